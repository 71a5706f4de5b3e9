"""Saving an item, handing the report in, what is frozen."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from campaigns import services
from campaigns.models import Submission, SubmissionItem, SubmissionRevision
from campaigns.queries.submissions import fingerprint
from core import clock
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, fill, make_world, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def lead_item(world: World) -> SubmissionItem:
    return world.report.items.get(task=world.figure)


def test_a_saved_item_says_what_was_typed_and_its_version_goes_up(world: World) -> None:
    with at(2021, 6, 1, 14, 32):
        saved = services.save_item(
            actor=world.staff,
            item=lead_item(world),
            values={"status": "in_progress", "value": Decimal("16"), "text": "Đã rà soát 16 cụm."},
            version=0,
        )

    row = lead_item(world)
    world.report.refresh_from_db()
    assert (row.status, row.value, row.text) == ("in_progress", Decimal(16), "Đã rà soát 16 cụm.")
    assert (saved.version, row.version, row.edited_by) == (1, 1, world.staff)
    assert world.report.touched_at == row.edited_at
    assert JournalEntry.objects.count() == 0


def test_the_second_save_of_the_same_item_does_not_overwrite(world: World) -> None:
    item = lead_item(world)
    services.save_item(actor=world.head, item=item, values={"text": "Của trưởng phòng."}, version=0)

    with pytest.raises(EditConflict) as conflict:
        services.save_item(actor=world.staff, item=item, values={"text": "Của chuyên viên."}, version=0)

    assert lead_item(world).text == "Của trưởng phòng."
    assert conflict.value.current.text == "Của trưởng phòng."
    assert str(conflict.value) == f"{world.head} vừa lưu mục này với nội dung khác. Hãy chọn giữ nội dung nào."


def test_the_same_text_sent_again_changes_nothing(world: World) -> None:
    item = lead_item(world)
    services.save_item(actor=world.head, item=item, values={"text": "Một nội dung."}, version=0)

    again = services.save_item(actor=world.head, item=item, values={"text": "Một nội dung."}, version=0)

    assert again.version == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"value": Decimal(-1)}, "Số liệu không được nhỏ hơn 0. Bạn ghi -1."),
        ({"done_until": date(2021, 6, 2)}, "Ngày không được sau hôm nay (1/6/2021). Bạn ghi 2/6/2021."),
        ({"done_until": date(1921, 6, 1)}, "Ngày phải từ 1/1/2020 trở đi. Bạn ghi 1/6/1921."),
    ],
)
def test_what_cannot_be_true_is_refused(world: World, values: dict[str, Any], sentence: str) -> None:
    with at(2021, 6, 1, 8), pytest.raises(RuleBroken) as refusal:
        services.save_item(actor=world.head, item=lead_item(world), values=values, version=0)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize("value", [Decimal("100.01"), Decimal(120), Decimal(-1)])
def test_a_share_over_one_hundred_is_refused(world: World, value: Decimal) -> None:
    item = world.report.items.get(task=world.percent)

    with pytest.raises(RuleBroken, match="Tỷ lệ phải từ 0 đến 100 %"):
        services.save_item(actor=world.head, item=item, values={"value": value}, version=0)


def test_a_cooperating_unit_adds_text_only(world: World) -> None:
    item = world.report.items.get(task=world.helped)

    services.save_item(
        actor=world.head, item=item, values={"text": "Đã góp ý.", "value": Decimal(5), "status": "done"}, version=0
    )

    item.refresh_from_db()
    assert (item.text, item.value, item.status) == ("Đã góp ý.", None, "")


def test_a_foreign_head_may_not_write(world: World) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người của đơn vị"):
        services.save_item(actor=world.foreign_head, item=lead_item(world), values={"text": "x"}, version=0)


def test_an_empty_report_names_its_missing_items(world: World) -> None:
    with pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=world.report)

    assert [gap.ordinal for gap in refusal.value.gaps] == list(range(1, world.report.items.count() + 1))
    assert "mục 1 (chưa chọn mức độ thực hiện)" in str(refusal.value)
    assert SubmissionRevision.objects.count() == 0


@pytest.mark.parametrize(
    ("task", "left_out", "sentence"),
    [
        ("figure", {"status": ""}, "chưa chọn mức độ thực hiện"),
        ("figure", {"text": " "}, "chưa ghi kết quả"),
        ("figure", {"value": None}, "chưa ghi số liệu"),
        ("percent", {"value": None}, "chưa ghi tỷ lệ"),
        ("product", {"product_number": ""}, "chưa ghi số và ngày của văn bản"),
        ("product", {"product_on": None}, "chưa ghi số và ngày của văn bản"),
    ],
)
def test_each_measure_says_what_it_lacks(world: World, task: str, left_out: dict[str, Any], sentence: str) -> None:
    fill(world.report)
    world.report.items.filter(task=getattr(world, task)).update(**left_out)

    with pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=world.report)

    assert [gap.sentence for gap in refusal.value.gaps] == [sentence]


def test_a_task_not_started_needs_words_but_no_figure(world: World) -> None:
    fill(world.report)
    world.report.items.filter(task=world.figure).update(status="not_started", value=None)

    assert services.submit_submission(actor=world.head, submission=world.report).number == 1


def test_a_general_entry_may_be_none_only_where_the_outline_lets_it(world: World) -> None:
    fill(world.report)
    world.report.items.filter(entry__in=["proposals", "strengths"]).update(text="", is_none=True)

    with pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=world.report)

    assert [gap.label for gap in refusal.value.gaps] == ["Ưu điểm"]


def test_submitting_freezes_a_revision_with_its_fingerprint(world: World) -> None:
    fill(world.report)

    with at(2021, 6, 17, 9):
        revision = services.submit_submission(actor=world.head, submission=world.report)

    world.report.refresh_from_db()
    frozen = {item["label"]: item for item in revision.content["items"]}
    figure = frozen[world.figure.text]
    assert (world.report.state, world.report.submitted_on) == ("submitted", date(2021, 6, 17))
    assert world.report.first_submitted_at == world.report.submitted_at == revision.submitted_at
    assert revision.sha256 == fingerprint(revision.content)
    assert (figure["value"], figure["task"]["target_value"], figure["task"]["figure_unit"]) == ("16", "23", "cụm")
    assert (figure["section"], figure["role"]) == ("professional", "lead")
    assert frozen["Kiến nghị"]["section"] == "proposals"
    assert SubmissionRevision.objects.get().content == revision.content


def test_submitting_is_journalled_and_the_office_is_told(world: World) -> None:
    revision = submit(world)

    line = JournalEntry.objects.about(world.report).get()
    assert (line.code, line.actor, line.after["revision"]) == ("campaigns.submission.submitted", world.head, 1)
    assert line.after["sha256"] == revision.sha256
    assert [(note.recipient, note.kind) for note in Notification.objects.all()] == [
        (world.office, "campaigns.submission_submitted")
    ]


def test_the_offices_own_report_goes_to_the_director(world: World) -> None:
    report = world.office_report
    fill(report)

    services.submit_submission(actor=world.office, submission=report)

    assert [note.recipient for note in Notification.objects.all()] == [world.director]


def test_a_double_click_makes_one_revision(world: World) -> None:
    fill(world.report)

    first = services.submit_submission(actor=world.head, submission=world.report, number=1)
    second = services.submit_submission(actor=world.head, submission=world.report, number=1)

    assert first == second
    assert (SubmissionRevision.objects.count(), JournalEntry.objects.count()) == (1, 1)


def test_staff_may_not_submit(world: World) -> None:
    fill(world.report)

    with pytest.raises(RuleBroken, match="Chỉ người đứng đầu đơn vị"):
        services.submit_submission(actor=world.staff, submission=world.report)


def test_a_dated_deputy_submits_within_his_days(world: World) -> None:
    fill(world.report)
    world.delegate_to_staff(date(2021, 6, 10), date(2021, 6, 20))

    with at(2021, 6, 21, 8), pytest.raises(RuleBroken, match="Chỉ người đứng đầu đơn vị"):
        services.submit_submission(actor=world.staff, submission=world.report)
    with at(2021, 6, 17, 8):
        assert services.submit_submission(actor=world.staff, submission=world.report).submitted_by == world.staff


def test_after_submitting_nothing_may_be_changed(world: World) -> None:
    submit(world)

    with pytest.raises(RuleBroken, match="Đơn vị chỉ sửa được khi người thẩm định trả lại"):
        services.save_item(actor=world.head, item=lead_item(world), values={"text": "Khác."}, version=1)


def test_a_late_report_is_accepted_until_the_phase_is_closed(world: World) -> None:
    fill(world.report)
    with at(2021, 6, 25, 8):
        services.close_phase(actor=world.office, phase=world.report.phase)

    with at(2021, 6, 25, 9), pytest.raises(RuleBroken) as refusal:
        services.submit_submission(actor=world.head, submission=Submission.objects.get(pk=world.report.pk))

    assert str(refusal.value) == ("Đợt 1 đã kết thúc nên không nhận báo cáo nữa. Liên hệ Văn phòng nếu cần bổ sung.")


def test_the_local_day_counts_not_that_of_the_server(world: World) -> None:
    fill(world.report)

    with clock.at(datetime.fromisoformat("2021-06-19T17:01:00+00:00")):
        services.submit_submission(actor=world.head, submission=world.report)

    world.report.refresh_from_db()
    assert world.report.submitted_on == date(2021, 6, 20)

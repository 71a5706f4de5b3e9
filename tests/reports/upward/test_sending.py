"""A department's final report becomes its report in the campaign of the body above, by one verb."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from campaigns.models import Campaign, Phase, Submission, SubmissionItem, Task
from campaigns.services import accept_submission, return_submission, save_item, submit_submission
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.models import EvidenceItem
from documents.services import draft_replacement, issue_paper, submit_for_signing, withdraw_paper
from notifications.models import Notification
from reports.models import Consolidation
from reports.queries.upward import upward_of
from reports.services import (
    create_consolidation,
    finalise_consolidation,
    prepare_upward,
    send_upward,
)
from tests.factories import make_task
from tests.reports.upward_world import Province, issue, make_report
from tests.reports.world import World
from tests.reports.writing import rewrite

# Saving item after item is what a person does; the verb does it for all of them.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]


def texts(submission: Submission) -> dict[str, str]:
    return {item.entry or "task": item.text for item in SubmissionItem.objects.filter(submission=submission)}


def test_the_director_sends_the_report_in_one_act(world: World, province: Province, report: Consolidation) -> None:
    outcome = send_upward(actor=world.department.director, consolidation=report)

    submission = Submission.objects.get(pk=province.submission.pk)
    task = submission.items.get(task=province.served)
    revision = submission.revisions.get()
    assert (outcome.is_sent, outcome.kept, outcome.missing) == (True, (), ())
    assert outcome.filled == tuple(range(1, 10))
    assert (submission.state, submission.source_paper) == ("submitted", report.paper)
    assert (task.status, task.product_number, task.product_on) == ("ahead", "45/TTr-SCT", date(2021, 5, 12))
    assert task.text.count("Xây dựng Đề án phát triển số") == 2
    assert revision.content["paper"] == {"id": report.paper_id, "words": "báo cáo số 05/BC-SCT ngày 28/6/2021"}
    evidence = EvidenceItem.objects.get(unit=world.department.unit)
    assert (evidence.document_number, evidence.document_on) == ("05/BC-SCT", date(2021, 6, 28))
    assert evidence.file is not None
    assert evidence.file.sha256 == type(report.paper).objects.get(pk=report.paper_id).pdf.sha256
    assert evidence.items.count() == 9


def test_each_entry_has_the_words_of_its_section(world: World, province: Province, report: Consolidation) -> None:
    send_upward(actor=world.department.director, consolidation=report)

    by_section = {row.code: row.paragraphs for row in report.sections.all()}
    told = texts(province.submission)
    assert told["strengths"] == "\n".join(each["text"] for each in by_section["strengths"][1:])
    assert told["exemplars"] == "\n".join(each["text"] for each in by_section["awards"][1:])
    assert [text for text in told.values() if "Nổi bật là:" in text or "cách làm hay:" in text] == []
    assert "task" in told


def test_both_sides_keep_a_line_and_the_office_above_is_told(
    world: World, province: Province, report: Consolidation
) -> None:
    send_upward(actor=world.department.director, consolidation=report)

    above = JournalEntry.objects.about(province.submission).get(code="reports.submission.filled")
    sent = JournalEntry.objects.about(report).get(code="reports.consolidation.sent_upward")
    told = Notification.objects.filter(kind="campaigns.submission_submitted", recipient=province.office)
    assert above.note == "báo cáo số 05/BC-SCT ngày 28/6/2021"
    assert (sent.note, sent.act) == ("UBND tỉnh Hà Tĩnh, đợt 1", above.act)
    assert told.count() == 1


def test_a_second_press_changes_nothing(world: World, province: Province, report: Consolidation) -> None:
    director = world.department.director
    send_upward(actor=director, consolidation=report)
    lines = JournalEntry.objects.count()

    outcome = send_upward(actor=director, consolidation=report)

    assert outcome.is_sent
    assert JournalEntry.objects.count() == lines
    assert province.submission.revisions.count() == 1


def test_only_the_head_sends_and_the_office_prepares(world: World, province: Province, report: Consolidation) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người đứng đầu Sở Công Thương tỉnh Hà Tĩnh"):
        send_upward(actor=world.department.office, consolidation=report)
    with pytest.raises(RuleBroken, match="không xem được bản tổng hợp"):
        send_upward(actor=province.office, consolidation=report)

    outcome = prepare_upward(actor=world.department.office, consolidation=report)
    again = prepare_upward(actor=world.department.office, consolidation=report)

    submission = Submission.objects.get(pk=province.submission.pk)
    notices = Notification.objects.filter(kind="reports.upward_prepared")
    assert (outcome.is_sent, outcome.missing, submission.state) == (False, (), "drafting")
    assert again.filled == outcome.filled
    assert list(notices.values_list("recipient", flat=True)) == [world.department.director.pk]
    assert JournalEntry.objects.about(submission).filter(code="reports.submission.filled").count() == 1
    assert send_upward(actor=world.department.director, consolidation=report).is_sent


def test_with_something_missing_it_is_filled_and_not_handed_in(world: World, province: Province) -> None:
    lone = make_task(province.campaign, world.department.unit, text="Thu hút đầu tư", measure="figure")
    other = make_task(province.campaign, world.department.unit, text="Xuất khẩu", measure="figure")
    for task, ordinal in ((lone, 20), (other, 21)):
        SubmissionItem.objects.create(submission=province.submission, ordinal=ordinal, task=task, role="lead")
    report = make_report(world)

    outcome = send_upward(actor=world.department.director, consolidation=report)

    assert not outcome.is_sent
    assert [(gap.ordinal, gap.sentence) for gap in outcome.missing] == [
        (20, "chưa chọn mức độ thực hiện"),
        (21, "chưa chọn mức độ thực hiện"),
    ]
    assert Submission.objects.get(pk=province.submission.pk).state == "drafting"
    assert not JournalEntry.objects.filter(code="reports.consolidation.sent_upward").exists()


def test_a_single_task_that_nothing_serves_takes_the_words_of_its_section(world: World, province: Province) -> None:
    Task.objects.filter(serves=province.served).update(serves=None)
    report = make_report(world)

    outcome = send_upward(actor=world.department.director, consolidation=report)

    section = report.sections.get(code="professional")
    assert texts(province.submission)["task"] == "\n".join(
        f"{each['text']}:" if each["kind"] == "heading" else each["text"] for each in section.paragraphs[1:]
    )
    assert [gap.sentence for gap in outcome.missing] == ["chưa chọn mức độ thực hiện"]


def test_what_was_typed_above_is_kept_unless_it_is_given_up(
    world: World, province: Province, report: Consolidation
) -> None:
    item = province.submission.items.get(entry="strengths")
    save_item(actor=world.department.office, item=item, values={"text": "Tự viết."}, version=0)

    kept = prepare_upward(actor=world.department.office, consolidation=report)
    mine = texts(province.submission)["strengths"]
    given_up = prepare_upward(actor=world.department.office, consolidation=report, replacing=[item.ordinal])

    assert (kept.kept, mine) == ((item.ordinal,), "Tự viết.")
    assert given_up.kept == ()
    assert texts(province.submission)["strengths"] != "Tự viết."
    notes = JournalEntry.objects.about(province.submission).filter(code="reports.submission.filled").order_by("pk")
    assert [entry.after["kept"] for entry in notes] == [[item.ordinal], []]
    assert notes[0].note.endswith(f"; giữ nguyên mục {item.ordinal}")


def test_a_new_report_is_taken_again_after_a_return(world: World, province: Province, report: Consolidation) -> None:
    director = world.department.director
    send_upward(actor=director, consolidation=report)
    item = province.submission.items.get(entry="strengths")
    return_submission(
        actor=province.office, submission=province.submission, remarks={item.pk: "Nêu rõ hơn."}, reason="Bổ sung."
    )
    with pytest.raises(RuleBroken, match="đã hoàn tất nên không sửa"):
        rewrite(world.department.office, report.sections.get(code="strengths"))
    same = send_upward(actor=director, consolidation=report)
    with clock.at(datetime(2021, 6, 29, 9)):
        newer = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 29)
        )
        rewrite(world.department.office, newer.sections.get(code="strengths"), "Rõ hơn.")
        finalise_consolidation(actor=world.department.office, consolidation=newer)
        issue(world, newer, 6)
        again = send_upward(actor=director, consolidation=newer)

    assert (same.is_sent, [gap.sentence for gap in same.missing]) == (False, ["chưa sửa theo đề nghị"])
    assert (again.is_sent, again.filled) == (True, (item.ordinal,))
    item.refresh_from_db()
    assert item.text == "Rõ hơn."
    assert [row.document_number for row in item.evidence.all()] == ["06/BC-SCT"]
    assert [row.content["paper"]["id"] for row in province.submission.revisions.order_by("number")] == [
        report.paper_id,
        newer.paper_id,
    ]


def test_the_paper_that_holds_instead_is_cited(world: World, province: Province, report: Consolidation) -> None:
    office = world.department.office
    new = draft_replacement(actor=office, paper=report.paper)
    submit_for_signing(actor=office, paper=new, confirmed=True)
    issue_paper(actor=office, paper=new, number=7, issued_on=clock.today(), confirmed=True)

    send_upward(actor=world.department.director, consolidation=report)

    assert Submission.objects.get(pk=province.submission.pk).source_paper == new


REFUSALS: list[tuple[str, Callable[[World, Province, Consolidation], Any], str]] = [
    (
        "no campaign above",
        lambda world, province, report: Campaign.objects.filter(pk=world.campaign.pk).update(superior=None),
        "chưa theo phong trào nào của cấp trên",
    ),
    (
        "a phase that is over",
        lambda world, province, report: Phase.objects.filter(pk=province.phase.pk).update(state="closed"),
        "Đợt 1 đã kết thúc nên báo cáo không sửa được nữa",
    ),
    (
        "handed in otherwise",
        lambda world, province, report: Submission.objects.filter(pk=province.submission.pk).update(
            state="submitted", first_submitted_at=clock.now()
        ),
        "Báo cáo đã nộp. Đơn vị chỉ sửa được khi người thẩm định trả lại",
    ),
    (
        "waived",
        lambda world, province, report: Submission.objects.filter(pk=province.submission.pk).update(state="waived"),
        "Đơn vị được miễn nộp báo cáo này",
    ),
    (
        "no such phase",
        lambda world, province, report: Phase.objects.filter(pk=province.phase.pk).update(ordinal=9),
        "không có đợt nào ứng với báo cáo này",
    ),
    (
        "withdrawn",
        lambda world, province, report: withdraw_paper(
            actor=world.department.office, paper=report.paper, withdrawn_on=clock.today(), reason="Sai số liệu."
        ),
        "đã bị thu hồi",
    ),
]


@pytest.mark.parametrize(("change", "sentence"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_it_refuses_in_a_sentence(
    world: World,
    province: Province,
    report: Consolidation,
    change: Callable[[World, Province, Consolidation], Any],
    sentence: str,
) -> None:
    change(world, province, report)

    with pytest.raises(RuleBroken, match=sentence):
        send_upward(actor=world.department.director, consolidation=report)


def test_a_report_that_is_not_issued_is_refused(world: World, province: Province) -> None:
    draft = create_consolidation(
        actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=clock.today()
    )
    with pytest.raises(RuleBroken, match="chưa hoàn tất"):
        send_upward(actor=world.department.director, consolidation=draft)
    finalise_consolidation(actor=world.department.office, consolidation=draft)
    with pytest.raises(RuleBroken, match="chưa ban hành nên chưa có số, ngày"):
        send_upward(actor=world.department.director, consolidation=draft)


def test_a_planned_phase_above_takes_nothing(world: World, province: Province, report: Consolidation) -> None:
    Submission.objects.filter(phase=province.phase).delete()
    with pytest.raises(RuleBroken, match="không có báo cáo phải nộp ở đợt 1"):
        send_upward(actor=world.department.director, consolidation=report)
    Phase.objects.filter(pk=province.phase.pk).update(state="planned")
    with pytest.raises(RuleBroken, match="Đợt 1 của phong trào cấp trên chưa mở"):
        send_upward(actor=world.department.director, consolidation=report)


@pytest.mark.parametrize(
    ("phase", "day", "expected"),
    [(1, date(2021, 6, 28), 1), (2, date(2021, 12, 20), 2), (None, date(2021, 7, 9), 1), (None, date(2021, 12, 31), 2)],
    ids=["the same number", "the year", "a day between", "the year's end"],
)
def test_the_phase_above_that_a_report_belongs_to(
    world: World, province: Province, phase: int | None, day: date, expected: int
) -> None:
    own = world.campaign.phases.get(ordinal=phase) if phase else None
    consolidation = Consolidation(campaign=world.campaign, phase=own, cut_off_on=day)
    world.campaign.refresh_from_db()

    found = upward_of(consolidation).phase

    assert found is not None
    assert found.ordinal == expected


def test_figures_of_one_unit_are_added_up(world: World, province: Province) -> None:
    above = make_task(
        province.campaign, world.department.unit, text="Phát triển cụm", measure="figure", figure_unit="Cụm"
    )
    item = SubmissionItem.objects.create(submission=province.submission, ordinal=20, task=above, role="lead")
    phase, units = world.phase, world.units
    for unit, figure in zip(units, ("3", "4.5"), strict=True):
        task = make_task(
            world.campaign, unit, text=f"Cụm của {unit}", measure="figure", figure_unit="cụm", serves=above
        )
        row = world.submissions[unit.pk]
        own = SubmissionItem.objects.create(submission=row, ordinal=30, task=task, role="lead", must_fix=True)
        Submission.objects.filter(pk=row.pk).update(state="returned")
        values = {"status": "in_progress", "value": Decimal(figure), "text": "Đã có."}
        save_item(actor=world.heads[unit.pk], item=own, values=values, version=0)
        row.refresh_from_db()
        submit_submission(actor=world.heads[unit.pk], submission=row)
        accept_submission(actor=world.department.office, submission=row)
    report = make_report(world)

    outcome = send_upward(actor=world.department.director, consolidation=report)

    item.refresh_from_db()
    assert (item.status, item.value, outcome.is_sent) == ("in_progress", Decimal("7.5"), True)
    assert phase.state == "open"

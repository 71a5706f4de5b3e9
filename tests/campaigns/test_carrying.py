"""A report begins with what the unit told in the phase before, and none of it counts until somebody stands by it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.models import Phase, Submission, SubmissionItem, SubmissionRevision
from campaigns.queries.carrying import earlier_reports
from campaigns.queries.submissions import gaps, items_of
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_phase, make_submission, make_task

pytestmark = pytest.mark.django_db
WAITS = "mang sang, chưa xác nhận"


@pytest.fixture
def world() -> World:
    return make_world()


def second_phase(world: World, **values: Any) -> Phase:
    dates = {"starts_on": date(2021, 7, 1), "ends_on": date(2021, 12, 31), "report_due_on": date(2021, 12, 10)}
    return make_phase(world.campaign, 2, **dates, wrap_up_on=date(2021, 12, 31), **values)


def next_report(world: World) -> Submission:
    """The draft of the unit after the second phase opened."""
    phase = second_phase(world, state="planned")
    with at(2021, 7, 1, 8):
        services.open_phase(actor=world.office, phase=phase)
    return Submission.objects.get(phase=phase, unit=world.report.unit)


def item_of(report: Submission, **about: Any) -> SubmissionItem:
    return report.items.select_related("task", "submission__phase").get(**about)


def test_a_new_draft_says_what_was_handed_in_before_and_waits_for_confirmation(world: World) -> None:
    revision = submit(world)

    report = next_report(world)

    figure, product = item_of(report, task=world.figure), item_of(report, task=world.product)
    assert (figure.status, figure.value, figure.text) == ("done", Decimal(16), "Kết quả của mục 1.")
    assert (product.product_number, product.product_on) == ("12/ĐA-SCT", date(2021, 5, 12))
    assert item_of(report, entry="proposals").text.startswith("Kết quả của mục")
    assert {(item.carried_from_id, item.version, item.gap) for item in report.items.all()} == {(revision.pk, 0, WAITS)}
    assert report.touched_at is None


def test_days_and_estimates_stay_with_their_phase(world: World) -> None:
    item = world.report.items.get(task=world.figure)
    item.done_until, item.estimate, item.estimate_value = date(2021, 6, 10), "Ước hết tháng 6", Decimal(20)
    item.save()
    submit(world)

    carried = item_of(next_report(world), task=world.figure)

    assert (carried.done_until, carried.estimate, carried.estimate_value) == (None, "", None)


def test_the_accepted_revision_goes_before_a_later_one_that_waits(world: World) -> None:
    accepted = submit(world)
    with at(2021, 6, 17, 10):
        services.accept_submission(actor=world.office, submission=world.report, seen_revision=1)
    SubmissionRevision.objects.create(
        submission=world.report,
        number=2,
        submitted_at=accepted.submitted_at,
        submitted_by=world.head,
        content=accepted.content,
        sha256=accepted.sha256,
        kind="official",
    )

    told = earlier_reports(second_phase(world), [world.report.unit_id])[world.report.unit_id]

    assert told.revision == accepted


def test_what_was_never_handed_in_is_not_carried(world: World) -> None:
    fill(world.report)

    report = next_report(world)

    assert not report.items.exclude(carried_from=None).exists()
    assert item_of(report, task=world.figure).text == ""


def test_a_task_measured_otherwise_brings_its_words_only(world: World) -> None:
    submit(world)
    world.figure.figure_unit = "dự án"
    world.figure.save()

    carried = item_of(next_report(world), task=world.figure)

    assert (carried.text, carried.status, carried.value) == ("Kết quả của mục 1.", "", None)


def test_confirming_makes_it_the_units_own_and_twice_changes_nothing(world: World) -> None:
    submit(world)
    report = next_report(world)
    item = item_of(report, task=world.figure)

    with at(2021, 7, 2, 9):
        first = services.confirm_item(actor=world.staff, item=item)
        second = services.confirm_item(actor=world.head, item=item)

    assert (first.gap, first.is_carried, first.version, first.edited_by) == ("", False, 1, world.staff)
    assert (second.version, second.edited_by) == (1, world.staff)
    assert Submission.objects.get(pk=report.pk).touched_at is not None


def saves(world: World, item: SubmissionItem, **values: object) -> SubmissionItem:
    known = SubmissionItem.objects.get(pk=item.pk)
    with at(2021, 7, 2, 9):
        return services.save_item(actor=world.head, item=known, values=values, version=known.version)


def test_another_figure_confirms_and_other_words_beside_it_do_not(world: World) -> None:
    submit(world)
    item = item_of(next_report(world), task=world.figure)

    same = saves(world, item, text=item.text)
    letter = saves(world, item, text="A")
    changed = saves(world, item, value=Decimal(17))
    typed_back = saves(world, item, value=Decimal(16))

    assert (same.is_carried, letter.is_carried, changed.is_carried, typed_back.is_carried) == (True, True, False, True)
    assert (letter.gap, changed.gap) == (WAITS, "")


def test_an_item_of_words_alone_is_confirmed_by_other_words_and_not_by_a_slip(world: World) -> None:
    submit(world)
    item = SubmissionItem.objects.filter(submission=next_report(world), entry__gt="").earliest("ordinal")

    changed, typed_back = saves(world, item, text=f"{item.text} Nay khác."), saves(world, item, text=item.text)

    assert (item.is_carried, changed.is_carried, typed_back.is_carried) == (True, False, True)


def test_what_was_confirmed_stays_so_while_its_words_grow(world: World) -> None:
    submit(world)
    item = item_of(next_report(world), task=world.figure)
    with at(2021, 7, 2, 9):
        services.confirm_item(actor=world.staff, item=item)

    assert not saves(world, item, text=f"{item.text} Nay thêm.").is_carried


def test_nothing_carried_is_handed_in_unconfirmed(world: World) -> None:
    submit(world)
    report = next_report(world)

    with at(2021, 7, 2, 9), pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=report)

    assert {gap.sentence for gap in refusal.value.gaps} == {WAITS}
    assert len(gaps(report, items_of(report), None)) == report.items.count()


@pytest.mark.parametrize("who", ["foreign_head", "office", "admin"])
def test_only_the_units_people_confirm_and_carry(world: World, who: str) -> None:
    submit(world)
    report = next_report(world)
    actor = getattr(world, who)

    with pytest.raises(RuleBroken):
        services.confirm_item(actor=actor, item=item_of(report, task=world.figure))
    with pytest.raises(RuleBroken):
        services.carry_over(actor=actor, submission=report)


def test_carrying_later_fills_only_what_nobody_wrote(world: World) -> None:
    phase = second_phase(world)
    report = make_submission(phase, world.report.unit)
    written = item_of(report, task=world.words)
    services.save_item(actor=world.head, item=written, values={"text": "Đã viết."}, version=0)
    submit(world)

    with at(2021, 7, 2, 9):
        counts = [services.carry_over(actor=world.head, submission=report) for _ in range(2)]

    assert counts == [12, 0]
    assert item_of(report, task=world.words).text == "Đã viết."
    assert item_of(report, task=world.figure).gap == WAITS
    line = JournalEntry.objects.get(code="campaigns.submission.carried_over")
    assert line.note == "12 mục, từ Đợt 1"


def test_who_began_from_the_empty_item_is_asked_which_to_keep(world: World) -> None:
    report = make_submission(second_phase(world), world.report.unit)
    submit(world)
    with at(2021, 7, 2, 9):
        services.carry_over(actor=world.staff, submission=report)

        with pytest.raises(EditConflict):
            services.save_item(
                actor=world.head, item=item_of(report, task=world.words), values={"text": "Của tôi."}, version=0
            )


def test_words_that_nobody_saved_yet_are_shown_as_carried_beside_the_own_ones(world: World, client: Client) -> None:
    report = make_submission(second_phase(world), world.report.unit)
    submit(world)
    client.force_login(world.staff)
    with at(2021, 7, 2, 9):
        services.carry_over(actor=world.staff, submission=report)
        [ordinal] = [item.ordinal for item in items_of(report) if item.task == world.words]
        clash = client.post(
            reverse("campaigns:submission_item", args=[report.pk, ordinal]),
            {"text": "Của tôi.", "version": "0"},
            headers={"Accept": "application/json"},
        ).json()["clash"]

    assert ("Mang sang từ đợt trước" in clash, " lưu lúc " in clash, "Của tôi." in clash) == (True, False, True)


def test_a_report_that_was_handed_in_takes_nothing_over(world: World) -> None:
    submit(world)

    with pytest.raises(RuleBroken, match="đã nộp"):
        services.carry_over(actor=world.head, submission=world.report)


def test_a_task_that_is_taken_away_takes_its_carried_item_along(world: World) -> None:
    submit(world)
    report = next_report(world)

    services.stop_task(actor=world.office, task=world.words)

    assert not report.items.filter(task=world.words).exists()


def test_a_task_that_comes_later_begins_with_what_was_told(world: World) -> None:
    submit(world)
    report = next_report(world)
    services.stop_task(actor=world.office, task=world.words)

    services.resume_task(actor=world.office, task=world.words)

    assert item_of(report, task=world.words).gap == WAITS


@pytest.mark.parametrize("count", [1, 3, 30])
def test_reading_the_earlier_reports_costs_two_statements(
    world: World, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        make_task(world.campaign, world.report.unit)
    submit(world)
    phase = second_phase(world)
    with django_assert_num_queries(2):
        told = earlier_reports(phase, [world.report.unit_id, world.foreign_report.unit_id])
    with django_assert_num_queries(0):
        assert earlier_reports(world.phase, [world.report.unit_id]) == {}

    assert list(told) == [world.report.unit_id]


def address(name: str, report: Submission, *more: int) -> str:
    return reverse(f"campaigns:{name}", args=[report.pk, *more])


def test_the_page_marks_it_shows_the_earlier_figure_and_goes_on_after_confirming(client: Client, world: World) -> None:
    submit(world)
    report = next_report(world)
    client.force_login(world.head)
    with at(2021, 7, 2, 9):
        page = client.get(address("submission_item", report, 1)).content.decode()
        answer = client.post(address("item_confirm", report, 1))
        after = client.get(address("submission_item", report, 1)).content.decode()
        preview = client.get(address("submission_preview", report)).content.decode()

    hidden = 'data-carried aria-labelledby="mang-sang" hidden'
    assert ("Vẫn đúng, xác nhận" in page, hidden in page, hidden in after) == (True, False, True)
    assert "Đợt 1: <b>16 cụm</b>" in page
    assert page.count("Mang sang, chưa xác nhận") == 15
    assert answer.headers["Location"] == address("submission_item", report, 2)
    assert "Đợt 1: <b>16 cụm</b>" in after
    assert preview.count("Mang sang, chưa xác nhận") == 12


def test_the_page_offers_to_carry_over_what_came_later(client: Client, world: World) -> None:
    report = make_submission(second_phase(world), world.report.unit)
    submit(world)
    client.force_login(world.head)
    with at(2021, 7, 2, 9):
        before = client.get(address("submission_item", report, 1)).content.decode()
        told = client.post(address("submission_carry", report), follow=True).content.decode()
        again = client.post(address("submission_carry", report), follow=True).content.decode()

    assert "Mang sang từ đợt 1 (13 mục)" in before
    assert "Đã mang sang 13 mục của đợt trước." in told
    assert "Mang sang từ đợt" not in told
    assert "Không còn mục trống nào mà đợt trước đã có nội dung." in again


def test_what_went_back_since_the_phase_before_is_told_and_not_refused(client: Client, world: World) -> None:
    submit(world)
    report = next_report(world)
    item = item_of(report, task=world.figure)
    typed = {"version": item.version, "status": "in_progress", "value": "3", "text": "Mới được 3 cụm."}
    told = [
        "Đợt 1 đã ghi hoàn thành, nay ghi “Đang thực hiện”.",
        "Số liệu (3) nhỏ hơn đợt 1 (16). Số liệu tính từ đầu năm.",
    ]
    client.force_login(world.head)

    with at(2021, 7, 2, 8):
        saved = client.post(
            address("submission_item", report, item.ordinal), typed, headers={"Accept": "application/json"}
        ).json()
        form = client.get(address("submission_item", report, item.ordinal))
        preview = client.get(address("submission_preview", report))

    assert (saved["kept"], [sentence in saved["doubts"] for sentence in told]) == (True, [True, True])
    assert form.context["doubts"] == told
    assert [sentences for row, sentences in preview.context["doubtful"] if row.pk == item.pk] == [told]


def test_a_share_may_fall(world: World) -> None:
    world.figure.measure = "percent"
    world.figure.save()
    submit(world)
    report = next_report(world)
    item = item_of(report, task=world.figure)
    item.value = Decimal(3)

    earlier = earlier_reports(report.phase, [report.unit_id])[report.unit_id]

    assert list(earlier.doubts(item)) == []

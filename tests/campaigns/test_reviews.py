"""Judging a report: accept, return, waive, require again; who may."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from campaigns import services
from campaigns.deadlines import is_handed_in
from campaigns.models import Review, ReviewRemark, Submission
from campaigns.queries.reviews import (
    ReviewChoice,
    neighbours_to_review,
    next_to_review,
    review_lines,
    review_page,
)
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_phase, make_submission, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def give_back(world: World, *ordinals: int, reason: str = "", actor: Any = None) -> Review:
    remarks = dict.fromkeys(world.report.items.filter(ordinal__in=ordinals).values_list("pk", flat=True), "Ghi rõ số.")
    with at(2021, 6, 18, 9):
        return services.return_submission(
            actor=actor or world.office, submission=world.report, remarks=remarks, reason=reason
        )


def test_the_office_accepts_the_latest_revision(world: World) -> None:
    revision = submit(world)

    with at(2021, 6, 18, 8):
        review = services.accept_submission(actor=world.office, submission=world.report, seen_revision=1)

    line = JournalEntry.objects.about(world.report).order_by("-id")[0]
    assert (world.report.state, review.revision, review.outcome) == ("accepted", revision, "accepted")
    assert (line.code, line.actor) == ("campaigns.submission.accepted", world.office)
    told = Notification.objects.order_by("id").values_list("recipient", "kind")
    assert list(told)[1:] == [(world.head.pk, "campaigns.submission_accepted")]


def test_a_returned_report_opens_only_the_named_items(world: World) -> None:
    submit(world)

    give_back(world, 2, 5, reason="Số liệu chưa khớp.")

    items = list(world.report.items.order_by("ordinal"))
    for item in items:
        item.submission = world.report
    assert world.report.state == "returned"
    assert [item.ordinal for item in items if item.must_fix] == [2, 5]
    assert [item.ordinal for item in items if not item.edit_refusal] == [2, 5]
    assert {remark.text for remark in ReviewRemark.objects.all()} == {"Ghi rõ số."}


def test_head_and_staff_are_told_the_sentence(world: World) -> None:
    submit(world)

    give_back(world, 2, 5, reason="Số liệu chưa khớp.")

    told = Notification.objects.filter(kind="campaigns.submission_returned").order_by("recipient_id")
    assert [note.recipient_id for note in told] == [world.head.pk, world.staff.pk]
    assert told[0].subject == "Báo cáo kết quả thi đua đợt 1 được trả lại để sửa mục 2, 5"
    assert told[0].body == "“Số liệu chưa khớp.” Đơn vị chỉ cần sửa mục 2, 5 rồi nộp lại trước ngày 24/6/2021."


@pytest.mark.parametrize(
    ("remarks", "sentence"),
    [
        ({}, "Chọn ít nhất một mục của báo cáo để đơn vị biết phải sửa mục nào."),
        ({2: " "}, "Ghi rõ đề nghị sửa ở mục 2."),
    ],
)
def test_a_return_names_items_and_says_why(world: World, remarks: dict[int, str], sentence: str) -> None:
    submit(world)
    by_id = {world.report.items.get(ordinal=ordinal).pk: text for ordinal, text in remarks.items()}

    with pytest.raises(RuleBroken) as refusal:
        services.return_submission(actor=world.office, submission=world.report, remarks=by_id)

    assert str(refusal.value) == sentence
    assert Review.objects.count() == 0


def test_an_item_of_another_report_is_refused(world: World) -> None:
    submit(world)
    foreign = world.foreign_report.items.earliest("ordinal")

    with pytest.raises(RuleBroken, match="Chọn ít nhất một mục của báo cáo"):
        services.return_submission(actor=world.office, submission=world.report, remarks={foreign.pk: "Sửa."})


def test_resubmitting_needs_a_change_at_each_named_item(world: World) -> None:
    submit(world)
    give_back(world, 2, 5)

    with pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=world.report, number=2)

    assert [(gap.ordinal, gap.sentence) for gap in refusal.value.gaps] == [
        (2, "chưa sửa theo đề nghị"),
        (5, "chưa sửa theo đề nghị"),
    ]


def test_more_space_between_the_words_is_no_change(world: World) -> None:
    submit(world)
    give_back(world, 2)
    item = world.report.items.get(ordinal=2)
    spaced = f" {item.text.replace(' ', '  ')}\n"
    services.save_item(actor=world.head, item=item, values={"text": spaced}, version=0)

    with pytest.raises(services.ReportIncomplete) as refusal:
        services.submit_submission(actor=world.head, submission=world.report, number=2)

    assert [gap.sentence for gap in refusal.value.gaps] == ["chưa sửa theo đề nghị"]


def test_the_first_handing_in_decides_lateness_and_versions_are_kept(world: World) -> None:
    submit(world, date(2021, 6, 19))
    give_back(world, 2)
    item = world.report.items.get(ordinal=2)
    with at(2021, 6, 24, 9):
        services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=0)
        services.submit_submission(actor=world.head, submission=world.report, number=2)

    assert [revision.number for revision in world.report.revisions.all()] == [1, 2]
    assert world.report.revisions.get(number=1).content["items"][1]["text"] == "Kết quả của mục 2."
    assert (world.report.submitted_on, world.report.timeliness) == (date(2021, 6, 19), "on_time")
    assert not world.report.items.filter(must_fix=True).exists()


def test_an_accepted_report_may_still_be_returned(world: World) -> None:
    submit(world)
    services.accept_submission(actor=world.office, submission=world.report)

    give_back(world, 1)

    assert [review.outcome for review in Review.objects.order_by("id")] == ["accepted", "returned"]


def test_a_stale_page_does_not_judge_what_was_not_seen(world: World) -> None:
    submit(world)
    give_back(world, 2)
    services.save_item(actor=world.head, item=world.report.items.get(ordinal=2), values={"text": "Đã sửa."}, version=0)
    services.submit_submission(actor=world.head, submission=world.report, number=2)

    with pytest.raises(RuleBroken) as refusal:
        services.accept_submission(actor=world.office, submission=world.report, seen_revision=1)

    assert str(refusal.value) == ("Đơn vị đã nộp lần 2 trong lúc bạn đang xem lần 1. Xem lần mới nhất rồi quyết định.")


def test_a_second_press_judges_once(world: World) -> None:
    submit(world)

    first = services.accept_submission(actor=world.office, submission=world.report, seen_revision=1)
    second = services.accept_submission(actor=world.office, submission=world.report, seen_revision=1)

    assert first == second
    assert Review.objects.count() == 1


def test_other_remarks_are_no_second_press(world: World) -> None:
    """From two windows: what the second asks would be lost if it were taken for the first."""
    submit(world)
    first = give_back(world, 2)

    again = give_back(world, 2)
    with pytest.raises(RuleBroken, match="đang ở trạng thái “trả lại”"):
        give_back(world, 2, 5)

    assert again == first
    assert ReviewRemark.objects.count() == 1


@pytest.mark.parametrize("who", ["head", "staff", "foreign_head", "director", "admin"])
def test_nobody_but_the_office_judges_a_unit(world: World, who: str) -> None:
    submit(world)

    with pytest.raises(RuleBroken):
        services.accept_submission(actor=getattr(world, who), submission=world.report)


def test_the_director_and_not_the_office_judges_the_offices_own_report(world: World) -> None:
    fill(world.office_report)
    services.submit_submission(actor=world.office, submission=world.office_report)

    with pytest.raises(RuleBroken):
        services.accept_submission(actor=world.office, submission=world.office_report)
    review = services.accept_submission(actor=world.director, submission=world.office_report)

    assert review.reviewer == world.director


def test_a_waiver_has_a_reason_and_can_be_taken_back(world: World) -> None:
    with pytest.raises(RuleBroken, match="Ghi lý do miễn nộp"):
        services.waive_submission(actor=world.office, submission=world.report, reason=" ")
    services.waive_submission(actor=world.office, submission=world.report, reason="Đơn vị mới thành lập.")
    waived = (world.report.state, world.report.waiver_reason)
    services.require_submission(actor=world.office, submission=world.report)

    assert waived == ("waived", "Đơn vị mới thành lập.")
    assert (world.report.state, world.report.waiver_reason) == ("drafting", "")
    assert [line.code for line in JournalEntry.objects.order_by("id")] == [
        "campaigns.submission.waived",
        "campaigns.submission.required",
    ]
    assert [note.kind for note in Notification.objects.order_by("id")] == [
        "campaigns.submission_waived",
        "campaigns.submission_required",
    ]


def test_a_refused_verb_leaves_nothing(world: World) -> None:
    submit(world)
    services.accept_submission(actor=world.office, submission=world.report)
    services.close_phase(actor=world.office, phase=world.phase)
    before = (JournalEntry.objects.count(), Notification.objects.count())

    with pytest.raises(RuleBroken, match="Đợt 1 đã kết thúc"):
        give_back(world, 1)

    assert (JournalEntry.objects.count(), Notification.objects.count()) == before
    assert not world.report.items.filter(must_fix=True).exists()
    assert list(Review.objects.values_list("outcome", flat=True)) == ["accepted"]


def test_the_desk_marks_what_changed_and_what_was_asked(client: Client, world: World) -> None:
    submit(world)
    give_back(world, 2)
    services.save_item(
        actor=world.head, item=world.report.items.get(ordinal=2), values={"text": "Kết quả đã sửa."}, version=0
    )
    services.submit_submission(actor=world.head, submission=world.report, number=2)
    client.force_login(world.office)

    page = client.get(reverse("campaigns:review_desk", args=[world.report.pk])).content.decode()

    assert "<del>của mục 2.</del><ins>đã sửa.</ins>" in page
    assert "“Ghi rõ số.”" in page


def test_the_desk_tells_by_whose_authority_a_report_was_handed_in(client: Client, world: World) -> None:
    world.delegate_to_staff(date(2021, 6, 10), date(2021, 6, 20))
    with at(2021, 6, 15):
        fill(world.report)
        services.submit_submission(actor=world.staff, submission=world.report)
    client.force_login(world.office)

    page = client.get(reverse("campaigns:review_desk", args=[world.report.pk])).content.decode()

    assert f"{world.staff}, theo ủy quyền của {world.head}" in page


def test_the_desk_returns_ticked_reasons_and_words(client: Client, world: World) -> None:
    submit(world)
    first, second = world.report.items.filter(ordinal__lte=2)
    client.force_login(world.office)

    client.post(
        reverse("campaigns:review_return", args=[world.report.pk]),
        {
            "seen_revision": 1,
            f"quick_{first.pk}": ["Thiếu minh chứng.", "Chưa ghi số, ngày của văn bản."],
            f"text_{second.pk}": "Thống nhất số cụm.",
        },
    )

    assert list(ReviewRemark.objects.order_by("item__ordinal").values_list("text", flat=True)) == [
        "Thiếu minh chứng. Chưa ghi số, ngày của văn bản.",
        "Thống nhất số cụm.",
    ]


def test_a_return_over_the_acceptance_of_a_colleague_is_asked_again(client: Client, world: World) -> None:
    submit(world)
    client.force_login(world.office)
    first = world.report.items.get(ordinal=1)
    address = reverse("campaigns:review_return", args=[world.report.pk])
    typed = {"seen_revision": 1, "seen_review": 0, f"text_{first.pk}": "Ghi rõ số cụm."}
    services.accept_submission(
        actor=make_user("chuyenvien2", world.campaign.owner, Role.OFFICE), submission=world.report
    )

    told = client.post(address, typed)

    text = told.content.decode()
    world.report.refresh_from_db()
    assert "đã chấp nhận báo cáo này lúc" in text
    assert "Ghi rõ số cụm." in text
    assert world.report.state == "accepted"
    seen = told.context["form"]["seen_review"].value()
    client.post(address, {**typed, "seen_review": seen})
    world.report.refresh_from_db()
    assert world.report.state == "returned"


def test_a_refused_return_keeps_what_was_typed(client: Client, world: World) -> None:
    submit(world)
    client.force_login(world.office)

    page = client.post(
        reverse("campaigns:review_return", args=[world.report.pk]), {"seen_revision": 1, "reason": "Xem lại."}
    ).content.decode()

    assert "Ghi đề nghị sửa ở ít nhất một mục để đơn vị biết phải sửa gì." in page
    assert "Xem lại." in page


def test_remarks_that_were_begun_are_not_lost_by_accepting(client: Client, world: World) -> None:
    submit(world)
    first = world.report.items.get(ordinal=1)
    client.force_login(world.office)
    url = reverse("campaigns:review_accept", args=[world.report.pk])

    page = client.post(url, {"seen_revision": 1, f"text_{first.pk}": "Thống nhất số cụm."}).content.decode()
    world.report.refresh_from_db()
    kept = world.report.state
    client.post(url, {"seen_revision": 1, f"text_{first.pk}": " ", "reason": ""})

    world.report.refresh_from_db()
    assert "Bấm “Trả lại” để gửi đề nghị, hoặc xóa đề nghị rồi chấp nhận." in page
    assert "Thống nhất số cụm." in page
    assert (kept, world.report.state) == ("submitted", "accepted")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_desk_list_costs_the_same_for_any_number(world: World, count: int, django_assert_num_queries: Any) -> None:
    Submission.objects.exclude(pk=world.report.pk).delete()
    for ordinal in range(2, count + 1):
        make_submission(make_phase(world.campaign, ordinal), world.report.unit)
    _ = world.office.grants

    with django_assert_num_queries(2):
        desk = review_page(world.office, date(2021, 6, 1), ReviewChoice(tab="don-vi"))
    with django_assert_num_queries(1):
        lines = review_lines(world.office, date(2021, 6, 1))

    assert (len(desk.lines), len(lines)) == (count, count)


def test_the_list_of_reviews_has_three_parts(world: World) -> None:
    submit(world)
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")

    pages = {tab: review_page(world.office, date(2021, 6, 18), ReviewChoice(tab=tab)) for tab in ("", "don-vi", "xong")}

    # The office's own report is the director's to judge.
    assert {tab: [line.submission for line in page.lines] for tab, page in pages.items()} == {
        "": [world.report],
        "don-vi": [],
        "xong": [world.foreign_report],
    }
    assert [(tab.label, tab.value, tab.current) for tab in pages["xong"].tabs] == [
        ("Đang chờ thẩm định", 1, False),
        ("Đang ở đơn vị", 0, False),
        ("Đã xong", 1, True),
    ]
    assert (pages[""].first, pages["xong"].first) == (world.report, None)
    assert [line.submission for line in review_lines(world.office, date(2021, 6, 18))] == [
        world.report,
        world.foreign_report,
    ]


def test_the_desk_knows_its_neighbours_without_reading_the_list(world: World, django_assert_num_queries: Any) -> None:
    submit(world)
    waiting = [world.report]
    for ordinal in (2, 3):
        report = make_submission(make_phase(world.campaign, ordinal), world.report.unit)
        moment = timezone.make_aware(datetime(2021, 6, 17 + ordinal))
        Submission.objects.filter(pk=report.pk).update(
            state="submitted", submitted_at=moment, first_submitted_at=moment, submitted_on=moment.date()
        )
        waiting.append(Submission.objects.get(pk=report.pk))
    world.report.refresh_from_db()
    _ = world.office.grants

    with django_assert_num_queries(1):
        neighbours = neighbours_to_review(world.office, waiting[1])

    assert neighbours == (waiting[0], waiting[2])
    assert neighbours_to_review(world.office, waiting[0]) == (None, waiting[1])
    assert neighbours_to_review(world.office, waiting[2]) == (waiting[1], None)
    assert neighbours_to_review(world.office, world.foreign_report) == (None, waiting[0])
    assert next_to_review(world.office, waiting[0]) == waiting[1]


def test_a_phase_is_not_closed_while_a_report_waits_for_its_judgement(world: World) -> None:
    submit(world)

    with pytest.raises(RuleBroken, match="Còn 1 báo cáo đã nộp chưa thẩm định"):
        services.close_phase(actor=world.office, phase=world.phase)
    services.accept_submission(actor=world.office, submission=world.report)
    services.close_phase(actor=world.office, phase=world.phase)

    world.phase.refresh_from_db()
    assert world.phase.state == "closed"


def test_a_returned_report_that_is_asked_for_again_stays_handed_in(world: World) -> None:
    submit(world)
    item = world.report.items.get(ordinal=1)
    services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Ghi rõ hơn."})
    first = world.report.submitted_on
    services.waive_submission(actor=world.office, submission=world.report, reason="Chuyển nhiệm vụ.")

    services.require_submission(actor=world.office, submission=world.report)

    assert (world.report.state, world.report.submitted_on, first is None) == ("returned", first, False)
    assert is_handed_in(world.report)
    assert list(world.report.items.filter(must_fix=True)) == [item]
    assert Notification.objects.filter(kind="campaigns.submission_required").values_list("body", flat=True).get() == (
        "Quyết định miễn nộp đã được bỏ. Báo cáo trở lại tình trạng bị trả lại: sửa các mục được nêu rồi nộp lại."
    )

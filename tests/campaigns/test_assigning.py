"""Reports given to a reviewer with a day: what is kept, who is told, what is due, how much each person has."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from campaigns import services
from campaigns.models import Submission
from campaigns.obligations import open_reviews
from campaigns.queries.reviews import ReviewChoice, review_page, workload
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, make_world, submit
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DUE = date(2021, 6, 22)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def specialist(world: World) -> User:
    return make_user("chuyenvien-vp", world.campaign.owner, Role.OFFICE)


def assign(world: World, reviewer: User | None, due_on: date | None = DUE, actor: User | None = None) -> int:
    with at(2021, 6, 18, 8):
        return services.assign_reviews(
            actor=actor or world.office,
            submissions=[world.report, world.foreign_report],
            reviewer=reviewer,
            due_on=due_on,
        )


def given(world: World) -> list[tuple[Any, Any]]:
    rows = Submission.objects.filter(pk__in=[world.report.pk, world.foreign_report.pk]).order_by("unit__position")
    return [(row.reviewer, row.review_due_on) for row in rows.select_related("reviewer")]


def test_reports_are_given_to_a_reviewer(world: World, specialist: User) -> None:
    submit(world)

    changed = assign(world, specialist)
    again = assign(world, specialist)

    assert (changed, again, given(world)) == (2, 0, [(specialist, DUE)] * 2)
    lines = JournalEntry.objects.filter(code="campaigns.submission.assigned")
    assert [line.note for line in lines] == [f"{specialist}, đến hết ngày 22/6/2021"] * 2
    assert len({line.act for line in lines}) == 1
    [notice] = Notification.objects.filter(kind="campaigns.review_assigned")
    assert (notice.recipient, notice.subject) == (
        specialist,
        "Bạn được giao thẩm định 2 báo cáo đến hết ngày 22/6/2021",
    )


def test_reports_are_nobodys_again(world: World, specialist: User) -> None:
    assign(world, specialist)

    assert (assign(world, None), given(world)) == (2, [(None, None)] * 2)
    assert JournalEntry.objects.filter(code="campaigns.submission.unassigned").count() == 2


def test_who_takes_a_report_himself_is_not_told_of_it(world: World) -> None:
    assert assign(world, world.office) == 2
    assert not Notification.objects.filter(kind="campaigns.review_assigned").exists()


@pytest.mark.parametrize(
    ("who", "whom", "due_on", "sentence"),
    [
        ("office", "head", DUE, "không có quyền thẩm định báo cáo này"),
        ("office", "director", DUE, "không có quyền thẩm định báo cáo này"),
        ("head", "office", DUE, "không có quyền giao thẩm định báo cáo này"),
        ("office", "office", date(2021, 6, 17), "không được trước hôm nay"),
    ],
)
def test_what_may_not_be_given_is_refused(world: World, who: str, whom: str, due_on: date, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        assign(world, getattr(world, whom), due_on, getattr(world, who))

    assert given(world) == [(None, None)] * 2


def test_a_settled_report_is_refused_and_none_is_given(world: World, specialist: User) -> None:
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")

    with pytest.raises(RuleBroken, match=r"Chưa giao báo cáo nào\. Phòng Quản lý Thương mại: Báo cáo đã xong"):
        assign(world, specialist)

    assert given(world) == [(None, None)] * 2


def test_no_report_is_refused(world: World, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="Chọn ít nhất một báo cáo"):
        services.assign_reviews(actor=world.office, submissions=[], reviewer=specialist)


def test_what_waits_is_due_by_the_day_told(world: World, specialist: User, django_assert_num_queries: Any) -> None:
    assign(world, specialist)
    before = list(open_reviews(clock.now(), of=specialist))
    submit(world)
    world.report.refresh_from_db()

    with django_assert_num_queries(1):
        due = list(open_reviews(clock.now()))

    assert before == []
    assert [(each.owners, each.due_on, each.label, each.url) for each in due] == [
        (
            (specialist.pk,),
            DUE,
            "Thẩm định báo cáo đợt 1 của Phòng Quản lý Công nghiệp",
            reverse("campaigns:review_desk", args=[world.report.pk]),
        )
    ]
    assert list(open_reviews(clock.now(), of=world.office)) == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_workload_of_each_person(
    world: World, specialist: User, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        make_user(f"them-{number}", world.campaign.owner, Role.OFFICE)
    submit(world)
    assign(world, specialist)
    with at(2021, 6, 18, 9):
        services.accept_submission(actor=world.office, submission=world.report)
        services.return_submission(
            actor=world.office,
            submission=world.report,
            remarks={world.report.items.get(ordinal=1).pk: "Sửa."},
        )
        Submission.objects.filter(pk=world.foreign_report.pk).update(
            state="submitted",
            submitted_at=timezone.make_aware(datetime(2021, 6, 18)),
            first_submitted_at=timezone.make_aware(datetime(2021, 6, 18)),
        )

    _ = world.office.grants

    with django_assert_num_queries(1):
        people = list(workload(world.office, date(2021, 6, 23)))

    told = {person.username: (person.held, person.overdue, person.coming, person.done) for person in people}
    assert told[specialist.username] == (1, 1, 1, 0)
    assert told[world.office.username] == (0, 0, 0, 2)
    assert len(told) == count + 2


@pytest.mark.parametrize(("is_given", "rows"), [(False, [(1, 0)]), (True, [])])
def test_what_was_given_to_nobody_opens_its_rows(
    client: Client, world: World, specialist: User, is_given: bool, rows: list[tuple[int, int]]
) -> None:
    submit(world)
    Submission.objects.exclude(pk=world.report.pk).delete()
    if is_given:
        services.assign_reviews(actor=world.office, submissions=[world.report], reviewer=specialist)
    client.force_login(world.office)
    page = client.get(reverse("campaigns:review_assign"))

    told = page.context["nobody"]
    assert [tuple(told.values())] * ("Chưa giao ai" in page.content.decode()) == rows
    if rows:
        lines = client.get(reverse("campaigns:review_list"), {"nguoi": 0}).context["desk"].lines
        assert [line.submission for line in lines] == [world.report]


def test_one_sees_what_was_given_to_oneself(world: World, specialist: User) -> None:
    submit(world)
    services.assign_reviews(actor=world.office, submissions=[world.report], reviewer=specialist)

    def seen(reviewer: int) -> list[Submission]:
        return [line.submission for line in review_page(world.office, DUE, ReviewChoice(reviewer=reviewer)).lines]

    assert (seen(specialist.pk), seen(world.office.pk), seen(0)) == ([world.report], [], [])


def test_the_page_gives_and_keeps_what_was_typed(client: Client, world: World, specialist: User) -> None:
    submit(world)
    client.force_login(world.office)
    address = reverse("campaigns:review_assign")
    typed = {"submissions": [world.report.pk], "reviewer": specialist.pk, "due_on": "1/6/2021"}

    with at(2021, 6, 18, 8):
        refused = client.post(address, typed).content.decode()
        answer = client.post(address, typed | {"due_on": "22/6/2021"}, follow=True).content.decode()

    assert "Hạn thẩm định không được trước hôm nay (18/6/2021)." in refused
    assert ('value="1/6/2021"' in refused, f'value="{world.report.pk}" checked' in refused) == (True, True)
    assert f"Đã giao 1 báo cáo cho {specialist}." in answer
    assert given(world)[0] == (specialist, DUE)

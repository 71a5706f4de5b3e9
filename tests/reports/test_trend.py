"""The director's comparison with the year before: same distance from the due date, every number with its rows."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from awards.models import Decision, Nomination
from campaigns.models import Campaign, Phase, Submission, SubmissionItem
from campaigns.services import accept_submission, submit_submission
from core import clock
from documents.models import IssuedPaper
from reports.queries.overview import overview
from reports.queries.trend import Trend, _same_day, difference_words, tasks_behind
from tests.factories import make_campaign, make_phase, make_submission, make_task
from tests.reports.world import World, fill_in, hand_in, make_world, reward

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
TODAY = date(2021, 6, 22)


@pytest.fixture
def world() -> World:
    """2021: industry accepted in time, trade late and waiting. 2020: industry in time, trade three days after it."""
    made = make_world()
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    hand_in(made, made.units[1], datetime(2021, 6, 22, 9), accept=False)
    return made


@pytest.fixture
def before(world: World) -> Campaign:
    made = make_campaign(world.department, year=2020, title="Phong trào năm 2020")
    phase = make_phase(
        made, starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 30), report_due_on=date(2020, 6, 20), wrap_up_on=None
    )
    for unit, day in ((world.units[0], 18), (world.units[1], 23)):
        submission = make_submission(phase, unit)
        with clock.at(datetime(2020, 6, day, 9)):
            fill_in(submission, world.heads[unit.pk])
            submit_submission(actor=world.heads[unit.pk], submission=submission)
        with clock.at(datetime(2020, 6, 24, 9)):
            accept_submission(actor=world.department.office, submission=submission)
    Phase.objects.filter(pk=phase.pk).update(state="closed")
    Campaign.objects.filter(pk=made.pk).update(state="closed")
    return made


def shown(world: World, today: date = TODAY) -> Trend | None:
    with clock.at(datetime(today.year, today.month, today.day, 12)):
        return overview(world.campaign, today).trend


def decided(campaign: Campaign, day: date) -> Decision:
    paper = IssuedPaper.objects.create(
        kind="decision",
        body=campaign.owner,
        state="issued",
        number=1,
        year=day.year,
        issued_on=day,
        content={},
        content_sha256="0" * 64,
        created_at=clock.now(),
    )
    return Decision.objects.create(campaign=campaign, phase=campaign.phases.get(), paper=paper, created_at=clock.now())


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_without_a_year_before_nothing_is_compared(world: World) -> None:
    make_campaign(world.department, year=2022, title="Phong trào năm 2022")

    assert shown(world) is None


def test_each_phase_is_compared_on_the_same_day_of_it(world: World, before: Campaign) -> None:
    told = shown(world)

    assert told is not None
    assert told.before == before
    assert [
        (m.label, m.now.part, m.now.whole, m.before.part, m.before.whole, m.difference, m.words)
        for m in told.phases[0].measures
    ] == [
        ("Đã nộp", 2, 2, 1, 2, 50, "Tăng 50 điểm phần trăm"),
        ("Đúng hạn", 1, 2, 1, 2, 0, "Bằng nhau"),
        ("Được chấp nhận", 1, 2, 0, 2, 50, "Tăng 50 điểm phần trăm"),
    ]
    assert told.phases[0].day_before == date(2020, 6, 22)


def test_two_days_later_the_year_before_had_all(world: World, before: Campaign) -> None:
    told = shown(world, date(2021, 6, 24))

    assert told is not None
    assert [(m.now.part, m.before.part) for m in told.phases[0].measures] == [(2, 2), (1, 1), (1, 2)]


def test_a_phase_that_is_not_open_yet_is_left_out(world: World, before: Campaign) -> None:
    make_phase(before, 2, state="closed", report_due_on=date(2020, 12, 10))

    told = shown(world)

    assert told is not None
    assert [phase.phase.ordinal for phase in told.phases] == [1]


def test_waived_reports_were_not_expected(world: World, before: Campaign) -> None:
    Submission.objects.filter(phase__campaign=before, unit=world.units[1]).update(state="waived")

    told = shown(world)

    assert told is not None
    assert [m.before.whole for m in told.phases[0].measures] == [1, 1, 1]


def test_tasks_and_awards_of_both_years(world: World, before: Campaign) -> None:
    reward(world)
    told = shown(world)

    assert told is not None
    # One of the two tasks that industry leads is completed; the two campaigns share no task.
    assert (told.tasks.now.part, told.tasks.now.whole) == (1, 2)
    assert (told.tasks.before.whole, told.tasks.words) == (0, "Chưa so được")
    # Approved, but no decision is issued.
    assert (Nomination.objects.count(), told.awards.now, told.awards.before, told.awards.words) == (
        3,
        0,
        0,
        "Bằng nhau",
    )


def test_a_task_counts_by_its_latest_accepted_word(world: World, before: Campaign) -> None:
    later, head = make_submission(world.second, world.units[0]), world.heads[world.units[0].pk]
    Phase.objects.filter(pk=world.second.pk).update(state="open")
    with clock.at(datetime(2021, 6, 21, 9)):
        fill_in(later, head)
        later.items.filter(role="lead").update(status="in_progress")
        submit_submission(actor=head, submission=later)
        accept_submission(actor=world.department.office, submission=later)

    told = shown(world)

    assert told is not None
    assert (told.tasks.now.part, told.tasks.now.whole) == (0, 2)
    assert tasks_behind(world.campaign, TODAY) == []
    assert len(tasks_behind(world.campaign, date(2021, 6, 20))) == 1


def test_tasks_and_awards_are_compared_with_the_same_day_of_the_year_before(world: World, before: Campaign) -> None:
    reward(world)
    Nomination.objects.update(phase=before.phases.get(), decision=decided(before, date(2020, 6, 23)))
    task = make_task(before, lead=world.units[0], measure="product")
    report = Submission.objects.get(phase__campaign=before, unit=world.units[0])
    SubmissionItem.objects.create(submission=report, task=task, role="lead", ordinal=99, status="done")

    days = [shown(world, date(2021, 6, day)) for day in (22, 23, 24)]

    assert [
        (told.day_before, told.tasks.before.part, told.tasks.before.whole, told.awards.before) for told in days if told
    ] == [(date(2020, 6, 22), 0, 0, 0), (date(2020, 6, 23), 0, 0, 3), (date(2020, 6, 24), 1, 1, 3)]
    director = client_of(world.department.director)
    for told in days:
        assert told is not None
        assert len(director.get(told.tasks.before.url).context["tasks"]) == told.tasks.before.part
        assert len(director.get(told.awards.before_url).context["awards"]) == told.awards.before


def test_the_last_day_of_february_has_its_day_in_every_year() -> None:
    assert [_same_day(date(2028, 2, 29), years) for years in (-1, -4)] == [date(2027, 2, 28), date(2024, 2, 29)]


def test_every_number_opens_just_its_rows(world: World, before: Campaign) -> None:
    told = shown(world)
    assert told is not None
    director = client_of(world.department.director)

    with clock.at(datetime(2021, 6, 22, 12)):
        for measure in told.phases[0].measures:
            for share in (measure.now, measure.before):
                assert len(director.get(share.url).context["reports"]) == share.part
        assert len(director.get(told.tasks.now.url).context["tasks"]) == told.tasks.now.part
        assert len(director.get(told.awards.now_url).context["awards"]) == told.awards.now


def test_the_target_of_the_lists_opens_its_tasks(world: World) -> None:
    with clock.at(datetime(2021, 6, 22, 12)):
        target, index = overview(world.campaign, TODAY).targets.targets
        page = client_of(world.department.director).get(target.url)

    assert [(task.text, status) for task, status in page.context["listed"]] == [
        ("Xây dựng Đề án phát triển số 1", "Hoàn thành trước hạn"),
        ("Xây dựng Đề án phát triển số 2", "Chưa có báo cáo được chấp nhận"),
    ]
    assert page.context["heading"] == "Nhiệm vụ của hai danh mục"
    assert index.url == world.campaign.targets.get(measured_by="indicator").indicator.get_absolute_url()


def test_the_page_shows_the_comparison(world: World, before: Campaign) -> None:
    with clock.at(datetime(2021, 6, 22, 12)):
        text = client_of(world.department.director).get("/").content.decode()

    assert "So với năm 2020" in text
    assert "Tăng 50 điểm phần trăm" in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("da-nop/?dot=1&den=2021-06-22", 200),
        ("da-nop/?dot=1&den=2021-13-45", 200),
        ("khen-thuong/?den=9999-12-31", 200),
        ("nhiem-vu/?den=0001-01-01", 200),
        ("da-nop/?dot=9", 404),
        ("da-nop/?dot=", 404),
        ("da-nop/?dot=²", 404),
        ("sai/", 404),
    ],
)
def test_addresses_typed_by_hand(world: World, address: str, status: int) -> None:
    base = reverse("reports:trend_rows", args=[world.campaign.pk, "x"]).removesuffix("x/")

    assert client_of(world.department.director).get(base + address).status_code == status


@pytest.mark.parametrize(
    ("difference", "words"), [(None, "Chưa so được"), (0, "Bằng nhau"), (3, "Tăng 3 bậc"), (-1200, "Giảm 1.200 bậc")]
)
def test_a_difference_in_words(difference: int | None, words: str) -> None:
    assert difference_words(difference, " bậc") == words


@pytest.mark.parametrize("units", [2, 3, 30])
def test_the_comparison_costs_two_statements_beside_the_overview(units: int, django_assert_num_queries: Any) -> None:
    made = make_world(units)
    earlier = make_campaign(made.department, year=2020, title="Phong trào năm 2020", state="closed")
    phase = make_phase(earlier, state="closed", report_due_on=date(2020, 6, 20))
    for unit in made.units:
        make_submission(phase, unit)

    with django_assert_num_queries(10):
        assert overview(made.campaign, TODAY).trend is not None


def test_the_headline_is_of_the_last_phase_in_which_something_was_handed_in(world: World, before: Campaign) -> None:
    make_phase(
        before, ordinal=2, starts_on=date(2020, 7, 1), ends_on=date(2020, 12, 31), report_due_on=date(2020, 12, 10)
    )
    Phase.objects.filter(pk=world.second.pk).update(state="open")

    told = shown(world)

    assert told is not None
    assert [(each.phase.ordinal, each.has_begun) for each in told.phases] == [(1, True), (2, False)]
    assert told.summary == f"Đợt 1, đúng hạn: {told.phases[0].measures[1].words.lower()}"


def test_each_number_under_a_target_opens_its_rows(world: World) -> None:
    with clock.at(datetime(2021, 6, 22, 9)):
        text = client_of(world.department.director).get(reverse("reports:home")).content.decode()

    rows = reverse("reports:trend_rows", args=[world.campaign.pk, "danh-muc"])
    assert re.findall(rf'<a href="{rows}[^"]*">(Hoàn thành trước hạn [^<]*)</a>', text) == [
        "Hoàn thành trước hạn 50% (1/2 nhiệm vụ)"
    ]

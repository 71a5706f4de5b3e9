"""States as people see them, at every hour around the due date, in Python and in the database."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from campaigns.deadlines import (
    SHOWN_STATES,
    display_code,
    display_state,
    is_handed_in,
    mending_deadline,
    neighbour_doubts,
    phase_doubts,
)
from campaigns.models import Phase, Submission
from core import clock
from core.calendar import STANDARD_CALENDAR, Bound
from tests.campaigns.reporting import World, make_world
from tests.factories import make_campaign, make_department, make_phase

pytestmark = pytest.mark.django_db
DUE = date(2021, 6, 20)
OPEN = Phase(state="open")


@pytest.fixture
def world() -> World:
    return make_world()


def around_the_due_date() -> list[datetime]:
    """Every hour from 18/6 to 22/6, and the minutes beside each midnight."""
    hours = [datetime(2021, 6, 18) + timedelta(hours=hour) for hour in range(4 * 24)]
    midnights = [datetime(2021, 6, day) for day in range(19, 23)]
    beside = [moment + timedelta(minutes=minutes) for moment in midnights for minutes in (-1, 1)]
    return sorted(hours + beside)


def expected(day: date, bound: str) -> tuple[str, str]:
    """(state of a draft, state of a report handed in) on the day, told by hand."""
    if day > DUE:
        return "overdue", "late"
    if day == DUE and bound == Bound.BEFORE:
        return "not_submitted", "on_named_day"
    return "not_submitted", "submitted"


@pytest.mark.parametrize("bound", Bound.values)
def test_every_hour_around_the_due_date(bound: str) -> None:
    wrong = []
    for moment in around_the_due_date():
        with clock.at(moment):
            today = clock.today()
            draft = Submission(phase=OPEN, state="drafting", due_on=DUE, bound=bound)
            sent = Submission(phase=OPEN, state="submitted", due_on=DUE, bound=bound, submitted_on=today)
            answer = (display_state(draft, today).value, display_state(sent, today).value)
        if answer != expected(moment.date(), bound):
            wrong.append((moment, answer))

    assert wrong == []


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        ({}, "Chưa nộp"),
        ({"touched_at": datetime.fromisoformat("2021-06-01T08:00:00+07:00")}, "Đang soạn"),
        ({"state": "returned"}, "Trả lại"),
        ({"state": "accepted"}, "Chấp nhận"),
        ({"state": "waived"}, "Được miễn"),
    ],
)
def test_other_states_say_what_they_are(columns: dict[str, Any], label: str) -> None:
    row = Submission(**{"phase": OPEN, "state": "drafting", "due_on": DUE, "submitted_on": date(2021, 6, 1), **columns})

    assert display_state(row, date(2021, 6, 10)).label == label


@pytest.mark.parametrize(
    ("state", "label", "counts"),
    [
        ("drafting", "Không nộp", False),
        ("returned", "Không nộp", False),
        ("accepted", "Chấp nhận", True),
        ("waived", "Được miễn", False),
    ],
)
@pytest.mark.parametrize("today", [DUE - timedelta(days=9), DUE + timedelta(days=9)])
def test_what_a_closed_phase_never_got_is_not_handed_in(state: str, label: str, counts: bool, today: date) -> None:
    row = Submission(phase=Phase(state="closed"), state=state, due_on=DUE, submitted_on=date(2021, 6, 1))

    assert (display_state(row, today).label, is_handed_in(row)) == (label, counts)


@pytest.mark.parametrize(
    ("returned_at", "due_on"),
    [
        ("2021-06-21T09:40:00+07:00", date(2021, 6, 25)),
        ("2021-06-18T23:59:00+07:00", date(2021, 6, 24)),
        ("2021-06-18T17:01:00+00:00", date(2021, 6, 24)),
        ("2021-06-08T08:00:00+07:00", DUE),
    ],
)
def test_a_returned_report_has_three_working_days(returned_at: str, due_on: date) -> None:
    phase = Phase(report_due_on=DUE, report_due_bound=Bound.BEFORE)
    row = Submission(phase=phase, state="returned", due_on=DUE, bound=Bound.BEFORE)

    deadline = mending_deadline(row, datetime.fromisoformat(returned_at), STANDARD_CALENDAR)

    assert (deadline.due_on, deadline.bound) == (due_on, Bound.BEFORE)


def test_no_submission_is_not_open() -> None:
    assert display_state(None, DUE).label == "Chưa mở"


@pytest.mark.parametrize("bound", Bound.values)
@pytest.mark.parametrize("today", [date(2021, 6, 19), DUE, date(2021, 6, 21)])
@pytest.mark.parametrize("phase_state", ["open", "closed"])
def test_the_database_answers_the_same(world: World, bound: str, today: date, phase_state: str) -> None:
    Phase.objects.filter(pk=world.phase.pk).update(state=phase_state)
    moment = datetime.fromisoformat("2021-06-01T08:00:00+07:00")
    wrong = []
    for state in ("drafting", "submitted", "returned", "accepted", "waived"):
        for touched in (None, moment):
            for submitted_on in (date(2021, 6, 19), DUE, date(2021, 6, 21)):
                Submission.objects.filter(pk=world.report.pk).update(
                    state=state,
                    bound=bound,
                    touched_at=touched,
                    first_submitted_at=moment,
                    submitted_at=moment,
                    submitted_on=submitted_on,
                )
                rows = Submission.objects.annotate(shown=display_code(today)).filter(pk=world.report.pk)
                row = rows.select_related("phase")[0]
                if row.shown != display_state(row, today).value:  # type: ignore[attr-defined]
                    wrong.append((state, touched, submitted_on))

    assert wrong == []


def test_each_shown_state_has_a_word_a_sign_and_a_colour() -> None:
    assert [state.value for state in SHOWN_STATES.values() if not (state.label and state.icon and state.tone)] == []


def test_dates_of_a_phase_that_no_plan_would_name_are_doubted() -> None:
    campaign = make_campaign(make_department())
    first = make_phase(campaign, report_due_on=date(2021, 7, 16), wrap_up_on=date(2021, 7, 1))
    dates = {"starts_on": date(2021, 7, 3), "ends_on": date(2021, 9, 30), "report_due_on": date(2021, 9, 17)}
    second = make_phase(campaign, 2, **dates, wrap_up_on=None)
    third = make_phase(campaign, 3, starts_on=date(2021, 9, 30), ends_on=date(2021, 12, 31), wrap_up_on=None)

    assert phase_doubts(first, STANDARD_CALENDAR) == [
        "Hạn báo cáo trước ngày 16/7/2021 sau ngày kết thúc đợt (30/6/2021).",
        "Hạn tổng kết đợt trước ngày 1/7/2021 trước hạn báo cáo của đơn vị trước ngày 16/7/2021.",
    ]
    assert neighbour_doubts(second, [first, third]) == [
        "Đợt 2 và đợt 1 (1/1/2021 – 30/6/2021) cách nhau 2 ngày không thuộc đợt nào.",
        "Đợt 2 và đợt 3 (30/9/2021 – 31/12/2021) chồng lên nhau. Xem lại ngày của hai đợt.",
    ]

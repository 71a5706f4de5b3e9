"""On time, in the named day, late: at every hour around every kind of due date, as `domain.md` T3 to T5 say it.

The oracle knows no date arithmetic of ours: it compares moments of UTC with the midnight of Hà Tĩnh (seven hours ahead, the
whole year). T3: "trước ngày 20/6" is on time by 24:00 of 19/6, flagged on 20/6, late from 21/6; "chậm nhất ngày" is on time
by 24:00 of the day. T4: a rest day does not move it, unless the campaign says so; then it counts through the next working
day. T5: what comes afterwards, mended or as official figures, changes nothing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from campaigns import services
from campaigns.deadlines import display_code, display_state
from campaigns.models import Submission
from campaigns.queries.board import Counts, board_counts, count
from core import clock
from core.calendar import Bound
from tests.campaigns.reporting import World, fill, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
FAR = bool(os.environ.get("EVERYTHING"))
HANOI = timedelta(hours=7)
EXTENDED = date(2021, 7, 2)
BEFORE, BY = Bound.BEFORE.value, Bound.BY.value


@dataclass(frozen=True)
class Case:
    """How the plan writes the due date, whether rest days move it, whether the office gave more time; and, told by hand,
    which day and wording then hold."""

    due_on: date
    bound: str
    rolls: bool
    is_extended: bool
    named_day: date
    wording: str

    def __str__(self) -> str:
        parts = [f"{self.bound}-{self.due_on:%d-%m}", "rolls" * self.rolls, "extended" * self.is_extended]
        return "-".join(part for part in parts if part)


# (as the plan writes it, as it holds where rest days move it): 20/6/2021 is a Sunday, 2/9 and 3/9 are holidays.
WRITTEN = [
    ((date(2021, 6, 20), BEFORE), (date(2021, 6, 21), BY)),
    ((date(2021, 6, 20), BY), (date(2021, 6, 21), BY)),
    ((date(2021, 6, 21), BEFORE), (date(2021, 6, 21), BY)),
    ((date(2021, 6, 22), BEFORE), (date(2021, 6, 22), BEFORE)),
    ((date(2021, 6, 22), BY), (date(2021, 6, 22), BY)),
    ((date(2021, 6, 19), BEFORE), (date(2021, 6, 19), BEFORE)),
    ((date(2021, 6, 19), BY), (date(2021, 6, 21), BY)),
]
CASES = [
    Case(*plan, rolls, is_extended, EXTENDED if is_extended else holds[0], holds[1])
    for plan, rolled in WRITTEN
    for rolls, holds in ((False, plan), (True, rolled))
    for is_extended in (False, True)
]


def verdict(moment: datetime, named_day: date, wording: str) -> str:
    """The words of T3 on a report sent at the moment of UTC."""
    named_day_begins = datetime(named_day.year, named_day.month, named_day.day, tzinfo=UTC) - HANOI
    if moment < named_day_begins:
        return "on_time"
    if moment < named_day_begins + timedelta(hours=24):
        return "on_time" if wording == BY else "on_named_day"
    return "late"


def around(named_day: date) -> Iterator[datetime]:
    """Every hour of two days before and two days after the named day, the minutes beside each midnight, a week each way."""
    midnight = datetime(named_day.year, named_day.month, named_day.day, tzinfo=UTC) - HANOI
    yield from (midnight + timedelta(hours=hour) for hour in range(-48, 24 + 48 + 1))
    for day in range(-7, 9):
        yield from (midnight + timedelta(days=day, minutes=minutes) for minutes in (-1, 0, 1))


def edges(named_day: date) -> list[datetime]:
    """The last minute and the first of the named day and of the day after it; with EVERYTHING=1 every hour."""
    midnight = datetime(named_day.year, named_day.month, named_day.day, tzinfo=UTC) - HANOI
    beside = [midnight + timedelta(days=day, minutes=minutes) for day in (0, 1) for minutes in (-1, 0)]
    return sorted({*beside, *around(named_day)}) if FAR else beside


@pytest.fixture
def world() -> World:
    made = make_world()
    fill(made.report)
    return made


@contextmanager
def undone() -> Iterator[None]:
    """What happens in it has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def prepare(world: World, case: Case) -> Submission:
    """The report as the verbs of the office leave it under the case."""
    with clock.at(datetime(2021, 6, 1, 8)):
        changes = {"report_due_on": case.due_on, "report_due_bound": case.bound}
        services.change_phase(actor=world.office, phase=world.phase, changes=changes)
        services.roll_to_working_days(actor=world.office, campaign=world.campaign, rolls=case.rolls)
        if case.is_extended:
            services.extend_submissions(
                actor=world.office, submissions=[world.report], until=EXTENDED, reason="Bão số 2."
            )
    return Submission.objects.select_related("phase__campaign", "unit").get(pk=world.report.pk)


def shown(verdict_words: str) -> str:
    """The state of a report that lies submitted."""
    return {"on_time": "submitted"}.get(verdict_words, verdict_words)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_hour_around_a_due_date(world: World, case: Case) -> None:
    report = prepare(world, case)
    wrong = []
    in_database: dict[date, tuple[str, str]] = {}
    for moment in around(case.named_day):
        expected = verdict(moment, case.named_day, case.wording)
        with clock.at(moment):
            today = clock.today()
            sent = replace_state(report, "submitted", today)
            answer = (sent.timeliness, display_state(sent, today).value, display_state(report, today).value)
            if today not in in_database:
                in_database[today] = (code_in_database(sent, today), code_in_database(report, today))
        draft = "overdue" if expected == "late" else "not_submitted"
        if (*answer, *in_database[today]) != (expected, shown(expected), draft, shown(expected), draft):
            wrong.append((moment, expected, answer, in_database[today]))

    assert (report.due_on, report.bound) == (case.named_day, case.wording)
    assert wrong == []


def replace_state(report: Submission, state: str, submitted_on: date) -> Submission:
    row = Submission(pk=report.pk, phase=report.phase, unit=report.unit, due_on=report.due_on, bound=report.bound)
    row.state, row.submitted_on = state, submitted_on
    return row


def code_in_database(row: Submission, today: date) -> str:
    """What the database says of the row in that state."""
    moment = clock.now() if row.submitted_on else None
    rows = Submission.objects.filter(pk=row.pk)
    rows.update(state=row.state, submitted_on=row.submitted_on, first_submitted_at=moment, submitted_at=moment)
    code = str(rows.annotate(shown=display_code(today)).values_list("shown", flat=True)[0])
    rows.update(state="drafting", submitted_on=None, first_submitted_at=None, submitted_at=None)
    return code


def numbers_of(world: World) -> tuple[int, int, int]:
    """On time (with those in the named day), in the named day, late: of this report, counted in Python and by the board."""
    Submission.objects.filter(phase=world.phase).exclude(pk=world.report.pk).update(state="waived")
    today = clock.today()
    by_hand = count(Submission.objects.filter(phase=world.phase).select_related("phase"), today)
    assert board_counts(world.campaign, today) == {world.phase.pk: by_hand}
    return figures(by_hand)


def figures(counts: Counts) -> tuple[int, int, int]:
    return counts.on_time, counts.on_named_day, counts.late


COUNTED = {"on_time": (1, 0, 0), "on_named_day": (1, 1, 0), "late": (0, 0, 1)}


# The near walk: a Sunday as it is written, the same where it is moved, a working day with more time.
NEAR = [case for case in CASES if case.due_on.day == 20 and not case.is_extended]
NEAR += [case for case in CASES if case.due_on.day == 22 and case.is_extended and not case.rolls]


@pytest.mark.parametrize("case", CASES if FAR else NEAR, ids=str)
def test_what_comes_after_the_first_handing_in_changes_nothing(world: World, case: Case) -> None:
    """Sent at the edges, sent back, given more time to mend, sent again, accepted, its official figures accepted: the
    verdict is that of the first sending, before and after the phase and at each stage."""
    prepare(world, case)
    wrong = []
    for moment in edges(case.named_day):
        with undone():
            stages = list(afterwards(world, moment))
        expected = verdict(moment, case.named_day, case.wording)
        wrong += [
            (moment, expected, name, told)
            for name, told in stages
            if told != (expected, COUNTED[expected], case.named_day)
        ]

    assert wrong == []


def afterwards(world: World, moment: datetime) -> Iterator[tuple[str, tuple[str, tuple[int, int, int], date]]]:
    """Each stage with what is told of the report's lateness then: its own word, the numbers, the day it was due."""
    report = Submission.objects.select_related("phase__campaign", "unit").get(pk=world.report.pk)
    item = report.items.get(task=world.figure)

    def told() -> tuple[str, tuple[int, int, int], date]:
        row = Submission.objects.get(pk=report.pk)
        return str(row.timeliness), numbers_of(world), row.due_on

    with clock.at(moment):
        services.submit_submission(actor=world.head, submission=report)
        yield "sent", told()
    with clock.at(moment + timedelta(days=1)):
        services.return_submission(actor=world.office, submission=report, remarks={item.pk: "Ghi rõ số."})
        yield "sent back", told()
        until = clock.today() + timedelta(days=20)
        services.extend_submissions(actor=world.office, submissions=[report], until=until, reason="Chờ số liệu.")
        yield "given more time", told()
    with clock.at(moment + timedelta(days=15)):
        item.refresh_from_db()
        services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=item.version)
        services.submit_submission(actor=world.head, submission=report)
        yield "sent again", told()
        services.accept_submission(actor=world.office, submission=report)
        yield "accepted", told()
        services.close_phase(actor=world.office, phase=report.phase)
        yield "closed", told()
    with clock.at(moment + timedelta(days=40)):
        services.submit_official_figures(
            actor=world.head, submission=report, figures={item.pk: {"value": Decimal(21)}}, note="Số liệu chính thức."
        )
        yield "official figures sent", told()
        services.accept_official(actor=world.office, submission=report)
        yield "official figures accepted", told()


def test_the_oracle_says_the_words_of_the_plan() -> None:
    """`domain.md`: a report sent at 23:59 of 19/6 is 16:59 of UTC and on time; T3 tells the rest."""
    due = (date(2021, 6, 20), BEFORE)

    told = [
        verdict(datetime(2021, 6, day, hour, minute, tzinfo=UTC), *due)
        for day, hour, minute in [(19, 16, 59), (19, 17, 0), (20, 16, 59), (20, 17, 0)]
    ]

    assert told == ["on_time", "on_named_day", "on_named_day", "late"]

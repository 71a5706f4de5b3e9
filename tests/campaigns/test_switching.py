"""The rule of rest days switched on and off, dates moved, time granted, phases closed, in any order: each report has one
deadline, every page tells that one, and the verdict is that of the hour it was sent (domain.md, T3 and T4).

The oracle remembers what was planned, granted and switched, and looks nothing up. `EVERYTHING=1` walks farther.
"""

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import Phase as Stage
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns import services
from campaigns.models import Phase, Submission
from campaigns.obligations import open_submissions
from campaigns.queries.board import board_counts, board_rows, board_units
from campaigns.queries.extensions import present_deadlines
from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from core.errors import RuleBroken
from reports.queries.units import unit_results
from tests.campaigns.reporting import World, fill, make_world
from tests.campaigns.test_lateness import BEFORE, BY, HANOI, undone, verdict
from tests.factories import make_phase, make_submission

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
WALKS = 200 if os.environ.get("EVERYTHING") else 4
BEGIN = datetime(2021, 6, 15, 17, tzinfo=UTC)
SATURDAY, SUNDAY = 5, 6
# 19/6, 20/6, 26/6 and 27/6 are days of rest.
DAYS = st.dates(date(2021, 6, 18), date(2021, 6, 29))
AT = st.integers(0, 1)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.one_of(
            st.tuples(st.just("switch"), st.booleans()),
            st.tuples(st.just("move"), AT, DAYS, st.sampled_from((BEFORE, BY))),
            st.tuples(st.just("extend"), AT, AT, DAYS),
            st.tuples(st.just("submit"), AT, AT),
            st.tuples(st.just("close"), AT),
        ),
    ),
    max_size=14,
)


@dataclass
class Told:
    """A phase as it was planned, whether it is closed, and of each unit the longest time granted and when it sent."""

    planned: tuple[date, str] = (date(2021, 6, 20), BEFORE)
    closed_with: tuple[date, str] | None = None
    granted: dict[int, tuple[date, str]] = field(default_factory=dict)
    sent: dict[int, tuple[datetime, tuple[date, str]]] = field(default_factory=dict)

    def due(self, rolls: bool) -> tuple[date, str]:
        if self.closed_with:
            return self.closed_with
        day, wording = self.planned
        last = day - timedelta(days=1) if wording == BEFORE else day
        if not rolls or last.weekday() not in (SATURDAY, SUNDAY):
            return self.planned
        return last + timedelta(days=SUNDAY + 1 - last.weekday()), BY

    def of(self, unit: int, rolls: bool) -> tuple[date, str]:
        if unit in self.sent:
            return self.sent[unit][1]
        due, own = self.due(rolls), self.granted.get(unit)
        return max(due, own, key=moments) if own else due


def moments(due: tuple[date, str]) -> tuple[date, date]:
    """When it is no longer on time, when it is late."""
    return (due[0] if due[1] == BEFORE else due[0] + timedelta(days=1)), due[0]


@dataclass
class Walk:
    world: World
    phases: list[Phase]
    reports: list[list[Submission]]
    told: list[Told] = field(default_factory=lambda: [Told(), Told()])
    rolls: bool = False

    def step(self, verb: str, *of: object) -> None:
        try:
            with transaction.atomic():
                getattr(self, verb)(*of)
        except RuleBroken:
            return

    def switch(self, rolls: bool) -> None:
        services.roll_to_working_days(actor=self.world.office, campaign=self.world.campaign, rolls=rolls)
        self.rolls = rolls

    def move(self, phase: int, day: date, bound: str) -> None:
        changes = {"report_due_on": day, "report_due_bound": bound}
        services.change_phase(actor=self.world.office, phase=self.phases[phase], changes=changes)
        self.told[phase].planned = day, bound

    def extend(self, phase: int, unit: int, until: date) -> None:
        wording = self.told[phase].of(unit, self.rolls)[1]
        report = self.reports[phase][unit]
        services.extend_submissions(actor=self.world.office, submissions=[report], until=until, reason="Bão số 2.")
        self.told[phase].granted[unit] = until, wording

    def submit(self, phase: int, unit: int) -> None:
        due = self.told[phase].of(unit, self.rolls)
        head = (self.world.head, self.world.foreign_head)[unit]
        services.submit_submission(actor=head, submission=self.reports[phase][unit])
        self.told[phase].sent[unit] = clock.now(), due

    def close(self, phase: int) -> None:
        for row in Submission.objects.filter(phase=self.phases[phase], state="submitted"):
            services.accept_submission(actor=self.world.office, submission=row)
        services.close_phase(actor=self.world.office, phase=self.phases[phase])
        self.told[phase].closed_with = self.told[phase].due(self.rolls)

    def check(self) -> None:
        today = clock.today()
        phases = list(Phase.objects.filter(campaign=self.world.campaign).select_related("campaign"))
        board = board_rows(phases, board_units(self.world.campaign, today, phases[0]).every, today, STANDARD_CALENDAR)
        owed = {due.about.pk: Deadline(due.due_on, due.bound) for due in open_submissions(clock.now())}
        for phase, told in zip(phases, self.told, strict=True):
            assert plain(phase.deadline_of_reports) == told.due(self.rolls)
        for unit, row in enumerate(board):
            results = unit_results(self.reports[0][unit].unit, today, calendar=STANDARD_CALENDAR)
            page = {each.submission.pk: each for each in results.phases}
            for cell, phase, told in zip(row.cells, phases, self.told, strict=True):
                report = Submission.objects.select_related("phase__campaign").get(phase=phase, unit=row.unit.pk)
                due = told.of(unit, self.rolls)
                on_board = cell.own.deadline if cell.own else phase.deadline_of_reports
                own = page[report.pk]
                on_page = own.own.deadline if own.own else own.deadline
                assert plain(report.deadline) == due
                if unit in told.sent:
                    words = verdict(told.sent[unit][0], *due)
                    day = report.submitted_on
                    assert day is not None
                    verdicts = (str(report.timeliness), str(cell.timeliness), str(on_board.timeliness(day)))
                    assert verdicts == (words, words, words)
                    assert on_page.timeliness(day) == report.timeliness
                else:
                    present = present_deadlines([report], STANDARD_CALENDAR)[report.pk]
                    everywhere = {on_board, on_page, present, owed.get(report.pk, report.deadline)}
                    assert everywhere == {report.deadline}
        self.check_numbers(phases, today)

    def check_numbers(self, phases: list[Phase], today: date) -> None:
        numbers = board_counts(self.world.campaign, today)
        for phase, told in zip(phases, self.told, strict=True):
            verdicts = [verdict(moment, *due) for moment, due in told.sent.values()]
            counts = numbers[phase.pk]
            assert (counts.on_time, counts.on_named_day, counts.late) == (
                verdicts.count("on_time") + verdicts.count("on_named_day"),
                verdicts.count("on_named_day"),
                verdicts.count("late"),
            )


def plain(deadline: Deadline) -> tuple[date, str]:
    return deadline.due_on, Bound(deadline.bound).value


def test_one_deadline_whatever_was_switched_moved_granted_or_closed() -> None:
    world = make_world()
    world.office_report.delete()
    second = make_phase(world.campaign, ordinal=2)
    units = (world.report.unit, world.foreign_report.unit)
    reports = [[world.report, world.foreign_report], [make_submission(second, unit) for unit in units]]
    for report in (each for of_phase in reports for each in of_phase):
        fill(report)

    @settings(max_examples=WALKS, deadline=None, derandomize=True, phases=[Stage.generate], database=None)
    @given(STEPS)
    def walk(steps: list[tuple[int, tuple[object, ...]]]) -> None:
        with undone():
            present = [[Submission.objects.get(pk=row.pk) for row in of_phase] for of_phase in reports]
            phases = [Phase.objects.get(pk=pk) for pk in (world.phase.pk, second.pk)]
            going, moment = Walk(world, phases, present), BEGIN - HANOI
            for hours, (verb, *of) in steps:
                moment += timedelta(hours=hours)
                with clock.at(moment):
                    going.step(str(verb), *of)
                    going.check()

    walk()

"""What the database counts for Tổng quan is what one would count row by row."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.deadlines import OVERDUE, display_state, is_handed_in, is_missed, present_deadline
from campaigns.models import Campaign, Phase, Review, Submission, SubmissionRevision
from campaigns.queries.board import count
from core.calendar import STANDARD_CALENDAR, Timeliness
from reports.queries.overview import RED_SHOWN, overview
from reports.queries.trend import MEASURES, reports_behind
from tests.factories import make_campaign, make_phase, make_submission
from tests.reports.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
TODAY = date(2021, 6, 25)
row = st.tuples(
    st.sampled_from(["drafting", "submitted", "returned", "accepted", "waived"]),
    st.integers(-3, 3),
    st.integers(-4, 4),
    st.booleans(),
    st.integers(-9, 9),
    st.none() | st.integers(-3, 3),
)
Told = tuple[str, int, int, bool, int, int | None]


def set_up() -> tuple[World, Campaign, list[Submission]]:
    """Four units in an open phase and a closed one, and the same the year before."""
    world = make_world(4)
    first = make_campaign(world.department, year=2020, title="Phong trào năm 2020", state="closed")
    Phase.objects.filter(campaign=world.campaign, ordinal=2).update(state="closed", report_due_on=date(2021, 6, 22))
    phases = list(Phase.objects.filter(campaign=world.campaign, ordinal=2))
    phases += [
        make_phase(first, ordinal, state="closed", report_due_on=date(2020, 6, 20 + ordinal)) for ordinal in (1, 2)
    ]
    for phase in phases:
        for unit in [*world.units, world.department.office_unit]:
            make_submission(phase, unit)
    return world, first, list(Submission.objects.select_related("phase").order_by("pk"))


def at(day: date, hour: time) -> datetime:
    """Nothing was done on a day that has not come."""
    return timezone.make_aware(datetime.combine(min(day, TODAY), hour))


def put(report: Submission, told: Told, by: Any) -> None:
    """The report as the tuple says: state, days of the due date and of the handing in, touched, days of the judgement, days
    from today until which it may be mended."""
    state, due, sent, touched, judged, mend = told
    due_on = report.phase.report_due_on + timedelta(days=due)
    moment = at(due_on + timedelta(days=sent), time(23, 30))
    was_sent = state in ("submitted", "returned", "accepted")
    Submission.objects.filter(pk=report.pk).update(
        state=state,
        due_on=due_on,
        mend_until=TODAY + timedelta(days=mend) if mend is not None and state in ("drafting", "returned") else None,
        touched_at=moment if touched else None,
        first_submitted_at=moment if was_sent else None,
        submitted_at=moment if was_sent else None,
        submitted_on=timezone.localtime(moment).date() if was_sent else None,
    )
    if state == "accepted":
        revision = SubmissionRevision.objects.create(
            submission=report, number=1, submitted_at=moment, submitted_by=by, content={"items": []}, sha256=""
        )
        for days in (-20, judged):
            decided_at = at(due_on + timedelta(days=days), time(0, 15))
            Review.objects.create(revision=revision, reviewer=by, outcome="accepted", decided_at=decided_at)


def test_any_states_are_counted_alike() -> None:
    world, first, reports = set_up()

    @settings(max_examples=12)
    @given(st.lists(row, min_size=len(reports), max_size=len(reports)))
    def any_states(told: list[Told]) -> None:
        with transaction.atomic():
            for report, each in zip(reports, told, strict=True):
                put(report, each, world.department.office)
            compare(world.campaign, first)
            transaction.set_rollback(True)

    any_states()


def compare(campaign: Campaign, first: Campaign) -> None:
    rows = list(
        Submission.objects.filter(phase__campaign=campaign)
        .select_related("phase", "unit")
        .order_by("phase__ordinal", "unit__position", "unit__name")
    )
    view = overview(campaign, TODAY)

    assert [each.counts for each in view.phases] == [
        count([row for row in rows if row.phase_id == each.phase.pk], TODAY) for each in view.phases
    ]
    red = [
        (row.pk, state.value, days_over(row))
        for row in rows
        if row.phase.state == "open" and (state := display_state(row, TODAY)).value in ("overdue", "returned")
    ]
    assert all(days for _, state, days in red if state == "overdue")
    red.sort(key=lambda line: (line[1] == "returned", -line[2] if line[1] == "overdue" else 0))
    assert [(line.about.pk, line.state.value, line.days) for line in view.red] == red[:RED_SHOWN]
    assert view.red_total == len(red)
    assert [each.pk for each in view.own_to_review] == [
        row.pk for row in rows if row.unit.is_office and row.state == "submitted"
    ]
    assert {each[0]: each[2] for each in view.on_time} == punctuality(rows)
    assert view.trend is not None
    for phase in view.trend.phases:
        then = Phase.objects.get(campaign=first, ordinal=phase.phase.ordinal)
        assert [(measure.now.part, measure.before.part) for measure in phase.measures] == [
            (
                len(reports_behind(phase.phase, chosen, TODAY)),
                len(reports_behind(then, chosen, phase.day_before)),
            )
            for chosen in MEASURES
        ]


def days_over(row: Submission) -> int:
    """Since the day that stands for the report now: that of its mending, where it was given one."""
    return present_deadline(row, None, STANDARD_CALENDAR).days_overdue(TODAY)


def punctuality(rows: list[Submission]) -> dict[str, str]:
    wanted: Counter[str] = Counter()
    in_time: Counter[str] = Counter()
    for row in rows:
        if is_handed_in(row) or is_missed(row) or display_state(row, TODAY) == OVERDUE:
            wanted[row.unit.brief] += 1
            in_time[row.unit.brief] += is_handed_in(row) and row.timeliness != Timeliness.LATE
    return {unit: f"{in_time[unit]}/{total} báo cáo" for unit, total in wanted.items()}

"""What units and office still owe, for the registry of `notifications.obligations`: reports, inspections, answers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from accounts.models import Role, Scope, User
from campaigns.deadlines import present_deadline
from campaigns.models import Inspection, Submission
from campaigns.queries.people import people_by_unit
from campaigns.queries.reviews import WAITING, to_review
from core.calendar import Bound, WorkingCalendar
from core.models import Holiday
from core.wording import local_day, short_date
from notifications.obligations import Obligation

KIND = "campaigns.submission"
LABEL = "Báo cáo kết quả của đơn vị"
REVIEW_KIND = "campaigns.review"
REVIEW_LABEL = "Thẩm định báo cáo được giao"
INSPECTION_KIND = "campaigns.inspection"
INSPECTION_LABEL = "Kiểm tra và trả lời kiểm tra"


def open_submissions(
    at: datetime, *, of: User | None = None, calendar: WorkingCalendar | None = None
) -> Iterator[Obligation]:
    """One obligation per report not yet handed in (or sent back) in an open phase. 4 statements for any number.

    Of one person with the calendar known (see `notifications.obligations.Source`): 1 statement. A returned report is due
    by its time for mending, so that nobody is told he is late when he was not.
    """
    rows = Submission.objects.filter(state__in=("drafting", "returned"), phase__state="open").with_judge()
    rows = rows.with_last_return()
    if of is not None:
        rows = rows.filter(unit_id__in=of.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS))
    submissions = list(rows.select_related("phase__campaign", "unit").order_by("due_on", "unit__position", "pk"))
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    if of is None:
        units = {row.unit_id for row in submissions} | {row.phase.campaign.owner_id for row in submissions}
        people = people_by_unit((Role.HEAD, Role.OFFICE), units, local_day(at))
    calendar = calendar or Holiday.objects.calendar()
    for row in submissions:
        deadline = present_deadline(row, row.returned_at, calendar)
        owners = people[Role.HEAD, row.unit_id] if of is None else [of.pk]
        verb = "Sửa và nộp lại" if row.state == "returned" else "Nộp"
        yield Obligation(
            key=f"{KIND}:{row.pk}",
            kind=KIND,
            scope=row.journal_scope,
            owners=tuple(owners),
            copies=tuple(pk for pk in people[Role.OFFICE, row.phase.campaign.owner_id] if pk not in owners),
            unit=row.unit.name,
            campaign=row.phase.campaign.title,
            phase=str(row.phase),
            due_on=deadline.due_on,
            bound=deadline.bound,
            label=f"{verb} báo cáo kết quả thi đua đợt {row.phase.ordinal}",
            url=row.get_absolute_url(),
            about=row,
            quote=row.return_reason or "",
        )


def open_inspections(
    at: datetime, *, of: User | None = None, calendar: WorkingCalendar | None = None
) -> Iterator[Obligation]:
    """The office owes a scheduled inspection on its day; the unit an answer until its deadline. 3 statements for any
    number; of one person (see `notifications.obligations.Source`) 1."""
    rows = Inspection.with_office(Inspection.objects.filter(state__in=("scheduled", "answer_awaited")))
    if of is not None:
        answers = Q(state="answer_awaited", unit_id__in=of.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS))
        rows = rows.filter(
            answers | Q(state="scheduled", campaign__owner_id__in=of.unit_ids(Role.OFFICE, work=Scope.REPORTS))
        )
    inspections = list(rows.select_related("campaign__owner", "unit", "phase").order_by("held_on", "pk"))
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    if of is None:
        units = {row.unit_id for row in inspections} | {row.campaign.owner_id for row in inspections}
        people = people_by_unit((Role.HEAD, Role.OFFICE), units, local_day(at))
    for row in inspections:
        office = people[Role.OFFICE, row.campaign.owner_id]
        is_asked = row.deadline is not None and row.state == "answer_awaited"
        owners = people[Role.HEAD, row.unit_id] if is_asked else office
        day = short_date(row.held_on)
        yield Obligation(
            key=f"{INSPECTION_KIND}:{row.pk}:{row.state}",
            kind=INSPECTION_KIND,
            scope=row.journal_scope,
            owners=tuple(owners) if of is None else (of.pk,),
            copies=tuple(pk for pk in office if pk not in owners) if is_asked else (),
            unit=row.unit.name if is_asked else row.campaign.owner.name,
            campaign=row.campaign.title,
            phase=str(row.phase) if row.phase else "",
            due_on=row.deadline.due_on if row.deadline and is_asked else row.held_on,
            bound=row.answer_bound if is_asked else Bound.BY,
            label=f"Trả lời kiểm tra ngày {day}" if is_asked else f"Kiểm tra {row.unit} và ghi kết quả",
            url=row.get_absolute_url(),
            about=row,
            quote=row.request if is_asked else "",
        )


def open_reviews(
    at: datetime, *, of: User | None = None, calendar: WorkingCalendar | None = None
) -> Iterator[Obligation]:
    """The reviewer to whom a report was given owes its judgement by the day told him. One statement for any number. His
    own page leaves out what he may judge no longer."""
    rows = Submission.objects.filter(WAITING, reviewer__is_active=True, review_due_on__isnull=False)
    if of is not None:
        rows = rows.filter(pk__in=to_review(of).values("pk"), reviewer=of)
    for row in rows.select_related("phase__campaign", "unit").order_by("review_due_on", "unit__position", "pk"):
        if row.reviewer_id is None or row.review_due_on is None:
            continue
        yield Obligation(
            key=f"{REVIEW_KIND}:{row.pk}:{row.reviewer_id}",
            kind=REVIEW_KIND,
            scope=row.journal_scope,
            owners=(row.reviewer_id,),
            copies=(),
            unit=row.unit.name,
            campaign=row.phase.campaign.title,
            phase=str(row.phase),
            due_on=row.review_due_on,
            bound=Bound.BY,
            label=f"Thẩm định báo cáo đợt {row.phase.ordinal} của {row.unit}",
            url=reverse("campaigns:review_desk", args=[row.pk]),
        )

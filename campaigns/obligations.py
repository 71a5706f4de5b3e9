"""Reports that units still owe, for the registry of `notifications.obligations`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from accounts.models import Role, User
from campaigns.deadlines import present_deadline
from campaigns.models import Submission
from campaigns.queries.people import people_by_unit
from campaigns.queries.submissions import with_last_return
from core.calendar import WorkingCalendar
from core.models import Holiday
from core.wording import local_day
from notifications.obligations import Obligation

KIND = "campaigns.submission"
LABEL = "Báo cáo kết quả của đơn vị"


def open_submissions(
    at: datetime, *, of: User | None = None, calendar: WorkingCalendar | None = None
) -> Iterator[Obligation]:
    """One obligation per report not yet handed in (or sent back) in an open phase. 4 statements for any number.

    Of one person with the calendar known (see `notifications.obligations.Source`): 1 statement. A returned report is due
    by its time for mending, so that nobody is told he is late when he was not.
    """
    rows = with_last_return(Submission.objects.filter(state__in=("drafting", "returned"), phase__state="open"))
    if of is not None:
        rows = rows.filter(unit_id__in=of.unit_ids(Role.HEAD, Role.STAFF))
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
            quote=row.return_reason or "" if row.state == "returned" else "",
        )

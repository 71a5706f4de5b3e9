"""Reports that units still owe, for the registry of `notifications.obligations`."""

from collections.abc import Iterator
from datetime import datetime

from accounts.models import Role
from campaigns.deadlines import mending_deadline
from campaigns.models import Submission
from campaigns.queries.people import people_by_unit
from campaigns.queries.submissions import last_return_times
from core.models import Holiday
from core.wording import local_day
from notifications.obligations import Obligation

KIND = "campaigns.submission"
LABEL = "Báo cáo kết quả của đơn vị"


def open_submissions(at: datetime) -> Iterator[Obligation]:
    """One obligation per report not yet handed in (or sent back) in an open phase. 5 statements for any number.

    A returned report is due by its time for mending, so that nobody is told he is late when he was not.
    """
    submissions = list(
        Submission.objects.filter(state__in=("drafting", "returned"), phase__state="open")
        .select_related("phase__campaign", "unit")
        .order_by("due_on", "unit__position", "pk")
    )
    units = {row.unit_id for row in submissions} | {row.phase.campaign.owner_id for row in submissions}
    people = people_by_unit((Role.HEAD, Role.OFFICE), units, local_day(at))
    returned_at = last_return_times(Submission.objects.filter(state="returned", phase__state="open"))
    calendar = Holiday.objects.calendar()
    for row in submissions:
        deadline = row.deadline
        if row.state == "returned" and row.pk in returned_at:
            deadline = mending_deadline(row, returned_at[row.pk], calendar)
        owners = people[Role.HEAD, row.unit_id]
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
        )

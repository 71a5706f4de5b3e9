"""How much of a report is written: `SubmissionItem.gap` and `Submission.edit_refusal` as the database sees them."""

from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from campaigns.models import Submission, SubmissionItem
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import AssignmentRole, Measure
from campaigns.outline import ENTRIES

_IS_LEAD = Q(task__isnull=False, role=AssignmentRole.LEAD)
_MAY_BE_NONE = Q(task__isnull=False) & ~_IS_LEAD | Q(entry__in=[entry.code for entry in ENTRIES if entry.may_be_none])
_LACKS_WORDS = ~Q(text__regex=r"\S") | _IS_LEAD & Q(status="")
_LACKS_FIGURE = Q(task__measure__in=(Measure.PERCENT, Measure.FIGURE), value=None)
_LACKS_PRODUCT = Q(task__measure=Measure.PRODUCT, status__in=(ItemStatus.DONE, ItemStatus.AHEAD)) & (
    Q(product_number="") | Q(product_on=None)
)
# The items of which `gap` tells something; a test holds the two together.
HAS_GAP = Q(carried_from__isnull=False, is_confirmed=False) | ~(Q(is_none=True) & _MAY_BE_NONE) & (
    _LACKS_WORDS | _IS_LEAD & ~Q(status=ItemStatus.NOT_STARTED) & (_LACKS_FIGURE | _LACKS_PRODUCT)
)
CAN_BE_WRITTEN = Q(state__in=("drafting", "returned"), phase__state="open")


def with_written(reports: QuerySet[Submission]) -> QuerySet[Any]:
    """Each with `items_done` and `items_total`, 0 where it cannot be written now; no statement of its own."""
    return reports.annotate(items_done=_number(~HAS_GAP), items_total=_number(Q()))


def _number(condition: Q) -> Case:
    items = SubmissionItem.objects.filter(condition, submission=OuterRef("pk")).order_by()
    counted = items.values("submission").annotate(number=Count("pk")).values("number")
    return Case(When(CAN_BE_WRITTEN, then=Coalesce(Subquery(counted), 0)), default=0, output_field=IntegerField())

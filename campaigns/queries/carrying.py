"""What a unit told in an earlier phase of the campaign, to begin the next report from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from campaigns.models import Phase, Review, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from campaigns.models.tasks import Measure
from campaigns.plausible import doubts
from campaigns.queries.results import COMPLETED
from core.wording import number, short_date

# What still holds in the next phase, or grows from there; days and estimates belong to their own phase.
CARRIED = ("status", "product_number", "product_on", "value", "text", "difficulty", "is_none")
# Of a task that was split afterwards, or is measured otherwise now, the words alone.
_WORDS = ("text", "difficulty")

# Whoever changes none of these has not looked at them.
_FACTS = ("status", "product_number", "product_on", "value")


@dataclass(frozen=True)
class EarlierReport:
    """The last report of the unit before this phase: its revision, and the frozen items by task and by general entry."""

    revision: SubmissionRevision
    by_task: dict[int, dict[str, Any]]
    by_entry: dict[str, dict[str, Any]]

    @property
    def phase(self) -> Phase:
        return self.revision.submission.phase

    def told(self, item: SubmissionItem) -> dict[str, Any] | None:
        """What it said of the item's task; of a part, what it said of the whole."""
        if item.task is None:
            return self.by_entry.get(item.entry)
        return self.by_task.get(item.task.pk) or self.by_task.get(item.task.split_from_id or 0)

    def values_for(self, item: SubmissionItem) -> dict[str, Any]:
        """The columns that the item may begin with; none when the earlier report said nothing of it."""
        told = self.told(item)
        if told is None:
            return {}
        names = CARRIED if _is_measured_alike(item, told) else _WORDS
        values = {name: _stored(name, told[name]) for name in names if name in item.own_fields}
        return values if any(values.values()) or values.get("value") is not None else {}

    def words_for(self, item: SubmissionItem) -> dict[str, str]:
        """State, figure and product of the earlier phase in words, to stand beside the fields; "" where it had none."""
        told = self.told(item)
        if told is None or not _is_measured_alike(item, told) or item.task is None:
            return {}
        unit = "%" if item.figure_unit == "%" else f" {item.figure_unit}".rstrip()
        day = f" ngày {short_date(date.fromisoformat(told['product_on']))}" if told["product_on"] else ""
        return {
            "status": str(ItemStatus(told["status"]).label) if told["status"] else "",
            "value": f"{number(Decimal(told['value']))}{unit}" if told["value"] is not None else "",
            "product": f"{told['product_number']}{day}".strip(),
        }

    def doubts(self, item: SubmissionItem) -> Iterator[str]:
        """What went back since: a figure counts from the beginning of the year, and what was completed stays so."""
        told = self.told(item)
        if told is None or not item.is_lead or not _is_measured_alike(item, told):
            return
        phase = str(self.phase)
        if told["status"] in COMPLETED and item.status and item.status not in COMPLETED:
            yield f"{phase} đã ghi hoàn thành, nay ghi “{item.get_status_display()}”."
        before = Decimal(told["value"]) if told["value"] is not None else None
        if item.measure == Measure.FIGURE and item.value is not None and before is not None and item.value < before:
            yield f"Số liệu ({number(item.value)}) nhỏ hơn {phase.lower()} ({number(before)}). Số liệu tính từ đầu năm."


def _is_measured_alike(item: SubmissionItem, told: dict[str, Any]) -> bool:
    task = told["task"]
    if item.task is None or task is None:
        return item.task is None and task is None
    then = (task["id"], task["measure"], task["figure_unit"])
    return then == (item.task.pk, item.task.measure, item.task.figure_unit)


def _stored(name: str, frozen: Any) -> Any:
    if frozen is None or name not in ("product_on", "value"):
        return frozen
    return date.fromisoformat(frozen) if name == "product_on" else Decimal(frozen)


def is_as_carried(item: SubmissionItem) -> bool:
    """Whether the item still says what was carried into it: its level and figure, or its words where it had neither. At
    most one statement."""
    if item.carried_from is None:
        return False
    carried = _by_subject(item.carried_from).values_for(item)
    facts = {name: value for name, value in carried.items() if name in _FACTS and value not in ("", None)}
    return all(getattr(item, name) == value for name, value in (facts or carried).items())


def doubts_beside(item: SubmissionItem, earlier: EarlierReport | None) -> list[str]:
    """What of a saved item should be looked at again, by itself and beside the earlier report. No statement."""
    return [*doubts(item), *(earlier.doubts(item) if earlier else ())]


def earlier_reports(phase: Phase, unit_ids: Iterable[int]) -> dict[int, EarlierReport]:
    """For each unit that handed in before this phase: the nearest such phase's accepted revision, or else its last one.

    2 statements; none for the first phase of a campaign.
    """
    if phase.ordinal == 1:
        return {}
    judged = Review.objects.filter(revision=OuterRef("pk")).order_by("-id").values("outcome")[:1]
    rows = (
        SubmissionRevision.objects.filter(
            submission__phase__campaign=phase.campaign_id,
            submission__phase__ordinal__lt=phase.ordinal,
            submission__unit__in=list(unit_ids),
        )
        .annotate(judgement=Subquery(judged))
        .order_by("-submission__phase__ordinal", "-number")
    )
    last: dict[int, int] = {}
    accepted: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for pk, unit, ordinal, judgement in rows.values_list(
        "pk", "submission__unit_id", "submission__phase__ordinal", "judgement"
    ):
        if nearest.setdefault(unit, ordinal) != ordinal:
            continue
        last.setdefault(unit, pk)
        if judgement == ReviewOutcome.ACCEPTED:
            accepted.setdefault(unit, pk)
    chosen = SubmissionRevision.objects.filter(pk__in=(last | accepted).values()).select_related("submission__phase")
    return {revision.submission.unit_id: _by_subject(revision) for revision in chosen}


def _by_subject(revision: SubmissionRevision) -> EarlierReport:
    items = revision.content["items"]
    return EarlierReport(
        revision=revision,
        by_task={item["task"]["id"]: item for item in items if item["task"]},
        by_entry={item["entry"]: item for item in items if item["entry"]},
    )

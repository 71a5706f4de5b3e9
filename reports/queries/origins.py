"""Where the words and figures of a summary report came from: unit, item, version, and the page that shows them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from campaigns.models import Assignment, SubmissionItem, SubmissionRevision, Task
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from campaigns.models.tasks import COUNTED_SOURCES, AssignmentRole
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem
from core.wording import local_day, number, short_date
from reports.drafting import sources_of
from reports.models import ConsolidationSection, SourceLink
from reports.queries.facts import ReportFacts

STATUS_WORDS = dict(ItemStatus.choices)
NO_STATUS = "chưa ghi mức độ"
# Of a task that may have been told of in a report that is not judged yet.
NOT_ACCEPTED = "chưa có báo cáo được chấp nhận"
NOT_MEASURED_BY_INDEX = ("", "Văn phòng ghi")


@dataclass(frozen=True)
class Origin:
    """The item of a unit's revision that a paragraph was made of, and the phase of its report; `seen` is the number of the
    revision that the office last held it against, `seen_item` and `seen_phase` are those of it."""

    unit: str
    submission_id: int
    phase: int
    revision_id: int
    number: int
    item_id: int
    ordinal: int
    seen: int
    seen_item: int
    seen_phase: int

    @property
    def url(self) -> str:
        """The revision at its item."""
        return item_url(self.submission_id, self.number, self.ordinal)

    @property
    def words(self) -> str:
        return f"mục {self.ordinal}, lần nộp {self.number}"

    @property
    def seen_words(self) -> str:
        """Empty where the words are those of the revision that was last seen."""
        if self.seen_phase != self.phase:
            return f"; đã xem lần nộp {self.seen} của đợt {self.seen_phase}"
        return f"; đã xem lần nộp {self.seen}" if self.seen != self.number else ""

    def stored(self) -> dict[str, Any]:
        """As the frozen report keeps it."""
        return {"unit": self.unit, "item": self.item_id, "revision": self.revision_id, "number": self.number}


@dataclass(frozen=True)
class FigureRow:
    """One row that a computed sentence or table was counted from."""

    unit: str
    place: str
    version: str
    value: str
    url: str

    def stored(self) -> dict[str, str]:
        return asdict(self)


def item_url(submission_id: int, number: int, ordinal: int) -> str:
    return f"{reverse('campaigns:submission_revision', args=[submission_id, number])}#muc-{ordinal}"


def url_of(item: AcceptedItem) -> str:
    """The accepted revision at the item."""
    return item_url(item.submission_id, item.revision_number, item.ordinal)


# Of a link, whose words they are and where they stand.
ORIGIN_COLUMNS = (
    "taken_from__submission__unit__short_name",
    "taken_from__submission__unit__name",
    "taken_from__submission_id",
    "taken_from__submission__phase__ordinal",
    "taken_from_id",
    "taken_from__number",
    "taken_item_id",
    "taken_item__ordinal",
    "revision__number",
    "item_id",
    "revision__submission__phase__ordinal",
)


def origin_of(short: str, name: str, *place: int) -> Origin:
    """The origin that the `ORIGIN_COLUMNS` of a link tell."""
    return Origin(short or name, *place)


def origins_of(consolidation_id: int) -> dict[tuple[str, int], list[Origin]]:
    """Where the paragraphs of the report were taken from, by section and position: 1 statement."""
    found: dict[tuple[str, int], list[Origin]] = defaultdict(list)
    rows = SourceLink.objects.filter(paragraph__section__consolidation=consolidation_id).order_by("pk")
    for code, position, *row in rows.values_list("paragraph__section__code", "paragraph__position", *ORIGIN_COLUMNS):
        found[code, position].append(origin_of(*row))
    return found


def links_to_word(section: ConsolidationSection, unit: int, task: int | None, entry: str) -> QuerySet[SourceLink]:
    """What of the section was taken from the unit's words of the task or entry, in whatever phase."""
    return SourceLink.objects.filter(
        paragraph__section=section, item__submission__unit=unit, item__task=task, item__entry=entry
    )


def positions_of(section: ConsolidationSection, item_id: int) -> list[int]:
    """The paragraphs of the section that hold what the unit tells of the item, in their order: 2 statements."""
    word = SubmissionItem.objects.values_list("submission__unit_id", "task_id", "entry").get(pk=item_id)
    rows = links_to_word(section, *word).order_by("paragraph__position")
    return list(rows.values_list("paragraph__position", flat=True))


def figure_rows(facts: ReportFacts, code: str) -> tuple[FigureRow, ...]:
    """The rows behind the computed figures of a section, in the order in which they are told. No statement of its own but
    for the tasks that targets are counted from."""
    gathered = outline_section(code).gathers
    if code == "direction":
        return (*_returns(facts), *_inspected(facts))
    if gathered.startswith("tasks:"):
        return tuple(task_row(item) for item in sources_of(outline_section(code), facts.sources.told) if is_led(item))
    if gathered == "targets":
        return tuple(_targets(facts))
    if gathered == "awards":
        return tuple(_awards(facts))
    return ()


def is_led(item: AcceptedItem) -> bool:
    """Whether it is the lead unit's word on a task."""
    return item.task_id is not None and item.counts


def _returns(facts: ReportFacts) -> Iterator[FigureRow]:
    for row in facts.returns:
        accepted = facts.sources.versions.get(row.submission_id)
        handed_in = f"nộp ngày {short_date(row.submitted_on)}" if row.submitted_on else ""
        yield FigureRow(
            unit=row.unit,
            place="báo cáo",
            version=_version(accepted[0], local_day(accepted[1])) if accepted else "chưa có lần nộp được chấp nhận",
            value=", ".join(part for part in (row.state or row.timeliness, handed_in) if part),
            url=reverse("campaigns:submission_detail", args=[row.submission_id]),
        )


def _inspected(facts: ReportFacts) -> Iterator[FigureRow]:
    for row in facts.inspections:
        yield FigureRow(
            unit=row.unit.name,
            place="kiểm tra",
            version=f"ngày {short_date(row.held_on)}",
            value=row.state_row.label.lower(),
            url=row.get_absolute_url(),
        )


def task_row(item: AcceptedItem) -> FigureRow:
    """A task as its lead unit told of it."""
    return FigureRow(
        unit=item.unit.name,
        place=f"mục {item.ordinal}",
        version=_version(item.revision_number, local_day(item.submitted_at)),
        value="; ".join(part for part in (STATUS_WORDS.get(item.status, NO_STATUS), measured(item)) if part),
        url=url_of(item),
    )


def _targets(facts: ReportFacts) -> Iterator[FigureRow]:
    """Indices and stated results by the number of their target, then the tasks that the lists are counted from."""
    is_counted = False
    for at, target in enumerate(facts.targets.targets, start=1):
        if target.percent is not None:
            is_counted = True
            continue
        by_index = target.source not in NOT_MEASURED_BY_INDEX
        yield FigureRow(
            unit=target.source or "Chưa có kết quả",
            place=f"chỉ tiêu {at}",
            version="",
            value=target.reached or target.verdict.label.lower(),
            url=target.url if by_index else "",
        )
    if is_counted:
        yield from _counted_tasks(facts)


def _counted_tasks(facts: ReportFacts) -> Iterator[FigureRow]:
    """The last accepted word of the lead unit on each task of the two lists, then the tasks that nobody told of. 1 statement
    for these."""
    told = _told_of_tasks(facts)
    yield from told.values()
    lead = Assignment.objects.filter(task=OuterRef("pk"), role=AssignmentRole.LEAD).values("unit__name")[:1]
    tasks = Task.objects.filter(campaign=facts.occasion.campaign, source__in=COUNTED_SOURCES, is_active=True)
    for task in tasks.annotate(lead=Subquery(lead)).order_by("group__ordinal", "ordinal"):
        if task.pk not in told:
            yield FigureRow(unit=task.lead or "Chưa giao", place=task.text, version="", value=NOT_ACCEPTED, url="")


def _told_of_tasks(facts: ReportFacts) -> dict[int | None, FigureRow]:
    """By task. A report of a phase asks for the columns of the items: 1 statement, whatever the phases before told."""
    phase = facts.occasion.phase
    if phase is None:
        led = (item for item in facts.sources.known if is_led(item) and item.source in COUNTED_SOURCES)
        return {item.task_id: task_row(item) for item in led}
    accepted = SubmissionRevision.objects.filter(
        submission=OuterRef("submission"), reviews__outcome=ReviewOutcome.ACCEPTED
    ).order_by("-number")
    rows = (
        SubmissionItem.objects.filter(
            submission__phase__campaign=facts.occasion.campaign,
            submission__phase__ordinal__lte=phase.ordinal,
            submission__state="accepted",
            role=AssignmentRole.LEAD,
            task__source__in=COUNTED_SOURCES,
        )
        .annotate(
            number=Subquery(accepted.values("number")[:1]), handed_in_at=Subquery(accepted.values("submitted_at")[:1])
        )
        .select_related("submission__unit", "task")
        .order_by("submission__phase__ordinal", "submission__unit__position", "submission__unit__name", "ordinal")
    )
    return {row.task_id: _counted_task(row) for row in rows}


def _counted_task(row: Any) -> FigureRow:
    figure = with_unit(row.task, row.value)
    return FigureRow(
        unit=row.submission.unit.name,
        place=f"mục {row.ordinal}",
        version=_version(row.number, local_day(row.handed_in_at)),
        value="; ".join(part for part in (STATUS_WORDS.get(row.status, NO_STATUS), figure) if part),
        url=item_url(row.submission_id, row.number, row.ordinal),
    )


def _awards(facts: ReportFacts) -> Iterable[FigureRow]:
    for case in facts.awards.cases:
        yield FigureRow(
            unit=case.unit,
            place=case.name,
            version="",
            value=f"{case.kind}: {case.state.lower()}",
            url=reverse("awards:nomination_detail", args=[case.nomination_id]),
        )


def _version(revision_number: int, day: date) -> str:
    return f"lần nộp {revision_number}, ngày {short_date(day)}"


def measured(item: AcceptedItem) -> str:
    """The item's figure with its unit; empty without one."""
    return with_unit(item, item.value)


class Measured(Protocol):
    """A task, or what was told of one: how it is measured."""

    @property
    def measure(self) -> str: ...

    @property
    def figure_unit(self) -> str: ...


def with_unit(item: Measured, value: Any) -> str:
    """The value in the unit of the task; empty without one."""
    if value is None:
        return ""
    return number(value) + ("%" if item.measure == "percent" else f" {item.figure_unit}".rstrip())

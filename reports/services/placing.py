"""Where a unit's words stand that are taken into a section later: where a fresh draft would have put them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from django.db.models import F

from accounts.models import Unit
from campaigns.models import SubmissionItem
from campaigns.models.tasks import AssignmentRole
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem, accepted_revisions, items_of_revision
from documents.queries.texts import words_of
from reports.drafting import Paragraph, beginning_of_part, opener_of, sources_of
from reports.models import ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.facts import occasion_of
from reports.queries.sources import says_something
from reports.wording import DRAFTED_TEXTS

# The sections in which each unit has a part below its name.
IN_PARTS = ("professional", "reform")


@dataclass(frozen=True)
class Landing:
    """Behind which position the words stand, and what must stand between. `corrected` said that there are no such words;
    it now opens them, and is not saved yet."""

    place: int
    above: tuple[Paragraph, ...] = ()
    corrected: SectionParagraph | None = None


def landing_of(section: ConsolidationSection, item: AcceptedItem) -> Landing:
    """In the part of its own unit, behind the unit's last words; a unit without a part gets one in the units' order."""
    rows = list(section.rows.select_related("unit").order_by("position"))
    if item.task_id and not item.counts:
        return Landing(len(rows))
    # What helpers added to tasks of which no lead tells here stands at the end.
    alone = _helpers_alone(section)
    told = [row for row in rows if row.pk not in alone]
    if section.code in IN_PARTS:
        landing = _in_parts(section, told, item)
    else:
        landing = _in_units_order(section, told, item)
        helped = [row.position for row in rows if item.task_id and alone.get(row.pk) == item.task_id]
        landing = replace(landing, place=min([landing.place, *(position - 1 for position in helped)]))
    is_untouched = not any(row.unit_id or row.edited_by_id for row in told)
    return _opened(section, rows, landing) if is_untouched else landing


def _opened(section: ConsolidationSection, rows: Sequence[SectionParagraph], landing: Landing) -> Landing:
    """The same below the sentence that opens a section where nothing of the units stands yet."""
    report = section.consolidation
    occasion = occasion_of(report.campaign, report.phase, report.cut_off_on)
    opener, nothing = opener_of(section.code, occasion, words_of(report.campaign.owner).texts_of(DRAFTED_TEXTS))
    denial = next((row for row in rows if nothing and row.text == nothing.text), None)
    if denial:
        denial.text = opener.text
        return Landing(landing.place, landing.above, denial)
    is_opened = any(row.text == opener.text for row in rows)
    return landing if is_opened else Landing(landing.place, (opener, *landing.above))


def _in_parts(section: ConsolidationSection, rows: Sequence[SectionParagraph], item: AcceptedItem) -> Landing:
    """Behind the last words of the unit below its name, or wherever the office moved the tasks that it leads."""
    name = next((row for row in rows if row.kind == "heading" and _names(row, item.unit)), None)
    if name:
        own = [row for row in _part_below(rows, name) if row.unit_id == item.unit.pk]
        return Landing([name, *own][-1].position)
    led = section.rows.filter(
        sources__item__submission__unit=item.unit.pk, sources__item__role=AssignmentRole.LEAD, unit=item.unit.pk
    )
    last = led.order_by("-position").first()
    return Landing(last.position) if last else Landing(_place_of_part(rows, item.unit), _beginning(section, item))


def _place_of_part(rows: Sequence[SectionParagraph], unit: Unit) -> int:
    """Above the first part of a unit behind it; else below the last part."""
    names = [row for row in rows if row.kind == "heading" and row.unit]
    later = next((row for row in names if row.unit and _order(row.unit) > _order(unit)), None)
    if later:
        return later.position - 1
    last = [names[-1], *_part_below(rows, names[-1])] if names else list(rows)
    return last[-1].position if last else 0


def _part_below(rows: Sequence[SectionParagraph], name: SectionParagraph) -> list[SectionParagraph]:
    """What stands below a heading up to the next one."""
    return list(takewhile(lambda row: row.kind != "heading", (row for row in rows if row.position > name.position)))


def _in_units_order(section: ConsolidationSection, rows: Sequence[SectionParagraph], item: AcceptedItem) -> Landing:
    """Behind the last words of the unit, or of the units before it; tasks stand above what is told besides them."""
    holding_tasks = set(section.rows.filter(sources__item__task__isnull=False).values_list("pk", flat=True))
    told = [row for row in rows if row.unit]
    alike = [row for row in told if (row.pk in holding_tasks) == (item.task_id is not None)]
    before = [row for row in alike if row.unit and _order(row.unit) <= _order(item.unit)]
    if before:
        own = [row for row in before if row.unit_id == item.unit.pk]
        return Landing((own or before)[-1].position)
    behind = alike or (told if item.task_id else [])
    return Landing(behind[0].position - 1 if behind else rows[-1].position if rows else 0)


def _helpers_alone(section: ConsolidationSection) -> dict[int, int]:
    """The paragraphs that hold only what helpers added to tasks whose lead does not stand in the section, with the task."""
    links = section.rows.filter(sources__item__task__isnull=False)
    rows = list(links.values_list("pk", "sources__item__task_id", "sources__item__role"))
    led = {task for _, task, role in rows if role == AssignmentRole.LEAD}
    with_leads = {pk for pk, task, _ in rows if task in led}
    return {pk: task for pk, task, _ in rows if pk not in with_leads}


def paragraph_of_lead(section: ConsolidationSection, item: AcceptedItem) -> SectionParagraph | None:
    """Where the lead unit's words stand on the task in which the unit co-operated; none for any other item."""
    if item.task_id is None or item.counts:
        return None
    led = SubmissionItem.objects.filter(task=item.task_id, role=AssignmentRole.LEAD)
    return section.rows.filter(sources__item__in=led).order_by("-position").first()


def unedited_helpers(section: ConsolidationSection, item: AcceptedItem) -> list[SourceLink]:
    """What units that co-operated in the task told, where it stands alone and as it was taken in; none but for the words of
    the lead."""
    if item.task_id is None or not item.counts:
        return []
    alone = SourceLink.objects.filter(paragraph__in=_helpers_alone(section), item__task=item.task_id)
    rows = alone.filter(paragraph__text=F("taken_text")).order_by("paragraph__position")
    return list(
        rows.select_related("paragraph__section", "taken_from__submission__unit", "taken_from__submission__phase")
    )


def _beginning(section: ConsolidationSection, item: AcceptedItem) -> tuple[Paragraph, ...]:
    """The unit's name, and how far the tasks are that it leads."""
    report = section.consolidation
    until = None if report.phase else report.cut_off_on
    revisions = accepted_revisions(report.campaign, report.phase, until).filter(submission__unit=item.unit.pk)
    # A later word before an earlier one.
    told = {each.task_id: each for revision in revisions for each in items_of_revision(revision)}
    led = [each for each in sources_of(outline_section(section.code), told.values()) if each.counts]
    return tuple(beginning_of_part([each for each in led if says_something(each)] or [item]))


def _names(row: SectionParagraph, unit: Unit) -> bool:
    return row.unit_id == unit.pk or row.text.strip() == unit.name


def _order(unit: Unit) -> tuple[int, str]:
    return (unit.position, unit.name)

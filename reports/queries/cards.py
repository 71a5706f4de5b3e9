"""What stands beside a section of the consolidation desk: the units' words that are in it or could be, and who has not
told anything yet. A page of it is read, the rest is counted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from campaigns.deadlines import is_missed
from campaigns.models import Phase, Submission
from campaigns.queries.counted import CountedReport
from campaigns.queries.submissions import AcceptedItem
from campaigns.workflow import SUBMISSION
from core.wording import local_day
from reports.drafting import paragraph_of
from reports.models import Consolidation
from reports.queries.keeping import Kept, items_of_revisions
from reports.queries.origins import item_url, measured, url_of, with_unit
from reports.queries.sources import says_something
from reports.queries.stale import Stale, Staleness
from reports.queries.told import CountedSources

SAYS_NOTHING = "Đơn vị không có nội dung ở mục này."
# Why words that stand in a section are no longer accepted, by the state of their report.
WHY_GONE = {
    "waived": "Đơn vị được miễn nộp.",
    "submitted": "Báo cáo đã nộp lại, chờ thẩm định.",
    "accepted": "Báo cáo được chấp nhận không còn mục này.",
}


@dataclass(frozen=True)
class Card:
    """A unit's words of one item, beside the section; `before` are those that were last seen, if they differ, and `stale`
    where they stand; `why` its words are no longer accepted."""

    item_id: int
    submission_id: int
    unit_id: int
    unit: str
    title: str
    phase: int
    revision: int
    submitted_on: date
    ordinal: int
    text: str
    before: str
    figures: tuple[tuple[str, str], ...]
    state: str  # "free", "taken", "kept", "changed", "gone"
    url: str
    says_something: bool = True
    why: str = ""
    stale: Stale | None = None

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words in pieces: same, new, or gone since they were taken in."""
        return _difference(self.before, self.text) if self.before else (("same", self.text),)


@dataclass(frozen=True)
class Missing:
    """A unit whose report is not accepted, so that its words cannot stand here, and why."""

    unit_id: int
    unit: str
    report: str
    why: str
    url: str


@dataclass(frozen=True)
class Share:
    """So many items of a report that stand in the section (`is_taken`) or could."""

    report: CountedReport
    is_taken: bool
    count: int

    @property
    def unit_id(self) -> int:
        return self.report.unit_id

    @property
    def unit(self) -> str:
        return self.report.unit_name


Beside = Share | Stale | Missing


def stands_beside(sources: CountedSources, kept: Kept, stale: Staleness, code: str) -> list[Share | Stale]:
    """What stands beside the section: words no longer accepted and changed ones first, then those not taken in, then the
    rest."""
    old = stale.of(code)
    changed = Counter(item.revision_id for item in stale.told_now(code).values() if says_something(item))
    free, taken = [], []
    for report in sources.reports:
        held = len(taken_items(report.revision_id, kept, sources, stale, code))
        silent = stale.silent.get((code, report.revision_id), 0)
        left = report.says.get(code, 0) - (held - silent) - changed[report.revision_id]
        free += [Share(report, False, left)] if left > 0 else []
        taken += [Share(report, True, held)] if held else []
    return [*sorted(old, key=lambda each: each.now is not None), *free, *taken]


def size_of(each: Beside) -> int:
    return each.count if isinstance(each, Share) else 1


def slice_of(beside: Sequence[Beside], places: range) -> list[tuple[Beside, range]]:
    """What of the list stands on the places, and which of its items."""
    found, at = [], 0
    for each in beside:
        inner = range(max(places.start - at, 0), min(places.stop - at, size_of(each)))
        if inner:
            found.append((each, inner))
        at += size_of(each)
    return found


def missing_reports(consolidation: Consolidation, sources: CountedSources) -> tuple[list[Missing], int]:
    """The reports of units without an accepted one, and how many units have to report: 1 statement."""
    rows = Submission.objects.filter(phase__campaign=consolidation.campaign).exclude(state="waived")
    rows = rows.filter(phase=consolidation.phase) if consolidation.phase else rows.filter(phase__state="open")
    found = list(
        rows.order_by("unit__position", "unit__name", "phase__ordinal").values_list(
            "pk", "unit_id", "unit__name", "state", "phase__ordinal", "phase__state"
        )
    )
    missing = []
    for pk, unit_id, unit, state, ordinal, phase_state in found:
        if unit_id not in sources.units:
            report = "báo cáo" if consolidation.phase else f"báo cáo đợt {ordinal}"
            row = Submission(pk=pk, state=state, phase=Phase(state=phase_state))
            missing.append(Missing(unit_id, unit, report, _why(row, report), row.get_absolute_url()))
    return missing, len({row[1] for row in found})


def _why(submission: Submission, report: str) -> str:
    if is_missed(submission):
        return f"Không có nguồn: đơn vị không nộp {report}."
    return f"Chưa có nguồn: {report} {SUBMISSION.state(submission.state).label.lower()}, chưa được chấp nhận."


def taken_items(revision: int, kept: Kept, sources: CountedSources, stale: Staleness, code: str) -> Collection[int]:
    """The items of a revision in force that stand in the section as they are told now."""
    items = kept.sources.get(revision, ())
    same = stale.same.get((code, revision))
    if sources.told_ids is None and not same:
        return items
    return {pk for pk in (*items, *(same or ())) if sources.tells(revision, [pk])}


def cards_of(
    beside: Sequence[tuple[Beside, range]], kept: Kept, sources: CountedSources, stale: Staleness, code: str
) -> list[Card | Missing]:
    """The cards of one page: 1 statement for the words of all that is accepted."""
    told: dict[int, list[AcceptedItem]] = defaultdict(list)
    for (revision, _), item in items_of_revisions(
        {each.report.revision_id for each, _ in beside if isinstance(each, Share)}
    ).items():
        if item.section == code and sources.tells(revision, [item.item_id]):
            told[revision].append(item)
    cards: list[Card | Missing] = []
    older, changed = set(kept.older), stale.told_now(code)
    for each, places in beside:
        if isinstance(each, Share):
            taken = set(taken_items(each.report.revision_id, kept, sources, stale, code))
            items = [item for item in told[each.report.revision_id] if (item.item_id in taken) == each.is_taken]
            if not each.is_taken:
                items = [item for item in items if says_something(item) and item.item_id not in changed]
            for item in items[places.start : places.stop]:
                state = "kept" if item.item_id in older else "taken" if each.is_taken else "free"
                cards.append(_card(item, state, None))
        elif isinstance(each, Stale):
            cards.append(_card(each.now, "changed", each) if each.now else _card_of_gone(each))
        else:
            cards.append(each)
    return cards


def _card(item: AcceptedItem, state: str, old: Stale | None) -> Card:
    figures: list[tuple[str, str]] = []
    if item.value is not None:
        figures.append(("Thực hiện", measured(item)))
    if item.estimate_value is not None:
        figures.append(("Số liệu ước đến hết đợt", with_unit(item, item.estimate_value)))
    if item.evidence:
        figures.append(("Minh chứng", str(len(item.evidence))))
    return Card(
        item_id=item.item_id,
        submission_id=item.submission_id,
        unit_id=item.unit.pk,
        unit=item.unit.name,
        title=item.label if item.task_id else "",
        phase=item.phase_ordinal,
        revision=item.revision_number,
        submitted_on=local_day(item.submitted_at),
        ordinal=item.ordinal,
        text=paragraph_of(item).text.removeprefix("- ") if says_something(item) else SAYS_NOTHING,
        before=old.text.removeprefix("- ") if old else "",
        figures=tuple(figures),
        state=state,
        url=url_of(item),
        says_something=says_something(item),
        stale=old,
    )


def _card_of_gone(old: Stale) -> Card:
    """The words as they were last seen in a revision that is no longer accepted."""
    return Card(
        item_id=old.origin.seen_item,
        submission_id=old.origin.submission_id,
        unit_id=old.unit_id,
        unit=old.unit,
        title="",
        phase=old.origin.phase,
        revision=old.origin.seen,
        submitted_on=local_day(old.submitted_at),
        ordinal=old.origin.ordinal,
        text=old.text.removeprefix("- "),
        before="",
        figures=(),
        state="gone",
        url=item_url(old.origin.submission_id, old.origin.seen, old.origin.ordinal),
        stale=old,
        why=WHY_GONE.get(old.state, "Báo cáo đang được sửa lại."),
    )


def _difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The words of `after` in pieces: same, new, or gone since `before`."""
    old, new = before.split(), after.split()
    pieces: list[tuple[str, str]] = []
    for name, start, end, at, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(("same", " ".join(new[at:until])))
            continue
        if end > start:
            pieces.append(("gone", " ".join(old[start:end])))
        if until > at:
            pieces.append(("new", " ".join(new[at:until])))
    return tuple(pieces)

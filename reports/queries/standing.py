"""Whether the reports that a summary was made of are still those that are accepted: for lists and for the paper."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from campaigns.models import Review, Submission, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome
from campaigns.queries.cascading import fate_of
from campaigns.queries.results import end_of_day
from campaigns.queries.submissions import items_of_revision
from documents.models import IssuedPaper
from reports.drafting import paragraph_of
from reports.models import Consolidation, ReportSnapshot, SourceLink

NAMED_UNITS = 3


@dataclass(frozen=True)
class Standing:
    """Units whose report has another accepted revision since, none any more, or one that came later; and those of whom a
    finalised report tells words that had been replaced before."""

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As a sentence without its full stop; empty when all stands as it was."""
        parts = []
        if self.changed:
            parts.append(f"{_listed(self.changed)} có lần nộp khác được chấp nhận")
        if self.gone:
            parts.append(f"báo cáo của {_listed(self.gone)} không còn được chấp nhận")
        if self.added:
            parts.append(f"{_listed(self.added)} được chấp nhận thêm")
        if self.outdated:
            parts.append(f"hoàn tất với lời cũ của {_listed(self.outdated)}")
        return "; ".join(parts)


STANDS = Standing()


@dataclass(frozen=True)
class _Revision:
    """A revision with what is needed to know whether it is in force; `sent_back_at` of one that had been accepted."""

    pk: int
    submission_id: int
    phase_id: int
    number: int
    submitted_at: datetime
    unit: str
    is_accepted: bool
    sent_back_at: datetime | None


def standings(consolidations: Iterable[Consolidation]) -> dict[int, Standing]:
    """What became of the sources of each report, by its id; those that stand are left out. 3 statements for any number,
    2 more where words were taken in from a revision that has been replaced.

    A finalised report is held against the revisions that it froze, all of which count; of words that were taken in only
    those that are told otherwise now. Nothing changes in a closed campaign any more.
    """
    rows = [row for row in consolidations if row.campaign.state != "closed"]
    revisions, taken, frozen = _revisions(rows), _revisions_taken_in(rows), _frozen_revisions(rows)
    words = {row.pk: _stale(row, taken[row.pk] - frozen[row.pk], revisions) for row in rows}
    unlike = _unlike(words)
    found = {}
    for row in rows:
        replaced, gone, _ = words[row.pk]
        outdated = _units(old for old, _ in replaced if (row.pk, old.pk) in unlike)
        if row.state == "drafted":
            # A draft shows what came later on its cards.
            standing = Standing(changed=outdated, gone=_units(gone))
        else:
            changed, lost, added = _stale(row, frozen[row.pk], revisions)
            since = _units(old for old, _ in changed)
            standing = Standing(
                changed=since,
                gone=_units([*lost, *gone]),
                added=_units(added) if row.phase_id else (),
                outdated=tuple(unit for unit in outdated if unit not in since),
            )
        if standing != STANDS:
            found[row.pk] = standing
    return found


def standing_of(consolidation: Consolidation) -> Standing:
    """The same of one report."""
    return standings([consolidation]).get(consolidation.pk, STANDS)


_Pair = tuple[_Revision, _Revision]
_Stale = tuple[list[_Pair], list[_Revision], list[_Revision]]


def _revisions(rows: Sequence[Consolidation]) -> dict[int, _Revision]:
    """All revisions of the campaigns, without their words: 1 statement."""
    judged = Review.objects.filter(revision=OuterRef("pk")).order_by("-id")
    sent_back = judged.filter(outcome=ReviewOutcome.RETURNED, revision__reviews__outcome=ReviewOutcome.ACCEPTED)
    found = (
        SubmissionRevision.objects.filter(submission__phase__campaign__in={row.campaign_id for row in rows})
        .annotate(
            judgement=Subquery(judged.values("outcome")[:1]), sent_back_at=Subquery(sent_back.values("decided_at")[:1])
        )
        .order_by("submission__unit__position", "submission__unit__name", "number")
        .values_list(
            "pk",
            "submission_id",
            "submission__phase_id",
            "number",
            "submitted_at",
            "submission__unit__short_name",
            "submission__unit__name",
            "judgement",
            "sent_back_at",
        )
    )
    return {
        pk: _Revision(
            pk, submission, phase, number, at, short or name, judgement == ReviewOutcome.ACCEPTED, sent_back_at
        )
        for pk, submission, phase, number, at, short, name, judgement, sent_back_at in found
    }


def _revisions_taken_in(rows: Sequence[Consolidation]) -> Mapping[int, set[int]]:
    """The revisions whose words stand in each report: 1 statement."""
    pairs = SourceLink.objects.filter(paragraph__section__consolidation__in=[row.pk for row in rows]).order_by()
    taken: dict[int, set[int]] = defaultdict(set)
    for pk, revision in pairs.values_list("paragraph__section__consolidation_id", "revision_id").distinct():
        taken[pk].add(revision)
    return taken


def _frozen_revisions(rows: Sequence[Consolidation]) -> Mapping[int, set[int]]:
    """The revisions whose figures were frozen, by report; none of a draft: 1 statement."""
    kept = ReportSnapshot.objects.filter(consolidation__in=[row.pk for row in rows if row.state != "drafted"])
    frozen: dict[int, set[int]] = defaultdict(set)
    frozen.update((pk, set(each)) for pk, each in kept.values_list("consolidation_id", "content__revisions"))
    return frozen


def _stale(row: Consolidation, told: set[int], revisions: Mapping[int, _Revision]) -> _Stale:
    in_force = {each.submission_id: each for each in revisions.values() if each.is_accepted}
    if row.state == "drafted" and not row.phase_id:
        # A draft of a day between tells what was handed in by then; of a finalised one whatever came later is a change.
        until = end_of_day(row.cut_off_on)
        told_then = [each for each in revisions.values() if _held(each, until, in_force.get(each.submission_id))]
        in_force = {each.submission_id: each for each in told_then}
    kept = [revisions[pk] for pk in sorted(told) if pk in revisions]
    known = {revision.submission_id for revision in kept}
    changed = [
        (old, in_force[old.submission_id])
        for old in kept
        if old.submission_id in in_force and in_force[old.submission_id].pk != old.pk
    ]
    gone = [old for old in kept if old.submission_id not in in_force]
    added = [new for new in in_force.values() if new.submission_id not in known and new.phase_id == row.phase_id]
    return changed, gone, added


def _held(revision: _Revision, until: datetime, last: _Revision | None) -> bool:
    """Whether it is accepted; or was at that moment, and a later one took its place since."""
    was_replaced = revision.sent_back_at is not None and revision.sent_back_at >= until and last is not None
    return revision.submitted_at < until and (revision.is_accepted or was_replaced)


def _unlike(words: Mapping[int, _Stale]) -> set[tuple[int, int]]:
    """Report and revision whose words in force are not those that were taken in: 2 statements, none when all stand."""
    pairs = {(pk, old.pk): new.pk for pk, (changed, _, _) in words.items() for old, new in changed}
    if not pairs:
        return set()
    contents = SubmissionRevision.objects.filter(pk__in=set(pairs.values()))
    said: dict[tuple[int, int], str] = {
        (revision.pk, item.item_id): paragraph_of(item).text
        for revision in contents.select_related("submission__unit", "submission__phase")
        for item in items_of_revision(revision)
    }
    links: Any = SourceLink.objects.filter(
        paragraph__section__consolidation__in={pk for pk, _ in pairs}, revision__in={old for _, old in pairs}
    ).values_list("paragraph__section__consolidation_id", "revision_id", "item_id", "text")
    return {(pk, old) for pk, old, item, text in links if said.get((pairs.get((pk, old), 0), item)) != text}


@dataclass(frozen=True)
class EndedSource:
    """A report that its unit wrote from its own paper, which holds no longer."""

    unit: str
    words: str
    url: str


def ended_sources(consolidation: Consolidation) -> dict[int, EndedSource]:
    """The accepted reports whose paper was withdrawn or replaced since, by submission: 1 statement."""
    rows = Submission.objects.filter(ended_source(consolidation.campaign_id), state="accepted")
    if consolidation.phase_id:
        rows = rows.filter(phase=consolidation.phase_id)
    rows = rows.select_related("unit", "source_paper__body", "source_paper__replacement__body")
    found = rows.defer("source_paper__content", "source_paper__replacement__content").order_by("unit__position", "pk")
    return {row.pk: _ended(row, row.source_paper) for row in found if row.source_paper}


def ended_source(campaign: Any) -> Q:
    """That a report of the campaign was written from a paper which holds no longer."""
    return Q(phase__campaign=campaign, source_paper__state__in=("withdrawn", "replaced"))


def _ended(row: Submission, paper: IssuedPaper) -> EndedSource:
    return EndedSource(row.unit.brief, f"{paper.spoken} {fate_of(paper)}", row.get_absolute_url())


def _units(revisions: Iterable[_Revision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(revision.unit for revision in revisions))


def _listed(units: Sequence[str]) -> str:
    more = len(units) - NAMED_UNITS
    return ", ".join(units[:NAMED_UNITS]) + (f" và {more} đơn vị khác" if more > 0 else "")

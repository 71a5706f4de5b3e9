"""Questions about the units' reports: their lists, the form, the review desk, what changed between two revisions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from accounts.models import Role, User
from campaigns.deadlines import display_state, present_deadline
from campaigns.models import Phase, Review, Submission, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.queries.frozen import fingerprint, frozen_content, frozen_item, says_the_same
from campaigns.queries.official import in_force
from campaigns.queries.reading import GENERAL_PART, ReadGroup, ReadItem, reading
from campaigns.queries.results import (
    AcceptedEvidence,
    AcceptedItem,
    TaskListProgress,
    accepted_items,
    accepted_revisions,
    counted_tasks,
    items_of_revision,
    list_progress,
)
from campaigns.queries.reviews import may_judge, neighbours_to_review, next_to_review, to_review
from core.calendar import Deadline, WorkingCalendar
from core.workflow import State
from documents.models import EvidenceItem

__all__ = [
    "AcceptedEvidence",
    "AcceptedItem",
    "ReadGroup",
    "ReadItem",
    "TaskListProgress",
    "accepted_items",
    "accepted_revisions",
    "counted_tasks",
    "fingerprint",
    "frozen_content",
    "frozen_item",
    "items_of_revision",
    "list_progress",
    "may_judge",
    "neighbours_to_review",
    "next_to_review",
    "reading",
    "says_the_same",
    "to_review",
]


@dataclass(frozen=True)
class SubmissionLine:
    """A submission in a list; one without `submission` is a phase that has not been opened."""

    phase: Phase
    submission: Submission | None
    state: State
    done: int
    total: int
    sentence: str
    deadline: Deadline

    @property
    def is_open_work(self) -> bool:
        """The unit has something to do here: the report is theirs and the phase takes it."""
        return (
            self.submission is not None
            and self.submission.state in ("drafting", "returned")
            and self.phase.state == "open"
        )


def items_of(submission: Submission) -> list[SubmissionItem]:
    """The items in form order, with task, group, editor and evidence. 2 statements."""
    evidence = Prefetch("evidence", EvidenceItem.objects.select_related("file").order_by("pk"))
    return list(
        submission.items.select_related("task__group", "edited_by__person")
        .prefetch_related(evidence)
        .order_by("ordinal")
    )


def in_groups(items: Iterable[SubmissionItem]) -> list[tuple[str, list[SubmissionItem]]]:
    """The items under the headings of the form: groups of tasks as in the plan, then the general part. No statement."""
    return [
        (title, list(group))
        for title, group in groupby(items, lambda item: item.task.group.title if item.task else GENERAL_PART)
    ]


@dataclass(frozen=True)
class Gap:
    """An item that is not ready to be submitted, and what it lacks."""

    ordinal: int
    label: str
    sentence: str


def gaps(submission: Submission, items: Iterable[SubmissionItem], last: SubmissionRevision | None) -> list[Gap]:
    """What stands between the report and its submission. A returned item must differ from the revision sent back.

    No statement; `last` is the latest revision, read before. Official figures that were sent back are not what the unit
    mends: one statement more then.
    """
    if last and last.kind == RevisionKind.OFFICIAL and submission.state == "returned":
        last = in_force(submission)
    judged = {item["id"]: item for item in last.content["items"]} if last and submission.state == "returned" else {}
    found = []
    for item in items:
        sentence = item.gap
        if not sentence and item.must_fix and item.pk in judged and says_the_same(judged[item.pk], frozen_item(item)):
            sentence = "chưa sửa theo đề nghị"
        if sentence:
            found.append(Gap(item.ordinal, item.label, sentence))
    return found


def last_return(submission: Submission) -> Review | None:
    """The judgement that sent the report back. One statement."""
    return (
        Review.objects.filter(revision__submission=submission, outcome=ReviewOutcome.RETURNED)
        .select_related("reviewer__person__unit", "revision")
        .order_by("-id")
        .first()
    )


def latest_revision(submission: Submission) -> SubmissionRevision | None:
    """One statement."""
    return submission.revisions.select_related("submitted_by__person").order_by("-number").first()


def revisions_of(submission: Submission) -> list[SubmissionRevision]:
    """Newest first, with who submitted them and how they were judged. 2 statements."""
    reviews = Prefetch("reviews", Review.objects.select_related("reviewer__person").order_by("id"))
    return list(
        submission.revisions.select_related("submitted_by__person")
        .defer("folded", "counted")
        .prefetch_related(reviews)
        .order_by("-number")
    )


def _counted(submissions: Iterable[Submission]) -> dict[int, tuple[int, int]]:
    """Done and all items by submission id: one statement."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    rows = SubmissionItem.objects.filter(submission__in=list(submissions)).select_related("task")
    for item in rows:
        counts[item.submission_id][0] += not item.gap
        counts[item.submission_id][1] += 1
    return {pk: (done, total) for pk, (done, total) in counts.items()}


def submission_lines(user: User, today: date, calendar: WorkingCalendar) -> list[SubmissionLine]:
    """All phases of the campaigns that the user's units take part in, work to do first. 3 statements for any number."""
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    submissions = list(
        Submission.objects.filter(unit_id__in=own)
        .with_last_return()
        .select_related("phase__campaign", "unit")
        .order_by("-phase__starts_on")
    )
    opened = {row.phase_id for row in submissions}
    waiting = list(
        Phase.objects.filter(campaign__participants__in=own, state="planned", campaign__state="running")
        .exclude(pk__in=opened)
        .select_related("campaign")
        .distinct()
        .order_by("starts_on")
    )
    counted = _counted(submissions)
    lines = [
        SubmissionLine(
            phase=row.phase,
            submission=row,
            state=display_state(row, today),
            done=counted.get(row.pk, (0, 0))[0],
            total=counted.get(row.pk, (0, 0))[1],
            sentence=row.return_reason or "" if row.phase.state == "open" else "",
            deadline=present_deadline(row, row.returned_at, calendar),
        )
        for row in submissions
    ]
    lines += [
        SubmissionLine(phase, None, display_state(None, today), 0, 0, "", phase.deadline_of_reports)
        for phase in waiting
    ]
    urgency = {"returned": 0, "drafting": 1}
    return sorted(
        lines,
        key=lambda line: (
            urgency.get(line.submission.state, 2) if line.submission and line.is_open_work else 3,
            line.deadline.due_on.toordinal()
            if line.submission and line.is_open_work
            else -line.phase.ends_on.toordinal(),
        ),
    )

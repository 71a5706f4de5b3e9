"""Questions of those who judge reports: what waits for whom, the list in pages, the neighbours on the desk, workload."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts.models import Role, Scope, User
from accounts.queries import holders
from campaigns.deadlines import display_state
from campaigns.models import Review, Submission, SubmissionRevision
from core.workflow import State

ON_A_PAGE = 50
_MISSED = Q(state__in=("drafting", "returned"), phase__state="closed")
WAITING = Q(state="submitted") | Q(has_official_waiting=True)
# The parts of the list by the word of the address: what waits, what is with the units, what is settled.
TABS: dict[str, tuple[str, Q]] = {
    "": ("Đang chờ thẩm định", WAITING),
    "don-vi": ("Đang ở đơn vị", Q(state__in=("drafting", "returned")) & ~Q(phase__state="closed")),
    "xong": ("Đã xong", Q(state="accepted", has_official_waiting=False) | Q(state="waived") | _MISSED),
}
# How far back a workload counts what was done.
DAYS_DONE = 30


def to_review(user: User) -> QuerySet[Submission]:
    """Submissions that the user may judge: the owner's office those of the units, the director those of the office."""
    office = user.unit_ids(Role.OFFICE, work=Scope.REPORTS)
    director = user.unit_ids(Role.DIRECTOR, work=Scope.REPORTS)
    every = Submission.objects.select_related("phase__campaign", "unit")
    return every.filter(
        Q(phase__campaign__owner_id__in=office, unit__is_office=False)
        | Q(phase__campaign__owner_id__in=director, unit__is_office=True)
    )


def may_judge(user: User) -> bool:
    """Whether reviewing is this person's work at all."""
    return bool(user.unit_ids(Role.OFFICE, Role.DIRECTOR))


@dataclass(frozen=True)
class ReviewLine:
    """A report on the reviewer's list."""

    submission: Submission
    state: State
    revision_count: int

    @property
    def is_waiting(self) -> bool:
        return self.submission.state == "submitted" or self.submission.has_official_waiting


@dataclass(frozen=True)
class ReviewChoice:
    """Which reports are wanted: a word of `TABS`, who judges (a user id, 0 for nobody)."""

    tab: str = ""
    reviewer: int | None = None
    page: int = 1


@dataclass(frozen=True)
class ReviewTab:
    """One part of the list, and how many reports it has; read as one of the large numbers that filter."""

    word: str
    label: str
    value: int
    current: bool

    @property
    def url(self) -> str:
        return f"?phan={self.word}" if self.word else "?"


@dataclass(frozen=True)
class ReviewPage:
    """The parts of the list with their numbers, and one page of the chosen part."""

    tabs: tuple[ReviewTab, ...]
    current: ReviewTab
    page: Page
    lines: tuple[ReviewLine, ...]
    first: Submission | None


def _listed(user: User, reviewer: int | None) -> QuerySet[Submission]:
    rows = to_review(user).exclude(
        phase__campaign__state="closed", state__in=("accepted", "waived"), has_official_waiting=False
    )
    return rows if reviewer is None else rows.filter(reviewer_id=reviewer or None)


def reports_of_part(user: User, choice: ReviewChoice) -> QuerySet[Submission]:
    """All reports of a part of the list, those of its other pages too; no statement yet."""
    return _listed(user, choice.reviewer).filter(TABS[choice.tab if choice.tab in TABS else ""][1])


def review_page(user: User, today: date, choice: ReviewChoice = ReviewChoice()) -> ReviewPage:
    """The reviewer's list over the campaigns that are not closed, first come first. 2 statements for any number."""
    rows = _listed(user, choice.reviewer)
    word = choice.tab if choice.tab in TABS else ""
    parts = {f"part_{at}": Count("pk", filter=each) for at, (_, each) in enumerate(TABS.values())}
    counts = rows.order_by().aggregate(**parts)
    tabs = tuple(
        ReviewTab(each, label, counts[f"part_{at}"], each == word) for at, (each, (label, _)) in enumerate(TABS.items())
    )
    current = next(tab for tab in tabs if tab.current)
    paginator = Paginator(_in_order(rows.filter(TABS[word][1])), ON_A_PAGE)
    # Counted with the other parts.
    paginator.count = current.value
    page = paginator.get_page(choice.page)
    lines = _lines(page.object_list, today)
    return ReviewPage(tabs, current, page, lines, lines[0].submission if lines and not word else None)


def _in_order(rows: QuerySet[Submission]) -> QuerySet[Any]:
    revisions = SubmissionRevision.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
    return (
        rows.select_related("reviewer__person")
        .annotate(revision_count=Coalesce(Subquery(revisions.annotate(number=Count("pk")).values("number")), 0))
        .order_by(F("submitted_at").asc(nulls_last=True), "phase__ordinal", "unit__position", "pk")
    )


def _lines(rows: Iterable[Any], today: date) -> tuple[ReviewLine, ...]:
    return tuple(ReviewLine(row, display_state(row, today), row.revision_count) for row in rows)


def review_lines(user: User, today: date, reviewer: int | None = None) -> tuple[ReviewLine, ...]:
    """All reports of the list, in the order of its parts. One statement for any number of reports."""
    rows = list(_in_order(_listed(user, reviewer)))

    def part(line: ReviewLine) -> int:
        if line.is_waiting:
            return 0
        return 1 if line.submission.state in ("drafting", "returned") and line.state.value != "not_handed_in" else 2

    return tuple(sorted(_lines(rows, today), key=part))


def waiting_for(user: User) -> QuerySet[Submission]:
    """What waits for the person's judgement, first come first; no statement yet."""
    return to_review(user).filter(WAITING).order_by("submitted_at", "pk")


def neighbours_to_review(user: User, submission: Submission) -> tuple[Submission | None, Submission | None]:
    """The waiting reports before and after this one. One statement."""
    others = waiting_for(user).exclude(pk=submission.pk)
    at = submission.submitted_at
    is_waiting = submission.state == "submitted" or submission.has_official_waiting
    if at is None or not is_waiting:
        return None, others.first()
    before = others.filter(Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=submission.pk)).reverse()
    after = others.filter(Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gt=submission.pk))
    next_to_it = Q(pk=Subquery(before.values("pk")[:1])) | Q(pk=Subquery(after.values("pk")[:1]))
    is_before = {(row.submitted_at, row.pk) < (at, submission.pk): row for row in others.filter(next_to_it)}
    return is_before.get(True), is_before.get(False)


def next_to_review(user: User, submission: Submission) -> Submission | None:
    """The oldest report that waits, other than this one. One statement."""
    return waiting_for(user).exclude(pk=submission.pk).first()


def assignable(user: User) -> QuerySet[Submission]:
    """Reports that the person may give to a reviewer: he judges them, and they are not settled. No statement."""
    rows = to_review(user).filter(WAITING | TABS["don-vi"][1]).select_related("reviewer__person")
    what_waits_first = Case(When(WAITING, then=0), default=1)
    return rows.order_by(
        what_waits_first, F("submitted_at").asc(nulls_last=True), "phase__ordinal", "unit__position", "pk"
    )


def reviewers_of(user: User) -> QuerySet[User]:
    """Who judges beside this person: those in the same offices, or the directors of the same bodies. One statement."""
    office, director = (user.unit_ids(role, work=Scope.REPORTS) for role in (Role.OFFICE, Role.DIRECTOR))
    judge, bodies = (Role.OFFICE, office) if office else (Role.DIRECTOR, director)
    people = holders(judge, bodies, Scope.REPORTS)
    return people.select_related("person")


def workload(user: User, today: date) -> QuerySet[Any]:
    """Each of `reviewers_of` with `held` (waits for him), `overdue` (past its day), `coming` (still with its unit) and
    `done` (judged in the last 30 days). One statement."""
    own = Submission.objects.filter(reviewer=OuterRef("pk"))
    waiting = own.filter(WAITING)
    judged = Review.objects.filter(reviewer=OuterRef("pk"), decided_at__date__gt=today - timedelta(days=DAYS_DONE))
    return reviewers_of(user).annotate(
        held=_number(waiting),
        overdue=_number(waiting.filter(review_due_on__lt=today)),
        coming=_number(own.filter(TABS["don-vi"][1])),
        done=_number(judged),
    )


def given_to_nobody(user: User) -> dict[str, int]:
    """As `workload`: how many reports are `held` by nobody, and are `coming` to nobody. One statement."""
    rows = _listed(user, 0).order_by()
    parts = {"held": Count("pk", filter=TABS[""][1]), "coming": Count("pk", filter=TABS["don-vi"][1])}
    return rows.aggregate(**parts)


def _number(rows: QuerySet[Any]) -> Coalesce:
    """How many rows there are of a person, as a column."""
    counted = rows.order_by().values("reviewer").annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))

"""The first page of each role: what is due, what waits for whom, what was done."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from accounts.models import Delegation, Role, Unit, User
from awards.models import Nomination
from awards.workflow import NOMINATION
from campaigns.deadlines import display_state, is_handed_in, is_missed
from campaigns.models import Campaign, Phase, Review, Submission, SubmissionItem
from campaigns.queries.board import Counts, count
from core.calendar import Deadline, Timeliness
from core.models import Holiday, JournalEntry
from core.wording import local_day
from core.workflow import State
from documents.models import IssuedPaper
from notifications.models import Delivery, DeliveryState
from notifications.obligations import open_obligations
from reports.models import Consolidation
from reports.queries.board import phase_in_focus
from reports.queries.sources import sources_of_report
from reports.queries.targets import TargetBoard, target_board

RECENT = 6
SUBMISSION_KIND = "campaigns.submission"


@dataclass(frozen=True)
class Card:
    """One thing to do. `quote` is the office's sentence when the report came back."""

    title: str
    about: str
    deadline: Deadline
    state: State | None
    done: int
    total: int
    to_fix: int
    handed_in_on: date | None
    quote: str
    url: str
    action: str
    is_urgent: bool


@dataclass(frozen=True)
class Quiet:
    """A line of what waits for others or was done."""

    text: str
    state: State
    on: date | None
    url: str


@dataclass(frozen=True)
class MyWork:
    """Việc của tôi: cards by urgency, then what waits for others, then what was done."""

    cards: tuple[Card, ...]
    waiting: tuple[Quiet, ...]
    done: tuple[Quiet, ...]


def my_work(user: User, at: datetime) -> MyWork:
    """The unit's side of a person's day: 12 statements for any number (8 of the obligations; reports, items, returns,
    awards)."""
    today = local_day(at)
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    submissions = {
        row.pk: row
        for row in Submission.objects.filter(unit_id__in=own)
        .select_related("phase__campaign", "unit")
        .order_by("-phase__starts_on", "unit__position")
    }
    mine = {f"{SUBMISSION_KIND}:{pk}": row for pk, row in submissions.items()}
    due = [each for each in open_obligations(at) if user.pk in each.owners or each.key in mine]
    done_items, all_items, to_fix = _progress(mine[each.key].pk for each in due if each.key in mine)
    quotes = _returned_with(row.pk for row in submissions.values() if row.state == "returned")
    cards = []
    for each in due:
        row = mine.get(each.key)
        is_back = row is not None and row.state == "returned"
        cards.append(
            Card(
                title=each.label,
                about=f"{each.campaign} · {row.unit.name}" if row and len(own) > 1 else each.campaign,
                deadline=each.deadline,
                state=display_state(row, today) if row else None,
                done=done_items[row.pk] if row else 0,
                total=all_items[row.pk] if row else 0,
                to_fix=to_fix[row.pk] if row and is_back else 0,
                handed_in_on=row.submitted_on if row and is_back else None,
                quote=quotes.get(row.pk, "") if row else "",
                url=reverse("campaigns:submission_edit", args=[row.pk]) if row else each.url,
                action="Sửa và nộp lại" if is_back else "Soạn báo cáo" if row else "Mở Tổng hợp",
                is_urgent=is_back or each.deadline.is_overdue(today),
            )
        )
    nominations = list(
        Nomination.objects.filter(proposing_unit_id__in=own).select_related("kind").order_by("-id")[: RECENT * 2]
    )
    return MyWork(
        cards=tuple(sorted(cards, key=lambda card: (not card.quote, card.deadline.due_on))),
        waiting=tuple(_waiting(submissions.values(), nominations)),
        done=tuple(_done(submissions.values(), nominations))[:RECENT],
    )


def _progress(submission_ids: Iterable[int]) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Items without a gap, all items, and items to mend, by submission: one statement."""
    done: Counter[int] = Counter()
    total: Counter[int] = Counter()
    to_fix: Counter[int] = Counter()
    rows = SubmissionItem.objects.filter(submission_id__in=list(submission_ids)).select_related("task")
    for item in rows:
        total[item.submission_id] += 1
        done[item.submission_id] += not item.gap
        to_fix[item.submission_id] += item.must_fix
    return done, total, to_fix


def _returned_with(submission_ids: Iterable[int]) -> dict[int, str]:
    """The sentence of the last return by submission: one statement."""
    rows = Review.objects.filter(revision__submission_id__in=list(submission_ids), outcome="returned")
    return dict(rows.order_by("id").values_list("revision__submission_id", "reason"))


def _waiting(submissions: Iterable[Submission], nominations: Sequence[Nomination]) -> list[Quiet]:
    """Handed in and not judged yet; proposed and not decided yet."""
    lines = [
        Quiet(f"Báo cáo {str(row.phase).lower()} chờ thẩm định", display_state(row, row.due_on), row.submitted_on, url)
        for row in submissions
        if row.state == "submitted" and (url := row.get_absolute_url())
    ]
    return lines + [
        Quiet(f"Đề nghị khen thưởng: {row.nominee_name}", NOMINATION.state(row.state), None, row.get_absolute_url())
        for row in nominations
        if row.state in ("proposed", "screened")
    ]


def _done(submissions: Iterable[Submission], nominations: Sequence[Nomination]) -> list[Quiet]:
    lines = [
        Quiet(
            f"Báo cáo {str(row.phase).lower()} năm {row.phase.campaign.year}",
            display_state(row, row.due_on),
            row.submitted_on,
            row.get_absolute_url(),
        )
        for row in submissions
        if row.state in ("accepted", "waived")
    ]
    return lines + [
        Quiet(f"Khen thưởng: {row.nominee_name}", NOMINATION.state(row.state), None, row.get_absolute_url())
        for row in nominations
        if row.state in ("approved", "refused", "listed_upward")
    ]


@dataclass(frozen=True)
class PhaseProgress:
    """One phase on the overview: its numbers, its dates, whether its report is done."""

    phase: Phase
    counts: Counts
    consolidation: Consolidation | None
    wrap_up: Deadline | None

    @property
    def is_wrapped_up(self) -> bool:
        return self.consolidation is not None and self.consolidation.state == "finalised"


@dataclass(frozen=True)
class RedLine:
    """A report that is overdue (by so many days) or lies with its unit to be mended."""

    submission: Submission
    state: State
    days: int


@dataclass(frozen=True)
class Overview:
    """Tổng quan of the office and of the director."""

    campaign: Campaign
    phases: tuple[PhaseProgress, ...]
    focus: Phase | None
    red: tuple[RedLine, ...]
    to_review: int
    own_to_review: tuple[Submission, ...]
    nominations: Counter[str]
    papers: tuple[IssuedPaper, ...]
    targets: TargetBoard
    on_time: tuple[tuple[str, int, str], ...]
    latest: tuple[JournalEntry, ...]


def overview(campaign: Campaign, today: date) -> Overview:
    """The campaign at one glance: 11 statements for any number of units.

    Phases, reports, consolidations, awards, papers, journal; accepted reports and four for the targets.
    """
    phases = tuple(Phase.objects.filter(campaign=campaign).order_by("ordinal"))
    rows = list(
        Submission.objects.filter(phase__campaign=campaign)
        .select_related("unit", "phase__campaign")
        .order_by("phase__ordinal", "unit__position", "unit__name")
    )
    reports: dict[int | None, Consolidation] = {}
    for each in Consolidation.objects.filter(campaign=campaign).order_by("id"):
        known = reports.get(each.phase_id)
        if known is None or known.state != "finalised" or each.state == "finalised":
            reports[each.phase_id] = each
    focus = phase_in_focus(phases)
    sources = sources_of_report(campaign, focus, today)
    states = Nomination.objects.filter(phase__campaign=campaign).values_list("state", flat=True)
    waiting = [row for row in rows if row.state == "submitted"]
    return Overview(
        campaign=campaign,
        phases=tuple(
            PhaseProgress(
                phase=phase,
                counts=count([row for row in rows if row.phase_id == phase.pk], today),
                consolidation=reports.get(phase.pk),
                wrap_up=phase.wrap_up_deadline,
            )
            for phase in phases
        ),
        focus=focus,
        red=tuple(_red(rows, today)),
        to_review=sum(1 for row in waiting if not row.unit.is_office),
        own_to_review=tuple(row for row in waiting if row.unit.is_office),
        nominations=Counter(states),
        papers=tuple(
            IssuedPaper.objects.filter(body_id=campaign.owner_id, state="sent_for_signing").select_related("body")[
                :RECENT
            ]
        ),
        targets=target_board(campaign, sources.known),
        on_time=_on_time(rows, today),
        latest=tuple(JournalEntry.objects.within(campaign.journal_scope).for_timeline()[:RECENT]),
    )


def _red(rows: Sequence[Submission], today: date) -> list[RedLine]:
    """Overdue and returned reports of open phases, the longest overdue first."""
    red = [
        RedLine(row, state, row.deadline.days_overdue(today) if state.value == "overdue" else 0)
        for row in rows
        if row.phase.state == "open" and (state := display_state(row, today)).value in ("overdue", "returned")
    ]
    return sorted(red, key=lambda line: -line.days)


def _on_time(rows: Sequence[Submission], today: date) -> tuple[tuple[str, int, str], ...]:
    """Share of reports in time by unit, among those handed in or overdue; percent for the picture."""
    wanted: Counter[str] = Counter()
    in_time: Counter[str] = Counter()
    for row in rows:
        judged = is_handed_in(row) or is_missed(row) or (row.state == "drafting" and row.deadline.is_overdue(today))
        if judged:
            wanted[row.unit.brief] += 1
            in_time[row.unit.brief] += is_handed_in(row) and row.timeliness != Timeliness.LATE
    return tuple(
        (unit, round(100 * in_time[unit] / total), f"{in_time[unit]}/{total} báo cáo") for unit, total in wanted.items()
    )


@dataclass(frozen=True)
class Registers:
    """What the administrator keeps."""

    units: int
    users: int
    users_without_role: int
    holidays: int
    year: int
    undelivered: int
    without_address: int


def registers(today: date) -> Registers:
    """Counts of the registers: 6 statements."""
    active = User.objects.filter(is_active=True)
    acting = Delegation.objects.in_force_on(today)
    return Registers(
        units=Unit.objects.existing_on(today).count(),
        users=active.count(),
        users_without_role=active.filter(memberships=None).exclude(delegations_received__in=acting).count(),
        holidays=Holiday.objects.filter(on__year=today.year).count(),
        year=today.year,
        undelivered=Delivery.objects.filter(state=DeliveryState.GIVEN_UP).count(),
        without_address=Delivery.objects.filter(state=DeliveryState.NO_ADDRESS).count(),
    )

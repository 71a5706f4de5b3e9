"""The first page of each role: what is due, what waits for whom, what was done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from accounts.models import Delegation, Membership, Role, Scope, Unit, User
from awards.models import Nomination
from awards.workflow import NOMINATION
from campaigns.deadlines import display_state, due_words, is_missed
from campaigns.models import Extension, Inspection, Submission, SubmissionItem
from campaigns.queries.extensions import extensions_waiting
from campaigns.queries.inspections import inspections_of_units
from campaigns.queries.official import RETURNED as OFFICIAL_RETURNED
from campaigns.queries.official import WAITING as OFFICIAL_WAITING
from campaigns.queries.official import returned_official
from campaigns.workflow import EXTENSION
from core.calendar import Deadline, WorkingCalendar
from core.models import Holiday
from core.wording import local_day, short_date
from core.workflow import State
from documents.models import IssuedPaper
from notifications.models import Delivery, DeliveryState
from notifications.obligations import Obligation, open_obligations
from reports.models import Consolidation
from reports.queries.upward import reports_to_send

RECENT = 6
# The kind of obligation that is somebody's judgement of a report.
REVIEW = "campaigns.review"
# By which name the shell counts what a person owes of a kind (`reports.navigation`).
COUNTED_AS = {"campaigns.submission": "drafts", REVIEW: "given", "campaigns.inspection": "to_inspect"}


@dataclass(frozen=True)
class Card:
    """One thing to do, with a deadline or without. `quote`: the sentence with which it came or came back, said by
    `quoted`; what came back stands first."""

    title: str
    about: str
    deadline: Deadline | None
    url: str
    action: str
    is_urgent: bool
    state: State | None = None
    done: int = 0
    total: int = 0
    to_fix: int = 0
    handed_in_on: date | None = None
    quote: str = ""
    quoted: str = ""
    is_back: bool = False


@dataclass(frozen=True)
class Progress:
    """Items without a gap, all items, and items to mend, by submission id."""

    done: Counter[int] = field(default_factory=Counter)
    total: Counter[int] = field(default_factory=Counter)
    to_fix: Counter[int] = field(default_factory=Counter)


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
    waiting: tuple[Quiet, ...] = ()
    done: tuple[Quiet, ...] = ()


def my_work(user: User, at: datetime, calendar: WorkingCalendar, counts: Mapping[str, int] | None = None) -> MyWork:
    """The unit's side of a person's day: 9 statements for any number (5 of the cards, reports, awards, extensions,
    inspections), fewer with `counts` (see `cards_to_do`); 2 more for who is in an office too."""
    own = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    proposing = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.AWARDS)
    submissions = list(
        Submission.objects.filter(unit_id__in=own)
        .filter(Q(state__in=("submitted", "accepted", "waived")) | Q(phase__state="closed"))
        .select_related("phase__campaign")
        .order_by("-phase__starts_on", "unit__position")
    )
    nominations = list(
        Nomination.objects.filter(proposing_unit_id__in=proposing).select_related("kind").order_by("-id")[: RECENT * 2]
    )
    inspections = list(inspections_of_units(own).exclude(state="answer_awaited")[: RECENT * 2])
    return MyWork(
        cards=cards_to_do(user, at, calendar, counts),
        waiting=(
            *_waiting(submissions, nominations, extensions_waiting(user) if _is_there("asked", counts) else ()),
            *_inspected(inspections, "scheduled", "answered"),
        ),
        done=(*_done(submissions, nominations), *_inspected(inspections, "closed", "waived"))[:RECENT],
    )


def cards_to_do(
    user: User, at: datetime, calendar: WorkingCalendar, counts: Mapping[str, int] | None = None
) -> tuple[Card, ...]:
    """What the person has to do himself, what came back first: 5 statements (reports, items, inspections, official
    figures, nominations); 2 more for who is in an office (wrap-ups, reviews), 2 more for who leads a body that
    owes a report to the one above. With the `counts` of the shell it asks for nothing of which there is none."""
    today, units = local_day(at), user.unit_ids(Role.HEAD, Role.STAFF)
    none_of = [kind for kind, name in COUNTED_AS.items() if not _is_there(name, counts)]
    due = list(open_obligations(at, of=user, calendar=calendar, without=none_of))
    progress = _progress(each.about.pk for each in due if isinstance(each.about, Submission))
    ready = reports_to_send([each.about for each in due if isinstance(each.about, Submission)], user)
    cards = [
        _upward_card(
            each, ready[each.about.pk], today, may_send=user.has_perm("campaigns.submit_submission", each.about)
        )
        if isinstance(each.about, Submission) and each.about.pk in ready
        else _report_card(each, each.about, progress, today, names_unit=len(units) > 1)
        if isinstance(each.about, Submission)
        else _other_card(each, user, today)
        for each in due
    ]
    if _is_there("official_returned", counts):
        figures = returned_official(user).select_related("phase__campaign", "unit").order_by("pk")
        cards += [_official_card(row, user, names_unit=len(units) > 1) for row in Submission.with_office(figures)]
    if _is_there("returned", counts):
        returned = Nomination.with_office(returned_nominations(user))
        cards += [_nomination_card(row) for row in returned.select_related("phase__campaign")]
    return tuple(
        sorted(cards, key=lambda card: (not card.is_back, card.deadline.due_on if card.deadline else date.max))
    )


def _is_there(name: str, counts: Mapping[str, int] | None) -> bool:
    """Whether the shell has counted any; without counts there may be."""
    return counts is None or counts.get(name, 0) > 0


def returned_nominations(user: User) -> QuerySet[Nomination]:
    """What the person's units proposed and must mend, the oldest first."""
    proposing = user.unit_ids(Role.HEAD, Role.STAFF, Role.OFFICE, work=Scope.AWARDS)
    return Nomination.objects.filter(state="returned", proposing_unit_id__in=proposing).order_by("pk")


def _nomination_card(row: Nomination) -> Card:
    """A nomination that came back. Sending it empties both opinions, so what stands there is of this return."""
    return Card(
        title=f"Sửa và gửi lại đề nghị khen thưởng {row.nominee_name}",
        about=f"{row.phase.campaign.title} · {row.phase}",
        deadline=None,
        state=NOMINATION.state(row.state),
        quote=row.decision_reason or row.office_opinion,
        quoted=f"{row.head_words if row.decision_reason else row.office_words} trả lại",
        is_back=True,
        url=reverse("awards:nomination_edit", args=[row.pk]),
        action="Sửa và gửi lại",
        is_urgent=True,
    )


def _report_card(due: Obligation, report: Submission, progress: Progress, today: date, *, names_unit: bool) -> Card:
    is_back = report.state == "returned"
    return Card(
        title=due.label,
        about=f"{due.campaign} · {report.unit.name}" if names_unit else due.campaign,
        deadline=due.deadline,
        state=display_state(report, today),
        done=progress.done[report.pk],
        total=progress.total[report.pk],
        to_fix=progress.to_fix[report.pk] if is_back else 0,
        handed_in_on=report.submitted_on if is_back else None,
        quote=due.quote,
        quoted=f"{report.judge} trả lại",
        is_back=is_back,
        url=reverse("campaigns:submission_edit", args=[report.pk]),
        action="Sửa và nộp lại" if is_back else "Soạn báo cáo",
        is_urgent=is_back or due.deadline.is_overdue(today),
    )


def _official_card(report: Any, user: User, *, names_unit: bool) -> Card:
    """Official figures that came back; what was accepted before still counts, so that no day is set."""
    may_send = user.has_perm("campaigns.submit_official", report)
    title = report.phase.campaign.title
    return Card(
        title=f"Sửa và gửi lại số liệu chính thức đợt {report.phase.ordinal}",
        about=f"{title} · {report.unit.name}" if names_unit else title,
        deadline=None,
        state=OFFICIAL_RETURNED,
        quote=report.official_reason,
        quoted=f"{report.judge} trả lại",
        is_back=True,
        url=reverse("campaigns:official_submit", args=[report.pk]) if may_send else report.get_absolute_url(),
        action="Sửa và gửi lại" if may_send else "Xem số liệu đã gửi",
        is_urgent=True,
    )


def _upward_card(due: Obligation, report: Consolidation, today: date, *, may_send: bool) -> Card:
    """The department's own final report lies ready to become its report to the body above."""
    paper = report.paper.spoken if report.paper else report.title
    return Card(
        title=due.label,
        about=f"{due.campaign} · lấy từ {paper}",
        deadline=due.deadline,
        url=reverse("reports:upward", args=[report.pk]),
        action="Gửi lên cấp trên" if may_send else "Chuẩn bị gửi lên cấp trên",
        is_urgent=due.deadline.is_overdue(today),
    )


def _other_card(due: Obligation, user: User, today: date) -> Card:
    if isinstance(due.about, Inspection):
        may_answer = user.has_perm("campaigns.answer_inspection", due.about)
        return _inspection_card(due, due.about, today, may_answer=may_answer)
    return Card(
        title=due.label,
        about=due.campaign,
        deadline=due.deadline,
        url=due.url,
        action="Thẩm định" if due.kind == REVIEW else "Mở Tổng hợp",
        is_urgent=due.deadline.is_overdue(today),
    )


def _inspection_card(due: Obligation, row: Inspection, today: date, *, may_answer: bool) -> Card:
    is_asked = row.state == "answer_awaited"
    waits_for_head = is_asked and not may_answer
    return Card(
        title=due.label,
        about=f"{due.campaign} · {row.unit.name}" + (f" · chờ {row.unit.head} trả lời" if waits_for_head else ""),
        deadline=due.deadline,
        state=row.shown_state,
        quote=due.quote,
        quoted=f"{row.office_words} yêu cầu",
        url=due.url,
        action="Xem yêu cầu" if waits_for_head else "Trả lời" if is_asked else "Ghi kết quả",
        is_urgent=due.deadline.is_overdue(today),
    )


def _progress(submission_ids: Iterable[int]) -> Progress:
    """How far the reports are: one statement."""
    progress = Progress()
    rows = SubmissionItem.objects.filter(submission_id__in=list(submission_ids)).select_related("task")
    for item in rows:
        progress.total[item.submission_id] += 1
        progress.done[item.submission_id] += not item.gap
        progress.to_fix[item.submission_id] += item.must_fix
    return progress


def _waiting(
    submissions: Sequence[Submission], nominations: Sequence[Nomination], extensions: Sequence[Extension]
) -> list[Quiet]:
    """Handed in and not judged yet; more time asked, or an award proposed, and not decided yet."""
    lines = [
        Quiet(f"Báo cáo {str(row.phase).lower()} chờ thẩm định", display_state(row, row.due_on), row.submitted_on, url)
        for row in submissions
        if row.state == "submitted" and (url := row.get_absolute_url())
    ]
    lines += [
        Quiet(
            f"Số liệu chính thức của báo cáo {str(row.phase).lower()} chờ chấp nhận",
            OFFICIAL_WAITING,
            local_day(row.submitted_at),
            row.get_absolute_url(),
        )
        for row in submissions
        if row.has_official_waiting and row.submitted_at
    ]
    lines += [
        Quiet(
            f"Đề nghị gia hạn báo cáo {str(row.submission.phase).lower()}, nộp {due_words(row.granted_deadline)}",
            EXTENSION.state(row.state),
            local_day(row.asked_at),
            row.get_absolute_url(),
        )
        for row in extensions
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
        if row.state in ("accepted", "waived") or is_missed(row)
    ]
    return lines + [
        Quiet(f"Khen thưởng: {row.nominee_name}", NOMINATION.state(row.state), None, row.get_absolute_url())
        for row in nominations
        if row.state in ("approved", "refused", "listed_upward")
    ]


def _inspected(inspections: Iterable[Inspection], *states: str) -> list[Quiet]:
    return [
        Quiet(f"Kiểm tra ngày {short_date(row.held_on)}", row.state_row, row.held_on, row.get_absolute_url())
        for row in inspections
        if row.state in states
    ]


def papers_to_sign(user: User) -> list[IssuedPaper]:
    """The newest papers that lie with the person because they name him: 1 statement."""
    return list(IssuedPaper.objects.to_be_signed_by(user).defer("content")[:RECENT])


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
    """Counts of the registers: 4 statements."""
    has_role = Exists(Membership.objects.filter(user=OuterRef("pk")))
    acts = Exists(Delegation.objects.in_force_on(today).filter(receiver=OuterRef("pk")))
    accounts = User.objects.filter(is_active=True)
    letters = Delivery.objects.filter(state__in=(DeliveryState.GIVEN_UP, DeliveryState.NO_ADDRESS))
    return Registers(
        **accounts.aggregate(users=Count("pk"), users_without_role=Count("pk", filter=~has_role & ~acts)),
        **letters.aggregate(
            undelivered=Count("pk", filter=Q(state=DeliveryState.GIVEN_UP)),
            without_address=Count("pk", filter=Q(state=DeliveryState.NO_ADDRESS)),
        ),
        units=Unit.objects.existing_on(today).count(),
        holidays=Holiday.objects.filter(on__year=today.year).count(),
        year=today.year,
    )

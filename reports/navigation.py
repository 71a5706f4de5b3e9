"""What the shell of every page shows: entries by role, counts, the campaign in use. Data first; one small builder."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from accounts.models import Role, Scope, User
from accounts.queries import NAME_WITHOUT_UNITS, system_name, system_names
from awards.models import Nomination
from campaigns.models import Campaign, Inspection, Submission
from campaigns.queries.extensions import to_decide
from campaigns.queries.in_use import campaign_in_use
from core.once import calendar_of, once
from documents.models import IssuedPaper
from notifications.models import Notification
from reports.queries.homes import returned_nominations

TABS = 4
COUNTS = ("work", "review", "extensions", "inspection", "screening", "approval", "papers")


@dataclass(frozen=True)
class Entry:
    """One place of the rail; `short` is its word in the bottom bar, `count` the key of the number beside it."""

    label: str
    icon: str
    name: str
    short: str = ""
    count: str = ""


UNIT_ENTRIES = (
    Entry("Việc của tôi", "home", "reports:home", short="Việc", count="work"),
    Entry("Báo cáo đơn vị", "doc", "campaigns:submission_list", short="Báo cáo"),
    Entry("Đề nghị khen thưởng", "star", "awards:nomination_list", short="Đề nghị"),
    Entry("Kết quả của đơn vị", "target", "reports:unit_results", short="Kết quả"),
)
ENTRIES: dict[str, tuple[Entry, ...]] = {
    Role.OFFICE: (
        Entry("Tổng quan", "home", "reports:home"),
        Entry("Bảng theo dõi", "board", "reports:board", short="Theo dõi"),
        Entry("Thẩm định", "review", "campaigns:review_list", count="review"),
        Entry("Tổng hợp", "merge", "reports:consolidation_list"),
        Entry("Kiểm tra", "eye", "campaigns:inspection_list", count="inspection"),
        Entry("Khen thưởng", "star", "awards:nomination_list", count="screening"),
        Entry("Chỉ số", "chart", "indicators:indicator_list"),
        Entry("Văn bản", "inbox", "documents:paper_list"),
        Entry("Kế hoạch", "plan", "campaigns:campaign_list"),
        Entry("Kết quả các đơn vị", "target", "reports:unit_results", short="Kết quả"),
    ),
    Role.DIRECTOR: (
        Entry("Tổng quan", "home", "reports:home"),
        Entry("Chờ duyệt", "review", "awards:approval_list", count="approval"),
        Entry("Báo cáo", "doc", "reports:report_list"),
        Entry("Chỉ số", "chart", "indicators:indicator_list"),
        Entry("Khen thưởng", "star", "awards:nomination_list"),
        Entry("Kết quả các đơn vị", "target", "reports:unit_results", short="Kết quả"),
        Entry("Kiểm tra", "eye", "campaigns:inspection_list"),
    ),
    Role.HEAD: UNIT_ENTRIES,
    Role.STAFF: UNIT_ENTRIES,
    Role.ADMIN: (
        Entry("Tổng quan", "home", "reports:home"),
        Entry("Đơn vị", "units", "accounts:unit_list"),
        Entry("Người dùng", "people", "accounts:user_list", short="Tài khoản"),
        Entry("Ngày nghỉ", "plan", "core:holiday_list"),
        Entry("Danh mục", "list", "awards:kind_list"),
        Entry("Nhật ký", "history", "core:journal"),
    ),
}


@dataclass(frozen=True)
class Place:
    """An entry as shown to one person on one page."""

    label: str
    short: str
    icon: str
    url: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Navigation:
    """Everything templates/components/shell/ needs; `counts` by the keys of the entries, for the pages behind them."""

    system_name: str
    entries: tuple[Place, ...]
    campaigns: tuple[Campaign, ...]
    campaign: Campaign | None
    body: str
    person: str
    title: str
    unread: int
    counts: dict[str, int]
    inbox_url: str
    search_url: str
    choose_url: str

    @property
    def tabs(self) -> tuple[Place, ...]:
        return self.entries[:TABS]


def entries_of(roles: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of all the roles in the table's order; an address met twice keeps its first label."""
    held = set(roles)
    by_name: dict[str, Entry] = {}
    for role, entries in ENTRIES.items():
        if role in held:
            for entry in entries:
                by_name.setdefault(entry.name, entry)
    return tuple(by_name.values())


def _count(rows: QuerySet[Any], group: str) -> Coalesce:
    """The number of `rows` as a column; `group` is a field that is the same in all of them."""
    counted = rows.order_by().values(group).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _facts_of(user: User) -> dict[str, Any]:
    """The name of the site and all counts of the person: one statement."""
    office = user.unit_ids(Role.OFFICE)
    director = user.unit_ids(Role.DIRECTOR)
    # What a deputy must not do does not wait for him.
    deciding = user.unit_ids(Role.DIRECTOR, work=Scope.AWARDS)
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    reporting = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    columns: dict[str, Any] = {
        "site": Coalesce(Subquery(system_names()), Value(NAME_WITHOUT_UNITS)),
        "unread": _count(Notification.objects.filter(recipient=OuterRef("pk")).unread(), "recipient"),
    }
    if own:
        waiting = Submission.objects.filter(
            unit_id__in=reporting, phase__state="open", state__in=("drafting", "returned")
        )
        columns["work"] = sum(
            (
                _count(rows.annotate(one=Value(1)), "one")
                for rows in (waiting, returned_nominations(user), _inspections_to_do(user))
            ),
            start=Value(0),
        )
    if office:
        # The office's own report waits for the director, not for the office.
        handed_in = Submission.objects.filter(
            Q(state="submitted") | Q(has_official_waiting=True),
            phase__campaign__owner_id__in=office,
            unit__is_office=False,
        )
        columns["review"] = _count(handed_in.annotate(one=Value(1)), "one")
        proposed = Nomination.objects.filter(phase__campaign__owner_id__in=office, state="proposed")
        columns["screening"] = _count(proposed.annotate(one=Value(1)), "one")
        sent = IssuedPaper.objects.filter(body_id__in=office, state="sent_for_signing")
        answers = Inspection.objects.filter(campaign__owner_id__in=office, state="answered")
        columns["inspection"] = _count(answers.annotate(one=Value(1)), "one")
        columns["papers"] = _count(sent.annotate(one=Value(1)), "one")
    if office or director:
        columns["extensions"] = _count(to_decide(user).select_related(None).annotate(one=Value(1)), "one")
    if director:
        screened = Nomination.objects.filter(phase__campaign__owner_id__in=deciding, state="screened")
        columns["approval"] = _count(screened.annotate(one=Value(1)), "one")
    return User.objects.annotate(**columns).values(*columns).get(pk=user.pk)


def _inspections_to_do(user: User) -> QuerySet[Inspection]:
    """Answers that the person's units owe, inspections that his office has to hold or to go on with."""
    own, office = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS), user.unit_ids(Role.OFFICE)
    return Inspection.objects.filter(
        Q(state="answer_awaited", unit_id__in=own) | Q(state="scheduled", campaign__owner_id__in=office)
    )


def _address(name: str) -> str:
    """The address of a page, empty while its app does not answer it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _places(user: User, path: str, facts: dict[str, Any]) -> tuple[Place, ...]:
    addressed = [(entry, _address(entry.name)) for entry in entries_of(user.roles)]
    entries = [(entry, url) for entry, url in addressed if url]
    home = _address("reports:home")
    under = [url for _, url in entries if path == url or (url != home and path.startswith(url))]
    current = max(under, key=len, default=None)
    return tuple(
        Place(
            label=entry.label,
            short=entry.short or entry.label,
            icon=entry.icon,
            url=url,
            count=facts.get(entry.count, 0),
            is_current=url == current,
        )
        for entry, url in entries
    )


def campaigns_seen(request: HttpRequest) -> tuple[Campaign, ...]:
    """The campaigns among which the person chooses, each with its owner: one statement a request.

    Whoever leads a body works on its own campaigns; in one of the body above it takes part, as any unit does.
    """
    user: Any = request.user
    led = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    rows = Campaign.objects.visible_to(user).select_related("owner")
    return once(request, "campaigns", lambda: tuple(rows.filter(owner__in=led) if led else rows))


def _build(request: HttpRequest) -> Navigation | None:
    """The shell of the page: two statements beside the user's own grants; nothing for a visitor, nor for who must first
    choose a password."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.password_is_given:
        return None
    facts = _facts_of(user)
    campaigns = campaigns_seen(request)
    campaign = campaign_in_use(campaigns, request)
    unit = user.acting_unit
    owner = campaign.owner if campaign else unit
    position = user.person.position if user.person else ""
    return Navigation(
        system_name=facts["site"],
        entries=_places(user, request.path, facts),
        campaigns=campaigns,
        campaign=campaign,
        body=owner.name if owner else "",
        person=user.display_name,
        title=position or (unit.brief if unit else ""),
        unread=facts["unread"],
        counts={key: facts[key] for key in COUNTS if key in facts},
        inbox_url=_address("notifications:inbox"),
        search_url=_address("reports:search"),
        choose_url=_address("campaigns:campaign_choose"),
    )


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Its values are read only when a template asks, so fragments cost nothing."""
    shell = SimpleLazyObject(lambda: _build(request))
    return {
        "navigation": shell,
        "system_name": SimpleLazyObject(lambda: shell.system_name if shell else system_name()),
        "working_calendar": SimpleLazyObject(lambda: calendar_of(request)),
        "demo": settings.DEMO,
    }

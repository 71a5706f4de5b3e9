"""What the shell of every page shows: entries by role, counts, the campaign in use. Data first; one small builder."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from accounts.models import Role, Scope, User
from accounts.queries import NAME_WITHOUT_UNITS, system_name, system_names
from awards.models import Nomination
from campaigns.models import Campaign, Extension, Inspection, Submission
from campaigns.queries.extensions import to_decide
from campaigns.queries.in_use import campaign_in_use
from campaigns.queries.official import returned_official
from campaigns.queries.reviews import WAITING, to_review
from core import clock
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


def _count(rows: QuerySet[Any]) -> Coalesce:
    """The number of `rows` as a column."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _columns_of(user: User) -> dict[str, Any]:
    """The name of the site and all counts of the person, as columns that ask for nothing of the row they stand in. What a
    deputy must not do does not wait for him."""
    roles = user.roles
    leads, belongs = bool(roles & {Role.OFFICE, Role.DIRECTOR}), bool(roles & {Role.HEAD, Role.STAFF})
    reporting = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    counted: dict[str, QuerySet[Any]] = {
        "unread": Notification.objects.filter(recipient=user.pk).unread(),
        "to_sign": IssuedPaper.objects.to_be_signed_by(user),
    }
    if belongs:
        counted["drafts"] = Submission.objects.filter(
            unit_id__in=reporting, phase__state="open", state__in=("drafting", "returned")
        )
        counted["official_returned"] = returned_official(user)
        counted["asked"] = Extension.objects.filter(submission__unit_id__in=reporting, state="asked")
    if belongs or Role.OFFICE in roles:
        counted["returned"] = returned_nominations(user)
        counted["to_inspect"] = _inspections_to_do(user)
    if leads:
        counted["given"] = to_review(user).select_related(None).filter(WAITING, reviewer=user.pk)
        counted["extensions"] = to_decide(user).select_related(None)
        counted["answers_overdue"] = Inspection.objects.overdue_on(clock.today()).filter(
            campaign__owner_id__in=user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        )
    if Role.OFFICE in roles:
        reports, awards, papers = (
            user.unit_ids(Role.OFFICE, work=work) for work in (Scope.REPORTS, Scope.AWARDS, Scope.PAPERS)
        )
        # The office's own report waits for the director, not for the office.
        counted["review"] = Submission.objects.filter(
            WAITING, phase__campaign__owner_id__in=reports, unit__is_office=False
        )
        counted["screening"] = Nomination.objects.filter(phase__campaign__owner_id__in=awards, state="proposed")
        counted["inspection"] = Inspection.objects.filter(campaign__owner_id__in=reports, state="answered")
        counted["papers"] = IssuedPaper.objects.filter(body_id__in=papers, state="sent_for_signing")
    if Role.DIRECTOR in roles:
        deciding = user.unit_ids(Role.DIRECTOR, work=Scope.AWARDS)
        counted["approval"] = Nomination.objects.filter(phase__campaign__owner_id__in=deciding, state="screened")
    names = Coalesce(Subquery(system_names()), Value(NAME_WITHOUT_UNITS))
    return {"site": names} | {name: _count(rows) for name, rows in counted.items()}


def _inspections_to_do(user: User) -> QuerySet[Inspection]:
    """Answers that the person's units owe, inspections that his office has to hold or to go on with."""
    own = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    office = user.unit_ids(Role.OFFICE, work=Scope.REPORTS)
    return Inspection.objects.filter(
        Q(state="answer_awaited", unit_id__in=own) | Q(state="scheduled", campaign__owner_id__in=office)
    )


def _address(name: str) -> str:
    """The address of a page, empty while its app does not answer it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _places(user: User, path: str, counts: dict[str, int]) -> tuple[Place, ...]:
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
            count=counts.get(entry.count, 0),
            is_current=url == current,
        )
        for entry, url in entries
    )


@dataclass(frozen=True)
class Seen:
    """What the shell asks of the database: the campaigns to choose from, the name of the site, the person's counts."""

    campaigns: tuple[Campaign, ...]
    site: str
    counts: dict[str, int]


def _seen_by(user: User) -> Seen:
    """The counts come with each campaign, for they are the same in all: one statement, two for who sees no campaign.

    Whoever leads a body works on its own campaigns; in one of the body above it takes part, as any unit does.
    """
    columns = _columns_of(user)
    led = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    rows = Campaign.objects.visible_to(user).select_related("owner").annotate(**columns)
    campaigns = tuple(rows.filter(owner__in=led) if led else rows)
    told = (
        {name: getattr(campaigns[0], name) for name in columns}
        if campaigns
        else User.objects.annotate(**columns).values(*columns).get(pk=user.pk)
    )
    site = told.pop("site")
    if "drafts" in told:
        told["work"] = told["drafts"] + told["official_returned"] + told["returned"] + told["to_inspect"]
    return Seen(campaigns, site, told)


def seen(request: HttpRequest) -> Seen:
    """What the shell shows to the person of the request: asked once."""
    user: Any = request.user
    return once(request, "seen", lambda: _seen_by(user))


def _build(request: HttpRequest) -> Navigation | None:
    """The shell of the page: one statement beside the user's own grants; nothing for a visitor, nor for who must first
    choose a password."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.password_is_given:
        return None
    shown = seen(request)
    campaign = campaign_in_use(shown.campaigns, request)
    unit = user.acting_unit
    owner = campaign.owner if campaign else unit
    position = user.person.position if user.person else ""
    return Navigation(
        system_name=shown.site,
        entries=_places(user, request.path, shown.counts),
        campaigns=shown.campaigns,
        campaign=campaign,
        body=owner.name if owner else "",
        person=user.display_name,
        title=position or (unit.brief if unit else ""),
        unread=shown.counts["unread"],
        counts={key: shown.counts[key] for key in COUNTS if key in shown.counts},
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

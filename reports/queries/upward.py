"""Where a department's final report goes: the report that it owes in the campaign above, and what would stand there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from accounts.models import Membership, Role, Unit, User
from campaigns.models import Campaign, Phase, Submission, SubmissionItem, SubmissionRevision, Task
from campaigns.queries.submissions import items_of, items_of_revision
from core import clock
from documents.models import IssuedPaper
from reports.models import Consolidation
from reports.queries.frozen import frozen_content
from reports.upward import FrozenReport, Told, told_of

NO_SUPERIOR = "Phong trào này chưa theo phong trào nào của cấp trên. Văn phòng chọn ở trang của phong trào, ô Phong trào cấp trên."
NOT_FINALISED = "Bản tổng hợp chưa hoàn tất. Hoàn tất và ban hành báo cáo rồi mới gửi lên cấp trên."
NOT_ISSUED = (
    "Báo cáo chưa ban hành nên chưa có số, ngày để cấp trên dẫn chiếu. Trình ký, ghi số ở mục Văn bản rồi gửi lên "
    "cấp trên."
)
WITHDRAWN = "Báo cáo đã bị thu hồi nên không gửi lên cấp trên được."


@dataclass(frozen=True)
class Filling:
    """An item above with what the report has for it. `state`: "filled" (it will be taken), "same" (it says so already),
    "kept" (somebody wrote something else), "closed" (not open to the unit), "empty" (the report has nothing)."""

    item: SubmissionItem
    told: Told
    state: str


@dataclass(frozen=True)
class Upward:
    """Where a report goes and what it brings there. `refusal`: why it cannot go now."""

    consolidation: Consolidation
    superior: Campaign | None
    phase: Phase | None
    submission: Submission | None
    paper: IssuedPaper | None
    refusal: str
    fillings: tuple[Filling, ...] = ()

    def in_state(self, *states: str) -> tuple[Filling, ...]:
        return tuple(each for each in self.fillings if each.state in states)

    @property
    def filled(self) -> tuple[Filling, ...]:
        return self.in_state("filled", "same")

    @property
    def kept(self) -> tuple[Filling, ...]:
        return self.in_state("kept")

    @property
    def empty(self) -> tuple[Filling, ...]:
        return self.in_state("empty")

    @property
    def was_sent(self) -> bool:
        """The report above lies handed in, and it was filled from this very paper."""
        return (
            self.submission is not None
            and self.paper is not None
            and self.paper.state == "issued"
            and self.submission.state in ("submitted", "accepted")
            and self.submission.source_paper_id == self.paper.pk
        )


def way_for_others(unit: Unit) -> str:
    """Who hands in the unit's report to the body above, and what lets somebody else do it: 2 statements at most."""
    heads = User.objects.filter(
        is_active=True,
        pk__in=Membership.objects.valid_on(clock.today()).filter(unit=unit, role=Role.HEAD).values("user"),
    ).select_related("person")
    named = " hoặc ".join(str(head) for head in heads)
    above = unit.parent.brief if unit.parent else "cấp trên"
    if not named:
        return (
            f"Chưa ai giữ vai trò {Role.HEAD.label} ở {unit.brief} để nộp báo cáo gửi {above}. Quản trị giao vai trò này "
            "cho người đứng đầu ở mục Người dùng."
        )
    return (
        f"Báo cáo của {unit.brief} gửi {above} do {named} nộp. Ai nộp thay thì {named} ủy quyền ở mục Ủy quyền, dòng "
        f"“{unit.work_of(Role.HEAD)}”; ai chỉ soạn thì quản trị giao vai trò {Role.STAFF.label} ở {unit.brief}."
    )


def upward_of(consolidation: Consolidation) -> Upward:
    """The whole of it: 7 statements at most beside the chain of papers that replaced each other, for any number of items.

    Needs campaign (with `superior` and owner), phase and paper read with the consolidation.
    """
    campaign, paper = consolidation.campaign, paper_in_force(consolidation)
    superior = campaign.superior
    if superior is None:
        return Upward(consolidation, None, None, None, paper, NO_SUPERIOR)
    phases = list(Phase.objects.filter(campaign__in=[campaign.pk, superior.pk]).order_by("ordinal"))
    phase = matching_phase(consolidation, phases)
    submission = _submission(phase, campaign) if phase else None
    refusal = _refusal(consolidation, paper, superior, phase, submission)
    found = Upward(consolidation, superior, phase, submission, paper, refusal)
    if submission is None or refusal:
        return found
    return Upward(**{**found.__dict__, "fillings": tuple(fillings_of(consolidation, submission))})


def matching_phase(consolidation: Consolidation, phases: Iterable[Phase]) -> Phase | None:
    """The phase above that the report belongs to, among the phases of both campaigns. No statement.

    The report of the last phase, or one whose figures were taken at the year's end, tells the year: the last phase
    above. That of another phase: the one of the same number. One of a day between: the phase above that has the day.
    """
    campaign, own = consolidation.campaign, consolidation.phase
    rows = list(phases)
    above = [phase for phase in rows if phase.campaign_id == campaign.superior_id]
    ordinals = [phase.ordinal for phase in rows if phase.campaign_id == campaign.pk]
    if not above:
        return None
    day = consolidation.cut_off_on
    is_last = own is not None and len(ordinals) > 1 and own.ordinal == max(ordinals)
    if is_last or (own is None and day >= date(campaign.year, 12, 31)):
        return above[-1]
    if own is not None:
        return next((phase for phase in above if phase.ordinal == own.ordinal), None)
    return next((phase for phase in above if phase.starts_on <= day <= phase.ends_on), None)


def paper_in_force(consolidation: Consolidation) -> IssuedPaper | None:
    """The paper of the report, or the one that holds in its place. 1 statement for each replacement."""
    paper = consolidation.paper
    while paper is not None and paper.state == "replaced":
        paper = IssuedPaper.objects.filter(replaces=paper).select_related("body").first()
    return paper


def _submission(phase: Phase, campaign: Campaign) -> Submission | None:
    rows = Submission.objects.filter(phase=phase, unit=campaign.owner_id)
    return rows.select_related("phase__campaign__owner", "unit", "source_paper").first()


def _refusal(
    consolidation: Consolidation,
    paper: IssuedPaper | None,
    superior: Campaign,
    phase: Phase | None,
    submission: Submission | None,
) -> str:
    if consolidation.state != "finalised" or paper is None:
        return NOT_FINALISED
    if paper.state == "withdrawn":
        return WITHDRAWN
    if paper.state != "issued":
        return NOT_ISSUED
    if phase is None:
        return f"Phong trào của {superior.owner} không có đợt nào ứng với báo cáo này."
    if phase.state == "planned":
        return f"{phase} của phong trào cấp trên chưa mở nên chưa nhận báo cáo."
    if submission is None:
        return (
            f"{consolidation.campaign.owner} không có báo cáo phải nộp ở {str(phase).lower()} của phong trào cấp trên."
        )
    return submission.edit_refusal


def fillings_of(consolidation: Consolidation, submission: Submission, replacing: Iterable[int] = ()) -> list[Filling]:
    """Each item above with what the report has for it; those of `replacing` (ordinals) give way although somebody wrote in
    them. 5 statements."""
    items = items_of(submission)
    for item in items:
        item.submission = submission
    serving: dict[int, list[Task]] = defaultdict(list)
    own = Task.objects.filter(campaign=consolidation.campaign_id, serves__in=[item.task_id for item in items])
    for task in own.order_by("group__ordinal", "ordinal", "pk"):
        serving[task.serves_id or 0].append(task)
    told = told_of(_frozen(consolidation), items, serving)
    given_way = set(replacing)
    return [Filling(item, told[item.ordinal], _state(item, told[item.ordinal], given_way)) for item in items]


def _frozen(consolidation: Consolidation) -> FrozenReport:
    content = frozen_content(consolidation) or {"sections": {}, "revisions": []}
    revisions = SubmissionRevision.objects.filter(pk__in=content["revisions"])
    ordered = revisions.select_related("submission__unit", "submission__phase").order_by(
        "submission__unit__position", "submission__unit__name", "pk"
    )
    items: Sequence = [item for revision in ordered for item in items_of_revision(revision)]
    return FrozenReport(content["sections"], items, consolidation.cut_off_on)


def _state(item: SubmissionItem, told: Told, given_way: set[int]) -> str:
    if item.edit_refusal:
        return "closed"
    if not told.values:
        return "empty"
    if not item.is_carried and all(getattr(item, name) == value for name, value in told.values.items()):
        return "same"
    is_free = item.is_untouched or item.is_carried or item.is_as_filled or item.ordinal in given_way
    return "filled" if is_free else "kept"


def reports_to_send(submissions: Iterable[Submission], user: User) -> Mapping[int, Consolidation]:
    """The newest issued report that can be sent as each of these drafts, by the draft's id, for a body that the user leads.
    2 statements; none when no draft is of such a body."""
    led = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    drafts = {(row.unit_id, row.phase_id): row for row in submissions if row.unit_id in led and row.state == "drafting"}
    if not drafts:
        return {}
    reports = list(
        Consolidation.objects.filter(
            campaign__owner_id=F("campaign__superior__phases__submissions__unit"),
            campaign__superior__phases__submissions__in=[row.pk for row in drafts.values()],
            state="finalised",
            paper__state="issued",
        )
        .select_related("campaign", "phase", "paper__body")
        .order_by("pk")
        .distinct()
    )
    campaigns = {report.campaign_id for report in reports} | {report.campaign.superior_id for report in reports}
    phases = list(Phase.objects.filter(campaign__in=campaigns).order_by("ordinal"))
    found: dict[int, Consolidation] = {}
    for report in reports:
        phase = matching_phase(report, phases)
        draft = drafts.get((report.campaign.owner_id, phase.pk)) if phase else None
        if draft is not None:
            found[draft.pk] = report
    return found

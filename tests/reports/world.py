"""A small campaign lived through by the services: phase 1 of 2021 with accepted reports, one still awaited."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from accounts.models import Membership, Person, Role, Unit, User
from awards.models import AwardKind, Nomination
from campaigns.models import Campaign, Movement, Phase, Submission, SubmissionItem, Target, TaskGroup
from campaigns.outline import ENTRIES
from campaigns.services.reviews import accept_submission, return_submission
from campaigns.services.submissions import save_item, submit_submission
from core import clock
from indicators.models import Indicator
from reports.models import Consolidation
from reports.services import create_consolidation
from tests.factories import (
    Department,
    make_campaign,
    make_department,
    make_phase,
    make_submission,
    make_task,
    make_unit,
    make_user,
)

CUT_OFF = datetime(2021, 6, 25, 9)
TEXTS = {
    "direction": "Ban hành 02 văn bản triển khai; 100% công chức của phòng đăng ký thi đua ngay từ đầu năm.",
    "commemoration": "Đăng ký 02 phần việc chào mừng 70 năm truyền thống ngành Công Thương, đã hoàn thành cả 02.",
    "movements": "100% công chức thực hiện văn hóa công sở; hỗ trợ 01 xã xây dựng nông thôn mới.",
    "exemplars": "Mô hình “Một việc - một đầu mối - một thời hạn” rút ngắn thời gian xử lý hồ sơ từ 05 ngày còn 03 ngày.",
    "strengths": "Chủ động tham mưu; hoàn thành sớm các nhiệm vụ có thời hạn trong quý II.",
    "weaknesses": "Một số nhiệm vụ còn chậm do ảnh hưởng của dịch COVID-19.",
    "next_tasks": "Hoàn thiện, trình ban hành các đề án, nghị quyết theo chương trình công tác năm.",
    "proposals": "",
}


@dataclass
class World:
    department: Department
    campaign: Campaign
    phase: Phase
    second: Phase
    submissions: dict[int, Submission]
    heads: dict[int, User]
    units: list[Unit] = field(default_factory=list)


def make_world(units: int = 2) -> World:
    """Phase 1 open with `units` reporting units (two at least), each leading two tasks; the office's own unit too."""
    department = make_department()
    heads = {department.industry.pk: department.industry_head, department.trade.pk: department.trade_head}
    reporting = [department.industry, department.trade]
    for number in range(3, units + 1):
        unit = make_unit(department.unit, name=f"Phòng Chuyên môn số {number}", position=number + 1)
        heads[unit.pk] = make_user(f"truong-phong-{unit.code}", unit, Role.HEAD, position="Trưởng phòng")
        reporting.append(unit)
    Person.objects.filter(user=department.director).update(
        full_name="Hoàng Văn Quảng", position="Giám đốc", is_leader=True
    )
    campaign = make_campaign(
        department,
        title="Phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021",
        plan_issued_on=date(2021, 1, 25),
        based_on=[{"number": "15/KH-UBND", "issued_on": "2021-01-19", "issuer": "Ủy ban nhân dân tỉnh", "line": 11}],
        recipients=["Sở Nội vụ", "UBND tỉnh (b/c)", "Công đoàn ngành Công Thương"],
    )
    campaign.participants.set(reporting)
    phase = make_phase(campaign)
    second = make_phase(
        campaign,
        2,
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 12, 31),
        report_due_on=date(2021, 12, 10),
        wrap_up_on=date(2021, 12, 31),
        state="planned",
    )
    Movement.objects.create(campaign=campaign, ordinal=1, name="Cải cách hành chính")
    _make_tasks(campaign, reporting)
    _make_targets(campaign)
    submissions = {unit.pk: make_submission(phase, unit) for unit in reporting}
    return World(department, campaign, phase, second, submissions, heads, reporting)


def _make_tasks(campaign: Campaign, units: list[Unit]) -> None:
    reform = TaskGroup.objects.create(campaign=campaign, ordinal=2, title="Cải cách hành chính", section="reform")
    for at, unit in enumerate(units, start=1):
        other = units[at % len(units)]
        make_task(
            campaign,
            unit,
            other,
            text=f"Xây dựng Đề án phát triển số {at}",
            measure="product",
            source="programme",
            source_number=str(at),
        )
        make_task(campaign, unit, group=reform, text=f"Nâng cao chất lượng dịch vụ công số {at}", measure="percent")


def _make_targets(campaign: Campaign) -> None:
    index = Indicator.objects.create(
        code=f"CCHC-{campaign.pk}", name="Chỉ số cải cách hành chính", unit=campaign.owner, ranked_group="các sở, ngành"
    )
    Indicator.objects.create(
        code=f"PCI-{campaign.pk}", name="Chỉ số PCI", unit=campaign.owner, ranked_group="các tỉnh", position=2
    )
    Target.objects.create(
        campaign=campaign,
        ordinal=1,
        text="100% nhiệm vụ khung và nhiệm vụ chủ yếu hoàn thành",
        metric="percent",
        value=100,
        direction="all",
        measured_by="task_lists",
    )
    Target.objects.create(
        campaign=campaign,
        ordinal=2,
        text="Chỉ số cải cách hành chính tăng ít nhất 03 bậc so với năm 2020",
        metric="rank_gain",
        value=3,
        baseline_year=2020,
        measured_by="indicator",
        indicator=index,
    )


def fill_in(submission: Submission, head: User) -> None:
    """Every item of the form as a diligent unit fills it in."""
    for item in SubmissionItem.objects.filter(submission=submission).select_related("task__group").order_by("ordinal"):
        save_item(actor=head, item=item, values=values_of(item), version=item.version)


def values_of(item: SubmissionItem) -> dict[str, object]:
    if item.entry:
        text = TEXTS[item.entry]
        return {"text": text, "is_none": not text}
    if not item.is_lead:
        return {"text": "Cung cấp số liệu, tham gia ý kiến đầy đủ, đúng thời hạn."}
    values: dict[str, object] = {
        "status": "ahead" if item.measure == "product" else "in_progress",
        "text": "Đã lấy ý kiến 12 sở, ngành, địa phương (số liệu minh họa).",
        "done_until": date(2021, 6, 14),
    }
    if item.measure == "product":
        values |= {"product_number": "45/TTr-SCT", "product_on": date(2021, 5, 12)}
    else:
        values |= {"value": Decimal("76.5"), "estimate_value": Decimal(80), "estimate": "Đạt khoảng 80%."}
    return values


def hand_in(world: World, unit: Unit, moment: datetime, *, accept: bool = True) -> None:
    """The unit fills in and submits at `moment`; the office accepts an hour later."""
    submission, head = world.submissions[unit.pk], world.heads[unit.pk]
    with clock.at(moment):
        fill_in(submission, head)
        submit_submission(actor=head, submission=submission)
        if accept:
            accept_submission(actor=world.department.office, submission=submission)


def send_back(world: World, unit: Unit, moment: datetime, words: str = "Ghi rõ số văn bản.") -> None:
    """The office returns the unit's report for its first item."""
    submission = world.submissions[unit.pk]
    submission.refresh_from_db()
    item = submission.items.order_by("ordinal")[0]
    with clock.at(moment):
        return_submission(actor=world.department.office, submission=submission, remarks={item.pk: words})


def reward(world: World) -> None:
    """One collective and two people approved, one of them a leader."""
    kind = AwardKind.objects.create(
        code="GK-TEST",
        name="Giấy khen của Giám đốc Sở",
        subject="person",
        decider="department",
        article="Điều 75 Luật Thi đua, khen thưởng",
        valid_from=date(2020, 1, 1),
    )
    unit = world.department.industry
    leader = Person.objects.create(full_name="Trần Văn Lãnh", position="Phó Trưởng phòng", unit=unit, is_leader=True)
    worker = Person.objects.create(full_name="Lê Thị Trực", position="Chuyên viên", unit=unit)
    common = {
        "phase": world.phase,
        "kind": kind,
        "proposing_unit": unit,
        "achievement": "Hoàn thành xuất sắc nhiệm vụ.",
        "state": "approved",
        "created_at": clock.now(),
    }
    Nomination.objects.create(**common, collective=unit, nominee_name=unit.name)
    for person in (leader, worker):
        Nomination.objects.create(
            **common, person=person, nominee_name=person.full_name, nominee_position=person.position
        )


__all__ = ["ENTRIES", "Membership", "World", "fill_in", "hand_in", "make_world", "reward", "send_back", "values_of"]


def consolidate(world: World, **values: object) -> Consolidation:
    """The office's draft of phase 1 with the figures of 25 June, made that morning; `values` say otherwise."""
    with clock.at(CUT_OFF):
        return create_consolidation(
            **{
                "actor": world.department.office,
                "campaign": world.campaign,
                "phase": world.phase,
                "cut_off_on": CUT_OFF.date(),
                **values,
            }
        )

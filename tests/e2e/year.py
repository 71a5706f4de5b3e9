"""A year that has begun: the campaign of 2021 with its first phase open, for the journeys that start there."""

from datetime import date
from decimal import Decimal

from accounts.models import Person
from awards.models import AwardKind
from awards.services import judging
from awards.services.decisions import create_decision
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from campaigns import services
from campaigns.models import Campaign, Phase, Submission, TaskGroup
from campaigns.models.tasks import Measure
from core import clock
from reports.demo.organisation import Organisation
from reports.services import create_consolidation
from tests.campaigns.reporting import fill
from tests.e2e.calendar import Calendar
from tests.factories import make_phase, make_task

TAKE_PART = ("KHTCTH", "QLCN", "QLTM", "QLNL", "KTATMT", "TTKC")


def open_first_phase(organisation: Organisation) -> Phase:
    """Six units take part; industry leads a task of each measure and helps trade with one."""
    campaign = Campaign.objects.create(
        owner=organisation.department,
        year=2021,
        title="Phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021",
        state="planned",
        created_at=clock.now(),
    )
    units = organisation.units
    campaign.participants.set([units[code] for code in TAKE_PART])
    industry, trade, planning = units["QLCN"], units["QLTM"], units["KHTCTH"]
    TaskGroup.objects.create(
        campaign=campaign,
        ordinal=1,
        title="Thi đua thực hiện xuất sắc nhiệm vụ chuyên môn đề ra, góp phần chung vào phát triển kinh tế - xã hội",
        section="professional",
    )
    make_task(
        campaign,
        industry,
        planning,
        text="Rà soát hạ tầng kỹ thuật các cụm công nghiệp trên địa bàn Hà Tĩnh giai đoạn 2021-2025",
        measure=Measure.FIGURE,
        figure_unit="cụm",
        target_value=Decimal(23),
    )
    make_task(campaign, industry, text="Đề án phát triển công nghiệp hỗ trợ", measure=Measure.PRODUCT)
    make_task(campaign, industry, text="Dịch vụ công trực tuyến mức độ 3, mức độ 4", measure=Measure.PERCENT)
    make_task(campaign, trade, industry, text="Đề án phát triển xuất khẩu", measure=Measure.TEXT)
    make_task(campaign, planning, text="Tham mưu nhóm giải pháp cải thiện môi trường đầu tư", measure=Measure.TEXT)
    phase = make_phase(campaign, name="Đợt thi đua thứ nhất", state="planned")
    make_phase(
        campaign,
        2,
        name="Đợt thi đua thứ hai",
        state="planned",
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 12, 31),
        report_due_on=date(2021, 12, 10),
        wrap_up_on=date(2021, 12, 31),
    )
    services.open_phase(actor=organisation.users["vanphong"], phase=phase)
    return phase


def report_of(organisation: Organisation, code: str) -> Submission:
    return Submission.objects.select_related("phase__campaign", "unit").get(unit=organisation.units[code])


def hand_in(organisation: Organisation, code: str) -> Submission:
    """The unit's report, filled and submitted by its head."""
    submission = report_of(organisation, code)
    fill(submission)
    services.submit_submission(actor=organisation.head_of(code), submission=submission)
    return report_of(organisation, code)


def live_through_first_phase(organisation: Organisation, calendar: Calendar) -> Phase:
    """On 22/6 every state of a report stands on the board, awards are on their way, and the summary is being written."""
    phase = open_first_phase(organisation)
    office = organisation.users["vanphong"]
    calendar.is_at(2021, 6, 14)
    hand_in(organisation, "KHTCTH")
    for code in ("QLTM", "QLCN"):
        submission = hand_in(organisation, code)
        services.accept_submission(actor=office, submission=submission, seen_revision=1)
    calendar.is_at(2021, 6, 15)
    energy = hand_in(organisation, "QLNL")
    wrong = energy.items.order_by("ordinal")[0]
    services.return_submission(actor=office, submission=energy, remarks={wrong.pk: "Ghi rõ văn bản phát động."})
    services.waive_submission(
        actor=office, submission=report_of(organisation, "KTATMT"), reason="Mới sáp nhập, báo cáo cùng đợt 2."
    )
    calendar.is_at(2021, 6, 22)
    propose_awards(organisation, phase)
    create_consolidation(actor=office, campaign=phase.campaign, phase=phase, cut_off_on=date(2021, 6, 22))
    return phase


def propose_awards(organisation: Organisation, phase: Phase) -> None:
    """Of three people: one in a decision's draft, one before the director, one before the office."""
    kind = AwardKind.objects.valid_on(phase.ends_on).get(code="GK_CN")
    office, director = organisation.users["vanphong"], organisation.users["giamdoc"]
    cases = []
    for code, name in (("QLCN", "Mai Gia Huy"), ("QLTM", "Quách Nhật Minh"), ("TTKC", "Tạ Đình Phong")):
        head = organisation.head_of(code)
        said = Proposal(kind, "Hoàn thành trước hạn mọi nhiệm vụ được giao.", Person.objects.get(full_name=name))
        case = create_nomination(actor=head, phase=phase, proposal=said)
        cases.append(propose_nomination(actor=head, nomination=case))
    for case in cases[:2]:
        judging.screen_nomination(actor=office, nomination=case, opinion="Đủ điều kiện.")
    approved = judging.approve_nomination(actor=director, nomination=cases[0])
    create_decision(actor=office, phase=phase, nominations=[approved])

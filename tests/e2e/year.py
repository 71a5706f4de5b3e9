"""A year that has begun: the campaign of 2021 with its first phase open, for the journeys that start there."""

from datetime import date
from decimal import Decimal

from campaigns import services
from campaigns.models import Campaign, Phase, Submission, Task, TaskGroup
from campaigns.models.tasks import Measure
from core import clock
from reports.demo.organisation import Organisation
from tests.campaigns.reporting import fill
from tests.factories import make_phase, make_task

TAKE_PART = ("KHTCTH", "QLCN", "QLTM")


def open_first_phase(organisation: Organisation) -> Phase:
    """Three units take part; industry leads a task of each measure and helps trade with one."""
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


def task_named(words: str) -> Task:
    return Task.objects.get(text__contains=words)


def hand_in(organisation: Organisation, code: str) -> Submission:
    """The unit's report, filled and submitted by its head."""
    submission = report_of(organisation, code)
    fill(submission)
    services.submit_submission(actor=organisation.head_of(code), submission=submission)
    return report_of(organisation, code)

"""A small reporting world: a department, an open phase, tasks of every measure, and the drafts of its units."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from accounts.models import Role, User
from campaigns import services
from campaigns.models import Campaign, Phase, Submission, SubmissionRevision, Task
from campaigns.models.tasks import Measure
from core import clock
from tests.factories import make_campaign, make_delegation, make_department, make_phase, make_submission, make_task


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> AbstractContextManager[None]:
    """The local moment."""
    return clock.at(datetime(year, month, day, hour, minute))


@dataclass
class World:
    campaign: Campaign
    phase: Phase
    figure: Task
    percent: Task
    product: Task
    words: Task
    helped: Task
    report: Submission
    foreign_report: Submission
    office_report: Submission
    head: User
    staff: User
    foreign_head: User
    office: User
    director: User
    admin: User

    def delegate_to_staff(self, starts_on: date, ends_on: date) -> None:
        make_delegation(
            self.head,
            self.staff,
            self.report.unit,
            Role.HEAD,
            starts_on=starts_on,
            ends_on=ends_on,
            document="Giấy ủy quyền số 01",
        )


def make_world() -> World:
    department = make_department()
    campaign = make_campaign(department)
    phase = make_phase(campaign)
    industry, trade = department.industry, department.trade
    figure = make_task(
        campaign,
        industry,
        trade,
        text="Rà soát hạ tầng kỹ thuật cụm công nghiệp",
        measure=Measure.FIGURE,
        figure_unit="cụm",
        target_value=Decimal(23),
    )
    percent = make_task(campaign, industry, text="Dịch vụ công trực tuyến mức độ 3, mức độ 4", measure=Measure.PERCENT)
    product = make_task(campaign, industry, text="Đề án phát triển công nghiệp hỗ trợ", measure=Measure.PRODUCT)
    words = make_task(campaign, industry, text="Khôi phục sản xuất", measure=Measure.TEXT)
    helped = make_task(campaign, trade, industry, text="Đề án phát triển xuất khẩu", measure=Measure.FIGURE)
    return World(
        campaign=campaign,
        phase=phase,
        figure=figure,
        percent=percent,
        product=product,
        words=words,
        helped=helped,
        report=make_submission(phase, industry),
        foreign_report=make_submission(phase, trade),
        office_report=make_submission(phase, department.office_unit),
        head=department.industry_head,
        staff=department.industry_staff,
        foreign_head=department.trade_head,
        office=department.office,
        director=department.director,
        admin=department.admin,
    )


def fill(submission: Submission) -> None:
    """Every item says what it must, as if the unit had typed it."""
    for item in submission.items.select_related("task"):
        item.text = f"Kết quả của mục {item.ordinal}."
        item.is_confirmed = True
        if item.is_lead:
            item.status = "done"
        if item.measure in (Measure.FIGURE, Measure.PERCENT):
            item.value = Decimal(16)
        if item.measure == Measure.PRODUCT:
            item.product_number, item.product_on = "12/ĐA-SCT", date(2021, 5, 12)
        item.save()


def submit(world: World, day: date = date(2021, 6, 17)) -> SubmissionRevision:
    """The unit's filled report, handed in at nine o'clock of the day by its head."""
    fill(world.report)
    with at(day.year, day.month, day.day, 9):
        return services.submit_submission(actor=world.head, submission=world.report)

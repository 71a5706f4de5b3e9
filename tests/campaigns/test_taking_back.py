"""A phase opened by mistake is planned again as long as nobody did anything in it; nothing that was told leads nowhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.models import Campaign, Phase, Submission, SubmissionItem
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.models import IssuedPaper
from notifications.models import Delivery, Notification
from reports.models import Consolidation
from reports.services import remind_units
from tests.campaigns.reporting import at
from tests.factories import Department, make_campaign, make_department, make_phase, make_submission, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def phase(department: Department) -> Phase:
    """Opened by one press on 10/5/2021; the campaign was launched with it."""
    campaign = make_campaign(department, state="planned")
    make_task(campaign, department.industry, department.trade)
    made = make_phase(campaign, state="planned")
    with at(2021, 5, 10, 8):
        services.open_phase(actor=department.office, phase=made)
    return made


@pytest.fixture
def office(client: Client, department: Department) -> Client:
    client.force_login(department.office)
    return client


def take_back(department: Department, phase: Phase) -> None:
    with at(2021, 5, 10, 9):
        services.take_back_phase(actor=department.office, phase=phase)


def test_all_that_the_opening_made_is_gone(department: Department, phase: Phase) -> None:
    take_back(department, phase)

    campaign = Campaign.objects.get()
    assert (phase.state, campaign.state) == ("planned", "planned")
    assert (Submission.objects.count(), SubmissionItem.objects.count()) == (0, 0)
    lines = JournalEntry.objects.within(campaign.journal_scope).order_by("id")
    assert [(line.code, line.note) for line in lines][2:] == [
        ("campaigns.phase.taken_back", "2 báo cáo chưa soạn"),
        ("campaigns.campaign.called_back", ""),
    ]
    notices = Notification.objects.order_by("recipient")
    assert [(notice.recipient_id, notice.subject, notice.url) for notice in notices] == [
        (head.pk, "Đợt 1 chưa mở: chưa phải nộp báo cáo", campaign.get_absolute_url())
        for head in (department.industry_head, department.trade_head)
    ]
    assert notices[0].body == (
        "Đợt 1 (1/1/2021 - 30/6/2021) của “Phong trào thi đua năm 2021” được đưa về chưa mở. Khi đợt mở lại sẽ có thông báo "
        "mới."
    )
    assert Delivery.objects.count() == 2


@pytest.mark.nozeal  # opened and taken back twice
def test_it_may_be_opened_again_and_everybody_is_told_again(department: Department, phase: Phase) -> None:
    take_back(department, phase)
    services.open_phase(actor=department.office, phase=phase)

    opened = Notification.objects.filter(kind="campaigns.phase_opened").count()
    services.take_back_phase(actor=department.office, phase=phase)

    assert (opened, Notification.objects.filter(kind="campaigns.phase_taken_back").count()) == (2, 4)
    assert (phase.state, Submission.objects.count()) == ("planned", 0)


def test_the_campaign_goes_on_while_another_phase_has_begun(department: Department, phase: Phase) -> None:
    make_phase(phase.campaign, 2, state="closed")

    take_back(department, phase)

    assert Campaign.objects.get().state == "running"


def report_of(department: Department) -> Submission:
    return Submission.objects.select_related("phase__campaign", "unit").get(unit=department.industry)


def write(department: Department) -> None:
    item = report_of(department).items.order_by("ordinal")[0]
    services.save_item(actor=department.industry_head, item=item, values={"text": "Đã rà soát."}, version=0)


def ask_for_more_time(department: Department) -> None:
    services.ask_extension(
        actor=department.industry_head, submission=report_of(department), until=date(2021, 6, 25), reason="Bão số 2."
    )


def waive_and_require(department: Department) -> None:
    services.waive_submission(actor=department.office, submission=report_of(department), reason="Đơn vị mới lập.")
    services.require_submission(actor=department.office, submission=report_of(department))


def remind(department: Department) -> None:
    remind_units(actor=department.office, submissions=[report_of(department)])


def consolidate(department: Department) -> None:
    campaign = Campaign.objects.get()
    Consolidation.objects.create(
        campaign=campaign,
        phase=campaign.phases.get(),
        cut_off_on=date(2021, 5, 10),
        title="Báo cáo",
        created_by=department.office,
        created_at=clock.now(),
    )


def invite(department: Department) -> None:
    IssuedPaper.objects.create(
        kind="GM",
        title="Dự Hội nghị sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021",
        folded_title="du hoi nghi so ket phong trao thi dua dot 1 6 thang dau nam 2021",
        body=department.unit,
        scope=Campaign.objects.get().journal_scope,
        content={},
        content_sha256="0" * 64,
        created_at=clock.now(),
    )


@pytest.mark.parametrize(
    ("act", "begun"),
    [
        (write, "Phòng Quản lý Công nghiệp đã soạn báo cáo"),
        (ask_for_more_time, "Phòng Quản lý Công nghiệp đã đề nghị hoặc được gia hạn"),
        (waive_and_require, "Đã miễn nộp báo cáo (Phòng Quản lý Công nghiệp)"),
        (remind, "Đã nhắc đơn vị nộp báo cáo (Phòng Quản lý Công nghiệp)"),
        (consolidate, "Đã có bản tổng hợp của đợt 1"),
        (invite, "Đã có văn bản “Dự Hội nghị sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021”"),
    ],
)
def test_what_somebody_did_in_it_keeps_it_open(
    office: Client, department: Department, phase: Phase, act: Callable[[Department], None], begun: str
) -> None:
    with at(2021, 5, 10, 9):
        act(department)
        sentence = f"{begun} nên không hủy mở đợt được. Hãy đổi ngày của đợt, hoặc miễn nộp cho đơn vị."

        with pytest.raises(RuleBroken) as refusal:
            services.take_back_phase(actor=department.office, phase=phase)
        page = office.get(reverse("campaigns:phase_edit", args=[phase.pk])).content.decode()

    phase.refresh_from_db()
    assert (str(refusal.value), sentence in page) == (sentence, True)
    assert (phase.state, Submission.objects.count(), Notification.objects.filter(kind="campaigns.phase_opened").count()) == (
        "open", 2, 2
    )  # fmt: skip


def test_work_on_another_phase_does_not_matter(department: Department, phase: Phase) -> None:
    other = make_phase(phase.campaign, 11)
    make_submission(other, department.industry, touched_at=clock.now())
    invite(department)
    IssuedPaper.objects.update(folded_title="don doc nop bao cao dot 11 nam 2021")

    take_back(department, phase)

    assert (phase.state, list(Submission.objects.values_list("phase", flat=True))) == ("planned", [other.pk])


def test_whoever_was_about_to_write_is_refused_in_words(department: Department, phase: Phase) -> None:
    item = report_of(department).items.order_by("ordinal")[0]
    take_back(department, phase)

    with pytest.raises(RuleBroken, match="Đợt vừa được đưa về chưa mở nên chưa nhận báo cáo này"):
        services.save_item(actor=department.industry_head, item=item, values={"text": "Đã rà soát."}, version=0)


def test_by_the_button_on_the_page_of_the_phase(office: Client, phase: Phase) -> None:
    address = reverse("campaigns:phase_take_back", args=[phase.pk])
    shown = office.get(reverse("campaigns:phase_edit", args=[phase.pk])).content.decode()
    done = office.post(address, follow=True).content.decode()
    again = office.post(
        address, HTTP_REFERER=f"http://testserver{phase.campaign.get_absolute_url()}", follow=True
    ).content.decode()
    planned = office.get(reverse("campaigns:phase_edit", args=[phase.pk])).content.decode()

    assert (f'action="{address}"' in shown, f'action="{address}"' in planned) == (True, False)
    assert "Đã hủy mở đợt 1. Các đơn vị được báo là chưa phải nộp báo cáo." in done
    assert "Không thể hủy mở đợt vì hồ sơ đang ở trạng thái “chưa mở”." in again


@pytest.mark.parametrize("who", ["industry_head", "director", "admin"])
def test_only_the_office_takes_back(department: Department, phase: Phase, who: str) -> None:
    with pytest.raises(RuleBroken, match="không có quyền"):
        services.take_back_phase(actor=getattr(department, who), phase=phase)

"""The page of the units that take part: what is refused stands beside the choice, what has ended is named."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Department, make_campaign, make_phase, make_submission, make_task

pytestmark = pytest.mark.django_db


def test_a_unit_that_has_ended_is_named_where_it_is_left_out_and_can_be_taken_out(
    office: Client, department: Department
) -> None:
    campaign = make_campaign(department, state="planned")
    make_task(campaign, department.industry)
    make_task(campaign, department.trade)
    phase = make_phase(campaign, state="planned")
    department.trade.valid_to = date(2021, 3, 31)
    department.trade.save()
    url = reverse("campaigns:campaign_participants", args=[campaign.pk])

    listed = office.get(url).content.decode()
    office.post(url, {"units": [department.industry.pk, department.trade.pk]})
    opened = office.post(reverse("campaigns:phase_open", args=[phase.pk]), follow=True).content.decode()

    assert "Phòng Quản lý Thương mại (hoạt động đến hết ngày 31/3/2021)" in listed
    assert "Đã mở đợt 1: 1 đơn vị có báo cáo phải nộp và được thông báo." in opened
    assert (
        "Phòng Quản lý Thương mại hoạt động đến hết ngày 31/3/2021 nên không phải báo cáo đợt này. Giao 1 nhiệm vụ "
        "đang do đơn vị này chủ trì cho đơn vị khác."
    ) in opened


def test_choosing_participants_says_what_is_wrong_beside_the_choice(office: Client, department: Department) -> None:
    campaign = make_campaign(department)
    make_submission(make_phase(campaign), department.trade)
    url = reverse("campaigns:campaign_participants", args=[campaign.pk])

    refused = office.post(url, {"units": [department.industry.pk]}).content.decode()
    office.post(url, {"units": [department.industry.pk, department.trade.pk, department.office_unit.pk]})

    assert "Đang có đợt mở nên không bỏ được Phòng Quản lý Thương mại." in refused
    assert campaign.participants.count() == 3


def test_a_unit_that_has_ended_is_marked_and_its_tasks_are_told(office: Client, department: Department) -> None:
    campaign = make_campaign(department, state="planned")
    campaign.participants.set([department.industry, department.trade])
    make_task(campaign, department.industry)
    make_task(campaign, department.trade)
    addresses = (campaign.get_absolute_url(), reverse("campaigns:task_assign", args=[campaign.pk]))
    ended = "Phòng Quản lý Thương mại (hoạt động đến hết ngày 31/3/2021)"

    before = [office.get(address).content.decode() for address in addresses]
    department.trade.valid_to = date(2021, 3, 31)
    department.trade.save()
    after = [office.get(address).content.decode() for address in addresses]

    told = f"{ended} còn chủ trì 1 nhiệm vụ. Giao cho đơn vị khác để đợt mở sau này có đơn vị báo cáo."
    assert [told in page for page in before + after] == [False, False, True, True]
    assert f"<li>{ended}</li>" in after[0]

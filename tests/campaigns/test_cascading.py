"""A campaign follows one of the body above, and its tasks serve those given there."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Role
from campaigns.forms.tasks import TaskForm
from campaigns.models import Campaign, Task
from campaigns.queries.cascading import campaigns_to_follow, served_tasks
from campaigns.services import change_task, follow_campaign, split_task
from core.errors import RuleBroken
from core.models import JournalEntry
from tests.factories import Department, make_campaign, make_department, make_task, make_unit, make_user

# Several campaigns are made one after the other on purpose.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def campaign(department: Department) -> Campaign:
    return make_campaign(department)


def above(department: Department, **values: object) -> Campaign:
    """A campaign of the body above in which the department takes part."""
    province = department.unit.parent
    if province is None:
        province = make_unit(name="UBND tỉnh Hà Tĩnh", short_name="UBND tỉnh")
        department.unit.parent = province
        department.unit.save(update_fields=["parent"])
    made = make_campaign(department, owner=province, title="Phong trào thi đua của tỉnh", **values)
    made.participants.set([department.unit])
    return made


def test_only_campaigns_in_which_the_owner_takes_part_are_offered(department: Department, campaign: Campaign) -> None:
    joined, over = above(department), above(department, state="closed")
    foreign = make_campaign(make_department())

    assert list(campaigns_to_follow(campaign)) == [joined]
    for wrong in (over, foreign, campaign):
        with pytest.raises(RuleBroken, match="Chỉ chọn được phong trào chưa kết thúc mà Sở Công Thương"):
            follow_campaign(actor=department.office, campaign=campaign, superior=wrong)


def test_a_campaign_follows_and_says_so_once(department: Department, campaign: Campaign) -> None:
    superior = above(department)

    follow_campaign(actor=department.office, campaign=campaign, superior=superior)
    follow_campaign(actor=department.office, campaign=campaign, superior=superior)

    assert campaign.superior == superior
    entries = JournalEntry.objects.about(campaign).filter(code="campaigns.campaign.superior_chosen")
    assert [entry.after for entry in entries] == [{"superior": "Phong trào thi đua của tỉnh"}]


def test_only_the_office_of_a_campaign_that_is_not_over(department: Department, campaign: Campaign) -> None:
    superior = above(department)

    with pytest.raises(RuleBroken, match="không có quyền"):
        follow_campaign(actor=department.director, campaign=campaign, superior=superior)
    Campaign.objects.filter(pk=campaign.pk).update(state="closed")
    with pytest.raises(RuleBroken, match="đã kết thúc nên không đổi phong trào cấp trên"):
        follow_campaign(actor=department.office, campaign=campaign, superior=superior)


def test_a_task_serves_one_of_the_campaign_above(department: Department, campaign: Campaign) -> None:
    superior = above(department)
    given = make_task(superior, department.unit, text="Phát triển cụm công nghiệp")
    elsewhere = make_task(superior, None, text="Việc của sở khác")
    own = make_task(campaign, department.industry)
    with pytest.raises(RuleBroken, match="không thuộc phong trào mà đơn vị hưởng ứng"):
        change_task(actor=department.office, task=own, changes={"serves": given})

    follow_campaign(actor=department.office, campaign=campaign, superior=superior)
    change_task(actor=department.office, task=own, changes={"serves": given})
    parts = split_task(actor=department.office, task=own, texts=["Phần một", "Phần hai"])

    assert [(each.task, list(each.served_by)) for each in served_tasks(campaign)] == [(given, parts)]
    form = TaskForm(instance=parts[0], campaign=campaign)
    assert list(form.fields["serves"].queryset) == [given]  # type: ignore[attr-defined]
    assert elsewhere not in form.fields["serves"].queryset  # type: ignore[attr-defined]


def test_another_campaign_lets_the_links_go(department: Department, campaign: Campaign) -> None:
    first, second = above(department), above(department, year=2022)
    follow_campaign(actor=department.office, campaign=campaign, superior=first)
    own = make_task(campaign, department.industry, serves=make_task(first, department.unit))

    follow_campaign(actor=department.office, campaign=campaign, superior=second)

    assert Task.objects.get(pk=own.pk).serves is None
    assert JournalEntry.objects.about(campaign).latest("pk").note == "bỏ nối 1 nhiệm vụ"


def test_without_a_superior_the_form_asks_nothing(campaign: Campaign) -> None:
    assert "serves" not in TaskForm(campaign=campaign).fields


def test_the_page_says_what_can_be_chosen(client: Client, department: Department, campaign: Campaign) -> None:
    client.force_login(department.office)
    address = reverse("campaigns:campaign_superior", args=[campaign.pk])

    alone = client.get(address).content.decode()
    superior = above(department)
    make_task(superior, department.unit, text="Phát triển cụm công nghiệp")
    offered = client.get(address).content.decode()
    answer = client.post(address, {"superior": superior.pk}, follow=True).content.decode()
    foreign = client.post(address, {"superior": make_campaign(make_department()).pk})

    assert "chưa tham gia phong trào nào của cấp trên" in alone
    assert "Phong trào thi đua của tỉnh (2021)" in offered
    assert "Chưa nối với nhiệm vụ nào" in answer
    assert foreign.status_code == 200
    campaign.refresh_from_db()
    assert campaign.superior == superior


def test_the_page_of_the_campaign_links_only_for_who_may_see(department: Department, campaign: Campaign) -> None:
    superior = above(department)
    follow_campaign(actor=department.office, campaign=campaign, superior=superior)
    Membership.objects.create(
        user=department.director,
        unit=department.unit,
        role=Role.HEAD,
        starts_on=department.director.memberships.get().starts_on,
    )
    make_user("nguoi-ngoai", department.unit)
    pages = {}
    for user in (department.director, department.office):
        client = Client()
        client.force_login(user)
        pages[user.username] = client.get(campaign.get_absolute_url()).content.decode()

    link = f'href="{superior.get_absolute_url()}"'
    assert link in pages[department.director.username]
    assert link not in pages[department.office.username]
    assert all("Phong trào thi đua của tỉnh" in page for page in pages.values())


def test_a_list_of_campaigns_of_several_bodies_names_them(
    client: Client, department: Department, campaign: Campaign
) -> None:
    client.force_login(department.director)
    alone = client.get(reverse("campaigns:campaign_list")).content.decode()
    superior = above(department)
    since = department.director.memberships.get().starts_on
    Membership.objects.create(user=department.director, unit=department.unit, role=Role.HEAD, starts_on=since)
    both = client.get(reverse("campaigns:campaign_list")).content.decode()

    named = '<span class="small quiet">UBND tỉnh Hà Tĩnh</span>'
    assert named not in alone
    assert superior.title in both
    assert named in both

"""The province above the department of `tests.reports.world`, and the department's issued final report."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Membership, Role, Unit, User
from campaigns.models import Campaign, Phase, Submission, Task
from campaigns.services import follow_campaign
from core import clock
from documents.services import issue_paper, submit_for_signing
from reports.models import Consolidation
from reports.services import (
    create_consolidation,
    finalise_consolidation,
)
from tests.factories import make_phase, make_submission, make_task, make_unit, make_user
from tests.reports.world import World


@dataclass
class Province:
    """The body above with its office, its campaign, and the department's draft in it."""

    unit: Unit
    office: User
    director: User
    campaign: Campaign
    phase: Phase
    served: Task
    submission: Submission
    other: Submission


def make_province(world: World) -> Province:
    department = world.department
    unit = make_unit(name="UBND tỉnh Hà Tĩnh", short_name="UBND tỉnh", symbol="UBND", place="Hà Tĩnh", position=0)
    home_affairs = make_unit(unit, name="Sở Nội vụ", is_office=True, position=1)
    construction = make_unit(unit, name="Sở Xây dựng", position=3)
    department.unit.parent = unit
    department.unit.save(update_fields=["parent"])
    office = make_user("noivu", home_affairs, Role.HEAD)
    since = date(2020, 1, 1)
    Membership.objects.create(user=office, unit=unit, role=Role.OFFICE, starts_on=since)
    Membership.objects.create(user=department.director, unit=department.unit, role=Role.HEAD, starts_on=since)
    Membership.objects.create(user=department.office, unit=department.unit, role=Role.STAFF, starts_on=since)
    campaign = Campaign.objects.create(
        owner=unit, year=2021, title="Phong trào thi đua của tỉnh năm 2021", state="running", created_at=clock.now()
    )
    campaign.participants.set([department.unit, construction])
    phase = make_phase(campaign, report_due_on=date(2021, 7, 5), ends_on=date(2021, 7, 10))
    make_phase(campaign, 2, starts_on=date(2021, 7, 11), ends_on=date(2021, 12, 31), state="planned")
    served = make_task(campaign, department.unit, text="Xây dựng các đề án phát triển ngành", measure="product")
    submission = make_submission(phase, department.unit)
    other = make_submission(phase, construction)
    follow_campaign(actor=department.office, campaign=world.campaign, superior=campaign)
    Task.objects.filter(campaign=world.campaign, measure="product").update(serves=served)
    return Province(unit, office, make_user("ubnd", unit, Role.DIRECTOR), campaign, phase, served, submission, other)


def issue(world: World, report: Consolidation, number: int = 5) -> None:
    office, paper = world.department.office, report.paper
    submit_for_signing(actor=office, paper=paper, confirmed=True)
    issue_paper(actor=office, paper=paper, number=number, issued_on=clock.today(), confirmed=True)


def make_report(world: World, *, is_issued: bool = True, number: int = 5) -> Consolidation:
    report = create_consolidation(
        actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=clock.today()
    )
    finalise_consolidation(actor=world.department.office, consolidation=report)
    if is_issued:
        issue(world, report, number)
    return report

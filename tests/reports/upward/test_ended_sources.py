"""What a report was made of that its unit withdrew since: the desk above tells it, and the department's own pages."""

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.services.reviews import accept_submission
from core import clock
from documents.services import withdraw_paper
from reports.models import Consolidation
from reports.services import create_consolidation, send_upward
from tests.reports.upward_world import Province
from tests.reports.world import World

pytestmark = pytest.mark.django_db
WITHDRAWN = "báo cáo số 05/BC-SCT ngày 28/6/2021 đã thu hồi ngày 28/6/2021"


def test_the_desk_above_tells_that_the_paper_of_a_source_was_withdrawn(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    send_upward(actor=world.department.director, consolidation=report)
    province.submission.refresh_from_db()
    accept_submission(actor=province.office, submission=province.submission)
    made = create_consolidation(
        actor=province.office, campaign=province.campaign, phase=province.phase, cut_off_on=clock.today()
    )
    client.force_login(province.office)
    addresses = [
        f"{made.get_absolute_url()}?muc=professional",
        reverse("reports:consolidation_checks", args=[made.pk]),
    ]

    def told() -> list[tuple[int, int]]:
        pages = [client.get(address).content.decode() for address in addresses]
        return [(page.count(WITHDRAWN), page.count("nguồn lập từ văn bản không còn giá trị")) for page in pages]

    before = told()
    report.refresh_from_db()
    withdraw_paper(actor=world.department.office, paper=report.paper, reason="Sai số liệu", withdrawn_on=clock.today())

    assert (before, told()) == ([(0, 0), (0, 0)], [(2, 1), (1, 0)])


def test_the_desk_and_the_list_tell_the_day_of_the_withdrawal(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    report.refresh_from_db()
    withdraw_paper(actor=world.department.office, paper=report.paper, reason="Sai số liệu", withdrawn_on=clock.today())
    report.paper.__class__.objects.filter(pk=report.paper_id).update(issued_on="2021-06-20")
    client.force_login(world.department.office)

    desk = client.get(report.get_absolute_url()).content.decode()
    listed = client.get(reverse("reports:consolidation_list")).content.decode()

    assert "đã thu hồi từ ngày 28/6/2021, không còn giá trị." in desk
    assert "Đã thu hồi 28/6/2021" in listed
    assert [page.count("Gửi lên cấp trên") for page in (desk, listed)] == [0, 0]

"""Where the verb stands, and what each level sees of the other."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Role, User
from campaigns.models import Campaign, Submission, SubmissionItem
from campaigns.queries.cascading import CitedPaper
from campaigns.services import return_submission
from core import clock
from core.calendar import STANDARD_CALENDAR
from documents.models import EvidenceItem, IssuedPaper
from documents.services import draft_replacement, issue_paper, submit_for_signing, withdraw_paper
from notifications.models import Notification
from reports.models import Consolidation
from reports.queries.homes import cards_to_do
from reports.queries.phases import find_campaign, find_phase
from reports.services import create_consolidation, finalise_consolidation, send_upward
from tests.factories import make_task
from tests.reports.upward_world import Province, issue, make_report
from tests.reports.world import World
from tests.reports.writing import rewrite

# Saving item after item is what a person does; the verb does it for all of them.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]


def test_the_page_fills_sends_and_shows_what_is_missing(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    client.force_login(world.department.director)
    address = reverse("reports:upward", args=[report.pk])

    before = client.get(address).content.decode()
    sent = client.post(address, {"verb": "send"})
    after = client.get(address).content.decode()

    assert "Lấy từ báo cáo (9 mục)" in before
    assert "số 05/BC-SCT" in before
    assert sent.headers["Location"] == reverse("campaigns:submission_receipt", args=[province.submission.pk, 1])
    assert "Báo cáo này đã được gửi lên cấp trên." in after


def test_gaps_lead_to_the_preview_in_one_sentence(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    lone = make_task(province.campaign, world.department.unit, text="Thu hút đầu tư", measure="figure")
    SubmissionItem.objects.create(submission=province.submission, ordinal=20, task=lone, role="lead")
    client.force_login(world.department.director)

    answer = client.post(reverse("reports:upward", args=[report.pk]), {"verb": "send"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("campaigns:submission_preview", args=[province.submission.pk])
    assert "Chưa nộp được vì còn 1 mục chưa xong: mục 20 (chưa chọn mức độ thực hiện)." in answer.content.decode()


def test_an_office_without_a_role_in_the_department_reads_why(world: World, province: Province, report: Any) -> None:
    Membership.objects.filter(user=world.department.office, role=Role.STAFF).delete()
    client = Client()
    client.force_login(world.department.office)
    address = reverse("reports:upward", args=[report.pk])

    page, refused = client.get(address).content.decode(), client.post(address, {"verb": "prepare"})

    assert (
        "Tài khoản của bạn không soạn, không nộp báo cáo này. Báo cáo của Sở Công Thương gửi UBND tỉnh do "
        "Hoàng Văn Quảng nộp. Ai nộp thay thì Hoàng Văn Quảng ủy quyền ở mục Ủy quyền, dòng “báo cáo, đề nghị khen thưởng "
        "của Sở Công Thương gửi UBND tỉnh”; ai chỉ soạn thì quản trị giao vai trò Chuyên viên ở Sở Công Thương."
    ) in page
    assert "Gửi lên cấp trên</button>" not in page
    assert (refused.status_code, "Chỉ người của Sở Công Thương" in refused.content.decode()) == (409, True)


def test_where_nobody_heads_the_department_above_the_page_says_who_gives_the_role(
    world: World, province: Province, report: Any, client: Client
) -> None:
    Membership.objects.filter(unit=world.department.unit, role__in=(Role.HEAD, Role.STAFF)).delete()
    client.force_login(world.department.director)

    page = client.get(reverse("reports:upward", args=[report.pk])).content.decode()

    assert (
        "Chưa ai giữ vai trò Trưởng đơn vị ở Sở Công Thương để nộp báo cáo gửi UBND tỉnh. Quản trị giao vai trò này cho "
        "người đứng đầu ở mục Người dùng."
    ) in page


def test_the_director_has_a_card_that_leads_there(world: World, province: Province, client: Client) -> None:
    director, office = world.department.director, world.department.office

    def cards(user: User) -> list[tuple[str, str]]:
        known = User.objects.get(pk=user.pk)
        found = cards_to_do(known, clock.now(), STANDARD_CALENDAR)
        return [(card.action, card.url) for card in found if "đợt 1" in card.title]

    plain = [("Soạn báo cáo", reverse("campaigns:submission_edit", args=[province.submission.pk]))]
    before = cards(director)
    report = make_report(world)
    address = reverse("reports:upward", args=[report.pk])
    ready = (cards(director), cards(office))
    send_upward(actor=director, consolidation=report)

    assert before == plain
    assert ready == ([("Gửi lên cấp trên", address)], [("Chuẩn bị gửi lên cấp trên", address)])
    assert cards(director) == []


def test_who_leads_works_on_the_own_campaign_though_he_takes_part_above(
    world: World, province: Province, client: Client
) -> None:
    shown = {}
    for user in (world.department.director, world.department.office, province.office, province.director):
        client.force_login(user)
        shown[user] = client.get("/").context["navigation"].campaigns

    assert shown == {
        world.department.director: (world.campaign,),
        world.department.office: (world.campaign,),
        province.office: (province.campaign,),
        province.director: (province.campaign,),
    }


def test_the_board_of_the_campaign_above_stays_above(world: World, province: Province, client: Client) -> None:
    client.force_login(world.department.director)
    client.post(reverse("campaigns:campaign_choose"), {"campaign": province.campaign.pk})

    board = client.get(reverse("reports:board")).content.decode()

    assert "Sở Xây dựng" not in board
    assert world.department.industry.name in board


def test_the_body_above_sees_its_campaign_and_its_reports_only(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    """The department's own papers, drafts, units' reports and evidence stay with the department."""
    send_upward(actor=world.department.director, consolidation=report)
    own = world.submissions[world.department.industry.pk]
    pages = [
        world.campaign.get_absolute_url(),
        own.get_absolute_url(),
        report.get_absolute_url(),
        report.paper.get_absolute_url(),
        reverse("reports:upward", args=[report.pk]),
        reverse("reports:unit_results_detail", args=[world.department.industry.pk]),
    ]
    answers = {}
    for user in (province.office, province.director):
        client.force_login(user)
        answers[user] = [client.get(page).status_code for page in pages]
        assert set(Campaign.objects.visible_to(user)) == {province.campaign}
        assert set(Submission.objects.visible_to(user)) == {province.submission, province.other} | set(
            Submission.objects.filter(phase__campaign=province.campaign)
        )
        assert list(Consolidation.objects.visible_to(user)) == []
        assert list(IssuedPaper.objects.visible_to(user)) == []
        found = client.get(reverse("reports:search"), {"q": "de an"}).content.decode()
        assert world.campaign.title not in found

    assert answers == {province.office: [404] * 6, province.director: [404] * 6}


def test_the_office_above_reads_where_the_report_came_from(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    send_upward(actor=world.department.director, consolidation=report)
    link = f'href="{report.paper.get_absolute_url()}"'
    read = {}
    for user in (province.office, world.department.director):
        client.force_login(user)
        page = client.get(province.submission.get_absolute_url())
        read[user] = (
            "báo cáo số 05/BC-SCT ngày 28/6/2021" in page.content.decode(),
            link in page.content.decode(),
        )
    client.force_login(province.office)
    desk = client.get(reverse("campaigns:review_desk", args=[province.submission.pk])).content.decode()
    evidence = EvidenceItem.objects.get(unit=world.department.unit)
    file = client.get(reverse("documents:file_download", args=[evidence.file_id]))
    b"".join(file.streaming_content)  # closes the file

    assert read == {province.office: (True, False), world.department.director: (True, True)}
    assert "Lập từ báo cáo số 05/BC-SCT ngày 28/6/2021 của đơn vị." in desk
    assert (file.status_code, file.headers["Content-Type"]) == (200, "application/pdf")


def test_the_console_means_the_department_unless_the_body_above_is_named(world: World, province: Province) -> None:
    above = province.unit.code

    assert find_campaign(year=2021) == world.campaign
    assert find_phase(year=2021, ordinal=1) == world.phase
    assert find_campaign(year=2021, unit_code=above) == province.campaign
    assert find_phase(year=2021, ordinal=1, unit_code=above) == province.phase


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_the_same_for_any_number_of_tasks(
    world: World, province: Province, report: Consolidation, client: Client, rows: int
) -> None:
    for number in range(rows):
        served = make_task(province.campaign, world.department.unit, text=f"Việc cấp trên {number}")
        make_task(world.campaign, world.department.industry, text=f"Việc của phòng {number}", serves=served)
        SubmissionItem.objects.create(submission=province.submission, ordinal=20 + number, task=served, role="lead")
    client.force_login(world.department.director)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("reports:upward", args=[report.pk]))

    assert len(asked) == 12


def test_everybody_reads_that_the_paper_of_a_sent_report_was_withdrawn(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    send_upward(actor=world.department.director, consolidation=report)
    paper = IssuedPaper.objects.get(pk=report.paper_id)
    client.force_login(world.department.office)
    asked = client.get(paper.get_absolute_url()).content.decode()
    withdraw_paper(actor=world.department.office, paper=paper, reason="Sai số liệu mục II", withdrawn_on=clock.today())
    addresses = (
        province.submission.get_absolute_url(),
        reverse("campaigns:review_desk", args=[province.submission.pk]),
    )
    told = []
    for user in (province.office, world.department.director):
        client.force_login(user)
        told += [client.get(address).content.decode() for address in addresses[: 2 if user == province.office else 1]]
    sending = client.get(reverse("reports:upward", args=[report.pk])).content.decode()

    warning = (
        "Văn bản này là báo cáo đợt 1 của Sở Công Thương đã gửi UBND tỉnh; UBND tỉnh sẽ được báo khi văn bản bị thu "
        "hồi."
    )
    assert asked.count(warning) == 2
    assert ["Văn bản này đã thu hồi ngày 28/6/2021." in page for page in told] == [True] * 3
    assert ("đã được gửi lên cấp trên" in sending, "đã bị thu hồi" in sending) == (False, True)
    notice = Notification.objects.get(kind="reports.source_ended")
    assert (notice.recipient, notice.subject, notice.url) == (
        province.office,
        "Sở Công Thương: báo cáo số 05/BC-SCT ngày 28/6/2021 đã thu hồi ngày 28/6/2021",
        addresses[1],
    )


def test_a_report_that_was_not_sent_is_withdrawn_without_a_word_above(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    paper = IssuedPaper.objects.get(pk=report.paper_id)
    client.force_login(world.department.office)
    asked = client.get(paper.get_absolute_url()).content.decode()
    withdraw_paper(actor=world.department.office, paper=paper, reason="Sai số liệu", withdrawn_on=clock.today())

    assert "đã gửi UBND tỉnh" not in asked
    assert not Notification.objects.filter(kind="reports.source_ended").exists()


def test_the_office_above_reads_which_paper_holds_instead(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    send_upward(actor=world.department.director, consolidation=report)
    office = world.department.office
    new = draft_replacement(actor=office, paper=IssuedPaper.objects.get(pk=report.paper_id))
    submit_for_signing(actor=office, paper=new, confirmed=True)
    issue_paper(actor=office, paper=new, number=7, issued_on=clock.today(), confirmed=True)

    client.force_login(province.office)
    desk = client.get(reverse("campaigns:review_desk", args=[province.submission.pk])).content.decode()

    fate = "đã bị thay thế bằng báo cáo số 07/BC-SCT ngày 28/6/2021"
    assert f"Văn bản này {fate}." in desk
    assert Notification.objects.get(kind="reports.source_ended").subject.endswith(fate)


def test_a_report_sent_again_from_a_newer_paper_names_the_one_that_other_items_still_cite(
    world: World, province: Province, report: Consolidation, client: Client
) -> None:
    director, office = world.department.director, world.department.office
    send_upward(actor=director, consolidation=report)
    withdraw_paper(actor=office, paper=report.paper, reason="Sai số liệu", withdrawn_on=clock.today())
    item = province.submission.items.get(entry="strengths")
    return_submission(
        actor=province.office, submission=province.submission, remarks={item.pk: "Nêu rõ hơn."}, reason="Bổ sung."
    )
    newer = create_consolidation(actor=office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 27))
    rewrite(office, newer.sections.get(code="strengths"), "Rõ hơn.")
    finalise_consolidation(actor=office, consolidation=newer)
    issue(world, newer, 6)
    send_upward(actor=director, consolidation=newer)
    cited = [row.ordinal for row in province.submission.items.exclude(pk=item.pk) if row.evidence.count()]
    places = CitedPaper("", ordinals=tuple(cited)).places

    client.force_login(province.office)
    addresses = (
        province.submission.get_absolute_url(),
        reverse("campaigns:review_desk", args=[province.submission.pk]),
        reverse("campaigns:submission_revision", args=[province.submission.pk, 2]),
    )
    pages = [client.get(address).content.decode() for address in addresses]

    head = (
        "Lập từ báo cáo số 06/BC-SCT ngày 28/6/2021 của đơn vị.",
        f"Mục {places} còn dẫn báo cáo số 05/BC-SCT ngày 28/6/2021. <b>Văn bản này đã thu hồi ngày 28/6/2021.</b>",
    )
    assert [[words in page for words in head] for page in pages] == [[True, True]] * 3
    assert [page.count("<b>(đã thu hồi ngày 28/6/2021)</b>") for page in pages] == [len(cited)] * 3
    assert Notification.objects.filter(kind="reports.source_ended").count() == 1


@pytest.mark.parametrize(("ordinals", "places"), [((1,), "1"), ((3, 4, 1, 5, 5), "1, 3–5"), ((), "")])
def test_items_that_follow_each_other_are_named_by_the_first_and_the_last(
    ordinals: tuple[int, ...], places: str
) -> None:
    assert CitedPaper("", ordinals=ordinals).places == places


def test_the_office_above_is_told_of_a_paper_that_only_some_items_still_cite(
    world: World, province: Province, report: Consolidation
) -> None:
    director, office = world.department.director, world.department.office
    send_upward(actor=director, consolidation=report)
    Submission.objects.filter(pk=province.submission.pk).update(source_paper=make_report(world, number=6).paper)

    withdraw_paper(actor=office, paper=report.paper, reason="Sai số liệu", withdrawn_on=clock.today())

    assert [row.subject for row in Notification.objects.filter(kind="reports.source_ended")] == [
        "Sở Công Thương: báo cáo số 05/BC-SCT ngày 28/6/2021 đã thu hồi ngày 28/6/2021"
    ]

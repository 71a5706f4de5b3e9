import re
from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import Membership, Role, User
from campaigns.models import Submission
from campaigns.services import assign_reviews, open_phase
from core import clock
from documents.models import IssuedPaper
from notifications.models import Notification
from reports.models import Consolidation, ConsolidationSection
from reports.services import Typed
from tests.factories import make_campaign, make_department, make_submission, make_user
from tests.reports.world import World, hand_in, make_world, reward, send_back
from tests.reports.writing import posted, shown

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    """Industry accepted, trade returned, a third unit overdue, a consolidation begun."""
    made = make_world(3)
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    hand_in(made, made.units[1], datetime(2021, 6, 18, 10), accept=False)
    send_back(made, made.units[1], datetime(2021, 6, 21, 9))
    reward(made)
    return made


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, address: str) -> str:
    with clock.at(NOW):
        answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("who", "heading", "words"),
    [
        ("office", "Tổng quan", "Nộp đúng hạn theo đơn vị"),
        ("director", "Tổng quan", "Quá hạn và trả lại"),
        ("trade_head", "Việc của tôi", "Ghi rõ số văn bản."),
        ("industry_staff", "Việc của tôi", "Đã xong gần đây"),
        ("admin", "Tổng quan", "Tài khoản đang dùng"),
    ],
)
def test_each_role_has_its_home(world: World, who: str, heading: str, words: str) -> None:
    text = page(getattr(world.department, who), "/")

    assert (f"<h1>{heading}</h1>" in text, words in text) == (True, True)


def test_a_person_with_two_roles_sees_both(world: World) -> None:
    Membership.objects.create(
        user=world.department.trade_head, unit=world.department.unit, role=Role.DIRECTOR, starts_on=date(2021, 1, 1)
    )

    text = page(world.department.trade_head, "/")

    assert ("Việc của bạn" in text, "Quá hạn và trả lại" in text) == (True, True)


def test_a_person_without_a_role_is_told_whom_to_ask(world: World) -> None:
    nobody = User.objects.create_user("khong-vai-tro", password="mat-khau-thu-nghiem")

    assert "chưa được giao vai trò" in page(nobody, "/")


def test_the_filter_of_the_board_is_in_its_address(world: World) -> None:
    text = page(world.department.office, reverse("reports:board") + "?dot=1&loc=qua-han")

    shown = [unit.name for unit in world.units if f"Chọn {unit.name}" in text]
    assert shown == [world.units[2].name]


def test_an_address_of_the_board_shows_its_own_campaign_whatever_was_chosen_meanwhile(world: World) -> None:
    other = make_campaign(world.department, year=2022, title="Phong trào năm sau", state="planned")
    client = Client()
    client.force_login(world.department.office)
    overview = client.get("/").content.decode()
    client.post(reverse("campaigns:campaign_choose"), {"campaign": other.pk})
    address = f"{reverse('reports:board')}?phongtrao={world.campaign.pk}&amp;dot=1&amp;loc=da-nop"

    text = client.get(address.replace("&amp;", "&")).content.decode()

    assert f'href="{address}"' in overview
    assert f"các đợt thi đua năm {world.campaign.year}" in text
    assert client.session["campaign_id"] == other.pk


@pytest.mark.parametrize(("who", "expected"), [("office", [True, False]), ("director", [False, True])])
def test_the_board_offers_judging_to_who_may_judge(world: World, who: str, expected: list[bool]) -> None:
    handed_in = {"state": "submitted", "first_submitted_at": timezone.make_aware(NOW), "submitted_on": NOW.date()}
    make_submission(world.phase, world.department.office_unit, **handed_in)
    Submission.objects.filter(pk=world.submissions[world.units[0].pk].pk).update(state="submitted")

    text = page(getattr(world.department, who), reverse("reports:board"))

    names = (world.units[0].name, world.department.office_unit.name)
    assert [f'Thẩm định<span class="vh"> {name}' in text for name in names] == expected


def test_an_opened_row_fetches_the_tasks_of_its_report(world: World) -> None:
    text = page(world.department.office, reverse("reports:board"))
    address = reverse("reports:board_tasks", args=[world.submissions[world.units[0].pk].pk])

    part = page(world.department.office, address)

    assert (address in text, "Xây dựng Đề án phát triển số 1" in text) == (True, False)
    assert ("Xây dựng Đề án phát triển số 1" in part, part.count("<li>")) == (True, 3)


def test_the_search_of_the_board_keeps_its_filter(world: World) -> None:
    text = page(world.department.office, reverse("reports:board") + "?dot=1&loc=con-no&tim=chuyen+mon")

    assert [unit.name for unit in world.units if f"Chọn {unit.name}" in text] == [world.units[2].name]
    assert ('name="loc" value="con-no"' in text, 'value="chuyen mon"' in text) == (True, True)


@pytest.mark.parametrize(
    "query", ["dot=99999999999999999999", "loc=x", "nguoi=abc", "page=-1", "page=x", "tim=%00", "dot=²"]
)
def test_an_address_that_says_nonsense_shows_the_whole_board(world: World, query: str) -> None:
    text = page(world.department.office, reverse("reports:board") + f"?{query}")

    assert [f"Chọn {unit.name}" in text for unit in world.units] == [True, True, True]


def test_a_unit_has_no_board(world: World) -> None:
    answer = signed_in(world.department.industry_head).get(reverse("reports:board"))

    assert answer.status_code == 403


def test_reminding_from_the_board_returns_to_its_filter(world: World) -> None:
    back = reverse("reports:board") + "?dot=1&loc=qua-han"
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(
            reverse("reports:bulk", args=["nhac"]),
            {
                "phase": world.phase.pk,
                "unit": [world.units[1].pk, world.units[2].pk],
                "back": back,
                "step": "do",
            },
        )

    told = Notification.objects.filter(kind="reports.reminder").values_list("recipient", flat=True)
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert set(told) == {world.heads[world.units[1].pk].pk, world.heads[world.units[2].pk].pk}


def test_the_export_holds_the_ticked_units(world: World) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(reverse("reports:board_export"), {"unit": world.units[0].pk})

    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Bảng theo dõi", "Số liệu", "Nhiệm vụ", "Chỉ tiêu"]
    assert list(book["Bảng theo dõi"].values) == [
        ("STT", "Đơn vị", "Đợt 1", "Ngày nộp đợt 1", "Đợt 2", "Ngày nộp đợt 2"),
        (1, "Phòng Quản lý Công nghiệp", "Chấp nhận", datetime(2021, 6, 18), "Chưa mở", None),
    ]
    assert book["Bảng theo dõi"].page_setup.orientation == "landscape"


def test_the_workbook_holds_the_numbers_of_the_page_and_what_it_was_chosen_by(world: World) -> None:
    with clock.at(NOW):
        client = signed_in(world.department.office)
        page = client.get("/bang-theo-doi/?dot=1&loc=da-nop").context["board"]
        answer = client.get(reverse("reports:board_export") + "?dot=1&loc=da-nop")

    told = {row[0]: row[1] for row in load_workbook(BytesIO(answer.content))["Số liệu"].values}
    assert told["Chỉ gồm"] == "đã nộp"
    assert {number.label: told[number.label] for number in page.numbers} == {
        number.label: number.value for number in page.numbers
    }


def test_a_text_that_looks_like_a_formula_stays_a_text(world: World) -> None:
    world.units[0].name = "=1+1"
    world.units[0].save()

    with clock.at(NOW):
        answer = signed_in(world.department.office).get(reverse("reports:board_export"))

    cell = load_workbook(BytesIO(answer.content))["Bảng theo dõi"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_office_begins_a_consolidation(world: World) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(
            reverse("reports:consolidation_list"), {"phase": world.phase.pk, "cut_off_on": "2021-06-25"}
        )

    assert answer["Location"] == Consolidation.objects.get().get_absolute_url()


def test_a_wrong_day_keeps_what_was_typed(world: World) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(
            reverse("reports:consolidation_list"), {"phase": world.phase.pk, "cut_off_on": "2021-07-30"}
        )

    text = answer.content.decode()
    assert ("không được sau hôm nay (25/6/2021)" in text, 'value="2021-07-30"' in text) == (True, True)


def test_saving_a_section_and_going_on(world: World, consolidation: Consolidation) -> None:
    section = ConsolidationSection.objects.get(consolidation=consolidation, code="strengths")
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(
            reverse("reports:section_save", args=[consolidation.pk, "strengths"]),
            posted([Typed("", each.pk, each.seen) for each in shown(section)], "Đoạn một\r\nhai.", next="proposals"),
        )

    section.refresh_from_db()
    assert answer["Location"] == f"{consolidation.get_absolute_url()}?muc=proposals"
    assert section.paragraphs == [{"kind": "text", "text": "Đoạn một\nhai.", "items": []}]


def test_a_clash_shows_both_texts(world: World, consolidation: Consolidation) -> None:
    address = reverse("reports:section_save", args=[consolidation.pk, "strengths"])
    client = signed_in(world.department.office)
    section = ConsolidationSection.objects.get(consolidation=consolidation, code="strengths")
    first, second = shown(section, at_1="Lời đã lưu trước."), shown(section, at_1="Lời đang gõ.")
    with clock.at(NOW):
        client.post(address, posted(first))
        answer = client.post(address, posted(second))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert ("Lời đã lưu trước." in text, "Lời đang gõ." in text) == (True, True)


def test_finalising_leads_to_the_paper(world: World, consolidation: Consolidation) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).post(
            reverse("reports:consolidation_finalise", args=[consolidation.pk])
        )

    assert answer["Location"] == reverse("documents:paper_detail", args=[IssuedPaper.objects.get().pk])


def test_the_director_reads_the_desk_and_writes_nothing(world: World, consolidation: Consolidation) -> None:
    text = page(world.department.director, f"{consolidation.get_absolute_url()}?muc=strengths")

    assert ("chủ động tham mưu" in text, "<textarea" in text) == (True, False)


def test_the_preview_is_a_pdf(world: World, consolidation: Consolidation) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).get(
            reverse("reports:consolidation_preview", args=[consolidation.pk])
        )

    assert (answer["Content-Type"], b"".join(answer.streaming_content)[:5]) == ("application/pdf", b"%PDF-")


def test_the_preview_can_be_had_as_a_word_file(world: World, consolidation: Consolidation) -> None:
    with clock.at(NOW):
        answer = signed_in(world.department.office).get(reverse("reports:consolidation_word", args=[consolidation.pk]))

    assert (answer["Content-Type"], answer["Content-Disposition"], b"".join(answer.streaming_content)[:2]) == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        f'attachment; filename="du-thao-{consolidation.pk}.docx"',
        b"PK",
    )


def test_a_consolidation_of_another_department_is_not_there(world: World, consolidation: Consolidation) -> None:
    stranger = make_department().office

    assert signed_in(stranger).get(consolidation.get_absolute_url()).status_code == 404


def test_the_units_results(world: World) -> None:
    text = page(world.department.industry_head, reverse("reports:unit_results"))

    assert ("Đợt 1 năm 2021" in text, "Đúng hạn" in text) == (True, True)


def test_the_search_page_says_when_nothing_is_found(world: World) -> None:
    assert "Không tìm thấy" in page(world.department.office, reverse("reports:search") + "?q=zzz")


def test_the_board_tells_who_judges_once_reports_are_given_to_somebody(world: World) -> None:
    office = world.department.office
    before = page(office, reverse("reports:board"))
    other = make_user("chuyen-vien-van-phong", world.department.unit, Role.OFFICE, full_name="Cao Minh Triết")
    given = world.submissions[world.units[1].pk]
    with clock.at(NOW):
        assign_reviews(actor=office, submissions=[given], reviewer=other, due_on=date(2021, 6, 30))

    text = page(office, reverse("reports:board"))
    mine = page(office, reverse("reports:board") + f"?nguoi={other.pk}")
    nobodys = page(office, reverse("reports:board") + "?nguoi=0")
    book = load_workbook(BytesIO(signed_in(office).get(reverse("reports:board_export")).content))

    def shown(answer: str) -> list[bool]:
        return [f"Chọn {unit.name}" in answer for unit in world.units]

    assert ("Người thẩm định" in before, 'data-label="Người thẩm định"' in text) == (False, True)
    assert f'<option value="{other.pk}" >Cao Minh Triết</option>' in text
    assert f'<option value="{other.pk}" selected>Cao Minh Triết</option>' in mine
    assert (shown(mine), shown(nobodys)) == ([False, True, False], [True, False, True])
    rows = list(book["Bảng theo dõi"].iter_rows(values_only=True))
    assert [row[-1] for row in rows[-3:]] == [None, "Cao Minh Triết", None]


def test_all_units_of_the_filter_go_to_the_export_and_the_letter(world: World) -> None:
    client = signed_in(world.department.office)
    ticked = {"every": "1", "unit": [world.units[0].pk]}

    with clock.at(NOW):
        answer = client.post(reverse("reports:board_export") + "?dot=1&loc=con-no", ticked)
        letter = client.post(reverse("reports:urging_letter", args=[world.phase.pk]) + "?dot=1&loc=qua-han", ticked)

    names = {row[1] for row in load_workbook(BytesIO(answer.content))["Bảng theo dõi"].iter_rows(values_only=True)}
    assert {unit.name for unit in world.units} & names == {world.units[1].name, world.units[2].name}
    assert letter.content.decode().count(" checked>") == 1


def test_the_proposed_phase_has_begun(world: World) -> None:
    open_phase(actor=world.department.office, phase=world.second)

    with clock.at(NOW):
        text = signed_in(world.department.office).get(reverse("reports:consolidation_list")).content.decode()

    assert re.findall(r'<option value="(\d+)" selected>', text) == [str(world.phase.pk)]

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person, Unit
from campaigns.models import Submission
from campaigns.services import extend_submissions
from core import clock
from core.calendar import WorkingCalendar
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.content import Table
from documents.content.paper import texts
from documents.models import IssuedPaper
from reports.papers import urged_units
from reports.queries.urging import owing_in, usual_answer_day
from reports.services import draft_urging_letter
from tests.reports.world import World, hand_in, make_world, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 23, 9)
ANSWER_BY = date(2021, 6, 25)


@pytest.fixture
def world() -> World:
    made = make_world(units=4)
    Person.objects.filter(user=made.department.office).update(full_name="Đinh Thảo Vy", is_leader=True)
    hand_in(made, made.department.industry, datetime(2021, 6, 18, 9))
    return made


def urge(
    world: World, submissions: list[Submission] | None = None, at: datetime = NOW, answer_by: date = ANSWER_BY
) -> IssuedPaper:
    with clock.at(at):
        return draft_urging_letter(
            actor=world.department.office,
            phase=world.phase,
            submissions=owing_in(world.phase) if submissions is None else submissions,
            answer_by=answer_by,
        )


def test_the_head_and_foot_of_the_letter(world: World) -> None:
    paper = urge(world).paper

    assert paper.symbol == f"SCT-{world.department.office_unit.code.upper()}"
    assert paper.clean_summary == "đôn đốc nộp báo cáo kết quả phong trào thi đua đợt\u00a01 năm 2021"
    assert paper.printed_addressees == (
        "- Phòng Quản lý Thương mại;",
        "- Phòng Chuyên môn số 3;",
        "- Phòng Chuyên môn số 4.",
    )
    assert (paper.signature.lines, paper.signature.name) == (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Đinh Thảo Vy")
    assert paper.printed_recipients == ("- Như trên;", "- Giám đốc Sở Công Thương (b/c);", "- Lưu: VT, VP.")


def test_what_the_letter_says(world: World) -> None:
    said = set(texts(urge(world).paper))

    assert said >= {
        (
            "Thực hiện Kế hoạch ngày 25/01/2021 của Sở Công Thương về tổ chức phong trào thi đua thực hiện nhiệm vụ phát "
            "triển ngành Công Thương năm 2021, các phòng, đơn vị báo cáo kết quả phong trào thi đua đợt\u00a01 năm 2021 về "
            "Văn phòng Sở trước ngày 20/6/2021."
        ),
        (
            "Đến ngày 23/6/2021, Văn phòng Sở đã nhận được 01/04 báo cáo, còn 03 báo cáo chưa nộp. Tình hình cụ thể như "
            "sau:"
        ),
        (
            "1. Hoàn thành và nộp báo cáo kết quả phong trào thi đua đợt\u00a01 năm 2021 về Văn phòng Sở **chậm nhất ngày "
            "25/6/2021**."
        ),
    }


def test_the_list_tells_who_never_handed_in_from_who_was_sent_back(world: World) -> None:
    trade = world.department.trade
    hand_in(world, trade, datetime(2021, 6, 18, 9), accept=False)
    send_back(world, trade, datetime(2021, 6, 21, 9))

    table = next(block for block in urge(world).paper.blocks if isinstance(block, Table))

    assert [row.cells[1:] for row in table.rows] == [
        ("Phòng Quản lý Thương mại", "Trước ngày 20/6/2021", "Chưa nộp lại sau khi trả"),
        ("Phòng Chuyên môn số 3", "Trước ngày 20/6/2021", "Chưa nộp"),
        ("Phòng Chuyên môn số 4", "Trước ngày 20/6/2021", "Chưa nộp"),
    ]


def test_more_time_to_mend_is_the_day_that_the_letter_names(world: World) -> None:
    trade = world.department.trade
    given = date(2021, 6, 28)
    hand_in(world, trade, datetime(2021, 6, 18, 9), accept=False)
    send_back(world, trade, datetime(2021, 6, 21, 9))
    with clock.at(datetime(2021, 6, 22, 9)):
        extend_submissions(
            actor=world.department.office,
            submissions=[Submission.objects.get(unit=trade, phase=world.phase)],
            until=given,
            reason="Chờ số liệu thống kê.",
        )
    row = Submission.objects.get(unit=trade, phase=world.phase)
    client = Client()
    client.force_login(world.department.office)

    with clock.at(NOW):
        page = client.get(reverse("reports:urging_letter", args=[world.phase.pk])).content.decode()
        alone = urge(world, [each for each in owing_in(world.phase) if each.pk == row.pk], answer_by=given).paper
    table = next(block for block in urge(world, answer_by=given).paper.blocks if isinstance(block, Table))

    assert (row.due_on, row.mend_until) == (date(2021, 6, 20), date(2021, 6, 28))
    assert [each.cells[2] for each in table.rows][:2] == ["Nộp lại chậm nhất ngày 28/6/2021", "Trước ngày 20/6/2021"]
    assert (
        "Phòng Quản lý Thương mại phải nộp lại chậm nhất ngày 28/6/2021, đến nay chưa nộp lại sau khi trả."
        in " ".join(texts(alone))
    )
    assert ("nộp lại chậm nhất ngày 28/6/2021" in page, page.count("hạn trước ngày 20/6/2021")) == (True, 2)


def office_after_extending(world: World, unit: Unit) -> Client:
    """The office signed in, after it gave the unit until 20 July."""
    with clock.at(datetime(2021, 6, 18, 9)):
        extend_submissions(
            actor=world.department.office,
            submissions=[Submission.objects.select_related("phase", "unit").get(unit=unit, phase=world.phase)],
            until=date(2021, 7, 20),
            reason="Chờ số liệu thống kê.",
        )
    client = Client()
    client.force_login(world.department.office)
    return client


def test_who_was_given_a_later_day_is_not_ticked_at_first(world: World) -> None:
    trade = world.department.trade
    client = office_after_extending(world, trade)

    with clock.at(NOW):
        rows = client.get(reverse("reports:urging_letter", args=[world.phase.pk])).context["rows"]

    assert {row.unit_id: is_ticked for row, is_ticked, _ in rows} == {
        row.unit_id: row.unit_id != trade.pk for row in owing_in(world.phase)
    }


def test_one_unit_is_named_in_the_sentence(world: World) -> None:
    paper = urge(world, owing_in(world.phase)[:1]).paper

    assert [block for block in paper.blocks if isinstance(block, Table)] == []
    assert paper.printed_addressees == ("Phòng Quản lý Thương mại",)
    assert (
        "Đến ngày 23/6/2021, Văn phòng Sở đã nhận được 01/04 báo cáo, còn 03 báo cáo chưa nộp. Phòng Quản lý Thương mại "
        "phải nộp trước ngày 20/6/2021, đến nay chưa nộp."
    ) in set(texts(paper))


def test_many_units_stand_in_an_annex() -> None:
    paper = urge(make_world(units=9)).paper

    assert paper.printed_addressees == ("Các phòng, đơn vị thuộc Sở Công Thương (theo danh sách kèm theo)",)
    assert (len(paper.annexes), len(urged_units(paper))) == (1, 9)


def test_a_second_press_with_the_same_units_finds_the_draft(world: World) -> None:
    first = urge(world)
    second = urge(world, at=datetime(2021, 6, 24, 9))
    other = urge(world, owing_in(world.phase)[:2])

    assert (second.pk, other.pk == first.pk, IssuedPaper.objects.count()) == (first.pk, False, 2)
    assert "Đến ngày 24/6/2021" in " ".join(texts(second.paper))


def test_the_draft_lies_in_the_archive_and_in_the_journal(world: World) -> None:
    paper = urge(world)

    assert (paper.state, paper.kind, paper.scope) == ("drafted", "congvan", f"campaign:{world.campaign.pk}")
    assert [line.code for line in JournalEntry.objects.about(paper)] == ["documents.issuedpaper.drafted"]


def test_what_is_refused(world: World) -> None:
    with pytest.raises(RuleBroken, match="Chọn ít nhất một đơn vị"):
        urge(world, [world.submissions[world.department.industry.pk]])
    with pytest.raises(RuleBroken, match=r"không được trước hôm nay \(26/6/2021\)"):
        urge(world, at=datetime(2021, 6, 26, 9))
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng của cơ quan ban hành"), clock.at(NOW):
        draft_urging_letter(
            actor=world.department.director,
            phase=world.phase,
            submissions=owing_in(world.phase),
            answer_by=ANSWER_BY,
        )
    world.phase.state = "closed"
    with pytest.raises(RuleBroken, match="Đợt 1 không mở"):
        urge(world, [])


def test_the_day_that_is_offered(world: World) -> None:
    with clock.at(datetime(2021, 6, 1, 9)):
        early = usual_answer_day(world.phase, WorkingCalendar())
    with clock.at(NOW):
        late = usual_answer_day(world.phase, WorkingCalendar())

    assert (early, late) == (date(2021, 6, 18), date(2021, 6, 25))


def test_the_letter_takes_back_no_day_that_was_given(world: World) -> None:
    trade = world.department.trade
    client = office_after_extending(world, trade)
    page = reverse("reports:urging_letter", args=[world.phase.pk])
    ticked = [trade.pk, world.units[2].pk]

    with clock.at(NOW):
        offered = client.post(page, {"unit": ticked}).context["form"].initial["answer_by"]
        refused = client.post(page, {"answer_by": "25/6/2021", "unit": ticked}).content.decode()
        without = client.post(page, {"answer_by": "25/6/2021", "unit": ticked[1:]})
        client.post(page, {"answer_by": "19/7/2021", "unit": ticked})

    assert offered == date(2021, 7, 19)
    assert (
        "Ngày 25/6/2021 sớm hơn hạn đang có của Phòng Quản lý Thương mại (hạn trước ngày 20/7/2021). Ghi từ ngày "
        "19/7/2021 trở đi, hoặc bỏ chọn các đơn vị này."
    ) in refused
    assert without.status_code == 302
    assert [len(urged_units(paper.paper)) for paper in IssuedPaper.objects.order_by("pk")] == [1, 2]


def test_from_the_board_to_the_draft(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    page = reverse("reports:urging_letter", args=[world.phase.pk])
    third = world.units[2]

    with clock.at(NOW):
        board = client.get(reverse("reports:board")).content.decode()
        shown = client.post(page, {"unit": [third.pk]}).content.decode()
        refused = client.post(page, {"answer_by": "31/6/2021", "unit": [third.pk]}).content.decode()
        answer = client.post(page, {"answer_by": "25/6/2021", "unit": [third.pk]})

    paper = IssuedPaper.objects.get()
    assert page in board
    assert [text.count(" checked>") for text in (shown, refused)] == [1, 1]
    assert "không phải một ngày có trong lịch" in refused
    assert (answer["Location"], urged_units(paper.paper)) == (paper.get_absolute_url(), (third.name,))


def test_a_day_of_rest_to_answer_by_is_pointed_out(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    page = reverse("reports:urging_letter", args=[world.phase.pk])
    third = world.units[2].pk

    with clock.at(NOW):
        answer = client.post(page, {"answer_by": "27/6/2021", "unit": [third]}, follow=True).content.decode()

    assert (
        "Ngày cuối cùng còn đúng hạn, Chủ nhật 27/6/2021, là ngày nghỉ: ngày làm việc cuối cùng trước đó là 25/6/2021."
        in answer
    )


def test_nothing_is_offered_when_everybody_handed_in(world: World) -> None:
    for unit in world.units[1:]:
        hand_in(world, unit, datetime(2021, 6, 18, 9))
    client = Client()
    client.force_login(world.department.office)

    with clock.at(NOW):
        board = client.get(reverse("reports:board")).content.decode()
        page = client.get(reverse("reports:urging_letter", args=[world.phase.pk])).content.decode()

    assert ("Soạn công văn đôn đốc" in board, "Không có đơn vị nào còn phải nộp" in page) == (False, True)

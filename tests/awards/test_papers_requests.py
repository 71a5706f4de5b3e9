"""Tờ trình khen thưởng and báo cáo thành tích."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards.models import AwardRequest, Nomination, RequestTo
from awards.papers import usual_words
from awards.papers.achievement import achievement_report, models_for
from awards.queries.history import awards_of_nominee
from awards.queries.nominations import phases_seen
from awards.queries.requests import requests_to_director
from awards.services import judging
from awards.services.meetings import draft_minutes
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from awards.services.requests import draft_request
from campaigns.models import Phase
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.content import Table
from documents.letterhead import symbol_of
from documents.models import IssuedPaper
from documents.queries import citation_doubts
from documents.services import issue_paper, print_paper, submit_for_signing, withdraw_paper
from documents.services.papers import PaperDoubted
from documents.services.texts import reword_text
from tests.awards import making
from tests.awards.making import World
from tests.awards.test_papers_meetings import written
from tests.papers.conftest import read


def listed_upward(world: World, name: str = "Lê An") -> Nomination:
    person = making.new_person(world, name)
    row = propose_nomination(actor=world.head, nomination=making.draft(world, person, kind=world.provincial_kind))
    return judging.list_nomination_upward(actor=world.department.office, nomination=row)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_request_to_the_province_names_each_with_his_achievement(world: World) -> None:
    listed_upward(world)

    request = draft_request(actor=world.department.office, phase=world.phase, to=RequestTo.PROVINCE)

    paper = request.paper.paper
    assert (paper.kind, request.paper.state) == ("TTr", "drafted")
    assert paper.printed_addressees == ("- Chủ tịch UBND tỉnh Hà Tĩnh;", "- Ban Thi đua - Khen thưởng tỉnh Hà Tĩnh.")
    text = " ".join(read(print_paper(paper).file).text().split())
    assert "tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 cá nhân" in text
    assert "Lê An" in text
    assert "Hoàn thành 14/14 nhiệm vụ của đợt." in text
    assert "Căn cứ Kế hoạch số 97/KH-SCT ngày 25 tháng 01 năm 2021" in text
    assert JournalEntry.objects.about(request).get().code == "awards.awardrequest.drafted"


def test_the_request_to_the_director_is_the_offices_own_paper(world: World) -> None:
    making.screened(world)
    letters = symbol_of(world.department.office_unit)

    request = draft_request(actor=world.department.office, phase=world.phase, to=RequestTo.DIRECTOR)

    paper = request.paper.paper
    assert (paper.body.superior_heading, paper.body.heading) == ("SỞ CÔNG THƯƠNG", "VĂN PHÒNG SỞ")
    assert (paper.symbol, request.paper.symbol) == (f"TTr-{letters}", f"…/TTr-{letters}")
    assert paper.addressees == ("Giám đốc Sở Công Thương",)
    assert (paper.signature.lines, paper.signature.name) == (
        ("CHÁNH VĂN PHÒNG",),
        world.department.office.display_name,
    )
    assert "tặng Giấy khen của Giám đốc Sở Công Thương cho 01 cá nhân" in paper.blocks[0].text  # type: ignore[union-attr]


@pytest.mark.nozeal
def test_the_office_numbers_its_own_requests_by_themselves(world: World) -> None:
    office = world.department.office
    listed_upward(world)
    making.screened(world)
    drafts = [draft_request(actor=office, phase=world.phase, to=to).paper for to in ("director", "province")]

    for paper in drafts:
        submit_for_signing(actor=office, paper=paper)
        issue_paper(actor=office, paper=paper, number=1, issued_on=clock.today())

    assert [IssuedPaper.objects.get(pk=paper.pk).symbol for paper in drafts] == [
        f"01/TTr-{symbol_of(world.department.office_unit)}",
        "01/TTr-SCT",
    ]


def test_a_body_names_its_own_ministry(world: World) -> None:
    row = listed_upward(world)
    kind, owner = row.kind, world.department.unit
    kind.decider = "ministry"
    kind.save()
    owner.ministry = ""
    owner.save()

    with pytest.raises(RuleBroken, match="chưa ghi bộ quản lý ngành"):
        draft_request(actor=world.department.office, phase=world.phase, to=RequestTo.MINISTRY)
    owner.ministry = "Bộ Y tế"
    owner.save()
    phase = Phase.objects.get(pk=world.phase.pk)
    paper = draft_request(actor=world.department.office, phase=phase, to=RequestTo.MINISTRY).paper.paper

    assert paper.addressees == ("Bộ Y tế",)
    assert paper.blocks[-1].text == "Kính trình Bộ trưởng Bộ Y tế xem xét, quyết định."  # type: ignore[union-attr]


def test_the_councils_minutes_are_cited_by_number_once_they_have_one(world: World) -> None:
    office = world.department.office
    meeting = written(world)
    (row,) = world.phase.nominations.all()

    def cited() -> list[str]:
        request = draft_request(actor=office, phase=world.phase, to=RequestTo.DIRECTOR)
        base = IssuedPaper.objects.get(pk=request.paper_id).paper.bases[-1]
        assert usual_words(world.phase, [row]).bases[-2] == base
        return [base]

    about = "họp Hội đồng Thi đua - Khen thưởng xét khen thưởng đợt thi đua thứ nhất năm 2021"
    assert cited() == [f"Căn cứ Biên bản ngày 30 tháng 6 năm 2021 {about}"]

    minutes = draft_minutes(actor=office, meeting=meeting)
    submit_for_signing(actor=office, paper=minutes)
    issue_paper(actor=office, paper=minutes, number=5, issued_on=date(2021, 7, 1), confirmed=True)
    assert cited() == [f"Căn cứ Biên bản số 05/BB-SCT ngày 01 tháng 7 năm 2021 {about}"]

    withdraw_paper(actor=office, paper=minutes, reason="Ghi sai", withdrawn_on=date(2021, 7, 1))
    assert cited() == [f"Căn cứ Biên bản ngày 30 tháng 6 năm 2021 {about}"]


@pytest.mark.nozeal
def test_a_request_that_cites_what_lapsed_warns_before_it_is_sent(world: World) -> None:
    office = world.department.office
    listed_upward(world)
    paper = draft_request(actor=office, phase=world.phase, to=RequestTo.PROVINCE).paper

    with clock.at(datetime(2024, 2, 1, 9)):
        assert "Nghị định số 91/2017/NĐ-CP đã hết hiệu lực" in " ".join(citation_doubts(paper, clock.today()))
        with pytest.raises(PaperDoubted, match="91/2017"):
            submit_for_signing(actor=office, paper=paper)
        again = draft_request(actor=office, phase=world.phase, to=RequestTo.PROVINCE).paper

    fresh = IssuedPaper.objects.get(pk=again.pk)
    assert "98/2023/NĐ-CP" in " ".join(fresh.paper.bases)
    assert citation_doubts(fresh, date(2024, 2, 1)) == ()


def test_the_office_words_the_request_itself(world: World) -> None:
    listed_upward(world)
    for code, text in (
        ("awards.request.province_addressees", "{{cap_quyet_dinh}}; Sở Nội vụ {{dia_ban}}"),
        ("awards.request.closing", "{{ten_don_vi}} kính trình {{cap_quyet_dinh}}."),
    ):
        reword_text(
            actor=world.department.office, body=world.department.unit, code=code, text=text, valid_from=clock.today()
        )

    paper = draft_request(actor=world.department.office, phase=world.phase, to=RequestTo.PROVINCE).paper.paper

    assert paper.addressees == ("Chủ tịch UBND tỉnh Hà Tĩnh", "Sở Nội vụ tỉnh Hà Tĩnh")
    assert paper.blocks[-1].text == "Sở Công Thương kính trình Chủ tịch UBND tỉnh Hà Tĩnh."  # type: ignore[union-attr]


def test_a_draft_is_made_anew_with_the_present_list(world: World) -> None:
    office = world.department.office
    listed_upward(world)
    first = draft_request(actor=office, phase=world.phase, to=RequestTo.PROVINCE)
    listed_upward(world, "Trần Bảo")

    second = draft_request(actor=office, phase=world.phase, to=RequestTo.PROVINCE)

    assert second == first
    assert second.nominations.count() == 2
    submit_for_signing(actor=office, paper=second.paper)
    with pytest.raises(RuleBroken, match="đang trình ký"):
        draft_request(actor=office, phase=world.phase, to=RequestTo.PROVINCE)
    assert AwardRequest.objects.count() == 1


def test_nobody_waiting_and_nobody_but_the_office(world: World) -> None:
    with pytest.raises(RuleBroken, match="không có hồ sơ nào đang chờ Chủ tịch UBND tỉnh"):
        draft_request(actor=world.department.office, phase=world.phase, to=RequestTo.PROVINCE)
    listed_upward(world)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        draft_request(actor=world.department.director, phase=world.phase, to=RequestTo.PROVINCE)


def test_the_office_drafts_it_from_the_list(world: World) -> None:
    listed_upward(world)
    office = signed_in(world.department.office)

    page = office.get(reverse("awards:upward_list")).content.decode()
    answer = office.post(reverse("awards:request_draft", args=[world.phase.pk, "province"]))

    assert "1 trường hợp trình Chủ tịch UBND tỉnh" in page
    assert answer.url == AwardRequest.objects.get().paper.get_absolute_url()
    assert (
        "Lập tờ trình" not in signed_in(world.department.director).get(reverse("awards:upward_list")).content.decode()
    )


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_what_can_be_requested_is_found_in_one_statement_more(
    world: World, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        Nomination.objects.create(
            phase=world.phase, kind=world.person_kind, proposing_unit=world.department.industry, state="screened",
            person=making.new_person(world, f"Người {number}"), nominee_name=f"Người {number}", achievement="Tốt.",
            created_at=clock.now(),
        )  # fmt: skip
    office = world.department.office
    assert office.grants

    with django_assert_num_queries(2):
        (due,) = requests_to_director(office, phases_seen(office))
    assert (due.count, due.latest) == (rows, None)


def test_a_person_reports_by_phase_and_by_his_own_model(world: World) -> None:
    row = making.proposed(world)

    by_phase, own = (achievement_report(row, awards_of_nominee(row), model) for model in models_for(row))

    text = " ".join(read(print_paper(by_phase).file).text().split())
    assert "BÁO CÁO THÀNH TÍCH Đề nghị tặng Giấy khen của Giám đốc Sở Công Thương" in text
    assert "Họ và tên: Lê Thị Bình." in text
    assert "THÀNH TÍCH ĐẠT ĐƯỢC TRONG ĐỢT THI ĐUA THỨ NHẤT NĂM 2021" in text
    assert "Hoàn thành 14/14 nhiệm vụ của đợt." in text
    assert [box.caption for box in by_phase.signatures] == [
        "Thủ trưởng đơn vị xác nhận",
        "Người báo cáo",
        "Cấp trên trực tiếp xác nhận",
    ]
    assert "Việc chấp hành chủ trương của Đảng" in " ".join(read(print_paper(own).file).text().split())


@pytest.mark.parametrize(("name", "start"), [("achievement_pdf", b"%PDF"), ("achievement_word", b"PK")])
def test_those_who_see_the_case_take_the_report(world: World, name: str, start: bytes) -> None:
    row = making.proposed(world)
    address = reverse(f"awards:{name}", args=[row.pk])

    for user in (world.head, world.department.office, world.department.director):
        assert b"".join(signed_in(user).get(address)).startswith(start)
    assert signed_in(world.department.trade_head).get(address).status_code == 404
    assert signed_in(world.head).get(address, {"mau": "01"}).status_code == 404


def test_a_list_of_collectives_has_the_heads_of_collectives(world: World) -> None:
    department = world.department
    proposal = Proposal(kind=world.collective_kind, achievement="Dẫn đầu", collective=department.industry)
    row = create_nomination(actor=world.head, phase=world.phase, proposal=proposal)
    judging.screen_nomination(actor=department.office, nomination=propose_nomination(actor=world.head, nomination=row))

    paper = draft_request(actor=department.office, phase=world.phase, to=RequestTo.DIRECTOR).paper.paper

    (table,) = paper.annexes[0].blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        *("TT", "Tên tập thể", "Thuộc", "Hình thức đề nghị", "Tóm tắt thành tích"),
    ]

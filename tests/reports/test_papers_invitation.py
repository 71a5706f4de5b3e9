from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.services import open_phase
from core import clock
from core.errors import RuleBroken
from documents.content.paper import texts
from documents.models import IssuedPaper
from documents.services.papers import PaperDoubted, submit_for_signing
from reports.papers import WrapUpMeeting
from reports.services import draft_invitation
from tests.reports.world import World, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
MEETING = WrapUpMeeting(
    guests=("Lãnh đạo Sở Công Thương", "Trưởng các phòng"),
    place="Hội trường Sở Công Thương",
    chair="Giám đốc Sở Công Thương",
    starts_at=datetime(2021, 7, 1, 8),
    requests=("Đề nghị chuẩn bị ý kiến:", "Một;", "Hai"),
)


@pytest.fixture
def world() -> World:
    return make_world()


def invite(world: World, meeting: WrapUpMeeting = MEETING) -> IssuedPaper:
    with clock.at(NOW):
        return draft_invitation(actor=world.department.office, phase=world.phase, meeting=meeting)


def test_what_the_invitation_says(world: World) -> None:
    paper = invite(world).paper

    assert paper.number_line.endswith("/GM-SCT")
    assert paper.clean_summary == "Dự hội nghị sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021"
    assert [text for text in texts(paper) if text][-11:] == [
        "Sở Công Thương trân trọng kính mời:",
        "Lãnh đạo Sở Công Thương;",
        "Trưởng các phòng.",
        "Tới dự: Hội nghị sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021",
        "Chủ trì: Giám đốc Sở Công Thương",
        "Thời gian: 08 giờ 00, ngày 01 tháng 7 năm 2021",
        "Địa điểm: Hội trường Sở Công Thương",
        "Đề nghị chuẩn bị ý kiến:",
        "Một;",
        "Hai.",
        "Kính mong quý đại biểu tham dự đúng thành phần, thời gian.",
    ]
    assert paper.signature.lines == ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
    assert paper.printed_recipients == (
        "- Như thành phần mời;",
        "- Giám đốc Sở Công Thương (b/c);",
        "- Lưu: VT, VP.",
    )


def test_the_same_meeting_again_mends_the_draft(world: World) -> None:
    first = invite(world)
    second = invite(world, WrapUpMeeting(guests=("Lãnh đạo Sở",), place="Phòng họp số 2", chair="Giám đốc Sở"))

    assert (second.pk, IssuedPaper.objects.count()) == (first.pk, 1)
    assert "Địa điểm: Phòng họp số 2" in set(texts(second.paper))
    assert any(text.startswith("Thời gian: \u00a0") for text in texts(second.paper))


def test_the_last_phase_wraps_up_the_year(world: World) -> None:
    with clock.at(NOW):
        open_phase(actor=world.department.office, phase=world.second)
        paper = draft_invitation(actor=world.department.office, phase=world.second, meeting=MEETING)

    assert paper.paper.clean_summary == "Dự hội nghị tổng kết phong trào thi đua năm 2021"


def test_what_is_refused(world: World) -> None:
    with pytest.raises(RuleBroken, match="Đợt 2 chưa mở"), clock.at(NOW):
        draft_invitation(actor=world.department.office, phase=world.second, meeting=MEETING)
    with pytest.raises(RuleBroken, match="Ngày họp không được trước hôm nay"), clock.at(datetime(2021, 7, 2, 9)):
        draft_invitation(actor=world.department.office, phase=world.phase, meeting=MEETING)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"), clock.at(NOW):
        draft_invitation(actor=world.department.director, phase=world.phase, meeting=MEETING)


def test_the_page_keeps_what_was_typed_and_drafts(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    page = reverse("reports:invitation", args=[world.phase.pk])
    typed = {
        "held_at": "14 giờ 30",
        "held_on": "1/7/2021",
        "place": "Phòng họp số 2",
        "chair": "Giám đốc",
        "guests": "A",
    }

    with clock.at(NOW):
        linked = client.get(reverse("reports:consolidation_list")).content.decode()
        offered = client.get(page).content.decode()
        refused = client.post(page, {**typed, "held_on": ""}).content.decode()
        answer = client.post(page, typed)

    paper = IssuedPaper.objects.get()
    assert (page in linked, "Đại diện Công đoàn ngành Công Thương" in offered) == (True, True)
    assert ("Ghi cả ngày và giờ họp" in refused, "14 giờ 30" in refused) == (True, True)
    assert answer["Location"] == paper.get_absolute_url()
    assert "Thời gian: 14 giờ 30, ngày 01 tháng 7 năm 2021" in set(texts(paper.paper))


def test_a_meeting_on_a_day_of_rest_is_doubted_until_confirmed(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    typed = {"held_at": "8:00", "place": "Hội trường", "chair": "Giám đốc", "guests": "A"}
    page = reverse("reports:invitation", args=[world.phase.pk])
    told = "Ngày họp, Chủ nhật 27/6/2021, là ngày nghỉ: ngày làm việc gần nhất sau đó là 28/6/2021."

    with clock.at(NOW):
        sunday = client.post(page, {**typed, "held_on": "27/6/2021"}, follow=True).content.decode()
        paper = IssuedPaper.objects.get()
        with pytest.raises(PaperDoubted, match="Chủ nhật 27/6/2021"):
            submit_for_signing(actor=world.department.office, paper=paper)
        monday = client.post(page, {**typed, "held_on": "28/6/2021"}, follow=True).content.decode()
        client.post(page, {**typed, "held_on": "27/6/2021"})
        sent = submit_for_signing(actor=world.department.office, paper=paper, confirmed=True)

    assert (told in sunday, "là ngày nghỉ" in monday, sent.state) == (True, False, "sent_for_signing")

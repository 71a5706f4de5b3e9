"""Meetings of the council: figures that add up, minutes with their denominator, the count of the ballot."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards.models import CouncilMeeting, Nomination
from awards.papers.meeting import percent
from awards.queries.meetings import meetings_of, nominees_of, votes_of
from awards.services.meetings import MeetingFacts, Votes, draft_minutes, write_meeting
from core import clock
from core.errors import RuleBroken
from documents.services import print_paper, submit_for_signing
from tests.awards import making
from tests.awards.making import World
from tests.papers.conftest import read

FACTS = MeetingFacts(
    held_on=date(2021, 6, 30),
    starts_at=time(8, 0),
    ends_at=time(10, 30),
    place="Phòng họp tầng 3",
    chair="Hoàng Văn Quảng",
    chair_post="Chủ tịch",
    secretary="Lê Thị Minh Họa",
    members=9,
    present="\n".join(
        f"Ông Thành Viên {name}, Ủy viên" for name in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám")
    ),
    absent="Bà Trần Thị Chín, đi công tác",
    is_secret=True,
    tellers="Ông Nguyễn Văn Đếm, Trưởng ban\nBà Lê Thị Ghi, Thư ký",
    basis="all_members",
    conclusion="Hội đồng thống nhất đề nghị Giám đốc Sở tặng Giấy khen.",
)


def votes(row: Nomination, *figures: int) -> Votes:
    return Votes(row, *(figures or (9, 8, 8, 8, 0)))


def written(world: World, **changes: Any) -> CouncilMeeting:
    row = making.screened(world)
    return write_meeting(
        actor=world.department.office, phase=world.phase, facts=replace(FACTS, **changes), votes=[votes(row)]
    )


def printed(paper: Any) -> str:
    return " ".join(read(print_paper(paper.paper).file).text().split())


def test_the_minutes_tell_votes_percent_and_denominator(world: World) -> None:
    meeting = written(world)

    paper = draft_minutes(actor=world.department.office, meeting=meeting)

    text = printed(paper)
    assert (paper.kind, paper.state) == ("BB", "drafted")
    assert "Thời gian bắt đầu: 08 giờ 00, ngày 30 tháng 6 năm 2021" in text
    assert "Thành viên Hội đồng Thi đua - Khen thưởng: 08/09 người" in text
    assert "Vắng mặt: Bà Trần Thị Chín, đi công tác" in text
    assert "tỷ lệ đồng ý tính trên tổng số 09 thành viên Hội đồng" in text
    assert "1 Lê Thị Bình 9 8 8 8 0 88,9%" in text
    assert "kết thúc vào 10 giờ 30" in text


def test_the_count_is_a_paper_of_its_own(world: World) -> None:
    meeting = written(world)

    paper = draft_minutes(actor=world.department.office, meeting=meeting, of_count=True)

    text = printed(paper)
    assert "Thời gian bắt đầu: giờ , ngày 30 tháng 6 năm 2021." in text
    assert "Việc kiểm phiếu kết thúc vào giờ , ngày 30 tháng 6 năm 2021./." in text
    assert "Trưởng Ban kiểm phiếu: Ông Nguyễn Văn Đếm, Trưởng ban" in text
    assert "88,9%" in text
    assert paper.paper.signature.name == "Nguyễn Văn Đếm"
    open_vote = written_again(world, meeting, is_secret=False)
    with pytest.raises(RuleBroken, match="chỉ lập khi bỏ phiếu kín"):
        draft_minutes(actor=world.department.office, meeting=open_vote, of_count=True)


def written_again(world: World, meeting: CouncilMeeting, *figures: int, **changes: Any) -> CouncilMeeting:
    (row,) = nominees_of(world.phase)
    return write_meeting(
        actor=world.department.office,
        phase=world.phase,
        facts=replace(FACTS, **changes),
        votes=[votes(row, *figures)],
        meeting=meeting,
    )


def test_the_percent_can_be_counted_on_those_present(world: World) -> None:
    meeting = written(world)
    kept = written_again(world, meeting, 8, 8, 8, 7, 1, basis="present")

    text = printed(draft_minutes(actor=world.department.office, meeting=kept))

    assert "tỷ lệ đồng ý tính trên số 08 thành viên dự họp" in text
    assert "87,5%" in text


@pytest.mark.parametrize(("agreed", "voters", "said"), [(8, 9, "88,9%"), (9, 9, "100%"), (0, 7, "0%"), (1, 8, "12,5%")])
def test_percents(agreed: int, voters: int, said: str) -> None:
    assert percent(agreed, voters) == said


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ((10, 8, 8, 8, 0), "phát ra 10 phiếu, nhiều hơn 9 người"),
        ((8, 9, 8, 8, 0), "thu về 9 phiếu, nhiều hơn 8 phiếu phát ra"),
        ((9, 8, 9, 8, 1), "hợp lệ 9 phiếu, nhiều hơn 8 phiếu thu về"),
        ((9, 8, 8, 7, 0), "đồng ý 7 cộng không đồng ý 0 phải bằng 8 phiếu hợp lệ"),
    ],
)
def test_figures_that_do_not_add_up_are_refused(world: World, figures: tuple[int, ...], sentence: str) -> None:
    meeting = written(world)

    with pytest.raises(RuleBroken, match=sentence):
        written_again(world, meeting, *figures)
    assert [(one.issued, one.agreed) for one in votes_of(meeting)] == [(9, 8)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"members": 7}, "Dự họp 8 người, nhiều hơn 7 thành viên"),
        ({"ends_at": time(7, 0)}, "Giờ kết thúc không được trước"),
        ({"held_on": date(2021, 7, 2)}, "không được sau hôm nay"),
        ({"present": " "}, "Ghi tên thành viên dự họp"),
    ],
)
def test_impossible_meetings_are_refused(world: World, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        written(world, **changes)
    assert CouncilMeeting.objects.count() == 0


def test_a_meeting_whose_minutes_lie_with_their_signatory_stays(world: World) -> None:
    meeting = written(world)
    office = world.department.office
    submit_for_signing(actor=office, paper=draft_minutes(actor=office, meeting=meeting))

    with pytest.raises(RuleBroken, match="Biên bản đã trình ký"):
        written_again(world, meeting)


def test_its_page_is_then_only_to_be_read(world: World) -> None:
    meeting = written(world)
    office = world.department.office
    client = Client()
    client.force_login(office)
    address = reverse("awards:meeting_edit", args=[meeting.pk])
    paper = draft_minutes(actor=office, meeting=meeting)
    before = client.get(address).content.decode()

    submit_for_signing(actor=office, paper=paper)
    text = client.get(address).content.decode()

    assert ("Lưu cuộc họp" in before, "Lập biên bản họp" in before) == (True, True)
    assert ("Lưu cuộc họp" in text, "Lập biên bản họp" in text) == (False, False)
    assert ('<fieldset class="stack" disabled>' in text, paper.get_absolute_url() in text) == (True, True)


def test_only_the_office_writes_meetings(world: World) -> None:
    row = making.screened(world)
    for actor in (world.department.director, world.head):
        with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
            write_meeting(actor=actor, phase=world.phase, facts=FACTS, votes=[votes(row)])


def test_the_page_keeps_what_was_typed_and_leads_to_the_minutes(world: World) -> None:
    row = making.screened(world)
    client = Client()
    client.force_login(world.department.office)
    address = reverse("awards:meeting_create", args=[world.phase.pk])
    typed = {
        "held_on": "30/6/2021", "starts_at": "8:00", "ends_at": "", "place": "Phòng họp", "chair": "Hoàng Văn Quảng",
        "chair_post": "Chủ tịch", "secretary": "Lê Thị Hoa", "members": "3", "basis": "all_members",
        "present": "Ông Một\nÔng Hai", "conclusion": "Thống nhất.",
        f"issued_{row.pk}": "2", f"returned_{row.pk}": "2", f"valid_{row.pk}": "2", f"agreed_{row.pk}": "1",
    }  # fmt: skip

    missing = client.post(address, typed).content.decode()
    wrong = client.post(address, {**typed, f"disagreed_{row.pk}": "0"}).content.decode()
    kept = client.post(address, {**typed, f"disagreed_{row.pk}": "1"})

    assert "Ghi đủ năm số của Lê Thị Bình" in missing
    assert "phải bằng 2 phiếu hợp lệ" in wrong
    assert "Ông Hai" in wrong
    meeting = CouncilMeeting.objects.get()
    assert kept.url == meeting.get_absolute_url()
    page = client.get(kept.url).content.decode()
    assert "Lập biên bản họp" in page
    assert 'value="08:00"' in page
    answer = client.post(reverse("awards:meeting_minutes", args=[meeting.pk]))
    assert answer.url == CouncilMeeting.objects.get().minutes.get_absolute_url()  # type: ignore[union-attr]
    assert "Dự thảo" in client.get(reverse("awards:meeting_list")).content.decode()

    edit = reverse("awards:meeting_edit", args=[meeting.pk])
    sunday = {**typed, f"disagreed_{row.pk}": "1", "held_on": "27/6/2021"}
    told = "Ngày họp, Chủ nhật 27/6/2021, là ngày nghỉ: ngày làm việc gần nhất sau đó là 28/6/2021."
    assert (told in page, told in client.post(edit, sunday, follow=True).content.decode()) == (False, True)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_meetings_are_listed_in_one_statement(world: World, rows: int, django_assert_num_queries: Any) -> None:
    CouncilMeeting.objects.bulk_create(
        CouncilMeeting(
            phase=world.phase, held_on=date(2021, 6, 30), starts_at=time(8), place="Phòng họp", chair="A", secretary="B",
            members=9, present="A", conclusion="Tốt", written_at=clock.now(),
        )
        for _ in range(rows)
    )  # fmt: skip
    office = world.department.office
    assert office.grants

    with django_assert_num_queries(1):
        listed = [(str(one.phase), one.voted, one.minutes) for one in meetings_of(office)]
    assert len(listed) == rows

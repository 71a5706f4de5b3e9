"""Minutes and invitations: the lines that the decree sets around the author's words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from documents.content import DashList, Paper, PaperRefused, Paragraph
from tests.papers import samples


def said(paper: Paper) -> list[str]:
    lines: list[str] = []
    for block in paper.numbered_blocks:
        match block:
            case Paragraph(text=text):
                lines.append(text.replace("\xa0", " "))
            case DashList(items=items):
                lines.extend(f"- {item}" for item in items)
    return lines


def test_minutes_begin_and_end_with_the_facts_of_the_meeting() -> None:
    assert said(samples.minutes()) == [
        "Thời gian bắt đầu: 08 giờ 00, ngày 01 tháng 7 năm 2021.",
        "Địa điểm: Phòng họp tầng 3, trụ sở Sở Công Thương.",
        "Thành phần tham dự:",
        "- Ông Hoàng Văn Quảng, Giám đốc Sở, Chủ tịch Hội đồng;",
        "- Các thành viên Hội đồng: 07/09 người;",
        "- Đại diện các phòng, đơn vị có trường hợp đề nghị khen thưởng.",
        "Vắng mặt: 02 thành viên đi công tác (đã gửi ý kiến bằng văn bản).",
        "Chủ trì (chủ tọa): Ông Hoàng Văn Quảng, Chủ tịch Hội đồng.",
        "Thư ký (người ghi biên bản): Bà Lê Thị Minh Họa, Chuyên viên Văn phòng Sở.",
        "Nội dung (theo diễn biến cuộc họp):",
        samples.LONG_TEXT,
        "Cuộc họp kết thúc vào 10 giờ 30, ngày 01 tháng 7 năm 2021./.",
    ]


def test_times_that_are_not_known_leave_gaps_for_a_hand() -> None:
    minutes = samples.minutes()
    assert minutes.meeting
    open_ended = replace(minutes, meeting=replace(minutes.meeting, starts_at=None, ends_at=None, year=2021))
    spoken = [" ".join(line.split()) for line in said(open_ended)]
    assert spoken[0] == "Thời gian bắt đầu: giờ , ngày tháng năm 2021."
    assert spoken[-1] == "Cuộc họp kết thúc vào giờ , ngày tháng năm 2021./."


def test_a_moment_is_written_by_the_clock_on_the_wall() -> None:
    minutes = samples.minutes()
    assert minutes.meeting
    at = datetime(2021, 7, 1, 1, 0, tzinfo=UTC)
    assert said(replace(minutes, meeting=replace(minutes.meeting, starts_at=at, ends_at=None)))[0] == (
        "Thời gian bắt đầu: 08 giờ 00, ngày 01 tháng 7 năm 2021."
    )


def test_minutes_bear_no_place_and_date_and_two_signatures() -> None:
    minutes = samples.minutes()
    assert (minutes.place_and_date, minutes.number_line.replace("\xa0", "")) == ("", "Số: /BB-SCT")
    assert minutes.printed_recipients == ("- Lưu: VT, Hồ sơ.",)


def test_an_invitation_invites() -> None:
    assert said(samples.invitation()) == [
        "Sở Công Thương trân trọng kính mời:",
        "- Các thành viên Hội đồng Thi đua - Khen thưởng Sở;",
        "- Trưởng các phòng, đơn vị có hồ sơ đề nghị.",
        "Tới dự: Họp xét khen thưởng phong trào thi đua đợt 1 năm 2021",
        "Chủ trì: Ông Hoàng Văn Quảng, Giám đốc Sở, Chủ tịch Hội đồng",
        "Thời gian: 08 giờ 00, ngày 01 tháng 7 năm 2021",
        "Địa điểm: Phòng họp tầng 3, trụ sở Sở Công Thương",
        "Kính mong quý đại biểu tham dự đúng thành phần, thời gian./.",
    ]


def test_the_mark_of_the_end_is_left_out_of_what_an_invitation_names() -> None:
    paper = samples.invitation()
    assert paper.invitation
    named = {"guests": ("- Ông A./.", "Bà B. /."), "place": "Hội trường ./."}
    lines = said(replace(paper, invitation=replace(paper.invitation, **named)))
    assert lines[1:3] == ["- Ông A;", "- Bà B."]
    assert lines[-2] == "Địa điểm: Hội trường"


def test_one_guest_stands_on_the_line_of_the_greeting() -> None:
    paper = samples.invitation()
    assert paper.invitation
    one = replace(paper, invitation=replace(paper.invitation, guests=("Ông Nguyễn Văn Minh Họa",)))
    assert said(one)[0] == "Sở Công Thương trân trọng kính mời: Ông Nguyễn Văn Minh Họa"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"place": " "}, "Biên bản phải ghi địa điểm."),
        ({"attendees": ()}, "Biên bản phải ghi thành phần tham dự."),
        ({"chair": ""}, "Biên bản phải ghi người chủ trì."),
        ({"secretary": ""}, "Biên bản phải ghi thư ký."),
        ({"starts_at": None}, "Biên bản chưa có thời gian bắt đầu thì phải cho biết năm."),
        ({"ends_at": datetime(2021, 7, 1, 7, 0)}, "Thời gian kết thúc cuộc họp không được trước thời gian bắt đầu."),
    ],
)
def test_minutes_refuse_what_is_missing(changes: dict[str, Any], sentence: str) -> None:
    meeting = samples.minutes().meeting
    assert meeting
    with pytest.raises(PaperRefused) as refused:
        replace(meeting, **changes)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"guests": (" ",)}, "Giấy mời phải ghi người được mời."),
        ({"topic": ""}, "Giấy mời phải ghi nội dung cuộc họp."),
        ({"place": ""}, "Giấy mời phải ghi địa điểm."),
        ({"starts_at": None}, "Giấy mời chưa có thời gian thì phải cho biết năm."),
    ],
)
def test_an_invitation_refuses_what_is_missing(changes: dict[str, Any], sentence: str) -> None:
    invitation = samples.invitation().invitation
    assert invitation
    with pytest.raises(PaperRefused) as refused:
        replace(invitation, **changes)
    assert str(refused.value) == sentence

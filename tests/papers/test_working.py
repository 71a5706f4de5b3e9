"""Papers outside the decree: receipts, registers, achievement reports."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents.content import (
    Column,
    PaperRefused,
    SignatureBox,
    Table,
    Verification,
    WorkingPaper,
    from_dict,
    to_dict,
    working_paper_from_dict,
)
from tests.papers import samples


@pytest.mark.parametrize("paper", [samples.achievement_report(), samples.receipt(), samples.register(3)])
def test_json_keeps_the_whole_working_paper(paper: WorkingPaper) -> None:
    kept = working_paper_from_dict(json.loads(json.dumps(to_dict(paper))))
    assert (kept, kept.sha256) == (paper, paper.sha256)


def test_each_kind_of_paper_is_read_as_itself() -> None:
    with pytest.raises(PaperRefused, match="Dữ liệu lưu của văn bản không đọc được"):
        from_dict(to_dict(samples.receipt()))
    with pytest.raises(PaperRefused, match="Dữ liệu lưu của giấy tờ không đọc được"):
        working_paper_from_dict(to_dict(samples.letter_report()))
    with pytest.raises(PaperRefused, match="Dữ liệu lưu của văn bản không đọc được"):
        from_dict({"is": "Unknown"})


def test_signatures_stand_two_in_a_row() -> None:
    one, two, three = (SignatureBox(caption) for caption in ("Người báo cáo", "Đơn vị", "Cấp trên"))
    paper = replace(samples.receipt(), signatures=(one, two, three))
    assert paper.signature_rows == ((one, two), (three,))


def test_long_captions_are_cut_into_even_lines() -> None:
    assert SignatureBox("Xác nhận của cấp trên trực tiếp").lines == ("XÁC NHẬN", "CỦA CẤP TRÊN TRỰC TIẾP")


def test_the_place_and_date_need_a_place() -> None:
    assert samples.receipt().place_and_date == "Hà Tĩnh, ngày 14 tháng 6 năm 2021"
    assert samples.register(1).place_and_date == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Giấy tờ phải có tên."),
        ({"body_name": ""}, "Giấy tờ phải có tên cơ quan, đơn vị lập."),
        ({"blocks": ()}, "“Phiếu tiếp nhận báo cáo” chưa có nội dung."),
        ({"dated_on": None}, "Giấy tờ chưa có ngày lập thì phải cho biết năm."),
        ({"subtitle": "Trước 31/6/2021"}, "“31/6/2021” là ngày không có trong lịch; hãy sửa trước khi lập văn bản."),
        ({"layout": "cũ"}, "Không có bộ thể thức “cũ” trong hệ thống."),
        ({"blocks": (Table((Column("Rộng", 161),), ()),)}, "Bảng rộng 161 mm, vượt quá 160 mm giữa hai lề."),
    ],
)
def test_a_working_paper_refuses(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        replace(samples.receipt(), **changes)
    assert str(refused.value) == sentence


def test_a_lying_working_paper_has_room_for_a_wide_table() -> None:
    assert samples.register(1).text_width == 247


def test_other_refusals() -> None:
    for made, sentence in (
        (lambda: SignatureBox(" "), "Chỗ ký phải ghi người ký là ai."),
        (lambda: Verification("x.vn", "A"), "Địa chỉ tra cứu văn bản phải bắt đầu bằng https:// hoặc http://."),
        (lambda: Verification("https://x.vn", " "), "Dấu tra cứu văn bản phải có mã tra cứu."),
    ):
        with pytest.raises(PaperRefused) as refused:
            made()
        assert str(refused.value) == sentence


def test_the_fingerprint_tells_content_apart() -> None:
    assert samples.receipt().sha256 != replace(samples.receipt(), dated_on=date(2021, 6, 15)).sha256

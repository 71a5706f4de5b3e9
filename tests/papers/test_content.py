"""The content of a paper: its printed words, its refusals, its way through JSON."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents import decree
from documents.content import (
    Annex,
    Article,
    Column,
    DashList,
    Heading,
    Paper,
    PaperRefused,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    from_dict,
    runs,
    to_dict,
)
from documents.layout import ALLOWED, DECREE_30, LONG_NAMED, breaches, layout_for
from documents.titles import balanced
from tests.papers import samples


def test_numbers_and_dates_are_written_as_the_decree_prints_them() -> None:
    assert decree.written_number(5) == "05"
    assert decree.written_number(123) == "123"
    assert decree.written_date(date(2021, 1, 25), 2021) == "ngày 25 tháng 01 năm 2021"
    assert decree.written_date(date(2021, 3, 5), 2021) == "ngày 05 tháng 3 năm 2021"
    assert decree.written_date(None, 2021).replace("\xa0", " ").split() == ["ngày", "tháng", "năm", "2021"]


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")])
def test_roman(number: int, written: str) -> None:
    assert decree.roman(number) == written


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert "".join(decree.point_letter(at) for at in range(1, 10)) == "abcdđeghi"


def test_symbols() -> None:
    assert samples.report().symbol == "BC-SCT"
    assert samples.letter().symbol == "SCT-VP"
    assert samples.decision().number_line == "Số: 128/QĐ-SCT"


def test_headings_are_numbered_where_the_author_left_it_to_the_paper() -> None:
    paper = replace(
        samples.report(),
        annexes=(),
        blocks=(
            Heading("một"),
            Heading("Hai", 2),
            Heading("Ba", 3),
            Heading("Bốn", 3),
            Heading("Năm", 2),
            Heading("sáu"),
            Heading("Bảy", 2),
            Heading("Tám", label=""),
            Paragraph("Hết."),
        ),
    )
    assert [block.printed for block in paper.numbered_blocks if isinstance(block, Heading)] == [
        "I. MỘT",
        "1. Hai",
        "a) Ba",
        "b) Bốn",
        "2. Năm",
        "II. SÁU",
        "1. Bảy",
        "TÁM",
    ]


@pytest.mark.parametrize(
    ("last", "ending"),
    [
        (Paragraph("Trên đây là báo cáo."), "Trên đây là báo cáo./."),
        (Paragraph("Đã có dấu./."), "Đã có dấu./."),
        (DashList(("một;", "hai.")), "hai./."),
    ],
)
def test_text_ends_with_the_end_mark(last: Any, ending: str) -> None:
    block = replace(samples.letter(), blocks=(last,)).numbered_blocks[-1]
    assert (block.items[-1] if isinstance(block, DashList) else block.text) == ending  # type: ignore[union-attr]


def test_a_table_at_the_end_is_followed_by_the_end_mark() -> None:
    table = Table((Column("Tên", 40),), (Row(("Một",)),))
    assert replace(samples.letter(), blocks=(table,)).numbered_blocks[-1] == Paragraph(
        "./.", align="right", indent=False
    )


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    assert [basis[-2:] for basis in samples.decision().printed_bases] == ["3;", "g;", "ở."]


def test_recipients_begin_with_the_reference_and_end_with_the_archive() -> None:
    assert samples.report().printed_recipients == (
        "- Như trên;",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Các phòng, đơn vị thuộc Sở;",
        "- Lưu: VT, VP.",
    )
    assert samples.decision().printed_recipients[0] == "- Như Điều 3;"


def test_addressees() -> None:
    assert samples.letter().printed_addressees == ("Các phòng, đơn vị thuộc Sở",)
    assert samples.report().printed_addressees == ("- Giám đốc Sở Công Thương;", "- Ủy ban nhân dân tỉnh Hà Tĩnh.")


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (Signature("Giám đốc", "A"), ("GIÁM ĐỐC",)),
        (Signature("Giám đốc", "A", "Q"), ("Q. GIÁM ĐỐC",)),
        (Signature("Phó Giám đốc", "A", "KT", "Giám đốc"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (
            Signature("Phó Chánh Văn phòng", "A", "TL", "Giám đốc", "Chánh Văn phòng"),
            ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (Signature("Chủ tịch", "A", "TM", "Hội đồng"), ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
    ],
)
def test_authority_lines(signature: Signature, lines: tuple[str, ...]) -> None:
    assert signature.lines == lines


def test_annexes_are_labelled_and_refer_to_their_paper() -> None:
    assert samples.decision().annex_label(1) == "Phụ lục"
    assert samples.report().annex_label(2) == "Phụ lục II"
    assert samples.decision().annex_reference == (
        "(Kèm theo Quyết định số 128/QĐ-SCT ngày 05 tháng 7 năm 2021 của Sở Công Thương)"
    )
    assert "128" not in replace(samples.decision(), electronic=True).annex_reference


def test_bold_runs() -> None:
    assert runs("a **b c** d **") == (Run("a "), Run("b c", bold=True), Run(" d **"))


@pytest.mark.parametrize(
    "paper", [samples.report(5, date(2021, 6, 15)), samples.decision(), samples.letter(), samples.minutes()]
)
def test_json_keeps_the_whole_paper(paper: Paper) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(paper)))) == paper


def test_fingerprint_tells_content_apart() -> None:
    assert samples.report().sha256 == samples.report().sha256
    assert samples.report().sha256 != samples.report(draft=True).sha256


def test_issuing_gives_number_and_date_and_ends_the_draft() -> None:
    issued = samples.report(draft=True).issued(number=7, issued_on=date(2021, 6, 15))
    assert (issued.number_line, issued.draft) == ("Số: 07/BC-SCT", False)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"kind": "CV"}, "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo."),
    ({"kind": "XX"}, "Không có loại văn bản “XX” trong Nghị định 30/2020/NĐ-CP."),
    ({"summary": " "}, "Văn bản phải có trích yếu nội dung."),
    ({"number": 0, "issued_on": date(2021, 6, 1)}, "Số văn bản phải là số nguyên từ 1 trở lên."),
    ({"number": 3}, "Văn bản đã có số thì phải có ngày ban hành."),
    ({"year": 0}, "Văn bản chưa có ngày ban hành thì phải cho biết năm."),
    ({"issued_on": date(2022, 1, 3)}, "Ngày ban hành không thuộc năm 2021 của văn bản."),
    (
        {"number": 3, "issued_on": date(2021, 6, 1), "draft": True},
        "Bản dự thảo chưa được ghi số; số chỉ được cấp sau khi văn bản đã ký.",
    ),
    ({"blocks": ()}, "Văn bản chưa có nội dung."),
    ({"kind": "KH"}, "Kế hoạch không có phần “Kính gửi”."),
    ({"kind": "TTr", "addressees": ()}, "Tờ trình phải có nơi kính gửi."),
    ({"kind": "congvan"}, "Ký hiệu công văn phải có chữ viết tắt của đơn vị soạn thảo."),
    (
        {"kind": "QĐ", "addressees": ()},
        "Quyết định phải có dòng thẩm quyền ban hành (ví dụ: GIÁM ĐỐC SỞ CÔNG THƯƠNG).",
    ),
    ({"co_signature": samples.DIRECTOR}, "Chỉ biên bản mới có hai người ký."),
    ({"archive": ""}, "Nơi nhận phải có dòng “Lưu”, ví dụ: VT, VP."),
    (
        {"blocks": (Paragraph("Hoàn thành trước ngày 31/6/2021, kèm theo phụ lục."),)},
        "“31/6/2021” là ngày không có trong lịch; hãy sửa trước khi lập văn bản.",
    ),
    (
        {"blocks": (Paragraph("Không nhắc."),)},
        "Văn bản có phụ lục thì trong nội dung phải có chỗ nhắc đến phụ lục đó.",
    ),
    (
        {"blocks": (Table((Column("Rộng", 161),), ()),)},
        "Bảng rộng 161 mm, vượt quá 160 mm giữa hai lề.",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_refuses_what_the_decree_forbids(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        replace(samples.report(), **changes)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"post": ""}, "Văn bản phải ghi chức vụ của người ký."),
        ({"authority": "PP"}, "Không có thể thức ký “PP”; chỉ có TM., KT., TL., TUQ. và Q."),
        ({"authority": "KT"}, "Ký KT. phải ghi rõ ký thay cho chức vụ hoặc tập thể nào."),
        (
            {"authority": "TUQ", "for_post": "Giám đốc"},
            "Ký thừa ủy quyền (TUQ.) phải có văn bản ủy quyền, giới hạn thời gian và nội dung.",
        ),
        ({"name": "ThS. Nguyễn Văn A"}, "Trước họ tên người ký không ghi học hàm, học vị hoặc danh hiệu danh dự."),
    ],
)
def test_refuses_a_wrong_signature(arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        Signature(**{"post": "Giám đốc", "name": "Nguyễn Văn A", **arguments})
    assert str(refused.value) == sentence


def test_a_row_has_as_many_cells_as_the_table_has_columns() -> None:
    with pytest.raises(PaperRefused, match="Bảng có 1 cột nhưng một dòng có 2 ô"):
        Table((Column("Tên", 40),), (Row(("a", "b")),))


def test_articles_number_themselves() -> None:
    articles = [block for block in samples.decision().numbered_blocks if isinstance(block, Article)]
    assert [article.label for article in articles] == ["Điều 1.", "Điều 2.", "Điều 3."]


def test_a_lying_annex_has_room_for_a_wide_table() -> None:
    wide = Table((Column("Rộng", 240),), ())
    assert Annex("Biểu", (wide,), landscape=True).numbered_blocks == (wide,)


def test_the_layout_obeys_every_range_of_the_decree() -> None:
    assert breaches(DECREE_30) == breaches(LONG_NAMED) == ()
    assert breaches(replace(DECREE_30, margin_left=25, text_size=12)) == ("margin_left", "text_size")
    assert set(ALLOWED) <= set(DECREE_30.__dataclass_fields__)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ngắn", ("Ngắn",)),
        ("một hai ba bốn bảy sáu", ("một hai ba", "bốn bảy sáu")),
        ("dòng một\ndòng hai", ("dòng một", "dòng hai")),
        ("khen tập thể và cá nhân", ("khen tập thể", "và cá nhân")),
        ("một hai ba đợt 1", ("một hai ba", "đợt 1")),
    ],
)
def test_titles_are_cut_into_even_lines(text: str, lines: tuple[str, ...]) -> None:
    assert balanced(text, 14) == lines


@pytest.mark.parametrize(
    ("names", "layout"),
    [
        (("UBND TỈNH HÀ TĨNH", "SỞ CÔNG THƯƠNG"), "nd30-2020/1"),
        (("SỞ CÔNG THƯƠNG HÀ TĨNH", "TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI"), "nd30-2020/1-ten-dai"),
        ((), "nd30-2020/1"),
    ],
)
def test_long_names_take_the_smaller_header(names: tuple[str, ...], layout: str) -> None:
    assert layout_for(*names).name == layout


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("UBND TỈNH HÀ TĨNH", "UBND tỉnh Hà Tĩnh"),
        ("UBND tỉnh Nghệ An", "UBND tỉnh Nghệ An"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương"),
    ],
)
def test_the_superior_as_it_is_spoken_of(written: str, spoken: str) -> None:
    assert decree.superior_name(written) == spoken

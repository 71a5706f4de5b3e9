"""The Word file of a paper, read back: the words of the PDF, the styles and measures of the decree."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from documents.content import Paragraph, Row, Table
from documents.docx import render_docx
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import ReadPaper, read
from tests.papers.word import EVERY_PAPER, ReadWord, letters_of_html, rule_lengths


@cache
def word(name: str) -> ReadWord:
    return ReadWord(render_docx(EVERY_PAPER[name]))


every_paper = pytest.mark.parametrize("name", EVERY_PAPER)


@every_paper
def test_the_words_are_those_of_the_pdf_in_the_same_order(name: str) -> None:
    assert word(name).letters == letters_of_html(EVERY_PAPER[name])


@every_paper
def test_each_page_is_a4_with_the_margins_of_the_layout(name: str) -> None:
    measures = {
        (
            tuple(sorted((round(section.page_width.mm), round(section.page_height.mm)))),
            *(
                round(margin.mm, 1)
                for margin in (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
            ),
        )
        for section in word(name).document.sections
    }
    assert measures == {((210, 297), 20, 20, 20, 30)}


@every_paper
def test_the_page_number_stands_in_the_header_of_all_pages_but_the_first(name: str) -> None:
    for section in word(name).document.sections:
        field = section.header._element.findall(f".//{qn('w:fldSimple')}")
        assert [found.get(qn("w:instr")) for found in field] == [" PAGE "]
        assert section.different_first_page_header_footer is True
        assert section.first_page_header._element.findall(f".//{qn('w:fldSimple')}") == []
    style = word(name).document.styles["Header"]
    assert (style.font.size.pt, style.paragraph_format.alignment) == (13, 1)


def test_each_annex_is_a_section_that_counts_from_one() -> None:
    sections = word("report").document.sections
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in sections]

    assert [None if start is None else start.get(qn("w:start")) for start in starts] == [None, "1", "1"]
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]


@every_paper
def test_one_font_and_one_language_are_named_for_every_script(name: str) -> None:
    fonts = [found for tree in word(name).trees() for found in tree.iter(qn("w:rFonts"))]
    languages = [found.get(qn("w:val")) for tree in word(name).trees() for found in tree.iter(qn("w:lang"))]

    assert [dict(found.attrib) for found in fonts] == [
        {qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    ]
    assert languages == ["vi-VN"]


CENTRED, JUSTIFIED, RIGHT = 1, 3, 2


@pytest.mark.parametrize(
    ("name", "style", "text", "size", "bold", "italic", "align"),
    [
        ("report", "Cơ quan chủ quản", "UBND TỈNH HÀ TĨNH", 13, None, None, CENTRED),
        ("report", "Cơ quan ban hành", "SỞ CÔNG THƯƠNG", 13, True, None, CENTRED),
        ("report", "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, None, CENTRED),
        ("report", "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", 14, True, None, CENTRED),
        ("decision", "Số và ký hiệu", "Số: 128/QĐ-SCT", 13, None, None, CENTRED),
        ("decision", "Địa danh và thời gian", "Hà Tĩnh, ngày 05 tháng 7 năm 2021", 14, None, True, CENTRED),
        ("report", "Tên loại văn bản", "BÁO CÁO", 14, True, None, CENTRED),
        (
            "report",
            "Trích yếu",
            "Kết quả thực hiện phong trào thi đua\nphát triển ngành Công Thương đợt 1 năm 2021",
            14,
            True,
            None,
            CENTRED,
        ),
        (
            "letter",
            "Trích yếu công văn",
            "V/v đôn đốc báo cáo kết quả\nphong trào thi đua\nđợt 1 năm 2021",
            12,
            None,
            None,
            CENTRED,
        ),
        ("letter", "Kính gửi", "Kính gửi: Các phòng, đơn vị thuộc Sở", 14, None, None, CENTRED),
        ("decision", "Thẩm quyền ban hành", "GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH HÀ TĨNH", 14, True, None, CENTRED),
        (
            "decision",
            "Căn cứ",
            "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
            14,
            None,
            True,
            JUSTIFIED,
        ),
        ("decision", "Quyết định", "QUYẾT ĐỊNH:", 14, True, None, CENTRED),
        ("report", "Heading 1", "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TUYÊN TRUYỀN", 14, True, None, JUSTIFIED),
        ("report", "Heading 2", "1. Thi đua thực hiện nhiệm vụ chuyên môn", 14, True, None, JUSTIFIED),
        ("report", "Heading 3", "a) Lĩnh vực công nghiệp", 14, None, None, JUSTIFIED),
        (
            "letter",
            "Nội dung",
            samples.LONG_TEXT,
            14,
            None,
            None,
            JUSTIFIED,
        ),
        ("report", "Tên bảng", "Biểu chỉ tiêu đến ngày 14/6/2021", 14, True, None, CENTRED),
        ("report", "Ghi chú bảng", "Đơn vị tính: %", 13, None, True, RIGHT),
        ("report", "Đầu bảng", "STT", 13, True, None, CENTRED),
        ("report", "Quyền hạn và chức vụ", "KT. GIÁM ĐỐC", 14, True, None, CENTRED),
        ("report", "Họ và tên người ký", "Nguyễn Văn Minh Họa", 14, True, None, CENTRED),
        ("report", "Nơi nhận", "Nơi nhận:", 12, True, True, None),
        ("report", "Dòng nơi nhận", "- Như trên;", 11, None, None, None),
        ("report", "Phụ lục", "Phụ lục I", 14, True, None, CENTRED),
        ("report", "Tên phụ lục", "SỐ LIỆU THEO ĐƠN VỊ", 14, True, None, CENTRED),
        (
            "decision",
            "Kèm theo văn bản",
            "(Kèm theo Quyết định số 128/QĐ-SCT\nngày 05 tháng 7 năm 2021 của Sở Công Thương)",
            14,
            None,
            True,
            CENTRED,
        ),
        ("draft", "Dấu dự thảo", "DỰ THẢO", 13, True, None, CENTRED),
        ("receipt", "Ghi chú chỗ ký", "(Ký, ghi rõ họ tên)", 13, None, True, CENTRED),
    ],
)
def test_each_part_has_a_style_with_the_measures_of_the_decree(
    name: str, style: str, text: str, size: float, bold: bool | None, italic: bool | None, align: int | None
) -> None:
    found = word(name).document.styles[style]

    assert word(name).texts(style)[0] == text
    assert (found.font.size.pt, found.font.bold, found.font.italic) == (size, bold, italic)
    assert found.paragraph_format.alignment == align


@every_paper
def test_every_paragraph_has_a_named_style_of_ours(name: str) -> None:
    known = {style.style_id for style in word(name).document.styles}
    used = {found.get(qn("w:val")) for found in word(name).body.iter(qn("w:pStyle"))}

    assert used <= known
    assert len(word(name).paragraphs) == len(list(word(name).body.iter(qn("w:pStyle"))))


def test_text_is_indented_spaced_and_led_as_the_layout_says() -> None:
    shape = word("report").document.styles["Nội dung"].paragraph_format

    assert (round(shape.first_line_indent.mm, 1), shape.space_after.pt, shape.line_spacing) == (12.7, 6, 1.15)


def test_the_head_is_a_bare_table_of_the_layouts_columns() -> None:
    table = word("report").tables[0]
    style = table.style
    padding = [found.get(qn("w:w")) for found in style.base_style.element.find(f".//{qn('w:tblCellMar')}")]

    assert [round(column.width.mm, 1) for column in table.columns] == [62, 98]
    assert (style.name, padding) == ("Bảng không khung", ["0"] * 4)
    assert [found.tag for found in table._tbl.iter(qn("w:tblBorders"), qn("w:tcBorders"))] == []


def test_the_rules_are_as_long_as_in_the_pdf(report: ReadPaper) -> None:
    body, motto, summary = (
        next(rule for rule in report.rules(1) if within(rule)) for within in (_under_body, _under_motto, _under_summary)
    )

    assert rule_lengths(word("report")) == [
        pytest.approx(right - left, abs=0.4) for left, right, _top in (body, motto, summary)
    ]


def _under_body(rule: tuple[float, float, float]) -> bool:
    return rule[1] < 92


def _under_motto(rule: tuple[float, float, float]) -> bool:
    return rule[0] > 92


def _under_summary(rule: tuple[float, float, float]) -> bool:
    return rule[0] < 92 < rule[1]


def test_nothing_is_drawn_with_signs_or_underlining() -> None:
    for name in EVERY_PAPER:
        found = word(name)
        assert "___" not in found.letters
        assert [
            tree for tree in found.trees() if tree.findall(f".//{qn('w:u')}") or tree.findall(f".//{qn('w:tab')}")
        ] == []


def test_several_addressees_stand_each_on_a_line_right_of_the_salutation() -> None:
    salutation, *lines = word("report").of_style("Nơi kính gửi")

    assert [line.text for line in (salutation, *lines)] == [
        "Kính gửi:",
        "- Giám đốc Sở Công Thương;",
        "- Ủy ban nhân dân tỉnh Hà Tĩnh.",
    ]
    left = salutation.paragraph_format.left_indent.mm
    assert [line.paragraph_format.left_indent.mm - left for line in lines] == [pytest.approx(22.4, abs=1)] * 2


def test_a_table_has_fixed_columns_a_repeated_head_and_rows_that_no_page_cuts() -> None:
    table = word("report").tables[1]
    head, *rows = table.rows

    assert [round(column.width.mm, 1) for column in table.columns] == [12, 58, 38, 18, 18, 16]
    assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in (head, rows[0])] == [True, False]
    assert {row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows)} == {True}
    assert [cell.text.replace("\u00a0", " ") for cell in head.cells] == [
        "STT",
        "Chỉ tiêu, nhiệm vụ",
        "Đơn vị đầu mối",
        "Kế hoạch",
        "Thực hiện",
        "Đánh giá",
    ]


def test_a_group_spans_the_table_and_stays_with_its_first_row() -> None:
    group = next(row for row in word("decision").tables[2].rows if row.cells[0].text == "I. TẬP THỂ")
    cell = group.cells[0].paragraphs[0]

    assert (len(group._tr.tc_lst), group._tr.tc_lst[0].grid_span) == (1, 3)
    assert (cell.runs[0].bold, cell.paragraph_format.keep_with_next) == (True, True)


def test_a_long_table_is_not_cut_within_its_rows_either() -> None:
    found = ReadWord(render_docx(samples.register(151)))

    assert {row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.tables[1].rows} == {True}


def test_no_page_shows_the_first_or_the_last_row_of_a_table_alone() -> None:
    rows = ReadWord(render_docx(samples.register(6))).tables[1].rows[1:]

    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows] == [
        True,
        None,
        None,
        None,
        True,
        None,
    ]


def test_one_last_line_brings_what_stands_before_it_along_to_the_signature() -> None:
    short, long = (
        replace(samples.letter(), blocks=(Paragraph("Một."), Paragraph("Hai."), Paragraph(text)))
        for text in ("Ba.", samples.LONG_TEXT)
    )

    kept = [
        [line.paragraph_format.keep_with_next for line in ReadWord(render_docx(paper)).of_style("Nội dung")]
        for paper in (short, long)
    ]

    assert kept == [[None, True, True], [None, None, True]]


def test_two_signers_beside_each_other_have_their_names_at_one_height() -> None:
    cells = word("minutes").tables[-1].rows[0].cells

    assert [[line.text for line in cell.paragraphs] for cell in cells] == [
        ["THƯ KÝ", "", "", "", "Lê Thị Minh Họa"],
        ["TM. HỘI ĐỒNG", "CHỦ TỊCH", "", "GIÁM ĐỐC SỞ CÔNG THƯƠNG", "Hoàng Văn Quảng"],
    ]


def test_headings_and_the_last_words_stay_with_what_follows() -> None:
    found = word("report")
    ends = next(at for at, child in enumerate(found.body) if child is found.tables[2]._tbl) - 1

    assert [found.document.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3)] == [
        True,
        True,
        True,
    ]
    last = next(paragraph for paragraph in found.paragraphs if paragraph._p is found.body[ends])
    assert (last.text[-3:], last.paragraph_format.keep_with_next) == ("./.", True)


def test_the_end_mark_stays_with_the_last_row_of_the_table_before_it() -> None:
    table = next(block for block in samples.minutes().blocks if isinstance(block, Table))
    found = ReadWord(render_docx(replace(samples.letter_report(), blocks=(table,))))
    rows = found.tables[1].rows

    assert found.texts("Nội dung") == ["./."]
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows[-2:]] == [True, True]


def test_the_signature_stands_right_of_the_recipients_in_a_row_that_no_page_cuts() -> None:
    table = word("report").tables[2]
    left, right = ([line.text for line in cell.paragraphs] for cell in table.rows[0].cells)

    assert [round(column.width.mm) for column in table.columns] == [80, 80]
    assert (left[0], right[0]) == ("Nơi nhận:", "KT. GIÁM ĐỐC")
    assert right == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Nguyễn Văn Minh Họa"]
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_a_decision_has_its_own_shape() -> None:
    found = word("decision")
    order = [
        paragraph.style.name
        for paragraph in found.document.paragraphs
        if paragraph.style.name in ("Trích yếu", "Thẩm quyền ban hành", "Căn cứ", "Quyết định", "Nội dung")
    ]
    article = next(paragraph for paragraph in found.of_style("Nội dung") if paragraph.text.startswith("Điều 1."))

    assert order == ["Trích yếu", "Thẩm quyền ban hành", *["Căn cứ"] * 3, "Quyết định", *["Nội dung"] * 3]
    assert [(run.text[:10], run.bold) for run in article.runs] == [("Điều 1.", True), (" ", None), ("Tặng Giấy ", None)]


def test_minutes_have_two_signatures_and_no_place() -> None:
    found = word("minutes")
    signatures, recipients = found.tables[-1].rows

    assert found.texts("Địa danh và thời gian") == [""]
    assert [cell.paragraphs[0].text for cell in signatures.cells] == ["THƯ KÝ", "TM. HỘI ĐỒNG"]
    assert [cell.paragraphs[0].text for cell in recipients.cells] == ["Nơi nhận:", ""]
    assert signatures.cells[1].paragraphs[-1].paragraph_format.keep_with_next is True


def test_the_draft_mark_is_a_box_around_its_words() -> None:
    (mark,) = word("draft").of_style("Dấu dự thảo")
    borders = mark._p.pPr.find(qn("w:pBdr"))
    shape = mark.paragraph_format

    assert [found.tag for found in borders] == [qn(f"w:{side}") for side in ("top", "left", "bottom", "right")]
    assert 62 - shape.left_indent.mm - shape.right_indent.mm == pytest.approx(27, abs=2)
    assert word("report").of_style("Dấu dự thảo") == []


def test_the_mark_of_verification_stands_under_the_recipients() -> None:
    found = ReadWord(render_docx(replace(samples.letter(), verification=samples.MARK)))
    cell = found.tables[1].rows[0].cells[0]

    assert [paragraph.style.name for paragraph in cell.paragraphs][-3:] == ["Dòng nơi nhận", "Mã QR", "Dấu tra cứu"]
    assert cell.paragraphs[-1].text == (
        "Tra cứu tại thidua.example.vn/tra-cuu/7KQ2-M9XD-4HTB\nMã tra cứu: 7KQ2-M9XD-4HTB"
    )
    (picture,) = found.document.inline_shapes
    assert (round(picture.width.mm), round(picture.height.mm)) == (18, 18)
    assert picture._inline.docPr.get("descr") == f"Mã QR tra cứu: {samples.MARK.url}"


def test_boxes_to_sign_in_stand_two_in_a_row_a_single_one_below_in_the_middle() -> None:
    boxes = (*samples.achievement_report().signatures, samples.receipt().signatures[0])
    found = ReadWord(render_docx(replace(samples.achievement_report(), signatures=boxes)))
    first, second = found.tables[-1].rows

    assert [len(row._tr.tc_lst) for row in (first, second)] == [2, 1]
    assert second.cells[0].paragraphs[0].text == "NGƯỜI TIẾP NHẬN"


def test_bold_pieces_line_ends_and_hard_spaces_survive() -> None:
    text = "Đạt **98,5%** kế hoạch\nđợt\u00a01; một ** lẻ; <b>&amp;\u0000\u000b"
    paper = replace(samples.letter_report(), blocks=(Paragraph(text, italic=True), Paragraph("Hết")))
    found = ReadWord(render_docx(paper)).of_style("Nội dung")[0]

    assert found.text == "Đạt 98,5% kế hoạch\nđợt\u00a01; một ** lẻ; <b>&amp;"
    assert [(run.text, run.bold, run.italic) for run in found.runs] == [
        ("Đạt ", None, True),
        ("98,5%", True, True),
        (" kế hoạch\nđợt\u00a01; một ** lẻ; <b>&amp;", None, True),
    ]


def test_a_paragraph_may_be_flush_centred_and_kept() -> None:
    blocks = (
        Paragraph("Sát lề", indent=False),
        Paragraph("Giữa", align="center", keep_with_next=True),
        Paragraph("Hết"),
    )
    flush, centred, last = ReadWord(render_docx(replace(samples.letter_report(), blocks=blocks))).of_style("Nội dung")

    assert (flush.paragraph_format.first_line_indent, flush.paragraph_format.alignment) == (0, None)
    assert (centred.paragraph_format.first_line_indent, centred.paragraph_format.alignment) == (0, CENTRED)
    assert [found.paragraph_format.keep_with_next for found in (flush, centred, last)] == [None, True, True]


def test_cells_are_aligned_and_totals_bold() -> None:
    columns = EVERY_PAPER["register"].blocks[0].columns  # type: ignore[union-attr]
    table = Table(columns[:2], (Row(("a\nb", "c")), Row(("Cộng", "1"), "total")))
    found = ReadWord(render_docx(replace(samples.register(), blocks=(table,)))).tables[1]
    plain, total = ([cell.paragraphs[0] for cell in row.cells] for row in found.rows[1:])

    assert [(cell.text, cell.alignment, cell.runs[0].bold) for cell in plain] == [("a\nb", None, None), ("c", 1, None)]
    assert [cell.runs[0].bold for cell in total] == [True, True]


def test_the_file_names_its_title_author_day_and_nothing_of_the_template() -> None:
    told = word("decision").document.core_properties

    assert told.title == EVERY_PAPER["decision"].title
    assert (told.author, told.language, told.subject) == ("Sở Công Thương", "vi-VN", "Quyết định QĐ-SCT")
    assert (told.created, told.modified) == (datetime(2021, 7, 5, tzinfo=UTC),) * 2
    assert (told.comments, told.keywords) == ("", "")
    assert word("draft").document.core_properties.created is None


@every_paper
def test_equal_content_gives_equal_bytes_without_the_time_of_packing(name: str) -> None:
    assert render_docx(EVERY_PAPER[name]) == word(name).content
    assert set(word(name).parts()) - {"word/media/image1.png"} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_a_long_named_body_takes_the_other_layout() -> None:
    center = replace(
        samples.SCT, name="TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI", superior="SỞ CÔNG THƯƠNG HÀ TĨNH"
    )
    found = ReadWord(render_docx(replace(samples.letter_report(), body=center, layout="")))

    assert [round(column.width.mm) for column in found.tables[0].columns] == [70, 90]
    assert found.document.styles["Quốc hiệu"].font.size.pt == 12
    assert found.texts("Cơ quan ban hành") == ["TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI"]
    rules = read(render_pdf(replace(samples.letter_report(), body=center, layout=""))).rules(1)
    assert {round(length) for length in rule_lengths(found)} == {round(right - left) for left, right, _top in rules}

"""The named styles of a paper in Word, each with the measures of the layout."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from docx.oxml.ns import qn

from documents.docx.elements import Shape, add, line, points, shape_paragraph
from documents.layout import Layout

LANGUAGE = "vi-VN"


class S(StrEnum):
    """The ids of the styles, as paragraphs name them; what a person reads in Word are the names below."""

    NORMAL = "Normal"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    PAGE_NUMBER = "Header"
    NATIONAL_NAME = "QuocHieu"
    MOTTO = "TieuNgu"
    SUPERIOR = "CoQuanChuQuan"
    BODY_NAME = "CoQuanBanHanh"
    NUMBER = "SoKyHieu"
    PLACE_DATE = "DiaDanhThoiGian"
    LETTER_SUMMARY = "TrichYeuCongVan"
    DRAFT = "DuThao"
    URGENCY = "MucDoKhan"
    CIRCULATION = "PhamViLuuHanh"
    RULE = "DuongKe"
    KIND = "TenLoai"
    SUMMARY = "TrichYeu"
    ADDRESSEE = "KinhGui"
    ADDRESSEE_LINE = "NoiKinhGui"
    AUTHORITY = "ThamQuyen"
    BASIS = "CanCu"
    RESOLVES = "QuyetDinh"
    TEXT = "NoiDung"
    TABLE_TITLE = "TenBang"
    TABLE_NOTE = "GhiChuBang"
    HEAD_CELL = "DauBang"
    CELL = "OBang"
    AFTER_TABLE = "CachBang"
    POST = "ChucVu"
    SIGNATURE_ROOM = "ChoKy"
    SIGNER = "HoTen"
    SIGNATURE_HINT = "GhiChuChoKy"
    RECIPIENTS_TITLE = "NoiNhan"
    RECIPIENT = "DongNoiNhan"
    DRAFTER = "NguoiSoanThao"
    CONTACT = "DiaChiCoQuan"
    QR = "MaQR"
    VERIFICATION = "DauTraCuu"
    ANNEX_LABEL = "PhuLuc"
    ANNEX_TITLE = "TenPhuLuc"
    ANNEX_REFERENCE = "KemTheo"
    SECTION_END = "HetPhan"


FRAMED_TABLE, BARE_TABLE = "BangCoKhung", "BangKhongKhung"
_NOTHING = Shape()
# A paragraph that only carries a rule or ends a part: as low as Word can make it.
_LOWEST = 1.0


@dataclass(frozen=True)
class Style:
    """A paragraph style; built-in ones keep the English name that Word translates by itself."""

    id: S
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""
    shape: Shape = field(default=_NOTHING)
    built_in: bool = False
    next_id: str = ""


def paragraph_styles(m: Layout) -> tuple[Style, ...]:
    """Every style of a paper, in the order in which a page shows them."""
    single = m.head_line_spacing
    text = Shape(align="justify", first_line=m.first_line_indent, after=m.paragraph_gap, lines=m.line_spacing)
    heading = Shape(
        align="justify",
        first_line=m.first_line_indent,
        after=m.paragraph_gap,
        lines=m.line_spacing,
        keep_next=True,
        keep_lines=True,
    )
    centred = Shape(align="center", lines=single)
    title = Shape(align="center", lines=m.title_line_spacing, keep_next=True)
    return (
        Style(S.NORMAL, "Normal", m.text_size, built_in=True),
        Style(S.PAGE_NUMBER, "header", m.page_number_size, shape=centred, built_in=True),
        Style(S.SUPERIOR, "Cơ quan chủ quản", m.body_name_size, shape=centred),
        Style(S.BODY_NAME, "Cơ quan ban hành", m.body_name_size, bold=True, shape=centred),
        Style(S.NATIONAL_NAME, "Quốc hiệu", m.national_name_size, bold=True, shape=centred),
        Style(S.MOTTO, "Tiêu ngữ", m.motto_size, bold=True, shape=centred),
        Style(S.RULE, "Đường kẻ", _LOWEST, shape=Shape(before=m.rule_gap, exactly=_LOWEST)),
        Style(
            S.NUMBER,
            "Số và ký hiệu",
            m.number_size,
            shape=Shape(align="center", before=m.head_row_gap, at_least=m.place_date_size * m.head_line_height),
        ),
        Style(
            S.PLACE_DATE,
            "Địa danh và thời gian",
            m.place_date_size,
            italic=True,
            shape=Shape(align="center", before=m.head_row_gap, lines=single),
        ),
        Style(
            S.LETTER_SUMMARY,
            "Trích yếu công văn",
            m.letter_summary_size,
            shape=Shape(align="center", before=m.letter_summary_gap, lines=single),
        ),
        Style(
            S.DRAFT,
            "Dấu dự thảo",
            m.draft_size,
            bold=True,
            shape=Shape(align="center", before=m.head_row_gap + m.draft_padding[0], lines=single),
        ),
        Style(
            S.URGENCY,
            "Mức độ khẩn",
            m.urgency_size,
            bold=True,
            colour=m.urgency_colour.strip("#"),
            shape=Shape(align="center", before=m.head_row_gap + m.draft_padding[0], lines=single),
        ),
        Style(
            S.CIRCULATION,
            "Phạm vi lưu hành",
            m.circulation_size,
            bold=True,
            shape=Shape(align="center", before=m.head_row_gap + m.draft_padding[0], lines=single),
        ),
        Style(
            S.KIND,
            "Tên loại văn bản",
            m.kind_size,
            bold=True,
            shape=Shape(align="center", before=m.head_gap, lines=m.title_line_spacing, keep_next=True),
            next_id=S.SUMMARY,
        ),
        Style(S.SUMMARY, "Trích yếu", m.summary_size, bold=True, shape=title),
        Style(
            S.ADDRESSEE,
            "Kính gửi",
            m.text_size,
            shape=Shape(align="center", after=m.addressees_gap, lines=m.line_spacing),
        ),
        Style(S.ADDRESSEE_LINE, "Nơi kính gửi", m.text_size, shape=Shape(align="left", lines=m.line_spacing)),
        Style(
            S.AUTHORITY,
            "Thẩm quyền ban hành",
            m.text_size,
            bold=True,
            shape=Shape(
                align="center",
                before=max(0.0, m.authority_gaps[0] - m.summary_rule_gaps[1]),
                after=m.authority_gaps[1],
                lines=m.line_spacing,
                keep_next=True,
            ),
        ),
        Style(S.BASIS, "Căn cứ", m.text_size, italic=True, shape=text),
        Style(
            S.RESOLVES,
            "Quyết định",
            m.text_size,
            bold=True,
            shape=Shape(
                align="center",
                before=m.resolves_gaps[0] - m.paragraph_gap,
                after=m.resolves_gaps[1],
                lines=m.line_spacing,
                keep_next=True,
            ),
        ),
        Style(S.HEADING_1, "heading 1", m.text_size, bold=True, shape=_outlined(heading, 0), built_in=True),
        Style(S.HEADING_2, "heading 2", m.text_size, bold=True, shape=_outlined(heading, 1), built_in=True),
        Style(S.HEADING_3, "heading 3", m.text_size, shape=_outlined(heading, 2), built_in=True),
        Style(S.TEXT, "Nội dung", m.text_size, shape=text),
        Style(
            S.TABLE_TITLE,
            "Tên bảng",
            m.text_size,
            bold=True,
            shape=Shape(align="center", after=m.table_title_gap, lines=m.line_spacing, keep_next=True),
        ),
        Style(
            S.TABLE_NOTE,
            "Ghi chú bảng",
            m.table_size,
            italic=True,
            shape=Shape(align="right", after=m.table_title_gap, lines=m.line_spacing, keep_next=True),
        ),
        Style(S.HEAD_CELL, "Đầu bảng", m.table_size, bold=True, shape=title),
        Style(S.CELL, "Ô bảng", m.table_size, shape=Shape(lines=m.title_line_spacing)),
        Style(S.AFTER_TABLE, "Cách sau bảng", _LOWEST, shape=Shape(exactly=m.table_gaps[1])),
        Style(S.POST, "Quyền hạn và chức vụ", m.signature_size, bold=True, shape=centred),
        Style(
            S.SIGNATURE_ROOM,
            "Chỗ ký và đóng dấu",
            m.signature_size,
            shape=Shape(align="center", at_least=m.signature_room / 25.4 * 72),
        ),
        Style(S.SIGNATURE_HINT, "Ghi chú chỗ ký", m.table_size, italic=True, shape=centred),
        Style(S.SIGNER, "Họ và tên người ký", m.signature_size, bold=True, shape=centred),
        Style(
            S.RECIPIENTS_TITLE,
            "Nơi nhận",
            m.recipients_title_size,
            bold=True,
            italic=True,
            shape=Shape(at_least=m.recipients_title_line),
            next_id=S.RECIPIENT,
        ),
        Style(S.RECIPIENT, "Dòng nơi nhận", m.recipients_size, shape=Shape(lines=single)),
        Style(S.DRAFTER, "Người soạn thảo", m.drafter_size, shape=Shape(before=m.verification_gap, lines=single)),
        Style(S.CONTACT, "Địa chỉ cơ quan", m.contact_size, shape=centred),
        Style(
            S.QR,
            "Mã QR",
            m.verification_size,
            shape=Shape(before=m.verification_gap, lines=single, keep_next=True),
            next_id=S.VERIFICATION,
        ),
        Style(S.VERIFICATION, "Dấu tra cứu", m.verification_size, shape=Shape(before=m.rule_gap, lines=single)),
        Style(
            S.ANNEX_LABEL,
            "Phụ lục",
            m.annex_label_size,
            bold=True,
            shape=Shape(align="center", lines=m.line_spacing, keep_next=True, outline=0),
        ),
        Style(S.ANNEX_TITLE, "Tên phụ lục", m.annex_title_size, bold=True, shape=title),
        Style(
            S.ANNEX_REFERENCE,
            "Kèm theo văn bản",
            m.annex_reference_size,
            italic=True,
            shape=Shape(
                align="center",
                before=m.annex_reference_gaps[0],
                after=m.annex_reference_gaps[1],
                lines=m.line_spacing,
                keep_next=True,
            ),
        ),
        Style(S.SECTION_END, "Hết phần", _LOWEST, shape=Shape(exactly=_LOWEST)),
    )


def _outlined(shape: Shape, outline: int) -> Shape:
    return Shape(**{**shape.__dict__, "outline": outline})


def write_styles(styles: Any, m: Layout) -> None:
    """Fill an empty `w:styles`: defaults, no foreign style in Word's gallery, ours in their order."""
    _write_defaults(styles, m)
    add(styles, "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0)
    for order, style in enumerate(paragraph_styles(m)):
        _write_paragraph_style(styles, style, order)
    made = _style(styles, "character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    add(made, "semiHidden")
    _write_tables(styles, m)
    add(_style(styles, "numbering", "NoList", "No List", default=True), "semiHidden")


def _write_defaults(styles: Any, m: Layout) -> None:
    defaults = add(styles, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    add(run, "rFonts", ascii=m.font_name, hAnsi=m.font_name, eastAsia=m.font_name, cs=m.font_name)
    _size(run, m.text_size)
    add(run, "lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    add(add(defaults, "pPrDefault"), "pPr")


def _style(styles: Any, kind: str, style_id: str, name: str, *, default: bool = False, own: bool = False) -> Any:
    made = add(styles, "style", type=kind, **({"default": 1} if default else {}), **({"customStyle": 1} if own else {}))
    made.set(qn("w:styleId"), style_id)
    add(made, "name", val=name)
    return made


def _write_paragraph_style(styles: Any, style: Style, order: int) -> None:
    is_normal = style.id == S.NORMAL
    made = _style(styles, "paragraph", style.id, style.name, default=is_normal, own=not style.built_in)
    if not is_normal:
        add(made, "basedOn", val=S.NORMAL)
        add(made, "next", val=style.next_id or S.TEXT)
    add(made, "uiPriority", val=order)
    add(made, "qFormat")
    shape_paragraph(add(made, "pPr"), style.shape)
    run = add(made, "rPr")
    for tag in (*(("b", "bCs") if style.bold else ()), *(("i", "iCs") if style.italic else ())):
        add(run, tag)
    if style.colour:
        add(run, "color", val=style.colour)
    _size(run, style.size)


def _size(run: Any, size: float) -> None:
    add(run, "sz", val=round(size * 2))
    add(run, "szCs", val=round(size * 2))


def _write_tables(styles: Any, m: Layout) -> None:
    plain = _style(styles, "table", "TableNormal", "Normal Table", default=True)
    add(plain, "semiHidden")
    _cell_padding(add(plain, "tblPr"), 0, 0)
    bare = _style(styles, "table", BARE_TABLE, "Bảng không khung", own=True)
    add(bare, "basedOn", val="TableNormal")
    add(add(bare, "tblPr"), "tblInd", w=0, type="dxa")
    framed = _style(styles, "table", FRAMED_TABLE, "Bảng có khung", own=True)
    add(framed, "basedOn", val="TableNormal")
    properties = add(framed, "tblPr")
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, **line(m.cell_line))
    _cell_padding(properties, *m.cell_padding)


def _cell_padding(properties: Any, vertical: float, horizontal: float) -> None:
    margins = add(properties, "tblCellMar")
    for side, padding in (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal)):
        add(margins, side, w=points(padding), type="dxa")

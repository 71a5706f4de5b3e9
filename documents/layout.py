"""Bộ thể thức as data: every measure of a paper, with the clause of Nghị định 30/2020/NĐ-CP that it obeys.

A renderer reads measures from here only. When the decree is amended, a new `Layout` is added beside this one; papers
that were issued keep the bytes they were issued with.
"""

from dataclasses import dataclass, fields, replace

from documents.decree import PaperRefused
from documents.letterwidths import width_mm

# What the longest name in the left header column leaves free of it, in mm.
HEADER_AIR = 2

# Height of a single line of Times in em.
SINGLE_LINE = 1.15


@dataclass(frozen=True)
class Layout:
    """Sizes in points, lengths in millimetres."""

    name: str
    # Phụ lục I, mục I.2-I.4: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
    page_width: float = 210
    page_height: float = 297
    margin_top: float = 20
    margin_bottom: float = 20
    margin_left: float = 30
    margin_right: float = 20
    # Mục I.3: Times New Roman, black. Tinos has the same metrics and all Vietnamese letters, so it goes first: where
    # only Liberation Serif answers to the other name, letters with two marks would be drawn from another font.
    font_families: tuple[str, ...] = ("Tinos", "Times New Roman")
    # The name that a Word file gives its font: every office has it.
    font_name: str = "Times New Roman"
    # Mục I.7: page numbers 13-14, centred in the top margin, none on the first page.
    page_number_size: float = 13
    # Letters in capitals that one line of the left column holds.
    header_left_letters: int = 20
    # Header columns: the decree's own template has 67,5 + 100 mm; these keep Quốc hiệu on one line at 13 pt.
    header_left: float = 62
    header_right: float = 98
    # Mục II.1 (ô 1): Quốc hiệu 12-13, tiêu ngữ 13-14; the line below tiêu ngữ is as long as its text.
    national_name_size: float = 13
    motto_size: float = 14
    # Mục II.2 (ô 2): 12-13; line below 1/3-1/2 of the text's width.
    body_name_size: float = 13
    body_rule_share: float = 0.42
    # Mục II.3-II.4 (ô 3, 4): số 13 upright; place and date 13-14 italic.
    number_size: float = 13
    place_date_size: float = 14
    # Mục II.5 (ô 5): name of the kind and trích yếu 13-14 bold, line below 1/3-1/2; trích yếu of a công văn 12-13.
    kind_size: float = 14
    summary_size: float = 14
    summary_rule_share: float = 0.4
    letter_summary_size: float = 12
    # Mục II.6 (ô 6): 13-14, justified, first line 1 or 1,27 cm, at least 6 pt between paragraphs, at most 1,5 lines.
    text_size: float = 14
    first_line_indent: float = 12.7
    paragraph_gap: float = 6
    line_spacing: float = 1.15
    # Tables are text of the paper too (13-14); figures in many columns stand at 13.
    table_size: float = 13
    # Mục II.7 (ô 7): authority, post and name 13-14 bold; room for signature and seal.
    signature_size: float = 14
    signature_room: float = 27
    # Mục II.9 (ô 9b): "Nơi nhận" 12 bold italic, its lines 11.
    recipients_title_size: float = 12
    recipients_size: float = 11
    # Mục III.1: "Phụ lục" 14 bold centred, its title 13-14, reference to the paper 13-14 italic.
    annex_label_size: float = 14
    annex_title_size: float = 14
    annex_reference_size: float = 14
    draft_size: float = 13
    # The mark of verification is not of the decree: small, under Nơi nhận, never larger than its lines.
    verification_size: float = 9
    verification_gap: float = 8
    qr_side: float = 18
    # Mục II.10 (ô 10b, 11): red boxes of 20x8, 40x8 and 30x8 mm, letters 13-14 bold; other boxes fit their words.
    urgency_size: float = 13
    urgency_height: float = 8
    urgency_widths: tuple[float, float, float] = (20, 40, 30)
    urgency_colour: str = "#e60000"
    circulation_size: float = 13
    # Mục II.12 (ô 12, 13): the drafter's initials 11; address 11-12 under a line as long as the text is wide.
    drafter_size: float = 11
    contact_size: float = 11
    contact_gap: float = 3
    rule_thickness: float = 0.75
    # What the decree leaves open, in points: gaps above and below the parts, room inside boxes and cells.
    head_line_spacing: float = 1
    title_line_spacing: float = 1.05
    head_row_gap: float = 8
    letter_summary_gap: float = 6
    head_gap: float = 12
    rule_gap: float = 2
    draft_padding: tuple[float, float] = (2, 8)
    summary_rule_gaps: tuple[float, float] = (3, 14)
    addressees_gap: float = 10
    addressees_indent: float = 8.5
    authority_gaps: tuple[float, float] = (4, 10)
    resolves_gaps: tuple[float, float] = (6, 8)
    table_gaps: tuple[float, float] = (4, 8)
    table_title_gap: float = 3
    cell_padding: tuple[float, float] = (2.5, 3)
    head_cell_padding: float = 1
    cell_line: float = 0.5
    foot_gap: float = 10
    annex_reference_gaps: tuple[float, float] = (3, 12)

    @property
    def text_width(self) -> float:
        return self.page_width - self.margin_left - self.margin_right

    @property
    def lying_text_width(self) -> float:
        return self.page_height - self.margin_left - self.margin_right

    @property
    def line_height(self) -> float:
        """Line height in em: a single line of Times is 1,15 em high, `line_spacing` counts such lines."""
        return round(self.line_spacing * SINGLE_LINE, 4)

    @property
    def head_line_height(self) -> float:
        return round(self.head_line_spacing * SINGLE_LINE, 4)

    @property
    def title_line_height(self) -> float:
        return round(self.title_line_spacing * SINGLE_LINE, 4)

    @property
    def recipients_title_line(self) -> float:
        """“Nơi nhận” stands on a line as high, in points, as that of the post beside it."""
        return round(self.signature_size * SINGLE_LINE, 2)


# (lowest, highest) that the decree allows, for the check below.
ALLOWED: dict[str, tuple[float, float]] = {
    "page_width": (210, 210),
    "page_height": (297, 297),
    "margin_top": (20, 25),
    "margin_bottom": (20, 25),
    "margin_left": (30, 35),
    "margin_right": (15, 20),
    "page_number_size": (13, 14),
    "national_name_size": (12, 13),
    "motto_size": (13, 14),
    "body_name_size": (12, 13),
    "body_rule_share": (1 / 3, 1 / 2),
    "number_size": (13, 13),
    "place_date_size": (13, 14),
    "kind_size": (13, 14),
    "summary_size": (13, 14),
    "summary_rule_share": (1 / 3, 1 / 2),
    "letter_summary_size": (12, 13),
    "text_size": (13, 14),
    "first_line_indent": (10, 12.7),
    "paragraph_gap": (6, 12),
    "line_spacing": (1, 1.5),
    "signature_size": (13, 14),
    "recipients_title_size": (12, 12),
    "recipients_size": (11, 11),
    "urgency_size": (13, 14),
    "urgency_height": (8, 8),
    "circulation_size": (13, 14),
    "drafter_size": (11, 11),
    "contact_size": (11, 12),
    "annex_label_size": (14, 14),
    "annex_title_size": (13, 14),
    "annex_reference_size": (13, 14),
}


def breaches(layout: Layout) -> tuple[str, ...]:
    """The measures of a layout that leave the decree's ranges, by field name."""
    named = {item.name: getattr(layout, item.name) for item in fields(layout)}
    return tuple(name for name, (low, high) in ALLOWED.items() if not low <= named[name] <= high)


DECREE_30 = Layout(name="nd30-2020/1")

# The decree pairs 12 with 13 as it pairs 13 with 14: for bodies whose name would crowd the wider header.
LONG_NAMED = replace(
    DECREE_30,
    name="nd30-2020/1-ten-dai",
    header_left=70,
    header_right=90,
    header_left_letters=23,
    national_name_size=12,
    motto_size=13,
    body_name_size=12,
    place_date_size=13,
)


LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in (DECREE_30, LONG_NAMED)}


def layout_named(name: str) -> Layout:
    """The layout that a paper was made with; refuses a name that no version of this program knew."""
    if name not in LAYOUTS:
        raise PaperRefused(f"Không có bộ thể thức “{name}” trong hệ thống.")
    return LAYOUTS[name]


def layout_for(*names: str) -> Layout:
    """The present layout whose header holds these names of the body and its superior, each within one of its lines."""
    lines = [line for name in names for line in name.upper().splitlines()]
    widest = max((width_mm(line, DECREE_30.body_name_size, bold=True) for line in lines), default=0)
    return DECREE_30 if widest <= DECREE_30.header_left - HEADER_AIR else LONG_NAMED

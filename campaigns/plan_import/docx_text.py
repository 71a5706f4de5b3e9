"""The text of a .docx: paragraphs and tables in their order, with the automatic numbers and bullets that Word draws."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, takewhile
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import nsmap, qn
from lxml import etree

from campaigns.plan_import.errors import PlanUnreadable
from campaigns.plan_import.merged import GridCell, rows_of_tasks
from campaigns.plan_import.rows import kept_bars, line_of_row

_BROKEN = "Tệp .docx bị hỏng, không mở được."
_OTHER_WORD = "Tệp Word này thuộc dạng mẫu, dạng có macro hoặc dạng Strict; hãy lưu lại dạng .docx thường."
_OTHER_KINDS = (b"macroEnabled", b"wordprocessingml.template")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TWIPS_PER_SPACE = 120
_TWIPS_PER_DEPTH = 360
# Word itself allows 63 columns.
_MOST_COLUMNS = 63
_UNPACKED_LIMIT = 100 * 1024 * 1024
_PLACEHOLDER = re.compile(r"%(\d)")
_BULLETS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "o": "◦"}


@dataclass(frozen=True, slots=True)
class _Word:
    """What paragraphs draw from other parts of the file: the numbers of lists, the texts of footnotes."""

    numbering: "_Numbering"
    footnotes: dict[str, str]


def text_of_docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise PlanUnreadable("Tệp .docx được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại.")
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
                raise PlanUnreadable("Tệp .docx quá lớn khi mở ra; hãy bỏ bớt hình ảnh rồi chọn lại.")
            if _is_other_word(archive):
                raise PlanUnreadable(_OTHER_WORD)
        document = Document(BytesIO(data))
        return "\n".join(_lines_of_body(document.element.body, _Word(_Numbering(document), _footnotes(document))))
    except (
        zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, IndexError, AttributeError,
        NotImplementedError, etree.XMLSyntaxError, InvalidXmlError,
    ) as error:  # fmt: skip
        raise PlanUnreadable(_BROKEN) from error


def _is_other_word(archive: zipfile.ZipFile) -> bool:
    kinds = archive.read("[Content_Types].xml")
    return any(kind in kinds for kind in _OTHER_KINDS) or _STRICT in archive.read("word/document.xml")[:4000]


def _lines_of_body(element: Any, word: _Word) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            yield from _lines_of_paragraph(child, word)
        elif child.tag == qn("w:tbl"):
            yield from _lines_of_table(child, word)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")):
            yield from _lines_of_body(child, word)


def _lines_of_table(table: Any, word: _Word) -> Iterator[str]:
    """A table of at most two columns is a lay-out (head, foot): cell after cell. A wider one is data: row by row; in a list
    of tasks each row says what its merged cells hold for it."""
    rows = [row for row in table.iter(qn("w:tr")) if row.getparent() is table]
    cells = [row.findall(qn("w:tc")) for row in rows]
    if all(len(each) <= 2 for each in cells) and len(rows) <= 6:
        for cell in chain.from_iterable(cells):
            yield from _lines_of_body(cell, word)
        return
    texts = [[_text_of_cell(cell, word) for cell in each] for each in cells]
    grid = [_grid_row(*parts) for parts in zip(rows, cells, texts, strict=True)]
    yield from rows_of_tasks(grid) or map(line_of_row, texts)


def _text_of_cell(cell: Any, word: _Word) -> str:
    return kept_bars(" ".join(line.strip() for line in _lines_of_body(cell, word) if line.strip()))


def _grid_row(row: Any, cells: list[Any], texts: list[str]) -> list[GridCell]:
    """The row in the columns of the table's grid: a cell merged across fills its first, one merged down goes on."""
    grid = [GridCell()] * _number_in(row, "w:trPr/w:gridBefore", usual=0)
    for cell, text in zip(cells, texts, strict=True):
        grid.append(GridCell(text, goes_on=_is_merged_into_above(cell)))
        grid += [GridCell()] * (_number_in(cell, "w:tcPr/w:gridSpan", usual=1) - 1)
    return grid


def _is_merged_into_above(cell: Any) -> bool:
    merged = cell.find("w:tcPr/w:vMerge", nsmap)
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _number_in(element: Any, path: str, *, usual: int) -> int:
    found = element.find(path, nsmap)
    said = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() else usual


def _lines_of_paragraph(paragraph: Any, word: _Word) -> Iterator[str]:
    mark = word.numbering.mark_of(paragraph)
    text = "".join(_text_of(paragraph))
    if mark and text.strip():
        text = f"{mark} {text.lstrip()}"
    yield from text.split("\n")
    for reference in paragraph.iter(qn("w:footnoteReference")):
        if note := word.footnotes.get(reference.get(qn("w:id"), "")):
            yield f"Chú thích: {note}"
    for box in _text_boxes(paragraph):
        yield from _lines_of_body(box, word)


_BOX = qn("w:txbxContent")
# Deleted text, text moved elsewhere, the older twin of a text box, field codes; a text box is read after its paragraph.
_LEFT_OUT = frozenset({qn("w:del"), qn("w:moveFrom"), _BOX, qn("w:pPr"), qn("w:instrText")})
_PRINTED = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def _text_of(element: Any) -> Iterator[str]:
    """All text of a paragraph as it reads when every tracked change is accepted."""
    for node in element.iterchildren(etree.Element):
        if node.tag in _LEFT_OUT:
            continue
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag == qn("w:tab") and element.tag == qn("w:r"):
            yield "\t"
        elif node.tag in _PRINTED:
            yield _PRINTED[node.tag]
        else:
            yield from _text_of(node)


def _text_boxes(paragraph: Any) -> list[Any]:
    """The boxes anchored in a paragraph, each once: Word writes a second copy ("Fallback") for old programs."""
    return [box for box in paragraph.iter(_BOX) if not _is_repeated(box, paragraph)]


def _is_repeated(box: Any, paragraph: Any) -> bool:
    between = takewhile(lambda parent: parent is not paragraph, box.iterancestors())
    return any(parent.tag == _BOX or parent.tag.endswith("}Fallback") for parent in between)


def _footnotes(document: Any) -> dict[str, str]:
    """The text of every footnote by its id; the two that only draw a line have none."""
    part = _part_named(document, "/footnotes")
    notes = parse_xml(part.blob).iter(qn("w:footnote")) if part is not None else ()
    return {note.get(qn("w:id"), ""): " ".join("".join(_text_of(note)).split()) for note in notes}


def _part_named(document: Any, ending: str) -> Any:
    return next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(ending)), None)


class _Numbering:
    """Counts automatic lists the way Word does, so that "1." and "-" appear in the text."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._style_numbering: dict[str, tuple[str, int]] = {}
        self._indents: dict[str, dict[int, int]] = {}
        self._style_indents: dict[str, int] = {}
        self._read_numbering(document)
        self._read_styles(document)

    def _read_numbering(self, document: Any) -> None:
        part = _part_named(document, "/numbering")
        if part is None:
            return
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in abstract.findall(qn("w:lvl")):
                depth = int(level.get(qn("w:ilvl"), "0"))
                levels[depth] = (
                    _child_value(level, "w:numFmt", "decimal"),
                    _child_value(level, "w:lvlText", ""),
                    int(_child_value(level, "w:start", "1")),
                )
                left = _left_indent(level.find(qn("w:pPr")))
                if left is not None:
                    self._indents.setdefault(abstract.get(qn("w:abstractNumId")), {})[depth] = left
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            self._abstract_of[number.get(qn("w:numId"))] = _child_value(number, "w:abstractNumId", "")

    def _read_styles(self, document: Any) -> None:
        for style in document.styles.element.findall(qn("w:style")):
            properties = style.find(qn("w:pPr"))
            left = _left_indent(properties)
            if left is not None:
                self._style_indents[style.get(qn("w:styleId"))] = left
            numbered = properties.find(qn("w:numPr")) if properties is not None else None
            if numbered is not None:
                number = _child_value(numbered, "w:numId", "")
                self._style_numbering[style.get(qn("w:styleId"))] = (number, int(_child_value(numbered, "w:ilvl", "0")))

    def mark_of(self, paragraph: Any) -> str:
        """The number or bullet in front of a paragraph, or an empty string."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        numbered = properties.find(qn("w:numPr"))
        if numbered is not None:
            number, depth = _child_value(numbered, "w:numId", ""), int(_child_value(numbered, "w:ilvl", "0"))
        else:
            style = properties.find(qn("w:pStyle"))
            number, depth = self._style_numbering.get(style.get(qn("w:val")) if style is not None else "", ("", 0))
        abstract = self._abstract_of.get(number)
        levels = self._levels.get(abstract or "", {})
        if number in ("", "0") or abstract is None or depth not in levels:
            return ""
        counters = self._counters.setdefault(abstract, {})
        counters[depth] = counters.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        form, pattern, _ = levels[depth]
        if form == "bullet":
            # Word often draws one bullet at every depth: the spaces keep the depths apart.
            sign = _BULLETS.get(pattern, pattern if len(pattern) == 1 and pattern.isprintable() else "-")
            left = self._indent_of(properties, self._indents.get(abstract, {}).get(depth))
            return " " * ((left if left is not None else depth * _TWIPS_PER_DEPTH) // _TWIPS_PER_SPACE) + sign
        if form == "none":
            return ""
        return _PLACEHOLDER.sub(lambda found: self._number(levels, counters, int(found.group(1)) - 1), pattern)

    def _indent_of(self, properties: Any, of_level: int | None) -> int | None:
        """The left indent in twips: the paragraph's own, else its style's, else its level's."""
        own = _left_indent(properties)
        if own is not None:
            return own
        style = properties.find(qn("w:pStyle"))
        of_style = self._style_indents.get(style.get(qn("w:val"))) if style is not None else None
        return of_style if of_style is not None else of_level

    @staticmethod
    def _number(levels: dict[int, tuple[str, str, int]], counters: dict[int, int], depth: int) -> str:
        form, _, start = levels.get(depth, ("decimal", "", 1))
        return _written(counters.get(depth, start), form)


def _left_indent(properties: Any) -> int | None:
    indent = properties.find(qn("w:ind")) if properties is not None else None
    left = (indent.get(qn("w:left")) or indent.get(qn("w:start"))) if indent is not None else None
    return max(int(float(left)), 0) if left is not None else None


def _child_value(element: Any, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return child.get(qn("w:val"), default) if child is not None else default


def _written(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for size, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
            while value >= size:
                roman += sign
                value -= size
        return roman if form == "upperRoman" else roman.lower()
    return f"{value:02d}" if form == "decimalZero" else str(value)

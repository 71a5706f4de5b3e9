"""The words of a paper as fields that a person can change, and the paper with the changed words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from documents.content.amending_facts import INVITATION, MEETING, SIGNATURE, Fact, shown, with_facts
from documents.content.blocks import Article, Block, DashList, Heading, Paragraph, Row, Table
from documents.content.paper import Paper

# A table with more cells is not typed in a page; the app that made the paper makes it anew.
MOST_CELLS = 400


@dataclass(frozen=True)
class TextPart:
    """One text: `hint` says what a line means in it."""

    name: str
    label: str
    value: str
    hint: str = ""

    @property
    def rows(self) -> int:
        return min(12, max(1, self.value.count("\n") + len(self.value) // 90 + 1))


@dataclass(frozen=True)
class TablePart:
    """A table; each row holds the names of its cells beside their texts."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[TextPart, ...], ...]


LISTS = {"addressees": "Kính gửi", "bases": "Căn cứ", "recipients": "Nơi nhận (không kể dòng Lưu)"}
ONE_A_LINE = "Mỗi dòng là một mục."


def parts_of(paper: Paper) -> list[TextPart | TablePart]:
    """Every text that the page may change, in the order of the print."""
    parts: list[TextPart | TablePart] = [TextPart("summary", "Trích yếu", paper.summary)]
    for name in ("addressees", "bases"):
        parts += _list_part(paper, name)
    if paper.authority_line:
        parts.append(TextPart("authority_line", "Thẩm quyền ban hành", paper.authority_line))
    parts += _fact_parts(paper.meeting, MEETING, "meeting-") + _fact_parts(paper.invitation, INVITATION, "invitation-")
    parts += _block_parts(paper.blocks, "b", "")
    for at, annex in enumerate(paper.annexes):
        where = f"Phụ lục {at + 1}, "
        parts.append(TextPart(f"a{at}-title", f"{where}tên", annex.title))
        parts += _block_parts(annex.blocks, f"a{at}-", where)
    parts += _list_part(paper, "recipients")
    parts.append(TextPart("archive", "Dòng Lưu", paper.archive, "Ví dụ: VT, VP."))
    two = paper.co_signature is not None
    parts += _fact_parts(paper.signature, SIGNATURE, "signature-", "Người ký bên phải" if two else "Người ký")
    return [*parts, *_fact_parts(paper.co_signature, SIGNATURE, "co_signature-", "Người ký bên trái")]


def amended(paper: Paper, typed: Mapping[str, str]) -> Paper:
    """The paper with the typed words; a text that is missing stays, one left empty is taken out, a blank line begins a
    new paragraph. Refuses what the decree forbids."""
    lists: dict[str, Any] = {name: _lines(typed[name]) for name in LISTS if name in typed}
    annexes = tuple(
        replace(
            annex,
            title=_line(typed, f"a{at}-title", annex.title),
            blocks=_amended_blocks(annex.blocks, f"a{at}-", typed),
        )
        for at, annex in enumerate(paper.annexes)
    )
    return replace(
        paper,
        summary=_line(typed, "summary", paper.summary),
        blocks=_amended_blocks(paper.blocks, "b", typed),
        annexes=annexes,
        archive=_line(typed, "archive", paper.archive),
        authority_line=_line(typed, "authority_line", paper.authority_line),
        **_amended_facts(paper, typed),
        **lists,
    )


_FACTS = {"signature": SIGNATURE, "co_signature": SIGNATURE, "meeting": MEETING, "invitation": INVITATION}


def _amended_facts(paper: Paper, typed: Mapping[str, str]) -> dict[str, Any]:
    there = {name: getattr(paper, name) for name in _FACTS}
    return {name: with_facts(whole, _FACTS[name], f"{name}-", typed) for name, whole in there.items() if whole}


def _fact_parts(whole: Any, facts: tuple[Fact, ...], prefix: str, whose: str = "") -> list[TextPart]:
    if whole is None:
        return []
    return [
        TextPart(
            prefix + fact.name,
            f"{whose}: {fact.label}" if whose else fact.label,
            shown(getattr(whole, fact.name)),
            fact.hint,
        )
        for fact in facts
    ]


def _list_part(paper: Paper, name: str) -> list[TextPart]:
    lines: tuple[str, ...] = getattr(paper, name)
    return [TextPart(name, LISTS[name], "\n".join(lines), ONE_A_LINE)] if lines else []


def _block_parts(blocks: tuple[Block, ...], prefix: str, where: str) -> list[TextPart | TablePart]:
    parts: list[TextPart | TablePart] = []
    for at, block in enumerate(blocks):
        name, place = f"{prefix}{at}", f"{where}phần {at + 1}"
        match block:
            case Heading(text=text):
                parts.append(TextPart(name, f"Đề mục ({place})", text))
            case Paragraph(text=text):
                parts.append(TextPart(name, f"Đoạn văn ({place})", text, "Dòng trống tách thành đoạn mới."))
            case DashList(items=items):
                parts.append(TextPart(name, f"Các gạch đầu dòng ({place})", "\n".join(items), ONE_A_LINE))
            case Article(text=text, more=more):
                parts.append(TextPart(name, f"Điều ({place})", "\n".join((text, *more)), "Mỗi dòng là một khoản."))
            case Table() if sum(len(row.cells) for row in block.rows) <= MOST_CELLS:
                parts.append(_table_part(block, name, place))
    return parts


def _table_part(table: Table, name: str, place: str) -> TablePart:
    titles = tuple(" ".join(column.title.split()) for column in table.columns)
    rows = tuple(
        tuple(
            TextPart(f"{name}-{row_at}-{cell_at}", f"{titles[cell_at]}, dòng {row_at + 1}", cell)
            for cell_at, cell in enumerate(row.cells)
        )
        for row_at, row in enumerate(table.rows)
    )
    return TablePart(f"Bảng ({place})", titles, rows)


def _amended_blocks(blocks: tuple[Block, ...], prefix: str, typed: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(new for at, block in enumerate(blocks) for new in _amended_block(block, f"{prefix}{at}", typed))


def _amended_block(block: Block, name: str, typed: Mapping[str, str]) -> tuple[Block, ...]:
    if isinstance(block, Table):
        rows = tuple(_amended_row(row, f"{name}-{at}", typed) for at, row in enumerate(block.rows))
        return (replace(block, rows=tuple(row for row in rows if any(cell.strip() for cell in row.cells))),)
    if name not in typed:
        return (block,)
    lines = _lines(typed[name])
    match block:
        case Heading():
            return (replace(block, text=" ".join(lines)),) if lines else ()
        case Paragraph():
            return tuple(replace(block, text=text) for text in _paragraphs(typed[name]))
        case DashList():
            return (replace(block, items=lines),) if lines else ()
        case Article():
            return (replace(block, text=lines[0], more=lines[1:]),) if lines else ()


def _amended_row(row: Row, name: str, typed: Mapping[str, str]) -> Row:
    return replace(row, cells=tuple(typed.get(f"{name}-{at}", cell).strip() for at, cell in enumerate(row.cells)))


def _line(typed: Mapping[str, str], name: str, before: str) -> str:
    return " ".join(typed[name].split()) if name in typed else before


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _paragraphs(text: str) -> tuple[str, ...]:
    """Texts between blank lines; a single break inside one stays."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return tuple("\n".join(lines) for lines in found if lines)

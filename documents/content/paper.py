"""The whole paper under Nghị định 30/2020/NĐ-CP: its head, its text, its foot."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from documents import decree
from documents.content import refusals
from documents.content.blocks import Article, Block, numbered, texts_of, with_end_mark, without_typed
from documents.content.directions import Directions
from documents.content.letters import cleaned_fields, refuse_unprintable
from documents.content.meeting import Invitation, Meeting
from documents.content.people import Body, Signature
from documents.content.stored import LATER, stored
from documents.content.verification import Verification
from documents.decree import PaperRefused
from documents.layout import Layout, layout_for, layout_named

# What a person types though the paper prints it by itself: `V/v` of a công văn, `Lưu:` before where it is kept.
_ABOUT = re.compile(r"^(v/v|về việc)\b\s*:?\s*", re.IGNORECASE)
_KEPT_AT = re.compile(r"^[-–\s]*lưu\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Annex:
    """A phụ lục: own page numbers, begins on a new page, may lie on its side when its tables are wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise PaperRefused("Phụ lục phải có tên.")
        if not self.blocks:
            raise PaperRefused(f"Phụ lục “{self.title}” chưa có nội dung; hãy nhập nội dung hoặc bỏ phụ lục đó.")

    @cached_property
    def numbered_blocks(self) -> tuple[Block, ...]:
        return tuple(numbered(self.blocks))


@dataclass(frozen=True)
class Paper:
    """A whole official paper; `issued_on=None` and `number=None` print the gaps that a hand fills in.

    `layout` names the bộ thể thức; left empty it becomes the present one, and stays it for ever. Minutes have a
    `meeting`, a giấy mời an `invitation`: their lines stand around `blocks` in `numbered_blocks`.
    """

    kind: str
    body: Body
    summary: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    number: int | None = None
    issued_on: date | None = None
    year: int = 0
    drafting_unit: str = ""
    addressees: tuple[str, ...] = ()
    authority_line: str = ""
    bases: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    co_signature: Signature | None = None
    draft: bool = False
    electronic: bool = False
    layout: str = ""
    meeting: Meeting | None = field(default=None, metadata=LATER)
    invitation: Invitation | None = field(default=None, metadata=LATER)
    verification: Verification | None = field(default=None, metadata=LATER)
    directions: Directions | None = field(default=None, metadata=LATER)

    def __post_init__(self) -> None:
        for name, value in cleaned_fields(self).items():
            object.__setattr__(self, name, value)
        if not self.layout:
            object.__setattr__(self, "layout", layout_for(self.body.superior, self.body.name).name)
        refuse_unprintable(self)
        refusals.refuse_wrong_head(self)
        refusals.refuse_wrong_parts(self)
        refusals.refuse_wrong_lines(self)
        refusals.refuse_wrong_annexes(self)
        refusals.refuse_impossible_dates(_own_texts(self))

    @property
    def kind_row(self) -> decree.PaperKind:
        return decree.kind_of(self.kind)

    @property
    def measures(self) -> Layout:
        """The bộ thể thức that the paper was made with."""
        return layout_named(self.layout)

    @property
    def symbol(self) -> str:
        """`BC-SCT`; a công văn has `SCT-VP`, body then drafting unit."""
        abbreviation = self.kind_row.abbreviation
        return f"{abbreviation}-{self.body.symbol}" if abbreviation else f"{self.body.symbol}-{self.drafting_unit}"

    @property
    def number_line(self) -> str:
        return f"Số: {decree.written_number(self.number)}/{self.symbol}"

    @property
    def date_words(self) -> str:
        return decree.written_date(self.issued_on, self.printed_year)

    @property
    def place_and_date(self) -> str:
        """Địa danh, ngày tháng năm; empty on minutes."""
        return f"{self.body.place}, {self.date_words}" if self.kind_row.is_dated else ""

    @property
    def printed_year(self) -> int:
        return self.issued_on.year if self.issued_on else self.year

    @property
    def clean_summary(self) -> str:
        """The trích yếu without full stop and without the `V/v` that a công văn prints itself."""
        summary = self.summary.strip().rstrip(".;, ")
        return _ABOUT.sub("", summary) if self.kind_row.is_letter else summary

    @property
    def title(self) -> str:
        """One line that names the paper, for lists, file properties and the screen reader."""
        summary = " ".join(self.clean_summary.split())
        known = f" số {decree.written_number(self.number)}/{self.symbol}" if self.number else ""
        return f"{self.kind_row.name}{known}: {summary}"

    @property
    def printed_bases(self) -> tuple[str, ...]:
        """Each căn cứ ends with a semicolon, the last with a full stop."""
        return _ended(self.bases, last=".")

    @property
    def printed_addressees(self) -> tuple[str, ...]:
        if len(self.addressees) == 1:
            return (self.addressees[0].strip().rstrip(";."),)
        return tuple(f"- {line}" for line in _ended(self.addressees, last="."))

    @property
    def printed_recipients(self) -> tuple[str, ...]:
        """Nơi nhận: the reference to the addressees or to the last Điều first, the archive last."""
        lines = [line.strip().lstrip("-").strip().rstrip(";.") for line in self.recipients]
        first = self._first_recipient()
        if first and not any(line.lower().startswith("như") for line in lines):
            lines.insert(0, first)
        archive = _KEPT_AT.sub("", self.archive.strip()).rstrip(".;, ")
        return (*(f"- {line};" for line in lines), f"- Lưu: {archive}.")

    def _first_recipient(self) -> str:
        if self.addressees:
            return "Như trên"
        articles = [block for block in self.numbered_blocks if isinstance(block, Article)]
        return f"Như Điều {articles[-1].number}" if articles else ""

    @cached_property
    def numbered_blocks(self) -> tuple[Block, ...]:
        """The blocks with their numbers filled in and the end mark `./.` after the last words."""
        return with_end_mark(list(numbered(self.all_blocks)))

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The author's blocks between the lines that the decree sets around them (minutes, giấy mời)."""
        if self.meeting:
            return (*self.meeting.opening, *self.blocks, *self.meeting.closing)
        if self.invitation:
            return (*self.invitation.opening(self.body.spoken_name), *self.blocks, *self.invitation.closing)
        return self.blocks

    def annex_label(self, position: int) -> str:
        return "Phụ lục" if len(self.annexes) == 1 else f"Phụ lục {decree.roman(position)}"

    @property
    def annex_reference(self) -> str:
        """`(Kèm theo Báo cáo số …)`; an electronic paper leaves number and date empty (Phụ lục I, mục III.1)."""
        number = None if self.electronic else self.number
        on = None if self.electronic else self.issued_on
        words = f"{decree.written_number(number)}/{self.symbol} {decree.written_date(on, self.printed_year)}"
        return f"(Kèm theo {self.kind_row.name} số {words} của {self.body.spoken_name})"

    def issued(self, *, number: int, issued_on: date) -> "Paper":
        """The same paper with its number and date, no longer a draft."""
        return replace(self, number=number, issued_on=issued_on, year=issued_on.year, draft=False)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the content: equal content, equal fingerprint."""
        written = json.dumps(stored(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def texts(paper: Paper) -> Iterator[str]:
    """Every text that a person wrote into the paper."""
    yield from _lines(paper)
    yield from texts_of(paper.all_blocks)
    for annex in paper.annexes:
        yield from texts_of(annex.blocks)


def _own_texts(paper: Paper) -> Iterator[str]:
    """The same but for what people told in their own words."""
    yield from _lines(paper)
    for blocks in (paper.all_blocks, *(annex.blocks for annex in paper.annexes)):
        yield from texts_of(without_typed(blocks))


def _lines(paper: Paper) -> Iterator[str]:
    yield from (paper.summary, paper.authority_line, *paper.bases, *paper.addressees, *paper.recipients)
    yield from (annex.title for annex in paper.annexes)


def _ended(lines: tuple[str, ...], *, last: str) -> tuple[str, ...]:
    bare = [line.strip().lstrip("-").strip().rstrip(";.,").rstrip() for line in lines]
    return tuple(line + (last if at == len(bare) - 1 else ";") for at, line in enumerate(bare))

"""The whole paper: its head, its text, its foot, and what the decree refuses."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from documents import decree
from documents.content.blocks import (
    LYING_WIDTH_MM,
    TEXT_WIDTH_MM,
    Article,
    Block,
    Column,
    DashList,
    Heading,
    Paragraph,
    Row,
    Table,
    numbered,
    refuse_wide_table,
    texts_of,
    with_end_mark,
)
from documents.content.people import Body, Signature
from documents.decree import PaperRefused


@dataclass(frozen=True)
class Annex:
    """A phụ lục: own page numbers, begins on a new page, may lie on its side when its tables are wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise PaperRefused("Phụ lục phải có tên.")

    @cached_property
    def numbered_blocks(self) -> tuple[Block, ...]:
        return tuple(numbered(self.blocks))


@dataclass(frozen=True)
class Paper:
    """A whole official paper; `issued_on=None` and `number=None` print the gaps that a hand fills in."""

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

    def __post_init__(self) -> None:
        _refuse_wrong_head(self)
        _refuse_wrong_parts(self)
        _refuse_wrong_annexes(self)
        for text in texts(self):
            if wrong := decree.impossible_date(text):
                raise PaperRefused(f"“{wrong}” là ngày không có trong lịch; hãy sửa trước khi lập văn bản.")

    @property
    def kind_row(self) -> decree.PaperKind:
        return decree.kind_of(self.kind)

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
        return f"{self.body.place}, {self.date_words}"

    @property
    def printed_year(self) -> int:
        return self.issued_on.year if self.issued_on else self.year

    @property
    def clean_summary(self) -> str:
        return self.summary.strip().rstrip(".")

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
        archive = self.archive.strip().rstrip(".")
        return (*(f"- {line};" for line in lines), f"- Lưu: {archive}.")

    def _first_recipient(self) -> str:
        if self.addressees:
            return "Như trên"
        articles = [block for block in self.numbered_blocks if isinstance(block, Article)]
        return f"Như Điều {articles[-1].number}" if articles else ""

    @cached_property
    def numbered_blocks(self) -> tuple[Block, ...]:
        """The blocks with their numbers filled in and the end mark `./.` after the last words."""
        return with_end_mark(list(numbered(self.blocks)))

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
        written = json.dumps(to_dict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def texts(paper: Paper) -> Iterator[str]:
    """Every text that a person wrote into the paper."""
    yield from (paper.summary, paper.authority_line, *paper.bases, *paper.addressees, *paper.recipients)
    yield from texts_of(paper.blocks)
    for annex in paper.annexes:
        yield annex.title
        yield from texts_of(annex.blocks)


def _ended(lines: tuple[str, ...], *, last: str) -> tuple[str, ...]:
    bare = [line.strip().lstrip("-").strip().rstrip(";.,").rstrip() for line in lines]
    return tuple(line + (last if at == len(bare) - 1 else ";") for at, line in enumerate(bare))


def _refuse_wrong_head(paper: Paper) -> None:
    kind = decree.kind_of(paper.kind)
    if not paper.clean_summary:
        raise PaperRefused("Văn bản phải có trích yếu nội dung.")
    if paper.number is not None and paper.number < 1:
        raise PaperRefused("Số văn bản phải là số nguyên từ 1 trở lên.")
    if paper.number is not None and paper.issued_on is None:
        raise PaperRefused("Văn bản đã có số thì phải có ngày ban hành.")
    if paper.issued_on is None and paper.year < 1900:
        raise PaperRefused("Văn bản chưa có ngày ban hành thì phải cho biết năm.")
    if paper.issued_on is not None and paper.year and paper.issued_on.year != paper.year:
        raise PaperRefused(f"Ngày ban hành không thuộc năm {paper.year} của văn bản.")
    if not kind.abbreviation and not paper.drafting_unit.strip():
        raise PaperRefused("Ký hiệu công văn phải có chữ viết tắt của đơn vị soạn thảo.")
    if paper.draft and paper.number is not None:
        raise PaperRefused("Bản dự thảo chưa được ghi số; số chỉ được cấp sau khi văn bản đã ký.")


def _refuse_wrong_parts(paper: Paper) -> None:
    kind = paper.kind_row
    if not paper.blocks:
        raise PaperRefused("Văn bản chưa có nội dung.")
    if paper.addressees and not kind.may_be_addressed:
        raise PaperRefused(f"{kind.name} không có phần “Kính gửi”.")
    if kind.must_be_addressed and not paper.addressees:
        raise PaperRefused(f"{kind.name} phải có nơi kính gửi.")
    if paper.kind == decree.DECISION:
        if not paper.authority_line.strip():
            raise PaperRefused("Quyết định phải có dòng thẩm quyền ban hành (ví dụ: GIÁM ĐỐC SỞ CÔNG THƯƠNG).")
        if not paper.bases:
            raise PaperRefused("Quyết định phải có căn cứ ban hành.")
        if not any(isinstance(block, Article) for block in paper.blocks):
            raise PaperRefused("Quyết định phải có ít nhất một điều.")
    if paper.co_signature is not None and paper.kind != decree.MINUTES:
        raise PaperRefused("Chỉ biên bản mới có hai người ký.")
    if not paper.archive.strip():
        raise PaperRefused("Nơi nhận phải có dòng “Lưu”, ví dụ: VT, VP.")


def _refuse_wrong_annexes(paper: Paper) -> None:
    for block in paper.blocks:
        refuse_wide_table(block, TEXT_WIDTH_MM)
    for annex in paper.annexes:
        for block in annex.blocks:
            refuse_wide_table(block, LYING_WIDTH_MM if annex.landscape else TEXT_WIDTH_MM)
    if paper.annexes:
        words = " ".join(texts_of(paper.blocks)).lower()
        if "phụ lục" not in words and "kèm theo" not in words:
            raise PaperRefused("Văn bản có phụ lục thì trong nội dung phải có chỗ nhắc đến phụ lục đó.")


_STORED = {
    cls.__name__: cls
    for cls in (Body, Heading, Paragraph, DashList, Article, Column, Row, Table, Annex, Signature, Paper)
}


def to_dict(paper: Paper) -> dict[str, Any]:
    """The paper as plain JSON values."""
    return _stored(paper)


def from_dict(stored: dict[str, Any]) -> Paper:
    """The paper that `to_dict` wrote."""
    paper = _restored(stored)
    if not isinstance(paper, Paper):
        raise PaperRefused("Dữ liệu lưu của văn bản không đọc được.")
    return paper


def _stored(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {item.name: _stored(getattr(value, item.name)) for item in fields(value)}
        return {"is": type(value).__name__, **named}
    if isinstance(value, date):
        return {"is": "date", "on": value.isoformat()}
    if isinstance(value, tuple | list):
        return [_stored(item) for item in value]
    return value


def _restored(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_restored(item) for item in value)
    if isinstance(value, dict):
        name = value["is"]
        if name == "date":
            return date.fromisoformat(value["on"])
        return _STORED[name](**{key: _restored(item) for key, item in value.items() if key != "is"})
    return value

"""A paper outside Nghị định 30/2020/NĐ-CP with the same blocks: receipts, registers, lists, achievement reports."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from documents import decree
from documents.content.blocks import Block, numbered, refuse_wide_table, texts_of, without_typed
from documents.content.letters import cleaned_fields, refuse_unprintable
from documents.content.refusals import refuse_impossible_dates
from documents.content.stored import stored
from documents.content.verification import Verification
from documents.decree import PaperRefused
from documents.layout import Layout, layout_for, layout_named
from documents.titles import balanced

# Letters in capitals that one line above a signature holds.
CAPTION_LETTERS = 24


@dataclass(frozen=True)
class SignatureBox:
    """One place to sign: `NGƯỜI BÁO CÁO`, the hint under it, the name under the gap."""

    caption: str
    name: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        if not self.caption.strip():
            raise PaperRefused("Chỗ ký phải ghi người ký là ai.")

    @property
    def lines(self) -> tuple[str, ...]:
        """The caption in capitals, in lines of about equal length."""
        return balanced(self.caption.upper(), CAPTION_LETTERS)


@dataclass(frozen=True)
class WorkingPaper:
    """A paper without số, kính gửi and nơi nhận.

    With `national_heading` it begins like an official paper (báo cáo thành tích), else with the body's name alone. The
    place and date are printed when `place` is given. Signature boxes stand two in a row from the left; a single one of a
    row stands at the right in the first row, in the middle below.
    """

    title: str
    body_name: str
    blocks: tuple[Block, ...]
    superior: str = ""
    subtitle: str = ""
    national_heading: bool = False
    place: str = ""
    dated_on: date | None = None
    year: int = 0
    landscape: bool = False
    signatures: tuple[SignatureBox, ...] = ()
    verification: Verification | None = None
    layout: str = ""

    def __post_init__(self) -> None:
        for name, value in cleaned_fields(self).items():
            object.__setattr__(self, name, value)
        if not self.layout:
            object.__setattr__(self, "layout", layout_for(self.superior, self.body_name).name)
        refuse_unprintable(self)
        for value, missing in ((self.title, "tên"), (self.body_name, "tên cơ quan, đơn vị lập")):
            if not value.strip():
                raise PaperRefused(f"Giấy tờ phải có {missing}.")
        if not self.blocks:
            raise PaperRefused(f"“{self.title}” chưa có nội dung.")
        if self.place.strip() and self.dated_on is None and self.year < 1900:
            raise PaperRefused("Giấy tờ chưa có ngày lập thì phải cho biết năm.")
        for block in self.blocks:
            refuse_wide_table(block, self.text_width)
        refuse_impossible_dates((self.title, self.subtitle, *texts_of(without_typed(self.blocks))))

    @property
    def measures(self) -> Layout:
        """The bộ thể thức that the paper was made with."""
        return layout_named(self.layout)

    @property
    def text_width(self) -> float:
        return self.measures.lying_text_width if self.landscape else self.measures.text_width

    @property
    def heading(self) -> str:
        return self.title.upper()

    @property
    def place_and_date(self) -> str:
        if not self.place.strip():
            return ""
        year = self.dated_on.year if self.dated_on else self.year
        return f"{self.place}, {decree.written_date(self.dated_on, year)}"

    @cached_property
    def numbered_blocks(self) -> tuple[Block, ...]:
        return tuple(numbered(self.blocks))

    @property
    def signature_rows(self) -> tuple[tuple[SignatureBox, ...], ...]:
        return tuple(self.signatures[at : at + 2] for at in range(0, len(self.signatures), 2))

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the content: equal content, equal fingerprint."""
        written = json.dumps(stored(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()

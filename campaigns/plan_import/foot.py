"""The end of the paper: recipients and the person who signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.draft import Found, Signatory, Words
from campaigns.plan_import.folding import fold, is_upper_line, squeeze
from campaigns.plan_import.frame import CAPACITY, POSITION
from campaigns.plan_import.markers import read_marker

_RECIPIENTS_HEAD = re.compile(r"^\W{0,4}noi nhan\s*:?\s*")
_SIGNED = re.compile(r"^\W*(?:da ky|ky ten|ky boi|chu ky|ky, |ky ghi ro|da ky so|ngay ky|nguoi ky|tai lieu)")
_CLOSING = re.compile(r"\./\.?$")
_NAME = re.compile(
    r"^(?:(?:ThS|TS|PGS|GS|BS|KS|CN|CKI|CKII|BSCK\w*|Thạc sĩ|Tiến sĩ|Đại tá|Thượng tá|Trung tá|Thiếu tướng)\.?\s*)*"
    r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][\w’']*(?:\s+[A-ZĐÀ-ỸƠƯĂÂÊÔ][\w’']*){1,5}$"
)
_CAPACITY_FORMS = re.compile(r"^\W*(t/m|k/t|t/l|tm|kt|tl|tuq)\b\.?\s*", re.IGNORECASE)
_SECOND_PART = re.compile(r"\s(?=PHÓ\s|KT\.|TL\.|TUQ\.)")
_SPLIT_INLINE = re.compile(r";\s*[-–+•]?\s*(?=\S)")


def read_foot(cells: Sequence[Block]) -> tuple[tuple[Words, ...], Signatory, list[Block]]:
    """Recipients as printed, the signatory, and the cells that are neither."""
    foot = _Foot()
    for cell in cells:
        foot.take(cell)
    signatory = Signatory(foot.name, foot.position, _joined(foot.capacities))
    return tuple(foot.recipients), signatory, foot.unknown


@dataclass(slots=True)
class _Foot:
    """The foot while it is read cell by cell; what a cell is, its looks decide, for columns may stand in any order."""

    recipients: list[Words] = field(default_factory=list)
    capacities: list[Words] = field(default_factory=list)
    position: Words | None = None
    name: Words | None = None
    unknown: list[Block] = field(default_factory=list)
    in_recipients: bool = False
    open_recipient: bool = False

    def take(self, cell: Block) -> None:
        text = cell.text
        if (head := _RECIPIENTS_HEAD.match(cell.folded)) is not None:
            self.in_recipients, self.open_recipient = True, False
            self.recipients.extend(_inline_recipients(cell, head.end()))
            return
        if _SIGNED.match(cell.folded) or not any(letter.isalnum() for letter in text):
            return
        marker = read_marker(text)
        bullet = marker.end if marker is not None and (marker.is_bullet or marker.kind == "number1") else 0
        if not bullet and is_upper_line(text) and _is_signing_line(text, cell.folded, self.position, self.name):
            for start, end in _parts(text):
                self._take_signing_line(cell, start, end)
        elif not bullet and self.position is not None and self.name is None and _NAME.match(squeeze(text)):
            self.name = cell.words(0, len(text))
        elif self.in_recipients:
            self._take_recipient(cell, bullet)
        else:
            self.unknown.append(cell)

    def _take_signing_line(self, cell: Block, start: int, end: int) -> None:
        part = cell.text[start:end]
        names_position = POSITION.search(fold(part)) is not None
        if CAPACITY.match(fold(part)):
            self.capacities.append(_capacity(cell, start, end))
        elif self.position is None and (names_position or not self.capacities):
            self.position = cell.words(start, end, " .,;:")
        elif self.name is None and _NAME.match(squeeze(part)):
            self.name = cell.words(start, end)
        elif self.position is not None and names_position:
            words = f"{self.position.value} {squeeze(part)}"
            self.position = Words(words, self.position.spans + cell.spans(start, end))

    def _take_recipient(self, cell: Block, bullet: int) -> None:
        if bullet or not self.open_recipient or not self.recipients:
            self.recipients.extend(_inline_recipients(cell, bullet))
        else:
            last = self.recipients[-1]
            words = squeeze(f"{last.value} {_trimmed(cell.text)}")
            self.recipients[-1] = Words(words, last.spans + cell.spans(0, len(cell.text)))
        self.open_recipient = not cell.text.rstrip().endswith((";", "."))


def _is_signing_line(text: str, folded: str, position: Words | None, name: Words | None) -> bool:
    if CAPACITY.match(folded) or POSITION.search(folded):
        return True
    return position is not None and name is None and bool(_NAME.match(squeeze(text)))


def _parts(text: str) -> list[tuple[int, int]]:
    """A line such as "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in its two parts."""
    cuts = [0, *(match.end() for match in _SECOND_PART.finditer(text) if match.start() > 3)]
    if not CAPACITY.match(fold(text)):
        cuts = [0]
    return [(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _capacity(cell: Block, start: int, end: int) -> Words:
    printed = squeeze(cell.text[start:end]).strip(" ,;:")
    form = _CAPACITY_FORMS.match(printed)
    if form is not None:
        printed = f"{form.group(1).upper().replace('/', '')}. {printed[form.end() :]}"
    return cell.find(printed, start, end)


def _joined(capacities: list[Words]) -> Words | None:
    """Two capacities ("TM. UBND", "KT. CHỦ TỊCH") are one value, in the order printed."""
    if not capacities:
        return None
    return Found("; ".join(part.value for part in capacities), tuple(s for part in capacities for s in part.spans))


def _inline_recipients(cell: Block, start: int) -> list[Words]:
    """One recipient, or several that stand on one line parted by semicolons."""
    found = []
    position = start
    for match in _SPLIT_INLINE.finditer(cell.text, start):
        found.append(cell.words(position, match.start(), " -–+•;"))
        position = match.end()
    found.append(cell.words(position, len(_CLOSING.sub("", cell.text)), " -–+•;."))
    return [recipient for recipient in found if recipient is not None]


def _trimmed(text: str) -> str:
    return text.strip(" ;.")

"""The end of the paper: recipients and the person who signs."""

import re
from collections.abc import Sequence

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
    recipients: list[Words] = []
    capacities: list[Words] = []
    position: Words | None = None
    name: Words | None = None
    unknown: list[Block] = []
    in_recipients = False
    open_recipient = False
    for cell in cells:
        text, folded = cell.text, cell.folded
        head = _RECIPIENTS_HEAD.match(folded)
        if head is not None:
            in_recipients, open_recipient = True, False
            recipients.extend(_inline_recipients(cell, head.end()))
            continue
        if _SIGNED.match(folded) or not any(letter.isalnum() for letter in text):
            continue
        marker = read_marker(text)
        bulleted = marker is not None and (marker.is_bullet or marker.kind == "number1")
        if not bulleted and is_upper_line(text) and _is_signing_line(text, folded, position, name):
            for start, end in _parts(text):
                part = text[start:end]
                if CAPACITY.match(fold(part)):
                    capacities.append(_capacity(cell, start, end))
                elif (position is None and POSITION.search(fold(part))) or (position is None and not capacities):
                    position = cell.words(start, end, " .,;:")
                elif name is None and _NAME.match(squeeze(part)):
                    name = cell.words(start, end)
                elif position is not None and POSITION.search(fold(part)):
                    position = Words(f"{position.value} {squeeze(part)}", position.spans + cell.spans(start, end))
            continue
        if not bulleted and position is not None and name is None and _NAME.match(squeeze(text)):
            name = cell.words(0, len(text))
            continue
        if in_recipients and (bulleted or text):
            start = marker.end if bulleted and marker is not None else 0
            if bulleted or not open_recipient or not recipients:
                recipients.extend(_inline_recipients(cell, start))
            else:
                last = recipients[-1]
                recipients[-1] = Words(
                    squeeze(f"{last.value} {_trimmed(text)}"), last.spans + cell.spans(0, len(text))
                )
            open_recipient = not text.rstrip().endswith((";", "."))
            continue
        unknown.append(cell)
    capacity = _joined(capacities)
    return tuple(recipients), Signatory(name, position, capacity), unknown


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

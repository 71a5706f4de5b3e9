"""Dates by which something must be done: "trước ngày 20/6/2021", "chậm nhất ngày …", "đến hết ngày …"."""

import datetime
import re
from dataclasses import dataclass

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.dates import Mention
from campaigns.plan_import.sentences import sentences

BEFORE, BY = "before", "by"
REPORT, WRAP_UP = "report", "wrap_up"

_HOUR = r"(?:luc\s+)?\d{1,2}\s*(?:h|g|gio)\s*(?:\d{2})?\s*(?:phut)?\s*,?\s*(?:[a-z]+ )?(?:cua\s+)?"
_BEFORE_CUE = re.compile(r"\btruoc\s*(?:thoi (?:diem|han)\s*)?(?:ngay\s*)?(?:\(\s*)?$")
_BY_CUE = re.compile(
    rf"\b(?:truoc\s+{_HOUR}(?:ngay\s*)?"
    r"|truoc\s+(?:hoac|va)\s+trong\s+(?:ngay\s*)?"
    rf"|(?:cham nhat|muon nhat|tre nhat|den het|khong qua|khong muon hon|khong cham hon|khong tre hon|khong sau|het|han cuoi|han chot"
    rf"|han gui|han nop|dinh ky|thoi han|han|vao|trong|xong|den|toi|thoi gian)"
    rf"\s*(?:la|vao|trong|den|het|gui|nop|bao cao|toi|[:\s])*(?:{_HOUR})?(?:het\s+)?(?:ngay\s*)?)$"
)
_DAY_WORD = re.compile(r"(?<!so )(?<!sau )\b(?:ngay|:)\s*$")
# "đợt 1 – 15/6/2023": nothing but a dash between the phase and its date.
_DASH = re.compile(r"\s*[-(]\s*(?:ngay\s*)?")
# "trước ngày 20/6 và 10/12/2021": the second date has the limit of the first.
_SAME_LIMIT = re.compile(r"[\s)]*(?:\([^()]*\)\s*)?[,;]?\s*(?:va\s+|hoac\s+)?(?:ngay\s*)?")
# "Trước ngày 15/6 các đơn vị gửi báo cáo đợt 1": nothing but words of the limit before the date, the verb behind it.
_LEADING = re.compile(
    r"(?:\W|\d|\b(?:va|truoc|cham|muon|tre|nhat|den|het|vao|trong|ngay|dinh|ky|la|khong|qua|gio|h|thang|nam)\b)*"
)
_VERB_BEHIND = re.compile(r"(?:(?!\bhoan thanh\b|\bto chuc\b)[^.;]){0,60}?\b(?:gui|nop|bao cao)\b")
_REPORT = re.compile(r"\bbao cao(?! vien)|\bgui\b|\bnop\b")
_WRAP_UP = re.compile(r"\b(?:tong ket|so ket|so, tong ket|be mac)\b")
_REPORT_OF = re.compile(r"\bbao cao[a-z ]{0,30}$|\bbao cao so ket[^.;]{0,60}(?:,|\bva)\s*$")
PHASE_REFERENCE = re.compile(
    r"\b(?:đợt|giai đoạn)(?:\s+thi\s+đua)?(?:\s+cao\s+điểm)?\s*(?:(?:thứ\s+)?(?P<ord>\d{1,2}|[ivx]{1,4}|nhất"
    r"|một|hai|nhì|ba|tư|bốn|sáu|bảy|tám)"
    r"|thứ\s+(?P<fifth>năm))\b",
    re.IGNORECASE,
)
_QUARTER_REFERENCE = re.compile(r"\bquý\s+(?P<ord>IV|I{1,3}|[1-4])\b")
_AFTER = re.compile(
    r"\s*(?:\(|đối với\s+|cho\s+|của\s+)\s*(?:đối với\s+|cho\s+)?(?:báo cáo\s+)?(?=(?:đợt|giai đoạn|quý)\b)",
    re.IGNORECASE,
)
_FIRST_HALF = re.compile(r"\b(?:so ket|dot dau|0?6 thang dau nam|sau thang dau nam|giua nam)\b")
_WHOLE_YEAR = re.compile(r"\b(?:tong ket|ca nam|cuoi nam)\b")
RECURRING = re.compile(
    r"(?P<cue>truoc|cham nhat|muon nhat|den het"
    r"|vao)\s+(?:la\s+)?(?:ngay\s+)?(?P<day>\d{1,2})\s+(?:cua\s+)?thang cuoi\s+(?:cua\s+)?"
    r"(?:moi\s+|tung\s+|cac\s+|hang\s+)?(?:quy|dot|giai doan|ky)\b"
)
_ORDINAL_WORDS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
}
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """`phase` is the ordinal the text names, `hint` "first" or "last" when it says sơ kết or tổng kết."""

    block: Block
    mention: Mention
    kind: str
    bound: str
    phase: int | None
    hint: str | None

    def day(self, year: int | None) -> datetime.date | None:
        mention = self.mention.in_year(year)
        if self.bound == BEFORE and not mention.is_day and mention.side is None:
            return mention.first
        return mention.last


def ordinal_of(match: re.Match[str]) -> int | None:
    word = next((group.lower() for group in match.groups() if group), "")
    if word.isdigit():
        return int(word) or None
    return _ORDINAL_WORDS.get(word) or _ROMAN.get(word)


def bound_before(folded: str, mention: Mention) -> str | None:
    """The bound named by the words just before a date, or None when none of them sets a limit."""
    before = folded[max(mention.start - 60, 0) : mention.start]
    if _BY_CUE.search(before):
        return BY
    if _BEFORE_CUE.search(before):
        return BEFORE
    return BY if mention.side in ("cuoi", "het") else None


def find_deadlines(block: Block, start: int, end: int, context: Context) -> list[Deadline]:
    """Deadlines for reports and for wrapping up stated between start and end."""
    if not context.mentions_in(block, start, end):
        return []
    found = []
    for sentence_start, sentence_end in sentences(block.text, start, end):
        position = sentence_start
        previous: Deadline | None = None
        for mention in context.mentions_in(block, sentence_start, sentence_end):
            deadline, after = _deadline_of(mention, block, sentence_start, position, sentence_end, previous)
            if deadline is not None:
                found.append(deadline)
                previous, position = deadline, after
    return found


def _deadline_of(
    mention: Mention, block: Block, start: int, position: int, end: int, previous: Deadline | None
) -> tuple[Deadline | None, int]:
    """The deadline that a date of a sentence sets, and where the words of the next one begin.

    `position` is where the words of the deadline before it ended.
    """
    text, folded = block.text, block.folded
    kind, bound = _kind(folded, start, mention.start), bound_before(folded, mention)
    if bound is None and previous is not None and _SAME_LIMIT.fullmatch(folded, position, mention.start):
        kind, bound = previous.kind, previous.bound
    if bound is None and kind == REPORT and mention.is_day:
        bound = _bound_of_phase(block, position, mention)
    behind = _named_behind(block, start, mention, end) if bound is not None else None
    if behind is not None:
        return Deadline(block, mention, REPORT, bound or BY, behind[0], None), behind[1]
    if bound is None or kind is None:
        return None, position
    phase, after = _phase(text, position, mention, end)
    hint = _hint(folded, position, mention.start) if phase is None else None
    return Deadline(block, mention, kind, bound, phase, hint), after


def _bound_of_phase(block: Block, position: int, mention: Mention) -> str | None:
    """ "đợt 1 ngày 15/6", "đợt 1 – 15/6": the date alone is the limit of the phase named before it."""
    last = None
    for match in PHASE_REFERENCE.finditer(block.text, position, mention.start):
        last = match
    if last is None:
        return None
    is_limit = _DAY_WORD.search(block.folded, max(mention.start - 12, 0), mention.start) or _DASH.fullmatch(
        block.folded, last.end(), mention.start
    )
    return BY if is_limit else None


def _named_behind(block: Block, start: int, mention: Mention, end: int) -> tuple[int | None, int] | None:
    """The phase that is named behind a date which leads its clause, and where it is named; None when no report follows."""
    folded = block.folded
    clause = max(folded.rfind(";", start, mention.start) + 1, start)
    if not _LEADING.fullmatch(folded, clause, mention.start):
        return None
    stop = folded.find(";", mention.end, end)
    stop = end if stop < 0 else stop
    if not _VERB_BEHIND.match(folded, mention.end, stop):
        return None
    named = PHASE_REFERENCE.search(block.text, mention.end, stop)
    return (ordinal_of(named), named.end()) if named is not None else (None, mention.end)


def _kind(folded: str, start: int, end: int) -> str | None:
    """What the last verb before the date speaks of: a report, or the wrapping up itself."""
    report = max((match.start() for match in _REPORT.finditer(folded, start, end)), default=-1)
    wrap_up = -1
    for match in _WRAP_UP.finditer(folded, start, end):
        if not _REPORT_OF.search(folded, max(match.start() - 90, start), match.start()):
            wrap_up = match.start()
    if report < 0 and wrap_up < 0:
        return None
    return REPORT if report > wrap_up else WRAP_UP


def _phase(text: str, start: int, mention: Mention, end: int) -> tuple[int | None, int]:
    """The phase named right after the date in brackets, else the last one named before it."""
    after = _AFTER.match(text, mention.end, end)
    if after is not None:
        named = PHASE_REFERENCE.match(text, after.end(), end) or _QUARTER_REFERENCE.match(text, after.end(), end)
        if named is not None:
            return ordinal_of(named), named.end()
    last = None
    for match in PHASE_REFERENCE.finditer(text, start, mention.start):
        last = match
    if last is None:
        for match in _QUARTER_REFERENCE.finditer(text, start, mention.start):
            last = match
    return (ordinal_of(last) if last is not None else None), mention.end


def _hint(folded: str, start: int, end: int) -> str | None:
    if _FIRST_HALF.search(folded, start, end):
        return "first"
    return "last" if _WHOLE_YEAR.search(folded, start, end) else None

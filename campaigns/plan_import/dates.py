"""Dates as Vietnamese plans write them, day first: 31/12/2021, 01 tháng 7 năm 2021, đầu năm, hết quý III.

A mention is an interval (first day, last day): a day, a month, a quarter, a half or a whole year. A date without a year
takes it from the other end of its "từ … đến …", then from the year given by the caller; without any it stays unknown.
"""

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SIDE = r"(?P<side>(?:ngay\s+)?(?:dau(?:\s+tien)?|cuoi(?:\s+cung)?)(?:\s+cua)?|giua|het|tron)\s+"
# Months in words stand with their year; without it "6 tháng một lần" would be January.
_MONTH_NAME = (
    r"gieng|tu|chap|(?:muoi\s+mot|muoi\s+hai|muoi|mot|hai|ba|nam|sau|bay|tam|chin)(?=\s*,?\s*nam\s+(?:19|20)\d\d)"
)
_YEAR = r"(?:\s*,?\s*(?:nam\s+|/\s*)(?P<{0}>(?:19|20)\d\d|1[0-8]\d\d)(?!\d))"
_MENTION = re.compile(
    rf"""
      (?<![\d/.,])(?P<d1>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m1>\d{{1,2}})\s?(?P=sep)\s?(?P<y1>[12]\d{{3}}|2\d)(?![\d]|/[\da-z])
    | (?<![\d/.,])(?:mong\s+)?(?P<d2>\d{{1,2}})\s+thang\s+(?P<m2>\d{{1,2}}|{_MONTH_NAME})(?!\d){_YEAR.format("y2")}?
    | (?<![\d/.,])(?P<m9>1[0-2]|0?[1-9])/(?P<y9>(?:19|20)\d\d)(?![\d/-])
    | (?<![\d/.,])(?P<d3>\d{{1,2}})/(?P<m3>\d{{1,2}})(?![\d/%]|,\d|\.\d)
    | ngay\s+(?P<d4>\d{{1,2}})(?=\s*(?:-|den|toi)\s*(?:het\s+)?(?:ngay\s+)?\d{{1,2}}\s*(?:/|thang))
    | \b(?:{_SIDE})?(?P<word5>thang)\s+(?P<m5>1[0-2]|0?[1-9]|{_MONTH_NAME})(?!\d|/\d{{1,2}}(?!\d)){_YEAR.format("y5")}?
    | \b(?:{_SIDE.replace("side", "side2")})?(?P<word6>quy)\s+(?P<q>iv|i{{1,3}}|[1-4])\b{_YEAR.format("y6")}?
    | \b(?P<half>0?6|sau)\s+thang\s+(?P<which>dau|cuoi)\s+nam(?:\s+(?P<y7>(?:19|20)\d\d)(?!\d))?
    | \b(?:{_SIDE.replace("side", "side3")}|(?P<side4>ket\s+thuc)\s+)nam(?:\s+(?P<y8>(?:19|20)\d\d)(?!\d))?\b
    """,
    re.VERBOSE,
)
_MONTH_WORDS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_SPELLINGS = frozenset(
    {"đầu", "giữa", "cuối", "hết", "trọn", "tháng", "quý", "qúy", "ngày", "tiên", "cùng", "của", "kết", "thúc"}
)
# Two digits mean this decade; "03/02/30" is as likely 1930 and stays unread.
_CENTURY = 2000
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_JOIN = re.compile(
    r"^\s*[,:]?\s*(?:cho\s+|keo dai\s+)?(?:den|toi|->|-|→|ket thuc(?: vao)?|va ket thuc(?: vao)?)\s*(?:het|truoc"
    r"|khi|vao|\s)*"
    r"(?:ngay\s+)?\s*(?:het\s+)?$"
)
_SHORT_CUE = re.compile(
    r"(?:ngay|truoc|den|toi|tu|het|nhat|vao|han|qua|va|hoac|[(\-;:,])\s*(?:la\s+|het\s+|ngay\s+|vao\s+)*$"
)
_MONTH_CUE = re.compile(r"(?:\b(?:tu|den|toi|het|truoc|trong|vao|qua)|[-→(:])\s*$")
# "Đợt cuối năm" is the name of a phase and says no date.
_PHASE_WORD = re.compile(r"\b(?:dot|giai doan)(?:\s+thi\s+dua)?\s+$")
_AND = re.compile(r"\s*(?:va|,|&|\+)\s*$")
# "Quốc khánh 2/9": after the name of a feast a day and a month are a date, elsewhere they may be a fraction.
_FEAST_CUE = re.compile(r"\b(?:chao mung|ky niem|mung|quoc khanh|giai phong|quoc te|ngay)\b[^.;]{0,80}$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One date in a text. `first` and `last` are None until the year is known or when no such date can be."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    side: str | None = None
    year_is_printed: bool = False

    @property
    def is_day(self) -> bool:
        return self.day is not None

    @property
    def is_impossible(self) -> bool:
        """A day that its month does not have, or a month that no year has."""
        if self.month is not None and not 1 <= self.month <= 12:
            return True
        if self.day is None or self.month is None:
            return False
        if self.day < 1:
            return True
        if self.year is None:
            return self.day > calendar.monthrange(2000, self.month)[1]
        return self.day > calendar.monthrange(self.year, self.month)[1]

    @property
    def repaired(self) -> datetime.date | None:
        """The last day of the month for a day beyond it; None when the month itself is wrong or the day is 0."""
        if self.year is None or self.month is None or not 1 <= self.month <= 12 or self.day is None or self.day < 1:
            return None
        return datetime.date(self.year, self.month, min(self.day, calendar.monthrange(self.year, self.month)[1]))

    @property
    def first(self) -> datetime.date | None:
        return self._edge(from_start=self.side not in ("cuoi", "het"))

    @property
    def last(self) -> datetime.date | None:
        return self._edge(from_start=self.side == "dau")

    def _edge(self, *, from_start: bool) -> datetime.date | None:
        """The day itself; without one the first day of its months, or the last."""
        if self.year is None:
            return None
        if self.day is not None:
            return self.repaired
        month = 1 if self.month is None else self.month
        last_month = 12 if self.month is None else (self.last_month or month)
        if self.is_impossible:
            return None
        if self.side == "giua":
            return self._middle(month, last_month)
        return datetime.date(self.year, month, 1) if from_start else _month_end(self.year, last_month)

    def _middle(self, month: int, last_month: int) -> datetime.date:
        # Bộ luật Dân sự 2015, Điều 146: giữa tháng là ngày 15, giữa năm là ngày cuối tháng 6.
        assert self.year is not None
        if month == last_month:
            return datetime.date(self.year, month, 15)
        return _month_end(self.year, 6) if last_month - month == 11 else datetime.date(self.year, month + 1, 15)

    def in_year(self, year: int | None) -> "Mention":
        """The same mention with a year that stood elsewhere; a printed year stays."""
        return self if self.year is not None or year is None else replace(self, year=year)


@dataclass(frozen=True, slots=True)
class Period:
    """Two mentions joined by "từ … đến …" or a dash."""

    opening: Mention | None
    closing: Mention | None
    start: int
    end: int


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def find_mentions(text: str, folded: str) -> list[Mention]:
    """All dates of a text in order; those joined as a range share the year printed on the later one."""
    mentions = [
        mention
        for match in _MENTION.finditer(folded)
        if _is_spelt_so(match, text) and (mention := _mention_of(match, folded)) is not None
    ]
    for index in range(len(mentions) - 2, -1, -1):
        here, there = mentions[index], mentions[index + 1]
        if not is_joined(folded, here, there):
            continue
        if here.month is None and here.day is not None and here.side is None:
            here = replace(here, month=there.month)
        mentions[index] = _carry_year(here, there)
    return [mention for mention in mentions if mention.day is None or mention.month is not None]


def is_joined(folded: str, here: Mention, there: Mention) -> bool:
    return there.start - here.end <= 40 and bool(_JOIN.match(folded[here.end : there.start]))


def _carry_year(here: Mention, there: Mention) -> Mention:
    if here.year is not None or there.year is None:
        return here
    carried = here.in_year(there.year)
    opening, closing = carried.first, there.last
    if opening is not None and closing is not None and opening > closing:
        return here.in_year(there.year - 1)
    return carried


def _is_spelt_so(match: re.Match[str], text: str) -> bool:
    """Folding makes "phấn đấu năm" look like "đầu năm": the words themselves decide."""
    return all(
        word in _SPELLINGS
        for group in ("side", "side2", "side3", "side4", "word5", "word6")
        if match.start(group) >= 0
        for word in text[match.start(group) : match.end(group)].lower().split()
    )


def _mention_of(match: re.Match[str], folded: str) -> Mention | None:
    group = match.group
    start, end = match.span()
    if group("y1"):
        return _day(start, end, group("d1"), group("m1"), group("y1"))
    if group("d2"):
        return _day(start, end, group("d2"), group("m2"), group("y2"))
    if group("m9"):
        numbered = int(group("m9"))
        cue = _MONTH_CUE.search(folded, max(start - 12, 0), start)
        return Mention(start, end, int(group("y9")), numbered, None, numbered, None, True) if cue else None
    if group("d3"):
        plausible = int(group("d3")) <= 31 and 1 <= int(group("m3")) <= 12
        cue = _SHORT_CUE.search(folded, max(start - 24, 0), start) or _FEAST_CUE.search(
            folded, max(start - 90, 0), start
        )
        return _day(start, end, group("d3"), group("m3"), None) if plausible and cue else None
    if group("d4"):
        return Mention(match.start("d4"), end, None, day=int(group("d4")))
    if group("m5"):
        month = _month(group("m5"))
        year = _int(group("y5"))
        if not 1 <= month <= 12:
            return None
        return Mention(start, end, year, month, None, month, _side(group("side")), year is not None)
    if group("q"):
        quarter = _QUARTERS[group("q")]
        year = _int(group("y6"))
        return Mention(start, end, year, 3 * quarter - 2, None, 3 * quarter, _side(group("side2")), year is not None)
    if group("which"):
        year = _int(group("y7"))
        first, last = (1, 6) if group("which") == "dau" else (7, 12)
        return Mention(start, end, year, first, None, last, None, year is not None)
    if _PHASE_WORD.search(folded, max(start - 24, 0), start):
        return None
    year = _int(group("y8"))
    return Mention(start, end, year, 1, None, 12, _side(group("side3")) or "het", year is not None)


def _side(words: str | None) -> str | None:
    """ "ngày cuối cùng của" and "cuối" name one side."""
    return words.removeprefix("ngay").split()[0] if words else None


def _day(start: int, end: int, day: str, month: str, year: str | None) -> Mention:
    printed = _int(year)
    whole = printed + _CENTURY if printed is not None and printed < 100 else printed
    return Mention(start, end, whole, _month(month), int(day), None, None, year is not None)


def _month(word: str) -> int:
    return _MONTH_WORDS.get(" ".join(word.split())) or int(word)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


_FROM = re.compile(r"\b(?:tu|bat dau(?: tu)?|phat dong(?: tu)?|ke tu)\s*(?:ngay\s+|vao ngay\s+|vao\s+)?$")
_UNTIL = re.compile(r"\b(?:den|toi|ket thuc(?: vao)?)\s*(?:het\s+|truoc\s+|cuoi\s+)?(?:ngay\s+)?$")
_NOW = re.compile(
    r"\btu\s+(?:nay|khi ban hanh(?: ke hoach(?: nay)?)?|ngay (?:ban hanh"
    r"|ky)(?: ke hoach(?: nay)?)?)\s*(?:cho\s+)?(?:den|toi)"
)


# "chào mừng 30/4 - 1/5": the days of a feast are no period.
_FEAST_DAYS = re.compile(r"\b(?:chao mung|ky niem|mung)\b[^.;()]{0,60}$")


def find_period(folded: str, inside: Sequence[Mention]) -> Period | None:
    """The first period printed by these mentions: a range, a month or longer, or one end of a range alone."""
    for index, here in enumerate(inside):
        before = folded[max(here.start - 30, 0) : here.start]
        following = inside[index + 1] if index + 1 < len(inside) else None
        if following is not None and is_joined(folded, here, following):
            if _FROM.search(before):
                return Period(here, following, here.start, following.end)
            is_feast = not following.year_is_printed and _FEAST_DAYS.search(folded, max(here.start - 80, 0), here.start)
            if not is_feast and _is_one_stretch(here, following):
                return Period(here, following, here.start, following.end)
            continue
        if _FROM.search(before):
            return Period(here, None, here.start, here.end)
        if _UNTIL.search(before):
            return Period(None, here, here.start, here.end)
        if not here.is_day and here.side is None:
            last = _last_of_list(folded, inside[index:])
            return Period(here, last, here.start, last.end)
    return None


def _last_of_list(folded: str, months: Sequence[Mention]) -> Mention:
    """ "Quý I và quý II" is one period: the last of the months or quarters that follow each other."""
    last = months[0]
    for there in months[1:]:
        follows = there.month is not None and last.last_month is not None and there.month == last.last_month + 1
        if there.is_day or there.side is not None or not follows or not _AND.fullmatch(folded, last.end, there.start):
            break
        last = there
    return last


def starts_now(folded: str, period: Period) -> bool:
    """Whether the period begins with the plan itself: "từ nay đến …"."""
    return period.opening is None and bool(_NOW.search(folded[max(period.start - 60, 0) : period.start]))


def _is_one_stretch(here: Mention, there: Mention) -> bool:
    """A dash between two dates is a period when it runs forward for less than two years; else an anniversary."""
    opening, closing = here.in_year(2000).first, there.in_year(2000).last
    if here.year is None or there.year is None:
        return here.year == there.year and opening is not None and closing is not None and opening < closing
    opening, closing = here.first, there.last
    return opening is not None and closing is not None and opening < closing and (closing - opening).days < 731

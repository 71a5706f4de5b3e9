"""What Nghị định 30/2020/NĐ-CP fixes in words: kinds of papers, their abbreviations, written numbers and dates.

Nothing here knows of fonts or millimetres (see `layout`) nor of one particular paper (see `content`).
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from core.errors import RuleBroken

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

# A gap wide enough for a hand to write the number or the day in; no-break spaces survive HTML and Word alike.
NUMBER_GAP = "\u00a0" * 6
DAY_GAP = "\u00a0" * 6
MONTH_GAP = "\u00a0" * 5


class PaperRefused(RuleBroken, ValueError):
    """A paper that the decree forbids; the message is one Vietnamese sentence that a person can act on."""


@dataclass(frozen=True)
class PaperKind:
    """One kind of administrative paper (Phụ lục III) with the template (mẫu) that it follows."""

    code: str
    name: str
    abbreviation: str
    template: str
    may_be_addressed: bool = False
    must_be_addressed: bool = False
    # Minutes bear a number but no place and date, and two signatures side by side (Mẫu 1.9).
    is_dated: bool = True
    has_two_signatures: bool = False
    # Quyền hạn that may stand before the signatory's post on this kind.
    authorities: tuple[str, ...] = ("", "TM", "KT", "TL", "TUQ", "Q")

    @property
    def heading(self) -> str:
        return self.name.upper()

    @property
    def is_letter(self) -> bool:
        """A công văn: no name of its kind, no abbreviation, its trích yếu stands under the number."""
        return not self.abbreviation


DECISION, REPORT, SUBMISSION_LETTER, PLAN, NOTICE, MINUTES, LETTER = "QĐ", "BC", "TTr", "KH", "TB", "BB", "congvan"
INVITATION = "GM"

# Phụ lục III of the decree; công văn has no abbreviation: its ký hiệu names the body and the drafting unit.
_PLAIN_KINDS = {
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "TC": "Thông cáo",
    "CT": "Chỉ thị",
    "NQ": "Nghị quyết",
}
KINDS: dict[str, PaperKind] = {
    DECISION: PaperKind(DECISION, "Quyết định", "QĐ", "1.2", authorities=("", "TM", "KT", "Q", "TUQ")),
    REPORT: PaperKind(REPORT, "Báo cáo", "BC", "1.4", may_be_addressed=True),
    SUBMISSION_LETTER: PaperKind(
        SUBMISSION_LETTER, "Tờ trình", "TTr", "1.4", may_be_addressed=True, must_be_addressed=True
    ),
    INVITATION: PaperKind(INVITATION, "Giấy mời", "GM", "1.7"),
    MINUTES: PaperKind(
        MINUTES, "Biên bản", "BB", "1.9", is_dated=False, has_two_signatures=True, authorities=("", "TM")
    ),
    LETTER: PaperKind(LETTER, "Công văn", "", "1.5", may_be_addressed=True, must_be_addressed=True),
    **{code: PaperKind(code, name, code, "1.4") for code, name in _PLAIN_KINDS.items()},
}


def kind_of(code: str) -> PaperKind:
    """The kind with this code; refuses a code that the decree does not know."""
    if code == "CV":
        raise PaperRefused("Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo.")
    if code not in KINDS:
        raise PaperRefused(f"Không có loại văn bản “{code}” trong Nghị định 30/2020/NĐ-CP.")
    return KINDS[code]


def written_number(number: int | None) -> str:
    """The number as the decree prints it: `05`, `123`; a gap for the hand while there is none."""
    return NUMBER_GAP if number is None else f"{number:02d}"


def written_date(on: date | None, year: int) -> str:
    """`ngày 05 tháng 3 năm 2021`: days below ten and months 1 and 2 carry a zero (Phụ lục I, mục II.4)."""
    if on is None:
        return f"ngày{DAY_GAP}tháng{MONTH_GAP}năm {year}"
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def figure_date(on: date) -> str:
    """`05/02/2021`, `12/5/2021`: a date in figures inside a paper, with the zeros of `written_date`."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"{on.day:02d}/{month}/{on.year}"


def superior_name(superior: str) -> str:
    """A letterhead inside a sentence: UBND TỈNH HÀ TĨNH → UBND tỉnh Hà Tĩnh; what is not in capitals stays as it is."""
    if not superior.isupper():
        return superior
    words = superior.split()
    common = {"TỈNH": "tỉnh", "THÀNH": "thành", "PHỐ": "phố", "HUYỆN": "huyện", "XÃ": "xã", "THỊ": "thị"}
    return " ".join(word if word in ("UBND", "HĐND") else common.get(word, word.capitalize()) for word in words)


def written_time(at: datetime | None, year: int, on: date | None = None) -> str:
    """`08 giờ 00, ngày 01 tháng 7 năm 2021` by the clock on the wall; gaps for the hand while there is none, the day where
    it alone is known."""
    if at is None:
        return f"{DAY_GAP}giờ{DAY_GAP}, {written_date(on, year)}"
    here = timezone.localtime(at) if timezone.is_aware(at) else at
    return f"{here.hour:02d} giờ {here.minute:02d}, {written_date(here.date(), here.year)}"


def roman(number: int) -> str:
    """I, II, III, … for headings and annexes."""
    parts = (
        *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
        *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    )
    written = ""
    for value, digits in parts:
        written += digits * (number // value)
        number %= value
    return written


# The decree orders points by the Vietnamese alphabet (… d, đ, e, g, h, i, k, l …).
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


def point_label(number: int, points: int) -> str:
    """a, b, c, d, đ, e, g …: the letter of a point, counted from 1; its number where there are more points than letters."""
    return POINT_LETTERS[number - 1] if points <= len(POINT_LETTERS) else str(number)


_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
# Neither inside a longer number nor before the letters of a ký hiệu (15/13/2021/KH).
_BEGINS, _ENDS = r"(?<![\d/.])", r"(?![\d/]|-[^\W\d])"
_MONTH = r"(?P<month>\d{1,2})"
_WRITTEN_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEGINS}{_DAY}\s?/\s?{_MONTH}\s?/\s?{_YEAR}{_ENDS}",
        rf"{_BEGINS}{_DAY}/{_MONTH}\s+năm\s+{_YEAR}",
        # With dots or dashes only a year of our times tells a date from a version or a telephone number.
        rf"(?<![\d/.-]){_DAY}\s?(?P<sign>[.–-])\s?{_MONTH}\s?(?P=sign)\s?(?P<year>(?:19|20)\d{{2}}){_ENDS}",
        rf"(?<!\d)(?:ngày\s+)?{_DAY}\s+tháng\s+{_MONTH}\s+năm\s+{_YEAR}",
        # Without a year, or with two figures of one, only the word tells a date; 29/2 may exist.
        rf"ngày\s+{_DAY}\s?/\s?{_MONTH}(?:/\d\d)?(?![\d/-])",
        # `ngày 20-22 tháng 6` is two days.
        rf"ngày\s+{_DAY}\s?[.–-]\s?(?P<month>0?[1-9]|1[0-2])(?:[.-]\d\d)?(?![\d/-])(?!\.\d|\s+tháng)",
        rf"ngày\s+{_DAY}\s+tháng\s+{_MONTH}(?!\d)(?!\s+năm\s+\d)",
    )
)
_WRITTEN_MONTH = re.compile(rf"tháng\s+{_MONTH}(?:\s*/\s*|\s+năm\s+){_YEAR}{_ENDS}", re.IGNORECASE)
_SOME_LEAP_YEAR = 2000


def impossible_date(text: str) -> str | None:
    """One of the dates in the text that no calendar has; None when all exist."""
    return next(impossible_dates(text), None)


def impossible_dates(text: str) -> Iterator[str]:
    """The dates in the text that no calendar has (31/6/2021), as they were written."""
    for pattern in _WRITTEN_DATES:
        for found in pattern.finditer(text):
            year = int(found.groupdict().get("year") or _SOME_LEAP_YEAR)
            if not exists(int(found["day"]), int(found["month"]), year):
                yield found.group(0)
    for found in _WRITTEN_MONTH.finditer(text):
        if not 1 <= int(found["month"]) <= 12:
            yield found.group(0)


def exists(day: int, month: int, year: int = _SOME_LEAP_YEAR) -> bool:
    """Whether a calendar has the day; without a year 29/2 may exist."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(year, 1), month)[1]


_ACT_OF_PARLIAMENT = re.compile(r"^(căn cứ\s+)?(bộ luật|luật|pháp lệnh)\b", re.IGNORECASE)
_NUMBER_OF_ACT = re.compile(r"\bsố\s+\d+/\d{4}/(QH|UBTVQH)\d+|\d+/\d{4}/(QH|UBTVQH)\d+")


def number_of_act(basis: str) -> str | None:
    """The number that a căn cứ gives to a Luật or Pháp lệnh, which the decree wants without one (Phụ lục I, mục II.6)."""
    if not _ACT_OF_PARLIAMENT.match(basis.strip()):
        return None
    found = _NUMBER_OF_ACT.search(basis)
    return found.group(0) if found else None

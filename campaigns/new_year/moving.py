"""The rule: the same day and month so many years later, 29/2 becomes 28/2 where there is none; words and occasions follow."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from campaigns.new_year.draft import OccasionDraft

# Anniversaries that a plan celebrates because of their number.
ROUND = 5
_DAY = timedelta(days=1)
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
# "năm 2021", not "năm 2021-2025".
_YEAR = re.compile(
    r"(?P<compared>so với (?:cùng kỳ )?)?(?P<word>\bnăm )(?P<year>\d{4})(?!\d|\s*[-–—/]\s*\d)", re.IGNORECASE
)
# "20/6/2021", "20/6", "ngày 20 tháng 6 năm 2021".
_DATE = re.compile(
    r"(?<![\d/-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])"
    r"|(?<=\bngày )(?P<day_said>\d{1,2}) tháng (?P<month_said>\d{1,2})(?: năm (?P<year_said>\d{4}))?"
)
_SPAN = re.compile(r"\b\d{4}\s*[-–—]\s*\d{4}\b")
_COMPARED = re.compile(r"so với (?:cùng kỳ )?năm \d{4}", re.IGNORECASE)


def years_later(day: date, years: int) -> date:
    """The same day and month; 29/2 becomes 28/2 where there is none."""
    year = day.year + years
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def last_day_later(day: date, years: int) -> date:
    """The last day of a phase: the end of February stays its end, so that no 29/2 falls between two phases."""
    following = day + _DAY
    return years_later(following, years) - _DAY if following.day == 1 else years_later(day, years)


def lunar_name(year: int) -> str:
    """2021 is Tân Sửu."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def words_later(text: str, year: int, years: int, *, also: Iterable[int] = ()) -> str:
    """ "năm 2021" and the year after it become later, "so với năm 2020" too; spans ("2021-2025") and other years stay.

    `also` are more years to move: the base year of a target. The lunar name of the year follows.
    """
    moving = {year, year + 1, *also}

    def later(found: re.Match[str]) -> str:
        named = int(found["year"])
        if named in moving or (named == year - 1 and found["compared"]):
            return f"{found['compared'] or ''}{found['word']}{named + years}"
        return found[0]

    return _YEAR.sub(later, text).replace(lunar_name(year), lunar_name(year + years))


def sentence_later(text: str, year: int, years: int, moved: Mapping[date, date]) -> str:
    """`words_later`, and dates of the text that are among `moved` become what they are moved to; any other date stays. A
    date without a year is one of `year`."""
    said, end = [], 0
    for found in _DATE.finditer(text):
        said += [words_later(text[end : found.start()], year, years), _date_moved(found, year, moved)]
        end = found.end()
    return "".join((*said, words_later(text[end:], year, years)))


def days_named(text: str, year: int) -> set[date]:
    """The days that the text names; one without its year is of `year`."""
    return {day for found in _DATE.finditer(text) if (day := _day_of(found, year))}


def _day_of(found: re.Match[str], year: int) -> date | None:
    """None for a day that is in no calendar."""
    day, month = found["day"] or found["day_said"], found["month"] or found["month_said"]
    try:
        return date(int(found["year"] or found["year_said"] or year), int(month), int(day))
    except ValueError:
        return None


def _date_moved(found: re.Match[str], year: int, moved: Mapping[date, date]) -> str:
    """The date as it was written: with its zeros, and with its year where that was said."""
    day, month = found["day"] or found["day_said"], found["month"] or found["month_said"]
    named = found["year"] or found["year_said"]
    new = moved.get(known) if (known := _day_of(found, year)) else None
    if new is None:
        return found[0]
    said = tuple(
        f"{part:02d}" if was.startswith("0") else str(part) for was, part in ((day, new.day), (month, new.month))
    )
    if found["day"]:
        return "/".join((*said, str(new.year)) if named else said)
    return f"{said[0]} tháng {said[1]}" + (f" năm {new.year}" if named else "")


def still_names(text: str, year: int) -> bool:
    """Whether the text names the year all the same, in a date or alone; a span of years and a comparison may."""
    rest = _SPAN.sub("", _COMPARED.sub("", text))
    return re.search(rf"(?<!\d){year}(?!\d)", rest) is not None


def moved_occasion(
    *, source: int, name: str, on: date | None, since: date | None, years: int | None, year: int, later: int
) -> OccasionDraft:
    """An occasion of the plan of `year`, so many years `later`: its count grows with them.

    Chosen beforehand are round anniversaries of the new year, what the plan celebrated without its being round, and
    yearly days; not what it celebrated for its round number alone, nor what has neither day nor count.
    """
    count = years if years is not None else (year - since.year if since else None)
    new_name = words_later(name, year, later)
    new_year = year + later
    is_kept, is_round = True, count is not None and (count + later) % ROUND == 0
    if count is None:
        is_kept = on is not None or new_name != name
        reason = (
            "Hằng năm."
            if is_kept
            else "Kế hoạch không ghi ngày và số năm: có thể là việc một lần như đại hội, bầu cử; chọn nếu vẫn còn."
        )
    elif is_round:
        reason = f"Năm {new_year} là năm tròn: {count + later} năm."
    elif count % ROUND == 0:
        is_kept = False
        reason = f"Năm {year} là năm tròn ({count} năm), năm {new_year} thì không ({count + later} năm)."
    else:
        reason = f"{count + later} năm, không phải năm tròn; Kế hoạch năm {year} cũng đã kỷ niệm ({count} năm)."
    return OccasionDraft(
        source=source,
        name=new_name,
        on=years_later(on, later) if on else None,
        since=since,
        years=years + later if years is not None else None,
        is_kept=is_kept,
        reason=reason,
        is_round=is_round,
    )

"""Numbers in words where a target is measured: "ba bậc", "chín mươi phần trăm", "ít nhất một sáng kiến"."""

import re

_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = "|".join(_ONES)
_NUMBER = rf"(?:một trăm|(?:{_ONE})\s+mươi(?:\s+(?:{_ONE}))?|mười(?:\s+(?:{_ONE}))?|{_ONE})"
# "năm" is also a year and "một số" is no number: a word counts only before a unit or behind the word of a limit.
_MEASURED = re.compile(
    rf"\b(?P<number>{_NUMBER})(?=\s+(?:bậc|hạng|thứ hạng|vị trí|phần trăm)\b|\s?%)"
    rf"|\b(?P<limit>ít nhất|tối thiểu|tối đa|không quá|nhiều nhất)\s+(?P<limited>{_NUMBER})"
    r"(?=\s+(?!số\b|vài\b|phần\b|nay\b|tháng\b)[^\W\d_])",
    re.IGNORECASE,
)
# The words that repeat a figure: "03 (ba) bậc".
_REPEATED = re.compile(rf"(?<=\d)\s*\(\s*{_NUMBER}\s*\)", re.IGNORECASE)


def with_figures(text: str) -> str:
    """The text with measured numbers in figures."""
    return _MEASURED.sub(_figure, _REPEATED.sub("", text))


def _figure(match: re.Match[str]) -> str:
    limited = match.group("limited")
    return f"{match.group('limit')} {_value(limited)}" if limited else str(_value(match.group("number")))


def _value(words: str) -> int:
    parts = words.lower().split()
    if parts[-1] == "trăm":
        return 100
    if parts[0] == "mười":
        return 10 + sum(_ONES[part] for part in parts[1:])
    tens = 10 if "mươi" in parts else 1
    return tens * _ONES[parts[0]] + sum(_ONES[part] for part in parts[2:])

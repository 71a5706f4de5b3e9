"""Marks at the head of a paragraph: I., 1., 1.1., a), -, +, • and their like."""

import re
from dataclasses import dataclass

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_MARKER = re.compile(
    rf"""^\s*(?:
      (?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+|THỨ\s+)?(?:{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|NHẤT|HAI|BA|TƯ|BỐN|NĂM|SÁU)\b\s*[.:)\-–]?)
    | (?P<roman>{_ROMAN})(?:\s*[.):\-–]\s*|/\s+|\s+[-–]\s*)(?=\S)
    | (?P<many>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.)/:]\s*|\s+)(?=[^\W\d_]|["“(*])
    | \(?(?P<number>\d{{1,2}})(?:[.]\s*|[)/:]\s+|\)\s*|\s?[-–]\s+)(?=[^\W\d_]|["“(*<>≥≤]|\d+\s?%|\d)
    | \(?(?P<letter>[a-zđ])(?:\)\s*|[.]\s+|/\s+)(?=\S)
    | (?P<upper>[A-HĐ])(?:[.)]\s*|\s+[-–]\s*)(?=\S)
    | (?P<bullet>[-–—−‑―‐+•●○◦▪▫■□·‣⁃►➢➤*✓✔❖])(?P<bulletspace>\s*)(?=\S)
    | (?P<circle>o)\s{{2,}}(?=\S)
    )""",
    re.VERBOSE,
)
_DASHES = "-–—−‑―‐⁃"
_DATE_HEAD = re.compile(r"^\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Marker:
    """`kind` groups marks of one look; `end` is where the text after the mark begins."""

    kind: str
    label: str
    end: int

    @property
    def is_bullet(self) -> bool:
        return self.kind.startswith("bullet")


def read_marker(text: str) -> Marker | None:
    if _DATE_HEAD.match(text):
        return None
    found = _MARKER.match(text)
    if found is None:
        return None
    kind = found.lastgroup if found.lastgroup != "bulletspace" else "bullet"
    assert kind is not None
    label = found.group(kind).strip()
    if kind == "bullet":
        if label in "+-" and text[found.end() :][:1].isdigit() and not found.group("bulletspace"):
            return None
        kind = "bullet-" if label in _DASHES else "bullet" + label
    elif kind == "many":
        kind = f"number{label.count('.') + 1}"
    elif kind == "number":
        if text[found.end() : found.end() + 1].isdigit() and not re.match(r"\s*\(?\d{1,2}[.)]\s", text):
            return None
        kind = "number1" if not text.lstrip().startswith("(") else "(number"
    elif kind == "letter" and text.lstrip().startswith("("):
        kind = "(letter"
    return Marker(kind, label, found.end())

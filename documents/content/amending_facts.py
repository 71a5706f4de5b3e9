"""Who signs a paper and the facts of its meeting, as fields that a person can change, and read back from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from core.wording import clock_time, short_date
from documents.content.people import Signature
from documents.decree import PaperRefused

LINES = "Mỗi dòng là một mục."
MOMENT = "Giờ và ngày, ví dụ 08:00 30/6/2021; để trống thì chừa chỗ ghi tay."
_MOMENT = re.compile(r"(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})[\s,]*(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """One field of a signature, meeting or invitation; `of` says how it is typed: a line, lines, a moment."""

    name: str
    label: str
    hint: str = ""
    of: str = "line"


SIGNATURE = (
    Fact("authority", "quyền hạn", "KT, TL, TUQ, TM hoặc Q; để trống khi tự mình ký."),
    Fact("for_post", "ký thay cho chức vụ, tập thể", "Dùng khi có quyền hạn, ví dụ: Giám đốc."),
    Fact("through_post", "qua chức vụ", "Dùng khi cấp phó ký thay người được giao ký thừa lệnh."),
    Fact("post", "chức vụ người ký"),
    Fact("other_post", "chức vụ trong cơ quan", "In trên họ tên khi ký thay mặt tập thể."),
    Fact("name", "họ và tên người ký"),
    Fact("delegated_by", "văn bản ủy quyền", "Bắt buộc khi ký thừa ủy quyền (TUQ.)."),
)
MEETING = (
    Fact("starts_at", "Thời gian bắt đầu", MOMENT, "moment"),
    Fact("place", "Địa điểm"),
    Fact("attendees", "Thành phần tham dự", LINES, "lines"),
    Fact("absent", "Vắng mặt"),
    Fact("chair", "Chủ trì"),
    Fact("secretary", "Thư ký"),
    Fact("ends_at", "Thời gian kết thúc", MOMENT, "moment"),
)
INVITATION = (
    Fact("guests", "Thành phần mời", LINES, "lines"),
    Fact("topic", "Nội dung cuộc họp"),
    Fact("chair", "Chủ trì"),
    Fact("starts_at", "Thời gian", MOMENT, "moment"),
    Fact("place", "Địa điểm"),
    Fact("closing_words", "Câu kết"),
)


def shown(value: Any) -> str:
    """A field as it is typed."""
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, datetime):
        return f"{clock_time(value)} {short_date(value)}"
    return value or ""


def with_facts(whole: Any, facts: Iterable[Fact], prefix: str, typed: Mapping[str, str]) -> Any:
    """The signature, meeting or invitation with what was typed; what was not touched stays as it is."""
    changed = {
        fact.name: _read(fact, typed[prefix + fact.name], getattr(whole, fact.name))
        for fact in facts
        if prefix + fact.name in typed and _bare(typed[prefix + fact.name]) != _bare(shown(getattr(whole, fact.name)))
    }
    if isinstance(whole, Signature):
        changed = _without_others(whole, changed)
    return replace(whole, **changed) if changed else whole


def _without_others(whole: Signature, changed: dict[str, Any]) -> dict[str, Any]:
    """Who signs by his own right signs for nobody else."""
    if "authority" in changed:
        changed["authority"] = changed["authority"].rstrip(".").upper()
    if changed.get("authority", whole.authority) in ("", "Q"):
        gone = {name: "" for name in ("for_post", "through_post", "delegated_by") if getattr(whole, name)}
        return {**changed, **gone} if changed else changed
    return changed


def _read(fact: Fact, typed: str, before: Any) -> Any:
    if fact.of == "lines":
        return tuple(line.strip() for line in typed.splitlines() if line.strip())
    line = " ".join(typed.split())
    return _moment(fact, line, before) if fact.of == "moment" else line


def _moment(fact: Fact, line: str, before: datetime | None) -> datetime | None:
    if not line:
        return None
    found = _MOMENT.fullmatch(line)
    try:
        hour, minute, day, month, year = (int(part) for part in found.groups()) if found else (24, 0, 0, 0, 0)
        at = datetime(year, month, day, hour, minute)
    except ValueError as wrong:
        raise PaperRefused(
            f"{fact.label}: “{line}” chưa đọc được. Ghi giờ và ngày như 08:00 30/6/2021, hoặc để trống."
        ) from wrong
    return timezone.make_aware(at) if before is not None and timezone.is_aware(before) else at


def _bare(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())

"""The draft of a campaign as it lies in `PlanDocument.draft`: the parser's JSON, made correctable. Pure: no database.

Each row has a `key`: the path it was read at ("phases.0.commemorations.2"), or "them.N" when the office added it.
`places` leads from a fact's path to its characters in the text (`[[line, start, end], …]`), `checked` holds the warnings
that were ticked off, `participants` the ids of the units that will report.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from campaigns.outline import TASK_SECTIONS
from campaigns.plan_import.draft import PlanDraft
from campaigns.plan_import.normalise import is_kept
from core.calendar import Bound, Deadline
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date

# More rows make a page of many megabytes that nobody reads; a formset of Django counts no further either.
MOST_ROWS = 1000
# What a column of the task holds; a longer text of the plan is shortened by the office.
_LONGEST = (
    ("product", "Sản phẩm", 300),
    ("receiver", "Nơi nhận sản phẩm", 200),
    ("source_number", "Số trong danh mục", 40),
)
# The index that a target about the department's own CCHC rank is measured by.
OWN_REFORM_INDEX = "CCHC-SO"
CCHC_WORDS = ("cchc", "cai cach hanh chinh", "par index")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\b(20\d\d)\b")
_CAMPAIGN_IN_TITLE = re.compile(
    r"^(?:(?:v/v|về việc)\s+)?(?:(?:tổ chức|phát động|triển khai)\s+(?=phong trào))?", re.IGNORECASE
)
_SECTION_OF_LABEL = {fold(label): section for section, label in TASK_SECTIONS}


@dataclass(frozen=True)
class Problem:
    """Something that must be settled before the draft can become a campaign; `anchor` is the id of its group."""

    anchor: str
    sentence: str


@dataclass(frozen=True)
class Difference:
    """One fact on which two versions of a draft differ."""

    where: str
    theirs: str
    ours: str


def section_of(title: str) -> str:
    """The section of the summary report in which a group with this title is told."""
    words = fold(title)
    if any(word in words for word in CCHC_WORDS):
        return "reform"
    if any(word in words for word in ("ngay le", "chao mung", "ky niem")):
        return "commemoration"
    return "professional"


def measured_by(target: dict[str, Any]) -> str:
    """Where the achieved figure of a target will come from: the two task lists, an index, or the office's word."""
    words = fold(target["text"])
    if target["metric"] == "percent" and "nhiem vu" in words and ("khung" in words or "chu yeu" in words):
        return "task_lists"
    if target["metric"] in ("rank_gain", "rank_within") and any(word in words for word in CCHC_WORDS):
        return "indicator"
    return "stated"


def refuse_when_too_long(draft: PlanDraft) -> None:
    """A draft of more rows than a page can correct is only for the console."""
    tasks = sum(len(group.tasks) for group in draft.task_groups)
    occasions = sum(len(phase.commemorations) for phase in draft.phases)
    lists = (draft.based_on, draft.phases, draft.targets, draft.movements, draft.task_groups, draft.duties)
    rows = tasks + occasions + sum(len(rows) for rows in lists)
    if rows > MOST_ROWS:
        raise RuleBroken(
            f"Kế hoạch có {rows} mục, nhiều hơn {MOST_ROWS} mục mà trang này sửa được; "
            "hãy chia thành nhiều kế hoạch hoặc nhờ quản trị nhập bằng dòng lệnh."
        )


def correctable(draft: PlanDraft) -> dict[str, Any]:
    """The draft as it is kept and corrected, from what the parser understood; units and indices are still named in words."""
    data = draft.to_json()
    title = data["document"]["title"] or ""
    data["title"] = campaign_title(title)
    data["year"] = _year_of(data)
    for name in ("based_on", "phases", "targets", "movements", "task_groups", "duties"):
        _give_keys(name, data[name])
    for phase in data["phases"]:
        _give_keys(f"{phase['key']}.commemorations", phase["commemorations"])
        phase["report_due_bound"] = phase["report_due_bound"] or "before"
        phase["wrap_up_bound"] = phase["wrap_up_bound"] or "before"
    for group in data["task_groups"]:
        _give_keys(f"{group['key']}.tasks", group["tasks"])
        group["tasks"] = [{**_details(), **task} for task in group["tasks"]]
        group["section"] = _SECTION_OF_LABEL.get(fold(group.get("section") or "")) or section_of(group["title"])
    _name_wholes(draft, data)
    for target in data["targets"]:
        target["direction"] = target["direction"] or "at_least"
        target["measured_by"] = target.get("measured_by") or measured_by(target)
        target.setdefault("indicator", None)
    data["places"] = {
        path: [[span.line, span.start, span.end] for span in found.spans] for path, found in draft.facts()
    }
    for index, warning in enumerate(draft.warnings):
        data["places"][f"warnings.{index}"] = [[warning.span.line, warning.span.start, warning.span.end]]
    data["checked"] = []
    data.setdefault("participants", None)
    return data


def _details() -> dict[str, Any]:
    """What a task has besides its words when no annex says more."""
    return {
        "product": None,
        "measure": "text",
        "figure_unit": None,
        "target_value": None,
        "due_on": None,
        "lead": None,
        "cooperating": [],
        "source": "plan",
        "source_number": None,
        "part_of": None,
    }


def _name_wholes(draft: PlanDraft, data: dict[str, Any]) -> None:
    """A part of a task names the key of the whole."""
    tasks = [task for group in draft.task_groups for task in group.tasks]
    rows = [row for group in data["task_groups"] for row in group["tasks"]]
    keys = {task.details.row: row["key"] for task, row in zip(tasks, rows, strict=True) if task.details}
    for row in rows:
        row["part_of"] = keys.get(row["part_of"]) if row["part_of"] is not None else None


def campaign_title(title: str) -> str:
    """The campaign's name from the plan's: "Tổ chức phong trào thi đua …" names the plan, not the campaign."""
    name = _CAMPAIGN_IN_TITLE.sub("", title.strip())
    return name[:1].upper() + name[1:]


def _year_of(data: dict[str, Any]) -> int | None:
    for phase in data["phases"]:
        if phase["starts_on"]:
            return int(phase["starts_on"][:4])
    found = _YEAR.search(data["document"]["title"] or "") or _YEAR.search(data["document"]["issued_on"] or "")
    return int(found.group(1)) if found else None


def _give_keys(path: str, rows: list[dict[str, Any]]) -> None:
    for index, row in enumerate(rows):
        row["key"] = f"{path}.{index}"


def new_key(draft: dict[str, Any], taken: set[str]) -> str:
    """A key that no row of the draft has and none in `taken`; it is added there."""
    taken |= {row["key"] for row in _rows(draft)}
    number = 1
    while f"them.{number}" in taken:
        number += 1
    taken.add(f"them.{number}")
    return f"them.{number}"


def _rows(draft: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("based_on", "phases", "targets", "movements", "task_groups", "duties"):
        for row in draft[name]:
            yield row
            yield from row.get("commemorations", ())
            yield from row.get("tasks", ())


def problems(draft: dict[str, Any]) -> list[Problem]:
    """What is missing or contradicts itself before the draft can become a campaign, in the order of the page."""
    found: list[Problem] = []
    if not draft["title"]:
        found.append(Problem("van-ban", "Chưa có tên phong trào. Ghi tên ở nhóm Văn bản."))
    if not draft["year"]:
        found.append(Problem("van-ban", "Chưa rõ năm của phong trào. Ghi năm ở nhóm Văn bản."))
    if not draft["phases"]:
        found.append(Problem("dot", "Chưa có đợt thi đua nào. Thêm ít nhất một đợt."))
    for number, phase in enumerate(draft["phases"], start=1):
        found.extend(Problem("dot", sentence) for sentence in _problems_of_phase(number, phase))
    if not draft["participants"]:
        found.append(Problem("don-vi", "Chưa chọn đơn vị tham gia. Chọn ít nhất một đơn vị."))
    found.extend(
        Problem("chi-tieu", f"Chỉ tiêu “{target['text'][:60]}” lấy kết quả theo chỉ số nhưng chưa chọn chỉ số.")
        for target in draft["targets"]
        if target["measured_by"] == "indicator" and not target["indicator"]
    )
    found.extend(
        Problem(
            "nhiem-vu", f"{label} của nhiệm vụ “{task['text'][:60]}” dài quá {most} chữ. Rút gọn trước khi xác nhận."
        )
        for group in draft["task_groups"]
        for task in group["tasks"]
        for name, label, most in _LONGEST
        if len(task.get(name) or "") > most
    )
    return found


def _problems_of_phase(number: int, phase: dict[str, Any]) -> Iterator[str]:
    asked = (("starts_on", "ngày bắt đầu"), ("ends_on", "ngày kết thúc"), ("report_due_on", "hạn đơn vị báo cáo"))
    for column, label in asked:
        if not phase[column]:
            yield f"Đợt {number} chưa có {label}."
    yield from phase_date_problems(f"Đợt {number}", phase["starts_on"], phase["ends_on"], phase["report_due_on"])


def phase_date_problems(name: str, starts_on: Any, ends_on: Any, due_on: Any) -> Iterator[str]:
    """Sentences on dates that cannot be together; missing ones are another matter. Dates or ISO texts alike."""
    if starts_on and ends_on and ends_on < starts_on:
        yield f"{name}: ngày kết thúc phải từ ngày bắt đầu trở đi. Chọn ngày khác."
    if starts_on and due_on and due_on <= starts_on:
        yield f"{name}: hạn báo cáo phải sau ngày bắt đầu đợt. Chọn ngày khác."


def names_in(draft: dict[str, Any]) -> Iterator[str]:
    """Whatever the plan's paper says in words of the office's own and is read back."""
    for phase in draft["phases"]:
        yield from (phase["name"], *phase["goals"], *(occasion["name"] for occasion in phase["commemorations"]))
    yield from (movement["name"] for movement in draft["movements"])
    yield from (target["text"] for target in draft["targets"])


def name_doubts(names: Iterable[str]) -> list[str]:
    """A sentence for each name that the paper of the plan cannot carry as it was typed."""
    return [
        f"“{name[:60]}”: dấu ngoặc kép chưa đủ cặp, hoặc có dấu *, _, ~, ` đi đôi. Nhập lại văn bản Kế hoạch sẽ có thể đọc "
        "khác; nên bỏ các dấu này."
        for name in dict.fromkeys(names)
        if not is_kept(name)
    ]


def due_days(draft: dict[str, Any]) -> dict[str, Deadline]:
    """What the phases and tasks are due by, each deadline under its name on the page."""
    named: dict[str, Deadline] = {}
    for number, phase in enumerate(draft["phases"], start=1):
        for column, label in (("report_due", "hạn báo cáo"), ("wrap_up", "hạn tổng kết")):
            if day := phase[f"{column}_on"]:
                named[f"Đợt {number}, {label}"] = Deadline(date.fromisoformat(day), phase[f"{column}_bound"])
    tasks = (task for group in draft["task_groups"] for task in group["tasks"])
    for number, task in enumerate(tasks, start=1):
        if day := task.get("due_on"):
            named[f"Hạn của nhiệm vụ {number}"] = Deadline(date.fromisoformat(day), Bound.BY)
    return named


_LABELS = {
    "title": "Tên phong trào",
    "year": "Năm",
    "theme": "Chủ đề",
    "purposes": "Mục đích",
    "requirements": "Yêu cầu",
    "recipients": "Nơi nhận",
    "participants": "Đơn vị tham gia",
    "checked": "Cảnh báo đã xem",
    "number": "Số, ký hiệu",
    "issued_on": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "name": "Tên",
    "starts_on": "Từ ngày",
    "ends_on": "Đến ngày",
    "report_due_on": "Hạn báo cáo",
    "report_due_bound": "Cách ghi hạn báo cáo",
    "wrap_up_on": "Hạn tổng kết",
    "wrap_up_bound": "Cách ghi hạn tổng kết",
    "goals": "Mục tiêu",
    "on": "Ngày trong năm",
    "since": "Ngày gốc",
    "years": "Số năm",
    "text": "Nội dung",
    "metric": "Cách đo",
    "value": "Mức",
    "direction": "Yêu cầu",
    "baseline_year": "So với năm",
    "measured_by": "Kết quả lấy từ",
    "indicator": "Chỉ số",
    "section": "Mục trong báo cáo",
    "product": "Sản phẩm",
    "receiver": "Nơi nhận sản phẩm",
    "due_on": "Hạn hoàn thành",
    "lead": "Đơn vị chủ trì",
    "cooperating": "Đơn vị phối hợp",
    "who": "Ai",
}
_GROUPS = {
    "based_on": "Căn cứ",
    "phases": "Đợt",
    "commemorations": "Ngày lễ",
    "targets": "Chỉ tiêu",
    "movements": "Phong trào chuyên đề",
    "task_groups": "Nhóm nhiệm vụ",
    "tasks": "Nhiệm vụ",
    "duties": "Trách nhiệm",
}


def differences(theirs: dict[str, Any], ours: dict[str, Any], words: dict[str, dict[Any, str]]) -> list[Difference]:
    """Every fact on which two versions differ. `words` gives the labels of coded values, by column."""
    found = list(_different_columns("Văn bản", theirs, ours, words))
    found += _different_columns("Văn bản", theirs["document"], ours["document"], words)
    for name, label in _GROUPS.items():
        stored, typed = _by_key(theirs, name), _by_key(ours, name)
        for number, key in enumerate({**stored, **typed}, start=1):
            place = f"{label} {number}"
            if key not in typed:
                found.append(Difference(place, _row_words(stored[key]), "không có"))
            elif key not in stored:
                found.append(Difference(place, "không có", _row_words(typed[key])))
            else:
                found += _different_columns(place, stored[key], typed[key], words)
    return found


def _different_columns(
    place: str, theirs: dict[str, Any], ours: dict[str, Any], words: dict[str, dict[Any, str]]
) -> Iterator[Difference]:
    for name, label in _LABELS.items():
        if name in ours and theirs.get(name) != ours[name]:
            known = words.get(name, {})
            yield Difference(f"{place}: {label}", _said(theirs.get(name), known), _said(ours[name], known))


def _by_key(draft: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    parents = {"commemorations": "phases", "tasks": "task_groups"}
    if name in parents:
        return {row["key"]: row for parent in draft[parents[name]] for row in parent[name]}
    return {row["key"]: row for row in draft[name]}


def _row_words(row: dict[str, Any]) -> str:
    return str(row.get("text") or row.get("name") or row.get("title") or row.get("number") or "")


def _said(value: Any, known: dict[Any, str]) -> str:
    if value is None or value == "":
        return "để trống"
    if isinstance(value, list):
        return "; ".join(_said(part, known) for part in value) or "để trống"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return short_date(date.fromisoformat(value))
    return known.get(value, str(value))

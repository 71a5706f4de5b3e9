"""A frozen report as a person reads it: groups, lines of words, and what changed since an earlier revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import AssignmentRole, Measure, TaskSource
from campaigns.queries.frozen import says_the_same
from campaigns.queries.threads import Thread
from core.differences import Piece, word_difference
from core.wording import number, percent, short_date
from documents.content import Block, rows_of_tables, typed_blocks

GENERAL_PART = "Phần chung"
NOTHING = "Không có."


@dataclass(frozen=True)
class Fact:
    """One labelled line of an item; `pieces` marks words that differ from the earlier revision."""

    label: str
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def blocks_with_table(self) -> tuple[Block, ...]:
        """The words as they print, where a table is among them."""
        return tuple(typed_blocks(self.text)) if rows_of_tables(self.text) else ()


@dataclass(frozen=True)
class ReadItem:
    """One item as read text. `facts`: short lines; `texts`: running text; `is_changed` against the earlier revision, of
    whose evidence `gone_evidence` stands here no longer; `thread`: what was said about it."""

    id: int
    ordinal: int
    label: str
    source: str
    role: str
    status: str
    facts: tuple[Fact, ...]
    texts: tuple[Fact, ...]
    evidence: tuple[dict[str, Any], ...]
    gone_evidence: tuple[dict[str, Any], ...]
    is_changed: bool
    thread: Thread | None = None

    @property
    def changes(self) -> tuple[Fact, ...]:
        """The lines that differ from the earlier revision."""
        return tuple(fact for fact in self.facts + self.texts if fact.pieces)

    @property
    def new_evidence(self) -> tuple[dict[str, Any], ...]:
        """What was added or described anew since the earlier revision."""
        return tuple(evidence for evidence in self.evidence if evidence["is_new"])

    @property
    def anchor(self) -> str:
        return f"muc-{self.ordinal}"


@dataclass(frozen=True)
class ReadGroup:
    title: str
    items: tuple[ReadItem, ...]


def _day(stored: str | None) -> str:
    return short_date(date.fromisoformat(stored)) if stored else ""


def _figure(item: dict[str, Any], name: str) -> str:
    task = item["task"]
    if item[name] is None or not task:
        return ""
    value = Decimal(item[name])
    unit = "%" if task["measure"] == Measure.PERCENT else f" {task['figure_unit']}".rstrip()
    words = f"{number(value)}{unit}"
    if name == "value" and task["target_value"] and task["measure"] == Measure.FIGURE:
        target = Decimal(task["target_value"])
        share = f", đạt {number(percent(value, target))}%" if target else ""
        words += f" (kế hoạch {number(target)}{unit}{share})"
    return words


def _product(item: dict[str, Any]) -> str:
    on = f" ngày {_day(item['product_on'])}" if item["product_on"] else ""
    return f"{item['product_number']}{on}".strip()


def _facts_of(item: dict[str, Any]) -> dict[str, str]:
    return {
        "Sản phẩm": _product(item),
        "Kết quả bằng số": _figure(item, "value"),
        "Thực hiện đến ngày": _day(item["done_until"]),
        "Số liệu ước đến hết đợt": _figure(item, "estimate_value"),
    }


def _texts_of(item: dict[str, Any]) -> dict[str, str]:
    told = NOTHING if item["is_none"] else item["text"]
    return {
        "Kết quả": told,
        "Khó khăn, nguyên nhân": item["difficulty"],
        "Ước thực hiện đến hết đợt": item["estimate"],
    }


def _compared(now: dict[str, str], then: dict[str, str] | None) -> tuple[Fact, ...]:
    lines = []
    for label, text in now.items():
        before = then[label] if then is not None else text
        if text or before:
            is_same = text.split() == before.split()
            lines.append(Fact(label, text, () if is_same else word_difference(before, text)))
    return tuple(lines)


def source_words(task: dict[str, Any]) -> str:
    """Where the task comes from: the list and its number, or the plan and its group."""
    if task["source"] == TaskSource.PLAN:
        return f"Nguyên văn Kế hoạch, {task['group']}"
    numbered = f", số {task['source_number']}" if task["source_number"] else ""
    return f"{TaskSource(task['source']).label}{numbered}"


def _used_elsewhere(items: list[dict[str, Any]], item: dict[str, Any], evidence: dict[str, Any]) -> str:
    others = [row for row in items if row["id"] != item["id"]]
    return ", ".join(
        str(row["ordinal"]) for row in others if evidence["id"] in {found["id"] for found in row["evidence"]}
    )


def _read(
    item: dict[str, Any], earlier: dict[str, Any] | None, thread: Thread | None, items: list[dict[str, Any]]
) -> ReadItem:
    task = item["task"]
    status = str(ItemStatus(item["status"]).label) if item["status"] else ""
    before = str(ItemStatus(earlier["status"]).label) if earlier and earlier["status"] else ""
    kept = {evidence["id"] for evidence in item["evidence"]}
    shown_before = {evidence["id"]: evidence for evidence in (earlier or item)["evidence"]}
    states = _compared({"Mức độ thực hiện": status}, {"Mức độ thực hiện": before} if earlier else None)
    return ReadItem(
        id=item["id"],
        ordinal=item["ordinal"],
        label=item["label"],
        source=source_words(task) if task else "",
        role=str(AssignmentRole(item["role"]).label) if item["role"] else "",
        status=item["status"],
        facts=states + _compared(_facts_of(item), _facts_of(earlier) if earlier else None),
        texts=_compared(_texts_of(item), _texts_of(earlier) if earlier else None),
        evidence=tuple(
            {
                **evidence,
                "on": _day(evidence["document_on"]),
                "also_at": _used_elsewhere(items, item, evidence),
                "is_new": shown_before.get(evidence["id"]) != evidence,
            }
            for evidence in item["evidence"]
        ),
        gone_evidence=tuple(one for pk, one in shown_before.items() if pk not in kept),
        is_changed=earlier is not None and not says_the_same(item, earlier),
        thread=thread,
    )


def reading(
    content: dict[str, Any], earlier: dict[str, Any] | None = None, threads: Mapping[int, Thread] | None = None
) -> tuple[ReadGroup, ...]:
    """The report's groups in form order; with `earlier`, marked with what changed since; with `threads` by item id. No
    statement."""
    said = threads or {}
    before = {item["id"]: item for item in earlier["items"]} if earlier else {}

    def title(item: dict[str, Any]) -> str:
        return item["task"]["group"] if item["task"] else GENERAL_PART

    return tuple(
        ReadGroup(
            group,
            tuple(_read(item, before.get(item["id"]), said.get(item["id"]), content["items"]) for item in items),
        )
        for group, items in groupby(content["items"], title)
    )

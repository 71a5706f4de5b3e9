"""What a submission says, as plain JSON: the content that a revision freezes and that later stages read alone."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.models import Submission, SubmissionItem, SubmissionRevision, Task
from campaigns.models.tasks import AssignmentRole
from campaigns.outline import SECTIONS, means_none
from core.text import fold
from documents.models import EvidenceItem, StoredFile

CONTENT_FORM = 1
_SECTION_OF_ENTRY = {code: section.code for section in SECTIONS for code in section.entries}
# What the unit itself wrote: two items are the same when these are.
TOLD = (
    "status",
    "product_number",
    "product_on",
    "value",
    "text",
    "difficulty",
    "done_until",
    "estimate",
    "estimate_value",
    "is_none",
    "evidence",
)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _figure(value: Decimal | None) -> str | None:
    """Without the zeros that a database may add, so that the fingerprint does not depend on it."""
    return format(value.normalize(), "f") if value is not None else None


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "text": task.text,
        "group": task.group.title,
        "group_ordinal": task.group.ordinal,
        "source": task.source,
        "source_number": task.source_number,
        "measure": task.measure,
        "figure_unit": task.figure_unit,
        "target_value": _figure(task.target_value),
        "product": task.product,
        "receiver": task.receiver,
        "due_on": _day(task.due_on),
    }


def _evidence(evidence: EvidenceItem) -> dict[str, Any]:
    file = evidence.file
    return {
        "id": evidence.pk,
        "title": evidence.title,
        "document_number": evidence.document_number,
        "document_on": _day(evidence.document_on),
        "extract": evidence.extract,
        "file": {"id": file.pk, "name": file.name, "size": file.size, "sha256": file.sha256} if file else None,
    }


def frozen_item(item: SubmissionItem) -> dict[str, Any]:
    """One item with all that is needed to read it alone; "Không." typed instead of the tick counts as the tick. No
    statement when read by `items_of`."""
    is_denied = not item.is_lead and means_none(item.text)
    return {
        "id": item.pk,
        "ordinal": item.ordinal,
        "section": item.task.group.section if item.task else _SECTION_OF_ENTRY[item.entry],
        "entry": item.entry,
        "label": item.label,
        "role": item.role,
        "task": _task(item.task) if item.task else None,
        "status": item.status,
        "product_number": item.product_number,
        "product_on": _day(item.product_on),
        "value": _figure(item.value),
        "text": "" if is_denied else item.text,
        "difficulty": item.difficulty,
        "done_until": _day(item.done_until),
        "estimate": item.estimate,
        "estimate_value": _figure(item.estimate_value),
        "is_none": item.is_none or is_denied,
        "evidence": [_evidence(evidence) for evidence in sorted(item.evidence.all(), key=lambda row: row.pk)],
    }


def frozen_content(submission: Submission, items: Sequence[SubmissionItem]) -> dict[str, Any]:
    """The whole submission; give it the items of `items_of(submission)`. What was made from a paper names it: 2
    statements more."""
    phase = submission.phase
    content: dict[str, Any] = {
        "form": CONTENT_FORM,
        "campaign": {"id": phase.campaign_id, "title": phase.campaign.title, "year": phase.campaign.year},
        "phase": {
            "id": phase.pk,
            "ordinal": phase.ordinal,
            "name": phase.name,
            "starts_on": _day(phase.starts_on),
            "ends_on": _day(phase.ends_on),
        },
        "unit": {"id": submission.unit_id, "code": submission.unit.code, "name": submission.unit.name},
        "items": [frozen_item(item) for item in items],
    }
    if submission.source_paper:
        content["paper"] = {"id": submission.source_paper_id, "words": submission.source_paper.spoken}
    return content


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON: keys in order, no spaces, UTF-8."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def folded_words(content: dict[str, Any]) -> str:
    """The words of all items as a search compares them."""
    return fold(" ".join(item["text"] for item in content["items"]))


# How far a led task is, in the order in which `counted_items` counts them; one that was not said is not started.
LED_STATUSES = ("done", "ahead", "in_progress", "not_started")


def counted_items(content: dict[str, Any]) -> dict[str, Any]:
    """What the items count up to, kept beside the content so that thousands of reports are counted without reading it:
    `says`, by section how many tell something; `led`, by section the led tasks by `LED_STATUSES`; `tasks`, those of them
    that are done or tell a figure, in the columns of `campaigns.queries.counted.CountedTask`."""
    says: Counter[str] = Counter()
    led: dict[str, list[int]] = {}
    tasks: list[list[Any]] = []
    for item in content["items"]:
        section, task, status = item["section"], item["task"], item["status"]
        told = item["text"] or item["product_number"] or item["value"] is not None or status
        says[section] += bool(told) and not item["is_none"]
        if task is None or item["role"] != AssignmentRole.LEAD:
            continue
        counts = led.setdefault(section, [0] * len(LED_STATUSES))
        counts[LED_STATUSES.index(status or "not_started")] += 1
        figures = [item["value"], item["estimate_value"]]
        if status in LED_STATUSES[:2] or figures != [None, None]:
            columns = [task["id"], item["id"], item["ordinal"], section, status, task["measure"]]
            tasks.append([*columns, *figures, task["target_value"], task["figure_unit"]])
    return {"says": dict(says), "led": led, "tasks": tasks}


def as_frozen(values: dict[str, Any]) -> dict[str, Any]:
    """Columns of an item in the words of the content."""
    written: dict[type, Any] = {Decimal: _figure, date: _day}
    return {name: written[type(value)](value) if type(value) in written else value for name, value in values.items()}


def says_the_same(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether the unit told the same in two frozen items, however many spaces stand between the words."""
    return all(_as_told(left[key]) == _as_told(right[key]) for key in TOLD)


def _as_told(value: Any) -> Any:
    return value.split() if isinstance(value, str) else value


def was_shown(user: Any, stored: StoredFile) -> bool:
    """Whether the file is evidence in what was handed in of a report that the user sees: 1 statement."""
    rows = SubmissionRevision.objects.filter(
        submission__in=Submission.objects.visible_to(user), submission__unit=stored.access_id
    )
    return any(
        evidence["file"] is not None and evidence["file"]["id"] == stored.pk
        for content in rows.values_list("content", flat=True)
        for item in content["items"]
        for evidence in item["evidence"]
    )

"""What of next year's campaign should be looked at again before it is made, each with the field that it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import Truncator

from campaigns.models import Assignment
from campaigns.models.tasks import AssignmentRole
from campaigns.new_year.days import notes_of
from campaigns.new_year.draft import YearDraft
from campaigns.new_year.moving import still_names
from campaigns.plan_draft import measured_by, name_doubts
from campaigns.plan_import.targets import measure_by_words
from core.calendar import WorkingCalendar
from core.wording import number

_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
# So many sentences that name the year before are told one by one.
_MOST_TOLD = 20


@dataclass(frozen=True)
class Doubt:
    key: str
    sentence: str


def doubts_of(draft: YearDraft, year_before: int, calendar: WorkingCalendar) -> list[Doubt]:
    """All of them, its days first: one statement."""
    return [
        *(Doubt(note.key, note.sentence) for note in notes_of(draft, calendar) if note.is_doubt),
        *_without_heir(draft),
        *_led_by_outsiders(draft),
        *_targets_unlike_their_words(draft),
        *_targets_of_another_kind(draft),
        *(Doubt(key, sentence) for key, name in _names(draft) for sentence in name_doubts([name])),
        *_naming(draft, year_before),
    ]


def _without_heir(draft: YearDraft) -> Iterator[Doubt]:
    for unit in draft.gone:
        if unit.heir is None and unit.task_count:
            sentence = f"{unit.name} không hoạt động trong năm {draft.year} mà chưa chọn đơn vị làm thay."
            yield Doubt(unit.key, sentence)


def _led_by_outsiders(draft: YearDraft) -> Iterator[Doubt]:
    """Kept tasks whose lead, or whoever does its work then, takes no part: nobody would report them."""
    heirs = {unit.pk: unit.heir for unit in draft.gone}
    rows = Assignment.objects.filter(task__in=[task.source for task in draft.kept_tasks], role=AssignmentRole.LEAD)
    for row in rows.select_related("task", "unit").order_by("task__group__ordinal", "task__ordinal", "pk"):
        if row.unit_id not in heirs and row.unit_id not in draft.participants:
            task = Truncator(row.task.text).words(20)
            yield Doubt(
                "participants",
                f"{row.unit.name} chủ trì “{task}” mà không tham gia, nên không đơn vị nào báo cáo nhiệm vụ này.",
            )


def _targets_unlike_their_words(draft: YearDraft) -> Iterator[Doubt]:
    """Kept targets whose figure their own words do not name."""
    for target in draft.targets:
        told = {Decimal(each.replace(".", "").replace(",", ".")) for each in _NUMBER.findall(target.text)}
        if target.is_kept and target.value is not None and told and target.value not in told:
            sentence = f"Chỉ tiêu “{target.text}” không nêu con số phải đạt là {number(target.value)}."
            yield Doubt(f"{target.key}-value", sentence)


def _targets_of_another_kind(draft: YearDraft) -> Iterator[Doubt]:
    """Kept targets whose words became those of another kind: the new campaign measures them as this one did."""
    for target in draft.targets:
        kinds = zip(_kind(target.text), _kind(target.copied), target.kind, strict=True)
        if target.is_kept and any(now not in (copied, stays) for now, copied, stays in kinds):
            sentence = (
                f"Chỉ tiêu “{target.text}” đổi lời mà vẫn đo như cũ: {target.measured}. "
                "Lập phong trào xong, sửa cách đo ở trang của phong trào."
            )
            yield Doubt(f"{target.key}-text", sentence)


def _kind(text: str) -> tuple[str, str, str]:
    """Metric, direction and where the result comes from, as the words alone would be read."""
    read = measure_by_words(text)
    return read.metric, read.direction or "at_least", measured_by({"text": text, "metric": read.metric})


def _naming(draft: YearDraft, year: int) -> Iterator[Doubt]:
    """Sentences of the new plan that name the year before."""
    naming = [(key, text) for key, text in _sentences(draft) if still_names(text, year)]
    for key, text in naming[:_MOST_TOLD]:
        yield Doubt(key, f"Còn nhắc năm {year}: “{Truncator(text).words(30)}”")
    for key, _ in naming[_MOST_TOLD : _MOST_TOLD + 1]:
        yield Doubt(key, f"Và {len(naming) - _MOST_TOLD} câu nữa còn nhắc năm {year}.")


def _sentences(draft: YearDraft) -> Iterator[tuple[str, str]]:
    """Each sentence of the plan with its field."""
    yield from (("title", draft.title), ("theme", draft.theme))
    for key in ("purposes", "requirements", "duties"):
        yield from ((key, line) for line in getattr(draft, key))
    yield from _names(draft)
    yield from ((f"{task.key}-text", task.text) for task in draft.kept_tasks)


def _names(draft: YearDraft) -> Iterator[tuple[str, str]]:
    """What the plan's paper says in words of the office's own and is read back, with its field."""
    for phase in draft.phases:
        yield f"{phase.key}-name", phase.name
        yield from ((f"{phase.key}-goals", goal) for goal in phase.goals)
        yield from ((f"{each.key}-name", each.name) for each in phase.occasions if each.is_kept)
    yield from ((f"{each.key}-keep", each.name) for each in draft.movements if each.is_kept)
    yield from ((f"{each.key}-text", each.text) for each in draft.targets if each.is_kept)

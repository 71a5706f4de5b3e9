"""The words of a campaign that its plan prints, as one page edits them; days, targets and tasks have pages of their own."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from campaigns.models import Campaign, Commemoration, Phase
from campaigns.new_year.days import outside_phase
from campaigns.new_year.moving import days_named
from campaigns.plan_draft import Difference
from campaigns.plan_import.occasions import YEARS_ONLY, miscount
from campaigns.queries.citation import basis_of, basis_words
from core.errors import RuleBroken
from core.wording import short_date

Words = str | list[str]
_NOTHING = "để trống"
_NAMING_DAYS_OF_OTHERS = ("based_on", "occasions-")
_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_OCCASION = re.compile(rf"(?:(\d{{1,4}}) năm )?(.+?)(?:\s*\((?:{_DAY}\s*[-–]\s*)?{_DAY}\))?[\s.;,]*")


@dataclass(frozen=True)
class PlanText:
    """One sentence, or several with a line each; `limit` is the most letters that a sentence may have, `read` makes of a
    line what is stored, and refuses what it cannot read."""

    label: str
    value: Words
    limit: int | None = None
    may_be_empty: bool = True
    read: Callable[[str], Any] = str


def plan_texts(campaign: Campaign) -> dict[str, PlanText]:
    """By their keys, in the order of the paper: four statements (phases, occasions, movements, groups)."""
    texts = {
        "title": PlanText("Tên phong trào", campaign.title, 500, may_be_empty=False),
        "based_on": PlanText("Căn cứ", [basis_words(basis) for basis in campaign.based_on], read=basis_of),
        "purposes": PlanText("Mục đích", _lines(campaign.purposes)),
        "requirements": PlanText("Yêu cầu", _lines(campaign.requirements)),
        "theme": PlanText("Chủ đề", campaign.theme, 500),
    }
    for phase in campaign.phases.prefetch_related("commemorations"):
        occasions = [occasion_words(each) for each in phase.commemorations.all()]
        label = f"Ngày lễ của {str(phase).lower()}"
        texts[f"occasions-{phase.pk}"] = PlanText(label, occasions, read=partial(occasion_of, phase))
        texts[f"goals-{phase.pk}"] = PlanText(f"Mục tiêu của {str(phase).lower()}", _lines(phase.goals))
    movements = [movement.name for movement in campaign.movements.all()]
    texts["movements"] = PlanText("Phong trào chuyên đề", movements, 300)
    groups = campaign.task_groups.filter(tasks__is_active=True).distinct()
    for number, group in enumerate(groups, start=1):
        label = f"Tên nhóm nhiệm vụ {number}"
        texts[f"group-{group.pk}"] = PlanText(label, group.title, 500, may_be_empty=False)
    texts["duties"] = PlanText("Phân công trách nhiệm", _lines(campaign.duties))
    texts["recipients"] = PlanText("Nơi nhận", _lines(campaign.recipients))
    return texts


def _lines(stored: list[object]) -> list[str]:
    return [str(line) for line in stored]


def occasion_words(occasion: Commemoration) -> str:
    """An occasion in one line: `96 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2026)`."""
    years = f"{occasion.years} năm " if occasion.years else ""
    days = " - ".join(short_date(day) for day in (occasion.since, occasion.on) if day)
    return f"{years}{occasion.name}{f' ({days})' if days else ''}"


def occasion_of(phase: Phase, words: str) -> Commemoration:
    """The occasion of the phase that such a line names, not stored; a day of earlier years alone is the one it goes back to.
    Refuses a day that is in no calendar."""
    found = _OCCASION.fullmatch(words)
    assert found is not None
    years, name, *days = found.groups()
    if len(name) > 300:
        raise RuleBroken(f"“{name[:60]}…” dài hơn 300 chữ cái. Hãy viết ngắn lại.")
    try:
        since, on = (date(int(y), int(m), int(d)) if d else None for d, m, y in (days[:3], days[3:]))
    except ValueError:
        raise RuleBroken(f"“{words[:80]}”: ngày không có trong lịch. Xem lại ngày của ngày lễ này.") from None
    if on and not since and on.year < phase.starts_on.year:
        since, on = on, None
    return Commemoration(phase=phase, name=name, on=on, since=since, years=int(years) if years else None)


def occasion_doubts(texts: Mapping[str, PlanText], changed: Mapping[str, Words]) -> Iterator[str]:
    """A sentence for each line on an occasion that is new among `changed` and counts other years than its days, or names
    a day that its phase does not hold."""
    for key, lines in changed.items():
        if not key.startswith("occasions-"):
            continue
        for line in lines:
            if line not in texts[key].value:
                yield from _doubts_of(texts[key].read(line))


def _doubts_of(occasion: Commemoration) -> Iterator[str]:
    phase, since, on = occasion.phase, occasion.since, occasion.on
    first, last = since.year if since else None, on.year if on else phase.starts_on.year
    if printed := YEARS_ONLY.search(occasion.name):
        first, last = int(printed[1]), int(printed[2])
    if occasion.years and first and last - first != occasion.years:
        yield miscount(f"{occasion.years} năm {occasion.name}", first, last)
    if on and not phase.starts_on <= on <= phase.ends_on:
        yield f"{outside_phase(occasion.name, on, phase)} Xem lại ngày, hoặc nêu ngày lễ này ở đợt khác."


def lines_naming(campaign: Campaign, days: Collection[date]) -> list[str]:
    """The plan's lines that name one of the days, but for those that name days of others: four statements."""
    return [
        line
        for key, text in plan_texts(campaign).items()
        if not key.startswith(_NAMING_DAYS_OF_OTHERS)
        for line in ([text.value] if isinstance(text.value, str) else text.value)
        if days_named(line, campaign.year) & set(days)
    ]


def changed_texts(texts: Mapping[str, PlanText], typed: Mapping[str, Words]) -> dict[str, Words]:
    """What was typed otherwise; of a page that shows what is there no longer only what is."""
    return {key: value for key, value in typed.items() if key in texts and texts[key].value != value}


def clashing_texts(
    texts: Mapping[str, PlanText], typed: Mapping[str, Words], shown: Mapping[str, str]
) -> dict[str, Words]:
    """What was typed otherwise where somebody saved other words since the page showed those of the fingerprint `shown`."""
    changed = changed_texts(texts, typed)
    return {key: value for key, value in changed.items() if shown.get(key) != fingerprint(texts[key].value)}


def fingerprint(words: Words) -> str:
    """Short enough to travel with every field of the page; equal for equal words, whatever their line ends."""
    return hashlib.sha256("\n".join(as_typed(words).splitlines()).encode()).hexdigest()[:16]


def as_typed(words: Words) -> str:
    return words if isinstance(words, str) else "\n".join(words)


def differences(theirs: Mapping[str, PlanText], ours: Mapping[str, Words]) -> list[Difference]:
    """The stored words beside the typed ones, where they differ."""
    return [
        Difference(theirs[key].label, as_typed(theirs[key].value) or _NOTHING, as_typed(value) or _NOTHING)
        for key, value in changed_texts(theirs, ours).items()
    ]

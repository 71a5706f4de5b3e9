"""The first draft of each section of a summary report, put together from accepted texts for the office to edit.

Pure: facts in, paragraphs out. Sentences that join the units' words are ours; the units' own words are not changed but
for the full stop at their end and the small letter behind our colon.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Any

from django.utils.text import capfirst

from accounts.models import Unit
from campaigns.models import Campaign, Phase
from campaigns.outline import SECTIONS, Section
from campaigns.queries.citation import cited_bases, cited_plan
from campaigns.queries.submissions import AcceptedItem
from core.wording import number
from documents.decree import figure_date
from documents.texts import TextKind, fill
from reports import wording
from reports.queries.sources import says_something
from reports.sentences import behind, ended, lowered


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a section: its words, whether it is a heading, the items it came from, and the unit whose it is."""

    text: str
    kind: str = "text"
    items: tuple[int, ...] = ()
    unit_id: int | None = field(default=None, compare=False)

    def stored(self) -> dict[str, Any]:
        return {"kind": self.kind, "text": self.text, "items": list(self.items)}


def mark_of(text: str) -> str:
    """By which a form knows again the words that it showed: two texts with one mark are the same words."""
    return hashlib.sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Occasion:
    """What a report is about: campaign, phase (or none), and the day its figures were taken."""

    campaign: Campaign
    phase: Phase | None
    cut_off_on: date
    is_last_phase: bool = False
    commemorations: tuple[str, ...] = ()
    movements: tuple[str, ...] = field(default=())
    campaign_starts_on: date | None = None

    @property
    def ends_on(self) -> date:
        return self.phase.ends_on if self.phase else date(self.campaign.year, 12, 31)

    @property
    def starts_on(self) -> date:
        if self.phase:
            return self.phase.starts_on
        return self.campaign_starts_on or date(self.campaign.year, 1, 1)

    @property
    def told_until(self) -> date:
        """The last day that the report speaks of."""
        return self.ends_on if self.phase else self.cut_off_on

    @property
    def is_whole_year(self) -> bool:
        """The report tells the whole year: that of the last phase, or one whose figures were taken at the year's end."""
        return self.is_last_phase or (self.phase is None and self.cut_off_on >= self.ends_on)

    @property
    def has_estimates(self) -> bool:
        return self.cut_off_on < self.ends_on

    @property
    def span(self) -> str:
        """How the period is called in the report's sentences."""
        if self.is_whole_year:
            return f"năm {self.campaign.year}"
        if self.phase is None:
            return f"từ đầu năm đến ngày {figure_date(self.cut_off_on)}"
        if self.covers_first_half:
            return f"6 tháng đầu năm {self.campaign.year}"
        return f"đợt {self.phase.ordinal} năm {self.campaign.year}"

    @property
    def covers_first_half(self) -> bool:
        year = self.campaign.year
        return (self.starts_on, self.ends_on) == (date(year, 1, 1), date(year, 6, 30))

    @property
    def next_span(self) -> str:
        if self.is_whole_year:
            return f"năm {self.campaign.year + 1}"
        if self.covers_first_half:
            return f"6 tháng cuối năm {self.campaign.year}"
        return "thời gian tới"


def title_of(occasion: Occasion) -> str:
    """Trích yếu: sơ kết for a phase, tổng kết for the year, kết quả for a day between."""
    campaign, phase = occasion.campaign, occasion.phase
    if occasion.is_whole_year:
        return f"Tổng kết phong trào thi đua năm {campaign.year}"
    if phase is None:
        return f"Kết quả phong trào thi đua năm {campaign.year} (đến ngày {figure_date(occasion.cut_off_on)})"
    half = f"6 tháng đầu năm {campaign.year}" if occasion.covers_first_half else f"năm {campaign.year}"
    comma = ", " if occasion.covers_first_half else " "
    return f"Sơ kết phong trào thi đua đợt {phase.ordinal}{comma}{half}"


def first_drafts(
    occasion: Occasion,
    sources: Sequence[AcceptedItem],
    texts: Mapping[str, str] = MappingProxyType({}),
    *,
    has_targets: bool = True,
    all_are_heard: bool = True,
) -> dict[str, list[Paragraph]]:
    """The paragraphs of each section by its code; `texts` are the office's own wordings by their codes. A table of targets
    is announced where there are any; that the units have nothing to tell is said only when all of them were heard."""
    say = _Sayer(texts, drafting_values(occasion), all_are_heard)
    drafts = {section.code: list(_drafted(section, occasion, sources, say)) for section in SECTIONS}
    return drafts if has_targets else {**drafts, "targets": []}


@dataclass(frozen=True)
class _Sayer:
    """The fixed sentences: in the office's words where it has some, filled with what the occasion knows."""

    texts: Mapping[str, str]
    values: Mapping[str, str]
    all_are_heard: bool = True

    def __call__(self, kind: TextKind) -> Paragraph:
        return Paragraph(fill(self.texts.get(kind.code, kind.default), self.values))


def sources_of(section: Section, sources: Iterable[AcceptedItem]) -> list[AcceptedItem]:
    """The items that feed a section: entries of the general part, and tasks of its groups; in the outline's order."""
    group = section.gathers.removeprefix("tasks:") if section.gathers.startswith("tasks:") else None
    return [
        source for source in sources if (source.entry in section.entries if source.entry else source.section == group)
    ]


def opener_of(code: str, occasion: Occasion, texts: Mapping[str, str]) -> tuple[Paragraph, Paragraph | None]:
    """The sentence that opens what the units tell in the section, and the one that stands there when nothing is told."""
    opener, nothing = OPENERS[code]
    say = _Sayer(texts, drafting_values(occasion))
    return say(opener), say(nothing) if nothing else None


def paragraph_of(source: AcceptedItem) -> Paragraph:
    """The unit's own words of one item as a paragraph of the report."""
    words = _entry_words(source) if source.entry else _task_words(source)
    return Paragraph(words, items=(source.item_id,), unit_id=source.unit.pk)


def _drafted(section: Section, occasion: Occasion, sources: Sequence[AcceptedItem], say: _Sayer) -> Iterable[Paragraph]:
    said = [source for source in sources_of(section, sources) if says_something(source)]
    match section.code:
        case "opening":
            yield from _opening(occasion, say)
        case "professional" | "reform":
            yield from _tasks(section, said, say)
        case "commemoration":
            yield from _commemoration(occasion, said, say)
        case "targets":
            yield say(wording.TARGETS)
        case "results" | "assessment":
            return
        case _:
            yield from _general(section.code, said, say)


def opening_values(occasion: Occasion) -> dict[str, str]:
    """What fills the places of the first sentence."""
    campaign, owner = occasion.campaign, occasion.campaign.owner
    bases = "; ".join([*cited_bases(campaign), cited_plan(campaign)])
    subject = "tổng kết" if occasion.is_whole_year else "sơ kết" if occasion.phase else "kết quả"
    about = f"phong trào thi đua năm {campaign.year}"
    if not occasion.is_whole_year:
        period = f"từ ngày {figure_date(occasion.starts_on)} đến ngày {figure_date(occasion.told_until)}"
        about = (
            f"phong trào thi đua đợt {occasion.phase.ordinal} ({period})" if occasion.phase else f"{about} ({period})"
        )
    return {"can_cu": bases, "ten_don_vi": owner.short_name or owner.name, "noi_dung": f"{subject} {about}"}


def drafting_values(occasion: Occasion) -> dict[str, str]:
    """What fills the places of the sentences of the first draft."""
    movements = ", ".join(f"“{name.strip('“”')}”" for name in occasion.movements)
    return {
        **opening_values(occasion),
        "ngay_chot": figure_date(occasion.cut_off_on),
        "het_ky": f"hết ngày {figure_date(occasion.ends_on)}" if occasion.phase else "hết đợt thi đua",
        "thoi_gian": occasion.span,
        "ky_toi": occasion.next_span,
        "ngay_le": "; ".join(occasion.commemorations),
        "ten_phong_trao": f": {movements}" if movements else "",
        "chuong_trinh": _programme(occasion.campaign.owner),
        "cac_don_vi": occasion.campaign.owner.branches,
        "cac_don_vi_dau_cau": capfirst(occasion.campaign.owner.branches),
    }


def _programme(owner: Unit) -> str:
    """The programme of the province comes from above but for the province itself."""
    giver = "" if owner.is_province else " của UBND tỉnh"
    return f"Chương trình khung{giver}, nhiệm vụ chủ yếu của {owner.brief}"


def _opening(occasion: Occasion, say: _Sayer) -> Iterable[Paragraph]:
    yield say(wording.OPENING)
    told = [say(wording.CUT_OFF), *([say(wording.ESTIMATES)] if occasion.has_estimates else [])]
    yield Paragraph(" ".join(each.text for each in told))


def _tasks(section: Section, said: list[AcceptedItem], say: _Sayer) -> Iterable[Paragraph]:
    """Tasks by lead unit: a heading per unit, a sentence of count, a paragraph per task with what others added."""
    told = list(_with_helpers(said))
    leads: dict[int, list[tuple[AcceptedItem, Paragraph]]] = defaultdict(list)
    for source, paragraph in told:
        if source.counts:
            leads[source.unit.pk].append((source, paragraph))
    if leads:
        yield say(OPENERS[section.code][0])
    for led in leads.values():
        yield from beginning_of_part([source for source, _ in led])
        yield from (paragraph for _, paragraph in led)
    yield from (paragraph for source, paragraph in told if not source.counts)


def beginning_of_part(led: Sequence[AcceptedItem]) -> Iterable[Paragraph]:
    """What stands above the tasks that a unit leads: its name, and a sentence of count where they are several."""
    unit = led[0].unit
    yield Paragraph(unit.name, kind="heading", unit_id=unit.pk)
    if len(led) > 1:
        yield Paragraph(_count_sentence(led), unit_id=unit.pk)


def _with_helpers(said: Iterable[AcceptedItem]) -> Iterable[tuple[AcceptedItem, Paragraph]]:
    """Each task once, told by its lead unit, with the words of those who co-operated behind; left-over helpers alone."""
    helpers: dict[int | None, list[AcceptedItem]] = defaultdict(list)
    leads = []
    for source in said:
        if source.counts:
            leads.append(source)
        else:
            helpers[source.task_id].append(source)
    for source in leads:
        added = [helper for helper in helpers.pop(source.task_id, []) if helper.text]
        words = reduce(behind, map(helping_words, added), _task_words(source))
        items = (source.item_id, *(each.item_id for each in added))
        yield source, Paragraph(words, items=items, unit_id=source.unit.pk)
    for rest in helpers.values():
        yield from ((helper, paragraph_of(helper)) for helper in rest)


def helping_words(source: AcceptedItem) -> str:
    """What a unit that co-operated told, behind the words of the lead."""
    return f"{source.unit.name} phối hợp: {lowered(ended(source.text))}"


def _count_sentence(led: Sequence[AcceptedItem]) -> str:
    """Chủ trì 05 nhiệm vụ, trong đó đã hoàn thành 02 …; or "đều đang thực hiện" when all stand alike."""
    states = Counter("done" if source.status == "ahead" else source.status for source in led)
    ahead = sum(1 for source in led if source.status == "ahead")
    early = f" (hoàn thành trước hạn {ahead:02d})" if ahead else ""
    words = {"done": "đã hoàn thành", "in_progress": "đang thực hiện", "not_started": "chưa thực hiện"}
    parts = [(words[state], states[state], early if state == "done" else "") for state in words if states[state]]
    if not parts:
        return f"Chủ trì {len(led):02d} nhiệm vụ."
    if len(parts) == 1:
        return f"Chủ trì {len(led):02d} nhiệm vụ, đều {parts[0][0]}{parts[0][2]}."
    listed = ", ".join(f"{word} {count:02d} nhiệm vụ{more}" for word, count, more in parts)
    return f"Chủ trì {len(led):02d} nhiệm vụ, trong đó {listed}."


# A task on its way is told by its result alone.
STATUS_WORDS = {"not_started": "chưa thực hiện", "done": "đã hoàn thành", "ahead": "đã hoàn thành trước hạn"}


def _task_words(source: AcceptedItem) -> str:
    """- Nhiệm vụ: (mức độ.) Kết quả. Sản phẩm, số liệu, ước. Khó khăn. A unit that only helped is named."""
    task = source.label.strip().rstrip(".;,")
    if not source.counts:
        return f"- {task} ({source.unit.name} phối hợp): {lowered(ended(source.text))}"
    status = STATUS_WORDS.get(source.status) or ("" if source.text else "đang thực hiện")
    pieces = [f"- {task}: {status}." if status else f"- {task}:"]
    if source.text:
        pieces.append(ended(source.text) if status else lowered(ended(source.text)))
    pieces += _figure_words(source)
    if source.estimate:
        label = "" if source.estimate_value is not None else "Ước thực hiện đến hết đợt: "
        pieces.append(label + (lowered(ended(source.estimate)) if label else ended(source.estimate)))
    if source.difficulty:
        pieces.append(f"Khó khăn, nguyên nhân: {lowered(ended(source.difficulty))}")
    return reduce(behind, pieces)


def _figure_words(source: AcceptedItem) -> list[str]:
    words = []
    if source.product_number:
        on = f" ngày {figure_date(source.product_on)}" if source.product_on else ""
        words.append(f"Sản phẩm: {source.product_number}{on}.")
    if source.value is not None:
        unit = "%" if source.measure == "percent" else f" {source.figure_unit}".rstrip()
        until = f" đến ngày {figure_date(source.done_until)}" if source.done_until else ""
        estimate = (
            f"; ước đến hết đợt: {number(source.estimate_value)}{unit}" if source.estimate_value is not None else ""
        )
        figure = f"{number(source.value)}{unit}"
        # The unit's own sentence may name the figure already; then only what is expected is added.
        if estimate or figure not in source.text:
            words.append(f"Số liệu{until}: {figure}{estimate}.")
    return words


def _entry_words(source: AcceptedItem) -> str:
    return f"- {source.unit.name}: {lowered(ended(source.text))}"


def _commemoration(occasion: Occasion, said: list[AcceptedItem], say: _Sayer) -> Iterable[Paragraph]:
    if occasion.commemorations:
        yield say(wording.COMMEMORATED)
    if said:
        yield say(wording.COMMEMORATION_WORK)
        yield from (paragraph for _, paragraph in _with_helpers(source for source in said if source.task_id))
        yield from (paragraph_of(source) for source in said if source.entry)


# The sentence that opens what the units tell in a section, and what it says when no unit had anything to tell.
OPENERS: dict[str, tuple[TextKind, TextKind | None]] = {
    "professional": (wording.PROFESSIONAL, None),
    "reform": (wording.REFORM, None),
    "commemoration": (wording.COMMEMORATION_WORK, None),
    "direction": (wording.DIRECTION, wording.NO_DIRECTION),
    "movements": (wording.MOVEMENTS, wording.NO_MOVEMENTS),
    "awards": (wording.MODELS, wording.NO_MODELS),
    "strengths": (wording.STRENGTHS, None),
    "weaknesses": (wording.WEAKNESSES, wording.NO_WEAKNESSES),
    "next_tasks": (wording.NEXT_TASKS, None),
    "proposals": (wording.PROPOSALS, wording.NO_PROPOSALS),
}
# What is said in the name of every unit.
DENIALS = (wording.NO_MOVEMENTS, wording.NO_MODELS, wording.NO_WEAKNESSES, wording.NO_PROPOSALS)


def _general(code: str, said: list[AcceptedItem], say: _Sayer) -> Iterable[Paragraph]:
    opener, nothing = OPENERS[code]
    if said:
        yield say(opener)
        yield from (paragraph_of(source) for source in said)
    elif nothing and (say.all_are_heard or nothing not in DENIALS):
        yield say(nothing)

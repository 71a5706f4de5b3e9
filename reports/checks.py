"""What does not add up in a summary report: told to the office, never in its way.

Pure: facts in, sentences out. Parts against their sum, percentages against figures and targets, figures against the
sources of their paragraph and against the phase before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from campaigns.models.submissions import ItemStatus
from campaigns.outline import SECTIONS, Section
from campaigns.queries.submissions import AcceptedItem
from core.wording import number, percent
from reports.drafting import Paragraph, paragraph_of, sources_of
from reports.figures_in_words import Written, figures_in
from reports.queries.facts import ReportFacts
from reports.queries.figures import DONE, TaskFigures, task_figures
from reports.queries.origins import measured, url_of, with_unit
from reports.queries.sources import SplitTask

KINDS = {
    "sum": "Cộng số",
    "percent": "Tỷ lệ, mức phải đạt",
    "previous": "So với đợt trước",
    "estimate": "Số ước, số chính thức",
    "source": "So với nguồn",
}
STATUS_WORDS = dict(ItemStatus.choices)
# Figures are told with one decimal.
TOLERANCE = Decimal("0.1")
LONGEST_NAME = 90


@dataclass(frozen=True)
class Check:
    """Something to look at again: of which kind, in which section, in a sentence, and the source that shows it."""

    kind: str
    section: str
    sentence: str
    url: str = ""

    @property
    def label(self) -> str:
        return KINDS[self.kind]


def checks_of(
    facts: ReportFacts,
    before: Sequence[AcceptedItem] = (),
    split: Sequence[SplitTask] = (),
    estimated: Sequence[AcceptedItem] = (),
) -> tuple[Check, ...]:
    """All that should be looked at again, in the order of the outline.

    `before` was accepted in the phase before; `estimated` in this one, before official figures took its place.
    """
    found = [
        *_totals(facts),
        *_split_tasks(facts, split),
        *_tasks(facts),
        *_against_before(facts, before),
        *_against_estimates(facts, estimated),
        *_words(facts),
    ]
    order = {section.code: at for at, section in enumerate(SECTIONS)}
    return tuple(sorted(found, key=lambda check: order.get(check.section, len(order))))


def place_name(section: Section) -> str:
    """`Mục II.1`; the opening has no number."""
    if not section.number:
        return section.title
    above = [each for each in SECTIONS[: SECTIONS.index(section)] if each.level < section.level and each.number]
    return f"Mục {above[-1].number}.{section.number}" if above and section.level > 1 else f"Mục {section.number}"


def _totals(facts: ReportFacts) -> Iterator[Check]:
    """The computed numbers against the rows that they count."""
    counts, awards = facts.counts, facts.awards
    if counts.on_time + counts.late != counts.submitted:
        yield Check(
            "sum",
            "direction",
            f"{counts.on_time:02d} báo cáo đúng hạn và {counts.late:02d} báo cáo muộn cộng lại khác "
            f"{counts.submitted:02d} báo cáo đã nộp.",
        )
    if awards.collectives + awards.people != len(awards.rewarded):
        yield Check(
            "sum",
            "awards",
            f"{awards.collectives:02d} tập thể và {awards.people:02d} cá nhân cộng lại khác {len(awards.rewarded):02d} "
            "trường hợp trong danh sách được duyệt.",
        )


def _split_tasks(facts: ReportFacts, split: Sequence[SplitTask]) -> Iterator[Check]:
    """The parts of a divided task against the whole: what they must reach, and what they reached once all are done."""
    told = {item.task_id: item for item in _led(facts)}
    for whole in split:
        if whole.target_value is None:
            continue
        wanted = f"{number(whole.target_value)} {whole.figure_unit}".rstrip()
        targets = [target for _, target in whole.parts if target is not None]
        if len(targets) == len(whole.parts) and sum(targets) != whole.target_value:
            yield Check(
                "sum",
                whole.section,
                f"Nhiệm vụ “{_short(whole.text)}” chia thành {len(whole.parts)} phần: mức phải đạt của các phần cộng lại "
                f"là {number(sum(targets, Decimal(0)))}, của cả nhiệm vụ là {wanted}.",
            )
        parts = [told[pk] for pk, _ in whole.parts if pk in told]
        figures = [item.value for item in parts if item.value is not None and item.status in DONE]
        if len(figures) == len(whole.parts) and sum(figures) < whole.target_value:
            yield Check(
                "sum",
                whole.section,
                f"Nhiệm vụ “{_short(whole.text)}”: các phần đều ghi đã hoàn thành nhưng cộng lại mới được "
                f"{number(sum(figures, Decimal(0)))}, cả nhiệm vụ phải đạt {wanted}.",
                url_of(parts[0]),
            )


def _tasks(facts: ReportFacts) -> Iterator[Check]:
    """The figure of each task against its target, its status and its own estimate."""
    for item in _led(facts):
        if item.value is None:
            continue
        is_done = item.status in DONE
        if item.target_value is not None and is_done and item.value < item.target_value:
            yield _of(
                item, "percent", f"ghi đã hoàn thành nhưng mới được {measured(item)}{_share(item)}, {_wanted(item)}"
            )
        if item.target_value is not None and not is_done and item.value >= item.target_value:
            status = STATUS_WORDS.get(item.status, "chưa ghi mức độ").lower()
            yield _of(item, "percent", f"đã được {measured(item)}, {_wanted(item)}, nhưng vẫn ghi {status}")
        if item.estimate_value is not None and item.estimate_value < item.value:
            estimate = with_unit(item, item.estimate_value)
            yield _of(item, "percent", f"số ước {estimate} nhỏ hơn số đã thực hiện {measured(item)}")


def _against_before(facts: ReportFacts, before: Sequence[AcceptedItem]) -> Iterator[Check]:
    """Each task against what its lead unit told in the phase before: figures of a year do not become smaller."""
    earlier = {item.task_id: item for item in before if item.task_id is not None and item.counts}
    for item in _led(facts):
        then = earlier.get(item.task_id or 0)
        if then is None:
            continue
        phase = f"đợt {then.phase_ordinal}"
        if then.status in DONE and item.status not in DONE:
            now = STATUS_WORDS.get(item.status, "chưa ghi mức độ").lower()
            yield _of(item, "previous", f"{phase} ghi đã hoàn thành, nay ghi {now}")
        if item.value is None or then.measure != item.measure:
            continue
        if then.value is not None and item.value < then.value:
            yield _of(item, "previous", f"thực hiện {measured(item)}, nhỏ hơn {phase} ({measured(then)})")
        elif then.estimate_value is not None and item.value < then.estimate_value:
            estimate = with_unit(then, then.estimate_value)
            yield _of(item, "previous", f"{phase} ước {estimate}, số nay là {measured(item)}")


def _against_estimates(facts: ReportFacts, estimated: Sequence[AcceptedItem]) -> Iterator[Check]:
    """Official figures against what the same report expected."""
    earlier = {item.item_id: item for item in estimated}
    for item in _led(facts):
        then = earlier.get(item.item_id)
        if then is None or then.estimate_value is None or item.value is None:
            continue
        if item.revision_id != then.revision_id and not _near(item.value, then.estimate_value):
            estimate = with_unit(then, then.estimate_value)
            words = f"số chính thức {measured(item)}, lần nộp {then.revision_number} ước {estimate}"
            yield _of(item, "estimate", words)


def _words(facts: ReportFacts) -> Iterator[Check]:
    """The figures that stand in the paragraphs."""
    by_item = {item.item_id: item for item in facts.sources.told}
    for section in SECTIONS:
        heading, led = "", _Led(facts, section)
        for at, paragraph in enumerate(facts.sections.get(section.code, ()), start=1):
            if paragraph.kind == "heading":
                heading = paragraph.text.strip()
                continue
            where = f"{place_name(section)}, đoạn {at}"
            yield from _parts_in_words(section, where, paragraph.text)
            items = [by_item[pk] for pk in paragraph.items if pk in by_item]
            if not paragraph.items:
                yield from _own_words(facts, led, where, heading, paragraph)
            elif len(items) == len(paragraph.items):
                yield from _sourced_words(section, where, items, paragraph.text)


# `Có 10 cuộc, trong đó …`: what follows is a part. `gồm` lists all parts.
_PARTS = re.compile(r"(?P<before>[^.;:]*?),? ?\(?(?P<word>trong đó|bao gồm|gồm)(?: có)?:? (?P<rest>[^.)]*)")
_BETWEEN_PARTS = re.compile(r"[,;] | và ")
_STATES = ("hoàn thành", "đang thực hiện", "chưa thực hiện")


def _parts_in_words(section: Section, where: str, text: str) -> Iterator[Check]:
    """`10 cuộc, gồm 6 … và 3 …`: all parts are the whole, and no parts are more than it."""
    if "gồm" not in text and "trong đó" not in text:
        return
    # What stands in brackets is a part of a part.
    plain = re.sub(r"\([^()]*\)", "", text)
    for found in _PARTS.finditer(plain):
        wholes = [each for each in figures_in(found["before"]) if not each.is_percent]
        pieces = _BETWEEN_PARTS.split(found["rest"])
        parts = [[each for each in figures_in(piece) if not each.is_percent] for piece in pieces]
        if not wholes or len(parts) < 2 or any(len(each) != 1 for each in parts):
            continue
        whole, total = wholes[-1].value, sum(each[0].value for each in parts)
        is_complete = found["word"] != "trong đó" or all(any(state in piece for state in _STATES) for piece in pieces)
        if total > whole or (is_complete and total != whole):
            added = " + ".join(each[0].words.strip() for each in parts)
            yield Check("sum", section.code, f"{where}: {added} = {number(total)}, khác {wholes[-1].words.strip()}.")


_LED = re.compile(r"Chủ trì (\d+) nhiệm vụ")
_COUNTED = (
    ("done", "đã hoàn thành", re.compile(r"đã hoàn thành (\d+)")),
    ("in_progress", "đang thực hiện", re.compile(r"đang thực hiện (\d+)")),
    ("not_started", "chưa thực hiện", re.compile(r"chưa thực hiện (\d+)")),
)
_ALL = re.compile(r"đều (đã hoàn thành|đang thực hiện|chưa thực hiện)")
_SHARE_OF_TASKS = re.compile(
    r"hoàn thành (?P<share>\d+(?:,\d+)?)% (?:số )?(?:nhiệm vụ|tổng số nhiệm vụ)", re.IGNORECASE
)
_REACHED = re.compile(
    r"đạt (?:tỷ lệ |được |khoảng )?(?P<share>\d+(?:,\d+)?)\s?%"
    r"(?=\s*(?:[.,;:)]|$|so với|kế hoạch|chỉ tiêu|mục tiêu|mức|tiến độ))",
    re.IGNORECASE,
)


class _Led:
    """The tasks that units lead in a section; each question is counted once, however many paragraphs ask it."""

    def __init__(self, facts: ReportFacts, section: Section) -> None:
        self._facts, self.section = facts, section

    @cached_property
    def by_unit(self) -> dict[str, list[AcceptedItem]]:
        rows: dict[str, list[AcceptedItem]] = defaultdict(list)
        for item in sources_of(self.section, self._facts.sources.told):
            if item.task_id and item.counts:
                rows[item.unit.name].append(item)
        return rows

    @cached_property
    def figures(self) -> TaskFigures:
        """Of the section; of the whole report where nobody leads a task in it."""
        return task_figures([item for rows in self.by_unit.values() for item in rows] or _led(self._facts))


def _own_words(facts: ReportFacts, led: _Led, where: str, heading: str, paragraph: Paragraph) -> Iterator[Check]:
    """The office's own sentences against the figures computed now."""
    section, text = led.section, paragraph.text
    if said := _LED.search(text):
        yield from _count_of_unit(section, where, text, said, led.by_unit.get(heading, []))
    shares = led.figures
    for found in _SHARE_OF_TASKS.finditer(text):
        if shares.done_share is not None and not _near(_decimal(found["share"]), Decimal(str(shares.done_share))):
            yield Check(
                "percent",
                section.code,
                f"{where}: ghi hoàn thành {found['share']}% nhiệm vụ, tính từ báo cáo được chấp nhận là "
                f"{number(shares.done_share)}% ({shares.done}/{shares.total}).",
            )
    if section.code == "targets":
        yield from _percent_of_targets(facts, where, text)


def _count_of_unit(
    section: Section, where: str, text: str, said: re.Match[str], led: Sequence[AcceptedItem]
) -> Iterator[Check]:
    if not led:
        return
    now = task_figures(led)
    told = {name: int(found[1]) for name, _, pattern in _COUNTED if (found := pattern.search(text))}
    if every := _ALL.search(text):
        told |= {name: int(said[1]) for name, words, _ in _COUNTED if words == every[1]}
    wrong = [(words, told[name], getattr(now, name)) for name, words, _ in _COUNTED if name in told]
    differing = [each for each in [("chủ trì", int(said[1]), now.total), *wrong] if each[1] != each[2]]
    if differing:
        listed = "; ".join(f"{words} {typed:02d}, nay là {counted:02d}" for words, typed, counted in differing)
        yield Check(
            "sum", section.code, f"{where}: {led[0].unit.brief} ghi {listed} nhiệm vụ theo báo cáo được chấp nhận."
        )


def _percent_of_targets(facts: ReportFacts, where: str, text: str) -> Iterator[Check]:
    computed: list[Written] = [
        each
        for target in facts.targets.targets
        for words in (target.planned, target.reached, target.beside)
        for each in figures_in(words)
        if each.is_percent
    ]
    for found in _REACHED.finditer(text):
        if computed and not any(_near(_decimal(found["share"]), each.value) for each in computed):
            listed = ", ".join(dict.fromkeys(each.words for each in computed))
            yield Check(
                "percent", "targets", f"{where}: ghi đạt {found['share']}%, bảng chỉ tiêu chỉ có các tỷ lệ {listed}."
            )


def _sourced_words(section: Section, where: str, items: Sequence[AcceptedItem], text: str) -> Iterator[Check]:
    """The figures of a paragraph against those of its sources: the same, their sum, or their share of the target."""
    measurable = [item for item in items if item.counts and item.task_id and item.value is not None]
    shares = [share for item in measurable for share in _shares(item)]
    reached = [found["share"] for found in _REACHED.finditer(text)] if len(measurable) == 1 and shares else []
    # One of several rates may be that of the task; none of them is something to ask about.
    wrong = [] if any(_near(_decimal(said), share) for said in reached for share in shares) else reached
    for said in wrong:
        item = measurable[0]
        yield Check(
            "percent",
            section.code,
            f"{where}: ghi đạt {said}%, nguồn ghi {measured(item)}{_share(item)} "
            f"({item.unit.brief}, mục {item.ordinal}).",
            url_of(item),
        )
    if len(items) == 1 and text == paragraph_of(items[0]).text:
        return
    known = {each.value for item in items for each in figures_in(_all_words(item))}
    known |= {
        value for item in items for value in (item.value, item.estimate_value, item.target_value) if value is not None
    }
    sums = [sum((item.value for item in measurable if item.value is not None), Decimal(0)), *shares]
    for each in figures_in(text):
        if each.value in known or each.words.rstrip(" %") in wrong or any(_near(each.value, one) for one in sums):
            continue
        yield Check(
            "source",
            section.code,
            f"{where}: số {each.words} không có trong nguồn ({_named(items)}).",
            url_of(items[0]),
        )


def _all_words(item: AcceptedItem) -> str:
    """What the unit told, and how the report tells it."""
    told = (item.text, item.label, item.difficulty, item.estimate, item.product_number)
    return "\n".join([paragraph_of(item).text, *told])


def _named(items: Sequence[AcceptedItem]) -> str:
    by_unit: Mapping[str, list[str]] = defaultdict(list)
    for item in items:
        by_unit[item.unit.brief].append(str(item.ordinal))
    return "; ".join(f"{unit}, mục {', '.join(ordinals)}" for unit, ordinals in by_unit.items())


def _shares(item: AcceptedItem) -> Iterator[Decimal]:
    """The percentages that the item's figures stand for: themselves, and of what must be reached."""
    for value in (item.value, item.estimate_value):
        if value is None:
            continue
        if item.measure == "percent":
            yield value
        if item.target_value:
            yield value * 100 / item.target_value


def _share(item: AcceptedItem) -> str:
    if item.value is None or not item.target_value or item.measure == "percent":
        return ""
    return f" ({number(percent(item.value, item.target_value))}% mức phải đạt)"


def _wanted(item: AcceptedItem) -> str:
    return f"phải đạt {with_unit(item, item.target_value)}"


def _led(facts: ReportFacts) -> list[AcceptedItem]:
    return [item for item in facts.sources.told if item.task_id is not None and item.counts]


def _of(item: AcceptedItem, kind: str, words: str) -> Check:
    sentence = f"“{_short(item.label)}” ({item.unit.brief}, mục {item.ordinal}): {words}."
    return Check(kind, item.section, sentence, url_of(item))


def _short(text: str) -> str:
    """The name of a task, cut between words where it is long."""
    words = text.strip().rstrip(".;,")
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def _near(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= TOLERANCE


def _decimal(words: str) -> Decimal:
    return Decimal(words.replace(",", "."))


def counted(checks: Iterable[Check]) -> Mapping[str, int]:
    """How many there are in each section."""
    return Counter(check.section for check in checks)

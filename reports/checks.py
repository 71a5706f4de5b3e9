"""What does not add up in a summary report: told to the office, never in its way.

Pure: figures and words in, doubts out. Parts against their sum, percentages against figures and targets, figures against
the sources of their paragraph and against the phase before. Who asks for them, and how they are counted without reading
the reports, stands in `reports.queries.doubts` and `reports.queries.keeping`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple, Protocol

from campaigns.models.submissions import ItemStatus
from campaigns.outline import SECTIONS, Section
from campaigns.queries.submissions import AcceptedItem
from core.wording import number, percent
from documents.content import MOST_COLUMNS, odd_letters, rows_without_table
from documents.decree import impossible_dates
from reports.drafting import paragraph_of
from reports.figures_in_words import Written, figures_in, names_a_thing, scale_of
from reports.queries.figures import DONE, TaskFigures
from reports.queries.origins import measured, url_of, with_unit
from reports.queries.sources import SplitTask
from reports.queries.targets import TargetBoard

KINDS = {
    "sum": "Cộng số",
    "percent": "Tỷ lệ, mức phải đạt",
    "previous": "So với đợt trước",
    "estimate": "Số ước, số chính thức",
    "source": "So với nguồn",
    "letters": "Ký tự không in được",
    "dates": "Ngày không có trong lịch",
    "table": "Bảng không in được",
}
STATUS_WORDS = dict(ItemStatus.choices)
# Figures are told with one decimal.
TOLERANCE = Decimal("0.1")
LONGEST_NAME = 90


class Figures(Protocol):
    """What a unit told of one task, in figures."""

    @property
    def status(self) -> str: ...

    @property
    def measure(self) -> str: ...

    @property
    def figure_unit(self) -> str: ...

    @property
    def value(self) -> Decimal | None: ...

    @property
    def estimate_value(self) -> Decimal | None: ...

    @property
    def target_value(self) -> Decimal | None: ...


class Doubt(NamedTuple):
    """What should be looked at again: of which kind, in words behind the name of the task or the place of the paragraph,
    and the page of the source that shows it."""

    kind: str
    words: str
    url: str = ""


def place_name(section: Section) -> str:
    """`Mục II.1`; the opening has no number."""
    if not section.number:
        return section.title
    above = [each for each in SECTIONS[: SECTIONS.index(section)] if each.level < section.level and each.number]
    return f"Mục {above[-1].number}.{section.number}" if above and section.level > 1 else f"Mục {section.number}"


def doubts_of_part_targets(whole: SplitTask) -> Iterator[Doubt]:
    """What the parts of a divided task must reach against the whole."""
    targets = [target for _, target in whole.parts if target is not None]
    if len(targets) == len(whole.parts) and whole.target_value is not None and sum(targets) != whole.target_value:
        yield Doubt(
            "sum",
            f"Nhiệm vụ “{short(whole.text)}” chia thành {len(whole.parts)} phần: mức phải đạt của các phần cộng lại "
            f"là {number(sum(targets, Decimal(0)))}, của cả nhiệm vụ là {whole.wanted}.",
        )


def doubts_of_parts(whole: SplitTask, parts: Sequence[Figures]) -> Iterator[Doubt]:
    """What the parts of a divided task reached against the whole, once all are told and done."""
    figures = [item.value for item in parts if item.value is not None and item.status in DONE]
    if whole.target_value is not None and len(figures) == len(whole.parts) and sum(figures) < whole.target_value:
        yield Doubt(
            "sum",
            f"Nhiệm vụ “{short(whole.text)}”: các phần đều ghi đã hoàn thành nhưng cộng lại mới được "
            f"{number(sum(figures, Decimal(0)))}, cả nhiệm vụ phải đạt {whole.wanted}.",
        )


def doubts_of_task(item: Figures) -> Iterator[Doubt]:
    """The figure of a task against its target, its status and its own estimate."""
    value, target, estimate = item.value, item.target_value, item.estimate_value
    if value is None:
        return
    is_done = item.status in DONE
    if target is not None and is_done and value < target:
        yield Doubt(
            "percent", f"ghi đã hoàn thành nhưng mới được {with_unit(item, value)}{_share(item)}, {_wanted(item)}"
        )
    if target is not None and not is_done and value >= target:
        yield Doubt("percent", f"đã được {with_unit(item, value)}, {_wanted(item)}, nhưng vẫn ghi {_status(item)}")
    if estimate is not None and estimate < value:
        yield Doubt("percent", f"số ước {with_unit(item, estimate)} nhỏ hơn số đã thực hiện {with_unit(item, value)}")


def doubts_since(item: Figures, then: Figures, ordinal: int) -> Iterator[Doubt]:
    """A task against what its lead unit told in the phase before: figures of a year do not become smaller."""
    phase = f"đợt {ordinal}"
    if then.status in DONE and item.status not in DONE:
        yield Doubt("previous", f"{phase} ghi đã hoàn thành, nay ghi {_status(item)}")
    value, before, expected = item.value, then.value, then.estimate_value
    if value is None or then.measure != item.measure:
        return
    if before is not None and value < before:
        words = f"thực hiện {with_unit(item, value)}, nhỏ hơn {phase} ({with_unit(then, before)})"
        yield Doubt("previous", words)
    elif expected is not None and value < expected:
        yield Doubt("previous", f"{phase} ước {with_unit(then, expected)}, số nay là {with_unit(item, value)}")


def doubts_of_estimate(item: Figures, then: Figures, revision: int) -> Iterator[Doubt]:
    """Official figures against what the same report expected in its `revision`."""
    value, expected = item.value, then.estimate_value
    if expected is not None and value is not None and not _near(value, expected):
        words = f"số chính thức {with_unit(item, value)}, lần nộp {revision} ước {with_unit(then, expected)}"
        yield Doubt("estimate", words)


def doubts_of_letters(text: str) -> Iterator[Doubt]:
    """Letters that the paper cannot print, all at once: told where they are typed, for the paper will be refused."""
    if letters := odd_letters(text):
        named = ", ".join(f"“{letter}”" for letter in letters)
        yield Doubt("letters", f"phông chữ của văn bản không có {named}; xóa hoặc thay thì mới in, hoàn tất được.")


def doubts_of_writing(text: str) -> Iterator[Doubt]:
    """What will print otherwise than it was meant, and days that no calendar has, which a paper may have to quote."""
    yield from doubts_of_letters(text)
    if rows := rows_without_table(text):
        yield Doubt(
            "table",
            f"{rows} dòng dán từ bảng sẽ in thành chữ chạy liền; bảng phải có ít nhất 2 dòng, nhiều nhất {MOST_COLUMNS} cột.",
        )
    for wrong in dict.fromkeys(impossible_dates(text)):
        yield Doubt("dates", f"“{wrong}” là ngày không có trong lịch.")


def doubts_of_words(text: str, items: Sequence[AcceptedItem], earlier: Sequence[AcceptedItem] = ()) -> Iterator[Doubt]:
    """The figures that stand in a paragraph: parts against their whole, and all against its sources as they were last seen,
    or as they were when the words were taken (`earlier`)."""
    yield from _parts_in_words(text)
    yield from _shares_in_words(text)
    if items:
        yield from _sourced_words(items, text, earlier)


# `Có 10 cuộc, trong đó …`: what follows is a part. `gồm` lists all parts. A point between digits ends no sentence.
_PARTS = re.compile(
    r"(?P<before>(?:[^.;:]|(?<=\d)\.(?=\d))*?),? ?\(?(?P<word>trong đó|bao gồm|gồm)(?: có)?:? "
    r"(?P<rest>(?:[^.)]|(?<=\d)\.(?=\d))*)"
)
_BETWEEN_PARTS = re.compile(r"[,;] | và ")
_STATES = ("hoàn thành", "đang thực hiện", "chưa thực hiện")


def _parts_in_words(text: str) -> Iterator[Doubt]:
    """`10 cuộc, gồm 6 … và 3 …`: all parts are the whole, and no parts are more than it."""
    if "gồm" not in text and "trong đó" not in text:
        return
    # What stands in brackets is a part of a part.
    plain = re.sub(r"\([^()]*\)", "", text).replace("tr.đ", "trđ")
    for found in _PARTS.finditer(plain):
        pieces = _BETWEEN_PARTS.split(found["rest"])
        told = [[each for each in figures_in(piece) if not each.is_percent] for piece in pieces]
        if len(told) < 2 or any(len(each) != 1 for each in told):
            continue
        parts = [each for [each] in told]
        whole = _whole_of(parts, [each for each in figures_in(found["before"]) if not each.is_percent])
        if whole is None:
            continue
        alike = _in_one_measure(parts, whole)
        if alike is None:
            continue
        total = sum(each.amount for each in alike) / whole.scale
        if any(each.scale != whole.scale for each in alike):
            total = round(total, _decimals(whole.value))
        is_complete = found["word"] != "trong đó" or all(any(state in piece for state in _STATES) for piece in pieces)
        if total > whole.value or (is_complete and total != whole.value):
            yield Doubt("sum", _told_sum(alike, total, whole))


def _in_one_measure(parts: Sequence[Written], whole: Written) -> list[Written] | None:
    """The parts with what they are measured in: a bare one in the measure of the next, the last in that of the whole
    (`trung ương 6 và địa phương 4 tỷ đồng`). None where it is not certain that parts and whole can be added up."""
    found: list[Written] = []
    following = whole
    for part in reversed(parts):
        if part.is_measured:
            following = part
        elif following.is_measured and part.counts:
            return None
        found.append(replace(part, scaled=following.scaled, unit=following.unit))
    units = {each.unit for each in (whole, *found) if each.unit}
    is_certain = len(units) <= 1 and (whole.is_measured or not following.is_measured)
    return found[::-1] if is_certain else None


def _told_sum(parts: Sequence[Written], total: Decimal, whole: Written) -> str:
    """`6 + 3 = 9, khác 10.`, with nghìn, triệu, tỷ where the figures are written in several of them."""
    if len({each.scale for each in (whole, *parts)}) > 1:
        added = " + ".join(each.with_scale for each in parts)
        return f"{added} = {number(total)} {whole.scaled}".rstrip() + f", khác {whole.with_scale}."
    added = " + ".join(each.words.strip() for each in parts)
    return f"{added} = {number(total)}, khác {whole.words.strip()}."


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _whole_of(parts: Sequence[Written], candidates: Sequence[Written]) -> Written | None:
    """The figure that counts the same thing as the parts; of several that count another thing none is certain."""
    alike = [max(_shared_words(each, part) for part in parts) for each in candidates]
    if len(candidates) > 1 and not any(alike):
        return None
    return max(zip(alike, range(len(alike)), candidates, strict=True), default=(0, 0, None))[2]


def _shared_words(left: Written, right: Written) -> int:
    """How many words of the things counted are the same from the first on: `hội nghị`."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left.counts, right.counts, strict=False))
    return sum(1 for _ in same)


# `85/100 hồ sơ (85%)`, not the day 5/12.
_SHARE_IN_WORDS = re.compile(
    r"(?<![\w/.,])(?P<part>\d[\d.]*)/(?P<whole>\d[\d.]*)(?![\w/]) [^\d.;:()]*"
    r"\((?:đạt |tỷ lệ |bằng |chiếm )*(?P<share>\d+(?:,\d+)?)\s?%\)"
)


def _shares_in_words(text: str) -> Iterator[Doubt]:
    """`85/100 hồ sơ (95%)`: the share is that of the two figures, as exactly as it is written."""
    for found in _SHARE_IN_WORDS.finditer(text):
        part, whole = (int(found[name].replace(".", "")) for name in ("part", "whole"))
        if not 0 < whole >= part or names_a_thing(text[: found.start()]):
            continue
        share = percent(part, whole)
        if abs(share - _decimal(found["share"])) > (TOLERANCE if "," in found["share"] else Decimal("0.5")):
            yield Doubt("percent", f"{found['part']}/{found['whole']} là {number(share)}%, khác {found['share']}%.")


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


class Claim(NamedTuple):
    """What the office's own sentence says of the figures that the system counts: of the tasks that a unit leads ("led", by
    the heading above), of the share of tasks that are done ("share"), or of a target ("reached")."""

    paragraph_id: int
    kind: str
    said: str
    heading: str = ""
    counts: Mapping[str, int] = {}


def claims_of(paragraph_id: int, text: str, heading: str, code: str) -> Iterator[Claim]:
    """The claims of a paragraph without sources, below the heading, in the section `code`."""
    if said := _LED.search(text):
        told = {name: int(found[1]) for name, _, pattern in _COUNTED if (found := pattern.search(text))}
        if every := _ALL.search(text):
            told |= {name: int(said[1]) for name, words, _ in _COUNTED if words == every[1]}
        yield Claim(paragraph_id, "led", said[1], heading, told)
    for found in _SHARE_OF_TASKS.finditer(text):
        yield Claim(paragraph_id, "share", found["share"])
    if code == "targets":
        for found in _REACHED.finditer(text):
            yield Claim(paragraph_id, "reached", found["share"])


def doubts_of_led(claim: Claim, unit: str, now: TaskFigures) -> Iterator[Doubt]:
    """`Chủ trì 05 nhiệm vụ, trong đó …` against the accepted reports of the unit."""
    wrong = [(words, claim.counts[name], getattr(now, name)) for name, words, _ in _COUNTED if name in claim.counts]
    differing = [each for each in [("chủ trì", int(claim.said), now.total), *wrong] if each[1] != each[2]]
    if differing and now.total:
        listed = "; ".join(f"{words} {typed:02d}, nay là {counted:02d}" for words, typed, counted in differing)
        yield Doubt("sum", f"{unit} ghi {listed} nhiệm vụ theo báo cáo được chấp nhận.")


def doubts_of_share(claim: Claim, now: TaskFigures) -> Iterator[Doubt]:
    """`hoàn thành 87,5% nhiệm vụ` against the accepted reports."""
    if now.done_share is not None and not _near(_decimal(claim.said), Decimal(str(now.done_share))):
        yield Doubt(
            "percent",
            f"ghi hoàn thành {claim.said}% nhiệm vụ, tính từ báo cáo được chấp nhận là "
            f"{number(now.done_share)}% ({now.done}/{now.total}).",
        )


def doubts_of_reached(claim: Claim, board: TargetBoard) -> Iterator[Doubt]:
    """`đạt 95%` in the section of the targets against their table."""
    computed: list[Written] = [
        each
        for target in board.targets
        for words in (target.planned, target.reached, target.beside)
        for each in figures_in(words)
        if each.is_percent
    ]
    if computed and not any(_near(_decimal(claim.said), each.value) for each in computed):
        listed = ", ".join(dict.fromkeys(each.words for each in computed))
        yield Doubt("percent", f"ghi đạt {claim.said}%, bảng chỉ tiêu chỉ có các tỷ lệ {listed}.")


def _sourced_words(items: Sequence[AcceptedItem], text: str, earlier: Sequence[AcceptedItem]) -> Iterator[Doubt]:
    """The figures of a paragraph against those of its sources: the same, their sum, or their share of the target."""
    if [paragraph_of(item).text for item in earlier] == [text]:
        return
    measurable = [item for item in items if item.counts and item.task_id and item.value is not None]
    shares = [share for item in measurable for share in _shares(item)]
    reached = [found["share"] for found in _REACHED.finditer(text)] if len(measurable) == 1 and shares else []
    # One of several rates may be that of the task; none of them is something to ask about.
    wrong = [] if any(_near(_decimal(said), share) for said in reached for share in shares) else reached
    for said in wrong:
        item = measurable[0]
        yield Doubt(
            "percent",
            f"ghi đạt {said}%, nguồn ghi {measured(item)}{_share(item)} ({item.unit.brief}, mục {item.ordinal}).",
            url_of(item),
        )
    if len(items) == 1 and text == paragraph_of(items[0]).text:
        return
    told = (*items, *earlier)
    known = {value for item in told for each in figures_in(_all_words(item)) for value in (each.value, each.amount)}
    for item in told:
        figures = [value for value in (item.value, item.estimate_value, item.target_value) if value is not None]
        known |= {value * scale for value in figures for scale in (1, scale_of(item.figure_unit))}
    sums = [sum((item.value for item in measurable if item.value is not None), Decimal(0)), *shares]
    for each in figures_in(text):
        if (
            {each.value, each.amount} & known
            or each.words.rstrip(" %") in wrong
            or any(_near(each.value, one) for one in sums)
        ):
            continue
        yield Doubt("source", f"số {each.words} không có trong nguồn ({_named(items)}).", url_of(items[0]))


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


def _share(item: Figures) -> str:
    value, target = item.value, item.target_value
    if value is None or not target or item.measure == "percent":
        return ""
    return f" ({number(percent(value, target))}% mức phải đạt)"


def _wanted(item: Figures) -> str:
    return f"phải đạt {with_unit(item, item.target_value)}"


def _status(item: Figures) -> str:
    return STATUS_WORDS.get(item.status, "chưa ghi mức độ").lower()


def short(text: str) -> str:
    """The name of a task, cut between words where it is long."""
    words = text.strip().rstrip(".;,")
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def _near(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= TOLERANCE


def _decimal(words: str) -> Decimal:
    return Decimal(words.replace(",", "."))

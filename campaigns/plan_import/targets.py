"""Measurable targets (chỉ tiêu), each once however many sections state it."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.content import cleaned
from campaigns.plan_import.context import Context
from campaigns.plan_import.draft import TargetDraft, Words, plain_figure
from campaigns.plan_import.folding import fold, folded_words
from campaigns.plan_import.names import is_quoted, unquoted
from campaigns.plan_import.sections import Role
from campaigns.plan_import.sentences import sentences
from campaigns.plan_import.spelled import with_figures
from campaigns.plan_import.target_words import stated_measure
from campaigns.plan_import.tree import Item
from campaigns.plan_import.wording import ABBREVIATIONS

PERCENT, RANK_GAIN, RANK_WITHIN, COUNT, TEXT = "percent", "rank_gain", "rank_within", "count", "text"
AT_LEAST, AT_MOST, ALL = "at_least", "at_most", "all"

_FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_NUMBER = rf"(?:(?P<low>{_FIGURE})\s*%?\s*(?:-|den|(?P<rise>len)|(?P<fall>xuong)(?:\s+con)?)\s*)?(?P<value>{_FIGURE})"
_PERCENT = re.compile(rf"(?<![\d/]){_NUMBER}\s*(?:%|phan tram\b)")
_RANK_GAIN = re.compile(
    rf"\b(?:tang|nang|cai thien|vuot|len|thang)\b[^.;:%]{{0,60}}?(?<![\d/]){_NUMBER}\s*(?:bac|thu bac|hang|thu hang|vi tri)\b"
)
_RANK_WITHIN = re.compile(
    rf"\b(?:(?:nam|dung|lot|xep hang|xep loai|xep|thuoc|giu|vao|duy tri|dat)\s+)*(?:trong|vao|thuoc|nhom|top)\s+"
    rf"(?:so\s+|nhom\s+|top\s+|danh sach\s+|cac\s+)*"
    rf"{_NUMBER}\s*(?!%|phan tram|nam\b|thang\b|ngay\b|quy\b|gio\b)(?=$|[\s,.;:)])"
    rf"|\b(?:nhom|top)\s+(?P<group>\d{{1,3}})\b(?!\s*%)"
    rf"|\b(?:xep|dung|hang|vi tri|xep hang|thu hang)\s+(?:tu\s+)?(?:hang\s+|vi tri\s+)?thu\s+(?P<nth>\d{{1,3}}|nhat|nhi|ba)\b"
    rf"|\b(?:len|vao|giu|dat|o)\s+(?:hang|vi tri)\s+(?P<nth3>\d{{1,3}})\b(?!\s*%)"
    rf"|\bthu\s+(?P<nth2>\d{{1,3}})\s+tro len\b"
)
_WITHIN_VERB = re.compile(
    r"\b(?:nhom|top|nam trong|dung trong|lot vao|trong so|xep trong|xep hang trong|xep loai trong|thuoc nhom"
    r"|thuoc top|vao nhom|vao top|trong nhom)\b"
)
_FRONT = re.compile(r"\b(?:dan dau|dung dau|dau tien|dau bang|cao nhat|tot nhat|tien tien nhat)\b")
_COUNT = re.compile(
    rf"(?<![\d/.,])(?:tu\s+)?{_NUMBER}\s+(?=[a-z])(?!nam\b|thang\b|ngay\b|quy\b|gio\b|dot\b|bac\b|hang\b|-)"
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:nam|thang|quy|ngay|so|khoa|muc do|lan thu|cap do|giai doan|nhiem ky|dieu|khoan|thu|hang|vi tri|bac|loai)|[-/])\s*$"
)
_AT_MOST = re.compile(
    r"\b(?:khong qua|toi da|nhieu nhat|khong vuot qua|khong vuot|khong lon hon|khong nhieu hon|duoi|thap hon"
    r"|it hon|khong cao hon"
    r"|nho hon|cao nhat la)\s*(?:la\s+|muc\s+|con\s+|xuong\s+)?(?:tu\s+)?$|(?:<|≤|<=)\s*$"
)
_NOT_LESS = re.compile(r"\bkhong (?:duoi|it hon|thap hon|nho hon|kem hon)\s*(?:la\s+|muc\s+)?$")
_AT_LEAST = re.compile(
    r"\b(?:it nhat|toi thieu|tren|hon|khong duoi|khong it hon|khong thap hon|khong nho hon|thap nhat"
    r"|tu)\s*(?:la\s+|dat\s+|co\s+|tu\s+|muc\s+|khoang\s+)*$"
    r"|(?:>|≥|>=)\s*$"
)
_AT_MOST_AFTER = re.compile(r"^\s*(?:%|phan tram)?\s*[^.;,]{0,30}?\btro xuong\b")
_AT_LEAST_AFTER = re.compile(r"^\s*(?:%|phan tram)?\s*[^.;,]{0,40}?\btro len\b")
_BASELINE = re.compile(
    r"\b(?:so (?:voi|sanh voi)|bang|hon)\s+(?:ket qua\s+|cung ky\s+|thuc hien\s+|cung ky cua\s+)*nam\s+((?:19"
    r"|20)\d\d)\b"
)
_QUANTIFIED_HEAD = re.compile(
    r"\d|\b(?:it nhat|toi thieu|tren|duoi|khong qua|toi da|phan dau|ty le|tu|dat|co|xay dung)\b"
)
_ALL_WORDS = re.compile(r"\b(?:tat ca|toan bo|toan the)\b|\bmoi\s+(?:nhiem vu|phong|don vi|can bo|cong chuc)")
_LABEL = re.compile(r"\s*(?:phấn đấu|cụ thể|mục tiêu|chỉ tiêu)\s*:\s*", re.IGNORECASE)
_SIMILAR = 0.75
_COMPARED = 20


@dataclass(frozen=True, slots=True)
class Measure:
    metric: str
    value: int | float | None
    direction: str | None
    baseline_year: int | None
    result: str = ""
    indicator: str = ""


def measure_of(folded: str) -> Measure | None:
    """What a folded clause measures, or None when it states no figure."""
    baseline = _BASELINE.search(folded)
    year = int(baseline.group(1)) if baseline else None
    if (gain := _RANK_GAIN.search(folded)) is not None:
        return _measure(RANK_GAIN, folded, gain, AT_LEAST, year)
    percent = _PERCENT.search(folded)
    within = _RANK_WITHIN.search(folded)
    if within is not None and (percent is None or within.start() < percent.start()) and _is_rank(folded, within):
        return Measure(RANK_WITHIN, _rank(within), AT_MOST, year)
    if percent is not None:
        default = ALL if percent.group("value") == "100" else AT_LEAST
        return _measure(PERCENT, folded, percent, default, year)
    for count in _COUNT.finditer(folded):
        if _NO_COUNT_BEFORE.search(folded, max(count.start() - 16, 0), count.start()):
            continue
        return _measure(COUNT, folded, count, AT_LEAST, year)
    return None


def measure_in(text: str) -> Measure | None:
    """What a clause measures, its number in figures or in words."""
    return measure_of(fold(with_figures(text)))


def measure_by_words(text: str) -> Measure:
    """What the words of a target alone say of its measure."""
    return measure_in(text) or _in_words(text) or Measure(TEXT, None, None, None)


def _measure(metric: str, folded: str, match: re.Match[str], default: str, year: int | None) -> Measure:
    """Of "3 đến 5" the smaller one must be reached, or the greater one not passed; "từ 3 lên 5" aims at 5."""
    direction = _direction(folded, match, default)
    if match.group("rise") or match.group("fall"):
        direction = AT_LEAST if match.group("rise") else AT_MOST
        return Measure(metric, _number(match.group("value")), direction, year)
    low = match.group("low")
    printed = low if low is not None and direction != AT_MOST else match.group("value")
    return Measure(metric, _number(printed), direction, year)


def _is_rank(folded: str, match: re.Match[str]) -> bool:
    if match.group("nth") or match.group("nth2") or match.group("nth3") or match.group("group"):
        return True
    return (
        _WITHIN_VERB.search(match.group()) is not None
        or _FRONT.search(folded, match.end(), match.end() + 60) is not None
    )


def _rank(match: re.Match[str]) -> int | float | None:
    words = {"nhat": 1, "nhi": 2, "ba": 3}
    nth = match.group("nth") or match.group("nth2") or match.group("nth3")
    printed = nth or match.group("group") or match.group("value")
    return words.get(printed) or _number(printed)


def _number(printed: str) -> int | float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    value = float(printed.replace(",", "."))
    return int(value) if value.is_integer() else value


def _direction(folded: str, match: re.Match[str], default: str) -> str:
    start = match.start("low") if match.group("low") else match.start("value")
    before = folded[max(start - 40, 0) : start]
    if _NOT_LESS.search(before):
        return AT_LEAST
    after = folded[match.end("value") : match.end("value") + 60]
    if _AT_MOST.search(before) or _AT_MOST_AFTER.match(after):
        return AT_MOST
    if _AT_LEAST.search(before) or _AT_LEAST_AFTER.match(after):
        return AT_LEAST
    return default


class _Register:
    """The targets so far, found again by their words or by figure and likeness."""

    def __init__(self) -> None:
        self.order: list[tuple[Measure, Words, list[Words], frozenset[str]]] = []
        self._exact: dict[str, int] = {}
        self._alike: dict[Measure, list[int]] = {}

    def cite(self, measure: Measure, words: Words) -> bool:
        """Adds the place to a target already stated; False when there is none."""
        index = self._find(measure, words)
        if index is None:
            return False
        self.order[index][2].append(words)
        self._exact.setdefault(_text_key(words.value), index)
        return True

    def add(self, measure: Measure, words: Words, *, is_named: bool = False) -> None:
        """A target given by its name in quotes is one of its own, however like another."""
        if not is_named and self.cite(measure, words):
            return
        index = len(self.order)
        self.order.append((measure, words, [words], _tokens(words.value)))
        self._exact[_text_key(words.value)] = index
        self._alike.setdefault(measure, []).append(index)

    def _find(self, measure: Measure, words: Words) -> int | None:
        exact = self._exact.get(_text_key(words.value))
        if exact is not None:
            return exact
        if measure.metric == TEXT:
            return None
        tokens = _tokens(words.value)
        for index in self._alike.get(measure, [])[:_COMPARED]:
            other = self.order[index][3]
            shared = len(tokens & other)
            if shared >= _SIMILAR * min(len(tokens), len(other)) and shared >= 0.5 * max(len(tokens), len(other)):
                return index
        return None

    def drafts(self) -> list[TargetDraft]:
        return [
            TargetDraft(
                words,
                measure.metric,
                measure.value,
                measure.direction,
                measure.baseline_year,
                tuple(citations),
                measure.result,
                measure.indicator,
            )
            for measure, words, citations, _ in self.order
        ]


def _text_key(text: str) -> str:
    return " ".join(folded_words(text))


def _tokens(text: str) -> frozenset[str]:
    """Words with known abbreviations written out, so that CCHC and cải cách hành chính are alike."""
    words: list[str] = []
    for word in re.findall(r"\w+", text):
        expansion = ABBREVIATIONS.get(word)
        words.extend(folded_words(expansion) if expansion else folded_words(word))
    return frozenset(words)


def read_targets(
    root: Item, other_statements: Iterable[Words], used: Container[int], context: Context
) -> list[TargetDraft]:
    """The targets of the objectives; without any there, the quantified statements found elsewhere.

    `used` are the ids of the items that speak of phases: what they aim at are goals of the phase.
    """
    register = _Register()
    for section in _objectives(root, used):
        for item in _statements(section):
            for clause in _clauses(item):
                words, stated = _with_stated_measure(clause)
                is_named = stated is not None and is_quoted(words.value)
                words = Words(unquoted(words.value), words.spans) if is_named else cleaned(words)
                measure = stated or measure_in(words.value) or _in_words(words.value)
                if measure is not None:
                    register.add(measure, words, is_named=is_named)
                    if stated is None:
                        _warn_of_other_figures(measure, words, context)
                    item.block.placed = True
                elif item.kind != "paragraph":
                    register.add(Measure(TEXT, None, None, None), words)
                    item.block.placed = True
    has_own = bool(register.order)
    for words in map(cleaned, other_statements):
        measure = measure_in(words.value)
        if measure is None or (measure.metric == COUNT and not has_own and not _is_bounded(words.value)):
            continue
        if has_own:
            register.cite(measure, words)
        elif measure.metric in (PERCENT, RANK_GAIN, RANK_WITHIN, COUNT):
            register.add(measure, words)
    return register.drafts()


def _with_stated_measure(words: Words) -> tuple[Words, Measure | None]:
    """The target without the brackets that state its measure, and that measure."""
    text, stated = stated_measure(words.value)
    if stated is None:
        return words, None
    measure = Measure(
        stated.metric,
        plain_figure(stated.value),
        stated.direction,
        stated.baseline_year,
        stated.result,
        stated.indicator,
    )
    return Words(text, words.spans), measure


# Figures that state a level to reach: a percentage, a gain in rank, a number behind the word of a limit.
_LEVEL = re.compile(
    rf"(?<![\d/]){_FIGURE}\s*(?:%|phan tram\b|bac\b)|\b(?:it nhat|toi thieu|toi da|khong qua)\s+{_FIGURE}\s+(?=[a-z])"
    rf"|(?<=\bva ){_FIGURE}\s+(?=[a-z])(?!nam\b|thang\b|ngay\b|quy\b|dot\b)"
    r"|\bthu\s+\d{1,3}\s+tro len\b"
)
_RANGE = re.compile(r"\s*(?:-|den|len|xuong(?: con)?)\s*")


def _warn_of_other_figures(measure: Measure, words: Words, context: Context) -> None:
    """A target has one level; a sentence that states more of them is shown to the office."""
    folded = fold(with_figures(words.value))
    levels = [match.group().strip() for match in _LEVEL.finditer(folded) if not _opens_range(folded, match.end())]
    if len(levels) < 2 or measure.metric == TEXT:
        return
    message = (
        f"Câu này nêu {len(levels)} mức; bản nháp đo một chỉ tiêu theo một mức. "
        "Văn phòng xem lại và thêm chỉ tiêu cho các mức còn lại nếu cần."
    )
    context.warn("unplaced_text", words.spans[0], words.value, None, message)


def _opens_range(folded: str, end: int) -> bool:
    joint = _RANGE.match(folded, end)
    return joint is not None and joint.end() > end and folded[joint.end() : joint.end() + 1].isdigit()


def _in_words(text: str) -> Measure | None:
    return Measure(TEXT, None, ALL, None) if _ALL_WORDS.search(fold(text)) else None


def _is_bounded(text: str) -> bool:
    return re.search(r"\b(?:it nhat|toi thieu|khong qua|toi da|tro len)\b", fold(text)) is not None


def _objectives(root: Item, used: Container[int]) -> list[Item]:
    """The outermost sections about targets, without the general goal."""
    found = []
    pending = list(reversed(root.children))
    while pending:
        item = pending.pop()
        if id(item) in used:
            continue
        if item.role in (Role.TARGETS, Role.GOALS_AND_TASKS):
            found.append(item)
        else:
            pending.extend(reversed(item.children))
    return found


def _statements(section: Item) -> Iterable[Item]:
    """Leaves and paragraphs of a section of objectives; general goals are left out."""
    pending = [section]
    while pending:
        item = pending.pop()
        if item is not section and item.role in (Role.GENERAL_GOAL, Role.TASKS, Role.PHASES, Role.MOVEMENTS):
            continue
        if item is section or item.items:
            item.block.placed = True
        if (not item.items and (item is not section or item.has_inline_text) and item.role is not Role.TARGETS) or (
            item.role is Role.TARGETS and item.has_inline_text
        ):
            yield item
        pending.extend(reversed(item.children))


def _clauses(item: Item) -> Sequence[Words]:
    """A statement is one target, unless parts between semicolons state a figure each."""
    block, start = item.block, item.start
    if item.title_end < len(block.text):
        start = item.title_end
        while start < len(block.text) and block.text[start] in " :":
            start += 1
    label = _LABEL.match(block.text, start)
    if label is not None:
        start = label.end()
    if item.kind == "paragraph":
        return [
            words
            for begin, end in sentences(block.text, start)
            if (words := block.words(begin, end)) is not None and measure_in(words.value) is not None
        ]
    for mark in (_NEXT_LEVEL, _SEMICOLON):
        pieces = _parts(block, start, mark)
        if len(pieces) > 1 and all(_stands_alone(piece, mark) for piece in pieces):
            return pieces
    whole = block.words(start, len(block.text), " ;")
    return [whole] if whole is not None else []


_SEMICOLON = re.compile(r";\s*(?:và\s+)?")
# "100% phòng hoàn thành nhiệm vụ, 90% cán bộ đạt danh hiệu": a comma before a new level parts two targets.
_NEXT_LEVEL = re.compile(
    r";\s*(?:và\s+)?|(?:,\s*(?:và\s+)?|\s+và\s+)"
    r"(?=(?:(?:trên|dưới|ít nhất|tối thiểu|không quá|tối đa)\s+)?\d+(?:[.,]\d+)?\s*%\s+[^\W\d_]"
    r"|(?:có\s+)?(?:ít nhất|tối thiểu|không quá|tối đa)\s+\d+\s+[^\W\d_])",
    re.IGNORECASE,
)
# Fewer words leave out what is counted: "100% cán bộ" and "95% người lao động tham gia" are one target.
_WHOLE_CLAUSE = 5


def _stands_alone(piece: Words, mark: re.Pattern[str]) -> bool:
    if measure_in(piece.value) is None or _QUANTIFIED_HEAD.search(fold(piece.value)[:40]) is None:
        return False
    return mark is _SEMICOLON or len(piece.value.split()) >= _WHOLE_CLAUSE


def _parts(block: Block, start: int, mark: re.Pattern[str]) -> list[Words]:
    parts = []
    position = start
    for match in mark.finditer(block.text, start):
        parts.append(block.words(position, match.start(), " ;,"))
        position = match.end()
    parts.append(block.words(position, len(block.text), " ;"))
    return [part for part in parts if part is not None]

"""Which deadlines a sentence alone tells of phases that it names: "báo cáo đợt 1 trước ngày 20/6/2021; đợt 2 …"."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.dates import find_mentions, is_joined
from campaigns.plan_import.deadlines import PHASE_REFERENCE, REPORT, Deadline, find_deadlines
from campaigns.plan_import.due_dates import goes_upward, is_of_office
from campaigns.plan_import.folding import fold
from campaigns.plan_import.markers import read_marker

# "từ ngày ban hành đến hết ngày 30/6": the end of a time, not a limit.
_SINCE = re.compile(r"\btừ\b[^.;:]{0,60}\b(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
# What is handed in besides the report of the phase, or done besides its wrapping up.
_OTHER_PAPERS = re.compile(r"\b(?:dang ky|ho so|danh sach|khen thuong|de nghi|de xuat|cham diem)\b")
_VERB = re.compile(r"\b(?:bao cao|gui|nop|tong ket|so ket|be mac)\b")
# "trước ngày ", "chậm nhất là ngày ", "trước ": the words of a limit just before its date.
_LIMIT = re.compile(r"\b(?:trước|chậm nhất(?: là| vào)?)(?P<day> ngày)? $", re.IGNORECASE)


@dataclass(frozen=True)
class ToldDeadline:
    """`phase` is its ordinal, `kind` that of `deadlines`."""

    phase: int
    kind: str
    day: datetime.date
    bound: str


def told_deadlines(text: str, year: int, *, under: str = "") -> Iterator[tuple[int, ToldDeadline]]:
    """Each with the place of its date in the text; a date without its year is of `year`. `under` is the line above that
    opens a list (`with_line_above`). The office's own report to those above it is none of a phase's."""
    if not PHASE_REFERENCE.search(text):
        return
    mark = read_marker(text)
    opening = f"{under} " if under and PHASE_REFERENCE.match(text, mark.end if mark else 0) else ""
    said = _without_periods(opening + text)
    block = Block(said, [], fold(said))
    # Days of rest are told of elsewhere.
    context = Context(lambda _: True, year)
    for deadline in find_deadlines(block, 0, len(said), context):
        day, at = deadline.day(year), deadline.mention.start - len(opening)
        if day is not None and deadline.phase is not None and at >= 0 and not _is_of_others(deadline):
            yield at, ToldDeadline(deadline.phase, deadline.kind, day, deadline.bound)


def _without_periods(text: str) -> str:
    """As long as before: "từ ngày 1/1 đến ngày 30/6" sets no limit."""
    folded = fold(text)
    mentions = find_mentions(text, folded)
    spans = [(here.start, there.end) for here, there in pairwise(mentions) if is_joined(folded, here, there)]
    spans += [(each.start, each.end) for each in mentions if _SINCE.search(text, 0, each.start)]
    for start, end in spans:
        text = f"{text[:start]}{'_' * (end - start)}{text[end:]}"
    return text


def _is_of_others(deadline: Deadline) -> bool:
    """Of other papers than the report, or of the report that is made of the units' reports: the office, gathering, those
    above; one of these alone stands in sentences on the units' reports too."""
    folded, end = deadline.block.folded, deadline.mention.start
    verbs = [match.start() for match in _VERB.finditer(folded, 0, end)]
    if verbs and _OTHER_PAPERS.search(folded, verbs[-1], end):
        return True
    hints = (is_of_office(folded), "tong hop" in folded[:end], goes_upward(deadline))
    return deadline.kind == REPORT and sum(hints) > 1


def with_line_above(lines: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Each line with the nearest one above it that ends in a colon."""
    under = ""
    for line in map(str, lines):
        yield line, under
        under = line if line.rstrip().endswith(":") else under


def reworded(text: str, year: int, limits: Mapping[ToldDeadline, str], *, under: str = "") -> str:
    """The text with the words of a limit ("trước", "chậm nhất") in place of those before each of the deadlines. Limits in
    any other words stay."""
    for at, told in reversed(list(told_deadlines(text, year, under=under))):
        said = _LIMIT.search(text, 0, at)
        if told in limits and said:
            limit = limits[told].capitalize() if said[0][0].isupper() else limits[told]
            text = f"{text[: said.start()]}{limit}{said['day'] or ''} {text[at:]}"
    return text

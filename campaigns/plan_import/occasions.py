"""Occasions ("chào mừng …, kỷ niệm 91 năm …") named in the text of a phase."""

import re
from dataclasses import dataclass

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.dates import Mention, is_joined
from campaigns.plan_import.draft import CommemorationDraft, Day, Found, Words
from campaigns.plan_import.names import OPENING, quote_end

_CUE = re.compile(r"\b(?:chao mung|ky niem|mung|huong toi)\b")
_SPLIT = re.compile(
    r";"
    r"|(?<=\))\s*[,.]?\s*(?:va\s+)?(?=[a-z\"])"
    r"|,\s*(?=(?:va\s+)?(?:gan voi|chao mung|ky niem|mung\b|huong toi|\d{1,4}\s+nam\b|dai hoi|bau cu"
    r"|ngay\s+(?:thanh|sinh|giai|quoc"
    r"|truyen|toan|tong|hoi|thuong|phu|doanh|nha|thay|mat|bao|cach|chien|le|the|khoa|gia)|quoc khanh|quoc te"
    r"|tet\b|xuan\b|cach mang thang))"
    r"|,\s*(?=(?:ngay\s+)?\d{1,2}/\d{1,2}(?!/?\d))"
    r"|\s+va\s+(?=(?:chao mung|ky niem|mung\b|huong toi|\d{1,4}\s+nam\b|quoc khanh|quoc te|bau cu|dai hoi))"
    r"|(?<!lan thu)\s*:\s*"
)
_GOAL = re.compile(
    r"\b(?:voi (?:cac )?muc tieu|nham\b|phan dau|gop phan|tap trung|quyet tam|hoan thanh|de thuc hien"
    r"|thuc hien thang loi"
    r"|thi dua hoan thanh|thi dua thuc hien|thi dua phan dau)"
)
_GOAL_LABEL = re.compile(r"[\s,.;…]*voi (?:cac )?muc tieu\s*:?\s*(?:la\s+)?")
_LEAD = re.compile(
    r"[\s,:;.+\-]*(?:(?:va|voi|trong do|chu trong|cac noi dung|cac noi dung sau|noi dung|trong tam|la|thi dua"
    r"|phong trao|to chuc|phat dong"
    r"|lap|nhieu thanh tich|thanh tich|thiet thuc|xuat sac|cao nhat|chao mung|ky niem|huong toi|mung|thanh cong"
    r"|gan voi|gan|cac hoat dong"
    r"|hoat dong|su kien|dip|nhan dip|nhan|cac ngay le lon|ngay le lon|cac ngay le|cac su kien|trong nam"
    r"|cua dat nuoc|cua tinh|va cua nganh|lon"
    r"|quan trong|chinh tri|nhu|bao gom|gom|cac dot|viec|tap trung|huong ung)\b[\s,:]*)*"
)
_COUNT = re.compile(
    r"(?P<count>\d{1,4})\s+nam\b\s*|lan thu\s+(?P<nth>\d{1,4})\s+(?=ngay|thanh lap|quoc khanh|cach mang)\s*"
)
YEARS_ONLY = re.compile(r"\(\s*(1\d{3}|20\d\d)\s*[-–]\s*(20\d\d)\s*\)")
_HEADS = re.compile(
    r"(?:dai hoi|bau cu|ngay|xuan|tet|quoc khanh|quoc te|giai phong|cach mang|chien thang|hoi nghi|festival"
    r"|tuan le|thang )"
)
_NAME_EDGE = ' ,;:.…(-–"'
_DAY_WORD = re.compile(r"\b(?:vào |từ )?ngày$")
_BARE_VERBS = frozenset({"thành lập", "tái lập", "giải phóng", "xây dựng", "chia tách", "thành lập và"})
_BARE_HEAD = re.compile(r"^(?:thành lập|tái lập|giải phóng|xây dựng|chia tách)\s+(?=\S)")


@dataclass(slots=True)
class Reading:
    """What a sentence yields: its occasions, and the goals it goes on to state."""

    occasions: list[CommemorationDraft]
    goals: list[Words]


def names_occasions(folded: str, start: int, end: int) -> bool:
    return _CUE.search(folded, start, end) is not None


def read_occasions(block: Block, start: int, end: int, year: int | None, context: Context) -> Reading:
    """The occasions and the goals of one sentence of a phase; `year` is the year of the phase."""
    reading = Reading([], [])
    cue = _CUE.search(block.folded, start, end)
    goal_start = end
    if cue is not None:
        for goal in _GOAL.finditer(block.folded, start, end):
            if goal.start() > cue.start():
                goal_start = goal.start()
                break
    cue_seen = False
    previous: CommemorationDraft | None = None
    for piece_start, piece_end, joint in _pieces(block.folded, start, goal_start):
        lead = _LEAD.match(block.folded, piece_start, piece_end)
        name_start = lead.end() if lead else piece_start
        cue_here = _CUE.search(block.folded, piece_start, max(name_start, piece_start)) is not None
        cue_seen = cue_seen or cue_here
        occasion = _occasion(block, name_start, piece_end, year, context, cue_here, cue_seen)
        if occasion is None:
            text = block.words(piece_start, piece_end, " ,;:.+-–…")
            if text is not None and name_start < piece_end and len(text.value.split()) >= 4 and not _is_lead_in(joint):
                reading.goals.append(text)
            continue
        occasion = _shared_count(occasion, previous, block.folded[max(piece_start - 4, 0) : piece_start])
        reading.occasions.append(occasion)
        previous = occasion
    reading.occasions = _completed(reading.occasions)
    label = _GOAL_LABEL.match(block.folded, goal_start, end)
    stated = block.words(label.end() if label else goal_start, end, " ,;:.…") if goal_start < end else None
    if stated is not None:
        reading.goals.append(stated)
    return reading


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Parts of a list with the mark that ends each."""
    pieces = []
    position = checked = start
    depth = 0
    for match in _SPLIT.finditer(folded, start, end):
        depth += folded.count("(", checked, match.start()) - folded.count(")", checked, match.start())
        checked = match.start()
        if match.end() == match.start() or depth > 0:
            continue
        pieces.append((position, match.start(), match.group().strip()))
        position, depth = match.end(), 0
    pieces.append((position, end, ""))
    return pieces


def _is_lead_in(joint: str) -> bool:
    return joint == ":"


def _occasion(
    block: Block, start: int, end: int, year: int | None, context: Context, cue_here: bool, cue_seen: bool
) -> CommemorationDraft | None:
    folded = block.folded
    years: Found[int] | None = None
    count = _COUNT.match(folded, start, end)
    name_start = start
    if count is not None:
        group = "count" if count.group("count") else "nth"
        years = block.find(int(count.group(group)), count.start(group), count.end(group))
        name_start = count.end()
    dated = [mention for mention in context.mentions_in(block, name_start, end) if mention.is_day]
    bracket = folded.find("(", name_start, end)
    name_end = min([end, *(mention.start for mention in dated[:1]), *([bracket] if bracket >= 0 else [])])
    quoted = quote_end(block.text, name_start) if block.text.startswith(OPENING, name_start) else None
    if quoted is not None and quoted <= name_end and not block.text[quoted:name_end].strip(" ."):
        name = block.name(name_start, quoted)
    else:
        name = block.words(name_start, _end_of_name(block.text, name_start, name_end), _NAME_EDGE)
    if name is None and dated:
        name = block.words(name_start, dated[0].end, " ,;:.-–…(")
    if name is None or not _is_occasion(block, name_start, years, dated, cue_here, cue_seen):
        return None
    on, since = _days(block, dated, year)
    occasion = CommemorationDraft(name, on, since, years)
    _check_count(block, occasion, start, end, year, context)
    return occasion


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where a name ends before its date: without the marks and the word "ngày" that lead to the date."""
    kept = text[start:end].rstrip(_NAME_EDGE)
    day_word = _DAY_WORD.search(kept, max(len(kept) - 12, 0))
    return start + (day_word.start() if day_word else len(kept))


def _is_occasion(
    block: Block, start: int, years: Found[int] | None, dated: list[Mention], cue_here: bool, cue_seen: bool
) -> bool:
    if not cue_seen:
        return False
    if cue_here or years is not None or dated:
        return True
    return (
        block.text[start : start + 1].isupper()
        or block.text.startswith(OPENING, start)
        or _HEADS.match(block.folded, start) is not None
    )


def _days(block: Block, dated: list[Mention], year: int | None) -> tuple[Day | None, Day | None]:
    """(on, since): the day in the year of the phase, and the day it looks back to."""
    if not dated:
        return None, None
    first = dated[0]
    second = dated[1] if len(dated) > 1 and is_joined(block.folded, first, dated[1]) else None
    if second is not None and first.year is not None:
        second = second.in_year(year)
        if second.year is not None and first.year < second.year:
            return _found(block, second), _found(block, first)
    if first.year is None:
        return _found(block, first.in_year(year)), None
    if year is None or first.year >= year - 1:
        return _found(block, first), None
    return None, _found(block, first)


def _found(block: Block, mention: Mention) -> Day | None:
    day = mention.repaired
    return block.find(day, mention.start, mention.end) if day is not None else None


def _shared_count(occasion: CommemorationDraft, previous: CommemorationDraft | None, joint: str) -> CommemorationDraft:
    """One count for two, as in 76 năm A (…) và B (…), holds when B is as old as A."""
    if occasion.years is not None or previous is None or previous.years is None or not joint.rstrip().endswith("va"):
        return occasion
    if _age(occasion) is None or _age(occasion) not in (_age(previous), previous.years.value):
        return occasion
    return CommemorationDraft(occasion.name, occasion.on, occasion.since, previous.years)


def _age(occasion: CommemorationDraft) -> int | None:
    if occasion.on is None or occasion.since is None:
        return None
    return occasion.on.value.year - occasion.since.value.year


def _completed(occasions: list[CommemorationDraft]) -> list[CommemorationDraft]:
    """ "190 năm thành lập, 30 năm tái lập tỉnh": the first lends its object from the second."""
    result = list(occasions)
    for index in range(len(result) - 1):
        here, following = result[index], result[index + 1]
        head = _BARE_HEAD.match(following.name.value)
        if here.name.value.lower() in _BARE_VERBS and head is not None:
            name = Words(f"{here.name.value} {following.name.value[head.end() :]}", here.name.spans)
            result[index] = CommemorationDraft(name, here.on, here.since, here.years)
    return result


def _check_count(
    block: Block, occasion: CommemorationDraft, start: int, end: int, year: int | None, context: Context
) -> None:
    """Warns when the stated count is not the year minus the year of origin."""
    if occasion.years is None:
        return
    age = _age(occasion)
    since_year = occasion.since.value.year if occasion.since is not None else None
    if age is None:
        printed = YEARS_ONLY.search(block.folded, start, end)
        if printed is not None:
            since_year = int(printed.group(1))
            age = int(printed.group(2)) - since_year
        elif since_year is not None and year is not None:
            age = year - since_year
    stated = occasion.years.value
    if age is None or since_year is None or age == stated:
        return
    counted = f"{stated} năm {occasion.name.value}"
    sentence = miscount(counted, since_year, since_year + age)
    context.warn("anniversary_mismatch", occasion.years.spans[0], counted, str(age), sentence)


def miscount(counted: str, since_year: int, year: int) -> str:
    """The sentence on an occasion told with a count ("91 năm …") that is not the one of these years."""
    return f"Kế hoạch ghi {counted}, nhưng {year} trừ {since_year} là {year - since_year} năm."


_LOOSE = re.compile(r"(?<!\d)(?P<count>\d{1,4})\s+nam\b(?P<name>[^();]{2,120})\((?P<dates>[^()]{8,60})\)")


def check_loose_anniversaries(block: Block, context: Context) -> None:
    """The same check for a paragraph outside the phases that mentions "70 năm … (14/5/1951-14/5/2021)"."""
    for match in _LOOSE.finditer(block.folded):
        dated = [m for m in context.mentions_in(block, *match.span("dates")) if m.is_day]
        if len(dated) != 2 or dated[0].year is None or dated[1].in_year(context.year).year is None:
            continue
        on, since = _days(block, dated, context.year)
        name = block.words(match.start("name"), match.end("name"))
        if name is None or on is None or since is None:
            continue
        years = block.find(int(match.group("count")), match.start("count"), match.end("count"))
        _check_count(
            block, CommemorationDraft(name, on, since, years), match.start(), match.end(), context.year, context
        )

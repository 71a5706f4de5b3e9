"""The outside of the paper: number, place, date, kind, title, and the documents the plan rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.draft import BasisDocument, Day, Span, Words
from campaigns.plan_import.folding import fold, folded_words, is_upper_line, squeeze
from campaigns.plan_import.frame import Frame, cells_of
from campaigns.plan_import.markers import read_marker

_NUMBER_LINE = re.compile(
    r"^\W{0,3}số\s*[:.]?\s*(?P<number>\d+[a-zđ]?)?[\s._…]*(?P<slash>[/-])\s*(?P<symbol>[A-ZĐƯ][\w&.-]*(?:\s*[-/]\s*[A-ZĐƯ][\w&]*)*)",
    re.IGNORECASE,
)
_EMPTY_NUMBER = re.compile(r"^\W{0,3}số\s*:[\s._…/-]*$", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(
    r"^\W*(?P<place>[^\d,;:]{2,60}(?:,\s*[^\d,;:]{2,40})?)\s*,\s*(?P<day>ngày\b(?P<rest>.*))$", re.IGNORECASE
)
_TITLE_YEAR = re.compile(r"\bnam\s+((?:19|20)\d\d)(?!\s*-\s*\d{4}|\d)")

NUMBER = (
    r"\d{1,5}[a-zđ]?(?:\s?/\s?(?:19|20)\d\d)?\s?[/-]\s?[A-ZĐƯ][A-ZĐƯa-zđ0-9]*(?:\s?[-/&]\s?[A-ZĐƯ][A-ZĐƯa-zđ0-9]*)*"
)
_CITATION = re.compile(
    rf"(?P<kind>Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Thông tư(?: liên tịch)?|Công văn|Văn bản|Hướng dẫn"
    rf"|Chương trình|Kết luận|Thông báo|Đề án|Quy định|Tờ trình|Báo cáo|Thông tri|Quy chế)?"
    rf"(?P<before>[^;.]{{0,90}}?)(?P<word>\bsố\s*:?\s*)(?P<number>{NUMBER})",
)
_BARE_CITATION = re.compile(
    rf"(?P<kind>Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Thông tư|Công văn|Văn bản|Hướng dẫn|Chương trình|Kết luận)"
    rf"\s+(?P<number>{NUMBER})"
)
_ISSUER_AFTER = re.compile(r"^[\s,]*(?:được\s+)?của\s+(?:các\s+)?(?=[A-ZĐƯÂÊÔĂƠÁ-Ỹ])|^[\s,]*do\s+(?=[A-ZĐ])")
_ISSUER_BEFORE = re.compile(r"\bcủa\s+(?P<issuer>[A-ZĐƯÂÊÔĂƠÁ-Ỹ][^,;.()]{2,60}?)\s*,?\s*$")
_ISSUER_END = re.compile(
    r"[,;:(.“\"\[]|\s(?:về|ban hành|quy định|phê duyệt|v/v|hướng dẫn|phát động|tổ chức|sửa đổi|triển khai|giao|công bố"
    r"|và\s+(?:Kế hoạch|Nghị|Quyết|Chỉ thị|Công văn|Hướng dẫn|Thông)|thực hiện|tại|trong|nhằm|ngày|số|đã|năm)\b"
)
_DATE_NEAR = re.compile(r"^[\s,]*(?:ký\s+)?(?:ngày\s*)?$", re.IGNORECASE)


# The state's name and motto stand beside the letterhead; a printed page may have both on one line.
_MOTTO = re.compile(r"\s*(?:cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc)\W*")
_DRAFT = re.compile(r"^\W*(?:ban )?du thao\b")
# The second line of a letterhead goes on with the first, unless it begins with the name of a body.
_BODY_HEAD = re.compile(
    r"^(?:so|ban|bch|bo|cuc|chi cuc|tong cuc|phong|van phong|truong|vien|benh vien|trung tam|cong ty|cong doan|hoi|doan|dang|ubnd"
    r"|uy ban|huyen|thanh pho|thi xa|xa|phuong)\b"
)
_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)$")


def read_issuer(frame: Frame) -> Words | None:
    """The bodies that the letterhead names, the higher one first: "UBND TỈNH HÀ TĨNH, SỞ CÔNG THƯƠNG"."""
    value = ""
    spans: tuple[Span, ...] = ()
    for cell in frame.head:
        motto = _MOTTO.search(cell.folded)
        words = cell.words(0, motto.start() if motto else len(cell.text), " ,;-")
        if (
            words is None
            or not is_upper_line(words.value)
            or _NUMBER_LINE.match(words.value)
            or _DRAFT.match(cell.folded)
        ):
            continue
        if value:
            is_body = _BODY_HEAD.match(fold(words.value)) and not _COMMITTEE.match(fold(value))
            value += ", " if is_body else " "
        value, spans = value + words.value, spans + words.spans
    return Words(value, spans) if value else None


# How far below the title the number and the day of issue may stand, and how long such a line is.
_TOP_LINES, _TOP_WIDTH = 6, 90


def _top_cells(frame: Frame) -> Iterator[Block]:
    """The head, then the short lines between the title and the first section."""
    yield from frame.head
    for line in [line for line in frame.body if not line.is_blank][:_TOP_LINES]:
        if read_marker(line.text) is not None or line.heading_level:
            return
        if len(line.text) <= _TOP_WIDTH:
            yield from cells_of(line)


def read_number(frame: Frame, context: Context) -> Words | None:
    """The number of the plan, or None with a warning when it is still blank."""
    for cell in _top_cells(frame):
        match = _NUMBER_LINE.match(cell.text)
        if match is not None:
            symbol = squeeze(match.group("symbol")).replace(" ", "")
            if match.group("number"):
                value = f"{match.group('number')}{match.group('slash')}{symbol}"
                return cell.find(value, match.start("number"), match.end("symbol"))
            _warn_missing(context, cell.spans(0, len(cell.text))[0], squeeze(cell.text))
            return None
        if _EMPTY_NUMBER.match(cell.text):
            _warn_missing(context, cell.spans(0, len(cell.text))[0], squeeze(cell.text))
            return None
    span = frame.kind.spans(0, frame.kind_end)[0] if frame.kind is not None else Span(1, 0, 0)
    _warn_missing(context, span, "")
    return None


def _warn_missing(context: Context, span: Span, text: str) -> None:
    where = f"Dòng “{text}” chưa ghi số" if text else "Văn bản không có dòng ghi số"
    message = f"{where} của kế hoạch; văn thư điền số sau khi ký ban hành."
    context.warn("missing_number", span, text, None, message)


def read_place_and_day(frame: Frame, context: Context) -> tuple[Words | None, Day | None]:
    for cell in _top_cells(frame):
        match = _PLACE_AND_DAY.match(cell.text)
        if match is None:
            continue
        place = cell.words(match.start("place"), match.end("place"))
        mention = next((found for found in context.mentions(cell) if found.start >= match.start("day")), None)
        if mention is not None and mention.is_day and mention.year is not None:
            day = mention.repaired
            return place, cell.find(day, mention.start, mention.end) if day is not None else None
        context.warn(
            "unplaced_text",
            cell.spans(match.start("day"), len(cell.text))[0],
            squeeze(match.group("day")),
            None,
            "Ngày ban hành kế hoạch chưa ghi đủ ngày, tháng, năm; cần điền khi ban hành.",
        )
        return place, None
    return None, None


def read_kind(frame: Frame) -> Words | None:
    if frame.kind is None:
        return None
    return frame.kind.find(squeeze(frame.kind.text[: frame.kind_end]).upper(), 0, frame.kind_end)


def read_title(frame: Frame) -> Words | None:
    if not frame.title:
        return None
    value = squeeze(" ".join(block.text for block in frame.title)).strip(" :.")
    spans = tuple(span for block in frame.title for span in block.spans(0, len(block.text)))
    return Words(value, spans) if value else None


def title_year(title: Words | None) -> int | None:
    match = _TITLE_YEAR.search(fold(title.value)) if title is not None else None
    return int(match.group(1)) if match else None


def year_of_plan(title: Words | None, issued_on: Day | None, opening: Iterable[Block]) -> int | None:
    """The year named by the title, else by the first paragraphs, else the year of issue."""
    if (year := title_year(title)) is not None:
        return year
    if issued_on is not None:
        return issued_on.value.year
    for block in opening:
        if match := _TITLE_YEAR.search(block.folded):
            return int(match.group(1))
    return None


def read_basis(
    blocks: Sequence[Block], context: Context, own_number: Words | None, title: Words | None
) -> tuple[BasisDocument, ...]:
    """Numbered documents cited in the given paragraphs, each once; what the plan's own title names there is no citation."""
    own_title = re.compile(r"\W+".join(["ke hoach", *folded_words(title.value if title else "")]) + r"\b")
    found: dict[str, BasisDocument] = {}
    if own_number is not None:
        found[_key(own_number.value)] = BasisDocument(own_number, None, None)
    for block in blocks:
        named = own_title.search(block.folded)
        for start, end, before in _citations(block.text):
            if named is not None and named.start() < start < named.end():
                continue
            number = squeeze(block.text[start:end]).replace(" ", "")
            key = _key(number)
            if key in found:
                continue
            day, position = _day_after(block, end, context)
            issuer = _issuer(block, position, before)
            found[key] = BasisDocument(block.find(number, start, end), day, issuer)
    return tuple(basis for basis in found.values() if basis.number is not own_number)


def _key(number: str) -> str:
    return number.upper().lstrip("0")


def _citations(text: str) -> list[tuple[int, int, tuple[int, int]]]:
    places: dict[int, tuple[int, int, tuple[int, int]]] = {}
    for match in _CITATION.finditer(text):
        places[match.start("number")] = (match.start("number"), match.end("number"), match.span("before"))
    for match in _BARE_CITATION.finditer(text):
        places.setdefault(match.start("number"), (match.start("number"), match.end("number"), (0, 0)))
    return [places[start] for start in sorted(places)]


def _day_after(block: Block, position: int, context: Context) -> tuple[Day | None, int]:
    """The date printed right after a number, and where the text goes on."""
    for mention in context.mentions(block):
        if mention.start >= position:
            if mention.is_day and mention.year is not None and _DATE_NEAR.match(block.text[position : mention.start]):
                day = mention.repaired
                return (block.find(day, mention.start, mention.end) if day else None), mention.end
            break
    return None, position


def _issuer(block: Block, position: int, before: tuple[int, int]) -> Words | None:
    opening = _ISSUER_AFTER.match(block.text[position : position + 200])
    if opening is not None:
        start = position + opening.end()
        stop = _ISSUER_END.search(block.text, start, start + 160)
        end = stop.start() if stop else min(len(block.text), start + 160)
        return block.words(start, end)
    earlier = _ISSUER_BEFORE.search(block.text[before[0] : before[1]])
    if earlier is not None:
        return block.words(before[0] + earlier.start("issuer"), before[0] + earlier.end("issuer"))
    return None

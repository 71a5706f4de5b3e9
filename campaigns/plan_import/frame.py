"""Cuts the clean lines of a plan into head, body, foot and appendix.

In the head and the foot two columns may stand on one line ("Số: 12/KH-SXD      Hà Tĩnh, ngày …"); a wide gap
parts them into cells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.plan_import.blocks import Block, block_of, is_cut_off
from campaigns.plan_import.folding import fold, folded_words, is_upper_line
from campaigns.plan_import.markers import read_marker
from campaigns.plan_import.normalise import CleanLine
from campaigns.plan_import.sections import is_known_heading

# A wide gap, or the bar of a Markdown table, which cleaning turned into " ; ".
_GAP = re.compile(r" {3,}|\s;\s+")
_KINDS = "ke hoach|chuong trinh|huong dan|phuong an|de an|thong bao|quyet dinh|chi thi|to trinh|bao cao|nghi quyet|ke hoach lien tich"
_KIND = re.compile(rf"^(?P<kind>{_KINDS})(?P<rest>\s*[:.]?\s*(?=$)|\s+\S.*)$")
_RECIPIENTS = re.compile(r"(?:^|\s\s)\W{0,4}noi nhan\s*(?::|$|\s\s)|^\W{0,4}noi nhan\b")
_CLOSING = re.compile(r"\./\.?\s*$")
_APPENDIX = re.compile(r"^\W*(?:phu luc|bieu mau|mau so|bieu so)\b")
POSITION = re.compile(
    r"giam doc|chu tich|truong|chanh|bi thu|chu nhiem|tong|vien pho|thong doc|cuc pho|tu lenh|chinh uy|pho "
    r"|hieu pho|thu ky"
)
CAPACITY = re.compile(r"^\W*(?:(?:t/m|k/t|t/l)\b\.?|(?:tm|kt|tl|tuq)(?:\.\s*|\s+))(?=\S)")
_CLOSING_REACH = 14


@dataclass(frozen=True, slots=True)
class Frame:
    kind: Block | None
    kind_end: int
    head: tuple[Block, ...]
    title: tuple[Block, ...]
    body: tuple[CleanLine, ...]
    foot: tuple[Block, ...]
    appendix: tuple[CleanLine, ...]


def frame_of(lines: Sequence[CleanLine]) -> Frame:
    foot_start, foot_end = _foot_range(lines)
    first_heading = _first_heading(lines, foot_start)
    kind_index, kind_cell, kind_length = _find_kind(lines, first_heading)
    title_end = kind_index + 1
    title: list[Block] = []
    if kind_cell is not None:
        title, title_end = _read_title(lines, kind_index, kind_cell, kind_length, first_heading)
    head_end = kind_index if kind_cell is not None else _head_end(lines, first_heading)
    body_start = title_end if kind_cell is not None else head_end
    return Frame(
        kind=kind_cell,
        kind_end=kind_length,
        head=tuple(cell for line in lines[:head_end] for cell in cells_of(line)),
        title=tuple(title),
        body=tuple(lines[body_start:foot_start]),
        foot=tuple(cell for line in lines[foot_start:foot_end] for cell in cells_of(line)),
        appendix=tuple(lines[foot_end:]),
    )


def cells_of(line: CleanLine) -> list[Block]:
    """The columns of one line."""
    cells = []
    start = 0
    for gap in _GAP.finditer(line.text):
        if gap.start() > start and not _is_only_a_mark(line.text[start : gap.start()]):
            cells.append(block_of([(line, start, gap.start())]))
            start = gap.end()
    if start < len(line.text):
        cells.append(block_of([(line, start, len(line.text))]))
    return cells


def _is_only_a_mark(text: str) -> bool:
    return len(text.strip()) <= 2 or fold(text.strip()).rstrip(":") in ("so", "nguoi ky")


def _first_heading(lines: Sequence[CleanLine], stop: int) -> int:
    """Index of the first section heading; of the first numbered paragraph when no heading has a known name."""
    numbered = None
    for index in range(stop):
        text = lines[index].text
        if not text or (is_upper_line(text) and _KIND.match(fold(text))):
            continue
        if is_known_heading(text):
            return index
        marker = read_marker(text)
        if numbered is None and marker is not None and marker.kind in ("roman", "upper", "part") and index > 1:
            numbered = index
    if numbered is not None:
        return numbered
    for index in range(stop):
        marker = read_marker(lines[index].text) if lines[index].text else None
        if marker is not None and marker.kind == "number1":
            return index
    return stop


def _find_kind(lines: Sequence[CleanLine], stop: int) -> tuple[int, Block | None, int]:
    """The line that names the kind of paper, in capitals or alone on its line."""
    for index in range(stop):
        for cell in cells_of(lines[index]):
            match = _KIND.match(cell.folded)
            if match is None:
                continue
            word_end = match.end("kind")
            alone = not match.group("rest").strip(" :.")
            if cell.text[:word_end].isupper() or (alone and cell.text[0].isupper()):
                return index, cell, word_end
    return -1, None, 0


_INTRODUCTION = re.compile(
    r"^(?:can cu|thuc hien (?:ke hoach|chi thi|nghi quyet|quyet dinh|cong van|luat|chuong trinh|huong dan"
    r"|thong tu|nghi dinh|van ban)"
    r"|thi hanh|theo de nghi|theo ke hoach|nham |de |huong ung|phat huy|tiep tuc|chao mung|kinh gui"
    r"|lap thanh tich chao mung)"
)
# The letter that a plan came with is neither its title nor what it rests on.
COVERED_BY = re.compile(r"^\W*(?:ban hanh )?kem theo\b")
# The longest name of a campaign, and what its plan says before it.
_TITLE_LIMIT = 520


def _read_title(
    lines: Sequence[CleanLine], kind_index: int, kind: Block, kind_end: int, stop: int
) -> tuple[list[Block], int]:
    """The lines of the title after the kind, and the index of the first line after them."""
    title = []
    if kind.text[kind_end:].strip(" :."):
        line = kind.pieces[0][2]
        inner = kind.pieces[0][3]
        title.append(block_of([(line, inner + kind_end, inner + len(kind.text))]))
    index = _said_again_end(lines, kind_index, kind.text[kind_end:])
    title += [block_of([(line, 0, len(line.text))]) for line in lines[kind_index + 1 : index] if not line.is_blank]
    length = sum(len(block.text) for block in title)
    blank_seen = False
    while index < stop:
        line = lines[index]
        if line.is_blank:
            blank_seen = blank_seen or bool(title)
            index += 1
            continue
        if title and _starts_introduction(line.text, title[-1].text, blank_seen):
            break
        if (not title and _is_introduction(line.text)) or COVERED_BY.match(fold(line.text)):
            break
        length += len(line.text)
        if length > _TITLE_LIMIT or read_marker(line.text) is not None:
            break
        title.append(block_of([(line, 0, len(line.text))]))
        index += 1
        blank_seen = False
    return title, index


def _said_again_end(lines: Sequence[CleanLine], kind_index: int, beside_kind: str) -> int:
    """The index after those lines of the title that the plan says again in a sentence: "… ban hành Kế hoạch tổ chức phong
    trào …, với những nội dung". However its lines break, those are title."""
    said = f"{' '.join(word for line in lines[kind_index + 1 :] for word in folded_words(line.text))} "
    title = f"ke hoach {' '.join(folded_words(beside_kind))}".strip()
    end = kind_index + 1
    for index in range(end, len(lines)):
        if lines[index].is_blank:
            continue
        title = " ".join((title, *folded_words(lines[index].text)))
        if len(title) > _TITLE_LIMIT or f"{title} " not in said:
            break
        end = index + 1
    return end


def _is_introduction(text: str) -> bool:
    folded = fold(text)
    return bool(_INTRODUCTION.match(folded)) and ("so " in folded or len(text) > 120 or text.endswith((";", ":", ",")))


def _starts_introduction(text: str, before: str, blank_seen: bool) -> bool:
    if text.endswith(":") or len(text) > 160:
        return True
    if not blank_seen and text[0].islower():
        return False
    if _INTRODUCTION.match(fold(text)):
        return True
    if text.endswith((";", ".", ",")) and (blank_seen or not is_cut_off(before)):
        return True
    # After an empty line only a continuation (small letters, or capitals after capitals) still belongs to the title.
    return blank_seen and text[0].isupper() and not is_upper_line(text)


def _head_end(lines: Sequence[CleanLine], stop: int) -> int:
    """Without a kind the head is what is printed above the first long paragraph: short lines, number, place and date."""
    end = 0
    for index in range(min(stop, 20)):
        text = lines[index].text
        if len(text) > 120:
            break
        folded = fold(text)
        if is_upper_line(text) or re.match(r"^\W*so\s*:", folded) or re.search(r", ngay\s.*thang.*nam", folded):
            end = index + 1
    return end


def _foot_range(lines: Sequence[CleanLine]) -> tuple[int, int]:
    """Indexes of the first line of the foot and of the first line after it."""
    count = len(lines)
    recipients = next(
        (
            index
            for index in range(count - 1, -1, -1)
            if lines[index].text and _RECIPIENTS.search(fold(lines[index].text))
        ),
        None,
    )
    if recipients is None:
        start = _signature_start(lines)
        return start, count
    start = recipients
    seen = 0
    for index in range(recipients - 1, -1, -1):
        text = lines[index].text
        if not text:
            continue
        if _CLOSING.search(text):
            start = index + 1
            break
        if not _could_be_signature(text):
            break
        seen += 1
        if seen > _CLOSING_REACH:
            break
        if is_upper_line(text):
            start = index
    return start, _appendix_start(lines, recipients + 1)


def _appendix_start(lines: Sequence[CleanLine], start: int) -> int:
    for index in range(start, len(lines)):
        text = lines[index].text
        if text and ((_APPENDIX.match(fold(text)) and text[0].isupper()) or _is_section(text)):
            return index
    return len(lines)


def _is_section(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.kind in ("roman", "part") and is_known_heading(text)


def _could_be_signature(text: str) -> bool:
    return len(text) <= 90 and read_marker(text) is None and not text.endswith((";", ":"))


def _signature_start(lines: Sequence[CleanLine]) -> int:
    """Without recipients: the capitals that name a position among the last lines, when a short line follows."""
    filled = [index for index, line in enumerate(lines) if not line.is_blank][-8:]
    start = len(lines)
    for index in reversed(filled):
        text = lines[index].text
        folded = fold(text)
        if is_known_heading(text) or not _could_be_signature(text):
            break
        if is_upper_line(text) and (POSITION.search(folded) or CAPACITY.match(folded)) and index != filled[-1]:
            start = index
    return start

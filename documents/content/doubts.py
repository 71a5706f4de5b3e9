"""What stands oddly in a paper though it may be right: each a sentence that a person reads before he sends it on.

Free text cannot be refused for these without false alarms: a sentence may quote another paper as it was written.
"""

import re
from collections.abc import Iterable, Iterator

from documents import decree
from documents.content.blocks import Block, Heading, Table, texts_of
from documents.content.paper import Paper, texts

_SHOWN = 40
_LEAD = "Đơn vị chủ trì"
_NAMES = (
    "Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Công văn|Báo cáo|Tờ trình|Thông báo|"
    "Hướng dẫn|Chương trình|Kết luận|Công điện|Văn bản"
)
_DATED = r"\s*,?\s*(?:ngày|ký ngày)\s+\d{1,2}\s*(?:[/.-]|\s+tháng)\s*\d{1,2}"
_CITED = re.compile(
    rf"(?P<kind>{_NAMES})\s+số\s+(?P<number>\d+[^\W\d_]?(?:/\d{{4}})?[/-][^\W\d_][\w&./-]*[^\W_])(?P<dated>{_DATED})?"
)
_ISSUER = re.compile(r"\s+của\s+")
_ACT = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh)[^.;:]{0,120}?(số\s+\d+/\d{4}/(?:QH|UBTVQH)\d+)")
_ONE_FIGURE_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+\d{4}", re.IGNORECASE)
_ONE_FIGURE_NUMBER = re.compile(r"\bsố\s+[1-9](?=/(?:\d{4}/)?[^\W\d_])", re.IGNORECASE)
_BARE_DATE = re.compile(r"(?<![\d/.,-])(29|3[01])/(0?[1-9]|1[0-2])(?![\d/.,%-])")
_BASIS_BEGINS = re.compile(r"(căn cứ|theo|xét|thực hiện|để|trên cơ sở|tiếp theo)\s", re.IGNORECASE)
_TYPED_NUMBER = {
    1: re.compile(r"[IVX]+\.\s"),
    2: re.compile(r"\d+\.\s"),
    3: re.compile(r"[a-zđ]\)\s"),
}


def content_doubts(paper: Paper) -> tuple[str, ...]:
    """Citations that are not whole the first time or whole again, zeros left out, days that hardly exist, numbers
    typed twice, a signatory without a name, tasks that nobody leads, each once; none for a paper as the decree wants it."""
    return tuple(
        dict.fromkeys(
            (
                *_doubted_citations(paper),
                *_doubted_bases(paper),
                *_doubted_figures(paper),
                *_doubted_dates(paper),
                *_doubted_headings(paper),
                *_doubted_signature(paper),
                *_doubted_leads(paper),
            )
        )
    )


def _doubted_citations(paper: Paper) -> Iterator[str]:
    """The first time whole, later kind and number alone (Phụ lục I, mục II.6); tables list papers in their own way."""
    met: set[str] = set()
    for text in _running_text(paper):
        for found in _ACT.finditer(text):
            yield f"Luật, pháp lệnh viện dẫn không ghi số; hãy xem lại “{found[1]}” ở “{_around(text, found)}”."
        for found in _CITED.finditer(text):
            number = found["number"].upper()
            is_first = number not in met
            met.add(number)
            named = f"{found['kind']} số {found['number']}"
            if is_first and not found["dated"]:
                yield (
                    f"{named} được viện dẫn lần đầu ở “{_around(text, found)}” mà chưa ghi ngày ban hành; lần đầu phải ghi "
                    "đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu."
                )
            elif is_first and not _ISSUER.search(text[found.end() : found.end() + 60]):
                yield (
                    f"{named} được viện dẫn lần đầu ở “{_around(text, found)}” mà chưa ghi cơ quan ban hành và trích yếu."
                )
            elif not is_first and found["dated"]:
                yield f"{named} đã được viện dẫn đầy đủ ở trên; từ lần thứ hai chỉ ghi tên loại và số, ký hiệu."


def _doubted_bases(paper: Paper) -> Iterator[str]:
    for basis in paper.bases:
        if not _BASIS_BEGINS.match(basis.strip(" -")):
            yield f"Căn cứ “{_short(basis)}” chưa bắt đầu bằng chữ “Căn cứ” hoặc “Theo đề nghị”."


def _doubted_figures(paper: Paper) -> Iterator[str]:
    for text in texts(paper):
        for found in _ONE_FIGURE_DAY.finditer(text):
            if len(found[1]) == 1 or found[2] in ("1", "2"):
                yield (
                    f"“{found[0]}” ở “{_around(text, found)}” thiếu số 0; ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm "
                    "số 0 phía trước."
                )
        for found in _ONE_FIGURE_NUMBER.finditer(text):
            yield f"“{found[0]}” ở “{_around(text, found)}” thiếu số 0; số văn bản nhỏ hơn 10 ghi thêm số 0 phía trước."
        for found in _BARE_DATE.finditer(text):
            if not decree.exists(int(found[1]), int(found[2])):
                yield f"“{found[0]}” ở “{_around(text, found)}”: nếu là ngày thì lịch không có ngày này."


def _doubted_dates(paper: Paper) -> Iterator[str]:
    """Of what people told in their own words; those of the paper itself are refused."""
    for text in texts(paper):
        for wrong in decree.impossible_dates(text):
            yield f"“{wrong}” là ngày không có trong lịch; hãy xem lại."


def _doubted_headings(paper: Paper) -> Iterator[str]:
    for block in _all_blocks(paper):
        if isinstance(block, Heading) and block.label is None and _TYPED_NUMBER[block.level].match(block.text):
            yield f"Đề mục “{_short(block.text)}” đã có số thứ tự; văn bản tự đánh số nên sẽ in hai số."


def _doubted_signature(paper: Paper) -> Iterator[str]:
    for signature in (paper.signature, paper.co_signature):
        if signature is not None and not signature.name.strip():
            yield f"Chưa có họ tên người ký ở chức vụ {signature.post}."


def _doubted_leads(paper: Paper) -> Iterator[str]:
    for annex in paper.annexes:
        count = sum(_led_by_nobody(block) for block in annex.blocks if isinstance(block, Table))
        if count:
            yield (
                f"{count} nhiệm vụ trong phụ lục “{_short(annex.title)}” chưa có đơn vị chủ trì; hãy phân công rồi dự thảo "
                "lại văn bản."
            )


def _led_by_nobody(table: Table) -> int:
    """Of a task that is divided (3 above 3.1) the parts are led."""
    divided = {row.cells[0].rpartition(".")[0] for row in table.rows} - {""}
    return sum(
        column.title == _LEAD and cell.strip(" -–") == ""
        for row, cells in table.aligned_rows
        if row.cells[0] not in divided
        for cell, column in cells[1:]
    )


def _running_text(paper: Paper) -> Iterator[str]:
    yield from paper.bases
    yield from texts_of(block for block in _all_blocks(paper) if not isinstance(block, Table))


def _all_blocks(paper: Paper) -> Iterable[Block]:
    yield from paper.all_blocks
    for annex in paper.annexes:
        yield from annex.blocks


def _around(text: str, found: re.Match[str]) -> str:
    """The place where it stands, in the reader's own words."""
    start = max(0, text.rfind(" ", 0, max(0, found.start() - _SHOWN // 2)) + 1)
    end = text.find(" ", found.end() + _SHOWN // 2)
    shown = " ".join(text[start : end if end >= 0 else len(text)].split())
    return f"{'…' if start else ''}{shown.rstrip('.;,')}{'…' if end >= 0 else ''}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]}…"

"""What Nghị định 30/2020/NĐ-CP forbids in a paper, each with one sentence that a person can act on."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from documents import decree
from documents.content.blocks import Article, refuse_wide_table, texts_of
from documents.decree import PaperRefused

if TYPE_CHECKING:
    from documents.content.paper import Paper

_ARCHIVE_LINE = re.compile(r"^[-–—•+*\s]*lưu(?!\s+trữ)(\s*[:.;,]|\s|$)", re.IGNORECASE)
_SALUTATION = re.compile(r"^[-\s]*kính gửi", re.IGNORECASE)
_SYMBOL = re.compile(r"[^\W_]+(?:[-&.][^\W_]+)*")
_SECOND_BASIS = re.compile(r"[;.]\s*(căn cứ|theo đề nghị)\s", re.IGNORECASE)
# `.../.../2021` is a gap that a hand is to fill.
_EARLY_END = re.compile(r"(?<!\.)\.{1,2}/\.(?!\.)")
# Kinds that say by whose authority they are issued.
_WITH_AUTHORITY = (decree.DECISION, "NQ")


def refuse_wrong_head(paper: "Paper") -> None:
    """Kind, số và ký hiệu, date, trích yếu (ô 3, 4, 5)."""
    kind = decree.kind_of(paper.kind)
    if not paper.clean_summary:
        raise PaperRefused("Văn bản phải có trích yếu nội dung.")
    if paper.summary.isupper() and " " in paper.clean_summary:
        raise PaperRefused("Trích yếu ghi bằng chữ thường; hãy bỏ kiểu viết hoa toàn bộ.")
    if paper.number is not None and paper.number < 1:
        raise PaperRefused("Số văn bản phải là số nguyên từ 1 trở lên.")
    if paper.number is not None and paper.issued_on is None:
        raise PaperRefused("Văn bản đã có số thì phải có ngày ban hành.")
    if paper.issued_on is None and paper.year < 1900:
        raise PaperRefused("Văn bản chưa có ngày ban hành thì phải cho biết năm.")
    if paper.issued_on is not None and paper.year and paper.issued_on.year != paper.year:
        raise PaperRefused(f"Ngày ban hành không thuộc năm {paper.year} của văn bản.")
    if kind.is_letter and not paper.drafting_unit.strip():
        raise PaperRefused("Ký hiệu công văn phải có chữ viết tắt của đơn vị soạn thảo.")
    if paper.draft and paper.number is not None:
        raise PaperRefused("Bản dự thảo chưa được ghi số; số chỉ được cấp sau khi văn bản đã ký.")
    _refuse_wrong_symbol(paper)


def _refuse_wrong_symbol(paper: "Paper") -> None:
    for part in (paper.body.symbol, paper.drafting_unit):
        if "CV" in re.split(r"[^\w]+", part.upper()):
            raise PaperRefused(
                "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo."
            )
        if part and not _SYMBOL.fullmatch(part):
            raise PaperRefused(
                f"Ký hiệu “{part}” không đúng thể thức; chỉ ghi chữ viết tắt, giữa các nhóm chữ có dấu gạch nối "
                "không cách chữ."
            )
        if any(group[:1].islower() for group in re.split(r"[-&.]", part)):
            raise PaperRefused(f"Ký hiệu “{part}” phải ghi bằng chữ in hoa.")


def refuse_wrong_parts(paper: "Paper") -> None:
    """The parts that a kind must have or may not have."""
    kind = paper.kind_row
    if not paper.all_blocks:
        raise PaperRefused("Văn bản chưa có nội dung.")
    if paper.addressees and not kind.may_be_addressed:
        raise PaperRefused(f"{kind.name} không có phần “Kính gửi”.")
    if kind.must_be_addressed and not paper.addressees:
        raise PaperRefused(f"{kind.name} phải có nơi kính gửi.")
    if paper.kind == decree.DECISION:
        _refuse_wrong_decision(paper)
    elif paper.authority_line.strip() and paper.kind not in _WITH_AUTHORITY:
        raise PaperRefused(f"{kind.name} không có dòng thẩm quyền ban hành; hãy để trống dòng đó.")
    _refuse_wrong_articles(paper)
    _refuse_wrong_meeting(paper)
    if paper.co_signature is not None and not kind.has_two_signatures:
        raise PaperRefused("Chỉ biên bản mới có hai người ký.")
    for signature in (paper.signature, paper.co_signature):
        if signature is not None and signature.authority not in kind.authorities:
            raise PaperRefused(f"{kind.name} không ký với quyền hạn “{signature.authority}.”.")
    if not paper.archive.strip(" -;.,"):
        raise PaperRefused("Nơi nhận phải có dòng “Lưu”, ví dụ: VT, VP.")


def _refuse_wrong_decision(paper: "Paper") -> None:
    if not paper.authority_line.strip():
        raise PaperRefused("Quyết định phải có dòng thẩm quyền ban hành (ví dụ: GIÁM ĐỐC SỞ CÔNG THƯƠNG).")
    if not paper.bases:
        raise PaperRefused("Quyết định phải có căn cứ ban hành.")
    if not any(isinstance(block, Article) for block in paper.blocks):
        raise PaperRefused("Quyết định phải có ít nhất một điều.")


def _refuse_wrong_articles(paper: "Paper") -> None:
    """Điều 1, 2, 3 … without a gap."""
    for blocks in (paper.numbered_blocks, *(annex.numbered_blocks for annex in paper.annexes)):
        numbers = [block.number for block in blocks if isinstance(block, Article)]
        if numbers != list(range(1, len(numbers) + 1)):
            raise PaperRefused("Các điều phải đánh số liên tục từ Điều 1; hãy sửa lại số của các điều.")


def _refuse_wrong_meeting(paper: "Paper") -> None:
    if paper.kind == decree.MINUTES and paper.meeting is None:
        raise PaperRefused("Biên bản phải ghi thời gian, địa điểm, thành phần tham dự, chủ trì và thư ký.")
    if paper.kind == decree.MINUTES and paper.co_signature is None:
        raise PaperRefused("Biên bản phải có hai người ký: thư ký và chủ tọa.")
    if paper.kind == decree.INVITATION and paper.invitation is None:
        raise PaperRefused("Giấy mời phải ghi người được mời, nội dung, thời gian và địa điểm.")
    if paper.meeting is not None and paper.kind != decree.MINUTES:
        raise PaperRefused("Chỉ biên bản mới có phần ghi cuộc họp.")
    if paper.invitation is not None and paper.kind != decree.INVITATION:
        raise PaperRefused("Chỉ giấy mời mới có phần kính mời.")


def refuse_wrong_lines(paper: "Paper") -> None:
    """Căn cứ, Kính gửi, Nơi nhận line by line; the end mark in another place than the end."""
    for lines, part in ((paper.bases, "căn cứ"), (paper.addressees, "Kính gửi"), (paper.recipients, "Nơi nhận")):
        if not all(line.strip(" -;.,") for line in lines):
            raise PaperRefused(f"Phần {part} có dòng trống; hãy xóa dòng đó.")
    for basis in paper.bases:
        if number := decree.number_of_act(basis):
            raise PaperRefused(f"Căn cứ là luật, pháp lệnh không ghi số và cơ quan ban hành; hãy bỏ “{number}”.")
        if second := _SECOND_BASIS.search(basis):
            raise PaperRefused(
                f"Mỗi căn cứ ghi một dòng; hãy xuống dòng ở “{basis[second.start(1) : second.end() + 30].strip()}”."
            )
    if any(_SALUTATION.match(line) for line in paper.addressees):
        raise PaperRefused("Nơi gửi chỉ ghi tên cơ quan, người nhận; chữ “Kính gửi” đã có sẵn trong văn bản.")
    if any(_ARCHIVE_LINE.match(line) for line in paper.recipients):
        raise PaperRefused("Dòng “Lưu” luôn đứng cuối phần Nơi nhận; hãy ghi nơi lưu ở ô riêng của dòng đó.")
    _refuse_early_end(paper)


def _refuse_early_end(paper: "Paper") -> None:
    *early, last = [text.rstrip() for text in texts_of(paper.all_blocks) if text.strip()] or [""]
    lines = (paper.summary, paper.authority_line, *paper.bases, *paper.addressees, *paper.recipients, paper.archive)
    for text in (*lines, *early, last.removesuffix(decree.END_MARK)):
        if found := _EARLY_END.search(text):
            shown = text[: found.end()][-40:].strip()
            raise PaperRefused(f"Dấu “./.” chỉ đặt sau chữ cuối cùng của văn bản; hãy bỏ dấu đó ở “{shown}”.")


def refuse_wrong_annexes(paper: "Paper") -> None:
    """Tables wider than the page; an annex that the text never mentions."""
    measures = paper.measures
    for block in paper.all_blocks:
        refuse_wide_table(block, measures.text_width)
    for annex in paper.annexes:
        for block in annex.blocks:
            refuse_wide_table(block, measures.lying_text_width if annex.landscape else measures.text_width)
    if paper.annexes:
        words = " ".join(texts_of(paper.all_blocks)).lower()
        if "phụ lục" not in words and "kèm theo" not in words:
            raise PaperRefused("Văn bản có phụ lục thì trong nội dung phải có chỗ nhắc đến phụ lục đó.")


def refuse_impossible_dates(texts: Iterable[str]) -> None:
    """A date that no calendar has, wherever it stands."""
    for text in texts:
        if wrong := decree.impossible_date(text):
            raise PaperRefused(f"“{wrong}” là ngày không có trong lịch; hãy sửa trước khi lập văn bản.")

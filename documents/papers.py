"""Papers about papers: the contents page of a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.wording import short_date
from documents.content import Column, Paragraph, Row, Table, WorkingPaper
from documents.decree import figure_date
from documents.queries.register import RegisterLine

# Hex digits of a fingerprint in one piece, so that it breaks between pieces on a narrow column.
_PIECE = 8


@dataclass(frozen=True)
class DossierEntry:
    """One file of a dossier as its contents page names it."""

    symbol: str
    issued_on: date | None
    kind: str
    title: str
    standing: str
    pages: int | None
    file_name: str
    sha256: str


def contents_page(entries: Sequence[DossierEntry], *, body_name: str, superior: str, made_on: date) -> WorkingPaper:
    """Mục lục hồ sơ: what lies in the dossier, with pages and the fingerprint of each file."""
    pages = sum(entry.pages or 0 for entry in entries)
    return WorkingPaper(
        title="Mục lục hồ sơ",
        subtitle=f"{len(entries)} văn bản, {pages} trang; lập ngày {short_date(made_on)}",
        body_name=body_name,
        superior=superior,
        landscape=True,
        blocks=(_table(entries), Paragraph(HOW_TO_CHECK, indent=False, italic=True)),
    )


HOW_TO_CHECK = (
    "Dấu vân tay SHA-256 là của tệp trong hồ sơ này, viết từng nhóm tám ký tự cho dễ đọc; tệp có dấu vân tay khác là "
    "tệp đã bị thay đổi. Số trang là của bản in lưu trữ."
)


def _table(entries: Sequence[DossierEntry]) -> Table:
    return Table(
        columns=(
            Column("TT", 10, "center"),
            Column("Số, ký hiệu", 30),
            Column("Ngày", 24, "center"),
            Column("Tên loại và trích yếu", 69),
            Column("Trang", 15, "center"),
            Column("Tên tệp", 53),
            Column("SHA-256", 46),
        ),
        rows=tuple(_row(at, entry) for at, entry in enumerate(entries, start=1)),
    )


def _row(at: int, entry: DossierEntry) -> Row:
    standing = f" ({entry.standing})" if entry.standing else ""
    return Row(
        (
            str(at),
            entry.symbol,
            short_date(entry.issued_on) if entry.issued_on else "",
            f"{entry.kind}: {entry.title}{standing}",
            str(entry.pages or ""),
            entry.file_name,
            spaced(entry.sha256),
        )
    )


def spaced(sha256: str) -> str:
    return " ".join(sha256[at : at + _PIECE] for at in range(0, len(sha256), _PIECE))


def register_paper(
    lines: Sequence[RegisterLine], *, year: int, kind: str, body_name: str, superior: str
) -> WorkingPaper:
    """Sổ đăng ký văn bản đi of a year with the columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV.

    The number of copies is left to the hand: copies are made on paper.
    """
    table = Table(
        columns=(
            Column("Số, ký hiệu văn bản", 28),
            Column("Ngày tháng văn bản", 25, "center"),
            Column("Tên loại và trích yếu nội dung văn bản", 60),
            Column("Người ký", 36),
            Column("Nơi nhận văn bản", 39),
            Column("Đơn vị, người nhận bản lưu", 19),
            Column("Số lượng bản", 14, "right"),
            Column("Ghi chú", 26),
        ),
        rows=tuple(
            Row(
                (
                    line.symbol,
                    figure_date(line.issued_on),
                    line.kind_and_title,
                    line.signatory,
                    line.recipients,
                    line.archive,
                    "",
                    line.note,
                )
            )
            for line in lines
        ),
    )
    return WorkingPaper(
        title="Sổ đăng ký văn bản đi",
        subtitle=f"Năm {year}, loại văn bản: {kind.lower()}" if kind else f"Năm {year}",
        superior=superior,
        body_name=body_name,
        blocks=(table,) if lines else (table, Paragraph(NOTHING_ISSUED, indent=False, italic=True)),
        landscape=True,
    )


NOTHING_ISSUED = "Chưa có văn bản nào được đăng ký."

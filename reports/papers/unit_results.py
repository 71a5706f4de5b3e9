"""Kết quả thi đua của đơn vị on paper: punctuality by year, each phase with its tasks, inspections and awards."""

from collections.abc import Iterator
from datetime import date

from django.utils.text import capfirst

from awards.models import Nomination
from core.wording import number, short_date
from documents.content import Block, Column, Heading, Paragraph, Row, Table, WorkingPaper, printable
from documents.letterhead import body_of
from reports.queries.units import PhaseResult, UnitResults

NONE = "-"


def unit_results_paper(results: UnitResults, made_on: date) -> WorkingPaper:
    """A paper outside the decree, of the day on which it is printed. One statement where the unit's body was not read."""
    body = body_of(results.unit.parent or results.unit)
    return WorkingPaper(
        title="Kết quả thi đua của đơn vị",
        subtitle=f"{results.unit.name}, {f'năm {results.year}' if results.year else 'các năm'}",
        superior=body.name if results.unit.parent_id else "",
        body_name=results.unit.name.upper(),
        place=body.place,
        dated_on=made_on,
        blocks=printable(tuple(_blocks(results))),
    )


def _blocks(results: UnitResults) -> Iterator[Block]:
    yield Heading("Chấp hành thời hạn báo cáo")
    yield _records(results)
    if results.records:
        yield Paragraph(results.share_words)
    yield Heading("Kết quả thực hiện nhiệm vụ")
    if not results.phases:
        yield Paragraph("Đơn vị chưa có báo cáo nào.")
    for phase in results.phases:
        yield Heading(f"{phase.submission.phase} năm {phase.submission.phase.campaign.year}", level=2)
        yield Paragraph(_standing(phase), keep_with_next=bool(phase.tasks))
        if phase.tasks:
            yield _tasks(phase)
    yield Heading("Kiểm tra")
    yield _inspections(results) if results.inspections else Paragraph("Chưa có cuộc kiểm tra nào.")
    yield Heading("Khen thưởng")
    yield _awards(results) if results.awards else Paragraph("Chưa có quyết định khen thưởng nào.")


def _records(results: UnitResults) -> Block:
    rows = [record for record in results.records if results.year in (None, record.year)]
    if not rows:
        return Paragraph("Đơn vị chưa phải nộp báo cáo nào.")
    return Table(
        columns=(
            Column("Năm", 18, "center"),
            Column("Phải nộp", 24, "center"),
            Column("Đã nộp", 24, "center"),
            Column("Đúng hạn", 24, "center"),
            Column("Nộp muộn", 24, "center"),
            Column("Không nộp", 24, "center"),
            Column("Tỷ lệ đúng hạn", 22, "center"),
        ),
        rows=tuple(
            Row(
                (
                    str(record.year),
                    str(record.counts.expected),
                    str(record.counts.submitted),
                    str(record.counts.on_time),
                    str(record.counts.late),
                    str(record.counts.not_handed_in),
                    f"{number(record.on_time_share)}%" if record.on_time_share is not None else NONE,
                )
            )
            for record in rows
        ),
    )


def _standing(phase: PhaseResult) -> str:
    in_time = f", {phase.timeliness.label}" if phase.timeliness else ""
    sent = f"{phase.sent_words}{in_time}" if phase.sent_words else ""
    own = phase.own.words if phase.own else ""
    said = capfirst("; ".join(part for part in (sent, own, f"tình trạng: {phase.state.label.lower()}") if part))
    told = f" Chủ trì {number(phase.led)} nhiệm vụ, hoàn thành {number(phase.completed)}." if phase.led else ""
    return f"{said}.{told}"


def _tasks(phase: PhaseResult) -> Table:
    return Table(
        columns=(
            Column("STT", 11, "center"),
            Column("Nhiệm vụ", 58),
            Column("Vai trò", 20),
            Column("Mức độ thực hiện", 25),
            Column("Kết quả", 25),
            Column("Phải đạt", 21),
        ),
        rows=tuple(
            Row(
                (
                    str(at),
                    task.label.strip().rstrip(".;"),
                    task.role,
                    task.status or NONE,
                    (f"{task.reached} ({number(task.share)}%)" if task.share is not None else task.reached) or NONE,
                    task.asked or NONE,
                )
            )
            for at, task in enumerate(phase.tasks, start=1)
        ),
        typed=True,
    )


def _inspections(results: UnitResults) -> Table:
    return Table(
        columns=(
            Column("Ngày", 24, "center"),
            Column("Hình thức", 34),
            Column("Kết quả", 62),
            Column("Tình trạng", 40),
        ),
        rows=tuple(
            Row(
                (
                    short_date(each.inspection.held_on),
                    str(each.inspection.get_kind_display()),
                    each.inspection.findings.strip() or NONE,
                    each.words,
                )
            )
            for each in results.inspections
        ),
        typed=True,
    )


def _awards(results: UnitResults) -> Table:
    return Table(
        columns=(
            Column("STT", 12, "center"),
            Column("Tập thể, cá nhân", 56),
            Column("Hình thức", 46),
            Column("Quyết định", 46),
        ),
        rows=tuple(
            Row((str(at), award.nominee_name, str(award.kind), _decided(award)))
            for at, award in enumerate(results.awards, start=1)
        ),
    )


def _decided(award: Nomination) -> str:
    paper = award.decision.paper if award.decision else None
    return f"{paper.symbol}, {short_date(paper.issued_on)}" if paper and paper.issued_on else NONE

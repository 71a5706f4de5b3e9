"""Công văn đôn đốc (Mẫu 1.5): the office urges the units that have not handed in their reports of a phase."""

from accounts.models import Unit
from campaigns.models import Phase, Submission
from campaigns.queries.citation import cited_plan
from core.calendar import Bound, Deadline
from documents.content import Annex, Block, Column, Paper, Paragraph, Row, Signature, Table
from documents.decree import LETTER, figure_date, superior_name
from documents.letterhead import body_of, head_of, symbol_of
from documents.queries.texts import words_of
from reports.queries.urging import Urging
from reports.wording import URGED_CLOSING, URGED_CONTENT

# More addressees than these would push the text off the first page: then the list is an annex.
MOST_ADDRESSEES = 8


def urging_letter(urging: Urging, signature: Signature) -> Paper:
    """The letter, addressed to each unit by name; many units stand in an annex."""
    owner = urging.phase.campaign.owner
    is_listed = len(urging.owing) > MOST_ADDRESSEES
    return Paper(
        kind=LETTER,
        body=body_of(owner),
        drafting_unit=symbol_of(urging.office),
        summary=urging_summary(urging.phase),
        year=urging.as_of.year,
        addressees=(
            ("Các phòng, đơn vị thuộc Sở (theo danh sách kèm theo)",)
            if is_listed
            else tuple(row.unit.name for row in urging.owing)
        ),
        blocks=tuple(_blocks(urging, is_listed=is_listed)),
        annexes=(_annex(urging),) if is_listed else (),
        signature=signature,
        recipients=(f"{head_of(owner)} (b/c)",),
        archive="VT, VP",
        draft=True,
    )


def urging_summary(phase: Phase) -> str:
    return f"đôn đốc nộp báo cáo kết quả phong trào thi đua {_spoken(phase)}"


def urged_units(paper: Paper) -> tuple[str, ...]:
    """The names of the units that a letter urges."""
    tables = [block for annex in paper.annexes for block in annex.blocks if isinstance(block, Table)]
    return tuple(row.cells[1] for table in tables for row in table.rows) or paper.addressees


def _blocks(urging: Urging, *, is_listed: bool) -> list[Block]:
    phase, owing = urging.phase, urging.owing
    office = _office(urging)
    words = words_of(phase.campaign.owner)
    values = urging_values(phase.campaign.owner, urging.office, several=len(owing) > 1)
    return [
        Paragraph(
            f"Thực hiện {cited_plan(phase.campaign)}, các phòng, đơn vị báo cáo kết quả phong trào thi đua "
            f"{_spoken(phase)} về {office} {_due(phase.deadline)}."
        ),
        Paragraph(_how_things_stand(urging) + _whom(urging, is_listed=is_listed)),
        *([] if is_listed or len(owing) == 1 else [_table(urging)]),
        Paragraph(
            f"Để kịp thời tổng hợp, báo cáo {_superiors(phase.campaign.owner)}, {office} đề nghị "
            f"{owing[0].unit.name if len(owing) == 1 else 'các phòng, đơn vị nêu trên'}:",
            keep_with_next=True,
        ),
        Paragraph(
            f"1. Hoàn thành và nộp báo cáo kết quả phong trào thi đua {_spoken(phase)} về {office} "
            f"**chậm nhất ngày {figure_date(urging.answer_by)}**."
        ),
        Paragraph(
            f"2. {words.say(URGED_CONTENT.code, **values)}",
        ),
        Paragraph(words.say(URGED_CLOSING.code, **values)),
    ]


def urging_values(owner: Unit, office: Unit, *, several: bool) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself."""
    return {
        "van_phong": office.name,
        "ten_don_vi": owner.short_name or owner.name,
        "lanh_dao": "Trưởng các phòng, Thủ trưởng các đơn vị" if several else "Thủ trưởng đơn vị",
    }


def _how_things_stand(urging: Urging) -> str:
    counts = urging.counts
    missing = counts.expected - counts.submitted
    parts = [f"{_office(urging)} đã nhận được {counts.submitted:02d}/{counts.expected:02d} báo cáo"]
    if missing:
        parts.append(f"còn {missing:02d} báo cáo chưa nộp")
    if counts.returned:
        parts.append(f"{counts.returned:02d} báo cáo đã trả lại để bổ sung nhưng chưa được nộp lại")
    return f"Đến ngày {figure_date(urging.as_of)}, {', '.join(parts)}"


def _whom(urging: Urging, *, is_listed: bool) -> str:
    """What follows the count: the only unit by name, the table below, or the annex."""
    if is_listed:
        return "; danh sách các đơn vị tại Phụ lục kèm theo."
    if len(urging.owing) > 1:
        return ". Tình hình cụ thể như sau:"
    row = urging.owing[0]
    return f". {row.unit.name} phải nộp {_due(row.deadline)}, đến nay {_standing(row).lower()}."


def _annex(urging: Urging) -> Annex:
    title = f"Danh sách các đơn vị chưa nộp báo cáo kết quả phong trào thi đua {_spoken(urging.phase)}"
    return Annex(title=title, blocks=(_table(urging),))


def _table(urging: Urging) -> Table:
    return Table(
        columns=(
            Column("TT", 12, "center"),
            Column("Đơn vị", 66),
            Column("Hạn nộp", 46, "center"),
            Column("Tình hình", 36, "center"),
        ),
        rows=tuple(
            Row((str(at), row.unit.name, _due(row.deadline).capitalize(), _standing(row)))
            for at, row in enumerate(urging.owing, start=1)
        ),
    )


def _standing(row: Submission) -> str:
    return "Chưa nộp lại sau khi trả" if row.state == "returned" else "Chưa nộp"


def _due(deadline: Deadline) -> str:
    return f"{Bound(deadline.bound).label} {figure_date(deadline.due_on)}"


def _spoken(phase: Phase) -> str:
    return f"đợt\u00a0{phase.ordinal} năm {phase.campaign.year}"


def _office(urging: Urging) -> str:
    return urging.office.name


def _superiors(owner: Unit) -> str:
    return f"{head_of(owner)} và {superior_name(owner.superior)}" if owner.superior else head_of(owner)

"""Công văn đôn đốc (Mẫu 1.5): the office urges the units that have not handed in their reports of a phase."""

from accounts.models import Unit
from campaigns.models import Phase, Submission
from campaigns.queries.citation import cited_plan
from core.calendar import Bound, Deadline
from documents.content import Annex, Column, Paper, Paragraph, Row, Signature, Table
from documents.decree import LETTER, figure_date, superior_name
from documents.letterhead import archive_of, body_of, head_of, symbol_of
from documents.queries.texts import branches_of, words_of
from reports import wording
from reports.queries.urging import Urging, asked_until

# More addressees than these would push the text off the first page: then the list is an annex.
MOST_ADDRESSEES = 8


def urging_letter(urging: Urging, signature: Signature) -> Paper:
    """The letter, addressed to each unit by name; many units stand in an annex."""
    owner = urging.phase.campaign.owner
    is_listed = _is_listed(urging)
    words, said = words_of(owner), {**urging_values(urging), "tinh_hinh": standing_of_all(urging)}
    return Paper(
        kind=LETTER,
        body=body_of(owner),
        drafting_unit=symbol_of(urging.office),
        summary=words.say(wording.URGED_SUMMARY.code, **said),
        year=urging.as_of.year,
        addressees=(
            words.say_items(wording.URGED_ADDRESSEES.code, **said)
            if is_listed
            else tuple(row.unit.name for row in urging.owing)
        ),
        blocks=(
            Paragraph(words.say(wording.URGED_OPENING.code, **said)),
            Paragraph(words.say(wording.URGED_STANDING.code, **said)),
            *([] if is_listed or len(urging.owing) == 1 else [_table(urging)]),
            Paragraph(words.say(wording.URGED_REQUEST.code, **said), keep_with_next=True),
            Paragraph(f"1. {words.say(wording.URGED_DEADLINE.code, **said)}"),
            Paragraph(f"2. {words.say(wording.URGED_CONTENT.code, **said)}"),
            Paragraph(words.say(wording.URGED_CLOSING.code, **said)),
        ),
        annexes=(_annex(urging),) if is_listed else (),
        signature=signature,
        recipients=words.say_items(wording.URGED_RECIPIENTS.code, **said),
        archive=archive_of(owner),
        draft=True,
    )


def urged_units(paper: Paper) -> tuple[str, ...]:
    """The names of the units that a letter urges."""
    tables = [block for annex in paper.annexes for block in annex.blocks if isinstance(block, Table)]
    return tuple(row.cells[1] for table in tables for row in table.rows) or paper.addressees


def urging_values(urging: Urging) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    phase, owing = urging.phase, urging.owing
    owner = phase.campaign.owner
    several = len(owing) != 1
    return {
        "ten_don_vi": owner.short_name or owner.name,
        "van_phong": urging.office.name,
        "nguoi_dung_dau": head_of(owner),
        "ke_hoach": cited_plan(phase.campaign),
        "dot_thi_dua": _spoken(phase),
        "han_nop": _due(phase.deadline_of_reports),
        "ngay_tinh": figure_date(urging.as_of),
        "ngay_nop": figure_date(urging.answer_by),
        "cap_tren": _superiors(owner),
        **branches_of(owner),
        "don_vi": f"{owner.branches} nêu trên" if several else owing[0].unit.name,
        "lanh_dao": owner.branch_heads if several else "Thủ trưởng đơn vị",
    }


def standing_of_all(urging: Urging) -> str:
    """The counts, then the only unit by name, the table below, or the annex."""
    counts = urging.counts
    missing = counts.expected - counts.submitted
    parts = [f"{counts.submitted:02d}/{counts.expected:02d} báo cáo"]
    if missing:
        parts.append(f"còn {missing:02d} báo cáo chưa nộp")
    if counts.returned:
        parts.append(f"{counts.returned:02d} báo cáo đã trả lại để bổ sung nhưng chưa được nộp lại")
    return ", ".join(parts) + _whom(urging)


def _whom(urging: Urging) -> str:
    if _is_listed(urging):
        return "; danh sách các đơn vị tại Phụ lục kèm theo."
    if len(urging.owing) > 1:
        return ". Tình hình cụ thể như sau:"
    row = urging.owing[0]
    verb = "nộp lại" if row.mend_until else "nộp"
    return f". {row.unit.name} phải {verb} {_due(asked_until(row))}, đến nay {_standing(row).lower()}."


def _is_listed(urging: Urging) -> bool:
    return len(urging.owing) > MOST_ADDRESSEES


def _annex(urging: Urging) -> Annex:
    title = f"Danh sách các đơn vị chưa nộp báo cáo kết quả phong trào thi đua {_spoken(urging.phase)}"
    return Annex(title=title, blocks=(_table(urging),))


def _table(urging: Urging) -> Table:
    return Table(
        columns=(
            Column("TT", 12, "center"),
            Column("Đơn vị", 74),
            Column("Hạn nộp", 46, "center"),
            Column("Tình hình", 28, "center"),
        ),
        rows=tuple(
            Row((str(at), row.unit.name, _due_in_table(row), _standing(row)))
            for at, row in enumerate(urging.owing, start=1)
        ),
    )


def _due_in_table(row: Submission) -> str:
    due = _due(asked_until(row))
    return f"Nộp lại {due}" if row.mend_until else due.capitalize()


def _standing(row: Submission) -> str:
    return "Chưa nộp lại sau khi trả" if row.state == "returned" else "Chưa nộp"


def _due(deadline: Deadline) -> str:
    return f"{Bound(deadline.bound).label} {figure_date(deadline.due_on)}"


def _spoken(phase: Phase) -> str:
    return f"đợt\u00a0{phase.ordinal} năm {phase.campaign.year}"


def _superiors(owner: Unit) -> str:
    return f"{head_of(owner)} và {superior_name(owner.superior)}" if owner.superior else head_of(owner)

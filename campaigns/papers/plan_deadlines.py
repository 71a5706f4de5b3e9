"""Sentences of the plan that tell a phase another deadline than it has. Pure: no statement."""

from collections.abc import Iterable, Iterator

from campaigns.deadlines import due_words
from campaigns.models import Campaign, Phase
from campaigns.papers.plan_drift import shortened
from campaigns.plan_import.deadlines import REPORT, WRAP_UP
from campaigns.plan_import.told_deadlines import told_deadlines, with_line_above
from core.calendar import Deadline

_KINDS = {REPORT: "hạn báo cáo", WRAP_UP: "hạn tổng kết"}


def deadline_doubts(campaign: Campaign, phases: Iterable[Phase]) -> list[str]:
    """One for each deadline that a sentence of the duties, purposes or requirements tells otherwise. Words that come to
    the same last day are the same deadline."""
    said = (
        ("Phân công trách nhiệm", campaign.duties),
        ("Mục đích", campaign.purposes),
        ("Yêu cầu", campaign.requirements),
    )
    return [
        f"{label} ghi {doubt}: “{shortened(line)}”"
        for phase in phases
        for label, lines in said
        for line, under in with_line_above(lines)
        for doubt in _doubts(phase, line, under)
    ]


def _doubts(phase: Phase, line: str, under: str) -> Iterator[str]:
    deadlines = {REPORT: phase.deadline, WRAP_UP: phase.wrap_up_deadline}
    for _, told in told_deadlines(line, phase.report_due_on.year, under=under):
        named, meant = Deadline(told.day, told.bound), deadlines[told.kind]
        if told.phase == phase.ordinal and meant and named.last_day_on_time != meant.last_day_on_time:
            yield (
                f"{str(phase).lower()} {due_words(named)}, khác với {_KINDS[told.kind]} của đợt này, {due_words(meant)}"
            )

"""What the system counts for a report by itself: sentences beside the words of a section, and what is frozen of both."""

from collections.abc import Mapping, Sequence
from typing import Any

from campaigns.outline import SECTIONS
from campaigns.outline import section as outline_section
from documents.queries.texts import Words
from reports.drafting import sources_of
from reports.papers.summary import awards_sentence, inspections_sentence, returns_sentence
from reports.queries.facts import ReportFacts
from reports.queries.figures import task_figures
from reports.queries.frozen import SNAPSHOT_FORM
from reports.queries.origins import Origin, figure_rows

NO_TASKS = "Chưa có nhiệm vụ nào được đơn vị chủ trì báo cáo và được chấp nhận."
# The sections that hold figures besides words.
COMPUTED = ("direction", "professional", "reform", "targets", "awards")


def computed_sentence(facts: ReportFacts, code: str, words: Words) -> str:
    """The counted sentence of a section; empty where it has none."""
    if code == "direction":
        return " ".join(filter(None, (returns_sentence(facts, words), inspections_sentence(facts, words))))
    if code == "awards":
        return awards_sentence(facts, words)
    if code in ("professional", "reform"):
        return task_figures(sources_of(outline_section(code), facts.sources.told)).sentence or NO_TASKS
    return ""


def snapshot_content(
    facts: ReportFacts, origins: Mapping[tuple[str, int], Sequence[Origin]], words: Words, paper: dict[str, Any]
) -> dict[str, Any]:
    """What is kept for years: the day, the words with the sources of each paragraph, the counted figures with the rows
    behind them, and the paper as it was laid out."""
    return {
        "form": SNAPSHOT_FORM,
        "title": facts.title,
        "cut_off_on": facts.occasion.cut_off_on.isoformat(),
        "phase": facts.occasion.phase.ordinal if facts.occasion.phase else None,
        "sections": {
            code: [
                {**each.stored(), "sources": [origin.stored() for origin in origins.get((code, position), ())]}
                for position, each in enumerate(kept, start=1)
            ]
            for code, kept in facts.sections.items()
        },
        "revisions": sorted({item.revision_id for item in facts.sources.told}),
        "targets": [
            {"text": each.text, "planned": each.planned, "reached": each.reached, "verdict": each.verdict.label}
            for each in facts.targets.targets
        ],
        "computed": {
            section.code: {
                "sentence": computed_sentence(facts, section.code, words),
                "rows": [row.stored() for row in figure_rows(facts, section.code)],
            }
            for section in SECTIONS
            if section.code in COMPUTED
        },
        "paper": paper,
    }

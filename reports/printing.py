"""The report of a phase as a file, whatever stage it has reached."""

from datetime import date

from campaigns.models import Phase
from documents.letterhead import signature_of
from documents.queries.texts import words_of
from documents.services import PrintedPaper, print_paper
from documents.uploads import PDF
from reports.drafting import first_drafts, title_of
from reports.models import Consolidation
from reports.papers import report_paper
from reports.queries.facts import ReportFacts, facts_of, occasion_of, people_of, report_facts
from reports.queries.sources import sources_of_report
from reports.wording import OPENING


def printed_report(phase: Phase, today: date, form: str = PDF) -> PrintedPaper:
    """The archived PDF when the report is issued; else its paper, its draft, or a preview that is not kept."""
    made = Consolidation.objects.filter(phase=phase).order_by("-id")
    kept = next(iter(made.select_related("campaign__owner", "phase", "paper__pdf", "paper__body")), None)
    if kept is not None and kept.paper is not None:
        paper = kept.paper
        if form == PDF and paper.is_published and paper.is_printed and paper.pdf is not None:
            with paper.pdf.file.open("rb") as archived:
                return PrintedPaper(archived.read(), paper.page_count or 0, paper.pdf.sha256)
        return print_paper(paper.paper, form)
    facts = facts_of(kept) if kept is not None else _preview(phase, today)
    return print_paper(report_paper(facts, signature_of(phase.campaign.owner, people_of(phase.campaign))), form)


def _preview(phase: Phase, today: date) -> ReportFacts:
    """What a new draft would say, without saving it."""
    cut_off_on = min(today, phase.ends_on)
    occasion = occasion_of(phase.campaign, phase, cut_off_on)
    sources = sources_of_report(phase.campaign, phase, cut_off_on)
    drafts = first_drafts(occasion, sources.told, words_of(phase.campaign.owner).text_of(OPENING))
    return report_facts(title=title_of(occasion), occasion=occasion, sections=drafts, sources=sources)

"""The page of the consolidation desk: one section with its words, sources, counted figures and checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from campaigns.outline import section as outline_section
from core import clock
from core.models import JournalEntry
from documents.queries.texts import words_of
from reports.checks import Check, checks_of, counted, place_name
from reports.drafting import Paragraph
from reports.models import Consolidation
from reports.papers.computed import COMPUTED, computed_sentence
from reports.queries.desk import Card, Desk, Missing, desk, writers_beside
from reports.queries.facts import facts_of
from reports.queries.frozen import frozen_content, frozen_figures
from reports.queries.origins import FigureRow, figure_rows
from reports.queries.sources import split_tasks
from reports.queries.standing import standing_of
from reports.workflow import CONSOLIDATION

STEPS = ("Dự thảo", "Hoàn tất", "Văn bản")
CARDS_A_PAGE = 30
ROWS_A_PAGE = 50
# Rows behind a figure that stand on the desk itself; the others are a page away.
ROWS_ON_THE_DESK = 10
# Checks of the section that are read without being asked for.
CHECKS_AT_ONCE = 5


@dataclass(frozen=True)
class Refused:
    """What was typed into a section and could not be kept, with the reason."""

    sentence: str
    typed: Sequence[Paragraph]


def visible_consolidation(request: HttpRequest, pk: int) -> Consolidation:
    rows = Consolidation.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("campaign__owner", "phase", "paper"), pk=pk)


def desk_page(
    request: HttpRequest, consolidation: Consolidation, code: str, *, refused: Refused | None = None
) -> HttpResponse:
    """The desk at a section; with what was refused, both texts stand on it."""
    page = desk(consolidation, code)
    is_draft = consolidation.state == "drafted"
    context = {
        "desk": page,
        "consolidation": consolidation,
        "can_write": is_draft and request.user.has_perm("reports.manage_consolidation", consolidation),
        "offer": CONSOLIDATION.offer("finalise", consolidation, request.user),
        "steps": STEPS,
        "step_now": 1 if is_draft else 3,
        "finished": consolidation.paper is not None and consolidation.paper.is_published,
        "entries": JournalEntry.objects.about(consolidation).for_timeline()[:20],
        "refused": refused,
        "written": page.typed(refused.typed) if refused and is_draft else page.written,
        **_sources_shown(page, request.GET),
        **(_drafted(request, page) if is_draft else _finalised(page)),
    }
    return render(request, "reports/consolidation_desk.html", context, status=409 if refused else 200)


def _drafted(request: HttpRequest, page: Desk) -> dict[str, Any]:
    """The figures as they are counted now, and what should be looked at again."""
    consolidation, code = page.consolidation, page.outline.code
    facts = facts_of(consolidation, page.sources, page.rows)
    checks = checks_of(facts, page.sources.before, split_tasks(consolidation.campaign), page.sources.estimated)
    here = [check for check in checks if check.section == code]
    writers = writers_beside(page.rows, request.user, clock.now())
    return {
        "facts": facts if code in COMPUTED else None,
        "sentence": computed_sentence(facts, code, words_of(consolidation.campaign.owner)),
        "checks_here": here[:CHECKS_AT_ONCE],
        "more_checks_here": here[CHECKS_AT_ONCE:],
        "checks_elsewhere": _elsewhere(checks, code),
        "question": question_of(len(checks), page.standing),
        "standing": f"{page.standing} sau khi được đưa vào. Xem các mục ghi “đổi” ở đề cương." if page.standing else "",
        "writers": writers,
        "written_beside": {writer.code for writer in writers},
        **_rows_shown(figure_rows(facts, code)),
    }


def _finalised(page: Desk) -> dict[str, Any]:
    """The figures as they were frozen, and what became of their sources since."""
    words = standing_of(page.consolidation).words
    context: dict[str, Any] = {
        "standing": (
            f"Từ khi hoàn tất: {words}. Báo cáo này giữ nguyên số liệu đã chốt; nếu cần, hãy lập bản tổng hợp mới."
            if words
            else ""
        )
    }
    content = frozen_content(page.consolidation) if page.outline.code in COMPUTED else None
    if content:
        frozen = frozen_figures(content, page.outline.code)
        context |= {"frozen": frozen, "sentence": frozen.sentence, **_rows_shown(frozen.rows)}
    return context


def question_of(checks: int, standing: str) -> str:
    """What is asked before a report is finalised: how much should still be looked at, and what follows."""
    doubts = [f"{checks} chỗ số liệu nên kiểm tra lại"] if checks else []
    doubts += [standing] if standing else []
    left = f"Còn {'; '.join(doubts)}. " if doubts else ""
    return f"Hoàn tất bản tổng hợp? {left}Nội dung và số liệu được giữ nguyên từ lúc này và lập thành văn bản."


def _elsewhere(checks: Sequence[Check], code: str) -> list[dict[str, Any]]:
    """How much there is to look at in the other sections."""
    return [
        {"code": each, "name": place_name(outline_section(each)), "count": count}
        for each, count in counted(checks).items()
        if each != code
    ]


def _rows_shown(rows: Sequence[FigureRow]) -> dict[str, Any]:
    return {"figure_rows": rows[:ROWS_ON_THE_DESK], "figure_count": len(rows)}


def _sources_shown(page: Desk, asked: QueryDict) -> dict[str, Any]:
    """One page of cards and of units without an accepted report, of one unit when it is chosen."""
    every: list[Card | Missing] = [*page.cards, *page.missing]
    units = dict(sorted({each.unit_id: each.unit for each in every}.items(), key=lambda unit: unit[1]))
    chosen = asked.get("don-vi", "")
    unit = int(chosen) if chosen.isdecimal() and int(chosen) in units else None
    shown: Page[Card | Missing] = Paginator(
        [each for each in every if unit is None or each.unit_id == unit], CARDS_A_PAGE
    ).get_page(asked.get("page"))
    return {"units": units, "unit": unit, "page": shown}


def desk_address(pk: int, code: str, asked: QueryDict | None = None) -> str:
    """The desk at a section, with the unit and the page of the cards that the form stood on."""
    kept = QueryDict(mutable=True)
    kept["muc"] = code
    for name in ("don-vi", "page"):
        value = str(asked.get(name, "")) if asked else ""
        if value.isdecimal():
            kept[name] = value
    return f"{reverse('reports:consolidation_detail', args=[pk])}?{kept.urlencode()}"


@require_GET
def figure_list(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """All rows that the counted figures of a section were made of."""
    consolidation = visible_consolidation(request, pk)
    if code not in COMPUTED:
        raise Http404
    content = frozen_content(consolidation)
    rows = frozen_figures(content, code).rows if content else figure_rows(facts_of(consolidation), code)
    context = {
        "consolidation": consolidation,
        "place": place_name(outline_section(code)),
        "outline": outline_section(code),
        "is_frozen": content is not None,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "back": desk_address(pk, code),
    }
    return render(request, "reports/consolidation_figures.html", context)

"""The page of the consolidation desk: a window of one section with its words, sources, counted figures and checks; and the
pages behind its numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from campaigns.models import Phase, Submission, Task
from campaigns.outline import SECTIONS
from campaigns.outline import section as outline_section
from core import clock
from core.models import JournalEntry
from documents.queries.texts import words_of
from reports.checks import place_name
from reports.forms import TypedWindow
from reports.models import Consolidation
from reports.papers.computed import COMPUTED, NO_TASKS, computed_sentence
from reports.queries.behind import rows_behind
from reports.queries.desk import Desk, DeskAsk, Place, Written, desk, writers_beside
from reports.queries.doubts import Check, Found, checks_of, counted, doubts_of
from reports.queries.facts import ReportFacts, figures_told
from reports.queries.frozen import frozen_content, frozen_figures
from reports.queries.same_period import OTHERS, finalised, listed, others_of
from reports.queries.sources import split_tasks
from reports.queries.stale import page_of
from reports.queries.standing import EndedSource, ended_source, ended_sources, standing_of
from reports.workflow import CONSOLIDATION

# Whose tables and sentences the system counts from the tasks that units lead.
TASK_SECTIONS = ("professional", "reform")
STEPS = ("Dự thảo", "Hoàn tất", "Văn bản")
ROWS_A_PAGE = 50
# Checks of the section that are read without being asked for, and paragraphs with a changed source that are named.
CHECKS_AT_ONCE = 5
STALE_AT_ONCE = 5


@dataclass(frozen=True)
class Refused:
    """What was typed into a section and could not be kept, with the reason."""

    sentence: str
    typed: TypedWindow


def visible_consolidation(request: HttpRequest, pk: int) -> Consolidation:
    """With what is told of its place among the phases, whether tasks of the campaign were divided, whether another report
    tells the same period, whether a unit's own paper behind its report holds no longer, and how many reports of units are not
    accepted yet."""
    others = Phase.objects.filter(campaign=OuterRef("campaign"))
    rows = Consolidation.objects.visible_to(request.user).annotate(
        has_phase_before=Exists(others.filter(ordinal__lt=OuterRef("phase__ordinal"))),
        has_phase_after=Exists(others.filter(ordinal__gt=OuterRef("phase__ordinal"))),
        has_split_tasks=Exists(Task.objects.filter(campaign=OuterRef("campaign"), split_from__isnull=False)),
        has_same_period=Exists(OTHERS),
        has_ended_source=Exists(Submission.objects.filter(ended_source(OuterRef("campaign")))),
        reports_to_judge=_count_of_reports("submitted"),
        reports_owed=_count_of_reports("drafting", "returned"),
    )
    return get_object_or_404(rows.select_related("campaign__owner", "phase", "paper__body"), pk=pk)


def _count_of_reports(*states: str) -> Coalesce:
    """How many reports of open phases that the summary tells are in one of the states."""
    is_of_all_phases = IsNull(OuterRef("phase"), True)
    rows = Submission.objects.filter(
        Q(phase=OuterRef("phase")) | Q(is_of_all_phases, phase__campaign=OuterRef("campaign"))
    )
    found = rows.filter(phase__state="open", state__in=states).order_by().values("phase__campaign")
    return Coalesce(Subquery(found.annotate(number=Count("pk")).values("number")), 0)


def desk_page(
    request: HttpRequest, consolidation: Consolidation, code: str, *, refused: Refused | None = None
) -> HttpResponse:
    """The desk at a section; with what was refused, both texts stand on it."""
    ask = desk_asked(request.POST if refused else request.GET)
    page = desk(consolidation, code, replace(ask, only=tuple(refused.typed.ids)) if refused else ask)
    is_draft = consolidation.state == "drafted"
    written = with_typed(page.written, refused.typed) if refused and is_draft else page.written
    may_manage = request.user.has_perm("reports.manage_consolidation", consolidation)
    same_period = others_of(consolidation) if cast(Any, consolidation).has_same_period else []
    context = {
        "desk": page,
        "consolidation": consolidation,
        "can_write": is_draft and may_manage,
        "may_manage": may_manage,
        "offers": {offer.transition.name: offer for offer in CONSOLIDATION.offers(consolidation, request.user)},
        "steps": STEPS,
        "step_now": 3 if consolidation.state == "finalised" else 1,
        "finished": consolidation.paper is not None and consolidation.paper.is_published,
        "refused": refused,
        "opened": _number(request.GET, "mo", 0),
        "here": desk_address(consolidation.pk, page.outline.code, request.POST if refused else request.GET),
        "written": written,
        "clashes": [each for each in written if each.saved is not None],
        "after": page.written[-1].pk if page.written else "",
        "page": page.cards,
        "ended": _ended(consolidation),
        "stale_here": page.stale_here[:STALE_AT_ONCE],
        "stale_more": max(0, len(page.stale_here) - STALE_AT_ONCE),
        "same_period": same_period,
        **(_drafted(request, page, same_period) if is_draft else _finalised(page)),
    }
    return render(request, "reports/consolidation_desk.html", context, status=409 if refused else 200)


def with_typed(written: Sequence[Written], typed: TypedWindow) -> list[Written]:
    """The paragraphs of a form that was refused, in its order, with what was typed in them and between them; those that a
    colleague wrote in or took out meanwhile hold also what stands instead."""
    standing = {each.pk: each for each in written}
    shown = []
    for each in typed.paragraphs:
        now = standing.get(each.pk)
        if now is not None and not each.is_touched:
            shown.append(now)
        elif now is not None:
            saved = now.text if now.seen != each.seen and now.text != each.text else None
            shown.append(replace(now, text=each.text, saved=saved, is_typed=True))
        elif each.text and each.is_touched:
            saved = "" if each.pk else None
            gone = Written(
                each.pk, 0, each.kind, each.text, (), "", False, "", saved, is_typed=True, carried=each.items
            )
            shown.append(gone)
    return shown


def _ended(consolidation: Any) -> dict[int, EndedSource]:
    """As `visible_consolidation` read it: no statement where all papers hold."""
    return ended_sources(consolidation) if consolidation.has_ended_source else {}


def _is_of_last_phase(consolidation: Any) -> bool:
    """As `visible_consolidation` read it."""
    is_last = consolidation.has_phase_before and not consolidation.has_phase_after
    return consolidation.phase_id is not None and is_last


class _Draft:
    """What the system counts for one look at a draft; each part once, and only where it is shown or judged."""

    def __init__(self, page: Desk) -> None:
        # As `visible_consolidation` reads it.
        self.page, self.consolidation = page, cast(Any, page.consolidation)

    def figures(self, code: str) -> ReportFacts:
        tells_tasks = bool(self.page.sources.all_figures.total)
        is_last = _is_of_last_phase(self.consolidation)
        return figures_told(self.consolidation, code, is_last_phase=is_last, tells_tasks=tells_tasks)

    @cached_property
    def targets(self) -> ReportFacts:
        return self.figures("targets")

    @cached_property
    def doubts(self) -> tuple[Found, ...]:
        page = self.page
        claims = any(claim.kind == "reached" for kept in page.kept.values() for claim in kept.claims)
        split = split_tasks(self.consolidation.campaign) if self.consolidation.has_split_tasks else ()
        return doubts_of(page.sources, page.rows, split, self.targets.targets if claims else None)


def _drafted(request: HttpRequest, page: Desk, same_period: Sequence[Consolidation]) -> dict[str, Any]:
    """The figures as they are counted now, and what should be looked at again."""
    code, draft = page.outline.code, _Draft(page)
    here = [found for found in draft.doubts if found.section == code]
    writers = writers_beside(page.rows, request.user, clock.now())
    return {
        **_computed(draft, code),
        "checks_here": [(check, page_of(check.position)) for check in checks_of(here[:CHECKS_AT_ONCE])],
        "check_count": len(here),
        "checks_elsewhere": _elsewhere(draft.doubts, code),
        "question": question_of(_left(draft), finalised(same_period)),
        "standing": f"{_changed_since(page)}. Xem các mục ghi “đổi” ở đề cương." if page.standing else "",
        "writers": writers,
        "written_beside": {writer.code for writer in writers},
    }


def _changed_since(page: Desk) -> str:
    return f"{page.standing} sau khi được đưa vào"


def _computed(draft: _Draft, code: str) -> dict[str, Any]:
    """The counted sentence and the tables of the section."""
    if code not in COMPUTED:
        return {}
    if code in TASK_SECTIONS:
        return {"is_computed": True, "sentence": draft.page.sources.figures(code).sentence or NO_TASKS}
    if code == "targets":
        return {"is_computed": True, "facts": draft.targets}
    facts = draft.figures(code)
    sentence = computed_sentence(facts, code, words_of(draft.consolidation.campaign.owner))
    return {"is_computed": True, "facts": facts, "sentence": sentence}


def _finalised(page: Desk) -> dict[str, Any]:
    """The figures as they were frozen, and what became of their sources since; of a draft that was put away, who did it."""
    if page.consolidation.state == "discarded":
        return {"discarded": JournalEntry.objects.about(page.consolidation).for_timeline().first()}
    words = standing_of(page.consolidation).words
    # Of a summary of a day also what a later phase tells otherwise.
    told = f"Nguồn đã đổi: {words}" if words else page.standing
    kept = "Báo cáo này giữ nguyên số liệu đã chốt; nếu cần, hãy lập bản tổng hợp mới."
    context: dict[str, Any] = {"standing": f"{told}. {kept}" if told else ""}
    content = frozen_content(page.consolidation) if page.outline.code in COMPUTED else None
    if content:
        frozen = frozen_figures(content, page.outline.code)
        context |= {"is_computed": True, "frozen": frozen, "sentence": frozen.sentence}
    return context


def _left(draft: _Draft) -> Iterator[str]:
    """What is still to be done before a draft tells all that the units told, and what should be looked at again."""
    page, report = draft.page, draft.consolidation
    if not_accepted := report.reports_to_judge + report.reports_owed:
        waiting = f" ({report.reports_to_judge} đã nộp, chờ thẩm định)" if report.reports_to_judge else ""
        yield f"{not_accepted} báo cáo của đơn vị chưa được chấp nhận{waiting}"
    if left_out := sum(max(0, place.available - place.taken) for place in page.places):
        yield f"{left_out} nguồn đã được chấp nhận mà chưa đưa vào"
    if empty := [place_name(place.section) for place in page.places if _says_nothing(page, place)]:
        yield f"{len(empty)} mục chưa có nội dung ({', '.join(name.removeprefix('Mục ') for name in empty)})"
    if page.standing:
        yield page.standing
    if draft.doubts:
        yield f"{len(draft.doubts)} chỗ số liệu nên kiểm tra lại"


def _says_nothing(page: Desk, place: Place) -> bool:
    """Neither the office nor the system tells anything in the section."""
    code = place.section.code
    counts = bool(page.sources.figures(code).total) if code in TASK_SECTIONS else code in COMPUTED
    return place.is_empty and not place.is_title and not counts


def question_of(left: Iterable[str], same_period: Sequence[Consolidation] = ()) -> str:
    """What is asked before a report is finalised: which reports of the period were finalised, what is left, and what
    follows."""
    others = f"Kỳ này đã có báo cáo khác hoàn tất, chốt số liệu đến ngày {listed(same_period)}. " if same_period else ""
    undone = "; ".join(left)
    undone = f"Còn {undone}. " if undone else ""
    return (
        f"Hoàn tất bản tổng hợp? {others}{undone}Nội dung và số liệu được giữ nguyên từ lúc này và lập thành văn bản."
    )


def _elsewhere(found: Sequence[Found], code: str) -> list[dict[str, Any]]:
    """How much there is to look at in the other sections."""
    return [
        {"code": each, "name": place_name(outline_section(each)), "count": count}
        for each, count in counted(found).items()
        if each != code
    ]


def desk_asked(asked: QueryDict) -> DeskAsk:
    """What the address, or the form that stood on it, asks of the desk."""
    return DeskAsk(asked.get("tim", "").strip()[:100], _number(asked, "trang"), _number(asked, "page"))


def _number(asked: QueryDict, name: str, otherwise: int = 1) -> int:
    value = asked.get(name, "")
    return max(1, int(value)) if value.isdecimal() and len(value) < 9 else otherwise


def desk_address(pk: int, code: str, asked: QueryDict | None = None) -> str:
    """The desk at a section, with the unit and the pages that the form stood on."""
    kept = QueryDict(mutable=True)
    kept["muc"] = code
    for name in ("tim", "trang", "page", "mo"):
        value = str(asked.get(name, "")).strip() if asked else ""
        if value and value != "1":
            kept[name] = value
    return f"{reverse('reports:consolidation_detail', args=[pk])}?{kept.urlencode()}"


@require_GET
def consolidation_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """All that should be looked at again in a section of a draft, or in the whole of it."""
    consolidation = visible_consolidation(request, pk)
    if consolidation.state != "drafted":
        ended = "được bỏ" if consolidation.state == "discarded" else "hoàn tất"
        messages.info(request, f"Bản tổng hợp này đã {ended} nên không còn chỗ nào phải kiểm tra lại.")
        return redirect(consolidation)
    codes = {section.code for section in SECTIONS}
    code = request.GET.get("muc", "") if request.GET.get("muc", "") in codes else ""
    whole = desk(consolidation, code)
    changed = [place for place in whole.places if place.changed]
    found = _Draft(whole).doubts
    page = Paginator([each for each in found if not code or each.section == code], ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown: list[Check] = checks_of(page.object_list)
    context = {
        "consolidation": consolidation,
        "place": place_name(outline_section(code)) if code else "",
        "page": page,
        "changed": [
            {"code": each.section.code, "name": place_name(each.section), "count": each.changed} for each in changed
        ],
        "standing": _changed_since(whole) if changed else "",
        "ended": _ended(consolidation),
        "checks": [(check, page_of(check.position)) for check in shown],
        "back": desk_address(pk, code),
    }
    return render(request, "reports/consolidation_checks_page.html", context)


@require_GET
def consolidation_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what to the report, the last act first."""
    consolidation = visible_consolidation(request, pk)
    page = Paginator(JournalEntry.objects.about(consolidation).for_timeline(), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "reports/consolidation_history.html", {"consolidation": consolidation, "page": page, "entries": page}
    )


@require_GET
def figure_list(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """All rows that the counted figures of a section were made of."""
    consolidation = visible_consolidation(request, pk)
    if code not in COMPUTED:
        raise Http404
    content = frozen_content(consolidation)
    rows: Any = (
        frozen_figures(content, code).rows
        if content
        else rows_behind(consolidation, code, is_last_phase=_is_of_last_phase(consolidation))
    )
    context = {
        "consolidation": consolidation,
        "place": place_name(outline_section(code)),
        "outline": outline_section(code),
        "is_frozen": content is not None,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "back": desk_address(pk, code),
    }
    return render(request, "reports/consolidation_figures.html", context)

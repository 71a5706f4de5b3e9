"""The case page: what is proposed, the conditions, earlier awards, opinions, and the verbs of who may judge."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.http import SignedInRequest
from accounts.models import Role, User
from awards.forms.nominations import EvidenceForm
from awards.models import Nomination
from awards.papers.achievement import MODEL_LABELS, models_for
from awards.queries import conditions as condition_queries
from awards.queries import history, law
from awards.queries import nominations as queries
from awards.queries.requests import requests_upward
from awards.services import judging
from awards.workflow import NOMINATION
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from core.text import without_nul
from core.workflow import Offer

DIRECTOR_VERBS = ("approve", "return", "refuse")
OFFICE_VERBS = ("screen", "list_upward", "return_to_unit")


def find(user: User, pk: int) -> Nomination:
    """The nomination when the user may see it; 404 otherwise."""
    return get_object_or_404(queries.listed(Nomination.objects.visible_to(user)), pk=pk)


def _place(user: User, nomination: Nomination) -> tuple[queries.Place | None, str, str]:
    """Where the case stands in the queue of whom it waits for, with the queue's name and address."""
    if nomination.state == "screened" and user.unit_ids(Role.DIRECTOR):
        place = queries.find_place(queries.approval_queue(user), nomination)
        return place, "Chờ duyệt", reverse("awards:approval_list")
    if nomination.state == "proposed" and user.unit_ids(Role.OFFICE):
        place = queries.find_place(queries.screening_queue(user), nomination)
        return place, "Khen thưởng", f"{reverse('awards:nomination_list')}?tinh_trang=proposed"
    label = "Khen thưởng" if user.unit_ids(Role.OFFICE, Role.DIRECTOR) else "Đề nghị khen thưởng"
    return None, label, reverse("awards:nomination_list")


def _evidence(nomination: Nomination, *, editable: bool) -> list[dict[str, str]]:
    return [
        {
            "title": item.title,
            "note": item.cited.removeprefix(item.title).strip() or (item.file.name if item.file else ""),
            "url": item.file.get_absolute_url() if item.file else "",
            "remove_url": reverse("awards:evidence_detach", args=[nomination.pk, item.pk]) if editable else "",
        }
        for item in nomination.evidence.select_related("file").order_by("pk")
    ]


def show_case(
    request: SignedInRequest,
    nomination: Nomination,
    *,
    typed: str = "",
    refusal: str = "",
    evidence_form: EvidenceForm | None = None,
) -> HttpResponse:
    """The page; after a refusal with what was typed and the sentence."""
    user = request.user
    offers = {offer.transition.name: offer for offer in NOMINATION.offers(nomination, user)}
    deciding, screening = _open_verbs(offers, DIRECTOR_VERBS), _open_verbs(offers, OFFICE_VERBS)
    earlier = list(history.awards_of_nominee(nomination))
    day = nomination.phase.ends_on
    conditions = condition_queries.conditions_of(nomination, earlier=earlier, period=law.legal_period_on(day))
    place, queue_label, queue_url = _place(user, nomination)
    paper = nomination.decision.paper if nomination.decision else None
    editable = nomination.can_be_edited and user.has_perm("awards.edit_nomination", nomination)
    context = {
        "nomination": nomination,
        "paper": paper,
        "sees_decision": paper is not None and (paper.is_published or bool(user.unit_ids(Role.OFFICE, Role.DIRECTOR))),
        "conditions": conditions,
        "conditions_summary": condition_queries.summary(conditions),
        "earlier": earlier,
        "bonus": law.bonus_of(nomination.kind, (paper.issued_on if paper else None) or clock.today()),
        "evidence": _evidence(nomination, editable=editable),
        "evidence_form": evidence_form or (EvidenceForm() if editable else None),
        "report_models": [(model, MODEL_LABELS[model]) for model in models_for(nomination)],
        "entries": JournalEntry.objects.about(nomination).for_timeline(),
        "editable": editable,
        "place": place,
        "queue_label": queue_label,
        "queue_url": queue_url,
        "propose": offers.get("propose"),
        "deciding": deciding,
        "screening": screening,
        "speaks_for_the_office": "return_to_unit" in screening,
        "hindrance": "" if deciding or set(screening) - {"return_to_unit"} else _hindrance(offers),
        "typed": typed,
        "refusal": refusal,
        "today": clock.today(),
    }
    return render(request, "awards/nomination_detail.html", context)


def _open_verbs(offers: dict[str, Offer], names: tuple[str, ...]) -> list[str]:
    """Those of the verbs that the user may take now."""
    return [name for name in names if name in offers and not offers[name].refusal]


def _hindrance(offers: dict[str, Offer]) -> str:
    """Why the verb one would look for cannot be taken: the sentence of its guard."""
    for name in ("screen", "approve"):
        if name in offers and offers[name].refusal:
            return str(offers[name].refusal)
    return ""


@require_GET
def nomination_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The case. Statements: 9 beside the shell's, whatever stands in it."""
    return show_case(request, find(request.user, pk))


Judge = Callable[..., Nomination]
# Transition → service, the name of its words, the sentence afterwards.
VERBS: dict[str, tuple[Judge, str, str]] = {
    "screen": (judging.screen_nomination, "opinion", "Đã trình {head} duyệt."),
    "list_upward": (judging.list_nomination_upward, "opinion", "Đã đưa vào danh sách đề nghị cấp trên."),
    "return_to_unit": (judging.return_nomination_to_unit, "reason", "Đã trả lại đơn vị kèm lý do."),
    "approve": (judging.approve_nomination, "reason", "Đã duyệt."),
    "return": (judging.return_nomination, "reason", "Đã trả lại hồ sơ kèm lý do."),
    "refuse": (judging.refuse_nomination, "reason", "Đã ghi là không duyệt; lý do được gửi cho đơn vị và {office}."),
}


@require_POST
def nomination_judge(request: SignedInRequest, pk: int, verb: str) -> HttpResponse:
    """One verb of the office or the director with its words; then the next case of the same queue."""
    nomination = find(request.user, pk)
    service, keyword, done = VERBS[verb]
    if not request.user.has_perm(NOMINATION.transition(verb).permission, nomination):
        raise PermissionDenied
    words = without_nul(request.POST.get("words", ""))
    seen = request.POST.get("version", "")
    place, _, queue_url = _place(request.user, nomination)
    try:
        service(
            actor=request.user,
            nomination=nomination,
            seen_version=int(seen) if seen.isdecimal() else None,
            **{keyword: words},
        )
    except RuleBroken as refusal:
        return _refused(request, find(request.user, pk), verb, words, str(refusal))
    told = done.format(office=nomination.office_words, head=nomination.phase.campaign.owner.head_title)
    messages.success(request, f"{nomination.nominee_name}: {told}")
    following = (place.after or place.before) if place else None
    return redirect("awards:nomination_detail", following) if following else redirect(queue_url)


def _refused(request: SignedInRequest, nomination: Nomination, verb: str, words: str, refusal: str) -> HttpResponse:
    """The case with the sentence and what was typed. A second press of what was done has nothing of its own to keep."""
    is_taken_elsewhere = NOMINATION.offer(verb, nomination, request.user) is None
    if is_taken_elsewhere and words.strip() in ("", nomination.office_opinion, nomination.decision_reason):
        messages.error(request, refusal)
        return redirect(nomination)
    return show_case(request, nomination, typed=words, refusal=refusal)


@require_POST
def nomination_opinion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the office's opinion without moving the case."""
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.screen_nomination", nomination):
        raise PermissionDenied
    words = without_nul(request.POST.get("words", ""))
    try:
        judging.write_opinion(actor=request.user, nomination=nomination, opinion=words)
    except RuleBroken as refusal:
        return _refused(request, find(request.user, pk), "return_to_unit", words, str(refusal))
    messages.success(request, "Đã lưu ý kiến thẩm tra.")
    return redirect(nomination)


@require_GET
@permission_required("awards.view_approvals", raise_exception=True)
def approval_list(request: SignedInRequest) -> HttpResponse:
    """What waits for the director, collectives first. One statement beside the shell's."""
    return render(request, "awards/approval_list.html", {"nominations": list(queries.approval_queue(request.user))})


@require_GET
@permission_required("awards.view_upward_list", raise_exception=True)
def upward_list(request: SignedInRequest) -> HttpResponse:
    """The list to propose to the superior, with its tờ trình. Two statements beside the shell's."""
    nominations = list(queries.upward_list(request.user))
    context = {"nominations": nominations, "requests_due": requests_upward(request.user, nominations)}
    return render(request, "awards/upward_list.html", context)

"""The list of nominations, and writing one."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_tables2 import RequestConfig

from accounts.http import SignedInRequest
from accounts.models import Role, Unit, User
from awards.filters import NominationFilter
from awards.forms.nominations import EvidenceForm, NominationForm
from awards.models import Nomination
from awards.nomination_sheet import nominations_sheet
from awards.queries import nominations as queries
from awards.queries.requests import requests_to_director
from awards.services import nominations as services
from awards.tables import NominationTable
from awards.views.case import find, show_case
from awards.workflow import NOMINATION
from campaigns.models import Phase
from core import clock
from core.errors import EditConflict, RuleBroken
from documents.content import typed_doubts
from documents.downloads import workbook_or_queue

PAGE_SIZE = 25
# What stands in large numbers over the list, by who looks.
UNIT_NUMBERS = ("drafted", "returned", "proposed", "screened", "approved")
OFFICE_NUMBERS = ("proposed", "screened", "approved", "refused", "listed_upward")


class _Pages(Paginator):
    """Pages of rows that are not counted again where their `length` is known."""

    def __init__(self, *args: Any, length: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.length = length

    @cached_property
    def count(self) -> int:
        return super().count if self.length is None else self.length


def _numbers(request: SignedInRequest, states: tuple[str, ...], counts: dict[str, int]) -> list[dict[str, Any]]:
    chosen = request.GET.get("tinh_trang")
    address = reverse("awards:nomination_list")
    return [
        {
            "value": counts.get(state, 0),
            "label": NOMINATION.state(state).label,
            "url": address if state == chosen else f"{address}?tinh_trang={state}",
            "current": state == chosen,
            "bad": state == "returned",
        }
        for state in states
    ]


def _start_url(user: User, phases: Sequence[Phase]) -> str:
    """Where a nomination begins: with one open phase its form, else the choice of the phase; empty without the right."""
    if not user.has_perm("awards.add_nomination"):
        return ""
    begun = [phase for phase in phases if phase.campaign.state == "running" and phase.state != "planned"]
    if len(begun) == 1:
        return reverse("awards:nomination_create", args=[begun[0].pk])
    return reverse("awards:nomination_start")


@require_GET
@permission_required("awards.list_nominations", raise_exception=True)
def nomination_list(request: SignedInRequest) -> HttpResponse:
    """A unit's own nominations; all that were sent for the office and the director. Filters stand in the address."""
    user = request.user
    is_close, is_office = bool(user.unit_ids(Role.OFFICE, Role.DIRECTOR)), Role.OFFICE in user.roles
    phases = list(queries.phases_seen(user))
    counts = queries.state_counts(Nomination.objects.visible_to(user))
    chosen, table = _chosen(request, is_close, phases)
    length = None if chosen.form.has_changed() else sum(counts.values())
    RequestConfig(request, paginate={"per_page": PAGE_SIZE, "paginator_class": _Pages, "length": length}).configure(
        table
    )
    states = OFFICE_NUMBERS if is_close else UNIT_NUMBERS
    context = {
        "table": table,
        "filter": chosen,
        "is_close": is_close,
        "numbers": _numbers(request, states, counts),
        "start_url": _start_url(user, phases),
        "phases_to_decide": queries.phases_with_approved(user, phases) if is_office else [],
        "keeps_meetings": is_office,
        "requests_due": requests_to_director(user, phases) if is_office else [],
    }
    return render(request, "awards/nomination_list.html", context)


def _chosen(
    request: SignedInRequest, is_close: bool, phases: Sequence[Phase]
) -> tuple[NominationFilter, NominationTable]:
    user = request.user
    chosen = NominationFilter(
        request.GET,
        queryset=queries.nominations_for(user),
        phases=phases,
        units=Unit.objects.filter(parent_id__in=user.unit_ids(Role.OFFICE, Role.DIRECTOR)) if is_close else None,
    )
    return chosen, NominationTable(chosen.qs, exclude=() if is_close else ("proposing_unit",))


@require_http_methods(["GET", "POST"])
@permission_required("awards.list_nominations", raise_exception=True)
def nomination_list_export(request: SignedInRequest) -> HttpResponse | FileResponse:
    """Every nomination of the page's filter, in the order that the page shows, as a workbook."""
    is_close, phases = bool(request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)), list(queries.phases_seen(request.user))
    _, table = _chosen(request, is_close, phases)
    RequestConfig(request, paginate=False).configure(table)
    name = f"Đề nghị khen thưởng {clock.today():%d-%m-%Y}.xlsx"
    back = f"{reverse('awards:nomination_list')}?{request.GET.urlencode()}"
    return workbook_or_queue(request, nominations_sheet(table.data.data), name=name, back=back)


@require_GET
@permission_required("awards.add_nomination", raise_exception=True)
def nomination_start(request: SignedInRequest) -> HttpResponse:
    """Choose the phase. One statement beside the shell's."""
    phases = list(queries.phases_open_to_nominations(request.user))
    return render(request, "awards/nomination_start.html", {"phases": phases})


@require_http_methods(["GET", "POST"])
@permission_required("awards.add_nomination", raise_exception=True)
def nomination_create(request: SignedInRequest, phase: int) -> HttpResponse:
    found = get_object_or_404(queries.phases_open_to_nominations(request.user), pk=phase)
    form = NominationForm(request.POST or None, phase=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            nomination = services.create_nomination(actor=request.user, phase=found, proposal=form.proposal)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lưu đề nghị. Đính kèm hồ sơ nếu có, rồi gửi cho {nomination.office_words}.")
            _tell_doubts(request, form.cleaned_data["achievement"])
            return redirect(nomination)
    return render(request, "awards/nomination_form.html", {"form": form, "phase": found})


@require_http_methods(["GET", "POST"])
def nomination_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mend a draft or a returned nomination; when another person saved meanwhile both texts are shown."""
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.edit_nomination", nomination):
        raise PermissionDenied
    if not nomination.can_be_edited:
        messages.error(request, "Hồ sơ đã gửi nên không sửa được. Chỉ sửa được khi hồ sơ bị trả lại.")
        return redirect(nomination)
    form = NominationForm(request.POST or None, phase=nomination.phase, user=request.user, nomination=nomination)
    theirs: Nomination | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.update_nomination(
                actor=request.user,
                nomination=nomination,
                version=form.cleaned_data["version"] or 0,
                proposal=form.proposal,
            )
        except EditConflict as conflict:
            theirs = cast("Nomination", conflict.current)
            form.add_error(None, str(conflict))
            # Saving again then means: I have read the other text, mine shall stand.
            form.data = {**request.POST.dict(), "version": str(theirs.version)}
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu đề nghị.")
            _tell_doubts(request, form.cleaned_data["achievement"])
            return redirect(nomination)
    context = {"form": form, "phase": nomination.phase, "nomination": nomination, "theirs": theirs}
    return render(request, "awards/nomination_form.html", context)


def _tell_doubts(request: SignedInRequest, achievement: str) -> None:
    """What its report will print otherwise than it was typed."""
    for doubt in typed_doubts(achievement):
        messages.warning(request, f"Thành tích {doubt}")


@require_POST
def nomination_discard(request: SignedInRequest, pk: int) -> HttpResponse:
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.edit_nomination", nomination):
        raise PermissionDenied
    services.discard_nomination(actor=request.user, nomination=nomination)
    messages.success(request, f"Đã bỏ đề nghị {nomination.nominee_name}.")
    return redirect("awards:nomination_list")


@require_POST
def nomination_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.propose_nomination", nomination):
        raise PermissionDenied
    sent = services.propose_nomination(actor=request.user, nomination=nomination)
    head = nomination.phase.campaign.owner.head_title
    if sent.state == "screened":
        messages.success(request, f"Đã gửi. Hồ sơ của {sent.office_words} được chuyển thẳng {head}.")
    else:
        messages.success(request, f"Đã gửi đề nghị. {sent.office_words} sẽ thẩm tra rồi trình {head}.")
    return redirect(nomination)


@require_POST
def evidence_attach(request: SignedInRequest, pk: int) -> HttpResponse:
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.edit_nomination", nomination):
        raise PermissionDenied
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            item = services.attach_evidence(actor=request.user, nomination=nomination, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            known = f"Đơn vị đã có minh chứng “{item.cited}”. Hồ sơ dùng minh chứng đó, không thêm bản nữa."
            messages.success(request, known if item.was_known else "Đã đính kèm tài liệu.")
            return redirect(nomination)
    return show_case(request, nomination, evidence_form=form)


@require_POST
def evidence_detach(request: SignedInRequest, pk: int, item: int) -> HttpResponse:
    nomination = find(request.user, pk)
    if not request.user.has_perm("awards.edit_nomination", nomination):
        raise PermissionDenied
    found = get_object_or_404(nomination.evidence, pk=item)
    services.detach_evidence(actor=request.user, nomination=nomination, item=found)
    messages.success(request, "Đã bỏ tài liệu khỏi hồ sơ.")
    return redirect(nomination)

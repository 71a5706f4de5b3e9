"""Giấy khen of a decision, the stock they are printed on, and the sổ vàng."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import SignedInRequest
from accounts.models import Role, Unit
from awards.exports import golden_book_sheet
from awards.forms.certificates import StockForm
from awards.models import Certificate, Decision, GoldenBook
from awards.queries import certificates as queries
from awards.queries.nominations import decisions_for
from awards.services import certificates as services
from core.errors import RuleBroken
from documents.downloads import download, offer_job, workbook_or_queue
from documents.uploads import CONTENT_TYPES, PDF

PAGE_SIZE = 50


def _kept(request: SignedInRequest, pk: int) -> Decision:
    """The decision, for those who keep the decisions of its owner."""
    decision = get_object_or_404(decisions_for(request.user), pk=pk)
    if not request.user.has_perm("awards.manage_decision", decision):
        raise PermissionDenied
    return decision


@require_POST
@permission_required("awards.list_decisions", raise_exception=True)
def certificates_enter(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = _kept(request, pk)
    entered = services.enter_certificates(actor=request.user, decision=decision)
    if entered:
        messages.success(
            request, f"Đã vào sổ vàng từ số {entered[0].golden_number} đến số {entered[-1].golden_number}."
        )
    return redirect(decision)


@require_http_methods(["GET", "POST"])
@permission_required("awards.list_decisions", raise_exception=True)
def certificates_print(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    """All giấy khen of the decision as one PDF; with `giay=<id>` that one alone, for printing a spoilt one again.

    Many are laid out by the worker: a GET offers that, its POST orders the file.
    """
    decision = _kept(request, pk)
    only = _one_of(decision, request.GET["giay"]) if "giay" in request.GET else None
    try:
        wanted = services.certificates_to_print(actor=request.user, decision=decision, only=only)
    except RuleBroken as refusal:
        # The address of a file is typed or kept as a bookmark: there is no page to go back to but the decision's.
        messages.error(request, str(refusal))
        return redirect(decision)
    if not wanted.is_long:
        return download(wanted.pdf(), wanted.name, CONTENT_TYPES[PDF])
    if request.method == "POST":
        return redirect(services.request_certificates(actor=request.user, decision=decision))
    count = len(wanted.texts)
    return offer_job(request, name=wanted.name, heading=f"In {count} giấy khen", back=decision)


def _one_of(decision: Decision, wanted: str) -> Certificate:
    found = Certificate.objects.filter(nomination__decision=decision)
    if not wanted.isdecimal():
        raise Http404
    return get_object_or_404(found, pk=wanted)


@require_http_methods(["GET", "POST"])
@permission_required("awards.set_stock", raise_exception=True)
def stock_edit(request: SignedInRequest) -> HttpResponse:
    """Sheet, offsets and lines of the body's stock."""
    body = _own_body(request)
    form = StockForm(request.POST or None, layout=queries.stock_layout(body))
    if request.method == "POST" and form.is_valid():
        services.set_stock(actor=request.user, body=body, layout=form.cleaned_data["layout"])
        messages.success(request, "Đã lưu khổ giấy và vị trí in. Tải tờ in thử để kiểm tra trên phôi.")
        return redirect("awards:stock_edit")
    return render(request, "awards/stock_form.html", {"form": form, "body": body})


@require_GET
@permission_required("awards.set_stock", raise_exception=True)
def stock_test_sheet(request: SignedInRequest) -> FileResponse:
    content = services.print_test_sheet(actor=request.user, body=_own_body(request))
    return download(content, "Tờ in thử giấy khen.pdf", CONTENT_TYPES[PDF])


def _own_body(request: SignedInRequest) -> Unit:
    return get_object_or_404(Unit.objects.filter(pk__in=request.user.unit_ids(Role.OFFICE)).order_by("pk")[:1])


@require_GET
@permission_required("awards.view_golden_book", raise_exception=True)
def golden_book(request: SignedInRequest) -> HttpResponse:
    """The sổ vàng of a year, the latest first. Three statements beside the shell's."""
    books = queries.golden_books(request.user)
    wanted = request.GET.get("nam", "")
    book = next((one for one in books if str(one.year) == wanted), books[0] if books else None)
    page = Paginator(queries.lines_of(book), PAGE_SIZE).get_page(request.GET.get("page")) if book else None
    context = {"books": books, "book": book, "page": page, "may_print": Role.OFFICE in request.user.roles}
    return render(request, "awards/golden_book.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("awards.view_golden_book", raise_exception=True)
def golden_book_export(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    """The whole book as a workbook. Two statements beside the shell's."""
    bodies = request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    book = get_object_or_404(GoldenBook.objects.filter(body_id__in=bodies).select_related("body"), pk=pk)
    sheet = golden_book_sheet(book, queries.lines_of(book))
    back = f"{reverse('awards:golden_book')}?nam={book.year}"
    return workbook_or_queue(request, sheet, name=f"Sổ vàng năm {book.year}.xlsx", back=back)

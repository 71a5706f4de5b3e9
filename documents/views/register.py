"""The register of outgoing papers: on the page, to print, as a workbook."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Role, Unit
from core import clock
from documents.downloads import download, print_or_queue, workbook_or_queue
from documents.forms.register import RegisterForm
from documents.queries.register import numbered_papers, register_lines, years_of
from documents.services.register import register_of
from documents.sheets import paper_sheets
from documents.uploads import CONTENT_TYPES, DOCX, PDF, XLSX

PAGE_SIZE = 50
FORMS = (PDF, DOCX, XLSX)


@dataclass(frozen=True)
class Chosen:
    """Whose register of which year, and of one kind or all; `years` are those with papers, newest first."""

    body: Unit
    form: RegisterForm
    years: list[int]
    year: int
    kind: str


def _chosen(request: HttpRequest) -> Chosen:
    """The office and the director read the register of their body; others have none (403)."""
    body = Unit.objects.filter(pk__in=request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)).order_by("pk").first()
    if body is None:
        raise PermissionDenied
    this_year = clock.today().year
    years = years_of(body.pk)
    form = RegisterForm(request.GET or None, years=sorted({this_year, *years}, reverse=True))
    known = form.cleaned_data if form.is_valid() else {}
    return Chosen(body, form, years, int(known.get("year") or this_year), known.get("kind", ""))


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    chosen = _chosen(request)
    papers = numbered_papers(chosen.body.pk, chosen.year, chosen.kind)
    page = Paginator(papers, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = list(register_lines(papers[page.start_index() - 1 : page.end_index()])) if page.object_list else []
    last_year = chosen.years[0] if chosen.years else None
    context = {"chosen": chosen, "page": page, "lines": lines, "forms": FORMS, "last_year": last_year}
    return render(request, "documents/register.html", context)


@require_http_methods(["GET", "POST"])
def register_file(request: HttpRequest, form: str) -> HttpResponse | FileResponse:
    """The same lines as PDF and Word (with the code that verifies the file) or as a workbook; a long PDF is ordered."""
    if form not in FORMS:
        raise Http404
    chosen = _chosen(request)
    if chosen.form.errors:
        raise Http404
    register = register_of(chosen.body, chosen.year, chosen.kind)
    file_name = f"{register.name}.{form}"
    back = f"{reverse('documents:register')}?{request.GET.urlencode()}"
    if form == XLSX:
        return workbook_or_queue(request, *paper_sheets(register.content), name=file_name, back=back)
    if form == DOCX:
        return download(register.printed(DOCX).file, file_name, CONTENT_TYPES[DOCX])
    return print_or_queue(request, register.marked(), name=file_name, back=back)

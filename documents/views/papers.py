"""Pages of the papers and their pictures."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Role, User
from core import clock, timeline
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content.doubts import content_doubts
from documents.filters import PaperFilter
from documents.forms import ConfirmCopyForm, DirectionsForm, IssueForm, SignatoryForm, SignedCopyForm, WithdrawForm
from documents.issuing import warnings_before_end
from documents.models import IssuedPaper, NumberingRule
from documents.pages import page_picture
from documents.queries import citation_doubts, copies_of, meeting_doubts, next_number, papers_seen_by
from documents.queries.signatories import may_sign_today, signatories_of, signatory_doubt
from documents.remarks import notes_on, remarks_on
from documents.uploads import CONTENT_TYPES, DOCX
from documents.views.files import private
from documents.workflow import PAPER

PAGE_SIZE = 25
# What stands before the rest on a phone: more pages are shown when asked for.
FIRST_PAGES = 3
STEPS = ("drafted", "sent_for_signing", "issued")


def visible(request: HttpRequest, pk: int) -> IssuedPaper:
    papers = IssuedPaper.objects.visible_to(request.user).select_related(
        "body", "pdf", "word", "signed_copy", "created_by", "replaces__body", "replacement__body"
    )
    return get_object_or_404(papers, pk=pk)


def kept(request: HttpRequest, pk: int) -> IssuedPaper:
    """The paper when the user sees it and keeps the papers of its body; 403 for those who only read it."""
    paper = visible(request, pk)
    if not request.user.has_perm("documents.manage_paper", paper):
        raise PermissionDenied
    return paper


def paper_page_with(
    request: HttpRequest,
    paper: IssuedPaper,
    *,
    issue_form: IssueForm | None = None,
    copy_form: SignedCopyForm | None = None,
    withdraw_form: WithdrawForm | None = None,
    directions_form: DirectionsForm | None = None,
    signatory_form: SignatoryForm | None = None,
    confirm_form: ConfirmCopyForm | None = None,
    doubts: tuple[str, ...] = (),
) -> HttpResponse:
    offers = {offer.transition.name: offer for offer in PAPER.offers(paper, request.user)}
    may_manage = request.user.has_perm("documents.manage_paper", paper)
    by_series = "issue" in offers and NumberingRule.objects.by_series(paper.body_id, paper.kind)
    coming_number = (
        next_number(paper.body_id, paper.kind, clock.today().year, paper.issuer_symbol) if by_series else None
    )
    watched = may_manage and not paper.is_published
    doubted = citation_doubts(paper, clock.today()) if watched else ()
    remarks = remarks_on(paper, request.user)
    to_read = [remark for remark in remarks if remark.is_doubt]
    doubted_content = (*content_doubts(paper.paper), *meeting_doubts(paper)) if watched else ()
    pages = range(1, (paper.page_count or 0) + 1) if paper.is_printed else range(0)
    first_pages = FIRST_PAGES if len(pages) > FIRST_PAGES + 1 else len(pages)
    lines = JournalEntry.objects.about(paper).for_timeline()
    return render(
        request,
        "documents/paper_detail.html",
        {
            "paper": paper,
            "pages": pages[:first_pages],
            "more_pages": pages[first_pages:],
            "steps": [PAPER.state(value).label for value in STEPS],
            "step_now": len(STEPS) if paper.is_published else STEPS.index(paper.state) + 1,
            "finished": paper.is_published,
            "remarks": to_read,
            "ways_to_mend": [remark for remark in remarks if not remark.is_doubt],
            "replacement": replacement_of(request.user, paper),
            "may_replace": may_manage and paper.state == "withdrawn",
            "offers": offers,
            "issue_form": (issue_form or IssueForm(by_series=by_series)) if "issue" in offers else None,
            "coming_number": coming_number,
            "doubts": doubts,
            "withdraw_warnings": warnings_before_end(paper) if "withdraw" in offers else (),
            "withdraw_form": (withdraw_form or WithdrawForm()) if "withdraw" in offers else None,
            "copy_form": (copy_form or SignedCopyForm()) if may_manage and paper.state == "issued" else None,
            "copies": copies_of(paper, with_waiting=may_manage),
            "directions_form": directions_form
            or (DirectionsForm.showing(paper.paper.directions) if may_manage and paper.state == "drafted" else None),
            "signatory_form": signatory_form or (_signatory_form(paper) if may_manage else None),
            "signatory_doubt": signatory_doubt(paper, clock.today()) if watched else "",
            "confirm_form": confirm_form or ConfirmCopyForm(),
            "may_sign": paper.state == "issued" and may_sign(request.user, paper),
            "may_seal": paper.state == "issued" and request.user.has_perm("documents.seal_paper", paper),
            "citation_doubts": doubted,
            "content_doubts": doubted_content,
            "submit_fields": {"warned": "1"} if doubted or doubted_content or to_read else {},
            "timeline": timeline.lines(lines),
        },
    )


def may_sign(user: User, paper: IssuedPaper) -> bool:
    return user.has_perm("documents.sign_paper", paper) and may_sign_today(user, paper)


def _signatory_form(paper: IssuedPaper) -> SignatoryForm | None:
    """Of a draft that more than one person may sign."""
    offered = signatories_of(paper) if paper.state == "drafted" else None
    if offered is None or len(offered.offered) < 2:
        return None
    return SignatoryForm(offered=offered, named=paper.paper.signature)


def replacement_of(user: Any, paper: IssuedPaper) -> IssuedPaper | None:
    """The paper that replaces this one, when the user may see it: a draft is the office's alone."""
    replacement: IssuedPaper | None = getattr(paper, "replacement", None)
    return replacement if replacement and user.has_perm("documents.view_paper", replacement) else None


@require_GET
def paper_list(request: HttpRequest) -> HttpResponse:
    """Papers one may see, newest first, by kind, state, year and words. Three statements beside the shell's."""
    chosen = PaperFilter(request.GET, queryset=papers_seen_by(request.user))
    page = Paginator(chosen.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    notes = notes_on(page.object_list)
    doors = {
        "keeps_archive": bool(request.user.unit_ids(Role.OFFICE)),
        "reads_register": bool(request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)),
    }
    lines = [(paper, notes.get(paper.pk, "")) for paper in page.object_list]
    return render(request, "documents/paper_list.html", {"filter": chosen, "page": page, "lines": lines, **doors})


@require_GET
def paper_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages as they print, where the paper stands, what can be done with it, its history."""
    return paper_page_with(request, visible(request, pk))


@require_GET
def paper_page(request: HttpRequest, pk: int, page: int) -> FileResponse:
    """One page of the print as a picture; drawn at the first request."""
    paper = visible(request, pk)
    picture = page_picture(paper.pdf, page) if paper.pdf else None
    if picture is None:
        raise Http404
    return private(FileResponse(picture.open("rb"), content_type="image/png"))


@require_GET
def paper_word(request: HttpRequest, pk: int) -> FileResponse:
    """The paper's present content as a Word file: the archived one of a published paper, else written at each request."""
    paper = visible(request, pk)
    if paper.word:
        return private(
            FileResponse(
                paper.word.file.open("rb"),
                as_attachment=True,
                filename=paper.word.name,
                content_type=paper.word.content_type,
            )
        )
    written = io.BytesIO(services.print_paper(paper.paper, DOCX).file)
    return private(
        FileResponse(written, as_attachment=True, filename=f"{paper.file_name}.docx", content_type=CONTENT_TYPES[DOCX])
    )


@require_POST
def paper_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper that is doubted goes only from a page that said so."""
    warned = request.POST.get("warned") == "1"
    services.submit_for_signing(actor=request.user, paper=kept(request, pk), confirmed=warned)
    messages.success(request, "Đã chuyển văn bản sang trạng thái trình ký.")
    return redirect("documents:paper_detail", pk)


@require_POST
def paper_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    services.take_back_paper(actor=request.user, paper=kept(request, pk))
    messages.success(request, "Đã rút văn bản về dự thảo.")
    return redirect("documents:paper_detail", pk)


@require_POST
def paper_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Number and date; what is odd is shown beside what was typed, with a box to tick."""
    paper = kept(request, pk)
    form = IssueForm(request.POST, by_series=NumberingRule.objects.by_series(paper.body_id, paper.kind))
    doubts: tuple[str, ...] = ()
    refused = ""
    if form.is_valid():
        typed: dict[str, Any] = form.cleaned_data
        try:
            issued = services.issue_paper(
                actor=request.user, paper=paper, read_sha256=request.POST.get("read", ""), **typed
            )
        except services.NumberDoubted as odd:
            doubts = odd.warnings
        except RuleBroken as refusal:
            refused = str(refusal)
            form.add_error(None, refused)
        else:
            messages.success(request, f"Đã ban hành {issued.get_kind_display().lower()} số {issued.symbol}.")
            return redirect("documents:paper_detail", pk)
    paper.refresh_from_db()
    if paper.state != "sent_for_signing":
        return without_form(request, paper, refused or "Văn bản này không chờ ghi số.")
    return paper_page_with(request, paper, issue_form=form, doubts=doubts)


def without_form(request: HttpRequest, paper: IssuedPaper, refusal: str) -> HttpResponse:
    """Somebody was faster: the page has no form any more that could hold the refusal."""
    messages.error(request, refusal)
    return redirect(paper)

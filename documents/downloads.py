"""How a file that was just made is handed to the person who asked for it."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from core import clock
from core.wording import number
from documents.content import Paper, WorkingPaper
from documents.length import expected_pages, is_long
from documents.services.long_papers import request_print
from documents.services.printing import print_paper
from documents.services.verification import remember_print
from documents.services.workbooks import MANY_ROWS, request_workbook, rows_in
from documents.sheets import Sheet, workbook
from documents.uploads import CONTENT_TYPES, PDF, XLSX


def download(
    content: bytes, name: str, content_type: str = CONTENT_TYPES[XLSX], *, inline: bool = False
) -> FileResponse:
    """The bytes as a file, in nobody's cache but the browser's own; a workbook to keep unless said otherwise."""
    answer = FileResponse(io.BytesIO(content), as_attachment=not inline, filename=name, content_type=content_type)
    answer["Cache-Control"] = "private, max-age=0, must-revalidate"
    return answer


def print_or_queue(
    request: HttpRequest, content: Paper | WorkingPaper, *, name: str, back: str, inline: bool = False
) -> HttpResponse | FileResponse:
    """The content as the PDF `name`: at once when it is short.

    A long paper is laid out by the worker: a GET answers with a page that says so and offers the button, its POST to
    the same address orders the file and goes to its progress. `back` is the page to return to. For views that accept
    GET and POST; who may see the content is their rule. A Word file is written at once, however long it is.
    """
    if not is_long(content):
        printed = print_paper(content)
        remember_print(content, PDF, printed.sha256)
        return download(printed.file, name, CONTENT_TYPES[PDF], inline=inline)
    if request.method == "POST":
        return redirect(request_print(actor=request.user, content=content, name=name))
    heading = f"Văn bản dài khoảng {expected_pages(content)} trang"
    return offer_job(request, name=name, heading=heading, back=back)


def workbook_or_queue(request: HttpRequest, *sheets: Sheet, name: str, back: Any) -> HttpResponse | FileResponse:
    """The sheets as the workbook `name`: at once when their rows are few, else as `print_or_queue` does."""
    rows, today = rows_in(sheets), clock.today()
    if rows < MANY_ROWS:
        return download(workbook(sheets, made_on=today), name)
    if request.method == "POST":
        return redirect(request_workbook(actor=request.user, sheets=sheets, name=name, made_on=today))
    return offer_job(request, name=name, heading=f"Bảng tính có {number(rows)} dòng", back=back)


def offer_job(request: HttpRequest, *, name: str, heading: str, back: Any) -> HttpResponse:
    """A page that says how long the file `name` is, with the button that orders it by POST to the same address."""
    return render(request, "documents/job_offer.html", {"name": name, "heading": heading, "back": resolve_url(back)})

"""Tìm kiếm."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from reports.queries.search import found


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Things that the user may see and that have all the words."""
    words = request.GET.get("q", "").strip()[:200]
    return render(request, "reports/search.html", {"words": words, "groups": found(request.user, words)})

"""Papers around a nomination: the achievement report, tờ trình."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.http import SignedInRequest
from accounts.models import Role
from awards.models import RequestTo
from awards.papers.achievement import BY_PHASE, achievement_report, models_for
from awards.queries.history import awards_of_nominee
from awards.services.requests import draft_request
from awards.views.case import find
from campaigns.models import Phase
from documents.downloads import download
from documents.services import print_paper
from documents.uploads import CONTENT_TYPES


@require_GET
def achievement_print(request: SignedInRequest, pk: int, form: str) -> FileResponse:
    """The nominee's report as PDF or Word file, by the model `mau`. Two statements beside the shell's."""
    nomination = find(request.user, pk)
    model = request.GET.get("mau", BY_PHASE)
    if model not in models_for(nomination):
        raise Http404
    paper = achievement_report(nomination, awards_of_nominee(nomination), model)
    name = f"Báo cáo thành tích {nomination.nominee_name} (Mẫu {model}).{form}"
    return download(print_paper(paper, form).file, name, CONTENT_TYPES[form])


@require_POST
@permission_required("awards.set_stock", raise_exception=True)
def request_draft(request: SignedInRequest, phase: int, to: str) -> HttpResponse:
    owned = Phase.objects.filter(campaign__owner_id__in=request.user.unit_ids(Role.OFFICE))
    found = get_object_or_404(owned.select_related("campaign__owner"), pk=phase)
    if to not in RequestTo.values:
        raise Http404
    drafted = draft_request(actor=request.user, phase=found, to=to)
    messages.success(request, "Đã lập dự thảo tờ trình. Xem văn bản, trình ký rồi ghi số, ngày.")
    return redirect(drafted)

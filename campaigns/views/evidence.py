"""What is written of a piece of evidence: its name, document and extract."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.forms.submissions import EvidenceFactsForm
from campaigns.queries.frozen import fingerprint
from campaigns.views.submissions import own_submission
from core.errors import EditConflict, RuleBroken


@require_http_methods(["GET", "POST"])
def evidence_edit(request: HttpRequest, pk: int, ordinal: int, evidence: int) -> HttpResponse:
    """A file that was dropped gets its document number, day and extract; what somebody else wrote meanwhile is shown."""
    submission = own_submission(request, pk)
    item = get_object_or_404(submission.items.select_related("submission__phase", "task"), ordinal=ordinal)
    found = get_object_or_404(item.evidence, pk=evidence)
    back = reverse("campaigns:submission_item", args=[pk, ordinal]) + "#minh-chung"
    form = EvidenceFactsForm(request.POST or None, initial={**found.facts, "seen": fingerprint(found.facts)})
    if request.method == "POST" and form.is_valid():
        try:
            services.describe_evidence(actor=request.user, item=item, evidence=found, **form.cleaned_data)
        except EditConflict as conflict:
            theirs: Any = conflict.current
            form = EvidenceFactsForm({**request.POST.dict(), "seen": fingerprint(theirs.facts)})
            form.add_error(None, f"{conflict} Bấm “Lưu” lần nữa để giữ nội dung của bạn.")
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã ghi lại thông tin minh chứng.")
            return redirect(back)
    context = {"submission": submission, "item": item, "evidence": found, "form": form, "back": back}
    return render(request, "campaigns/evidence_form.html", context)

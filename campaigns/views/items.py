"""One item of the form per address: read, save (by press or by itself), its evidence."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_POST

from accounts.queries import ended_right
from campaigns import services
from campaigns.deadlines import present_deadline
from campaigns.forms.submissions import FILES_TAKEN, EvidenceForm, ItemForm, KnownEvidenceForm
from campaigns.models import Submission, SubmissionItem, SubmissionRevision
from campaigns.models.tasks import Measure
from campaigns.queries import submissions as queries
from campaigns.queries.carrying import EarlierReport, doubts_beside, earlier_reports
from campaigns.queries.reading import ReadItem, source_words
from campaigns.queries.threads import may_answer, threads_of
from campaigns.views.submissions import own_submission
from campaigns.workflow import SUBMISSION
from core import clock
from core.calendar import Deadline
from core.errors import EditConflict, RuleBroken
from core.once import calendar_of
from core.wording import clock_time, day_and_month, file_size, local_day, percent, short_date
from core.workflow import State
from documents.models import EvidenceItem

SHORT_WORDS = 14

KEPT = State("kept", "Giữ nguyên", "check", "ok")
FILLED = State("filled", "Đã soạn", "check", "ok")
STARTED = State("started", "Đang soạn", "pencil", "draft")
EMPTY = State("empty", "Chưa soạn", "dot", "grey")
CARRIED = State("carried", "Mang sang, chưa xác nhận", "history", "wait")
TO_MEND = State("to_mend", "Trả lại", "back", "back")
MENDED = State("mended", "Đã sửa", "pencil", "draft")


@dataclass(frozen=True)
class ItemLine:
    """One line of the left pane."""

    item: SubmissionItem
    state: State
    url: str
    is_current: bool


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence at the item, as `components/files.html` shows it."""

    title: str
    note: str
    url: str
    edit_url: str
    remove_url: str
    extract: str


def _state_of(item: SubmissionItem, gap_ordinals: set[int]) -> State:
    missing = item.ordinal in gap_ordinals
    if item.is_carried:
        return CARRIED
    if item.submission.state == "returned":
        if not item.must_fix:
            return KEPT
        return TO_MEND if missing else MENDED
    if not missing:
        return FILLED
    return STARTED if item.version else EMPTY


def _address(item: SubmissionItem, name: str = "submission_item", **more: int) -> str:
    return reverse(f"campaigns:{name}", kwargs={"pk": item.submission_id, "ordinal": item.ordinal, **more})


def _evidence_lines(item: SubmissionItem, items: list[SubmissionItem]) -> list[EvidenceLine]:
    open_now = not item.edit_refusal
    lines = []
    used: dict[int, list[str]] = defaultdict(list)
    for row in items:
        for evidence in row.evidence.all():
            used[evidence.pk].append(str(row.ordinal))
    for evidence in item.evidence.all():
        known = [
            f"số {evidence.document_number}" if evidence.document_number else "",
            f"ngày {short_date(evidence.document_on)}" if evidence.document_on else "",
            f"tệp {file_size(evidence.file.size)}" if evidence.file else "",
            f"đang dùng ở mục {', '.join(used[evidence.pk])}" if len(used[evidence.pk]) > 1 else "",
        ]
        lines.append(
            EvidenceLine(
                title=evidence.title,
                note=" · ".join(part for part in known if part),
                url=evidence.file.get_absolute_url() if evidence.file else "",
                edit_url=_address(item, "evidence_edit", evidence=evidence.pk) if open_now else "",
                remove_url=_address(item, "evidence_detach", evidence=evidence.pk) if open_now else "",
                extract=evidence.extract,
            )
        )
    return lines


@dataclass(frozen=True)
class FormPage:
    """The whole report around one item: what stands left, what is missing, the return that is being mended."""

    submission: Submission
    items: list[SubmissionItem]
    item: SubmissionItem
    gaps: list[queries.Gap]
    review: Any
    last: SubmissionRevision | None

    def neighbour(self, step: int) -> SubmissionItem | None:
        at = self.items.index(self.item) + step
        return self.items[at] if 0 <= at < len(self.items) else None

    @property
    def number(self) -> int:
        """Of the revision that the next handing in makes."""
        return self.last.number + 1 if self.last else 1

    @property
    def compared(self) -> ReadItem | None:
        """The returned item word by word beside what was sent back; None where nothing is to be mended."""
        if self.last is None or self.submission.state != "returned" or not self.item.must_fix:
            return None
        (group,) = queries.reading({"items": [queries.frozen_item(self.item)]}, self.last.content)
        return group.items[0]

    @property
    def done(self) -> int:
        return len(self.items) - len(self.gaps)

    @property
    def groups(self) -> list[tuple[str, list[ItemLine]]]:
        missing = {gap.ordinal for gap in self.gaps}
        return [
            (
                title,
                [ItemLine(item, _state_of(item, missing), _address(item), item.pk == self.item.pk) for item in items],
            )
            for title, items in queries.in_groups(self.items)
        ]

    @property
    def state(self) -> State:
        return _state_of(self.item, {gap.ordinal for gap in self.gaps})

    @property
    def progress_words(self) -> str:
        if self.submission.state == "returned":
            mending = sum(item.must_fix for item in self.items)
            return (
                f"Còn {len(self.gaps)} trên {mending} mục phải sửa" if self.gaps else "Đã sửa xong các mục bị trả lại"
            )
        return f"{self.done}/{len(self.items)} mục đã xong"


def _read_page(request: HttpRequest, pk: int, ordinal: int) -> FormPage:
    submission = own_submission(request, pk)
    items = queries.items_of(submission)
    for item in items:
        item.submission = submission
    if not (asked := [row for row in items if row.ordinal == ordinal]):
        raise Http404("Báo cáo không có mục này.")
    item = asked[0]
    review = queries.last_return(submission) if submission.state == "returned" else None
    last = queries.latest_revision(submission)
    return FormPage(
        submission=submission,
        items=items,
        item=item,
        gaps=queries.gaps(submission, items, last),
        review=review,
        last=last,
    )


def _deadline(request: HttpRequest, page: FormPage) -> Deadline:
    returned_at = page.review.decided_at if page.review else None
    return present_deadline(page.submission, returned_at, calendar_of(request))


def _share(item: SubmissionItem) -> Decimal | None:
    """The saved figure as a percentage of what the plan asks, to one decimal."""
    target = item.task.target_value if item.task else None
    if item.measure != Measure.FIGURE or item.value is None or not target:
        return None
    return percent(item.value, target)


def _carryable(page: FormPage, earlier: EarlierReport | None) -> int:
    """How many items that nobody has written in the earlier report has something for."""
    if earlier is None or page.submission.state != "drafting" or page.submission.edit_refusal:
        return 0
    return sum(bool(earlier.values_for(item)) for item in page.items if item.is_untouched)


def _earlier(page: FormPage) -> EarlierReport | None:
    return earlier_reports(page.submission.phase, [page.submission.unit_id]).get(page.submission.unit_id)


def _show(request: HttpRequest, page: FormPage, form: ItemForm, **more: Any) -> HttpResponse:
    item = page.item
    earlier = _earlier(page)
    task = queries.frozen_item(item)["task"]
    context = {
        "page": page,
        "submission": page.submission,
        "item": item,
        "thread": threads_of(page.submission).get(item.pk),
        "may_answer": may_answer(request.user, page.submission),
        "form": form,
        "source": source_words(task) if task else "",
        "short": Truncator(item.label).words(SHORT_WORDS),
        "figure_unit": item.figure_unit,
        "share": _share(item),
        "doubts": doubts_beside(item, earlier),
        "evidence_lines": _evidence_lines(item, page.items),
        "evidence_form": EvidenceForm(),
        "drop_hint": f"{FILES_TAKEN} Mỗi tệp thành một minh chứng mang tên tệp.",
        "known_form": KnownEvidenceForm(item=item, items=page.items),
        "submit": SUBMISSION.offer("submit", page.submission, request.user),
        "asks_for_time": page.submission.extensions.filter(state="asked").exists,
        "deadline": _deadline(request, page),
        "refusal": item.edit_refusal,
        "before": page.neighbour(-1),
        "after": page.neighbour(1),
        "address": _address(item),
        "earlier": earlier,
        "earlier_phase": str(earlier.phase) if earlier else "",
        "earlier_words": earlier.words_for(item) if earlier else {},
        "carryable": _carryable(page, earlier),
        **more,
    }
    return render(request, "campaigns/submission_form.html", context)


def _clash(form: ItemForm, conflict: EditConflict) -> dict[str, Any]:
    """Both texts side by side: for each column that differs, mine and theirs."""
    theirs: Any = conflict.current
    shown = ItemForm(item=theirs)
    pairs = []
    for name in form.item.own_fields:
        mine, other = form.cleaned_data[name], getattr(theirs, name)
        if mine != other:
            pairs.append(
                {"label": form[name].label, "mine": _words(form, name, mine), "theirs": _words(shown, name, other)}
            )
    return {"sentence": str(conflict), "pairs": pairs, "who": theirs.edited_by, "at": theirs.edited_at}


def _words(form: ItemForm, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(value, bool):
        return "có chọn" if value else "không chọn"
    if hasattr(field, "choices"):
        return str(dict(field.choices).get(value, "chưa chọn"))
    return str(field.widget.format_value(field.prepare_value(value)) or "(để trống)")


@require_http_methods(["GET", "POST"])
def submission_item(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """One item of the form. A POST saves it: by itself (answers JSON) or by a press (then on, or to the next item)."""
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    try:
        page = _read_page(request, pk, ordinal)
    except (Http404, PermissionDenied):
        if wants_json and (ended := _ended_right(request, pk)):
            return JsonResponse({"kept": False, "ended": ended}, status=HTTPStatus.FORBIDDEN)
        raise
    if request.method == "GET":
        return _show(request, page, ItemForm(item=page.item))
    form = ItemForm(request.POST, item=page.item)
    if not form.is_valid():
        if wants_json:
            return JsonResponse({"kept": False, "errors": form.errors.get_json_data()})
        return _show(request, page, form)
    try:
        saved = services.save_item(
            actor=request.user, item=page.item, values=form.values(), version=form.cleaned_data["version"]
        )
    except EditConflict as conflict:
        return _answer_conflict(request, page, form, conflict, wants_json)
    except RuleBroken as refusal:
        if wants_json:
            return JsonResponse({"kept": False, "refusal": str(refusal)})
        form.add_error(None, str(refusal))
        return _show(request, page, form)
    if wants_json:
        return _answer_saved(request, pk, saved)
    messages.success(
        request, f"Đã lưu mục {ordinal} lúc {clock_time(saved.edited_at)}." if saved.edited_at else "Đã lưu."
    )
    after = page.neighbour(1)
    target = after if "next" in request.POST and after else page.item
    return redirect("campaigns:submission_item", pk, target.ordinal)


def _ended_right(request: HttpRequest, pk: int) -> str:
    """Why a person who was writing may not any more; "" for who never might."""
    submission = Submission.objects.filter(pk=pk).first()
    return ended_right(request.user, submission.unit_id) if submission else ""


def _answer_conflict(
    request: HttpRequest, page: FormPage, form: ItemForm, conflict: EditConflict, wants_json: bool
) -> HttpResponse:
    clash = _clash(form, conflict)
    theirs: Any = conflict.current
    version = theirs.version
    if wants_json:
        context = {"clash": clash, "address": _address(page.item)}
        html = render_to_string("campaigns/submission_clash.html", context, request)
        return JsonResponse({"kept": False, "clash": html, "version": version})
    again = ItemForm({**request.POST.dict(), "version": version}, item=page.item)
    return _show(request, page, again, clash=clash)


def _saved_at(moment: datetime) -> str:
    """The hour; with its day when equal words had been saved on another one."""
    day = "" if local_day(moment) == clock.today() else f", {day_and_month(moment)}"
    return f"{clock_time(moment)}{day}"


def _answer_saved(request: HttpRequest, pk: int, saved: SubmissionItem) -> HttpResponse:
    page = _read_page(request, pk, saved.ordinal)
    compared = {}
    if page.compared:
        context = {"compared": page.compared, "number": page.number - 1}
        compared = {"compared": render_to_string("campaigns/submission_compared.html", context)}
    told = doubts_beside(page.item, _earlier(page) if page.item.is_lead else None)
    return JsonResponse(
        {
            **compared,
            "doubts": render_to_string("campaigns/item_doubts.html", {"doubts": told}).strip(),
            "kept": True,
            "is_carried": page.item.is_carried,
            "version": saved.version,
            "at": _saved_at(saved.edited_at) if saved.edited_at else "",
            "progress": page.progress_words,
            "done": page.done,
            "total": len(page.items),
            "missing": [gap.ordinal for gap in page.gaps],
            "state": {"label": page.state.label, "icon": page.state.icon, "tone": page.state.tone},
        }
    )


@require_POST
def submission_carry(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit told in the phase before comes into the items that nobody has written in."""
    submission = own_submission(request, pk)
    count = services.carry_over(actor=request.user, submission=submission)
    if count:
        messages.success(request, f"Đã mang sang {count} mục của đợt trước. Xem lại và xác nhận từng mục.")
    else:
        messages.info(request, "Không còn mục trống nào mà đợt trước đã có nội dung.")
    return redirect("campaigns:submission_edit", submission.pk)


@require_POST
def item_confirm(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """What was carried over still holds; on to the next item that is missing something."""
    page = _read_page(request, pk, ordinal)
    services.confirm_item(actor=request.user, item=page.item)
    messages.success(request, f"Đã xác nhận mục {ordinal}.")
    waiting = [gap.ordinal for gap in page.gaps if gap.ordinal != ordinal]
    after = next((found for found in waiting if found > ordinal), waiting[0] if waiting else ordinal)
    return redirect("campaigns:submission_item", pk, after)


@require_POST
def evidence_add(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """A new piece of evidence at the item; a refused one comes back with all that was typed. A dropped file, which has
    its name for a title, is answered in JSON."""
    page = _read_page(request, pk, ordinal)
    form = EvidenceForm(request.POST, request.FILES)
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    if form.is_valid():
        try:
            evidence = services.add_evidence(actor=request.user, item=page.item, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            known = f"Đơn vị đã có minh chứng “{evidence.cited}”. Mục {ordinal} dùng minh chứng đó, không thêm bản nữa."
            told = known if evidence.was_known else f"Đã thêm minh chứng vào mục {ordinal}."
            if wants_json:
                return JsonResponse({"kept": True, **({"told": known} if evidence.was_known else {})})
            messages.success(request, told)
            return redirect(f"{_address(page.item)}#minh-chung")
    if wants_json:
        sentences = [str(sentence) for found in form.errors.values() for sentence in found]
        return JsonResponse({"kept": False, "refusal": " ".join(sentences)})
    return _show(request, page, ItemForm(item=page.item), evidence_form=form, evidence_open=True)


@require_POST
def evidence_attach(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """Evidence that the unit already has, at this item or at each that was ticked."""
    page = _read_page(request, pk, ordinal)
    form = KnownEvidenceForm(request.POST, item=page.item, items=page.items)
    if form.is_valid():
        evidence, chosen = form.cleaned_data["evidence"], form.chosen()
        services.attach_evidence(actor=request.user, submission=page.submission, ordinals=chosen, evidence=evidence)
        named = ", ".join(map(str, sorted(chosen)))
        messages.success(request, f"Đã dùng “{evidence.title}” cho mục {named}.")
        return redirect(f"{_address(page.item)}#minh-chung")
    return _show(request, page, ItemForm(item=page.item), known_form=form, evidence_open=True)


@require_POST
def evidence_detach(request: HttpRequest, pk: int, ordinal: int, evidence: int) -> HttpResponse:
    """The evidence no longer stands at this item."""
    page = _read_page(request, pk, ordinal)
    found = get_object_or_404(EvidenceItem, pk=evidence, unit=page.submission.unit_id)
    services.detach_evidence(actor=request.user, item=page.item, evidence=found)
    messages.success(request, f"Đã bỏ “{found.title}” khỏi mục {ordinal}.")
    return redirect(f"{_address(page.item)}#minh-chung")

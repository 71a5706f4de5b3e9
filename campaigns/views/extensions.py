"""More time for a report: the unit's question, the answers to it, and many units extended at once."""

from datetime import date
from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns import services
from campaigns.deadlines import display_state, due_words, present_deadline
from campaigns.forms.extensions import AnswerForm, AskForm, ExtendForm, GrantForm, RefuseForm
from campaigns.models import Extension, Submission
from campaigns.queries import extensions as queries
from campaigns.queries.people import Act, authorities
from campaigns.queries.submissions import may_judge
from campaigns.views.submissions import visible_submission
from campaigns.workflow import EXTENSION, deadline_may_still_move
from core import clock
from core.calendar import Deadline
from core.errors import RuleBroken
from core.once import calendar_of
from core.wording import number

PAGE_SIZE = 30


def _present(request: HttpRequest, submission: Submission) -> Deadline:
    return queries.present_deadlines([submission], calendar_of(request))[submission.pk]


def _tell_doubts(request: HttpRequest, submission: Submission, until: date) -> None:
    for doubt in queries.date_doubts(submission, until, calendar_of(request)):
        messages.warning(request, doubt)


def _tell_doubts_of_many(request: HttpRequest, extensions: list[Extension]) -> None:
    """Each sentence once, whatever the number of units."""
    calendar = calendar_of(request)
    doubts = (queries.date_doubts(row.submission, row.until, calendar) for row in extensions)
    for doubt in dict.fromkeys(chain.from_iterable(doubts)):
        messages.warning(request, doubt)


def _settled_first(request: HttpRequest, extension: Extension) -> HttpResponse | None:
    """To the page of the question, which has no form any more, if somebody answered or withdrew it meanwhile: by whom, to
    which day, and what this person had written; None while it waits."""
    row = visible_extension(request, extension.pk)
    if row.state == "asked":
        return None
    settled = {
        "granted": f"{row.decided_by} đã gia hạn trước khi bạn trả lời: nộp "
        f"{due_words(queries.extended_deadline(row.submission, row.until))}.",
        "refused": f"{row.decided_by} đã trả lời không gia hạn trước khi bạn trả lời."
        if row.decided_by
        else row.decision_note,
        "withdrawn": f"{row.decided_by} của đơn vị đã rút đề nghị này.",
    }[row.state]
    note = request.POST.get("note", "").strip()
    unsaid = f" Ý kiến bạn vừa ghi không được gửi: “{note}”" if note else ""
    messages.error(request, f"{settled} Câu trả lời của bạn không thay đổi gì.{unsaid}")
    return redirect("campaigns:extension_detail", row.pk)


def visible_extension(request: HttpRequest, pk: int) -> Extension:
    """The extension as this person may see it; a foreign one is 404."""
    rows = Extension.objects.visible_to(request.user)
    related = ("submission__phase__campaign__owner", "submission__unit", "asked_by__person", "decided_by__person")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def judged_extension(request: HttpRequest, pk: int) -> Extension:
    """The extension, if this person answers it."""
    extension = visible_extension(request, pk)
    if not request.user.has_perm("campaigns.decide_extension", extension):
        raise PermissionDenied
    return extension


def own_question(request: HttpRequest, submission: Submission) -> Extension:
    """A question not yet asked, if this person may ask for the unit."""
    question = Extension(submission=submission)
    if not request.user.has_perm("campaigns.ask_extension", question):
        raise PermissionDenied
    return question


@require_http_methods(["GET", "POST"])
def extension_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit asks for more time; while a question waits the page shows it instead."""
    submission = visible_submission(request, pk)
    question = own_question(request, submission)
    present = _present(request, submission)
    known = queries.extensions_of(submission)
    form = AskForm(request.POST if request.method == "POST" else None, submission=submission, present=present)
    if request.method == "POST" and form.is_valid():
        try:
            services.ask_extension(
                actor=request.user,
                submission=submission,
                until=form.cleaned_data["until"],
                reason=form.cleaned_data["reason"],
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã gửi đề nghị gia hạn. Hạn hiện nay giữ nguyên cho tới khi {submission.judge} trả lời."
            )
            _tell_doubts(request, submission, form.cleaned_data["until"])
            return redirect(submission)
    context = {
        "submission": submission,
        "present": present,
        "form": form,
        "waiting": next((row for row in known if row.state == "asked"), None),
        "extensions": known,
        "refusal": deadline_may_still_move(question, request.user),
    }
    return render(request, "campaigns/extension_ask.html", context)


@require_POST
def extension_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit no longer asks."""
    extension = visible_extension(request, pk)
    own_question(request, extension.submission)
    services.withdraw_extension(actor=request.user, extension=extension)
    messages.success(request, "Đã rút đề nghị gia hạn. Hạn nộp giữ nguyên.")
    return redirect(extension.submission)


@require_GET
def extension_list(request: HttpRequest) -> HttpResponse:
    """What waits for this person's answer, then all that was answered."""
    return _list(request)


def _list(request: HttpRequest, form: AnswerForm | None = None) -> HttpResponse:
    if not may_judge(request.user):
        raise PermissionDenied
    waiting = queries.to_decide(request.user)
    rows = list(waiting)
    present = queries.present_deadlines((row.submission for row in rows), calendar_of(request))
    context = {
        "lines": [(row, present[row.submission_id]) for row in rows],
        "form": form or AnswerForm(waiting=waiting),
        "page": Paginator(queries.decided_extensions(request.user), PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "campaigns/extension_list.html", context)


@require_POST
def extension_answer(request: HttpRequest) -> HttpResponse:
    """Several questions get one answer; a refused answer keeps ticks and words."""
    if not may_judge(request.user):
        raise PermissionDenied
    form = AnswerForm(request.POST, waiting=queries.to_decide(request.user))
    if not form.is_valid():
        return _list(request, form)
    is_granted = form.cleaned_data["is_granted"]
    try:
        answered = services.answer_extensions(
            actor=request.user,
            extensions=form.cleaned_data["extensions"],
            is_granted=is_granted,
            note=form.cleaned_data["note"],
        )
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return _list(request, form)
    verb = "Đã gia hạn theo" if is_granted else "Đã từ chối"
    messages.success(request, f"{verb} {number(len(answered))} đề nghị. Các đơn vị đã được báo.")
    return redirect("campaigns:extension_list")


@require_GET
def extension_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer, or the forms to give it."""
    return _show(request, visible_extension(request, pk))


def _show(
    request: HttpRequest, extension: Extension, grant: GrantForm | None = None, refuse: RefuseForm | None = None
) -> HttpResponse:
    submission = extension.submission
    present = _present(request, submission)
    offer = EXTENSION.offer("grant", extension, request.user)
    asking = [Act(submission.unit_id, extension.asked_by_id, extension.asked_at)] if extension.asked_by_id else []
    wanted = queries.extended_deadline(submission, extension.until)
    calendar = calendar_of(request)
    context: dict[str, Any] = {
        "extension": extension,
        "submission": submission,
        "state": EXTENSION.state(extension.state),
        "authority": "".join(authorities(asking)),
        "present": present,
        "wanted": wanted,
        "more_days": calendar.count_between(
            extension.before.last_working_day_on_time(calendar), wanted.last_working_day_on_time(calendar)
        ),
        "doubts": queries.date_doubts(submission, extension.until, calendar),
        "offer": offer,
        "earlier": [row for row in queries.extensions_of(submission) if row.pk != extension.pk],
    }
    if offer:
        context["grant_form"] = grant or GrantForm(extension=extension, present=present)
        context["refuse_form"] = refuse or RefuseForm()
    return render(request, "campaigns/extension_detail.html", context)


@require_POST
def extension_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit gets its time."""
    extension = judged_extension(request, pk)
    submission = extension.submission
    form = GrantForm(request.POST, extension=extension, present=_present(request, submission))
    is_valid = form.is_valid()
    if extension.state == "asked" and not is_valid:
        return _settled_first(request, extension) or _show(request, extension, grant=form)
    try:
        services.grant_extension(
            actor=request.user,
            extension=extension,
            until=form.cleaned_data.get("until"),
            note=form.cleaned_data.get("note", ""),
        )
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return _settled_first(request, extension) or _show(request, extension, grant=form)
    deadline = queries.extended_deadline(submission, extension.until)
    _tell_doubts(request, submission, extension.until)
    messages.success(
        request, f"Đã gia hạn báo cáo đợt {submission.phase.ordinal} của {submission.unit}: nộp {due_words(deadline)}."
    )
    return redirect("campaigns:extension_list")


@require_POST
def extension_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """The deadline stays."""
    extension = judged_extension(request, pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _settled_first(request, extension) or _show(request, extension, refuse=form)
    try:
        services.refuse_extension(actor=request.user, extension=extension, note=form.cleaned_data["note"])
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return _settled_first(request, extension) or _show(request, extension, refuse=form)
    submission = extension.submission
    messages.success(request, f"Đã trả lời {submission.unit}: không gia hạn báo cáo đợt {submission.phase.ordinal}.")
    return redirect("campaigns:extension_list")


@require_http_methods(["GET", "POST"])
def extension_extend(request: HttpRequest) -> HttpResponse:
    """Several reports get one later day for one reason, asked or not."""
    if not may_judge(request.user):
        raise PermissionDenied
    extendable = queries.extendable(request.user)
    form = ExtendForm(
        request.POST if request.method == "POST" else None,
        extendable=extendable,
        picked=tuple(request.GET.getlist("bao-cao")),
    )
    if request.method == "POST" and form.is_valid():
        try:
            done = services.extend_submissions(
                actor=request.user,
                submissions=form.cleaned_data["submissions"],
                until=form.cleaned_data["until"],
                reason=form.cleaned_data["reason"],
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã gia hạn {number(len(done))} báo cáo. Các đơn vị đã được báo.")
            _tell_doubts_of_many(request, done)
            return redirect("campaigns:extension_list")
    calendar, today = calendar_of(request), clock.today()
    lines = [(row, present_deadline(row, row.returned_at, calendar), display_state(row, today)) for row in extendable]
    return render(request, "campaigns/extension_extend.html", {"lines": lines, "form": form})

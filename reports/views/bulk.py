"""One verb for many reports from the board or the review list: what is needed for it, what it would do, then done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from campaigns.deadlines import display_state
from campaigns.models import Phase, Submission
from campaigns.queries.extensions import date_doubts
from campaigns.queries.reviews import ReviewChoice, reports_of_part
from core import clock
from core.errors import RuleBroken
from core.once import calendar_of
from core.wording import number, short_date
from reports import services
from reports.forms import MoreTimeForm, NothingForm, ReturnManyForm, WaiverForm
from reports.services.bulk import Order, Outcome
from reports.views.board import asked, units_of_filter

# So many of those that could not be done since they were shown are named in the message.
NAMED = 5


@dataclass(frozen=True)
class Verb:
    """A verb as its page says it: the button, the sentence of what follows, what must be typed for it."""

    name: str
    label: str
    icon: str
    consequence: str
    form: type[Form] = NothingForm
    is_grave: bool = False

    @property
    def lower(self) -> str:
        return self.label[0].lower() + self.label[1:]


VERBS = {
    "chap-nhan": Verb("accept", "Chấp nhận", "check", "Báo cáo được dùng để tổng hợp; đơn vị được báo ngay."),
    "tra-lai": Verb(
        "return", "Trả lại", "back", "Đơn vị được báo ngay và chỉ sửa được các mục đã chọn.", ReturnManyForm, True
    ),
    "nhac": Verb("remind", "Nhắc", "bell", "Người của đơn vị nhận được thông báo và thư."),
    "gia-han": Verb("extend", "Gia hạn", "clock", "Đơn vị được báo ngay; lịch nhắc theo ngày mới.", MoreTimeForm),
    "mien-nop": Verb(
        "waive", "Miễn nộp", "slash", "Đơn vị không phải nộp báo cáo này và được báo ngay.", WaiverForm, True
    ),
}


@require_POST
def bulk(request: HttpRequest, verb: str) -> HttpResponse:
    """Ticked rows come in: first what must be typed, then what would happen with each, then it happens."""
    chosen = VERBS.get(verb)
    if chosen is None:
        raise Http404
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    rows, back, step = _ticked(request), _way_back(request), request.POST.get("step", "")
    form = chosen.form(request.POST) if step in ("try", "do") or not chosen.form.base_fields else chosen.form()
    if step == "edit":
        form = chosen.form(initial=_typed(request, chosen))
    context = {"verb": chosen, "slug": verb, "form": form, "back": back, "rows": _shown(rows), "chosen": _carried(rows)}
    try:
        if not form.is_bound or not form.is_valid():
            if not rows:
                raise RuleBroken("Chọn ít nhất một báo cáo.")
            return render(request, "reports/bulk_form.html", context)
        order = _order(request, chosen, form)
        if step == "do":
            known = {name: set(_carried_numbers(request, name)) for name in ("skipped", "left")}
            agreed = [row for row in rows if row.pk not in known["skipped"] | known["left"]]
            outcome = services.perform_bulk(actor=request.user, order=order, submissions=agreed)
            _tell(request, chosen, outcome, skipped=len(known["skipped"]), left=len(known["left"]))
            return redirect(back)
        outcome = services.try_bulk(actor=request.user, order=order, submissions=rows)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    context |= {
        "ready": _shown(outcome.done),
        "skipped": [(row, display_state(row, clock.today()), sentence) for row, sentence in outcome.skipped],
        "left": len(outcome.left),
        "skipped_carried": _pks(row for row, _ in outcome.skipped),
        "left_carried": _pks(outcome.left),
        "doubts": _doubts(request, order, outcome.done),
        "typed": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
        "told": _told(form),
    }
    return render(request, "reports/bulk_try.html", context)


def _ticked(request: HttpRequest) -> list[Submission]:
    """The reports that were ticked, on the review list or as units of a phase on the board, or all of the filter of
    either: one statement; 2 more for a filter of the board."""
    own = Q(pk__in=[*_numbers(request, "submission"), *(pk for pk, _ in _chosen(request))])
    if "every" in request.POST and "phase" not in request.POST:
        part = ReviewChoice(tab=request.GET.get("phan", ""), reviewer=asked(request).reviewer)
        own |= Q(pk__in=reports_of_part(request.user, part).order_by().values("pk"))
    for pk in _numbers(request, "phase")[:1]:
        phase = Phase.objects.select_related("campaign").filter(pk=pk).first() if "every" in request.POST else None
        units = units_of_filter(request, phase) if phase else _numbers(request, "unit")
        own |= Q(phase=pk, unit__in=units)
    rows = Submission.objects.visible_to(request.user).filter(own).select_related("phase__campaign__owner", "unit")
    return list(
        rows.annotate(last_revision=Max("revisions__number")).order_by("phase__ordinal", "unit__position", "unit__name")
    )


def _chosen(request: HttpRequest) -> list[tuple[int, int]]:
    """What the page before showed: each report with the number of the version that was seen, 0 for none."""
    pairs = (pair.partition(":") for pair in request.POST.get("chosen", "").split())
    return [
        (int(pk), int(seen) if seen.isdecimal() and len(seen) < 10 else 0)
        for pk, _, seen in pairs
        if pk.isdecimal() and len(pk) < 10
    ]


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(typed) for typed in request.POST.getlist(name) if typed.isdecimal() and len(typed) < 10]


def _carried(rows: Iterable[Any]) -> str:
    """The reports with their versions as one field of the next page: a thousand fields would be refused."""
    return " ".join(f"{row.pk}:{row.last_revision}" if row.last_revision else str(row.pk) for row in rows)


def _pks(rows: Iterable[Submission]) -> str:
    """What the page told that it passes over, so that the last press does nothing that was not shown."""
    return " ".join(str(row.pk) for row in rows)


def _carried_numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(pk) for pk in request.POST.get(name, "").split() if pk.isdecimal() and len(pk) < 10]


def _doubts(request: HttpRequest, order: Order, rows: Iterable[Submission]) -> list[str]:
    """What should be known of the new day before it holds, each sentence once whatever the number of reports."""
    if order.until is None:
        return []
    calendar = calendar_of(request)
    return list(dict.fromkeys(doubt for row in rows for doubt in date_doubts(row, order.until, calendar)))


def _way_back(request: HttpRequest) -> str:
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if safe else reverse("reports:board")


def _typed(request: HttpRequest, verb: Verb) -> dict[str, Any]:
    """What was typed before, to be changed."""
    many = {"parts"} & verb.form.base_fields.keys()
    return {
        name: request.POST.getlist(name) if name in many else request.POST.get(name, "")
        for name in verb.form.base_fields
    }


def _order(request: HttpRequest, verb: Verb, form: Form) -> Order:
    return Order(
        verb=verb.name,
        reason=form.cleaned_data.get("reason", "").strip(),
        until=form.cleaned_data.get("until"),
        parts=tuple(form.cleaned_data.get("parts", ())),
        seen={pk: seen for pk, seen in _chosen(request) if seen},
    )


def _shown(rows: Iterable[Submission]) -> list[tuple[Submission, Any]]:
    return [(row, display_state(row, clock.today())) for row in rows]


def _told(form: Form) -> list[tuple[str, str]]:
    """What was typed, as it is read before the last press."""
    told = []
    for bound in form:
        value = form.cleaned_data[bound.name]
        if isinstance(value, list):
            labels = dict(bound.field.choices)  # type: ignore[attr-defined]
            value = "; ".join(str(labels[each]) for each in value)
        if isinstance(value, date):
            value = short_date(value)
        told.append((str(bound.label), value))
    return told


def _tell(request: HttpRequest, verb: Verb, outcome: Outcome, *, skipped: int, left: int) -> None:
    """What was done, how many were passed over as the page before told, and by name what could not be done since."""
    passed = f" Bỏ qua {number(skipped)} báo cáo như đã báo." if skipped else ""
    if outcome.done:
        messages.success(request, f"Đã {verb.lower} {number(len(outcome.done))} báo cáo.{passed}")
    if outcome.skipped:
        named = " ".join(f"{row.unit}: {sentence}" for row, sentence in outcome.skipped[:NAMED])
        rest = len(outcome.skipped) - NAMED
        more = f" Và {number(rest)} báo cáo khác." if rest > 0 else ""
        messages.warning(request, f"{number(len(outcome.skipped))} báo cáo không {verb.lower} được. {named}{more}")
    if left := left + len(outcome.left):
        messages.info(request, f"Còn {number(left)} báo cáo chưa làm. Chọn lại để làm tiếp.")

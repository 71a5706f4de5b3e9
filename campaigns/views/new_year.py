"""Lập phong trào năm mới: the year, then three steps. Each step keeps what was typed before it looks at it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns import services
from campaigns.forms.new_year import DatesForm, StepForm, YearForm
from campaigns.forms.new_year_work import WorkForm
from campaigns.models import Campaign
from campaigns.new_year.days import due_told
from campaigns.new_year.draft import LAST_YEAR, YearDraft
from campaigns.queries import new_year as queries
from campaigns.queries.new_year_doubts import doubts_of
from campaigns.services.new_year import COPIED
from campaigns.views.campaigns import managed_campaign
from core.errors import RuleBroken
from core.models import JournalEntry
from core.once import calendar_of
from core.wording import clock_time, short_date

STEPS = ("Ngày", "Nhiệm vụ, phân công, chỉ tiêu", "Xem lại")
START, REVIEW = "campaigns:new_year_start", "campaigns:new_year_review"
# Where each step is asked.
PAGES = {DatesForm.step: "campaigns:new_year_dates", WorkForm.step: "campaigns:new_year_work"}


@require_GET
def new_year_start(request: HttpRequest, pk: int) -> HttpResponse:
    """The year first; what lies unfinished is gone on with."""
    campaign = managed_campaign(request, pk)
    form = YearForm(request.GET if "nam" in request.GET else None, campaign=campaign)
    if form.is_bound and form.is_valid():
        return redirect("campaigns:new_year_dates", pk, form.cleaned_data["nam"])
    context = {
        "campaign": campaign,
        "form": form,
        "unfinished": queries.unfinished(campaign, request.user),
        "colleagues": queries.colleagues_at(campaign, request.user),
    }
    return render(request, "campaigns/new_year_start.html", context)


def _campaign_of(request: HttpRequest, pk: int, year: int) -> Campaign:
    campaign = managed_campaign(request, pk)
    if not campaign.year < year <= LAST_YEAR:
        raise Http404
    return campaign


def _address(campaign: Campaign, year: int, step: str, field: str = "") -> str:
    return reverse(PAGES[step], args=[campaign.pk, year]) + (f"#div_id_{field}" if field else "")


def _gone_there(request: HttpRequest, made: Campaign) -> HttpResponseRedirect:
    """The year has its campaign: it is shown instead."""
    line = JournalEntry.objects.about(made).filter(code=COPIED).select_related("actor__person").first()
    who = (
        f" do {line.actor} lập lúc {clock_time(line.at)} ngày {short_date(line.at)}"
        if line and line.actor
        else " đã được lập"
    )
    messages.info(request, f"Phong trào năm {made.year}{who}. Đây là phong trào đó; muốn khác thì sửa tại đây.")
    return redirect(made)


Answers = dict[str, dict[str, list[str]]]


def _answers(request: HttpRequest, campaign: Campaign, year: int) -> Answers:
    kept = queries.answers_of(campaign, year, request.user)
    return kept.answers if kept else {}


def _forms(request: HttpRequest, campaign: Campaign, planned: YearDraft, answers: Answers) -> dict[str, StepForm]:
    """The form of each step with what was typed in it so far; the work is shown with the dates as typed."""
    dates = DatesForm(
        planned, bases=campaign.based_on, calendar=calendar_of(request), answers=answers.get(DatesForm.step)
    )
    work = WorkForm(dates.applied(), answers=answers.get(WorkForm.step))
    return {DatesForm.step: dates, WorkForm.step: work}


@require_http_methods(["GET", "POST"])
def new_year_dates(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    return _step(request, pk, year, DatesForm.step)


@require_http_methods(["GET", "POST"])
def new_year_work(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    return _step(request, pk, year, WorkForm.step)


def _step(request: HttpRequest, pk: int, year: int, step: str) -> HttpResponse:
    campaign = _campaign_of(request, pk, year)
    made = queries.copy_of(campaign, year)
    if made:
        return _gone_there(request, made)
    if request.method == "POST":
        return _answered(request, campaign, year, step)
    planned = queries.plan_next_year(campaign, year)
    return _page(request, campaign, year, _forms(request, campaign, planned, _answers(request, campaign, year))[step])


def _page(request: HttpRequest, campaign: Campaign, year: int, form: StepForm) -> HttpResponse:
    is_first = form.step == DatesForm.step
    context = {**_about(request, campaign, year), "form": form, "now": 1 if is_first else 2}
    return render(request, f"campaigns/new_year_{'dates' if is_first else 'work'}.html", context)


def _about(request: HttpRequest, campaign: Campaign, year: int) -> dict[str, Any]:
    """What each step shows: two statements, another when the days off were not read yet."""
    return {
        "campaign": campaign,
        "year": year,
        "steps": STEPS,
        "others": queries.others_of_year(campaign, year),
        "colleagues": [each for each in queries.colleagues_at(campaign, request.user) if each.year == year],
        "has_holidays": year in calendar_of(request).known_years,
        "may_keep_holidays": request.user.has_perm("core.manage_holidays"),
    }


def _answered(request: HttpRequest, campaign: Campaign, year: int, step: str) -> HttpResponse:
    """What was typed is kept, then one of: a proposal taken, back, or on when nothing is refused."""
    planned, answers = queries.plan_next_year(campaign, year), _answers(request, campaign, year)
    answers[step] = _forms(request, campaign, planned, answers)[step].typed(request.POST)
    form = _forms(request, campaign, planned, answers)[step]
    taken = request.POST.get("take", "")
    answers[step] |= {
        name: [value]
        for about, fields in (form.proposals() if taken else {}).items()
        if taken in ("all", about)
        for name, value in fields.items()
    }
    services.keep_answers(actor=request.user, campaign=campaign, year=year, step=step, answers=answers[step])
    if taken:
        return redirect(_address(campaign, year, step, taken if taken in form.fields else ""))
    is_first = step == DatesForm.step
    if "back" in request.POST:
        return redirect(START, campaign.pk) if is_first else redirect(_address(campaign, year, DatesForm.step))
    if not form.is_valid():
        return _page(request, campaign, year, form)
    return redirect(PAGES[WorkForm.step] if is_first else REVIEW, campaign.pk, year)


@require_http_methods(["GET", "POST"])
def new_year_review(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Everything at one glance, then the campaign."""
    campaign = _campaign_of(request, pk, year)
    made = queries.copy_of(campaign, year)
    if made:
        return _gone_there(request, made)
    planned = queries.plan_next_year(campaign, year)
    forms = _forms(request, campaign, planned, _answers(request, campaign, year))
    for step, form in forms.items():
        if form.is_bound and not form.is_valid():
            messages.warning(request, "Bước này còn chỗ phải sửa trước khi xem lại.")
            return redirect(_address(campaign, year, step))
    draft, calendar = forms[WorkForm.step].applied(), calendar_of(request)
    if request.method == "POST":
        return _create(request, campaign, draft)
    step_of = {field: step for step, form in forms.items() for field in form.fields}
    names = {unit.pk: unit.name for unit in draft.units}
    context = {
        **_about(request, campaign, year),
        "now": 3,
        "draft": draft,
        "doubts": [
            (doubt.sentence, _address(campaign, year, step_of[doubt.key], doubt.key))
            for doubt in doubts_of(draft, campaign.year, calendar)
        ],
        "bases": [campaign.based_on[at] for at in draft.bases],
        "phases": [
            (
                phase,
                due_told(phase.report_deadline, calendar, rolls=draft.rolls),
                due_told(phase.wrap_up_deadline, calendar) if phase.wrap_up_deadline else "",
            )
            for phase in draft.phases
        ],
        "participants": [names[pk] for pk in names if pk in draft.participants],
        "heirs": [(unit.name, names.get(unit.heir or 0, "")) for unit in draft.gone],
    }
    return render(request, "campaigns/new_year_review.html", context)


def _create(request: HttpRequest, campaign: Campaign, draft: YearDraft) -> HttpResponse:
    try:
        new = services.create_next_year(actor=request.user, campaign=campaign, draft=draft)
    except services.YearAlreadyMade as refusal:
        # The second press of one finger, or a colleague was first.
        return _gone_there(request, refusal.campaign)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect(REVIEW, campaign.pk, draft.year)
    messages.success(
        request, f"Đã lập phong trào năm {new.year}. Việc tiếp theo: soạn văn bản Kế hoạch, rồi mở đợt 1 khi đến ngày."
    )
    return redirect(new)


@require_POST
def new_year_drop(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    campaign = _campaign_of(request, pk, year)
    services.drop_answers(actor=request.user, campaign=campaign, year=year)
    messages.success(request, f"Đã bỏ phần đang lập dở của năm {year}.")
    return redirect(START, pk)

"""Official figures: which items await them, which revision is in force, what waits for whom."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from accounts.models import Role, Scope, User
from campaigns.models import Review, Submission, SubmissionItem, SubmissionRevision, Task
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.models.tasks import AssignmentRole, Measure
from campaigns.plausible import faults
from campaigns.queries.frozen import as_frozen, says_the_same
from core.workflow import State

WAITING = State("official_waiting", "Số liệu chính thức chờ chấp nhận", "clock", "sent")
RETURNED = State("official_returned", "Số liệu chính thức bị trả lại", "back", "back")
# An estimate ends where the official figure begins.
_WITHOUT_ESTIMATE = {"estimate": "", "estimate_value": None}
_FIGURES = (Measure.FIGURE, Measure.PERCENT)


def official_refusal(submission: Submission) -> str:
    """Why official figures cannot be handed in now; "" when they can. The phase may be closed, its campaign not."""
    if submission.phase.campaign.state == "closed":
        return "Phong trào đã kết thúc nên không thay số liệu được nữa."
    if submission.state != "accepted":
        return "Số liệu chính thức chỉ thay số ước của báo cáo đã được chấp nhận."
    if submission.has_official_waiting:
        return "Đơn vị đã gửi số liệu chính thức và đang chờ chấp nhận."
    return ""


def in_force(submission: Submission) -> SubmissionRevision | None:
    """The revision that counts: the latest report, or official figures that were accepted after it. One statement."""
    counts = Q(kind=RevisionKind.REPORT) | Q(reviews__outcome=ReviewOutcome.ACCEPTED)
    return submission.revisions.filter(counts).order_by("-number").first()


def returned_official(user: User) -> QuerySet[Any]:
    """Reports of the person's units whose official figures came back and were not sent again, while they can be: each with
    `official_reason`."""
    is_return = When(revision__kind=RevisionKind.OFFICIAL, outcome=ReviewOutcome.RETURNED, then=F("reason"))
    judged = Review.objects.filter(revision__submission=OuterRef("pk")).order_by("-revision__number", "-id")
    return (
        Submission.objects.filter(
            unit_id__in=user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS),
            state="accepted",
            has_official_waiting=False,
        )
        .exclude(phase__campaign__state="closed")
        .annotate(official_reason=Subquery(judged.annotate(told=Case(is_return)).values("told")[:1]))
        .filter(official_reason__isnull=False)
    )


def still_accepted(submission: Submission) -> list[SubmissionRevision]:
    """Each revision whose last judgement is "accepted". One statement."""
    judged = Review.objects.filter(revision=OuterRef("pk")).order_by("-id").values("outcome")[:1]
    return list(submission.revisions.annotate(last=Subquery(judged)).filter(last=ReviewOutcome.ACCEPTED))


def shown_revisions(submission: Submission, revisions: Sequence[SubmissionRevision]) -> list[SubmissionRevision]:
    """Of revisions newest first those that count, before them official figures that wait. No statement when the reviews
    were read."""
    return [
        revision
        for revision in revisions
        if (submission.has_official_waiting and revision is revisions[0]) or _counts(revision)
    ]


def _counts(revision: SubmissionRevision) -> bool:
    return revision.kind == RevisionKind.REPORT or any(
        review.outcome == ReviewOutcome.ACCEPTED for review in revision.reviews.all()
    )


def earlier_of(revision: SubmissionRevision, revisions: Iterable[SubmissionRevision]) -> SubmissionRevision | None:
    """The revision that this one replaced or meant to replace, among those newest first. No statement."""
    return next((each for each in revisions if each.number < revision.number and _counts(each)), None)


def awaiting_official(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The frozen items that the unit leads and that hold a figure or an estimate."""
    return [
        item
        for item in content["items"]
        if item["role"] == AssignmentRole.LEAD
        and item["task"]
        and (item["task"]["measure"] in _FIGURES or item["estimate"] or item["estimate_value"] is not None)
    ]


def thawed(item: dict[str, Any], submission: Submission, **values: Any) -> SubmissionItem:
    """The frozen item as an unsaved row, with `values` in it: the model's own rules then judge it. No statement."""
    task = item["task"]

    def day(name: str) -> date | None:
        return date.fromisoformat(item[name]) if item[name] else None

    def figure(name: str) -> Decimal | None:
        return Decimal(item[name]) if item[name] is not None else None

    told = {name: item[name] for name in ("status", "product_number", "text", "difficulty", "estimate", "is_none")}
    told |= {"product_on": day("product_on"), "done_until": day("done_until")}
    told |= {"value": figure("value"), "estimate_value": figure("estimate_value")}
    return SubmissionItem(
        pk=item["id"],
        submission=submission,
        ordinal=item["ordinal"],
        role=item["role"],
        task=Task(pk=task["id"], text=task["text"], measure=task["measure"], figure_unit=task["figure_unit"]),
        **(told | values),
    )


def official_fields(item: dict[str, Any]) -> tuple[str, ...]:
    """The columns that official figures may replace, in the order of the form."""
    own = thawed(item, Submission()).own_fields
    return tuple(name for name in own if name not in ("difficulty", *_WITHOUT_ESTIMATE))


def with_official(item: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The frozen item with official `values`: its estimate falls away. The same item when they tell nothing new."""
    changed = {**item, **as_frozen(values)}
    return item if says_the_same(changed, item) else {**changed, **_WITHOUT_ESTIMATE}


def official_faults(
    item: dict[str, Any], submission: Submission, values: dict[str, Any], today: date
) -> dict[str, str]:
    """What cannot be true in the official values, or is missing, by column; "" names the whole item. No statement."""
    row = thawed(item, submission, **values)
    found = faults(row, values, today)
    return found or ({"": row.gap} if row.gap else {})

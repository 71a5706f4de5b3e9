"""The office looks at a unit's work (kiểm tra): a visit or a desk check, what was found, what the unit answers."""

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Role, Unit
from campaigns.models.offices import FromTheOffice
from campaigns.models.plan import Campaign, Phase
from campaigns.workflow import INSPECTION
from core import clock
from core.calendar import Bound, Deadline
from core.wording import local_day
from core.workflow import State
from documents.models import EvidenceItem

# What an awaited answer is shown as once its day has passed; nothing of it is stored (architecture P4).
OVERDUE_ANSWER = State("overdue", "Quá hạn trả lời", "clock", "over")
# The answer that stands was given.
ANSWERED = ("answered", "closed")


class InspectionKind(models.TextChoices):
    VISIT = "visit", "Kiểm tra tại đơn vị"
    DESK = "desk", "Kiểm tra qua hồ sơ"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: Any) -> "InspectionQuerySet":
        """All of the campaign for the owner's office and director; the unit's own for its people."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        return self.filter(Q(campaign__owner_id__in=close) | Q(unit_id__in=own))

    def overdue_on(self, day: date) -> "InspectionQuerySet":
        """Whose answer should have come before that day."""
        return self.filter(state="answer_awaited", answer_due_on__lt=day)

    def answered_late(self) -> "InspectionQuerySet":
        return self.filter(state__in=ANSWERED, answered_at__date__gt=F("answer_due_on"))


class Inspection(FromTheOffice, models.Model):
    """A check of one unit in a campaign. With a request it is an obligation of the unit until answered and closed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="inspections", verbose_name="phong trào")
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name="đợt"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections", verbose_name="đơn vị được kiểm tra")
    kind = models.CharField("hình thức", max_length=10, choices=InspectionKind.choices)
    state = models.CharField("tình trạng", max_length=20, choices=INSPECTION.choices, default="scheduled")
    held_on = models.DateField("ngày kiểm tra")
    participants = models.TextField("thành phần", blank=True)
    findings = models.TextField("kết quả kiểm tra", blank=True)
    request = models.TextField("yêu cầu đối với đơn vị", blank=True)
    answer_due_on = models.DateField("hạn trả lời", null=True, blank=True)
    answer_bound = models.CharField("cách ghi hạn trả lời", max_length=10, choices=Bound.choices, default=Bound.BY)
    answer = models.TextField("trả lời của đơn vị", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    waiver_reason = models.TextField("lý do không chờ trả lời", blank=True)
    evidence = models.ManyToManyField(EvidenceItem, related_name="inspections", verbose_name="minh chứng")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "kiểm tra"
        verbose_name_plural = "kiểm tra"
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=INSPECTION.values), name="inspection_state_known"),
            models.CheckConstraint(
                condition=~Q(state="answer_awaited") | (~Q(request="") & Q(answer_due_on__isnull=False)),
                name="inspection_awaits_a_dated_request",
            ),
            models.CheckConstraint(
                condition=~Q(state="waived") | ~Q(waiver_reason=""), name="inspection_waived_for_a_reason"
            ),
        ]

    journal_related = ("campaign", "unit")
    office_owner, office_reader = "campaign__owner", "unit"

    def __str__(self) -> str:
        return f"Kiểm tra {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:inspection_detail", args=[self.pk])

    @property
    def state_row(self) -> State:
        return INSPECTION.state(self.state)

    @property
    def shown_state(self) -> State:
        """The state as lists show it today: an awaited answer may be overdue."""
        is_overdue = self.state == "answer_awaited" and self.deadline and self.deadline.is_overdue(clock.today())
        return OVERDUE_ANSWER if is_overdue else self.state_row

    @property
    def answered_on(self) -> date | None:
        """The day of the answer that stands; None while one is awaited."""
        return local_day(self.answered_at) if self.answered_at and self.state in ANSWERED else None

    @property
    def is_mendable(self) -> bool:
        """Whether its result was recorded and the unit has not answered yet."""
        return self.state in ("answer_awaited", "closed") and self.answered_at is None

    @property
    def asked(self) -> str:
        """What tells one wording of findings and request from another."""
        return hashlib.sha256(f"{self.findings}\n{self.request}".encode()).hexdigest()[:16]

    @property
    def deadline(self) -> Deadline | None:
        """Until when the unit answers; None while nothing is asked of it."""
        return Deadline(self.answer_due_on, self.answer_bound) if self.answer_due_on else None

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"

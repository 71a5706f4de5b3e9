"""The office looks at a unit's work (kiểm tra): a visit or a desk check, what was found, what the unit answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Role, Unit
from campaigns.models.offices import FromTheOffice
from campaigns.models.plan import Campaign, Phase
from campaigns.workflow import INSPECTION
from core.calendar import Bound, Deadline
from core.workflow import State
from documents.models import EvidenceItem


class InspectionKind(models.TextChoices):
    VISIT = "visit", "Kiểm tra tại đơn vị"
    DESK = "desk", "Kiểm tra qua hồ sơ"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: Any) -> "InspectionQuerySet":
        """All of the campaign for the owner's office and director; the unit's own for its people."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        return self.filter(Q(campaign__owner_id__in=close) | Q(unit_id__in=own))


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
    def deadline(self) -> Deadline | None:
        """Until when the unit answers; None while nothing is asked of it."""
        return Deadline(self.answer_due_on, self.answer_bound) if self.answer_due_on else None

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"

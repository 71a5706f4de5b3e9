"""More time for a report (gia hạn): what the unit asked, what the office decided, and the deadline it replaced."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Role
from campaigns.models.submissions import Submission
from campaigns.workflow import EXTENSION
from core.calendar import Bound, Deadline


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def visible_to(self, user: Any) -> "ExtensionQuerySet":
        """Whoever sees the report: the unit's own; all of the campaign for the owner's office and director."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        return self.filter(Q(submission__phase__campaign__owner_id__in=close) | Q(submission__unit_id__in=own))


class Extension(models.Model):
    """One extension of a report. `asked_by` is empty when the office gave it unasked; rows stay as history."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="extensions", verbose_name="báo cáo")
    state = models.CharField("tình trạng", max_length=20, choices=EXTENSION.choices, default="asked")
    until = models.DateField("gia hạn đến")
    reason = models.TextField("lý do")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người đề nghị"
    )
    asked_at = models.DateTimeField("đề nghị lúc")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người quyết định"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True)
    decision_note = models.TextField("ý kiến", blank=True)
    before_on = models.DateField("hạn cũ")
    before_bound = models.CharField("cách ghi hạn cũ", max_length=10, choices=Bound.choices)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["submission", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EXTENSION.values), name="extension_state_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(state="asked"), name="extension_asked_once_at_a_time"
            ),
        ]

    journal_related = ("submission",)

    def __str__(self) -> str:
        return f"Gia hạn {self.submission}"

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()

    @property
    def granted_deadline(self) -> Deadline:
        """The deadline that it gave a report never handed in: the very day, be it one of rest, worded as the old one."""
        return Deadline(self.until, self.before_bound)

    @property
    def before(self) -> Deadline:
        """The deadline that stood when it was asked."""
        return Deadline(self.before_on, self.before_bound)

    @property
    def journal_scope(self) -> str:
        return self.submission.journal_scope

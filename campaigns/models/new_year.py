"""What somebody has typed so far in the wizard that makes next year's campaign from this year's."""

from typing import Any

from django.conf import settings
from django.db import models

from campaigns.models.plan import Campaign


class NewYearDraft(models.Model):
    """One person's answers for one year, step by step as typed, right or wrong; gone once the campaign is made."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="year_drafts", verbose_name="phong trào")
    year = models.PositiveSmallIntegerField("năm mới")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người đang lập"
    )
    answers: Any = models.JSONField("phần đã nhập", default=dict)
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "bản lập dở của năm mới"
        verbose_name_plural = "bản lập dở của năm mới"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "year", "made_by"], name="year_draft_once_per_person")
        ]

    def __str__(self) -> str:
        return f"Bản lập dở năm {self.year}"

"""How the papers of a body get their numbers."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import Unit
from documents.models.papers import PaperKind


class NumberingRuleQuerySet(models.QuerySet["NumberingRule"]):
    def by_series(self, body_id: int, kind: str) -> bool:
        """Whether the site numbers the papers of the body and kind: one statement."""
        return self.filter(body=body_id, kind=kind, mode=NumberingRule.Mode.SERIES).exists()


class NumberingRule(models.Model):
    """The office's choice for one kind of paper; without a row its numbers are typed."""

    class Mode(models.TextChoices):
        TYPED = "typed", "Văn thư nhập số sau khi ký"
        SERIES = "series", "Hệ thống cấp số lần lượt trong năm"

    body = models.ForeignKey(Unit, models.PROTECT, related_name="numbering_rules", verbose_name="cơ quan ban hành")
    kind = models.CharField("loại văn bản", max_length=10, choices=PaperKind.choices)
    mode = models.CharField("cách ghi số", max_length=10, choices=Mode.choices, default=Mode.TYPED)

    objects = NumberingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "cách ghi số văn bản"
        verbose_name_plural = "cách ghi số văn bản"
        constraints = [
            models.UniqueConstraint(fields=["body", "kind"], name="numbering_rule_once"),
            models.CheckConstraint(condition=Q(mode__in=["typed", "series"]), name="numbering_mode_known"),
        ]

    journal_related = ("body",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_mode_display().lower()}"


class NumberSeries(models.Model):
    """The numbers of one issuer, kind and year, from 1 on 1/1 to 31/12 (Nghị định 30/2020/NĐ-CP, Điều 15.1)."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="number_series", verbose_name="cơ quan ban hành")
    issuer_symbol = models.CharField("ký hiệu đơn vị ban hành", max_length=40, blank=True)
    kind = models.CharField("loại văn bản", max_length=10, choices=PaperKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    next_number = models.PositiveIntegerField("số tiếp theo", default=1)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = "dãy số văn bản"
        verbose_name_plural = "dãy số văn bản"
        constraints = [
            models.UniqueConstraint(fields=["body", "issuer_symbol", "kind", "year"], name="number_series_once_a_year"),
            models.CheckConstraint(condition=Q(next_number__gte=1), name="number_series_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} năm {self.year}: số tiếp theo {self.next_number:02d}"

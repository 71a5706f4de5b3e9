"""Indices that outlive one campaign (CCHC, PCI, DDCI) and what was officially published about them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from accounts.models import Role, Unit


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, user: Any) -> "IndicatorQuerySet":
        """Indices followed by a unit that the user belongs to, or by its superior."""
        own = user.unit_ids(*Role.values)
        below = Unit.objects.filter(pk__in=own, parent_id=OuterRef("unit_id"))
        return self.filter(Q(unit_id__in=own) | Exists(below))


class Indicator(models.Model):
    """A yearly index that a unit follows. In its rank the smaller figure is the better one."""

    code = models.CharField("mã", max_length=40)
    name = models.CharField("tên chỉ số", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indicators", verbose_name="đơn vị theo dõi")
    ranked_group = models.CharField("xếp hạng trong", max_length=200, help_text="Ví dụ: các sở, ban, ngành cấp tỉnh")
    publisher = models.CharField("cơ quan công bố", max_length=200, blank=True)
    note = models.TextField("ghi chú", blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ số"
        verbose_name_plural = "chỉ số"
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="indicator_once_per_unit")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator_detail", args=[self.pk])


class OfficialResult(models.Model):
    """What was published for one year: score and rank are separate facts (a score may rise while the rank falls)."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="results", verbose_name="chỉ số")
    year = models.PositiveSmallIntegerField("năm")
    score = models.DecimalField("điểm", max_digits=7, decimal_places=3, null=True, blank=True)
    rank = models.PositiveSmallIntegerField("thứ hạng", null=True, blank=True)
    ranked_count = models.PositiveSmallIntegerField("số đơn vị được xếp hạng", null=True, blank=True)
    published_on = models.DateField("ngày công bố", null=True, blank=True)
    source = models.CharField("nguồn", max_length=300, help_text="Số, ngày văn bản hoặc nơi công bố")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    entered_at = models.DateTimeField("nhập lúc", null=True)

    class Meta:
        verbose_name = "kết quả công bố"
        verbose_name_plural = "kết quả công bố"
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="result_once_a_year"),
            models.CheckConstraint(condition=Q(rank=None) | Q(rank__gte=1), name="result_rank_from_one"),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(ranked_count=None) | Q(rank__lte=F("ranked_count")),
                name="result_rank_within_group",
            ),
            models.CheckConstraint(condition=~Q(score=None, rank=None), name="result_says_something"),
        ]

    journal_related = ("indicator",)

    def __str__(self) -> str:
        return f"{self.indicator} năm {self.year}"

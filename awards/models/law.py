"""What may be given: law as dated rows with their articles (P12)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q


class Subject(models.TextChoices):
    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"


class Decider(models.TextChoices):
    DEPARTMENT = "department", "Giám đốc Sở"
    PROVINCE = "province", "Chủ tịch UBND tỉnh"
    MINISTRY = "ministry", "Bộ trưởng bộ quản lý ngành"


class Category(models.TextChoices):
    """Titles are judged at the end of the year; forms of reward can be given for one phase."""

    TITLE = "title", "Danh hiệu thi đua"
    REWARD = "reward", "Hình thức khen thưởng"


class LawQuerySet(models.QuerySet[Any]):
    """Dated rows of law: `valid_from` and an open or inclusive `valid_to`."""

    def covering(self, day: date) -> "LawQuerySet":
        """Rows whose period has the day, whoever entered them."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def shipped(self) -> "LawQuerySet":
        return self.filter(entered_by=None)

    def own(self) -> "LawQuerySet":
        return self.filter(entered_by__isnull=False)


class AwardKindQuerySet(LawQuerySet):
    def valid_on(self, day: date) -> "AwardKindQuerySet":
        """One row per code: of rows that people entered the last, before any shipped one."""
        own_rows = AwardKind.objects.covering(day).own().filter(code=OuterRef("code"))
        later = Exists(own_rows.filter(pk__gt=OuterRef("pk")))
        return self.covering(day).exclude(later).exclude(Exists(own_rows), entered_by=None)  # type: ignore[return-value]


class LegalPeriod(models.Model):
    """A period of emulation and reward law: what its kinds are given by. Căn cứ of papers come from `LegalText`."""

    code = models.CharField("thời kỳ", max_length=10, unique=True)
    law = models.CharField("luật", max_length=200)
    decree = models.CharField("nghị định", max_length=200)
    one_reward_article = models.CharField("căn cứ “một thành tích, một hình thức”", max_length=300)
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    edition = models.CharField("bản danh mục", max_length=40)

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = "thời kỳ của pháp luật"
        verbose_name_plural = "thời kỳ của pháp luật"
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return self.law


class BaseSalary(models.Model):
    """Mức lương cơ sở from a day on: bonus money is a multiple of it on the day of the decision."""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng/tháng)")
    article = models.CharField("căn cứ", max_length=300)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    edition = models.CharField("bản danh mục", max_length=40, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"], condition=Q(entered_by=None), name="base_salary_shipped_once_per_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="base_salary_dates_in_order"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="base_salary_is_money"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} đồng"


class AwardKind(models.Model):
    """A title or form of reward as the law of a period has it: a dated row with its article, never code (P12).

    `entered_by` None is a shipped row. An office's row of the same code and days goes before it; both stay.
    """

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=200)
    category = models.CharField("loại", max_length=20, choices=Category.choices)
    subject = models.CharField("đối tượng", max_length=20, choices=Subject.choices)
    decider = models.CharField("thẩm quyền", max_length=20, choices=Decider.choices)
    bonus_coefficient = models.DecimalField(
        "hệ số tiền thưởng (lần lương cơ sở)", max_digits=4, decimal_places=2, null=True, blank=True
    )
    criteria = models.TextField("tiêu chuẩn", blank=True)
    article = models.CharField("căn cứ", max_length=300)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    edition = models.CharField("bản danh mục", max_length=40, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    entered_at = models.DateTimeField("nhập lúc", null=True)

    objects = AwardKindQuerySet.as_manager()

    class Meta:
        verbose_name = "danh hiệu, hình thức khen thưởng"
        verbose_name_plural = "danh hiệu, hình thức khen thưởng"
        ordering = ["category", "decider", "name", "-subject", "-valid_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], condition=Q(entered_by=None), name="award_kind_shipped_once_per_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="award_kind_dates_in_order"
            ),
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="award_kind_subject_known"),
            models.CheckConstraint(condition=Q(decider__in=Decider.values), name="award_kind_decider_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_subject_display().lower()})"

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

"""The kernel's own rows: the journal, its seals, and the days off."""

from typing import Any

from django.conf import settings
from django.db import models

from core.calendar import WorkingCalendar, calendar_from_rows


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    def about(self, obj: models.Model) -> "JournalEntryQuerySet":
        return self.filter(object_type=obj._meta.label_lower, object_id=obj.pk)

    def within(self, scope: str) -> "JournalEntryQuerySet":
        return self.filter(scope=scope)

    def for_timeline(self) -> "JournalEntryQuerySet":
        """Newest first, with the actor and his person: one statement."""
        return self.select_related("actor__person").order_by("-id")


class JournalEntry(models.Model):
    """One line per verb, written in the verb's own transaction; never changed or deleted (database triggers)."""

    at = models.DateTimeField("lúc")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thực hiện"
    )
    unit_code = models.CharField("mã đơn vị", max_length=40, blank=True)
    unit_name = models.CharField("đơn vị", max_length=200, blank=True)
    code = models.CharField("việc", max_length=80)
    object_type = models.CharField("loại đối tượng", max_length=60)
    object_id = models.BigIntegerField("đối tượng")
    scope = models.CharField("thuộc", max_length=60, blank=True)
    before: Any = models.JSONField("trước", null=True)
    after: Any = models.JSONField("sau", null=True)
    note = models.TextField("ghi chú", blank=True)
    act = models.UUIDField("một lần làm")

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"], name="journal_object"),
            models.Index(fields=["scope", "-id"], name="journal_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.code} #{self.object_id}"


class JournalSeal(models.Model):
    """A chained fingerprint over committed journal lines: a later change of any of them shows."""

    first_id = models.BigIntegerField("dòng đầu")
    last_id = models.BigIntegerField("dòng cuối", unique=True)
    line_count = models.PositiveIntegerField("số dòng")
    previous = models.CharField("dấu trước", max_length=64, unique=True)
    digest = models.CharField("dấu", max_length=64)
    sealed_at = models.DateTimeField("lúc niêm phong")

    class Meta:
        verbose_name = "niêm phong nhật ký"
        verbose_name_plural = "niêm phong nhật ký"

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id}"


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def calendar(self) -> WorkingCalendar:
        """The working-day calendar of all entered rows: one statement."""
        return calendar_from_rows(self.values_list("on", "is_day_off"))


class Holiday(models.Model):
    """A weekday off, or a rest day worked instead, as the yearly notice says (Bộ luật Lao động 2019, Điều 111-112)."""

    on = models.DateField("ngày", unique=True)
    name = models.CharField("tên ngày", max_length=120)
    is_day_off = models.BooleanField("là ngày nghỉ", default=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ"
        verbose_name_plural = "ngày nghỉ"
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.name} {self.on.day}/{self.on.month}/{self.on.year}"

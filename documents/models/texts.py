"""Wordings that the office gave the sentences of its papers."""

from datetime import date

from django.conf import settings
from django.db import models

from accounts.models import Unit
from documents.texts import kind_of


class PaperTextQuerySet(models.QuerySet["PaperTextVersion"]):
    def until(self, day: date) -> "PaperTextQuerySet":
        """Versions that hold on the day or held before it, the one that holds last."""
        return self.filter(valid_from__lte=day).order_by("valid_from", "pk")

    def of_text(self, body: Unit, code: str) -> "PaperTextQuerySet":
        return self.filter(body=body, code=code)


class PaperTextVersion(models.Model):
    """A wording of one registered text of a body, from a day on. Never changed: an edit is a new version.

    Of versions that hold from the same day the later one goes before; without any the registered wording holds.
    """

    body = models.ForeignKey(Unit, models.PROTECT, related_name="paper_texts", verbose_name="cơ quan ban hành")
    code = models.CharField("câu mẫu", max_length=80)
    text = models.TextField("nội dung")
    valid_from = models.DateField("áp dụng từ ngày")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người sửa")
    edited_at = models.DateTimeField("sửa lúc")

    objects = PaperTextQuerySet.as_manager()

    class Meta:
        verbose_name = "câu mẫu của văn bản"
        verbose_name_plural = "câu mẫu của văn bản"
        ordering = ["-valid_from", "-id"]
        indexes = [models.Index(fields=["body", "code", "-valid_from", "-id"], name="paper_text_newest")]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="paper_text_says_something")]

    journal_related = ("body",)

    def __str__(self) -> str:
        kind = kind_of(self.code)
        return f"{kind.paper}: {kind.label}" if kind else self.code

"""Marks by which printed papers are verified, and whether official papers bear them."""

from typing import Any

from django.db import models

from accounts.models import Unit
from documents.verification import new_code


class VerificationMark(models.Model):
    """The code of a working paper that was handed out: a receipt, a giấy khen, a register.

    `kind` and `key` name the thing it is about; `name` is what the public reads and holds no person's name.
    """

    code = models.CharField("mã tra cứu", max_length=14, unique=True, default=new_code)
    kind = models.CharField("thuộc loại", max_length=60)
    key = models.CharField("thuộc hồ sơ", max_length=120)
    name = models.CharField("tên giấy tờ", max_length=300)
    body_name = models.CharField("cơ quan lập", max_length=200)
    made_on = models.DateField("ngày lập")
    # [{"name": "Bản PDF", "sha256": "…"}, …]: the files handed out, oldest first.
    files: Any = models.JSONField("dấu vân tay các tệp đã cấp", default=list)

    class Meta:
        verbose_name = "dấu tra cứu"
        verbose_name_plural = "dấu tra cứu"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="verification_mark_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class PaperSettings(models.Model):
    """The body's choices for all its papers."""

    body = models.OneToOneField(Unit, models.PROTECT, related_name="paper_settings", verbose_name="cơ quan ban hành")
    marks_papers = models.BooleanField("in mã QR tra cứu dưới Nơi nhận", default=False)

    class Meta:
        verbose_name = "thiết lập văn bản"
        verbose_name_plural = "thiết lập văn bản"

    journal_related = ("body",)

    def __str__(self) -> str:
        return f"Thiết lập văn bản của {self.body}"

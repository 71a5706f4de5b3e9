"""Giấy khen: what each body prints on its stock, and the sổ vàng with its yearly running numbers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Unit
from awards.models.nominations import Nomination
from documents.certificates import LINES, CertificateLayout, Setting


class CertificateStock(models.Model):
    """The stock that a body prints its giấy khen on: sheet, offsets, and per line whether, where and how large."""

    SHEETS = (("A4", "A4 ngang (297 × 210 mm)"), ("A3", "A3 ngang (420 × 297 mm)"))

    body = models.OneToOneField(Unit, models.PROTECT, related_name="certificate_stock", verbose_name="đơn vị")
    sheet = models.CharField("khổ giấy", max_length=2, choices=SHEETS, default="A4")
    dx = models.DecimalField("độ lệch ngang (mm)", max_digits=4, decimal_places=1, default=0)
    dy = models.DecimalField("độ lệch dọc (mm)", max_digits=4, decimal_places=1, default=0)
    lines: Any = models.JSONField("các dòng", default=dict)

    class Meta:
        verbose_name = "phôi giấy khen"
        verbose_name_plural = "phôi giấy khen"
        constraints = [models.CheckConstraint(condition=Q(sheet__in=("A4", "A3")), name="certificate_sheet_known")]

    def __str__(self) -> str:
        return f"Phôi giấy khen của {self.body}"

    @property
    def layout(self) -> CertificateLayout:
        """The places of the lines as documents lays them out."""
        return CertificateLayout(
            sheet=self.sheet,
            dx=float(self.dx),
            dy=float(self.dy),
            settings={code: Setting(**said) for code, said in self.lines.items() if code in LINES},
        )


class GoldenBook(models.Model):
    """The sổ vàng of a body and year: the last number given. Its row is locked while numbers are given."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="golden_books", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    last_number = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "sổ vàng"
        verbose_name_plural = "sổ vàng"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="golden_book_once_a_year")]

    def __str__(self) -> str:
        return f"Sổ vàng năm {self.year} của {self.body}"


class Certificate(models.Model):
    """A giấy khen: one line of the sổ vàng, given once to one who is rewarded and never changed."""

    book = models.ForeignKey(GoldenBook, models.PROTECT, related_name="certificates", verbose_name="sổ vàng")
    number = models.PositiveIntegerField("số sổ vàng")
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, related_name="certificate", verbose_name="người, tập thể được khen"
    )
    achievement = models.CharField("thành tích ghi trên giấy khen", max_length=600)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField("vào sổ lúc")

    class Meta:
        verbose_name = "giấy khen"
        verbose_name_plural = "giấy khen"
        ordering = ["-book__year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="certificate_number_once_a_year"),
            models.CheckConstraint(condition=Q(number__gt=0), name="certificate_number_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"Giấy khen số {self.golden_number}"

    @property
    def golden_number(self) -> str:
        """`12/2021`: the number in the sổ vàng of the year."""
        return f"{self.number}/{self.book.year}"

"""The register of legal texts: what papers cite, since when and until when it holds."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.wording import short_date
from documents.decree import written_date


class LegalKind(models.TextChoices):
    """Kinds of legal texts, the highest first: căn cứ are cited in this order."""

    LAW = "law", "Luật"
    ORDINANCE = "ordinance", "Pháp lệnh"
    RESOLUTION = "resolution", "Nghị quyết"
    DECREE = "decree", "Nghị định"
    CIRCULAR = "circular", "Thông tư"
    DECISION = "decision", "Quyết định"
    DIRECTIVE = "directive", "Chỉ thị"


RANKS = {kind: rank for rank, kind in enumerate(LegalKind.values)}
ACTS = (LegalKind.LAW, LegalKind.ORDINANCE)


class LegalField(models.TextChoices):
    EMULATION = "emulation", "Thi đua, khen thưởng"
    ORGANISATION = "organisation", "Chức năng, tổ chức"
    RECORDS = "records", "Công tác văn thư"


class LegalTextQuerySet(models.QuerySet["LegalText"]):
    def in_force_on(self, day: date) -> "LegalTextQuerySet":
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def not_in_force_on(self, day: date) -> "LegalTextQuerySet":
        return self.filter(Q(valid_to__lt=day) | Q(valid_from__gt=day))

    def shipped(self) -> "LegalTextQuerySet":
        return self.filter(entered_by=None)

    def own(self) -> "LegalTextQuerySet":
        return self.filter(entered_by__isnull=False)

    def cited_on(self, day: date) -> "LegalTextQuerySet":
        """What an award decision of the day opens with."""
        return self.in_force_on(day).filter(is_cited=True)

    def bases_on(self, day: date, field: str) -> tuple[str, ...]:
        """The căn cứ lines of one field, without the word itself, for a paper of the day. One statement."""
        return citations(self.cited_on(day).filter(field=field))


class LegalText(models.Model):
    """A legal text as papers cite it. `valid_to` is its last day; `entered_by` None is a row of the shipped edition.

    What the office writes makes the row the office's: no shipped edition changes it afterwards (architecture P12).
    """

    kind = models.CharField("loại văn bản", max_length=20, choices=LegalKind.choices)
    number = models.CharField("số, ký hiệu", max_length=60)
    title = models.CharField("tên gọi", max_length=400)
    folded = models.CharField("chữ để tìm", max_length=500, editable=False)
    issuer = models.CharField("cơ quan ban hành", max_length=120)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    field = models.CharField("lĩnh vực", max_length=20, choices=LegalField.choices)
    valid_from = models.DateField("có hiệu lực từ")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name="sửa đổi, bổ sung cho"
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced", verbose_name="văn bản thay thế"
    )
    is_cited = models.BooleanField("ghi vào căn cứ của quyết định", default=False)
    is_verified = models.BooleanField("đã đối chiếu với nguồn", default=False)
    source = models.CharField("nguồn", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    edition = models.CharField("bản danh mục", max_length=40, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    entered_at = models.DateTimeField("ghi lúc", null=True)

    objects = LegalTextQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản pháp luật"
        verbose_name_plural = "văn bản pháp luật"
        ordering = ["-valid_from", "-issued_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["number", "issuer"], name="legal_text_number_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="legal_text_dates_in_order"
            ),
            models.CheckConstraint(condition=~Q(amends=F("pk")), name="legal_text_amends_another"),
            models.CheckConstraint(condition=~Q(replaced_by=F("pk")), name="legal_text_replaced_by_another"),
        ]

    def __str__(self) -> str:
        return self.spoken

    def get_absolute_url(self) -> str:
        return reverse("documents:legal_detail", args=[self.pk])

    @property
    def spoken(self) -> str:
        """`Nghị định số 91/2017/NĐ-CP`: the text inside a sentence of the site."""
        return f"{self.get_kind_display()} số {self.number}"

    @property
    def citation(self) -> str:
        """The text as a căn cứ names it: acts of parliament by title and day, others by number, day and issuer too."""
        day = f" {written_date(self.issued_on, self.issued_on.year)}" if self.issued_on else ""
        if self.kind in ACTS:
            return f"{self.get_kind_display()} {self.title}{day}"
        return f"{self.spoken}{day} của {self.issuer} {self.title}"

    def is_in_force_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def standing_on(self, day: date) -> dict[str, str]:
        """The chip's words: in force, not yet, or lapsed."""
        if day < self.valid_from:
            return {"label": "Chưa có hiệu lực", "icon": "clock", "tone": "wait"}
        if not self.is_in_force_on(day):
            return {"label": "Hết hiệu lực", "icon": "slash", "tone": "grey"}
        return {"label": "Còn hiệu lực", "icon": "check", "tone": "ok"}

    def doubt_on(self, day: date) -> str:
        """Why a paper of the day should not cite the text; empty when it may."""
        if day < self.valid_from:
            return f"{self.spoken} chưa có hiệu lực (áp dụng từ ngày {short_date(self.valid_from)})."
        if self.valid_to is None or day <= self.valid_to:
            return ""
        lapsed = f"{self.spoken} đã hết hiệu lực từ ngày {short_date(self.valid_to + timedelta(days=1))}"
        return f"{lapsed}; văn bản thay thế: {self.replaced_by.spoken}." if self.replaced_by else f"{lapsed}."

    def is_cited_in(self, words: str) -> bool:
        """Whether the words name this text by its number or, for an act of parliament, by title and day or year."""
        said = comparable(words)
        if _stands_in(comparable(self.number), said):
            return True
        if self.kind not in ACTS or self.issued_on is None:
            return False
        title = comparable(f"{self.get_kind_display()} {self.title}")
        days = (
            written_date(self.issued_on, self.issued_on.year),
            f"ngày {short_date(self.issued_on)}",
            f"năm {self.issued_on.year}",
        )
        return any(_stands_in(f"{title} {comparable(day)}", said) for day in days)


def comparable(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().split())


def _stands_in(wanted: str, said: str) -> bool:
    """Whether the words stand there by themselves: 1/2017/NĐ-CP is not in 91/2017/NĐ-CP."""
    return re.search(rf"(?<![\w/-]){re.escape(wanted)}(?![\w-])", said) is not None


def citations(texts: Iterable[LegalText]) -> tuple[str, ...]:
    """One line per text, the highest kind and the earliest first; amendments stand on the line of what they amend."""
    rows = sorted(texts, key=lambda text: (RANKS[text.kind], text.issued_on or text.valid_from, text.pk))
    present = {row.pk for row in rows}
    amendments: dict[Any, list[LegalText]] = defaultdict(list)
    for row in rows:
        amendments[row.amends_id if row.amends_id in present else None].append(row)
    return tuple("; ".join([row.citation, *_amending(amendments[row.pk])]) for row in amendments[None])


def _amending(rows: Iterable[LegalText]) -> list[str]:
    """Amendments of the same name share it: “Luật sửa đổi … ngày A và ngày B”."""
    named: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        day = f" {written_date(row.issued_on, row.issued_on.year)}" if row.issued_on else ""
        if row.kind in ACTS and day:
            named[f"{row.get_kind_display()} {row.title}"].append(day.strip())
        else:
            named[row.citation] = []
    return [f"{name} {' và '.join(days)}" if days else name for name, days in named.items()]

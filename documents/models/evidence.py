"""Evidence of results."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Role, Unit
from core.text import composed
from documents.models.files import StoredFile


def _alike(text: str) -> str:
    """Two spaces or another case make no other document."""
    return composed(" ".join(text.split())).casefold()


class EvidenceItemQuerySet(models.QuerySet["EvidenceItem"]):
    def visible_to(self, user: Any) -> "EvidenceItemQuerySet":
        """Evidence of one's own unit; for the office and the director that of every unit of the body, but of those that have
        units of their own: they keep their house, and show what they hand in."""
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        bodies = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        keeps_its_house = Exists(Unit.objects.filter(parent=OuterRef("unit")))
        return self.filter(Q(unit_id__in=own | bodies) | Q(~keeps_its_house, unit__parent_id__in=bodies))


class EvidenceItem(models.Model):
    """One piece of evidence of a unit, usable for many results: a file, a document's number and date, an extract."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evidence", verbose_name="đơn vị")
    title = models.CharField("tên minh chứng", max_length=300)
    document_number = models.CharField("số, ký hiệu văn bản", max_length=80, blank=True)
    document_on = models.DateField("ngày văn bản", null=True, blank=True)
    extract = models.TextField("trích nội dung", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="evidence")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField("thêm lúc")

    # Says of the answer of `add_evidence` that the unit had it before.
    was_known = False

    objects = EvidenceItemQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> dict[str, str]:
        """What a person wrote of it."""
        day = self.document_on.isoformat() if self.document_on else ""
        return {
            "title": self.title,
            "document_number": self.document_number,
            "document_on": day,
            "extract": self.extract,
        }

    def covers(self, other: "EvidenceItem") -> bool:
        """Whether it is the same document (title, number, day), with the extract and the file that the other one has."""
        return (
            (_alike(self.title), _alike(self.document_number), self.document_on)
            == (_alike(other.title), _alike(other.document_number), other.document_on)
            and _alike(other.extract) in ("", _alike(self.extract))
            and other.file_id in (None, self.file_id)
        )

    @property
    def cited(self) -> str:
        """`Báo cáo số 12/BC-CN ngày 15/6/2021`: the document as a sentence names it."""
        number = f" số {self.document_number}" if self.document_number else ""
        day = self.document_on
        return f"{self.title}{number}" + (f" ngày {day.day}/{day.month}/{day.year}" if day else "")

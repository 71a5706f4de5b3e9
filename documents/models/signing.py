"""What was found in the signed copies that came back."""

from typing import Any

from django.conf import settings
from django.db import models

from documents.models.files import StoredFile
from documents.models.papers import IssuedPaper
from documents.signing.comparison import NO_TEXT, Comparison
from documents.signing.findings import SignatureFinding

UNSIGNED = "Tệp không có chữ ký số nào mà có phần chữ: có thể là bản xuất chưa ký."


class SignedCopyCheck(models.Model):
    """One signed copy of a paper: its signatures and how its text stands to the archived print, frozen as found.

    The copy lies beside the paper once it is accepted: at once when nothing is odd, else after a person confirmed it.
    """

    paper = models.ForeignKey(IssuedPaper, models.CASCADE, related_name="copy_checks", verbose_name="văn bản")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="copy_check", verbose_name="bản đã ký")
    signatures: Any = models.JSONField("chữ ký số")
    comparison: Any = models.JSONField("đối chiếu nội dung")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField("kiểm tra lúc")
    accepted_at = models.DateTimeField("nhận lúc", null=True)

    class Meta:
        verbose_name = "kết quả kiểm tra bản đã ký"
        verbose_name_plural = "kết quả kiểm tra bản đã ký"
        ordering = ["-checked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.file.name}: {self.paper}"

    @property
    def findings(self) -> tuple[SignatureFinding, ...]:
        return tuple(SignatureFinding.restored(row) for row in self.signatures)

    @property
    def compared(self) -> Comparison:
        return Comparison.restored(self.comparison)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person must have seen before the copy is kept, besides the differences of the text."""
        found, text = self.findings, self.compared
        # A scan bears its signature as a picture; a file with letters and none was only exported.
        unsigned = (UNSIGNED,) if not found and text.outcome != NO_TEXT else ()
        return (*unsigned, *(one.warning for one in found if one.warning), *text.contradictions)

    @property
    def must_be_confirmed(self) -> bool:
        return bool(self.warnings) or self.compared.must_be_confirmed

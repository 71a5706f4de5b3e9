"""Private files."""

from django.conf import settings
from django.db import models
from django.urls import reverse


def private_path(instance: "StoredFile", filename: str) -> str:
    """Files are kept by content: the name a person gave never touches the disk."""
    return (
        f"files/{instance.sha256[:2]}/{instance.sha256}-{instance.access_kind.replace('.', '-')}-{instance.access_id}"
    )


class StoredFile(models.Model):
    """A private file. `access_kind` and `access_id` name the thing whose view rule decides who may download it."""

    name = models.CharField("tên tệp", max_length=255)
    content_type = models.CharField("loại", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("dấu vân tay SHA-256", max_length=64)
    file = models.FileField("tệp", upload_to=private_path, max_length=255)
    access_kind = models.CharField("thuộc loại", max_length=60)
    access_id = models.BigIntegerField("thuộc hồ sơ")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("tải lên lúc")

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        indexes = [models.Index(fields=["access_kind", "access_id"], name="file_owner")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:file_download", args=[self.pk])

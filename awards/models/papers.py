"""Papers by which a phase's nominations are put to whoever decides."""

from django.db import models

from awards.models.nominations import Nomination
from campaigns.models import Phase
from documents.models import IssuedPaper


class RequestTo(models.TextChoices):
    """Whom a tờ trình asks; who they are for a body stands in its unit (`superior`, `ministry`)."""

    DIRECTOR = "director", "Giám đốc Sở"
    PROVINCE = "province", "Chủ tịch UBND tỉnh"
    MINISTRY = "ministry", "Bộ trưởng bộ quản lý ngành"


class AwardRequest(models.Model):
    """A tờ trình khen thưởng of a phase: the paper and whom it names."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="award_requests", verbose_name="đợt")
    to = models.CharField("trình", max_length=20, choices=RequestTo.choices)
    paper = models.OneToOneField(IssuedPaper, models.PROTECT, related_name="award_request", verbose_name="văn bản")
    nominations = models.ManyToManyField(Nomination, related_name="requests", verbose_name="danh sách")
    created_at = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = "tờ trình khen thưởng"
        verbose_name_plural = "tờ trình khen thưởng"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(to__in=RequestTo.values), name="award_request_decider_known")
        ]

    journal_related = ("paper__body",)

    def __str__(self) -> str:
        return str(self.paper)

    def get_absolute_url(self) -> str:
        return self.paper.get_absolute_url()

    @property
    def journal_scope(self) -> str:
        return self.paper.scope

"""The consolidation of a phase or of any day: sections edited apart from their sources, and the frozen result."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Role, Unit
from campaigns.models import Campaign, Phase, SubmissionItem, SubmissionRevision
from documents.models import IssuedPaper
from reports.workflow import CONSOLIDATION


class ConsolidationQuerySet(models.QuerySet["Consolidation"]):
    def visible_to(self, user: Any) -> "ConsolidationQuerySet":
        return self.filter(campaign__owner_id__in=user.unit_ids(Role.OFFICE, Role.DIRECTOR))

    def in_use(self) -> "ConsolidationQuerySet":
        """Without the drafts that were discarded."""
        return self.exclude(state="discarded")


class Consolidation(models.Model):
    """A summary report in the making (tổng hợp): one draft per campaign, phase and cut-off date."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="consolidations", verbose_name="phong trào")
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="consolidations", verbose_name="đợt"
    )
    cut_off_on = models.DateField("ngày chốt số liệu")
    title = models.CharField("trích yếu", max_length=500)
    state = models.CharField("tình trạng", max_length=20, choices=CONSOLIDATION.choices, default="drafted")
    paper = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, blank=True, related_name="consolidation", verbose_name="văn bản"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("tạo lúc")

    objects = ConsolidationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản tổng hợp"
        verbose_name_plural = "bản tổng hợp"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CONSOLIDATION.values), name="consolidation_state_known"),
            models.UniqueConstraint(
                fields=["phase", "cut_off_on"], condition=Q(state="drafted"), name="consolidation_one_draft_a_phase"
            ),
            models.UniqueConstraint(
                fields=["campaign", "cut_off_on"],
                condition=Q(state="drafted", phase=None),
                name="consolidation_one_draft_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:consolidation_detail", args=[self.pk])

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"


class ConsolidationSection(models.Model):
    """One section of the outline. Its paragraphs are rows, so that a long section is read and written in parts.

    `kept` holds what the desk counts without reading them, None where that was not counted yet (see
    `reports.queries.keeping`).
    """

    consolidation = models.ForeignKey(Consolidation, models.CASCADE, related_name="sections")
    code = models.CharField("mục", max_length=20)
    kept: Any = models.JSONField("số đếm của mục", null=True, default=None)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField("ghi lúc", null=True)

    class Meta:
        verbose_name = "mục của bản tổng hợp"
        verbose_name_plural = "mục của bản tổng hợp"
        constraints = [models.UniqueConstraint(fields=["consolidation", "code"], name="section_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_written(self) -> bool:
        """Whether there is a paragraph. No statement where the section keeps its counts."""
        return bool(self.kept["length"]) if self.kept is not None else self.rows.exists()

    @property
    def paragraphs(self) -> list[dict[str, Any]]:
        """The paragraphs in their order, as a frozen report keeps them. 2 statements."""
        rows = self.rows.prefetch_related(models.Prefetch("sources", SourceLink.objects.order_by("pk")))
        return [
            {"kind": row.kind, "text": row.text, "items": [link.item_id for link in row.sources.all()]}
            for row in rows.order_by("position")
        ]


class SectionParagraph(models.Model):
    """One paragraph of a section in the office's words; one without sources is the office's own.

    Positions count from 1 without a gap. `unit` is whose words or whose heading it is.
    """

    section = models.ForeignKey(ConsolidationSection, models.CASCADE, related_name="rows", verbose_name="mục")
    position = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=10, choices=[("text", "Đoạn"), ("heading", "Tên phần")], default="text")
    text = models.TextField("nội dung")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "đoạn của bản tổng hợp"
        verbose_name_plural = "đoạn của bản tổng hợp"
        indexes = [models.Index(fields=["section", "position"], name="paragraph_in_its_order")]

    def __str__(self) -> str:
        return self.text


class SourceLink(models.Model):
    """Where a paragraph came from: an item (`taken_item`) with its words (`taken_text`) in the revision that they were
    taken from.

    `revision`, `item` and `text` are what the office last held the paragraph against: a later revision, in a summary of a
    day perhaps that of a later phase, where it saw the unit's new words and let its own stand.
    """

    paragraph = models.ForeignKey(SectionParagraph, models.CASCADE, related_name="sources", verbose_name="đoạn")
    taken_from = models.ForeignKey(SubmissionRevision, models.PROTECT, related_name="+", verbose_name="lấy từ lần nộp")
    taken_item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="+", verbose_name="lấy từ mục")
    taken_text = models.TextField("lời của đơn vị khi đưa vào")
    revision = models.ForeignKey(SubmissionRevision, models.PROTECT, related_name="+", verbose_name="đã xem lần nộp")
    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="+")
    text = models.TextField("lời của đơn vị khi xem")
    included_at = models.DateTimeField("đưa vào lúc")

    class Meta:
        verbose_name = "nguồn của đoạn"
        verbose_name_plural = "nguồn của đoạn"
        constraints = [models.UniqueConstraint(fields=["paragraph", "item"], name="source_once_per_paragraph")]

    def __str__(self) -> str:
        return f"{self.paragraph_id} ← {self.item_id}"


class ReportSnapshot(models.Model):
    """What was finalised: texts, figures and their sources, frozen with a fingerprint."""

    consolidation = models.OneToOneField(Consolidation, models.PROTECT, related_name="snapshot")
    content: Any = models.JSONField("nội dung")
    sha256 = models.CharField("dấu vân tay", max_length=64)
    taken_at = models.DateTimeField("chốt lúc")

    class Meta:
        verbose_name = "bản chốt"
        verbose_name_plural = "bản chốt"

    def __str__(self) -> str:
        return self.sha256[:12]

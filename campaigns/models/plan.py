"""The plan as it was read, and the campaign that it launched: phases, occasions, movements, targets."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Role, Unit
from campaigns.workflow import CAMPAIGN, PHASE
from core.calendar import Bound, Deadline, WorkingCalendar
from documents.models import StoredFile
from indicators.models import Indicator


class PlanDocumentQuerySet(models.QuerySet["PlanDocument"]):
    def visible_to(self, user: Any) -> "PlanDocumentQuerySet":
        return self.filter(owner_id__in=user.unit_ids(Role.OFFICE, Role.DIRECTOR))


class PlanDocument(models.Model):
    """A plan's text as given and the draft that was understood from it; the office corrects the draft, then confirms."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name="đơn vị ban hành")
    source_name = models.CharField("tên tệp", max_length=255, blank=True)
    text = models.TextField("nội dung")
    text_sha256 = models.CharField("dấu vân tay", max_length=64)
    draft: Any = models.JSONField("bản hiểu được")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField("đọc lúc")
    version = models.PositiveIntegerField("lần sửa", default=1)

    objects = PlanDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản kế hoạch"
        verbose_name_plural = "văn bản kế hoạch"
        constraints = [models.UniqueConstraint(fields=["owner", "text_sha256"], name="plan_text_once")]

    def __str__(self) -> str:
        return self.source_name or f"Kế hoạch đọc ngày {self.read_at:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:plan_detail", args=[self.pk])


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: Any) -> "CampaignQuerySet":
        """Campaigns owned by the user's office or department, and those that his unit takes part in."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        members = user.unit_ids(Role.HEAD, Role.STAFF)
        taking_part = Campaign.participants.through.objects.filter(unit__in=members).values("campaign")
        return self.filter(Q(owner_id__in=close) | Q(pk__in=taking_part))


class Campaign(models.Model):
    """A year's emulation campaign of one owner unit; its participants report in each phase."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns", verbose_name="đơn vị phát động")
    plan = models.OneToOneField(
        PlanDocument, models.PROTECT, null=True, blank=True, related_name="campaign", verbose_name="kế hoạch"
    )
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên phong trào", max_length=500)
    theme = models.CharField("chủ đề", max_length=500, blank=True)
    plan_number = models.CharField("số, ký hiệu kế hoạch", max_length=60, blank=True)
    plan_issued_on = models.DateField("ngày ban hành kế hoạch", null=True, blank=True)
    based_on: Any = models.JSONField("căn cứ", default=list)
    purposes: Any = models.JSONField("mục đích", default=list)
    requirements: Any = models.JSONField("yêu cầu", default=list)
    recipients: Any = models.JSONField("nơi nhận", default=list)
    duties: Any = models.JSONField("phân công trách nhiệm", default=list, blank=True)
    participants = models.ManyToManyField(Unit, related_name="joined_campaigns", verbose_name="đơn vị tham gia")
    rolls_to_working_day = models.BooleanField("hạn rơi vào ngày nghỉ được lùi sang ngày làm việc", default=False)
    copied_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name="lập theo phong trào năm trước",
    )
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inferiors",
        verbose_name="hưởng ứng phong trào cấp trên",
    )
    state = models.CharField("tình trạng", max_length=20, choices=CAMPAIGN.choices, default="planned")
    created_at = models.DateTimeField("tạo lúc")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "phong trào thi đua"
        verbose_name_plural = "phong trào thi đua"
        ordering = ["-year", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CAMPAIGN.values), name="campaign_state_known"),
            models.UniqueConstraint(fields=["copied_from", "year"], name="campaign_copied_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:campaign_detail", args=[self.pk])

    @property
    def crumb(self) -> str:
        """A short name for the way back; titles run over two lines."""
        return f"Năm {self.year}"

    # What the buttons of phases and campaign are asked by. A page that has read the rows says it, in no statement.

    @cached_property
    def has_participants(self) -> bool:
        return self.participants.exists()

    @cached_property
    def has_led_tasks(self) -> bool:
        return self.tasks.filter(is_active=True, assignments__role="lead").exists()

    @cached_property
    def has_phases_to_close(self) -> bool:
        return self.phases.exclude(state="closed").exists()

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.pk}"


PHASE_DAYS = ("starts_on", "ends_on", "report_due_on", "wrap_up_on")


class Phase(models.Model):
    """A wave (đợt) of the campaign. The due date is a fact with its bound, as the plan writes it; `rolled_due_on` is the
    working day that it was moved to, kept as the campaign's rule was when the phase closed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="phases", verbose_name="phong trào")
    ordinal = models.PositiveSmallIntegerField("đợt số")
    name = models.CharField("tên đợt", max_length=200)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    report_due_on = models.DateField("hạn đơn vị báo cáo")
    report_due_bound = models.CharField("cách ghi hạn", max_length=10, choices=Bound.choices, default=Bound.BEFORE)
    rolled_due_on = models.DateField("hạn báo cáo đã lùi khỏi ngày nghỉ", null=True, blank=True)
    wrap_up_on = models.DateField("hạn tổng kết đợt", null=True, blank=True)
    wrap_up_bound = models.CharField(
        "cách ghi hạn tổng kết", max_length=10, choices=Bound.choices, default=Bound.BEFORE
    )
    goals: Any = models.JSONField("mục tiêu", default=list)
    state = models.CharField("tình trạng", max_length=20, choices=PHASE.choices, default="planned")

    class Meta:
        verbose_name = "đợt thi đua"
        verbose_name_plural = "đợt thi đua"
        ordering = ["campaign", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "ordinal"], name="phase_ordinal_once"),
            models.CheckConstraint(condition=Q(state__in=PHASE.values), name="phase_state_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="phase_dates_in_order"),
            models.CheckConstraint(condition=Q(report_due_bound__in=Bound.values), name="phase_bound_known"),
        ]

    def __str__(self) -> str:
        return f"Đợt {self.ordinal}"

    @cached_property
    def reports_to_review(self) -> int:
        """Handed in and not judged yet: one statement, unless it was counted with the phases of a page."""
        return self.submissions.filter(state="submitted").count()

    @cached_property
    def units_in_time(self) -> dict[str, list[str]]:
        """Who may still hand in or mend in time, by the words of the deadline: one statement, two where a report came
        back, unless it was asked with the phases of a page."""
        from campaigns.deadlines import units_in_time

        return units_in_time([self])[self.pk]

    @cached_property
    def begun_work(self) -> str:
        """One thing that somebody did in it since it was opened, in words; "" while nothing was done."""
        from campaigns.begun import begun_work

        return begun_work(self)

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.report_due_on, self.report_due_bound)

    @property
    def deadline_of_reports(self) -> Deadline:
        """What the units' reports are due by: the deadline as the plan writes it, or the end of the day it was moved to."""
        return Deadline(self.rolled_due_on, Bound.BY) if self.rolled_due_on else self.deadline

    def roll_deadline(self, calendar: WorkingCalendar) -> None:
        """Move the deadline of the reports off a day of rest where the campaign says so, and back where it does not."""
        rolled = self.deadline.rolled(calendar)
        self.rolled_due_on = rolled.due_on if self.campaign.rolls_to_working_day and rolled != self.deadline else None

    @property
    def wrap_up_deadline(self) -> Deadline | None:
        return Deadline(self.wrap_up_on, self.wrap_up_bound) if self.wrap_up_on else None

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"


class Commemoration(models.Model):
    """An occasion that a phase celebrates: with its dates, with its count only, or undated (Đại hội, bầu cử)."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="commemorations", verbose_name="đợt")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("ngày lễ", max_length=300)
    on = models.DateField("ngày trong năm", null=True, blank=True)
    since = models.DateField("ngày gốc", null=True, blank=True)
    years = models.PositiveSmallIntegerField("số năm", null=True, blank=True)

    class Meta:
        verbose_name = "ngày lễ của đợt"
        verbose_name_plural = "ngày lễ của đợt"
        ordering = ["phase", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["phase", "ordinal"], name="commemoration_ordinal_once")]

    def __str__(self) -> str:
        return self.name


class Movement(models.Model):
    """A thematic movement (phong trào chuyên đề) that the campaign takes part in."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="movements", verbose_name="phong trào")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên phong trào chuyên đề", max_length=300)

    class Meta:
        verbose_name = "phong trào chuyên đề"
        verbose_name_plural = "phong trào chuyên đề"
        ordering = ["campaign", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="movement_ordinal_once")]

    def __str__(self) -> str:
        return self.name


class TargetMetric(models.TextChoices):
    PERCENT = "percent", "Tỷ lệ phần trăm"
    RANK_GAIN = "rank_gain", "Tăng bậc xếp hạng"
    RANK_WITHIN = "rank_within", "Nằm trong nhóm đầu"
    COUNT = "count", "Số lượng"
    TEXT = "text", "Bằng lời"


class TargetMeasure(models.TextChoices):
    """Where the achieved figure comes from."""

    TASK_LISTS = "task_lists", "Tính từ hai danh mục nhiệm vụ được giao"
    INDICATOR = "indicator", "Theo chỉ số được công bố"
    STATED = "stated", "Văn phòng ghi kết quả"


class Target(models.Model):
    """A target of the plan (chỉ tiêu), optionally measured by an indicator."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="targets", verbose_name="phong trào")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("chỉ tiêu")
    metric = models.CharField("cách đo", max_length=20, choices=TargetMetric.choices)
    value = models.DecimalField("mức", max_digits=12, decimal_places=2, null=True, blank=True)
    direction = models.CharField(
        "yêu cầu",
        max_length=10,
        choices=[("at_least", "ít nhất"), ("at_most", "nhiều nhất"), ("all", "tất cả")],
        default="at_least",
    )
    baseline_year = models.PositiveSmallIntegerField("năm gốc", null=True, blank=True)
    measured_by = models.CharField(
        "kết quả lấy từ", max_length=20, choices=TargetMeasure.choices, default=TargetMeasure.STATED
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name="chỉ số"
    )
    stated_result = models.CharField("kết quả Văn phòng ghi", max_length=300, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["campaign", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "ordinal"], name="target_ordinal_once"),
            models.CheckConstraint(
                condition=~Q(measured_by="indicator") | Q(indicator__isnull=False), name="target_has_its_indicator"
            ),
        ]

    def __str__(self) -> str:
        return self.text

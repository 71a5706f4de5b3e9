"""The work: groups of tasks, tasks with their measure, and who leads or co-operates."""

from django.db import models
from django.db.models import Q

from accounts.models import Unit
from campaigns.models.plan import Campaign
from campaigns.outline import TASK_SECTIONS


class TaskSource(models.TextChoices):
    """Where a task was given. The last two are the lists that the plan's 100 % target counts."""

    PLAN = "plan", "Kế hoạch thi đua"
    PROGRAMME = "programme", "Chương trình khung của UBND tỉnh"
    DECISION = "decision", "Quyết định nhiệm vụ chủ yếu của Sở"


COUNTED_SOURCES = (TaskSource.PROGRAMME, TaskSource.DECISION)


class Measure(models.TextChoices):
    """What a unit reports of the task beside its text."""

    PRODUCT = "product", "Sản phẩm (văn bản)"
    PERCENT = "percent", "Tỷ lệ phần trăm"
    FIGURE = "figure", "Số liệu"
    TEXT = "text", "Bằng lời"


class TaskGroup(models.Model):
    """A heading of the task list; `section` says in which section of the summary report its tasks are told."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="task_groups", verbose_name="phong trào")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("tên nhóm", max_length=500)
    section = models.CharField("mục trong báo cáo", max_length=20, choices=TASK_SECTIONS, default="professional")

    class Meta:
        verbose_name = "nhóm nhiệm vụ"
        verbose_name_plural = "nhóm nhiệm vụ"
        ordering = ["campaign", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="task_group_ordinal_once")]

    def __str__(self) -> str:
        return self.title


class Task(models.Model):
    """A task of the campaign, reported in each phase by the units assigned to it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tasks", verbose_name="phong trào")
    group = models.ForeignKey(TaskGroup, models.PROTECT, related_name="tasks", verbose_name="nhóm")
    ordinal = models.PositiveSmallIntegerField("thứ tự trong nhóm")
    text = models.TextField("nội dung nhiệm vụ")
    source = models.CharField("nguồn giao", max_length=20, choices=TaskSource.choices, default=TaskSource.PLAN)
    source_number = models.CharField("số thứ tự trong danh mục", max_length=40, blank=True)
    measure = models.CharField("cách đo", max_length=20, choices=Measure.choices, default=Measure.TEXT)
    figure_unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    target_value = models.DecimalField("mức phải đạt", max_digits=14, decimal_places=2, null=True, blank=True)
    product = models.CharField("sản phẩm", max_length=300, blank=True)
    receiver = models.CharField("nơi nhận sản phẩm", max_length=200, blank=True)
    due_on = models.DateField("hạn hoàn thành", null=True, blank=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    serves = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="served_by")
    is_active = models.BooleanField("đang dùng", default=True)
    units = models.ManyToManyField(Unit, through="Assignment", related_name="tasks")

    class Meta:
        verbose_name = "nhiệm vụ thi đua"
        verbose_name_plural = "nhiệm vụ thi đua"
        ordering = ["group__ordinal", "ordinal", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "source", "source_number"],
                condition=~Q(source_number=""),
                name="task_source_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"


class AssignmentRole(models.TextChoices):
    LEAD = "lead", "Chủ trì"
    COOPERATING = "cooperating", "Phối hợp"


class Assignment(models.Model):
    """A unit's part in a task. Only the lead unit's figure counts; co-operating units add text."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments", verbose_name="nhiệm vụ")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=AssignmentRole.choices)

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        ordering = ["-role", "unit__position"]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="assignment_once"),
            models.UniqueConstraint(fields=["task"], condition=Q(role="lead"), name="assignment_one_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.role} {self.task_id}"

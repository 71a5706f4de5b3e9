"""What units report: one submission per unit and phase, its items, frozen revisions, and the reviews of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.urls import reverse

from accounts.models import Role, Unit
from campaigns.models.offices import FromTheOffice
from campaigns.models.plan import Phase
from campaigns.models.tasks import AssignmentRole, Measure, Task
from campaigns.outline import ENTRIES
from campaigns.outline import entry as outline_entry
from campaigns.workflow import SUBMISSION
from core.calendar import Bound, Deadline, Timeliness
from documents.models import EvidenceItem, IssuedPaper


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: Any) -> "SubmissionQuerySet":
        """The unit's own; all of the campaign for the owner's office and director."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        return self.filter(Q(phase__campaign__owner_id__in=close) | Q(unit_id__in=own))

    def with_judge(self) -> "SubmissionQuerySet":
        """Each with what `Submission.judge` names the owner's office by; no statement of its own."""
        rows: SubmissionQuerySet = Submission.with_office(self)
        return rows

    def with_last_return(self) -> Any:
        """Each that came back with `returned_at` and `return_reason` of the judgement that sent it; of the others both are
        None, and are not looked up. No statement of its own."""
        returns = Review.objects.filter(revision__submission=OuterRef("pk"), outcome=ReviewOutcome.RETURNED)
        last = returns.order_by("-id")
        return self.annotate(
            returned_at=Case(When(state="returned", then=Subquery(last.values("decided_at")[:1]))),
            return_reason=Case(When(state="returned", then=Subquery(last.values("reason")[:1]))),
        )


class Submission(FromTheOffice, models.Model):
    """A unit's report of one phase. Opening the phase makes one draft per participant; `due_on` and `bound` are its own.

    `mend_until` is more time to mend a returned report: the deadline of handing in stays, so that lateness does.
    `source_paper` is the unit's own issued report that its words were last taken from.
    """

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="submissions", verbose_name="đợt")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=20, choices=SUBMISSION.choices, default="drafting")
    due_on = models.DateField("hạn nộp")
    bound = models.CharField("cách ghi hạn", max_length=10, choices=Bound.choices, default=Bound.BEFORE)
    first_submitted_at = models.DateTimeField("nộp lần đầu lúc", null=True)
    submitted_at = models.DateTimeField("nộp lần cuối lúc", null=True)
    submitted_on = models.DateField("ngày nộp lần đầu (giờ Việt Nam)", null=True)
    touched_at = models.DateTimeField("soạn lần cuối lúc", null=True)
    waiver_reason = models.TextField("lý do miễn nộp", blank=True)
    mend_until = models.DateField("được sửa đến hết ngày", null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thẩm định",
    )
    review_due_on = models.DateField("hạn thẩm định", null=True, blank=True)
    has_official_waiting = models.BooleanField("có số liệu chính thức chờ chấp nhận", default=False)
    source_paper = models.ForeignKey(
        IssuedPaper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lập từ văn bản"
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo kết quả của đơn vị"
        verbose_name_plural = "báo cáo kết quả của đơn vị"
        ordering = ["phase__ordinal", "unit__position"]
        constraints = [
            models.UniqueConstraint(fields=["phase", "unit"], name="submission_once"),
            models.CheckConstraint(condition=Q(state__in=SUBMISSION.values), name="submission_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted", "returned"]) | Q(first_submitted_at__isnull=False),
                name="submission_judged_was_submitted",
            ),
            models.CheckConstraint(
                condition=Q(has_official_waiting=False) | Q(state="accepted"),
                name="submission_official_follows_accepted",
            ),
        ]

    journal_related = ("phase", "unit")
    office_owner, office_reader = "phase__campaign__owner", "unit"

    def __str__(self) -> str:
        return f"{self.phase} – {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:submission_detail", args=[self.pk])

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.due_on, self.bound)

    @property
    def timeliness(self) -> Timeliness | None:
        """How the first submitting stood to the deadline (local date); None before it."""
        return self.deadline.timeliness(self.submitted_on) if self.submitted_on else None

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.phase.campaign_id}"

    @property
    def judge(self) -> str:
        """Who reads, accepts or returns the report, in the words of the unit."""
        return self.head_words if self.unit.is_office else self.office_words

    @property
    def edit_refusal(self) -> str:
        """Why nothing of the report may be changed now; "" when the unit may write."""
        if self.phase.state == "closed":
            return f"{self.phase} đã kết thúc nên báo cáo không sửa được nữa."
        if self.phase.state == "planned":
            return f"{self.phase} chưa mở nên chưa nhận báo cáo."
        return {
            "submitted": "Báo cáo đã nộp. Đơn vị chỉ sửa được khi người thẩm định trả lại.",
            "accepted": "Báo cáo đã được chấp nhận nên không sửa được nữa.",
            "waived": "Đơn vị được miễn nộp báo cáo này.",
        }.get(self.state, "")


class ItemStatus(models.TextChoices):
    """How far a task is (mức độ thực hiện)."""

    NOT_STARTED = "not_started", "Chưa thực hiện"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    DONE = "done", "Hoàn thành"
    AHEAD = "ahead", "Hoàn thành trước hạn"


class SubmissionItem(models.Model):
    """One item of the form: a task of the unit, or an entry of the general part. Saved alone, with a row version."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="items", verbose_name="báo cáo")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="items", verbose_name="nhiệm vụ")
    role = models.CharField("vai trò", max_length=20, choices=AssignmentRole.choices, blank=True)
    entry = models.CharField("mục chung", max_length=20, blank=True)
    status = models.CharField("mức độ thực hiện", max_length=20, choices=ItemStatus.choices, blank=True)
    product_number = models.CharField("số, ký hiệu sản phẩm", max_length=80, blank=True)
    product_on = models.DateField("ngày của sản phẩm", null=True, blank=True)
    value = models.DecimalField("số liệu", max_digits=14, decimal_places=2, null=True, blank=True)
    text = models.TextField("kết quả", blank=True)
    difficulty = models.TextField("khó khăn, nguyên nhân", blank=True)
    done_until = models.DateField("thực hiện đến ngày", null=True, blank=True)
    estimate = models.TextField("ước thực hiện đến hết đợt", blank=True)
    estimate_value = models.DecimalField("số ước đến hết đợt", max_digits=14, decimal_places=2, null=True, blank=True)
    is_none = models.BooleanField("không có", default=False)
    evidence = models.ManyToManyField(EvidenceItem, related_name="items", verbose_name="minh chứng")
    must_fix = models.BooleanField("phải sửa", default=False)
    carried_from = models.ForeignKey(
        "SubmissionRevision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mang sang từ"
    )
    is_confirmed = models.BooleanField("đã xác nhận", default=True)
    version = models.PositiveIntegerField("lần ghi", default=0)
    # The row version that the unit's own report filled in; while it is the present one, nobody has typed since.
    filled_version = models.PositiveIntegerField("lần ghi từ báo cáo của đơn vị", null=True, blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField("ghi lúc", null=True)

    class Meta:
        verbose_name = "mục của báo cáo"
        verbose_name_plural = "mục của báo cáo"
        ordering = ["submission", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "ordinal"], name="item_ordinal_once"),
            models.UniqueConstraint(fields=["submission", "task"], name="item_task_once"),
            models.CheckConstraint(
                condition=(Q(task__isnull=False) & Q(entry=""))
                | (Q(task=None) & Q(entry__in=[e.code for e in ENTRIES])),
                name="item_is_task_or_entry",
            ),
            models.CheckConstraint(condition=Q(status="") | Q(status__in=ItemStatus.values), name="item_status_known"),
        ]
        # Whether anybody told that a task is completed, without reading all that was told of it.
        indexes = [models.Index(fields=["task", "role", "status"], name="item_status_of_task")]

    def __str__(self) -> str:
        return f"{self.submission_id}.{self.ordinal}"

    @property
    def edit_refusal(self) -> str:
        """Why this item may not be changed now; of a returned report only the named items are open."""
        if self.submission.state == "returned" and not self.must_fix:
            return "Mục này không bị trả lại nên giữ nguyên như lần nộp trước."
        return self.submission.edit_refusal

    @property
    def is_carried(self) -> bool:
        """It says what the unit told in an earlier phase, and nobody has stood by that yet."""
        return self.carried_from_id is not None and not self.is_confirmed

    @property
    def is_untouched(self) -> bool:
        """Nobody has written in it, and nothing was carried over."""
        return not (self.version or self.text or self.status or self.is_none or self.is_carried)

    @property
    def is_as_filled(self) -> bool:
        """It says what the unit's own report filled in, and nobody has written in it since."""
        return self.filled_version is not None and self.filled_version == self.version

    @property
    def is_lead(self) -> bool:
        return self.task_id is not None and self.role == AssignmentRole.LEAD

    @property
    def measure(self) -> str:
        """How the unit measures this item; only the lead unit of a task gives more than text."""
        return self.task.measure if self.is_lead and self.task else Measure.TEXT

    @property
    def figure_unit(self) -> str:
        """What stands behind its figures."""
        if self.measure == Measure.PERCENT:
            return "%"
        return self.task.figure_unit if self.task else ""

    @property
    def label(self) -> str:
        return self.task.text if self.task else outline_entry(self.entry).label

    @property
    def may_be_none(self) -> bool:
        """A general entry may say "không có" where the outline lets it; so may a unit that only co-operates."""
        return outline_entry(self.entry).may_be_none if self.entry else not self.is_lead

    @property
    def own_fields(self) -> tuple[str, ...]:
        """The columns that the unit fills in for this kind of item."""
        if not self.is_lead:
            return ("text", "is_none") if self.may_be_none else ("text",)
        figures: dict[str, tuple[str, ...]] = {
            Measure.PRODUCT: ("product_number", "product_on"),
            Measure.PERCENT: ("value", "estimate_value"),
            Measure.FIGURE: ("value", "estimate_value"),
        }
        return ("status", *figures.get(self.measure, ()), "text", "difficulty", "done_until", "estimate")

    @property
    def gap(self) -> str:
        """What is still missing before the item may be submitted, in words; "" when nothing is."""
        if self.is_carried:
            return "mang sang, chưa xác nhận"
        if self.is_none and self.may_be_none:
            return ""
        if self.is_lead and not self.status:
            return "chưa chọn mức độ thực hiện"
        if not self.text.strip():
            return "chưa ghi kết quả" if self.task_id else "chưa ghi nội dung"
        if not self.is_lead or self.status == ItemStatus.NOT_STARTED:
            return ""
        return self._figure_gap()

    def _figure_gap(self) -> str:
        if self.measure in (Measure.PERCENT, Measure.FIGURE) and self.value is None:
            return "chưa ghi tỷ lệ" if self.measure == Measure.PERCENT else "chưa ghi số liệu"
        is_done = self.status in (ItemStatus.DONE, ItemStatus.AHEAD)
        if self.measure == Measure.PRODUCT and is_done and not (self.product_number and self.product_on):
            return "chưa ghi số và ngày của văn bản"
        return ""


class RevisionKind(models.TextChoices):
    """What a revision is: the report handed in, or official figures that follow its acceptance."""

    REPORT = "report", "Báo cáo"
    OFFICIAL = "official", "Số liệu chính thức"


class SubmissionRevision(models.Model):
    """What was submitted, frozen: reviews and consolidations point here, never at the live items."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="revisions", verbose_name="báo cáo")
    number = models.PositiveSmallIntegerField("lần nộp")
    submitted_at = models.DateTimeField("nộp lúc")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content: Any = models.JSONField("nội dung")
    sha256 = models.CharField("dấu vân tay", max_length=64)
    kind = models.CharField("loại", max_length=20, choices=RevisionKind.choices, default=RevisionKind.REPORT)
    note = models.TextField("giải thích", blank=True)
    folded = models.TextField("nội dung để tìm kiếm", blank=True)
    counted: Any = models.JSONField("các mục không kèm lời", default=dict, blank=True)

    class Meta:
        verbose_name = "lần nộp"
        verbose_name_plural = "lần nộp"
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=Q(kind__in=RevisionKind.values), name="revision_kind_known"),
        ]

    def __str__(self) -> str:
        return f"Lần {self.number}"


class ReviewOutcome(models.TextChoices):
    ACCEPTED = "accepted", "Chấp nhận"
    RETURNED = "returned", "Trả lại"


class Review(models.Model):
    """A judgement of one revision (thẩm định)."""

    revision = models.ForeignKey(SubmissionRevision, models.PROTECT, related_name="reviews", verbose_name="lần nộp")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xem")
    outcome = models.CharField("kết quả", max_length=20, choices=ReviewOutcome.choices)
    reason = models.TextField("ý kiến", blank=True)
    decided_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thẩm định"
        verbose_name_plural = "thẩm định"
        ordering = ["revision", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(outcome="returned") | ~Q(reason=""), name="review_return_has_reason")
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.revision_id}"


class ReviewRemark(models.Model):
    """The office's remark at one named item of a returned submission."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="remarks", verbose_name="thẩm định")
    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="remarks", verbose_name="mục")
    text = models.TextField("đề nghị sửa")

    class Meta:
        verbose_name = "đề nghị sửa"
        verbose_name_plural = "đề nghị sửa"
        constraints = [models.UniqueConstraint(fields=["review", "item"], name="remark_once_per_item")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("campaigns:remark_thread", args=[self.item.submission_id, self.pk])


class RemarkReply(models.Model):
    """What unit and reviewer go on to say under a remark (trao đổi)."""

    remark = models.ForeignKey(ReviewRemark, models.CASCADE, related_name="replies", verbose_name="đề nghị sửa")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người viết")
    text = models.TextField("nội dung")
    written_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "trao đổi"
        verbose_name_plural = "trao đổi"
        ordering = ["remark", "id"]

    def __str__(self) -> str:
        return self.text

"""The commendation cycle of a phase: what may be given (law as rows), who is nominated, and the decision."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from accounts.models import Person, Role, Unit
from awards.workflow import NOMINATION
from campaigns.models import Campaign, Phase
from core.workflow import State
from documents.models import EvidenceItem, IssuedPaper
from documents.workflow import PUBLISHED


class Subject(models.TextChoices):
    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"


class Decider(models.TextChoices):
    DEPARTMENT = "department", "Giám đốc Sở"
    PROVINCE = "province", "Chủ tịch UBND tỉnh"
    MINISTRY = "ministry", "Bộ trưởng Bộ Công Thương"


class Category(models.TextChoices):
    """Titles are judged at the end of the year; forms of reward can be given for one phase."""

    TITLE = "title", "Danh hiệu thi đua"
    REWARD = "reward", "Hình thức khen thưởng"


class LawQuerySet(models.QuerySet[Any]):
    """Dated rows of law: `valid_from` and an open or inclusive `valid_to`."""

    def covering(self, day: date) -> "LawQuerySet":
        """Rows whose period has the day, whoever entered them."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def shipped(self) -> "LawQuerySet":
        return self.filter(entered_by=None)

    def own(self) -> "LawQuerySet":
        return self.filter(entered_by__isnull=False)


class AwardKindQuerySet(LawQuerySet):
    def valid_on(self, day: date) -> "AwardKindQuerySet":
        """One row per code: of rows that people entered the last, before any shipped one."""
        own_rows = AwardKind.objects.covering(day).own().filter(code=OuterRef("code"))
        later = Exists(own_rows.filter(pk__gt=OuterRef("pk")))
        return self.covering(day).exclude(later).exclude(Exists(own_rows), entered_by=None)  # type: ignore[return-value]


class LegalPeriod(models.Model):
    """A period of emulation and reward law: the texts in force, and the căn cứ lines that its decisions open with."""

    code = models.CharField("thời kỳ", max_length=10, unique=True)
    law = models.CharField("luật", max_length=200)
    decree = models.CharField("nghị định", max_length=200)
    one_reward_article = models.CharField("căn cứ “một thành tích, một hình thức”", max_length=300)
    bases = models.TextField("căn cứ của quyết định", help_text="Mỗi dòng một căn cứ")
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    edition = models.CharField("bản danh mục", max_length=40)

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = "thời kỳ của pháp luật"
        verbose_name_plural = "thời kỳ của pháp luật"
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return self.law


class BaseSalary(models.Model):
    """Mức lương cơ sở from a day on: bonus money is a multiple of it on the day of the decision."""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng/tháng)")
    article = models.CharField("căn cứ", max_length=300)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    edition = models.CharField("bản danh mục", max_length=40, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"], condition=Q(entered_by=None), name="base_salary_shipped_once_per_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="base_salary_dates_in_order"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="base_salary_is_money"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} đồng"


class AwardKind(models.Model):
    """A title or form of reward as the law of a period has it: a dated row with its article, never code (P12).

    `entered_by` None is a shipped row. An office's row of the same code and days goes before it; both stay.
    """

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=200)
    category = models.CharField("loại", max_length=20, choices=Category.choices)
    subject = models.CharField("đối tượng", max_length=20, choices=Subject.choices)
    decider = models.CharField("thẩm quyền", max_length=20, choices=Decider.choices)
    bonus_coefficient = models.DecimalField(
        "hệ số tiền thưởng (lần lương cơ sở)", max_digits=4, decimal_places=2, null=True, blank=True
    )
    criteria = models.TextField("tiêu chuẩn", blank=True)
    article = models.CharField("căn cứ", max_length=300)
    is_verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)
    valid_from = models.DateField("áp dụng từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    edition = models.CharField("bản danh mục", max_length=40, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    entered_at = models.DateTimeField("nhập lúc", null=True)

    objects = AwardKindQuerySet.as_manager()

    class Meta:
        verbose_name = "danh hiệu, hình thức khen thưởng"
        verbose_name_plural = "danh hiệu, hình thức khen thưởng"
        ordering = ["category", "decider", "name", "-subject", "-valid_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], condition=Q(entered_by=None), name="award_kind_shipped_once_per_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="award_kind_dates_in_order"
            ),
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="award_kind_subject_known"),
            models.CheckConstraint(condition=Q(decider__in=Decider.values), name="award_kind_decider_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_subject_display().lower()})"

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: Any) -> "DecisionQuerySet":
        """All for the owner's office and director; issued ones also for the owner's units."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF)
        of_the_owner = Unit.objects.filter(pk__in=own, parent_id=OuterRef("campaign__owner_id"))
        return self.filter(Q(campaign__owner_id__in=close) | Q(Exists(of_the_owner), paper__state__in=PUBLISHED))


class Decision(models.Model):
    """An award decision of a phase: the paper (number, date, file) and, through nominations, who is rewarded."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="decisions", verbose_name="phong trào")
    phase = models.ForeignKey(Phase, models.PROTECT, related_name="decisions", verbose_name="đợt")
    paper = models.OneToOneField(IssuedPaper, models.PROTECT, related_name="decision", verbose_name="văn bản")
    created_at = models.DateTimeField("tạo lúc")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ["-id"]

    journal_related = ("paper__body",)

    def __str__(self) -> str:
        return str(self.paper)

    def get_absolute_url(self) -> str:
        return reverse("awards:decision_detail", args=[self.pk])

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.campaign_id}"


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, user: Any) -> "NominationQuerySet":
        """The proposing unit's own; all that were sent for the owner's office and director."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        own = user.unit_ids(Role.HEAD, Role.STAFF, Role.OFFICE)
        return self.filter(Q(phase__campaign__owner_id__in=close) & ~Q(state="drafted") | Q(proposing_unit_id__in=own))

    def awarded(self) -> "NominationQuerySet":
        """Those that an issued decision rewards, or the one that replaced it; a withdrawn decision is nobody's award."""
        return self.filter(state="approved", decision__paper__state__in=("issued", "replaced"))

    def waiting_for_a_decision_paper(self) -> "NominationQuerySet":
        return self.filter(state="approved", decision=None)


class Nomination(models.Model):
    """A proposal to reward one person or one collective for a phase. Decided one by one, with a reason."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="nominations", verbose_name="đợt")
    kind = models.ForeignKey(AwardKind, models.PROTECT, related_name="nominations", verbose_name="hình thức")
    proposing_unit = models.ForeignKey(Unit, models.PROTECT, related_name="proposals", verbose_name="đơn vị đề nghị")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name="cá nhân"
    )
    collective = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name="tập thể"
    )
    nominee_name = models.CharField("tên người, tập thể được đề nghị", max_length=200)
    nominee_position = models.CharField("chức vụ, đơn vị khi đề nghị", max_length=300, blank=True)
    achievement = models.TextField("thành tích")
    evidence = models.ManyToManyField(EvidenceItem, related_name="nominations", verbose_name="minh chứng")
    is_for_superior = models.BooleanField("thuộc thẩm quyền cấp trên", default=False)
    state = models.CharField("tình trạng", max_length=20, choices=NOMINATION.choices, default="drafted")
    office_opinion = models.TextField("ý kiến thẩm tra", blank=True)
    decision_reason = models.TextField("ý kiến của Giám đốc", blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name="quyết định"
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("tạo lúc")
    version = models.PositiveIntegerField("lần sửa", default=1)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NOMINATION.values), name="nomination_state_known"),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(collective=None))
                | (Q(person=None) & Q(collective__isnull=False)),
                name="nomination_person_or_collective",
            ),
            models.UniqueConstraint(
                fields=["phase", "kind", "person"],
                condition=~Q(state="refused") & Q(person__isnull=False),
                name="nomination_person_once_a_phase",
            ),
            models.UniqueConstraint(
                fields=["phase", "kind", "collective"],
                condition=~Q(state="refused") & Q(collective__isnull=False),
                name="nomination_collective_once_a_phase",
            ),
            models.CheckConstraint(
                condition=Q(decision=None) | Q(state="approved"), name="nomination_decided_was_approved"
            ),
        ]

    def __str__(self) -> str:
        return self.nominee_name

    def get_absolute_url(self) -> str:
        return reverse("awards:nomination_detail", args=[self.pk])

    @property
    def subject(self) -> str:
        return Subject.PERSON if self.person_id else Subject.COLLECTIVE

    @property
    def state_row(self) -> State:
        return NOMINATION.state(self.state)

    @property
    def can_be_edited(self) -> bool:
        return self.state in ("drafted", "returned")

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.phase.campaign_id}"

"""Who is nominated, and the decision that rewards."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import Person, Role, Unit
from awards.models.law import AwardKind, Category, Decider, Subject
from awards.workflow import NOMINATION
from campaigns.models import Campaign, FromTheOffice, Phase
from core.workflow import State
from documents.models import EvidenceItem, IssuedPaper
from documents.workflow import PUBLISHED


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
        holds = Q(decision__paper__state="issued")
        is_held_by_another = Q(decision__paper__replacement__state__in=("issued", "replaced"))
        return self.filter(holds | is_held_by_another, state="approved")

    def waiting_for_a_decision_paper(self) -> "NominationQuerySet":
        return self.filter(state="approved", decision=None)


class Nomination(FromTheOffice, models.Model):
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

    office_owner, office_reader = "phase__campaign__owner", "proposing_unit"

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
    def gets_certificate(self) -> bool:
        """Whether the Sở itself gives a giấy khen: titles are recognised, awards of another body are its own."""
        return self.kind.category == Category.REWARD and self.kind.decider == Decider.DEPARTMENT

    @property
    def can_be_edited(self) -> bool:
        return self.state in ("drafted", "returned")

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.phase.campaign_id}"

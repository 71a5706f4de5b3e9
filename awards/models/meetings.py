"""What the office writes down of a meeting of the Hội đồng Thi đua - Khen thưởng: who was there, how they voted."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from awards.models.nominations import Nomination
from campaigns.models import Phase
from documents.models import IssuedPaper


class VoteBasis(models.TextChoices):
    """What the percent of a vote is counted on; no national rule fixes it for councils of a Sở."""

    ALL_MEMBERS = "all_members", "Tổng số thành viên Hội đồng"
    PRESENT = "present", "Số thành viên dự họp"


class CouncilMeeting(models.Model):
    """A meeting about the nominations of a phase; its papers are drafted from this row."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="council_meetings", verbose_name="đợt")
    held_on = models.DateField("ngày họp")
    starts_at = models.TimeField("bắt đầu lúc")
    ends_at = models.TimeField("kết thúc lúc", null=True)
    place = models.CharField("địa điểm", max_length=200)
    chair = models.CharField("chủ trì", max_length=120)
    chair_post = models.CharField("chức vụ trong Hội đồng của người chủ trì", max_length=80, default="Chủ tịch")
    secretary = models.CharField("thư ký", max_length=120)
    members = models.PositiveSmallIntegerField("tổng số thành viên Hội đồng")
    present = models.TextField("thành viên dự họp", help_text="Mỗi dòng một người")
    absent = models.TextField("vắng mặt", blank=True, help_text="Mỗi dòng một người, kèm lý do")
    is_secret = models.BooleanField("bỏ phiếu kín", default=True)
    tellers = models.TextField("ban kiểm phiếu", blank=True, help_text="Mỗi dòng một người, trưởng ban đứng đầu")
    basis = models.CharField("tỷ lệ tính trên", max_length=20, choices=VoteBasis.choices, default="all_members")
    conclusion = models.TextField("kết luận")
    minutes = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, related_name="+", verbose_name="biên bản họp"
    )
    count_minutes = models.OneToOneField(
        IssuedPaper, models.PROTECT, null=True, related_name="+", verbose_name="biên bản kiểm phiếu"
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "cuộc họp Hội đồng"
        verbose_name_plural = "cuộc họp Hội đồng"
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=VoteBasis.values), name="council_vote_basis_known"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="council_meeting_times_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Họp Hội đồng Thi đua - Khen thưởng, {self.phase}"

    def get_absolute_url(self) -> str:
        return reverse("awards:meeting_edit", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        """Whether one of its papers left the desk: what it tells of the meeting is not changed any more."""
        return any(paper and paper.state != "drafted" for paper in (self.minutes, self.count_minutes))

    @property
    def journal_scope(self) -> str:
        return f"campaign:{self.phase.campaign_id}"

    @property
    def present_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.present.splitlines() if line.strip())

    @property
    def teller_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.tellers.splitlines() if line.strip())

    @property
    def counts_papers(self) -> bool:
        """Whether there is a secret ballot with tellers who sign its count."""
        return bool(self.is_secret and self.teller_lines)

    @property
    def voters(self) -> int:
        """What each percent is counted on."""
        return self.members if self.basis == VoteBasis.ALL_MEMBERS else len(self.present_lines)


class CouncilVote(models.Model):
    """The votes about one nominee: papers given out, handed back, valid, for and against."""

    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, related_name="votes", verbose_name="cuộc họp")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="council_votes", verbose_name="hồ sơ")
    issued = models.PositiveSmallIntegerField("phát ra")
    returned = models.PositiveSmallIntegerField("thu về")
    valid = models.PositiveSmallIntegerField("hợp lệ")
    agreed = models.PositiveSmallIntegerField("đồng ý")
    disagreed = models.PositiveSmallIntegerField("không đồng ý")

    class Meta:
        verbose_name = "kết quả bỏ phiếu"
        verbose_name_plural = "kết quả bỏ phiếu"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "nomination"], name="council_vote_once_a_meeting"),
            models.CheckConstraint(
                condition=Q(returned__lte=F("issued"), valid__lte=F("returned"), valid=F("agreed") + F("disagreed")),
                name="council_vote_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.agreed}/{self.issued}"

"""Files that take long to make: who asked, how far the worker is, what came of it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core import clock
from documents.models.files import StoredFile

# A worker gives a sign of life at each step and page; without one for so long it is no longer at work.
LIFE_SIGN = timedelta(minutes=3)
# A waiting job is taken up within seconds; after so long the page no longer promises it.
LONG_WAIT = timedelta(minutes=2)
# A finished file is kept for so long, then it can be made again.
KEPT = timedelta(days=7)


class JobState(models.TextChoices):
    QUEUED = "queued", "Đang chờ"
    RUNNING = "running", "Đang lập"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không lập được"
    CANCELLED = "cancelled", "Đã hủy"


ACTIVE = (JobState.QUEUED, JobState.RUNNING)
_CHIPS = {
    JobState.QUEUED: ("clock", "wait"),
    JobState.RUNNING: ("print", "sent"),
    JobState.DONE: ("check", "ok"),
    JobState.FAILED: ("cross", "over"),
    JobState.CANCELLED: ("slash", "grey"),
}


class PrintJobQuerySet(models.QuerySet["PrintJob"]):
    def visible_to(self, user: Any) -> "PrintJobQuerySet":
        """A person's own jobs: what was made for one is nobody else's."""
        return self.filter(owner=user)

    def active(self) -> "PrintJobQuerySet":
        return self.filter(state__in=ACTIVE)

    def stalled(self, now: datetime) -> "PrintJobQuerySet":
        return self.filter(state=JobState.RUNNING, alive_at__lt=now - LIFE_SIGN)

    def outdated(self, now: datetime) -> "PrintJobQuerySet":
        return self.exclude(state__in=ACTIVE).filter(finished_at__lt=now - KEPT)


class PrintJob(models.Model):
    """One file in the making. `order` is all that its kind needs to make it, `fingerprint` the same in short.

    Technical like a delivery: no verb of the office's work, so it has no line in the journal. `attempt` grows with each
    worker that takes the job up; one that was given up for dead and is not finds by it that the job is no longer its.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="print_jobs", verbose_name="người yêu cầu"
    )
    kind = models.CharField("loại", max_length=60)
    title = models.CharField("tên", max_length=300)
    order: Any = models.JSONField("nội dung yêu cầu")
    fingerprint = models.CharField("dấu vân tay yêu cầu", max_length=64)
    state = models.CharField("tình trạng", max_length=12, choices=JobState.choices, default=JobState.QUEUED)
    attempt = models.PositiveSmallIntegerField("lần lập", default=0)
    done = models.PositiveIntegerField("số bước đã xong", default=0)
    total = models.PositiveIntegerField("số bước", null=True)
    stage = models.CharField("đang làm", max_length=300, blank=True)
    problem = models.CharField("lý do", max_length=500, blank=True)
    requested_at = models.DateTimeField("yêu cầu lúc")
    alive_at = models.DateTimeField("dấu hiệu làm việc gần nhất", null=True)
    finished_at = models.DateTimeField("xong lúc", null=True)
    result = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="tệp")

    objects = PrintJobQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đang lập"
        verbose_name_plural = "tệp đang lập"
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "alive_at"], name="print_job_alive")]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "fingerprint"],
                condition=Q(state__in=["queued", "running"]),
                name="print_job_active_once",
            ),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="print_job_state_known"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(result__isnull=False), name="print_job_done_has_result"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(problem=""), name="print_job_failed_says_why"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:job_detail", args=[self.pk])

    @property
    def is_stalled(self) -> bool:
        """Whether its worker gave no sign of life for too long."""
        return bool(
            self.state == JobState.RUNNING and self.alive_at is not None and self.alive_at < clock.now() - LIFE_SIGN
        )

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE and not self.is_stalled

    @property
    def waits_long(self) -> bool:
        """Whether no worker took the job up for too long: it is busy, or does not run."""
        return self.state == JobState.QUEUED and self.requested_at < clock.now() - LONG_WAIT

    @property
    def reason(self) -> str:
        """Why there is no file, as a sentence."""
        return STOPPED if self.is_stalled else self.problem

    @property
    def chip(self) -> dict[str, str]:
        """The chip's words: a job whose worker died is no longer said to be at work."""
        if self.is_stalled:
            return {"label": "Đã dừng giữa chừng", "icon": "cross", "tone": "over"}
        icon, tone = _CHIPS[JobState(self.state)]
        return {"label": self.get_state_display(), "icon": icon, "tone": tone}

    @property
    def kept_until(self) -> datetime | None:
        return self.finished_at + KEPT if self.finished_at else None


STOPPED = "Việc lập tệp đã dừng giữa chừng (máy chủ khởi động lại hoặc gặp sự cố). Hãy lập lại; dữ liệu không bị mất."

"""Verbs of files that take long to make: ask, make in the worker, stop, make again, clean up.

Other rooms hang their own kinds in: `register("awards.certificates", make)` in `AppConfig.ready()`, then
`request_job(actor=…, kind="awards.certificates", …)` from a view, which redirects to the job's page.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from core import clock, jobs
from core.errors import RuleBroken
from documents.decree import PaperRefused
from documents.models import PrintJob
from documents.models.jobs import ACTIVE, KEPT, STOPPED, JobState
from documents.progress import pages_told
from documents.services.files import store_bytes

logger = logging.getLogger(__name__)

JOB_FILES = "documents.printjob"
# More than a person waits for at once; a forgotten click does not fill the worker's day.
MOST_ACTIVE = 5
# Seconds between two signs of life while pages are laid out.
BREATH = 0.5
BROKEN = "Hệ thống gặp lỗi khi lập tệp. Hãy lập lại; nếu vẫn lỗi, báo người quản trị."


@dataclass(frozen=True)
class MadeFile:
    """What a kind's maker hands back."""

    name: str
    content_type: str
    content: bytes


class JobLeft(Exception):
    """The job is no longer this worker's: the owner stopped it, or another worker took it up."""


class Progress:
    """How a maker tells where it is. Each word is a sign of life, and the moment at which a stopped job ends."""

    def __init__(self, job: PrintJob) -> None:
        self._rows = PrintJob.objects.filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
        self._told_at = 0.0

    def step(self, stage: str, *, done: int, total: int | None = None) -> None:
        """`done` of `total` pieces are finished, the next is `stage`; without `total` nobody can know how many."""
        self._told_at = time.monotonic()
        told = self._rows.update(stage=stage[:300], done=done, total=total, alive_at=clock.now())
        if not told:
            raise JobLeft

    def breathe(self, stage: str, *, done: int, total: int | None = None) -> None:
        """The same from within a loop of many small pieces: written at most twice a second."""
        if time.monotonic() - self._told_at >= BREATH:
            self.step(stage, done=done, total=total)

    @contextmanager
    def pages(self, what: str, *, total: int) -> Iterator[None]:
        """Within, each page that the renderer lays out is told: `what` is what a page holds (trang, giấy khen).

        The renderer knows how many pages there are only when the last is laid out; until then `total` says how many the
        caller expects, and more than that move the end.
        """
        laid_out = 0

        def begun(page: int) -> None:
            nonlocal laid_out
            laid_out = max(laid_out, page)
            self.breathe(f"Đang dàn {what} {page}", done=laid_out, total=max(total, laid_out))

        def all_laid_out() -> None:
            self.step(f"Đã dàn {laid_out} {what}, đang ghi tệp", done=laid_out, total=laid_out)

        with pages_told(begun, all_laid_out):
            yield


Maker = Callable[[PrintJob, Progress], MadeFile]
_makers: dict[str, Maker] = {}


def register(kind: str, make: Maker) -> None:
    """Jobs of the kind are made by `make`; a second maker for a kind is an error."""
    if _makers.setdefault(kind, make) is not make:
        raise ValueError(f"jobs of {kind} have a maker already")


def fingerprint_of(kind: str, order: Any) -> str:
    """Equal orders, equal fingerprint."""
    written = json.dumps([kind, order], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def request_job(*, actor: Any, kind: str, title: str, order: dict[str, Any], fingerprint: str = "") -> PrintJob:
    """A job of the actor's own makes the file; the same order that is under way or still kept is not made twice.

    Whether the actor may have what he orders is the caller's rule. `fingerprint` stands for all that decides the file's
    bytes, by default the order itself. Refuses more than five files under way. The job `documents.run_print_job`
    starts on commit.
    """
    wanted = fingerprint or fingerprint_of(kind, order)
    with transaction.atomic():
        _one_order_at_a_time(actor)
        asked = PrintJob.objects.visible_to(actor)
        if known := asked.filter(fingerprint=wanted, state__in=[*ACTIVE, JobState.DONE]).defer("order").first():
            return known
        if asked.active().count() >= MOST_ACTIVE:
            raise RuleBroken(f"Đang có {MOST_ACTIVE} tệp được lập cho bạn. Hãy chờ một tệp xong hoặc hủy bớt.")
        job = PrintJob.objects.create(
            owner=actor, kind=kind, title=title[:300], order=order, fingerprint=wanted, requested_at=clock.now()
        )
        jobs.enqueue("documents.run_print_job", job.pk)
    return job


def run_job(job_id: int) -> bool:
    """The file is made and kept for its owner; True when this call made it.

    Called by the worker. Does nothing for a job that is not waiting. A refusal of the content is told in its own
    sentence; any other failure is logged and told plainly.
    """
    if not _taken_up(job_id):
        return False
    job = PrintJob.objects.select_related("owner").get(pk=job_id)
    try:
        _keep(job, _makers[job.kind](job, Progress(job)))
    except JobLeft:
        logger.info("print job %s was left", job_id)
        return False
    except (RuleBroken, PaperRefused) as refused:
        _give_up(job, str(refused))
        return False
    except Exception:
        logger.exception("print job %s failed", job_id)
        _give_up(job, BROKEN)
        return False
    return True


def _taken_up(job_id: int) -> bool:
    """One worker takes the job, whoever else was told of it."""
    waiting = PrintJob.objects.filter(pk=job_id, state=JobState.QUEUED)
    now = clock.now()
    return bool(waiting.update(state=JobState.RUNNING, attempt=F("attempt") + 1, alive_at=now, stage="", done=0))


@transaction.atomic
def _keep(job: PrintJob, made: MadeFile) -> None:
    held = PrintJob.objects.select_for_update().filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
    if not held.exists():
        raise JobLeft
    stored = store_bytes(
        content=made.content,
        name=made.name,
        content_type=made.content_type,
        access_kind=JOB_FILES,
        access_id=job.pk,
        actor=job.owner,
    )
    now = clock.now()
    held.update(state=JobState.DONE, result=stored, stage="", problem="", alive_at=now, finished_at=now)


def _give_up(job: PrintJob, problem: str) -> None:
    own = PrintJob.objects.filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
    own.update(state=JobState.FAILED, problem=problem[:500], finished_at=clock.now())


def cancel_job(*, actor: Any, job: PrintJob) -> bool:
    """The job ends without a file, at once when it waits, at its next step when it is under way; False when it ended
    before. The owner only."""
    _require_owner(actor, job)
    running = PrintJob.objects.filter(pk=job.pk, state__in=ACTIVE)
    return bool(running.update(state=JobState.CANCELLED, finished_at=clock.now()))


def restart_job(*, actor: Any, job: PrintJob) -> PrintJob:
    """The job waits for a worker again, with the order that it had.

    One that is under way already goes on, the same file's that was ordered anew meanwhile too. The owner only.
    Refuses one that is done. The worker that was given up for dead finds that the job is not its own.
    """
    _require_owner(actor, job)
    if job.state == JobState.DONE:
        raise RuleBroken("Tệp này đã lập xong.")
    ended = PrintJob.objects.filter(pk=job.pk, state__in=[JobState.FAILED, JobState.CANCELLED])
    stalled = PrintJob.objects.filter(pk=job.pk).stalled(clock.now())
    fresh = {
        "state": JobState.QUEUED,
        "done": 0,
        "total": None,
        "stage": "",
        "problem": "",
        "requested_at": clock.now(),
        "finished_at": None,
    }
    with transaction.atomic():
        _one_order_at_a_time(actor)
        same = PrintJob.objects.visible_to(actor).active().filter(fingerprint=job.fingerprint).exclude(pk=job.pk)
        if under_way := same.defer("order").first():
            return under_way
        if ended.update(**fresh) or stalled.update(**fresh):
            jobs.enqueue("documents.run_print_job", job.pk)
    job.refresh_from_db()
    return job


def _one_order_at_a_time(actor: Any) -> None:
    """The second of two presses waits here, and then finds the job of the first, even one already done."""
    User.objects.select_for_update(of=("self",)).get(pk=actor.pk)


def _require_owner(actor: Any, job: PrintJob) -> None:
    if job.owner_id != actor.pk:
        raise RuleBroken("Chỉ người đã yêu cầu lập tệp được làm việc này.")


def sweep_jobs() -> None:
    """Jobs whose worker died are said to have stopped; those that no worker was told of are queued again.

    Called by the schedule. Safe to run twice: a worker takes up a waiting job once.
    """
    now = clock.now()
    stalled = PrintJob.objects.stalled(now)
    stalled.update(state=JobState.FAILED, problem=STOPPED, finished_at=now)
    for job_id in PrintJob.objects.filter(state=JobState.QUEUED).order_by("pk").values_list("pk", flat=True):
        jobs.enqueue("documents.run_print_job", job_id)


def clean_jobs() -> int:
    """Jobs that ended over a week ago are gone, with their files; how many. Called by the schedule."""
    outdated = PrintJob.objects.outdated(clock.now()).select_related("result").defer("order")
    cleaned = 0
    for job in outdated.iterator(chunk_size=200):
        with transaction.atomic():
            result = job.result
            job.delete()
            if result is not None:
                result.delete()
                transaction.on_commit(lambda kept=result: kept.file.delete(save=False))  # type: ignore[misc]
        cleaned += 1
    if cleaned:
        logger.info("%s files kept for %s days were cleaned", cleaned, KEPT.days)
    return cleaned

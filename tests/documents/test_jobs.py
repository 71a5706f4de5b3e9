"""Files that take long to make: one job for two presses, honest steps, stopping, dead workers, cleaning up."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from documents.content import Annex, Column, Paper, Row, Table
from documents.downloads import print_or_queue
from documents.length import expected_pages, is_long
from documents.models import PrintJob, StoredFile
from documents.models.jobs import STOPPED, JobState
from documents.pages import count_pages
from documents.pdf import render_pdf
from documents.progress import pages_told
from documents.services.jobs import (
    BROKEN,
    JobLeft,
    MadeFile,
    Progress,
    cancel_job,
    clean_jobs,
    register,
    request_job,
    restart_job,
    run_job,
    sweep_jobs,
)
from documents.services.long_papers import PAPER_JOB, request_print
from documents.views.jobs import progress_words
from tests.factories import Department
from tests.papers import samples

LATER = datetime(2021, 7, 5, 9, 4)
PLAIN = "text/plain"


def make_words(job: PrintJob, progress: Progress) -> MadeFile:
    for at, word in enumerate(job.order["words"]):
        progress.step(f"Đang viết {word}", done=at, total=len(job.order["words"]))
    return MadeFile("lời.txt", PLAIN, " ".join(job.order["words"]).encode())


def stopped_by_its_owner(job: PrintJob, progress: Progress) -> MadeFile:
    progress.step("Bước một", done=0, total=2)
    cancel_job(actor=job.owner, job=job)
    progress.step("Bước hai", done=1, total=2)
    raise AssertionError("the second step may not be reached")


def refusing(job: PrintJob, progress: Progress) -> MadeFile:
    raise RuleBroken("Bảng quá rộng.")


def failing(job: PrintJob, progress: Progress) -> MadeFile:
    raise ZeroDivisionError


for _maker in (make_words, stopped_by_its_owner, refusing, failing):
    register(f"tests.{_maker.__name__}", _maker)


def asked(actor: User, *words: str, kind: str = "make_words") -> PrintJob:
    return request_job(actor=actor, kind=f"tests.{kind}", title="Lời", order={"words": list(words)})


def bytes_of(stored: StoredFile | None) -> bytes:
    assert stored is not None
    with stored.file.open("rb") as source:
        content: bytes = source.read()
    return content


def long_paper(rows: int = 900) -> Paper:
    table = Table(
        columns=(Column("TT", 15, "center"), Column("Nội dung", 145)),
        rows=tuple(Row((str(at), f"Nội dung của dòng {at}")) for at in range(1, rows + 1)),
    )
    return replace(samples.report(), annexes=(Annex(title="Danh sách", blocks=(table,)),))


@pytest.fixture
def office(department: Department) -> User:
    return department.office


@pytest.fixture
def running(office: User) -> PrintJob:
    """A job that its worker took up at nine o'clock."""
    job = asked(office, "một")
    PrintJob.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempt=1, alive_at=clock.now())
    job.refresh_from_db()
    return job


def test_a_job_makes_the_file_and_keeps_it_for_its_owner(office: User) -> None:
    job = asked(office, "một", "hai")

    assert run_job(job.pk) is True

    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.attempt) == (JobState.DONE, 1, 2, 1)
    assert bytes_of(job.result) == "một hai".encode()
    assert job.result is not None
    assert (job.result.name, job.result.uploaded_by) == ("lời.txt", office)


def test_a_job_that_is_done_is_not_made_again(office: User) -> None:
    job = asked(office, "một")
    run_job(job.pk)

    assert run_job(job.pk) is False
    assert asked(office, "một").pk == job.pk
    assert StoredFile.objects.count() == 1


def test_two_presses_make_one_job(office: User) -> None:
    first, second = asked(office, "một"), asked(office, "một")

    assert first.pk == second.pk
    assert PrintJob.objects.count() == 1


def test_each_person_has_a_job_of_his_own(department: Department) -> None:
    assert asked(department.office, "một").pk != asked(department.director, "một").pk


def test_nobody_has_more_than_five_files_under_way(office: User) -> None:
    for at in range(5):
        asked(office, str(at))

    with pytest.raises(RuleBroken, match="Đang có 5 tệp"):
        asked(office, "sáu")


def test_a_stopped_job_ends_at_its_next_step_without_a_file(office: User) -> None:
    job = asked(office, kind="stopped_by_its_owner")

    assert run_job(job.pk) is False

    job.refresh_from_db()
    assert (job.state, job.stage, job.result) == (JobState.CANCELLED, "Bước một", None)
    assert StoredFile.objects.count() == 0


def test_a_waiting_job_that_was_stopped_is_never_made(office: User) -> None:
    job = asked(office, "một")

    assert cancel_job(actor=office, job=job) is True
    assert run_job(job.pk) is False
    assert cancel_job(actor=office, job=job) is False


@pytest.mark.parametrize(("kind", "problem"), [("refusing", "Bảng quá rộng."), ("failing", BROKEN)])
def test_a_job_that_fails_says_why(office: User, kind: str, problem: str) -> None:
    job = asked(office, kind=kind)

    assert run_job(job.pk) is False

    job.refresh_from_db()
    assert (job.state, job.problem, job.reason) == (JobState.FAILED, problem, problem)


def test_a_job_without_sign_of_life_is_said_to_have_stopped(running: PrintJob) -> None:
    assert (running.is_stalled, running.is_active) == (False, True)

    with clock.at(LATER):
        assert (running.is_stalled, running.is_active) == (True, False)
        assert running.reason == STOPPED
        assert running.chip["label"] == "Đã dừng giữa chừng"


def test_a_job_that_nobody_takes_up_is_no_longer_promised(signed_in: Callable[[User], Client], office: User) -> None:
    job = asked(office, "một")
    assert job.waits_long is False

    with clock.at(LATER):
        assert job.waits_long is True
        page = signed_in(office).get(job.get_absolute_url()).content.decode()

    assert "Vẫn đang chờ từ 09:00: máy chủ đang bận hoặc phần lập tệp chưa chạy." in page


def test_the_sweeper_ends_what_a_dead_worker_left(running: PrintJob) -> None:
    sweep_jobs()
    running.refresh_from_db()
    assert running.state == JobState.RUNNING

    with clock.at(LATER):
        sweep_jobs()
    running.refresh_from_db()
    assert (running.state, running.problem) == (JobState.FAILED, STOPPED)


def test_the_sweeper_queues_what_no_worker_was_told_of(
    office: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    job = asked(office, "một")

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        sweep_jobs()

    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_a_stopped_job_starts_again_and_the_worker_given_up_for_dead_leaves_it(running: PrintJob) -> None:
    old_worker = Progress(running)
    with clock.at(LATER):
        again = restart_job(actor=running.owner, job=running)
        assert (again.pk, again.state) == (running.pk, JobState.QUEUED)
        with pytest.raises(JobLeft):
            old_worker.step("Đang viết một", done=0)
        assert run_job(again.pk) is True
    again.refresh_from_db()
    assert (again.state, again.attempt) == (JobState.DONE, 2)


def test_a_job_at_work_does_not_start_again(running: PrintJob) -> None:
    assert restart_job(actor=running.owner, job=running).state == JobState.RUNNING


def test_a_job_that_was_ordered_anew_is_not_started_twice(office: User) -> None:
    old = asked(office, "một")
    cancel_job(actor=office, job=old)
    new = asked(office, "một")

    assert restart_job(actor=office, job=old).pk == new.pk


def test_only_the_owner_stops_and_starts(department: Department, running: PrintJob) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người đã yêu cầu"):
        cancel_job(actor=department.director, job=running)
    with pytest.raises(RuleBroken, match="Chỉ người đã yêu cầu"):
        restart_job(actor=department.director, job=running)


def test_files_are_cleaned_after_a_week(
    office: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    job = asked(office, "một")
    run_job(job.pk)
    kept = PrintJob.objects.get(pk=job.pk).result
    assert kept is not None
    path = Path(kept.file.path)

    with clock.at(datetime(2021, 7, 12, 8, 59)):
        assert clean_jobs() == 0
    with clock.at(datetime(2021, 7, 12, 9, 1)), django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        assert clean_jobs() == 1

    assert (PrintJob.objects.count(), StoredFile.objects.count(), path.exists()) == (0, 0, False)


def test_a_running_job_is_never_cleaned(running: PrintJob) -> None:
    with clock.at(clock.now() + timedelta(days=30)):
        assert clean_jobs() == 0


def test_a_short_paper_is_not_long() -> None:
    assert (is_long(samples.letter_report()), is_long(long_paper(5))) == (False, False)


def test_the_length_of_a_paper_is_told_from_its_content() -> None:
    paper = long_paper()

    assert is_long(paper) is True
    assert expected_pages(paper) == pytest.approx(count_pages(render_pdf(paper)), rel=0.35)


def test_each_page_is_told_as_it_is_laid_out() -> None:
    heard: list[int] = []
    drawn: list[bool] = []

    with pages_told(heard.append, lambda: drawn.append(True)):
        pdf = render_pdf(long_paper(120))

    assert sorted(set(heard)) == list(range(1, count_pages(pdf) + 1))
    assert drawn == [True]


def test_a_layout_stops_between_two_pages() -> None:
    heard: list[int] = []

    def hear(page: int) -> None:
        heard.append(page)
        if page == 3:
            raise JobLeft

    with pytest.raises(JobLeft), pages_told(hear, lambda: None):
        render_pdf(long_paper(300))

    assert heard == [1, 2, 3]


def test_a_long_paper_is_the_same_file_as_a_short_one_would_be(office: User) -> None:
    paper = long_paper(60)
    job = request_print(actor=office, content=paper, name="Báo cáo.pdf")

    assert run_job(job.pk) is True

    job.refresh_from_db()
    assert bytes_of(job.result) == render_pdf(paper)
    assert request_print(actor=office, content=paper, name="Báo cáo.pdf").pk == job.pk


def test_the_page_of_a_job_follows_its_life(signed_in: Callable[[User], Client], office: User) -> None:
    browser, job = signed_in(office), asked(office, "một")
    address = job.get_absolute_url()

    waiting = browser.get(address).content.decode()
    state = browser.get(f"{address}tinh-hinh/").json()
    assert state == {"active": True, "state": "queued", "done": 0, "total": None, "words": "Đang chờ đến lượt."}
    assert "Hủy lập tệp" in waiting
    assert "js/job" in waiting

    run_job(job.pk)
    done = browser.get(address).content.decode()
    assert "Tải tệp về" in done
    assert "js/job" not in done
    assert browser.get(f"{address}tinh-hinh/").json()["active"] is False


def test_a_cancelled_job_offers_to_start_again(signed_in: Callable[[User], Client], office: User) -> None:
    browser, job = signed_in(office), asked(office, "một")

    answer = browser.post(f"{job.get_absolute_url()}huy/", follow=True).content.decode()
    assert "Việc lập tệp đã hủy" in answer

    assert browser.post(f"{job.get_absolute_url()}lap-lai/")["Location"] == job.get_absolute_url()
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_a_job_and_its_file_are_its_owners_alone(
    signed_in: Callable[[User], Client], department: Department, office: User
) -> None:
    job = asked(office, "một")
    run_job(job.pk)
    job.refresh_from_db()
    assert job.result is not None

    mine, theirs = signed_in(office), signed_in(department.director)

    addresses = (job.get_absolute_url(), f"{job.get_absolute_url()}tinh-hinh/", job.result.get_absolute_url())
    found = []
    for address in addresses:
        response = mine.get(address)
        if response.streaming:
            b"".join(response.streaming_content)  # type: ignore[arg-type]
        found.append((response.status_code, theirs.get(address).status_code))
    assert found == [(200, 404)] * 3


def test_the_list_shows_ones_own_files(signed_in: Callable[[User], Client], department: Department) -> None:
    job = asked(department.office, "một")
    run_job(job.pk)
    for word in ("hai", "ba"):
        asked(department.office, word)
    asked(department.director, "của người khác")

    page = signed_in(department.office).get("/van-ban/tep-da-lap/")

    assert len(page.context["jobs"]) == 3


def asking_for(paper: Paper, method: str, user: User) -> HttpResponse:
    request: HttpRequest = getattr(RequestFactory(), method)("/xem-ban-in/")
    request.user = user
    request.session = SessionStore()
    return print_or_queue(request, paper, name="Báo cáo.pdf", back="/quay-lai/", inline=True)


def test_a_short_paper_is_answered_at_once(office: User) -> None:
    answer = asking_for(samples.letter_report(), "get", office)

    assert (answer["Content-Type"], PrintJob.objects.count()) == ("application/pdf", 0)


def test_a_long_paper_is_offered_and_ordered_by_a_press(office: User) -> None:
    paper = long_paper()

    offered = asking_for(paper, "get", office)
    assert ("Lập tệp" in offered.content.decode(), PrintJob.objects.count()) == (True, 0)

    ordered = asking_for(paper, "post", office)
    assert ordered["Location"] == PrintJob.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (45, (45, 277, "Đang dàn trang 45 trên khoảng 277 trang.")),
        (277, (277, 277, "Đang dàn trang 277.")),
        (301, (301, 301, "Đang dàn trang 301.")),
    ],
)
def test_a_long_paper_tells_how_far_it_is_and_never_more_than_all(
    running: PrintJob, page: int, told: tuple[int, int, str]
) -> None:
    PrintJob.objects.filter(pk=running.pk).update(kind=PAPER_JOB)

    with Progress(running).pages("trang", total=277):
        logging.getLogger("weasyprint.progress").info("Step 5 - Creating layout - Page %d", page)

    running.refresh_from_db()
    assert (running.done, running.total, progress_words(running)) == told


def test_a_paper_that_is_laid_out_fills_the_bar(running: PrintJob) -> None:
    PrintJob.objects.filter(pk=running.pk).update(kind=PAPER_JOB)
    layout = logging.getLogger("weasyprint.progress")

    with Progress(running).pages("trang", total=277):
        layout.info("Step 5 - Creating layout - Page 250")
        layout.info("Step 6 - Drawing")

    running.refresh_from_db()
    assert (running.done, running.total) == (250, 250)
    assert progress_words(running) == "Đã dàn 250 trang, đang ghi tệp."


def test_the_job_of_a_long_paper_ends_with_as_many_pages_as_it_has(office: User) -> None:
    paper = long_paper()
    job = request_print(actor=office, content=paper, name="Báo cáo.pdf")

    run_job(job.pk)

    job.refresh_from_db()
    pages = count_pages(bytes_of(job.result))
    assert (job.done, job.total) == (pages, pages)

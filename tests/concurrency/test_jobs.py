"""Two presses at the same moment order one file; two workers that hear of it make it once."""

import pytest

from documents.models import PrintJob, StoredFile
from documents.services.jobs import MadeFile, Progress, register, request_job, run_job
from tests.concurrency.test_submissions import together
from tests.factories import make_department

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
KIND = "tests.concurrent"


def make(job: PrintJob, progress: Progress) -> MadeFile:
    progress.step("Đang viết", done=0, total=1)
    return MadeFile("lời.txt", "text/plain", job.title.encode())


register(KIND, make)


@pytest.fixture(autouse=True)
def private_store(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def test_a_file_ordered_twice_is_one_job() -> None:
    office = make_department().office

    def order() -> object:
        return request_job(actor=office, kind=KIND, title="Lời", order={}).pk

    answers = together(order, order)

    assert answers == [PrintJob.objects.get().pk] * 2


def test_two_workers_make_one_file() -> None:
    office = make_department().office
    job = PrintJob.objects.create(
        owner=office, kind=KIND, title="Lời", order={}, fingerprint="0" * 64, requested_at=office.date_joined
    )

    answers = together(lambda: run_job(job.pk), lambda: run_job(job.pk))

    assert set(answers) == {False, True}
    assert StoredFile.objects.count() == 1

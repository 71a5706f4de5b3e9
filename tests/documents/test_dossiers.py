"""Several papers as one ZIP: their archived files, a contents page, names for Windows, rights per paper."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from documents import services
from documents.models import IssuedPaper, PrintJob
from documents.services.dossiers import AT_ONCE, request_dossier
from documents.services.jobs import MadeFile, run_job
from documents.zips import file_name, zipped
from tests.factories import Department
from tests.papers import samples

UTF8 = 0x800


def packed(answer: MadeFile | PrintJob) -> zipfile.ZipFile:
    assert isinstance(answer, MadeFile)
    return zipfile.ZipFile(io.BytesIO(answer.content))


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def printed(issued: IssuedPaper) -> IssuedPaper:
    services.render_paper(issued.pk)
    issued.refresh_from_db()
    return issued


@pytest.fixture
def many(department: Department) -> list[IssuedPaper]:
    return [
        services.draft_paper(
            actor=department.office, body=department.unit, content=samples.letter_report(f"Kết quả đợt thi đua {at}")
        )
        for at in range(1, AT_ONCE + 2)
    ]


def test_a_dossier_holds_the_archived_files_and_a_contents_page(department: Department, printed: IssuedPaper) -> None:
    archive = packed(request_dossier(actor=department.office, papers=[printed]))

    names = archive.namelist()
    assert names == ["00 Mục lục hồ sơ.pdf", "01 Báo cáo 05-BC-SCT.pdf"]
    assert printed.pdf is not None
    assert hashlib.sha256(archive.read(names[1])).hexdigest() == printed.pdf.sha256
    contents = words_of(archive.read(names[0]))
    for word in ("05/BC-SCT", "2/7/2021", "01 Báo cáo", printed.pdf.sha256[:8], printed.pdf.sha256[-8:]):
        assert word in contents


def test_names_are_right_in_windows(department: Department, printed: IssuedPaper) -> None:
    archive = packed(request_dossier(actor=department.office, papers=[printed]))

    assert [info.flag_bits & UTF8 for info in archive.infolist()] == [UTF8, UTF8]
    assert file_name('Báo cáo: "05/BC" <mới>. ', ".pdf") == "Báo cáo- -05-BC- -mới-.pdf"
    assert len(file_name("x" * 400, ".pdf")) == 114


def test_equal_dossiers_have_equal_bytes(department: Department, printed: IssuedPaper) -> None:
    first, second = (request_dossier(actor=department.office, papers=[printed]) for _ in range(2))

    assert isinstance(first, MadeFile)
    assert first == second
    assert zipped([("a", b"1")]) == zipped([("a", b"1")])


def test_the_signed_copy_takes_the_place_of_the_print(
    department: Department, printed: IssuedPaper, upload: Callable[..., SimpleUploadedFile]
) -> None:
    copy = services.attach_signed_copy(actor=department.office, paper=printed, upload=upload())
    services.accept_signed_copy(actor=department.office, check=copy, confirmed=True)
    printed.refresh_from_db()
    assert printed.signed_copy is not None

    archive = packed(request_dossier(actor=department.office, papers=[printed]))

    assert archive.namelist()[1] == "01 Báo cáo 05-BC-SCT (bản đã ký).pdf"
    assert hashlib.sha256(archive.read(archive.namelist()[1])).hexdigest() == printed.signed_copy.sha256


def test_many_papers_are_packed_by_a_job_that_counts_them(department: Department, many: list[IssuedPaper]) -> None:
    job = request_dossier(actor=department.office, papers=many)
    assert isinstance(job, PrintJob)
    assert request_dossier(actor=department.office, papers=many[::-1]) == job

    assert run_job(job.pk) is True

    job.refresh_from_db()
    assert (job.done, job.total) == (AT_ONCE + 1, AT_ONCE + 2)
    assert job.result is not None
    with job.result.file.open("rb") as source:
        names = zipfile.ZipFile(io.BytesIO(source.read())).namelist()
    assert names[0] == "00 Mục lục hồ sơ.pdf"
    assert len(names) == AT_ONCE + 2


def test_a_paper_without_a_print_gets_one_on_the_way(department: Department, draft: IssuedPaper) -> None:
    job = request_dossier(actor=department.office, papers=[draft])
    assert isinstance(job, PrintJob)

    assert run_job(job.pk) is True

    draft.refresh_from_db()
    assert draft.is_printed is True


def test_nobody_gets_a_paper_that_he_may_not_see(department: Department, draft: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="Hãy chọn ít nhất một văn bản"):
        request_dossier(actor=department.industry_staff, papers=[draft])


def test_a_right_that_ended_meanwhile_is_asked_again(department: Department, many: list[IssuedPaper]) -> None:
    job = request_dossier(actor=department.office, papers=many)
    assert isinstance(job, PrintJob)
    department.office.memberships.update(ends_on=date(2021, 7, 4))

    assert run_job(job.pk) is False

    job.refresh_from_db()
    assert job.problem == "Có văn bản đã chọn mà bạn không còn quyền xem. Hãy chọn lại trong danh sách văn bản."


def test_the_list_offers_the_dossier_and_answers_with_the_file(
    signed_in: Callable[[User], Client], department: Department, printed: IssuedPaper
) -> None:
    browser = signed_in(department.office)

    assert "Tải hồ sơ (ZIP)" in browser.get("/van-ban/").content.decode()
    response = browser.post("/van-ban/ho-so/", {"paper": [str(printed.pk), "x", "9" * 30]})

    assert response["Content-Type"] == "application/zip"
    made_on = clock.today()
    assert f"{made_on:%Y-%m-%d}" in response["Content-Disposition"]
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_many_chosen_lead_to_the_page_of_the_job(
    signed_in: Callable[[User], Client], department: Department, many: list[IssuedPaper]
) -> None:
    response = signed_in(department.office).post("/van-ban/ho-so/", {"paper": [paper.pk for paper in many]})

    assert response["Location"] == PrintJob.objects.get().get_absolute_url()


def test_a_draft_is_named_as_one(draft: IssuedPaper) -> None:
    assert draft.file_name == "Báo cáo dự thảo BC-SCT"

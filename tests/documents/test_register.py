"""The register of outgoing papers: the decree's columns, one line a number, the same figures in every form."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from documents import length, services
from documents.models import IssuedPaper, PrintJob, VerificationMark
from documents.papers import register_paper
from documents.queries.register import RegisterLine, numbered_papers, register_lines, years_of
from tests.factories import Department
from tests.papers import samples
from tests.papers.conftest import read
from tests.papers.word import ReadWord, squeezed


@pytest.fixture
def replacing(department: Department, issued: IssuedPaper) -> IssuedPaper:
    draft = services.draft_replacement(actor=department.office, paper=issued)
    services.submit_for_signing(actor=department.office, paper=draft)
    return services.issue_paper(actor=department.office, paper=draft, number=6, issued_on=date(2021, 7, 5))


def lines(department: Department, year: int = 2021, kind: str = "") -> list[RegisterLine]:
    return list(register_lines(numbered_papers(department.unit.pk, year, kind)))


def test_a_line_has_the_decrees_columns_and_says_what_became_of_the_paper(
    department: Department, issued: IssuedPaper, replacing: IssuedPaper, draft: IssuedPaper
) -> None:
    services.withdraw_paper(actor=department.office, paper=replacing, reason="Sai.", withdrawn_on=date(2021, 7, 5))
    content = samples.letter_report()

    first, second = lines(department)

    assert first == RegisterLine(
        pk=issued.pk,
        symbol="05/BC-SCT",
        issued_on=date(2021, 7, 2),
        kind_and_title="Báo cáo: Kết quả thực hiện phong trào thi đua đợt 1 năm 2021",
        signatory=content.signature.name,
        recipients="; ".join((*content.addressees, *content.recipients)),
        archive=content.archive,
        note="Thay thế bằng 06/BC-SCT",
    )
    assert (second.symbol, second.note) == ("06/BC-SCT", "Thay thế 05/BC-SCT; Thu hồi từ 5/7/2021")


def test_drafts_other_years_and_other_kinds_are_left_out(department: Department, submitted: IssuedPaper) -> None:
    assert (lines(department), years_of(department.unit.pk)) == ([], [])
    services.issue_paper(actor=department.office, paper=submitted, number=1, issued_on=date(2021, 7, 5))
    assert [len(lines(department)), len(lines(department, 2020)), len(lines(department, kind="QĐ"))] == [1, 0, 0]
    assert years_of(department.unit.pk) == [2021]


def test_the_lines_are_one_question(
    department: Department, replacing: IssuedPaper, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        assert len(lines(department)) == 2


def test_pdf_word_and_workbook_hold_the_same_lines(
    department: Department, replacing: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)
    wanted = [("05/BC-SCT", "2/7/2021"), ("06/BC-SCT", "5/7/2021")]

    files = {}
    for form in ("pdf", "docx", "xlsx"):
        address = reverse("documents:register_file", args=[form])
        files[form] = b"".join(client.get(address, {"year": "2021"}).streaming_content)

    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[0], f"{row[1].day}/{row[1].month}/{row[1].year}") for row in rows] == wanted
    for text in (squeezed(read(files["pdf"]).text()), ReadWord(files["docx"]).letters):
        assert all(symbol in text and day in text for symbol, day in wanted)


def test_a_printed_register_is_known_to_the_public_page(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.director)
    for _ in range(2):
        printed = client.get(reverse("documents:register_file", args=["pdf"]), {"year": "2021", "kind": "BC"})
        b"".join(printed.streaming_content)

    mark = VerificationMark.objects.get()
    assert (mark.kind, mark.name, len(mark.files)) == (
        "documents.register",
        "Sổ đăng ký văn bản đi năm 2021 - báo cáo",
        1,
    )


def test_a_long_register_is_ordered_and_its_file_known_too(
    department: Department,
    issued: IssuedPaper,
    signed_in: Callable[[User], Client],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    monkeypatch.setattr(length, "LONG_PAGES", 1)
    client = signed_in(department.office)
    address = reverse("documents:register_file", args=["pdf"]) + "?year=2021"

    offered = client.get(address)
    assert "Lập tệp" in offered.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        ordered = client.post(address)

    job = PrintJob.objects.get()
    assert (ordered["Location"], job.result and job.result.name) == (
        job.get_absolute_url(),
        "Sổ đăng ký văn bản đi năm 2021.pdf",
    )
    assert job.result
    assert VerificationMark.objects.get().files == [{"name": "Bản PDF", "sha256": job.result.sha256}]


def test_the_register_of_a_body_is_for_its_office_and_director(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    page = reverse("documents:register")
    shown = [line.symbol for line in signed_in(department.office).get(page).context["lines"]]
    assert shown == ["05/BC-SCT"]
    assert signed_in(department.industry_head).get(page).status_code == 403
    assert signed_in(department.office).get(page, {"year": "1999"}).context["chosen"].year == 2021
    assert signed_in(department.office).get(reverse("documents:register_file", args=["odt"])).status_code == 404
    unknown = signed_in(department.office).get(reverse("documents:register_file", args=["pdf"]), {"year": "1999"})
    assert unknown.status_code == 404


def test_an_empty_register_prints_its_head() -> None:
    paper = register_paper([], year=2021, kind="", body_name="SỞ CÔNG THƯƠNG", superior="UBND TỈNH HÀ TĨNH")
    assert "Sổ đăng ký văn bản đi".upper() in read(services.print_paper(paper).file).text()

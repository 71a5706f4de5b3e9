"""Giấy khen: numbers of the sổ vàng, the printed words, the stock, the pages."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from awards.models import Certificate, CertificateStock, Decision, GoldenBook, Nomination
from awards.queries.certificates import golden_books, lines_of
from awards.services.certificates import (
    AT_ONCE,
    certificates_to_print,
    enter_certificates,
    print_test_sheet,
    request_certificates,
    set_stock,
)
from awards.services.decisions import create_decision
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.certificates import CertificateLayout, Setting
from documents.models import PrintJob, VerificationMark
from documents.services import draft_replacement, issue_paper, submit_for_signing, withdraw_paper
from documents.services.jobs import run_job
from tests.awards import making
from tests.awards.making import World
from tests.papers.conftest import read


def issue(world: World, decision: Decision, number: int = 185) -> Decision:
    office = world.department.office
    submit_for_signing(actor=office, paper=decision.paper)
    issue_paper(actor=office, paper=decision.paper, number=number, issued_on=date(2021, 7, 1), confirmed=True)
    return Decision.objects.get(pk=decision.pk)


def issued(world: World, *names: str, number: int = 185) -> Decision:
    """An issued decision that rewards new people of these names."""
    rows = [making.approved(world, making.new_person(world, name)) for name in names]
    return issue(world, create_decision(actor=world.department.office, phase=world.phase, nominations=rows), number)


def numbers(decision: Decision) -> list[tuple[str, int]]:
    rows = Certificate.objects.select_related("nomination").filter(nomination__decision=decision).order_by("number")
    return [(row.nomination.nominee_name, row.number) for row in rows]


def test_numbers_run_on_over_the_decisions_of_a_year(world: World) -> None:
    first, second = issued(world, "Lê An", "Lê Bình"), issued(world, "Lê Cúc", number=186)

    for decision in (first, second):
        enter_certificates(actor=world.department.office, decision=decision)

    assert numbers(first) == [("Lê An", 1), ("Lê Bình", 2)]
    assert numbers(second) == [("Lê Cúc", 3)]
    assert GoldenBook.objects.get().last_number == 3
    assert Certificate.objects.first().golden_number == "1/2021"
    assert Certificate.objects.first().achievement == "Đã có thành tích xuất sắc trong đợt thi đua thứ nhất năm 2021"


def test_a_number_is_given_once(world: World) -> None:
    decision = issued(world, "Lê An")
    enter_certificates(actor=world.department.office, decision=decision)

    assert enter_certificates(actor=world.department.office, decision=decision) == []
    assert numbers(decision) == [("Lê An", 1)]
    assert JournalEntry.objects.filter(code="awards.decision.certificates_entered").count() == 1


def test_only_an_issued_decision_gives_them_and_only_the_office(world: World) -> None:
    row = making.approved(world)
    draft = create_decision(actor=world.department.office, phase=world.phase, nominations=[row])
    with pytest.raises(RuleBroken, match="khi quyết định đã ban hành"):
        enter_certificates(actor=world.department.office, decision=draft)

    decision = issue(world, draft)
    for actor in (world.department.director, world.head):
        with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
            enter_certificates(actor=actor, decision=decision)
    assert Certificate.objects.count() == 0


def test_each_page_names_one_of_them_with_number_and_decision(world: World) -> None:
    decision = issued(world, "Lê An", "Trần Văn Bảo")
    enter_certificates(actor=world.department.office, decision=decision)

    pages = [
        page.extract_text()
        for page in read(certificates_to_print(actor=world.department.office, decision=decision).pdf()).pdf.pages
    ]

    assert len(pages) == 2
    for page, name, number in zip(pages, ("Lê An", "Trần Văn Bảo"), (1, 2), strict=True):
        assert f"Ông (bà): {name}" in page
        assert f"Số sổ vàng: {number}/2021" in page
        assert "Quyết định số 185/QĐ-SCT ngày 01 tháng 7 năm 2021" in page
        assert "Đã có thành tích xuất sắc trong đợt thi đua thứ nhất năm 2021" in page
        assert "GIẤY KHEN" in page


def test_each_bears_a_code_that_tells_the_public_its_number_and_no_name(world: World) -> None:
    decision = issued(world, "Lê An")
    office = world.department.office
    enter_certificates(actor=office, decision=decision)

    mark = VerificationMark.objects.get(kind="awards.certificate")
    code = mark.code
    text = read(certificates_to_print(actor=office, decision=decision).pdf()).text()
    page = Client().get(f"/xac-minh/{code}/").content.decode()

    assert f"Mã tra cứu: {code}" in text
    assert "Giấy khen số sổ vàng 1/2021" in page
    assert "Lê An" not in page
    assert mark.made_on == decision.paper.issued_on
    withdraw_paper(actor=office, paper=decision.paper, reason="Sai tên", withdrawn_on=date(2021, 7, 1))
    assert "Quyết định khen thưởng đã bị thu hồi." in Client().get(f"/xac-minh/{code}/").content.decode()


def test_one_of_them_is_printed_again_alone(world: World) -> None:
    decision = issued(world, "Lê An", "Trần Văn Bảo")
    _, second = enter_certificates(actor=world.department.office, decision=decision)

    paper = read(certificates_to_print(actor=world.department.office, decision=decision, only=second).pdf())

    assert len(paper.pdf.pages) == 1
    assert "Trần Văn Bảo" in paper.text()


def entered(world: World, count: int) -> Decision:
    decision = issued(world, *(f"Lê Thị {['An', 'Bình', 'Cúc', 'Dung'][at % 4]} {at}" for at in range(count)))
    enter_certificates(actor=world.department.office, decision=decision)
    return decision


def test_many_are_laid_out_by_the_worker_who_counts_them(world: World) -> None:
    decision, office = entered(world, AT_ONCE + 1), world.department.office
    address = reverse("awards:certificates_print", args=[decision.pk])

    offered = signed_in(office).get(address)
    assert "In 13 giấy khen" in offered.content.decode()
    assert not PrintJob.objects.exists()
    ordered = signed_in(office).post(address)
    job = PrintJob.objects.get()
    assert ordered["Location"] == job.get_absolute_url()
    assert signed_in(office).post(address)["Location"] == job.get_absolute_url()

    assert run_job(job.pk) is True
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", AT_ONCE + 1, AT_ONCE + 1)
    assert job.title == "13 giấy khen theo quyết định số 185/QĐ-SCT ngày 1/7/2021"
    with job.result.file.open("rb") as made:
        assert made.read() == certificates_to_print(actor=office, decision=decision).pdf()


def test_another_stock_is_another_file(world: World) -> None:
    decision, office = entered(world, AT_ONCE + 1), world.department.office
    first = request_certificates(actor=office, decision=decision)

    set_stock(actor=office, body=world.department.unit, layout=CertificateLayout("A4", 3, 0))

    assert request_certificates(actor=office, decision=decision) != first


def test_a_right_that_ended_meanwhile_gives_no_file(world: World) -> None:
    decision, office = entered(world, 1), world.department.office
    job = request_certificates(actor=office, decision=decision)
    withdraw_paper(actor=office, paper=decision.paper, reason="Sai tên", withdrawn_on=date(2021, 7, 1))

    assert run_job(job.pk) is False
    job.refresh_from_db()
    assert (job.state, job.problem) == ("failed", "Quyết định đã bị thu hồi nên không lập, không in giấy khen.")


def test_nothing_is_printed_before_the_golden_book(world: World) -> None:
    with pytest.raises(RuleBroken, match="chưa vào sổ vàng"):
        certificates_to_print(actor=world.department.office, decision=issued(world, "Lê An"))


def test_a_withdrawn_decision_gives_none(world: World) -> None:
    decision = issued(world, "Lê An")
    office = world.department.office
    withdraw_paper(actor=office, paper=decision.paper, reason="Sai tên", withdrawn_on=date(2021, 7, 1))

    with pytest.raises(RuleBroken, match="đã bị thu hồi"):
        enter_certificates(actor=office, decision=Decision.objects.get(pk=decision.pk))


def test_after_a_replacement_the_new_decision_is_named(world: World) -> None:
    decision = issued(world, "Lê An")
    office = world.department.office
    enter_certificates(actor=office, decision=decision)
    new = draft_replacement(actor=office, paper=decision.paper)
    submit_for_signing(actor=office, paper=new)
    issue_paper(actor=office, paper=new, number=190, issued_on=date(2021, 7, 1), confirmed=True)

    text = read(certificates_to_print(actor=office, decision=Decision.objects.get(pk=decision.pk)).pdf()).text()

    assert "Quyết định số 190/QĐ-SCT" in text
    assert "Số sổ vàng: 1/2021" in text


def test_the_stock_is_set_by_the_office_and_printed_on(world: World) -> None:
    office, body = world.department.office, world.department.unit
    layout = CertificateLayout("A3", 2, -1, {"title": Setting(False, 109, 56)})

    set_stock(actor=office, body=body, layout=layout)
    set_stock(actor=office, body=body, layout=layout)

    assert CertificateStock.objects.get().layout.boxes == layout.boxes
    assert JournalEntry.objects.filter(code="awards.certificatestock.set").count() == 1
    page = read(print_test_sheet(actor=office, body=body)).pdf.pages[0]
    assert round(page.width * 25.4 / 72) == 420
    assert "Chữ “GIẤY KHEN”" not in page.extract_text()
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        set_stock(actor=world.department.director, body=body, layout=layout)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_office_enters_and_prints_from_the_decision(world: World) -> None:
    decision = issued(world, "Lê An")
    office = signed_in(world.department.office)

    before = office.get(decision.get_absolute_url()).content.decode()
    answer = office.post(reverse("awards:certificates_enter", args=[decision.pk]), follow=True).content.decode()

    assert "Vào sổ vàng" in before
    assert "Tải giấy khen (PDF)" not in before
    assert "Đã vào sổ vàng từ số 1/2021 đến số 1/2021." in answer
    assert "Tải giấy khen (PDF)" in answer
    printed = office.get(reverse("awards:certificates_print", args=[decision.pk]))
    assert b"".join(printed).startswith(b"%PDF")
    unit = signed_in(world.head).get(decision.get_absolute_url()).content.decode()
    assert "1/2021" in unit
    assert "Tải giấy khen" not in unit


def test_the_stock_form_keeps_what_was_typed_and_says_what_overlaps(world: World) -> None:
    office = signed_in(world.department.office)
    address = reverse("awards:stock_edit")
    form = office.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value is not False}

    refused = office.post(address, {**typed, "dx": "1,5", "top_title": "60"}).content.decode()
    assert "chồng lên nhau" in refused
    assert 'value="1,5"' in refused
    too_far = office.post(address, {**typed, "dx": "99"}).content.decode()
    assert "Ghi số từ 30 trở xuống." in too_far
    office.post(address, {**typed, "dx": "1,5"})
    assert CertificateStock.objects.get().dx == 1.5


def test_another_sheet_takes_its_usual_places(world: World) -> None:
    office = signed_in(world.department.office)
    address = reverse("awards:stock_edit")
    form = office.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not False}
    del typed["print_title"]

    office.post(address, {**typed, "sheet": "A3"})

    stock = CertificateStock.objects.get()
    assert (stock.sheet, stock.layout.setting("title")) == ("A3", Setting(False, 108.9, 56.5))


def test_the_golden_book_and_its_workbook_hold_the_same_lines(world: World) -> None:
    decision = issued(world, "Lê An", "Trần Văn Bảo")
    enter_certificates(actor=world.department.office, decision=decision)
    director = signed_in(world.department.director)

    page = director.get(reverse("awards:golden_book")).content.decode()
    written = director.get(reverse("awards:golden_book_export", args=[GoldenBook.objects.get().pk]))

    assert "Trần Văn Bảo" in page
    rows = list(load_workbook(BytesIO(b"".join(written))).active.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[5], row[6]) for row in rows] == [
        (1, "Lê An", "185/QĐ-SCT", datetime(2021, 7, 1)),
        (2, "Trần Văn Bảo", "185/QĐ-SCT", datetime(2021, 7, 1)),
    ]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_lists_of_giay_khen_have_a_budget(world: World, rows: int, django_assert_num_queries: Any) -> None:
    nominations = [
        Nomination(
            phase=world.phase, kind=world.person_kind, proposing_unit=world.department.industry, state="approved",
            person=making.new_person(world, f"Người {number}"), nominee_name=f"Người {number}",
            nominee_position="Chuyên viên", achievement="Tốt.", created_at=clock.now(),
        )
        for number in range(rows)
    ]  # fmt: skip
    Nomination.objects.bulk_create(nominations)
    decision = issue(
        world,
        create_decision(
            actor=world.department.office, phase=world.phase, nominations=Nomination.objects.filter(state="approved")
        ),
    )
    office = world.department.office
    enter_certificates(actor=office, decision=decision)
    assert office.grants

    with django_assert_num_queries(7):
        certificates_to_print(actor=office, decision=decision).pdf()
    with django_assert_num_queries(2):
        (book,) = golden_books(office)
        printed = [(line.golden_number, line.nomination.decision.paper.symbol) for line in lines_of(book)]
    assert (book.lines, len(printed)) == (rows, rows)


def test_a_typed_address_of_certificates_that_nobody_entered_leads_to_the_decision(world: World) -> None:
    decision = issued(world, "Lê An")
    office = signed_in(world.department.office)

    answer = office.get(reverse("awards:certificates_print", args=[decision.pk]), follow=True)

    assert answer.redirect_chain == [(decision.get_absolute_url(), 302)]
    assert "Quyết định này chưa vào sổ vàng." in answer.content.decode()

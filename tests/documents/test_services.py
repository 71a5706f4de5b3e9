"""A paper's life: exact results, journal lines, each refusal, the second call."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services, tasks
from documents.models import EvidenceItem, IssuedPaper, StoredFile
from tests.factories import Department
from tests.papers import samples

Upload = Callable[..., SimpleUploadedFile]


def codes(obj: Any) -> list[str]:
    return [line.code.rsplit(".", 1)[-1] for line in JournalEntry.objects.about(obj).order_by("id")]


def refusal(**arguments: Any) -> str:
    verb = arguments.pop("verb")
    with pytest.raises(RuleBroken) as refused:
        verb(**arguments)
    return str(refused.value)


def test_drafting_keeps_the_content_as_a_draft(department: Department, draft: IssuedPaper) -> None:
    kept = IssuedPaper.objects.get(pk=draft.pk)

    assert (kept.state, kept.number, kept.kind) == ("drafted", None, "BC")
    assert kept.title == "Kết quả thực hiện phong trào thi đua đợt 1 năm 2021"
    assert kept.folded_title == "ket qua thuc hien phong trao thi dua dot 1 nam 2021"
    assert kept.paper == replace(samples.letter_report(), draft=True)
    assert codes(kept) == ["drafted"]


def test_only_the_office_drafts(department: Department) -> None:
    for stranger in (department.director, department.admin, department.industry_head):
        sentence = refusal(
            verb=services.draft_paper, actor=stranger, body=department.unit, content=samples.letter_report()
        )
        assert sentence == "Chỉ Văn phòng của cơ quan ban hành được lập và quản lý văn bản này."
    assert IssuedPaper.objects.count() == 0


def test_redrafting_replaces_the_content_once(department: Department, draft: IssuedPaper) -> None:
    other = samples.letter_report("Kết quả khác")

    for _ in range(2):
        services.redraft_paper(actor=department.office, paper=draft, content=other)

    assert IssuedPaper.objects.get(pk=draft.pk).title == "Kết quả khác"
    assert codes(draft) == ["drafted", "redrafted"]


def test_a_paper_with_its_signatory_is_not_redrafted(department: Department, submitted: IssuedPaper) -> None:
    sentence = refusal(
        verb=services.redraft_paper, actor=department.office, paper=submitted, content=samples.letter_report("Khác")
    )
    assert sentence == "Văn bản đã trình ký nên không sửa được nội dung. Hãy rút lại dự thảo trước."


def test_a_report_does_not_become_a_decision(department: Department, draft: IssuedPaper) -> None:
    sentence = refusal(
        verb=services.redraft_paper, actor=department.office, paper=draft, content=samples.decision(None, None)
    )
    assert sentence == "Không đổi được loại của một văn bản đã lập. Hãy lập văn bản khác."


def test_submitting_takes_the_draft_mark_off_and_taking_back_puts_it_on(
    department: Department, draft: IssuedPaper
) -> None:
    submitted = services.submit_for_signing(actor=department.office, paper=draft)
    assert (submitted.state, submitted.paper.draft) == ("sent_for_signing", False)

    back = services.take_back_paper(actor=department.office, paper=submitted)
    assert (back.state, back.paper.draft) == ("drafted", True)
    assert codes(draft) == ["drafted", "sent_for_signing", "taken_back"]


def test_issuing_writes_number_and_date_into_row_and_content(issued: IssuedPaper) -> None:
    kept = IssuedPaper.objects.get(pk=issued.pk)

    assert (kept.state, kept.number, kept.year, kept.issued_on) == ("issued", 5, 2021, date(2021, 7, 2))
    assert kept.paper.number_line == "Số: 05/BC-SCT"
    assert kept.paper.date_words == "ngày 02 tháng 7 năm 2021"
    line = JournalEntry.objects.about(kept).latest("id")
    assert line.after == {"state": "issued", "number": 5, "year": 2021, "issued_on": "2021-07-02"}


def test_pressing_twice_issues_once(department: Department, issued: IssuedPaper) -> None:
    again = services.issue_paper(actor=department.office, paper=issued, number=5, issued_on=date(2021, 7, 2))

    assert again.pk == issued.pk
    assert codes(issued) == ["drafted", "sent_for_signing", "issued"]


def test_an_issued_paper_takes_no_other_number(department: Department, issued: IssuedPaper) -> None:
    sentence = refusal(
        verb=services.issue_paper, actor=department.office, paper=issued, number=6, issued_on=date(2021, 7, 2)
    )
    assert sentence == (
        "Không thể ban hành vì hồ sơ đang ở trạng thái “đã ban hành”. Tải lại trang để xem tình trạng mới nhất."
    )


def test_a_draft_is_not_issued(department: Department, draft: IssuedPaper) -> None:
    sentence = refusal(
        verb=services.issue_paper, actor=department.office, paper=draft, number=1, issued_on=date(2021, 7, 2)
    )
    assert sentence.startswith("Không thể ban hành vì hồ sơ đang ở trạng thái “dự thảo”.")


@pytest.mark.parametrize(
    ("number", "issued_on", "sentence"),
    [
        (0, date(2021, 7, 5), "Số văn bản phải là số nguyên từ 1 trở lên."),
        (1, date(2021, 7, 6), "Ngày ban hành không được sau hôm nay (5/7/2021)."),
    ],
)
def test_wrong_number_and_date_are_refused(
    department: Department, submitted: IssuedPaper, number: int, issued_on: date, sentence: str
) -> None:
    assert (
        refusal(verb=services.issue_paper, actor=department.office, paper=submitted, number=number, issued_on=issued_on)
        == sentence
    )


def second_paper(department: Department) -> IssuedPaper:
    paper = services.draft_paper(
        actor=department.office, body=department.unit, content=samples.letter_report("Báo cáo thứ hai")
    )
    return services.submit_for_signing(actor=department.office, paper=paper)


def test_a_number_is_used_once_a_year(department: Department, issued: IssuedPaper) -> None:
    sentence = refusal(
        verb=services.issue_paper,
        actor=department.office,
        paper=second_paper(department),
        number=5,
        issued_on=date(2021, 7, 5),
        confirmed=True,
    )
    assert sentence == "Số 05 đã dùng cho một báo cáo khác của năm 2021. Hãy nhập số khác."


def test_the_same_number_serves_another_year_and_another_kind(department: Department, issued: IssuedPaper) -> None:
    decision = services.draft_paper(actor=department.office, body=department.unit, content=samples.decision(None, None))
    services.submit_for_signing(actor=department.office, paper=decision)
    services.issue_paper(actor=department.office, paper=decision, number=5, issued_on=date(2021, 7, 5), confirmed=True)
    services.issue_paper(
        actor=department.office,
        paper=second_paper(department),
        number=5,
        issued_on=date(2020, 12, 30),
        confirmed=True,
    )
    assert sorted(IssuedPaper.objects.values_list("kind", "year", "number")) == [
        ("BC", 2020, 5),
        ("BC", 2021, 5),
        ("QĐ", 2021, 5),
    ]


@pytest.mark.parametrize(
    ("number", "issued_on", "warnings"),
    [
        (6, date(2021, 7, 2), ()),
        (8, date(2021, 7, 5), ("Số 08 nhảy cách số lớn nhất đã ghi trong năm 2021 (05).",)),
        (
            6,
            date(2021, 7, 1),
            ("Ngày 1/7/2021 sớm hơn ngày 2/7/2021 của một số trước.",),
        ),
        (
            4,
            date(2021, 7, 5),
            (
                "Số 04 nhỏ hơn số lớn nhất đã ghi trong năm 2021 (05).",
                "Ngày 5/7/2021 muộn hơn ngày 2/7/2021 của một số sau.",
            ),
        ),
        (
            3,
            date(2020, 5, 5),
            (
                "Năm 2020 chưa có báo cáo nào được ghi số trong hệ thống, nhưng số vừa nhập là 03.",
                "Ngày 5/5/2020 sớm hơn nhiều so với ngày lập dự thảo (5/7/2021).",
            ),
        ),
        (1, date(2020, 5, 5), ("Ngày 5/5/2020 sớm hơn nhiều so với ngày lập dự thảo (5/7/2021).",)),
    ],
)
def test_an_odd_number_is_asked_about_once_and_then_taken(
    department: Department, issued: IssuedPaper, number: int, issued_on: date, warnings: tuple[str, ...]
) -> None:
    paper = second_paper(department)
    order = {"actor": department.office, "paper": paper, "number": number, "issued_on": issued_on}

    try:
        services.issue_paper(**order)
    except services.NumberDoubted as doubted:
        said = doubted.warnings
        assert IssuedPaper.objects.get(pk=paper.pk).state == "sent_for_signing"
        services.issue_paper(**order, confirmed=True)
    else:
        said = ()

    assert said == warnings
    assert IssuedPaper.objects.get(pk=paper.pk).number == number


def test_rendering_happens_once_per_content(department: Department, issued: IssuedPaper) -> None:
    made = [services.render_paper(issued.pk), services.render_paper(issued.pk)]

    kept = IssuedPaper.objects.get(pk=issued.pk)
    assert made == [True, False]
    assert (kept.is_printed, kept.page_count) == (True, 1)
    assert StoredFile.objects.count() == 2
    assert (kept.pdf.name, kept.word.name) == ("Báo cáo 05-BC-SCT.pdf", "Báo cáo 05-BC-SCT.docx")
    with kept.pdf.file.open() as printed:
        assert printed.read(8) == b"%PDF-1.7"
    line = JournalEntry.objects.about(kept).latest("id")
    assert (line.code, line.actor, line.after) == (
        "documents.issuedpaper.archived",
        None,
        {"sha256": kept.pdf.sha256, "page_count": 1},
    )


def test_a_changed_draft_is_printed_again_and_the_earlier_print_stays(
    department: Department, draft: IssuedPaper
) -> None:
    services.render_paper(draft.pk)
    first = IssuedPaper.objects.get(pk=draft.pk).pdf
    services.redraft_paper(actor=department.office, paper=draft, content=samples.letter_report("Khác"))

    assert services.render_paper(draft.pk) is True
    kept = IssuedPaper.objects.get(pk=draft.pk)
    assert kept.pdf != first
    assert StoredFile.objects.count() == 2


def test_a_print_for_the_console_stores_nothing(db: None) -> None:
    printed = services.print_paper(samples.decision())

    assert (printed.page_count, printed.file[:5], len(printed.sha256)) == (3, b"%PDF-", 64)
    assert StoredFile.objects.count() == 0


def test_a_word_file_has_no_pages_of_its_own() -> None:
    printed = services.print_paper(samples.letter(), "docx")

    assert (printed.page_count, printed.file[:2], len(printed.sha256)) == (None, b"PK", 64)


def test_the_sweeper_prints_what_was_left(draft: IssuedPaper) -> None:
    tasks.sweep_papers()
    assert IssuedPaper.objects.waiting_for_print().count() == 0


def test_the_print_follows_the_commit(
    department: Department, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        paper = services.draft_paper(actor=department.office, body=department.unit, content=samples.letter_report())
    paper.refresh_from_db()
    assert paper.is_printed


def test_the_signed_copy_lies_beside_the_paper(department: Department, issued: IssuedPaper, upload: Upload) -> None:
    for _ in range(2):
        services.attach_signed_copy(actor=department.office, paper=issued, upload=upload())

    kept = IssuedPaper.objects.get(pk=issued.pk)
    assert (kept.signed_copy.name, kept.signed_copy.content_type) == ("ban-da-ky.pdf", "application/pdf")
    assert codes(issued)[-2:] == ["issued", "signed_copy_attached"]


def test_a_signed_copy_needs_an_issued_paper_a_pdf_and_the_office(
    department: Department, submitted: IssuedPaper, upload: Upload
) -> None:
    attach = services.attach_signed_copy
    assert refusal(verb=attach, actor=department.office, paper=submitted, upload=upload()) == (
        "Chỉ đính kèm bản đã ký khi văn bản đã có số và ngày ban hành."
    )
    assert refusal(verb=attach, actor=department.director, paper=submitted, upload=upload()) == (
        "Chỉ Văn phòng của cơ quan ban hành được lập và quản lý văn bản này."
    )
    issued = services.issue_paper(
        actor=department.office, paper=submitted, number=1, issued_on=date(2021, 7, 5), confirmed=True
    )
    assert refusal(
        verb=attach, actor=department.office, paper=issued, upload=upload(b"\x89PNG\r\n\x1a\n", "anh.pdf")
    ) == ("Chỉ nhận tệp PDF. Tệp “anh.pdf” không phải loại đó theo nội dung bên trong.")
    assert refusal(verb=attach, actor=department.office, paper=issued, upload=upload(b"%PDF-1.7" + b"x" * 5000)) == (
        "Tệp PDF này không mở được. Hãy quét hoặc xuất lại bản đã ký rồi tải lên."
    )


def test_evidence_keeps_document_and_file(department: Department, upload: Upload) -> None:
    item = services.add_evidence(
        actor=department.industry_staff,
        unit=department.industry,
        title=" Báo cáo rà soát cụm công nghiệp ",
        document_number="12/BC-CN",
        document_on=date(2021, 6, 15),
        upload=upload(name="bao cao.pdf"),
    )
    assert item.cited == "Báo cáo rà soát cụm công nghiệp số 12/BC-CN ngày 15/6/2021"
    assert (item.file.access_kind, item.file.access_id) == ("documents.evidence", department.industry.pk)
    assert codes(item) == ["added"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": " "}, "Minh chứng phải có tên."),
        (
            {"document_number": ""},
            "Minh chứng phải có số văn bản, phần trích nội dung hoặc tệp đính kèm.",
        ),
        (
            {"document_on": date(2021, 7, 6)},
            "Ngày của văn bản minh chứng không được sau hôm nay (5/7/2021).",
        ),
    ],
)
def test_evidence_without_substance_is_refused(department: Department, values: dict[str, Any], sentence: str) -> None:
    whole = {"unit": department.industry, "title": "Báo cáo", "document_number": "12/BC", **values}
    assert refusal(verb=services.add_evidence, actor=department.industry_head, **whole) == sentence
    assert EvidenceItem.objects.count() == 0


def test_evidence_of_another_unit_is_refused(department: Department) -> None:
    sentence = refusal(
        verb=services.add_evidence,
        actor=department.trade_head,
        unit=department.industry,
        title="Báo cáo",
        document_number="1",
    )
    assert sentence == "Tài khoản của bạn không có quyền thêm minh chứng cho đơn vị này."


def test_the_present_is_the_clocks(draft: IssuedPaper) -> None:
    assert draft.created_at == clock.now()


def test_a_letter_is_named_by_its_body_and_its_drafting_unit(department: Department) -> None:
    paper = services.draft_paper(actor=department.office, body=department.unit, content=samples.letter())
    assert (paper.get_kind_display(), paper.symbol) == ("Công văn", "…/SCT-VP")

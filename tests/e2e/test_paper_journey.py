"""Papers in the browser: numbers of an own series, replacing and withdrawing, asking whether a print is genuine, the
register of outgoing papers, the law that papers cite and the sentences they are made of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from documents import services
from documents.models import IssuedPaper, LegalText
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.papers import samples

Visit = Callable[..., Visitor]


@pytest.fixture
def office(visit: Visit, calendar: Calendar, organisation: Organisation) -> Visitor:
    calendar.is_at(2021, 7, 5)
    return visit().enters(organisation.users["vanphong"])


def a_report(organisation: Organisation, summary: str = "Kết quả thi đua đợt 1 năm 2021") -> IssuedPaper:
    user = organisation.users["vanphong"]
    return services.draft_paper(actor=user, body=organisation.department, content=samples.letter_report(summary))


def issued_report(organisation: Organisation, number: int, summary: str) -> IssuedPaper:
    user = organisation.users["vanphong"]
    paper = services.submit_for_signing(actor=user, paper=a_report(organisation, summary))
    return services.issue_paper(actor=user, paper=paper, number=number, issued_on=date(2021, 7, 5), confirmed=True)


@pytest.mark.thorough
def test_a_series_gives_numbers_and_a_wrong_paper_is_replaced_and_withdrawn(
    office: Visitor, organisation: Organisation
) -> None:
    paper = a_report(organisation)
    let_the_site_number_reports(office, first=7)

    office.goes_to("documents:paper_detail", paper.pk)
    issue_by_series(office, number="07")
    office.presses("Lập văn bản thay thế").looks(at="words of a replacement", widths=(390,))
    office.page.get_by_role("textbox", name="Trích yếu").fill("Kết quả phong trào thi đua đợt 1 năm 2021")
    office.presses("Lưu nội dung").reads("Văn bản này thay thế")
    issue_by_series(office, number="08")

    office.follows("báo cáo số 07/BC-SCT").reads("Văn bản đã bị thay thế.").looks(at="replaced", widths=(390,))
    office.follows("báo cáo số 08/BC-SCT")
    office.page.get_by_text("Thu hồi văn bản").click()
    office.page.get_by_role("textbox", name="Ngày thu hồi").fill("5/7/2021")
    office.confirms("Thu hồi", exact=True).page.get_by_role("alert").wait_for()
    office.page.get_by_role("textbox", name="Lý do thu hồi").fill("Ban hành nhầm kỳ báo cáo.")
    office.confirms("Thu hồi", exact=True, consequence="không phục hồi được")
    office.reads("không còn giá trị", "Lý do: Ban hành nhầm kỳ báo cáo.").looks(at="withdrawn", widths=(390,))


def let_the_site_number_reports(office: Visitor, *, first: int) -> None:
    office.goes_to("documents:settings").looks(at="settings of papers", widths=(390,))
    office.follows("Đổi cách ghi số báo cáo").looks(at="numbering", widths=(390,))
    office.page.get_by_role("radio", name="Hệ thống cấp số").check()
    office.page.get_by_label("Số tiếp theo của năm nay").fill("bảy")
    office.presses("Lưu").reads("Số tiếp theo chỉ gồm chữ số")
    office.page.get_by_label("Số tiếp theo của năm nay").fill(str(first))
    office.presses("Lưu").reads("Đã lưu cách ghi số báo cáo.")


def issue_by_series(office: Visitor, *, number: str) -> None:
    office.confirms("Trình ký", consequence="nội dung không sửa được").reads(f"Số tiếp theo trong năm: {number}.")
    office.page.get_by_role("textbox", name="Ngày ban hành").fill("5/7/2021")
    office.confirms("Ban hành", consequence="không sửa được nữa").reads(f"Đã ban hành báo cáo số {number}/BC-SCT.")


@pytest.mark.thorough
def test_a_stranger_asks_whether_a_paper_is_genuine(
    visit: Visit, calendar: Calendar, organisation: Organisation
) -> None:
    calendar.is_at(2021, 7, 5)
    paper = issued_report(organisation, 5, "Kết quả thi đua đợt 1 năm 2021")
    services.render_paper(paper.pk)
    stored = IssuedPaper.objects.select_related("pdf").get(pk=paper.pk).pdf
    assert stored
    with stored.file.open("rb") as kept:
        archived = kept.read()
    code = paper.verification_code
    stranger = visit(width=390, height=844, expected=("404",))

    stranger.goes_to("verification:form").looks(at="question", widths=(1280,))
    ask(stranger, "7KQ2-M9XD-4HTB").reads("Không có văn bản nào mang mã này.").looks(at="unknown code")
    ask(stranger, code.lower().replace("-", " ")).reads("Văn bản thật, còn giá trị.", "Báo cáo số 05/BC-SCT")
    expect(stranger.page.get_by_text(samples.DIRECTOR.name)).to_have_count(0)
    hand_in(stranger, archived).reads("trùng khớp từng byte với bản in lưu trữ (PDF).").looks(at="same", widths=(1280,))
    hand_in(stranger, archived + b"\n").reads("không trùng với tệp nào đã lưu trữ.").looks(at="changed file")
    hand_in(stranger, b"").reads("Tệp rỗng. Hãy chọn tệp khác.").looks(at="empty file")

    services.withdraw_paper(
        actor=organisation.users["vanphong"], paper=paper, reason="Sai số liệu.", withdrawn_on=date(2021, 7, 5)
    )
    stranger.goes_to("verification:code", code).reads("Văn bản đã bị thu hồi", "Thu hồi từ ngày 5/7/2021.")
    stranger.looks(at="withdrawn", widths=(1280,))


def ask(stranger: Visitor, code: str) -> Visitor:
    stranger.goes_to("verification:form").page.get_by_label("Mã tra cứu").fill(code)
    return stranger.presses("Tra cứu")


def hand_in(stranger: Visitor, content: bytes) -> Visitor:
    stranger.page.get_by_label("Tệp cần đối chiếu").set_input_files(
        {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    return stranger.presses("Đối chiếu", exact=True)


@pytest.mark.thorough
def test_the_register_of_outgoing_papers_is_read_and_taken_along(
    visit: Visit, office: Visitor, organisation: Organisation, tmp_path: Path
) -> None:
    office.goes_to("documents:register").reads("tự vào sổ này").looks(at="empty register", widths=(390,))
    issued_report(organisation, 5, "Kết quả thi đua đợt 1 năm 2021")
    issued_report(organisation, 6, "Kết quả chuyên đề cải cách hành chính")

    office.goes_to("documents:paper_list").follows("Sổ văn bản đi")
    expect(office.page.get_by_role("row")).to_have_count(3)
    office.looks(at="register", widths=(390,))
    for form, first_bytes in (("PDF", b"%PDF-"), ("Word", b"PK"), ("Excel", b"PK")):
        with office.page.expect_download() as download:
            office.page.get_by_role("link", name=form).click()
        download.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes().startswith(first_bytes)
    office.page.get_by_label("Loại văn bản").select_option(label="Quyết định")
    office.presses("Xem").reads("Không có văn bản nào thuộc loại đã chọn").looks(at="register without lines")
    office.follows("Xem tất cả các loại").reads("06/BC-SCT")

    director = visit(width=390, height=844).enters(organisation.users["giamdoc"])
    director.goes_to("documents:register").reads("06/BC-SCT").follows("06/BC-SCT").reads("cải cách hành chính")


@pytest.mark.thorough
def test_the_office_words_its_papers_and_keeps_the_law_they_cite(office: Visitor, organisation: Organisation) -> None:
    reword_the_closing(office)
    user = organisation.users["vanphong"]
    decision = services.draft_paper(
        actor=user, body=organisation.department, content=samples.decision(number=None, issued_on=None)
    )
    lapse(office, "91/2017/NĐ-CP", last_day="30/6/2021")

    office.goes_to("documents:paper_detail", decision.pk)
    office.reads("Văn bản viện dẫn quy định không có hiệu lực hôm nay.").looks(at="lapsed law cited", widths=(390,))
    office.confirms("Trình ký", consequence="Vẫn trình ký?").reads("Đã chuyển văn bản sang trạng thái trình ký.")


def reword_the_closing(office: Visitor) -> None:
    office.goes_to("documents:text_list").looks(at="sentences", widths=(390,))
    office.follows("Câu kết").looks(at="sentence", widths=(390,))
    words = office.page.get_by_role("textbox", name="Câu mẫu")
    first = words.input_value()
    words.fill("Trên đây là báo cáo của {{giam_doc}}.")
    office.presses("Lưu câu mẫu").page.get_by_role("alert").wait_for()
    expect(words).to_have_value("Trên đây là báo cáo của {{giam_doc}}.")
    office.looks(at="refused sentence")
    words.fill("{{ten_don_vi}} trân trọng báo cáo.")
    office.reads("Sở Công Thương trân trọng báo cáo.").presses("Lưu câu mẫu").reads("Đã lưu câu mẫu.")
    office.looks(at="sentence with versions", widths=(390,))
    office.confirms("Dùng lại câu này").reads("Đã dùng lại câu mẫu này từ hôm nay.")
    expect(words).to_have_value(first)


def lapse(office: Visitor, number: str, *, last_day: str) -> None:
    office.goes_to("documents:legal_list").looks(at="law", widths=(390,))
    office.page.get_by_label("Số hoặc tên gọi").fill(number)
    office.presses("Lọc").follows(number).looks(at="legal text", widths=(390,))
    office.follows("Sửa", exact=True).looks(at="legal form", widths=(390,))
    office.page.get_by_role("textbox", name="Đến hết ngày").fill("30/2/2021")
    office.presses("Lưu văn bản").reads("không phải một ngày có trong lịch")
    office.page.get_by_role("textbox", name="Đến hết ngày").fill(last_day)
    office.presses("Lưu văn bản").reads("Hết hiệu lực", "Sửa văn bản pháp luật")
    assert LegalText.objects.get(number=number).valid_to == date(2021, 6, 30)

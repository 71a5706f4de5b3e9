"""A unit reads its own results of all phases and years and prints them; its director finds the same among the others."""

from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from playwright.sync_api import expect

from campaigns import services
from campaigns.models import Campaign, Phase
from core import clock
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase
from tests.factories import make_phase, make_submission


@pytest.fixture
def years(organisation: Organisation, calendar: Calendar) -> None:
    """In 2020 industry sent nothing; of 2021 its first report was accepted, the second is being written."""
    open_first_phase(organisation)
    office = organisation.users["vanphong"]
    calendar.is_at(2021, 6, 14)
    services.accept_submission(actor=office, submission=hand_in(organisation, "QLCN"), seen_revision=1)
    calendar.is_at(2021, 7, 1)
    services.open_phase(actor=office, phase=Phase.objects.get(ordinal=2))
    earlier = Campaign.objects.create(
        owner=organisation.department, year=2020, title="Phong trào năm 2020", state="closed", created_at=clock.now()
    )
    last_year = make_phase(
        earlier, state="closed", starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 30), report_due_on=date(2020, 6, 20)
    )
    make_submission(last_year, organisation.units["QLCN"])


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.usefixtures("years")
def test_a_unit_reads_and_prints_its_phases_and_years(
    visit: Callable[..., Visitor], organisation: Organisation, width: int
) -> None:
    head = visit(width=width, height=844).enters(organisation.users["congnghiep"]).goes_to("reports:home")
    head.follows("Kết quả của đơn vị" if width == 1280 else "Kết quả", exact=True).is_titled(
        "Kết quả của đơn vị"
    ).looks(at="own results")
    phases = head.page.get_by_role("heading", level=2).get_by_role("link")
    record = head.page.get_by_role("table", name="Việc nộp báo cáo theo năm").get_by_role("row")

    expect(phases).to_have_text(["Đợt 2 năm 2021", "Đợt 1 năm 2021", "Đợt 1 năm 2020"])
    expect(record.nth(1).get_by_role("cell")).to_have_text(["2", "1", "1", "0", "0", "100%"])
    expect(record.nth(2).get_by_role("cell")).to_have_text(["1", "0", "0", "0", "1", "0%"])
    figure = head.page.get_by_role("row").filter(has_text="Rà soát hạ tầng kỹ thuật các cụm công nghiệp")
    expect(figure.get_by_role("cell")).to_have_text(["Chủ trì", "Hoàn thành", "16 cụm (69,6%)", "23 cụm"])
    told = printed(head)
    assert all(words in told for words in ("Đợt 1 năm 2021", "Đợt 1 năm 2020", "16 cụm (69,6%)"))

    head.page.get_by_label("Năm", exact=True).select_option("2020")
    head.presses("Xem", exact=True)
    expect(phases).to_have_text(["Đợt 1 năm 2020"])
    told = printed(head)
    assert ("Đợt 1 năm 2020" in told, "2021" in told.split("năm 2020")[0]) == (True, False)
    head.goes_to("reports:unit_results").follows("Rà soát hạ tầng kỹ thuật").reads("Kết quả của mục 1.")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.usefixtures("years")
def test_the_director_finds_a_unit_among_all(
    visit: Callable[..., Visitor], organisation: Organisation, width: int
) -> None:
    director = visit(width=width, height=844).enters(organisation.users["giamdoc"]).goes_to("reports:unit_results")
    row = director.page.get_by_role("row").filter(has_text="Phòng Quản lý Công nghiệp")

    expect(row.get_by_role("cell")).to_have_text(["3", "1", "1", "1", "50%"])
    director.looks(at="units").follows("Phòng Quản lý Công nghiệp")
    director.is_titled("Kết quả của Phòng Quản lý Công nghiệp").reads("16 cụm (69,6%)").looks(at="one unit")
    assert "16 cụm (69,6%)" in printed(director)


def printed(visitor: Visitor) -> str:
    """The words of the PDF behind the page; the browser opens it in a viewer of its own."""
    address = visitor.page.get_by_role("link", name="In kết quả (PDF)").get_attribute("href")
    assert address
    sheets = pypdfium2.PdfDocument(visitor.page.request.get(visitor.address + address).body())
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())

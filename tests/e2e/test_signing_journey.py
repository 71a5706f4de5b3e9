"""What becomes of issued papers in the browser: digital signatures, giấy khen, dossiers made while one waits."""

import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from accounts.models import Person
from awards.models import AwardKind, Decision, Nomination
from awards.services.certificates import AT_ONCE
from awards.services.decisions import create_decision
from core import clock
from documents import services
from documents.models import IssuedPaper, PrintJob
from reports.demo.organisation import Organisation
from tests.documents import authority
from tests.e2e.calendar import Calendar, moment
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase
from tests.papers import samples

Visit = Callable[..., Visitor]
DOSSIER = 6


@pytest.fixture
def issued(organisation: Organisation, calendar: Calendar) -> IssuedPaper:
    """A report of one page, issued on 2/7; its director is the one who signs."""
    calendar.is_at(2021, 7, 5, 9)
    named = replace(
        samples.letter_report(),
        signature=replace(samples.DIRECTOR, name=organisation.users["giamdoc"].get_full_name()),
    )
    office, body = organisation.users["vanphong"], organisation.department
    return issue(office, services.draft_paper(actor=office, body=body, content=named), 128)


def issue(office: Any, paper: IssuedPaper, number: int) -> IssuedPaper:
    services.submit_for_signing(actor=office, paper=paper)
    services.issue_paper(actor=office, paper=paper, number=number, issued_on=date(2021, 7, 2), confirmed=True)
    return IssuedPaper.objects.get(pk=paper.pk)


@pytest.fixture
def known_authority(settings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "ca.pem").write_bytes(authority.authority(authority.KNOWN).pem)
    settings.SIGNATURE_ROOTS = str(folder)


@pytest.mark.usefixtures("known_authority")
def test_a_paper_is_signed_here_and_a_copy_signed_elsewhere_comes_back(
    visit: Visit, organisation: Organisation, issued: IssuedPaper, tmp_path: Path
) -> None:
    director = visit(width=390, height=844).enters(organisation.users["giamdoc"])
    director.goes_to("documents:paper_detail", issued.pk).follows("Ký số").looks(at="signing", widths=(1280,))
    gives_key(director, tmp_path, password="không phải mật khẩu này")
    director.presses("Ký số", exact=True).reads("Mật khẩu của khóa ký không đúng").looks(at="key refused")
    gives_key(director, tmp_path, holder=organisation.users["giamdoc"].get_full_name())
    director.presses("Ký số", exact=True).reads("Đã ký số báo cáo số 128/BC-SCT", "Chữ ký hợp lệ")
    director.looks(at="signed", widths=(1280,))

    office = visit().enters(organisation.users["vanphong"])
    office.goes_to("documents:paper_detail", issued.pk).follows("Ký số của cơ quan").looks(at="sealing", widths=(390,))
    gives_key(office, tmp_path, holder=authority.BODY, picture="Hình con dấu (PNG)")
    office.presses("Ký số của cơ quan").reads("Đã ký số báo cáo", authority.BODY)

    with issued.pdf.file.open("rb") as archived:  # type: ignore[union-attr]
        printed = archived.read()
    brings_copy(office, tmp_path, signed_elsewhere(printed, digest="sha1")).reads(
        "thuật toán hoặc độ dài khóa đã lỗi thời", "Nội dung trùng với bản lưu."
    )
    office.looks(at="weak signature", widths=(390,)).presses("Bỏ bản này").reads("Đã bỏ bản tải lên.")
    brings_copy(office, tmp_path, printed).reads("có thể là bản xuất chưa ký").presses("Bỏ bản này")
    brings_copy(office, tmp_path, signed_elsewhere(printed)).reads("Đã đính kèm bản đã ký.")
    office.reads("Chữ ký hợp lệ", "Nội dung trùng với bản lưu.").looks(at="signed elsewhere")


def gives_key(
    visitor: Visitor,
    folder: Path,
    *,
    holder: str = authority.DIRECTOR,
    password: str = authority.PASSWORD,
    picture: str = "Hình chữ ký (PNG)",
) -> None:
    key, drawn = folder / "khoa.p12", folder / "hinh.png"
    key.write_bytes(authority.key_file(holder))
    drawn.write_bytes(authority.seal() if "dấu" in picture else authority.stroke())
    visitor.page.get_by_label("Khóa ký (.p12 hoặc .pfx)").set_input_files(key)
    visitor.page.get_by_label("Mật khẩu của khóa").fill(password)
    visitor.page.get_by_label(picture).set_input_files(drawn)


def signed_elsewhere(content: bytes, **how: Any) -> bytes:
    """In a thread of its own: the signing library runs a loop, and so does the one of the browser."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(authority.signed_elsewhere, content, at=moment(2021, 7, 5, 9), **how).result()


def brings_copy(office: Visitor, folder: Path, content: bytes) -> Visitor:
    copy = folder / "ban-da-ky.pdf"
    copy.write_bytes(content)
    office.page.get_by_label("Bản đã ký (tệp PDF)").set_input_files(copy)
    return office.presses("Thay bản đã ký")


@pytest.mark.thorough
def test_giay_khen_are_entered_in_the_golden_book_and_printed(
    visit: Visit, organisation: Organisation, calendar: Calendar, tmp_path: Path
) -> None:
    decision = rewarding_many(organisation, calendar)
    office = visit().enters(organisation.users["vanphong"]).goes_to("awards:decision_detail", decision.pk)
    office.confirms("Vào sổ vàng", consequence="không đổi được").reads("Đã vào sổ vàng từ số 1/2021 đến số 13/2021.")
    office.looks(at="entered", widths=(390,)).follows("Tải giấy khen (PDF)").is_titled("In 13 giấy khen")
    office.looks(at="many giấy khen", widths=(390,)).presses("Lập tệp").reads("Tệp đã sẵn sàng")
    takes(office, "Tải tệp về", tmp_path / "giay-khen.pdf")
    office.goes_to("awards:decision_detail", decision.pk)
    takes(office, "tải giấy khen của", tmp_path / "mot-giay.pdf")

    office.follows("Khổ giấy và vị trí in").looks(at="stock", widths=(390,))
    office.page.get_by_label("Chữ “GIẤY KHEN”: cách mép trên (mm)").fill("60")
    office.presses("Lưu", exact=True).reads("chồng lên nhau").looks(at="stock refused")
    office.page.get_by_label("Chữ “GIẤY KHEN”: cách mép trên (mm)").fill("77")
    office.page.get_by_label("Độ lệch ngang (mm)").fill("2,5")
    office.presses("Lưu", exact=True).reads("Đã lưu khổ giấy và vị trí in.")
    takes(office, "Tải tờ in thử", tmp_path / "to-in-thu.pdf")
    office.goes_to("awards:golden_book").is_titled("Sổ vàng năm 2021").looks(at="golden book", widths=(390,))


def rewarding_many(organisation: Organisation, calendar: Calendar) -> Decision:
    """An issued decision that rewards one more person than are printed at once."""
    phase = open_first_phase(organisation)
    calendar.is_at(2021, 7, 5)
    kind = AwardKind.objects.valid_on(phase.ends_on).get(code="GK_CN")
    people = Person.objects.filter(unit__parent=organisation.department).select_related("unit").order_by("pk")
    cases = Nomination.objects.bulk_create(
        Nomination(
            phase=phase,
            kind=kind,
            person=person,
            proposing_unit=person.unit,
            nominee_name=person.full_name,
            nominee_position=f"{person.position}, {person.unit.name}",
            achievement="Hoàn thành trước hạn mọi nhiệm vụ được giao.",
            state="approved",
            created_at=clock.now(),
        )
        for person in people[: AT_ONCE + 1]
    )
    office = organisation.users["vanphong"]
    decision = create_decision(actor=office, phase=phase, nominations=cases)
    issue(office, decision.paper, 211)
    return Decision.objects.get(pk=decision.pk)


@pytest.mark.thorough
def test_a_dossier_is_made_while_one_watches_stops_and_starts_again(
    visit: Visit, organisation: Organisation, issued: IssuedPaper, tmp_path: Path
) -> None:
    office_user, body = organisation.users["vanphong"], organisation.department
    for at in range(1, DOSSIER):
        services.draft_paper(actor=office_user, body=body, content=samples.letter_report(f"Kết quả tháng {at}"))
    office = visit().enters(office_user).goes_to("documents:paper_list")
    office.page.get_by_label("Chọn tất cả văn bản trên trang").check()
    office.reads("Đã chọn 6 văn bản").presses("Tải hồ sơ (ZIP)").reads("Tệp đã sẵn sàng").looks(at="file made")

    job = PrintJob.objects.filter(owner=office_user)
    job.update(state="running", result=None, stage="Đang lấy báo cáo thứ ba", done=2, total=7, alive_at=clock.now())
    office.goes_to("documents:job_detail", job.get().pk).reads("Đang lấy báo cáo thứ ba (2/7).")
    office.looks(at="file in the making", widths=(390,))
    job.update(stage="Đang lấy báo cáo thứ sáu", done=5)
    expect(office.page.get_by_text("Đang lấy báo cáo thứ sáu (5/7).")).to_be_visible()
    office.presses("Hủy lập tệp").reads("Việc lập tệp đã hủy").looks(at="file stopped", widths=(390,))
    job.update(state="running", alive_at=clock.now() - timedelta(minutes=10))
    office.goes_to("documents:job_detail", job.get().pk).reads("Việc lập tệp đã dừng giữa chừng").looks(
        at="worker died"
    )
    office.presses("Lập lại tệp").reads("Tệp đã sẵn sàng")

    takes(office, "Tải tệp về", tmp_path / "ho-so.zip")
    names = zipfile.ZipFile(tmp_path / "ho-so.zip").namelist()
    assert names[:2] == ["00 Mục lục hồ sơ.pdf", "01 Báo cáo 128-BC-SCT.pdf"]
    assert len(names) == DOSSIER + 1
    office.follows("Tệp đã lập").reads("Hồ sơ 6 văn bản").looks(at="files made", widths=(390,))


def takes(visitor: Visitor, link: str, target: Path) -> None:
    """The file behind the link lies at `target`."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=link).first.click()
    download.value.save_as(target)
    assert target.read_bytes()[:2] in (b"%P", b"PK")

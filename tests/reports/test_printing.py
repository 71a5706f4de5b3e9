"""Every kind of the console in its forms, and the figures of one list in PDF, Word and workbook."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import call_command
from docx import Document
from openpyxl import load_workbook

from core import clock
from core.wording import number
from documents.decree import figure_date
from documents.models import IssuedPaper, VerificationMark
from reports.models import Consolidation
from reports.printing import KINDS, Asked, print_kind
from reports.services import create_consolidation
from tests.reports.world import World, hand_in, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
HEAD = ["STT", "Đơn vị", "Ngày nộp", "Đánh giá thời hạn", "Nhiệm vụ chủ trì", "Hoàn thành"]


@pytest.fixture
def world() -> World:
    made = make_world(units=4)
    hand_in(made, made.department.industry, datetime(2021, 6, 18, 9))
    hand_in(made, made.department.trade, datetime(2021, 6, 21, 9))
    return made


def rendered(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, *arguments: str) -> tuple[bytes, list[str]]:
    out = tmp_path / f"a.{form}"
    with clock.at(NOW):
        call_command("render_report", *arguments, "--out", str(out))
    return out.read_bytes(), capsys.readouterr().out.splitlines()


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended, clock.at(NOW):
        call_command("render_report", *arguments)
    return ended.value.code, capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("bao-cao", ["--phase", "1"]),
        ("bao-cao", ["--until", "25/6/2021"]),
        ("ke-hoach", []),
        ("cong-van-don-doc", ["--phase", "1"]),
        ("giay-moi", ["--phase", "1"]),
        ("bao-cao-don-vi", ["--phase", "1", "--unit", "{industry}"]),
        ("bien-nhan", ["--phase", "1", "--unit", "{industry}"]),
    ],
)
def test_each_kind_is_a_pdf_and_a_word_file(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, arguments: list[str]
) -> None:
    given = [word.format(industry=world.department.industry.code) for word in arguments]

    pdf, told = rendered(tmp_path, capsys, "pdf", "--kind", kind, *given)
    again, _ = rendered(tmp_path, capsys, "pdf", "--kind", kind, *given)
    word, _ = rendered(tmp_path, capsys, "docx", "--kind", kind, *given)

    assert (pdf[:5], word[:2], [line.partition(":")[0] for line in told]) == (b"%PDF-", b"PK", ["Số trang", "SHA-256"])
    assert again == pdf
    assert (IssuedPaper.objects.count(), Consolidation.objects.count()) == (0, 0)


def test_a_receipt_of_the_console_can_be_verified(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = world.department.industry.code
    _, told = rendered(tmp_path, capsys, "pdf", "--kind", "bien-nhan", "--phase", "1", "--unit", unit)

    mark = VerificationMark.objects.get()
    assert [f"SHA-256: {file['sha256']}" for file in mark.files] == told[1:]


def test_the_final_report_is_that_of_the_last_phase(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.second.state = "open"
    world.second.save()
    with clock.at(datetime(2021, 12, 20, 9)):
        printed = print_kind("tong-ket", Asked(form="pdf", year=2021))

    with pdfplumber.open(BytesIO(printed.file)) as pdf:
        first = pdf.pages[0].extract_text()
    assert "Tổng kết phong trào thi đua năm 2021" in first


def test_a_report_up_to_a_day_is_the_one_that_was_made_for_it(world: World) -> None:
    with clock.at(NOW):
        create_consolidation(
            actor=world.department.office,
            campaign=world.campaign,
            phase=None,
            cut_off_on=date(2021, 6, 24),
            title="Báo cáo theo yêu cầu của UBND tỉnh",
        )
        printed = print_kind("bao-cao", Asked(form="docx", year=2021, until=date(2021, 6, 24)))

    text = [paragraph.text for paragraph in Document(BytesIO(printed.file)).paragraphs]
    assert "Báo cáo theo yêu cầu của UBND tỉnh" in " ".join(" ".join(text).split())


def test_the_three_forms_of_a_list_hold_the_same_figures(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {form: rendered(tmp_path, capsys, form, "--phase", "1")[0] for form in ("pdf", "docx", "xlsx")}

    told = from_workbook(files["xlsx"])

    assert told == [
        ["1", "Phòng Quản lý Công nghiệp", "18/6/2021", "Đúng hạn", "2", "1"],
        ["2", "Phòng Quản lý Thương mại", "21/6/2021", "Nộp muộn", "2", "1"],
        ["3", "Phòng Chuyên môn số 3", "-", "Chưa nộp báo cáo", "-", "-"],
        ["4", "Phòng Chuyên môn số 4", "-", "Chưa nộp báo cáo", "-", "-"],
    ]
    assert (from_pdf(files["pdf"]), from_word(files["docx"])) == (told, told)


def from_workbook(file: bytes) -> list[list[str]]:
    for sheet in load_workbook(BytesIO(file)):
        head, *rows = sheet.iter_rows(values_only=True)
        if list(head) == HEAD:
            return [[as_printed(value) for value in row] for row in rows]
    raise AssertionError("no such sheet")


def as_printed(value: object) -> str:
    if isinstance(value, datetime):
        return figure_date(value.date())
    return number(Decimal(str(value))) if isinstance(value, int | float) else str(value)


def from_pdf(file: bytes) -> list[list[str]]:
    with pdfplumber.open(BytesIO(file)) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return of_tables([[[" ".join((cell or "").split()) for cell in row] for row in table] for table in tables])


def from_word(file: bytes) -> list[list[str]]:
    tables = Document(BytesIO(file)).tables
    return of_tables([[[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] for table in tables])


def of_tables(tables: list[list[list[str]]]) -> list[list[str]]:
    """The rows under the head, on however many pages."""
    return [row for table in tables if table[0] == HEAD for row in table[1:]]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--kind", "thu", "--phase", "1", "--out", "a.pdf"], "Không có loại văn bản “thu”. Các loại: "),
        (["--out", "a.pdf"], "Thêm --phase với số của đợt, hoặc --until với ngày chốt số liệu."),
        (["--kind", "giay-moi", "--out", "a.pdf"], "Loại văn bản này in theo đợt: thêm --phase với số của đợt."),
        (["--kind", "ke-hoach", "--year", "2035", "--out", "a.pdf"], "Không có phong trào thi đua năm 2035."),
        (["--kind", "tong-ket", "--unit", "xyz", "--out", "a.pdf"], "Không có phong trào thi đua năm 2021 của đơn vị"),
        (["--until", "31/6/2021", "--out", "a.pdf"], "“31/6/2021” không phải một ngày có trong lịch."),
        (["--until", "26/6/2021", "--out", "a.pdf"], "Ngày chốt số liệu không được sau hôm nay."),
        (["--kind", "giay-moi", "--phase", "1", "--out", "a.xlsx"], "Văn bản này không có bảng nào"),
        (["--kind", "bien-nhan", "--phase", "1", "--out", "a.pdf"], "Loại văn bản này là của một đơn vị: thêm --unit"),
        (
            ["--kind", "bao-cao-don-vi", "--phase", "1", "--unit", "xyz", "--out", "a.pdf"],
            "Không có đơn vị nào có mã “xyz”.",
        ),
        (["--kind", "cong-van-don-doc", "--phase", "2", "--out", "a.pdf"], "Không có đơn vị nào còn phải nộp"),
        (["--phase", "1", "--out", "khong-co/a.pdf"], "Không ghi được tệp khong-co/a.pdf"),
    ],
)
def test_what_is_not_there_is_exit_2_with_a_sentence(
    world: World, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    code, told = refusal(capsys, *arguments)

    assert (code, told[: len(sentence)]) == (2, sentence)


def test_a_unit_without_a_report_is_told_from_one_that_does_not_exist(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    code = world.department.office_unit.code

    told = refusal(capsys, "--kind", "bien-nhan", "--phase", "1", "--unit", code, "--out", "a.pdf")

    assert told == (2, f"Đơn vị “{code}” chưa nộp báo cáo đợt 1 năm 2021.")


def test_every_kind_has_a_code_and_a_word() -> None:
    assert list(KINDS) == [
        "bao-cao",
        "tong-ket",
        "ke-hoach",
        "cong-van-don-doc",
        "giay-moi",
        "bao-cao-don-vi",
        "bien-nhan",
        "quyet-dinh",
        "to-trinh",
        "bien-ban-hop",
        "bien-ban-kiem-phieu",
        "bao-cao-thanh-tich",
        "giay-khen",
        "so-van-ban-di",
    ]

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import Unit
from campaigns.models import Phase
from core import clock
from documents.content import Heading, Paper, Signature, Table
from documents.content.paper import texts
from reports.drafting import Occasion, title_of
from reports.models import Consolidation
from reports.papers import report_paper
from reports.papers.summary import awards_values
from reports.queries.facts import facts_of
from reports.queries.figures import AwardFigures, AwardRow
from reports.services import create_consolidation, finalise_consolidation
from tests.reports.world import World, consolidate, hand_in, make_world, reward

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    made = make_world()
    hand_in(made, made.department.industry, datetime(2021, 6, 18, 9))
    reward(made)
    return made


def paper_of(world: World) -> Paper:
    made = consolidate(world)
    with clock.at(NOW):
        return report_paper(facts_of(made), Signature(post="Giám đốc", name="Hoàng Văn Quảng"))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("render_report", *arguments)
    return capsys.readouterr().out.splitlines()


def test_the_head_of_the_paper(world: World) -> None:
    paper = paper_of(world)

    assert paper.number_line.endswith("/BC-SCT")
    assert paper.clean_summary == "Sơ kết phong trào thi đua đợt\u00a01,\n6 tháng đầu năm 2021"
    assert paper.printed_addressees == ("- Giám đốc Sở Công Thương;", "- UBND tỉnh Hà Tĩnh.")
    assert paper.printed_recipients == (
        "- Như trên;",
        "- Sở Nội vụ (b/c);",
        "- Các phòng, đơn vị thuộc Sở Công Thương;",
        "- Công đoàn ngành Công Thương;",
        "- Lưu: VT, VP.",
    )


def test_the_outline(world: World) -> None:
    headings = [block.printed for block in paper_of(world).numbered_blocks if isinstance(block, Heading)]

    assert [text for text in headings if text[0] in "IV"] == [
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TUYÊN TRUYỀN",
        "II. KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA",
        "III. CÔNG TÁC KHEN THƯỞNG; ĐIỂN HÌNH TIÊN TIẾN, MÔ HÌNH MỚI",
        "IV. ĐÁNH GIÁ CHUNG",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "VI. ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_the_sentences_between_the_figures(world: World) -> None:
    said = set(texts(paper_of(world)))

    assert said >= {
        (
            "Thực hiện Kế hoạch số 15/KH-UBND ngày 19/01/2021 của Ủy ban nhân dân tỉnh; Kế hoạch ngày 25/01/2021 của Sở Công "
            "Thương về tổ chức phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021; Sở Công Thương "
            "báo cáo sơ kết phong trào thi đua đợt 1 (từ ngày 01/01/2021 đến ngày 30/6/2021) với những nội dung chính như "
            "sau:"
        ),
        (
            "Số liệu trong báo cáo được chốt đến ngày 25/6/2021. Số liệu có ghi “ước” là số ước thực hiện đến hết ngày "
            "30/6/2021."
        ),
        (
            "Có 01/02 báo cáo của các phòng, đơn vị gửi về Văn phòng Sở, trong đó 01 báo cáo đúng hạn, 01 báo cáo chưa nộp "
            "(Phụ lục I kèm theo)."
        ),
        (
            "Giám đốc Sở đã duyệt khen thưởng 01 tập thể và 02 cá nhân trong 6 tháng đầu năm 2021; trong số cá nhân có 01 "
            "người trực tiếp công tác, lao động (50%) và 01 lãnh đạo, quản lý. Danh sách tại Phụ lục III kèm theo."
        ),
    }


@pytest.mark.parametrize(("people", "subject"), [(1, "cá nhân này"), (2, "các cá nhân đều")])
def test_one_person_is_not_told_of_as_many(world: World, people: int, subject: str) -> None:
    awards = AwardFigures((AwardRow("Giấy khen", 0, people, 0),), (), 0, 0)
    facts = replace(facts_of(consolidate(world)), awards=awards)

    assert awards_values(facts)["co_cau"] == f"; {subject} là người trực tiếp công tác, lao động"


def test_the_table_of_targets(world: World) -> None:
    table = next(block for block in paper_of(world).blocks if isinstance(block, Table))

    assert [row.cells[2:] for row in table.rows] == [
        ("100%", "50% (1/2 nhiệm vụ); hoàn thành trước hạn 50% (1/2 nhiệm vụ)", "Đang thực hiện"),
        ("Tăng ít nhất 03 bậc so với năm 2020", "-", "Chưa có số liệu gốc"),
    ]


def test_the_annexes(world: World) -> None:
    annexes = paper_of(world).annexes

    assert [(annex.title, annex.landscape) for annex in annexes] == [
        ("Tình hình báo cáo kết quả của các phòng, đơn vị", False),
        ("Kết quả thực hiện từng nhiệm vụ thi đua", True),
        ("Danh sách tập thể, cá nhân được duyệt khen thưởng", False),
    ]


def test_a_unit_that_handed_nothing_in_has_no_figures_and_every_unit_its_full_name(world: World) -> None:
    Unit.objects.filter(pk=world.department.industry.pk).update(short_name="QL Công nghiệp")
    Phase.objects.filter(pk=world.phase.pk).update(state="closed")
    world.phase.refresh_from_db()
    paper = paper_of(world)
    returns, tasks = (annex.blocks[0] for annex in paper.annexes[:2])
    assert isinstance(returns, Table)
    assert isinstance(tasks, Table)

    assert [row.cells[1:] for row in returns.rows] == [
        ("Phòng Quản lý Công nghiệp", "18/6/2021", "Đúng hạn", "2", "1"),
        ("Phòng Quản lý Thương mại", "-", "Không nộp báo cáo", "-", "-"),
    ]
    assert {row.cells[2] for row in tasks.rows if row.kind != "group"} == {"Phòng Quản lý Công nghiệp"}
    assert any("01 báo cáo đúng hạn, 01 báo cáo không nộp (Phụ lục I" in said for said in texts(paper))


def test_titles_by_occasion(world: World) -> None:
    day = date(2021, 12, 14)

    assert [
        title_of(Occasion(world.campaign, world.phase, day)),
        title_of(Occasion(world.campaign, world.second, day, is_last_phase=True)),
        title_of(Occasion(world.campaign, None, day)),
        title_of(Occasion(world.campaign, None, date(2021, 9, 5))),
        title_of(Occasion(world.campaign, None, date(2021, 12, 31))),
    ] == [
        "Sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021",
        "Tổng kết phong trào thi đua năm 2021",
        "Kết quả phong trào thi đua năm 2021 (đến ngày 14/12/2021)",
        "Kết quả phong trào thi đua năm 2021 (đến ngày 05/9/2021)",
        "Tổng kết phong trào thi đua năm 2021",
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            date(2021, 6, 25),
            "báo cáo kết quả phong trào thi đua năm 2021 (từ ngày 01/01/2021 đến ngày 25/6/2021) với những nội dung chính như sau:",
        ),
        (
            date(2021, 12, 31),
            "Sở Công Thương báo cáo tổng kết phong trào thi đua năm 2021 với những nội dung chính như sau:",
        ),
    ],
)
def test_any_day_of_the_year_is_told_as_such(world: World, day: date, told: str) -> None:
    with clock.at(datetime(2021, 12, 31, 9)):
        made = create_consolidation(actor=world.department.office, campaign=world.campaign, phase=None, cut_off_on=day)
        paper = report_paper(facts_of(made), Signature(post="Giám đốc", name="Hoàng Văn Quảng"))

    said = list(texts(paper))
    assert any(text.endswith(told) for text in said)
    assert any(text.startswith("Giám đốc Sở đã duyệt khen thưởng 01 tập thể và 02 cá nhân") for text in said)


def paper_until(world: World, day: date) -> Paper:
    """The report up to a day, written at the end of the year."""
    with clock.at(datetime(2021, 12, 31, 9)):
        made = create_consolidation(actor=world.department.office, campaign=world.campaign, phase=None, cut_off_on=day)
        return report_paper(facts_of(made), Signature(post="Giám đốc", name="Hoàng Văn Quảng"))


def test_a_report_before_any_report_was_due_points_to_no_list_of_them(world: World) -> None:
    paper = paper_until(world, date(2021, 3, 31))

    assert "Đến ngày chốt số liệu chưa đến hạn nộp báo cáo của đợt nào." in set(texts(paper))
    assert [annex.title for annex in paper.annexes] == ["Danh sách tập thể, cá nhân được duyệt khen thưởng"]
    assert any("Danh sách tại Phụ lục kèm theo." in text for text in texts(paper))


def test_a_report_up_to_a_day_lists_what_was_handed_in_by_then(world: World) -> None:
    table = paper_until(world, date(2021, 6, 18)).annexes[0].blocks[0]

    assert isinstance(table, Table)
    assert [row.cells[1] for row in table.rows] == ["Phòng Quản lý Công nghiệp (đợt 1)"]


def test_the_command_previews_a_report_that_nobody_made(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bao cao.pdf"

    with clock.at(NOW):
        lines = printed(capsys, "--phase", "1", "--out", str(out))

    assert (lines[0][:10], lines[1][:9], len(lines[1])) == ("Số trang: ", "SHA-256: ", 73)
    assert (out.read_bytes()[:5], Consolidation.objects.count()) == (b"%PDF-", 0)


def test_the_command_prints_the_same_paper_twice(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = consolidate(world)
    with clock.at(NOW):
        finalise_consolidation(actor=world.department.office, consolidation=made)

    first = printed(capsys, "--phase", "1", "--out", str(tmp_path / "a.pdf"))
    second = printed(capsys, "--phase", "1", "--out", str(tmp_path / "b.pdf"))

    assert first == second
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_command_writes_the_form_that_the_name_asks_for(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with clock.at(NOW):
        lines = printed(capsys, "--phase", "1", "--out", str(tmp_path / "a.docx"))
    with pytest.raises(SystemExit) as ended:
        call_command("render_report", "--phase", "1", "--out", str(tmp_path / "a.odt"))

    assert ([line[:9] for line in lines], (tmp_path / "a.docx").read_bytes()[:2]) == (["SHA-256: "], b"PK")
    assert (ended.value.code, capsys.readouterr().err.strip()) == (
        2,
        "Chỉ ghi được ra tệp .pdf, .docx hoặc .xlsx.",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--phase", "9"], "Không có đợt 9 trong phong trào thi đua năm 2021."),
        (["--phase", "1", "--unit", "xyz"], "Không có đợt 1 trong phong trào thi đua năm 2021 của đơn vị “xyz”."),
    ],
)
def test_a_phase_that_is_not_there_is_exit_2_with_a_sentence(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("render_report", *arguments, "--out", str(tmp_path / "a.pdf"))

    assert (ended.value.code, capsys.readouterr().err.strip()) == (2, sentence)

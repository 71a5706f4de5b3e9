"""The papers of awards and the register at the console: each kind in every form it has, and what each refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from accounts.models import Person
from awards.models import AwardKind, Decision, Nomination
from awards.services.certificates import enter_certificates
from awards.services.decisions import create_decision
from awards.services.judging import approve_nomination, list_nomination_upward, screen_nomination
from awards.services.meetings import MeetingFacts, Votes, draft_minutes, write_meeting
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from awards.services.requests import draft_request
from core import clock
from documents.models import IssuedPaper, VerificationMark
from documents.services import issue_paper, render_paper, submit_for_signing
from reports.printing import Asked, print_kind
from tests.awards.making import load_law
from tests.papers.conftest import read
from tests.reports.test_printing import refusal, rendered
from tests.reports.world import World, make_world

# Builder after builder asks for itself, which the watch over repeated statements takes for a loop.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
NOW = datetime(2021, 6, 25, 9)
FACTS = MeetingFacts(
    held_on=date(2021, 6, 24),
    starts_at=time(8, 0),
    ends_at=time(10, 30),
    place="Phòng họp tầng 3",
    chair="Hoàng Văn Quảng",
    chair_post="Chủ tịch",
    secretary="Lê Thị Minh Họa",
    members=3,
    present="Ông Hoàng Văn Quảng, Giám đốc Sở\nBà Lê Thị Minh Họa, Chuyên viên Văn phòng",
    absent="Bà Trần Thị Chín, đi công tác",
    is_secret=True,
    tellers="Ông Nguyễn Văn Đếm, Trưởng ban\nBà Lê Thị Ghi, Chuyên viên",
    basis="all_members",
    conclusion="Hội đồng thống nhất đề nghị Giám đốc Sở tặng Giấy khen.",
)


@pytest.fixture
def world() -> World:
    made = make_world()
    load_law()
    return made


def proposed(world: World, name: str = "", kind: str = "GK_CN") -> Nomination:
    """A person of this name, or the unit itself, sent to the office."""
    unit = world.department.industry
    person = Person.objects.create(full_name=name, position="Chuyên viên", unit=unit) if name else None
    proposal = Proposal(
        kind=AwardKind.objects.valid_on(world.phase.ends_on).get(code=kind if name else "GK_TT"),
        achievement="Hoàn thành 14/14 nhiệm vụ của đợt.",
        person=person,
        collective=None if person else unit,
    )
    head = world.department.industry_head
    row = create_nomination(actor=head, phase=world.phase, proposal=proposal)
    return propose_nomination(actor=head, nomination=row)


def screened(world: World, name: str = "") -> Nomination:
    return screen_nomination(actor=world.department.office, nomination=proposed(world, name))


def two_screened(world: World) -> list[Nomination]:
    return [screened(world), screened(world, "Lê Thị Bình")]


def two_approved(world: World) -> list[Nomination]:
    return [approve_nomination(actor=world.department.director, nomination=row) for row in two_screened(world)]


def met(world: World) -> None:
    votes = [Votes(row, 2, 2, 2, 2, 0) for row in two_screened(world)]
    write_meeting(actor=world.department.office, phase=world.phase, facts=FACTS, votes=votes)


def issue(world: World, paper: IssuedPaper, number: int = 185) -> None:
    office = world.department.office
    submit_for_signing(actor=office, paper=paper)
    issue_paper(actor=office, paper=paper, number=number, issued_on=date(2021, 6, 25), confirmed=True)
    render_paper(paper.pk)


def decided(world: World) -> Decision:
    office = world.department.office
    decision = create_decision(actor=office, phase=world.phase, nominations=two_approved(world))
    issue(world, decision.paper)
    return Decision.objects.get(pk=decision.pk)


def entered(world: World) -> None:
    enter_certificates(actor=world.department.office, decision=decided(world))


OF_PHASE = ["--phase", "1"]


@pytest.mark.parametrize(
    ("kind", "arguments", "lived", "said"),
    [
        ("quyet-dinh", OF_PHASE, two_approved, "QUYẾT ĐỊNH"),
        ("quyet-dinh", OF_PHASE, decided, "185/QĐ-SCT"),
        ("to-trinh", OF_PHASE, two_screened, "TỜ TRÌNH"),
        ("bien-ban-hop", OF_PHASE, met, "BIÊN BẢN"),
        ("bien-ban-kiem-phieu", OF_PHASE, met, "Ban kiểm phiếu"),
        ("bao-cao-thanh-tich", [*OF_PHASE, "--nominee", "le thi binh"], two_screened, "Lê Thị Bình"),
        ("bao-cao-thanh-tich", [*OF_PHASE, "--nominee", "{industry}"], two_screened, "Phòng Quản lý Công nghiệp"),
        ("so-van-ban-di", ["--year", "2021"], decided, "185/QĐ-SCT"),
    ],
)
def test_each_kind_in_the_three_forms(
    world: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    arguments: list[str],
    lived: Callable[[World], object],
    said: str,
) -> None:
    given = ["--kind", kind, *(word.format(industry=world.department.industry.code) for word in arguments)]
    with clock.at(NOW):
        lived(world)

    pdf, told = rendered(tmp_path, capsys, "pdf", *given)
    again, _ = rendered(tmp_path, capsys, "pdf", *given)
    word, _ = rendered(tmp_path, capsys, "docx", *given)
    book, _ = rendered(tmp_path, capsys, "xlsx", *given)

    assert (said in read(pdf).text(), again) == (True, pdf)
    assert [line.partition(":")[0] for line in told] == ["Số trang", "SHA-256"]
    assert len(Document(BytesIO(word)).paragraphs) > 1
    assert load_workbook(BytesIO(book)).worksheets[0].max_row >= 2


def test_giay_khen_are_a_page_each(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(NOW):
        entered(world)

    pdf, told = rendered(tmp_path, capsys, "pdf", "--kind", "giay-khen", "--phase", "1")

    assert told[0] == "Số trang: 2"
    assert "Lê Thị Bình" in read(pdf).text()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_giay_khen_have_no_other_form(world: World, capsys: pytest.CaptureFixture[str], form: str) -> None:
    with clock.at(NOW):
        entered(world)

    told = refusal(capsys, "--kind", "giay-khen", "--phase", "1", "--out", f"a.{form}")

    assert told == (2, "Giấy khen chỉ in ra tệp .pdf.")


def test_a_published_decision_comes_as_it_is_archived(world: World) -> None:
    with clock.at(NOW):
        paper = IssuedPaper.objects.select_related("pdf", "word").get(pk=decided(world).paper_id)
        printed = [print_kind("quyet-dinh", Asked(form=form, year=2021, ordinal=1)) for form in ("pdf", "docx")]

    assert paper.pdf is not None
    assert paper.word is not None
    assert [one.sha256 for one in printed] == [paper.pdf.sha256, paper.word.sha256]


def test_minutes_and_requests_that_were_drafted_are_the_ones_kept(world: World) -> None:
    with clock.at(NOW):
        met(world)
        meeting = world.phase.council_meetings.get()
        drafted = {
            "bien-ban-hop": draft_minutes(actor=world.department.office, meeting=meeting),
            "bien-ban-kiem-phieu": draft_minutes(actor=world.department.office, meeting=meeting, of_count=True),
            "to-trinh": draft_request(actor=world.department.office, phase=world.phase, to="director").paper,
        }
        for number, paper in enumerate(drafted.values(), start=31):
            issue(world, paper, number)
        printed = {kind: print_kind(kind, Asked(form="pdf", year=2021, ordinal=1)).sha256 for kind in drafted}

    archived = dict(IssuedPaper.objects.values_list("pk", "pdf__sha256"))
    assert printed == {kind: archived[paper.pk] for kind, paper in drafted.items()}


def test_a_request_upward_names_who_decides_above(world: World) -> None:
    with clock.at(NOW):
        row = proposed(world, "Lê Thị Bình", kind="BK_CN")
        list_nomination_upward(actor=world.department.office, nomination=row)
        printed = print_kind("to-trinh", Asked(form="pdf", year=2021, ordinal=1, to="cap-tren"))

    assert "Chủ tịch UBND tỉnh" in " ".join(read(printed.file).text().split())


def test_a_register_of_the_console_can_be_verified(world: World) -> None:
    with clock.at(NOW):
        decided(world)
        printed = print_kind("so-van-ban-di", Asked(form="pdf", year=2021))

    mark = VerificationMark.objects.get(kind="documents.register")
    assert [file["sha256"] for file in mark.files] == [printed.sha256]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["quyet-dinh", *OF_PHASE],
            "Đợt 1 năm 2021 chưa có quyết định khen thưởng, cũng chưa có hồ sơ nào được duyệt.",
        ),
        (
            ["to-trinh", *OF_PHASE],
            "Đợt 1 năm 2021 chưa có tờ trình Giám đốc Sở, cũng không có hồ sơ nào đang chờ trình.",
        ),
        (
            ["to-trinh", *OF_PHASE, "--to", "bo"],
            "Đợt 1 năm 2021 chưa có tờ trình Bộ trưởng bộ quản lý ngành, cũng không có hồ sơ nào đang chờ trình.",
        ),
        (
            ["to-trinh", *OF_PHASE, "--to", "ai"],
            (
                "Không có nơi trình “ai”. Các nơi trình: giam-doc (Giám đốc Sở), cap-tren (Chủ tịch UBND tỉnh), "
                "bo (Bộ trưởng bộ quản lý ngành)."
            ),
        ),
        (["bien-ban-hop", *OF_PHASE], "Đợt 1 năm 2021 chưa có cuộc họp Hội đồng Thi đua - Khen thưởng nào."),
        (["bien-ban-kiem-phieu", *OF_PHASE], "Đợt 1 năm 2021 chưa có cuộc họp Hội đồng Thi đua - Khen thưởng nào."),
        (["bao-cao-thanh-tich", *OF_PHASE], "Đợt 1 năm 2021 chưa có hồ sơ đề nghị khen thưởng nào."),
        (
            ["giay-khen", *OF_PHASE],
            "Đợt 1 năm 2021 chưa có giấy khen nào: chưa có quyết định đã ban hành và vào sổ vàng.",
        ),
        (["so-van-ban-di"], "Năm 2021 chưa có văn bản đi nào đã ghi số."),
        (["so-van-ban-di", "--unit", "xyz"], "Năm 2021 chưa có văn bản đi nào đã ghi số của đơn vị “xyz”."),
        *(
            ([kind], "Loại văn bản này in theo đợt: thêm --phase với số của đợt.")
            for kind in ("quyet-dinh", "to-trinh", "bien-ban-hop", "bao-cao-thanh-tich", "giay-khen")
        ),
    ],
)
def test_what_is_not_there_yet_is_exit_2_with_a_sentence(
    world: World, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert refusal(capsys, "--kind", *arguments, "--out", "a.pdf") == (2, sentence)


def test_a_nominee_is_named_when_there_are_several(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(NOW):
        rows = two_screened(world)
    both = "; ".join(f"{row.nominee_name}, {row.nominee_position}" for row in reversed(rows))
    asked = ["--kind", "bao-cao-thanh-tich", *OF_PHASE, "--out", "a.pdf"]

    assert refusal(capsys, *asked) == (2, f"Thêm --nominee với tên một cá nhân hoặc tập thể: {both}.")
    assert refusal(capsys, *asked, "--nominee", "Lê Thị Bìn") == (
        2,
        f"Đợt 1 năm 2021 chưa có hồ sơ đề nghị khen thưởng “Lê Thị Bìn”. Các hồ sơ: {both}.",
    )


def test_a_meeting_without_a_secret_ballot_has_no_count(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(NOW):
        votes = [Votes(screened(world, "Lê Thị Bình"), 2, 2, 2, 2, 0)]
        facts = replace(FACTS, is_secret=False, tellers="")
        write_meeting(actor=world.department.office, phase=world.phase, facts=facts, votes=votes)

    assert refusal(capsys, "--kind", "bien-ban-kiem-phieu", *OF_PHASE, "--out", "a.pdf") == (
        2,
        "Đợt 1 năm 2021 chưa có biên bản kiểm phiếu: cuộc họp không bỏ phiếu kín hoặc chưa ghi ban kiểm phiếu.",
    )


def test_a_decision_that_names_one_has_no_workbook(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(NOW):
        row = screened(world, "Lê Thị Bình")
        approve_nomination(actor=world.department.director, nomination=row)

    code, told = refusal(capsys, "--kind", "quyet-dinh", *OF_PHASE, "--out", "a.xlsx")

    assert (code, told) == (
        2,
        "Văn bản này không có bảng nào để ghi ra bảng tính; hãy chọn tệp .pdf hoặc .docx.",
    )

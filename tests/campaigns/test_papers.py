from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Delegation, Membership, Person, Role, User
from campaigns.models import Commemoration, SubmissionItem, SubmissionRevision
from campaigns.services.papers import draft_plan_paper, plan_of, print_receipt, receipt_of, report_of
from core import clock
from core.errors import RuleBroken
from documents import shipped as legal_texts
from documents.content import DashList, Heading, Paper, Table, WorkingPaper
from documents.content.blocks import texts_of
from documents.content.paper import texts
from documents.models import IssuedPaper, VerificationMark
from documents.pdf import render_html
from documents.queries.verification import finding_of
from documents.services.texts import reword_text
from tests.reports.world import World, hand_in, make_world

pytestmark = pytest.mark.django_db
HANDED_IN = datetime(2021, 6, 17, 9)
NOW = datetime(2021, 6, 24, 9)


@pytest.fixture
def world() -> World:
    return make_world()


def revision_of(world: World) -> SubmissionRevision:
    rows = SubmissionRevision.objects.select_related(
        "submission__phase__campaign__owner", "submission__unit", "submitted_by__person"
    )
    return rows.get(submission=world.submissions[world.department.industry.pk])


def reported(world: World) -> Paper:
    hand_in(world, world.department.industry, HANDED_IN)
    return report_of(revision_of(world))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_head_and_foot_of_a_units_report(world: World) -> None:
    paper = reported(world)
    unit = world.department.industry

    assert (paper.body.superior_heading, paper.body.heading) == ("SỞ CÔNG THƯƠNG", "PHÒNG QUẢN LÝ CÔNG NGHIỆP")
    assert paper.number_line.endswith(f"/BC-{unit.code.upper()}")
    assert paper.place_and_date == "Hà Tĩnh, ngày 17 tháng 6 năm 2021"
    assert paper.clean_summary == "Kết quả phong trào thi đua đợt\u00a01 năm 2021"
    assert paper.printed_addressees == ("Văn phòng Sở",)
    assert (paper.signature.lines, paper.signature.name) == (
        ("TRƯỞNG PHÒNG",),
        world.department.industry_head.display_name,
    )
    assert paper.printed_recipients == ("- Như trên;", f"- Lưu: {unit.code.upper()}.")


def test_a_unit_with_a_symbol_of_its_own_numbers_under_it(world: World) -> None:
    world.department.industry.symbol = "TTKC"
    world.department.industry.letterhead = "TRUNG TÂM KHUYẾN CÔNG"
    world.department.industry.superior = "SỞ CÔNG THƯƠNG"
    world.department.industry.place = "Hà Tĩnh"
    world.department.industry.save()

    paper = reported(world)

    assert (paper.symbol, paper.body.heading, paper.printed_recipients[-1]) == (
        "BC-TTKC",
        "TRUNG TÂM KHUYẾN CÔNG",
        "- Lưu: VT.",
    )


def test_the_outline_of_a_units_report(world: World) -> None:
    headings = [block.printed for block in reported(world).numbered_blocks if isinstance(block, Heading)]

    assert headings == [
        "I. CÔNG TÁC CHỈ ĐẠO, TUYÊN TRUYỀN",
        "II. KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA",
        "1. Thi đua thực hiện nhiệm vụ chuyên môn",
        "a) Xây dựng Đề án phát triển số 1 (chủ trì)",
        "b) Xây dựng Đề án phát triển số 2 (phối hợp)",
        "2. Thi đua thực hiện cải cách hành chính",
        "a) Nâng cao chất lượng dịch vụ công số 1 (chủ trì)",
        "3. Thi đua lập thành tích chào mừng các ngày lễ lớn",
        "4. Các phong trào thi đua chuyên đề",
        "III. ĐIỂN HÌNH TIÊN TIẾN, MÔ HÌNH MỚI",
        "IV. ĐÁNH GIÁ CHUNG",
        "1. Ưu điểm",
        "2. Tồn tại, hạn chế và nguyên nhân",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "VI. ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_the_sentences_of_a_units_report(world: World) -> None:
    said = set(texts(reported(world)))

    assert said >= {
        (
            "Thực hiện Kế hoạch ngày 25/01/2021 của Sở Công Thương về tổ chức phong trào thi đua thực hiện nhiệm vụ phát "
            "triển ngành Công Thương năm 2021, Phòng Quản lý Công nghiệp báo cáo kết quả phong trào thi đua đợt\u00a01 năm "
            "2021 (từ ngày 01/01/2021 đến ngày 30/6/2021) như sau:"
        ),
        ("Mức độ thực hiện: hoàn thành trước hạn; sản phẩm: 45/TTr-SCT ngày 12/5/2021; thực hiện đến ngày: 14/6/2021."),
        "Mức độ thực hiện: đang thực hiện; kết quả bằng số: 76,5%; thực hiện đến ngày: 14/6/2021; số liệu ước đến hết đợt: 80%.",
        "Ước thực hiện đến hết đợt: Đạt khoảng 80%.",
        "Không có.",
    }


def test_dashes_become_a_list_and_an_early_end_mark_is_left_out(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    revision = revision_of(world)
    item = next(each for each in revision.content["items"] if each["entry"] == "strengths")
    item["text"] = "Nổi bật:\n- Chủ động tham mưu;\n+ Đúng hạn\nKết quả tốt./."

    blocks = report_of(revision).blocks

    assert [block.items for block in blocks if isinstance(block, DashList)] == [("Chủ động tham mưu;", "+ Đúng hạn.")]
    assert {"Nổi bật:", "Kết quả tốt."} <= set(texts_of(blocks))


def test_what_was_handed_in_prints_whatever_stands_in_it(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    revision = revision_of(world)
    strengths, weaknesses = (
        next(each for each in revision.content["items"] if each["entry"] == entry)
        for entry in ("strengths", "weaknesses")
    )
    strengths["text"] = "Điện (**) và hộ (**) tốt 👍 ⇒ trước ngày 31/6/2026; 03 đề án còn lại./. Hết."
    weaknesses["text"] = "1.\tChậm 30/02/2026./.\n2.\tThiếu người"
    task = next(item for item in revision.content["items"] if item["task"])
    task["label"] = "Trình trước ngày 31/6/2021 👍"

    paper = report_of(revision)

    said = list(texts_of(paper.blocks))
    assert [text for text in said if "□" in text or "2026" in text or text.startswith("2.")] == [
        "Trình trước ngày 31/6/2021 □ (chủ trì)",
        "Điện (**) và hộ (**) tốt □ □ trước ngày 31/6/2026; 03 đề án còn lại. Hết.",
        "1. Chậm 30/02/2026.",
        "2. Thiếu người.",
    ]
    assert render_html(paper).count("Điện (**) và hộ (**) tốt □ □") == 1


def test_more_tasks_than_letters_are_counted_in_figures(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    revision = revision_of(world)
    task = next(item for item in revision.content["items"] if item["task"])
    revision.content["items"] += [{**task, "id": 10_000 + number} for number in range(30)]

    labels = [block.label for block in report_of(revision).blocks if isinstance(block, Heading) and block.level == 3]

    assert labels[-2] == "32"


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        ("Phó Trưởng phòng", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("Phó Trưởng phòng phụ trách", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("Chuyên viên", ("TUQ. TRƯỞNG PHÒNG", "CHUYÊN VIÊN")),
    ],
)
def test_who_stands_in_for_the_head_signs_as_such(world: World, position: str, lines: tuple[str, ...]) -> None:
    deputy = world.department.industry_staff
    Person.objects.filter(user=deputy).update(position=position)
    Membership.objects.create(
        user=deputy,
        unit=world.department.industry,
        role=Role.HEAD,
        starts_on=date(2021, 6, 1),
        ends_on=date(2021, 6, 30),
    )
    deputy.refresh_from_db()
    deputy.forget_grants()
    world.heads[world.department.industry.pk] = deputy

    assert reported(world).signature.lines == lines


def test_the_head_of_another_unit_signs_by_delegation(world: World) -> None:
    department = world.department
    Delegation.objects.create(
        giver=department.industry_head,
        receiver=department.trade_head,
        unit=department.industry,
        role=Role.HEAD,
        starts_on=date(2021, 6, 1),
        ends_on=date(2021, 6, 30),
        document="Giấy ủy quyền số 03/GUQ-QLCN",
    )
    deputy = User.objects.get(pk=department.trade_head.pk)
    world.heads[department.industry.pk] = deputy

    signature = reported(world).signature

    assert signature.lines == ("TUQ. TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI")
    assert signature.name == deputy.display_name


def test_the_receipt(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    revision = revision_of(world)

    paper = receipt_of(revision)

    table = next(block for block in paper.blocks if isinstance(block, Table))
    lines = {row.cells[0]: row.cells[1] for row in table.rows}
    assert isinstance(paper, WorkingPaper)
    assert (paper.superior, paper.body_name, paper.place_and_date) == (
        "SỞ CÔNG THƯƠNG",
        "VĂN PHÒNG SỞ",
        "Hà Tĩnh, ngày 17 tháng 6 năm 2021",
    )
    assert lines.pop("Dấu vân tay (SHA-256)").replace(" ", "") == revision.sha256
    assert lines == {
        "Đơn vị nộp": "Phòng Quản lý Công nghiệp",
        "Phong trào": world.campaign.title,
        "Nộp lúc": "09:00, thứ Năm, ngày 17/6/2021",
        "Người nộp": world.department.industry_head.display_name,
        "Lần nộp": "1",
        "Hạn nộp": "Trước ngày 20/6/2021",
        "So với hạn": "Đúng hạn",
        "Số mục, minh chứng": f"{len(revision.content['items'])} mục, 0 minh chứng",
    }


def test_the_receipt_can_be_verified_by_its_code(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    revision = revision_of(world)

    first, second = print_receipt(revision), print_receipt(revision)

    finding = finding_of(VerificationMark.objects.get().code)
    assert finding is not None
    assert (finding.name, finding.body) == (
        "Biên nhận báo cáo đợt 1 năm 2021 của Phòng Quản lý Công nghiệp, lần nộp 1",
        "VĂN PHÒNG SỞ",
    )
    assert ([file.sha256 for file in finding.files], second.file) == ([first.sha256], first.file)


def test_the_files_of_a_report(world: World) -> None:
    hand_in(world, world.department.industry, HANDED_IN)
    pk = world.submissions[world.department.industry.pk].pk
    client = signed_in(world.department.industry_head)

    pdf = client.get(reverse("campaigns:submission_report", args=[pk, 1]))
    word = client.get(reverse("campaigns:submission_report_word", args=[pk, 1]))
    receipt = client.get(reverse("campaigns:submission_receipt_paper", args=[pk, 1]))

    starts = [b"".join(answer.streaming_content)[:2] for answer in (pdf, word, receipt)]
    assert (starts, pdf["Cache-Control"]) == ([b"%P", b"PK", b"%P"], "private, max-age=0, must-revalidate")
    assert (pdf["Content-Disposition"][:6], word["Content-Disposition"][:10]) == ("inline", "attachment")


def test_a_report_has_its_buttons_once_it_was_handed_in(world: World) -> None:
    client = signed_in(world.department.industry_head)
    submission = world.submissions[world.department.industry.pk]
    before = client.get(submission.get_absolute_url()).content.decode()
    hand_in(world, world.department.industry, HANDED_IN)
    after = client.get(submission.get_absolute_url()).content.decode()

    file = reverse("campaigns:submission_report", args=[submission.pk, 1])
    assert (file in before, file in after) == (False, True)


def test_the_plan(world: World) -> None:
    Commemoration.objects.create(
        phase=world.phase,
        ordinal=1,
        name="truyền thống ngành Công Thương Việt Nam",
        since=date(1951, 5, 14),
        on=date(2021, 5, 14),
        years=70,
    )
    world.campaign.theme = "Đổi mới, sáng tạo."
    world.campaign.purposes = ["biểu dương kịp thời"]
    world.campaign.save()

    paper = plan_of(world.campaign)

    headings = [block.printed for block in paper.numbered_blocks if isinstance(block, Heading)]
    said = set(texts(paper))
    assert paper.number_line.endswith("/KH-SCT")
    assert paper.clean_summary == (
        "Tổ chức phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021"
    )
    assert headings == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "II. CHỦ ĐỀ THI ĐUA",
        "III. MỤC TIÊU THI ĐUA",
        "IV. NỘI DUNG THI ĐUA",
        "1. Đối tượng thi đua",
        "2. Các đợt thi đua",
        "a) Đợt thi đua thứ 1: từ ngày 01/01/2021 đến ngày 30/6/2021",
        "b) Đợt thi đua thứ 2: từ ngày 01/7/2021 đến ngày 31/12/2021",
        "3. Phong trào thi đua chuyên đề",
        "4. Nhiệm vụ thi đua",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    assert said >= {
        "Biểu dương kịp thời.",
        "Bám sát chủ đề thi đua: **Đổi mới, sáng tạo**.",
        "Các phòng, đơn vị tham gia: Phòng Quản lý Công nghiệp; Phòng Quản lý Thương mại.",
        ("Thi đua lập thành tích chào mừng: 70 năm truyền thống ngành Công Thương Việt Nam (14/5/1951 - 14/5/2021)."),
        "Các phòng, đơn vị báo cáo kết quả trước ngày 20/6/2021.",
        "“Cải cách hành chính”.",
        "Kế hoạch giao 04 nhiệm vụ cho các phòng, đơn vị (chi tiết tại Phụ lục kèm theo), gồm:",
        (
            "1. Trưởng các phòng, Thủ trưởng các đơn vị căn cứ Kế hoạch này tổ chức triển khai thực hiện; báo cáo kết quả "
            "về Văn phòng Sở: đợt 1 trước ngày 20/6/2021; đợt 2 trước ngày 10/12/2021."
        ),
    }
    assert paper.printed_recipients == (
        "- Sở Nội vụ;",
        "- UBND tỉnh (b/c);",
        "- Công đoàn ngành Công Thương;",
        "- Lưu: VT, VP.",
    )


def test_the_tasks_of_the_plan_with_their_units(world: World) -> None:
    task = world.campaign.tasks.get(text="Xây dựng Đề án phát triển số 1")
    task.product, task.receiver, task.due_on = "Đề án", "UBND tỉnh", date(2021, 6, 5)
    task.save()

    table = plan_of(world.campaign).annexes[0].blocks[0]

    assert isinstance(table, Table)
    assert [row.cells for row in table.rows[:3]] == [
        ("Nhiệm vụ chuyên môn",),
        (
            "1",
            "Xây dựng Đề án phát triển số 1",
            "Đề án, trình UBND tỉnh",
            "Phòng Quản lý Công nghiệp",
            "Phòng Quản lý Thương mại",
            "05/6/2021",
            "Chương trình khung, số 1",
        ),
        (
            "2",
            "Xây dựng Đề án phát triển số 2",
            "Văn bản",
            "Phòng Quản lý Thương mại",
            "Phòng Quản lý Công nghiệp",
            "Theo các đợt",
            "Chương trình khung, số 2",
        ),
    ]


def test_a_campaign_without_tasks_has_a_plan_without_annex(world: World) -> None:
    SubmissionItem.objects.all().delete()
    world.campaign.tasks.all().delete()

    assert plan_of(world.campaign).annexes == ()


def test_the_plan_is_drafted_once_and_kept_up_to_date(world: World) -> None:
    office = signed_in(world.department.office)
    address = reverse("campaigns:plan_paper_draft", args=[world.campaign.pk])
    with clock.at(NOW):
        first = office.post(address)
        world.campaign.tasks.create(group=world.campaign.task_groups.first(), ordinal=99, text="Nhiệm vụ mới")
        second = office.post(address)

    paper = IssuedPaper.objects.get(kind="KH")
    assert (first["Location"], second["Location"]) == (paper.get_absolute_url(), paper.get_absolute_url())
    assert "Kế hoạch giao 05 nhiệm vụ" in " ".join(texts(paper.paper))


def test_only_the_office_drafts_the_plan(world: World) -> None:
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"), clock.at(NOW):
        draft_plan_paper(actor=world.department.director, campaign=world.campaign)


def test_a_body_without_an_office_is_told_so(world: World) -> None:
    world.department.office_unit.is_office = False
    world.department.office_unit.save()

    with pytest.raises(RuleBroken, match="chưa có đơn vị nào là văn phòng tổng hợp"):
        plan_of(world.campaign)


def reworded(world: World, code: str, text: str) -> None:
    department = world.department
    reword_text(actor=department.office, body=department.unit, code=code, text=text, valid_from=clock.today())


@pytest.mark.nozeal
def test_the_plan_stands_on_the_law_of_its_day_in_the_offices_words(world: World) -> None:
    list(legal_texts.load())
    with clock.at(NOW):
        reworded(world, "campaigns.plan.closing", "{{ten_don_vi}} yêu cầu thực hiện nghiêm Kế hoạch này.")
        paper = plan_of(world.campaign)
    with clock.at(datetime(2024, 2, 1, 9)):
        printed_again = plan_of(world.campaign)
        world.campaign.plan_issued_on = None
        later = plan_of(world.campaign)

    assert "91/2017/NĐ-CP" in " ".join(paper.bases)
    assert printed_again.bases == paper.bases
    assert "98/2023/NĐ-CP" in " ".join(later.bases)
    assert list(texts_of(paper.blocks))[-1] == "Sở Công Thương yêu cầu thực hiện nghiêm Kế hoạch này."


def test_what_was_handed_in_keeps_the_words_of_its_moment(world: World) -> None:
    before = reported(world)
    revision = revision_of(world)
    with clock.at(datetime(2021, 6, 17, 15)):
        reworded(world, "campaigns.report.closing", "Câu mới.")
        reworded(world, "campaigns.receipt.note", "Lời mới.")

        assert report_of(revision) == before
        assert "Lời mới." not in list(texts_of(receipt_of(revision).blocks))

from awards.papers import LIST_MENTION, decision_paper, usual_words, wording_of
from awards.queries.nominations import approved_without_paper
from awards.services import judging
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from documents.content import Article, Table
from tests.awards import making
from tests.awards.making import World


def approve_the_unit(world: World) -> None:
    department = world.department
    proposal = Proposal(kind=world.collective_kind, achievement="Dẫn đầu", collective=department.industry)
    row = propose_nomination(
        actor=world.head, nomination=create_nomination(actor=world.head, phase=world.phase, proposal=proposal)
    )
    judging.screen_nomination(actor=department.office, nomination=row)
    judging.approve_nomination(actor=department.director, nomination=row)


def test_the_decision_of_2021_reads_as_the_decree_wants(world: World) -> None:
    making.approved(world)
    making.approved(world, making.new_person(world, "An Văn Hai"))
    approve_the_unit(world)
    rows = list(approved_without_paper(world.phase))

    paper = decision_paper(world.phase.campaign.owner, 2021, usual_words(world.phase, rows), rows)

    assert paper.kind == "QĐ"
    assert paper.authority_line == "GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH HÀ TĨNH"
    assert paper.bases[0].startswith("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003")
    assert "91/2017/NĐ-CP" in paper.bases[1]
    assert paper.bases[-2:] == (
        (
            "Căn cứ Kế hoạch số 97/KH-SCT ngày 25 tháng 01 năm 2021 của Sở Công Thương tỉnh Hà Tĩnh "
            "về phong trào thi đua năm 2021"
        ),
        "Theo đề nghị của Chánh Văn phòng Sở",
    )
    articles = [block.text for block in paper.blocks if isinstance(block, Article)]
    assert articles[0] == (
        "Tặng Giấy khen của Giám đốc Sở Công Thương cho 01 tập thể, 02 cá nhân "
        f"{LIST_MENTION} đã có thành tích xuất sắc trong đợt thi đua thứ nhất năm 2021."
    )
    assert articles[1] == (
        "Mức tiền thưởng kèm theo: mỗi tập thể 900.000 đồng, mỗi cá nhân 450.000 đồng; được chi theo Nghị định số "
        "91/2017/NĐ-CP, từ quỹ thi đua, khen thưởng của Sở."
    )


def test_the_list_has_collectives_first(world: World) -> None:
    making.approved(world)
    approve_the_unit(world)
    rows = list(approved_without_paper(world.phase))

    paper = decision_paper(world.phase.campaign.owner, 2021, usual_words(world.phase, rows), rows)

    (table,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))
    assert [row.cells for row in table.rows] == [
        ("I. TẬP THỂ",),
        ("1", "Phòng Quản lý Công nghiệp", "Sở Công Thương tỉnh Hà Tĩnh"),
        ("II. CÁ NHÂN",),
        ("1", "Lê Thị Bình", "Chuyên viên, Phòng Quản lý Công nghiệp"),
    ]


def test_the_words_of_a_draft_come_back_as_they_were(world: World) -> None:
    rows = [making.approved(world)]
    words = usual_words(world.phase, rows)

    assert wording_of(decision_paper(world.phase.campaign.owner, 2021, words, rows)) == words

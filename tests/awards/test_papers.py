import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from awards.models import AwardKind, Nomination
from awards.papers import LIST_MENTION, decision_paper, usual_words, wording_of, words_for_the_chosen
from awards.papers.decision import awards_in_words
from awards.queries.nominations import approved_without_paper
from awards.services import judging
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from campaigns.models import Phase
from core import clock
from documents.content import Article, Paper, Table
from documents.content.paper import texts
from tests.awards import making
from tests.awards.making import World


def approve_the_unit(world: World, *, second: bool = False) -> None:
    department = world.department
    unit, head = (
        (department.trade, department.trade_head) if second else (department.industry, department.industry_head)
    )
    proposal = Proposal(kind=world.collective_kind, achievement="Dẫn đầu", collective=unit)
    row = propose_nomination(actor=head, nomination=create_nomination(actor=head, phase=world.phase, proposal=proposal))
    judging.screen_nomination(actor=department.office, nomination=row)
    judging.approve_nomination(actor=department.director, nomination=row)


def approve(world: World, collectives: int, people: int) -> list[Nomination]:
    """So many approved nominations (two collectives at most), in the order of the list."""
    for number in range(collectives):
        approve_the_unit(world, second=number == 1)
    for number in range(people):
        making.approved(world, making.new_person(world, f"Người số {number + 1}"))
    return list(approved_without_paper(world.phase))


def usual_paper(world: World, rows: list[Nomination]) -> Paper:
    return decision_paper(world.phase.campaign.owner, 2021, usual_words(world.phase, rows), rows)


def articles_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Article)]


def test_the_decision_of_2021_reads_as_the_decree_wants(world: World) -> None:
    making.approved(world)
    making.approved(world, making.new_person(world, "An Văn Hai"))
    approve_the_unit(world)
    paper = usual_paper(world, list(approved_without_paper(world.phase)))

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
    articles = articles_of(paper)
    assert articles[0] == (
        "Tặng Giấy khen của Giám đốc Sở Công Thương cho 01 tập thể, 02 cá nhân "
        f"{LIST_MENTION} đã có thành tích xuất sắc trong đợt thi đua thứ nhất năm 2021."
    )
    assert articles[1] == (
        "Mức tiền thưởng kèm theo: tập thể 900.000 đồng, mỗi cá nhân 450.000 đồng; được chi theo Nghị định số "
        "91/2017/NĐ-CP, từ quỹ thi đua, khen thưởng của Sở Công Thương."
    )


def test_a_decision_of_the_province_is_executed_by_the_heads_of_its_departments(world: World) -> None:
    department = world.department
    province, office, member = department.unit, department.office_unit, department.industry
    province.name, province.short_name, province.head_title = "Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND tỉnh", "Chủ tịch"
    office.name, office.head_title, member.name = "Sở Nội vụ", "Giám đốc", "Sở Công Thương tỉnh Hà Tĩnh"
    for unit in (province, office, member):
        unit.save()
    world.phase = Phase.objects.get(pk=world.phase.pk)

    paper = usual_paper(world, approve(world, 1, 2))

    assert articles_of(paper)[2] == (
        "Quyết định này có hiệu lực kể từ ngày ký. Giám đốc Sở Nội vụ, Thủ trưởng các sở, ban, ngành trực thuộc UBND tỉnh "
        "và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )
    # A trade union of the sector is told by the department that leads the sector.
    assert paper.printed_recipients == ("- Như Điều 3;", "- Lãnh đạo UBND tỉnh;", "- Lưu: VT.")
    assert [text for text in texts(paper) if re.search(r"[Pp]hòng|Văn phòng", text)] == []


def test_the_list_has_collectives_first(world: World) -> None:
    making.approved(world)
    approve_the_unit(world)
    rows = list(approved_without_paper(world.phase))

    paper = usual_paper(world, rows)

    (table,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))
    assert [row.cells for row in table.rows] == [
        ("I. TẬP THỂ",),
        ("1", "Phòng Quản lý Công nghiệp", "Sở Công Thương tỉnh Hà Tĩnh"),
        ("II. CÁ NHÂN",),
        ("1", "Lê Thị Bình", "Chuyên viên, Phòng Quản lý Công nghiệp"),
    ]


WHO_IS_REWARDED = [
    pytest.param(0, 1, "cá nhân", "450.000 đồng", id="one person"),
    pytest.param(0, 2, "các cá nhân", "mỗi cá nhân 450.000 đồng", id="people"),
    pytest.param(1, 0, "tập thể", "900.000 đồng", id="one collective"),
    pytest.param(2, 0, "các tập thể", "mỗi tập thể 900.000 đồng", id="collectives"),
    pytest.param(1, 1, "các tập thể, cá nhân", "tập thể 900.000 đồng, cá nhân 450.000 đồng", id="one of both"),
    pytest.param(2, 2, "các tập thể, cá nhân", "mỗi tập thể 900.000 đồng, mỗi cá nhân 450.000 đồng", id="more of both"),
]


@pytest.mark.parametrize(("collectives", "people", "spoken", "money"), WHO_IS_REWARDED)
def test_the_words_follow_who_is_rewarded(world: World, collectives: int, people: int, spoken: str, money: str) -> None:
    paper = usual_paper(world, approve(world, collectives, people))

    _, second, third = articles_of(paper)
    assert paper.summary == (
        f"Về việc tặng Giấy khen của Giám đốc Sở Công Thương cho {spoken} có thành tích "
        "trong đợt thi đua thứ nhất năm 2021"
    )
    assert second == (
        f"Mức tiền thưởng kèm theo: {money}; được chi theo Nghị định số 91/2017/NĐ-CP, "
        "từ quỹ thi đua, khen thưởng của Sở Công Thương."
    )
    assert third == (
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng các đơn vị "
        f"trực thuộc Sở Công Thương và {spoken} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )


@pytest.mark.parametrize(
    ("collectives", "people", "named"),
    [
        (0, 1, "cá nhân Người số 1, Chuyên viên, Phòng Quản lý Công nghiệp, đã có thành tích"),
        (1, 0, "tập thể Phòng Quản lý Công nghiệp đã có thành tích"),
    ],
)
def test_a_single_one_is_named_in_the_first_article_without_an_annex(
    world: World, collectives: int, people: int, named: str
) -> None:
    rows = approve(world, collectives, people)
    words = usual_words(world.phase, rows)

    paper = decision_paper(world.phase.campaign.owner, 2021, words, rows)

    assert articles_of(paper)[0] == (
        f"Tặng Giấy khen của Giám đốc Sở Công Thương cho {named} xuất sắc trong đợt thi đua thứ nhất năm 2021."
    )
    assert paper.annexes == ()
    assert wording_of(paper, rows) == words


@pytest.mark.parametrize(
    ("collectives", "people", "title", "heads", "firsts"),
    [
        (0, 2, "cá nhân", ["TT", "Họ và tên", "Chức vụ, đơn vị"], ["1", "2"]),
        (2, 0, "tập thể", ["TT", "Tên tập thể", "Thuộc"], ["1", "2"]),
        (
            1,
            2,
            "tập thể, cá nhân",
            ["TT", "Tên tập thể, họ và tên", "Chức vụ, đơn vị"],
            ["I. TẬP THỂ", "1", "II. CÁ NHÂN", "1", "2"],
        ),
    ],
)
def test_the_annex_has_only_the_groups_that_have_somebody(
    world: World, collectives: int, people: int, title: str, heads: list[str], firsts: list[str]
) -> None:
    paper = usual_paper(world, approve(world, collectives, people))

    (annex,) = paper.annexes
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    assert annex.title == f"Danh sách {title} được tặng Giấy khen của Giám đốc Sở Công Thương"
    assert [column.title for column in table.columns] == heads
    assert [row.cells[0] for row in table.rows] == firsts


def test_two_awards_for_people_are_told_apart(world: World) -> None:
    kind = world.person_kind
    making.approved(world)
    kind.pk, kind.code, kind.name, kind.bonus_coefficient = None, "R1", "Giấy biểu dương", Decimal("0.20")
    kind.save()
    making.approved(world, making.new_person(world, "An Văn Hai"))

    paper = usual_paper(world, list(approved_without_paper(world.phase)))

    assert articles_of(paper)[1].startswith(
        "Mức tiền thưởng kèm theo: cá nhân được tặng Giấy biểu dương 300.000 đồng, "
        "cá nhân được tặng Giấy khen 450.000 đồng; "
    )


def test_the_money_counts_by_the_base_salary_of_the_day(world: World) -> None:
    rows = approve(world, 0, 1)

    with clock.at(datetime(2023, 7, 1, 9, 0)):
        words = usual_words(world.phase, rows)

    assert words.money.startswith("Mức tiền thưởng kèm theo: 540.000 đồng; ")


def test_the_words_of_a_draft_come_back_as_they_were(world: World) -> None:
    rows = approve(world, 1, 2)
    words = usual_words(world.phase, rows)

    assert wording_of(decision_paper(world.phase.campaign.owner, 2021, words, rows), rows) == words


def test_what_nobody_changed_follows_the_chosen_and_the_rest_stays(world: World) -> None:
    rows = approve(world, 1, 1)
    typed = replace(usual_words(world.phase, rows), merit="đã dập tắt đám cháy ngày 12/6/2021", money="Không có.")

    words = words_for_the_chosen(world.phase, typed, before=rows, chosen=rows[1:])

    assert (words.merit, words.money) == ("đã dập tắt đám cháy ngày 12/6/2021", "Không có.")
    assert words.summary == usual_words(world.phase, rows[1:]).summary
    assert words_for_the_chosen(world.phase, typed, before=rows, chosen=rows) == typed


def test_titles_are_called_so_beside_forms_of_reward(world: World) -> None:
    giver = "Giấy khen của Giám đốc Sở Công Thương"
    kinds = {kind.code: kind for kind in AwardKind.objects.valid_on(world.phase.ends_on)}

    def spoken(*codes: str) -> str:
        return awards_in_words(
            (kinds[code] for code in codes), lambda kind: giver if kind.code == "GK_CN" else kind.name
        )

    assert spoken("GK_CN", "GK_CN") == giver
    assert spoken("LDTT") == "danh hiệu Lao động tiên tiến"
    assert spoken("TTLDTT", "LDTT") == "các danh hiệu Tập thể lao động tiên tiến, Lao động tiên tiến"
    assert spoken("LDTT", "GK_CN") == f"{giver} và danh hiệu Lao động tiên tiến"
    assert spoken("TTLDTT", "GK_CN", "LDTT", "BK_CN") == (
        f"{giver}, {kinds['BK_CN'].name} và các danh hiệu Tập thể lao động tiên tiến, Lao động tiên tiến"
    )


def test_a_decision_about_a_reward_and_a_title_says_which_is_which(world: World) -> None:
    making.approved(world)
    making.approved(world, making.new_person(world, "An Văn Hai"))
    Nomination.objects.filter(person__full_name="An Văn Hai").update(
        kind=AwardKind.objects.valid_on(world.phase.ends_on).get(code="LDTT")
    )

    paper = usual_paper(world, list(approved_without_paper(world.phase)))

    awards = "Giấy khen của Giám đốc Sở Công Thương và danh hiệu Lao động tiên tiến"
    assert articles_of(paper)[0].startswith(f"Tặng {awards} cho 02 cá nhân {LIST_MENTION} đã có thành tích")
    assert "cá nhân được tặng danh hiệu Lao động tiên tiến 450.000 đồng" in articles_of(paper)[1]
    assert paper.annexes[0].title == f"Danh sách cá nhân được tặng {awards}"

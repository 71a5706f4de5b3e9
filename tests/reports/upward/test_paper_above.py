"""The summary report of the province: in its own words, of departments, with what one of them sent up."""

import re

import pytest

from campaigns.models import Target
from campaigns.services import accept_submission
from core import clock
from documents.content import Signature
from documents.content.paper import texts
from reports.models import Consolidation
from reports.papers import report_paper
from reports.queries.facts import facts_of
from reports.services import create_consolidation, send_upward
from tests.reports.upward_world import Province
from tests.reports.world import World

# Saving item after item is what a person does; the verb does it for all of them.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]


@pytest.fixture
def sent(world: World, province: Province, report: Consolidation) -> Province:
    outcome = send_upward(actor=world.department.director, consolidation=report)
    accept_submission(actor=province.office, submission=outcome.submission)
    return province


def consolidate(province: Province) -> Consolidation:
    return create_consolidation(
        actor=province.office, campaign=province.campaign, phase=province.phase, cut_off_on=clock.today()
    )


def said_of(report: Consolidation) -> list[str]:
    return list(texts(report_paper(facts_of(report), Signature(post="Chủ tịch", name="Nguyễn Đình Khải"))))


def test_the_province_speaks_of_its_departments_and_of_its_own_office(sent: Province) -> None:
    said = said_of(consolidate(sent))

    assert [text for text in said if re.search(r"Văn phòng Sở|của Sở\b|Giám đốc Sở", text)] == []
    # What the department itself says of its units stays.
    assert [text for text in said if "phòng, đơn vị" in text] == [
        "Sở Công Thương tỉnh Hà Tĩnh: các phòng, đơn vị không có đề xuất, kiến nghị."
    ]
    assert {
        "Bộ Nội vụ (b/c)",
        "Các sở, ban, ngành thuộc UBND tỉnh",
        (
            "Có 01/02 báo cáo của các sở, ban, ngành gửi về Sở Nội vụ, trong đó 01 báo cáo đúng hạn, 01 báo cáo chưa nộp "
            "(Phụ lục I kèm theo)."
        ),
        (
            "Các sở, ban, ngành đã bám sát Chương trình khung, nhiệm vụ chủ yếu của UBND tỉnh và Kế hoạch thi đua để tổ "
            "chức thực hiện. Kết quả cụ thể của từng đơn vị chủ trì như sau:"
        ),
        "Trong thời gian tới, các sở, ban, ngành tập trung thực hiện các nhiệm vụ trọng tâm sau:",
        "Tình hình báo cáo kết quả của các sở, ban, ngành",
    } - set(said) == set()


def test_no_lead_in_of_the_department_stands_in_a_sentence_of_the_province(sent: Province) -> None:
    said = said_of(consolidate(sent))

    assert (
        "Sở Công Thương tỉnh Hà Tĩnh: Phòng Quản lý Công nghiệp: chủ động tham mưu; hoàn thành sớm các nhiệm vụ có thời hạn "
        "trong quý II. Phòng Quản lý Thương mại: chủ động tham mưu; hoàn thành sớm các nhiệm vụ có thời hạn trong quý II."
    ) in said
    assert [text for text in said if re.search(r":;|; [A-ZĐ][a-zà-ỹ]+ [a-zà-ỹ]", text)] == []
    assert [sum("Nổi bật là:" in text for text in said), sum("Cụ thể:" in text for text in said)] == [1, 1]


def test_a_table_of_targets_is_announced_where_there_is_one(sent: Province) -> None:
    without = said_of(consolidate(sent))
    Target.objects.create(campaign=sent.campaign, ordinal=1, text="Giải ngân 100%", metric="text", measured_by="stated")
    Consolidation.objects.filter(campaign=sent.campaign).delete()
    announced = said_of(consolidate(sent))

    sentence = "Kết quả thực hiện các chỉ tiêu của Kế hoạch được tổng hợp tại bảng sau:"
    assert [sentence in said for said in (without, announced)] == [False, True]
    assert ["Kế hoạch không đặt chỉ tiêu." in said for said in (without, announced)] == [True, False]

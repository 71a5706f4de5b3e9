"""Căn cứ of a decision: the law of its day, what the body is by, the campaign's plan."""

from datetime import date, datetime

import pytest

from awards.papers import usual_words
from core import clock
from documents.models import LegalText
from documents.services.legal import lapse_legal_text
from documents.services.texts import reword_text
from tests.awards import making
from tests.awards.making import World
from tests.factories import make_legal_text

pytestmark = pytest.mark.django_db
GENERAL = "Căn cứ quy định về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Công Thương tỉnh Hà Tĩnh"


def bases(world: World) -> tuple[str, ...]:
    return usual_words(world.phase, [making.approved(world)]).bases


def test_the_decision_that_made_the_body_goes_before_the_general_words(world: World) -> None:
    assert GENERAL in bases(world)

    make_legal_text(
        number="40/2019/QĐ-UBND",
        kind="decision",
        title="quy định chức năng, nhiệm vụ của Sở Công Thương",
        issuer="Ủy ban nhân dân tỉnh Hà Tĩnh",
        issued_on=date(2019, 7, 5),
        field="organisation",
        is_cited=True,
    )

    words = usual_words(world.phase, list(world.phase.nominations.all())).bases
    assert GENERAL not in words
    assert words[-3] == (
        "Căn cứ Quyết định số 40/2019/QĐ-UBND ngày 05 tháng 7 năm 2019 của Ủy ban nhân dân tỉnh Hà Tĩnh "
        "quy định chức năng, nhiệm vụ của Sở Công Thương"
    )


def test_what_has_lapsed_is_no_longer_cited(world: World) -> None:
    LegalText.objects.filter(number="12/2019/TT-BNV").update(valid_to=None)
    circular = LegalText.objects.get(number="12/2019/TT-BNV")
    lapse_legal_text(actor=world.department.office, text=circular, last_day=date(2021, 6, 30))

    assert [line for line in bases(world) if "12/2019" in line] == []


def test_a_decision_of_a_later_day_cites_the_law_of_that_day(world: World) -> None:
    rows = [making.approved(world)]

    with clock.at(datetime(2024, 2, 1, 9)):
        words = usual_words(world.phase, rows)

    assert words.bases[0] == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def test_the_offices_wording_comes_into_the_next_decision(world: World) -> None:
    reword_text(
        actor=world.department.office,
        body=world.department.unit,
        code="awards.decision.execution",
        text="Chánh Văn phòng và {{doi_tuong}} của {{ten_don_vi}} thi hành Quyết định này.",
        valid_from=date(2021, 7, 1),
    )

    words = usual_words(world.phase, [making.approved(world)])

    assert words.execution == "Chánh Văn phòng và cá nhân của Sở Công Thương thi hành Quyết định này."

from datetime import date, datetime

import pytest

from core import clock
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from reports.drafting import Paragraph
from reports.models import Consolidation, SourceLink
from reports.queries.facts import paragraphs_of
from reports.services import (
    create_consolidation,
    finalise_consolidation,
    fingerprint_of,
    keep_words,
    remind_units,
    save_section,
    take_source,
)
from tests.reports.world import World, hand_in, make_world, reward

pytestmark = pytest.mark.django_db
ON_TIME = datetime(2021, 6, 18, 9)
WRAP_UP = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    made = make_world()
    hand_in(made, made.department.industry, ON_TIME)
    return made


def consolidate(world: World, **values: object) -> Consolidation:
    with clock.at(WRAP_UP):
        return create_consolidation(
            **{
                "actor": world.department.office,
                "campaign": world.campaign,
                "phase": world.phase,
                "cut_off_on": date(2021, 6, 25),
                **values,
            }
        )


def test_a_new_draft_is_prefilled_from_accepted_texts(world: World) -> None:
    made = consolidate(world)

    sections = {row.code: paragraphs_of(row.paragraphs) for row in made.sections.all()}
    assert made.title == "Sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021"
    assert [each.text for each in sections["next_tasks"]] == [
        "Trong 6 tháng cuối năm 2021, các phòng, đơn vị tập trung thực hiện các nhiệm vụ trọng tâm sau:",
        "- Phòng Quản lý Công nghiệp: Hoàn thiện, trình ban hành các đề án, nghị quyết theo chương trình công tác năm.",
    ]


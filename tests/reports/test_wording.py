"""The sentences of the owner's papers say what the office worded, with the body's own values."""

from datetime import date, datetime

import pytest

from core import clock
from documents.services.texts import reword_text
from reports.papers.samples import summary_sample, urging_sample
from reports.services import create_consolidation
from reports.wording import CLOSING, OPENING, URGING_TEXTS
from tests.reports.world import make_world

pytestmark = pytest.mark.django_db


def test_a_new_draft_opens_with_the_offices_words() -> None:
    with clock.at(datetime(2021, 6, 24, 9)):
        world = make_world()
        office, unit = world.department.office, world.department.unit
        reword_text(
            actor=office,
            body=unit,
            code=OPENING.code,
            text="{{ten_don_vi}} xin {{noi_dung}}.",
            valid_from=date(2021, 6, 24),
        )

        made = create_consolidation(
            actor=office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 24)
        )

    first = made.sections.get(code="opening").paragraphs[0]["text"]
    assert first.startswith("Sở Công Thương xin sơ kết phong trào thi đua đợt 1 (từ ngày")


def test_the_preview_has_the_values_of_the_newest_report() -> None:
    with clock.at(datetime(2021, 6, 24, 9)):
        world = make_world()
        owner = world.campaign.owner
        assert summary_sample(owner) is None
        made = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 24)
        )

        sample = summary_sample(owner)

    assert sample is not None
    assert sample.origin == f"bản tổng hợp “{made.title}”"
    for kind in (OPENING, CLOSING):
        assert set(kind.examples) <= set(sample.values)
    assert sample.values["ten_bao_cao"] == made.title[:1].lower() + made.title[1:]


def test_the_urging_letter_has_values_for_all_its_places() -> None:
    with clock.at(datetime(2021, 6, 24, 9)):
        sample = urging_sample(make_world().campaign.owner)

    assert sample is not None
    assert all(set(kind.examples) <= set(sample.values) for kind in URGING_TEXTS)

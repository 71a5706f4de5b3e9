"""Inspections in the summary report: part I says them, the desk lists them, nothing is said where there were none."""

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from campaigns.models import Inspection
from core import clock
from documents.content import Signature
from documents.queries.texts import words_of
from reports.models import Consolidation
from reports.papers.computed import computed_sentence
from reports.papers.samples import figures_sample
from reports.papers.summary import inspections_sentence, report_paper
from reports.queries.facts import ReportFacts, facts_of
from reports.queries.origins import figure_rows
from reports.services import create_consolidation
from tests.factories import make_inspection
from tests.reports.world import World, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    return make_world()


def inspect(world: World, at: int, **values: Any) -> Inspection:
    with clock.at(NOW):
        return make_inspection(world.campaign, world.units[at], world.department.office, **values)


def facts(world: World) -> ReportFacts:
    with clock.at(NOW):
        made = Consolidation.objects.first() or create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 25)
        )
        return facts_of(made)


def paper_words(told: ReportFacts) -> str:
    return str(report_paper(told, Signature(post="Giám đốc", name="Hoàng Văn Quảng")).blocks)


def test_without_inspections_the_report_says_nothing_of_them(world: World) -> None:
    inspect(world, 0)
    inspect(world, 1, state="closed", held_on=date(2021, 6, 26))
    told = facts(world)

    assert (told.inspections, inspections_sentence(told)) == ((), "")
    assert "kiểm tra" not in paper_words(told)


def test_where_nobody_answered_yet_no_number_says_so(world: World) -> None:
    inspect(world, 0, state="answer_awaited", request="Bổ sung.", answer_due_on=date(2021, 5, 20))

    assert inspections_sentence(facts(world)).endswith("; đã yêu cầu trả lời trong 01 cuộc, chưa có trả lời.")


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (("waived",), "trong 01 cuộc, 01 cuộc kết thúc không có trả lời."),
        (
            ("waived", "answer_awaited"),
            "trong 02 cuộc, 01 cuộc chưa có trả lời, 01 cuộc kết thúc không có trả lời.",
        ),
        (
            ("waived", "answer_awaited", "answered"),
            "trong 03 cuộc, 01 cuộc đã có trả lời, 01 cuộc kết thúc không có trả lời.",
        ),
    ],
)
def test_part_one_says_how_many_ended_without_an_answer(world: World, states: tuple[str, ...], words: str) -> None:
    for state in states:
        inspect(
            world,
            0,
            state=state,
            request="Bổ sung.",
            answer_due_on=date(2021, 5, 20),
            waiver_reason="Đã sáp nhập." if state == "waived" else "",
            answered_at=timezone.make_aware(NOW) if state == "answered" else None,
        )

    assert inspections_sentence(facts(world)).endswith(f"; đã yêu cầu trả lời {words}")


def test_a_check_outside_the_year_is_not_counted_for_the_year(world: World) -> None:
    inspect(world, 0, state="closed")
    inspect(world, 1, state="closed", held_on=date(2020, 12, 1))
    with clock.at(NOW):
        whole = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=None, cut_off_on=date(2021, 6, 25)
        )
        told = facts_of(whole)

    assert [row.held_on for row in told.inspections] == [date(2021, 5, 10)]


def test_part_one_says_who_was_inspected_when_and_who_answered(world: World) -> None:
    asked = {"request": "Bổ sung.", "answer_due_on": date(2021, 5, 20)}
    inspect(world, 0, state="answer_awaited", **asked)
    inspect(world, 0, state="closed", held_on=date(2021, 6, 2), kind="desk")
    inspect(world, 1, state="answered", held_on=date(2021, 6, 3), answered_at=timezone.make_aware(NOW), **asked)
    told = facts(world)
    sentence = (
        "Sở Công Thương đã tổ chức 03 cuộc kiểm tra phong trào thi đua tại 02 phòng, đơn vị (kiểm tra tại đơn vị 02 "
        "cuộc, kiểm tra qua hồ sơ 01 cuộc): Phòng Quản lý Công nghiệp, ngày 10/5/2021; Phòng Quản lý Công nghiệp, ngày "
        "02/6/2021; Phòng Quản lý Thương mại, ngày 03/6/2021; đã yêu cầu trả lời trong 02 cuộc, 01 cuộc đã có trả lời."
    )

    assert inspections_sentence(told) == sentence
    assert sentence in paper_words(told)
    assert computed_sentence(told, "direction", words_of(world.department.unit)).endswith(sentence)
    assert [
        (row.unit, row.version, row.value) for row in figure_rows(told, "direction") if row.place == "kiểm tra"
    ] == [
        ("Phòng Quản lý Công nghiệp", "ngày 10/5/2021", "chờ đơn vị trả lời"),
        ("Phòng Quản lý Công nghiệp", "ngày 2/6/2021", "đã kết thúc"),
        ("Phòng Quản lý Thương mại", "ngày 3/6/2021", "đơn vị đã trả lời"),
    ]


@pytest.mark.nozeal
def test_the_offices_own_wording_is_shown_with_real_figures(world: World) -> None:
    inspect(world, 0, state="closed")
    facts(world)

    with clock.at(NOW):
        sample = figures_sample(world.department.unit)

    assert sample is not None
    assert sample.values["so_cuoc"] == "01"

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from awards.models import AwardKind
from awards.queries import conditions as queries
from awards.queries.history import awards_of_nominee
from awards.queries.law import base_salary_on, kind_rows, kinds_for, legal_period_on
from awards.queries.nominations import approval_queue, find_place, listed, nominations_for
from awards.services.law import KindRow, add_base_salary, add_kind
from tests.awards import making
from tests.awards.making import World
from tests.factories import make_submission


def verdicts(nomination: Any) -> dict[str, str]:
    found = queries.conditions_of(
        nomination,
        earlier=list(awards_of_nominee(nomination)),
        period=legal_period_on(nomination.phase.ends_on),
    )
    return {condition.title: condition.verdict for condition in found}


@pytest.mark.parametrize(
    ("submitted_on", "verdict"),
    [(date(2021, 6, 19), "met"), (date(2021, 6, 20), "unknown"), (date(2021, 6, 21), "unmet"), (None, "unmet")],
)
def test_the_units_report_is_judged_by_its_day(world: World, submitted_on: date | None, verdict: str) -> None:
    make_submission(world.phase, world.department.industry, submitted_on=submitted_on)

    assert verdicts(making.draft(world))["Đơn vị nộp báo cáo của đợt đúng hạn"] == verdict


def test_a_unit_that_reports_nothing_is_not_known(world: World) -> None:
    assert verdicts(making.draft(world))["Đơn vị nộp báo cáo của đợt đúng hạn"] == "unknown"


def test_a_second_proposal_for_the_same_person_shows_in_both(world: World) -> None:
    first = making.proposed(world)
    second = making.draft(world, kind=world.provincial_kind)
    title = "Không đề nghị nhiều lần, nhiều hình thức cho cùng thành tích của đợt"

    assert verdicts(second)[title] == "unmet"
    assert verdicts(first)[title] == "met"


def test_the_conditions_are_summed_up(world: World) -> None:
    nomination = making.draft(world)
    found = queries.conditions_of(nomination, earlier=[], period=None)

    assert queries.summary(found) == "2 chưa rõ · 3 đạt"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2021, 6, 30), {"GK_CN", "GK_TT", "BK_CN", "BK_TT"}),
        (date(2017, 9, 30), set()),
    ],
)
def test_forms_of_reward_by_day(world: World, day: date, codes: set[str]) -> None:
    assert {kind.code for kind in kinds_for(day)} == codes


def test_there_is_one_row_per_code_on_any_day(world: World) -> None:
    for day in (date(2021, 6, 30), date(2024, 1, 1), date(2025, 7, 1), date(2026, 11, 22)):
        rows = list(AwardKind.objects.valid_on(day).values_list("code", flat=True))
        assert sorted(rows) == sorted(set(rows))
        assert len(rows) == 10


def own_row(world: World, **values: Any) -> AwardKind:
    known = world.person_kind
    facts = {
        "code": known.code,
        "name": known.name,
        "category": known.category,
        "subject": known.subject,
        "decider": known.decider,
        "article": "Quy chế thi đua, khen thưởng của Sở",
        "criteria": known.criteria,
        "bonus_coefficient": known.bonus_coefficient,
        "valid_from": date(2021, 1, 1),
        "valid_to": date(2021, 12, 31),
        **values,
    }
    return add_kind(actor=world.department.office, row=KindRow(**facts))


def test_the_offices_row_goes_before_the_shipped_one_on_its_days_only(world: World) -> None:
    own = own_row(world)

    assert AwardKind.objects.valid_on(date(2021, 6, 30)).get(code="GK_CN") == own
    assert AwardKind.objects.valid_on(date(2022, 1, 1)).get(code="GK_CN") == world.person_kind
    (row,) = (row for row in kind_rows(date(2021, 6, 30)) if row.kind == own)
    assert [(one.label, one.own) for one in row.differences] == [("căn cứ", "Quy chế thi đua, khen thưởng của Sở")]


def test_of_two_rows_of_the_office_the_later_counts(world: World) -> None:
    own_row(world)
    second = own_row(world, article="Quy chế sửa đổi")

    assert AwardKind.objects.valid_on(date(2021, 6, 30)).get(code="GK_CN") == second


def test_the_entered_base_salary_goes_before_the_shipped_one(world: World) -> None:
    shipped = base_salary_on(date(2021, 7, 1))
    own = add_base_salary(actor=world.department.admin, amount=1_600_000, article="Thử", valid_from=date(2021, 7, 1))

    assert shipped is not None
    assert shipped.amount == 1_490_000
    assert base_salary_on(date(2021, 7, 1)) == own
    assert base_salary_on(date(2021, 6, 30)) == shipped


def test_a_place_in_the_queue_knows_its_neighbours(world: World) -> None:
    rows = [making.screened(world, making.new_person(world, name)) for name in ("An", "Bình", "Chi")]
    queue = approval_queue(world.department.director)

    place = find_place(queue, rows[1])

    assert place is not None
    assert (place.number, place.total, place.before, place.after) == (2, 3, rows[0].pk, rows[2].pk)
    assert find_place(queue, making.draft(world)) is None


@pytest.mark.parametrize("count", [1, 3, 30])
def test_lists_cost_one_statement(world: World, count: int, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(count):
        making.screened(world, making.new_person(world, f"Người {number}"))
    office, director = world.department.office, world.department.director
    assert office.grants
    assert director.grants

    with django_assert_num_queries(2):
        said = [(row.nominee_name, str(row.kind), str(row.proposing_unit)) for row in nominations_for(office)]
        waiting = [row.person.unit.name for row in approval_queue(director)]

    assert (len(said), len(waiting)) == (count, count)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_conditions_cost_two_statements(
    world: World, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    rows = [making.proposed(world, making.new_person(world, f"Người {number}")) for number in range(count)]
    nomination = listed(rows[0].__class__.objects.all()).get(pk=rows[0].pk)

    with django_assert_num_queries(2):
        found = queries.conditions_of(nomination, earlier=[], period=None)

    assert found[-1].detail.startswith(f"Trong đợt này đến nay: {count} người trực tiếp công tác, 0 lãnh đạo")

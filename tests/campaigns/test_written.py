"""How much of a report is written, as the database counts it and as one who reads each item does."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Phase, Submission, SubmissionItem
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import AssignmentRole
from campaigns.queries.written import with_written
from tests.campaigns.reporting import World, fill, make_world, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


WORDS = st.sampled_from(["", " ", "\t\n", "\u00a0", "x", " Đã trình. "])
ITEMS = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["", *ItemStatus.values]),
        "role": st.sampled_from(AssignmentRole.values),
        "text": WORDS,
        "value": st.none() | st.just(Decimal(0)),
        "product_number": st.sampled_from(["", "12/ĐA"]),
        "product_on": st.none() | st.just(date(2021, 5, 12)),
        "is_none": st.booleans(),
        "is_confirmed": st.booleans(),
        "is_carried": st.booleans(),
    }
)


@pytest.mark.nozeal
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=st.lists(ITEMS, min_size=13, max_size=13))
def test_the_database_counts_the_items_without_a_gap(world: World, columns: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        revision = submit(world)
        Submission.objects.filter(pk=world.report.pk).update(state="returned")
        for item, told in zip(world.report.items.order_by("ordinal"), columns, strict=True):
            row = {key: value for key, value in told.items() if key not in ("is_carried", "role")}
            row["carried_from"] = revision if told["is_carried"] else None
            SubmissionItem.objects.filter(pk=item.pk).update(**row, **({"role": told["role"]} if item.task_id else {}))

        counted = with_written(Submission.objects.filter(pk=world.report.pk)).get()

        gaps = [item.gap for item in world.report.items.select_related("task")]
        assert (counted.items_done, counted.items_total) == (gaps.count(""), 13)
        transaction.set_rollback(True)


@pytest.mark.nozeal
def test_only_what_can_be_written_now_is_counted(world: World) -> None:
    fill(world.foreign_report)
    submit(world)

    counted = {row.pk: (row.items_done, row.items_total) for row in with_written(Submission.objects.all())}

    assert counted == {world.report.pk: (0, 0), world.foreign_report.pk: (10, 10), world.office_report.pk: (0, 8)}
    Phase.objects.filter(pk=world.phase.pk).update(state="closed")
    closed = with_written(Submission.objects.filter(pk=world.foreign_report.pk)).get()
    assert (closed.items_done, closed.items_total) == (0, 0)

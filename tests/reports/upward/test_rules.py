"""The stated rule by which own tasks are combined into what the body above is told. No database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Unit
from campaigns.models import SubmissionItem, Task, TaskGroup
from campaigns.queries.submissions import AcceptedItem
from reports.upward import LONGEST, SHORTENED, FrozenReport, Told, told_of

DAY = date(2021, 6, 28)
LEAD = AcceptedItem(
    unit=Unit(pk=1, name="Phòng Một"), phase_id=1, phase_ordinal=1, submission_id=1, revision_id=1, revision_number=1,
    submitted_at=datetime(2021, 6, 18, tzinfo=UTC), item_id=1, ordinal=1, section="professional", entry="",
    label="Việc của phòng", task_id=1, group="", source="plan", source_number="", role="lead", measure="text",
    figure_unit="", target_value=None, status="done", value=None, product_number="", product_on=None, text="Đã làm.",
    difficulty="", done_until=None, estimate="", estimate_value=None, is_none=False, evidence=(),
)  # fmt: skip


def lead(pk: int, **values: Any) -> AcceptedItem:
    return replace(LEAD, item_id=pk, task_id=pk, label=f"Việc {pk}", **values)


def own(pk: int, **values: Any) -> Task:
    return Task(pk=pk, text=f"Việc {pk}", is_active=values.pop("is_active", True), **values)


def told(items: list[AcceptedItem], tasks: list[Task], sections: dict[str, Any] | None = None, **above: Any) -> Told:
    """What is told of one task above, led by the department."""
    group = TaskGroup(title="Nhóm", section="professional")
    task = Task(pk=100, text="Việc cấp trên", group=group, **above)
    item = SubmissionItem(ordinal=1, task=task, role="lead")
    return told_of(FrozenReport(sections or {}, items, DAY), [item], {100: tasks})[1]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["done", "done"], "done"),
        (["ahead", "ahead"], "ahead"),
        (["ahead", "done"], "done"),
        (["done", "in_progress"], "in_progress"),
        (["done", "not_started"], "in_progress"),
        (["not_started", "not_started"], "not_started"),
    ],
)
def test_the_state_of_several_tasks(states: list[str], expected: str) -> None:
    items = [lead(pk, status=state) for pk, state in enumerate(states, start=1)]

    assert told(items, [own(1), own(2)]).values["status"] == expected


def test_a_task_in_use_that_nobody_told_of_keeps_it_from_being_completed() -> None:
    assert told([lead(1)], [own(1), own(2)]).values["status"] == "in_progress"
    assert told([lead(1)], [own(1), own(2, is_active=False)]).values["status"] == "done"


def test_figures_of_one_unit_are_added_when_each_has_one() -> None:
    above = {"measure": "figure", "figure_unit": "Cụm"}
    tasks = [own(1, measure="figure", figure_unit="cụm"), own(2, measure="figure", figure_unit="cụm")]
    other = own(3, measure="figure", figure_unit="dự án")
    items = [lead(1, value=Decimal(3)), lead(2, value=Decimal("4.5")), lead(3, value=Decimal(90))]

    assert told(items, [*tasks, other], **above).values["value"] == Decimal("7.5")
    assert told([items[0], lead(2)], tasks, **above).values["value"] is None
    assert told(items[:1], tasks, **above).values["value"] is None


def test_shares_are_not_added_up() -> None:
    tasks = [own(1, measure="percent"), own(2, measure="percent")]
    items = [lead(1, value=Decimal(40)), lead(2, value=Decimal(70))]

    assert told(items, tasks, measure="percent").values["value"] is None
    assert told(items[:1], tasks[:1], measure="percent").values["value"] == Decimal(40)


def test_of_several_products_the_latest() -> None:
    items = [
        lead(1, product_number="45/TTr-SCT", product_on=date(2021, 5, 12)),
        lead(2, product_number="9/QĐ-SCT", product_on=date(2021, 4, 1)),
    ]

    values = told(items, [own(1), own(2)], measure="product").values

    assert (values["product_number"], values["product_on"]) == ("45/TTr-SCT", date(2021, 5, 12))


def test_the_reports_own_words_before_the_units() -> None:
    sections = {"professional": [{"kind": "text", "text": "Văn phòng viết lại.", "items": [1]}]}

    assert told([lead(1), lead(2)], [own(1), own(2)], sections).values["text"] == (
        "Văn phòng viết lại.\n- Việc 2: đã hoàn thành. Đã làm."
    )


def test_whoever_only_cooperates_above_gives_words_alone() -> None:
    task = Task(pk=100, text="Việc", measure="figure", group=TaskGroup(section="professional"))
    item = SubmissionItem(ordinal=1, task=task, role="cooperating")

    found = told_of(FrozenReport({}, [lead(1)], DAY), [item], {100: [own(1)]})[1]

    assert set(found.values) == {"text"}


def test_an_empty_section_has_nothing_to_tell() -> None:
    item = SubmissionItem(ordinal=1, entry="strengths")

    assert told_of(FrozenReport({"strengths": []}, [], DAY), [item], {})[1] == Told({}, "")


def test_what_no_form_would_take_is_cut_at_a_paragraph_and_says_so() -> None:
    item = SubmissionItem(ordinal=1, entry="strengths")
    paragraphs = [{"kind": "text", "text": "a" * 9_000, "items": []} for _ in range(3)]

    text = told_of(FrozenReport({"strengths": paragraphs}, [], DAY), [item], {})[1].values["text"]

    assert text == "\n".join(["a" * 9_000, "a" * 9_000, SHORTENED])
    assert len(text) <= LONGEST

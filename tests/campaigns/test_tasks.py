"""Tasks: add, change, split, assign, import; open drafts follow and nothing typed is lost."""

from datetime import date

import pytest

from campaigns.models import Assignment, SubmissionItem, Task, TaskGroup
from campaigns.models.tasks import TaskSource
from campaigns.services import (
    ListedTask,
    Share,
    add_task,
    assign_tasks,
    change_target,
    change_task,
    import_tasks,
    open_phase,
    resume_task,
    split_task,
    stop_task,
)
from core.errors import RuleBroken
from core.models import JournalEntry
from tests.factories import make_campaign, make_department, make_phase, make_task, make_unit

pytestmark = pytest.mark.django_db


def items(phase, unit):  # type: ignore[no-untyped-def]
    """(task, role) or entry of the unit's form, in order."""
    rows = SubmissionItem.objects.filter(submission__phase=phase, submission__unit=unit).order_by("ordinal")
    return [(row.task_id, row.role) if row.task_id else row.entry for row in rows]


ENTRIES = [
    "direction",
    "commemoration",
    "movements",
    "exemplars",
    "strengths",
    "weaknesses",
    "next_tasks",
    "proposals",
]


def test_assigning_many_tasks_is_one_act_with_a_line_each() -> None:
    department = make_department()
    campaign = make_campaign(department)
    first, second, third = (make_task(campaign) for _ in range(3))
    make_task(campaign, department.trade)

    changed = assign_tasks(
        actor=department.office,
        campaign=campaign,
        shares={
            first.pk: Share(department.industry.pk, frozenset({department.trade.pk, department.industry.pk})),
            second.pk: Share(department.trade.pk),
            third.pk: Share(None),
        },
    )

    assert changed == 2
    assert set(Assignment.objects.filter(task__in=[first, second]).values_list("task", "unit", "role")) == {
        (first.pk, department.industry.pk, "lead"),
        (first.pk, department.trade.pk, "cooperating"),
        (second.pk, department.trade.pk, "lead"),
    }
    lines = JournalEntry.objects.filter(code="campaigns.task.assigned")
    assert (lines.count(), len(set(lines.values_list("act", flat=True)))) == (2, 1)
    assert lines.get(object_id=first.pk).after == {
        "lead": department.industry.code,
        "cooperating": [department.trade.code],
    }


def test_the_lead_may_pass_from_one_unit_to_another() -> None:
    department = make_department()
    campaign = make_campaign(department)
    task = make_task(campaign, department.industry, department.trade)

    assign_tasks(
        actor=department.office,
        campaign=campaign,
        shares={task.pk: Share(department.trade.pk, frozenset({department.industry.pk}))},
    )

    assert dict(task.assignments.values_list("unit", "role")) == {
        department.trade.pk: "lead",
        department.industry.pk: "cooperating",
    }


def test_assigning_refuses_foreign_units_foreign_tasks_and_helpers_without_a_lead() -> None:
    department, other = make_department(), make_department()
    campaign, foreign = make_campaign(department), make_campaign(other)
    task, foreign_task = make_task(campaign), make_task(foreign)

    for shares, sentence in (
        ({task.pk: Share(other.industry.pk)}, "không thuộc cơ quan phát động"),
        ({foreign_task.pk: Share(department.industry.pk)}, "không thuộc phong trào này"),
        ({task.pk: Share(None, frozenset({department.trade.pk}))}, "Chọn đơn vị chủ trì trước"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            assign_tasks(actor=department.office, campaign=campaign, shares=shares)
    with pytest.raises(RuleBroken, match="không có quyền"):
        assign_tasks(actor=department.industry_head, campaign=campaign, shares={task.pk: Share(None)})

    assert Assignment.objects.count() == 0


def test_a_closed_campaign_takes_no_change() -> None:
    department = make_department()
    campaign = make_campaign(department, state="closed")
    task = make_task(campaign, department.industry)

    with pytest.raises(RuleBroken, match="đã kết thúc"):
        change_task(actor=department.office, task=task, changes={"text": "Khác"})


def test_open_drafts_follow_new_assignments_and_keep_what_was_typed() -> None:
    department = make_department()
    campaign = make_campaign(department)
    kept, written, untouched = (make_task(campaign, department.industry) for _ in range(3))
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)
    SubmissionItem.objects.filter(task=written).update(text="Đã làm xong phần một", version=1)
    new = make_task(campaign)

    assign_tasks(
        actor=department.office,
        campaign=campaign,
        shares={
            kept.pk: Share(department.trade.pk, frozenset({department.industry.pk})),
            written.pk: Share(department.trade.pk),
            untouched.pk: Share(department.trade.pk),
            new.pk: Share(department.industry.pk),
        },
    )

    assert items(phase, department.industry) == [
        (kept.pk, "cooperating"),
        (new.pk, "lead"),
        (written.pk, "lead"),
        *ENTRIES,
    ]
    assert items(phase, department.trade) == [
        (kept.pk, "lead"),
        (written.pk, "lead"),
        (untouched.pk, "lead"),
        *ENTRIES,
    ]
    own = SubmissionItem.objects.get(task=written, submission__unit=department.industry)
    assert own.text == "Đã làm xong phần một"


def test_what_was_submitted_stays_as_it_was() -> None:
    department = make_department()
    campaign = make_campaign(department)
    task = make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)
    report = phase.submissions.get(unit=department.industry)
    type(report).objects.filter(pk=report.pk).update(state="waived")

    assign_tasks(actor=department.office, campaign=campaign, shares={task.pk: Share(department.trade.pk)})

    assert items(phase, department.industry) == [(task.pk, "lead"), *ENTRIES]


def test_splitting_sets_the_whole_aside_and_copies_its_assignments() -> None:
    department = make_department()
    campaign = make_campaign(department)
    whole = make_task(campaign, department.industry, department.trade, source="programme", source_number="5")
    after = make_task(campaign)

    parts = split_task(actor=department.office, task=whole, texts=["Phần một", "Phần hai"])

    whole.refresh_from_db()
    after.refresh_from_db()
    assert whole.is_active is False
    assert [(part.text, part.source_number, part.split_from) for part in parts] == [
        ("Phần một", "5.1", whole),
        ("Phần hai", "5.2", whole),
    ]
    active = campaign.tasks.filter(is_active=True)
    assert [task.text for task in active] == ["Phần một", "Phần hai", after.text]
    assert set(Assignment.objects.filter(task__in=parts).values_list("task", "unit", "role")) == {
        (part.pk, unit.pk, role)
        for part in parts
        for unit, role in ((department.industry, "lead"), (department.trade, "cooperating"))
    }


def test_splitting_while_a_phase_is_open_asks_the_parts_and_keeps_the_typed_whole() -> None:
    department = make_department()
    campaign = make_campaign(department)
    whole = make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)
    SubmissionItem.objects.filter(task=whole).update(text="Đã viết", version=1)

    parts = split_task(actor=department.office, task=whole, texts=["Một", "Hai"])

    assert items(phase, department.industry) == [
        (parts[0].pk, "lead"),
        (parts[1].pk, "lead"),
        (whole.pk, "lead"),
        *ENTRIES,
    ]


def test_a_task_is_split_once_and_into_two_at_least() -> None:
    department = make_department()
    task = make_task(make_campaign(department))

    with pytest.raises(RuleBroken, match="ít nhất hai phần"):
        split_task(actor=department.office, task=task, texts=["Một"])
    split_task(actor=department.office, task=task, texts=["Một", "Hai"])
    with pytest.raises(RuleBroken, match="đã được chia"):
        split_task(actor=department.office, task=task, texts=["Một", "Hai"])
    with pytest.raises(RuleBroken, match="các phần đang dùng"):
        resume_task(actor=department.office, task=task)

    assert Task.objects.count() == 3


def test_a_part_is_not_resumed_beside_its_whole() -> None:
    department = make_department()
    task = make_task(make_campaign(department), department.industry)
    parts = split_task(actor=department.office, task=task, texts=["Nửa đầu", "Nửa sau"])
    Task.objects.filter(split_from=task).update(is_active=False)
    resume_task(actor=department.office, task=task)

    with pytest.raises(RuleBroken, match="một phần của nhiệm vụ đang dùng"):
        resume_task(actor=department.office, task=Task.objects.get(pk=parts[0].pk))


def test_stopping_and_resuming_a_task() -> None:
    department = make_department()
    campaign = make_campaign(department)
    task, other = make_task(campaign, department.industry), make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)

    stop_task(actor=department.office, task=task)
    stop_task(actor=department.office, task=task)
    assert items(phase, department.industry) == [(other.pk, "lead"), *ENTRIES]
    resume_task(actor=department.office, task=task)

    assert items(phase, department.industry) == [(task.pk, "lead"), (other.pk, "lead"), *ENTRIES]
    assert list(JournalEntry.objects.about(task).order_by("id").values_list("code", flat=True)) == [
        "campaigns.task.stopped",
        "campaigns.task.resumed",
    ]


def test_adding_a_task_by_hand() -> None:
    department = make_department()
    campaign = make_campaign(department)
    first = make_task(campaign)

    task = add_task(
        actor=department.office,
        campaign=campaign,
        group=first.group,
        text="Việc phát sinh",
        measure="product",
        share=Share(department.industry.pk),
    )

    assert (task.ordinal, task.measure, task.assignments.get().unit) == (2, "product", department.industry)
    with pytest.raises(RuleBroken, match="thuộc phong trào khác"):
        add_task(
            actor=department.office,
            campaign=campaign,
            group=TaskGroup.objects.create(campaign=make_campaign(department), ordinal=1, title="Khác"),
            text="Lạc",
        )


def test_changing_a_task_is_journalled_with_before_and_after() -> None:
    department = make_department()
    task = make_task(make_campaign(department))

    change_task(
        actor=department.office,
        task=task,
        changes={"text": task.text, "measure": "figure", "figure_unit": "cụm", "due_on": date(2021, 6, 15)},
    )
    change_task(actor=department.office, task=task, changes={"measure": "figure"})

    entry = JournalEntry.objects.about(task).get()
    assert entry.before == {"measure": "text", "figure_unit": "", "due_on": None}
    assert entry.after == {"measure": "figure", "figure_unit": "cụm", "due_on": "2021-06-15"}


def test_importing_the_lists_makes_their_groups_and_assignments() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign)
    rows = [
        ListedTask(
            TaskSource.PROGRAMME,
            "1",
            "Đề án",
            Share(department.industry.pk, frozenset({department.trade.pk})),
            "Đề án trình UBND tỉnh",
            date(2021, 6, 15),
        ),
        ListedTask(TaskSource.DECISION, "1", "Bình chọn", Share(department.trade.pk)),
        ListedTask(TaskSource.PROGRAMME, "2", "Nghị quyết", Share(department.trade.pk)),
    ]

    created = import_tasks(actor=department.office, campaign=campaign, tasks=rows)

    assert [(task.group.title, task.ordinal, task.measure) for task in created] == [
        ("Chương trình khung của UBND tỉnh", 1, "product"),
        ("Nhiệm vụ chủ yếu của Sở", 1, "text"),
        ("Chương trình khung của UBND tỉnh", 2, "text"),
    ]
    assert [task.assignments.count() for task in created] == [2, 1, 1]
    assert JournalEntry.objects.get(code="campaigns.campaign.tasks_imported").note == "3 nhiệm vụ"


def test_importing_a_number_that_is_taken_imports_nothing() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign, source="programme", source_number="2")
    rows = [ListedTask(TaskSource.PROGRAMME, number, "Việc", Share(department.trade.pk)) for number in ("1", "2")]

    with pytest.raises(RuleBroken, match="đã nhập trước đó"):
        import_tasks(actor=department.office, campaign=campaign, tasks=rows)

    assert campaign.tasks.count() == 1


def test_a_unit_that_left_the_owner_is_named_in_the_journal() -> None:
    department = make_department()
    campaign = make_campaign(department)
    former = make_unit(code="cu", name="Phòng cũ")
    task = make_task(campaign, former)

    assign_tasks(actor=department.office, campaign=campaign, shares={task.pk: Share(department.trade.pk)})

    assert JournalEntry.objects.about(task).get().before == {"lead": "cu", "cooperating": []}


def test_changing_a_target() -> None:
    department = make_department()
    target = make_campaign(department).targets.create(ordinal=1, text="Chỉ tiêu", metric="count")

    change_target(actor=department.office, target=target, changes={"stated_result": "Đạt", "text": "Chỉ tiêu"})

    assert target.stated_result == "Đạt"
    assert JournalEntry.objects.about(target).get().after == {"stated_result": "Đạt"}
    with pytest.raises(RuleBroken, match="Chọn chỉ số"):
        change_target(actor=department.office, target=target, changes={"measured_by": "indicator"})

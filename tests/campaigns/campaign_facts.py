"""A campaign as plain facts, to be compared with what its own paper gives when it is imported again."""

from typing import Any

from campaigns.models import Campaign, Phase, Task
from campaigns.queries.plans import grouped, tasks_with_units


def campaign_facts(campaign: Campaign) -> dict[str, Any]:
    """What the plan launches. Left out is what a draft of it does not decide: number, day, states, the archive's line."""
    return {
        "title": campaign.title,
        "year": campaign.year,
        "theme": campaign.theme,
        "based_on": [(paper["number"], paper["issued_on"], paper["issuer"]) for paper in campaign.based_on],
        "purposes": [sentence(text) for text in campaign.purposes],
        "requirements": [sentence(text) for text in campaign.requirements],
        "recipients": [text for text in campaign.recipients if not text.startswith("Lưu")],
        "participants": sorted(campaign.participants.values_list("code", flat=True)),
        "phases": [phase_facts(phase) for phase in campaign.phases.prefetch_related("commemorations")],
        "targets": [
            (
                target.text.rstrip("."),
                target.metric,
                target.value,
                target.direction,
                target.baseline_year,
                target.measured_by,
                target.indicator_id,
            )
            for target in campaign.targets.all()
        ],
        "movements": [movement.name for movement in campaign.movements.all()],
        "groups": [
            (group.group.title, group.group.section, [task_facts(line.task) for line in group.lines])
            for group in grouped(tasks_with_units(Task.objects.filter(campaign=campaign, is_active=True)))
        ],
    }


def phase_facts(phase: Phase) -> dict[str, Any]:
    return {
        "name": phase.name,
        "from": phase.starts_on,
        "to": phase.ends_on,
        "report": (phase.report_due_bound, phase.report_due_on),
        "wrap_up": (phase.wrap_up_bound, phase.wrap_up_on) if phase.wrap_up_on else None,
        "goals": [goal.rstrip(".") for goal in phase.goals],
        "commemorations": [(each.name, each.on, each.since, each.years) for each in phase.commemorations.all()],
    }


def task_facts(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "source": (task.source, task.source_number),
        "measure": (task.measure, task.figure_unit, task.target_value),
        "product": task.product,
        "receiver": task.receiver,
        "due_on": task.due_on,
        "units": [(part.role, part.unit.code) for part in task.assignments.all()],
        "part_of": whole_facts(task.split_from) if task.split_from else None,
    }


def whole_facts(task: Task) -> dict[str, Any]:
    """What a divided task says; who did it and by when, its parts say now."""
    return {**task_facts(task), "due_on": None, "units": [], "is_active": task.is_active, "group": task.group.title}


def sentence(text: str) -> str:
    """A sentence without the marks and the capital that its place in a list gives it."""
    bare = text.rstrip(".;")
    return bare[:1].upper() + bare[1:]

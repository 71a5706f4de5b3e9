"""The words of a campaign that its plan prints, as one page edits them; days, targets and tasks have pages of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from campaigns.models import Campaign
from campaigns.plan_draft import Difference
from campaigns.queries.citation import basis_words

Words = str | list[str]
_NOTHING = "để trống"


@dataclass(frozen=True)
class PlanText:
    """One sentence, or several with a line each; `limit` is the most letters that a sentence may have."""

    label: str
    value: Words
    limit: int | None = None
    may_be_empty: bool = True


def plan_texts(campaign: Campaign) -> dict[str, PlanText]:
    """By their keys, in the order of the paper: three statements (movements, phases, groups)."""
    texts = {
        "title": PlanText("Tên phong trào", campaign.title, 500, may_be_empty=False),
        "based_on": PlanText("Căn cứ", [basis_words(basis) for basis in campaign.based_on]),
        "purposes": PlanText("Mục đích", _lines(campaign.purposes)),
        "requirements": PlanText("Yêu cầu", _lines(campaign.requirements)),
        "theme": PlanText("Chủ đề", campaign.theme, 500),
    }
    for phase in campaign.phases.all():
        texts[f"goals-{phase.pk}"] = PlanText(f"Mục tiêu của {str(phase).lower()}", _lines(phase.goals))
    movements = [movement.name for movement in campaign.movements.all()]
    texts["movements"] = PlanText("Phong trào chuyên đề", movements, 300)
    groups = campaign.task_groups.filter(tasks__is_active=True).distinct()
    for number, group in enumerate(groups, start=1):
        label = f"Tên nhóm nhiệm vụ {number}"
        texts[f"group-{group.pk}"] = PlanText(label, group.title, 500, may_be_empty=False)
    texts["duties"] = PlanText("Phân công trách nhiệm", _lines(campaign.duties))
    texts["recipients"] = PlanText("Nơi nhận", _lines(campaign.recipients))
    return texts


def _lines(stored: list[object]) -> list[str]:
    return [str(line) for line in stored]


def changed_texts(texts: Mapping[str, PlanText], typed: Mapping[str, Words]) -> dict[str, Words]:
    """What was typed otherwise; of a page that shows what is there no longer only what is."""
    return {key: value for key, value in typed.items() if key in texts and texts[key].value != value}


def differences(theirs: Mapping[str, PlanText], ours: Mapping[str, Words]) -> list[Difference]:
    """The stored words beside the typed ones, where they differ."""
    changed = changed_texts(theirs, ours)
    return [Difference(theirs[key].label, _said(theirs[key].value), _said(value)) for key, value in changed.items()]


def _said(value: Words) -> str:
    return (value if isinstance(value, str) else "\n".join(value)) or _NOTHING

"""The wizard's second page: who takes part, and which work goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.core.validators import MaxValueValidator
from django.forms import BoundField

from campaigns.forms.new_year import StepForm, keep_field, words_field, year_field
from campaigns.forms.plans import LARGEST_VALUE
from campaigns.models.plan import TargetMetric
from campaigns.new_year.draft import GoneUnit, TargetDraft, TaskDraft, YearDraft
from core.fields import FigureField


@dataclass(frozen=True)
class TargetRow:
    draft: TargetDraft
    keep: BoundField
    text: BoundField
    value: BoundField
    baseline_year: BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.text.errors or self.value.errors or self.baseline_year.errors)

    @property
    def proposes(self) -> bool:
        """Whether the last published year is another base than the one that stands in the field."""
        return self.draft.proposal is not None and str(self.baseline_year.value()) != str(self.draft.proposal)


@dataclass(frozen=True)
class TaskRow:
    draft: TaskDraft
    keep: BoundField
    text: BoundField


@dataclass(frozen=True)
class GroupRow:
    title: str
    tasks: list[TaskRow]


class WorkForm(StepForm):
    """Step 2: who takes part, which tasks, movements and targets go on, and who does the work of units that are gone."""

    step = "cong-viec"

    def add_fields(self) -> None:
        draft = self.planned
        units = [(unit.pk, unit.name) for unit in draft.units]
        self.fields["participants"] = forms.TypedMultipleChoiceField(
            label="Đơn vị tham gia",
            choices=units,
            initial=sorted(draft.participants),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Chọn ít nhất một đơn vị tham gia."},
        )
        for unit in draft.gone:
            self.fields[unit.key] = forms.TypedChoiceField(
                label=f"Đơn vị làm thay {unit.name}",
                choices=[("", "Chưa giao cho đơn vị nào"), *units],
                initial=unit.heir,
                coerce=int,
                empty_value=None,
                required=False,
            )
        for movement in draft.movements:
            self.add_row(movement.key, {"keep": keep_field(movement.name, movement.is_kept)})
        for target in draft.targets:
            self.add_row(target.key, _target_fields(target))
        for task in draft.tasks:
            text = forms.CharField(
                label="Nội dung nhiệm vụ",
                initial=task.text,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": "Ghi nội dung nhiệm vụ."},
            )
            self.add_row(task.key, {"keep": keep_field(task.text, task.is_kept), "text": text})

    def applied(self) -> YearDraft:
        """The draft with what was chosen here. Who does the work of a unit that is gone takes part as well."""
        draft, said = self.planned, self.said
        gone = tuple(replace(unit, heir=said(unit.key, unit.heir)) for unit in draft.gone)
        return replace(
            draft,
            participants=frozenset(said("participants", draft.participants))
            | {each.heir for each in gone if each.heir},
            gone=gone,
            movements=tuple(replace(each, is_kept=said(f"{each.key}-keep", each.is_kept)) for each in draft.movements),
            targets=tuple(self._target(each) for each in draft.targets),
            groups=tuple(
                replace(group, tasks=tuple(self._task(task) for task in group.tasks)) for group in draft.groups
            ),
        )

    def _target(self, each: TargetDraft) -> TargetDraft:
        key = each.key
        return replace(
            each,
            is_kept=self.said(f"{key}-keep", each.is_kept),
            **{name: self.said(f"{key}-{name}", getattr(each, name)) for name in ("text", "value", "baseline_year")},
        )

    def _task(self, task: TaskDraft) -> TaskDraft:
        key = task.key
        return replace(task, is_kept=self.said(f"{key}-keep", task.is_kept), text=self.said(f"{key}-text", task.text))

    def heir_rows(self) -> Iterator[tuple[GoneUnit, BoundField]]:
        for unit in self.planned.gone:
            yield unit, self[unit.key]

    def movement_rows(self) -> list[BoundField]:
        return [self[f"{each.key}-keep"] for each in self.planned.movements]

    def target_rows(self) -> list[TargetRow]:
        return [
            TargetRow(each, *(self[f"{each.key}-{name}"] for name in _target_fields(each)))
            for each in self.planned.targets
        ]

    def group_rows(self) -> list[GroupRow]:
        return [
            GroupRow(
                group.title,
                [TaskRow(task, self[f"{task.key}-keep"], self[f"{task.key}-text"]) for task in group.tasks],
            )
            for group in self.planned.groups
            if group.tasks
        ]

    @property
    def new_units(self) -> list[str]:
        return [unit.name for unit in self.planned.units if unit.is_new]

    def proposals(self) -> dict[str, dict[str, str]]:
        """The last published year as the base of each target that has another one; its words follow."""
        return {
            row.baseline_year.name: {
                row.baseline_year.name: str(row.draft.proposal),
                row.text.name: str(row.text.value()).replace(
                    f"năm {row.baseline_year.value()}", f"năm {row.draft.proposal}"
                ),
            }
            for row in self.target_rows()
            if row.proposes
        }


def _target_fields(target: TargetDraft) -> dict[str, forms.Field]:
    return {
        "keep": keep_field(target.text, target.is_kept),
        "text": words_field("Chỉ tiêu", target.text, 2000),
        "value": FigureField(
            label="Mức",
            initial=target.value,
            required=False,
            validators=[MaxValueValidator(LARGEST_VALUE)],
            is_share=target.kind[0] == TargetMetric.PERCENT,
        ),
        "baseline_year": year_field("So với năm", target.baseline_year),
    }

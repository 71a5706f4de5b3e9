"""The draft of a campaign as read from a plan: frozen facts, each with its place in the source.

`PlanDraft.to_json()` gives the object that `import_plan --json` prints; `PlanDraft.facts()` gives every fact with its
place, for the page that shows the draft beside the source.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from campaigns.plan_import.levels import TEXT, Level

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end (end not included) of one line of the file as given, lines from 1."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """A value read from the text; a value that runs over a broken line has one span for each line."""

    value: T_co
    spans: tuple[Span, ...]

    @property
    def line(self) -> int:
        return self.spans[0].line

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[0].end


Words = Found[str]
Day = Found[datetime.date]


@dataclass(frozen=True, slots=True)
class Signatory:
    name: Words | None
    position: Words | None
    capacity: Words | None

    def to_json(self) -> dict[str, Any]:
        return {"name": _value(self.name), "position": _value(self.position), "capacity": _value(self.capacity)}


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The outside of the paper: kind, number, title, place and date, who signed.

    `issuer` is what the letterhead prints, to be compared with the unit that the plan is read for; it is not in the JSON.
    """

    kind: Words | None
    number: Words | None
    title: Words | None
    place: Words | None
    issued_on: Day | None
    signatory: Signatory
    issuer: Words | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": _value(self.kind),
            "number": _value(self.number),
            "title": _value(self.title),
            "place": _value(self.place),
            "issued_on": _value(self.issued_on),
            "signatory": self.signatory.to_json(),
        }


@dataclass(frozen=True, slots=True)
class BasisDocument:
    """A numbered document that the plan rests on."""

    number: Words
    issued_on: Day | None
    issuer: Words | None

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number.value,
            "issued_on": _value(self.issued_on),
            "issuer": _value(self.issuer),
            "line": self.number.line,
        }


@dataclass(frozen=True, slots=True)
class CommemorationDraft:
    """An occasion of a phase: with its dates, with its count only, or with its name alone."""

    name: Words
    on: Day | None
    since: Day | None
    years: Found[int] | None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name.value,
            "on": _value(self.on),
            "since": _value(self.since),
            "years": _value(self.years),
            "line": self.name.line,
        }


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    ordinal: int
    name: Words
    starts_on: Day | None
    ends_on: Day | None
    report_due_on: Day | None
    report_due_bound: str | None
    wrap_up_on: Day | None
    wrap_up_bound: str | None
    goals: tuple[Words, ...]
    commemorations: tuple[CommemorationDraft, ...]

    @property
    def line(self) -> int:
        return self.name.line

    def to_json(self) -> dict[str, Any]:
        return {
            "ordinal": self.ordinal,
            "name": self.name.value,
            "starts_on": _value(self.starts_on),
            "ends_on": _value(self.ends_on),
            "report_due_on": _value(self.report_due_on),
            "report_due_bound": self.report_due_bound,
            "wrap_up_on": _value(self.wrap_up_on),
            "wrap_up_bound": self.wrap_up_bound,
            "goals": [goal.value for goal in self.goals],
            "line": self.line,
            "commemorations": [occasion.to_json() for occasion in self.commemorations],
        }


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A measurable target; `citations` are all the places that state it, the first one first.

    `measured_by` and `indicator` (its name) are where the plan says its result comes from, if it says so.
    """

    text: Words
    metric: str
    value: int | float | None
    direction: str | None
    baseline_year: int | None
    citations: tuple[Words, ...]
    measured_by: str = ""
    indicator: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(citation.line for citation in self.citations))

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text.value,
            "metric": self.metric,
            "value": self.value,
            "direction": self.direction,
            "baseline_year": self.baseline_year,
            "lines": list(self.lines),
            **({"measured_by": self.measured_by, "indicator": self.indicator or None} if self.measured_by else {}),
        }


@dataclass(frozen=True, slots=True)
class MovementDraft:
    name: Words

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name.value, "line": self.name.line}


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """What the annex says of a task beside its words; `lead` and `cooperating` are units as written.

    `source` is where the task was given ("plan", "programme", "decision"), `source_number` its number in that list.
    `row` is the line of its row, `part_of` that of the row whose part it is: 3.1 is a part of 3.
    """

    product: Words | None = None
    level: Found[Level] = Found(Level(TEXT), ())
    due_on: Day | None = None
    lead: Words | None = None
    cooperating: tuple[Words, ...] = ()
    source: str = "plan"
    source_number: Words | None = None
    row: int | None = None
    part_of: int | None = None

    def to_json(self) -> dict[str, Any]:
        level = self.level.value
        return {
            **({"part_of": self.part_of} if self.part_of is not None else {}),
            "product": _value(self.product),
            "measure": level.measure,
            "figure_unit": level.unit or None,
            "target_value": plain_figure(level.value),
            "due_on": _value(self.due_on),
            "lead": _value(self.lead),
            "cooperating": [unit.value for unit in self.cooperating],
            "source": self.source,
            "source_number": _value(self.source_number),
        }


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A leaf of the task section, or a row of the annex, which alone has `details`; `receiver` names the body or bodies
    (joined by "; ") the product goes to."""

    text: Words
    receiver: Words | None
    details: TaskDetails | None = None

    def to_json(self) -> dict[str, Any]:
        told = {"text": self.text.value, "line": self.text.line, "receiver": _value(self.receiver)}
        return {**told, **self.details.to_json()} if self.details is not None else told


@dataclass(frozen=True, slots=True)
class TaskGroupDraft:
    """`section` is the label of the report's section when the annex names it."""

    title: Words
    tasks: tuple[TaskDraft, ...]
    section: Words | None = None

    def to_json(self) -> dict[str, Any]:
        told = {"title": self.title.value, "tasks": [task.to_json() for task in self.tasks]}
        return {**told, "section": self.section.value} if self.section is not None else told


@dataclass(frozen=True, slots=True)
class DutyDraft:
    who: Words | None
    text: Words

    def to_json(self) -> dict[str, Any]:
        return {"who": _value(self.who), "text": self.text.value, "line": self.text.line}


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Something repaired, doubtful or not placed; `message` is one sentence to show as it is."""

    code: str
    span: Span
    text: str
    suggestion: str | None
    message: str

    @property
    def line(self) -> int:
        return self.span.line

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "line": self.line,
            "text": self.text,
            "suggestion": self.suggestion,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What was understood; `participants` are the units that the plan names as taking part, if it names them."""

    document: DocumentFacts
    based_on: tuple[BasisDocument, ...]
    theme: Words | None
    purposes: tuple[Words, ...]
    requirements: tuple[Words, ...]
    phases: tuple[PhaseDraft, ...]
    targets: tuple[TargetDraft, ...]
    movements: tuple[MovementDraft, ...]
    task_groups: tuple[TaskGroupDraft, ...]
    duties: tuple[DutyDraft, ...]
    recipients: tuple[Words, ...]
    warnings: tuple[PlanWarning, ...]
    participants: Words | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "document": self.document.to_json(),
            "based_on": [basis.to_json() for basis in self.based_on],
            "theme": _value(self.theme),
            "purposes": [purpose.value for purpose in self.purposes],
            "requirements": [requirement.value for requirement in self.requirements],
            "phases": [phase.to_json() for phase in self.phases],
            "targets": [target.to_json() for target in self.targets],
            "movements": [movement.to_json() for movement in self.movements],
            "task_groups": [group.to_json() for group in self.task_groups],
            "duties": [duty.to_json() for duty in self.duties],
            "recipients": [recipient.value for recipient in self.recipients],
            "warnings": [warning.to_json() for warning in self.warnings],
            **({"participants": self.participants.value} if self.participants is not None else {}),
        }

    def says_the_same_as(self, other: "PlanDraft") -> bool:
        """One plan in two files (text, Word, PDF) reads the same but for its lines; nearly empty drafts prove nothing."""
        if not (self.phases and self.task_groups):
            return False
        return _without_places(self.to_json()) == _without_places(other.to_json())

    def with_warning(self, warning: PlanWarning) -> "PlanDraft":
        """The draft with this warning, in the order of the lines; the same warning stands once."""
        return self if warning in self.warnings else replace(self, warnings=in_order((*self.warnings, warning)))

    def facts(self) -> Iterator[tuple[str, Found[Any]]]:
        """Every fact with its path, such as ("phases.0.ends_on", Found(...)), in the order of the JSON."""
        for field in fields(self):
            if field.name != "warnings":
                yield from _facts_under(field.name, getattr(self, field.name))


def _place_of_warning(warning: PlanWarning) -> tuple[int, int, str]:
    return warning.line, warning.span.start, warning.code


def in_order(warnings: Iterable[PlanWarning]) -> tuple[PlanWarning, ...]:
    return tuple(sorted(warnings, key=_place_of_warning))


_PLACES = ("line", "lines", "part_of", "warnings")


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key not in _PLACES}
    return [_without_places(part) for part in value] if isinstance(value, list) else value


def _facts_under(path: str, thing: Any) -> Iterator[tuple[str, Found[Any]]]:
    if isinstance(thing, Found):
        yield path, thing
    elif isinstance(thing, tuple):
        for index, part in enumerate(thing):
            yield from _facts_under(f"{path}.{index}", part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _facts_under(f"{path}.{field.name}", getattr(thing, field.name))


def plain_figure(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _value(found: Found[Any] | None) -> Any:
    if found is None:
        return None
    return found.value.isoformat() if isinstance(found.value, datetime.date) else found.value

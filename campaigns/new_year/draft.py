"""Next year's campaign before it is made. `source` numbers are the rows it is copied from, `key` begins the names of the
fields that a row is typed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.calendar import Deadline
from core.wording import number

LAST_YEAR = 2100


@dataclass(frozen=True)
class OccasionDraft:
    source: int
    name: str
    on: date | None
    since: date | None
    years: int | None
    is_kept: bool
    reason: str
    is_round: bool

    @property
    def key(self) -> str:
        return f"le{self.source}"

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]


@dataclass(frozen=True)
class PhaseDraft:
    source: int
    ordinal: int
    name: str
    starts_on: date
    ends_on: date
    report_due_on: date
    report_due_bound: str
    wrap_up_on: date | None
    wrap_up_bound: str
    goals: tuple[str, ...]
    occasions: tuple[OccasionDraft, ...]

    @property
    def key(self) -> str:
        return f"dot{self.source}"

    @property
    def report_deadline(self) -> Deadline:
        return Deadline(self.report_due_on, self.report_due_bound)

    @property
    def wrap_up_deadline(self) -> Deadline | None:
        return Deadline(self.wrap_up_on, self.wrap_up_bound) if self.wrap_up_on else None


@dataclass(frozen=True)
class MovementDraft:
    source: int
    name: str
    is_kept: bool = True

    @property
    def key(self) -> str:
        return f"pt{self.source}"


@dataclass(frozen=True)
class TargetDraft:
    """Its `kind` (metric, direction, where the result comes from) stays as it was, whatever becomes of its words; `kind_words`
    say it. `copied` are the words moved by rule.

    `newest` says what was last published of its index; `proposal` is the base year that this would be.
    """

    source: int
    text: str
    value: Decimal | None
    baseline_year: int | None
    kind: tuple[str, str, str]
    kind_words: tuple[str, str, str]
    copied: str
    is_kept: bool = True
    newest: str = ""
    proposal: int | None = None

    @property
    def key(self) -> str:
        return f"ct{self.source}"

    @property
    def measured(self) -> str:
        """Tỷ lệ phần trăm, tất cả 100 · Tính từ hai danh mục nhiệm vụ được giao"""
        metric, direction, result = self.kind_words
        level = f", {direction} {number(self.value)}" if self.value is not None else ""
        return f"{metric}{level} · {result}"


@dataclass(frozen=True)
class TaskDraft:
    """`units` says who does it, `remark` what was reported of it this year."""

    source: int
    number: str
    text: str
    due_on: date | None
    is_kept: bool = True
    units: str = ""
    remark: str = ""

    @property
    def key(self) -> str:
        return f"nv{self.source}"


@dataclass(frozen=True)
class GroupDraft:
    source: int
    title: str
    tasks: tuple[TaskDraft, ...]


@dataclass(frozen=True)
class UnitDraft:
    """A unit that may take part; `is_new`: it did not this year."""

    pk: int
    name: str
    is_new: bool


@dataclass(frozen=True)
class GoneUnit:
    """A unit of this year that does not exist in the new one; `heir` does its work then, or nobody."""

    pk: int
    name: str
    task_count: int
    heir: int | None = None

    @property
    def key(self) -> str:
        return f"dv{self.pk}"


@dataclass(frozen=True)
class YearDraft:
    """The whole plan; `rolls`: reports due on a day of rest count through the next working day."""

    year: int
    title: str
    theme: str
    purposes: tuple[str, ...]
    requirements: tuple[str, ...]
    recipients: tuple[str, ...]
    bases: tuple[int, ...]
    phases: tuple[PhaseDraft, ...]
    movements: tuple[MovementDraft, ...]
    targets: tuple[TargetDraft, ...]
    groups: tuple[GroupDraft, ...]
    units: tuple[UnitDraft, ...]
    participants: frozenset[int]
    duties: tuple[str, ...] = ()
    gone: tuple[GoneUnit, ...] = ()
    stopped: int = 0
    rolls: bool = False
    holiday_names: Mapping[date, str] = field(default_factory=dict)

    @property
    def tasks(self) -> list[TaskDraft]:
        return [task for group in self.groups for task in group.tasks]

    @property
    def kept_tasks(self) -> list[TaskDraft]:
        return [task for task in self.tasks if task.is_kept]

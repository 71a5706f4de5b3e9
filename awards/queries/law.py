"""What may be given on a day, by what law, with how much money."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Value, When

from accounts.models import Membership, Person, Role, Unit
from awards.models import AwardKind, BaseSalary, Category, Decider, LegalPeriod
from awards.money import Bonus, bonus
from core import wording

COMPARED = ("name", "category", "subject", "decider", "bonus_coefficient", "criteria", "article")


def kinds_for(day: date) -> list[AwardKind]:
    """Forms of reward that may be proposed for a phase ending on the day; yearly titles are not among them. One
    statement."""
    return list(AwardKind.objects.valid_on(day).filter(category=Category.REWARD))


def base_salary_on(day: date) -> BaseSalary | None:
    """The row that a person entered last for the day, else the shipped one. One statement."""
    shipped_last = Case(When(entered_by=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return BaseSalary.objects.covering(day).order_by(shipped_last, "-pk").first()


def legal_period_on(day: date) -> LegalPeriod | None:
    """One statement."""
    return LegalPeriod.objects.covering(day).first()


def bonus_of(kind: AwardKind, day: date) -> Bonus | None:
    """The bonus when decided on the day; None where coefficient or base salary is not known. One statement."""
    salary = base_salary_on(day)
    if salary is None or kind.bonus_coefficient is None:
        return None
    return bonus(kind.bonus_coefficient, salary.amount)


def belongs_to_superior(owner: Unit, kind: AwardKind, person: Person | None, collective: Unit | None) -> bool:
    """Whether the Sở cannot decide: another body's award, the Sở itself, or its director. At most one statement.

    A deputy by delegation is no director, so only memberships count.
    """
    if kind.decider != Decider.DEPARTMENT or (collective is not None and collective.pk == owner.pk):
        return True
    if person is None:
        return False
    return Membership.objects.filter(user__person=person, unit=owner, role=Role.DIRECTOR, ends_on=None).exists()


@dataclass(frozen=True)
class Difference:
    """Where a row that people entered says other than the shipped row that it goes before."""

    label: str
    shipped: str
    own: str


@dataclass(frozen=True)
class KindRow:
    """A row of the catalogue as the list shows it."""

    kind: AwardKind
    is_in_force: bool
    differences: tuple[Difference, ...]


def _said(kind: AwardKind, column: str) -> str:
    value = getattr(kind, column)
    if value is None or value == "":
        return "(để trống)"
    field = kind._meta.get_field(column)
    if getattr(field, "choices", None):
        return str(getattr(kind, f"get_{column}_display")())
    return wording.number(value) if column == "bonus_coefficient" else str(value)


def differences(own: AwardKind, shipped: AwardKind) -> tuple[Difference, ...]:
    """Columns in which the two rows differ."""
    return tuple(
        Difference(str(own._meta.get_field(column).verbose_name), _said(shipped, column), _said(own, column))  # type: ignore[union-attr]
        for column in COMPARED
        if getattr(own, column) != getattr(shipped, column)
    )


def _overlap(one: AwardKind, other: AwardKind) -> bool:
    return (one.valid_to is None or other.valid_from <= one.valid_to) and (
        other.valid_to is None or one.valid_from <= other.valid_to
    )


def kind_rows(day: date) -> list[KindRow]:
    """The whole catalogue, each row with whether it is in force on the day and, for an entered row, what it says other
    than the shipped one. Two statements."""
    in_force = set(AwardKind.objects.valid_on(day).values_list("pk", flat=True))
    rows = list(AwardKind.objects.select_related("entered_by__person"))
    shipped = defaultdict(list)
    for row in rows:
        if row.entered_by_id is None:
            shipped[row.code].append(row)
    return [
        KindRow(
            kind=row,
            is_in_force=row.pk in in_force,
            differences=tuple(
                difference
                for other in (shipped[row.code] if row.entered_by_id else [])
                if _overlap(row, other)
                for difference in differences(row, other)
            ),
        )
        for row in rows
    ]

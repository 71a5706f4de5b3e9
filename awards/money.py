"""Bonus money: a coefficient times the base salary, rounded up to 10.000 đồng. Whole numbers and Decimal only."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

STEP = 10_000


@dataclass(frozen=True)
class Bonus:
    """One award's bonus in đồng: as multiplied, and as paid."""

    coefficient: Decimal
    base: int
    exact: Decimal
    paid: int


def bonus(coefficient: Decimal, base: int) -> Bonus:
    """`paid` is the next multiple of 10.000 đồng not below the product (Nghị định số 91/2017/NĐ-CP, Điều 68)."""
    exact = coefficient * base
    steps = (exact / STEP).to_integral_value(rounding=ROUND_CEILING)
    return Bonus(coefficient=coefficient, base=base, exact=exact, paid=int(steps) * STEP)

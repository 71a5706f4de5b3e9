from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.money import STEP, bonus

coefficients = st.decimals(min_value=0, max_value=20, places=2)
salaries = st.integers(min_value=1, max_value=10_000_000)


@pytest.mark.parametrize(
    ("coefficient", "base", "exact", "paid"),
    [
        ("0.3", 1_490_000, "447000.0", 450_000),
        ("0.6", 1_490_000, "894000.0", 900_000),
        ("0.8", 1_490_000, "1192000.0", 1_200_000),
        ("1.0", 1_490_000, "1490000.0", 1_490_000),
        ("1.5", 2_530_000, "3795000.0", 3_800_000),
        ("0.3", 1_800_000, "540000.0", 540_000),
    ],
)
def test_bonus_is_rounded_up_to_ten_thousand(coefficient: str, base: int, exact: str, paid: int) -> None:
    result = bonus(Decimal(coefficient), base)

    assert (result.exact, result.paid) == (Decimal(exact), paid)


@given(coefficients, salaries)
def test_rounding_up_never_loses_and_never_adds_a_step(coefficient: Decimal, base: int) -> None:
    result = bonus(coefficient, base)

    assert result.paid % STEP == 0
    assert 0 <= result.paid - result.exact < STEP

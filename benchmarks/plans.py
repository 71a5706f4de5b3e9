"""The plan of 2021 read once, and a text a hundred times as long: time must grow with the length alone."""

from pathlib import Path

import django

from benchmarks.measure import Work

PLAN = Path(__file__).resolve().parent.parent / "campaigns" / "demo" / "plan-2021.txt"
FOLD = 100


def one() -> Work:
    """The plan as it was issued."""
    return _reading(PLAN.read_text(encoding="utf-8"))


def hundredfold() -> Work:
    """Its tasks written a hundred times."""
    return _reading(PLAN.read_text(encoding="utf-8") * FOLD)


def _reading(text: str) -> Work:
    django.setup()
    from campaigns.plan_import import parse_plan

    parse_plan(PLAN.read_text(encoding="utf-8"))
    return lambda: parse_plan(text)

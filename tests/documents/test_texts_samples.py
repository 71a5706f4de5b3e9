"""Every registered sentence can be shown before anything was made, and says what the office says instead in its paper."""

import pytest

from documents.texts import TextKind, fill, fill_items, registered
from tests.factories import Department

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", registered(), ids=lambda kind: kind.code)
def test_a_body_that_has_made_nothing_sees_the_examples(department: Department, kind: TextKind) -> None:
    sample = kind.sample_of(department.unit)
    values = {**kind.examples, **sample.values}

    shown = fill_items(kind.default, values) if kind.is_list else (fill(kind.default, values),)

    assert shown
    assert all(line and "{" not in line for line in shown)

"""The three files of one list hold the same figures: every paper that has a table."""

import pytest

from tests.papers import samples
from tests.papers.forms import assert_three_forms_agree, tables_of
from tests.papers.word import EVERY_PAPER

LISTS = [name for name, paper in EVERY_PAPER.items() if tables_of(paper)]


def test_these_papers_have_lists() -> None:
    assert LISTS == ["report", "draft", "decision", "minutes", "achievement report", "register"]


@pytest.mark.parametrize("name", LISTS)
def test_pdf_word_and_workbook_hold_the_same_figures(name: str) -> None:
    assert_three_forms_agree(EVERY_PAPER[name])


def test_a_long_list_agrees_to_its_last_row() -> None:
    assert_three_forms_agree(samples.register(150))

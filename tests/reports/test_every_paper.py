"""Every paper that the product makes: its three files agree."""

import pytest

from documents.content import Paper, WorkingPaper
from tests.papers.forms import assert_three_forms_agree, tables_of
from tests.reports.every_paper import every_paper

# Builder after builder asks for itself, which the watch over repeated statements takes for a loop.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
# Long ones that the tests of papers compare already, row by row.
LONG = ("quyết định khen 300 người", "tờ trình 300 người")


def listed() -> dict[str, Paper | WorkingPaper]:
    return {name: paper for name, paper in every_paper().items() if tables_of(paper) and name not in LONG}


def test_pdf_word_and_workbook_of_every_list_hold_the_same_figures() -> None:
    lists = listed()

    assert len(lists) >= 15
    for paper in lists.values():
        assert_three_forms_agree(paper)

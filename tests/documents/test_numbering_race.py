"""Many people number papers at the same moment: no number twice, none left out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from core import clock
from core.errors import RuleBroken
from documents import services
from documents.models import IssuedPaper, NumberSeries
from tests.factories import Department, make_department
from tests.papers import samples

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
MANY = 50
TODAY = date(2021, 7, 5)


@pytest.fixture
def department(db: None) -> Department:
    return make_department()


def submitted(department: Department, count: int) -> list[IssuedPaper]:
    papers = []
    for at in range(1, count + 1):
        content = samples.letter_report(f"Báo cáo {at}")
        paper = services.draft_paper(actor=department.office, body=department.unit, content=content)
        papers.append(services.submit_for_signing(actor=department.office, paper=paper))
    return papers


def at_once(deed: Callable[[IssuedPaper], str], papers: list[IssuedPaper]) -> list[str]:
    """What each deed said; all begin at the same moment, each on a connection of its own."""
    together = Barrier(len(papers))

    def begin(paper: IssuedPaper) -> str:
        together.wait(timeout=60)
        try:
            with clock.at(datetime(2021, 7, 5, 9, 0)):
                return deed(paper)
        except RuleBroken as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(papers)) as pool:
        return sorted(pool.map(begin, papers))


def test_one_typed_number_goes_to_one_paper(department: Department) -> None:
    def number(paper: IssuedPaper) -> str:
        services.issue_paper(actor=department.office, paper=paper, number=9, issued_on=TODAY, confirmed=True)
        return "issued"

    outcomes = at_once(number, submitted(department, 2))

    assert outcomes == ["Số 09 đã dùng cho một báo cáo khác của năm 2021. Hãy nhập số khác.", "issued"]
    assert IssuedPaper.objects.filter(number=9).count() == 1


def test_fifty_issues_at_once_take_fifty_numbers_without_gap_or_double(department: Department) -> None:
    services.set_numbering(actor=department.office, body=department.unit, kind="BC", mode="series", next_number=1)

    def issue(paper: IssuedPaper) -> str:
        return f"{services.issue_paper(actor=department.office, paper=paper, issued_on=TODAY).number:02d}"

    given = at_once(issue, submitted(department, MANY))

    assert given == [f"{number:02d}" for number in range(1, MANY + 1)]
    numbers = IssuedPaper.objects.filter(state="issued").order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, MANY + 1))
    assert NumberSeries.objects.get().next_number == MANY + 1


def test_without_the_lock_two_take_the_same_number(department: Department) -> None:
    """The control: the same reading and writing without `select_for_update` gives one number twice."""
    series = NumberSeries.objects.create(body=department.unit, kind="BC", year=2021)
    both_have_read = Barrier(2)

    def take_unlocked(paper: IssuedPaper) -> str:
        try:
            with transaction.atomic():
                row = NumberSeries.objects.get(pk=series.pk)
                both_have_read.wait(timeout=60)
                NumberSeries.objects.filter(pk=row.pk).update(next_number=row.next_number + 1)
                IssuedPaper.objects.filter(pk=paper.pk).update(year=2021, number=row.next_number)
        except IntegrityError:
            return "double"
        return f"{row.next_number:02d}"

    assert at_once(take_unlocked, submitted(department, 2)) == ["01", "double"]
    assert NumberSeries.objects.get().next_number == 2

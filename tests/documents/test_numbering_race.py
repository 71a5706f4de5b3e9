"""Two people number two papers at the same moment: one number, one paper."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import connection

from core import clock
from core.errors import RuleBroken
from documents import services
from documents.models import IssuedPaper
from tests.factories import make_department
from tests.papers import samples


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_number_goes_to_one_paper() -> None:
    department = make_department()
    papers = []
    for summary in ("Báo cáo một", "Báo cáo hai"):
        paper = services.draft_paper(
            actor=department.office, body=department.unit, content=samples.letter_report(summary)
        )
        papers.append(services.submit_for_signing(actor=department.office, paper=paper))
    together = Barrier(2)

    def number(paper: IssuedPaper) -> str:
        together.wait(timeout=10)
        try:
            with clock.at(datetime(2021, 7, 5, 9, 0)):
                services.issue_paper(
                    actor=department.office, paper=paper, number=9, issued_on=date(2021, 7, 5), confirmed=True
                )
        except RuleBroken as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "issued"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(number, papers))

    assert outcomes == ["Số 09 đã dùng cho một báo cáo khác của năm 2021. Hãy nhập số khác.", "issued"]
    assert IssuedPaper.objects.filter(number=9).count() == 1

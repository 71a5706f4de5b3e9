"""Numbers that the site gives: in order, from 1 each year, none lost by a refusal; the office's choice per kind."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.models import IssuedPaper, NumberingRule, NumberSeries
from documents.queries import next_number, numbering_of
from tests.factories import Department
from tests.papers import samples


def by_series(department: Department, next_number: int = 1) -> NumberingRule:
    return services.set_numbering(
        actor=department.office, body=department.unit, kind="BC", mode="series", next_number=next_number
    )


def submitted_report(department: Department, summary: str) -> IssuedPaper:
    content = samples.letter_report(summary)
    paper = services.draft_paper(actor=department.office, body=department.unit, content=content)
    return services.submit_for_signing(actor=department.office, paper=paper)


def issue(department: Department, paper: IssuedPaper, on: date = date(2021, 7, 5), **known: Any) -> IssuedPaper:
    return services.issue_paper(actor=department.office, paper=paper, issued_on=on, **known)


def test_the_series_gives_numbers_in_order_from_where_the_register_stands(department: Department) -> None:
    by_series(department, 57)

    papers = [issue(department, submitted_report(department, f"Báo cáo {at}")) for at in range(3)]

    assert [paper.number for paper in papers] == [57, 58, 59]
    assert [paper.symbol for paper in papers] == ["57/BC-SCT", "58/BC-SCT", "59/BC-SCT"]
    assert next_number(department.unit.pk, "BC", 2021) == 60


def test_each_year_begins_at_one(department: Department) -> None:
    by_series(department, 57)
    issue(department, submitted_report(department, "Báo cáo năm 2021"))

    with clock.at(datetime(2022, 1, 4, 9)):
        last_of_year = issue(department, submitted_report(department, "Ký ngày cuối năm"), date(2021, 12, 31))
        first = issue(department, submitted_report(department, "Báo cáo năm 2022"), date(2022, 1, 4))

    assert (last_of_year.number, first.number) == (58, 1)
    rows = NumberSeries.objects.order_by("year").values_list("year", "next_number")
    assert list(rows) == [(2021, 59), (2022, 2)]


def test_a_refusal_gives_its_number_back(department: Department) -> None:
    by_series(department)
    issue(department, submitted_report(department, "Đã ban hành"))
    late = submitted_report(department, "Ngày lùi")

    with pytest.raises(services.NumberDoubted):
        issue(department, late, date(2021, 7, 2))
    with pytest.raises(RuleBroken):
        issue(department, late, date(2021, 7, 6))
    with pytest.raises(RuleBroken):
        services.issue_paper(actor=department.director, paper=late, issued_on=date(2021, 7, 5))

    assert issue(department, late).number == 2


def test_a_second_press_takes_no_second_number(department: Department) -> None:
    by_series(department)
    paper = submitted_report(department, "Một lần")

    assert [issue(department, paper).number for _ in range(2)] == [1, 1]
    assert next_number(department.unit.pk, "BC", 2021) == 2


def test_typed_stays_the_default_and_the_two_ways_do_not_mix(department: Department, submitted: IssuedPaper) -> None:
    with pytest.raises(RuleBroken) as missing:
        issue(department, submitted)
    by_series(department)
    with pytest.raises(RuleBroken) as typed:
        issue(department, submitted, number=7)

    assert str(missing.value) == "Hãy nhập số văn bản."
    assert str(typed.value) == "Báo cáo được hệ thống cấp số, không nhập số. Hãy tải lại trang."


def test_numbers_typed_meanwhile_are_passed_over(department: Department) -> None:
    by_series(department)
    issue(department, submitted_report(department, "Số một"))
    services.set_numbering(actor=department.office, body=department.unit, kind="BC", mode="typed")
    issue(department, submitted_report(department, "Số hai nhập tay"), number=2)
    NumberingRule.objects.update(mode="series")

    assert issue(department, submitted_report(department, "Số ba")).number == 3


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"next_number": None}, "Hãy nhập số tiếp theo của dãy, từ 1 trở lên."),
        ({"next_number": 5}, "Số tiếp theo phải lớn hơn số lớn nhất đã ghi trong năm 2021 (05)."),
        ({"mode": "dice"}, "Loại văn bản hoặc cách ghi số không có trong hệ thống."),
    ],
)
def test_a_wrong_choice_is_refused(
    department: Department, issued: IssuedPaper, changed: dict[str, Any], sentence: str
) -> None:
    known = {"kind": "BC", "mode": "series", "next_number": 6}
    with pytest.raises(RuleBroken) as refused:
        services.set_numbering(actor=department.office, body=department.unit, **{**known, **changed})
    assert str(refused.value) == sentence
    assert not JournalEntry.objects.filter(code="documents.numberingrule.set").exists()


def test_only_the_office_chooses(department: Department) -> None:
    for stranger in (department.director, department.industry_head, department.admin):
        with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
            services.set_numbering(actor=stranger, body=department.unit, kind="BC", mode="series", next_number=1)


def test_a_choice_is_journalled_once(department: Department) -> None:
    for _ in range(2):
        by_series(department, 57)

    line = JournalEntry.objects.get(code="documents.numberingrule.set")
    assert (line.before, line.after) == ({"mode": "typed", "next_number": 1}, {"mode": "series", "next_number": 57})


def test_the_ways_of_all_kinds_are_three_questions(
    department: Department, issued: IssuedPaper, django_assert_num_queries: Callable[[int], Any]
) -> None:
    by_series(department, 57)
    with django_assert_num_queries(3):
        rows = {row.kind.value: row for row in numbering_of(department.unit.pk, 2021)}

    assert (rows["BC"].by_series, rows["BC"].highest, rows["BC"].next_number) == (True, 5, 57)
    assert (rows["QĐ"].by_series, rows["QĐ"].highest, rows["QĐ"].next_number) == (False, None, 1)


def test_by_hand_the_page_asks_for_the_date_alone(
    department: Department, submitted: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)
    edit = reverse("documents:numbering_edit", args=[department.unit.pk, "BC"])
    refused = client.post(edit, {"mode": "series", "next_number": ""})
    assert refused.context["form"].errors == {"next_number": ["Hãy nhập số tiếp theo của dãy, từ 1 trở lên."]}
    client.post(edit, {"mode": "series", "next_number": "57"})
    assert "57" in client.get(reverse("documents:settings")).content.decode()

    page = client.get(reverse("documents:paper_detail", args=[submitted.pk]))
    assert (list(page.context["issue_form"].fields), page.context["coming_number"]) == (["issued_on", "confirmed"], 57)
    client.post(reverse("documents:paper_issue", args=[submitted.pk]), {"issued_on": "5/7/2021"})
    assert IssuedPaper.objects.get(pk=submitted.pk).number == 57


def test_settings_are_the_offices_own(department: Department, signed_in: Callable[[User], Client]) -> None:
    edit = reverse("documents:numbering_edit", args=[department.unit.pk, "BC"])
    for reader in (department.director, department.industry_head):
        for address in (reverse("documents:settings"), edit):
            assert signed_in(reader).get(address).status_code == 403
    unknown = reverse("documents:numbering_edit", args=[department.unit.pk, "XX"])
    assert signed_in(department.office).get(unknown).status_code == 404

from datetime import datetime
from typing import Any

import pytest

from core import clock, journal, timeline
from core.models import Holiday, JournalEntry

pytestmark = pytest.mark.django_db

CHANGED = journal.register("tests.holiday.changed", "sửa ngày nghỉ", "plan")


def record(**facts: Any) -> JournalEntry:
    holiday = Holiday.objects.create(on="2021-09-02", name="Quốc khánh")
    with clock.at(datetime(2021, 6, 1, 9, 40)):
        return journal.record(None, CHANGED, holiday, **facts)


def test_a_line_says_who_what_and_when() -> None:
    (line,) = timeline.lines([record(note="Theo thông báo của Bộ.")])

    assert (line.who, line.what, line.icon, line.note, line.changes) == (
        "Hệ thống",
        "sửa ngày nghỉ",
        "plan",
        "Theo thông báo của Bộ.",
        (),
    )


def test_changes_are_shown_in_words() -> None:
    (line,) = timeline.lines(
        [
            record(
                before={"on": "2021-09-02", "is_day_off": True, "name": "Quốc khánh", "unknown": 1},
                after={"on": "2021-09-03", "is_day_off": False, "name": "Quốc khánh", "unknown": 2},
            )
        ]
    )

    assert line.changes == (
        timeline.Change("Ngày", "2/9/2021", "3/9/2021"),
        timeline.Change("Là ngày nghỉ", "có", "không"),
    )


def test_a_choice_is_shown_by_its_label() -> None:
    entry = record(before={"state": "drafting"}, after={"state": "submitted"})
    entry.object_type = "campaigns.submission"

    (line,) = timeline.lines([entry])

    assert line.changes == (timeline.Change("Tình trạng", "Đang soạn", "Đã nộp"),)


def test_a_year_and_a_number_of_a_paper_are_not_counted() -> None:
    entry = record(after={"year": 2026, "number": 1182})
    entry.object_type = "documents.issuedpaper"

    (line,) = timeline.lines([entry])

    assert [change.after for change in line.changes] == ["2026", "1182"]


def test_lines_cost_no_statement(django_assert_num_queries: Any) -> None:
    record(after={"name": "Quốc khánh"})
    entries = list(JournalEntry.objects.for_timeline())

    with django_assert_num_queries(0):
        assert len(timeline.lines(entries)) == 1


def test_lines_about_many_things_name_them_by_one_statement_a_type(django_assert_num_queries: Any) -> None:
    for number in range(3):
        holiday = Holiday.objects.create(on=f"2021-05-0{number + 1}", name=f"Nghỉ {number}")
        journal.record(None, CHANGED, holiday)
    Holiday.objects.filter(name="Nghỉ 2").delete()
    entries = list(JournalEntry.objects.for_timeline())

    with django_assert_num_queries(1):
        lines = timeline.lines(entries, named=True)

    assert [line.about for line in lines] == ["", "Nghỉ 1 2/5/2021", "Nghỉ 0 1/5/2021"]

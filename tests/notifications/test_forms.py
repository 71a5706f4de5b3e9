"""The reminder rule as the office types it: what cannot be kept is refused with the way to write it."""

import pytest

from notifications.forms import ReminderRuleForm

WHOLE_NUMBERS = "Viết các số nguyên từ 1 đến 60, cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."


def typed(**values: str) -> ReminderRuleForm:
    return ReminderRuleForm({"days_before": "7, 3, 1", "overdue_every": "2", "overdue_limit": "10", **values})


@pytest.mark.parametrize(
    ("words", "days"),
    [("7, 3, 1", [7, 3, 1]), ("3;5,3", [5, 3]), (" 1 2 ", [2, 1]), ("", []), (" , ", []), ("60", [60])],
)
def test_days_are_read_in_the_ways_people_write_them(words: str, days: list[int]) -> None:
    form = typed(days_before=words)

    assert form.is_valid()
    assert form.cleaned_data["days_before"] == days


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("days_before", "bảy", WHOLE_NUMBERS),
        ("days_before", "0", WHOLE_NUMBERS),
        ("days_before", "61", WHOLE_NUMBERS),
        ("days_before", "-3", WHOLE_NUMBERS),
        ("days_before", "²", WHOLE_NUMBERS),
        ("overdue_every", "0", "Ghi từ 1 đến 60 ngày làm việc."),
        ("overdue_every", "99999", "Ghi từ 1 đến 60 ngày làm việc."),
        ("overdue_limit", "5000", "Ghi từ 0 (không nhắc khi quá hạn) đến 60 lần."),
    ],
)
def test_what_cannot_be_kept_is_refused(field: str, value: str, sentence: str) -> None:
    assert typed(**{field: value}).errors == {field: [sentence]}

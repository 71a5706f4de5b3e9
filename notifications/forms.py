"""The reminder rule as the office types it."""

import re

from django import forms

from notifications.models import ReminderRule

# Working days or times: three months are longer than any phase that somebody still waits for.
MOST = 60


class ReminderRuleForm(forms.ModelForm):
    days_before = forms.CharField(
        label="Nhắc trước bao nhiêu ngày làm việc",
        help_text="Viết các số cách nhau bằng dấu phẩy, ví dụ 7, 3, 1. Để trống nếu không nhắc trước.",
        required=False,
    )

    class Meta:
        model = ReminderRule
        fields = ["days_before", "on_the_day", "overdue_every", "overdue_limit", "copy_office"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["days_before"] = ", ".join(str(days) for days in self.instance.days_before)
        self.fields["overdue_every"].widget.attrs |= {"min": 1, "max": MOST}
        self.fields["overdue_limit"].widget.attrs["max"] = MOST

    def clean_days_before(self) -> list[int]:
        words = re.split(r"[\s,;]+", self.cleaned_data["days_before"].strip(" ,;"))
        if words == [""]:
            return []
        if not all(word.isdecimal() and 1 <= int(word) <= MOST for word in words):
            raise forms.ValidationError(f"Viết các số nguyên từ 1 đến {MOST}, cách nhau bằng dấu phẩy, ví dụ 7, 3, 1.")
        return sorted({int(word) for word in words}, reverse=True)

    def clean_overdue_every(self) -> int:
        every: int = self.cleaned_data["overdue_every"]
        if not 1 <= every <= MOST:
            raise forms.ValidationError(f"Ghi từ 1 đến {MOST} ngày làm việc.")
        return every

    def clean_overdue_limit(self) -> int:
        limit: int = self.cleaned_data["overdue_limit"]
        if limit > MOST:
            raise forms.ValidationError(f"Ghi từ 0 (không nhắc khi quá hạn) đến {MOST} lần.")
        return limit

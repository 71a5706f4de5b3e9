"""The reminder rule as the office types it."""

from django import forms

from notifications.models import ReminderRule

MAX_DAYS_BEFORE = 60


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
        self.fields["overdue_every"].widget.attrs["min"] = 1

    def clean_days_before(self) -> list[int]:
        words = [word.strip() for word in self.cleaned_data["days_before"].split(",") if word.strip()]
        if not all(word.isdigit() and 1 <= int(word) <= MAX_DAYS_BEFORE for word in words):
            raise forms.ValidationError(
                f"Viết các số nguyên từ 1 đến {MAX_DAYS_BEFORE}, cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."
            )
        return sorted({int(word) for word in words}, reverse=True)

    def clean_overdue_every(self) -> int:
        every: int = self.cleaned_data["overdue_every"]
        if every < 1:
            raise forms.ValidationError("Nhắc lại sau ít nhất 1 ngày làm việc.")
        return every

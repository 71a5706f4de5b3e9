"""Form fields that read and show what people here write: days as 20/6/2021, one thing per line."""

from datetime import date, datetime
from typing import Any

from django import forms

from core import wording


class DayInput(forms.TextInput):
    """A day as text, without leading zeros; never the browser's own calendar, whose order of day and month varies."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "20/6/2021", "autocomplete": "off", "maxlength": 10, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return wording.short_date(value) if isinstance(value, date | datetime) else value


class DayField(forms.DateField):
    """A day typed as 20/6/2021 (also 2021-06-20). Refuses what is in no calendar and says so."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                f"“{value}” không phải một ngày có trong lịch. Ghi ngày/tháng/năm, ví dụ 20/6/2021.", code="invalid"
            ) from error


class LinesField(forms.CharField):
    """Several sentences, one per line; the value is the list of lines that say something."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))

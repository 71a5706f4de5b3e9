"""Form fields that read and show what people here write: days as 20/6/2021, figures as 1.234,5, one thing per line."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms

from core import wording
from core.text import without_nul

_END = "./."
_OWN_MARKS = re.compile(r"^(?:(?:[-–—•+*]|\d{1,2}[.)])\s+)+|\s*(?:\./\.|/\.)$")


class DayInput(forms.TextInput):
    """A day as text, without leading zeros; never the browser's own calendar, whose order of day and month varies."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "ngày/tháng/năm", "autocomplete": "off", "maxlength": 10, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return wording.short_date(value) if isinstance(value, date | datetime) else value


class DayField(forms.DateField):
    """A day typed as 20/6/2021 (also 2021-06-20). Refuses what is in no calendar and says so."""

    widget = DayInput
    # Commemorations begin centuries ago; nothing here is planned for the next one but one.
    first_year, last_year = 1000, 2199

    def to_python(self, value: Any) -> date | None:
        try:
            day = super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                f"“{value}” không phải một ngày có trong lịch. Ghi ngày/tháng/năm, ví dụ 20/6/2021.", code="invalid"
            ) from error
        if day and not self.first_year <= day.year <= self.last_year:
            raise forms.ValidationError(
                f"Năm {day.year} chưa đúng. Ghi từ năm {self.first_year} đến năm {self.last_year}.", code="far_away"
            )
        return day


class LinesField(forms.CharField):
    """Several sentences of a paper, one per line; the value is the list of lines that say something, without the marks that
    the paper prints itself: a dash or a number before them, `./.` behind the last. Refuses that mark elsewhere."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = [_OWN_MARKS.sub("", line.strip()) for line in without_nul(super().to_python(value) or "").splitlines()]
        for line in lines:
            if _END in line:
                raise forms.ValidationError(
                    f"Dấu “{_END}” đứng sau chữ cuối cùng của văn bản và được in sẵn. Bỏ dấu đó ở “{line[:80]}”."
                )
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


class LongTextField(forms.CharField):
    """A text of several lines. The browser does not cut what is pasted: what is too long is refused, and kept."""

    widget = forms.Textarea

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class FigureInput(forms.TextInput):
    """A figure as text: a browser's own number field does not take the comma everywhere."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "maxlength": 24, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return wording.number(value) if isinstance(value, Decimal | int | float) else value


class FigureField(forms.Field):
    """A figure typed as 1.234,5 (also 1 234,5, 1234,5 and 12.5), with a percent sign behind it where it `is_share`. Refuses
    what can be read in two ways and says how to write."""

    widget = FigureInput
    # A dot stands between thousands when three digits follow it; with one or two digits behind it can only be a comma.
    _grouped = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
    _spaced = re.compile(r"-?[1-9]\d{0,2}(\s\d{3})+([.,]\d+)?")
    _plain = re.compile(r"-?\d+(,\d+)?")
    _dotted = re.compile(r"-?\d+\.\d{1,2}")
    places = 2

    def __init__(self, *, is_share: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.is_share = is_share

    def to_python(self, value: Any) -> Decimal | None:
        typed = "" if value is None else str(value).strip()
        if not typed:
            return None
        if typed.endswith("%") and not self.is_share:
            raise forms.ValidationError(
                f"Số này không tính bằng phần trăm, nên không ghi dấu “%”. Bạn ghi “{value}”.", code="percent"
            )
        typed = typed.removesuffix("%").rstrip()
        if self._spaced.fullmatch(typed):
            typed = re.sub(r"\s", "", typed)
        if self._grouped.fullmatch(typed):
            read = typed.replace(".", "").replace(",", ".")
        elif self._plain.fullmatch(typed):
            read = typed.replace(",", ".")
        elif self._dotted.fullmatch(typed):
            read = typed
        else:
            raise forms.ValidationError(f"“{value}” chưa đọc được thành số. Ghi như 1.234,5.", code="invalid")
        if len(read.partition(".")[2]) > self.places:
            raise forms.ValidationError(
                f"Ghi tối đa {self.places} chữ số sau dấu phẩy. Bạn ghi “{value}”.", code="too_precise"
            )
        return Decimal(read)


def take_percent(form: forms.BaseForm, name: str, is_share: bool) -> None:
    """Whether the figure of the form takes a percent sign, where another field says how it is measured."""
    field = form.fields[name]
    assert isinstance(field, FigureField)
    field.is_share = is_share

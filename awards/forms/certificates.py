"""The stock of giấy khen as the office measures it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from core.errors import RuleBroken
from documents.certificates import LARGEST, LINES, MOST_SHIFT, SHEETS, SMALLEST, CertificateLayout, Setting


@dataclass(frozen=True)
class LineFields:
    """The three fields of one line."""

    label: str
    is_printed: BoundField
    top: BoundField
    size: BoundField


class Millimetres(forms.FloatField):
    """A measure typed as people write it: 1,5."""

    widget = forms.TextInput

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, localize=True, **kwargs)
        self.error_messages["invalid"] = "Ghi một số, ví dụ 12 hoặc 1,5."

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(".", ",") if isinstance(value, str) else value)


class StockForm(forms.Form):
    """Sheet and offsets, then for each line whether it is printed, its distance from the top, its size."""

    sheet = forms.ChoiceField(
        label="Khổ phôi",
        choices=[(sheet.code, sheet.label) for sheet in SHEETS.values()],
        help_text="Đổi khổ giấy thì vị trí và cỡ chữ trở về mức thông thường của khổ đó.",
    )
    dx = Millimetres(
        label="Độ lệch ngang (mm)",
        min_value=-int(MOST_SHIFT),
        max_value=int(MOST_SHIFT),
        help_text="Số dương đẩy chữ sang phải.",
    )
    dy = Millimetres(
        label="Độ lệch dọc (mm)",
        min_value=-int(MOST_SHIFT),
        max_value=int(MOST_SHIFT),
        help_text="Số dương đẩy chữ xuống dưới.",
    )

    def __init__(self, *args: Any, layout: CertificateLayout, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"sheet": layout.sheet, "dx": layout.dx, "dy": layout.dy}
        self.present = layout
        for code in LINES:
            said = layout.setting(code)
            initial |= {f"print_{code}": said.is_printed, f"top_{code}": said.top, f"size_{code}": said.size}
        super().__init__(*args, initial=initial, **kwargs)
        for code, line in LINES.items():
            self.fields[f"print_{code}"] = forms.BooleanField(label=f"In dòng {line.label}", required=False)
            self.fields[f"top_{code}"] = Millimetres(label=f"{line.label}: cách mép trên (mm)", min_value=0)
            self.fields[f"size_{code}"] = Millimetres(
                label=f"{line.label}: cỡ chữ lớn nhất", min_value=int(SMALLEST), max_value=int(LARGEST)
            )

    @property
    def lines(self) -> Iterator[LineFields]:
        for code, line in LINES.items():
            yield LineFields(line.label, self[f"print_{code}"], self[f"top_{code}"], self[f"size_{code}"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        settings = {
            code: Setting(
                is_printed=data[f"print_{code}"], top=round(data[f"top_{code}"], 1), size=round(data[f"size_{code}"], 1)
            )
            for code in LINES
        }
        if data["sheet"] != self.present.sheet:
            fresh = CertificateLayout(sheet=data["sheet"])
            settings = {
                code: Setting(said.is_printed, fresh.setting(code).top, fresh.setting(code).size)
                for code, said in settings.items()
            }
        try:
            data["layout"] = CertificateLayout(
                sheet=data["sheet"], dx=round(data["dx"], 1), dy=round(data["dy"], 1), settings=settings
            )
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return data

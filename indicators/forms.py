"""An official result as the office types it."""

from typing import Any

from django import forms

from core import clock
from core.fields import DayField, FigureField
from indicators.models import OfficialResult
from indicators.services import Published


class ScoreField(FigureField):
    places = 3


class ResultForm(forms.Form):
    year = forms.IntegerField(label="Năm", min_value=2000, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    rank = forms.IntegerField(
        label="Thứ hạng",
        required=False,
        min_value=1,
        max_value=32767,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Số nhỏ là tốt hơn. Để trống nếu không được xếp hạng.",
    )
    ranked_count = forms.IntegerField(
        label="Số đơn vị được xếp hạng",
        required=False,
        min_value=1,
        max_value=32767,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    score = ScoreField(label="Điểm", required=False, help_text="Ví dụ: 85,31")
    published_on = DayField(label="Ngày công bố", required=False)
    source = forms.CharField(
        label="Nguồn", max_length=300, help_text="Số, ngày văn bản hoặc nơi công bố, ví dụ: Quyết định số 593/QĐ-UBND"
    )

    def __init__(self, *args: Any, result: OfficialResult | None = None, **kwargs: Any) -> None:
        if result is not None:
            kwargs["initial"] = {name: getattr(result, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if result is not None:
            self.fields["year"].disabled = True

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        this_year = clock.today().year
        if year > this_year:
            raise forms.ValidationError(f"Năm {year} chưa đến. Nhập năm từ 2000 đến {this_year}.")
        return year

    def clean_score(self) -> Any:
        score = self.cleaned_data["score"]
        if score is not None and not 0 <= score < 10_000:
            raise forms.ValidationError("Điểm từ 0 đến dưới 10.000.")
        return score

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        rank, count = data.get("rank"), data.get("ranked_count")
        if not self.errors and rank is None and data.get("score") is None:
            self.add_error("rank", "Nhập thứ hạng hoặc điểm, hoặc cả hai.")
        if rank is not None and count is None and "ranked_count" not in self.errors:
            self.add_error("ranked_count", "Đã nhập thứ hạng thì nhập cả số đơn vị được xếp hạng.")
        if rank is not None and count is not None and rank > count:
            self.add_error("rank", f"Thứ hạng {rank} lớn hơn số đơn vị được xếp hạng ({count}). Kiểm tra lại hai số.")
        return data

    @property
    def published(self) -> Published:
        return Published(**{name: value for name, value in self.cleaned_data.items() if name != "year"})

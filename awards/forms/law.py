"""A new dated row of the catalogue as the office or an administrator types it."""

from typing import Any

from django import forms

from awards.models import AwardKind, Category, Decider, Subject
from awards.services.law import KindRow
from core import wording
from core.fields import DayField, FigureField, LongTextField


class KindForm(forms.Form):
    name = forms.CharField(label="Tên", max_length=200)
    category = forms.ChoiceField(label="Loại", choices=Category.choices)
    subject = forms.ChoiceField(label="Đối tượng", choices=Subject.choices)
    decider = forms.ChoiceField(label="Thẩm quyền quyết định", choices=Decider.choices)
    bonus_coefficient = FigureField(
        label="Hệ số tiền thưởng (lần lương cơ sở)", required=False, help_text="Ví dụ: 0,3. Để trống nếu chưa rõ."
    )
    article = forms.CharField(
        label="Căn cứ",
        max_length=300,
        help_text="Điều, khoản và tên văn bản, ví dụ: Điều 24 khoản 1 Luật số 06/2022/QH15",
    )
    criteria = LongTextField(
        label="Tiêu chuẩn", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )
    valid_from = DayField(label="Áp dụng từ ngày")
    valid_to = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu còn áp dụng.")
    is_verified = forms.BooleanField(label="Đã đối chiếu với văn bản gốc", required=False)
    code = forms.CharField(label="Mã", max_length=20, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, source: AwardKind | None = None, **kwargs: Any) -> None:
        if source is not None:
            kwargs["initial"] = {column: getattr(source, column) for column in self.base_fields}
        super().__init__(*args, **kwargs)
        self.source = source
        if source is None:
            del self.fields["code"]
        else:
            # The same award in other words: whom it is for and what it is called by are not another award's.
            self.fields["subject"].disabled = True
            self.fields["code"].disabled = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("valid_from"), data.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", f"Ngày hết áp dụng phải từ {wording.short_date(start)} trở đi.")
        coefficient = data.get("bonus_coefficient")
        if coefficient is not None and not 0 <= coefficient < 100:
            self.add_error("bonus_coefficient", "Hệ số tiền thưởng từ 0 đến dưới 100.")
        return data

    def row(self, code: str) -> KindRow:
        data = {key: value for key, value in self.cleaned_data.items() if key != "code"}
        return KindRow(code=code, **data)


class BaseSalaryForm(forms.Form):
    amount = FigureField(label="Mức lương cơ sở (đồng/tháng)", help_text="Ví dụ: 2.530.000")
    article = forms.CharField(label="Căn cứ", max_length=300, help_text="Ví dụ: Nghị định số 161/2026/NĐ-CP")
    valid_from = DayField(label="Áp dụng từ ngày")
    valid_to = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu còn áp dụng.")

    def clean_amount(self) -> int:
        amount = self.cleaned_data["amount"]
        if amount != amount.to_integral_value() or not 0 < amount < 1_000_000_000:
            raise forms.ValidationError("Mức lương cơ sở là số nguyên đồng, lớn hơn 0.")
        return int(amount)

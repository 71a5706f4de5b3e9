"""A legal text as a person writes it down, and its end."""

from typing import Any

from django import forms

from core.fields import DayField, LongTextField
from core.wording import short_date
from documents.models import LegalField, LegalKind, LegalText
from documents.services.legal import LegalFacts


class LegalChoice(forms.ModelChoiceField):
    """Another text of the register, by kind, number and title."""

    def label_from_instance(self, obj: LegalText) -> str:
        return f"{obj.spoken}: {obj.title}"


def others(text: LegalText | None) -> Any:
    return LegalText.objects.exclude(pk=text.pk if text else None).order_by("-valid_from", "number")


class LegalForm(forms.Form):
    kind = forms.ChoiceField(label="Loại văn bản", choices=LegalKind.choices)
    number = forms.CharField(label="Số, ký hiệu", max_length=60, help_text="Ví dụ: 152/2025/NĐ-CP")
    title = LongTextField(
        label="Tên gọi",
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text="Ghi như khi viện dẫn, ví dụ: quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    )
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=120, help_text="Ví dụ: Chính phủ")
    issued_on = DayField(label="Ngày ban hành", required=False, help_text="Để trống nếu chưa rõ.")
    field = forms.ChoiceField(label="Lĩnh vực", choices=LegalField.choices)
    valid_from = DayField(label="Có hiệu lực từ ngày")
    valid_to = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu còn hiệu lực.")
    amends = LegalChoice(
        label="Sửa đổi, bổ sung cho",
        queryset=LegalText.objects.none(),
        required=False,
        empty_label="Không",
        help_text="Văn bản sửa đổi được viện dẫn chung dòng với văn bản được sửa.",
    )
    replaced_by = LegalChoice(
        label="Văn bản thay thế", queryset=LegalText.objects.none(), required=False, empty_label="Chưa có"
    )
    is_cited = forms.BooleanField(
        label="Ghi vào căn cứ của quyết định khen thưởng",
        required=False,
        help_text="Quyết định lập trong thời gian văn bản còn hiệu lực sẽ có sẵn dòng căn cứ này.",
    )
    is_verified = forms.BooleanField(label="Đã đối chiếu với nguồn", required=False)
    source = forms.CharField(label="Nguồn", max_length=300, required=False, help_text="Nơi đã xem văn bản gốc.")
    note = LongTextField(label="Ghi chú", max_length=400, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, text: LegalText | None = None, **kwargs: Any) -> None:
        if text is not None:
            kwargs["initial"] = {name: getattr(text, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        amended: Any = self.fields["amends"]
        replacing: Any = self.fields["replaced_by"]
        amended.queryset = others(text).filter(amends=None)
        replacing.queryset = others(text)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("valid_from"), data.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", f"Ngày hết hiệu lực phải từ {short_date(start)} trở đi.")
        if data.get("is_verified") and not data.get("source"):
            self.add_error("source", "Ghi nguồn đã đối chiếu, hoặc bỏ chọn “Đã đối chiếu với nguồn”.")
        return data

    @property
    def facts(self) -> LegalFacts:
        return LegalFacts(**self.cleaned_data)


class LapseForm(forms.Form):
    """Until when a text holds, and what comes after it."""

    last_day = DayField(label="Còn hiệu lực đến hết ngày")
    replaced_by = LegalChoice(
        label="Văn bản thay thế", queryset=LegalText.objects.none(), required=False, empty_label="Chưa có"
    )

    def __init__(self, *args: Any, text: LegalText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replacing: Any = self.fields["replaced_by"]
        replacing.queryset = others(text)

"""What the văn thư types: number and date of an issued paper, the scan of the signed one."""

from typing import Any

from django import forms

from core.fields import DayField
from documents.models import NumberingRule


class NumberInput(forms.TextInput):
    """Digits as typed, so that "05" stays "05" until the paper bears it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "maxlength": 6, **(attrs or {})})


class IssueForm(forms.Form):
    """Number and date; `confirmed` appears when something about them is odd."""

    number = forms.RegexField(
        r"^\s*\d{1,6}\s*$",
        label="Số",
        widget=NumberInput,
        help_text="Chỉ ghi phần số, ví dụ 05 hoặc 128.",
        error_messages={"invalid": "Số văn bản chỉ gồm chữ số, ví dụ 05 hoặc 128."},
    )
    issued_on = DayField(label="Ngày ban hành")
    confirmed = forms.BooleanField(label="Tôi đã kiểm tra, số và ngày trên là đúng", required=False)

    def __init__(self, *args: Any, by_series: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_series:
            # The site gives the number.
            del self.fields["number"]

    def clean_number(self) -> int:
        return int(self.cleaned_data["number"])


class NumberingForm(forms.Form):
    """How one kind of paper is numbered, and where its series goes on."""

    mode = forms.ChoiceField(label="Cách ghi số", choices=NumberingRule.Mode.choices, widget=forms.RadioSelect)
    next_number = forms.IntegerField(
        label="Số tiếp theo của năm nay",
        required=False,
        min_value=1,
        max_value=999_999,
        widget=NumberInput,
        error_messages={
            "invalid": "Số tiếp theo chỉ gồm chữ số, ví dụ 128.",
            "min_value": "Số tiếp theo phải từ 1 trở lên.",
            "max_value": "Số tiếp theo có nhiều nhất sáu chữ số.",
        },
        help_text="Chỉ cần khi hệ thống cấp số. Lấy theo sổ đăng ký văn bản đi của cơ quan.",
    )


class WithdrawForm(forms.Form):
    """Since when, why and by which paper an issued one no longer holds."""

    withdrawn_on = DayField(label="Ngày thu hồi")
    document = forms.CharField(
        label="Theo văn bản (nếu có)",
        max_length=200,
        required=False,
        help_text="Ví dụ: Thông báo số 12/TB-SCT ngày 5/7/2021",
    )
    reason = forms.CharField(label="Lý do thu hồi", max_length=500, widget=forms.Textarea({"rows": 3}))


class SignedCopyForm(forms.Form):
    """The scan of the signed and stamped paper."""

    refusal_title = "Chưa nhận được bản đã ký."

    upload = forms.FileField(
        label="Bản đã ký (tệp PDF)",
        help_text="Tệp PDF, tối đa 20 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        max_length=255,
        error_messages={"empty": "Tệp rỗng. Hãy chọn tệp khác."},
    )

"""What a reviewer types: remarks at items, one sentence for the whole, the reason of a waiver."""

from collections.abc import Sequence
from typing import Any

from django import forms

REMARK_LIMIT = 2000
QUICK_REASONS = (
    "Số liệu chưa khớp với minh chứng.",
    "Chưa ghi số, ngày của văn bản.",
    "Kết quả còn chung chung, cần nêu việc làm cụ thể.",
    "Chưa nêu nguyên nhân của việc chậm.",
    "Thiếu minh chứng.",
)


class ReturnForm(forms.Form):
    """Remarks by item: quick reasons that are ticked, and words. An item with either is returned."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    seen_review = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Ý kiến chung",
        max_length=REMARK_LIMIT,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Một câu cho cả báo cáo, không bắt buộc. Bỏ trống thì đề nghị ở mục đầu tiên được nêu thay.",
    )

    def __init__(self, data: Any = None, *, items: Sequence[dict[str, Any]], **seen: int) -> None:
        super().__init__(data, initial=seen, auto_id="id_%s")
        self.items = items
        for item in items:
            self.fields[f"quick_{item['id']}"] = forms.MultipleChoiceField(
                label=f"Lý do trả lại mục {item['ordinal']}",
                choices=[(reason, reason) for reason in QUICK_REASONS],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"text_{item['id']}"] = forms.CharField(
                label=f"Đề nghị sửa ở mục {item['ordinal']}",
                max_length=REMARK_LIMIT,
                required=False,
                widget=forms.Textarea({"rows": 3}),
            )

    def by_item(self) -> list[dict[str, Any]]:
        """Each item with its two fields, for the template."""
        return [
            {**item, "quick": self[f"quick_{item['id']}"], "words": self[f"text_{item['id']}"]} for item in self.items
        ]

    def remarks(self) -> dict[int, str]:
        """Item id → all that is said of it."""
        said = {
            item["id"]: " ".join(
                [*self.cleaned_data[f"quick_{item['id']}"], self.cleaned_data[f"text_{item['id']}"]]
            ).strip()
            for item in self.items
        }
        return {pk: text for pk, text in said.items() if text}

    def says_something(self) -> bool:
        """Whether anything was ticked or written, be it valid or not."""
        return bool(set(self.changed_data) - {"seen_revision", "seen_review"})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.remarks():
            raise forms.ValidationError("Ghi đề nghị sửa ở ít nhất một mục để đơn vị biết phải sửa gì.")
        return cleaned


class AcceptForm(forms.Form):
    """Which revision the reviewer saw."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label="Lý do miễn nộp",
        max_length=REMARK_LIMIT,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Ghi lý do miễn nộp để đơn vị và người xem sau này biết."},
    )

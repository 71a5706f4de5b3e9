"""What the office adds to a draft beside its words (Nghị định 30/2020/NĐ-CP, ô 10b to 13)."""

from typing import Any

from django import forms

from documents.content import Directions, PaperRefused
from documents.content.directions import CIRCULATIONS, URGENCIES


class DirectionsForm(forms.Form):
    """Urgency, how far the paper goes, the drafter's initials with the number of copies, the body's address."""

    urgency = forms.ChoiceField(
        label="Mức độ khẩn", required=False, choices=[("", "Không ghi"), *((name, name) for name in URGENCIES)]
    )
    circulation = forms.ChoiceField(
        label="Phạm vi lưu hành", required=False, choices=[("", "Không ghi"), *((name, name) for name in CIRCULATIONS)]
    )
    drafter = forms.CharField(
        label="Ký hiệu người soạn thảo", max_length=8, required=False, help_text="Chữ in hoa viết liền, ví dụ: PL"
    )
    copies = forms.IntegerField(label="Số lượng bản phát hành", required=False, min_value=1, max_value=99_999)
    contact = forms.CharField(
        label="Địa chỉ, điện thoại, thư điện tử",
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text="In ở cuối trang đầu; mỗi dòng một ý, tối đa 4 dòng.",
    )

    @classmethod
    def showing(cls, directions: Directions | None) -> "DirectionsForm":
        """The form with what the draft has."""
        known = directions or Directions()
        return cls(
            initial={
                "urgency": known.urgency,
                "circulation": known.circulation,
                "drafter": known.drafter,
                "copies": known.copies,
                "contact": "\n".join(known.contact),
            }
        )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors:
            lines = (" ".join(line.split()) for line in typed["contact"].splitlines())
            known = {**typed, "drafter": typed["drafter"].upper(), "contact": tuple(line for line in lines if line)}
            try:
                self.directions = Directions(**known)
            except PaperRefused as refusal:
                self.add_error(None, str(refusal))
        return typed

"""What unit and reviewer type under a remark."""

from typing import Any

from django import forms

from campaigns.services.remarks import ANSWER_LIMIT

# The pages that hold a thread, each with the words of the way back.
PLACES = {"form": "Về mục của báo cáo", "desk": "Về bàn thẩm định", "report": "Về báo cáo"}


class AnswerForm(forms.Form):
    """One message; `place` is the page that it was written on."""

    text = forms.CharField(
        label="Trả lời",
        max_length=ANSWER_LIMIT,
        widget=forms.Textarea({"rows": 2, "class": "form-control"}),
        error_messages={"required": "Ghi nội dung trao đổi rồi gửi."},
    )
    place = forms.ChoiceField(choices=PLACES.items(), required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, remark_id: int) -> None:
        super().__init__(data, auto_id=f"id_{remark_id}_%s")

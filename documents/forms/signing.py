"""What people give to have a paper signed, or to say that a signed copy is right."""

from django import forms


class ConfirmCopyForm(forms.Form):
    """The word of whoever compared a copy that differs."""

    confirmed = forms.BooleanField(
        label="Tôi đã đối chiếu các điểm trên, bản này đúng là văn bản đã ký",
        error_messages={"required": "Hãy đối chiếu các điểm đã nêu rồi đánh dấu xác nhận, hoặc bỏ bản này."},
    )

"""What people give to have a paper signed, or to say that a signed copy is right."""

from typing import Any

from django import forms


class ConfirmCopyForm(forms.Form):
    """The word of whoever compared a copy that differs."""

    confirmed = forms.BooleanField(
        label="Tôi đã đối chiếu các điểm trên, bản này đúng là văn bản đã ký",
        error_messages={"required": "Hãy đối chiếu các điểm đã nêu rồi đánh dấu xác nhận, hoặc bỏ bản này."},
    )


class KeyForm(forms.Form):
    """A key with its password, for one signature; nothing of it is kept."""

    # Neither browser nor server keeps a chosen file or a password.
    refusal_title = "Chưa ký được. Hãy chọn lại các tệp và nhập lại mật khẩu."

    key = forms.FileField(
        label="Khóa ký (.p12 hoặc .pfx)",
        help_text="Tệp do tổ chức chứng thực cấp. Tệp và mật khẩu chỉ dùng cho lần ký này, hệ thống không lưu.",
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
        max_length=255,
        error_messages={"required": "Hãy chọn tệp khóa ký.", "empty": "Tệp khóa ký rỗng. Hãy chọn tệp khác."},
    )
    password = forms.CharField(
        label="Mật khẩu của khóa",
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class SigningForm(KeyForm):
    """The key and the picture of the signature."""

    picture = forms.FileField(
        label="Hình chữ ký (PNG)",
        help_text="Màu xanh, nền trong suốt; đặt giữa chức vụ và họ tên người ký.",
        widget=forms.ClearableFileInput(attrs={"accept": ".png,image/png"}),
        max_length=255,
        error_messages={"required": "Hãy chọn tệp hình.", "empty": "Tệp hình rỗng. Hãy chọn tệp khác."},
    )

    @property
    def given(self) -> dict[str, Any]:
        """The bytes and the password, as the verbs of signing take them."""
        data = self.cleaned_data
        return {"key": data["key"].read(), "password": data["password"], "picture": data["picture"].read()}


class AnnexForm(KeyForm):
    """The annex that is a file of its own, and the agency's key; it bears words, no picture."""

    field_order = ("upload", "key", "password")
    upload = forms.FileField(
        label="Tệp phụ lục (PDF)",
        help_text="Phụ lục là một tệp riêng. Phụ lục nằm chung tệp với văn bản thì không ký riêng.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        max_length=255,
        error_messages={"required": "Hãy chọn tệp phụ lục.", "empty": "Tệp phụ lục rỗng. Hãy chọn tệp khác."},
    )

    @property
    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"upload": data["upload"], "key": data["key"].read(), "password": data["password"]}


class SealingForm(SigningForm):
    """The same for the agency: the picture is that of its seal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].label = "Hình con dấu (PNG)"
        self.fields[
            "picture"
        ].help_text = "Màu đỏ, nền trong suốt, đúng kích thước thật; phủ khoảng 1/3 hình chữ ký về bên trái."

"""What anyone types to verify a paper; what the office chooses about marks."""

from django import forms

from documents.verification import read_code


class CodeForm(forms.Form):
    """A code read from paper, in capitals or not, with or without dashes; or the whole address behind the QR."""

    code = forms.CharField(
        label="Mã tra cứu",
        max_length=200,
        error_messages={"required": "Hãy nhập mã tra cứu.", "max_length": "Mã tra cứu chỉ gồm 12 chữ và số."},
        help_text="12 chữ và số in cạnh mã QR, ví dụ 7KQ2‑M9XD‑4HTB.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"].rstrip("/").rpartition("/")[2])
        if code is None:
            raise forms.ValidationError(
                "Mã tra cứu gồm 12 chữ và số, không có chữ I, O và số 0, 1. Hãy đối chiếu lại trên giấy."
            )
        return code


class CompareForm(forms.Form):
    """A file that is compared with the archived ones and not kept."""

    refusal_title = "Chưa đối chiếu được."

    upload = forms.FileField(
        label="Tệp cần đối chiếu",
        help_text="Tệp PDF hoặc Word nhận được. Hệ thống chỉ tính dấu vân tay của tệp, không giữ lại tệp.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
        max_length=255,
        error_messages={"empty": "Tệp rỗng. Hãy chọn tệp khác.", "required": "Hãy chọn tệp cần đối chiếu."},
    )


class MarkingForm(forms.Form):
    marks_papers = forms.BooleanField(
        label="In mã QR tra cứu dưới Nơi nhận của văn bản hành chính",
        required=False,
        help_text="Nghị định 30/2020/NĐ-CP không có chỗ riêng cho mã QR nên mặc định không in. "
        "Biên nhận, giấy khen và các loại sổ luôn có mã QR.",
    )

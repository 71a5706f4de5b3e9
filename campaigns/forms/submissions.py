"""What a unit types into its report: one item at a time, fields by the kind of item; and its evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator

from campaigns.models import SubmissionItem
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import Measure
from campaigns.outline import entry as outline_entry
from campaigns.plausible import faults, none_label
from core import clock
from core.fields import DayField, FigureField
from documents.models import EvidenceItem
from documents.uploads import ACCEPT

TEXT_LIMIT = 20_000
FILES_TAKEN = "PDF, DOCX, XLSX, JPG hoặc PNG, tối đa 20 MB."
_WORDS_OF_ITEM = 10
DIFFICULTY_LIMIT = 8_000
# Columns whose form field has a name and a width of its own; the others take it from the model.
_LONG = {"text": (7, TEXT_LIMIT), "difficulty": (3, DIFFICULTY_LIMIT), "estimate": (2, DIFFICULTY_LIMIT)}


class LongText(forms.CharField):
    """Running text; its lines are kept, one sentence refuses what is too long."""

    def __init__(self, *, rows: int, limit: int, **options: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows, "class": "form-control"}), required=False, **options)
        self.limit = limit

    def clean(self, value: Any) -> str:
        text: str = super().clean(value).replace("\r\n", "\n")
        if len(text) > self.limit:
            raise forms.ValidationError(f"Phần này dài {len(text)} chữ cái, tối đa {self.limit}. Hãy rút gọn.")
        return text


def _text_label(item: SubmissionItem) -> str:
    if item.entry:
        return "Nội dung"
    return "Kết quả đạt được" if item.is_lead else "Kết quả phối hợp"


def _text_hint(item: SubmissionItem) -> str:
    if item.entry:
        return outline_entry(item.entry).hint
    if item.is_lead:
        return "Nêu việc đã làm, số và ngày văn bản, kết quả cụ thể. Khoảng 5 đến 10 dòng."
    return "Nêu phần việc đơn vị đã phối hợp. Số liệu do đơn vị chủ trì báo cáo."


def _value_label(item: SubmissionItem) -> str:
    return "Tỷ lệ đạt được" if item.measure == Measure.PERCENT else "Số liệu đạt được"


class ItemForm(forms.Form):
    """The fields of one item. `values()` are the columns to save; `version` is what the person began from."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, item: SubmissionItem) -> None:
        initial = {name: getattr(item, name) for name in item.own_fields} | {"version": item.version}
        super().__init__(data, initial=initial, auto_id="id_%s")
        self.item = item
        makers = {
            "status": self._status,
            "product_number": self._product_number,
            "product_on": lambda: DayField(label="Ngày của văn bản", required=False),
            "value": lambda: self._figure(_value_label(item)),
            "estimate_value": lambda: self._figure("Số liệu ước đến hết đợt"),
            "text": lambda: self._long("text", _text_label(item), _text_hint(item)),
            "difficulty": lambda: self._long("difficulty", "Khó khăn, nguyên nhân", ""),
            "done_until": lambda: DayField(label="Thực hiện đến ngày", required=False),
            "estimate": lambda: self._long("estimate", "Ước thực hiện đến hết đợt", ""),
            "is_none": self._is_none,
        }
        for name in item.own_fields:
            self.fields[name] = makers[name]()
        for name, field in self.fields.items():
            if name in ("product_number", "product_on", "value", "estimate_value", "done_until"):
                field.widget.attrs["class"] = "form-control"
        if item.edit_refusal:
            for field in self.fields.values():
                field.disabled = True

    @staticmethod
    def _status() -> forms.Field:
        return forms.ChoiceField(
            label="Mức độ thực hiện", choices=ItemStatus.choices, widget=forms.RadioSelect, required=False
        )

    @staticmethod
    def _product_number() -> forms.Field:
        return forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False)

    def _figure(self, label: str) -> forms.Field:
        return FigureField(label=label, required=False, is_share=self.item.figure_unit == "%")

    def _is_none(self) -> forms.Field:
        return forms.BooleanField(label=none_label(self.item), required=False)

    @staticmethod
    def _long(name: str, label: str, hint: str) -> forms.Field:
        rows, limit = _LONG[name]
        return LongText(label=label, help_text=hint, rows=rows, limit=limit)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, sentence in faults(self.item, cleaned, clock.today()).items():
            self.add_error(name, sentence)
        if cleaned.get("is_none") and cleaned.get("text"):
            self.add_error("is_none", "Mục đã ghi nội dung thì không chọn “không có”. Bỏ chọn, hoặc xóa phần nội dung.")
        return cleaned

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.item.own_fields}


class EvidenceForm(forms.Form):
    """A new piece of evidence: a file, or a document named by number and date, or an extract."""

    title = forms.CharField(label="Tên minh chứng", max_length=300)
    upload = forms.FileField(
        label="Tệp",
        required=False,
        allow_empty_file=True,
        max_length=255,
        help_text=f"{FILES_TAKEN} Không bắt buộc khi đã ghi số văn bản hoặc trích nội dung.",
        widget=forms.FileInput({"accept": ACCEPT}),
    )
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False)
    document_on = DayField(label="Ngày văn bản", required=False)
    extract = forms.CharField(
        label="Trích nội dung", max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )


class EvidenceFactsForm(forms.Form):
    """What is written of a piece of evidence that stands already; its file stays."""

    title = forms.CharField(label="Tên minh chứng", max_length=300)
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False)
    document_on = DayField(label="Ngày văn bản", required=False)
    extract = forms.CharField(
        label="Trích nội dung", max_length=4000, required=False, widget=forms.Textarea({"rows": 4})
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class KnownEvidenceForm(forms.Form):
    """Evidence that the unit already has, to be used for this item, or for many at once."""

    evidence = forms.ModelChoiceField(
        label="Minh chứng đã có của đơn vị",
        queryset=EvidenceItem.objects.none(),
        empty_label="Chọn một minh chứng",
        error_messages={
            "required": "Chọn một minh chứng trong danh sách.",
            "invalid_choice": "Minh chứng này không có trong danh sách của đơn vị.",
        },
    )

    ordinals = forms.TypedMultipleChoiceField(
        label="Dùng cho các mục",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Có mục đã chọn không còn mở để sửa. Tải lại trang và chọn lại."},
    )

    def __init__(self, data: Any = None, *, item: SubmissionItem, items: Sequence[SubmissionItem]) -> None:
        super().__init__(data, initial={"ordinals": [item.ordinal]}, auto_id="id_co_san_%s")
        self.item = item
        field: Any = self.fields["evidence"]
        field.queryset = EvidenceItem.objects.filter(unit=item.submission.unit_id)
        field.label_from_instance = lambda evidence: evidence.cited
        choices: Any = self.fields["ordinals"]
        choices.choices = [
            (row.ordinal, f"Mục {row.ordinal}. {Truncator(row.label).words(_WORDS_OF_ITEM)}")
            for row in items
            if not row.edit_refusal
        ]

    def chosen(self) -> list[int]:
        """The numbers of the items; this one when none was named."""
        return self.cleaned_data["ordinals"] or [self.item.ordinal]

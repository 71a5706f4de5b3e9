"""What a unit types as official figures, and what the reviewer answers."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from campaigns.forms.reviews import REMARK_LIMIT
from campaigns.forms.submissions import TEXT_LIMIT, LongText
from campaigns.models import Submission, SubmissionItem
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import Measure
from campaigns.queries.official import official_faults, official_fields, thawed, with_official
from core import clock
from core.fields import DayField, FigureField


def _field(name: str, item: SubmissionItem) -> forms.Field:
    makers: dict[str, Any] = {
        "status": lambda: forms.ChoiceField(label="Mức độ thực hiện", choices=ItemStatus.choices),
        "product_number": lambda: forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False),
        "product_on": lambda: DayField(label="Ngày của văn bản", required=False),
        "value": lambda: FigureField(
            label="Tỷ lệ chính thức" if item.measure == Measure.PERCENT else "Số liệu chính thức",
            required=False,
            is_share=item.figure_unit == "%",
        ),
        "text": lambda: LongText(label="Kết quả đạt được", rows=4, limit=TEXT_LIMIT),
        "done_until": lambda: DayField(label="Thực hiện đến ngày", required=False),
    }
    field: forms.Field = makers[name]()
    if name != "status":
        field.widget.attrs["class"] = "form-control"
    else:
        field.widget.attrs["class"] = "form-select"
    return field


class OfficialForm(forms.Form):
    """The items that await official figures, each with its own fields. An item left as it is keeps what was accepted.

    `sent_back` and `note`: the items and the source of official figures that were returned, from which the unit goes on.
    """

    number = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Nguồn của số liệu",
        max_length=REMARK_LIMIT,
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "form-control"}),
        help_text="Ví dụ: theo số liệu Cục Thống kê công bố ngày 5/7/2021.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        submission: Submission,
        items: Sequence[dict[str, Any]],
        number: int,
        sent_back: dict[int, dict[str, Any]] | None = None,
        note: str = "",
    ) -> None:
        super().__init__(data, initial={"number": number, "note": note}, auto_id="id_%s")
        self.submission = submission
        self.items = items
        self.sent_back = sent_back or {}
        for item in items:
            row = thawed(self.sent_back.get(item["id"], item), submission)
            for name in official_fields(item):
                field = _field(name, row)
                field.initial = getattr(row, name)
                self.fields[f"{name}_{item['id']}"] = field
        self.order_fields([name for name in self.fields if name not in ("note", "number")])

    def by_item(self) -> Iterator[dict[str, Any]]:
        """Each item with its bound fields, for the template."""
        for item in self.items:
            fields = {name: self[f"{name}_{item['id']}"] for name in official_fields(item)}
            unit = thawed(item, self.submission).figure_unit
            text = fields.pop("text")
            yield {"id": item["id"], "ordinal": item["ordinal"], "fields": fields, "text": text, "unit": unit}

    def figures(self) -> dict[int, dict[str, Any]]:
        """Item id → columns, of the items that tell something new."""
        told = {
            item["id"]: {name: self.cleaned_data[f"{name}_{item['id']}"] for name in official_fields(item)}
            for item in self.items
        }
        return {
            item["id"]: told[item["id"]] for item in self.items if with_official(item, told[item["id"]]) is not item
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        figures = self.figures()
        for item in self.items:
            if item["id"] not in figures:
                continue
            found = official_faults(item, self.submission, figures[item["id"]], clock.today())
            for name, sentence in found.items():
                if name:
                    self.add_error(f"{name}_{item['id']}", sentence)
                else:
                    self.add_error(None, f"Mục {item['ordinal']}: {sentence}.")
        if not figures:
            raise forms.ValidationError("Chưa có số liệu nào khác với báo cáo đã được chấp nhận.")
        return cleaned


class OfficialReturnForm(forms.Form):
    """Why official figures do not count, and which the reviewer saw."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=REMARK_LIMIT,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        help_text="Báo cáo đã được chấp nhận vẫn giữ nguyên; đơn vị gửi lại số liệu khác.",
        error_messages={"required": "Ghi lý do trả lại để đơn vị biết phải sửa gì."},
    )

"""The decision as the office words it."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.db.models import QuerySet

from awards.models import Nomination
from awards.papers import DecisionWording
from core.fields import LinesField, LongTextField


class RewardedChoices(forms.ModelMultipleChoiceField):
    """Approved nominations, ticked; the page draws them as a list."""

    widget = forms.CheckboxSelectMultiple


class DecisionForm(forms.Form):
    nominations = RewardedChoices(
        label="Tập thể, cá nhân được khen",
        queryset=Nomination.objects.none(),
        error_messages={"required": "Chọn ít nhất một tập thể hoặc cá nhân đã được duyệt."},
    )
    summary = LongTextField(label="Trích yếu", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    bases = LinesField(
        label="Căn cứ",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một căn cứ, theo thứ tự ban hành; dòng cuối là “Theo đề nghị của …”.",
    )
    merit = LongTextField(
        label="Điều 1: thành tích ghi trong quyết định", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    money = LongTextField(label="Điều 2: tiền thưởng", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    execution = LongTextField(label="Điều 3: thi hành", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    recipients = LinesField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một nơi nhận; “Như Điều 3” và “Lưu: VT, VP” được ghi sẵn.",
    )
    signer_name = forms.CharField(label="Họ và tên người ký", max_length=120)
    signer_is_deputy = forms.BooleanField(label="Phó Giám đốc ký thay (KT.)", required=False)

    def __init__(self, *args: Any, rows: QuerySet[Nomination], wording: DecisionWording, **kwargs: Any) -> None:
        said = asdict(wording)
        initial = {**said, "bases": list(wording.bases), "recipients": list(wording.recipients)}
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self.rows = rows
        field: Any = self.fields["nominations"]
        field.queryset = rows
        field.label_from_instance = lambda row: row.nominee_name

    @property
    def ticked(self) -> set[int]:
        """Ids that are ticked now: as typed, else as offered."""
        value = self["nominations"].value() or []
        return {int(getattr(one, "pk", one)) for one in value if str(getattr(one, "pk", one)).isdecimal()}

    @property
    def wording(self) -> DecisionWording:
        data = self.cleaned_data
        return DecisionWording(
            summary=data["summary"],
            bases=tuple(data["bases"]),
            merit=data["merit"].rstrip(". "),
            money=data["money"],
            execution=data["execution"],
            recipients=tuple(data["recipients"]),
            signer_name=data["signer_name"],
            signer_is_deputy=data["signer_is_deputy"],
        )

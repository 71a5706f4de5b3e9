"""The decision as the office words it."""

from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import QuerySet

from awards.models import Nomination
from awards.papers import DecisionWording
from core.fields import LinesField, LongTextField
from documents.queries.signatories import Signatories

KEPT = "giu-nguyen"


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
        help_text="Mỗi dòng một nơi nhận; “Như Điều 3” và dòng “Lưu” được ghi sẵn.",
    )
    signatory = forms.ChoiceField(
        label="Người ký",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn một người ký.",
            "invalid_choice": "Người vừa chọn không có quyền ký quyết định hôm nay. Chọn người khác.",
        },
    )

    def __init__(
        self,
        *args: Any,
        rows: QuerySet[Nomination],
        wording: DecisionWording,
        signatories: Signatories,
        **kwargs: Any,
    ) -> None:
        now = signatories.who_signs(wording.signature)
        initial = {
            **{field.name: getattr(wording, field.name) for field in fields(wording)},
            "bases": list(wording.bases),
            "recipients": list(wording.recipients),
            "signatory": now.key if now else KEPT,
        }
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self.rows = rows
        self.kept, self.signatories = wording, signatories
        # Somebody whom the list does not know (any more) stays until another is chosen.
        named = wording.signature
        others = [] if now else [(KEPT, f"Giữ nguyên như dự thảo: {', '.join((*named.lines, named.name))}")]
        self.fields["signatory"].choices = [*others, *signatories.choices]  # type: ignore[attr-defined]
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
        chosen = self.signatories.find(data["signatory"])
        return DecisionWording(
            summary=data["summary"],
            bases=tuple(data["bases"]),
            merit=data["merit"].rstrip(". "),
            money=data["money"],
            execution=data["execution"],
            recipients=tuple(data["recipients"]),
            signature=chosen.signature if chosen else self.kept.signature,
            signatory=chosen.key if chosen else self.kept.signatory,
        )

"""What the office types on a campaign: dates of a phase, the units that take part, a target's measure."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import QuerySet

from accounts.models import Unit
from campaigns import plan_draft
from campaigns.forms.plans import LARGEST_VALUE
from campaigns.models import Campaign, Phase, Target
from campaigns.models.plan import TargetMetric
from campaigns.queries.plans import name_with_end
from core.fields import DayField, FigureField, take_percent
from indicators.models import Indicator


class PhaseForm(forms.ModelForm):
    """Name, dates and bounds of a phase that is not closed."""

    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến ngày")
    report_due_on = DayField(label="Hạn đơn vị báo cáo")
    wrap_up_on = DayField(label="Hạn tổng kết đợt", required=False)

    class Meta:
        model = Phase
        fields = (
            "name",
            "starts_on",
            "ends_on",
            "report_due_bound",
            "report_due_on",
            "wrap_up_bound",
            "wrap_up_on",
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dates = (data.get("starts_on"), data.get("ends_on"), data.get("report_due_on"))
        for sentence in plan_draft.phase_date_problems(str(self.instance), *dates):
            self.add_error("report_due_on" if "hạn báo cáo" in sentence else "ends_on", sentence)
        return data


class UnitsField(forms.ModelMultipleChoiceField):
    """Units by their names; of one that has ended, also its last day."""

    def label_from_instance(self, obj: Unit) -> str:
        return name_with_end(obj)


class ParticipantsForm(forms.Form):
    """The units that must report."""

    units = UnitsField(
        Unit.objects.none(),
        label="Đơn vị tham gia",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một đơn vị tham gia."},
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["units"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = units


class CampaignField(forms.ModelChoiceField):
    """A campaign by its owner, title and year."""

    def label_from_instance(self, obj: Campaign) -> str:
        return f"{obj.owner}: {obj.title} ({obj.year})"


class SuperiorForm(forms.Form):
    """The campaign of the body above that the campaign follows, or none."""

    superior = CampaignField(
        Campaign.objects.none(), label="Hưởng ứng phong trào", required=False, empty_label="Không theo phong trào nào"
    )

    def __init__(self, *args: Any, campaigns: QuerySet[Campaign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["superior"]
        assert isinstance(field, CampaignField)
        field.queryset = campaigns


class TargetForm(forms.ModelForm):
    """How a target is measured, and the result where the office states it itself."""

    value = FigureField(label="Mức", required=False, validators=[MaxValueValidator(LARGEST_VALUE)])

    class Meta:
        model = Target
        fields = (
            "text",
            "metric",
            "value",
            "direction",
            "baseline_year",
            "measured_by",
            "indicator",
            "stated_result",
        )
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Indicator.objects.filter(unit=self.instance.campaign.owner_id)
        field.empty_label = "Không"
        self.fields["stated_result"].help_text = "Chỉ dùng khi kết quả do Văn phòng ghi."
        take_percent(self, "value", self["metric"].value() == TargetMetric.PERCENT)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("measured_by") == "indicator" and not data.get("indicator"):
            self.add_error("indicator", "Chọn chỉ số mà chỉ tiêu này lấy kết quả.")
        return data

"""What the office types on tasks: one task, its parts, who does which, the file of the two lists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator

from accounts.models import Unit
from campaigns.forms.plans import LARGEST_VALUE
from campaigns.models import Campaign, Task, TaskGroup
from campaigns.models.tasks import Measure, TaskSource
from campaigns.queries.cascading import tasks_to_serve
from campaigns.queries.plans import TaskLine
from campaigns.queries.tasks import TaskChoice
from campaigns.services import Share
from core.fields import DayField, FigureField, take_percent

SHEET_MAX_BYTES = 5 * 1024 * 1024
PARTS = 6


class OneLineField(forms.CharField):
    """Words of a task: one line in every list and paper, however they were typed."""

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


class TaskForm(forms.ModelForm):
    """A task's words and how it is measured."""

    text = OneLineField(label="Nội dung nhiệm vụ", widget=forms.Textarea(attrs={"rows": 4}))
    target_value = FigureField(label="Mức phải đạt", required=False, validators=[MaxValueValidator(LARGEST_VALUE)])
    due_on = DayField(label="Hạn hoàn thành", required=False, help_text="Để trống: đến hết đợt.")

    class Meta:
        model = Task
        fields = (
            "text",
            "group",
            "source",
            "source_number",
            "measure",
            "figure_unit",
            "target_value",
            "product",
            "receiver",
            "due_on",
            "serves",
        )
        labels = {"source_number": "Số trong danh mục"}
        help_texts = {
            "measure": "Đơn vị báo cáo theo cách này, bên cạnh phần lời.",
            "figure_unit": "Ví dụ: cụm, dự án, triệu đồng. Chỉ dùng khi đo bằng số liệu.",
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_percent(self, "target_value", self["measure"].value() == Measure.PERCENT)
        field = self.fields["group"]
        assert isinstance(field, forms.ModelChoiceField)
        groups = field.queryset = TaskGroup.objects.filter(campaign=campaign)
        # Read once: Django looks at the first choice of a required field before it draws them all.
        field.choices = [(group.pk, group.title) for group in groups]
        if campaign.superior_id is None:
            del self.fields["serves"]
            return
        served = self.fields["serves"]
        assert isinstance(served, forms.ModelChoiceField)
        served.queryset = tasks_to_serve(campaign)
        served.label = "Phục vụ nhiệm vụ của phong trào cấp trên"
        served.help_text = "Kết quả của nhiệm vụ này được điền vào nhiệm vụ đó khi gửi báo cáo lên cấp trên."
        served.empty_label = "Không"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("measure") == "figure" and not data.get("figure_unit"):
            self.add_error("figure_unit", "Ghi đơn vị tính, ví dụ: cụm, dự án, triệu đồng.")
        if data.get("source") != TaskSource.PLAN and not data.get("source_number"):
            self.add_error("source_number", "Nhiệm vụ thuộc danh mục phải có số thứ tự trong danh mục đó.")
        value = data.get("target_value")
        if data.get("measure") == "percent" and value is not None and not 0 <= value <= 100:
            self.add_error("target_value", "Tỷ lệ phần trăm từ 0 đến 100.")
        return data


class SplitForm(forms.Form):
    """The parts of a task; empty boxes are no parts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, PARTS + 1):
            self.fields[f"part_{number}"] = OneLineField(
                label=f"Phần {number}", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def texts(self) -> list[str]:
        return [text for number in range(1, PARTS + 1) if (text := self.cleaned_data[f"part_{number}"])]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if sum(bool(text) for text in data.values()) < 2:
            self.add_error("part_2", "Ghi ít nhất hai phần, mỗi phần một ô.")
        return data


class ShareForm(forms.Form):
    """Who does one task, as a row of the page that assigns many; `was` holds what the page showed."""

    lead = forms.TypedChoiceField(label="Chủ trì", required=False, coerce=int, empty_value=None)
    cooperating = forms.TypedMultipleChoiceField(
        label="Phối hợp", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, line: TaskLine, units: list[Unit]) -> None:
        lead_id, others = line.lead.pk if line.lead else None, [unit.pk for unit in line.cooperating]
        initial = {"lead": lead_id, "cooperating": others, "was": _trace(lead_id, others)}
        super().__init__(data, prefix=f"nv-{line.task.pk}", initial=initial)
        self.task = line.task
        # A unit that has left the owner since stays named where it works.
        kept = {unit.pk: unit for unit in (*units, *line.cooperating, *([line.lead] if line.lead else []))}
        self.names = {pk: unit.brief for pk, unit in kept.items()}
        lead, cooperating = self.fields["lead"], self.fields["cooperating"]
        assert isinstance(lead, forms.TypedChoiceField)
        assert isinstance(cooperating, forms.TypedMultipleChoiceField)
        lead.choices = [("", "Chưa giao"), *self.names.items()]
        cooperating.choices = list(self.names.items())

    @property
    def chosen(self) -> list[str]:
        """Names of the co-operating units as chosen now."""
        values = [int(value) for value in self["cooperating"].value() or [] if str(value).isdigit()]
        return [self.names[value] for value in values if value in self.names]

    @property
    def share(self) -> Share:
        return Share(self.cleaned_data["lead"], frozenset(self.cleaned_data["cooperating"]))

    @property
    def is_touched(self) -> bool:
        """Whether the person chose otherwise than the page showed."""
        return _trace(self.share.lead, self.share.cooperating) != self.cleaned_data["was"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("cooperating") and not data.get("lead"):
            self.add_error("lead", "Chọn đơn vị chủ trì trước khi chọn đơn vị phối hợp.")
        return data


def _trace(lead: int | None, cooperating: Iterable[int]) -> str:
    return f"{lead or ''}:{','.join(str(pk) for pk in sorted(cooperating))}"


class AssignForm(forms.Form):
    """One lead for all picked tasks."""

    lead_for_picked = forms.TypedChoiceField(
        label="Giao các nhiệm vụ đã chọn cho", required=False, coerce=int, empty_value=None
    )

    def __init__(self, data: Any = None, *, units: list[Unit]) -> None:
        super().__init__(data)
        field = self.fields["lead_for_picked"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Chọn đơn vị"), *((unit.pk, unit.brief) for unit in units)]


class TaskFilterForm(forms.Form):
    """Which tasks the list shows. A value that no choice knows chooses nothing."""

    tim = forms.CharField(label="Tìm trong nội dung", required=False, max_length=200)
    nguon = forms.ChoiceField(label="Nguồn giao", required=False, choices=[("", "Tất cả"), *TaskSource.choices])
    don_vi = forms.TypedChoiceField(label="Đơn vị", required=False, coerce=int, empty_value=None)
    tinh_trang = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Đang dùng"), ("unassigned", "Chưa có chủ trì"), ("stopped", "Đã ngừng dùng")],
    )

    def __init__(self, data: Any = None, *, units: list[Unit]) -> None:
        super().__init__(data)
        field = self.fields["don_vi"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Tất cả"), *((unit.pk, unit.brief) for unit in units)]

    @property
    def choice(self) -> TaskChoice:
        self.full_clean()
        known = self.cleaned_data
        return TaskChoice(
            words=known.get("tim", ""),
            source=known.get("nguon", ""),
            unit_id=known.get("don_vi"),
            status=known.get("tinh_trang", ""),
        )


class TaskSheetForm(forms.Form):
    """The filled template."""

    upload = forms.FileField(
        label="Tệp danh mục đã điền (.xlsx)",
        help_text="Điền theo tệp mẫu, tối đa 5 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": "Tệp rỗng. Hãy chọn tệp khác."},
    )

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload.size > SHEET_MAX_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 5 MB. Chỉ giữ trang danh mục rồi tải lên lần nữa.")
        return upload

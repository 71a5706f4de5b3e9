"""What is typed about an inspection: its plan, its result, the unit's answer."""

from typing import Any

from django import forms

from accounts.models import Unit
from campaigns.models import Campaign, Inspection, Phase
from campaigns.models.inspections import OVERDUE_ANSWER, InspectionKind
from campaigns.services.inspections import InspectionPlan, NewEvidence
from campaigns.workflow import INSPECTION
from core import clock
from core.calendar import Bound, Deadline
from core.fields import DayField, LongTextField
from documents.models import EvidenceItem
from documents.uploads import ACCEPT

WORDS_LIMIT = 10_000
BOUNDS = [(Bound.BY.value, "Chậm nhất ngày"), (Bound.BEFORE.value, "Trước ngày")]


def _words(label: str, *, rows: int = 3, required: str = "", help_text: str = "") -> LongTextField:
    """Some sentences; `required` refuses an empty answer."""
    return LongTextField(
        label=label,
        max_length=WORDS_LIMIT,
        required=bool(required),
        widget=forms.Textarea({"rows": rows}),
        help_text=help_text,
        error_messages={"required": required} if required else None,
    )


class PlanForm(forms.Form):
    """Which unit (several at once when new), how, when, who takes part."""

    units = forms.ModelMultipleChoiceField(
        label="Đơn vị được kiểm tra",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một đơn vị.",
            "invalid_choice": "Có đơn vị không tham gia phong trào này. Chọn lại.",
        },
    )
    kind = forms.ChoiceField(label="Hình thức", choices=InspectionKind.choices)
    held_on = DayField(label="Ngày kiểm tra", error_messages={"required": "Ghi ngày kiểm tra."})
    phase = forms.ModelChoiceField(
        label="Đợt thi đua",
        queryset=Phase.objects.none(),
        required=False,
        empty_label="Theo ngày kiểm tra",
        help_text="Kết quả kiểm tra được nêu trong báo cáo tổng hợp của đợt này.",
    )
    participants = _words(
        "Thành phần", help_text="Ví dụ: Chánh Văn phòng; chuyên viên theo dõi thi đua; lãnh đạo đơn vị."
    )
    # What the page showed when it was opened (`last_settled`).
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        data: Any = None,
        *,
        campaign: Campaign,
        units: Any = None,
        inspection: Inspection | None = None,
        seen: int = 0,
    ) -> None:
        settled = ("kind", "held_on", "phase", "participants")
        known = {name: getattr(inspection, name) for name in settled} | {"seen": seen} if inspection else None
        super().__init__(data, initial=known)
        for name, rows in (("phase", campaign.phases.order_by("ordinal")), ("units", units)):
            field: Any = self.fields[name]
            field.queryset = rows
        if inspection:
            del self.fields["units"]

    @property
    def plan(self) -> InspectionPlan:
        said = self.cleaned_data
        return InspectionPlan(said["kind"], said["held_on"], said["participants"], said["phase"])


class _AnswerDueForm(forms.Form):
    """Until when the unit answers."""

    answer_bound = forms.ChoiceField(label="Cách ghi hạn", choices=BOUNDS)
    answer_due_on = DayField(label="Hạn trả lời", required=False)

    @property
    def answer_due(self) -> Deadline | None:
        said = self.cleaned_data
        return Deadline(said["answer_due_on"], Bound(said["answer_bound"])) if said["answer_due_on"] else None


class _NewDueForm(_AnswerDueForm):
    """Another deadline than the one that was told."""

    answer_due_on = DayField(label="Hạn trả lời", error_messages={"required": "Ghi hạn trả lời mới."})


class RecordForm(_AnswerDueForm):
    """What was found; with a request, until when the unit answers it."""

    held_on = DayField(label="Ngày kiểm tra", error_messages={"required": "Ghi ngày kiểm tra."})
    participants = _words("Thành phần")
    findings = _words("Kết quả kiểm tra", rows=5, required="Ghi kết quả kiểm tra: đã xem gì, thấy gì.")
    request = _words("Yêu cầu đối với đơn vị", help_text="Để trống nếu đơn vị không phải làm gì thêm.")
    field_order = ("held_on", "participants", "findings", "request", "answer_bound", "answer_due_on")

    def __init__(self, data: Any = None, *, inspection: Inspection) -> None:
        known = {name: getattr(inspection, name) for name in self.field_order}
        super().__init__(data, initial=known)


class MendForm(RecordForm):
    """What was recorded, put right."""

    # What the page showed when it was opened (`last_settled`).
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, inspection: Inspection, seen: int) -> None:
        super().__init__(data, inspection=inspection)
        self.fields["seen"].initial = seen
        if inspection.request:
            self.fields["request"].help_text = "Không cần trả lời nữa thì kết thúc kèm lý do, ở trang của lần kiểm tra."


class MoveForm(_NewDueForm):
    """Another day for an answer that is awaited."""

    note = _words("Lý do", rows=2, help_text="Không bắt buộc. Đơn vị đọc được cùng hạn mới.")

    def __init__(self, data: Any = None, *, inspection: Inspection) -> None:
        known = {name: getattr(inspection, name) for name in ("answer_bound", "answer_due_on")}
        super().__init__(data, initial=known, auto_id="doi-%s")


class WaiveForm(forms.Form):
    """Why the inspection ends without an answer."""

    reason = _words("Lý do", rows=2, required="Ghi lý do kết thúc khi chưa có trả lời.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="ket-thuc-%s")


class AgainForm(_NewDueForm):
    """What the answer lacks, and the new deadline."""

    note = _words("Điều còn thiếu", required="Ghi điều còn thiếu để đơn vị biết cần trả lời gì thêm.")
    field_order = ("note", "answer_bound", "answer_due_on")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="lai-%s")


class AnswerForm(forms.Form):
    """The unit's answer with evidence that it has, or one that it adds now."""

    answer = _words("Nội dung trả lời", rows=6, required="Ghi nội dung trả lời trước khi gửi.")
    evidence = forms.ModelMultipleChoiceField(
        label="Minh chứng đã có của đơn vị",
        queryset=EvidenceItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Minh chứng này không có trong danh sách của đơn vị."},
    )
    title = forms.CharField(label="Tên minh chứng mới", max_length=300, required=False)
    upload = forms.FileField(
        label="Tệp",
        required=False,
        allow_empty_file=True,
        max_length=255,
        help_text="PDF, DOCX, XLSX, JPG hoặc PNG, tối đa 20 MB. Không bắt buộc khi đã ghi số văn bản.",
        widget=forms.FileInput({"accept": ACCEPT}),
    )
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False)
    document_on = DayField(label="Ngày văn bản", required=False)
    # The request that the page showed.
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, inspection: Inspection) -> None:
        known = {"answer": inspection.answer, "evidence": inspection.evidence.all(), "asked": inspection.asked}
        super().__init__(data, files, initial=known)
        field: Any = self.fields["evidence"]
        field.queryset = EvidenceItem.objects.filter(unit=inspection.unit_id).order_by("-pk")
        field.label_from_instance = lambda item: item.cited
        if not field.queryset.exists():
            field.widget = forms.MultipleHiddenInput()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("title") and any(said.get(name) for name in ("upload", "document_number", "document_on")):
            self.add_error("title", "Ghi tên của minh chứng mới.")
        return said

    @property
    def added(self) -> NewEvidence | None:
        said = self.cleaned_data
        if not said["title"]:
            return None
        return NewEvidence(said["title"], said["document_number"], said["document_on"], said["upload"])


class InspectionFilterForm(forms.Form):
    """Which inspections the list shows; the choice stands in the address."""

    tinh_trang = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            ("", "Tất cả"),
            *INSPECTION.choices,
            (OVERDUE_ANSWER.value, OVERDUE_ANSWER.label),
            ("late", "Trả lời muộn"),
        ],
    )
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    don_vi = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), required=False, empty_label="Tất cả")

    def __init__(self, data: Any, *, rows: Any) -> None:
        super().__init__(data)
        years = rows.order_by().values_list("campaign__year", flat=True).distinct()
        year: Any = self.fields["nam"]
        year.choices = [("", "Tất cả"), *((each, each) for each in sorted(years, reverse=True))]
        unit: Any = self.fields["don_vi"]
        unit.queryset = Unit.objects.filter(pk__in=rows.order_by().values("unit")).order_by("position", "name")

    def chosen(self, rows: Any) -> Any:
        """The rows that the filter lets through; a value that is none of the choices hides nothing."""
        self.is_valid()
        said = self.cleaned_data
        state = said.get("tinh_trang")
        if state == OVERDUE_ANSWER.value:
            rows, state = rows.overdue_on(clock.today()), None
        elif state == "late":
            rows, state = rows.answered_late(), None
        wanted = {"state": state, "campaign__year": said.get("nam"), "unit": said.get("don_vi")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})

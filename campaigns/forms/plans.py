"""The page that corrects what was understood of a plan: one form, its rows in groups, and the draft they make."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator
from django.forms import BaseFormSet, formset_factory

from accounts.models import Unit
from campaigns import plan_draft
from campaigns.forms.plan_rows import RowForm
from campaigns.forms.plan_tasks import PlanUnits, TaskRowForm
from campaigns.models import Target
from campaigns.models.plan import TargetMeasure, TargetMetric
from campaigns.outline import TASK_SECTIONS
from campaigns.plan_import.reader import TEXT_LIMIT
from core.calendar import Bound
from core.fields import DayField, FigureField, LinesField, take_percent
from core.wording import weekday_name
from indicators.models import Indicator

PLAN_MAX_BYTES = 10 * 1024 * 1024
LARGEST_VALUE = 9_999_999_999
DIRECTIONS = Target._meta.get_field("direction").choices


class PlanSourceForm(forms.Form):
    """The plan itself: a file, or its text pasted."""

    upload = forms.FileField(
        label="Tệp kế hoạch",
        required=False,
        help_text="Tệp .docx, .pdf (có chữ, không phải bản chụp) hoặc .txt, tối đa 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.pdf"}),
        error_messages={"empty": "Tệp rỗng. Hãy chọn tệp khác."},
    )
    text = forms.CharField(
        label="Hoặc dán toàn văn kế hoạch",
        required=False,
        max_length=TEXT_LIMIT,
        strip=False,
        help_text="Dán cả phần đầu, phần “Nơi nhận” và chữ ký; giữ nguyên xuống dòng.",
        widget=forms.Textarea(attrs={"rows": 14, "class": "long"}),
        error_messages={"max_length": "Nội dung dán dài hơn 200 trang; hãy chỉ dán kế hoạch."},
    )

    def clean_upload(self) -> UploadedFile | None:
        upload = self.cleaned_data["upload"]
        if upload and upload.size > PLAN_MAX_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 10 MB. Chọn tệp nhỏ hơn hoặc dán nội dung vào ô bên dưới.")
        return upload

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        has_text = bool((data.get("text") or "").strip())
        if data.get("upload") and has_text:
            self.add_error("upload", "Vừa có tệp vừa có nội dung dán. Chỉ dùng một trong hai: bỏ tệp hoặc xóa ô dán.")
        elif not data.get("upload") and not has_text and not self.errors:
            self.add_error("upload", "Chưa có gì để đọc. Chọn một tệp hoặc dán nội dung kế hoạch.")
        return data


class RowSet(BaseFormSet):
    """Rows of one group; each may be taken out."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Bỏ mục này khi lưu"


class DocumentForm(forms.Form):
    title = forms.CharField(label="Tên phong trào", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100, required=False)
    number = forms.CharField(
        label="Số, ký hiệu kế hoạch", max_length=60, required=False, help_text="Để trống nếu kế hoạch chưa có số."
    )
    issued_on = DayField(label="Ngày ban hành", required=False)
    theme = forms.CharField(label="Chủ đề", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    purposes = LinesField(label="Mục đích", required=False, help_text="Mỗi dòng một ý.")
    requirements = LinesField(label="Yêu cầu", required=False, help_text="Mỗi dòng một ý.")
    recipients = LinesField(label="Nơi nhận", required=False, help_text="Mỗi dòng một nơi.")


class BasisForm(RowForm):
    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    issued_on = DayField(label="Ngày", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)


class PhaseRowForm(RowForm):
    name = forms.CharField(label="Tên đợt", max_length=200)
    starts_on = DayField(label="Từ ngày", required=False)
    ends_on = DayField(label="Đến ngày", required=False)
    report_due_on = DayField(label="Hạn đơn vị báo cáo", required=False)
    report_due_bound = forms.ChoiceField(label="Cách ghi hạn báo cáo", choices=Bound.choices)
    wrap_up_on = DayField(label="Hạn tổng kết đợt", required=False)
    wrap_up_bound = forms.ChoiceField(label="Cách ghi hạn tổng kết", choices=Bound.choices)
    goals = LinesField(label="Mục tiêu của đợt", required=False, help_text="Mỗi dòng một ý.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dates = (data.get("starts_on"), data.get("ends_on"), data.get("report_due_on"))
        for sentence in plan_draft.phase_date_problems(data.get("name") or "Đợt", *dates):
            self.add_error("report_due_on" if "hạn báo cáo" in sentence else "ends_on", sentence)
        return data

    def deadline_words(self, name: str) -> str:
        """trước ngày 20/6/2021 (Chủ nhật)"""
        value = self[f"{name}_on"].value()
        weekday = f" ({weekday_name(value)})" if isinstance(value, date) else ""
        return f"{self.choice_words(f'{name}_bound')} {self.shown(f'{name}_on')}{weekday}"

    @property
    def shown_start(self) -> str:
        return self.shown("starts_on") or "chưa rõ"

    @property
    def shown_end(self) -> str:
        return self.shown("ends_on") or "chưa rõ"

    @property
    def report_due(self) -> str:
        return self.deadline_words("report_due") if self.shown("report_due_on") else "chưa rõ"

    @property
    def wrap_up(self) -> str:
        return self.deadline_words("wrap_up") if self.shown("wrap_up_on") else "chưa rõ"


class OccasionForm(RowForm):
    name = forms.CharField(label="Ngày lễ", max_length=300)
    on = DayField(label="Ngày trong năm", required=False)
    since = DayField(label="Ngày gốc", required=False)
    years = forms.IntegerField(label="Số năm", min_value=1, max_value=3000, required=False)

    @property
    def said(self) -> str:
        on, years = self.shown("on"), self.shown("years")
        parts = [f"{years} năm" if years else "", f"ngày {on}" if on else ""]
        return ", ".join(part for part in parts if part) or "không ghi ngày"


class TargetRowForm(RowForm):
    text = forms.CharField(label="Chỉ tiêu", widget=forms.Textarea({"rows": 2}))
    metric = forms.ChoiceField(label="Cách đo", choices=TargetMetric.choices)
    value = FigureField(label="Mức", required=False, validators=[MaxValueValidator(LARGEST_VALUE)])
    direction = forms.ChoiceField(label="Yêu cầu", choices=DIRECTIONS)
    baseline_year = forms.IntegerField(label="So với năm", min_value=1990, max_value=2100, required=False)
    measured_by = forms.ChoiceField(label="Kết quả lấy từ", choices=TargetMeasure.choices)
    indicator = forms.TypedChoiceField(label="Chỉ số", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, indicators: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Không"), *indicators]
        take_percent(self, "value", self["metric"].value() == TargetMetric.PERCENT)

    @property
    def said(self) -> str:
        parts = [self.choice_words("metric"), f"{self.choice_words('direction')} {self.shown('value')}".strip()]
        if self.shown("baseline_year"):
            parts.append(f"so với năm {self.shown('baseline_year')}")
        return " · ".join([*parts, self.choice_words("measured_by")])


class MovementForm(RowForm):
    name = forms.CharField(label="Phong trào chuyên đề", max_length=300)


class GroupForm(RowForm):
    title = forms.CharField(label="Tên nhóm nhiệm vụ", max_length=500, widget=forms.Textarea({"rows": 2}))
    section = forms.ChoiceField(label="Mục trong báo cáo", choices=TASK_SECTIONS)

    @property
    def section_words(self) -> str:
        return self.choice_words("section")


class DutyForm(RowForm):
    who = forms.CharField(label="Ai", max_length=200, required=False)
    text = forms.CharField(label="Việc được giao", widget=forms.Textarea({"rows": 3}))


# (name in the draft, id and prefix of the group on the page, form of a row)
GROUPS: tuple[tuple[str, str, type[RowForm]], ...] = (
    ("based_on", "can-cu", BasisForm),
    ("phases", "dot", PhaseRowForm),
    ("commemorations", "ngay-le", OccasionForm),
    ("targets", "chi-tieu", TargetRowForm),
    ("movements", "phong-trao", MovementForm),
    ("task_groups", "nhom", GroupForm),
    ("tasks", "nhiem-vu", TaskRowForm),
    ("duties", "trach-nhiem", DutyForm),
)
CHILDREN = {"commemorations": "phases", "tasks": "task_groups"}


class DraftForms:
    """All forms of the page over one stored draft; `draft()` is the corrected draft once `is_valid()`."""

    def __init__(
        self,
        stored: dict[str, Any],
        *,
        units: list[Unit],
        indicators: list[Indicator],
        data: Any = None,
        add: str = "",
    ) -> None:
        """`add` names a group that gets one empty row ("phong-trao"), with its parent if it has one ("nhiem-vu:KEY")."""
        self.stored = stored
        self.units = units
        self.document = DocumentForm(data, initial=_document_initial(stored), prefix="van-ban")
        choices = [(indicator.pk, indicator.name) for indicator in indicators]
        naming = PlanUnits(units)
        prefix, _, parent = add.partition(":")
        self.formsets: dict[str, BaseFormSet] = {}
        for name, group, form in GROUPS:
            arguments: dict[str, Any] = {"indicators": choices} if form is TargetRowForm else {}
            if form is TaskRowForm:
                arguments = {"units": naming}
            rows = [_initial(row) for row in _rows_of(stored, name)]
            factory = formset_factory(
                form, RowSet, extra=int(group == prefix), can_delete=True, max_num=500, absolute_max=600
            )
            formset = factory(data, initial=rows, prefix=group, form_kwargs=arguments)
            _mark_lines(formset, {row["key"]: row for row in _rows_of(stored, name)})
            if group == prefix and data is None and parent:
                formset.forms[-1].initial["parent"] = parent
            self.formsets[name] = formset
        divided = {row.get("part_of") for row in _rows_of(stored, "tasks")}
        for form in self.formsets["tasks"].forms:
            form.is_divided = form.row_key in divided
        self.data = data

    @property
    def chosen_units(self) -> list[int]:
        if self.data is None:
            return list(self.stored["participants"])
        known = {unit.pk for unit in self.units}
        return [int(text) for text in self.data.getlist("participants") if text.isdigit() and int(text) in known]

    @property
    def checked(self) -> list[int]:
        if self.data is None:
            return list(self.stored["checked"])
        count = len(self.stored["warnings"])
        ticked = self.data.getlist("checked")
        return sorted({int(text) for text in ticked if text.isdigit() and int(text) < count})

    def is_valid(self) -> bool:
        # Every group is asked, so that all refusals are shown at once.
        answers = [self.document.is_valid(), *(formset.is_valid() for formset in self.formsets.values())]
        return all(answers)

    def refusals(self) -> Iterator[tuple[str, str, str]]:
        """(id of the field, its label, the sentence) of everything that was refused."""
        rows = [
            form
            for formset in self.formsets.values()
            for form in formset.forms
            if not formset._should_delete_form(form)  # type: ignore[attr-defined]
        ]
        for form in [self.document, *rows]:
            for bound in form.visible_fields():
                yield from ((bound.auto_id, bound.label, sentence) for sentence in bound.errors)

    @property
    def issued(self) -> str:
        """The day of issue as it is typed or stored."""
        bound = self.document["issued_on"]
        return str(self.document.fields["issued_on"].widget.format_value(bound.value()) or "chưa rõ ngày")

    @property
    def recipients(self) -> list[str]:
        value = self.document["recipients"].value() or []
        return value if isinstance(value, list) else [line for line in str(value).splitlines() if line.strip()]

    def _with_children(self, name: str) -> list[tuple[RowForm, list[RowForm]]]:
        children: dict[str, list[RowForm]] = {}
        for form in self.formsets[name].forms:
            children.setdefault(str(form["parent"].value()), []).append(form)
        return [(form, children.get(form.row_key, [])) for form in self.formsets[CHILDREN[name]].forms]

    @property
    def phases(self) -> list[tuple[RowForm, list[RowForm]]]:
        """Each phase with its occasions."""
        return self._with_children("commemorations")

    @property
    def groups(self) -> list[tuple[RowForm, list[RowForm]]]:
        """Each group with its tasks."""
        return self._with_children("tasks")

    @property
    def states_levels(self) -> bool:
        """Whether the plan says of a task what must be reached or which list gave it."""
        tasks = [task for group in self.stored["task_groups"] for task in group["tasks"]]
        return any(task.get("target_value") is not None or task.get("source_number") for task in tasks)

    def draft(self) -> dict[str, Any]:
        """The stored draft with everything corrected on the page."""
        fields = self.document.cleaned_data
        taken: set[str] = set()
        rows = {name: self._cleaned(name, taken) for name, _, _ in GROUPS}
        for name, parents in CHILDREN.items():
            by_parent = {row["key"]: row for row in rows[parents]}
            for row in by_parent.values():
                row[name] = []
            for child in rows.pop(name):
                parent = by_parent.get(child.pop("parent"))
                if parent is not None:
                    parent[name].append(child)
        for number, phase in enumerate(rows["phases"], start=1):
            phase["ordinal"] = number
        return {
            **self.stored,
            **{name: [_without_parent(row) for row in kept] for name, kept in rows.items()},
            "title": fields["title"],
            "year": fields["year"],
            "theme": fields["theme"] or None,
            "document": {
                **self.stored["document"],
                "number": fields["number"] or None,
                "issued_on": _json(fields["issued_on"]),
            },
            **{name: fields[name] for name in ("purposes", "requirements", "recipients")},
            "participants": self.chosen_units,
            "checked": self.checked,
        }

    def _cleaned(self, name: str, taken: set[str]) -> list[dict[str, Any]]:
        known = {row["key"]: row for row in _rows_of(self.stored, name)}
        rows = []
        for form in self.formsets[name].forms:
            data = form.cleaned_data
            if data.get("DELETE") or not (data.get("key") or form.has_changed()):
                continue
            typed = {field: _json(value) for field, value in data.items() if field not in ("key", "DELETE")}
            key = data["key"] if data["key"] in known else plan_draft.new_key(self.stored, taken)
            rows.append({**known.get(key, {}), **typed, "key": key})
        return rows


def _document_initial(stored: dict[str, Any]) -> dict[str, Any]:
    names = ("title", "year", "theme", "purposes", "requirements", "recipients")
    return {
        **{name: stored[name] for name in names},
        "number": stored["document"]["number"],
        "issued_on": _day(stored["document"]["issued_on"]),
    }


def _rows_of(stored: dict[str, Any], name: str) -> list[dict[str, Any]]:
    if name not in CHILDREN:
        return list(stored[name])
    return [{**row, "parent": parent["key"]} for parent in stored[CHILDREN[name]] for row in parent[name]]


def _mark_lines(formset: BaseFormSet, rows: dict[str, dict[str, Any]]) -> None:
    for form in formset.forms:
        row = rows.get(form.row_key, {})
        form.lines = tuple(row.get("lines") or ([row["line"]] if row.get("line") else ()))


def _initial(row: dict[str, Any]) -> dict[str, Any]:
    days = {"issued_on", "starts_on", "ends_on", "report_due_on", "wrap_up_on", "on", "since", "due_on"}
    return {name: _day(value) if name in days else value for name, value in row.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _json(value: Any) -> Any:
    """A cleaned value as JSON keeps it; nothing typed is null."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if value == "" else value


def _without_parent(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "parent"}

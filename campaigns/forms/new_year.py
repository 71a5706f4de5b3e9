"""The wizard's pages: the year, then dates, then the work. Each form is made of the draft's rows and gives it back corrected.

A page may be old: rows that it did not show ("rows" names those it did) keep what the draft says of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import cached_property

from campaigns.models import Campaign
from campaigns.new_year.days import DayNote, contradictions, notes_of
from campaigns.new_year.draft import LAST_YEAR, OccasionDraft, PhaseDraft, TaskDraft, YearDraft
from campaigns.queries.citation import basis_words
from core.calendar import Bound, WorkingCalendar
from core.fields import DayField, LinesField
from core.text import without_nul
from core.wording import short_date

ROWS = "rows"
# A due date of a task may lie some years behind its campaign, a phase may not.
YEARS_OF_TASKS = 5


class YearForm(forms.Form):
    """Which year."""

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = campaign.year + 1
        sentence = f"Ghi một năm sau năm {campaign.year}, không quá năm {LAST_YEAR}, ví dụ {first}."
        self.fields["nam"] = forms.IntegerField(
            label="Năm của phong trào mới",
            min_value=first,
            max_value=LAST_YEAR,
            initial=first,
            localize=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "autocomplete": "off"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
        )


@dataclass(frozen=True)
class DayBox:
    """A date on the page with what is said about it."""

    field: BoundField
    notes: tuple[DayNote, ...]

    @property
    def has_doubt(self) -> bool:
        return bool(self.field.errors) or any(note.is_doubt for note in self.notes)


class StepForm(forms.Form):
    """A step of the wizard: fields for the rows of a draft, bound to what was typed."""

    step = ""

    def __init__(self, draft: YearDraft, *, answers: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(None)
        self.planned = draft
        self.rows: dict[str, list[str]] = {}
        self.add_fields()
        if answers is not None:
            self.data = self._with_unseen(answers)
            self.is_bound = True

    def add_fields(self) -> None:
        raise NotImplementedError

    def add_row(self, key: str, fields: Mapping[str, forms.Field]) -> None:
        self.rows[key] = [f"{key}-{name}" for name in fields]
        self.fields.update({f"{key}-{name}": field for name, field in fields.items()})

    def _with_unseen(self, answers: Mapping[str, list[str]]) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, values in answers.items():
            data.setlist(name, values)
        seen = set(data.getlist(ROWS))
        for key, names in self.rows.items():
            if key not in seen:
                for name in names:
                    self._answer_as_planned(data, name)
        return data

    def _answer_as_planned(self, data: QueryDict, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            if field.initial:
                data[name] = "on"
            return
        shown = field.widget.format_value(field.prepare_value(field.initial))
        data[name] = "" if shown is None else (shown[0] if isinstance(shown, list) else str(shown))

    def typed(self, data: QueryDict) -> dict[str, list[str]]:
        """What the page sent for this step, as it was typed."""
        return {
            name: [without_nul(value) for value in data.getlist(name)]
            for name in data
            if name in self.fields or name == ROWS
        }

    def applied(self) -> YearDraft:
        """The draft with what was typed here; what could not be read stays as the draft has it."""
        raise NotImplementedError

    def proposals(self) -> dict[str, dict[str, str]]:
        """By the field that a proposal is about: the fields that it changes, as they are typed."""
        raise NotImplementedError

    def said(self, name: str, otherwise: Any) -> Any:
        """The value of a field if it could be read, the draft's before anything was typed or where it could not."""
        if not self.is_bound:
            return otherwise
        self.is_valid()
        return self.cleaned_data.get(name, otherwise)


def words_field(label: str, text: str, length: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        initial=text,
        max_length=length,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": f"Ghi {label[0].lower()}{label[1:]}."},
    )


def lines_field(label: str, lines: tuple[str, ...]) -> LinesField:
    return LinesField(
        label=label,
        initial=list(lines),
        required=False,
        help_text="Mỗi dòng một ý.",
        widget=forms.Textarea(attrs={"rows": min(max(len(lines) * 2, 2), 10)}),
    )


def day_field(label: str, day: date | None, *, asked: str = "") -> DayField:
    """A day; `asked` is what a person reads who left it empty, without it the day may be left out."""
    return DayField(label=label, initial=day, required=bool(asked), error_messages={"required": asked})


def _bound(label: str, bound: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Bound.choices, initial=bound)


def keep_field(label: str, is_kept: bool) -> forms.BooleanField:
    return forms.BooleanField(label=label, initial=is_kept, required=False)


def year_field(label: str, year: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, initial=year, required=False, min_value=1900, max_value=LAST_YEAR, localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Ghi năm bằng bốn chữ số, ví dụ 2021."),
    )  # fmt: skip


@dataclass(frozen=True)
class OccasionRow:
    draft: OccasionDraft
    keep: BoundField
    name: BoundField
    on: DayBox
    years: BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.name.errors or self.on.field.errors or self.years.errors)


@dataclass(frozen=True)
class PhaseRow:
    draft: PhaseDraft
    name: BoundField
    starts_on: DayBox
    ends_on: DayBox
    report_due_bound: BoundField
    report_due_on: DayBox
    wrap_up_bound: BoundField
    wrap_up_on: DayBox
    goals: BoundField
    occasions: list[OccasionRow]


@dataclass(frozen=True)
class DueRow:
    draft: TaskDraft
    due_on: DayBox


class DatesForm(StepForm):
    """Step 1: the words and dates of the plan, its phases and occasions, the due dates of its tasks."""

    step = "ngay"

    def __init__(
        self,
        draft: YearDraft,
        *,
        bases: list[dict[str, Any]],
        calendar: WorkingCalendar,
        answers: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.base_rows = bases
        self.calendar = calendar
        super().__init__(draft, answers=answers)

    def add_fields(self) -> None:
        draft = self.planned
        self.fields["title"] = words_field("Tên phong trào", draft.title, 500)
        self.fields["theme"] = words_field("Chủ đề", draft.theme, 500)
        self.fields["theme"].required = False
        self.fields["purposes"] = lines_field("Mục đích", draft.purposes)
        self.fields["requirements"] = lines_field("Yêu cầu", draft.requirements)
        self.fields["duties"] = lines_field("Phân công trách nhiệm", draft.duties)
        self.fields["recipients"] = lines_field("Nơi nhận", draft.recipients)
        self.fields["bases"] = forms.TypedMultipleChoiceField(
            label="Căn cứ còn dùng",
            choices=[(at, basis_words(basis)) for at, basis in enumerate(self.base_rows)],
            initial=list(draft.bases),
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for phase in draft.phases:
            self._add_phase(phase)
        for task in draft.tasks:
            if task.due_on:
                self.add_row(task.key, {"due_on": day_field("Hạn hoàn thành", task.due_on)})

    def _add_phase(self, phase: PhaseDraft) -> None:
        name = forms.CharField(
            label="Tên đợt", initial=phase.name, max_length=200, error_messages={"required": "Ghi tên đợt."}
        )
        self.add_row(
            phase.key,
            {
                "name": name,
                "starts_on": day_field("Từ ngày", phase.starts_on, asked="Ghi ngày bắt đầu đợt."),
                "ends_on": day_field("Đến ngày", phase.ends_on, asked="Ghi ngày kết thúc đợt."),
                "report_due_bound": _bound("Cách ghi hạn báo cáo", phase.report_due_bound),
                "report_due_on": day_field("Hạn đơn vị báo cáo", phase.report_due_on, asked="Ghi hạn đơn vị báo cáo."),
                "wrap_up_bound": _bound("Cách ghi hạn tổng kết", phase.wrap_up_bound),
                "wrap_up_on": day_field("Hạn tổng kết đợt", phase.wrap_up_on),
                "goals": lines_field("Mục tiêu của đợt", phase.goals),
            },
        )
        for each in phase.occasions:
            years = forms.IntegerField(
                label="Số năm", initial=each.years, required=False, min_value=1, max_value=3000, localize=False
            )
            self.add_row(
                each.key,
                {
                    "keep": keep_field(each.title, each.is_kept),
                    "name": forms.CharField(
                        label="Ngày lễ",
                        initial=each.name,
                        max_length=300,
                        error_messages={"required": "Ghi tên ngày lễ."},
                    ),
                    "on": day_field("Ngày trong năm", each.on),
                    "years": years,
                },
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for phase in self.planned.phases:
            key = phase.key
            for name in ("starts_on", "ends_on", "report_due_on", "wrap_up_on"):
                self._refuse_far_day(f"{key}-{name}", getattr(phase, name), 1)
            days = [data.get(f"{key}-{name}") for name in ("starts_on", "ends_on", "report_due_on")]
            for note in contradictions(key, f"Đợt {phase.ordinal}", *days):
                self.add_error(note.key, note.sentence)
            for each in phase.occasions:
                self._refuse_far_day(f"{each.key}-on", each.on, 1)
        for task in self.planned.tasks:
            self._refuse_far_day(f"{task.key}-due_on", task.due_on, YEARS_OF_TASKS)
        return data

    def _refuse_far_day(self, name: str, planned: date | None, years: int) -> None:
        """A slip of the pen in the year; what the rule itself made of a plan over several years may stand."""
        day, year = self.cleaned_data.get(name), self.planned.year
        first, last = year - 1, year + years
        if planned:
            first, last = min(first, planned.year), max(last, planned.year)
        if day and not first <= day.year <= last:
            self.add_error(name, f"Ngày {short_date(day)} quá xa năm {year}. Xem lại năm của ngày này.")

    def applied(self) -> YearDraft:
        draft, said = self.planned, self.said
        return replace(
            draft,
            title=said("title", draft.title),
            theme=said("theme", draft.theme),
            purposes=tuple(said("purposes", draft.purposes)),
            requirements=tuple(said("requirements", draft.requirements)),
            duties=tuple(said("duties", draft.duties)),
            recipients=tuple(said("recipients", draft.recipients)),
            bases=tuple(said("bases", draft.bases)),
            phases=tuple(self._phase(phase) for phase in draft.phases),
            groups=tuple(
                replace(group, tasks=tuple(self._due_task(task) for task in group.tasks)) for group in draft.groups
            ),
        )

    def _phase(self, phase: PhaseDraft) -> PhaseDraft:
        names = (
            "name", "starts_on", "ends_on", "report_due_on", "report_due_bound", "wrap_up_on", "wrap_up_bound",
        )  # fmt: skip
        key = phase.key
        return replace(
            phase,
            **{name: self.said(f"{key}-{name}", getattr(phase, name)) for name in names},
            goals=tuple(self.said(f"{key}-goals", phase.goals)),
            occasions=tuple(self._occasion(each) for each in phase.occasions),
        )

    def _occasion(self, each: OccasionDraft) -> OccasionDraft:
        key = each.key
        return replace(
            each,
            is_kept=self.said(f"{key}-keep", each.is_kept),
            **{name: self.said(f"{key}-{name}", getattr(each, name)) for name in ("name", "on", "years")},
        )

    def _due_task(self, task: TaskDraft) -> TaskDraft:
        return replace(task, due_on=self.said(f"{task.key}-due_on", task.due_on))

    @cached_property
    def notes(self) -> list[DayNote]:
        """What is said about the dates as they stand on the page; nothing about those that could not be read."""
        return [note for note in notes_of(self.applied(), self.calendar) if note.key not in self.errors]

    def proposals(self) -> dict[str, dict[str, str]]:
        """The proposed date of each field that has one."""
        return {note.key: {note.key: short_date(note.proposal)} for note in self.notes if note.proposal}

    def _box(self, name: str) -> DayBox:
        return DayBox(self[name], tuple(note for note in self.notes if note.key == name))

    def phase_rows(self) -> list[PhaseRow]:
        return [self._phase_row(phase) for phase in self.applied().phases]

    def _phase_row(self, phase: PhaseDraft) -> PhaseRow:
        key = phase.key
        return PhaseRow(
            draft=phase,
            **{name: self[f"{key}-{name}"] for name in ("name", "report_due_bound", "wrap_up_bound", "goals")},
            **{name: self._box(f"{key}-{name}") for name in ("starts_on", "ends_on", "report_due_on", "wrap_up_on")},
            occasions=[self._occasion_row(each) for each in phase.occasions],
        )

    def _occasion_row(self, each: OccasionDraft) -> OccasionRow:
        key = each.key
        return OccasionRow(each, self[f"{key}-keep"], self[f"{key}-name"], self._box(f"{key}-on"), self[f"{key}-years"])

    @cached_property
    def due_rows(self) -> list[DueRow]:
        return [DueRow(task, self._box(f"{task.key}-due_on")) for task in self.planned.tasks if task.due_on]

    @property
    def due_doubts(self) -> int:
        """How many due dates of tasks should be looked at."""
        return sum(row.due_on.has_doubt for row in self.due_rows)

"""A task of the draft: its words, what the annex says of it, and the units that do it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from accounts.models import Unit
from campaigns.forms.plan_rows import RowForm
from campaigns.models import Task
from campaigns.models.tasks import TaskSource
from campaigns.plan_import.levels import TEXT, Level, level_words, usual_level
from campaigns.plan_units import UnitNames, names_of
from core.fields import DayField
from core.wording import short_date

_SOURCES = dict(TaskSource.choices)
_WIDTHS = {name: Task._meta.get_field(name).max_length for name in ("product", "receiver")}


class PlanUnits:
    """The units that may do a task, by the names that the page shows and reads."""

    def __init__(self, units: Iterable[Unit]) -> None:
        every = list(units)
        self.known = UnitNames(every)
        self.names = names_of(every)

    def words(self, units: Iterable[int]) -> str:
        return "; ".join(self.names[unit] for unit in units if unit in self.names)


class UnitsField(forms.CharField):
    """Units as words, parted by semicolons; gives their ids in that order."""

    def __init__(self, *, units: PlanUnits, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, **kwargs)
        self.units = units

    def prepare_value(self, value: Any) -> Any:
        return self.units.words(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:
        typed = super().clean(value)
        named = self.units.known.read(typed)
        for words in (*named.unknown, *named.doubtful):
            hint = self.units.known.hint(words)
            raise forms.ValidationError(f"Không rõ “{words}” là đơn vị nào.{hint} Ghi tên như ở mục Đơn vị tham gia.")
        return list(named.units)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.units.words(initial or []) != (data or "")


class TaskRowForm(RowForm):
    is_divided = False
    text = forms.CharField(label="Nội dung nhiệm vụ", widget=forms.Textarea({"rows": 3}))
    product = forms.CharField(label="Sản phẩm", max_length=_WIDTHS["product"], required=False)
    receiver = forms.CharField(label="Nơi nhận sản phẩm", max_length=_WIDTHS["receiver"], required=False)
    due_on = DayField(label="Hạn hoàn thành", required=False)
    lead = forms.TypedChoiceField(label="Đơn vị chủ trì", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, units: PlanUnits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        lead = self.fields["lead"]
        assert isinstance(lead, forms.TypedChoiceField)
        lead.choices = [("", "Chưa giao"), *units.names.items()]
        self.fields["cooperating"] = UnitsField(
            units=units, label="Đơn vị phối hợp", help_text="Nhiều đơn vị cách nhau bằng dấu chấm phẩy."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lead") in (data.get("cooperating") or []):
            self.add_error("cooperating", "Đơn vị chủ trì không ghi lại ở phần phối hợp.")
        return data

    @property
    def level(self) -> str:
        """What must be reached, where the plan states it."""
        value = self.initial.get("target_value")
        level = Level(
            self.initial.get("measure") or TEXT,
            self.initial.get("figure_unit") or "",
            None if value is None else Decimal(str(value)),
        )
        return level_words(level, usual_level(self.initial.get("product")))

    @property
    def said(self) -> str:
        """What is known of the task beside its words, as one line."""
        stored = self.initial
        lead, others = stored.get("lead"), self.units.words(stored.get("cooperating") or [])
        due_on = stored.get("due_on")
        source, number = stored.get("source") or TaskSource.PLAN, stored.get("source_number")
        parts = [
            ("một phần của ra từ", "nhiệm vụ ở trên" if stored.get("part_of") else ""),
            ("Chủ trì", self.units.words([lead]) if lead else ""),
            ("phối hợp", others),
            ("sản phẩm", stored.get("product") or ""),
            ("nơi nhận", stored.get("receiver") or ""),
            ("mức phải đạt", self.level),
            ("hạn", short_date(due_on) if due_on else ""),
            (
                "nguồn giao",
                f"{_SOURCES[source]}{f', số {number}' if number else ''}" if source != TaskSource.PLAN else "",
            ),
        ]
        told = "; ".join(f"{label}: {words}" for label, words in parts if words)
        return f"{self.standing}{told[:1].upper()}{told[1:]}"

    @property
    def standing(self) -> str:
        """Whether it is a part of another task, or divided itself: then only its parts are reported."""
        if self.is_divided:
            return "Nhiệm vụ chia thành các phần ở dưới; đơn vị báo cáo từng phần. "
        return "Một phần của nhiệm vụ ở trên. " if self.initial.get("part_of") else ""

"""Choosing nominations of a list; the choice stands in the address."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet

from accounts.models import Unit
from awards.models import Nomination, Subject
from awards.workflow import NOMINATION
from campaigns.models import Phase


class NominationFilter(django_filters.FilterSet):
    dot = django_filters.ChoiceFilter(label="Đợt", field_name="phase", empty_label="Tất cả các đợt")
    doi_tuong = django_filters.ChoiceFilter(
        label="Đối tượng", choices=Subject.choices, method="of_subject", empty_label="Cá nhân và tập thể"
    )
    don_vi = django_filters.ModelChoiceFilter(
        label="Đơn vị đề nghị", field_name="proposing_unit", queryset=Unit.objects.none(), empty_label="Tất cả đơn vị"
    )
    tinh_trang = django_filters.ChoiceFilter(
        label="Tình trạng", field_name="state", choices=NOMINATION.choices, empty_label="Mọi tình trạng"
    )

    class Meta:
        model = Nomination
        fields: list[str] = []

    def __init__(self, *args: Any, phases: Iterable[Phase], units: QuerySet[Unit] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Read before for other parts of the page: a choice among the rows themselves would read them again.
        self.filters["dot"].extra["choices"] = [(phase.pk, f"{phase} năm {phase.campaign.year}") for phase in phases]
        if units is None:
            del self.filters["don_vi"]
        else:
            self.filters["don_vi"].queryset = units

    def of_subject(self, rows: QuerySet[Nomination], name: str, value: str) -> QuerySet[Nomination]:
        return rows.filter(person__isnull=value != Subject.PERSON)

"""Which papers of the list are shown."""

import re
from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from core import clock
from core.text import fold
from documents.models import IssuedPaper, LegalField, LegalKind, LegalText, PaperKind
from documents.workflow import PAPER


class PaperFilter(django_filters.FilterSet):
    """By kind, state, year, and words of the summary or the number."""

    kind = django_filters.ChoiceFilter(label="Loại văn bản", choices=PaperKind.choices, empty_label="Tất cả")
    state = django_filters.ChoiceFilter(label="Tình trạng", choices=PAPER.choices, empty_label="Tất cả")
    year = django_filters.NumberFilter(label="Năm ban hành", min_value=1900, max_value=9999)
    q = django_filters.CharFilter(label="Số hoặc trích yếu", method="search")

    class Meta:
        model = IssuedPaper
        fields = ["kind", "state", "year", "q"]

    def search(self, papers: QuerySet[IssuedPaper], _name: str, value: str) -> QuerySet[IssuedPaper]:
        """`128`, `128/QĐ-SCT` find the number; words find the summary, with or without marks."""
        wanted: Any = Q(folded_title__contains=fold(value))
        if number := re.match(r"\s*(\d{1,6})(?!\d)(?:/|\s*$)", value):
            wanted |= Q(number=int(number.group(1)))
        return papers.filter(wanted)


class LegalFilter(django_filters.FilterSet):
    """By whether they are in force today, field, kind, and words of the title or the number."""

    FORCE = (("yes", "Còn hiệu lực"), ("no", "Hết hoặc chưa có hiệu lực"))

    force = django_filters.ChoiceFilter(label="Hiệu lực hôm nay", choices=FORCE, empty_label="Tất cả", method="stands")
    field = django_filters.ChoiceFilter(label="Lĩnh vực", choices=LegalField.choices, empty_label="Tất cả")
    kind = django_filters.ChoiceFilter(label="Loại văn bản", choices=LegalKind.choices, empty_label="Tất cả")
    q = django_filters.CharFilter(label="Số hoặc tên gọi", method="search")

    class Meta:
        model = LegalText
        fields = ["force", "field", "kind", "q"]

    def stands(self, texts: Any, _name: str, value: str) -> QuerySet[LegalText]:
        chosen: QuerySet[LegalText] = (
            texts.in_force_on(clock.today()) if value == "yes" else texts.not_in_force_on(clock.today())
        )
        return chosen

    def search(self, texts: QuerySet[LegalText], _name: str, value: str) -> QuerySet[LegalText]:
        """With or without marks."""
        return texts.filter(folded__contains=fold(value))

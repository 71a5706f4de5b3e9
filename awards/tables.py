"""The list of nominations as a table."""

from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html

from awards.models import Nomination
from core.templatetags.ui import chip


class NominationTable(tables.Table):
    nominee_name = tables.Column(verbose_name="Người, tập thể")
    kind = tables.Column(verbose_name="Hình thức", order_by=("kind__name", "-kind__subject"))
    phase = tables.Column(verbose_name="Đợt", order_by=("phase__campaign__year", "phase__ordinal"))
    proposing_unit = tables.Column(
        verbose_name="Đơn vị đề nghị", order_by=("proposing_unit__position", "proposing_unit__name")
    )
    state = tables.Column(verbose_name="Tình trạng")

    class Meta:
        model = Nomination
        fields = ("nominee_name", "kind", "phase", "proposing_unit", "state")
        attrs = {"caption": "Đề nghị khen thưởng", "rows": "đề nghị"}
        empty_text = "Không có đề nghị nào theo lựa chọn này."

    def render_nominee_name(self, record: Nomination) -> str:
        return format_html(
            '<div><a href="{}"><b>{}</b></a><br><span class="small quiet">{}</span></div>',
            record.get_absolute_url(),
            record.nominee_name,
            record.nominee_position,
        )

    def render_phase(self, record: Nomination) -> str:
        return f"{record.phase} năm {record.phase.campaign.year}"

    def render_state(self, record: Nomination) -> str:
        paper: Any = record.decision.paper if record.decision else None
        said = render_to_string("components/chip.html", chip(record.state_row))
        if paper is None:
            return format_html("<div>{}</div>", said)
        words = f"Quyết định số {paper.symbol}" if paper.is_published else "Đang lập quyết định"
        return format_html('<div>{}<br><span class="small quiet">{}</span></div>', said, words)

"""Numbers that the site gives, and the office's choice of how a kind of paper is numbered."""

from typing import Any

from django.db import transaction

from accounts.models import Unit
from core import clock, journal
from core.errors import RuleBroken
from documents.models import IssuedPaper, NumberingRule, NumberSeries, PaperKind
from documents.queries import highest_number

NUMBERING_SET = journal.register("documents.numberingrule.set", "đổi cách ghi số văn bản", "list")


@transaction.atomic
def set_numbering(*, actor: Any, body: Unit, kind: str, mode: str, next_number: int | None = None) -> NumberingRule:
    """Papers of the body and kind are numbered in this way from now on; a series goes on with `next_number`.

    The office of the body only. Refuses a series without its next number, and one that the present year has already used
    or passed. Journalled; what changes nothing is not.
    """
    if not actor.has_perm("documents.manage_archive", body):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được đổi cách ghi số văn bản.")
    if kind not in PaperKind.values or mode not in NumberingRule.Mode.values:
        raise RuleBroken("Loại văn bản hoặc cách ghi số không có trong hệ thống.")
    rule, _ = NumberingRule.objects.select_for_update().get_or_create(body=body, kind=kind)
    before: dict[str, Any] = {"mode": rule.mode}
    after: dict[str, Any] = {"mode": mode}
    if mode == NumberingRule.Mode.SERIES:
        year = clock.today().year
        series = _locked_series(body.pk, kind, year)
        before["next_number"], after["next_number"] = series.next_number, _next_number(body, kind, year, next_number)
        series.next_number = after["next_number"]
        series.save(update_fields=["next_number"])
    if before != after:
        rule.mode = mode
        rule.save(update_fields=["mode"])
        journal.record(actor, NUMBERING_SET, rule, before=before, after=after, note=rule.get_kind_display())
    return rule


def take_number(paper: IssuedPaper, year: int) -> int:
    """The next number of the paper's series in that year, held until the end of the transaction.

    Whoever comes second waits; a transaction that is rolled back gives its number back: no gap, no double.
    """
    series = _locked_series(paper.body_id, paper.kind, year, paper.issuer_symbol)
    # Numbers may have been typed while the office had switched the series off.
    highest = highest_number(paper.body_id, paper.kind, year, paper.issuer_symbol)
    number = max(series.next_number, (highest or 0) + 1)
    series.next_number = number + 1
    series.save(update_fields=["next_number"])
    return number


def _locked_series(body_id: int, kind: str, year: int, issuer_symbol: str = "") -> NumberSeries:
    known = {"body_id": body_id, "issuer_symbol": issuer_symbol, "kind": kind, "year": year}
    NumberSeries.objects.get_or_create(**known)
    series: NumberSeries = NumberSeries.objects.select_for_update().get(**known)
    return series


def _next_number(body: Unit, kind: str, year: int, typed: int | None) -> int:
    highest = highest_number(body.pk, kind, year)
    if typed is None or typed < 1:
        raise RuleBroken("Hãy nhập số tiếp theo của dãy, từ 1 trở lên.")
    if highest is not None and typed <= highest:
        raise RuleBroken(f"Số tiếp theo phải lớn hơn số lớn nhất đã ghi trong năm {year} ({highest:02d}).")
    return typed

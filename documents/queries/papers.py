"""Questions about papers."""

from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from core.wording import short_date
from documents.models import IssuedPaper


def number_warnings(paper: IssuedPaper, *, number: int, issued_on: date) -> tuple[str, ...]:
    """What is odd about a number and a date in the paper's series of the year: one statement.

    Numbers run from 01 on 1/1 to 31/12 of each year (Nghị định 30/2020/NĐ-CP, Điều 15.1), but papers made outside this
    system share the series, so a jump or an earlier date is asked about, never refused.
    """
    found = IssuedPaper.objects.same_series(paper, issued_on.year).aggregate(
        highest=Max("number"),
        latest_below=Max("issued_on", filter=Q(number__lt=number)),
        earliest_above=Min("issued_on", filter=Q(number__gt=number)),
    )
    kind, year = paper.get_kind_display(), issued_on.year
    highest = found["highest"]
    said = []
    if highest is None and number > 1:
        said.append(
            f"Năm {year} chưa có {kind.lower()} nào được ghi số trong hệ thống, nhưng số vừa nhập là {number:02d}."
        )
    elif highest is not None and number > highest + 1:
        said.append(f"Số {number:02d} nhảy cách số lớn nhất đã ghi trong năm {year} ({highest:02d}).")
    elif highest is not None and number < highest:
        said.append(f"Số {number:02d} nhỏ hơn số lớn nhất đã ghi trong năm {year} ({highest:02d}).")
    if found["latest_below"] and issued_on < found["latest_below"]:
        said.append(f"Ngày {short_date(issued_on)} sớm hơn ngày {short_date(found['latest_below'])} của một số trước.")
    if found["earliest_above"] and issued_on > found["earliest_above"]:
        said.append(f"Ngày {short_date(issued_on)} muộn hơn ngày {short_date(found['earliest_above'])} của một số sau.")
    return tuple(said)


def papers_seen_by(user: Any) -> QuerySet[IssuedPaper]:
    """Papers the user may see, newest first, with body, without their long content: one statement."""
    return IssuedPaper.objects.visible_to(user).select_related("body").defer("content")

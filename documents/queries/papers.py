"""Questions about papers."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from core.models import Holiday
from core.wording import local_day, rest_day_doubt, short_date
from documents.models import IssuedPaper
from documents.workflow import PUBLISHED

LATE_ENTRY = timedelta(days=31)
NO_LONGER_HOLDS = ("replaced", "withdrawn")


def paper_in_force(paper: IssuedPaper) -> IssuedPaper:
    """The paper, or the one that stands in its place now. One statement for each paper that holds no longer."""
    while paper.state in NO_LONGER_HOLDS:
        instead = getattr(paper, "replacement", None)
        if instead is None or instead.state not in PUBLISHED:
            break
        paper = instead
    return paper


def meeting_doubts(paper: IssuedPaper) -> tuple[str, ...]:
    """That a giấy mời invites to a day of rest: one statement for one that names its day, else none."""
    invitation = paper.paper.invitation
    if invitation is None or invitation.starts_at is None:
        return ()
    doubt = rest_day_doubt("Ngày họp", invitation.starts_at.date(), Holiday.objects.calendar())
    return (doubt,) if doubt else ()


def number_warnings(paper: IssuedPaper, *, number: int, issued_on: date, typed: bool = True) -> tuple[str, ...]:
    """What is odd about a number and a date in the paper's series of the year: one statement.

    Numbers run from 01 on 1/1 to 31/12 of each year (Nghị định 30/2020/NĐ-CP, Điều 15.1), but papers made outside this
    system share the series, so a jump or an earlier date is asked about, never refused. A number that the site gave has no jump.
    A day long before the paper was drafted is a slip of the year more often than a paper entered late.
    """
    found = IssuedPaper.objects.same_series(paper, issued_on.year).aggregate(
        highest=Max("number"),
        latest_below=Max("issued_on", filter=Q(number__lt=number)),
        earliest_above=Min("issued_on", filter=Q(number__gt=number)),
    )
    highest = found["highest"]
    said = _jumps(highest, number, paper.get_kind_display().lower(), issued_on.year) if typed else []
    if found["latest_below"] and issued_on < found["latest_below"]:
        said.append(f"Ngày {short_date(issued_on)} sớm hơn ngày {short_date(found['latest_below'])} của một số trước.")
    if found["earliest_above"] and issued_on > found["earliest_above"]:
        said.append(f"Ngày {short_date(issued_on)} muộn hơn ngày {short_date(found['earliest_above'])} của một số sau.")
    drafted_on = local_day(paper.created_at)
    if issued_on < drafted_on - LATE_ENTRY:
        said.append(f"Ngày {short_date(issued_on)} sớm hơn nhiều so với ngày lập dự thảo ({short_date(drafted_on)}).")
    return tuple(said)


def _jumps(highest: int | None, number: int, kind: str, year: int) -> list[str]:
    """What is odd about a typed number beside the highest one known."""
    if highest is None:
        odd = f"Năm {year} chưa có {kind} nào được ghi số trong hệ thống, nhưng số vừa nhập là {number:02d}."
        return [odd] if number > 1 else []
    if number > highest + 1:
        return [f"Số {number:02d} nhảy cách số lớn nhất đã ghi trong năm {year} ({highest:02d})."]
    if number < highest:
        return [f"Số {number:02d} nhỏ hơn số lớn nhất đã ghi trong năm {year} ({highest:02d})."]
    return []


def papers_seen_by(user: Any) -> QuerySet[IssuedPaper]:
    """Papers the user may see, newest first, with body, without their long content: one statement."""
    return IssuedPaper.objects.visible_to(user).select_related("body").defer("content")

"""Entering what was officially published."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date
from indicators.models import Indicator, OfficialResult

FIRST_YEAR = 2000
ENTERED = journal.register("indicators.officialresult.entered", "nhập kết quả công bố", "chart")
CORRECTED = journal.register("indicators.officialresult.corrected", "sửa kết quả công bố", "pencil")


@dataclass(frozen=True)
class Published:
    """What was published for one year, and where."""

    source: str
    score: Decimal | None = None
    rank: int | None = None
    ranked_count: int | None = None
    published_on: date | None = None


@transaction.atomic
def enter_result(*, actor: Any, indicator: Indicator, year: int, published: Published) -> OfficialResult:
    """The year's official result is this, with its source; an earlier entry of the year is corrected.

    The office of the unit that follows the indicator. Refuses a result without source, one that says neither score nor
    rank, a rank outside 1 to the ranked count, a negative score, a year or a day to come. Equal facts change nothing.
    Journalled with before and after.
    """
    if not actor.has_perm("indicators.enter_result", indicator):
        raise RuleBroken("Chỉ Văn phòng của đơn vị theo dõi chỉ số được nhập kết quả.")
    _refuse(year, published)
    row = OfficialResult.objects.select_for_update().filter(indicator=indicator, year=year).first()
    before = _facts(row) if row else None
    if row is None:
        row = OfficialResult(indicator=indicator, year=year)
    for column, value in asdict(published).items():
        setattr(row, column, value.strip() if isinstance(value, str) else value)
    after = _facts(row)
    if before == after:
        return row
    row.entered_by, row.entered_at = actor, clock.now()
    row.save()
    journal.record(actor, CORRECTED if before else ENTERED, row, before=before, after=after, note=str(indicator))
    return row


def _refuse(year: int, published: Published) -> None:
    today = clock.today()
    if not FIRST_YEAR <= year <= today.year:
        raise RuleBroken(f"Năm phải từ {FIRST_YEAR} đến {today.year}; năm chưa đến thì chưa có kết quả.")
    if not published.source.strip():
        raise RuleBroken("Ghi nguồn: số, ngày văn bản hoặc nơi công bố kết quả.")
    if published.score is None and published.rank is None:
        raise RuleBroken("Nhập điểm hoặc thứ hạng, hoặc cả hai.")
    if published.score is not None and published.score < 0:
        raise RuleBroken("Điểm không được âm.")
    if published.rank is not None and published.rank < 1:
        raise RuleBroken("Thứ hạng phải từ 1 trở lên.")
    if published.rank is not None and published.ranked_count is None:
        raise RuleBroken("Đã nhập thứ hạng thì nhập cả số đơn vị được xếp hạng.")
    if published.rank is not None and published.ranked_count is not None and published.rank > published.ranked_count:
        raise RuleBroken(
            f"Thứ hạng {published.rank} lớn hơn số đơn vị được xếp hạng ({published.ranked_count}). Kiểm tra lại hai số."
        )
    if published.published_on is not None and published.published_on > today:
        raise RuleBroken(f"Ngày công bố không được sau hôm nay ({short_date(today)}).")


def _facts(row: OfficialResult) -> dict[str, Any]:
    return {
        "year": row.year,
        "score": None if row.score is None else float(row.score),
        "rank": row.rank,
        "ranked_count": row.ranked_count,
        "published_on": row.published_on.isoformat() if row.published_on else None,
        "source": row.source,
    }

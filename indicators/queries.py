"""Questions about indicators and what was published about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.models import User
from core import wording
from indicators.arithmetic import gain_words, rank_gain
from indicators.models import Indicator, OfficialResult

# How many years back the rank of a former year is worth comparing with; older gaps are named by their year.
LINES = 6


@dataclass(frozen=True)
class ResultLine:
    """One published year beside the last published one before it."""

    result: OfficialResult
    movement: str
    movement_tone: str
    score_change: str


@dataclass(frozen=True)
class IndicatorPicture:
    """An indicator with its results, newest first, and the points of its two pictures, oldest first."""

    indicator: Indicator
    lines: tuple[ResultLine, ...]

    @property
    def last(self) -> ResultLine | None:
        return self.lines[0] if self.lines else None

    @property
    def scores(self) -> list[tuple[str, float | None]]:
        return self._points("score")

    @property
    def ranks(self) -> list[tuple[str, float | None]]:
        return self._points("rank")

    def _points(self, column: str) -> list[tuple[str, float | None]]:
        """(year, value or None) of the last years; empty when fewer than two are known: one dot is no picture."""
        recent = list(reversed(self.lines[:LINES]))
        points = [(str(line.result.year), getattr(line.result, column)) for line in recent]
        known = [value for _, value in points if value is not None]
        return [(year, None if value is None else float(value)) for year, value in points] if len(known) > 1 else []


def results_for(indicator_ids: Iterable[int], years: Iterable[int]) -> dict[tuple[int, int], OfficialResult]:
    """Published results by (indicator id, year). One statement."""
    rows = OfficialResult.objects.filter(indicator_id__in=list(indicator_ids), year__in=list(years))
    return {(row.indicator_id, row.year): row for row in rows}


def result_lines(results: Sequence[OfficialResult]) -> tuple[ResultLine, ...]:
    """Newest first, each compared with the last year before it that has a rank (or a score). No statement."""
    lines: list[ResultLine] = []
    ranked: OfficialResult | None = None
    scored: OfficialResult | None = None
    for result in sorted(results, key=lambda row: row.year):
        movement = tone = change = ""
        if result.rank is not None and ranked is not None and ranked.rank is not None:
            gain = rank_gain(ranked.rank, result.rank)
            since = "" if ranked.year == result.year - 1 else f" so với năm {ranked.year}"
            movement, tone = gain_words(gain) + since, "ok" if gain > 0 else ("late" if gain < 0 else "grey")
        if result.score is not None and scored is not None and scored.score is not None:
            difference = result.score - scored.score
            sign = "+" if difference > 0 else ("−" if difference < 0 else "")
            change = f"{sign}{wording.number(abs(difference))} điểm"
        lines.append(ResultLine(result, movement, tone, change))
        ranked = result if result.rank is not None else ranked
        scored = result if result.score is not None else scored
    return tuple(reversed(lines))


def pictures_for(user: User) -> list[IndicatorPicture]:
    """All indicators that the user may see with their results. Two statements."""
    results = OfficialResult.objects.order_by("year")
    indicators = (
        Indicator.objects.visible_to(user)
        .select_related("unit")
        .prefetch_related(Prefetch("results", queryset=results))
        .order_by("unit__position", "position", "name")
    )
    return [IndicatorPicture(row, result_lines(list(row.results.all()))) for row in indicators]


def picture_of(indicator: Indicator) -> IndicatorPicture:
    """The indicator with all its results and who entered them. One statement."""
    return IndicatorPicture(indicator, result_lines(list(indicator.results.select_related("entered_by__person"))))

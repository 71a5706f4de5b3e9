"""Geometry of the small pictures: pure arithmetic; templates/components/charts/ draws them, on screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

LINE_WIDTH, LINE_HEIGHT = 360, 200
LINE_LEFT, LINE_RIGHT, LINE_TOP, LINE_BOTTOM = 40, 336, 16, 168


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart; `width` is 0 to 100."""

    label: str
    value: float
    width: float
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Dot:
    """One point of a line, in the picture's units; `value` None leaves a gap."""

    label: str
    value: float | None
    x: float
    y: float


@dataclass(frozen=True)
class Level:
    """A horizontal rule of the scale."""

    value: float
    y: float


@dataclass(frozen=True)
class Line:
    """A line chart: dots, pieces of the line between gaps, scale, and the goal's height when there is one."""

    dots: tuple[Dot, ...]
    pieces: tuple[str, ...]
    levels: tuple[Level, ...]
    goal_y: float | None


def bars(rows: Sequence[Sequence[object]], maximum: float | None = None) -> tuple[Bar, ...]:
    """Bars from (label, value[, note[, url]]) rows. Without `maximum` the largest value is full width."""
    values = [float(row[1]) for row in rows]  # type: ignore[arg-type]
    full = maximum or max(values, default=0) or 1
    return tuple(
        Bar(
            label=str(row[0]),
            value=value,
            width=round(min(max(value / full, 0), 1) * 100, 2),
            note=str(row[2]) if len(row) > 2 else "",
            url=str(row[3]) if len(row) > 3 else "",
        )
        for row, value in zip(rows, values, strict=True)
    )


def _rounded_top(highest: float) -> float:
    """The next "round" value (1, 2 or 5 times a power of ten) that is not below `highest`."""
    if highest <= 0:
        return 1
    power = 10.0 ** ceil(log10(highest) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power >= highest)


def line(points: Sequence[tuple[str, float | None]], goal: float | None = None) -> Line:
    """A line from (label, value or None) points, scaled from 0 to a round value above the highest."""
    known = [float(value) for _, value in points if value is not None]
    top = _rounded_top(max([*known, goal or 0], default=0))
    step = (LINE_RIGHT - LINE_LEFT) / max(len(points) - 1, 1)

    def height(value: float) -> float:
        return round(LINE_BOTTOM - (LINE_BOTTOM - LINE_TOP) * value / top, 1)

    dots = tuple(
        Dot(
            label=label,
            value=None if value is None else float(value),
            x=round(LINE_LEFT + step * index, 1),
            y=LINE_BOTTOM if value is None else height(float(value)),
        )
        for index, (label, value) in enumerate(points)
    )
    pieces: list[list[str]] = [[]]
    for dot in dots:
        if dot.value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{dot.x},{dot.y}")
    return Line(
        dots=dots,
        pieces=tuple(" ".join(piece) for piece in pieces if len(piece) > 1),
        levels=tuple(Level(value=top * part, y=height(top * part)) for part in (0, 0.5, 1)),
        goal_y=None if goal is None else height(float(goal)),
    )

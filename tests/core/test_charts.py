import pytest

from core import charts


def test_bars_fill_up_to_the_largest_value() -> None:
    bars = charts.bars([("A", 5), ("B", 10, "vượt"), ("C", 0)])

    assert bars == (
        charts.Bar("A", 5, 50),
        charts.Bar("B", 10, 100, "vượt"),
        charts.Bar("C", 0, 0),
    )


def test_bars_never_leave_their_scale() -> None:
    assert [bar.width for bar in charts.bars([("A", 150), ("B", -5)], maximum=100)] == [100, 0]


def test_bars_of_nothing() -> None:
    assert charts.bars([]) == ()
    assert [bar.width for bar in charts.bars([("A", 0)])] == [0]


def test_a_line_breaks_where_a_value_is_missing() -> None:
    line = charts.line([("2017", 0), ("2018", 50), ("2019", None), ("2020", 100), ("2021", 100)], goal=90)

    assert line.pieces == ("40.0,168.0 114.0,92.0", "262.0,16.0 336.0,16.0")
    assert [level.value for level in line.levels] == [0, 50, 100]
    assert line.goal_y == 31.2


@pytest.mark.parametrize(("highest", "top"), [(84, 100), (7, 10), (12, 20), (0, 1), (430, 500)])
def test_a_scale_ends_at_a_round_value(highest: float, top: float) -> None:
    assert charts.line([("a", highest)]).levels[-1].value == top

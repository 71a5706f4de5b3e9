import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.arithmetic import Assessment, assess_rank_gain, gain_words, rank_gain

ranks = st.integers(min_value=1, max_value=100)


@pytest.mark.parametrize(
    ("baseline", "rank", "gain", "words"),
    [(16, 8, 8, "tăng 8 bậc"), (21, 27, -6, "giảm 6 bậc"), (5, 5, 0, "giữ nguyên bậc")],
)
def test_a_gain_is_counted_towards_rank_one(baseline: int, rank: int, gain: int, words: str) -> None:
    assert rank_gain(baseline, rank) == gain
    assert gain_words(gain) == words


@pytest.mark.parametrize(
    ("baseline", "rank", "label", "gain"),
    [
        (None, None, "chưa có số liệu gốc", None),
        (None, 4, "chưa có số liệu gốc", None),
        (10, None, "chờ công bố", None),
        (10, 7, "đạt", 3),
        (10, 8, "chưa đạt", 2),
        (4, 1, "đạt", 3),
        (3, None, "cần diễn giải", None),
        (3, 1, "cần diễn giải", 2),
        (1, 1, "cần diễn giải", 0),
    ],
)
def test_a_target_of_three_ranks(baseline: int | None, rank: int | None, label: str, gain: int | None) -> None:
    state = assess_rank_gain(required_gain=3, baseline_rank=baseline, rank=rank)

    assert (state.label, state.gain) == (label, gain)


def test_what_is_still_needed_is_said() -> None:
    state = assess_rank_gain(required_gain=3, baseline_rank=12, rank=None)

    assert state.explanation == "Năm gốc xếp hạng 12; để đạt cần hạng 9 trở lên."


@given(ranks, ranks)
def test_going_there_and_back_gains_nothing(one: int, other: int) -> None:
    assert rank_gain(one, other) + rank_gain(other, one) == 0


@given(ranks, ranks, ranks)
def test_gains_of_two_years_add_up(first: int, second: int, third: int) -> None:
    assert rank_gain(first, second) + rank_gain(second, third) == rank_gain(first, third)


@given(st.integers(min_value=1, max_value=20), ranks, ranks)
def test_a_published_rank_is_met_exactly_when_the_gain_is_reached(required: int, baseline: int, rank: int) -> None:
    state = assess_rank_gain(required_gain=required, baseline_rank=baseline, rank=rank)

    if baseline <= required:
        assert state.assessment == Assessment.NEEDS_EXPLAINING
    else:
        assert (state.assessment == Assessment.MET) == (baseline - rank >= required)


@given(st.integers(min_value=1, max_value=20), st.none() | ranks)
def test_nothing_is_missed_before_publication(required: int, baseline: int | None) -> None:
    state = assess_rank_gain(required_gain=required, baseline_rank=baseline, rank=None)

    assert state.assessment not in (Assessment.MET, Assessment.NOT_MET)

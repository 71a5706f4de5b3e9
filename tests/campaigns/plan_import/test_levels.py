"""What a task must reach, in words and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.plan_import.folding import squeeze
from campaigns.plan_import.levels import (
    Level,
    Outcome,
    level_words,
    outcome_words,
    read_level,
    read_outcome,
    usual_level,
)

UNITS = st.one_of(
    st.sampled_from(["", "cụm", "%", "1000 m3", "phần trăm", "(a)", "sản phẩm: 5", "m²/người; năm", "đạt 5 cụm", "Số liệu"]),
    st.text(max_size=40).map(squeeze),
)  # fmt: skip
VALUES = st.none() | st.decimals(-999, 999_999_999_999, places=2)
LEVELS = st.builds(Level, st.sampled_from(["product", "percent", "figure", "text"]), UNITS, VALUES)
TEXTS = st.one_of(st.sampled_from(["", "Đề án", "23 cụm", "Quyết định, trình ký"]), st.text(max_size=30).map(squeeze))


@given(level=LEVELS, product=TEXTS)
def test_a_level_is_read_as_it_was_written(level: Level, product: str) -> None:
    usual = usual_level(product)

    assert read_level(level_words(level, usual), usual) == level


@given(product=TEXTS, receiver=TEXTS, level=LEVELS)
def test_one_cell_says_all_or_nothing(product: str, receiver: str, level: Level) -> None:
    outcome = Outcome(product, receiver, level)

    words = outcome_words(outcome)

    assert words is None or read_outcome(words) == outcome


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("23 cụm công nghiệp", Level("figure", "cụm công nghiệp", Decimal(23))),
        ("1.234,5 triệu đồng", Level("figure", "triệu đồng", Decimal("1234.5"))),
        ("ít nhất 23.5 ha", Level("figure", "ha", Decimal("23.5"))),
        ("Tỷ lệ 100%", Level("percent", "", Decimal(100))),
        ("đạt 95 phần trăm trở lên", Level("percent", "", Decimal(95))),
        ("120%", Level("figure", "%", Decimal(120))),
        ("Văn bản", Level("product")),
        ("Tỷ lệ phần trăm", Level("percent")),
        ("Số liệu (cụm)", Level("figure", "cụm")),
        ("bằng lời", Level("text")),
        ("-", Level("text")),
        ("tốt hơn năm trước", None),
        ("khoảng 5", None),
        (f"5 {'x' * 41}", None),
        ("9999999999999 đồng", None),
    ],
)
def test_levels_as_offices_write_them(words: str, level: Level | None) -> None:
    assert read_level(words) == level


@pytest.mark.parametrize(
    ("level", "words"),
    [(Level("percent"), "Tỷ lệ %"), (Level("figure", "cuộc thanh tra"), "Số lượng (cuộc thanh tra)")],
)
def test_a_level_without_a_figure_is_worded_as_on_paper(level: Level, words: str) -> None:
    assert level_words(level) == words

"""The measures of a paper: the decree's ranges, titles in lines, the header of a long name."""

from dataclasses import replace

import pytest

from documents import decree
from documents.content import Annex, Column, Table
from documents.layout import ALLOWED, DECREE_30, LONG_NAMED, breaches, layout_for
from documents.titles import balanced


def test_the_layout_obeys_every_range_of_the_decree() -> None:
    assert breaches(DECREE_30) == breaches(LONG_NAMED) == ()
    assert breaches(replace(DECREE_30, margin_left=25, text_size=12)) == ("margin_left", "text_size")
    assert set(ALLOWED) <= set(DECREE_30.__dataclass_fields__)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ngắn", ("Ngắn",)),
        ("một hai ba bốn bảy sáu", ("một hai ba", "bốn bảy sáu")),
        ("dòng một\ndòng hai", ("dòng một", "dòng hai")),
        ("khen tập thể và cá nhân", ("khen tập thể", "và cá nhân")),
        ("một hai ba đợt 1", ("một hai ba", "đợt 1")),
    ],
)
def test_titles_are_cut_into_even_lines(text: str, lines: tuple[str, ...]) -> None:
    assert balanced(text, 14) == lines


def test_a_date_is_never_torn() -> None:
    assert balanced("(Kèm theo Quyết định số 128/QĐ-SCT ngày 05 tháng 7 năm 2021 của Sở Công Thương)", 68) == (
        "(Kèm theo Quyết định số 128/QĐ-SCT",
        "ngày 05 tháng 7 năm 2021 của Sở Công Thương)",
    )


@pytest.mark.parametrize(
    ("names", "layout"),
    [
        (("UBND TỈNH HÀ TĨNH", "SỞ CÔNG THƯƠNG"), "nd30-2020/1"),
        (("SỞ CÔNG THƯƠNG HÀ TĨNH", "TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI"), "nd30-2020/1-ten-dai"),
        ((), "nd30-2020/1"),
    ],
)
def test_long_names_take_the_smaller_header(names: tuple[str, ...], layout: str) -> None:
    assert layout_for(*names).name == layout


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("UBND TỈNH HÀ TĨNH", "UBND tỉnh Hà Tĩnh"),
        ("UBND tỉnh Nghệ An", "UBND tỉnh Nghệ An"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương"),
    ],
)
def test_the_superior_as_it_is_spoken_of(written: str, spoken: str) -> None:
    assert decree.superior_name(written) == spoken


def test_a_lying_annex_has_room_for_a_wide_table() -> None:
    wide = Table((Column("Rộng", 240),), ())
    assert Annex("Biểu", (wide,), landscape=True).numbered_blocks == (wide,)

"""Fields that read what people here write."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.fields import DayField, FigureField, LinesField


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("16", Decimal(16)),
        ("1.234,5", Decimal("1234.5")),
        ("1234,5", Decimal("1234.5")),
        ("1.234", Decimal(1234)),
        ("1.234.567", Decimal(1234567)),
        ("12.5", Decimal("12.5")),
        ("1 234", Decimal(1234)),
        ("1 234 567,8", Decimal("1234567.8")),
        ("-3", Decimal(-3)),
        ("0,25", Decimal("0.25")),
    ],
)
def test_a_figure_is_read_as_it_is_written_here(typed: str, read: Decimal) -> None:
    assert FigureField().clean(typed) == read


@pytest.mark.parametrize("typed", ["mười", "1,234.5", "0.125", "12.34.5", "1.23,4", "--1", "1e5", "12 34", "1 2"])
def test_what_can_be_read_in_two_ways_is_refused_with_a_way_to_write_it(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        FigureField().clean(typed)

    assert refusal.value.messages == [f"“{typed}” chưa đọc được thành số. Ghi như 1.234,5."]


@pytest.mark.parametrize("typed", ["69,6 %", "69,6%", " 69,6  % "])
def test_a_share_may_have_its_percent_sign(typed: str) -> None:
    assert FigureField(is_share=True).clean(typed) == Decimal("69.6")


def test_a_figure_that_is_no_share_has_no_percent_sign() -> None:
    with pytest.raises(ValidationError) as refusal:
        FigureField(required=False).clean("100 %")

    assert refusal.value.messages == ["Số này không tính bằng phần trăm, nên không ghi dấu “%”. Bạn ghi “100 %”."]


@pytest.mark.parametrize("typed", ["%5", "5%5", "5 %%", "%"])
def test_a_percent_sign_elsewhere_is_no_figure(typed: str) -> None:
    with pytest.raises(ValidationError):
        FigureField(is_share=True).clean(typed)


def test_three_places_are_too_many() -> None:
    with pytest.raises(ValidationError) as refusal:
        FigureField().clean("1,234")

    assert refusal.value.messages == ["Ghi tối đa 2 chữ số sau dấu phẩy. Bạn ghi “1,234”."]


def test_a_figure_is_shown_as_it_is_written_here() -> None:
    assert FigureField().widget.format_value(Decimal("1234.50")) == "1.234,5"


def test_nothing_done_is_a_figure() -> None:
    assert FigureField(disabled=True).clean(Decimal("0.00")) == 0


def test_an_empty_figure_is_none() -> None:
    assert [FigureField(required=False).clean(typed) for typed in (None, "", " ")] == [None] * 3


@pytest.mark.parametrize(
    ("typed", "read"), [("19/5/1890", date(1890, 5, 19)), (" 20/6/2021 ", date(2021, 6, 20)), ("", None)]
)
def test_a_day_is_read_as_it_is_written_here(typed: str, read: date | None) -> None:
    assert DayField(required=False).clean(typed) == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/6/2021", "“31/6/2021” không phải một ngày có trong lịch. Ghi ngày/tháng/năm, ví dụ 20/6/2021."),
        ("hôm nay", "“hôm nay” không phải một ngày có trong lịch. Ghi ngày/tháng/năm, ví dụ 20/6/2021."),
        ("1/1/0001", "Năm 1 chưa đúng. Ghi từ năm 1000 đến năm 2199."),
        ("20/6/9021", "Năm 9021 chưa đúng. Ghi từ năm 1000 đến năm 2199."),
    ],
)
def test_a_day_of_no_calendar_or_no_sense_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)

    assert refusal.value.messages == [sentence]


def test_lines_leave_out_the_marks_that_the_paper_prints() -> None:
    typed = "1. Văn phòng Sở theo dõi.\n\n- 2) Các phòng: thực hiện (Điều 3)./.\n2021 là năm đầu.\n5.2 tỷ đồng\n+ Thanh tra ./."

    assert LinesField().clean(typed) == [
        "Văn phòng Sở theo dõi.",
        "Các phòng: thực hiện (Điều 3)",
        "2021 là năm đầu.",
        "5.2 tỷ đồng",
        "Thanh tra",
    ]


def test_the_mark_of_the_end_is_refused_elsewhere() -> None:
    with pytest.raises(ValidationError) as refusal:
        LinesField().clean("Một./. Hai.")

    assert refusal.value.messages == [
        "Dấu “./.” đứng sau chữ cuối cùng của văn bản và được in sẵn. Bỏ dấu đó ở “Một./. Hai.”."
    ]

import pytest

from core.text import fold, without_nul


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "ủy ban"),
        ("đa dạng hoá", "Đa dạng hóa"),
        ("thương mại - dịch vụ", "thương mại dịch vụ"),
        ("ĐIỆN LỰC", "dien luc"),
        ("15/KH-UBND", "15 kh ubnd"),
    ],
)
def test_what_differs_in_marks_only_is_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_letters_and_digits_stay() -> None:
    assert fold("  Nghị quyết số 5: “Đổi mới”!") == "nghi quyet so 5 doi moi"


def test_null_characters_of_a_broken_paste_are_left_out() -> None:
    assert without_nul("Đồng\x00 ý") == "Đồng ý"

import pytest

from core.text import fold


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

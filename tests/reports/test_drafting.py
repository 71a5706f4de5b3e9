"""Words that a first draft puts together."""

import pytest

from reports.drafting import lowered


@pytest.mark.parametrize(
    ("words", "after_colon"),
    [
        ("Đã trình UBND tỉnh.", "đã trình UBND tỉnh."),
        ("Trình Sở Công Thương phê duyệt.", "trình Sở Công Thương phê duyệt."),
        ("Trình UBND tỉnh ban hành.", "trình UBND tỉnh ban hành."),
        ("Phòng chống dịch tốt.", "phòng chống dịch tốt."),
        ("Thanh tra 05 cuộc.", "thanh tra 05 cuộc."),
        ("Tổng số 12 dự án.", "tổng số 12 dự án."),
        ("100% công chức đăng ký.", "100% công chức đăng ký."),
        ("UBND tỉnh đã ban hành.", "UBND tỉnh đã ban hành."),
        ("CCHC: đạt.", "CCHC: đạt."),
        ("Sở Công Thương đã ban hành.", "Sở Công Thương đã ban hành."),
        ("Phòng Kế hoạch chủ trì.", "Phòng Kế hoạch chủ trì."),
        ("Nguyễn Văn An đạt giải.", "Nguyễn Văn An đạt giải."),
        ("Quảng Ninh đứng thứ 3.", "Quảng Ninh đứng thứ 3."),
        ("Quyết định số 12/QĐ-SCT đã ban hành.", "Quyết định số 12/QĐ-SCT đã ban hành."),
        ("", ""),
    ],
)
def test_only_an_ordinary_word_is_small_after_a_colon(words: str, after_colon: str) -> None:
    assert lowered(words) == after_colon

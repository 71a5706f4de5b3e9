"""Words that a first draft puts together."""

from dataclasses import replace

import pytest

from reports.drafting import lowered, paragraph_of
from tests.reports.upward.test_rules import LEAD


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


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Thương mại 02 đề án.\nGiải ngân 1.250 triệu đồng.", "thương mại 02 đề án. Giải ngân 1.250 triệu đồng."),
        ("- Rà soát hồ sơ;\n- trình phê duyệt;\n", "rà soát hồ sơ; trình phê duyệt."),
        ("Ký hợp đồng\n05 đề án", "ký hợp đồng; 05 đề án."),
        (
            "Cụ thể:\n- Ban hành 02 văn bản.\n- Sở Công Thương đã trình.",
            "cụ thể: ban hành 02 văn bản. Sở Công Thương đã trình.",
        ),
        ("Gồm:\nSở Xây dựng;\nSở Tài chính", "gồm: Sở Xây dựng; Sở Tài chính."),
        ("Nổi bật là:", "nổi bật là."),
    ],
)
def test_lines_of_a_unit_become_sentences(typed: str, told: str) -> None:
    entry = replace(LEAD, entry="strengths", task_id=None, text=typed)

    assert paragraph_of(entry).text == f"- Phòng Một: {told}"

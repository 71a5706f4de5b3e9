"""Words that a first draft puts together."""

from dataclasses import replace

import pytest

from documents.content import DashList, Paragraph, Table, rows_without_table, typed_blocks
from reports.drafting import paragraph_of
from reports.sentences import behind, lowered
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


BY_NUMBERS = "ban hành 02 văn bản. Mở hội nghị: hội nghị A; hội nghị B."
BELOW = "chi tiết tại bảng dưới đây."


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
        ("\uf0b7\tĐã cấp 5 giấy phép;\n\uf0b7\tĐã thu hồi 2.", "đã cấp 5 giấy phép; đã thu hồi 2."),
        (
            "1.\tTham mưu 02 văn bản\n2.\tTổ chức 03 hội nghị:\n+\tHội nghị A;\n+\tHội nghị B./.\n3.\tviệc khác",
            "tham mưu 02 văn bản; tổ chức 03 hội nghị: hội nghị A; hội nghị B. Việc khác.",
        ),
        ("- Cấp phép:\n+ Mới 3\n+ Gia hạn 2\n- Kiểm tra 5", "cấp phép: mới 3; gia hạn 2. Kiểm tra 5."),
        ("a) Một\nb)Hai;\n(1) Ba\n(2) Bốn\n1.1. Năm", "một; hai. Ba; bốn. Năm."),
        ("1.1 Mục con\n1.2 Mục sau\n1.1 tỷ đồng", "mục con; mục sau; 1.1 tỷ đồng."),
        ("1.Ban hành 5 văn bản\n2/ Họp\n- 1- Một", "ban hành 5 văn bản; 2/ Họp. Một."),
        ("Tổng số hồ sơ là\n15. Trong đó trễ 1", "tổng số hồ sơ là; 15. Trong đó trễ 1."),
        ("-5 độ C\n30/4 đã họp\n1.250 triệu", "-5 độ C; 30/4 đã họp; 1.250 triệu."),
        ("1.\tBan hành 02 văn bản./.\n2.\tMở hội nghị:\n+\tHội nghị A\n+\tHội nghị B./.", BY_NUMBERS),
        (
            "Kết quả tốt:\nĐơn vị\tSố\nPhòng A\t5\n\nCòn lại đạt",
            "kết quả tốt:\n\nĐơn vị\tSố\nPhòng A\t5\n\nCòn lại đạt.",
        ),
        ('A\t"b\nc"\tD\n1\t2\t3\n\nTên\tSố\nX\t5', f"{BELOW}\n\nA\tb c\tD\n1\t2\t3\n\nTên\tSố\nX\t5"),
    ],
)
def test_lines_of_a_unit_become_sentences(typed: str, told: str) -> None:
    entry = replace(LEAD, entry="strengths", task_id=None, text=typed)

    assert paragraph_of(entry).text == f"- Phòng Một: {told}"


def test_a_table_is_told_below_the_words_and_what_follows_begins_a_line() -> None:
    task = replace(LEAD, text="Đạt:\nTên\tSố\nX\t5", product_number="25/KL-SCT", difficulty="Thiếu vốn")

    words = paragraph_of(task).text

    assert words.endswith("Đạt:\n\nTên\tSố\nX\t5\nSản phẩm: 25/KL-SCT. Khó khăn, nguyên nhân: thiếu vốn.")
    assert behind(words, "Phòng Hai phối hợp: tốt.") == f"{words} Phòng Hai phối hợp: tốt."
    assert [type(block) for block in typed_blocks(words)] == [DashList, Table, Paragraph]
    assert rows_without_table(words) == 0

"""What a clause measures."""

import pytest

from campaigns.plan_import.folding import fold
from campaigns.plan_import.targets import measure_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95 % hồ sơ đúng hạn", ("percent", 95, "at_least", None)),
        ("Trên 95,5% hồ sơ", ("percent", 95.5, "at_least", None)),
        ("không dưới 90%", ("percent", 90, "at_least", None)),
        ("Tỷ lệ trễ hạn dưới 5%", ("percent", 5, "at_most", None)),
        ("từ 80% trở xuống", ("percent", 80, "at_most", None)),
        ("đạt 90% trở lên", ("percent", 90, "at_least", None)),
        ("100 % nhiệm vụ hoàn thành", ("percent", 100, "all", None)),
        ("tối thiểu 100% kế hoạch", ("percent", 100, "at_least", None)),
        ("tăng trưởng 8,5 - 9%", ("percent", 8.5, "at_least", None)),
        ("giảm 10% so với năm 2022", ("percent", 10, "at_least", 2022)),
        ("tăng 2 bậc so với năm 2022", ("rank_gain", 2, "at_least", 2022)),
        ("tăng từ 3 đến 5 bậc", ("rank_gain", 3, "at_least", None)),
        ("nằm trong 10 đơn vị dẫn đầu", ("rank_within", 10, "at_most", None)),
        ("lọt vào nhóm 5", ("rank_within", 5, "at_most", None)),
        ("trong tốp 5", ("rank_within", 5, "at_most", None)),
        ("xếp thứ 5 trở lên", ("rank_within", 5, "at_most", None)),
        ("duy trì trong 3 sở đứng đầu", ("rank_within", 3, "at_most", None)),
        ("Chỉ số CCHC xếp hạng trong 5 đơn vị đầu tỉnh", ("rank_within", 5, "at_most", None)),
        ("ít nhất 05 mô hình mới", ("count", 5, "at_least", None)),
        ("có từ 03 sáng kiến trở lên", ("count", 3, "at_least", None)),
        ("không quá 02 vụ việc", ("count", 2, "at_most", None)),
        ("Thu ngân sách 1.200 tỷ đồng", ("count", 1200, "at_least", None)),
    ],
)
def test_figures(text, expected):
    measure = measure_of(fold(text))
    assert measure is not None
    assert (measure.metric, measure.value, measure.direction, measure.baseline_year) == expected


@pytest.mark.parametrize("text", ["Không có đơn thư", "hoàn thành 3/4 nội dung", "dịch vụ công mức độ 3", "năm 2021"])
def test_no_figure(text):
    assert measure_of(fold(text)) is None

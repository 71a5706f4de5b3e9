"""What a clause measures."""

import pytest

from campaigns.plan_import import parse_plan
from campaigns.plan_import.targets import measure_in


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
        ("tăng ít nhất ba bậc so với năm 2022", ("rank_gain", 3, "at_least", 2022)),
        ("cải thiện năm bậc", ("rank_gain", 5, "at_least", None)),
        ("tăng ít nhất 03 (ba) bậc", ("rank_gain", 3, "at_least", None)),
        ("chín mươi lăm phần trăm hồ sơ", ("percent", 95, "at_least", None)),
        ("Một trăm phần trăm nhiệm vụ", ("percent", 100, "all", None)),
        ("mười hai phần trăm cán bộ", ("percent", 12, "at_least", None)),
        ("mỗi phòng có ít nhất một điển hình", ("count", 1, "at_least", None)),
        ("tăng từ hạng 20 lên hạng 15", ("rank_within", 15, "at_most", None)),
        ("tăng tỷ lệ từ 60% lên 75%", ("percent", 75, "at_least", None)),
        ("giảm tỷ lệ hộ nghèo từ 5% xuống còn 3%", ("percent", 3, "at_most", None)),
    ],
)
def test_figures(text, expected):
    measure = measure_in(text)
    assert measure is not None
    assert (measure.metric, measure.value, measure.direction, measure.baseline_year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Không có đơn thư",
        "hoàn thành 3/4 nội dung",
        "dịch vụ công mức độ 3",
        "năm 2021",
        "ít nhất một số lĩnh vực",
        "ít nhất năm nay",
    ],
)
def test_no_figure(text):
    assert measure_in(text) is None


def read(target: str) -> dict:
    return parse_plan(f"Số: 12/KH-SXD\n\nKẾ HOẠCH\nThi đua năm 2023\n\nI. CHỈ TIÊU\n- {target}\n").to_json()


def test_levels_that_each_state_their_own_are_targets_of_their_own():
    plan = read("100% phòng hoàn thành nhiệm vụ, 90% cán bộ đạt lao động tiên tiến và ít nhất 02 tập thể được tặng Cờ.")
    assert [(target["text"], target["value"], target["lines"]) for target in plan["targets"]] == [
        ("100% phòng hoàn thành nhiệm vụ", 100, [7]),
        ("90% cán bộ đạt lao động tiên tiến", 90, [7]),
        ("ít nhất 02 tập thể được tặng Cờ.", 2, [7]),
    ]
    assert plan["warnings"] == []


@pytest.mark.parametrize(
    "target",
    [
        "Trên 90% hồ sơ đúng hạn, trong đó 50% trực tuyến",
        "100% cán bộ và 95% người lao động tham gia",
        "Tăng 03 bậc, xếp thứ 5 trở lên",
        "Có ít nhất 12.500 hồ sơ trực tuyến và 03 sáng kiến",
    ],
)
def test_a_second_level_of_one_target_is_said(target):
    plan = read(target)
    assert [found["text"] for found in plan["targets"]] == [target]
    assert [(warning["code"], warning["line"], warning["text"]) for warning in plan["warnings"]] == [
        ("unplaced_text", 7, target)
    ]


def test_a_range_is_one_level():
    assert read("Tỷ lệ giải ngân từ 95% đến 100%")["warnings"] == []

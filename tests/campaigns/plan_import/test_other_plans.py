"""Plans of other departments, years and habits of writing: what must come out of each."""

from pathlib import Path

import pytest

from campaigns.plan_import import parse_plan, read_file

PLANS = Path(__file__).parent / "plans"


def read(name: str) -> dict:
    return parse_plan(read_file(PLANS / f"{name}.txt")).to_json()


def phases(plan: dict) -> list[tuple]:
    return [
        (p["starts_on"], p["ends_on"], p["report_due_on"], p["report_due_bound"], p["wrap_up_on"], p["wrap_up_bound"])
        for p in plan["phases"]
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "xay-dung-2023",
            [
                ("2023-01-01", "2023-06-30", "2023-06-10", "by", "2023-06-25", "by"),
                ("2023-07-05", "2023-12-31", "2023-12-08", "by", "2023-02-28", "before"),
            ],
        ),
        (
            "tiep-giap-2023",
            [
                ("2023-01-01", "2023-03-31", "2023-03-20", "by", "2023-03-31", "before"),
                ("2023-04-01", "2023-09-30", "2023-09-02", "before", None, None),
                ("2023-10-01", "2023-12-31", "2023-12-05", "by", "2023-12-25", "before"),
            ],
        ),
        ("mot-dot-2022", [("2022-03-15", "2022-12-31", "2022-12-15", "by", None, None)]),
        (
            "ba-dot-2024",
            [
                ("2024-01-01", "2024-04-30", "2024-04-27", "before", None, None),
                ("2024-04-25", "2024-09-30", "2024-09-20", "by", None, None),
                ("2024-10-01", "2024-12-31", "2024-12-15", "by", "2024-12-31", "before"),
            ],
        ),
        (
            "quy-2025",
            [
                ("2025-01-01", "2025-03-31", "2025-03-20", "before", None, None),
                ("2025-04-01", "2025-06-30", "2025-06-20", "before", None, None),
                ("2025-07-01", "2025-09-30", "2025-09-20", "before", None, None),
                ("2025-10-01", "2025-12-31", "2025-12-20", "before", None, None),
            ],
        ),
        (
            "tuq-2020",
            [
                ("2020-07-01", "2020-09-30", "2020-09-20", "before", None, None),
                ("2020-10-01", "2020-12-31", "2021-01-02", "before", None, None),
            ],
        ),
        (
            "bang-2026",
            [
                ("2026-01-01", "2026-06-30", "2026-06-20", "by", "2026-07-10", "by"),
                ("2026-07-01", "2026-12-31", "2026-12-15", "before", "2026-12-31", "by"),
            ],
        ),
        (
            "hai-dot-gach-2019",
            [
                ("2019-03-01", "2019-06-30", "2019-06-25", "before", "2019-06-28", "by"),
                ("2019-07-01", "2019-12-31", "2019-12-20", "before", "2019-12-25", "before"),
            ],
        ),
        (
            "khong-danh-so-2022",
            [
                ("2022-01-07", "2022-06-30", "2022-06-15", "before", "2022-06-30", "by"),
                ("2022-07-01", "2022-12-31", "2022-12-10", "by", None, None),
            ],
        ),
    ],
)
def test_periods_and_limits(name, expected):
    assert phases(read(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "xay-dung-2023",
            ("12/KH-SXD", "2023-02-03", "Ninh Bình", "Trần Thị Minh Hạnh", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ),
        ("mot-dot-2022", ("45/KH-SGDĐT", "2022-03-05", "Đà Nẵng", "Lê Thị Bích", "GIÁM ĐỐC", None)),
        (
            "ba-dot-2024",
            (None, "2024-01-10", "Kỳ Anh", "Phan Duy Vĩnh", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"),
        ),
        ("quy-2025", ("07/KH-VP", "2025-01-06", "Cần Thơ", "Võ Thanh Tùng", "CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC")),
        ("tuq-2020", ("301/KH-ĐL", "2020-06-30", "Huế", "Hồ Quang", "TRƯỞNG BAN THI ĐUA", "TUQ. TỔNG GIÁM ĐỐC")),
        ("bang-2026", ("128/KH-SNNMT", "2026-01-20", "An Giang", "Đặng Quốc Khánh", "CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC")),
        ("hai-dot-gach-2019", ("88/KH-CĐN", "2019-02-15", "Quảng Trị", "TS. Hồ Sĩ Pháp", "HIỆU TRƯỞNG", None)),
        ("khong-danh-so-2022", ("05/KH-SVHTT", "2022-01-07", "TP. Hồ Chí Minh", "Trần Thế Thuận", "GIÁM ĐỐC", None)),
    ],
)
def test_number_place_day_and_signatory(name, expected):
    document = read(name)["document"]
    signatory = document["signatory"]
    facts = (document["number"], document["issued_on"], document["place"])
    assert (*facts, signatory["name"], signatory["position"], signatory["capacity"]) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "xay-dung-2023",
            [
                ("percent", 95, "at_least", None, [22]),
                ("rank_within", 5, "at_most", None, [23, 37]),
                ("percent", 2.5, "at_most", None, [24]),
                ("count", 5, "at_least", None, [25]),
                ("text", None, None, None, [26]),
            ],
        ),
        (
            "mot-dot-2022",
            [
                ("percent", 100, "all", None, [24]),
                ("rank_gain", 2, "at_least", 2021, [25]),
                ("count", 3, "at_most", None, [26]),
            ],
        ),
        (
            "tuq-2020",
            [
                ("percent", 4.5, "at_most", None, [9]),
                ("rank_within", 10, "at_most", None, [10]),
                ("rank_within", 3, "at_most", None, [11]),
                ("text", None, None, None, [12]),
            ],
        ),
        (
            "bang-2026",
            [
                ("count", 1500, "at_least", None, [27]),
                ("rank_gain", 2, "at_least", 2025, [29]),
                ("count", 2, "at_most", None, [31]),
            ],
        ),
    ],
)
def test_targets(name, expected):
    targets = read(name)["targets"]
    assert [(t["metric"], t["value"], t["direction"], t["baseline_year"], t["lines"]) for t in targets] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xay-dung-2023", [("Công tác quy hoạch", [36, 37]), ("Công tác thanh tra xây dựng", [38])]),
        (
            "ba-dot-2024",
            [("Nông nghiệp", [30, 31]), ("Thương mại, dịch vụ", [33]), ("Văn hóa - xã hội", [35, 36])],
        ),
        ("bang-2026", [("Lĩnh vực trồng trọt", [49, 51]), ("Lĩnh vực môi trường", [55])]),
        (
            "khong-danh-so-2022",
            [("Tổ chức các hoạt động văn hóa, thể thao", [41]), ("Cải cách hành chính", [43, 44])],
        ),
    ],
)
def test_groups_and_their_leaves(name, expected):
    groups = read(name)["task_groups"]
    assert [(group["title"], [task["line"] for task in group["tasks"]]) for group in groups] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "xay-dung-2023",
            [
                ("phase_gap", 30, "2023-07-01"),
                ("anniversary_mismatch", 30, "78"),
                ("impossible_date", 30, "2023-02-28"),
                ("due_on_rest_day", 43, "2023-06-09"),
            ],
        ),
        (
            "ba-dot-2024",
            [
                ("missing_number", 3, None),
                ("phase_overlap", 25, "2024-05-01"),
                ("due_on_rest_day", 38, "2024-04-26"),
                ("due_on_rest_day", 38, "2024-12-13"),
            ],
        ),
        (
            "tuq-2020",
            [
                ("impossible_date", 3, "2020-06-30"),
                ("due_on_rest_day", 17, "2020-09-18"),
                ("due_on_rest_day", 20, "2020-12-31"),
                ("due_outside_phase", 20, None),
                ("duplicate_word", 22, "an toàn"),
                ("unknown_abbreviation", 23, None),
                ("unplaced_text", 24, None),
                ("unplaced_text", 36, None),
            ],
        ),
        (
            "tiep-giap-2023",
            [
                ("impossible_date", 41, "2023-09-30"),
                ("anniversary_mismatch", 41, "78"),
                ("due_on_rest_day", 41, "2023-08-31"),
            ],
        ),
    ],
)
def test_warnings(name, expected):
    warnings = read(name)["warnings"]
    assert [(w["code"], w["line"], w["suggestion"]) for w in warnings] == expected


def test_based_on_keeps_numbered_documents_once():
    assert read("xay-dung-2023")["based_on"] == [
        {"number": "06/2022/QH15", "issued_on": "2022-06-15", "issuer": None, "line": 9},
        {"number": "91/2017/NĐ-CP", "issued_on": "2017-07-31", "issuer": "Chính phủ", "line": 10},
        {"number": "9/KH-UBND", "issued_on": "2023-01-12", "issuer": "Ủy ban nhân dân tỉnh", "line": 11},
    ]
    assert [basis["number"] for basis in read("mot-dot-2022")["based_on"]] == ["34-CT/TW", "12/QĐ-UBND"]
    assert [basis["issuer"] for basis in read("bang-2026")["based_on"]] == ["Chủ tịch UBND tỉnh"]


def test_occasions_with_a_day_alone():
    occasions = read("bang-2026")["phases"][0]["commemorations"]
    assert [(o["name"], o["on"], o["since"], o["years"]) for o in occasions] == [
        ("Ngày Giải phóng miền Nam", "2026-04-30", None, None),
        ("Quốc tế Lao động", "2026-05-01", None, None),
        ("bầu cử đại biểu Quốc hội khóa XVI", None, None, None),
    ]


def test_the_count_is_what_the_text_says_even_when_wrong():
    occasions = read("xay-dung-2023")["phases"][1]["commemorations"]
    assert [(o["name"], o["years"]) for o in occasions] == [("Cách mạng Tháng Tám", 80), ("Quốc khánh", 80)]


def test_two_columns_are_read_apart():
    assert read("xay-dung-2023")["recipients"] == [
        "UBND tỉnh (b/c)",
        "Ban TĐKT tỉnh",
        "Các phòng, đơn vị thuộc Sở",
        "Lưu: VT, VP",
    ]
    assert read("quy-2025")["recipients"] == ["Ban Giám đốc (b/c)", "Các tổ", "Lưu: VP"]


def test_movements_of_a_list_and_of_a_sentence():
    assert [movement["name"] for movement in read("bang-2026")["movements"]] == [
        "Cả nước chung sức xây dựng nông thôn mới",
        "Dân vận khéo",
    ]
    assert [movement["name"] for movement in read("tiep-giap-2023")["movements"]] == [
        "Lao Cai chung tay vì người nghèo",
        "Xây dựng nông thôn mới",
        "Thi đua đổi mới sáng tạo",
    ]


def test_the_report_of_the_office_to_its_superiors_is_not_the_report_of_the_units():
    assert read("xay-dung-2023")["phases"][0]["report_due_on"] == "2023-06-10"


def test_duties_take_the_office_from_the_heading_above():
    assert [(duty["who"], duty["line"]) for duty in read("xay-dung-2023")["duties"]] == [
        ("Văn phòng Sở", 41),
        ("Văn phòng Sở", 42),
        ("Các phòng, đơn vị trực thuộc", 43),
        ("Công đoàn ngành", 44),
    ]


def test_a_joint_heading_is_not_split_silently():
    plan = read("khong-danh-so-2022")
    assert (len(plan["purposes"]), plan["requirements"]) == (2, [])
    assert ("unplaced_text", 12) in [(warning["code"], warning["line"]) for warning in plan["warnings"]]

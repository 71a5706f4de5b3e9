"""A school, a hospital, four quarters with their own days, a plan that came with a letter: other ways of writing."""

import html
from pathlib import Path

import pytest
from weasyprint import HTML

from campaigns.plan_import import parse_plan, read_file, read_source

PLANS = Path(__file__).parent / "plans"
PLAN_2021 = Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt"


def read(name: str) -> dict:
    return parse_plan(read_file(PLANS / f"{name}.txt")).to_json()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "truong-hoc-2022",
            [
                ("2022-01-10", "2022-03-31", "2022-03-20", "by"),
                ("2022-04-01", "2022-06-30", "2022-07-05", "by"),
                ("2022-07-01", "2022-09-30", "2022-09-25", "by"),
                ("2022-10-01", "2022-12-31", "2022-11-15", "before"),
            ],
        ),
        (
            "benh-vien-2024",
            [
                ("2024-02-05", "2024-04-30", "2024-04-20", "by"),
                ("2024-05-01", "2024-08-31", "2024-08-31", "before"),
                ("2024-09-01", "2024-12-31", "2025-02-28", "before"),
            ],
        ),
        (
            "quy-2023",
            [
                ("2023-01-05", "2023-03-25", "2023-03-20", "before"),
                ("2023-04-01", "2023-06-30", "2023-06-20", "before"),
                ("2023-07-01", "2023-09-30", "2023-09-20", "before"),
                ("2023-10-01", "2023-12-31", "2023-12-20", "before"),
            ],
        ),
        (
            "cong-ty-2025",
            [
                ("2025-01-01", "2025-06-30", "2025-06-25", "by"),
                ("2025-07-01", "2025-12-31", "2025-12-15", "by"),
            ],
        ),
    ],
)
def test_periods_and_limits(name, expected):
    phases = read(name)["phases"]
    assert [(p["starts_on"], p["ends_on"], p["report_due_on"], p["report_due_bound"]) for p in phases] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "truong-hoc-2022",
            [
                ("percent", 95, "at_least", None),
                ("percent", 2, "at_most", None),
                ("rank_within", 5, "at_most", None),
                ("text", None, None, None),
                ("count", 12, "at_least", None),
            ],
        ),
        (
            "benh-vien-2024",
            [
                ("percent", 90, "at_least", None),
                ("percent", 1.5, "at_most", None),
                ("percent", 100, "all", None),
                ("count", 20, "at_least", None),
            ],
        ),
        (
            "quy-2023",
            [
                ("percent", 4.2, "at_least", None),
                ("percent", 0.5, "at_most", None),
                ("rank_gain", 2, "at_least", 2022),
                ("count", 15, "at_least", None),
            ],
        ),
    ],
)
def test_targets(name, expected):
    targets = read(name)["targets"]
    assert [(t["metric"], t["value"], t["direction"], t["baseline_year"]) for t in targets] == expected


def test_the_whole_name_of_a_receiver():
    receivers = [
        task["receiver"]
        for name in ("truong-hoc-2022", "benh-vien-2024", "quy-2023")
        for group in read(name)["task_groups"]
        for task in group["tasks"]
        if task["receiver"]
    ]
    assert receivers == ["Sở Giáo dục và Đào tạo", "Bộ Y tế", "UBND tỉnh"]


def test_a_limit_for_every_quarter_is_no_goal_of_the_last():
    assert [phase["goals"] for phase in read("quy-2023")["phases"]] == [[], [], [], ["thi đua nước rút"]]


def test_the_letter_that_a_plan_came_with_is_neither_title_nor_basis():
    plan = read("cong-ty-2025")
    assert plan["document"]["title"] == "Tổ chức các phong trào thi đua yêu nước năm 2025"
    assert plan["based_on"] == []


def test_common_short_forms_of_school_and_hospital_need_no_warning():
    codes = {warning["code"] for name in ("truong-hoc-2022", "benh-vien-2024") for warning in read(name)["warnings"]}
    assert codes == {"due_on_rest_day", "due_outside_phase", "impossible_date"}


def test_a_plainly_printed_plan_keeps_its_numbers_and_its_last_duty():
    lines = [line.replace("**", "") for line in PLAN_2021.read_text(encoding="utf-8").split("\n") if line.strip()]
    page = "<style>body{font:13pt Tinos} p{margin:0 0 6pt}</style>" + "".join(
        f"<p>{html.escape(line)}</p>" for line in lines
    )

    plan = parse_plan(read_source(HTML(string=page).write_pdf())).to_json()

    expected = parse_plan(read_file(PLAN_2021)).to_json()
    assert plan["requirements"] == expected["requirements"]
    assert [duty["text"] for duty in plan["duties"]] == [duty["text"] for duty in expected["duties"]]

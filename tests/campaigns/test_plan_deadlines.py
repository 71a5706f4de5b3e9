"""Sentences of the plan that tell a phase another deadline than it has. Pure: no database."""

from datetime import date
from pathlib import Path

import pytest

from campaigns.models import Campaign, Phase
from campaigns.papers.plan_deadlines import deadline_doubts
from campaigns.plan_import import parse_plan
from campaigns.plan_import.told_deadlines import ToldDeadline, reworded
from core.calendar import STANDARD_CALENDAR
from reports.demo.plan_today import plan_text, waves_of

PLANS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (
        Path(__file__).parents[2] / "campaigns" / "demo" / "plan-2021.txt",
        *(Path(__file__).parent / "plan_import" / "plans").glob("*.txt"),
    )
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    "text", [*PLANS.values(), plan_text(2026, date(2026, 1, 12), waves_of(2026))], ids=[*PLANS, "nay"]
)
def test_plans_that_agree_with_themselves_are_told_nothing(text: str) -> None:
    draft = parse_plan(text, STANDARD_CALENDAR.is_working_day).to_json()
    campaign = Campaign(
        duties=[duty["text"] for duty in draft["duties"]],
        purposes=draft["purposes"],
        requirements=draft["requirements"],
    )
    phases = [
        Phase(
            ordinal=each["ordinal"],
            report_due_on=day(each["report_due_on"]),
            report_due_bound=each["report_due_bound"] or "before",
            wrap_up_on=day(each["wrap_up_on"]),
            wrap_up_bound=each["wrap_up_bound"] or "before",
        )
        for each in draft["phases"]
        if each["report_due_on"]
    ]

    assert deadline_doubts(campaign, phases) == []


FIRST = Phase(ordinal=1, report_due_on=date(2026, 6, 20), wrap_up_on=date(2026, 6, 30))
SECOND = Phase(ordinal=2, report_due_on=date(2027, 1, 5), report_due_bound="by")


def told(*lines: str) -> list[str]:
    """What is told of each deadline, without the line itself."""
    doubts = deadline_doubts(Campaign(year=2026, duties=list(lines)), [FIRST, SECOND])
    return [doubt.removeprefix("Phân công trách nhiệm ghi ").partition(": “")[0] for doubt in doubts]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("a) Trưởng các phòng: nộp đợt 1 trước ngày 20/10/2026.", "trước ngày 20/10/2026"),
        ("Các phòng, đơn vị báo cáo đợt 1 chậm nhất 20/6; đợt 2 đến hết ngày 5/1", "chậm nhất ngày 20/6/2026"),
        ("Báo cáo kết quả thi đua đợt I trước 19/6", "trước ngày 19/6/2026"),
        ("Trước ngày 15/6 các đơn vị gửi báo cáo đợt 1 về Văn phòng Sở", "trước ngày 15/6/2026"),
        ("Báo cáo đợt thi đua thứ nhất trước ngày 21 tháng 6 năm 2026", "trước ngày 21/6/2026"),
        ("Giám đốc các sở báo cáo kết quả về Sở Nội vụ đợt 1 trước ngày 19/6/2026", "trước ngày 19/6/2026"),
        ("Các phòng tổng hợp, báo cáo kết quả đợt 1 trước ngày 19/6/2026", "trước ngày 19/6/2026"),
        ("Văn phòng Sở đôn đốc các phòng nộp báo cáo đợt 1 trước ngày 19/6/2026", "trước ngày 19/6/2026"),
    ],
)
def test_another_day_or_limit_is_told(line: str, named: str) -> None:
    assert told(line) == [f"đợt 1 {named}, khác với hạn báo cáo của đợt này, trước ngày 20/6/2026"]


@pytest.mark.parametrize(
    "line",
    [
        "Các phòng báo cáo: đợt 1 trước ngày 20/6; đợt 2 chậm nhất ngày 5/1/2027",
        "Các phòng báo cáo đợt 1 chậm nhất ngày 19/6/2026",
        "Các phòng báo cáo kết quả đợt 1 (từ ngày 1/1/2026 đến ngày 30/6/2026) trước ngày 20/6/2026",
        "Các phòng báo cáo kết quả đợt 1 từ ngày ban hành đến hết ngày 30/6/2026",
        "Văn phòng Sở tổng hợp, báo cáo kết quả đợt 1 trước ngày 28/6/2026",
        "Văn phòng Sở báo cáo Giám đốc Sở kết quả đợt 1 trước ngày 28/6/2026",
        "Sở Nội vụ tổng hợp kết quả, báo cáo UBND tỉnh đợt 1 trước ngày 28/6/2026",
        "Các đơn vị gửi đăng ký thi đua đợt 1 trước ngày 1/2/2026, nộp hồ sơ khen thưởng đợt 1 trước ngày 5/7/2026",
        "Tổ chức tổng kết đợt 1 trước ngày 30/6/2026; tổng kết đợt 2 trước ngày 1/2/2027",
        "Hoàn thành 50% chỉ tiêu của đợt 1 trước ngày 15/6/2026",
        "Các phòng báo cáo đợt 3 trước ngày 15/9/2026",
        "Chào mừng các ngày lễ của đợt 1: 3/2/2026, 30/4/2026",
    ],
)
def test_other_days_are_told_nothing(line: str) -> None:
    assert told(line) == []


def test_a_line_of_a_list_is_read_with_the_line_above_it() -> None:
    lines = (
        "Các phòng báo cáo kết quả về Văn phòng Sở như sau:",
        "a) Đợt 1: trước ngày 20/6",
        "b) Đợt 2: trước ngày 9/1",
    )

    assert told(*lines) == ["đợt 2 trước ngày 9/1/2027, khác với hạn báo cáo của đợt này, chậm nhất ngày 5/1/2027"]


def test_purposes_and_the_wrapping_up_are_read_as_well() -> None:
    line = "Tổng kết đợt 1 trước ngày 25/6."
    campaign = Campaign(year=2026, requirements=[line])

    assert deadline_doubts(campaign, [FIRST]) == [
        f"Yêu cầu ghi đợt 1 trước ngày 25/6/2026, khác với hạn tổng kết của đợt này, trước ngày 30/6/2026: “{line}”"
    ]


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("báo cáo đợt 1 trước ngày 10/4/2027", "báo cáo đợt 1 chậm nhất ngày 10/4/2027"),
        ("báo cáo đợt 1 trước 10/4; đợt 2 trước 10/4", "báo cáo đợt 1 chậm nhất 10/4; đợt 2 trước 10/4"),
        ("Trước ngày 10/4 gửi báo cáo đợt 1", "Chậm nhất ngày 10/4 gửi báo cáo đợt 1"),
        ("nộp hồ sơ đợt 1 trước ngày 10/4", "nộp hồ sơ đợt 1 trước ngày 10/4"),
        ("báo cáo đợt 1 trước ngày 11/4", "báo cáo đợt 1 trước ngày 11/4"),
    ],
)
def test_the_words_of_a_limit_become_another(line: str, becomes: str) -> None:
    limits = {ToldDeadline(1, "report", date(2027, 4, 10), "before"): "chậm nhất"}

    assert reworded(line, 2027, limits) == becomes

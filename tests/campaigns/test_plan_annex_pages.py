"""The page that shows what the annex of a plan says of each task, corrects it, and makes the campaign."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import Unit
from campaigns.models import Assignment, Campaign, PlanDocument
from campaigns.plan_import import parse_plan
from campaigns.services import create_campaign, read_plan
from tests.campaigns.plan_import.test_annex import GROUPS, PLAN
from tests.campaigns.test_plans_pages import IMPORT, fields_of
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db

TABLE = """| TT | Nhiệm vụ | Sản phẩm, mức phải đạt | Đơn vị chủ trì | Đơn vị phối hợp | Hạn | Nguồn giao |
| 1 | Phát triển cụm công nghiệp | 23 cụm | Phòng Quản lý Công nghiệp | phòng quản lý thương mại | 30/9/2026 | Chương trình khung, số 5 |
| 2 | Xây dựng Đề án xuất khẩu | Đề án, trình UBND tỉnh | Phòng Xuất khẩu | Văn phòng Sở | Theo các đợt | - |"""
TEXT = PLAN.format(stated=GROUPS, table=TABLE)


def read(department: Department) -> PlanDocument:
    return read_plan(actor=department.office, owner=department.unit, text=TEXT, draft=parse_plan(TEXT))


def parts_of(campaign: Campaign) -> list[tuple[int, str, Unit]]:
    """(task's place, role, unit) in the order of the tasks."""
    rows = Assignment.objects.filter(task__campaign=campaign).select_related("task", "unit")
    return [(row.task.ordinal, row.role, row.unit) for row in rows.order_by("task__ordinal", "-role", "unit__position")]


def test_the_page_says_what_was_read_of_each_task(office: Client) -> None:
    page = office.post(IMPORT, {"text": TEXT}, follow=True).content.decode()

    assert (
        "Chủ trì: Phòng Quản lý Công nghiệp; phối hợp: Phòng Quản lý Thương mại; mức phải đạt: 23 cụm; hạn: 30/9/2026; "
        "nguồn giao: Chương trình khung của UBND tỉnh, số 5" in page
    )
    assert "Phối hợp: Văn phòng Sở; sản phẩm: Đề án; nơi nhận: UBND tỉnh" in page
    assert "Phụ lục giao việc cho “Phòng Xuất khẩu” nhưng không có đơn vị nào tên như vậy" in page
    assert "Mức phải đạt và nguồn giao lấy từ phụ lục" in page


DIVIDED = f"""{TABLE.splitlines()[0]}
| 1 | Nghiệm thu đề án | - | - | - | - | Nhiệm vụ chủ yếu, số 2 |
| 1.1 | Nghiệm thu đợt đầu | - | - | - | 30/6/2026 | Nhiệm vụ chủ yếu, số 2.1 |
| 1.2 | Nghiệm thu đợt cuối | - | - | - | 30/9/2026 | Nhiệm vụ chủ yếu, số 2.2 |"""


@pytest.mark.parametrize("deleted", [False, True])
def test_the_parts_of_a_task_are_told_kept_and_made(office: Client, department: Department, *, deleted: bool) -> None:
    text = PLAN.format(stated="- Nhiệm vụ chuyên môn: 01 nhiệm vụ.", table=DIVIDED)
    page = office.post(IMPORT, {"text": text}, follow=True).content.decode()
    plan = PlanDocument.objects.get()
    url = plan.get_absolute_url()
    sent = {**fields_of(office.get(url)), "nhiem-vu-2-text": "Nghiệm thu cuối năm"}
    office.post(url, {**sent, **({"nhiem-vu-0-DELETE": "on"} if deleted else {})})

    campaign = create_campaign(actor=department.office, plan=plan)

    assert page.count("Nhiệm vụ chia thành các phần ở dưới; đơn vị báo cáo từng phần. ") == 1
    assert page.count("Một phần của nhiệm vụ ở trên. ") == 2
    whole = [] if deleted else [("Nghiệm thu đề án", None, False)]
    above = None if deleted else "Nghiệm thu đề án"
    assert list(campaign.tasks.values_list("text", "split_from__text", "is_active")) == [
        *whole,
        ("Nghiệm thu đợt đầu", above, True),
        ("Nghiệm thu cuối năm", above, True),
    ]


def test_saving_without_a_change_changes_nothing(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()

    office.post(url, fields_of(office.get(url)))

    plan.refresh_from_db()
    assert plan.version == 1


def test_the_office_names_the_unit_that_was_not_found_and_confirms(office: Client, department: Department) -> None:
    url = read(department).get_absolute_url()
    sent = fields_of(office.get(url))

    office.post(
        url,
        {
            **sent,
            "nhiem-vu-1-lead": department.trade.pk,
            "nhiem-vu-1-cooperating": f"{department.industry.code}; Văn phòng Sở",
            "nhiem-vu-1-due_on": "15/11/2026",
            "confirm": "1",
        },
    )

    first, second = Campaign.objects.get().tasks.all()
    assert (first.text, first.measure, first.figure_unit, first.target_value, first.due_on) == (
        "Phát triển cụm công nghiệp", "figure", "cụm", 23, date(2026, 9, 30),
    )  # fmt: skip
    assert (first.source, first.source_number, first.product) == ("programme", "5", "")
    assert (second.measure, second.product, second.receiver, second.due_on) == (
        "product", "Đề án", "UBND tỉnh", date(2026, 11, 15),
    )  # fmt: skip
    assert parts_of(first.campaign) == [
        (1, "lead", department.industry),
        (1, "cooperating", department.trade),
        (2, "lead", department.trade),
        (2, "cooperating", department.office_unit),
        (2, "cooperating", department.industry),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("cooperating", "Phòng Xuất nhập khẩu", "Không rõ “Phòng Xuất nhập khẩu” là đơn vị nào."),
        ("cooperating", "Phòng Quản lý Công nghiệp", "Đơn vị chủ trì không ghi lại ở phần phối hợp."),
        ("product", "x" * 301, "300"),
        ("due_on", "31/6/2026", "31/6/2026"),
    ],
)
def test_a_refused_correction_keeps_what_was_typed(
    office: Client, department: Department, field: str, typed: str, sentence: str
) -> None:
    plan = read(department)
    url = plan.get_absolute_url()

    answer = office.post(url, {**fields_of(office.get(url)), f"nhiem-vu-0-{field}": typed})

    page = answer.content.decode()
    plan.refresh_from_db()
    assert (sentence in page, typed in page, plan.version) == (True, True, 1)


def test_a_reading_kept_before_the_annex_was_read_still_becomes_a_campaign(
    office: Client, department: Department
) -> None:
    plan = read(department)
    for group in plan.draft["task_groups"]:
        group["tasks"] = [{name: task[name] for name in ("key", "text", "line", "receiver")} for task in group["tasks"]]
    plan.save()

    assert office.get(plan.get_absolute_url()).status_code == 200
    campaign = create_campaign(actor=department.office, plan=plan)

    assert [(task.text, task.measure) for task in campaign.tasks.all()] == [
        ("Phát triển cụm công nghiệp", "text"),
        ("Xây dựng Đề án xuất khẩu", "text"),
    ]
    assert parts_of(campaign) == []


def test_a_unit_that_left_in_the_meantime_gets_no_task(department: Department) -> None:
    plan = read(department)
    Unit.objects.filter(pk=department.industry.pk).update(parent=None)

    campaign = create_campaign(actor=department.office, plan=plan)

    assert parts_of(campaign) == [(1, "cooperating", department.trade), (2, "cooperating", department.office_unit)]


@pytest.mark.parametrize("name", ["product", "receiver", "source_number"])
def test_what_no_column_holds_is_said_before_the_campaign_is_made(
    office: Client, department: Department, name: str
) -> None:
    plan = read(department)
    plan.draft["task_groups"][0]["tasks"][0][name] = "x" * 301
    plan.save()

    page = office.get(plan.get_absolute_url()).content.decode()

    assert "của nhiệm vụ “Phát triển cụm công nghiệp” dài quá" in page


def test_units_with_tasks_take_part_though_they_seldom_report(department: Department) -> None:
    Unit.objects.filter(parent=department.unit).update(reports_by_default=False)

    plan = read(department)

    assert plan.draft["participants"] == [department.office_unit.pk, department.industry.pk, department.trade.pk]


@pytest.mark.parametrize("called", ["Các phòng, đơn vị tham gia", "Các sở, ban, ngành tham gia", "Các sở, ngành"])
def test_units_that_the_plan_names_take_part_and_no_others(department: Department, called: str) -> None:
    named = f"1. Đối tượng thi đua\n{called}: Phòng Quản lý Thương mại; Phòng Lạ.\n2. Các đợt thi đua"
    text = TEXT.replace("1. Các đợt thi đua", named)

    plan: Any = read_plan(actor=department.office, owner=department.unit, text=text, draft=parse_plan(text))

    assert plan.draft["participants"] == [department.trade.pk]
    assert "Kế hoạch ghi “Phòng Lạ” tham gia nhưng không rõ là đơn vị nào. Chọn ở mục Đơn vị tham gia." in [
        warning["message"] for warning in plan.draft["warnings"]
    ]

"""Pages of tasks: the list and its budget, assigning many, splitting, the spreadsheet from upload to saving."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.models import Assignment, Campaign, Task
from campaigns.queries.plans import grouped
from campaigns.queries.tasks import TaskChoice, chosen_tasks
from tests.campaigns.test_task_lists import workbook
from tests.factories import make_campaign, make_task
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(department: Department) -> Campaign:
    return make_campaign(department)


def page_of(name: str, campaign: Campaign) -> str:
    return reverse(f"campaigns:{name}", args=[campaign.pk])


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_takes_two_statements(
    department: Department, campaign: Campaign, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        make_task(campaign, department.industry, department.trade)

    with django_assert_num_queries(2):
        lines = [
            (line.lead.name, [unit.name for unit in line.cooperating])
            for group in grouped(chosen_tasks(campaign, TaskChoice()))
            for line in group.lines
            if line.lead
        ]

    assert lines == [(department.industry.name, [department.trade.name])] * count


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_page_of_the_list_takes_as_many_statements_for_all_sizes(
    office: Client, department: Department, campaign: Campaign, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        make_task(campaign, department.industry, department.trade)
    office.get(page_of("task_list", campaign))

    with django_assert_num_queries(8):
        answer = office.get(page_of("task_list", campaign))

    assert answer.status_code == 200


def test_the_list_is_narrowed_by_source_unit_state_and_words(department: Department, campaign: Campaign) -> None:
    plan = make_task(campaign, department.industry, text="Đề án phát triển công nghiệp hỗ trợ")
    listed = make_task(campaign, department.trade, source="programme", source_number="7", text="Nghị quyết xuất khẩu")
    free = make_task(campaign, text="Hội chợ")
    stopped = make_task(campaign, department.trade, text="Đã bỏ", is_active=False)

    def found(**choice: Any) -> list[Task]:
        return list(chosen_tasks(campaign, TaskChoice(**choice)))

    assert found() == [plan, listed, free]
    assert found(source="programme") == [listed]
    assert found(unit_id=department.industry.pk) == [plan]
    assert found(status="unassigned") == [free]
    assert found(status="stopped") == [stopped]
    assert found(words="CONG NGHIEP") == [plan]
    assert found(words="7") == [listed]


def test_a_head_reads_the_list_without_the_offices_buttons(
    client: Client, department: Department, campaign: Campaign
) -> None:
    task = make_task(campaign, department.trade)
    client.force_login(department.industry_head)

    page = client.get(page_of("task_list", campaign)).content.decode()

    assert task.text in page
    assert reverse("campaigns:task_edit", args=[task.pk]) not in page


def test_assigning_saves_the_rows_that_were_changed_and_no_other(
    office: Client, department: Department, campaign: Campaign
) -> None:
    changed, left, moved = make_task(campaign), make_task(campaign), make_task(campaign, department.industry)
    # Meanwhile somebody else gave the second task away; this page still shows it free.
    Assignment.objects.create(task=left, unit=department.trade, role="lead")
    rows = {
        f"nv-{changed.pk}-lead": department.industry.pk,
        f"nv-{changed.pk}-cooperating": [department.trade.pk],
        f"nv-{changed.pk}-was": ":",
        f"nv-{left.pk}-lead": "",
        f"nv-{left.pk}-was": ":",
        f"nv-{moved.pk}-lead": department.trade.pk,
        f"nv-{moved.pk}-was": f"{department.industry.pk}:",
    }

    page = office.post(page_of("task_assign", campaign), rows, follow=True).content.decode()

    assert "Đã lưu phân công của 2 nhiệm vụ." in page
    assert set(Assignment.objects.values_list("task", "unit", "role")) == {
        (changed.pk, department.industry.pk, "lead"),
        (changed.pk, department.trade.pk, "cooperating"),
        (left.pk, department.trade.pk, "lead"),
        (moved.pk, department.trade.pk, "lead"),
    }


def test_one_lead_is_given_to_all_picked_tasks(office: Client, department: Department, campaign: Campaign) -> None:
    tasks = [make_task(campaign) for _ in range(3)]
    rows: dict[str, Any] = {f"nv-{task.pk}-was": ":" for task in tasks}
    rows |= {"picked": [tasks[0].pk, tasks[2].pk], "lead_for_picked": department.trade.pk, "apply": "1"}

    office.post(page_of("task_assign", campaign), rows)

    assert list(Assignment.objects.order_by("task").values_list("task", "unit", "role")) == [
        (tasks[0].pk, department.trade.pk, "lead"),
        (tasks[2].pk, department.trade.pk, "lead"),
    ]


def test_a_helper_without_a_lead_is_refused_and_stays_chosen(
    office: Client, department: Department, campaign: Campaign
) -> None:
    task = make_task(campaign)
    rows = {f"nv-{task.pk}-cooperating": [department.trade.pk], f"nv-{task.pk}-was": ":", f"nv-{task.pk}-lead": ""}

    page = office.post(page_of("task_assign", campaign), rows).content.decode()

    assert "Chọn đơn vị chủ trì trước khi chọn đơn vị phối hợp." in page
    assert f"Phối hợp: {department.trade.name}" in page
    assert Assignment.objects.count() == 0


def test_a_task_is_added_changed_split_stopped_and_used_again(
    office: Client, department: Department, campaign: Campaign
) -> None:
    group = make_task(campaign).group
    fields = {
        "text": "Việc phát sinh",
        "group": group.pk,
        "source": "plan",
        "measure": "figure",
        "figure_unit": "",
        "target_value": "1.490.000,5",
    }

    refused = office.post(page_of("task_add", campaign), fields).content.decode()
    office.post(page_of("task_add", campaign), {**fields, "figure_unit": "triệu đồng"})
    task = Task.objects.get(text="Việc phát sinh")
    office.post(
        reverse("campaigns:task_edit", args=[task.pk]), {**fields, "figure_unit": "tỷ đồng", "due_on": "15/6/2021"}
    )
    alone = office.post(reverse("campaigns:task_split", args=[task.pk]), {"part_1": "Chỉ một phần"}).content.decode()
    office.post(reverse("campaigns:task_split", args=[task.pk]), {"part_1": "Một", "part_4": "Hai"})
    part = Task.objects.get(text="Một")
    office.post(reverse("campaigns:task_stop", args=[part.pk]))
    part.refresh_from_db()
    stopped = part.is_active
    office.post(reverse("campaigns:task_resume", args=[part.pk]))

    task.refresh_from_db()
    part.refresh_from_db()
    assert "Ghi đơn vị tính" in refused
    assert (str(task.target_value), task.figure_unit, str(task.due_on)) == ("1490000.50", "tỷ đồng", "2021-06-15")
    assert "Ghi ít nhất hai phần" in alone
    assert "Chỉ một phần</textarea>" in alone
    assert (task.is_active, stopped, part.is_active) == (False, False, True)


def test_the_words_of_a_task_are_one_line(office: Client, campaign: Campaign) -> None:
    group = make_task(campaign).group_id
    fields = {"text": "Rà soát\r\n  thủ tục", "group": group, "source": "plan", "measure": "text"}
    office.post(page_of("task_add", campaign), fields)
    task = Task.objects.get(text="Rà soát thủ tục")

    office.post(
        reverse("campaigns:task_split", args=[task.pk]),
        {"part_1": "Đợt\r\nđầu", "part_2": "Đợt cuối", "part_3": " \r\n"},
    )

    assert list(task.parts.values_list("text", flat=True)) == ["Đợt đầu", "Đợt cuối"]


def test_a_listed_number_is_refused_twice(office: Client, campaign: Campaign) -> None:
    task = make_task(campaign, source="programme", source_number="3")
    fields = {"text": "Khác", "group": task.group_id, "source": "programme", "measure": "text", "source_number": "3"}

    page = office.post(page_of("task_add", campaign), fields).content.decode()

    assert "Số 3 đã có trong danh mục này. Ghi số khác." in page
    assert campaign.tasks.count() == 1


def test_the_template_is_downloaded(office: Client, department: Department, campaign: Campaign) -> None:
    answer = office.get(page_of("task_import_template", campaign))

    book = load_workbook(BytesIO(answer.content))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-danh-muc-nhiem-vu.xlsx"'
    assert [row[1].value for row in book["Đơn vị"].iter_rows(min_row=2)] == [
        department.office_unit.name,
        department.industry.name,
        department.trade.name,
    ]


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("danh-muc.xlsx", data)


def test_a_wrong_row_is_shown_and_nothing_can_be_saved(
    office: Client, department: Department, campaign: Campaign
) -> None:
    data = workbook(
        ("khung", 1, "Đề án", department.industry.code, "", "", ""),
        ("khung", 2, "Nghị quyết", "Phòng lạ", "", "", "31/6/2021"),
    )

    page = office.post(page_of("task_import", campaign), {"upload": upload(data)}).content.decode()

    assert "Dòng 3, cột Hạn: Ngày 31/6/2021 không có trong lịch. Ghi một ngày có thật." in page
    assert "Dòng 3, cột Đơn vị chủ trì: Không có đơn vị “Phòng lạ”." in page
    assert 'name="cells"' not in page
    assert campaign.tasks.count() == 0


def test_a_good_file_is_previewed_then_saved_once(office: Client, department: Department, campaign: Campaign) -> None:
    data = workbook(
        ("khung", 1, "Đề án “mới”", department.industry.code, department.trade.name, "Đề án", "15/6/2021"),
        ("Quyết định nhiệm vụ chủ yếu của Sở", "1", "Bình chọn", department.trade.code, "", "", "15/6/2012"),
    )

    preview = office.post(page_of("task_import", campaign), {"upload": upload(data)})
    assert campaign.tasks.count() == 0
    assert "Dòng 3, cột Hạn: Hạn 15/6/2012 không thuộc năm 2021 của phong trào." in preview.content.decode()
    cells = preview.context["cells"]
    saved = office.post(page_of("task_import_save", campaign), {"cells": cells}, follow=True).content.decode()
    again = office.post(page_of("task_import_save", campaign), {"cells": cells}).content.decode()

    assert "Đã nhập 2 nhiệm vụ." in saved
    assert "Số 1 của Chương trình khung của UBND tỉnh đã có trong phong trào." in again
    assert list(campaign.tasks.order_by("pk").values_list("source", "source_number", "text", "measure")) == [
        ("programme", "1", "Đề án “mới”", "product"),
        ("decision", "1", "Bình chọn", "text"),
    ]


@pytest.mark.parametrize("cells", ["", "[]", "[[1]]", '[[2, ["khung"]]]', "{}", "null", '[["x", []]]'])
def test_a_preview_that_was_tampered_with_saves_nothing(office: Client, campaign: Campaign, cells: str) -> None:
    page = office.post(page_of("task_import_save", campaign), {"cells": cells}, follow=True).content.decode()

    assert "Bản xem trước đã hỏng. Tải tệp lên lần nữa." in page
    assert campaign.tasks.count() == 0


def test_what_is_no_spreadsheet_is_refused_beside_the_field(office: Client, campaign: Campaign) -> None:
    page = office.post(page_of("task_import", campaign), {"upload": upload(b"khong phai")}).content.decode()

    assert "Không mở được tệp." in page

"""The annex that lists tasks: columns in any order, written by the system or by hand."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from campaigns.plan_import import PlanDraft, parse_plan, read_source

PLAN = """SỞ CÔNG THƯƠNG
Số: 15/KH-SCT
Hà Tĩnh, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức phong trào thi đua năm 2026
I. MỤC TIÊU
- 100% nhiệm vụ được giao hoàn thành đúng hạn.
II. NỘI DUNG THI ĐUA
1. Các đợt thi đua
a) Đợt thi đua thứ nhất: từ ngày 01/01/2026 đến ngày 30/6/2026
- Các phòng, đơn vị báo cáo kết quả trước ngày 23/6/2026.
2. Nhiệm vụ thi đua
{stated}
III. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị tổ chức thực hiện.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
GIÁM ĐỐC
Hoàng Văn Quảng
PHỤ LỤC
DANH MỤC NHIỆM VỤ NĂM 2026
(Kèm theo Kế hoạch số 15/KH-SCT ngày 05/01/2026 của Sở Công Thương)
{table}
"""
GROUPS = "- Nhiệm vụ chuyên môn: 02 nhiệm vụ.\n- Cải cách hành chính: 01 nhiệm vụ."
TABLE = """| TT | Nhiệm vụ | Sản phẩm, mức phải đạt | Đơn vị chủ trì | Đơn vị phối hợp | Hạn | Nguồn giao |
| Nhiệm vụ chuyên môn |
| 1 | Phát triển cụm công nghiệp | 23 cụm | QL Công nghiệp | Văn phòng; Thanh tra | 30/9/2026 | Chương trình khung, số 5 |
| 2 | Xây dựng Đề án xuất khẩu | Đề án, trình UBND tỉnh | QL Thương mại | - | Theo các đợt | - |
| Cải cách hành chính (báo cáo ở mục Nhiệm vụ chuyên môn) |
| 3 | Giải quyết hồ sơ đúng hạn | 100% | Văn phòng | - | - | Nhiệm vụ chủ yếu, số 5 |"""


def plan(table: str, stated: str = GROUPS) -> PlanDraft:
    return parse_plan(PLAN.format(stated=stated, table=table))


def tasks(draft: PlanDraft) -> list[dict]:
    return [task for group in draft.to_json()["task_groups"] for task in group["tasks"]]


def told(draft: PlanDraft) -> list[str]:
    return [warning.message for warning in draft.warnings]


def test_the_table_of_the_plans_own_paper():
    groups = plan(TABLE).to_json()["task_groups"]

    assert [(group["title"], group.get("section"), len(group["tasks"])) for group in groups] == [
        ("Nhiệm vụ chuyên môn", None, 2),
        ("Cải cách hành chính", "Nhiệm vụ chuyên môn", 1),
    ]
    assert groups[0]["tasks"][0] == {
        "text": "Phát triển cụm công nghiệp",
        "line": 27,
        "receiver": None,
        "product": None,
        "measure": "figure",
        "figure_unit": "cụm",
        "target_value": 23,
        "due_on": "2026-09-30",
        "lead": "QL Công nghiệp",
        "cooperating": ["Văn phòng; Thanh tra"],
        "source": "programme",
        "source_number": "5",
    }
    second, third = groups[0]["tasks"][1], groups[1]["tasks"][0]
    assert (second["product"], second["receiver"], second["measure"], second["due_on"]) == (
        "Đề án", "UBND tỉnh", "product", None,
    )  # fmt: skip
    assert (third["measure"], third["target_value"], third["source"], third["source_number"]) == (
        "percent", 100, "decision", "5",
    )  # fmt: skip
    assert told(plan(TABLE)) == []


def test_a_place_in_the_text_for_each_fact_of_the_annex():
    text = PLAN.format(stated=GROUPS, table=TABLE)
    lines = text.split("\n")

    places = {
        path: lines[found.line - 1][found.start : found.end]
        for path, found in parse_plan(text).facts()
        if path.startswith("task_groups.0.tasks.0.")
    }

    assert places == {
        "task_groups.0.tasks.0.text": "Phát triển cụm công nghiệp",
        "task_groups.0.tasks.0.details.level": "23 cụm",
        "task_groups.0.tasks.0.details.due_on": "30/9/2026",
        "task_groups.0.tasks.0.details.lead": "QL Công nghiệp",
        "task_groups.0.tasks.0.details.cooperating.0": "Văn phòng; Thanh tra",
        "task_groups.0.tasks.0.details.source_number": "Chương trình khung, số 5",
    }


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "| Hạn hoàn thành | Chủ trì | Phối hợp | Nội dung công việc | STT |",
            "| Quý III | Phòng A | Phòng B, Phòng C | Rà soát cụm công nghiệp | 1 |",
            {"due_on": "2026-09-30", "lead": "Phòng A", "cooperating": ["Phòng B, Phòng C"]},
        ),
        (
            "| TT | Nội dung nhiệm vụ | Đơn vị thực hiện | Thời gian |",
            "| 1 | Rà soát cụm công nghiệp | Phòng A | Trước ngày 15/8 |",
            {"due_on": "2026-08-15", "lead": "Phòng A"},
        ),
        (
            "| TT | Nhiệm vụ | Đơn vị tính | Chỉ tiêu | Cơ quan chủ trì | Hạn |",
            "| 1 | Rà soát cụm công nghiệp | cụm | 1.250 | Phòng A | - |",
            {"measure": "figure", "figure_unit": "cụm", "target_value": 1250, "lead": "Phòng A"},
        ),
        (
            "| TT | Tên nhiệm vụ | Kết quả, sản phẩm | Trình cấp | Tiến độ | Phụ trách |",
            "| 1 | Rà soát cụm công nghiệp | Báo cáo | UBND tỉnh | Tháng 6/2026 | Phòng A |",
            {"measure": "product", "product": "Báo cáo", "receiver": "UBND tỉnh", "due_on": "2026-06-30"},
        ),
        (
            "| Số TT | Nhiệm vụ | Mức phải đạt | Hạn | Chủ trì |",
            "| 1 | Rà soát cụm công nghiệp | ít nhất 95% | Thường xuyên | Phòng A |",
            {"measure": "percent", "target_value": 95, "due_on": None},
        ),
        (
            "STT\tNhiệm vụ\tChủ trì\tHạn",
            "1\tRà soát cụm công nghiệp\tPhòng A\t30/6/2026",
            {"lead": "Phòng A", "due_on": "2026-06-30"},
        ),
    ],
    ids=[
        "another order",
        "units in one column",
        "unit of figure",
        "product and receiver",
        "level alone",
        "pasted with tabs",
    ],
)
def test_columns_as_offices_write_them(head, row, expected):
    draft = plan(f"{head}\n{row}")

    (task,) = tasks(draft)

    assert (task["text"], {name: task[name] for name in expected}) == ("Rà soát cụm công nghiệp", expected)
    assert told(draft) == []


@pytest.mark.parametrize(
    ("cell", "column", "message"),
    [
        (
            "sớm nhất",
            "Hạn",
            "Hạn “sớm nhất” trong phụ lục chưa đọc được thành ngày; nhiệm vụ này chưa có hạn riêng.",
        ),
        (
            "tốt hơn năm trước",
            "Mức phải đạt",
            (
                "Mức phải đạt “tốt hơn năm trước” trong phụ lục chưa hiểu được; bản nháp chưa ghi mức của nhiệm vụ này. Ghi "
                "như “23 cụm”, “100%” hoặc “Bằng lời”."
            ),
        ),
        (
            "Lãnh đạo Sở giao",
            "Nguồn giao",
            "Nguồn giao “Lãnh đạo Sở giao” trong phụ lục chưa biết; bản nháp ghi là nhiệm vụ của Kế hoạch.",
        ),
        (
            "chú ý tiến độ",
            "Ghi chú",
            "Cột “Ghi chú” của phụ lục không có chỗ trong bản nháp; văn phòng xem nguyên văn và bổ sung nếu cần.",
        ),
        (
            "31/6/2026",
            "Hạn",
            "Hạn “31/6/2026” trong phụ lục không có trong lịch; bản nháp tạm lấy 30/6/2026.",
        ),
        (
            "30/9/2031",
            "Hạn",
            "Hạn 30/9/2031 trong phụ lục không thuộc năm 2026 của phong trào; xem lại trước khi xác nhận.",
        ),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_read(cell, column, message):
    due = ("", "") if column == "Hạn" else (" Hạn |", " - |")
    head, row = (
        f"| TT | Nhiệm vụ | Chủ trì | {column} |{due[0]}",
        f"| 1 | Rà soát cụm công nghiệp | Phòng A | {cell} |{due[1]}",
    )
    draft = plan(f"{head}\n{row}")

    (task,) = tasks(draft)

    assert (task["text"], task["lead"], told(draft)) == ("Rà soát cụm công nghiệp", "Phòng A", [message])


def test_a_row_without_a_task_and_a_number_given_twice():
    draft = plan(
        "| TT | Nhiệm vụ | Chủ trì | Nguồn giao | Hạn |\n"
        "| 1 | Rà soát | Phòng A | Chương trình khung số 7 | |\n"
        "| 2 | Kiểm tra | Phòng A | Chương trình khung số 7 | |\n"
        "| 3 | | Phòng B | | |"
    )

    assert [(task["text"], task["source"], task["source_number"]) for task in tasks(draft)] == [
        ("Rà soát", "programme", "7"),
        ("Kiểm tra", "programme", None),
    ]
    assert told(draft) == [
        "“Chương trình khung số 7” ghi ở hai nhiệm vụ của phụ lục; bản nháp chỉ giữ số này ở nhiệm vụ trước.",
        "Dòng “3” của phụ lục không ghi nội dung nhiệm vụ nên chưa đọc được; văn phòng xem và bổ sung nếu cần.",
    ]


def test_a_numbered_row_is_a_task_though_its_cells_read_like_a_head():
    draft = plan(
        "| TT | Nhiệm vụ | Mức phải đạt | Chủ trì | Hạn | Nguồn giao |\n"
        "| 1 | Rà soát cụm công nghiệp | Số lượng (cụm) | Phòng A | | Nhiệm vụ chủ yếu |\n"
        "| 2 | Kiểm tra | | Phòng B | | |"
    )

    assert [(task["text"], task["lead"], task.get("source")) for task in tasks(draft)] == [
        ("Rà soát cụm công nghiệp", "Phòng A", "decision"),
        ("Kiểm tra", "Phòng B", "plan"),
    ]
    assert told(draft) == []


@pytest.mark.parametrize(
    "row",
    [
        "| Nội dung công việc văn phòng | Phòng A phụ trách | 20/6/2026 |",
        "| Nhiệm vụ khung | Phòng chuyên môn thực hiện | Hoàn thành quý II |",
        "| Công việc thường xuyên | Đơn vị chủ trì | Hoàn thành quý III |",
    ],
)
def test_a_row_without_a_number_is_a_task_though_its_cells_read_like_a_head(row: str):
    text = row.split("|")[1].strip()
    draft = plan(f"| Nhiệm vụ | Đơn vị chủ trì | Hạn |\n| Họp | Phòng A | |\n{row}\n| Kiểm tra | Phòng B | |")
    first = plan(f"| Nhiệm vụ | Đơn vị chủ trì | Hạn |\n{row}\n| Kiểm tra | Phòng B | |")

    assert [task["text"] for task in tasks(draft)] == ["Họp", text, "Kiểm tra"]
    assert [task["text"] for task in tasks(first)] == [text, "Kiểm tra"]
    assert told(draft) == []


def test_a_head_without_a_number_that_comes_again_goes_on_with_the_same_list():
    head = "| Nhiệm vụ | Đơn vị chủ trì | Hạn |"
    draft = plan(f"{head}\n| Họp | Phòng A | |\n{head}\n| Kiểm tra | Phòng B | |")

    assert [group.title.value for group in draft.task_groups] == ["Nhiệm vụ thi đua"]
    assert [task["text"] for task in tasks(draft)] == ["Họp", "Kiểm tra"]


def test_the_lower_row_of_a_head_names_the_columns():
    draft = plan(
        "| Nhiệm vụ | Đơn vị thực hiện | |\n| Tên nhiệm vụ | Chủ trì | Phối hợp |\n| Kiểm tra | Phòng B | Phòng C |"
    )

    assert [(task["text"], task["lead"], task["cooperating"]) for task in tasks(draft)] == [
        ("Kiểm tra", "Phòng B", ["Phòng C"])
    ]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "| TT | Nhiệm vụ | Chủ trì |",
            "Phụ lục không có cột “Hạn” nên các nhiệm vụ ở đó chưa có hạn riêng; bổ sung nếu cần.",
        ),
        (
            "| TT | Nhiệm vụ | Hạn |",
            "Phụ lục không có cột “Đơn vị chủ trì” nên các nhiệm vụ ở đó chưa có đơn vị chủ trì; bổ sung nếu cần.",
        ),
        (
            "| TT | Nhiệm vụ | Sản phẩm |",
            (
                "Phụ lục không có cột “Đơn vị chủ trì” và “Hạn” nên các nhiệm vụ ở đó chưa có đơn vị chủ trì và hạn riêng; "
                "bổ sung nếu cần."
            ),
        ),
    ],
)
def test_a_column_that_was_left_out_is_said_once(head, message):
    table = f"{head}\n| 1 | Rà soát | - |\n| 2 | Kiểm tra | - |"

    draft = plan(f"{table}\nBiểu số 2\n{table.replace('Rà soát', 'Thống kê').replace('Kiểm tra', 'Báo cáo')}")

    assert [task["text"] for task in tasks(draft)] == ["Rà soát", "Kiểm tra", "Thống kê", "Báo cáo"]
    assert told(draft) == [message]


def test_groups_by_roman_numbers_and_rows_that_a_page_end_parted():
    draft = plan(
        "| TT | Nhiệm vụ | Chủ trì |\n"
        "| I | Nhiệm vụ chuyên môn | |\n"
        "| 1 | Rà soát phương án phát triển cụm | Phòng A |\n"
        "| | công nghiệp trên địa bàn tỉnh | |\n"
        "| TT | Nhiệm vụ | Chủ trì |\n"
        "| | Hà Tĩnh | và Phòng B |\n"
        "| II | Cải cách hành chính | |\n"
        "| 2 | Rà soát thủ tục | Văn phòng |"
    )

    assert [(group.title.value, [task.text.value for task in group.tasks]) for group in draft.task_groups] == [
        ("Nhiệm vụ chuyên môn", ["Rà soát phương án phát triển cụm công nghiệp trên địa bàn tỉnh Hà Tĩnh"]),
        ("Cải cách hành chính", ["Rà soát thủ tục"]),
    ]
    assert tasks(draft)[0]["lead"] == "Phòng A và Phòng B"


def test_the_annex_adds_to_a_task_that_the_body_states_in_the_same_words():
    draft = plan(
        "| TT | Nhiệm vụ | Chủ trì | Hạn |\n| 1 | Rà soát cụm công nghiệp | Phòng A | 30/6/2026 |\n| 2 | Kiểm tra | Phòng B | |",
        stated="- Nhiệm vụ chuyên môn:\n+ Rà soát cụm công nghiệp.\n+ Phát triển thương mại điện tử.",
    )

    assert [(task["text"], task.get("lead"), task.get("due_on")) for task in tasks(draft)] == [
        ("Rà soát cụm công nghiệp.", "Phòng A", "2026-06-30"),
        ("Phát triển thương mại điện tử.", None, None),
        ("Kiểm tra", "Phòng B", None),
    ]


def test_another_table_below_the_signature_stays_a_warning():
    draft = plan(
        "| TT | Họ và tên | Chức vụ |\n| 1 | Hoàng Văn Quảng | Giám đốc |", stated="- Rà soát cụm công nghiệp."
    )

    assert [task["text"] for task in tasks(draft)] == ["Rà soát cụm công nghiệp."]
    assert ["lead" in task for task in tasks(draft)] == [False]
    assert told(draft) == [
        "Đoạn “PHỤ LỤC” cùng 4 đoạn tiếp theo chưa xếp được vào mục nào của bản nháp; văn phòng xem và bổ sung nếu cần."
    ]


def test_a_table_of_a_word_file_keeps_the_bars_in_its_cells():
    document = Document()
    for line in PLAN.format(stated=GROUPS, table="").split("\n"):
        document.add_paragraph(line)
    table = document.add_table(2, 4)
    rows = (("TT", "Nhiệm vụ", "Chủ trì", "Hạn"), ("1", "Rà soát A | B *mới* \\ cũ", "Phòng A", "30/6/2026"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)

    (task,) = tasks(parse_plan(read_source(file.getvalue())))

    assert (task["text"], task["lead"]) == ("Rà soát A | B *mới* \\ cũ", "Phòng A")


HEAD = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Hạn")


def word_file(rows: list[tuple[str, ...]], merged: list[tuple[int, int, int, int]]) -> bytes:
    """A plan as Word writes it, its table with cells merged from (row, column) to (row, column)."""
    document = Document()
    for line in PLAN.format(stated=GROUPS, table="").split("\n"):
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for top, left, bottom, right in merged:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    table.cell(row, column).text = ""
        table.cell(top, left).merge(table.cell(bottom, right))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def read_rows(rows: list[tuple[str, ...]], merged: list[tuple[int, int, int, int]]) -> list[tuple[Any, ...]]:
    read = tasks(parse_plan(read_source(word_file(rows, merged))))
    return [
        (each["text"], each.get("product"), each.get("lead"), each.get("cooperating"), each.get("due_on"))
        for each in read
    ]


def test_a_cell_merged_downwards_holds_for_each_of_its_rows():
    rows = [
        HEAD,
        ("1", "Rà soát cụm", "Báo cáo", "Phòng A", "Phòng B", "30/6/2026"),
        ("2", "Kiểm tra chợ", "Biên bản", "", "", ""),
        ("3", "Lập danh mục", "Danh mục", "Phòng C", "", "30/9/2026"),
    ]

    assert read_rows(rows, [(1, 3, 2, 3), (1, 4, 2, 4), (1, 5, 2, 5)]) == [
        ("Rà soát cụm", "Báo cáo", "Phòng A", ["Phòng B"], "2026-06-30"),
        ("Kiểm tra chợ", "Biên bản", "Phòng A", ["Phòng B"], "2026-06-30"),
        ("Lập danh mục", "Danh mục", "Phòng C", [], "2026-09-30"),
    ]


def test_rows_below_one_task_add_to_it():
    rows = [
        HEAD,
        ("1", "Rà soát cụm", "Báo cáo", "Phòng A", "Phòng B", "30/6/2026"),
        ("", "", "Tờ trình", "", "Phòng C", ""),
        ("2", "Kiểm tra chợ", "Biên bản", "Phòng D", "", "30/9/2026"),
    ]

    assert read_rows(rows, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 3, 2, 3), (1, 5, 2, 5)]) == [
        ("Rà soát cụm", "Báo cáo; Tờ trình", "Phòng A", ["Phòng B; Phòng C"], "2026-06-30"),
        ("Kiểm tra chợ", "Biên bản", "Phòng D", [], "2026-09-30"),
    ]


def test_the_same_words_of_numbered_rows_are_tasks_of_their_own():
    rows = [
        HEAD,
        ("1", "Rà soát cụm", "Báo cáo quý I", "Phòng A", "", "31/3/2026"),
        ("2", "", "Báo cáo quý II", "", "", "30/6/2026"),
    ]

    assert read_rows(rows, [(1, 1, 2, 1), (1, 3, 2, 3)]) == [
        ("Rà soát cụm", "Báo cáo quý I", "Phòng A", [], "2026-03-31"),
        ("Rà soát cụm", "Báo cáo quý II", "Phòng A", [], "2026-06-30"),
    ]


def test_cells_merged_across_move_no_column_and_a_head_of_two_rows_is_named_by_the_lower():
    rows = [
        ("TT", "Nhiệm vụ", "Sản phẩm", "Đơn vị thực hiện", "", "Hạn"),
        ("", "", "", "Chủ trì", "Phối hợp", ""),
        ("A. Nhiệm vụ chuyên môn", "", "", "", "", ""),
        ("1", "Rà soát cụm, lập báo cáo", "", "Phòng A", "Phòng B", "30/6/2026"),
        ("2", "Kiểm tra chợ", "Biên bản", "Phòng C", "", "30/9/2026"),
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5), (2, 0, 2, 5), (3, 1, 3, 2)]
    draft = parse_plan(read_source(word_file(rows, merged)))

    assert read_rows(rows, merged) == [
        ("Rà soát cụm, lập báo cáo", None, "Phòng A", ["Phòng B"], "2026-06-30"),
        ("Kiểm tra chợ", "Biên bản", "Phòng C", [], "2026-09-30"),
    ]
    assert "A. Nhiệm vụ chuyên môn" in [group["title"] for group in draft.to_json()["task_groups"]]
    assert not [text for text in told(draft) if "Phụ lục không có cột" in text]


def test_another_table_with_merged_cells_is_read_as_before():
    rows = [("Họ và tên", "Chức vụ", "Ghi chú"), ("Hoàng Văn Quảng", "Giám đốc", ""), ("Lê Văn Phó", "", "")]

    text = read_source(word_file(rows, [(1, 1, 2, 1)]))

    assert text.split("\n")[-2:] == ["| Hoàng Văn Quảng | Giám đốc |  |", "| Lê Văn Phó |  |  |"]


DIVIDED = """| TT | Nhiệm vụ | Đơn vị chủ trì | Hạn |
| 1 | Nghiệm thu các đề án khuyến công | - | - |
| 1.1 | Nghiệm thu đợt đầu | QL Công nghiệp | 30/6/2026 |
| 1.2. | Nghiệm thu đợt cuối | Văn phòng | 30/11/2026 |
| 1.2.1 | Hồ sơ | Văn phòng | 30/10/2026 |
| 2 | Họp giao ban | Văn phòng | - |
| 3.1 | Cải cách hành chính |
| 4 | Rà soát thủ tục | Văn phòng | - |"""


def test_a_row_numbered_under_another_is_a_part_of_it_and_a_heading_without_that_row_stays_one():
    draft = plan(DIVIDED)
    lines = {task["text"]: task["line"] for task in tasks(draft)}

    assert [(task["text"], task.get("part_of")) for task in tasks(draft)] == [
        ("Nghiệm thu các đề án khuyến công", None),
        ("Nghiệm thu đợt đầu", lines["Nghiệm thu các đề án khuyến công"]),
        ("Nghiệm thu đợt cuối", lines["Nghiệm thu các đề án khuyến công"]),
        ("Hồ sơ", lines["Nghiệm thu đợt cuối"]),
        ("Họp giao ban", None),
        ("Rà soát thủ tục", None),
    ]
    assert [group["title"] for group in draft.to_json()["task_groups"]] == ["Nhiệm vụ thi đua", "Cải cách hành chính"]

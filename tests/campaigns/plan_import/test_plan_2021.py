"""Every fact of the plan of 2021 (domain.md, section 6), literally."""

from pathlib import Path

import pytest

from campaigns.plan_import import PlanDraft, parse_plan, read_file, source_lines

PLAN = Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt"


@pytest.fixture(scope="module")
def text() -> str:
    return read_file(PLAN)


@pytest.fixture(scope="module")
def draft(text: str) -> PlanDraft:
    return parse_plan(text)


@pytest.fixture(scope="module")
def plan(draft: PlanDraft) -> dict:
    return draft.to_json()


def test_json_has_the_keys_of_the_contract(plan):
    assert list(plan) == [
        "document", "based_on", "theme", "purposes", "requirements", "phases", "targets", "movements", "task_groups",
        "duties", "recipients", "warnings",
    ]  # fmt: skip
    assert list(plan["phases"][0]) == [
        "ordinal", "name", "starts_on", "ends_on", "report_due_on", "report_due_bound", "wrap_up_on", "wrap_up_bound",
        "goals", "line", "commemorations",
    ]  # fmt: skip
    assert list(plan["phases"][0]["commemorations"][0]) == ["name", "on", "since", "years", "line"]
    assert list(plan["targets"][0]) == ["text", "metric", "value", "direction", "baseline_year", "lines"]
    assert list(plan["task_groups"][0]["tasks"][0]) == ["text", "line", "receiver"]
    assert list(plan["warnings"][0]) == ["code", "line", "text", "suggestion", "message"]


def test_document(plan):
    assert plan["document"] == {
        "kind": "KẾ HOẠCH",
        "number": None,
        "title": "Tổ chức phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021",
        "place": "Hà Tĩnh",
        "issued_on": "2021-01-25",
        "signatory": {"name": "Hoàng Văn Quảng", "position": "GIÁM ĐỐC", "capacity": None},
    }


def test_the_parent_document_is_cited_twice_and_kept_once(plan):
    assert plan["based_on"] == [
        {"number": "15/KH-UBND", "issued_on": "2021-01-19", "issuer": "Ủy ban nhân dân tỉnh", "line": 11}
    ]


def test_theme_without_its_markdown(plan):
    assert plan["theme"] == (
        "Đổi mới, sáng tạo, thi đua hoàn thành vượt mức các chỉ tiêu, nhiệm vụ phát triển kinh tế - xã hội năm 2021"
    )


def test_two_purposes_and_three_requirements(draft):
    assert [purpose.line for purpose in draft.purposes] == [17, 19]
    assert [requirement.line for requirement in draft.requirements] == [23, 25, 27]


def test_phases(plan):
    assert [{key: value for key, value in phase.items() if key != "commemorations"} for phase in plan["phases"]] == [
        {
            "ordinal": 1,
            "name": "Đợt thi đua thứ nhất",
            "starts_on": "2021-01-01",
            "ends_on": "2021-06-30",
            "report_due_on": "2021-06-20",
            "report_due_bound": "before",
            "wrap_up_on": "2021-06-30",
            "wrap_up_bound": "before",
            "goals": ["Phấn đấu hoàn thành các nhiệm vụ, chỉ tiêu kế hoạch 06 tháng đầu năm 2021"],
            "line": 49,
        },
        {
            "ordinal": 2,
            "name": "Đợt thi đua thứ hai",
            "starts_on": "2021-07-01",
            "ends_on": "2021-12-31",
            "report_due_on": "2021-12-10",
            "report_due_bound": "before",
            "wrap_up_on": "2021-12-31",
            "wrap_up_bound": "before",
            "goals": [
                "thi đua hoàn thành toàn diện các chỉ tiêu, nhiệm vụ phát triển ngành Công Thương trong năm 2021"
            ],
            "line": 51,
        },
    ]


def occasions(phase: dict) -> list[tuple]:
    return [(o["name"], o["on"], o["since"], o["years"], o["line"]) for o in phase["commemorations"]]


def test_occasions_of_the_first_phase(plan):
    assert occasions(plan["phases"][0]) == [
        ("Đại hội đại biểu lần thứ XIII của Đảng", None, None, None, 49),
        ("Ngày thành lập Đảng Cộng sản Việt Nam", "2021-02-03", "1930-02-03", 91, 49),
        ("Xuân Tân Sửu", None, None, None, 49),
        ("Ngày Tổng tuyển cử đầu tiên", "2021-01-06", "1946-01-06", 75, 49),
        ("truyền thống ngành Công Thương Việt Nam", "2021-05-14", "1951-05-14", 70, 49),
        ("Ngày Giải phóng miền Nam, thống nhất đất nước", "2021-04-30", "1975-04-30", 46, 49),
        ("Ngày sinh Chủ tịch Hồ Chí Minh", "2021-05-19", "1890-05-19", 131, 49),
        ("bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp, nhiệm kỳ 2021 - 2026", None, None, None, 49),
    ]


def test_occasions_of_the_second_phase_stand_on_both_sides_of_the_page_end(plan):
    assert occasions(plan["phases"][1]) == [
        ("thành lập tỉnh", None, None, 190, 51),
        ("tái lập tỉnh", None, None, 30, 51),
        ("Cách mạng Tháng Tám", "2021-08-19", "1945-08-19", 76, 53),
        ("Quốc khánh", "2021-09-02", "1945-09-02", 76, 53),
        ("Xô Viết Nghệ Tĩnh", "2021-09-12", "1930-09-12", 91, 53),
        ("Ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam", "2021-11-18", "1930-11-18", 91, 53),
    ]


def test_two_targets_one_of_them_from_two_sections(plan):
    assert plan["targets"] == [
        {
            "text": "100% nhiệm vụ khung UBND tỉnh giao và nhiệm vụ chủ yếu của Sở năm 2021 hoàn thành và vượt tiến độ "
            "theo yêu cầu.",
            "metric": "percent",
            "value": 100,
            "direction": "all",
            "baseline_year": None,
            "lines": [39],
        },
        {
            "text": "Kết quả đánh giá chỉ số cải cách hành chính cuối năm 2021 tăng ít nhất 03 bậc so với năm 2020.",
            "metric": "rank_gain",
            "value": 3,
            "direction": "at_least",
            "baseline_year": 2020,
            "lines": [41, 87],
        },
    ]


def test_six_movements(plan):
    assert plan["movements"] == [
        {"name": name, "line": 55}
        for name in (
            "Toàn tỉnh chung sức xây dựng nông thôn mới, đô thị văn minh",
            "Cán bộ, công chức, viên chức Hà Tĩnh thi đua thực hiện văn hóa công sở",
            "Cải cách hành chính",
            "Xây dựng đời sống văn hóa",
            "Đảm bảo trật tự an toàn giao thông",
            "Học tập làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        )
    ]


def test_three_groups_of_tasks(plan):
    assert [[task["line"] for task in group["tasks"]] for group in plan["task_groups"]] == [
        [61, 63, 65, 67, 69, 73, 75],
        [79, 81, 83, 85, 87],
        [89],
    ]
    assert [group["title"] for group in plan["task_groups"]] == [
        "Thi đua thực hiện xuất sắc nhiệm vụ chuyên môn đề ra, góp phần chung vào phát triển kinh tế - xã hội của tỉnh",
        "Thi đua thực hiện có hiệu quả công tác cải cách hành chính",
        (
            "Thi đua lập thành tích chào mừng các ngày lễ lớn trong năm theo hai đợt nêu trên, tạo điều kiện thuận lợi để "
            "tổ chức tốt kỷ niệm 70 năm truyền thống ngành Công Thương Việt Nam (14/5/1951-14/5/2021)"
        ),
    ]


def test_a_leaf_with_several_products_names_all_who_receive_them(plan):
    receivers = {task["line"]: task["receiver"] for group in plan["task_groups"] for task in group["tasks"]}
    assert {line: receiver for line, receiver in receivers.items() if receiver} == {
        73: "Ban Thường vụ Tỉnh ủy; HĐND tỉnh; UBND tỉnh"
    }


def test_the_task_broken_by_a_page_end_is_whole(plan):
    text = plan["task_groups"][0]["tasks"][4]["text"]
    assert "Nâng cao hiệu quả công tác cải cách hành chính; xây dựng" in text


def test_duties(plan):
    assert [(duty["who"], duty["line"]) for duty in plan["duties"]] == [
        ("Trưởng các phòng chuyên môn, Giám đốc Trung tâm", 93),
        ("Văn phòng Sở", 95),
    ]


def test_recipients_in_the_order_printed(plan):
    assert plan["recipients"] == [
        "Sở Nội vụ",
        "UBND tỉnh (b/c)",
        "Các phòng chuyên môn, TTKC và XTMM",
        "Công đoàn ngành Công Thương",
        "Lưu: VT, VP₂",
    ]


def test_warnings(plan):
    assert [(w["code"], w["line"], w["text"], w["suggestion"]) for w in plan["warnings"]] == [
        ("missing_number", 3, "Số: /KH-SCT", None),
        ("unplaced_text", 31, "Mục tiêu chung", None),
        ("duplicate_word", 39, "nhiệm vụ nhiệm vụ", "nhiệm vụ"),
        ("impossible_date", 49, "31/6/2021", "2021-06-30"),
        ("impossible_date", 49, "31/6/2021", "2021-06-30"),
        ("unknown_abbreviation", 71, "SPCNNTTB", "sản phẩm công nghiệp nông thôn tiêu biểu"),
        ("due_on_rest_day", 93, "20/6/2021", "2021-06-18"),
        ("unknown_abbreviation", 103, "TTKC", None),
        ("unknown_abbreviation", 103, "XTMM", "XTTM"),
    ]


def test_both_places_of_the_impossible_date_are_told_apart(draft, text):
    lines = source_lines(text)
    spans = [warning.span for warning in draft.warnings if warning.code == "impossible_date"]
    assert [lines[span.line - 1][span.start - 12 : span.end] for span in spans] == [
        "đầu năm đến 31/6/2021",
        " trước ngày 31/6/2021",
    ]


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("document.issued_on", "25 tháng 01 năm 2021"),
        ("document.signatory.name", "Hoàng Văn Quảng"),
        ("based_on.0.number", "15/KH-UBND"),
        ("phases.0.starts_on", "đầu năm"),
        ("phases.0.ends_on", "31/6/2021"),
        ("phases.0.report_due_on", "20/6/2021"),
        ("phases.1.wrap_up_on", "31/12/2021"),
        ("phases.0.commemorations.1.since", "03/02/1930"),
        ("phases.1.commemorations.2.years", "76"),
        ("movements.2.name", "Cải cách hành chính"),
        ("task_groups.0.tasks.5.receiver", "Ban Thường vụ Tỉnh ủy"),
        ("recipients.4", "Lưu: VT, VP₂"),
    ],
)
def test_each_fact_is_linked_to_its_words(draft, text, path, printed):
    found = dict(draft.facts())[path]
    assert source_lines(text)[found.line - 1][found.start : found.end] == printed

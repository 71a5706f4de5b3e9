"""Number, place and day wherever the head prints them; the title however its lines break."""

import pytest

from campaigns.plan_import import parse_plan
from documents.titles import balanced


def test_number_and_day_below_the_title() -> None:
    text = "KẾ HOẠCH\nThi đua năm 2023\n\nSố: 77/KH-SNV\nVinh, ngày 5-3-2023\n\nI. NHIỆM VỤ\n- Hoàn thành.\n"
    plan = parse_plan(text).to_json()
    assert (plan["document"]["number"], plan["document"]["place"], plan["document"]["issued_on"]) == (
        "77/KH-SNV",
        "Vinh",
        "2023-03-05",
    )
    assert plan["warnings"] == []


TITLES = [
    ("Tổ chức phong trào thi đua thực hiện nhiệm vụ phát triển công nghiệp, thương mại, cải cách hành chính năm 2030"),
    (
        "Tổ chức phong trào thi đua hoàn thành thắng lợi nhiệm vụ, kế hoạch năm 2030; phát huy truyền thống ngành Công "
        "Thương"
    ),
    (
        "Tổ chức phong trào thi đua “Đoàn kết - Kỷ cương” chào mừng 100 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2030), "
        "giai đoạn 2026 - 2030"
    ),
    "Thi đua của ngành Công Thương, Xây dựng, Nông nghiệp, Thương mại, Giao thông vận tải, Tài chính năm 2030",
]
INTRODUCTIONS = [
    "Sở Công Thương ban hành Kế hoạch {title}, với những nội dung chính như sau:",
    "Căn cứ Luật Thi đua, khen thưởng;\nThực hiện Kế hoạch số 15/KH-UBND; Sở Công Thương ban hành Kế hoạch như sau:",
    "Phát huy thành tích năm 2029, Sở Công Thương ban hành Kế hoạch như sau:",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS, ids=["said again", "basis", "merits"])
@pytest.mark.parametrize("title", TITLES, ids=["list", "two sentences", "occasion", "names"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
def test_a_title_that_a_balanced_line_breaks_anywhere(title: str, introduction: str, gap: str) -> None:
    lines = "\n".join(balanced(title, 52))
    opening = introduction.format(title=title[0].lower() + title[1:])

    plan = parse_plan(f"KẾ HOẠCH\n{lines}{gap}{opening}\nI. NHIỆM VỤ\n- Hoàn thành.\n").to_json()

    assert plan["document"]["title"] == title


# Each would end the title, begin a section or be left out, if the plan did not say its name again.
@pytest.mark.parametrize(
    "lines",
    [
        ("Chào mừng 100 năm Công Thương;", "thi đua về đích sớm."),
        ("Thi đua theo 02 hướng:", "1. Công nghiệp,", "II. Mục tiêu:", "MỤC TIÊU 2030"),
        ("Thi đua thực hiện đề án", "kèm theo Kế hoạch số 15/KH-UBND"),
    ],
    ids=["an occasion first", "a list", "a paper"],
)
def test_what_the_plan_says_again_is_its_title_whatever_the_words(lines: tuple[str, ...]) -> None:
    title = " ".join(lines).rstrip(".")

    plan = parse_plan(
        "KẾ HOẠCH\n" + "\n".join(lines) + f"\nSở ban hành Kế hoạch {title}, như sau:\nI. NHIỆM VỤ\n- Hoàn thành.\n"
    ).to_json()

    assert (plan["document"]["title"], plan["based_on"]) == (title, [])
    assert [[task["text"] for task in group["tasks"]] for group in plan["task_groups"]] == [["Hoàn thành."]]

"""Names that hold dates, limits and marks, in plans that other offices wrote; names in quotes."""

import pytest

from campaigns.plan_import import parse_plan
from campaigns.plan_import.names import can_be_quoted, in_quotes, is_quoted, sealed, unquoted, unsealed
from campaigns.plan_import.normalise import is_kept

HEAD = (
    "SỞ CÔNG THƯƠNG\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2026\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng phong trào thi đua."
    "\nII. CÁC ĐỢT THI ĐUA\n"
)


def phases(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (phase["name"], phase["starts_on"], phase["ends_on"]) for phase in parse_plan(HEAD + text).to_json()["phases"]
    ]


WAVE = "Đợt cao điểm chào mừng 30/4 - 1/5"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"1. {WAVE} (từ ngày 15/3/2026 đến ngày 05/5/2026)", WAVE),
        (f"1. {WAVE}: Từ ngày 15/3 đến hết ngày 05/5/2026.", WAVE),
        (f"1. {WAVE}, từ ngày 15/3/2026 đến ngày 05/5/2026", WAVE),
        (f"1. {WAVE}: từ ngày 15/3/2026 đến ngày 05/5/2026", WAVE),
        (f"1. {WAVE}\n- Thời gian: Từ ngày 15/3/2026 đến ngày 05/5/2026.", WAVE),
        (f"1. “{WAVE}; 19/5: đợt 2”: từ ngày 15/3/2026 đến ngày 05/5/2026", f"{WAVE}; 19/5: đợt 2"),
        ("1. 30/4 và 1/5: từ ngày 15/3/2026 đến ngày 05/5/2026", "30/4 và 1/5"),
        ("1. Tháng 3/2026: từ ngày 15/3/2026 đến ngày 05/5/2026, thi đua chào mừng 30/4.", "Tháng 3/2026"),
        ("1. Đợt 1: Thi đua chào mừng 30/4 - 1/5, thời gian từ ngày 15/3/2026 đến ngày 05/5/2026.", "Đợt 1"),
    ],
)
def test_the_days_in_the_name_of_a_phase_are_not_its_period(line: str, name: str) -> None:
    assert phases(f"{line}\n- Hoàn thành các nhiệm vụ.") == [(name, "2026-03-15", "2026-05-05")]


def test_two_phases_in_one_line_keep_their_own_names() -> None:
    assert phases("- Đợt 1: từ ngày 01/01/2026 đến ngày 30/6/2026; Đợt 2: từ ngày 01/7/2026 đến ngày 31/12/2026") == [
        ("Đợt 1", "2026-01-01", "2026-06-30"),
        ("Đợt 2", "2026-07-01", "2026-12-31"),
    ]


def test_a_phase_called_like_a_section_is_a_phase() -> None:
    draft = parse_plan(
        HEAD + "1. Mục tiêu 30/4: từ ngày 01/01/2026 đến ngày 30/6/2026\n- Hoàn thành 100% nhiệm vụ quý II."
    ).to_json()

    assert [(phase["name"], phase["goals"]) for phase in draft["phases"]] == [
        ("Mục tiêu 30/4", ["Hoàn thành 100% nhiệm vụ quý II"])
    ]


def test_names_in_quotes_are_read_letter_for_letter() -> None:
    draft = parse_plan(
        HEAD + "1. Đợt 1: từ ngày 01/01/2026 đến ngày 30/6/2026\n"
        "- Thi đua chào mừng: 81 năm “Hội thao 2/9; 3/9” (02/9/1945 - 02/9/2026); “Tổng kết trước ngày 20/6”.\n"
        "- Mục tiêu: “Kỷ niệm 30/4. Báo cáo trước ngày 20/6”."
    ).to_json()

    (phase,) = draft["phases"]
    assert [(each["name"], each["on"], each["since"], each["years"]) for each in phase["commemorations"]] == [
        ("Hội thao 2/9; 3/9", "2026-09-02", "1945-09-02", 81),
        ("Tổng kết trước ngày 20/6", None, None, None),
    ]
    assert phase["goals"] == ["Kỷ niệm 30/4. Báo cáo trước ngày 20/6"]
    assert (phase["report_due_on"], phase["wrap_up_on"]) == (None, None)


def test_a_slogan_in_quotes_inside_a_sentence_is_read_as_before() -> None:
    draft = parse_plan(
        HEAD + "1. Đợt 1: Chủ đề “Lập thành tích chào mừng 81 năm Quốc khánh 2/9” từ ngày 01/01/2026 đến ngày 30/9/2026"
    ).to_json()

    (phase,) = draft["phases"]
    assert (phase["starts_on"], phase["ends_on"]) == ("2026-01-01", "2026-09-30")


def test_quotes_inside_a_name_are_counted() -> None:
    assert unquoted("“Phong trào “Dân vận khéo” 2026”") == "Phong trào “Dân vận khéo” 2026"
    assert not is_quoted("“A” và “B”")
    assert [can_be_quoted(name) for name in ("Đợt “1”", "Đợt “1", "Đợt 1”", "")] == [True, False, False, True]


@pytest.mark.parametrize("name", ["30/4 - 1/5", "A; “B” (C)", "🎉 2/9 \uf0b7"])
def test_a_sealed_name_shows_nothing_and_comes_back(name: str) -> None:
    text = f"- {in_quotes(name)}: 03 nhiệm vụ."

    hidden = sealed(text, 2)

    assert (len(hidden), set(hidden[3 : len(name) + 3]) & set(name), unsealed(hidden)) == (len(text), set(), text)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Đợt 30/4; “nước rút” (1)", True), ("Đợt “nước rút", False), ("Đợt **gấp**", False), ("Tỷ lệ * 2", True)],
)
def test_a_name_that_the_paper_cannot_carry_is_known(name: str, kept: bool) -> None:
    draft = parse_plan(HEAD + f"1. {in_quotes(name)}: từ ngày 15/3/2026 đến ngày 05/5/2026").to_json()

    assert is_kept(name) is kept
    assert ([phase["name"] for phase in draft["phases"]] == [name]) is kept

"""What holds for any text at all."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.plan_import import PlanUnreadable, parse_plan, source_lines

PLANS = [
    path.read_text(encoding="utf-8")
    for path in (
        Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt",
        *sorted(Path(__file__).parent.glob("plans/*.txt")),
    )
]
LINES = sorted({line for text in PLANS for line in text.split("\n")})
FRAGMENTS = [
    "KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NHIỆM VỤ", "- ", "+ ", "a) ", "1.1. ", "**", "|", "Đợt 1", "đợt thi đua thứ hai", "từ ngày ",
    " đến hết ", "31/6/2021", "29/02/2023", "00/13/2021", "01/01 - ", "quý III", "6 tháng đầu năm", "trước ngày ", "báo cáo ", "tổng kết ",
    "kỷ niệm 91 năm ", "(03/02/1930 - 03/02/2021)", "100 %", "ít nhất 03 bậc", "“", "”", "Nơi nhận:", "KT. GIÁM ĐỐC", "./.", "\n", "\r\n",
    "\f", "\u00a0", "a\u0301", "\x00", "Số: ", "/KH-", "ngày 31 tháng 4 năm 2021", "phong trào thi đua ", "nhiệm vụ ", "…", "(", ")",
    "ngày 32/1/2021", "tháng 0", "9999", "31/12/9999", "01/01/1000", "năm ", ". ", "; ", "trình HĐND tỉnh", "III. TỔ CHỨC THỰC HIỆN\n",
]  # fmt: skip
WILD = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
SHUFFLED = st.lists(st.one_of(st.sampled_from(LINES), WILD), max_size=40).map("\n".join)
TEXTS = st.one_of(WILD, SHUFFLED)


def read(text):
    try:
        return parse_plan(text)
    except PlanUnreadable:
        return None


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_lie_within_their_lines(text):
    draft = read(text)
    if draft is None:
        return
    lines = source_lines(text)
    spans = [span for _, found in draft.facts() for span in found.spans] + [warning.span for warning in draft.warnings]
    wrong = [span for span in spans if not 0 <= span.start <= span.end <= len(lines[span.line - 1])]
    assert wrong == []


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_draft(text):
    first, second = read(text), read(text)
    assert (first and first.to_json()) == (second and second.to_json())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_day_has_its_year_in_the_text(text):
    draft = read(text)
    if draft is None:
        return
    printed = {int(year) for year in re.findall(r"\d{4}", text)}
    years = {found.value.year for _, found in draft.facts() if hasattr(found.value, "isoformat")}
    # "từ 01/12 đến 15/02/2023" begins in the year before the one printed.
    assert years <= printed | {year - 1 for year in printed}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(LINES), WILD), max_size=30)
    .map("\n".join)
    .map(lambda text: re.sub(r"\d", "", text))
)
def test_no_figure_no_day(text):
    draft = read(text)
    days = [] if draft is None else [path for path, found in draft.facts() if hasattr(found.value, "isoformat")]
    assert days == []


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_warning_is_one_sentence_with_a_known_code(text):
    draft = read(text)
    if draft is None:
        return
    codes = {warning.code for warning in draft.warnings}
    assert codes <= {
        "impossible_date", "anniversary_mismatch", "phase_gap", "phase_overlap", "due_outside_phase", "due_on_rest_day",
        "duplicate_word", "missing_number", "unknown_abbreviation", "unplaced_text",
    }  # fmt: skip
    assert [warning.message for warning in draft.warnings if not warning.message.rstrip("”").endswith(".")] == []

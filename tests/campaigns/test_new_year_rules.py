"""Dates, words and occasions of a plan moved to a later year. Pure: no database."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.new_year import (
    DayKind,
    GroupDraft,
    PhaseDays,
    PhaseDraft,
    PlannedDay,
    TaskDraft,
    YearDraft,
    days_of,
    last_day_later,
    lunar_name,
    moved_occasion,
    notes_of,
    order_notes,
    phase_days_of,
    rest_day_notes,
    sentence_later,
    still_names,
    words_later,
    years_later,
)
from core.calendar import STANDARD_CALENDAR, Bound, Deadline, WorkingCalendar

YEARS = st.integers(2015, 2060)
LATER = st.integers(1, 10)


@given(YEARS.flatmap(lambda year: st.dates(date(year, 1, 1), date(year, 12, 31))), LATER)
def test_a_date_keeps_day_and_month(day: date, later: int) -> None:
    moved = years_later(day, later)

    assert moved.year == day.year + later
    assert (moved.month, moved.day) == (
        (2, 28) if (day.month, day.day, moved.day) == (2, 29, 28) else (day.month, day.day)
    )


@pytest.mark.parametrize(
    ("ends_on", "later", "moved"),
    [
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2026, 12, 31), 2, date(2028, 12, 31)),
        (date(2026, 4, 30), 1, date(2027, 4, 30)),
    ],
)
def test_the_end_of_a_month_stays_its_end(ends_on: date, later: int, moved: date) -> None:
    assert last_day_later(ends_on, later) == moved


@given(st.lists(st.dates(date(2015, 1, 1), date(2060, 12, 31)), min_size=2), LATER)
def test_dates_stay_in_order(days: list[date], later: int) -> None:
    moved = [years_later(day, later) for day in sorted(days)]

    assert all(earlier <= following for earlier, following in pairwise(moved))


@given(
    st.lists(st.dates(date(2015, 1, 1), date(2060, 12, 31)), min_size=1, max_size=8),
    st.sampled_from(DayKind),
    st.frozensets(st.dates(date(2015, 1, 1), date(2060, 12, 31)), max_size=5),
)
def test_every_date_on_a_day_of_rest_is_told_and_a_due_date_gets_the_working_day_before(
    days: list[date], kind: DayKind, off: frozenset[date]
) -> None:
    calendar = WorkingCalendar(days_off=off)
    planned = [PlannedDay(f"ngay{at}", "Hạn", day, kind) for at, day in enumerate(days)]

    notes = {note.key: note for note in rest_day_notes(planned, calendar)}

    assert set(notes) == {each.key for each in planned if not calendar.is_working_day(each.day)}
    for each in planned:
        if each.key in notes:
            proposal = notes[each.key].proposal
            assert f"{each.day.day}/{each.day.month}/{each.day.year}" in notes[each.key].sentence
            assert proposal == (calendar.last_working_day(each.day) if kind is DayKind.DUE else None)


@given(st.dates(date(2015, 1, 2), date(2060, 12, 31)))
def test_a_day_before_which_to_report_is_told_when_its_last_day_on_time_is_a_day_of_rest(day: date) -> None:
    due = PlannedDay("han", "Hạn báo cáo", day, DayKind.DUE, Bound.BEFORE)

    notes = rest_day_notes([due], STANDARD_CALENDAR)

    rests = [not STANDARD_CALENDAR.is_working_day(each) for each in (day, day - timedelta(days=1))]
    assert len(notes) == int(any(rests))
    if rests == [False, True]:
        last = Deadline(day).last_working_day_on_time(STANDARD_CALENDAR)
        assert (notes[0].proposal, notes[0].is_doubt) == (None, False)
        assert f"{last.day}/{last.month}/{last.year}" in notes[0].sentence


def test_the_plan_of_2021_moved_to_2022_says_what_falls_on_a_weekend() -> None:
    days = [
        PlannedDay("a", "Ngày bắt đầu đợt 1", date(2022, 1, 1), DayKind.START),
        PlannedDay("b", "Hạn báo cáo đợt 2", date(2022, 12, 10), DayKind.DUE, Bound.BEFORE),
        PlannedDay("c", "Hạn báo cáo đợt 1", date(2022, 6, 20), DayKind.DUE, Bound.BEFORE),
        PlannedDay("d", "Quốc khánh", date(2022, 9, 2), DayKind.OCCASION),
        PlannedDay("e", "Hạn tổng kết đợt 1", date(2022, 6, 30), DayKind.DUE, Bound.BEFORE),
    ]

    assert [(note.sentence, note.proposal) for note in rest_day_notes(days, STANDARD_CALENDAR)] == [
        (
            (
                "Ngày bắt đầu đợt 1 (1/1/2022) là thứ Bảy. Đợt bắt đầu vào ngày nghỉ vẫn được; đề xuất giữ nguyên để các đợt "
                "nối liền."
            ),
            None,
        ),
        (
            "Hạn báo cáo đợt 2 (10/12/2022) là thứ Bảy. Đề xuất thứ Sáu 9/12/2022, ngày làm việc liền trước.",
            date(2022, 12, 9),
        ),
        (
            (
                "Hạn báo cáo đợt 1 trước ngày 20/6/2022: ngày cuối còn đúng hạn là Chủ nhật 19/6/2022, nên ngày làm việc cuối "
                "cùng là thứ Sáu 17/6/2022."
            ),
            None,
        ),
        ("Quốc khánh (2/9/2022) là thứ Sáu, ngày nghỉ (Quốc khánh).", None),
    ]


def test_an_entered_holiday_is_called_by_its_name() -> None:
    tet = date(2022, 1, 31)
    calendar = WorkingCalendar(days_off=frozenset({tet}), known_years=frozenset({2022}))

    notes = rest_day_notes([PlannedDay("a", "Hạn báo cáo đợt 1", tet, DayKind.DUE)], calendar, {tet: "Tết Nhâm Dần"})

    assert notes[0].sentence == (
        "Hạn báo cáo đợt 1 (31/1/2022) là thứ Hai, ngày nghỉ (Tết Nhâm Dần). Đề xuất thứ Sáu 28/1/2022, ngày làm việc liền "
        "trước."
    )


def phases(*days: tuple[date, date, date]) -> list[PhaseDays]:
    return [PhaseDays(f"dot{at}", f"Đợt {at}", *each) for at, each in enumerate(days, start=1)]


FIRST = (date(2022, 1, 1), date(2022, 6, 30), date(2022, 6, 20))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ((date(2022, 7, 1), date(2022, 12, 31), date(2022, 12, 10)), []),
        (
            (date(2022, 6, 15), date(2022, 12, 31), date(2022, 12, 10)),
            [
                (
                    "dot2-starts_on",
                    (
                        "Đợt 2 bắt đầu 15/6/2022, khi đợt 1 chưa kết thúc (30/6/2022): hai đợt chồng lên nhau. Đề xuất bắt đầu "
                        "1/7/2022."
                    ),
                    date(2022, 7, 1),
                )
            ],
        ),
        (
            (date(2021, 7, 1), date(2021, 12, 31), date(2021, 12, 10)),
            [
                (
                    "dot2-starts_on",
                    (
                        "Đợt 2 bắt đầu 1/7/2021, trước hoặc cùng ngày bắt đầu của đợt 1: hai đợt sai thứ tự. Xem lại ngày của "
                        "hai đợt."
                    ),
                    None,
                )
            ],
        ),
        (
            (date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 10)),
            [
                (
                    "dot2-report_due_on",
                    "Đợt 2: hạn báo cáo 10/1/2023 sau ngày kết thúc đợt 31/12/2022. Giữ nguyên nếu đúng ý.",
                    None,
                )
            ],
        ),
        (
            (date(2022, 12, 31), date(2022, 7, 1), date(2022, 12, 10)),
            [
                ("dot2-ends_on", "Đợt 2: ngày kết thúc phải từ ngày bắt đầu trở đi. Chọn ngày khác.", None),
                ("dot2-report_due_on", "Đợt 2: hạn báo cáo phải sau ngày bắt đầu đợt. Chọn ngày khác.", None),
                (
                    "dot2-report_due_on",
                    "Đợt 2: hạn báo cáo 10/12/2022 sau ngày kết thúc đợt 1/7/2022. Giữ nguyên nếu đúng ý.",
                    None,
                ),
            ],
        ),
    ],
)
def test_phases_that_contradict_each_other_are_told(
    second: tuple[date, date, date], told: list[tuple[str, str, date | None]]
) -> None:
    notes = order_notes(phases(FIRST, second))

    assert [(note.key, note.sentence, note.proposal) for note in notes] == told


@given(YEARS, LATER)
def test_phases_in_order_raise_no_word_when_moved(year: int, later: int) -> None:
    first = (date(year, 1, 1), date(year, 6, 30), date(year, 6, 20))
    second = (date(year, 7, 1), date(year, 12, 31), date(year, 12, 10))

    moved = [tuple(years_later(day, later) for day in each) for each in (first, second)]

    assert order_notes(phases(*moved)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Phong trào thi đua năm 2021", "Phong trào thi đua năm 2022"),
        ("Tổng kết năm 2021, triển khai nhiệm vụ năm 2022", "Tổng kết năm 2022, triển khai nhiệm vụ năm 2023"),
        ("tăng ít nhất 03 bậc so với năm 2020", "tăng ít nhất 03 bậc so với năm 2021"),
        ("Quyết định năm 2020 của UBND tỉnh", "Quyết định năm 2020 của UBND tỉnh"),
        ("giai đoạn năm 2021-2025", "giai đoạn năm 2021-2025"),
        ("Kế hoạch số 12/KH-UBND ngày 19/01/2021", "Kế hoạch số 12/KH-UBND ngày 19/01/2021"),
        ("Xuân Tân Sửu", "Xuân Nhâm Dần"),
    ],
)
def test_words_follow_the_year_but_not_spans_papers_and_other_years(text: str, moved: str) -> None:
    assert words_later(text, 2021, 1) == moved


def test_the_base_year_of_a_target_moves_in_its_words() -> None:
    assert words_later("Tăng 3 bậc từ năm 2019", 2021, 2, also=[2019]) == "Tăng 3 bậc từ năm 2021"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kế hoạch số 15/KH-UBND ngày 19/01/2021", True),
        ("Quý I/2021", True),
        ("giai đoạn 2021-2025", False),
        ("tăng 3 bậc so với năm 2021", False),
        ("số 12021", False),
        ("năm 2022", False),
    ],
)
def test_a_sentence_that_still_names_the_year(text: str, names: bool) -> None:
    assert still_names(text, 2021) == names


@pytest.mark.parametrize(("year", "name"), [(2021, "Tân Sửu"), (2024, "Giáp Thìn"), (2026, "Bính Ngọ")])
def test_the_lunar_name_of_a_year(year: int, name: str) -> None:
    assert lunar_name(year) == name


@pytest.mark.parametrize(
    ("years", "since", "on", "kept", "is_round", "reason"),
    [
        (
            91,
            date(1930, 2, 3),
            date(2021, 2, 3),
            True,
            False,
            "92 năm, không phải năm tròn; Kế hoạch năm 2021 cũng đã kỷ niệm (91 năm).",
        ),
        (
            70,
            date(1951, 5, 14),
            date(2021, 5, 14),
            False,
            False,
            "Năm 2021 là năm tròn (70 năm), năm 2022 thì không (71 năm).",
        ),
        (94, None, None, True, True, "Năm 2022 là năm tròn: 95 năm."),
        (None, date(1972, 1, 2), date(2021, 1, 2), True, True, "Năm 2022 là năm tròn: 50 năm."),
        (None, None, date(2021, 3, 8), True, False, "Hằng năm."),
        (
            None,
            None,
            None,
            False,
            False,
            "Kế hoạch không ghi ngày và số năm: có thể là việc một lần như đại hội, bầu cử; chọn nếu vẫn còn.",
        ),
    ],
)
def test_occasions_grow_by_the_years_and_say_why_they_are_chosen(
    years: int | None, since: date | None, on: date | None, kept: bool, is_round: bool, reason: str
) -> None:
    occasion = moved_occasion(source=1, name="Ngày lễ", on=on, since=since, years=years, year=2021, later=1)

    assert (occasion.is_kept, occasion.is_round, occasion.reason) == (kept, is_round, reason)
    assert occasion.since == since
    assert occasion.on == (on.replace(year=2022) if on else None)
    assert occasion.years == (years + 1 if years else None)


def test_the_new_lunar_year_is_an_occasion_of_every_year() -> None:
    occasion = moved_occasion(source=1, name="Xuân Tân Sửu", on=None, since=None, years=None, year=2021, later=1)

    assert (occasion.name, occasion.is_kept) == ("Xuân Nhâm Dần", True)


@given(st.integers(1, 3000), YEARS, LATER)
def test_a_round_number_is_always_chosen_beforehand(years: int, year: int, later: int) -> None:
    occasion = moved_occasion(source=1, name="Ngày lễ", on=None, since=None, years=years, year=year, later=later)

    assert occasion.is_round == ((years + later) % 5 == 0)
    assert occasion.is_kept == (occasion.is_round or years % 5 != 0)


def draft_of(year: int) -> YearDraft:
    """The plan of 2021 with its two phases and a task, moved to the year."""
    later = year - 2021
    days = [
        (date(2021, 1, 1), date(2021, 6, 30), date(2021, 6, 20), date(2021, 6, 30)),
        (date(2021, 7, 1), date(2021, 12, 31), date(2021, 12, 10), date(2021, 12, 31)),
    ]
    occasion = moved_occasion(
        source=1, name="Quốc khánh", on=date(2021, 9, 2), since=date(1945, 9, 2), years=76, year=2021, later=later
    )
    phases = tuple(
        PhaseDraft(
            source=at,
            ordinal=at,
            name=f"Đợt {at}",
            starts_on=years_later(starts_on, later),
            ends_on=years_later(ends_on, later),
            report_due_on=years_later(due_on, later),
            report_due_bound="before",
            wrap_up_on=years_later(wrap_up_on, later),
            wrap_up_bound="by",
            goals=(),
            occasions=(occasion,) if at == 2 else (),
        )
        for at, (starts_on, ends_on, due_on, wrap_up_on) in enumerate(days, start=1)
    )
    tasks = (
        TaskDraft(1, "", "Trình Đề án", years_later(date(2021, 9, 30), later)),
        TaskDraft(2, "", "Không hạn", None),
    )
    return YearDraft(
        year=year,
        title="Phong trào",
        theme="",
        purposes=(),
        requirements=(),
        recipients=(),
        bases=(),
        phases=phases,
        movements=(),
        targets=(),
        groups=(GroupDraft(1, "Nhóm", tasks),),
        units=(),
        participants=frozenset(),
    )


@given(st.integers(2022, 2060))
def test_of_a_whole_plan_every_day_of_rest_is_told_in_any_year(year: int) -> None:
    draft = draft_of(year)

    notes = notes_of(draft, STANDARD_CALENDAR)

    told = {note.key for note in notes}
    resting = {each.key for each in days_of(draft) if not STANDARD_CALENDAR.is_working_day(each.day)}
    assert {each.day.year for each in days_of(draft)} == {year}
    assert resting <= told
    assert {note.key for note in notes if note.proposal} == {
        each.key for each in days_of(draft) if each.kind is DayKind.DUE and each.key in resting
    }
    assert all(STANDARD_CALENDAR.is_working_day(note.proposal) for note in notes if note.proposal)
    assert order_notes(phase_days_of(draft)) == []


KNOWN = {date(2021, 6, 20): date(2022, 6, 18), date(2021, 12, 5): date(2022, 12, 5)}


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Báo cáo trước ngày 20/6/2021.", "Báo cáo trước ngày 18/6/2022."),
        ("Báo cáo trước ngày 20/06/2021 và 05/12/2021.", "Báo cáo trước ngày 18/06/2022 và 05/12/2022."),
        ("Nộp trước 20/6, tổng kết 05/12.", "Nộp trước 18/6, tổng kết 05/12."),
        ("Chậm nhất ngày 20 tháng 6 năm 2021", "Chậm nhất ngày 18 tháng 6 năm 2022"),
        ("Chậm nhất ngày 20 tháng 06", "Chậm nhất ngày 18 tháng 06"),
        ("Trước ngày 15/3/2021 gửi đăng ký năm 2021", "Trước ngày 15/3/2021 gửi đăng ký năm 2022"),
        ("Quyết định số 20/6/2021/QĐ-UBND ngày 31/2/2021", "Quyết định số 20/6/2021/QĐ-UBND ngày 31/2/2021"),
        ("Thực hiện Kế hoạch năm 2021, giai đoạn 2021-2025", "Thực hiện Kế hoạch năm 2022, giai đoạn 2021-2025"),
    ],
)
def test_dates_of_a_sentence_move_where_they_are_known(text: str, later: str) -> None:
    assert sentence_later(text, 2021, 1, KNOWN) == later

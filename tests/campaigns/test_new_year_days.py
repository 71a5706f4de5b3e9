"""What is said about the dates of a new plan. Pure: no database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.new_year.days import DueDay, PlainDay, days_of, due_told, notes_of, order_notes
from campaigns.new_year.draft import GroupDraft, PhaseDraft, TaskDraft, YearDraft
from campaigns.new_year.moving import moved_occasion, years_later
from core.calendar import STANDARD_CALENDAR, Bound, Deadline, WorkingCalendar

DAYS = st.dates(date(2015, 1, 2), date(2060, 12, 31))
BOUNDS = st.sampled_from(Bound)
FAR = date(2100, 12, 31)


def due(day: date, bound: str = Bound.BEFORE, *, latest: date = FAR, rolls: bool = False) -> DueDay:
    return DueDay("han", "Hạn báo cáo đợt 1", Deadline(day, bound), latest, rolls)


@given(DAYS, BOUNDS, st.frozensets(DAYS, max_size=5))
def test_a_due_date_is_told_when_its_last_day_on_time_is_a_day_of_rest(
    day: date, bound: Bound, off: frozenset[date]
) -> None:
    calendar = WorkingCalendar(days_off=off)

    note = due(day, bound).note(calendar, {})

    assert (note is None) == calendar.is_working_day(Deadline(day, bound).last_day_on_time)


@given(DAYS, BOUNDS)
def test_what_is_proposed_takes_no_day_from_the_unit_and_ends_on_a_working_day(day: date, bound: Bound) -> None:
    note = due(day, bound).note(STANDARD_CALENDAR, {})

    if note:
        assert note.proposal is not None
        proposed = Deadline(note.proposal, bound)
        assert proposed.is_later_than(Deadline(day, bound))
        assert due(note.proposal, bound).note(STANDARD_CALENDAR, {}) is None
        assert f"Đề xuất {due_told(proposed, STANDARD_CALENDAR)}." in note.sentence


def test_before_a_saturday_ends_on_a_working_friday() -> None:
    assert due(date(2028, 12, 2)).note(STANDARD_CALENDAR, {}) is None


TET = date(2022, 1, 31)
TET_CALENDAR = WorkingCalendar(days_off=frozenset({TET}), known_years=frozenset({2022}))


@pytest.mark.parametrize(
    ("day", "calendar", "sentence", "proposal"),
    [
        pytest.param(
            due(date(2022, 6, 20)),
            STANDARD_CALENDAR,
            "Hạn báo cáo đợt 1 trước ngày 20/6/2022: ngày cuối cùng còn đúng hạn là Chủ nhật 19/6/2022, ngày làm việc cuối "
            "cùng là thứ Sáu 17/6/2022. Đề xuất trước ngày 21/6/2022, còn đúng hạn đến hết thứ Hai 20/6/2022.",
            date(2022, 6, 21),
            id="before a Monday",
        ),
        pytest.param(
            due(TET, Bound.BY),
            TET_CALENDAR,
            "Hạn báo cáo đợt 1: ngày cuối cùng còn đúng hạn là thứ Hai 31/1/2022 (ngày nghỉ: Tết "
            "Nhâm Dần), ngày làm việc cuối cùng là thứ Sáu 28/1/2022. Đề xuất chậm nhất ngày 1/2/2022 (thứ Ba).",
            date(2022, 2, 1),
            id="by a holiday that was entered",
        ),
        pytest.param(
            due(date(2028, 12, 31), latest=date(2028, 12, 31)),
            STANDARD_CALENDAR,
            "Hạn báo cáo đợt 1 trước ngày 31/12/2028: ngày cuối cùng còn đúng hạn là thứ Bảy 30/12/2028, ngày làm việc cuối "
            "cùng là thứ Sáu 29/12/2028. Giữ nguyên nếu đúng ý.",
            None,
            id="at the end of the year",
        ),
        pytest.param(
            due(date(2022, 6, 20), rolls=True),
            STANDARD_CALENDAR,
            "Hạn báo cáo đợt 1 trước ngày 20/6/2022: ngày cuối cùng theo Kế hoạch là Chủ nhật 19/6/2022. Phong trào lùi hạn "
            "rơi vào ngày nghỉ, nên ngày cuối cùng còn đúng hạn là thứ Hai 20/6/2022.",
            None,
            id="moved by the campaign itself",
        ),
    ],
)
def test_the_note_says_which_day_is_the_last_on_time(
    day: DueDay, calendar: WorkingCalendar, sentence: str, proposal: date | None
) -> None:
    note = day.note(calendar, {TET: "Tết Nhâm Dần"})

    assert note is not None
    assert (note.sentence, note.proposal, note.is_doubt) == (sentence, proposal, not day.rolls)


@pytest.mark.parametrize(
    ("deadline", "rolls", "told"),
    [
        (Deadline(date(2022, 12, 10)), False, "trước ngày 10/12/2022, còn đúng hạn đến hết thứ Sáu 9/12/2022"),
        (Deadline(date(2022, 12, 9), Bound.BY), False, "chậm nhất ngày 9/12/2022 (thứ Sáu)"),
        (
            Deadline(date(2022, 6, 19), Bound.BY),
            True,
            "chậm nhất ngày 19/6/2022, còn đúng hạn đến hết thứ Hai 20/6/2022",
        ),
        (Deadline(date(2022, 6, 20)), True, "trước ngày 20/6/2022, còn đúng hạn đến hết thứ Hai 20/6/2022"),
        (Deadline(date(2022, 6, 20)), False, "trước ngày 20/6/2022, còn đúng hạn đến hết Chủ nhật 19/6/2022"),
    ],
)
def test_a_deadline_is_told_with_its_last_day_on_time(deadline: Deadline, rolls: bool, told: str) -> None:
    assert due_told(deadline, STANDARD_CALENDAR, rolls=rolls) == told


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            PlainDay("a", "Ngày bắt đầu đợt 1", date(2022, 1, 1), "Giữ nguyên."),
            "Ngày bắt đầu đợt 1 là thứ Bảy 1/1/2022. Giữ nguyên.",
        ),
        (PlainDay("d", "Quốc khánh", date(2022, 9, 2)), "Quốc khánh là thứ Sáu 2/9/2022 (ngày nghỉ: Quốc khánh)."),
        (PlainDay("d", "Ngày lễ", date(2022, 9, 5)), None),
    ],
)
def test_any_other_date_on_a_day_of_rest_is_told_without_a_proposal(day: PlainDay, sentence: str | None) -> None:
    note = day.note(STANDARD_CALENDAR, {})

    assert (note and (note.sentence, note.proposal, note.is_doubt)) == (sentence and (sentence, None, False))


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
            report_due_bound=Bound.BEFORE,
            wrap_up_on=years_later(wrap_up_on, later),
            wrap_up_bound=Bound.BY,
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


def with_proposals(draft: YearDraft, proposals: dict[str, date | None]) -> YearDraft:
    """The draft after every proposal was taken."""
    columns = ("starts_on", "ends_on", "report_due_on", "wrap_up_on")
    phases = (
        replace(each, **{name: proposals.get(f"{each.key}-{name}", getattr(each, name)) for name in columns})
        for each in draft.phases
    )
    groups = (
        replace(
            group,
            tasks=tuple(replace(task, due_on=proposals.get(f"{task.key}-due_on", task.due_on)) for task in group.tasks),
        )
        for group in draft.groups
    )
    return replace(draft, phases=tuple(phases), groups=tuple(groups))


@given(st.integers(2022, 2060))
def test_whatever_is_proposed_of_a_whole_plan_raises_no_other_word(year: int) -> None:
    draft = draft_of(year)
    notes = notes_of(draft, STANDARD_CALENDAR)

    taken = with_proposals(draft, {note.key: note.proposal for note in notes if note.proposal})

    assert list(order_notes(draft.phases)) == []
    assert [note for note in notes_of(taken, STANDARD_CALENDAR) if note not in notes] == []
    assert [note.proposal for note in notes_of(taken, STANDARD_CALENDAR) if note.proposal] == []
    days = [each.deadline.due_on if isinstance(each, DueDay) else each.day for each in days_of(taken)]
    assert {day.year for day in days} == {year}


def test_a_report_due_after_its_phase_may_be_proposed_later_still() -> None:
    draft = draft_of(2022)
    first = replace(draft.phases[0], ends_on=date(2022, 6, 10), wrap_up_on=None)

    days = [each for each in days_of(replace(draft, phases=(first,))) if isinstance(each, DueDay)]

    assert days[0].latest == date(2022, 12, 31)


def phase(at: int, starts_on: date, ends_on: date, due_on: date) -> PhaseDraft:
    return replace(
        draft_of(2022).phases[0],
        source=at, ordinal=at, starts_on=starts_on, ends_on=ends_on, report_due_on=due_on, wrap_up_on=None,
    )  # fmt: skip


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
    notes = order_notes([phase(1, *FIRST), phase(2, *second)])

    assert [(note.key, note.sentence, note.proposal) for note in notes] == told

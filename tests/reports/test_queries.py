from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Unit, User
from campaigns.models import Campaign, Phase, Submission, Target
from campaigns.queries.results import counted_tasks, list_progress, told_in
from core import clock
from core.models import Holiday
from indicators.models import OfficialResult
from notifications.obligations import open_obligations
from reports.queries.board import BoardAsk, board_page, phase_in_focus
from reports.queries.cards import Card, Missing
from reports.queries.desk import desk
from reports.queries.figures import TaskFigures, award_figures, returns_of
from reports.queries.homes import my_work
from reports.queries.overview import overview
from reports.queries.search import found
from reports.queries.sources import sources_of_report
from reports.queries.targets import TargetState, target_board
from reports.services import create_consolidation, finalise_consolidation
from tests.factories import make_submission
from tests.reports.world import World, hand_in, make_world, reward, send_back

pytestmark = pytest.mark.django_db
TODAY = date(2021, 6, 25)
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    """Industry accepted in time, trade handed in late, the third unit returned, the fourth overdue."""
    made = make_world(4)
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    hand_in(made, made.units[1], datetime(2021, 6, 22, 9), accept=False)
    hand_in(made, made.units[2], datetime(2021, 6, 20, 9), accept=False)
    send_back(made, made.units[2], datetime(2021, 6, 23, 9))
    return made


def publish(world: World, year: int, rank: int, published_on: date | None = None) -> None:
    target = Target.objects.get(measured_by="indicator")
    OfficialResult.objects.create(
        indicator=target.indicator,
        year=year,
        rank=rank,
        published_on=published_on,
        source="Quyết định công bố (số liệu minh họa)",
        entered_at=clock.now(),
    )


def targets_on(world: World, day: date) -> list[TargetState]:
    with clock.at(datetime(day.year, day.month, day.day, 9)):
        known = sources_of_report(world.campaign, world.phase, day).known
        progress = list_progress(told_in(counted_tasks(world.campaign), known))
        return list(target_board(world.campaign, progress).targets)


def test_the_numbers_of_the_board(world: World) -> None:
    page, at = board_page(world.campaign, TODAY), f"?phongtrao={world.campaign.pk}&"

    assert [(number.label, number.value, number.note, number.url) for number in page.numbers] == [
        ("Phải nộp", 4, "báo cáo", f"{at}dot=1&loc=phai-nop"),
        ("Đã nộp", 3, "75% số phải nộp", f"{at}dot=1&loc=da-nop"),
        ("Đúng hạn", 2, "50% số phải nộp", f"{at}dot=1&loc=dung-han"),
        ("Chấp nhận", 1, "25% số phải nộp", f"{at}dot=1&loc=chap-nhan"),
        ("Trả lại", 1, "đơn vị đang sửa", f"{at}dot=1&loc=tra-lai"),
        ("Quá hạn", 1, "chưa nộp", f"{at}dot=1&loc=qua-han"),
    ]
    assert [(note.label, note.value, note.url) for note in page.notes] == [
        ("đơn vị", 4, f"{at}dot=1"),
        ("chờ thẩm định", 1, f"{at}dot=1&loc=cho-tham-dinh"),
        ("nộp trong ngày ghi hạn", 1, f"{at}dot=1&loc=trong-ngay"),
        ("nộp muộn", 1, f"{at}dot=1&loc=muon"),
        ("còn nợ báo cáo", 2, f"{at}dot=1&loc=con-no"),
    ]


def test_every_number_of_the_board_opens_as_many_rows(world: World) -> None:
    page = board_page(world.campaign, TODAY)

    opened = {
        word: len(board_page(world.campaign, TODAY, BoardAsk(phase=1, chosen=word)).lines)
        for word in ("", "phai-nop", "da-nop", "dung-han", "chap-nhan", "tra-lai", "qua-han", "cho-tham-dinh", "con-no")
    }

    told = {number.url.partition("loc=")[2]: number.value for number in (*page.numbers, *page.notes)}
    assert opened == {word: told[word] for word in opened}


def test_the_links_of_the_board_keep_the_words_of_the_search(world: World) -> None:
    page = board_page(world.campaign, TODAY, BoardAsk(words="cong nghiep", reviewer=0))

    assert page.numbers[1].url == f"?phongtrao={world.campaign.pk}&dot=1&loc=da-nop&tim=cong+nghiep&nguoi=0"
    assert [line.row.unit.name for line in page.lines] == [world.units[0].name]


def test_the_numbers_of_a_narrowed_board_open_as_many_rows(world: World) -> None:
    page = board_page(world.campaign, TODAY, BoardAsk(words="quan ly"))

    words = {number.url.partition("loc=")[2].partition("&")[0]: number.value for number in (*page.numbers, *page.notes)}
    opened = {
        word: len(board_page(world.campaign, TODAY, BoardAsk(phase=1, chosen=word, words="quan ly")).lines)
        for word in words
    }
    assert words == opened
    assert 0 < words["phai-nop"] < len(world.units)
    assert board_page(world.campaign, TODAY, BoardAsk(chosen="con-no", words="quan ly", reviewer=0)).filter_words == (
        "còn nợ báo cáo, tên có “quan ly”, người thẩm định: Chưa giao ai"
    )


def test_a_long_board_has_pages_and_is_whole_for_paper(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.queries.board.ON_A_PAGE", 3)

    pages = [
        [line.row.unit.name for line in board_page(world.campaign, TODAY, BoardAsk(page=at)).lines] for at in (1, 2)
    ]
    whole = board_page(world.campaign, TODAY, BoardAsk(whole=True))

    names = [unit.name for unit in world.units]
    assert pages == [names[:3], names[3:]]
    assert [line.row.unit.name for line in whole.lines] == names


@pytest.mark.parametrize(
    ("chosen", "places"),
    [
        ("", [0, 1, 2, 3]),
        ("da-nop", [0, 1, 2]),
        ("dung-han", [0, 2]),
        ("tra-lai", [2]),
        ("qua-han", [3]),
        ("muon", [1]),
        ("trong-ngay", [2]),
        ("cho-tham-dinh", [1]),
        ("chap-nhan", [0]),
        ("con-no", [2, 3]),
        ("mien", []),
        ("?", [0, 1, 2, 3]),
    ],
)
def test_each_number_shows_its_rows(world: World, chosen: str, places: list[int]) -> None:
    page = board_page(world.campaign, TODAY, BoardAsk(chosen=chosen))

    assert [line.row.unit.name for line in page.lines] == [world.units[place].name for place in places]


def test_a_closed_phase_numbers_who_did_not_hand_in(world: World) -> None:
    Phase.objects.filter(pk=world.phase.pk).update(state="closed")

    page = board_page(world.campaign, TODAY, BoardAsk(phase=1, chosen="khong-nop"))
    counts, rows = returns_of(world.campaign, world.phase, (), TODAY)

    assert [(number.label, number.value, number.current) for number in page.numbers[1:]] == [
        ("Đã nộp", 2, False),
        ("Đúng hạn", 1, False),
        ("Chấp nhận", 1, False),
        ("Trả lại", 0, False),
        ("Không nộp", 2, True),
    ]
    assert [line.row.unit.name for line in page.lines] == [world.units[2].name, world.units[3].name]
    assert (counts.submitted, [row.state for row in rows]) == (2, ["", "", "không nộp báo cáo", "không nộp báo cáo"])


def test_the_focus_is_the_open_phase_then_the_last_closed(world: World) -> None:
    open_one = phase_in_focus((world.phase, world.second))
    world.phase.state = "closed"

    assert (open_one, phase_in_focus((world.phase, world.second)), phase_in_focus(())) == (
        world.phase,
        world.phase,
        None,
    )


def test_the_task_lists_count_the_lead_units_accepted_word(world: World) -> None:
    state = targets_on(world, TODAY)[0]

    assert (state.reached, state.beside, state.verdict.label) == (
        "25% (1/4 nhiệm vụ)",
        "hoàn thành trước hạn 25% (1/4 nhiệm vụ)",
        "Đang thực hiện",
    )


def test_after_the_year_what_is_not_reached_is_not_met(world: World) -> None:
    assert targets_on(world, date(2022, 1, 3))[0].verdict.label == "Chưa đạt"


def test_without_lists_there_is_nothing_to_count(world: World) -> None:
    world.campaign.tasks.update(source="plan", source_number="")

    assert targets_on(world, TODAY)[0].verdict.label == "Chưa có danh mục"


def test_the_rank_waits_for_its_baseline_and_for_publication(world: World) -> None:
    without = targets_on(world, TODAY)[1]
    publish(world, 2020, 12, date(2021, 4, 1))
    publish(world, 2021, 8, date(2022, 5, 1))
    before = targets_on(world, TODAY)[1]
    after = targets_on(world, date(2022, 6, 1))[1]

    assert [(each.verdict.label, each.reached) for each in (without, before, after)] == [
        ("Chưa có số liệu gốc", ""),
        ("Chờ công bố", ""),
        ("Đạt", "tăng 4 bậc (hạng 8)"),
    ]


def test_a_rank_that_gained_too_little_is_not_met(world: World) -> None:
    publish(world, 2020, 12, date(2021, 4, 1))
    publish(world, 2021, 10, date(2022, 5, 1))

    state = targets_on(world, date(2022, 6, 1))[1]

    assert (state.verdict.label, state.reached) == ("Chưa đạt", "tăng 2 bậc (hạng 10)")


def test_other_indices_stand_beside(world: World) -> None:
    with clock.at(NOW):
        beside = target_board(world.campaign, list_progress(())).beside

    assert [(each.name, each.words) for each in beside] == [("Chỉ số PCI", "chưa có kết quả năm 2020 và năm 2021")]


def test_awards_are_counted_by_name_and_subject(world: World) -> None:
    reward(world)

    figures = award_figures(world.campaign, world.phase)

    assert [(row.kind, row.collectives, row.people, row.leaders) for row in figures.rows] == [
        ("Giấy khen của Giám đốc Sở", 1, 2, 1)
    ]
    assert figures.direct_share == 50.0
    assert [each.is_collective for each in figures.rewarded] == [True, False, False]


def test_how_each_unit_handed_in(world: World) -> None:
    told = sources_of_report(world.campaign, world.phase, TODAY).told

    counts, rows = returns_of(world.campaign, world.phase, told, TODAY)

    assert (counts.expected, counts.submitted, counts.on_time, counts.late) == (4, 3, 2, 1)
    assert [(row.submitted_on, row.state, row.timeliness, row.led, row.done) for row in rows] == [
        (date(2021, 6, 18), "", "đúng hạn", 2, 1),
        (date(2021, 6, 22), "", "nộp muộn", None, None),
        (date(2021, 6, 20), "", "nộp trong ngày ghi hạn", None, None),
        (None, "chưa nộp báo cáo", "", None, None),
    ]


def test_a_year_tells_what_each_of_its_reports_told(world: World) -> None:
    unit, day = world.units[0], date(2021, 12, 12)
    again_in_december(world, unit)
    told = sources_of_report(world.campaign, None, day).accepted

    _, rows = returns_of(world.campaign, None, told, day, day)

    assert [(row.unit, row.led) for row in rows if row.led is not None] == [
        (f"{unit.name} (đợt 1)", 2),
        (f"{unit.name} (đợt 2)", 2),
    ]


def test_a_waived_unit_counts_in_a_year_once_its_report_would_have_been_due(world: World) -> None:
    unit = world.units[0]
    again_in_december(world, unit)
    Submission.objects.filter(unit=unit, phase=world.second).update(state="waived", waiver_reason="Bão.")

    waived = [
        returns_of(world.campaign, None, (), day, day)[0].waived for day in (date(2021, 12, 9), date(2021, 12, 10))
    ]

    assert waived == [0, 1]


def again_in_december(world: World, unit: Unit) -> None:
    """The unit hands in the same words for phase 2, five days before they are due, and they are accepted."""
    Phase.objects.filter(pk=world.second.pk).update(state="open")
    world.submissions[unit.pk] = make_submission(world.second, unit)
    hand_in(world, unit, datetime(2021, 12, 5, 9))


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (TaskFigures(0, 0, 0, 0, 0), ""),
        (TaskFigures(1, 0, 0, 1, 0), "Các đơn vị chủ trì báo cáo kết quả 01 nhiệm vụ, đang thực hiện."),
        (TaskFigures(3, 0, 0, 3, 0), "Các đơn vị chủ trì báo cáo kết quả 03 nhiệm vụ, đều đang thực hiện."),
        (
            TaskFigures(4, 2, 1, 1, 1),
            (
                "Các đơn vị chủ trì báo cáo kết quả 04 nhiệm vụ: đã hoàn thành 02 nhiệm vụ (50%), trong đó 01 nhiệm vụ hoàn "
                "thành trước hạn; đang thực hiện 01 nhiệm vụ; chưa thực hiện 01 nhiệm vụ."
            ),
        ),
    ],
)
def test_task_figures_in_words(figures: TaskFigures, sentence: str) -> None:
    assert figures.sentence == sentence


def test_my_work_quotes_the_office_and_counts_what_to_mend(world: World) -> None:
    with clock.at(NOW):
        work = my_work(User.objects.get(pk=world.heads[world.units[2].pk].pk), clock.now(), Holiday.objects.calendar())

    assert [(card.title, card.quote, card.to_fix, card.action, card.is_urgent) for card in work.cards] == [
        ("Sửa và nộp lại báo cáo kết quả thi đua đợt 1", "Ghi rõ số văn bản.", 1, "Sửa và nộp lại", True)
    ]


def test_my_work_tells_what_waits_for_others(world: World) -> None:
    with clock.at(NOW):
        work = my_work(User.objects.get(pk=world.department.trade_head.pk), clock.now(), Holiday.objects.calendar())

    assert (work.cards, [line.text for line in work.waiting]) == ((), ["Báo cáo đợt 1 chờ thẩm định"])


def test_the_overview_puts_the_longest_overdue_first(world: World) -> None:
    view = overview(world.campaign, TODAY)

    assert [(line.about.unit, line.state.value, line.days) for line in view.red] == [
        (world.units[3], "overdue", 5),
        (world.units[2], "returned", 0),
    ]
    assert [row[1:3] for row in view.on_time] == [
        (100, "1/1 báo cáo"),
        (0, "0/1 báo cáo"),
        (100, "1/1 báo cáo"),
        (0, "0/1 báo cáo"),
    ]


def test_the_wrap_up_leads_to_the_draft_that_was_begun(world: World) -> None:
    def address() -> str:
        due = open_obligations(NOW, of=world.department.office)
        return next(each.url for each in due if each.kind == "reports.wrap_up" and each.about == world.phase)

    before = address()
    with clock.at(NOW):
        draft = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=TODAY
        )

    assert (before, address()) == (reverse("reports:consolidation_list"), draft.get_absolute_url())


def test_the_wrap_up_is_owed_until_the_report_is_finalised(world: World) -> None:
    def owed() -> list[tuple[str, date, tuple[int, ...]]]:
        return [
            (each.label, each.due_on, each.owners)
            for each in open_obligations(clock.now())
            if each.kind == "reports.wrap_up"
        ]

    with clock.at(NOW):
        before = owed()
        made = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=TODAY
        )
        while_drafted = owed()
        finalise_consolidation(actor=world.department.office, consolidation=made)

        assert before == [("Hoàn tất báo cáo tổng hợp đợt 1", date(2021, 6, 30), (world.department.office.pk,))]
        assert (while_drafted, owed()) == (before, [])


def test_the_desk_shows_sources_and_who_is_missing(world: World) -> None:
    with clock.at(NOW):
        made = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=TODAY
        )

        page = desk(made, "strengths")

    assert [(card.unit, card.state) for card in page.cards if isinstance(card, Card)] == [
        ("Phòng Quản lý Công nghiệp", "taken")
    ]
    assert [each.unit for each in page.cards if isinstance(each, Missing)] == [unit.name for unit in world.units[1:]]
    assert [(each.who, each.what) for each in page.written] == [
        ("Văn phòng", "tự viết"),
        ("Phòng Quản lý Công nghiệp", "mục 8, lần nộp 1"),
    ]
    assert (page.units_ready, page.units_expected, page.next_code) == (1, 4, "weaknesses")


@pytest.mark.parametrize("words", ["xay dung de an 2", "Xây dựng Đề án số 2", "ĐỀ ÁN 2"])
def test_search_needs_no_marks(world: World, words: str) -> None:
    groups = found(world.department.office, words)

    assert [hit.title for group in groups if group.label == "Nhiệm vụ" for hit in group.hits] == [
        "Xây dựng Đề án phát triển số 2"
    ]


def test_search_finds_only_what_one_may_see(world: World) -> None:
    groups = found(User.objects.get(pk=world.department.industry_head.pk), "dot 1")

    reports = [hit.title for group in groups if group.label == "Báo cáo của đơn vị" for hit in group.hits]
    assert reports == ["Phòng Quản lý Công nghiệp – Đợt 1 năm 2021"]


def test_what_a_unit_is_mending_is_found_by_its_own_people_only(world: World) -> None:
    mended = world.submissions[world.units[2].pk]
    mended.items.filter(entry="direction").update(text="Phát động thi đua vượt lũ.")
    head = User.objects.get(pk=world.heads[world.units[2].pk].pk)

    def reports(user: User, words: str) -> list[str]:
        return [hit.title for group in found(user, words) if group.label == "Báo cáo của đơn vị" for hit in group.hits]

    own = f"{world.units[2].name} – Đợt 1 năm 2021"
    assert (reports(head, "vuot lu"), reports(world.department.office, "vuot lu")) == ([own], [])
    assert reports(world.department.office, f"{world.units[2].name} ngay từ đầu năm") == [own]


def test_search_finds_a_campaign_by_the_number_of_its_plan(world: World) -> None:
    Campaign.objects.filter(pk=world.campaign.pk).update(plan_number="06/KH-SCT")

    (group,) = found(world.department.office, "06 kh sct")

    assert [hit.url for hit in group.hits] == [world.campaign.get_absolute_url()]


def test_an_empty_search_finds_nothing(world: World) -> None:
    assert found(world.department.office, " - ") == ()


def test_figures_keep_their_decimals(world: World) -> None:
    told = sources_of_report(world.campaign, world.phase, TODAY).told

    assert {item.value for item in told if item.measure == "percent"} == {Decimal("76.5")}

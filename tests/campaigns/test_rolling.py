"""Due dates on days of rest: kept as the plan writes them, or counted through the next working day (domain.md, T4)."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.deadlines import display_state, due_words
from campaigns.models import Phase, Submission
from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from core.errors import RuleBroken
from core.models import Holiday, JournalEntry
from notifications.models import Notification
from notifications.reminders import send_reminders
from tests.campaigns.reporting import World, at, make_world, submit
from tests.factories import make_campaign, make_department, make_phase, make_task

pytestmark = pytest.mark.django_db
SUNDAY = date(2021, 6, 20)
MONDAY = Deadline(date(2021, 6, 21), Bound.BY)


@pytest.fixture
def world() -> World:
    return make_world()


def roll(world: World, *, rolls: bool = True) -> None:
    services.roll_to_working_days(actor=world.office, campaign=world.campaign, rolls=rolls)


def due(world: World) -> list[Deadline]:
    return [row.deadline for row in Submission.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (Deadline(SUNDAY), MONDAY),
        (Deadline(SUNDAY, Bound.BY), MONDAY),
        (Deadline(date(2021, 6, 21)), MONDAY),
        (Deadline(date(2021, 6, 21), Bound.BY), MONDAY),
        (Deadline(date(2021, 6, 19)), Deadline(date(2021, 6, 19))),
        (Deadline(date(2021, 6, 22)), Deadline(date(2021, 6, 22))),
        (Deadline(date(2021, 9, 2), Bound.BY), Deadline(date(2021, 9, 6), Bound.BY)),
    ],
)
def test_a_last_day_of_rest_gives_way_to_the_next_working_day(deadline: Deadline, expected: Deadline) -> None:
    assert deadline.rolled(STANDARD_CALENDAR) == expected


def test_it_is_off_unless_the_office_wants_it(world: World) -> None:
    assert set(due(world)) == {Deadline(SUNDAY)}


def test_reports_of_open_phases_follow_there_and_back(world: World) -> None:
    submit(world)

    roll(world)
    rolled = due(world)
    roll(world, rolls=False)

    line = JournalEntry.objects.about(world.campaign).filter(code="campaigns.campaign.rolling_changed").first()
    assert rolled == [Deadline(SUNDAY), MONDAY, MONDAY]
    assert set(due(world)) == {Deadline(SUNDAY)}
    assert line is not None
    assert (line.before, line.after) == ({"rolls_to_working_day": False}, {"rolls_to_working_day": True})
    assert Phase.objects.get(pk=world.phase.pk).deadline == Deadline(SUNDAY)


def test_the_same_answer_twice_is_one(world: World) -> None:
    roll(world)
    roll(world)

    assert JournalEntry.objects.filter(code="campaigns.campaign.rolling_changed").count() == 1


def test_an_extended_report_keeps_its_later_day(world: World) -> None:
    with at(2021, 6, 15, 8):
        services.extend_submissions(
            actor=world.office, submissions=[world.report], until=date(2021, 6, 25), reason="Bão số 2."
        )

    roll(world)
    roll(world, rolls=False)

    assert due(world) == [Deadline(date(2021, 6, 25)), Deadline(SUNDAY), Deadline(SUNDAY)]


def test_an_extension_to_the_very_day_is_what_it_was_after_there_and_back(world: World) -> None:
    """Granted "trước ngày 21/6"; the phase is moved to "chậm nhất ngày 21/6" and back."""
    with at(2021, 6, 15, 8):
        services.extend_submissions(
            actor=world.office, submissions=[world.report], until=date(2021, 6, 21), reason="Bão số 2."
        )

    roll(world)
    rolled = due(world)
    roll(world, rolls=False)

    assert rolled == [MONDAY, MONDAY, MONDAY]
    assert due(world) == [Deadline(date(2021, 6, 21)), Deadline(SUNDAY), Deadline(SUNDAY)]


def test_a_granted_day_of_rest_is_kept_and_the_pages_say_so(world: World) -> None:
    office = Client()
    office.force_login(world.office)
    roll(world)
    give = reverse("campaigns:extension_extend")
    fields = {"submissions": [world.report.pk], "until": "27/6/2021", "reason": "Bão số 2."}

    with at(2021, 6, 15, 8):
        told = office.post(give, fields, follow=True).content.decode()
        page = office.get(world.campaign.get_absolute_url()).content.decode()

    assert due(world)[0] == Deadline(date(2021, 6, 27), Bound.BY)
    assert "Hạn gia hạn không lùi sang ngày làm việc tiếp theo." in told
    assert "Hạn gia hạn riêng giữ đúng ngày đã gia hạn; đợt đã kết thúc giữ hạn cũ." in page


@pytest.mark.parametrize("rolls", [True, False])
def test_a_closed_phase_keeps_the_deadline_that_held(world: World, rolls: bool) -> None:
    if not rolls:
        roll(world)
    held = Phase.objects.get(pk=world.phase.pk).deadline_of_reports
    services.close_phase(actor=world.office, phase=world.phase)

    roll(world, rolls=rolls)

    office = Client()
    office.force_login(world.office)
    pages = [world.campaign.get_absolute_url(), reverse("reports:board"), world.report.get_absolute_url()]
    words = {due_words(held) in office.get(page).content.decode().lower() for page in pages}
    assert held == (Deadline(SUNDAY) if rolls else MONDAY)
    assert Phase.objects.get(pk=world.phase.pk).deadline_of_reports == held
    assert (set(due(world)), words) == ({held}, {True})


def test_a_report_sent_under_the_old_rule_says_which_deadline_it_had(world: World) -> None:
    """Sent in the named day: under the moved deadline it would have been on time, so the board tells why it was not."""
    submit(world, SUNDAY)
    roll(world)
    office = Client()
    office.force_login(world.office)

    with at(2021, 6, 21, 9):
        board = office.get(reverse("reports:board")).content.decode()
        page = office.get(reverse("reports:unit_results_detail", args=[world.report.unit_id])).content.decode()

    assert ("hạn lúc nộp trước ngày 20/6</span>" in board, board.count("hạn lúc nộp")) == (True, 1)
    assert ("Trước ngày 20/6/2021" in page, "21/6/2021" in page) == (True, False)


def test_days_off_entered_afterwards_move_no_page_away_from_the_reports(world: World) -> None:
    roll(world)

    Holiday.objects.create(on=date(2021, 6, 21), name="Ngày nghỉ của tỉnh")

    assert {Phase.objects.get(pk=world.phase.pk).deadline_of_reports, *due(world)} == {MONDAY}


def test_a_new_date_of_the_phase_is_rolled_too(world: World) -> None:
    roll(world)

    services.change_phase(actor=world.office, phase=world.phase, changes={"report_due_on": date(2021, 6, 27)})

    assert set(due(world)) == {Deadline(date(2021, 6, 28), Bound.BY)}


def test_a_phase_opened_afterwards_begins_with_it() -> None:
    department = make_department()
    campaign = make_campaign(department, state="planned", rolls_to_working_day=True)
    make_task(campaign, department.industry)
    Holiday.objects.create(on=date(2021, 6, 21), name="Ngày nghỉ của tỉnh")

    submissions = services.open_phase(actor=department.office, phase=make_phase(campaign, state="planned"))

    tuesday = Deadline(date(2021, 6, 22), Bound.BY)
    assert {row.deadline for row in submissions} == {tuesday}
    assert Notification.objects.filter(kind="campaigns.phase_opened")[0].subject == (
        "Đã mở đợt 1: nộp báo cáo chậm nhất ngày 22/6/2021"
    )


def test_every_hour_around_the_rolled_date() -> None:
    """On time through Monday 21/6, late from Tuesday on."""
    wrong = []
    for hour in range(5 * 24):
        moment = datetime(2021, 6, 18) + timedelta(hours=hour)
        with clock.at(moment):
            today = clock.today()
            values = {"phase": Phase(state="open"), "due_on": MONDAY.due_on, "bound": MONDAY.bound}
            draft = display_state(Submission(state="drafting", **values), today).value
            sent = display_state(Submission(state="submitted", submitted_on=today, **values), today).value
        late = moment >= datetime(2021, 6, 22)
        if (draft, sent) != (("overdue", "late") if late else ("not_submitted", "submitted")):
            wrong.append(moment)

    assert wrong == []


def test_reminders_follow(world: World) -> None:
    roll(world)

    told = {}
    for day in range(16, 23):
        with at(2021, 6, day, 7):
            told[day] = [each.offset for each in send_reminders() if each.recipient == world.head]

    assert {day: offsets for day, offsets in told.items() if offsets} == {16: [-3], 18: [-1], 21: [0], 22: [1]}


@pytest.mark.parametrize("who", ["head", "director", "admin"])
def test_only_the_office_decides_it(world: World, who: str) -> None:
    with pytest.raises(RuleBroken, match="không có quyền"):
        services.roll_to_working_days(actor=getattr(world, who), campaign=world.campaign, rolls=True)


def test_a_closed_campaign_keeps_its_dates(world: World) -> None:
    world.campaign.state = "closed"
    world.campaign.save()

    with pytest.raises(RuleBroken, match="đã kết thúc nên không đổi cách tính hạn"):
        roll(world)


def test_the_pages_show_both_dates(world: World) -> None:
    office, head = Client(), Client()
    office.force_login(world.office)
    head.force_login(world.head)
    page = world.campaign.get_absolute_url()

    with at(2021, 6, 15, 8):
        before = office.get(page).content.decode()
        office.post(reverse("campaigns:campaign_roll", args=[world.campaign.pk]), {"rolls": "1"})
        after = office.get(page).content.decode()
        report = head.get(world.report.get_absolute_url()).content.decode()

    assert "Lùi sang ngày làm việc tiếp theo</button>" in before
    assert "Kế hoạch ghi" not in before
    for text in (after, report):
        assert "Chậm nhất ngày 21/6/2021 (thứ Hai)" in text
        assert "Trước ngày 20/6/2021 (Chủ nhật)" in text
    assert "Giữ đúng ngày ghi trong Kế hoạch</button>" in after

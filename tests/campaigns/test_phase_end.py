"""The end of a phase: what is left undone, who was promised time, and what is told."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.models import Submission
from campaigns.queries import plans
from core import clock
from core.errors import RuleBroken
from notifications.models import Notification
from tests.campaigns.reporting import World, at, make_world, submit
from tests.factories import make_phase, make_submission, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def office(client: Client, world: World) -> Client:
    client.force_login(world.office)
    return client


def extend(world: World, until: date) -> None:
    with at(2021, 6, 16, 8):
        services.extend_submissions(
            actor=world.office, submissions=[world.foreign_report], until=until, reason="Bão số 2."
        )


def campaign_page(office: Client, world: World) -> str:
    return office.get(world.campaign.get_absolute_url()).content.decode()


def test_a_phase_lasts_as_long_as_the_time_that_a_unit_was_given(world: World) -> None:
    extend(world, date(2021, 7, 5))

    with (
        at(2021, 7, 5, 17),
        pytest.raises(RuleBroken, match=r"Còn trong hạn nộp: Phòng Quản lý Thương mại \(trước ngày 5/7/2021\)\. Chờ"),
    ):
        services.close_phase(actor=world.office, phase=world.phase)
    with at(2021, 7, 6, 0):
        services.close_phase(actor=world.office, phase=world.phase)

    assert world.phase.state == "closed"


def test_a_waived_unit_keeps_no_phase_open(world: World) -> None:
    extend(world, date(2021, 7, 5))
    world.foreign_report.refresh_from_db()

    with at(2021, 6, 25, 8):
        services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Đơn vị đã giải thể.")
        services.close_phase(actor=world.office, phase=world.phase)

    assert world.phase.state == "closed"


def test_whoever_still_owed_a_report_is_told_once(world: World) -> None:
    submit(world)
    with at(2021, 6, 25, 8):
        services.accept_submission(actor=world.office, submission=world.report)
        services.close_phase(actor=world.office, phase=world.phase)

    notes = Notification.objects.filter(kind="campaigns.phase_closed")
    (note,) = notes
    assert note.recipient != world.head
    assert note.subject == "Đợt 1 đã kết thúc, báo cáo của Phòng Quản lý Thương mại ghi là không nộp"
    assert note.body == "Đợt không nhận báo cáo nữa. Liên hệ Văn phòng nếu cần bổ sung."


def test_what_was_asked_is_refused_without_naming_a_deadline_that_is_over(world: World) -> None:
    with at(2021, 6, 15, 8):
        services.ask_extension(
            actor=world.head, submission=world.report, until=date(2021, 6, 25), reason="Chờ số liệu của các huyện."
        )
    with at(2021, 6, 22, 8):
        services.close_phase(actor=world.office, phase=world.phase)

    note = Notification.objects.filter(kind="campaigns.extension_refused", recipient=world.head).get()
    assert note.body == "“Đợt 1 đã kết thúc khi đề nghị chưa được trả lời.”"


def test_the_question_says_how_many_reports_are_left_undone(office: Client, world: World) -> None:
    with at(2021, 6, 25, 8):
        before = campaign_page(office, world)
        services.waive_submission(actor=world.office, submission=world.report, reason="Đơn vị đã giải thể.")
        after = campaign_page(office, world)

    left = world.phase.submissions.count()
    assert f"{left} báo cáo chưa nộp hoặc chưa sửa xong sẽ ghi là “Không nộp”." in before
    assert f"{left - 1} báo cáo chưa nộp hoặc chưa sửa xong sẽ ghi là “Không nộp”." in after


def test_a_phase_lasts_as_long_as_what_came_back_may_be_mended(office: Client, world: World) -> None:
    submit(world, date(2021, 6, 15))
    item = world.report.items.order_by("ordinal")[0]
    with at(2021, 6, 25, 8):
        services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Ghi rõ số."})
    refusal = (
        "Còn trong hạn nộp: Phòng Quản lý Công nghiệp (trước ngày 1/7/2021). Chờ hết hạn, hoặc miễn nộp cho đơn vị."
    )

    with at(2021, 7, 1, 23):
        page = campaign_page(office, world)
        office.post(reverse("campaigns:phase_close", args=[world.phase.pk]))
    with at(2021, 7, 2, 0):
        later = campaign_page(office, world)

    world.phase.refresh_from_db()
    assert (refusal in page, world.phase.state) == (True, "open")
    assert "3 báo cáo chưa nộp hoặc chưa sửa xong sẽ ghi là “Không nộp”." in later


def test_a_phase_does_not_end_before_its_reports_are_due(office: Client, world: World) -> None:
    for _ in range(2):
        make_submission(world.phase, make_unit(world.campaign.owner))
    with at(2021, 6, 10, 8):
        page = campaign_page(office, world)
    with at(2021, 6, 20, 23), pytest.raises(RuleBroken, match=r"5 đơn vị \(trước ngày 20/6/2021\)"):
        services.close_phase(actor=world.office, phase=world.phase)
    with at(2021, 6, 21, 0):
        services.close_phase(actor=world.office, phase=world.phase)

    assert "Còn trong hạn nộp: 5 đơn vị (trước ngày 20/6/2021)." in page
    assert world.phase.state == "closed"


def test_the_question_tells_an_opening_before_the_first_day(office: Client, world: World) -> None:
    days = {"starts_on": date(2021, 12, 13), "ends_on": date(2021, 12, 31), "report_due_on": date(2021, 12, 24)}
    make_phase(world.campaign, 2, state="planned", wrap_up_on=None, **days)
    doubt = "Đợt này bắt đầu từ ngày 13/12/2021, hôm nay mới 8/12/2021."

    told = {}
    for day in (8, 13):
        with at(2021, 12, day, 8):
            told[day] = "Mở đợt 2?" in (page := campaign_page(office, world)), doubt in page

    assert told == {8: (True, True), 13: (True, False)}


def test_the_wrap_up_counts_its_days_though_all_units_have_reported(office: Client, world: World) -> None:
    Submission.objects.filter(phase=world.phase).update(state="accepted", first_submitted_at=clock.now())

    counted = {}
    for day in (25, 30):
        with at(2021, 6, day, 8):
            counted[day] = re.findall("còn 2 ngày làm việc|hôm nay là ngày ghi hạn", campaign_page(office, world))

    assert counted == {25: ["còn 2 ngày làm việc"], 30: ["hôm nay là ngày ghi hạn"]}


def test_a_deadline_of_the_plan_that_no_unit_passed_presses_nobody(office: Client, world: World) -> None:
    submit(world)
    with at(2021, 6, 25, 8):
        late = campaign_page(office, world)
    extend(world, date(2021, 7, 5))
    with at(2021, 6, 17, 8):
        services.waive_submission(actor=world.director, submission=world.office_report, reason="Văn phòng mới lập.")
    with at(2021, 6, 25, 8):
        in_time = campaign_page(office, world)

    assert ("quá hạn 5 ngày" in late, "đơn vị quá hạn" in late) == (True, True)
    assert ("quá hạn 5 ngày" in in_time, "không đơn vị nào quá hạn" in in_time) == (False, True)


def test_a_unit_with_time_of_its_own_is_counted_in_the_same_phase(world: World) -> None:
    submit(world)
    extend(world, date(2021, 6, 24))

    with at(2021, 6, 22, 9):
        [phase] = plans.campaign_page(world.campaign).phases

    assert (phase.expected, phase.handed_in, phase.unfinished, phase.overdue) == (3, 1, 2, 1)


def test_the_dates_of_a_closed_phase_are_not_offered_for_change(office: Client, world: World) -> None:
    services.close_phase(actor=world.office, phase=world.phase)

    answer = office.get(reverse("campaigns:phase_edit", args=[world.phase.pk]), follow=True)

    assert answer.redirect_chain == [(world.campaign.get_absolute_url(), 302)]
    assert "Đợt 1 đã kết thúc nên không đổi ngày được nữa." in answer.content.decode()


def test_a_closed_phase_counts_no_days_that_are_left(client: Client, world: World) -> None:
    client.force_login(world.head)
    form = reverse("campaigns:submission_item", args=[world.report.pk, 1])
    with at(2021, 6, 21, 8):
        before = client.get(form).content.decode()
        services.close_phase(actor=world.office, phase=world.phase)
        after = client.get(form).content.decode()

    assert ("quá hạn 1 ngày" in before, "quá hạn" in after) == (True, False)


def test_the_days_off_are_read_once_for_who_is_in_time_and_for_the_days_left(office: Client, world: World) -> None:
    submit(world)
    with at(2021, 6, 18, 8):
        remarks = {item.pk: "Sửa." for item in world.report.items.filter(ordinal=1)}
        services.return_submission(actor=world.office, submission=world.report, remarks=remarks)
        with CaptureQueriesContext(connection) as asked:
            page = campaign_page(office, world)

    assert "trước ngày 24/6/2021" in page
    assert sum("core_holiday" in each["sql"] for each in asked) == 1

"""A unit's own page: results of phases and years, punctuality, who may read it, and the paper of it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from campaigns.models import SubmissionItem, Task
from campaigns.services import accept_submission, close_phase, save_item, submit_submission
from core import clock
from documents.content import Paragraph, Table
from notifications.models import Notification
from reports.papers.unit_results import unit_results_paper
from reports.queries.board import board_page
from reports.queries.units import UnitResults, records_of, unit_results
from tests.factories import make_campaign, make_department, make_inspection, make_phase, make_submission
from tests.reports.world import World, fill_in, hand_in, make_world, reward, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
TODAY = date(2021, 6, 25)


@pytest.fixture
def world() -> World:
    """Industry accepted in time; the year before it never handed in."""
    made = make_world()
    before = make_campaign(made.department, year=2020, title="Phong trào năm 2020", state="closed")
    past = make_phase(before, state="closed", starts_on=date(2020, 1, 1), report_due_on=date(2020, 6, 20))
    make_submission(past, made.units[0])
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    return made


def results(world: World, year: int | None = None) -> UnitResults:
    with clock.at(NOW):
        return unit_results(world.units[0], TODAY, year)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_phases_newest_first_with_the_tasks_of_the_accepted_revision(world: World) -> None:
    told = results(world)

    assert [(phase.submission.phase.campaign.year, phase.state.value, phase.number) for phase in told.phases] == [
        (2021, "accepted", 1),
        (2020, "not_handed_in", 0),
    ]
    assert [(task.label, task.role, task.status, task.reached) for task in told.phases[0].tasks] == [
        ("Xây dựng Đề án phát triển số 1", "Chủ trì", "Hoàn thành trước hạn", "45/TTr-SCT"),
        ("Xây dựng Đề án phát triển số 2", "Phối hợp", "", ""),
        ("Nâng cao chất lượng dịch vụ công số 1", "Chủ trì", "Đang thực hiện", "76,5%"),
    ]
    assert (told.led, told.completed, told.years) == (2, 1, (2021, 2020))


def test_the_record_of_each_year_and_of_the_chosen_one(world: World) -> None:
    told, of_2020 = results(world), results(world, 2020)

    assert [(row.year, row.counts.expected, row.counts.on_time, row.on_time_share) for row in told.records] == [
        (2021, 1, 1, 100),
        (2020, 1, 0, 0),
    ]
    assert (told.on_time_share, of_2020.on_time_share) == (50, 0)
    assert [phase.submission.phase.campaign.year for phase in of_2020.phases] == [2020]
    assert of_2020.years == told.years


def test_a_figure_stands_beside_what_the_plan_asks(world: World) -> None:
    submission = world.submissions[world.units[1].pk]
    Task.objects.filter(measure="percent", assignments__unit=world.units[1]).update(
        measure="figure", figure_unit="cụm", target_value=Decimal(40)
    )
    head = world.heads[world.units[1].pk]
    with clock.at(datetime(2021, 6, 17, 9)):
        fill_in(submission, head)
        item = SubmissionItem.objects.get(submission=submission, task__measure="figure", role="lead")
        save_item(actor=head, item=item, values={"value": Decimal(10)}, version=item.version)
    with clock.at(datetime(2021, 6, 18, 9)):
        submit_submission(actor=head, submission=submission)
        accept_submission(actor=world.department.office, submission=submission)

    told = unit_results(world.units[1], TODAY).phases[0].tasks

    assert [(task.reached, task.asked, task.share) for task in told if task.asked] == [
        ("10 cụm", "40 cụm", Decimal("25.0"))
    ]


def test_a_task_told_of_in_two_phases_counts_once(world: World) -> None:
    told = results(world)
    again = replace(told, phases=(told.phases[0], told.phases[0], *told.phases[1:]))

    assert (again.led, again.completed, again.newest_told) == (2, 1, told.phases[0])


def test_a_returned_report_tells_no_results(world: World) -> None:
    send_back(world, world.units[0], datetime(2021, 6, 21, 9))

    assert [(phase.number, phase.tasks) for phase in results(world, 2021).phases] == [(0, ())]


def missed(world: World) -> World:
    """Handed in on 18/6 in time, sent back on 21/6, the phase over while it lay with its unit."""
    send_back(world, world.units[0], datetime(2021, 6, 21, 9))
    with clock.at(datetime(2021, 6, 26, 9)):
        close_phase(actor=world.department.office, phase=world.phase)
    return world


def test_a_report_that_lay_with_its_unit_when_the_phase_ended_is_told_once_and_everywhere_the_same(
    world: World,
) -> None:
    missed(world)
    unit = world.units[0]

    told = results(world, 2021)
    phase = told.phases[0]
    board = board_page(world.campaign, TODAY)
    said = [block.text for block in unit_results_paper(told, TODAY).blocks if isinstance(block, Paragraph)]
    page = client_of(world.department.industry_head).get(reverse("reports:unit_results"), {"nam": 2021})
    text = page.content.decode()

    sent = "nộp ngày 18/6/2021, bị trả lại và không nộp lại"
    assert (phase.state.label, phase.sent_words, phase.timeliness) == ("Không nộp", sent, None)
    assert (told.counts.submitted, told.counts.on_time, told.counts.not_handed_in, told.on_time_share) == (0, 0, 1, 0)
    cells = [line.focus for line in board.lines if line.focus and line.row.unit.pk == unit.pk]
    assert [(cell.state.label, cell.timeliness, cell.own) for cell in cells] == [("Không nộp", None, None)]
    assert (f"N{sent[1:]}; tình trạng: không nộp." in said, sent in text, "Đúng hạn</span>" in text) == (
        True,
        True,
        False,
    )
    assert "ngày làm việc" not in text


def test_the_unit_is_told_that_what_came_back_no_longer_counts(world: World) -> None:
    missed(world)

    note = Notification.objects.get(kind="campaigns.phase_closed", recipient=world.department.industry_head)
    assert note.body == (
        "Báo cáo được trả lại chưa nộp lại nên không được tính. Đợt không nhận báo cáo nữa. Liên hệ Văn phòng nếu cần bổ "
        "sung."
    )


@pytest.mark.parametrize(
    ("year", "share", "missing"),
    [
        (None, "; báo cáo chưa đến hạn thì chưa tính.", 1),
        (2021, "; báo cáo chưa đến hạn thì chưa tính.", 0),
        (2020, "đã quá hạn hoặc không nộp.", 1),
    ],
)
def test_a_year_that_is_over_waits_for_nothing(world: World, year: int | None, share: str, missing: int) -> None:
    told = results(world, year)

    over = "Đợt đã kết thúc mà không có báo cáo được chấp nhận nên không có kết quả nhiệm vụ."
    assert told.share_words.endswith(share)
    assert [phase.missing_words for phase in told.phases].count(over) == missing
    assert [phase.sent_words for phase in told.phases if phase.missing_words] == [""] * missing


def test_the_units_people_see_their_unit_at_once(world: World) -> None:
    page = client_of(world.department.industry_head).get(reverse("reports:unit_results"))

    assert page.context["results"].unit == world.units[0]


def test_office_and_director_choose_a_unit(world: World) -> None:
    for reader in (world.department.office, world.department.director):
        page = client_of(reader).get(reverse("reports:unit_results"))
        records = {unit: (counts.expected, share) for unit, counts, share in page.context["records"]}

        assert records[world.units[0]] == (2, 50)
        assert (
            client_of(reader).get(reverse("reports:unit_results_detail", args=[world.units[0].pk])).status_code == 200
        )


@pytest.mark.parametrize("name", ["unit_results_detail", "unit_results_print"])
def test_a_foreign_unit_is_not_there(world: World, name: str) -> None:
    address = reverse(f"reports:{name}", args=[world.units[0].pk])

    assert client_of(world.department.trade_head).get(address).status_code == 404
    assert client_of(make_department().director).get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"), [("?nam=2020", 200), ("?nam=1999", 302), ("?nam=hai", 200), ("?nam=²", 200)]
)
def test_the_year_stands_in_the_address(world: World, query: str, status: int) -> None:
    address = reverse("reports:unit_results_detail", args=[world.units[0].pk])

    assert client_of(world.department.director).get(address + query).status_code == status


def test_the_paper_tells_the_same(world: World) -> None:
    reward(world)
    with clock.at(NOW):
        make_inspection(world.campaign, world.units[0], world.department.office, state="closed", findings="Đủ hồ sơ.")
    told = results(world, 2021)

    paper = unit_results_paper(told, TODAY)
    tables = [block for block in paper.blocks if isinstance(block, Table)]

    assert (paper.body_name, paper.subtitle) == (
        "PHÒNG QUẢN LÝ CÔNG NGHIỆP",
        "Phòng Quản lý Công nghiệp, năm 2021",
    )
    assert tables[0].rows[0].cells == ("2021", "1", "1", "1", "0", "0", "100%")
    assert [row.cells[4] for row in tables[1].rows] == ["45/TTr-SCT", "-", "76,5%"]
    assert tables[2].rows[0].cells == ("10/5/2021", "Kiểm tra tại đơn vị", "Đủ hồ sơ.", "Đã kết thúc")


def test_a_late_answer_and_a_missing_one_are_told(world: World) -> None:
    asked = {"request": "Bổ sung.", "answer_due_on": date(2021, 5, 20)}
    answered_at = timezone.make_aware(datetime(2021, 5, 25, 9))
    with clock.at(NOW):
        for values in (
            {"state": "answered", "answered_at": answered_at},
            {"state": "answer_awaited", "held_on": date(2021, 5, 9)},
        ):
            make_inspection(world.campaign, world.units[0], world.department.office, **asked, **values)
        page = client_of(world.department.director).get(
            reverse("reports:unit_results_detail", args=[world.units[0].pk])
        )
        told = [each.words for each in results(world, 2021).inspections]

    assert told == ["Đơn vị đã trả lời, trả lời muộn 3 ngày làm việc", "Quá hạn trả lời"]
    text = page.content.decode()
    assert ("trả lời muộn 3 ngày làm việc</span>" in text, "Quá hạn trả lời</span>" in text) == (True, True)


def test_it_is_printed_as_a_pdf(world: World) -> None:
    with clock.at(NOW):
        answer = client_of(world.department.industry_head).get(
            reverse("reports:unit_results_print", args=[world.units[0].pk])
        )

    assert (answer["Content-Type"], b"".join(answer.streaming_content)[:5]) == ("application/pdf", b"%PDF-")


def test_a_unit_without_reports_still_has_a_paper(world: World) -> None:
    with clock.at(NOW):
        paper = unit_results_paper(unit_results(world.department.office_unit, TODAY), TODAY)

    assert len(paper.blocks) == 8


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_of_units_costs_one_statement(count: int, django_assert_num_queries: object) -> None:
    made = make_world(max(count, 2))

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(records_of(made.units, TODAY)) == len(made.units)

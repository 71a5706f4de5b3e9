"""Inspections: from the schedule to the answer, who is told, who owes what until when."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from campaigns import services
from campaigns.models import Inspection, Phase
from campaigns.obligations import open_inspections
from campaigns.queries.inspections import days_to_inspect, inspected_until
from campaigns.services.inspections import InspectionPlan, NewEvidence
from core import clock
from core.calendar import Bound, Deadline
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.services import add_evidence
from notifications.models import Notification
from notifications.obligations import kinds
from notifications.reminders import pending_reminders
from tests.campaigns.reporting import World, at, make_world
from tests.factories import make_campaign, make_department, make_inspection, make_phase, make_unit, make_user

pytestmark = pytest.mark.django_db

PLAN = InspectionPlan("visit", date(2021, 5, 10), "Chánh Văn phòng")
DUE = Deadline(date(2021, 5, 20), Bound.BY)


@pytest.fixture
def world() -> World:
    return make_world()


def scheduled(world: World, **values: Any) -> Inspection:
    with at(2021, 5, 4, 8):
        unit = values.pop("unit", world.report.unit)
        return make_inspection(world.campaign, unit, world.office, **values)


def record(world: World, inspection: Inspection, request: str = "Bổ sung biên bản.", **values: Any) -> Inspection:
    with at(2021, 5, 11, 9):
        return services.record_inspection(
            actor=world.office,
            inspection=inspection,
            **{
                "held_on": date(2021, 5, 10),
                "participants": "Chánh Văn phòng",
                "findings": "Đã đăng ký thi đua đủ.",
                "request": request,
                "answer_due": DUE if request else None,
                **values,
            },
        )


def answered(world: World) -> Inspection:
    row = record(world, scheduled(world))
    with at(2021, 5, 18, 9):
        return services.answer_inspection(actor=world.head, inspection=row, answer="Đã bổ sung.")


def make_office(world: World) -> User:
    """A second person of the same office."""
    return make_user("chuyen-vien-van-phong", world.campaign.owner, Role.OFFICE, full_name="Cao Minh Triết")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def told(user: User) -> list[str]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("subject", flat=True))


def acts(inspection: Inspection) -> list[str]:
    return list(JournalEntry.objects.about(inspection).order_by("pk").values_list("code", flat=True))


def test_a_scheduled_inspection_is_told_and_journalled_once(world: World) -> None:
    with at(2021, 5, 4, 8):
        rows = [
            services.schedule_inspection(actor=world.office, campaign=world.campaign, unit=world.report.unit, plan=PLAN)
            for _ in range(2)
        ]

    assert rows[0] == rows[1]
    assert acts(rows[0]) == ["campaigns.inspection.scheduled"]
    assert told(world.head) == told(world.staff) == ["Phòng Quản lý Công nghiệp được kiểm tra ngày 10/5/2021"]


def test_several_units_are_scheduled_as_one_act(world: World) -> None:
    units = [world.report.unit, world.foreign_report.unit]
    with at(2021, 5, 4, 8):
        made = services.schedule_inspections(actor=world.office, campaign=world.campaign, units=units, plan=PLAN)

    assert [row.unit for row in made] == units
    assert JournalEntry.objects.filter(code="campaigns.inspection.scheduled").values("act").distinct().count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("stranger", "Chỉ Văn phòng của cơ quan chủ trì phong trào được lập và sửa lịch kiểm tra."),
        ("closed", "Phong trào đã kết thúc nên không lập lịch kiểm tra nữa."),
        ("elsewhere", "Phòng Ngoài cuộc không tham gia phong trào này nên không kiểm tra ở đây."),
        ("phase", "Đợt đã chọn không thuộc phong trào này."),
        (
            "far",
            "Ngày kiểm tra 10/5/2031 nằm ngoài phong trào năm 2021 (1/1/2021 - 31/12/2021). Xem lại ngày, năm đã ghi.",
        ),
    ],
)
def test_what_cannot_be_scheduled(world: World, change: str, sentence: str) -> None:
    actor, unit, plan = world.office, world.report.unit, PLAN
    if change == "stranger":
        actor = world.director
    if change == "closed":
        type(world.campaign).objects.update(state="closed")
    if change == "elsewhere":
        unit = make_unit(world.campaign.owner, name="Phòng Ngoài cuộc")
    if change == "phase":
        plan = InspectionPlan("visit", PLAN.held_on, phase=make_phase(make_campaign(make_department())))
    if change == "far":
        plan = InspectionPlan("visit", date(2031, 5, 10))

    with at(2021, 5, 4, 8), pytest.raises(RuleBroken) as refusal:
        services.schedule_inspections(actor=actor, campaign=world.campaign, units=[unit], plan=plan)

    assert str(refusal.value) == sentence
    assert (Inspection.objects.count(), Notification.objects.count()) == (0, 0)


def test_nobody_inspects_his_own_unit(world: World) -> None:
    office_unit = world.office_report.unit
    world.campaign.participants.add(office_unit)

    with at(2021, 5, 4, 8), pytest.raises(RuleBroken, match="Không tự kiểm tra đơn vị của chính mình"):
        services.schedule_inspection(actor=world.office, campaign=world.campaign, unit=office_unit, plan=PLAN)


def test_a_moved_inspection_is_told_and_an_equal_plan_changes_nothing(world: World) -> None:
    row = scheduled(world)
    moved = InspectionPlan("desk", date(2021, 5, 12), row.participants)

    with at(2021, 5, 5, 8):
        for _ in range(2):
            services.change_inspection(actor=world.office, inspection=row, plan=moved)

    row.refresh_from_db()
    assert (row.kind, row.held_on) == ("desk", date(2021, 5, 12))
    assert acts(row) == ["campaigns.inspection.changed"]
    assert told(world.head) == ["Đổi lịch kiểm tra Phòng Quản lý Công nghiệp: ngày 12/5/2021"]


def test_two_people_at_once_both_see_both_texts_and_lose_nothing(world: World) -> None:
    row = scheduled(world)
    office, other = client_of(world.office), client_of(make_office(world))
    page = reverse("campaigns:inspection_edit", args=[row.pk])
    typed = {"kind": "visit", "held_on": "12/5/2021", "participants": "Chánh Văn phòng; Chánh Thanh tra"}

    with at(2021, 5, 5, 8):
        seen = {"seen": office.get(page).context["form"]["seen"].value()}
        other.post(page, {"kind": "desk", "held_on": "11/5/2021", "participants": "Cao Minh Triết", **seen})
        refused = office.post(page, typed | seen)
        kept = Inspection.objects.get()
        again = office.post(page, typed | {"seen": refused.context["form"]["seen"].value()})
    text = refused.content.decode()
    row.refresh_from_db()

    assert (kept.kind, kept.participants) == ("desk", "Cao Minh Triết")
    assert "Cao Minh Triết vừa sửa lịch này." in text
    assert ("Chánh Văn phòng; Chánh Thanh tra</textarea>" in text, "<dd>11/5/2021</dd>" in text) == (True, True)
    assert (again.status_code, row.kind, row.held_on) == (302, "visit", date(2021, 5, 12))


def test_the_same_saved_by_two_people_is_no_conflict(world: World) -> None:
    row = scheduled(world)
    moved = InspectionPlan("desk", date(2021, 5, 12), row.participants)

    with at(2021, 5, 5, 8):
        for actor in (make_office(world), world.office):
            services.change_inspection(actor=actor, inspection=row, plan=moved, seen=0)

    assert acts(row) == ["campaigns.inspection.changed"]


def test_what_is_typed_after_the_result_was_recorded_comes_back_with_the_refusal(world: World) -> None:
    row = scheduled(world)
    office = client_of(world.office)
    page = reverse("campaigns:inspection_edit", args=[row.pk])
    record(world, row)

    with at(2021, 5, 11, 10):
        text = office.post(page, {"kind": "desk", "held_on": "12/5/2021", "participants": "Ba người"}).content.decode()
        opened = office.get(page)

    assert ("Kết quả kiểm tra đã được ghi" in text, "Ba người</textarea>" in text) == (True, True)
    assert opened["Location"] == row.get_absolute_url()


def test_one_called_off_is_gone_and_told(world: World) -> None:
    row = scheduled(world)

    services.call_off_inspection(actor=world.office, inspection=row)

    assert not Inspection.objects.exists()
    assert told(world.head) == ["Không kiểm tra Phòng Quản lý Công nghiệp ngày 10/5/2021 nữa"]
    assert JournalEntry.objects.filter(code="campaigns.inspection.called_off").count() == 1


def test_a_request_makes_the_unit_owe_an_answer(world: World) -> None:
    row = record(world, scheduled(world))
    record(world, row)

    assert (row.state, row.deadline) == ("answer_awaited", DUE)
    assert acts(row) == ["campaigns.inspection.request_recorded"]
    assert told(world.head) == ["Kiểm tra Phòng Quản lý Công nghiệp ngày 10/5/2021: trả lời chậm nhất ngày 20/5/2021"]


def test_without_a_request_the_inspection_ends(world: World) -> None:
    row = record(world, scheduled(world), request="")

    assert (row.state, row.deadline) == ("closed", None)
    assert told(world.head) == ["Đã ghi kết quả kiểm tra Phòng Quản lý Công nghiệp ngày 10/5/2021"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"findings": " "}, "Ghi kết quả kiểm tra: đã xem gì, thấy gì."),
        ({"held_on": date(2021, 5, 12)}, "Ngày kiểm tra 12/5/2021 chưa đến nên chưa ghi kết quả được."),
        ({"answer_due": None}, "Yêu cầu đơn vị thì phải ghi hạn trả lời."),
        ({"request": "", "answer_due": DUE}, "Có hạn trả lời thì phải ghi yêu cầu đối với đơn vị."),
        (
            {"answer_due": Deadline(date(2021, 5, 11), Bound.BEFORE)},
            "Hạn trả lời trước ngày 11/5/2021 đã qua. Chọn ngày muộn hơn.",
        ),
        (
            {"answer_due": Deadline(date(2021, 5, 11), Bound.BY)},
            "Hạn trả lời chậm nhất ngày 11/5/2021 quá gấp. Chọn “chậm nhất ngày 12/5/2021” hoặc muộn hơn.",
        ),
        (
            {"answer_due": Deadline(date(2021, 5, 12), Bound.BEFORE)},
            "Hạn trả lời trước ngày 12/5/2021 quá gấp. Chọn “trước ngày 13/5/2021” hoặc muộn hơn.",
        ),
        (
            {"held_on": date(2020, 12, 31)},
            "Ngày kiểm tra 31/12/2020 nằm ngoài phong trào năm 2021 (1/1/2021 - 31/12/2021). Xem lại ngày, năm đã ghi.",
        ),
    ],
)
def test_what_cannot_be_recorded(world: World, values: dict[str, Any], sentence: str) -> None:
    row = scheduled(world)

    with pytest.raises(RuleBroken) as refusal:
        record(world, row, **values)

    row.refresh_from_db()
    assert (str(refusal.value), row.state, row.findings) == (sentence, "scheduled", "")


def test_the_head_answers_with_evidence_known_and_new(world: World) -> None:
    row = record(world, scheduled(world))
    known = add_evidence(actor=world.head, unit=row.unit, title="Biên bản", document_number="12/BB-CN")
    added = NewEvidence(
        "Ảnh hội nghị", upload=SimpleUploadedFile("anh.pdf", b"%PDF-1.4 thu", content_type="application/pdf")
    )

    with at(2021, 5, 18, 9):
        for _ in range(2):
            services.answer_inspection(
                actor=world.head, inspection=row, answer=" Đã bổ sung. ", evidence=[known], added=added
            )

    row.refresh_from_db()
    assert (row.state, row.answer, row.answered_by) == ("answered", "Đã bổ sung.", world.head)
    assert [item.title for item in row.evidence.order_by("pk")] == ["Biên bản", "Ảnh hội nghị"]
    assert told(world.office) == ["Phòng Quản lý Công nghiệp đã trả lời yêu cầu kiểm tra"]


@pytest.mark.parametrize("who", ["staff", "foreign_head", "office"])
def test_only_the_head_answers(world: World, who: str) -> None:
    row = record(world, scheduled(world))

    with pytest.raises(RuleBroken, match="không có quyền"):
        services.answer_inspection(actor=getattr(world, who), inspection=row, answer="Đã bổ sung.")


def test_evidence_of_another_unit_is_refused(world: World) -> None:
    row = record(world, scheduled(world))
    foreign = add_evidence(
        actor=world.foreign_head, unit=world.foreign_report.unit, title="Biên bản", document_number="1/BB"
    )

    with pytest.raises(RuleBroken, match="chính đơn vị"):
        services.answer_inspection(actor=world.head, inspection=row, answer="Đã bổ sung.", evidence=[foreign])

    row.refresh_from_db()
    assert row.state == "answer_awaited"


def test_asked_again_the_answer_stays_and_is_due_anew(world: World) -> None:
    row = answered(world)
    again = Deadline(date(2021, 5, 28), Bound.BEFORE)

    with at(2021, 5, 19, 9):
        for _ in range(2):
            services.ask_inspected_again(actor=world.office, inspection=row, note="Thiếu ngày.", answer_due=again)

    row.refresh_from_db()
    assert (row.state, row.answer, row.deadline) == ("answer_awaited", "Đã bổ sung.", again)
    assert acts(row)[-1:] == ["campaigns.inspection.asked_again"]
    assert told(world.head)[-1:] == ["Kiểm tra Phòng Quản lý Công nghiệp: trả lời lại trước ngày 28/5/2021"]


def test_a_sufficient_answer_closes_it_once(world: World) -> None:
    row = answered(world)

    for _ in range(2):
        services.close_inspection(actor=world.office, inspection=row)

    assert (row.state, acts(row)[-2:]) == (
        "closed",
        ["campaigns.inspection.answered", "campaigns.inspection.closed"],
    )


def test_who_owes_what_until_when(world: World) -> None:
    row = scheduled(world)
    before = list(open_inspections(clock.now()))
    record(world, row)
    after = list(open_inspections(clock.now()))
    services.answer_inspection(actor=world.head, inspection=row, answer="Đã bổ sung.")

    assert [(each.owners, each.due_on, each.label) for each in before] == [
        ((world.office.pk,), date(2021, 5, 10), "Kiểm tra Phòng Quản lý Công nghiệp và ghi kết quả")
    ]
    assert [(each.owners, each.copies, each.deadline, each.label, each.quote) for each in after] == [
        ((world.head.pk,), (world.office.pk,), DUE, "Trả lời kiểm tra ngày 10/5/2021", "Bổ sung biên bản.")
    ]
    assert list(open_inspections(clock.now())) == []
    assert kinds()["campaigns.inspection"] == "Kiểm tra và trả lời kiểm tra"


def test_of_one_person_only_his_own(world: World) -> None:
    record(world, scheduled(world))
    scheduled(world)

    def labels(user: User) -> list[str]:
        return [each.label for each in open_inspections(clock.now(), of=user)]

    assert labels(world.head) == labels(world.staff) == ["Trả lời kiểm tra ngày 10/5/2021"]
    assert labels(world.office) == ["Kiểm tra Phòng Quản lý Công nghiệp và ghi kết quả"]
    assert labels(world.foreign_head) == labels(world.director) == []


def test_an_answer_overdue_is_reminded_with_a_copy_to_the_office(world: World) -> None:
    record(world, scheduled(world))

    with at(2021, 5, 21, 8):
        reminders = [each for each in pending_reminders() if each.obligation.kind == "campaigns.inspection"]

    assert [(each.recipient, each.is_copy, each.message.subject) for each in reminders] == [
        (world.head, False, "Trả lời kiểm tra ngày 10/5/2021 – đã quá hạn 1 ngày"),
        (world.office, True, "Phòng Quản lý Công nghiệp: Trả lời kiểm tra ngày 10/5/2021 – đã quá hạn 1 ngày"),
    ]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_obligations_cost_three_statements(world: World, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        scheduled(world)

    with django_assert_num_queries(3):
        assert len(list(open_inspections(clock.now()))) == count


def test_what_was_inspected_in_a_phase(world: World) -> None:
    second = make_phase(world.campaign, 2, starts_on=date(2021, 7, 1), ends_on=date(2021, 12, 31), state="planned")
    named = record(world, scheduled(world, phase=second))
    by_date = record(world, scheduled(world, held_on=date(2021, 5, 9)), held_on=date(2021, 5, 9), request="")
    scheduled(world)

    def until(phase: Phase | None, day: date) -> list[Inspection]:
        return list(inspected_until(world.campaign, phase, day))

    assert until(world.phase, date(2021, 6, 30)) == [by_date]
    assert until(second, date(2021, 12, 31)) == [named]
    assert until(None, date(2021, 12, 31)) == [by_date, named]
    assert until(None, date(2021, 5, 9)) == [by_date]


def test_what_lies_outside_the_year_and_its_phases_counts_in_no_report(world: World) -> None:
    make_phase(world.campaign, 2, starts_on=date(2020, 12, 20), ends_on=date(2020, 12, 31), state="planned")
    in_a_phase = scheduled(world, state="closed", held_on=date(2020, 12, 20))
    scheduled(world, state="closed", held_on=date(2020, 12, 1))

    assert list(inspected_until(world.campaign, None, date(2021, 12, 31))) == [in_a_phase]
    assert days_to_inspect(world.campaign) == (date(2020, 12, 20), date(2021, 12, 31))

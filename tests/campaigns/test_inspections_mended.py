"""While an answer is awaited: its day moves, the record is put right, the inspection ends without it; lateness is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.template import Context, Template
from django.urls import reverse

from campaigns import services
from campaigns.models import Inspection, Phase
from campaigns.queries.inspections import inspected_until
from core.calendar import Bound, Deadline
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from notifications.reminders import pending_reminders
from tests.campaigns.reporting import World, at, make_world
from tests.campaigns.test_inspections import DUE, acts, answered, client_of, make_office, record, scheduled, told
from tests.factories import make_phase

pytestmark = pytest.mark.django_db
LATER = Deadline(date(2021, 5, 28), Bound.BEFORE)
PAGE = {"held_on": "10/5/2021", "participants": "Chánh Văn phòng", "answer_bound": "by", "answer_due_on": "20/5/2021"}


@pytest.fixture
def world() -> World:
    return make_world()


def awaited(world: World) -> Inspection:
    return record(world, scheduled(world))


def mend(world: World, inspection: Inspection, **values: Any) -> Inspection:
    with at(2021, 5, 12, 9):
        return services.mend_inspection(
            actor=world.office,
            inspection=inspection,
            **{
                "held_on": inspection.held_on,
                "participants": inspection.participants,
                "findings": inspection.findings,
                "request": inspection.request,
                "answer_due": inspection.deadline,
                **values,
            },
        )


def move(world: World, inspection: Inspection, deadline: Deadline = LATER) -> Inspection:
    with at(2021, 5, 21, 9):
        return services.move_answer_due(
            actor=world.office, inspection=inspection, answer_due=deadline, note="Chờ bản gốc."
        )


def waive(world: World, inspection: Inspection, reason: str = "Phòng đã sáp nhập.") -> Inspection:
    with at(2021, 5, 21, 9):
        return services.waive_answer(actor=world.office, inspection=inspection, reason=reason)


def last_word(world: World) -> tuple[str, str]:
    notice = Notification.objects.filter(recipient=world.head).latest("pk")
    return notice.subject, notice.body


def test_who_answers_a_request_that_was_mended_meanwhile_reads_it_first(world: World) -> None:
    row = awaited(world)
    unit, address = client_of(world.head), reverse("campaigns:inspection_answer", args=[row.pk])
    shown = unit.get(row.get_absolute_url()).context["answer_form"]["asked"].value()
    mend(world, row, request="Gửi cả biên bản nghiệm thu.")

    told = unit.post(address, {"answer": "Đã rà soát.", "asked": shown})
    again = told.context["answer_form"]
    unit.post(address, {"answer": "Đã gửi biên bản.", "asked": again["asked"].value()})

    row.refresh_from_db()
    assert "vừa sửa yêu cầu. Đọc lại yêu cầu ở trên, rồi gửi trả lời lần nữa." in told.content.decode()
    assert again["answer"].value() == "Đã rà soát."
    assert (row.state, row.answer) == ("answered", "Đã gửi biên bản.")


def test_the_office_reads_by_whose_authority_a_deputy_answers(world: World) -> None:
    world.delegate_to_staff(date(2021, 5, 17), date(2021, 5, 21))
    row = awaited(world)
    with at(2021, 5, 18, 9):
        services.answer_inspection(actor=world.staff, inspection=row, answer="Đã bổ sung.")

    page = client_of(world.office).get(row.get_absolute_url()).content.decode()

    lent = f"theo ủy quyền của {world.head} từ ngày 17/5/2021 đến hết ngày 21/5/2021"
    assert f"{world.staff}, 09:00, 18/5/2021, {lent}" in page


def test_a_day_mended_into_another_phase_counts_there(world: World) -> None:
    row = awaited(world)
    Inspection.objects.filter(pk=row.pk).update(phase=world.phase)
    later = {"starts_on": date(2021, 5, 11), "ends_on": date(2021, 12, 31)}
    second = make_phase(world.campaign, 2, **later, report_due_on=date(2021, 12, 10), wrap_up_on=None)
    Phase.objects.filter(pk=world.phase.pk).update(ends_on=date(2021, 5, 10))
    world.phase.refresh_from_db()

    mended = mend(world, row, held_on=date(2021, 5, 11))

    assert (mended.phase_id, mended.held_on) == (None, date(2021, 5, 11))
    assert [list(inspected_until(world.campaign, phase, date(2021, 12, 31))) for phase in (world.phase, second)] == [
        [],
        [mended],
    ]


def test_the_day_of_the_answer_moves_and_the_day_before_stays_in_the_history(world: World) -> None:
    row = awaited(world)

    for _ in range(2):
        move(world, row)
    line = JournalEntry.objects.about(row).latest("pk")
    with at(2021, 5, 24, 9):
        reminders = [each for each in pending_reminders() if each.obligation.kind == "campaigns.inspection"]

    assert (row.state, row.deadline) == ("answer_awaited", LATER)
    assert acts(row) == ["campaigns.inspection.request_recorded", "campaigns.inspection.due_moved"]
    assert (line.before["answer_due_on"], line.after["answer_due_on"], line.note) == (
        "2021-05-20",
        "2021-05-28",
        "Chờ bản gốc.",
    )
    assert last_word(world) == (
        "Kiểm tra Phòng Quản lý Công nghiệp ngày 10/5/2021: trả lời trước ngày 28/5/2021",
        "Hạn trả lời trước đây: chậm nhất ngày 20/5/2021. “Chờ bản gốc.”",
    )
    assert [each.message.subject for each in reminders if not each.is_copy] == [
        "Trả lời kiểm tra ngày 10/5/2021 – còn 3 ngày làm việc"
    ]


@pytest.mark.parametrize(
    ("deadline", "sentence"),
    [
        (Deadline(date(2021, 5, 20)), "Hạn trả lời trước ngày 20/5/2021 đã qua. Chọn ngày muộn hơn."),
        (
            Deadline(date(2021, 5, 23), Bound.BY),
            "Hạn trả lời chậm nhất ngày 23/5/2021 quá gấp. Chọn “chậm nhất ngày 24/5/2021” hoặc muộn hơn.",
        ),
        (
            Deadline(date(2031, 5, 28)),
            "Hạn trả lời trước ngày 28/5/2031 cách hôm nay hơn một năm. Xem lại năm đã ghi.",
        ),
    ],
)
def test_to_which_day_it_cannot_move(world: World, deadline: Deadline, sentence: str) -> None:
    row = awaited(world)

    with pytest.raises(RuleBroken) as refusal:
        move(world, row, deadline)

    assert (str(refusal.value), row.deadline) == (sentence, DUE)


def test_the_record_is_put_right_and_the_unit_told_what(world: World) -> None:
    row = awaited(world)

    for _ in range(2):
        mend(world, row, held_on=date(2021, 5, 7), request="Bổ sung biên bản và danh sách.", answer_due=LATER)

    assert (row.state, row.held_on, row.request, row.deadline) == (
        "answer_awaited",
        date(2021, 5, 7),
        "Bổ sung biên bản và danh sách.",
        LATER,
    )
    assert acts(row) == ["campaigns.inspection.request_recorded", "campaigns.inspection.mended"]
    assert last_word(world) == (
        "Sửa kết quả kiểm tra Phòng Quản lý Công nghiệp ngày 7/5/2021",
        (
            "Văn phòng đã sửa ngày kiểm tra, yêu cầu đối với đơn vị, hạn trả lời. “Bổ sung biên bản và danh sách.” Đơn vị "
            "trả lời trước ngày 28/5/2021."
        ),
    )


def test_words_are_put_right_when_the_day_of_the_answer_is_past(world: World) -> None:
    row = awaited(world)
    with at(2021, 5, 25, 9):
        services.mend_inspection(
            actor=world.office,
            inspection=row,
            held_on=row.held_on,
            participants=row.participants,
            findings="Đã đăng ký thi đua đủ; thiếu một biên bản.",
            request=row.request,
            answer_due=row.deadline,
        )

    assert (row.findings, row.deadline) == ("Đã đăng ký thi đua đủ; thiếu một biên bản.", DUE)


def test_a_forgotten_request_is_added_to_what_had_ended(world: World) -> None:
    row = record(world, scheduled(world), request="")

    mend(world, row, request="Bổ sung biên bản.", answer_due=DUE)

    assert (row.state, row.request, row.deadline) == ("answer_awaited", "Bổ sung biên bản.", DUE)
    assert acts(row) == ["campaigns.inspection.recorded", "campaigns.inspection.request_added"]


def test_a_record_without_request_is_put_right_as_well(world: World) -> None:
    row = record(world, scheduled(world), request="")

    mend(world, row, findings="Đã đăng ký đủ.")

    assert (row.state, row.findings) == ("closed", "Đã đăng ký đủ.")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"findings": " "}, "Ghi kết quả kiểm tra: đã xem gì, thấy gì."),
        ({"held_on": date(2021, 5, 13)}, "Ngày kiểm tra 13/5/2021 chưa đến nên chưa ghi kết quả được."),
        (
            {"held_on": date(2020, 5, 10)},
            "Ngày kiểm tra 10/5/2020 nằm ngoài phong trào năm 2021 (1/1/2021 - 31/12/2021). Xem lại ngày, năm đã ghi.",
        ),
        (
            {"request": "", "answer_due": None},
            "Đơn vị đã nhận yêu cầu nên không để trống. Không cần trả lời nữa thì kết thúc kèm lý do.",
        ),
        (
            {"answer_due": Deadline(date(2021, 5, 12), Bound.BY)},
            "Hạn trả lời chậm nhất ngày 12/5/2021 quá gấp. Chọn “chậm nhất ngày 13/5/2021” hoặc muộn hơn.",
        ),
    ],
)
def test_how_it_cannot_be_put_right(world: World, values: dict[str, Any], sentence: str) -> None:
    row = awaited(world)

    with pytest.raises(RuleBroken) as refusal:
        mend(world, row, **values)

    row.refresh_from_db()
    assert (str(refusal.value), acts(row)) == (sentence, ["campaigns.inspection.request_recorded"])


def test_what_the_unit_answered_is_put_right_no_more(world: World) -> None:
    row = answered(world)

    with pytest.raises(RuleBroken, match="Đơn vị đã trả lời"):
        mend(world, row, findings="Khác.")
    with pytest.raises(RuleBroken, match="Không còn chờ đơn vị trả lời"):
        move(world, row)


def test_two_people_at_once_both_see_both_texts(world: World) -> None:
    row = awaited(world)
    office, other = client_of(world.office), client_of(make_office(world))
    page = reverse("campaigns:inspection_mend", args=[row.pk])

    with at(2021, 5, 12, 8):
        seen = {"seen": office.get(page).context["form"]["seen"].value()}
        other.post(page, PAGE | {"findings": "Bản của Triết", "request": "Bổ sung."} | seen)
        mine = PAGE | {"findings": "Bản của tôi", "request": "Bổ sung."}
        refused = office.post(page, mine | seen)
        kept = Inspection.objects.get().findings
        again = office.post(page, mine | {"seen": refused.context["form"]["seen"].value()})
    text = refused.content.decode()
    row.refresh_from_db()

    assert ("Cao Minh Triết vừa sửa kết quả này." in text, "<dd>Bản của Triết</dd>" in text) == (True, True)
    assert "Bản của tôi</textarea>" in text
    assert (kept, again.status_code, row.findings) == ("Bản của Triết", 302, "Bản của tôi")


def test_a_conflict_carries_the_record_as_it_is(world: World) -> None:
    row = awaited(world)

    with pytest.raises(EditConflict) as conflict:
        mend(world, row, findings="Khác.", seen=0)

    assert conflict.value.current == row
    assert acts(row) == ["campaigns.inspection.request_recorded"]


def test_it_ends_without_an_answer_for_a_reason(world: World) -> None:
    row = awaited(world)

    for _ in range(2):
        waive(world, row)

    assert (row.state, row.waiver_reason) == ("waived", "Phòng đã sáp nhập.")
    assert acts(row)[-1:] == ["campaigns.inspection.waived"]
    assert last_word(world) == (
        "Kết thúc kiểm tra Phòng Quản lý Công nghiệp ngày 10/5/2021, không chờ trả lời nữa",
        "“Phòng đã sáp nhập.”",
    )
    with pytest.raises(RuleBroken, match="đang ở trạng thái “không chờ trả lời”"):
        services.answer_inspection(actor=world.head, inspection=row, answer="Đã bổ sung.")


def test_without_a_reason_it_does_not_end(world: World) -> None:
    row = awaited(world)

    with pytest.raises(RuleBroken, match="Ghi lý do kết thúc khi chưa có trả lời"):
        waive(world, row, " ")

    assert Inspection.objects.get().state == "answer_awaited"


@pytest.mark.parametrize(("verb", "values"), [(move, {}), (waive, {}), (mend, {"findings": "Khác."})])
def test_only_the_office_does_so(world: World, verb: Callable[..., Inspection], values: dict[str, Any]) -> None:
    row = awaited(world)
    world.office = world.head

    with pytest.raises(RuleBroken):
        verb(world, row, **values)

    assert acts(row) == ["campaigns.inspection.request_recorded"]


def test_the_page_offers_what_may_be_done_and_does_it(world: World) -> None:
    row = awaited(world)
    office, head = client_of(world.office), client_of(world.head)
    url = row.get_absolute_url()
    with at(2021, 5, 21, 9):
        offered = [client.get(url).content.decode() for client in (office, head)]
        refused = office.post(
            reverse("campaigns:answer_due_move", args=[row.pk]), {"answer_bound": "by", "answer_due_on": "21/5/2021"}
        )
        moved = office.post(
            reverse("campaigns:answer_due_move", args=[row.pk]),
            {"answer_bound": "by", "answer_due_on": "28/5/2021"},
            follow=True,
        )
        empty = office.post(reverse("campaigns:answer_waive", args=[row.pk]), {"reason": " "})
        ended = office.post(reverse("campaigns:answer_waive", args=[row.pk]), {"reason": "Đã sáp nhập."}, follow=True)
    words = ("Sửa kết quả</a>", "Đổi hạn trả lời</summary>", "Kết thúc, không chờ trả lời</summary>")

    assert [[each in text for each in words] for text in offered] == [[True] * 3, [False] * 3]
    assert "Chọn “chậm nhất ngày 24/5/2021” hoặc muộn hơn." in refused.content.decode()
    assert "Đơn vị trả lời chậm nhất ngày 28/5/2021." in moved.content.decode()
    assert "Ghi lý do kết thúc khi chưa có trả lời." in empty.content.decode()
    assert "Kết thúc, không chờ trả lời nữa. Lý do: Đã sáp nhập." in ended.content.decode()


def test_once_answered_the_page_of_the_record_leads_back(world: World) -> None:
    row = answered(world)

    opened = client_of(world.office).get(reverse("campaigns:inspection_mend", args=[row.pk]))

    assert opened["Location"] == row.get_absolute_url()


def test_an_overdue_and_a_late_answer_are_told_in_the_list(world: World) -> None:
    awaited(world)
    late = record(world, scheduled(world, unit=world.foreign_report.unit))
    with at(2021, 5, 25, 9):
        services.answer_inspection(actor=world.foreign_head, inspection=late, answer="Đã bổ sung.")
        office = client_of(world.office)
        pages = {
            chosen: office.get(reverse("campaigns:inspection_list"), {"tinh_trang": chosen})
            for chosen in ("", "overdue", "late")
        }
        own = client_of(world.foreign_head).get(late.get_absolute_url()).content.decode()

    assert {chosen: [row.unit_id for row in page.context["page"]] for chosen, page in pages.items() if chosen} == {
        "overdue": [world.report.unit_id],
        "late": [world.foreign_report.unit_id],
    }
    text = pages[""].content.decode()
    assert ("Quá hạn trả lời</span>" in text, "Trả lời muộn 3 ngày làm việc</span>" in text) == (True, True)
    assert "Trả lời muộn 3 ngày làm việc</span>" in own


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 5, 21), ""),
        (date(2021, 5, 23), "trả lời muộn"),
        (date(2021, 5, 25), "trả lời muộn 2 ngày làm việc"),
        (None, ""),
    ],
)
def test_how_late_an_answer_came(day: date | None, words: str) -> None:
    told = Template('{% late "trả lời" due day %}').render(
        Context({"due": Deadline(date(2021, 5, 21), Bound.BY), "day": day})
    )

    assert told == words


def test_the_unit_is_told_each_time(world: World) -> None:
    row = awaited(world)
    mend(world, row, findings="Khác.")
    move(world, row)
    waive(world, row)

    assert len(told(world.head)) == len(told(world.staff)) == 4

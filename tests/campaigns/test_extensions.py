"""More time for a report: asked, granted, refused, withdrawn, given unasked; what follows and what stays."""

from datetime import date, datetime
from typing import Any

import pytest

from campaigns import services
from campaigns.deadlines import due_words
from campaigns.models import Extension, Submission
from campaigns.obligations import open_submissions
from campaigns.queries.extensions import (
    decided_extensions,
    extendable,
    extended_deadline,
    extensions_of,
    extensions_waiting,
    to_decide,
)
from core.calendar import Deadline, Timeliness
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from notifications.reminders import send_reminders
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_extension, make_phase, make_submission

pytestmark = pytest.mark.django_db
REASON = "Chờ số liệu của các huyện."


@pytest.fixture
def world() -> World:
    return make_world()


def ask(world: World, until: date = date(2021, 6, 25), reason: str = REASON) -> Extension:
    """The head asks on 15/6 at eight o'clock."""
    with at(2021, 6, 15, 8):
        return services.ask_extension(actor=world.head, submission=world.report, until=until, reason=reason)


def grant(world: World, extension: Extension, **values: Any) -> Extension:
    with at(2021, 6, 16, 8):
        return services.grant_extension(actor=world.office, extension=extension, **values)


def send_back(world: World) -> None:
    """Handed in on 17/6, returned on 18/6: to be mended before 24/6."""
    submit(world)
    with at(2021, 6, 18, 8):
        services.return_submission(
            actor=world.office, submission=world.report, remarks={world.report.items.get(ordinal=1).pk: "Sửa."}
        )
    world.report.refresh_from_db()


def told(kind: str) -> list[int]:
    return list(Notification.objects.filter(kind=kind).order_by("recipient_id").values_list("recipient_id", flat=True))


def test_what_is_asked_leaves_the_deadline_and_is_told_to_who_judges(world: World) -> None:
    extension = ask(world)

    world.report.refresh_from_db()
    note = Notification.objects.get()
    assert (extension.state, extension.before) == ("asked", Deadline(date(2021, 6, 20)))
    assert world.report.due_on == date(2021, 6, 20)
    assert note.recipient == world.office
    assert (
        note.subject
        == "Phòng Quản lý Công nghiệp đề nghị gia hạn báo cáo kết quả thi đua đợt 1: nộp trước ngày 25/6/2021"
    )
    assert note.body == "Hạn hiện nay: trước ngày 20/6/2021. Lý do: “Chờ số liệu của các huyện.”"
    assert [line.code for line in JournalEntry.objects.about(extension)] == ["campaigns.extension.asked"]


def test_the_same_question_pressed_twice_is_one(world: World) -> None:
    assert ask(world) == ask(world)
    assert JournalEntry.objects.filter(code="campaigns.extension.asked").count() == 1


def test_a_second_question_waits_for_the_first(world: World) -> None:
    ask(world)

    with pytest.raises(RuleBroken, match="đang có đề nghị nộp trước ngày 25/6/2021 chờ trả lời"):
        ask(world, date(2021, 6, 28))


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2021, 6, 14), "Ngày 14/6/2021 đã qua"),
        (date(2021, 6, 18), r"Hạn mới phải sau hạn hiện nay \(trước ngày 20/6/2021\)"),
        (date(2021, 6, 20), r"Hạn mới phải sau hạn hiện nay \(trước ngày 20/6/2021\)"),
        (date(2122, 6, 25), "cách hạn hiện nay hơn một năm"),
    ],
)
def test_a_day_that_helps_nobody_is_refused(world: World, until: date, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        ask(world, until)
    assert Extension.objects.count() == 0


def test_an_overdue_report_is_extended_to_a_day_to_come(world: World) -> None:
    with at(2021, 6, 24, 9):
        asked = [date(2021, 6, 23), date(2021, 6, 24), date(2021, 6, 25)]
        refusals = []
        for until in asked:
            try:
                services.ask_extension(actor=world.head, submission=world.report, until=until, reason=REASON)
            except RuleBroken as refusal:
                refusals.append(str(refusal))

    assert refusals == [
        "Ngày 23/6/2021 đã qua. Chọn một ngày sau hôm nay (24/6/2021).",
        "Nộp trước ngày 24/6/2021 thì hôm nay đã hết hạn. Chọn ngày muộn hơn.",
    ]
    assert Extension.objects.get().until == date(2021, 6, 25)


def test_a_question_without_reason_is_refused(world: World) -> None:
    with pytest.raises(RuleBroken, match="Ghi lý do để người quyết định biết"):
        ask(world, reason="  ")


@pytest.mark.parametrize("who", ["staff", "foreign_head", "office", "director", "admin"])
def test_only_the_head_asks(world: World, who: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người đứng đầu đơn vị"), at(2021, 6, 15, 8):
        services.ask_extension(
            actor=getattr(world, who), submission=world.report, until=date(2021, 6, 25), reason=REASON
        )


def test_a_deputy_of_the_head_asks(world: World) -> None:
    world.delegate_to_staff(date(2021, 6, 15), date(2021, 6, 15))

    with at(2021, 6, 15, 8):
        extension = services.ask_extension(
            actor=world.staff, submission=world.report, until=date(2021, 6, 25), reason=REASON
        )

    assert extension.asked_by == world.staff


def test_a_report_that_is_handed_in_needs_no_time(world: World) -> None:
    submit(world)

    with pytest.raises(RuleBroken, match="Báo cáo đã nộp nên không cần gia hạn nữa"):
        ask(world)


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_a_phase_that_is_not_open_takes_no_question(world: World, state: str) -> None:
    world.phase.state = state
    world.phase.save()

    with pytest.raises(RuleBroken, match="không còn mở nên không gia hạn được nữa"):
        ask(world)


def test_a_granted_day_is_the_due_date_and_the_old_one_is_kept(world: World) -> None:
    extension = grant(world, ask(world), note="Đồng ý.")

    world.report.refresh_from_db()
    line = JournalEntry.objects.about(extension).latest("pk")
    note = Notification.objects.filter(recipient=world.head).get()
    assert (world.report.due_on, world.report.bound) == (date(2021, 6, 25), "before")
    assert (extension.state, extension.decided_by, extension.before_on) == ("granted", world.office, date(2021, 6, 20))
    assert line.code == "campaigns.extension.granted"
    assert line.note == "Hạn cũ trước ngày 20/6/2021, hạn mới trước ngày 25/6/2021. Đồng ý."
    assert note.subject == "Báo cáo kết quả thi đua đợt 1 được gia hạn: nộp trước ngày 25/6/2021"
    assert note.body == "Hạn cũ: trước ngày 20/6/2021. “Đồng ý.”"
    assert told("campaigns.extension_granted") == [world.head.pk, world.staff.pk]


def test_another_day_may_be_granted_than_was_asked(world: World) -> None:
    extension = grant(world, ask(world), until=date(2021, 6, 23))

    line = JournalEntry.objects.about(extension).latest("pk")
    assert extension.until == Submission.objects.get(pk=world.report.pk).due_on == date(2021, 6, 23)
    assert (line.before["until"], line.after["until"]) == ("2021-06-25", "2021-06-23")


def test_the_same_grant_pressed_twice_is_one(world: World) -> None:
    extension = ask(world)

    grant(world, extension, note="Đồng ý.")
    grant(world, extension, note="Đồng ý.")

    assert JournalEntry.objects.filter(code="campaigns.extension.granted").count() == 1
    with pytest.raises(RuleBroken, match="đang ở trạng thái “được gia hạn”"):
        grant(world, extension, note="Khác.")


def test_a_day_that_brings_no_more_time_is_no_longer_asked(world: World) -> None:
    extension = ask(world)
    services.change_phase(actor=world.office, phase=world.phase, changes={"report_due_on": date(2021, 6, 27)})

    with pytest.raises(RuleBroken, match="đang ở trạng thái “đã rút”"):
        grant(world, extension)
    assert Extension.objects.get().decision_note == "Hạn báo cáo của đợt nay không sớm hơn ngày đã đề nghị."
    told = Notification.objects.get(kind="campaigns.deadline_moved", recipient=world.head)
    assert told.body.endswith("Đề nghị gia hạn đang chờ được rút vì hạn này không sớm hơn ngày đã đề nghị.")


@pytest.mark.parametrize("who", ["head", "staff", "foreign_head", "director", "admin"])
def test_only_who_judges_the_report_answers(world: World, who: str) -> None:
    extension, actor = ask(world), getattr(world, who)

    for answer in (services.grant_extension, services.refuse_extension):
        with pytest.raises(RuleBroken, match="không có quyền"):
            answer(actor=actor, extension=extension, note="Ý kiến.")


def test_the_director_answers_the_office(world: World) -> None:
    with at(2021, 6, 15, 8):
        extension = services.ask_extension(
            actor=world.office, submission=world.office_report, until=date(2021, 6, 25), reason=REASON
        )
        with pytest.raises(RuleBroken, match="không có quyền"):
            services.grant_extension(actor=world.office, extension=extension)
        services.grant_extension(actor=world.director, extension=extension)

    assert told("campaigns.extension_asked") == [world.director.pk]
    assert Submission.objects.get(pk=world.office_report.pk).due_on == date(2021, 6, 25)


def test_a_refusal_says_why_and_leaves_the_deadline(world: World) -> None:
    extension = ask(world)
    with pytest.raises(RuleBroken, match="Ghi lý do không gia hạn"):
        services.refuse_extension(actor=world.office, extension=extension, note=" ")

    for _ in range(2):
        services.refuse_extension(actor=world.office, extension=extension, note="Sở phải báo cáo đúng hạn.")

    extension.refresh_from_db()
    note = Notification.objects.get(recipient=world.staff)
    assert (extension.state, extension.decision_note) == ("refused", "Sở phải báo cáo đúng hạn.")
    assert Submission.objects.get(pk=world.report.pk).due_on == date(2021, 6, 20)
    assert note.subject == "Báo cáo kết quả thi đua đợt 1 không được gia hạn như đã đề nghị"
    assert note.body == "“Sở phải báo cáo đúng hạn.” Hạn giữ nguyên: trước ngày 20/6/2021."
    assert JournalEntry.objects.about(extension).filter(code="campaigns.extension.refused").count() == 1


def test_a_refused_unit_may_ask_again(world: World) -> None:
    services.refuse_extension(actor=world.office, extension=ask(world), note="Chưa rõ lý do.")

    again = ask(world, reason="Chờ số liệu ngày 22/6 của Cục Thống kê.")

    rows = extensions_of(world.report)
    assert (rows[0].pk, [row.state for row in rows]) == (again.pk, ["asked", "refused"])


def test_what_was_asked_may_be_withdrawn_until_it_is_answered(world: World) -> None:
    extension = ask(world)
    with pytest.raises(RuleBroken, match="không có quyền rút đề nghị"):
        services.withdraw_extension(actor=world.staff, extension=extension)

    services.withdraw_extension(actor=world.head, extension=extension)
    services.withdraw_extension(actor=world.head, extension=extension)

    granted = grant(world, ask(world))
    with pytest.raises(RuleBroken, match="đang ở trạng thái “được gia hạn”"):
        services.withdraw_extension(actor=world.head, extension=granted)
    assert JournalEntry.objects.about(extension).filter(code="campaigns.extension.withdrawn").count() == 1


def test_handing_in_withdraws_what_nobody_answered(world: World) -> None:
    extension = ask(world)

    submit(world)

    extension.refresh_from_db()
    assert (extension.state, extension.decision_note) == ("withdrawn", "Đơn vị đã nộp báo cáo.")


def test_waiving_answers_what_was_asked(world: World) -> None:
    extension = ask(world)

    services.waive_submission(actor=world.office, submission=world.report, reason="Đơn vị mới thành lập.")

    extension.refresh_from_db()
    assert (extension.state, extension.decided_by) == ("refused", world.office)


def test_closing_the_phase_answers_what_was_asked(world: World) -> None:
    extension = ask(world)
    with at(2021, 6, 15, 9):
        of_office = services.ask_extension(
            actor=world.office, submission=world.office_report, until=date(2021, 6, 25), reason=REASON
        )

    services.close_phase(actor=world.office, phase=world.phase)

    answered = Extension.objects.filter(state="refused", decided_by=None)
    assert set(answered) == {extension, of_office}
    assert told("campaigns.extension_refused") == [world.head.pk, world.staff.pk]


def test_more_time_to_mend_leaves_the_lateness_of_the_first_handing_in(world: World) -> None:
    fill(world.report)
    with at(2021, 6, 22, 9):
        services.submit_submission(actor=world.head, submission=world.report)
    with at(2021, 6, 23, 8):
        services.return_submission(
            actor=world.office, submission=world.report, remarks={world.report.items.get(ordinal=1).pk: "Sửa."}
        )
        extension = services.ask_extension(
            actor=world.head, submission=world.report, until=date(2021, 7, 5), reason=REASON
        )
        services.grant_extension(actor=world.office, extension=extension)

    report = Submission.objects.get(pk=world.report.pk)
    owed = {row.about.pk: row.deadline for row in open_submissions(datetime.fromisoformat("2021-06-24T08:00:00+07:00"))}
    extension.refresh_from_db()
    assert (report.due_on, report.mend_until, report.timeliness) == (
        date(2021, 6, 20),
        date(2021, 7, 5),
        Timeliness.LATE,
    )
    assert extension.before == Deadline(date(2021, 6, 29))
    assert owed[report.pk] == Deadline(date(2021, 7, 5), "by")


def test_the_next_return_counts_its_own_days(world: World) -> None:
    send_back(world)
    with at(2021, 6, 21, 8):
        services.extend_submissions(
            actor=world.office, submissions=[world.report], until=date(2021, 7, 5), reason="Bổ sung nhiều mục."
        )
        item = world.report.items.get(ordinal=1)
        services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=item.version)
        services.submit_submission(actor=world.head, submission=world.report)
        report = Submission.objects.get(pk=world.report.pk)
        assert report.mend_until is None
        services.return_submission(actor=world.office, submission=report, remarks={item.pk: "Sửa nữa."})

    owed = {row.about.pk: row.deadline for row in open_submissions(datetime.fromisoformat("2021-06-22T08:00:00+07:00"))}
    assert owed[world.report.pk] == Deadline(date(2021, 6, 25))


def test_a_report_required_again_after_a_late_return_stays_late(world: World) -> None:
    fill(world.report)
    with at(2021, 6, 22, 9):
        services.submit_submission(actor=world.head, submission=world.report)
        services.return_submission(
            actor=world.office, submission=world.report, remarks={world.report.items.get(ordinal=1).pk: "Sửa."}
        )
        services.waive_submission(actor=world.office, submission=world.report, reason="Chuyển nhiệm vụ.")
        services.require_submission(actor=world.office, submission=world.report)
        services.extend_submissions(
            actor=world.office, submissions=[world.report], until=date(2021, 6, 30), reason="Nhận lại nhiệm vụ."
        )

    report = Submission.objects.select_related("phase").get(pk=world.report.pk)
    owed = {row.about.pk: row.deadline for row in open_submissions(datetime.fromisoformat("2021-06-24T08:00:00+07:00"))}
    assert (report.due_on, report.mend_until) == (date(2021, 6, 20), date(2021, 6, 30))
    assert owed[report.pk] == Deadline(date(2021, 6, 30), "by")
    assert (report.state, report.submitted_on, report.timeliness) == ("returned", date(2021, 6, 22), "late")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 6, 24), Timeliness.ON_TIME),
        (date(2021, 6, 25), Timeliness.ON_NAMED_DAY),
        (date(2021, 6, 26), Timeliness.LATE),
    ],
)
def test_punctuality_follows_the_new_date(world: World, day: date, expected: Timeliness) -> None:
    grant(world, ask(world))
    world.report.refresh_from_db()

    submit(world, day)

    assert Submission.objects.get(pk=world.report.pk).timeliness == expected


def offsets(world: World, day: date) -> list[tuple[str, int]]:
    """Whom the job tells on that day of this report, by when it is due and how many working days before."""
    with at(day.year, day.month, day.day, 7):
        return sorted(
            (each.obligation.due_on.isoformat(), each.offset)
            for each in send_reminders()
            if each.obligation.about == world.report and each.recipient == world.head
        )


def test_reminders_follow_the_new_date(world: World) -> None:
    """Due before Sunday 20/6 the unit would be told on 15, 17, 18/6 and from 21/6 on that it is late; extended to before
    30/6 it hears nothing of that, and of the new date once at each of its own days."""
    before = offsets(world, date(2021, 6, 10))
    with at(2021, 6, 11, 8):
        extension = services.ask_extension(
            actor=world.head, submission=world.report, until=date(2021, 6, 30), reason=REASON
        )
        services.grant_extension(actor=world.office, extension=extension)

    days = [date(2021, 6, number) for number in range(11, 31)]
    sent = {day.day: found for day in days if (found := offsets(world, day))}

    assert before == [("2021-06-20", -7)]
    assert sent == {
        18: [("2021-06-30", -7)],
        24: [("2021-06-30", -3)],
        28: [("2021-06-30", -1)],
        29: [("2021-06-30", 0)],
    }


def test_a_wider_phase_takes_extended_reports_with_it_and_a_narrower_one_gives_them_their_day_back(
    world: World,
) -> None:
    grant(world, ask(world))

    services.change_phase(actor=world.office, phase=world.phase, changes={"report_due_on": date(2021, 6, 28)})
    wide = Submission.objects.get(pk=world.report.pk).due_on
    with at(2021, 6, 19, 9):
        services.change_phase(actor=world.office, phase=world.phase, changes={"report_due_on": date(2021, 6, 22)})

    assert wide == date(2021, 6, 28)
    assert Submission.objects.get(pk=world.foreign_report.pk).due_on == date(2021, 6, 22)
    assert Submission.objects.get(pk=world.report.pk).due_on == date(2021, 6, 25)


def test_each_sees_what_waits_for_him(world: World) -> None:
    extension = ask(world)
    people = [world.head, world.staff, world.foreign_head, world.office, world.director, world.admin]
    for person in people:
        person.forget_grants()

    assert [len(extensions_waiting(person)) for person in people] == [1, 1, 0, 0, 0, 0]
    assert [to_decide(person).count() for person in people] == [0, 0, 0, 1, 0, 0]
    grant(world, extension)
    assert [to_decide(person).count() for person in people] == [0] * 6
    assert [decided_extensions(person).count() for person in people] == [1, 1, 0, 1, 1, 0]
    assert [extendable(person).count() for person in people] == [0, 0, 0, 2, 1, 0]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_what_waits_costs_one_statement(world: World, count: int, django_assert_num_queries: Any) -> None:
    for ordinal in range(2, count + 2):
        make_extension(make_submission(make_phase(world.campaign, ordinal), world.report.unit), world.head)
    _ = world.head.grants

    with django_assert_num_queries(1):
        rows = [str(row.submission) + str(row.asked_by) for row in extensions_waiting(world.head)]

    assert len(rows) == count


def test_words_of_the_deadlines(world: World) -> None:
    send_back(world)

    assert due_words(extended_deadline(world.foreign_report, date(2021, 6, 25))) == "trước ngày 25/6/2021"
    assert due_words(extended_deadline(world.report, date(2021, 6, 25))) == "chậm nhất ngày 25/6/2021"

"""Several reports at once: extended unasked for one reason, or their questions answered with one answer."""

from datetime import date
from typing import Any

import pytest

from accounts.models import User
from campaigns import services
from campaigns.models import Extension, Submission
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, make_world, submit
from tests.factories import make_extension

pytestmark = pytest.mark.django_db
REASON = "Chờ số liệu của các huyện."


@pytest.fixture
def world() -> World:
    return make_world()


def told(kind: str) -> list[int]:
    return list(Notification.objects.filter(kind=kind).order_by("recipient_id").values_list("recipient_id", flat=True))


def ask(world: World) -> Extension:
    """The head asks on 15/6 at eight o'clock."""
    with at(2021, 6, 15, 8):
        return services.ask_extension(actor=world.head, submission=world.report, until=date(2021, 6, 25), reason=REASON)


def extend(world: World, *reports: Submission, actor: User | None = None, until: date = date(2021, 6, 26)) -> Any:
    with at(2021, 6, 16, 8):
        return services.extend_submissions(
            actor=actor or world.office, submissions=reports, until=until, reason="Bão số 2."
        )


def test_several_units_get_one_day_for_one_reason(world: World) -> None:
    asked = ask(world)

    for _ in range(2):
        done = extend(world, world.report, world.foreign_report)

    rows = {row.submission_id: row for row in Extension.objects.all()}
    lines = JournalEntry.objects.filter(code="campaigns.extension.granted")
    assert [row.pk for row in done] == [row.pk for row in rows.values()]
    assert set(Submission.objects.exclude(pk=world.office_report.pk).values_list("due_on", flat=True)) == {
        date(2021, 6, 26)
    }
    assert (rows[world.report.pk].pk, rows[world.report.pk].reason) == (asked.pk, REASON)
    assert rows[world.report.pk].decision_note == "Bão số 2."
    assert (rows[world.foreign_report.pk].asked_by, rows[world.foreign_report.pk].reason) == (None, "Bão số 2.")
    assert (lines.count(), lines.values("act").distinct().count()) == (2, 1)
    assert told("campaigns.extension_granted") == [world.head.pk, world.staff.pk, world.foreign_head.pk]
    assert lines.latest("pk").note == "Hạn cũ trước ngày 20/6/2021, hạn mới trước ngày 26/6/2021. Bão số 2."


def test_the_same_day_given_again_after_another_round_is_given(world: World) -> None:
    """What one round of mending was given does not hold for the next: the same words are then no second press."""
    item = world.report.items.get(ordinal=2)

    def send_back(day: int) -> None:
        with at(2021, 6, day, 9):
            services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Ghi rõ số."})

    submit(world)
    send_back(17)
    extend(world, world.report, until=date(2021, 7, 2))
    with at(2021, 6, 18, 8):
        services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=item.version)
        services.submit_submission(actor=world.head, submission=world.report, number=2)
    send_back(18)

    for _ in range(2):
        extend(world, world.report, until=date(2021, 7, 2))

    world.report.refresh_from_db()
    assert world.report.mend_until == date(2021, 7, 2)
    assert Extension.objects.count() == 2


def test_all_units_or_none(world: World) -> None:
    submit(world)

    with pytest.raises(RuleBroken) as refusal:
        extend(world, world.report, world.foreign_report)

    assert str(refusal.value) == (
        "Chưa gia hạn cho báo cáo nào. Phòng Quản lý Công nghiệp: Báo cáo đã nộp nên không cần gia hạn nữa."
    )
    assert Extension.objects.count() == 0
    assert Notification.objects.filter(kind="campaigns.extension_granted").count() == 0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"submissions": []}, "Chọn ít nhất một báo cáo"),
        ({"reason": " "}, "Ghi lý do gia hạn"),
        ({"until": date(2021, 6, 20)}, "Hạn mới phải sau hạn hiện nay"),
    ],
)
def test_several_are_refused_with_a_sentence(world: World, values: dict[str, Any], sentence: str) -> None:
    wanted = {"submissions": [world.report], "until": date(2021, 6, 25), "reason": "Bão số 2.", **values}

    with pytest.raises(RuleBroken, match=sentence), at(2021, 6, 16, 8):
        services.extend_submissions(actor=world.office, **wanted)


@pytest.mark.parametrize("who", ["head", "foreign_head", "director", "admin"])
def test_only_who_judges_extends_unasked(world: World, who: str) -> None:
    with pytest.raises(RuleBroken, match="không có quyền gia hạn"):
        extend(world, world.report, actor=getattr(world, who))


def test_the_office_does_not_extend_its_own_report(world: World) -> None:
    with pytest.raises(RuleBroken, match="Văn phòng Sở: Tài khoản của bạn không có quyền gia hạn"):
        extend(world, world.office_report)


def answer(world: World, *extensions: Extension, is_granted: bool, note: str = "") -> list[Extension]:
    with at(2021, 6, 16, 8):
        return services.answer_extensions(actor=world.office, extensions=extensions, is_granted=is_granted, note=note)


def test_several_questions_are_granted_each_with_its_day(world: World) -> None:
    with at(2021, 6, 15, 8):
        later = make_extension(world.foreign_report, world.foreign_head, until=date(2021, 6, 28))

    answer(world, ask(world), later, is_granted=True)

    lines = JournalEntry.objects.filter(code="campaigns.extension.granted")
    due = dict(Submission.objects.values_list("pk", "due_on"))
    assert (due[world.report.pk], due[world.foreign_report.pk]) == (date(2021, 6, 25), date(2021, 6, 28))
    assert (lines.count(), lines.values("act").distinct().count()) == (2, 1)


def test_one_day_that_is_too_early_leaves_all_unanswered(world: World) -> None:
    with at(2021, 6, 15, 8):
        early = make_extension(world.foreign_report, world.foreign_head, until=date(2021, 6, 20))

    with pytest.raises(RuleBroken) as refusal:
        answer(world, ask(world), early, is_granted=True)

    assert str(refusal.value) == (
        "Chưa trả lời đề nghị nào. Phòng Quản lý Thương mại: Hạn mới phải sau hạn hiện nay (trước ngày 20/6/2021)."
    )
    assert set(Extension.objects.values_list("state", flat=True)) == {"asked"}


def test_several_questions_are_refused_with_one_reason(world: World) -> None:
    answer(world, ask(world), is_granted=False, note="Giữ hạn.")

    assert list(Extension.objects.values_list("state", "decision_note")) == [("refused", "Giữ hạn.")]
    with pytest.raises(RuleBroken, match="Chọn ít nhất một đề nghị"):
        answer(world, is_granted=True)


def test_more_than_a_hand_reads_are_refused(world: World) -> None:
    with pytest.raises(RuleBroken, match="Mỗi lần nhiều nhất 200 báo cáo"):
        extend(world, *[world.report] * 201)

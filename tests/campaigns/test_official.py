"""Official figures: a new version that replaces estimates after acceptance, accepted or sent back with a reason."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from campaigns import services
from campaigns.models import Review, SubmissionRevision
from campaigns.queries.official import awaiting_official, in_force
from campaigns.queries.submissions import accepted_items, gaps, items_of, latest_revision
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, make_world, submit

pytestmark = pytest.mark.django_db

OFFICIAL = {"value": Decimal(23), "done_until": date(2021, 6, 30)}


@pytest.fixture
def world() -> World:
    """An accepted report: item 1 says 16 clusters and reckons with 22 by the end of the phase."""
    world = make_world()
    world.report.items.filter(task=world.figure).update(estimate="Ước 22 cụm.", estimate_value=Decimal(22))
    submit(world)
    with at(2021, 6, 18, 9):
        services.accept_submission(actor=world.office, submission=world.report)
    return world


def item_of(world: World, task: str = "figure") -> int:
    return int(world.report.items.values_list("pk", flat=True).get(task=getattr(world, task)))


def send(world: World, values: dict[str, Any] | None = None, **more: Any) -> SubmissionRevision:
    told = {"actor": world.head, "note": "Theo Cục Thống kê.", "number": None, "figures": None, **more}
    told["figures"] = told["figures"] or {item_of(world): OFFICIAL if values is None else values}
    with at(2021, 7, 5, 9):
        return services.submit_official_figures(submission=world.report, **told)


def accept(world: World, **more: Any) -> Review:
    with at(2021, 7, 6, 9):
        return services.accept_official(submission=world.report, **{"actor": world.office, **more})


def send_back(world: World, reason: str = "Chưa khớp niên giám.", **more: Any) -> Review:
    with at(2021, 7, 6, 9):
        return services.return_official(submission=world.report, reason=reason, **{"actor": world.office, **more})


def counted(world: World) -> tuple[int, Decimal | None, str]:
    """Of the figure in the reports: which revision, its value, its estimate."""
    item = next(item for item in accepted_items(world.campaign) if item.task_id == world.figure.pk)
    return item.revision_number, item.value, item.estimate


def test_official_figures_are_a_version_that_waits_while_the_accepted_one_counts(world: World) -> None:
    revision = send(world)

    frozen = revision.content["items"][0]
    assert (revision.number, revision.kind, revision.note) == (2, "official", "Theo Cục Thống kê.")
    assert (frozen["value"], frozen["done_until"], frozen["estimate"]) == ("23", "2021-06-30", "")
    assert frozen["estimate_value"] is None
    assert revision.content["items"][1:] == world.report.revisions.get(number=1).content["items"][1:]
    assert (world.report.state, world.report.has_official_waiting) == ("accepted", True)
    assert counted(world) == (1, Decimal(16), "Ước 22 cụm.")
    told = Notification.objects.filter(kind="campaigns.official_submitted")
    assert [(note.recipient_id, note.body) for note in told] == [
        (world.office.pk, "Số liệu chính thức ở mục 1 (lần nộp 2) chờ chấp nhận. “Theo Cục Thống kê.”")
    ]


def test_accepted_they_count_and_the_items_follow(world: World) -> None:
    send(world)

    review = accept(world, seen_revision=2)

    item = world.report.items.get(task=world.figure)
    assert (world.report.state, world.report.has_official_waiting, review.outcome) == ("accepted", False, "accepted")
    assert counted(world) == (2, Decimal(23), "")
    assert (item.value, item.estimate, item.estimate_value, item.done_until) == (23, "", None, date(2021, 6, 30))
    codes = JournalEntry.objects.about(world.report).order_by("pk").values_list("code", flat=True)
    assert list(codes)[-2:] == ["campaigns.submission.official_submitted", "campaigns.submission.official_accepted"]


def test_sent_back_the_accepted_report_counts_and_others_may_come(world: World) -> None:
    send(world)

    send_back(world)

    told = Notification.objects.filter(kind="campaigns.official_returned")
    assert {note.recipient_id for note in told} == {world.head.pk, world.staff.pk}
    assert (world.report.state, counted(world)[0]) == ("accepted", 1)
    assert send(world, {"value": Decimal(21)}).number == 3
    accept(world)
    assert counted(world)[:2] == (3, Decimal(21))


def test_a_phase_may_be_closed_but_not_the_campaign(world: World) -> None:
    for report in (world.foreign_report, world.office_report):
        report.delete()
    services.close_phase(actor=world.office, phase=world.phase)
    send(world)

    with pytest.raises(RuleBroken, match="Còn 1 báo cáo có số liệu chính thức đang chờ"):
        services.close_campaign(actor=world.office, campaign=world.campaign)

    accept(world)
    services.close_campaign(actor=world.office, campaign=world.campaign)
    world.report.refresh_from_db()
    with pytest.raises(RuleBroken, match="Phong trào đã kết thúc nên không thay số liệu được nữa"):
        send(world, {"value": Decimal(24)})


@pytest.mark.parametrize("who", ["staff", "foreign_head", "office", "director"])
def test_only_the_head_sends_them(world: World, who: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người đứng đầu đơn vị"):
        send(world, actor=getattr(world, who))


@pytest.mark.parametrize("who", ["head", "staff", "foreign_head", "director", "admin"])
def test_only_who_judges_the_report_decides(world: World, who: str) -> None:
    send(world)

    with pytest.raises(RuleBroken, match="Chỉ người thẩm định báo cáo"):
        accept(world, actor=getattr(world, who))


@pytest.mark.parametrize(
    ("task", "values", "sentence"),
    [
        ("figure", {"value": Decimal(-1)}, "Mục 1: Số liệu không được nhỏ hơn 0. Bạn ghi -1."),
        ("figure", {"value": None}, "Mục 1: chưa ghi số liệu"),
        ("percent", {"value": Decimal(101)}, "Mục 2: Tỷ lệ phải từ 0 đến 100 %. Bạn ghi 101."),
        ("figure", {"value": Decimal(16)}, "Chưa có số liệu nào khác với báo cáo đã được chấp nhận."),
        ("words", {"text": "Khác."}, "Chỉ thay số liệu ở mục mà đơn vị chủ trì và có số liệu hoặc số ước."),
        ("helped", {"text": "Khác."}, "Chỉ thay số liệu ở mục mà đơn vị chủ trì và có số liệu hoặc số ước."),
    ],
)
def test_what_cannot_be_is_refused(world: World, task: str, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        send(world, figures={item_of(world, task): values})

    assert str(refusal.value) == sentence
    assert SubmissionRevision.objects.count() == 1


def test_a_second_press_sends_once_and_other_figures_are_not_lost_unseen(world: World) -> None:
    first = send(world, number=2)

    assert send(world, number=2) == first
    with pytest.raises(RuleBroken, match="đã gửi số liệu chính thức và đang chờ"):
        send(world, {"value": Decimal(19)}, number=2)
    accept(world)
    assert send(world, number=2) == first
    with pytest.raises(RuleBroken, match="Báo cáo đã có lần nộp 2 trong lúc bạn ghi"):
        send(world, {"value": Decimal(19)}, number=2)
    assert SubmissionRevision.objects.count() == 2


def test_a_second_press_judges_once(world: World) -> None:
    send(world)

    assert accept(world, seen_revision=2) == accept(world, seen_revision=2)
    with pytest.raises(RuleBroken, match="Không có số liệu chính thức nào chờ chấp nhận"):
        send_back(world)
    assert Review.objects.filter(revision__number=2).count() == 1


def test_figures_other_than_those_seen_are_not_judged(world: World) -> None:
    send(world)
    send_back(world)
    send(world, {"value": Decimal(21)})

    with pytest.raises(RuleBroken, match=r"Đơn vị đã gửi số liệu khác \(lần nộp 3\)"):
        accept(world, seen_revision=2)


def test_sending_back_needs_a_reason(world: World) -> None:
    send(world)

    with pytest.raises(RuleBroken, match="Ghi lý do trả lại"):
        send_back(world, " ")


def give_whole_back(world: World) -> None:
    with at(2021, 7, 7, 9):
        services.return_submission(actor=world.office, submission=world.report, remarks={item_of(world): "Bổ sung."})


def test_the_whole_report_is_not_returned_while_figures_wait(world: World) -> None:
    send(world)

    with pytest.raises(RuleBroken, match="đã gửi số liệu chính thức của báo cáo này"):
        give_whole_back(world)


def test_returned_whole_neither_version_counts(world: World) -> None:
    send(world)
    accept(world)

    give_whole_back(world)

    assert accepted_items(world.campaign) == ()
    assert [gap.ordinal for gap in gaps(world.report, items_of(world.report), latest_revision(world.report))] == [1]


def test_returned_whole_after_refused_figures_the_unit_mends_what_was_accepted(world: World) -> None:
    send(world)
    send_back(world)

    give_whole_back(world)

    force = in_force(world.report)
    found = gaps(world.report, items_of(world.report), latest_revision(world.report))
    assert force is not None
    assert force.number == 1
    assert [(gap.ordinal, gap.sentence) for gap in found] == [(1, "chưa sửa theo đề nghị")]
    assert accepted_items(world.campaign) == ()


def test_an_estimate_in_words_opens_an_item_too(world: World) -> None:
    content = world.report.revisions.get().content
    open_before = [item["ordinal"] for item in awaiting_official(content)]
    content["items"][3]["estimate"] = "Ước xong trong tháng 6."

    assert open_before == [1, 2]
    assert [item["ordinal"] for item in awaiting_official(content)] == [1, 2, 4]

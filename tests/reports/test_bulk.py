"""One verb for many reports: what it would do, what it did, what it left out, one line each in the journal."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Extension, Review, Submission
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from reports.services import perform_bulk, try_bulk
from reports.services.bulk import ALL_TASKS, Order
from tests.factories import make_submission
from tests.reports.world import World, hand_in, make_world, send_back

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
NOW = datetime(2021, 6, 17, 9)


@pytest.fixture
def world() -> World:
    """Two reports handed in, one returned, one that nobody has begun."""
    made = make_world(4)
    hand_in(made, made.units[0], datetime(2021, 6, 14, 9), accept=False)
    hand_in(made, made.units[1], datetime(2021, 6, 14, 10), accept=False)
    hand_in(made, made.units[2], datetime(2021, 6, 14, 11), accept=False)
    send_back(made, made.units[2], datetime(2021, 6, 15, 9))
    return made


def reports(world: World) -> list[Submission]:
    rows = Submission.objects.filter(phase=world.phase).select_related("phase__campaign", "unit")
    return list(rows.order_by("unit__position"))


def states(world: World) -> list[str]:
    return [row.state for row in reports(world)]


def done(world: World, order: Order, *, is_tried: bool = False) -> tuple[list[int], list[str]]:
    """The places of the units with which it was done, and the sentences of the others."""
    verb = try_bulk if is_tried else perform_bulk
    with clock.at(NOW):
        outcome = verb(actor=world.department.office, order=order, submissions=reports(world))
    return [world.units.index(row.unit) for row in outcome.done], [sentence for _, sentence in outcome.skipped]


RETURN = Order("return", reason="Ghi rõ số văn bản.", parts=(ALL_TASKS, "strengths"))
EXTEND = Order("extend", reason="Chờ số liệu thống kê.", until=date(2021, 6, 28))
NOT_HANDED_IN = "Đơn vị chưa nộp báo cáo này nên chưa có gì để thẩm định."


@pytest.mark.parametrize(
    ("order", "places", "sentences", "after"),
    [
        (
            Order("accept"),
            [0, 1],
            ["Không thể chấp nhận vì hồ sơ đang ở trạng thái “trả lại”.", NOT_HANDED_IN],
            ["accepted", "accepted", "returned", "drafting"],
        ),
        (RETURN, [0, 1], ["Báo cáo đã được trả lại.", NOT_HANDED_IN], ["returned", "returned", "returned", "drafting"]),
        (
            Order("remind"),
            [2, 3],
            ["Đơn vị đã nộp, báo cáo đang chờ thẩm định."] * 2,
            ["submitted", "submitted", "returned", "drafting"],
        ),
        (
            Order("waive", reason="Đơn vị giải thể."),
            [2, 3],
            ["Không thể miễn nộp vì hồ sơ đang ở trạng thái “đã nộp”."] * 2,
            ["submitted", "submitted", "waived", "waived"],
        ),
    ],
    ids=lambda value: value.verb if isinstance(value, Order) else "",
)
def test_a_verb_for_many_is_tried_and_then_done(
    world: World, order: Order, places: list[int], sentences: list[str], after: list[str]
) -> None:
    before = states(world)
    lines = JournalEntry.objects.count()
    told = Notification.objects.count()

    tried = done(world, order, is_tried=True)
    left = (states(world), JournalEntry.objects.count(), Notification.objects.count())
    performed = done(world, order)

    assert tried == performed == (places, sentences)
    assert left == (before, lines, told)
    assert states(world) == after
    fresh = list(JournalEntry.objects.order_by("-pk")[: JournalEntry.objects.count() - lines])
    assert (len(fresh), len({line.act for line in fresh})) == (2, 1)
    assert Notification.objects.count() > told


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (Order("accept"), "Đây là báo cáo của chính Văn phòng, Giám đốc thẩm định."),
        (RETURN, "Đây là báo cáo của chính Văn phòng, Giám đốc thẩm định."),
        (EXTEND, "Đây là báo cáo của chính Văn phòng, Giám đốc quyết định."),
        (Order("waive", reason="Đơn vị giải thể."), "Đây là báo cáo của chính Văn phòng, Giám đốc quyết định."),
    ],
    ids=lambda value: value.verb if isinstance(value, Order) else "",
)
def test_the_offices_own_report_is_left_to_the_director(world: World, order: Order, sentence: str) -> None:
    own = make_submission(world.phase, world.department.office_unit)

    with clock.at(NOW):
        outcome = try_bulk(actor=world.department.office, order=order, submissions=[own])

    assert (outcome.done, outcome.skipped) == ((), ((own, sentence),))


def test_a_second_press_changes_nothing(world: World) -> None:
    done(world, Order("accept"))
    lines = JournalEntry.objects.count()

    again = done(world, Order("accept"))

    assert again[0] == []
    assert again[1][:2] == ["Báo cáo đã được chấp nhận."] * 2
    assert JournalEntry.objects.count() == lines


def test_many_are_given_more_time(world: World) -> None:
    places, sentences = done(world, EXTEND)

    rows = reports(world)
    assert (places, len(sentences)) == ([2, 3], 2)
    assert not any("Chưa gia hạn" in sentence for sentence in sentences)
    assert (rows[2].mend_until, rows[3].due_on) == (date(2021, 6, 28), date(2021, 6, 28))
    assert Extension.objects.filter(state="granted").count() == 2


def test_a_return_names_the_chosen_parts_of_each_report(world: World) -> None:
    done(world, RETURN)

    [first] = reports(world)[:1]
    fixed = first.items.filter(must_fix=True)
    assert {item.entry for item in fixed} == {"", "strengths"}
    assert set(Review.objects.filter(revision__submission=first).values_list("remarks__text", flat=True)) == {
        "Ghi rõ số văn bản."
    }


def test_a_report_without_the_chosen_parts_is_left_out(world: World) -> None:
    world.submissions[world.units[0].pk].items.filter(entry="strengths").delete()

    places, sentences = done(world, Order("return", reason="Ghi rõ.", parts=("strengths",)))

    assert (places, sentences[0]) == ([1], "Báo cáo không có mục nào trong các mục đã chọn.")


def test_what_was_handed_in_again_meanwhile_is_left_out(world: World) -> None:
    first = world.submissions[world.units[0].pk]

    places, sentences = done(world, Order("accept", seen={first.pk: 0}))

    assert places == [1]
    assert sentences[0].startswith("Đơn vị đã nộp lần 1 trong lúc bạn đang xem lần 0.")


def test_a_head_does_nothing_with_many(world: World) -> None:
    with clock.at(NOW):
        outcome = perform_bulk(actor=world.department.trade_head, order=Order("accept"), submissions=reports(world)[:1])

    assert [sentence for _, sentence in outcome.skipped] == ["Tài khoản của bạn không có quyền chấp nhận ở đây."]


def test_none_is_refused(world: World) -> None:
    with pytest.raises(RuleBroken, match="Chọn ít nhất một báo cáo"):
        try_bulk(actor=world.department.office, order=Order("accept"), submissions=[])


def test_beyond_enough_at_once_the_rest_is_left_and_the_next_press_goes_on(world: World) -> None:
    told = []
    for _ in range(3):
        with clock.at(NOW):
            outcome = perform_bulk(
                actor=world.department.office, order=Order("accept"), submissions=reports(world), most=1
            )
        told.append(tuple([world.units.index(row.unit) for row in rows] for rows in (outcome.done, outcome.left)))

    assert told == [([0], [1, 2, 3]), ([1], [2, 3]), ([], [])]


def post(world: World, verb: str, **values: Any) -> Any:
    client = Client()
    client.force_login(world.department.office)
    ticked = {"phase": world.phase.pk, "unit": [unit.pk for unit in world.units]}
    with clock.at(NOW):
        return client.post(reverse("reports:bulk", args=[verb]), ticked | values, follow=values.get("step") == "do")


def test_the_board_shows_first_what_would_happen(world: World) -> None:
    before = states(world)

    text = post(world, "chap-nhan").content.decode()

    seen = " ".join(f"{world.submissions[unit.pk].pk}:1" for unit in world.units[:3])
    carried = f"{seen} {world.submissions[world.units[3].pk].pk}"
    assert "Sẽ chấp nhận 2 báo cáo, bỏ qua 2" in text
    assert (NOT_HANDED_IN in text, f'name="chosen" value="{carried}"' in text) == (True, True)
    assert states(world) == before


def carried(page: str) -> dict[str, str]:
    """What the page of the trial hands to the last press."""
    return dict(re.findall(r'<input type="hidden" name="(chosen|skipped|left)" value="([^"]*)">', page))


def warnings_of(page: str) -> list[str]:
    return [sentence for sentence in re.findall(r"[^<>]+", page) if "được. " in sentence or "Đã chấp nhận" in sentence]


def test_the_second_press_does_it_and_repeats_nobody_who_was_shown_as_passed_over(world: World) -> None:
    back = reverse("reports:board") + "?dot=1&loc=da-nop"

    shown = carried(post(world, "chap-nhan").content.decode())
    text = post(world, "chap-nhan", unit=[], step="do", back=back, **shown).content.decode()

    assert states(world) == ["accepted", "accepted", "returned", "drafting"]
    assert [each.strip() for each in warnings_of(text)] == ["Đã chấp nhận 2 báo cáo. Bỏ qua 2 báo cáo như đã báo."]
    assert "?dot=1&amp;loc=da-nop" in text


def test_what_could_not_be_done_since_it_was_shown_is_named(world: World) -> None:
    shown = carried(post(world, "chap-nhan").content.decode())
    unit = world.units[0]
    with clock.at(NOW):
        send_back(world, unit, NOW)

    text = post(world, "chap-nhan", unit=[], step="do", **shown).content.decode()

    refusal = f"1 báo cáo không chấp nhận được. {unit}: Không thể chấp nhận vì hồ sơ đang ở trạng thái “trả lại”."
    assert [each.strip() for each in warnings_of(text)] == [
        "Đã chấp nhận 1 báo cáo. Bỏ qua 2 báo cáo như đã báo.",
        refusal,
    ]


def test_nothing_is_done_with_what_was_shown_as_passed_over(world: World) -> None:
    """Handed in since: nobody has seen it, so it waits for another press."""
    shown = carried(post(world, "chap-nhan").content.decode())
    hand_in(world, world.units[3], NOW, accept=False)

    post(world, "chap-nhan", unit=[], step="do", **shown)

    assert states(world) == ["accepted", "accepted", "returned", "submitted"]


@pytest.mark.parametrize(
    ("until", "doubts"),
    [
        ("28/6/2021", ["Ngày cuối cùng còn đúng hạn, Chủ nhật 27/6/2021, là ngày nghỉ: ngày làm việc cuối cùng trước"]),
        ("30/6/2021", ["Ngày này không sớm hơn hạn tổng kết đợt (30/6/2021). Báo cáo nộp lúc đó có thể không kịp"]),
        ("25/6/2021", []),
    ],
)
def test_the_trial_tells_of_the_new_day_what_the_single_verb_tells(world: World, until: str, doubts: list[str]) -> None:
    text = post(world, "gia-han", step="try", until=until, reason="Chờ số liệu.").content.decode()

    boxes = re.findall(r"<p>((?:Ngày cuối cùng|Ngày này)[^<]{20,})", text)
    assert [box[: len(doubt)] for box, doubt in zip(boxes, doubts, strict=True)] == doubts


def test_what_a_verb_needs_is_asked_first_and_kept_when_refused(world: World) -> None:
    until = (NOW + timedelta(days=11)).date()

    asked = post(world, "gia-han").content.decode()
    refused = post(world, "gia-han", step="try", until="28/6/2021", reason="").content.decode()
    shown = post(world, "gia-han", step="try", until="28/6/2021", reason="Chờ số liệu.").content.decode()
    changed = post(world, "gia-han", step="edit", until="28/6/2021", reason="Chờ số liệu.").content.decode()

    assert ("Gia hạn 4 báo cáo" in asked, "Ghi lý do gia hạn" in asked) == (True, False)
    assert ("Ghi lý do gia hạn" in refused, "28/6/2021" in refused) == (True, True)
    assert ("Sẽ gia hạn 2 báo cáo, bỏ qua 2" in shown, "Chờ số liệu." in shown) == (True, True)
    assert ("28/6/2021" in changed, "Chờ số liệu.</textarea>" in changed) == (True, True)
    assert until == date(2021, 6, 28)


@pytest.mark.parametrize(
    ("verb", "typed", "after"),
    [
        ("tra-lai", {"parts": "tasks", "reason": "Ghi rõ."}, ["returned", "returned", "returned", "drafting"]),
        ("mien-nop", {"reason": "Giải thể."}, ["submitted", "submitted", "waived", "waived"]),
        ("nhac", {}, ["submitted", "submitted", "returned", "drafting"]),
    ],
)
def test_each_verb_is_done_from_its_page(world: World, verb: str, typed: dict[str, Any], after: list[str]) -> None:
    label = {"tra-lai": "trả lại", "mien-nop": "miễn nộp", "nhac": "nhắc"}[verb]

    text = post(world, verb, step="do", **typed).content.decode()

    assert f"Đã {label} 2 báo cáo." in text
    assert states(world) == after


def test_parts_to_be_mended_are_read_back_in_words(world: World) -> None:
    text = post(world, "tra-lai", step="try", parts=["tasks", "strengths"], reason="Ghi rõ.").content.decode()

    assert ("Tất cả nhiệm vụ; Ưu điểm" in text, "Sẽ trả lại 2 báo cáo" in text) == (True, True)


def test_nothing_ticked_leads_back_with_a_sentence(world: World) -> None:
    answers = [post(world, verb, unit=[], back="https://example.com/") for verb in ("nhac", "gia-han")]

    assert [answer["Location"] for answer in answers] == [reverse("reports:board")] * 2


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("", "Sẽ chấp nhận 2 báo cáo, bỏ qua 2"),
        ("?dot=1&loc=cho-tham-dinh", "Sẽ chấp nhận 2 báo cáo</h1>"),
        ("?dot=1&tim=thuong+mai", "Sẽ chấp nhận 1 báo cáo</h1>"),
        ("?dot=1&loc=con-no", "Không có báo cáo nào để chấp nhận"),
    ],
)
def test_all_rows_of_the_filter_are_meant_not_only_those_of_the_page(world: World, address: str, heading: str) -> None:
    client = Client()
    client.force_login(world.department.office)

    with clock.at(NOW):
        answer = client.post(
            reverse("reports:bulk", args=["chap-nhan"]) + address, {"phase": world.phase.pk, "every": "1"}
        )

    assert f"<h1>{heading}" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("", "Sẽ chấp nhận 2 báo cáo</h1>"),
        ("?nguoi=toi", "Sẽ chấp nhận 1 báo cáo</h1>"),
        ("?phan=don-vi", "Không có báo cáo nào để chấp nhận"),
    ],
)
def test_all_reports_of_the_review_list_are_meant(world: World, address: str, heading: str) -> None:
    office = world.department.office
    Submission.objects.filter(pk=world.submissions[world.units[0].pk].pk).update(reviewer=office)
    client = Client()
    client.force_login(office)

    with clock.at(NOW):
        offered = client.get(reverse("campaigns:review_list")).content.decode()
        answer = client.post(reverse("reports:bulk", args=["chap-nhan"]) + address, {"every": "1"})

    assert ('data-pick-every="2"' in offered, f"<h1>{heading}" in answer.content.decode()) == (True, True)


def test_what_the_page_carries_is_read_back_and_nonsense_is_passed_over(world: World) -> None:
    first = world.submissions[world.units[0].pk]

    text = post(world, "chap-nhan", unit=[], chosen=f"{first.pk}:1 x:1 ² {first.pk}9999999999 :2").content.decode()

    assert "Sẽ chấp nhận 1 báo cáo</h1>" in text


def test_an_unknown_verb_is_no_page(world: World) -> None:
    assert post(world, "xoa").status_code == 404

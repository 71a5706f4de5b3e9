"""What is taken in later, put between and moved: each stands in its part, with its sources and the version they came from."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from campaigns.models import SubmissionItem, TaskGroup
from campaigns.services.reviews import waive_submission
from core import clock
from core.errors import RuleBroken
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.cards import Card
from reports.queries.desk import Desk, desk
from reports.services import finalise_consolidation, keep_words, save_section, take_source
from reports.services.sections import Move, Typed
from tests.factories import make_task, make_user
from tests.reports.test_desk_windows import long_section, send, texts
from tests.reports.test_services import mend_and_accept, product_item
from tests.reports.world import World, consolidate, hand_in, make_world, send_back
from tests.reports.writing import posted, shown

pytestmark = pytest.mark.django_db
ON_TIME = datetime(2021, 6, 18, 9)
NOW = datetime(2021, 6, 28, 9)


@pytest.fixture
def world() -> World:
    made = make_world(3)
    hand_in(made, made.department.trade, ON_TIME)
    return made


@pytest.fixture
def mended() -> tuple[World, ConsolidationSection, SubmissionItem]:
    """Words of industry that were taken in from its first revision; its second one says them otherwise."""
    made = make_world()
    hand_in(made, made.department.industry, ON_TIME)
    section = consolidate(made).sections.get(code="professional")
    return made, section, product_item(made)


def led_by(world: World, number: int) -> SubmissionItem:
    """The first task that the unit leads."""
    unit = world.units[number - 1]
    return SubmissionItem.objects.get(submission__unit=unit, role="lead", task__source="programme")


def seen(report: Consolidation, code: str = "professional") -> Desk:
    with clock.at(NOW):
        return desk(Consolidation.objects.select_related("campaign__owner", "phase").get(pk=report.pk), code)


def take(world: World, section: ConsolidationSection, item: SubmissionItem) -> list[str]:
    return texts(take_source(actor=world.department.office, section=section, item_id=item.pk))


def post(user: User, name: str, section: ConsolidationSection, values: dict[str, Any]) -> str:
    """The page that follows."""
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        address = reverse(f"reports:{name}", args=[section.consolidation_id, section.code])
        return client.post(address, values, follow=True).content.decode()


def test_a_unit_accepted_later_gets_its_part_in_the_units_order(world: World) -> None:
    section = consolidate(world).sections.get(code="professional")
    hand_in(world, world.units[0], ON_TIME)
    hand_in(world, world.units[2], ON_TIME)

    take(world, section, led_by(world, 3))
    after = take(world, section, led_by(world, 1))

    assert [text.split(":")[0] for text in after[1:]] == [
        "Phòng Quản lý Công nghiệp",
        "- Xây dựng Đề án phát triển số 1",
        "Phòng Quản lý Thương mại",
        "- Xây dựng Đề án phát triển số 2",
        "Phòng Chuyên môn số 3",
        "- Xây dựng Đề án phát triển số 3",
    ]
    assert "số 1" in after[2]
    assert after[2].endswith(
        " Phòng Quản lý Thương mại phối hợp: cung cấp số liệu, tham gia ý kiến đầy đủ, đúng thời hạn."
    )
    headings = section.rows.filter(kind="heading").order_by("position")
    assert list(headings.values_list("unit", flat=True)) == [unit.pk for unit in world.units]


def test_a_unit_that_leads_several_tasks_gets_their_count_above_them(world: World) -> None:
    unit = world.units[0]
    more = make_task(world.campaign, unit, text="Rà soát cụm công nghiệp", measure="product")
    section = consolidate(world).sections.get(code="professional")
    submission = world.submissions[unit.pk]
    SubmissionItem.objects.create(submission=submission, task=more, role="lead", ordinal=90)
    hand_in(world, unit, ON_TIME)

    take(world, section, SubmissionItem.objects.get(submission=submission, task=more))
    after = take(world, section, led_by(world, 1))

    assert [text.split(":")[0] for text in after[1:6]] == [
        "Phòng Quản lý Công nghiệp",
        "Chủ trì 02 nhiệm vụ, đều đã hoàn thành (hoàn thành trước hạn 02).",
        "- Rà soát cụm công nghiệp",
        "- Xây dựng Đề án phát triển số 1",
        "Phòng Quản lý Thương mại",
    ]


def test_a_helper_accepted_later_stands_behind_the_words_of_the_lead(world: World) -> None:
    section = consolidate(world).sections.get(code="professional")
    hand_in(world, world.units[2], ON_TIME)
    helped = SubmissionItem.objects.get(submission__unit=world.units[2], task=led_by(world, 2).task)

    before = texts(section)

    after = take(world, section, helped)

    helping = "Phòng Chuyên môn số 3 phối hợp: cung cấp số liệu, tham gia ý kiến đầy đủ, đúng thời hạn."
    assert after == [*before[:2], f"{before[2]} {helping}", *before[3:]]
    assert after[2] in texts(consolidate(world, cut_off_on=date(2021, 6, 24)).sections.get(code="professional"))
    cards = [card for card in seen(section.consolidation).cards if isinstance(card, Card)]
    assert {card.state for card in cards if card.item_id == helped.pk} == {"taken"}


def test_a_lead_accepted_later_stands_above_what_the_office_wrote_of_a_helper() -> None:
    """In a section without parts, whose entries stand below its tasks."""
    world = make_world()
    TaskGroup.objects.filter(tasks=led_by(world, 1).task_id).update(section="commemoration")
    led_by(world, 2).delete()
    hand_in(world, world.units[1], ON_TIME)
    section = consolidate(world).sections.get(code="commemoration")
    told = "- Xây dựng Đề án phát triển số 1"
    at = next(row.position for row in section.rows.all() if row.text.startswith(told))
    rewritten = save_section(
        actor=world.department.office, section=section, typed=shown(section, **{f"at_{at}": f"{told}: có góp ý."})
    )
    hand_in(world, world.units[0], ON_TIME)

    after = take(world, rewritten, led_by(world, 1))

    assert [text.split(":")[1].split(".")[0] for text in after if text.startswith(told)] == [
        " đã hoàn thành trước hạn",
        " có góp ý",
    ]


def test_a_mended_helper_is_told_anew_behind_the_words_of_the_lead(world: World) -> None:
    helper = world.units[2]
    hand_in(world, helper, ON_TIME)
    section = consolidate(world).sections.get(code="professional")
    helped = SubmissionItem.objects.get(submission__unit=helper, task=led_by(world, 2).task)
    before = texts(section)
    mend_and_accept(world, helped, "Mời 24 doanh nghiệp.")

    after = take(world, section, helped)

    [at] = [place for place, text in enumerate(before) if f"{helper.name} phối hợp: " in text]
    lead = before[at].split(f" {helper.name} phối hợp: ")[0]
    assert after == [*before[:at], f"{lead} {helper.name} phối hợp: mời 24 doanh nghiệp.", *before[at + 1 :]]


def test_an_empty_draft_into_which_all_is_taken_reads_as_a_fresh_one() -> None:
    world = make_world(3)
    first = {section.code: section for section in consolidate(world).sections.all()}
    hand_in(world, world.department.trade, ON_TIME)
    fresh = consolidate(world, cut_off_on=date(2021, 6, 24))
    links = SourceLink.objects.filter(paragraph__section__consolidation=fresh).order_by("-paragraph__position")
    fed = set(links.values_list("paragraph__section__code", flat=True))

    for code, item in links.values_list("paragraph__section__code", "item_id"):
        take_source(actor=world.department.office, section=first[code], item_id=item)

    def told(report: int) -> list[tuple[str, str, str]]:
        rows = SectionParagraph.objects.filter(section__consolidation=report, section__code__in=fed)
        return list(rows.order_by("section__code", "position").values_list("section__code", "kind", "text"))

    assert len(fed) == 9
    assert told(first["reform"].consolidation_id) == told(fresh.pk)


def test_a_source_that_was_dropped_is_taken_back_into_its_part(world: World) -> None:
    hand_in(world, world.units[0], ON_TIME)
    section = consolidate(world).sections.get(code="professional")
    before = texts(section)
    save_section(actor=world.department.office, section=section, typed=shown(section, at_3=""))

    after = take(world, section, led_by(world, 1))

    assert [text[:40] for text in after] == [text[:40] for text in before]


def test_an_entry_taken_in_later_stands_in_the_units_order(world: World) -> None:
    section = consolidate(world).sections.get(code="strengths")
    for number in (0, 2):
        hand_in(world, world.units[number], ON_TIME)
        take(world, section, SubmissionItem.objects.get(submission__unit=world.units[number], entry="strengths"))

    assert [text.split(":")[0] for text in texts(section)[1:]] == [f"- {unit.name}" for unit in world.units]


def test_words_that_were_kept_keep_their_version(mended: tuple[World, ConsolidationSection, SubmissionItem]) -> None:
    world, section, item = mended
    mend_and_accept(world)

    keep_words(actor=world.department.office, section=section, item_id=item.pk)

    page = seen(section.consolidation)
    written = next(each for each in page.written if each.items == str(item.pk))
    card = next(each for each in page.cards if each.item_id == item.pk)
    assert (written.what, written.is_changed) == (f"mục {item.ordinal}, lần nộp 1; đã xem lần nộp 2", False)
    assert written.origins[0].url.endswith(f"/lan-nop/1/#muc-{item.ordinal}")
    assert (card.state, card.revision, page.changed) == ("kept", 2, 0)


def test_words_that_were_kept_can_be_replaced_after_all(
    mended: tuple[World, ConsolidationSection, SubmissionItem],
) -> None:
    world, section, item = mended
    mend_and_accept(world)
    keep_words(actor=world.department.office, section=section, item_id=item.pk)

    after = take(world, section, item)

    link = SourceLink.objects.get(paragraph__section=section, item=item)
    assert ("14 sở" in after[2], link.taken_from.number, len(after)) == (True, 2, len(texts(section)))
    assert {each.state for each in seen(section.consolidation).cards if isinstance(each, Card)} == {"taken"}


def test_words_of_the_office_and_new_ones_stand_together_until_they_are_merged(
    mended: tuple[World, ConsolidationSection, SubmissionItem],
) -> None:
    world, section, item = mended
    office = world.department.office
    save_section(actor=office, section=section, typed=shown(section, at_3="Đã sửa."))
    mend_and_accept(world)

    text = post(office, "source_take", section, {"item": item.pk})

    page = seen(section.consolidation)
    held = [(each.text[:10], each.what) for each in page.written if each.items == str(item.pk)]
    assert held == [
        ("Đã sửa.", f"mục {item.ordinal}, lần nộp 1, đã sửa; đã xem lần nộp 2"),
        ("- Xây dựng", f"mục {item.ordinal}, lần nộp 2"),
    ]
    assert "Lời Văn phòng đã sửa ở đoạn 3 vẫn còn; hãy gộp hai đoạn" in text
    with clock.at(NOW):
        done = finalise_consolidation(actor=office, consolidation=section.consolidation)
    frozen = done.snapshot.content["sections"]["professional"][2:4]
    assert [source["number"] for each in frozen for source in each["sources"]] == [1, 2]


def test_a_paragraph_that_a_colleague_took_out_keeps_its_sources_on_the_page_of_the_conflict(
    mended: tuple[World, ConsolidationSection, SubmissionItem],
) -> None:
    world, section, item = mended
    office = world.department.office
    mine = shown(section, at_3="Lời của tôi.")
    save_section(actor=office, section=section, typed=shown(section, at_3=""))

    text = send(office, section, posted(mine)).content.decode()
    again = [
        replace(each, seen=mark, items=tuple(int(pk) for pk in items.split(",") if pk))
        for each, mark, items in zip(
            mine,
            re.findall(r'name="seen" value="([^"]*)"', text),
            re.findall(r'name="items" value="([^"]*)"', text),
            strict=True,
        )
    ]
    send(office, section, posted(again))

    assert section.paragraphs[2] == {"kind": "text", "text": "Lời của tôi.", "items": [item.pk]}


def test_new_paragraphs_and_names_stand_where_they_were_put(world: World) -> None:
    section = consolidate(world).sections.get(code="professional")
    window = shown(section)
    put = [Typed("Trên cùng.", 0, ""), *window[:2], Typed("Phần mới", 0, "", "heading"), Typed("", 0, ""), *window[2:]]

    for _ in range(2):
        send(world.department.office, section, posted(put, "Ở cuối", added_kind="heading"))
    answer = send(world.department.office, section, posted([*window[:1], Typed("Ở giữa.", 0, ""), *window[1:]]))

    put_last = section.rows.get(text="Ở giữa.")
    assert answer["Location"].endswith(f"?muc=professional#doan-{put_last.pk}")
    put_last.delete()
    rows = list(section.rows.order_by("position").values_list("kind", "text"))
    assert [rows[0], rows[3], rows[-1]] == [("text", "Trên cùng."), ("heading", "Phần mới"), ("heading", "Ở cuối")]
    assert (len(rows), [text for _, text in rows[1:3]]) == (len(window) + 3, [each.text for each in window[:2]])


def test_a_paragraph_moves_with_its_sources_and_back(world: World) -> None:
    section = consolidate(world).sections.get(code="professional")
    before = section.paragraphs
    pk = section.rows.get(position=3).pk
    office = world.department.office

    for _ in range(2):
        save_section(actor=office, section=section, typed=[], move=Move(pk, 3, 2))
    moved = section.paragraphs
    save_section(actor=office, section=section, typed=[], move=Move(pk, 2, 3))

    assert moved[:3] == [before[0], before[2], before[1]]
    assert (before[2]["items"] != [], section.paragraphs) == (True, before)


def test_a_paragraph_moves_over_the_border_of_the_page(world: World) -> None:
    section = long_section(consolidate(world), 120)
    pk = section.rows.get(position=51).pk
    typed = shown(section, at_60="Lời mới.")[50:100]

    answer = send(world.department.office, section, posted(typed, trang="2", up=f"{pk}:51"))

    address = f"{section.consolidation.get_absolute_url()}?muc=professional&mo={pk}#doan-{pk}"
    assert (answer["Location"], section.rows.get(pk=pk).position) == (address, 50)
    assert texts(section)[48:51] == ["Đoạn tự viết 49.", "Đoạn tự viết 51.", "Đoạn tự viết 50."]
    assert texts(section)[59] == "Lời mới."


def test_a_paragraph_that_was_moved_meanwhile_stays_and_nothing_typed_is_lost(world: World) -> None:
    section = consolidate(world).sections.get(code="professional")
    colleague = make_user("dong-nghiep", world.department.unit, Role.OFFICE)
    pk = section.rows.get(position=2).pk
    typed = shown(section, at_1="Của tôi.")
    save_section(actor=colleague, section=section, typed=[], move=Move(pk, 2, 3))

    answer = send(world.department.office, section, posted(typed, up=f"{pk}:2"))

    assert (answer.status_code, section.rows.get(pk=pk).position) == (409, 3)
    assert "Của tôi.</textarea>" in answer.content.decode()
    with pytest.raises(RuleBroken):
        save_section(actor=colleague, section=section, typed=[], move=Move(0, 2, 1))


def test_the_first_and_the_last_paragraph_have_no_way_out(world: World) -> None:
    section = consolidate(world).sections.get(code="strengths")
    first, last = section.rows.order_by("position").values_list("pk", flat=True)
    client = Client()
    client.force_login(world.department.office)

    text = client.get(section.consolidation.get_absolute_url(), {"muc": "strengths", "mo": last}).content.decode()

    assert re.findall(r'name="(up|down)" value="([^"]+)"', text) == [("down", f"{first}:1"), ("up", f"{last}:2")]
    assert text.count('<details class="between more" open>') == 1


def test_saving_goes_to_the_next_page_of_the_section_first(world: World) -> None:
    section = long_section(consolidate(world), 60)
    office = world.department.office
    client = Client()
    client.force_login(office)
    address = section.consolidation.get_absolute_url()

    first, last = (client.get(address, {"muc": "professional", "trang": at}).content.decode() for at in (1, 2))
    answer = send(office, section, posted(shown(section)[:50], next_page="2"))

    assert ("Lưu, sang trang sau của mục" in first, "Lưu, sang mục sau" in first) == (True, False)
    assert ("Lưu, sang trang sau của mục" in last, "Lưu, sang mục sau" in last) == (False, True)
    assert answer["Location"] == f"{address}?muc=professional&trang=2"


def test_page_nought_is_the_first_and_a_sign_is_taken_literally(world: World) -> None:
    section = long_section(consolidate(world), 60)
    client = Client()
    client.force_login(world.department.office)
    address = section.consolidation.get_absolute_url()

    nought = client.get(address, {"muc": "professional", "trang": "0"}).content.decode()
    sign = client.get(address, {"muc": "professional", "tim": "%"}).content.decode()

    assert "Đoạn 1–50 trong 60" in nought
    assert "Mục này không có đoạn nào" in sign or 'class="source card' not in sign


def test_words_of_a_unit_that_was_let_off_say_so(world: World) -> None:
    report = consolidate(world)
    send_back(world, world.department.trade, datetime(2021, 6, 26, 9))
    before = {card.why for card in seen(report).cards if isinstance(card, Card)}
    submission = world.submissions[world.department.trade.pk]
    submission.refresh_from_db()
    with clock.at(NOW):
        waive_submission(actor=world.department.office, submission=submission, reason="Sáp nhập.")

    after = {card.why for card in seen(report).cards if isinstance(card, Card)}

    assert (before, after) == ({"Báo cáo đang được sửa lại."}, {"Đơn vị được miễn nộp."})

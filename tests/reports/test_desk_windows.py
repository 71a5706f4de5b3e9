"""The window of paragraphs: pages, what a form holds and leaves alone, two people in one section, links to a paragraph."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from core import clock
from core.errors import EditConflict
from reports.models import Consolidation, ConsolidationSection, SectionParagraph
from reports.queries.desk import PARAGRAPHS_A_PAGE
from reports.services import Typed, save_section
from tests.factories import make_user
from tests.reports.test_services import mend_and_accept
from tests.reports.world import World, consolidate
from tests.reports.writing import posted, shown

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def report(world: World) -> Consolidation:
    return consolidate(world)


def long_section(report: Consolidation, paragraphs: int, code: str = "professional") -> ConsolidationSection:
    """The section with so many paragraphs of the office's own behind those that it has."""
    section = report.sections.get(code=code)
    rows = list(section.rows.order_by("position"))
    SectionParagraph.objects.bulk_create(
        SectionParagraph(section=section, position=at, text=f"Đoạn tự viết {at}.")
        for at in range(len(rows) + 1, paragraphs + 1)
    )
    section.kept |= {"length": paragraphs}
    section.save()
    return section


def ask(user: User, report: Consolidation, **query: Any) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.get(report.get_absolute_url(), query).content.decode()


def send(user: User, section: ConsolidationSection, values: dict[str, Any]) -> Any:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.post(reverse("reports:section_save", args=[section.consolidation_id, section.code]), values)


def texts(section: ConsolidationSection) -> list[str]:
    return [each["text"] for each in section.paragraphs]


def test_fifty_paragraphs_stand_on_a_page(world: World, report: Consolidation) -> None:
    long_section(report, 120)

    pages = [ask(world.department.office, report, muc="professional", trang=number) for number in (1, 2, 3)]

    assert [len(re.findall(r'<textarea id="doan-\d', text)) for text in pages] == [50, 50, 20]
    assert "Đoạn 51–100 trong 120" in pages[1]
    assert re.findall(r"Đoạn tự viết (\d+)\.</textarea>", pages[2]) == [str(at) for at in range(101, 121)]


def test_a_window_that_is_saved_leaves_the_others_alone(world: World, report: Consolidation) -> None:
    section = long_section(report, 120)
    window = shown(section, at_60="Lời mới.", at_70="")[50:100]

    answer = send(world.department.office, section, posted(window, "Viết thêm ở giữa.", trang="2"))

    after = texts(section)
    assert answer["Location"] == f"{report.get_absolute_url()}?muc=professional&trang=2"
    assert (len(after), after[59], after[68:70]) == (120, "Lời mới.", ["Đoạn tự viết 69.", "Đoạn tự viết 71."])
    assert (after[98:101], after[-1]) == (
        ["Đoạn tự viết 100.", "Viết thêm ở giữa.", "Đoạn tự viết 101."],
        "Đoạn tự viết 120.",
    )
    assert list(section.rows.order_by("position").values_list("position", flat=True)) == list(range(1, 121))


def test_what_is_added_beyond_the_window_is_shown_on_its_page(world: World, report: Consolidation) -> None:
    section = long_section(report, 120)
    office = world.department.office

    full = send(office, section, posted(shown(section)[:50], "Đoạn thứ 51."))
    filtered = send(office, section, posted(shown(section)[1:2], "Ngay sau đó.", tim="cong nghiep"))

    pks = dict(section.rows.filter(text__in=["Đoạn thứ 51.", "Ngay sau đó."]).values_list("text", "pk"))
    address = f"{report.get_absolute_url()}?muc=professional"
    assert full["Location"] == f"{address}&trang=2#doan-{pks['Đoạn thứ 51.']}"
    assert filtered["Location"] == f"{address}#doan-{pks['Ngay sau đó.']}"


def test_a_form_has_few_fields_however_long_the_section_is(world: World, report: Consolidation) -> None:
    long_section(report, 4_000)

    text = ask(world.department.office, report, muc="professional")

    assert text.count("<input") + text.count("<textarea") < 10 * PARAGRAPHS_A_PAGE


def test_two_windows_of_one_section_keep_both_words(world: World, report: Consolidation) -> None:
    section = long_section(report, 120)
    mine, theirs = shown(section, at_10="Của tôi.")[:50], shown(section, at_60="Của bạn.", at_55="")[50:100]
    colleague = make_user("dong-nghiep", world.department.unit, Role.OFFICE)

    answers = [send(colleague, section, posted(theirs)), send(world.department.office, section, posted(mine))]

    after = texts(section)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (after[9], after[58], len(after)) == ("Của tôi.", "Của bạn.", 119)


def test_two_people_in_one_window_keep_both_words_in_different_paragraphs(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="professional")
    mine, theirs = shown(section, at_1="Của tôi."), shown(section, at_2="Của bạn.")

    save_section(actor=world.department.office, section=section, typed=theirs)
    save_section(actor=world.department.office, section=section, typed=mine)

    assert texts(section)[:2] == ["Của tôi.", "Của bạn."]


def test_a_paragraph_that_both_wrote_keeps_both_texts_until_one_is_chosen(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="strengths")
    before = shown(section, at_2="Của tôi.")
    colleague = make_user("dong-nghiep", world.department.unit, Role.OFFICE, full_name="Cao Minh Triết")
    save_section(actor=colleague, section=section, typed=shown(section, at_2="Của bạn."))

    refused = send(world.department.office, section, posted(before, "Viết thêm."))
    text = refused.content.decode()
    seen = re.findall(r'name="seen" value="([^"]*)"', text)
    again = send(
        world.department.office,
        section,
        posted([replace(each, seen=mark) for each, mark in zip(before, seen, strict=True)], "Viết thêm."),
    )

    assert (refused.status_code, again.status_code) == (409, 302)
    assert ("Cao Minh Triết vừa lưu mục này." in text, "</a>: Của bạn.</p>" in text) == (True, True)
    assert ("Của tôi.</textarea>" in text, "Viết thêm.</textarea>" in text) == (True, True)
    assert texts(section)[1:] == ["Của tôi.", "Viết thêm."]


def test_what_was_typed_in_a_paragraph_that_is_gone_is_not_lost(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="strengths")
    before = shown(section, at_2="Của tôi.")
    save_section(actor=world.department.office, section=section, typed=shown(section, at_2=""))

    text = send(world.department.office, section, posted(before)).content.decode()

    assert ("Một đoạn</a> đã được bỏ." in text, "Của tôi.</textarea>" in text) == (True, True)
    assert re.findall(r'name="seen" value="([^"]*)"', text)[-1] == ""
    with pytest.raises(EditConflict):
        save_section(actor=world.department.office, section=section, typed=before)
    save_section(actor=world.department.office, section=section, typed=[before[0], replace(before[1], seen="")])
    assert section.paragraphs[1] == {"kind": "text", "text": "Của tôi.", "items": list(before[1].items)}


def test_a_page_that_was_refused_and_is_opened_again_is_the_desk(world: World, report: Consolidation) -> None:
    client = Client()
    client.force_login(world.department.office)

    answer = client.get(reverse("reports:section_save", args=[report.pk, "strengths"]), {"muc": "awards", "page": 2})

    assert answer["Location"] == f"{report.get_absolute_url()}?muc=awards&page=2"


def test_what_is_typed_with_other_line_ends_is_no_change(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="strengths")
    save_section(actor=world.department.office, section=section, typed=shown(section, at_1="Một.\nHai."))
    section.refresh_from_db()
    values = posted(shown(section))
    values["text"] = [text.replace("\n", "\r\n") for text in values["text"]]

    send(world.department.office, section, values)

    again = ConsolidationSection.objects.get(pk=section.pk)
    assert (texts(again)[0], again.edited_at) == ("Một.\nHai.", section.edited_at)


def test_numbers_open_the_page_of_their_paragraph(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="professional")
    item = mend_and_accept(world)
    taken = section.rows.get(sources__item=item)
    own = Typed("Có 10 cuộc, gồm 6 cuộc lớn và 3 cuộc nhỏ.", 0, "")
    save_section(actor=world.department.office, section=section, typed=[own])
    made = section.rows.get(text=own.text)
    SectionParagraph.objects.filter(pk=taken.pk).update(position=60)
    SectionParagraph.objects.filter(pk=made.pk).update(position=120)

    text = ask(world.department.office, report, muc="professional")

    assert f'href="?muc=professional&amp;trang=2#doan-{taken.pk}">đoạn 60, Phòng Quản lý Công nghiệp</a>' in text
    assert f'?muc=professional&amp;trang=3#doan-{made.pk}">Mở đoạn' in text
    assert "Mục II.1, đoạn 120: 6 + 3 = 9, khác 10." in text


def test_more_doubts_than_five_have_their_page(world: World, report: Consolidation) -> None:
    section = report.sections.get(code="proposals")
    for at in range(7):
        words = f"Có 1{at} cuộc, gồm 6 cuộc lớn và 3 cuộc nhỏ."
        save_section(actor=world.department.office, section=section, typed=[], added=words)
    client = Client()
    client.force_login(world.department.director)

    desk_text = ask(world.department.office, report, muc="proposals")
    with clock.at(NOW):
        page = client.get(
            reverse("reports:consolidation_checks", args=[report.pk]), {"muc": "proposals"}
        ).content.decode()

    assert "Xem cả 7 chỗ của mục này" in desk_text
    assert (desk_text.count("6 + 3 = 9") // 2, page.count("6 + 3 = 9") // 2) == (5, 7)


@pytest.mark.parametrize(("state", "ended"), [("finalised", "hoàn tất"), ("discarded", "được bỏ")])
def test_what_was_to_be_looked_at_of_a_draft_that_is_none_any_more_leads_to_its_page(
    world: World, report: Consolidation, client: Client, state: str, ended: str
) -> None:
    Consolidation.objects.filter(pk=report.pk).update(state=state)
    client.force_login(world.department.office)
    with clock.at(NOW):
        answer = client.get(reverse("reports:consolidation_checks", args=[report.pk]), follow=True)

    assert answer.redirect_chain == [(report.get_absolute_url(), 302)]
    assert f"Bản tổng hợp này đã {ended} nên không còn chỗ nào phải kiểm tra lại." in answer.content.decode()


def test_the_history_has_its_page(world: World, report: Consolidation) -> None:
    client = Client()
    client.force_login(world.department.director)
    with clock.at(NOW):
        text = client.get(reverse("reports:consolidation_history", args=[report.pk])).content.decode()

    assert "lập bản tổng hợp" in text.lower()

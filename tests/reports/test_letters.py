"""Letters that a paper cannot print: told where they are typed, named with their places where printing is refused."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import SubmissionRevision
from core import clock
from documents.content import Heading, odd_letters
from documents.content.blocks import texts_of
from documents.content.doubts import content_doubts
from reports.models import Consolidation
from reports.services import finalise_consolidation, save_section
from tests.reports.world import CUT_OFF, World, consolidate, hand_in, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with clock.at(CUT_OFF):
        yield make_world()


def tell(world: World, **values: str) -> None:
    """The accepted report of industry tells these of its first task, in words that nobody can mend any more."""
    revision = world.submissions[world.department.industry.pk].revisions.get()
    task = next(item for item in revision.content["items"] if item["task"])
    task |= values
    SubmissionRevision.objects.filter(pk=revision.pk).update(content=revision.content)


def test_each_letter_is_named_once_in_its_order() -> None:
    assert odd_letters("Đạt ⇒ 👍, 中文 ⇒ ≤ № e\u0301") == ("⇒", "👍", "中", "文")


def test_the_desk_tells_at_saving_and_printing_leads_to_the_paragraph(world: World, client: Client) -> None:
    report = consolidate(world)
    section = report.sections.get(code="strengths")
    save_section(actor=world.department.office, section=section, typed=(), added="Tiến bộ rõ ⇒ 👍 và ⇒ 中文.")
    written = section.rows.order_by("-position")[0]
    desk = reverse("reports:consolidation_detail", args=[report.pk])
    place = f"Mục IV.1, đoạn {written.position}"
    client.force_login(world.department.office)

    told = client.get(desk, {"muc": "strengths"}).content.decode()
    elsewhere = client.get(reverse("reports:consolidation_checks", args=[report.pk])).content.decode()
    refused = [
        client.post(
            reverse("reports:consolidation_finalise", args=[report.pk]), headers={"referer": f"http://testserver{desk}"}
        ),
        client.get(
            reverse("reports:consolidation_word", args=[report.pk]), headers={"referer": f"http://testserver{desk}"}
        ),
    ]
    shown = client.get(desk).content.decode()

    doubt = f"{place}: phông chữ của văn bản không có “⇒”, “👍”, “中”, “文”; xóa hoặc thay thì mới in, hoàn tất được."
    assert [doubt in page for page in (told, elsewhere)] == [True, True]
    assert [answer.status_code for answer in refused] == [302, 302]
    assert f"{place}: “⇒”, “👍”, “中”, “文”." in shown
    assert (
        re.findall(r'<a href="([^"]*)">Mở Mục IV.1, đoạn \d+</a>', shown)
        == [f"{desk}?muc=strengths#doan-{written.pk}"] * 2
    )
    assert Consolidation.objects.get(pk=report.pk).state == "drafted"


def test_the_report_is_finalised_whatever_people_typed(world: World, client: Client) -> None:
    hand_in(world, world.department.industry, datetime(2021, 6, 17, 9))
    report = consolidate(world)
    tell(world, estimate="Xong 👍 trước 31/6/2021")
    section = report.sections.get(code="weaknesses")
    words = "Điện (**) và hộ (**) đạt trước ngày 31/6/2026./.\n1.\tMột;\n2.\tHai./."
    parts = [("heading", f"{letter}) Phần {letter}./.") for letter in "abcdđeghiklmnopqrstuvxyz"] + [("text", words)]
    for kind, added in parts:
        save_section(actor=world.department.office, section=section, typed=(), added=added, added_kind=kind)
    client.force_login(world.department.office)

    checks = client.get(reverse("reports:consolidation_checks", args=[report.pk])).content.decode()
    with clock.at(CUT_OFF):
        done = finalise_consolidation(actor=world.department.office, consolidation=report)

    assert set(re.findall(r"Mục IV.2, đoạn \d+: (.*?lịch\.)", checks)) == {"“31/6/2026” là ngày không có trong lịch."}
    assert done.paper is not None
    blocks = done.paper.paper.numbered_blocks
    printed = [block.printed for block in blocks if isinstance(block, Heading) and block.typed]
    assert [printed[-24], printed[-1]] == ["1) Phần a", "24) Phần z"]
    said = list(texts_of(blocks))
    at = said.index("Điện (**) và hộ (**) đạt trước ngày 31/6/2026.")
    assert said[at + 1 : at + 3] == ["1. Một;", "2. Hai."]
    assert "“31/6/2026” là ngày không có trong lịch; hãy xem lại." in content_doubts(done.paper.paper)
    tasks = done.paper.paper.annexes[1].blocks
    assert "Xong □ trước 31/6/2021" in list(texts_of(tasks))


@pytest.mark.parametrize("nothing", ["\u200b\ufeff", " - ", "./."])
def test_a_paragraph_that_says_nothing_is_not_kept(world: World, client: Client, nothing: str) -> None:
    report = consolidate(world)
    before = report.sections.get(code="strengths").rows.count()
    client.force_login(world.department.office)

    client.post(reverse("reports:section_save", args=[report.pk, "strengths"]), {"added": nothing})

    assert report.sections.get(code="strengths").rows.count() == before


def test_without_such_letters_nothing_is_said(world: World, client: Client) -> None:
    report = consolidate(world)
    section = report.sections.get(code="strengths")
    save_section(actor=world.department.office, section=section, typed=(), added="Nhiệt độ 30°C, x ≤ √2, →, №5.")
    client.force_login(world.department.office)

    told = client.get(reverse("reports:consolidation_detail", args=[report.pk]), {"muc": "strengths"}).content.decode()

    assert "phông chữ của văn bản" not in told

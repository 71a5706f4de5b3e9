"""Letters that a paper cannot print: told where they are typed, named with their places where printing is refused."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from documents.content import odd_letters
from reports.models import Consolidation
from reports.services import save_section
from tests.reports.world import CUT_OFF, World, consolidate, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with clock.at(CUT_OFF):
        yield make_world()


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


def test_without_such_letters_nothing_is_said(world: World, client: Client) -> None:
    report = consolidate(world)
    section = report.sections.get(code="strengths")
    save_section(actor=world.department.office, section=section, typed=(), added="Nhiệt độ 30°C, x ≤ √2, →, №5.")
    client.force_login(world.department.office)

    told = client.get(reverse("reports:consolidation_detail", args=[report.pk]), {"muc": "strengths"}).content.decode()

    assert "phông chữ của văn bản" not in told

"""Pages of the desk: links, checks and question, filter of the cards, texts that were refused, what changed since."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from campaigns.models import Task
from core import clock
from reports.models import Consolidation, ReportSnapshot
from reports.services import create_consolidation, finalise_consolidation
from reports.views.desk import question_of
from tests.factories import make_user
from tests.reports.test_services import mend_and_accept, product_item
from tests.reports.world import World, consolidate, hand_in, make_world, reward
from tests.reports.writing import posted, rewrite

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    made = make_world(3)
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    hand_in(made, made.units[1], datetime(2021, 6, 18, 10))
    reward(made)
    return made


def finalise(world: World, consolidation: Consolidation) -> Consolidation:
    with clock.at(NOW):
        return finalise_consolidation(actor=world.department.office, consolidation=consolidation)


def page(user: User, address: str, **query: Any) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(user: User, address: str, values: dict[str, Any]) -> Any:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.post(address, values)


def cards(text: str) -> list[str]:
    """The units of the source cards, in their order."""
    return re.findall(r'<section class="source card[^"]*">\s*<h3>([^<]+)</h3>', text)


def test_the_director_opens_the_item_of_the_version(world: World, consolidation: Consolidation) -> None:
    item = product_item(world)
    address = reverse("campaigns:submission_revision", args=[item.submission_id, 1])

    text = page(world.department.director, consolidation.get_absolute_url(), muc="professional")

    # Margin and card.
    assert text.count(f'href="{address}#muc-{item.ordinal}"') == 2
    assert f'id="muc-{item.ordinal}"' in page(world.department.director, address)


def test_cards_are_shown_of_one_unit(world: World, consolidation: Consolidation) -> None:
    unit = world.units[1]

    text = page(world.department.office, consolidation.get_absolute_url(), muc="strengths", tim="thuong mai")

    assert cards(text) == [unit.name]
    assert (text.count('<textarea id="doan-') - 1, f"- {unit.name}: chủ động" in text) == (1, True)


@pytest.mark.parametrize("asked", ["0", "khong", "-1", "99999999999999999999"])
def test_an_unknown_page_shows_the_first(world: World, consolidation: Consolidation, asked: str) -> None:
    address = consolidation.get_absolute_url()

    text = page(world.department.office, address, muc="strengths", page=asked, trang=asked)

    assert (len(cards(text)), text.count('<textarea id="doan-') - 1) == (3, 3)


def test_a_name_that_no_unit_bears_shows_nothing(world: World, consolidation: Consolidation) -> None:
    text = page(world.department.office, consolidation.get_absolute_url(), muc="strengths", tim="hai quan")

    assert (cards(text), text.count('<textarea id="doan-') - 1) == ([], 0)
    assert "Không có nguồn nào của đơn vị đã tìm." in text


def test_cards_come_thirty_a_page() -> None:
    world = make_world(33)
    with clock.at(NOW):
        made = create_consolidation(
            actor=world.department.office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 25)
        )

    first = page(world.department.office, made.get_absolute_url(), muc="strengths")
    second = page(world.department.office, made.get_absolute_url(), muc="strengths", page=2)

    assert (len(cards(first)), len(cards(second))) == (30, 3)


def test_taking_a_source_comes_back_to_the_same_cards(world: World, consolidation: Consolidation) -> None:
    item = mend_and_accept(world)
    values = {"item": item.pk, "tim": "công nghiệp", "trang": 2, "page": 1}

    answer = send(
        world.department.office, reverse("reports:source_keep", args=[consolidation.pk, "professional"]), values
    )

    assert answer["Location"] == (
        f"{consolidation.get_absolute_url()}?muc=professional&tim=c%C3%B4ng+nghi%E1%BB%87p&trang=2"
    )


def test_what_does_not_add_up_is_said_and_counted_before_finalising(world: World) -> None:
    Task.objects.filter(measure="percent").update(target_value=Decimal(70))
    # What the units handed in is frozen with the target of its day: these reports come after it changed.
    made = make_fresh(world)

    text = page(world.department.office, made.get_absolute_url(), muc="reform")

    assert "Số liệu nên kiểm tra lại" in text
    assert "đã được 76,5%, phải đạt 70%, nhưng vẫn ghi đang thực hiện." in text
    assert "Còn 1 chỗ số liệu nên kiểm tra lại. Nội dung và số liệu được giữ nguyên" in text


def make_fresh(world: World) -> Consolidation:
    hand_in(world, world.units[2], datetime(2021, 6, 18, 11))
    return consolidate(world)


@pytest.mark.parametrize(
    ("left", "middle"),
    [
        ((), ""),
        (("1 nguồn đã đổi", "2 chỗ số liệu nên kiểm tra lại"), "Còn 1 nguồn đã đổi; 2 chỗ số liệu nên kiểm tra lại. "),
    ],
)
def test_the_question_before_finalising(left: tuple[str, ...], middle: str) -> None:
    assert question_of(left) == (
        f"Hoàn tất bản tổng hợp? {middle}Nội dung và số liệu được giữ nguyên từ lúc này và lập thành văn bản."
    )


def test_the_question_says_what_the_report_does_not_tell() -> None:
    world = make_world(3)
    hand_in(world, world.units[0], datetime(2021, 6, 18, 9))
    draft = consolidate(world)
    hand_in(world, world.units[1], datetime(2021, 6, 25, 9))
    before = asked(world, draft)
    hand_in(world, world.units[2], datetime(2021, 6, 25, 9), accept=False)

    assert before == (
        "Còn 1 báo cáo của đơn vị chưa được chấp nhận; 10 nguồn đã được chấp nhận mà chưa đưa vào; "
        "1 mục chưa có nội dung (VI). "
    )
    assert "Còn 1 báo cáo của đơn vị chưa được chấp nhận (1 đã nộp, chờ thẩm định); " in asked(world, draft)


def test_the_question_names_the_sections_without_words(world: World, consolidation: Consolidation) -> None:
    with clock.at(NOW):
        rewrite(world.department.office, consolidation.sections.get(code="proposals"), "")

    assert "1 mục chưa có nội dung (VI)" in asked(world, consolidation)


def asked(world: World, draft: Consolidation) -> str:
    """What the question says between its first and its last sentence."""
    text = page(world.department.office, draft.get_absolute_url())
    return text.split("Hoàn tất bản tổng hợp? ")[1].split("Nội dung và số liệu")[0]


def test_a_text_typed_while_the_report_was_finalised_stays_to_be_copied(
    world: World, consolidation: Consolidation
) -> None:
    finalise(world, consolidation)
    address = reverse("reports:section_save", args=[consolidation.pk, "strengths"])

    answer = send(world.department.office, address, posted([], "Lời gõ dở dang."))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert ("đã hoàn tất nên không sửa được nữa" in text, "Lời gõ dở dang." in text) == (True, True)
    assert "<textarea" not in text


def test_a_colleague_is_seen_in_his_section(world: World, consolidation: Consolidation) -> None:
    colleague = make_user("dong-nghiep", world.department.unit, Role.OFFICE, full_name="Cao Minh Triết")
    address = reverse("reports:section_save", args=[consolidation.pk, "strengths"])
    send(colleague, address, posted([], "Kịp thời."))

    text = page(world.department.office, consolidation.get_absolute_url(), muc="weaknesses")

    assert "Cao Minh Triết đang viết" in text
    assert "đang viết" not in page(colleague, consolidation.get_absolute_url(), muc="weaknesses")


def test_the_rows_of_a_figure_have_their_page(world: World, consolidation: Consolidation) -> None:
    text = page(world.department.office, reverse("reports:figure_list", args=[consolidation.pk, "direction"]))

    assert text.count('<th scope="row">') == 3
    assert "Số liệu của Mục I." in text


def test_a_section_without_figures_has_no_such_page(world: World, consolidation: Consolidation) -> None:
    client = Client()
    client.force_login(world.department.office)

    assert client.get(reverse("reports:figure_list", args=[consolidation.pk, "strengths"])).status_code == 404


def test_a_finalised_report_shows_what_it_froze_and_what_changed_since(
    world: World, consolidation: Consolidation
) -> None:
    finalise(world, consolidation)
    consolidation.refresh_from_db()
    address = f"{consolidation.get_absolute_url()}"
    before = page(world.department.office, address, muc="direction")
    hand_in(world, world.units[2], datetime(2021, 6, 28, 9))
    mend_and_accept(world)

    after = page(world.department.office, address, muc="direction")
    words = f"{world.units[0].name} có lần nộp khác được chấp nhận; {world.units[2].name} được chấp nhận thêm"
    frozen = re.search(r"Có 02/03 báo cáo[^<]*", before)
    assert frozen is not None
    assert (frozen[0] in after, "Nguồn đã đổi" in before) == (True, False)
    assert f"Nguồn đã đổi: {words}. Báo cáo này giữ nguyên số liệu đã chốt" in after
    assert f"Nguồn đã đổi: {words}." in page(world.department.director, reverse("reports:report_list"))
    assert f"Nguồn của báo cáo đã đổi: {words}." in page(
        world.department.office, consolidation.paper.get_absolute_url()
    )


def test_a_finalised_report_prints_as_it_was_frozen(world: World, consolidation: Consolidation) -> None:
    finalise(world, consolidation)
    snapshot = ReportSnapshot.objects.get()
    snapshot.content["paper"]["summary"] = "Trích yếu đã chốt"
    snapshot.save()
    client = Client()
    client.force_login(world.department.office)

    answer = client.get(reverse("reports:consolidation_word", args=[consolidation.pk]))

    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as word:
        assert "Trích yếu đã chốt" in word.read("word/document.xml").decode()


def test_a_finalised_report_prints_who_was_chosen_to_sign_it(world: World, consolidation: Consolidation) -> None:
    finalise(world, consolidation)
    frozen = ReportSnapshot.objects.get().sha256
    deputy = world.department.unit.people.create(full_name="Võ Thanh Lâm", position="Phó Giám đốc")
    consolidation.refresh_from_db()
    client = Client()
    client.force_login(world.department.office)
    with clock.at(datetime(2021, 6, 29, 9)):
        client.post(
            reverse("documents:paper_signatory", args=[consolidation.paper_id]), {"signatory": f"deputy:{deputy.pk}"}
        )

    answer = client.get(reverse("reports:consolidation_word", args=[consolidation.pk]))

    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as word:
        text = word.read("word/document.xml").decode()
    assert all(words in text for words in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Võ Thanh Lâm"))
    assert ReportSnapshot.objects.get().sha256 == frozen


def test_a_report_frozen_in_the_first_form_is_still_read(world: World, consolidation: Consolidation) -> None:
    finalise(world, consolidation)
    snapshot = ReportSnapshot.objects.get()
    snapshot.content = {key: value for key, value in snapshot.content.items() if key != "computed"} | {"form": 1}
    snapshot.save()
    address = consolidation.get_absolute_url()

    assert "Số liệu đã chốt nằm trong văn bản" in page(world.department.office, address, muc="direction")
    assert "100% nhiệm vụ khung" in page(world.department.office, address, muc="targets")

"""Pages of the sentences that the office words itself."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from documents.models import PaperTextVersion
from documents.services import texts as services
from reports.wording import CLOSING
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NEW = "Đó là báo cáo {{ten_bao_cao}} của {{ten_don_vi}}."


def address(department: Department, name: str = "text_edit") -> str:
    return reverse(f"documents:{name}", args=[department.unit.pk, CLOSING.code])


def test_the_list_shows_what_holds_today(department: Department, signed_in: SignIn) -> None:
    services.reword_text(
        actor=department.office, body=department.unit, code=CLOSING.code, text=NEW, valid_from=date(2021, 7, 5)
    )

    page = signed_in(department.office).get(reverse("documents:text_list")).content.decode()

    assert NEW in page
    assert CLOSING.default not in page
    assert "Áp dụng từ 5/7/2021" in page
    assert page.count("Đã sửa") == 1


def test_saving_makes_a_version_and_shows_the_difference(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    page = client.post(address(department), {"text": NEW, "valid_from": "10/7/2021"}, follow=True).content.decode()

    assert PaperTextVersion.objects.values_list("text", "valid_from").get() == (NEW, date(2021, 7, 10))
    assert "Chưa đến ngày" in page
    assert "<ins>Đó </ins>" in page


def test_an_unknown_place_is_refused_and_what_was_typed_stays(department: Department, signed_in: SignIn) -> None:
    typed = {"text": "Báo cáo của {{giam_doc}}", "valid_from": "5/7/2021"}

    answer = signed_in(department.office).post(address(department), typed)

    assert answer.context["form"].errors == {
        "text": ["Không có chỗ điền “{{giam_doc}}”. Câu này dùng được: {{ten_bao_cao}}, {{ten_don_vi}}, {{noi_nhan}}."]
    }
    assert "Báo cáo của {{giam_doc}}" in answer.content.decode()
    assert PaperTextVersion.objects.count() == 0


def test_a_day_that_has_passed_is_refused(department: Department, signed_in: SignIn) -> None:
    answer = signed_in(department.office).post(address(department), {"text": NEW, "valid_from": "4/7/2021"})

    assert list(answer.context["form"].errors) == ["valid_from"]


def test_the_preview_fills_the_places_and_keeps_nothing(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    alone = client.post(address(department, "text_preview"), {"text": "Của {{ten_don_vi}} <b>"}).content.decode()
    refused = client.post(address(department, "text_preview"), {"text": "Của {{la}}"}).content.decode()
    whole = client.post(address(department), {"text": NEW, "valid_from": "x", "preview": "1"}).content.decode()

    assert "Của <mark>Sở Công Thương</mark> &lt;b&gt;" in alone
    assert "Không có chỗ điền “{{la}}”" in refused
    assert "Đó là báo cáo <mark>" in whole
    assert PaperTextVersion.objects.count() == 0


def test_an_earlier_wording_comes_back(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)
    client.post(address(department), {"text": NEW, "valid_from": "5/7/2021"})

    client.post(address(department, "text_restore"))
    first = PaperTextVersion.objects.order_by("pk")[0]
    client.post(address(department, "text_restore"), {"version": first.pk})

    assert list(PaperTextVersion.objects.order_by("pk").values_list("text", flat=True)) == [NEW, CLOSING.default, NEW]


@pytest.mark.parametrize("version", ["99999999", "x"])
def test_a_version_that_is_not_there_is_not_found(department: Department, signed_in: SignIn, version: str) -> None:
    answer = signed_in(department.office).post(address(department, "text_restore"), {"version": version})

    assert answer.status_code == 404


def test_another_bodys_texts_are_not_there(department: Department, signed_in: SignIn) -> None:
    other = make_department()

    assert signed_in(other.office).get(address(department)).status_code == 404
    assert signed_in(department.director).get(address(department)).status_code == 403


def test_a_text_that_nobody_registered_is_not_there(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    assert client.get(reverse("documents:text_edit", args=[department.unit.pk, "la"])).status_code == 404


def test_what_a_colleague_saved_meanwhile_is_not_lost(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)
    seen = client.get(address(department)).context["form"]["seen"].value()
    client.post(address(department), {"text": NEW, "valid_from": "5/7/2021", "seen": seen})
    mine = {"text": "Của tôi: {{ten_don_vi}}.", "valid_from": "6/7/2021", "seen": seen}

    refused = client.post(address(department), mine)
    again = client.post(address(department), {**mine, "seen": refused.context["form"]["seen"].value()})

    assert "đã sửa câu mẫu này lúc" in refused.content.decode()
    assert "Của tôi: {{ten_don_vi}}." in refused.content.decode()
    assert again.status_code == 302
    assert PaperTextVersion.objects.count() == 2


def test_a_wording_that_is_to_come_is_gone_on_with(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)
    client.post(address(department), {"text": NEW, "valid_from": "10/7/2021"})

    page = client.get(address(department))

    assert (page.context["form"]["text"].value(), page.context["form"]["valid_from"].value()) == (
        NEW,
        date(2021, 7, 10),
    )
    assert "là bản áp dụng từ 10/7/2021" in page.content.decode()


@pytest.mark.parametrize("text", ["\x00", "\u200b\u200b", " \u00a0 ", ""])
def test_nothing_but_what_nobody_sees_is_empty(department: Department, signed_in: SignIn, text: str) -> None:
    answer = signed_in(department.office).post(address(department), {"text": text, "valid_from": "5/7/2021"})

    assert answer.context["form"].errors == {"text": ["Câu mẫu không được để trống."]}

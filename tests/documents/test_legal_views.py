"""Pages of the register of legal texts, and the warning on papers that cite what has lapsed."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from documents import services, shipped
from documents.models import IssuedPaper, LegalText
from documents.services import PaperDoubted
from tests.factories import Department
from tests.papers import samples

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    list(shipped.load())


def typed(**values: object) -> dict[str, object]:
    return {
        "kind": "decision",
        "number": "19/2019/QĐ-UBND",
        "title": "ban hành Quy chế thi đua, khen thưởng",
        "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "field": "emulation",
        "valid_from": "1/5/2019",
        "is_cited": "on",
        **values,
    }


def numbers(client: Client, **query: str) -> list[str]:
    page = client.get(reverse("documents:legal_list"), query)
    return [text.number for text, _ in page.context["rows"]]


def test_the_list_filters_by_force_field_kind_and_words(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    assert numbers(client, force="yes", field="emulation", kind="decree") == ["91/2017/NĐ-CP"]
    assert numbers(client, field="records") == ["30/2020/NĐ-CP"]
    assert numbers(client, q="phan cap phan quyen") == ["152/2025/NĐ-CP"]
    assert numbers(client, q="12/2019") == ["12/2019/TT-BNV"]
    assert len(numbers(client)) == 14
    assert len(numbers(client, force="yes")) + len(numbers(client, force="no")) == 14


def test_a_text_is_added_edited_and_lapsed(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    client.post(reverse("documents:legal_create"), typed())
    text = LegalText.objects.get(number="19/2019/QĐ-UBND")
    client.post(reverse("documents:legal_edit", args=[text.pk]), typed(title="ban hành Quy chế mới"))
    page = client.post(reverse("documents:legal_lapse", args=[text.pk]), {"last_day": "30/6/2021"}, follow=True)

    text.refresh_from_db()
    assert (text.title, text.valid_to) == ("ban hành Quy chế mới", date(2021, 6, 30))
    said = page.content.decode().lower()
    for words in ("hết hiệu lực", "ghi văn bản hết hiệu lực", "sửa văn bản pháp luật", "thêm văn bản pháp luật"):
        assert words in said


def test_a_refused_form_keeps_what_was_typed(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)

    page = client.post(reverse("documents:legal_create"), typed(valid_to="1/4/2019", is_verified="on"))

    assert page.context["form"].errors == {
        "valid_to": ["Ngày hết hiệu lực phải từ 1/5/2019 trở đi."],
        "source": ["Ghi nguồn đã đối chiếu, hoặc bỏ chọn “Đã đối chiếu với nguồn”."],
    }
    assert 'value="19/2019/QĐ-UBND"' in page.content.decode()


def test_who_saves_second_is_told_and_keeps_what_he_typed(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)
    client.post(reverse("documents:legal_create"), typed())
    text = LegalText.objects.get(number="19/2019/QĐ-UBND")
    address = reverse("documents:legal_edit", args=[text.pk])
    read = client.get(address).context["read"]

    client.post(address, typed(title="ban hành Quy chế mới", read=read))
    second = client.post(address, typed(title="ban hành Quy chế khác", read=read))

    text.refresh_from_db()
    assert text.title == "ban hành Quy chế mới"
    assert second.context["form"].non_field_errors() == [
        "Văn bản này đã được người khác sửa sau khi bạn mở trang. Hãy chép lại phần đã nhập rồi mở lại trang sửa."
    ]
    assert "ban hành Quy chế khác" in second.content.decode()


def test_a_known_number_is_refused(department: Department, signed_in: SignIn) -> None:
    page = signed_in(department.office).post(
        reverse("documents:legal_create"), typed(number="91/2017/NĐ-CP", issuer="Chính phủ")
    )

    assert page.context["form"].non_field_errors() == ["Văn bản số 91/2017/NĐ-CP của Chính phủ đã có trong danh sách."]


def test_a_known_number_is_refused_however_it_is_typed(department: Department, signed_in: SignIn) -> None:
    page = signed_in(department.office).post(
        reverse("documents:legal_create"), typed(number="91/2017/nđ-cp", issuer="chính phủ")
    )

    assert page.context["form"].non_field_errors() == ["Văn bản số 91/2017/nđ-cp của chính phủ đã có trong danh sách."]


def test_the_last_day_is_written_once(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.office)
    client.post(reverse("documents:legal_create"), typed())
    text = LegalText.objects.get(number="19/2019/QĐ-UBND")
    address = reverse("documents:legal_lapse", args=[text.pk])

    for _ in range(2):
        client.post(address, {"last_day": "30/6/2021"}, follow=True)
    other = client.post(address, {"last_day": "30/6/2022"}, follow=True)

    text.refresh_from_db()
    assert text.valid_to == date(2021, 6, 30)
    assert [str(message) for message in other.context["messages"]] == [
        "Văn bản này đã được ghi hết hiệu lực sau ngày 30/6/2021. Bấm Sửa để đổi ngày."
    ]


def test_the_director_reads_the_register_and_changes_nothing(department: Department, signed_in: SignIn) -> None:
    client = signed_in(department.director)
    text = LegalText.objects.get(number="91/2017/NĐ-CP")

    page = client.get(text.get_absolute_url()).content.decode()

    assert "Chưa đối chiếu" not in page
    assert "Ghi hết hiệu lực" not in page
    assert client.post(reverse("documents:legal_lapse", args=[text.pk]), {"last_day": "1/1/2022"}).status_code == 403


@pytest.fixture
def old_decision(department: Department) -> IssuedPaper:
    return services.draft_paper(actor=department.office, body=department.unit, content=samples.decision())


WARNED = "Văn bản viện dẫn quy định không có hiệu lực hôm nay."


def sent(client: Client, paper: IssuedPaper, **data: str) -> tuple[str, str]:
    """The paper's state after the button, and the page that followed."""
    page = client.post(
        reverse("documents:paper_submit", args=[paper.pk]),
        data,
        follow=True,
        headers={"referer": paper.get_absolute_url()},
    )
    paper.refresh_from_db()
    return paper.state, page.content.decode()


def test_a_paper_that_cites_lapsed_law_warns_on_its_page_and_before_it_is_sent(
    department: Department, signed_in: SignIn, old_decision: IssuedPaper
) -> None:
    client = signed_in(department.office)
    assert WARNED not in client.get(old_decision.get_absolute_url()).content.decode()

    with clock.at(datetime(2024, 2, 1, 9, 0)):
        shown: Any = client.get(old_decision.get_absolute_url()).content.decode()
        unwarned, refused = sent(client, old_decision)
        warned, _ = sent(client, old_decision, warned="1")

    assert WARNED in shown
    assert "Nghị định số 91/2017/NĐ-CP đã hết hiệu lực từ ngày 1/1/2024" in shown
    assert 'name="warned" value="1"' in shown
    assert (unwarned, warned) == ("drafted", "sent_for_signing")
    assert "xác nhận trình ký" in refused


def test_the_service_asks_for_a_second_word(department: Department, old_decision: IssuedPaper) -> None:
    with clock.at(datetime(2024, 2, 1, 9, 0)):
        with pytest.raises(PaperDoubted, match="91/2017/NĐ-CP đã hết hiệu lực"):
            services.submit_for_signing(actor=department.office, paper=old_decision)
        submitted = services.submit_for_signing(actor=department.office, paper=old_decision, confirmed=True)

    assert submitted.state == "sent_for_signing"


def test_readers_of_a_published_paper_are_not_warned(
    department: Department, signed_in: SignIn, old_decision: IssuedPaper
) -> None:
    paper = services.submit_for_signing(actor=department.office, paper=old_decision)
    services.issue_paper(actor=department.office, paper=paper, number=7, issued_on=date(2021, 7, 5), confirmed=True)

    with clock.at(datetime(2024, 2, 1, 9, 0)):
        page = signed_in(department.office).get(old_decision.get_absolute_url()).content.decode()

    assert WARNED not in page

"""The pages before and around the work: sign-in, passwords, refusals, failures."""

import re
from typing import Any

import pytest
from django.core import mail
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import User
from tests.factories import make_department

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-thu-nghiem"
ENGLISH = re.compile(
    r"\b(sign|log ?in|log ?out|password|username|email|error|page|submit|forbidden|found)\b", re.IGNORECASE
)


@pytest.fixture
def head() -> User:
    return make_department().industry_head


def words(response: Any) -> str:
    """What a person reads, without the head of the document."""
    body = response.content.decode().partition("<body")[2].partition(">")[2]
    return " ".join(strip_tags(body).split())


def test_the_way_in(client: Client, head: User) -> None:
    page = client.get(reverse("account_login"))
    answer = client.post(reverse("account_login"), {"login": head.username, "password": PASSWORD})

    assert page.status_code == 200
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(head.pk))


def test_a_wrong_password_is_said_plainly_and_keeps_the_name(client: Client, head: User) -> None:
    answer = client.post(reverse("account_login"), {"login": head.username, "password": "sai"})

    assert "Chưa đăng nhập được" in words(answer)
    assert f'value="{head.username}"' in answer.content.decode()
    assert ENGLISH.findall(words(answer)) == []


@pytest.mark.parametrize("is_demo", [True, False])
def test_accounts_are_listed_on_a_trial_only(client: Client, settings: Any, is_demo: bool) -> None:
    settings.DEMO = is_demo

    text = client.get(reverse("account_login")).content.decode()

    assert ("data-account=" in text, "thidua2021" in text) == (is_demo, is_demo)


@pytest.mark.parametrize(("is_demo", "status"), [(True, 302), (False, 200)])
def test_the_public_password_opens_a_trial_only(
    client: Client, settings: Any, head: User, is_demo: bool, status: int
) -> None:
    settings.DEMO = is_demo
    head.set_password(settings.DEMO_PASSWORD)
    head.save()

    answer = client.post(reverse("account_login"), {"login": head.username, "password": settings.DEMO_PASSWORD})

    assert (answer.status_code, "_auth_user_id" in client.session) == (status, is_demo)


def test_nobody_signs_up(client: Client) -> None:
    assert "Tài khoản do quản trị cấp" in words(client.get(reverse("account_signup")))


def test_the_way_out_is_a_button(client: Client, head: User) -> None:
    client.force_login(head)

    asked = client.get(reverse("account_logout"))
    assert (asked.status_code, "_auth_user_id" in client.session) == (200, True)

    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_person_changes_his_password(client: Client, head: User) -> None:
    client.force_login(head)
    new = "mat-khau-moi-du-dai"

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})

    head.refresh_from_db()
    assert head.check_password(new)


def test_a_refused_new_password_says_why(client: Client, head: User) -> None:
    client.force_login(head)

    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "ngan", "password2": "ngan"}
    )

    assert "Chưa đổi được mật khẩu. Mật khẩu mới: Mật khẩu ngắn quá: cần ít nhất 14 ký tự." in words(answer)
    assert ENGLISH.findall(words(answer)) == []


def test_a_forgotten_password_is_mended_by_mail(client: Client, head: User) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": head.email})

    (message,) = mail.outbox
    link = re.search(r"http\S+", message.body)
    assert answer.status_code == 302
    assert message.subject == "[Thi đua ngành Công Thương] Đặt lại mật khẩu"
    assert "trên hệ thống “Thi đua ngành Công Thương”" in message.body
    assert ENGLISH.findall(message.body.replace(link[0] if link else "", "")) == []
    assert "Đặt mật khẩu mới" in words(client.get(link[0] if link else "", follow=True))


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
)
def test_pages_before_sign_in_speak_vietnamese(client: Client, name: str) -> None:
    assert ENGLISH.findall(words(client.get(reverse(name)))) == []


def test_a_missing_page_shows_the_way_on(client: Client, head: User) -> None:
    client.force_login(head)

    answer = client.get("/khong-co-trang-nay/")

    assert (answer.status_code, "Không tìm thấy trang này" in words(answer)) == (404, True)


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_the_page_of_last_resort_needs_no_database(name: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        html = get_template(name).render({})

    assert 'href="/"' in html


def test_a_stale_form_is_explained(head: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(head)

    answer = strict.post(reverse("account_logout"))

    assert (answer.status_code, "Trang đã mở quá lâu" in words(answer)) == (403, True)


def test_no_page_carries_inline_style_or_script(client: Client) -> None:
    html = client.get(reverse("account_login")).content.decode()

    assert re.findall(r"\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", html) == []

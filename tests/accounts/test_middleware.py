"""A password that the administrator gave opens one page only: the one where another is chosen."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.middleware import SENTENCE
from accounts.models import Person, User
from core.errors import RuleBroken
from core.models import JournalEntry
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db

CHANGE = "/tai-khoan/mat-khau/doi/"
NEW = "Chuông-đồng-ngân-xa-7"


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def newcomer(department: Department) -> tuple[User, str]:
    person = Person.objects.create(full_name="Trần Thị Minh Họa", unit=department.trade)
    return services.create_user(actor=department.admin, username="minhhoa", email="", person=person)


def signed_in(user: User, password: str) -> Client:
    client = Client()
    answer = client.post(reverse("account_login"), {"login": user.username, "password": password})
    assert answer.status_code == 302
    return client


def test_the_first_sign_in_leads_to_a_new_password_and_then_on(newcomer: tuple[User, str]) -> None:
    user, given = newcomer
    client = signed_in(user, given)

    home = client.get("/")
    inbox = client.get("/thong-bao/?loc=chua-doc")
    page = client.get(CHANGE).content.decode()
    change = {"oldpassword": given, "password1": NEW, "password2": NEW, "next": "/thong-bao/?loc=chua-doc"}
    changed = client.post(CHANGE, change)

    assert home["Location"] == CHANGE
    assert inbox["Location"] == f"{CHANGE}?next=%2Fthong-bao%2F%3Floc%3Dchua-doc"
    assert "Mật khẩu hiện tại do quản trị cấp." in page
    assert 'aria-label="Điều hướng chính"' not in page
    assert changed["Location"] == "/thong-bao/?loc=chua-doc"
    assert client.get("/thong-bao/?loc=chua-doc").status_code == 200
    user.refresh_from_db()
    assert (user.password_is_given, user.check_password(NEW)) == (False, True)
    assert JournalEntry.objects.about(user).latest("id").code == "accounts.user.password_chosen"


def test_the_given_password_is_not_chosen_again(newcomer: tuple[User, str]) -> None:
    user, given = newcomer
    client = signed_in(user, given)

    answer = client.post(CHANGE, {"oldpassword": given, "password1": given, "password2": given})

    assert "Mật khẩu mới phải khác mật khẩu đang dùng." in answer.content.decode()
    assert client.get("/")["Location"] == CHANGE


@pytest.mark.parametrize(
    ("method", "address", "headers", "expected"),
    [
        ("get", "/thong-bao/", {"Sec-Fetch-Mode": "cors"}, 403),
        ("get", "/tai-khoan/dang-nhap/", {"Sec-Fetch-Mode": "cors"}, 403),
        ("get", "/tai-khoan/dang-nhap/", {"Sec-Fetch-Mode": "navigate"}, 302),
        ("get", "/favicon.ico", {}, 302),
        ("post", "/thong-bao/da-doc/", {"Sec-Fetch-Mode": "navigate"}, 403),
        ("post", "/tai-khoan/dang-xuat/", {"Sec-Fetch-Mode": "navigate"}, 302),
    ],
)
def test_other_addresses(
    newcomer: tuple[User, str], method: str, address: str, headers: dict[str, str], expected: int
) -> None:
    client = signed_in(*newcomer)

    answer = getattr(client, method)(address, headers=headers)

    assert answer.status_code == expected


def test_a_form_is_refused_with_the_way_to_keep_its_text(newcomer: tuple[User, str]) -> None:
    client = signed_in(*newcomer)

    form = client.post(reverse("notifications:inbox_read_all"), headers={"Sec-Fetch-Mode": "navigate"})
    script = client.post(reverse("notifications:inbox_read_all"), headers={"Accept": "application/json"})

    assert "Phần vừa nhập chưa mất" in form.content.decode()
    assert (script.status_code, script.json()) == (403, {"refusal": SENTENCE})


def test_a_password_set_again_by_the_administrator_is_changed_too(department: Department) -> None:
    given = services.reset_password(actor=department.admin, user=department.trade_head)

    assert signed_in(department.trade_head, given).get("/")["Location"] == CHANGE


def test_an_own_password_is_not_set_by_the_register(department: Department) -> None:
    with pytest.raises(RuleBroken, match="dùng mục Đổi mật khẩu"):
        services.reset_password(actor=department.admin, user=department.admin)


def test_who_chose_his_password_is_left_alone(department: Department, client: Client) -> None:
    client.force_login(department.trade_head)

    assert client.get("/").status_code == 200

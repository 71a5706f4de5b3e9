"""An empty installation gets its department and its administrator from the console, once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import queries
from accounts.models import Unit, User
from core.models import JournalEntry

pytestmark = pytest.mark.django_db
WORDS = {"code": "SYT", "name": "Sở Y tế tỉnh Thử Nghiệm", "admin": "quantri", "person": "Nguyễn Thị Đầu Tiên"}


def test_the_first_administrator_signs_in_and_makes_the_rest(client: Client) -> None:
    out = StringIO()

    call_command("start_department", **WORDS, stdout=out)

    password = out.getvalue().split("Mật khẩu: ")[1].split()[0]
    user = User.objects.get(username="quantri")
    assert user.check_password(password)
    assert (user.password_is_given, user.roles) == (True, frozenset({"admin"}))
    assert queries.system_name() == "Thi đua Sở Y tế tỉnh Thử Nghiệm"
    assert list(JournalEntry.objects.values_list("code", flat=True)) == ["accounts.unit.saved", "accounts.user.created"]
    client.post(reverse("account_login"), {"login": "quantri", "password": password})
    new = "Chuông-đồng-ngân-xa-7"
    client.post(reverse("account_change_password"), {"oldpassword": password, "password1": new, "password2": new})
    assert client.get(reverse("accounts:unit_create")).status_code == 200
    assert client.get(reverse("reports:home")).status_code == 200


def test_it_is_refused_where_a_unit_stands() -> None:
    Unit.objects.create(code="SCT", name="Sở Công Thương")

    with pytest.raises(CommandError, match="Đã có đơn vị") as refusal:
        call_command("start_department", **WORDS)

    assert refusal.value.returncode == 2
    assert User.objects.count() == 0

"""Who is let act for another is told of it, and of its end; once each."""

from datetime import date, datetime

import pytest

from accounts.models import Role, Scope
from accounts.services import revoke_delegation
from core import clock
from notifications.models import Notification
from notifications.tasks import tell_of_delegation
from tests.factories import make_delegation, make_department

pytestmark = pytest.mark.django_db


def test_the_receiver_is_told_of_scope_dates_and_document_and_of_the_end() -> None:
    department = make_department()
    row = make_delegation(
        department.director,
        department.trade_head,
        department.unit,
        Role.DIRECTOR,
        scope=Scope.AWARDS,
        starts_on=date(2021, 6, 1),
        ends_on=date(2021, 6, 30),
        document="Giấy ủy quyền số 02/GUQ-SCT",
    )

    with clock.at(datetime(2021, 6, 1, 8)):
        tell_of_delegation(row.pk)
        tell_of_delegation(row.pk)
        revoke_delegation(actor=department.director, delegation=row)
        tell_of_delegation(row.pk)
        tell_of_delegation(row.pk + 1)

    told = Notification.objects.order_by("pk").values_list("recipient", "subject", "body")
    body = "Từ 1/6/2021 đến hết 30/6/2021, theo Giấy ủy quyền số 02/GUQ-SCT."
    giver, work = department.director, "khen thưởng (điều hành phong trào của Sở Công Thương)"
    assert list(told) == [
        (department.trade_head.pk, f"{giver} ủy quyền cho bạn thay Giám đốc Sở Công Thương: {work}", body),
        (department.trade_head.pk, f"{giver} đã thu hồi ủy quyền thay Giám đốc Sở Công Thương: {work}", body),
    ]

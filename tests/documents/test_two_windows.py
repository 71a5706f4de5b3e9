"""Two windows on one paper: the second press finds what the first one did, and says so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from documents import services
from documents.models import IssuedPaper
from tests.factories import Department

SignIn = Callable[[User], Client]


def pressed(client: Client, name: str, paper: IssuedPaper, **typed: str) -> Any:
    return client.post(reverse(f"documents:{name}", args=[paper.pk]), typed, follow=True)


def said(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_a_paper_that_was_issued_meanwhile_refuses_another_number(
    department: Department, issued: IssuedPaper, signed_in: SignIn
) -> None:
    client = signed_in(department.office)

    same = pressed(client, "paper_issue", issued, number="05", issued_on="2/7/2021")
    other = pressed(client, "paper_issue", issued, number="6", issued_on="2/7/2021")
    unread = pressed(client, "paper_issue", issued, number="sáu", issued_on="2/7/2021")

    assert said(same) == ["Đã ban hành báo cáo số 05/BC-SCT."]
    assert said(other) == [
        "Không thể ban hành vì hồ sơ đang ở trạng thái “đã ban hành”. Tải lại trang để xem tình trạng mới nhất."
    ]
    assert said(unread) == ["Văn bản này không chờ ghi số."]
    assert IssuedPaper.objects.get(pk=issued.pk).number == 5


def test_a_paper_that_was_withdrawn_meanwhile_keeps_its_reason(
    department: Department, issued: IssuedPaper, signed_in: SignIn
) -> None:
    client = signed_in(department.office)

    pressed(client, "paper_withdraw", issued, reason="Sai số liệu.", withdrawn_on="5/7/2021")
    other = pressed(client, "paper_withdraw", issued, reason="Lý do khác.", withdrawn_on="5/7/2021")
    empty = pressed(client, "paper_withdraw", issued)

    assert said(other) == [
        "Không thể thu hồi văn bản vì hồ sơ đang ở trạng thái “đã thu hồi”. Tải lại trang để xem tình trạng mới nhất."
    ]
    assert said(empty) == ["Văn bản này không còn ở trạng thái đã ban hành."]
    assert IssuedPaper.objects.get(pk=issued.pk).withdrawal_reason == "Sai số liệu."


def test_a_number_is_not_given_to_words_that_nobody_read(
    department: Department, issued: IssuedPaper, signed_in: SignIn
) -> None:
    """Between the page and the press the draft was taken back, worded anew and sent again."""
    office = department.office
    draft = services.draft_replacement(actor=office, paper=issued)
    services.submit_for_signing(actor=office, paper=draft)
    client = signed_in(office)
    opened = client.get(draft.get_absolute_url()).context["paper"].content_sha256
    taken_back = services.take_back_paper(actor=office, paper=draft)
    services.amend_replacement(
        actor=office, paper=taken_back, typed={"summary": "Kết quả đợt 1"}, read_sha256=taken_back.content_sha256
    )
    services.submit_for_signing(actor=office, paper=taken_back)

    answer = pressed(client, "paper_issue", draft, number="6", issued_on="5/7/2021", read=opened)

    assert answer.context["issue_form"].non_field_errors() == [
        "Nội dung văn bản đã được sửa và trình lại sau khi bạn mở trang này. Hãy đọc lại bản in rồi ghi số."
    ]
    shown = answer.context["paper"].content_sha256
    assert f'name="read" value="{shown}"' in answer.content.decode()
    assert said(pressed(client, "paper_issue", draft, number="6", issued_on="5/7/2021", read=shown)) == [
        "Đã ban hành báo cáo số 06/BC-SCT."
    ]


def test_a_day_before_the_draft_is_asked_about(department: Department, submitted: IssuedPaper) -> None:
    with pytest.raises(services.NumberDoubted) as doubted:
        services.issue_paper(actor=department.office, paper=submitted, number=1, issued_on=date(2020, 7, 5))

    assert doubted.value.warnings == ("Ngày 5/7/2020 sớm hơn nhiều so với ngày lập dự thảo (5/7/2021).",)

"""Urgency, circulation, drafter and address that the office adds to a draft."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content import Directions
from documents.models import IssuedPaper
from tests.factories import Department
from tests.papers import samples

SignIn = Callable[[User], Client]
TYPED = {
    "urgency": "KHẨN",
    "circulation": "LƯU HÀNH NỘI BỘ",
    "drafter": "pl",
    "copies": "12",
    "contact": "Số 02, đường Vũ Quang\n\nĐiện thoại: 0239.3855.432",
}
KNOWN = Directions("KHẨN", "LƯU HÀNH NỘI BỘ", "PL", 12, ("Số 02, đường Vũ Quang", "Điện thoại: 0239.3855.432"))


def test_the_office_adds_directions_to_a_draft(department: Department, draft: IssuedPaper, signed_in: SignIn) -> None:
    answer = signed_in(department.office).post(reverse("documents:paper_direct", args=[draft.pk]), TYPED)

    draft.refresh_from_db()
    assert (answer.status_code, draft.paper.directions, draft.paper.draft) == (302, KNOWN, True)
    line = JournalEntry.objects.about(draft).latest("id")
    assert (line.code, line.after) == (
        "documents.issuedpaper.directed",
        {"urgency": "KHẨN", "circulation": "LƯU HÀNH NỘI BỘ", "drafter": "PL.(12)"},
    )


def test_the_page_shows_what_the_draft_bears(department: Department, draft: IssuedPaper, signed_in: SignIn) -> None:
    services.direct_paper(actor=department.office, paper=draft, directions=KNOWN)
    shown = signed_in(department.office).get(draft.get_absolute_url()).content.decode()
    assert '<option value="KHẨN" selected>KHẨN</option>' in shown
    assert "Số 02, đường Vũ Quang\nĐiện thoại: 0239.3855.432</textarea>" in shown


def test_what_is_refused_stays_typed(department: Department, draft: IssuedPaper, signed_in: SignIn) -> None:
    answer = signed_in(department.office).post(
        reverse("documents:paper_direct", args=[draft.pk]), {**TYPED, "copies": ""}
    )
    shown = answer.content.decode()
    assert "Ký hiệu người soạn thảo và số lượng bản phát hành phải ghi cùng nhau, ví dụ: PL.(300)." in shown
    assert 'value="pl"' in shown


def test_empty_directions_take_them_away_and_equal_ones_change_nothing(
    department: Department, draft: IssuedPaper
) -> None:
    for directions in (KNOWN, KNOWN, Directions()):
        draft = services.direct_paper(actor=department.office, paper=draft, directions=directions)
    assert draft.paper.directions is None
    assert [entry.code.rpartition(".")[2] for entry in JournalEntry.objects.about(draft).order_by("id")] == [
        "drafted",
        "directed",
        "directed",
    ]


def test_a_new_wording_keeps_the_directions(department: Department, draft: IssuedPaper) -> None:
    services.direct_paper(actor=department.office, paper=draft, directions=KNOWN)
    again = services.redraft_paper(actor=department.office, paper=draft, content=samples.letter_report("Kết quả khác"))
    assert (again.paper.clean_summary, again.paper.directions) == ("Kết quả khác", KNOWN)


def test_a_paper_with_its_signatory_takes_no_directions(department: Department, submitted: IssuedPaper) -> None:
    with pytest.raises(RuleBroken) as refused:
        services.direct_paper(actor=department.office, paper=submitted, directions=KNOWN)
    assert str(refused.value) == "Văn bản đã trình ký nên không sửa được chỉ dẫn. Hãy rút lại dự thảo trước."


def test_only_the_office_adds_them(department: Department, draft: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng của cơ quan ban hành"):
        services.direct_paper(actor=department.director, paper=draft, directions=KNOWN)


def test_a_doubted_draft_goes_only_from_a_page_that_said_so(department: Department, signed_in: SignIn) -> None:
    content = samples.letter_report("Thực hiện đến hết 31/6 tới")
    draft = services.draft_paper(actor=department.office, body=department.unit, content=content)
    office = signed_in(department.office)
    sentence = "“31/6” ở “Thực hiện đến hết 31/6 tới”: nếu là ngày thì lịch không có ngày này."

    with pytest.raises(services.PaperDoubted) as refused:
        services.submit_for_signing(actor=department.office, paper=draft)
    assert str(refused.value) == f"{sentence} Hãy sửa văn bản, hoặc xem lại rồi xác nhận trình ký."
    shown = office.get(draft.get_absolute_url()).content.decode()
    assert sentence in shown
    assert 'name="warned" value="1"' in shown
    office.post(reverse("documents:paper_submit", args=[draft.pk]), {"warned": "1"})
    draft.refresh_from_db()
    assert draft.state == "sent_for_signing"

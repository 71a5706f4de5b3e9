"""Pages of the papers: who reaches them, what they keep, how many questions they ask."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from documents import services
from documents.models import IssuedPaper, StoredFile
from tests.factories import Department, make_department
from tests.papers import samples

Upload = Callable[..., SimpleUploadedFile]


def at(name: str, *arguments: int) -> str:
    return reverse(f"documents:{name}", args=arguments)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_list_shows_what_one_may_see(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    assert list(signed_in(department.office).get(at("paper_list")).context["page"]) == [draft]
    assert list(signed_in(department.industry_head).get(at("paper_list")).context["page"]) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "phong trao"}, 1),
        ({"q": "5/BC-SCT"}, 1),
        ({"q": "05"}, 1),
        ({"q": "không có"}, 0),
        ({"kind": "QĐ"}, 0),
        ({"state": "issued", "year": "2021"}, 1),
        ({"year": "2020"}, 0),
    ],
)
def test_the_list_is_narrowed(
    department: Department,
    issued: IssuedPaper,
    signed_in: Callable[[User], Client],
    asked: dict[str, str],
    found: int,
) -> None:
    response = signed_in(department.office).get(at("paper_list"), asked)
    assert len(response.context["page"]) == found


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_asks_a_fixed_number_of_questions(
    department: Department, rows: int, django_assert_num_queries: Any
) -> None:
    from documents.filters import PaperFilter
    from documents.queries import papers_seen_by

    for row in range(rows):
        services.draft_paper(
            actor=department.office, body=department.unit, content=samples.letter_report(f"Báo cáo {row}")
        )
    assert department.office.grants
    with django_assert_num_queries(1):
        shown = [(paper.symbol, paper.title) for paper in PaperFilter({}, papers_seen_by(department.office)).qs]
    assert len(shown) == rows


def test_the_page_asks_as_many_questions_after_a_long_history(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)
    counts = []
    for rounds in (0, 1, 10):
        for _ in range(rounds):
            services.submit_for_signing(actor=department.office, paper=draft)
            services.take_back_paper(actor=department.office, paper=draft)
        with CaptureQueriesContext(connection) as asked:
            client.get(at("paper_detail", draft.pk))
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_foreign_paper_is_not_there(issued: IssuedPaper, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(make_department().office)
    for name, arguments in (("paper_detail", ()), ("paper_page", (1,)), ("paper_word", ())):
        assert client.get(at(name, issued.pk, *arguments)).status_code == 404
    for name in ("paper_submit", "paper_take_back", "paper_issue", "paper_signed_copy"):
        assert client.post(at(name, issued.pk)).status_code == 404


def test_the_page_shows_pictures_of_the_print(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)
    assert "Bản in đang được lập" in client.get(at("paper_detail", draft.pk)).content.decode()
    services.render_paper(draft.pk)

    assert list(client.get(at("paper_detail", draft.pk)).context["pages"]) == [1]
    for _ in range(2):
        picture = client.get(at("paper_page", draft.pk, 1))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
        assert b"".join(picture.streaming_content)[:8] == b"\x89PNG\r\n\x1a\n"
    assert client.get(at("paper_page", draft.pk, 2)).status_code == 404


def test_the_paper_can_be_had_as_a_word_file(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(department.office).get(at("paper_word", draft.pk))

    assert (answer["Content-Type"], answer["Cache-Control"], b"".join(answer.streaming_content)[:2]) == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "private, max-age=0, must-revalidate",
        b"PK",
    )


def test_the_whole_life_by_hand(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client], upload: Upload
) -> None:
    client = signed_in(department.office)
    client.post(at("paper_submit", draft.pk))
    client.post(at("paper_take_back", draft.pk))
    client.post(at("paper_submit", draft.pk))

    asked = client.post(at("paper_issue", draft.pk), {"number": "007", "issued_on": "2/7/2021"})
    assert asked.context["doubts"] == (
        "Năm 2021 chưa có báo cáo nào được ghi số trong hệ thống, nhưng số vừa nhập là 07.",
    )
    assert 'value="007"' in asked.content.decode()
    answer = {"number": "007", "issued_on": "2/7/2021", "confirmed": "on"}
    done = client.post(at("paper_issue", draft.pk), answer, follow=True)
    assert said(done) == ["Đã ban hành báo cáo số 07/BC-SCT."]
    client.post(at("paper_signed_copy", draft.pk), {"upload": upload()})

    kept = IssuedPaper.objects.get(pk=draft.pk)
    assert (kept.number, kept.issued_on, kept.signed_copy.name) == (7, date(2021, 7, 2), "ban-da-ky.pdf")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"number": "12a", "issued_on": "2/7/2021"},
            {"number": ["Số văn bản chỉ gồm chữ số, ví dụ 05 hoặc 128."]},
        ),
        (
            {"number": "12", "issued_on": "31/6/2021"},
            {"issued_on": ["“31/6/2021” không phải một ngày có trong lịch. Ghi ngày/tháng/năm, ví dụ 20/6/2021."]},
        ),
        (
            {"number": "12", "issued_on": "6/7/2021"},
            {"__all__": ["Ngày ban hành không được sau hôm nay (5/7/2021)."]},
        ),
    ],
)
def test_a_refused_number_keeps_what_was_typed(
    department: Department,
    submitted: IssuedPaper,
    signed_in: Callable[[User], Client],
    typed: dict[str, str],
    errors: dict[str, list[str]],
) -> None:
    response = signed_in(department.office).post(at("paper_issue", submitted.pk), typed)

    form = response.context["issue_form"]
    assert form.errors == errors
    assert all(f'value="{value}"' in response.content.decode() for value in typed.values())


def test_a_refused_signed_copy_says_why(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client], upload: Upload
) -> None:
    response = signed_in(department.office).post(
        at("paper_signed_copy", issued.pk), {"upload": upload(b"not a pdf", "scan.pdf")}
    )
    assert response.context["copy_form"].errors["upload"] == [
        "Chỉ nhận tệp PDF. Tệp “scan.pdf” không phải loại đó theo nội dung bên trong."
    ]


def test_the_director_and_a_unit_read_but_do_not_manage(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    for reader in (department.director, department.industry_head):
        context = signed_in(reader).get(at("paper_detail", issued.pk)).context
        assert (context["offers"], context["issue_form"], context["copy_form"]) == ({}, None, None)


def test_files_pass_through_one_door(
    department: Department, draft: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    services.render_paper(draft.pk)
    stored = StoredFile.objects.get()

    served = signed_in(department.office).get(stored.get_absolute_url())
    assert (served.status_code, served["Content-Type"]) == (200, "application/pdf")
    assert served["Content-Disposition"].startswith("attachment")
    assert b"".join(served.streaming_content)[:5] == b"%PDF-"
    assert signed_in(department.industry_head).get(stored.get_absolute_url()).status_code == 404
    assert signed_in(department.office).get(at("file_download", stored.pk + 1)).status_code == 404


def test_a_stranger_signs_in_first(draft: IssuedPaper, client: Client) -> None:
    response = client.get(at("paper_detail", draft.pk))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_the_signatory_is_told_how_a_waiting_paper_is_signed(
    department: Department, submitted: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    told = "Chờ Hoàng Văn Quảng ký trên bản in."

    assert told in signed_in(department.director).get(at("paper_detail", submitted.pk)).content.decode()
    assert told not in signed_in(department.office).get(at("paper_detail", submitted.pk)).content.decode()

"""The words of a replacement: every text is a field, nothing else changes, what is refused stays typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content import Annex, Column, DashList, Heading, Paper, Paragraph, Row, Table
from documents.content.amending import TablePart, TextPart, amended, parts_of
from documents.models import IssuedPaper
from tests.factories import Department
from tests.papers import samples

TABLE = Table(
    columns=(Column("Chỉ tiêu", 100), Column("Kết quả", 60)),
    rows=(Row(("Nhóm một",), "group"), Row(("Cụm công nghiệp", "3")), Row(("Siêu thị", "12"))),
)


def rich_report() -> Paper:
    return replace(
        samples.letter_report(),
        blocks=(Heading("Kết quả"), Paragraph("Đoạn đầu."), DashList(("Một", "Hai")), TABLE, Paragraph("Kèm phụ lục.")),
        annexes=(Annex("Danh sách", (Paragraph("Nội dung phụ lục."),)),),
    )


def typed_of(paper: Paper) -> dict[str, str]:
    """What a browser sends when nothing was touched."""
    sent: dict[str, str] = {}
    for part in parts_of(paper):
        cells = [cell for row in part.rows for cell in row] if isinstance(part, TablePart) else [part]
        sent |= {cell.name: cell.value.replace("\n", "\r\n") for cell in cells}
    return sent


@pytest.mark.parametrize("paper", [rich_report(), samples.report(), samples.decision(), samples.letter()])
def test_untouched_words_give_the_same_paper(paper: Paper) -> None:
    assert amended(paper, typed_of(paper)) == paper
    assert amended(paper, {}) == paper


def test_every_text_can_be_changed() -> None:
    changed = amended(
        rich_report(),
        {
            "summary": "Kết quả\nđã sửa",
            "recipients": "Các phòng\n\nLãnh đạo Sở",
            "b0": "Kết quả mới",
            "b1": "Đoạn một.\n\nĐoạn hai.",
            "b2": "Hai",
            "b3-1-1": "4",
            "a0-title": "Danh sách mới",
            "a0-0": "Nội dung mới.",
        },
    )

    assert (changed.summary, changed.recipients) == ("Kết quả đã sửa", ("Các phòng", "Lãnh đạo Sở"))
    assert changed.blocks == (
        Heading("Kết quả mới"),
        Paragraph("Đoạn một."),
        Paragraph("Đoạn hai."),
        DashList(("Hai",)),
        replace(TABLE, rows=(TABLE.rows[0], Row(("Cụm công nghiệp", "4")), TABLE.rows[2])),
        Paragraph("Kèm phụ lục."),
    )
    assert changed.annexes == (Annex("Danh sách mới", (Paragraph("Nội dung mới."),)),)


def test_what_is_left_empty_is_taken_out() -> None:
    changed = amended(rich_report(), {"b0": "", "b1": " ", "b2": "", "b3-1-0": "", "b3-1-1": ""})

    assert changed.blocks == (replace(TABLE, rows=(TABLE.rows[0], TABLE.rows[2])), Paragraph("Kèm phụ lục."))


def test_a_large_table_is_not_typed_on_a_page() -> None:
    rows = tuple(Row((str(at), "x")) for at in range(201))
    paper = replace(samples.letter_report(), blocks=(replace(TABLE, rows=rows), Paragraph("Hết.")))

    assert [part.label for part in parts_of(paper) if isinstance(part, TablePart)] == []
    assert amended(paper, typed_of(paper)) == paper


@pytest.fixture
def replacement(department: Department, issued: IssuedPaper) -> IssuedPaper:
    return services.draft_replacement(actor=department.office, paper=issued)


def amend(department: Department, paper: IssuedPaper, **changed: Any) -> IssuedPaper:
    known = {"actor": department.office, "typed": {"summary": "Số liệu đã sửa"}, "read_sha256": paper.content_sha256}
    return services.amend_replacement(paper=paper, **{**known, **changed})


def test_a_replacement_is_worded_anew_and_still_names_the_old_paper(
    department: Department, replacement: IssuedPaper
) -> None:
    last = replacement.paper.blocks[-1]
    sentence = f"b{len(replacement.paper.blocks) - 1}"

    row = amend(department, replacement, typed={"summary": "Số liệu đã sửa", sentence: ""})

    assert (row.title, row.paper.blocks[-1]) == ("Số liệu đã sửa", last)
    assert JournalEntry.objects.about(row).latest("id").code == "documents.issuedpaper.redrafted"


def test_words_that_somebody_changed_meanwhile_are_not_overwritten(
    department: Department, replacement: IssuedPaper
) -> None:
    amend(department, replacement)
    with pytest.raises(RuleBroken, match="Nội dung đã được người khác sửa"):
        amend(department, replacement, typed={"summary": "Ghi đè"})
    assert IssuedPaper.objects.get(pk=replacement.pk).title == "Số liệu đã sửa"


def test_only_a_draft_that_replaces_is_worded_here(
    department: Department, issued: IssuedPaper, replacement: IssuedPaper
) -> None:
    with pytest.raises(RuleBroken, match="Chỉ sửa ở đây nội dung của văn bản thay thế"):
        amend(department, issued)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        amend(department, replacement, actor=department.director)
    services.submit_for_signing(actor=department.office, paper=replacement)
    with pytest.raises(RuleBroken, match="đã trình ký"):
        amend(department, IssuedPaper.objects.get(pk=replacement.pk))


def test_by_hand_what_is_refused_stays_typed(
    department: Department, issued: IssuedPaper, replacement: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client, page = signed_in(department.office), reverse("documents:paper_amend", args=[replacement.pk])
    read = client.get(page).context["read"]

    refused = client.post(page, {"read": read, "summary": "Ngày 31/6/2021", "b0": "Chữ vừa gõ"})
    assert refused.context["refusal"] == ("“31/6/2021” là ngày không có trong lịch; hãy sửa trước khi lập văn bản.")
    shown = {part.name: part.value for part in refused.context["parts"] if isinstance(part, TextPart)}
    assert (shown["summary"], shown["b0"]) == ("Ngày 31/6/2021", "Chữ vừa gõ")

    done = client.post(page, {"read": read, "summary": "Số liệu đã sửa"}, follow=True)
    assert [str(said) for said in done.context["messages"]] == ["Đã lưu nội dung văn bản thay thế."]
    assert client.get(reverse("documents:paper_amend", args=[issued.pk])).status_code == 404


@pytest.mark.parametrize("paper", [samples.minutes(), samples.invitation()])
def test_untouched_facts_of_a_meeting_stay(paper: Paper) -> None:
    assert amended(paper, typed_of(paper)) == paper


def test_the_office_changes_who_signs() -> None:
    changed = amended(
        samples.decision(),
        {
            "signature-authority": "kt.",
            "signature-for_post": "Giám đốc",
            "signature-post": "Phó Giám đốc",
            "signature-name": "Trần Văn Ký",
        },
    )
    back = amended(changed, {**typed_of(changed), "signature-authority": "", "signature-post": "Giám đốc"})

    assert changed.signature.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert changed.signature.name == "Trần Văn Ký"
    assert back.signature.lines == ("GIÁM ĐỐC",)
    with pytest.raises(RuleBroken, match="phải ghi chức vụ"):
        amended(changed, {"signature-post": " "})


def test_the_office_changes_the_facts_of_a_meeting() -> None:
    minutes = samples.minutes()
    changed = amended(
        minutes,
        {
            "meeting-starts_at": "7h30, ngày 01/7/2021",
            "meeting-ends_at": "",
            "meeting-attendees": "Ông A\n\nBà B",
            "meeting-chair": "Bà B",
            "co_signature-name": "Lê Thư",
        },
    )

    assert changed.meeting is not None
    assert changed.meeting.starts_at is not None
    assert f"{changed.meeting.starts_at:%H:%M %d/%m/%Y}" == "07:30 01/07/2021"
    assert (changed.meeting.ends_at, changed.meeting.attendees) == (None, ("Ông A", "Bà B"))
    assert changed.co_signature is not None
    assert changed.co_signature.name == "Lê Thư"


@pytest.mark.parametrize("typed", ["sáng mai", "25:00 1/7/2021", "08:00 31/6/2021", "08:00"])
def test_a_moment_that_no_clock_has_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="chưa đọc được"):
        amended(samples.minutes(), {"meeting-starts_at": typed})


def test_the_office_changes_an_invitation() -> None:
    changed = amended(samples.invitation(), {"invitation-guests": "Lãnh đạo Sở", "invitation-closing_words": ""})

    assert changed.invitation is not None
    assert (changed.invitation.guests, changed.invitation.closing) == (("Lãnh đạo Sở",), ())

"""An issued paper that was wrong: withdrawn, or replaced by one that names it; each refusal, the second call."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content import Article, Paper, Paragraph
from documents.content.paper import texts
from documents.content.replacement import naming_replaced
from documents.models import IssuedPaper
from notifications.models import Notification
from tests.factories import Department
from tests.papers import samples

SENTENCE = "Báo cáo này thay thế Báo cáo số 05/BC-SCT ngày 02 tháng 7 năm 2021 của Sở Công Thương."


def codes(paper: IssuedPaper) -> list[str]:
    return [line.code.rsplit(".", 1)[-1] for line in JournalEntry.objects.about(paper).order_by("id")]


def withdraw(department: Department, paper: IssuedPaper, **changed: Any) -> IssuedPaper:
    known = {"reason": "Sai số liệu.", "withdrawn_on": date(2021, 7, 5), "document": "Thông báo số 9/TB-SCT"}
    return services.withdraw_paper(actor=department.office, paper=paper, **{**known, **changed})


def test_a_withdrawn_paper_keeps_its_bytes_and_says_why(department: Department, issued: IssuedPaper) -> None:
    services.render_paper(issued.pk)
    before = IssuedPaper.objects.get(pk=issued.pk)

    for _ in range(2):
        withdraw(department, issued)

    kept = IssuedPaper.objects.get(pk=issued.pk)
    assert (kept.state, kept.withdrawn_on, kept.withdrawal_reason, kept.withdrawn_by_document) == (
        "withdrawn",
        date(2021, 7, 5),
        "Sai số liệu.",
        "Thông báo số 9/TB-SCT",
    )
    assert (kept.content, kept.pdf_id, kept.number) == (before.content, before.pdf_id, 5)
    assert codes(kept)[-1:] == ["withdrawn"]
    assert codes(kept).count("withdrawn") == 1


def test_readers_are_told_of_a_withdrawal_once(department: Department, issued: IssuedPaper) -> None:
    withdraw(department, issued)

    told = Notification.objects.filter(kind="documents.paper_withdrawn").select_related("recipient")
    assert {row.recipient for row in told} == {
        department.director,
        department.industry_head,
        department.trade_head,
    }
    assert {(row.subject, row.body) for row in told} == {
        (
            "Đã thu hồi báo cáo số 05/BC-SCT ngày 2/7/2021",
            "Thu hồi từ ngày 5/7/2021 theo Thông báo số 9/TB-SCT. Lý do: Sai số liệu.",
        )
    }


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": "  "}, "Thu hồi văn bản phải ghi lý do."),
        ({"withdrawn_on": date(2021, 7, 6)}, "Ngày thu hồi không được sau hôm nay (5/7/2021)."),
        ({"withdrawn_on": date(2021, 7, 1)}, "Ngày thu hồi không được trước ngày ban hành (2/7/2021)."),
    ],
)
def test_a_wrong_withdrawal_is_refused(
    department: Department, issued: IssuedPaper, changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        withdraw(department, issued, **changed)
    assert str(refused.value) == sentence
    assert IssuedPaper.objects.get(pk=issued.pk).state == "issued"


def test_only_the_office_withdraws_and_only_what_was_issued(department: Department, submitted: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        services.withdraw_paper(actor=department.director, paper=submitted, reason="Sai", withdrawn_on=date(2021, 7, 5))
    with pytest.raises(RuleBroken, match="Không thể thu hồi văn bản"):
        withdraw(department, submitted)


def test_a_replacement_names_the_old_paper_and_takes_its_place_when_issued(
    department: Department, issued: IssuedPaper
) -> None:
    office = department.office
    draft = services.draft_replacement(actor=office, paper=issued)
    assert services.draft_replacement(actor=office, paper=issued) == draft
    assert (draft.replaces, draft.kind, draft.state, draft.number) == (issued, "BC", "drafted", None)
    assert draft.paper.blocks[-1] == Paragraph(SENTENCE)
    assert IssuedPaper.objects.get(pk=issued.pk).state == "issued"

    services.submit_for_signing(actor=office, paper=draft)
    services.issue_paper(actor=office, paper=draft, number=6, issued_on=date(2021, 7, 5))

    old = IssuedPaper.objects.get(pk=issued.pk)
    assert (old.state, old.content, old.replacement) == ("replaced", issued.content, draft)
    assert codes(old)[-2:] == ["replacement_drafted", "replaced"]
    told = Notification.objects.filter(kind="documents.paper_replaced").values_list("subject", "body")
    assert set(told) == {
        ("Báo cáo số 05/BC-SCT đã bị thay thế", "Văn bản thay thế: báo cáo số 06/BC-SCT ngày 5/7/2021.")
    }


def test_a_redrafted_replacement_still_names_the_old_paper(department: Department, issued: IssuedPaper) -> None:
    draft = services.draft_replacement(actor=department.office, paper=issued)

    services.redraft_paper(actor=department.office, paper=draft, content=samples.letter_report("Số liệu đã sửa"))

    kept = IssuedPaper.objects.get(pk=draft.pk)
    assert (kept.title, kept.paper.blocks[-1]) == ("Số liệu đã sửa", Paragraph(SENTENCE))


@pytest.mark.parametrize("content", [samples.letter_report(), samples.decision(number=None, issued_on=None)])
def test_the_third_of_three_papers_replaces_the_second_only(department: Department, content: Paper) -> None:
    office, day = department.office, date(2021, 7, 5)
    paper = services.draft_paper(actor=office, body=department.unit, content=content)
    for number in (5, 6):
        services.submit_for_signing(actor=office, paper=paper, confirmed=True)
        services.issue_paper(actor=office, paper=paper, number=number, issued_on=day, confirmed=True)
        paper = services.draft_replacement(actor=office, paper=paper)

    named = [text for text in texts(paper.paper) if "này thay thế" in text]

    kind = paper.get_kind_display()
    spoken = content.body.spoken_name
    assert named == [f"{kind} này thay thế {kind} số 06/{paper.kind}-SCT ngày 05 tháng 7 năm 2021 của {spoken}."]


def test_a_replacement_of_a_withdrawn_paper_leaves_it_withdrawn(department: Department, issued: IssuedPaper) -> None:
    draft = services.draft_replacement(actor=department.office, paper=issued)
    withdraw(department, issued)
    services.submit_for_signing(actor=department.office, paper=draft)

    services.issue_paper(actor=department.office, paper=draft, number=6, issued_on=date(2021, 7, 5))

    assert IssuedPaper.objects.get(pk=issued.pk).state == "withdrawn"


def test_a_withdrawn_paper_can_still_be_replaced(department: Department, issued: IssuedPaper) -> None:
    withdraw(department, issued)

    draft = services.draft_replacement(actor=department.office, paper=issued)
    services.submit_for_signing(actor=department.office, paper=draft)
    services.issue_paper(actor=department.office, paper=draft, number=6, issued_on=date(2021, 7, 5))

    assert draft.paper.blocks[-1] == Paragraph(SENTENCE)
    assert IssuedPaper.objects.get(pk=issued.pk).state == "withdrawn"


def test_a_draft_has_no_replacement(department: Department, draft: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="Chỉ lập văn bản thay thế cho văn bản đã ban hành"):
        services.draft_replacement(actor=department.office, paper=draft)


def test_a_decision_names_what_it_replaces_in_its_last_article() -> None:
    decision = samples.decision()

    named = naming_replaced(decision, "Quyết định số 211/QĐ-SCT ngày 30 tháng 6 năm 2021")

    last, before = named.blocks[-1], decision.blocks[-1]
    assert isinstance(last, Article)
    assert isinstance(before, Article)
    sentence = (
        f"Quyết định này thay thế Quyết định số 211/QĐ-SCT ngày 30 tháng 6 năm 2021 của {decision.body.spoken_name}."
    )
    assert last == replace(before, more=(*before.more, sentence))
    assert naming_replaced(named, "Quyết định số 211/QĐ-SCT ngày 30 tháng 6 năm 2021") == named


def test_an_end_mark_typed_by_hand_moves_to_the_new_end() -> None:
    report = replace(samples.letter_report(), blocks=(Paragraph("Trên đây là báo cáo./."),))

    assert naming_replaced(report, "Báo cáo số 05/BC-SCT").blocks[0] == Paragraph("Trên đây là báo cáo.")


def test_by_hand_each_page_says_where_the_paper_stands(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)
    page = reverse("documents:paper_detail", args=[issued.pk])

    made = client.post(reverse("documents:paper_replace", args=[issued.pk]), follow=True)
    draft = IssuedPaper.objects.get(replaces=issued)
    assert made.redirect_chain == [(reverse("documents:paper_amend", args=[draft.pk]), 302)]
    assert "Văn bản này thay thế <a href" in client.get(draft.get_absolute_url()).content.decode()
    assert client.get(page).context["replacement"] == draft
    assert signed_in(department.industry_head).get(page).context["replacement"] is None

    address = reverse("documents:paper_withdraw", args=[issued.pk])
    refused = client.post(address, {"withdrawn_on": "1/7/2021", "reason": "Sai số liệu"})
    assert refused.context["withdraw_form"].errors == {
        "__all__": ["Ngày thu hồi không được trước ngày ban hành (2/7/2021)."]
    }
    assert "Sai số liệu" in refused.content.decode()
    done = client.post(address, {"withdrawn_on": "5/7/2021", "reason": "Sai số liệu"}, follow=True)
    assert [str(said) for said in done.context["messages"]] == ["Đã thu hồi báo cáo số 05/BC-SCT ngày 2/7/2021."]
    seen = signed_in(department.industry_head).get(page).content.decode()
    assert "Văn bản đã thu hồi từ ngày 5/7/2021, không còn giá trị." in seen


def test_the_director_and_units_are_offered_neither(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    for reader in (department.director, department.industry_head):
        page = signed_in(reader).get(reverse("documents:paper_detail", args=[issued.pk]))
        assert page.context["withdraw_form"] is None
        for name in ("paper_withdraw", "paper_replace"):
            assert signed_in(reader).post(reverse(f"documents:{name}", args=[issued.pk])).status_code == 403

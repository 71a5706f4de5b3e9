"""The pages of a report: list, form, autosave, clash, evidence, preview, receipt."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Delegation, Membership, Role
from campaigns import services
from campaigns.models import SubmissionItem, SubmissionRevision
from campaigns.queries.people import authority_of
from core.calendar import STANDARD_CALENDAR
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.models import EvidenceItem
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_delegation, make_phase, make_submission, make_task, make_user

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def head(client: Client, world: World) -> Client:
    client.force_login(world.head)
    return client


def item_url(world: World, task_name: str = "figure") -> str:
    item = world.report.items.get(task=getattr(world, task_name))
    return reverse("campaigns:submission_item", args=[world.report.pk, item.ordinal])


def download(client: Client, url: str) -> int:
    """The answer's status; a file that is handed out is read to its end."""
    answer = client.get(url)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


TYPED = {
    "version": 0,
    "status": "in_progress",
    "value": "1.234,5",
    "text": "Đã rà soát.",
    "difficulty": "",
    "done_until": "15/6/2021",
    "estimate": "",
    "estimate_value": "",
}


def test_the_list_offers_what_is_to_be_done(head: Client, world: World) -> None:
    page = head.get(reverse("campaigns:submission_list")).content.decode()

    assert "Báo cáo kết quả thi đua đợt 1 năm 2021" in page
    assert "0/13 mục đã xong" in page
    assert reverse("campaigns:submission_edit", args=[world.report.pk]) in page


def test_editing_leads_to_the_first_item_that_needs_a_hand(head: Client, world: World) -> None:
    fill(world.report)
    world.report.items.filter(ordinal=3).update(text="")

    answer = head.get(reverse("campaigns:submission_edit", args=[world.report.pk]))

    assert answer.headers["Location"] == reverse("campaigns:submission_item", args=[world.report.pk, 3])


def test_a_press_saves_figures_and_days_as_they_are_written_here(head: Client, world: World) -> None:
    url = item_url(world)
    with at(2021, 6, 17, 9):
        answer = head.post(url, TYPED)

    row = SubmissionItem.objects.get(task=world.figure, submission=world.report)
    assert answer.headers["Location"] == url
    assert (row.value, row.done_until, row.version) == (Decimal("1234.5"), date(2021, 6, 15), 1)


def test_saving_may_go_on_to_the_next_item(head: Client, world: World) -> None:
    with at(2021, 6, 17, 9):
        answer = head.post(item_url(world), {**TYPED, "next": "1"})

    assert answer.headers["Location"] == reverse("campaigns:submission_item", args=[world.report.pk, 2])


@pytest.mark.parametrize(
    ("task", "typed", "sentence"),
    [
        ("figure", {"done_until": "31/6/2021"}, "“31/6/2021” không phải một ngày có trong lịch."),
        ("figure", {"done_until": "18/6/2021"}, "Ngày không được sau hôm nay (17/6/2021). Bạn ghi 18/6/2021."),
        ("figure", {"value": "1,234.5"}, "“1,234.5” chưa đọc được thành số. Ghi như 1.234,5."),
        ("percent", {"value": "120"}, "Tỷ lệ phải từ 0 đến 100 %. Bạn ghi 120."),
    ],
)
def test_bad_input_gets_one_sentence_and_loses_nothing(
    head: Client, world: World, task: str, typed: dict[str, str], sentence: str
) -> None:
    with at(2021, 6, 17, 9):
        page = head.post(
            item_url(world, task), {**TYPED, "value": "12", **typed, "text": "Chữ đã nhập."}
        ).content.decode()

    assert sentence in page
    assert "Chữ đã nhập." in page
    assert next(iter(typed.values())) in page
    assert world.report.items.get(task=getattr(world, task)).version == 0


def test_autosave_answers_when_it_saved_and_what_is_missing(head: Client, world: World) -> None:
    with at(2021, 6, 17, 14, 32):
        answer = head.post(item_url(world), {**TYPED, "value": "9,5"}, headers=JSON).json()

    assert answer == {
        "doubts": "",
        "kept": True,
        "is_carried": False,
        "version": 1,
        "at": "14:32",
        "progress": "1/13 mục đã xong",
        "done": 1,
        "total": 13,
        "missing": list(range(2, 14)),
        "state": {"label": "Đã soạn", "icon": "check", "tone": "ok"},
    }


def test_autosave_names_the_refused_field(head: Client, world: World) -> None:
    answer = head.post(item_url(world), {**TYPED, "value": "mười"}, headers=JSON).json()

    assert answer["kept"] is False
    assert answer["errors"]["value"][0]["message"] == "“mười” chưa đọc được thành số. Ghi như 1.234,5."


def test_the_second_save_shows_both_texts(head: Client, world: World) -> None:
    item = world.report.items.get(task=world.words)
    services.save_item(actor=world.staff, item=item, values={"status": "done", "text": "Của chuyên viên."}, version=0)
    typed = {"version": 0, "status": "in_progress", "text": "Của trưởng phòng."}

    answer = head.post(item_url(world, "words"), typed, headers=JSON).json()
    page = head.post(item_url(world, "words"), typed).content.decode()

    assert (answer["kept"], answer["version"]) == (False, 1)
    for shown in (answer["clash"], page):
        assert "Của chuyên viên." in shown
        assert "Của trưởng phòng." in shown
        assert "Giữ nội dung của tôi" in shown
        assert "Lấy nội dung kia" in shown
    assert 'name="version" value="1"' in page
    item.refresh_from_db()
    assert item.text == "Của chuyên viên."


def test_after_the_choice_mine_is_kept(head: Client, world: World) -> None:
    item = world.report.items.get(task=world.words)
    services.save_item(actor=world.staff, item=item, values={"text": "Của chuyên viên."}, version=0)

    head.post(item_url(world, "words"), {"version": 1, "status": "done", "text": "Của trưởng phòng."})

    item.refresh_from_db()
    assert (item.text, item.version) == ("Của trưởng phòng.", 2)


def test_none_and_words_exclude_each_other(head: Client, world: World) -> None:
    item = world.report.items.get(entry="proposals")
    url = reverse("campaigns:submission_item", args=[world.report.pk, item.ordinal])

    page = head.post(url, {"version": 0, "text": "Có kiến nghị.", "is_none": "on"}).content.decode()

    assert "Mục đã ghi nội dung thì không chọn “không có”." in page


def test_a_cooperating_unit_sees_no_figure_field(head: Client, world: World) -> None:
    page = head.get(item_url(world, "helped")).content.decode()

    assert "Số liệu do đơn vị chủ trì báo cáo." in page
    assert 'name="value"' not in page
    assert 'name="status"' not in page


def test_a_file_becomes_evidence_and_serves_a_second_item(head: Client, world: World) -> None:
    first, second = world.report.items.filter(ordinal__lte=2)
    upload = SimpleUploadedFile("phụ lục.pdf", b"%PDF-1.7\nnoi dung\n%%EOF")

    head.post(reverse("campaigns:evidence_add", args=[world.report.pk, 1]), {"title": "Phụ lục cụm", "upload": upload})
    evidence = EvidenceItem.objects.get()
    head.post(reverse("campaigns:evidence_attach", args=[world.report.pk, 2]), {"evidence": evidence.pk})

    assert list(evidence.items.order_by("ordinal")) == [first, second]
    assert evidence.file is not None
    assert download(head, evidence.file.get_absolute_url()) == 200


def test_evidence_is_read_by_the_office_and_by_no_foreign_unit(client: Client, world: World) -> None:
    evidence = services.add_evidence(
        actor=world.head,
        item=world.report.items.get(ordinal=1),
        title="Phụ lục",
        upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7\nx\n%%EOF"),
    )
    assert evidence.file is not None
    answers = {}
    for name in ("office", "director", "foreign_head"):
        client.force_login(getattr(world, name))
        answers[name] = download(client, evidence.file.get_absolute_url())

    assert answers == {"office": 200, "director": 200, "foreign_head": 404}


def test_a_file_of_another_kind_is_refused_and_the_words_stay(head: Client, world: World) -> None:
    upload = SimpleUploadedFile("bang.pdf", b"MZ khong phai pdf")

    page = head.post(
        reverse("campaigns:evidence_add", args=[world.report.pk, 1]), {"title": "Bảng số liệu", "upload": upload}
    ).content.decode()

    assert "không phải loại đó theo nội dung bên trong" in page
    assert "Bảng số liệu" in page
    assert not EvidenceItem.objects.exists()


def test_evidence_is_taken_off_one_item_only(head: Client, world: World) -> None:
    first, second = world.report.items.filter(ordinal__lte=2)
    evidence = services.add_evidence(actor=world.head, item=first, title="Biên bản", document_number="01/BB")
    services.attach_evidence(actor=world.head, submission=world.report, ordinals=[2], evidence=evidence)

    head.post(reverse("campaigns:evidence_detach", args=[world.report.pk, 1, evidence.pk]))

    assert list(evidence.items.all()) == [second]


def test_one_piece_of_evidence_serves_many_items_in_one_step(head: Client, world: World) -> None:
    evidence = services.add_evidence(
        actor=world.head,
        item=world.report.items.get(ordinal=1),
        title="Báo cáo tháng 5",
        document_number="12/BC-CN",
        document_on=date(2021, 5, 30),
        extract="Đã rà soát 16 cụm.",
    )

    attach = reverse("campaigns:evidence_attach", args=[world.report.pk, 1])
    told = [
        head.post(attach, {"evidence": evidence.pk, "ordinals": [1, 2, 5]}, follow=True).content.decode()
        for _ in range(2)
    ]

    assert "Đã dùng “Báo cáo tháng 5” cho mục 1, 2, 5." in told[0]
    assert "số 12/BC-CN · ngày 30/5/2021 · đang dùng ở mục 1, 2, 5" in told[0]
    assert "“Đã rà soát 16 cụm.”" in told[0]
    assert list(evidence.items.values_list("ordinal", flat=True)) == [1, 2, 5]
    lines = JournalEntry.objects.filter(code="campaigns.submission.evidence_attached").order_by("pk")
    assert [line.after["item"] for line in lines] == [1, 2, 5]
    assert len({line.act for line in lines[1:]}) == 1


def test_evidence_goes_to_no_item_that_is_not_open(head: Client, world: World) -> None:
    submit(world)
    first = world.report.items.get(ordinal=1)
    with at(2021, 6, 17, 10):
        services.return_submission(actor=world.office, submission=world.report, remarks={first.pk: "Sửa."})
        evidence = services.add_evidence(actor=world.head, item=first, title="Biên bản", document_number="01/BB")
        page = head.post(
            reverse("campaigns:evidence_attach", args=[world.report.pk, 1]),
            {"evidence": evidence.pk, "ordinals": [1, 2]},
        ).content.decode()
        with pytest.raises(RuleBroken):
            services.attach_evidence(actor=world.head, submission=world.report, ordinals=[1, 2], evidence=evidence)

    assert "Có mục đã chọn không còn mở để sửa." in page
    assert list(evidence.items.all()) == [first]


def test_a_reader_sees_the_evidence_with_its_facts_and_where_else_it_stands(client: Client, world: World) -> None:
    evidence = services.add_evidence(
        actor=world.head,
        item=world.report.items.get(ordinal=1),
        title="Báo cáo tháng 5",
        document_number="12/BC-CN",
        document_on=date(2021, 5, 30),
        extract="Đã rà soát 16 cụm.",
    )
    services.attach_evidence(actor=world.head, submission=world.report, ordinals=[3], evidence=evidence)
    submit(world)
    client.force_login(world.office)

    page = client.get(world.report.get_absolute_url()).content.decode()

    assert "Báo cáo tháng 5, số 12/BC-CN, ngày 30/5/2021" in page
    assert "cũng dùng ở mục 3" in page
    assert "“Đã rà soát 16 cụm.”" in page


def test_a_dropped_file_is_answered_with_a_sentence(head: Client, world: World) -> None:
    url = reverse("campaigns:evidence_add", args=[world.report.pk, 1])
    good = SimpleUploadedFile("phụ lục.pdf", b"%PDF-1.7\nnoi dung\n%%EOF")
    bad = SimpleUploadedFile("bang.pdf", b"MZ khong phai pdf")

    answers = [
        head.post(url, {"title": title, "upload": file}, headers=JSON).json()
        for title, file in (("phụ lục", good), ("bang", bad))
    ]

    assert answers[0] == {"kept": True}
    assert answers[1]["kept"] is False
    assert "không phải loại đó theo nội dung bên trong" in answers[1]["refusal"]
    assert [row.title for row in EvidenceItem.objects.all()] == ["phụ lục"]


def test_the_returned_item_stands_beside_what_was_sent_back(head: Client, world: World) -> None:
    submit(world)
    first = world.report.items.get(ordinal=1)
    with at(2021, 6, 17, 10):
        services.return_submission(actor=world.office, submission=world.report, remarks={first.pk: "Sửa."})
        before = head.get(item_url(world)).content.decode()
        typed = {**TYPED, "status": "done", "value": "16", "done_until": "", "text": "Kết quả mới của mục 1."}
        answer = head.post(item_url(world), typed, headers=JSON).json()
        preview = head.get(reverse("campaigns:submission_preview", args=[world.report.pk])).content.decode()
        other = head.get(reverse("campaigns:submission_item", args=[world.report.pk, 2])).content.decode()

    assert "So với lần nộp 1" in before
    assert "Chưa sửa gì." in before
    assert "Kết quả <ins>mới </ins>của mục 1." in answer["compared"]
    assert "Kết quả của mục 1." in answer["compared"]
    assert "So với lần nộp 1" in preview
    assert "Kết quả <ins>mới </ins>của mục 1." in preview
    assert "So với lần nộp 1" not in other


def test_submitting_leads_to_the_receipt(head: Client, world: World) -> None:
    fill(world.report)
    with at(2021, 6, 20, 9):
        answer = head.post(reverse("campaigns:submission_submit", args=[world.report.pk]), {"number": 1}, follow=True)

    page = answer.content.decode()
    assert "Nộp trong ngày ghi hạn" in page
    assert SubmissionRevision.objects.get().sha256 in page


def test_the_receipt_of_a_deputy_cites_the_delegation(client: Client, world: World) -> None:
    world.delegate_to_staff(date(2021, 6, 14), date(2021, 6, 18))
    fill(world.report)
    with at(2021, 6, 17, 9):
        revision = services.submit_submission(actor=world.staff, submission=world.report)
    cited = (
        f"{world.staff}, theo ủy quyền của {world.head} từ ngày 14/6/2021 đến hết ngày 18/6/2021 (Giấy ủy quyền số 01)"
    )

    client.force_login(world.head)
    names = ("campaigns:submission_receipt", "campaigns:submission_revision")
    pages = [client.get(reverse(name, args=[world.report.pk, 1])).content.decode() for name in names]

    detail = client.get(world.report.get_absolute_url()).content.decode()
    authority = cited.partition(", ")[2]

    assert authority_of(revision) == authority
    assert [page.count(cited) for page in pages] == [1, 1]
    # In the list of the times it was handed in, and in the course of events.
    assert (detail.count(cited), detail.count(f"“{authority}”")) == (1, 1)
    # Taken back afterwards, it was still the right by which the report was handed in; taken back before, it was none.
    Delegation.objects.update(revoked_at=datetime(2021, 6, 18, 8, tzinfo=UTC))
    assert authority_of(revision) != ""
    Delegation.objects.update(revoked_at=datetime(2021, 6, 16, 8, tzinfo=UTC))
    assert authority_of(revision) == ""


def test_the_receipt_of_a_deputy_by_role_names_his_time(world: World) -> None:
    Membership.objects.create(
        user=world.staff, unit=world.report.unit, role=Role.HEAD, starts_on=date(2021, 6, 1), ends_on=date(2021, 6, 30)
    )
    world.staff.forget_grants()
    fill(world.report)
    with at(2021, 6, 17, 9):
        revision = services.submit_submission(actor=world.staff, submission=world.report)

    assert authority_of(revision) == "giữ quyền trưởng đơn vị từ ngày 1/6/2021 đến hết ngày 30/6/2021"


def test_the_head_himself_needs_no_authority(world: World) -> None:
    assert authority_of(submit(world)) == ""


def test_an_incomplete_report_comes_back_with_links(head: Client, world: World) -> None:
    fill(world.report)
    world.report.items.filter(ordinal=2).update(text="")

    page = head.post(reverse("campaigns:submission_submit", args=[world.report.pk]), {"number": 1}).content.decode()

    assert "Chưa nộp được: còn 1 mục chưa xong." in page
    assert reverse("campaigns:submission_item", args=[world.report.pk, 2]) in page


def test_each_page_of_a_submitted_report_opens(head: Client, world: World) -> None:
    submit(world)
    paths = [
        world.report.get_absolute_url(),
        reverse("campaigns:submission_preview", args=[world.report.pk]),
        reverse("campaigns:submission_receipt", args=[world.report.pk, 1]),
        reverse("campaigns:submission_revision", args=[world.report.pk, 1]),
        item_url(world),
    ]

    assert [head.get(path).status_code for path in paths] == [200] * len(paths)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(world: World, count: int, django_assert_num_queries: object) -> None:
    from campaigns.queries.submissions import submission_lines

    for ordinal in range(2, count + 1):
        make_submission(make_phase(world.campaign, ordinal), world.report.unit)
    _ = world.head.grants

    with django_assert_num_queries(3):  # type: ignore[operator]
        lines = submission_lines(world.head, date(2021, 6, 1), STANDARD_CALENDAR)

    assert len(lines) == count


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_form_costs_the_same_for_any_number_of_items(
    client: Client, world: World, count: int, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        make_task(world.campaign, world.foreign_head.acting_unit)
    world.foreign_report.delete()
    report = make_submission(world.phase, world.foreign_head.acting_unit)
    client.force_login(world.foreign_head)
    url = reverse("campaigns:submission_item", args=[report.pk, 1])

    with django_assert_num_queries(10):  # type: ignore[operator]
        answer = client.get(url)

    assert answer.status_code == 200


def test_saving_by_itself_says_how_the_right_to_write_ended(client: Client, world: World) -> None:
    deputy = make_user("phogiamdocthu", world.office_report.unit)
    lent = make_delegation(
        world.head,
        deputy,
        world.report.unit,
        Role.HEAD,
        starts_on=date(2021, 6, 8),
        ends_on=date(2021, 6, 8),
        document="Giấy ủy quyền số 01",
    )
    client.force_login(deputy)
    address = reverse("campaigns:submission_item", args=[world.report.pk, 5])

    def saves(hour: int, day: int = 8) -> tuple[int, dict[str, Any]]:
        with at(2021, 6, day, hour):
            typed = {"text": f"Lúc {hour} giờ.", "version": 0}
            answer = client.post(address, typed, headers={"accept": "application/json"})
        return answer.status_code, answer.json()

    written = saves(23)
    over = saves(0, day=9)
    lent.revoked_at = datetime(2021, 6, 8, 3, tzinfo=UTC)
    lent.save()
    revoked = saves(12)
    client.force_login(world.foreign_head)
    stranger = client.post(address, {"text": "Chữ lạ.", "version": 0}, headers={"accept": "application/json"})

    assert (written[0], written[1]["kept"]) == (200, True)
    assert over == (403, {"kept": False, "ended": "Ủy quyền của bạn đã hết hạn ngày 8/6/2021."})
    assert revoked == (403, {"kept": False, "ended": "Ủy quyền của bạn đã được thu hồi ngày 8/6/2021."})
    assert stranger.status_code == 404


def test_equal_words_saved_again_tell_the_day_of_the_first_saving(head: Client, world: World) -> None:
    address = reverse("campaigns:submission_item", args=[world.report.pk, 5])

    def saved_at(day: int, hour: int) -> str:
        with at(2021, 6, day, hour):
            answer = head.post(address, {"text": "Như cũ.", "version": 0}, headers=JSON)
        told: str = answer.json()["at"]
        return told

    assert (saved_at(7, 19), saved_at(7, 20), saved_at(8, 9)) == ("19:00", "19:00", "19:00, 7/6")

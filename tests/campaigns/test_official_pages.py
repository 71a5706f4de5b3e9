"""Official figures in the browser's hands: the unit's form, the desk, receipt, versions and papers."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.models import Review, SubmissionRevision
from campaigns.papers.receipt import receipt_paper
from campaigns.papers.unit_report import unit_report
from campaigns.queries.people import office_of
from documents.content import Paragraph
from tests.campaigns.reporting import World, at, make_world, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = make_world()
    world.report.items.filter(task=world.figure).update(estimate="Ước 22 cụm.", estimate_value=Decimal(22))
    submit(world)
    with at(2021, 6, 18, 9):
        services.accept_submission(actor=world.office, submission=world.report)
    return world


def typed(world: World, **more: str) -> dict[str, str]:
    """The form as it is opened, item 1 (figure) and item 2 (share) as accepted, with `more` typed over."""
    figure, percent = world.report.items.values_list("pk", flat=True).order_by("ordinal")[:2]
    told = {
        "number": "2",
        "note": "",
        f"status_{figure}": "done",
        f"value_{figure}": "16",
        f"text_{figure}": "Kết quả của mục 1.",
        f"done_until_{figure}": "",
        f"status_{percent}": "done",
        f"value_{percent}": "16",
        f"text_{percent}": "Kết quả của mục 2.",
        f"done_until_{percent}": "",
    }
    return told | {name.replace("_1", f"_{figure}").replace("_2", f"_{percent}"): text for name, text in more.items()}


def form_of(world: World) -> str:
    return reverse("campaigns:official_submit", args=[world.report.pk])


def send(world: World, note: str = "Theo niên giám") -> SubmissionRevision:
    item = world.report.items.get(task=world.figure)
    with at(2021, 7, 5, 9):
        return services.submit_official_figures(
            actor=world.head,
            submission=world.report,
            figures={item.pk: {"value": Decimal(23), "done_until": date(2021, 6, 30)}},
            note=note,
        )


def test_the_form_shows_what_was_accepted_and_its_estimate(client: Client, world: World) -> None:
    client.force_login(world.head)

    report = client.get(world.report.get_absolute_url()).content.decode()
    page = client.get(form_of(world)).content.decode()

    assert f'href="{form_of(world)}"' in report
    assert page.count('<section class="card pad" aria-labelledby="muc-') == 2
    assert "16 cụm (kế hoạch 23 cụm, đạt 69,6%)" in page
    assert "Ước 22 cụm." in page


def test_typed_figures_lead_to_the_receipt(client: Client, world: World) -> None:
    client.force_login(world.head)

    done = client.post(form_of(world), typed(world, value_1="23", done_until_1="30/6/2021", note="Theo niên giám."))

    again = client.post(form_of(world), typed(world, value_1="23", done_until_1="30/6/2021", note="Theo niên giám."))
    revision = SubmissionRevision.objects.get(number=2)
    receipt = client.get(done.url).content.decode()
    assert done.url == again.url == reverse("campaigns:submission_receipt", args=[world.report.pk, 2])
    assert (revision.kind, revision.note) == ("official", "Theo niên giám.")
    assert [item["value"] for item in revision.content["items"]][:2] == ["23", "16"]
    assert "2 (số liệu chính thức, thay số ước trong báo cáo đã được chấp nhận)" in receipt
    assert "Trong lúc chờ, báo cáo đã được chấp nhận vẫn được dùng." in receipt


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"value_2": "101"}, "Tỷ lệ phải từ 0 đến 100 %. Bạn ghi 101."),
        ({"value_1": "nhiều"}, "“nhiều” chưa đọc được thành số. Ghi như 1.234,5."),
        ({"value_1": "", "note": "Chưa có."}, "Mục 1: chưa ghi số liệu."),
        ({"note": "Chỉ có lời."}, "Chưa có số liệu nào khác với báo cáo đã được chấp nhận."),
    ],
)
def test_a_refused_form_keeps_what_was_typed(client: Client, world: World, more: dict[str, str], sentence: str) -> None:
    client.force_login(world.head)

    page = client.post(form_of(world), typed(world, **more)).content.decode()

    assert sentence in page
    assert all(text in page for text in more.values())
    assert SubmissionRevision.objects.count() == 1


def test_the_desk_shows_the_difference_and_accepts(client: Client, world: World) -> None:
    send(world)
    client.force_login(world.office)
    desk = reverse("campaigns:review_desk", args=[world.report.pk])

    waiting = client.get(reverse("campaigns:review_list")).content.decode()
    page = client.get(desk).content.decode()
    done = client.post(
        reverse("campaigns:official_accept", args=[world.report.pk]), {"seen_revision": "2", "reason": ""}
    )

    assert f'href="{desk}"' in waiting
    assert "<del>16 </del><ins>23 </ins>" in page
    assert "Theo niên giám" in page
    assert "Đề nghị sửa theo mục" not in page
    assert done.url == reverse("campaigns:review_list")
    assert Review.objects.get(revision__number=2).outcome == "accepted"


def test_the_desk_sends_them_back_and_the_unit_goes_on_from_them(client: Client, world: World) -> None:
    send(world)
    client.force_login(world.office)
    address = reverse("campaigns:official_return", args=[world.report.pk])

    refused = client.post(address, {"seen_revision": "2", "reason": " "}).content.decode()
    client.post(address, {"seen_revision": "2", "reason": "Chưa khớp niên giám."})
    client.force_login(world.head)
    page = client.get(form_of(world)).content.decode()

    assert "Ghi lý do trả lại để đơn vị biết phải sửa gì." in refused
    assert "“Chưa khớp niên giám.” Các ô dưới đây bắt đầu từ số liệu đó." in page
    assert 'value="23"' in page
    assert 'name="number" value="3"' in page


def test_a_reason_that_was_begun_is_not_lost_by_accepting(client: Client, world: World) -> None:
    send(world)
    client.force_login(world.office)

    page = client.post(
        reverse("campaigns:official_accept", args=[world.report.pk]), {"seen_revision": "2", "reason": "Chưa khớp."}
    ).content.decode()

    assert "Bạn đang ghi lý do trả lại." in page
    assert "Chưa khớp." in page
    assert Review.objects.filter(revision__number=2).count() == 0


def test_versions_are_named_and_compared_with_what_they_replaced(client: Client, world: World) -> None:
    send(world)
    with at(2021, 7, 6, 9):
        services.return_official(actor=world.office, submission=world.report, reason="Sai.")
    send(world, "Theo niên giám, trang 12")
    client.force_login(world.head)

    report = client.get(world.report.get_absolute_url()).content.decode()
    third = client.get(reverse("campaigns:submission_revision", args=[world.report.pk, 3])).content.decode()

    assert report.count("(số liệu chính thức)") == 2
    assert "Nội dung lần nộp 3 (số liệu chính thức, chờ chấp nhận)" in report
    assert "Số liệu chính thức chờ chấp nhận" in report
    assert "<del>16 </del><ins>23 </ins>" in third


def test_the_form_is_not_offered_while_figures_wait(client: Client, world: World) -> None:
    send(world)
    client.force_login(world.head)

    report = client.get(world.report.get_absolute_url()).content.decode()

    assert form_of(world) not in report
    assert client.get(form_of(world)).url == world.report.get_absolute_url()


def test_receipt_and_report_as_papers_say_what_they_are(world: World) -> None:
    revision = send(world)
    office = office_of(world.campaign.owner)

    receipt = receipt_paper(revision, office=office, authority="")
    report = unit_report(revision, office=office, authority="")

    row = next(row for row in receipt.blocks[0].rows if row.cells[0] == "Lần nộp")
    said = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert row.cells[1] == "2 (số liệu chính thức, thay số ước trong báo cáo đã được chấp nhận)"
    assert said[1:3] == [
        "Báo cáo này thay số ước trong báo cáo đã được chấp nhận bằng số liệu chính thức.",
        "Nguồn của số liệu: Theo niên giám.",
    ]


def test_figures_that_came_back_are_not_sent_again_unchanged(client: Client, world: World) -> None:
    send(world)
    with at(2021, 7, 6, 9):
        services.return_official(actor=world.office, submission=world.report, reason="Chưa có biên bản huyện.")
    client.force_login(world.head)
    same = typed(world, number="3", note="Theo niên giám", value_1="23", done_until_1="30/6/2021")

    with at(2021, 7, 7, 9):
        opened = client.get(form_of(world)).content.decode()
        refused = client.post(form_of(world), same).content.decode()
        client.post(form_of(world), same | {"note": "Theo niên giám; biên bản số 12/BB-UBND."})

    assert 'name="note"' in opened
    assert "Theo niên giám</textarea>" in opened
    assert "Chưa sửa gì so với số liệu bị trả lại. Sửa số liệu hoặc ghi rõ nguồn rồi gửi." in refused
    assert list(SubmissionRevision.objects.values_list("number", "note")) == [
        (1, ""),
        (2, "Theo niên giám"),
        (3, "Theo niên giám; biên bản số 12/BB-UBND."),
    ]

"""A piece of evidence gets its document's number, day and extract after its file was dropped."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.queries.frozen import fingerprint
from campaigns.queries.submissions import latest_revision
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.models import EvidenceItem
from tests.campaigns.reporting import World, at, make_world, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def evidence(world: World) -> EvidenceItem:
    return services.add_evidence(
        actor=world.head, item=world.report.items.get(ordinal=1), title="scan001", extract="Tệp quét."
    )


def describe(world: World, evidence: EvidenceItem, **values: Any) -> EvidenceItem:
    return services.describe_evidence(
        actor=values.pop("actor", world.head),
        item=world.report.items.get(ordinal=1),
        evidence=evidence,
        **{"seen": fingerprint(evidence.facts), "title": "Báo cáo tháng 5", "extract": "Đã rà soát.", **values},
    )


def test_a_dropped_file_gets_its_document_and_the_journal_keeps_what_was_written(
    client: Client, world: World, evidence: EvidenceItem
) -> None:
    client.force_login(world.head)
    address = reverse("campaigns:evidence_edit", args=[world.report.pk, 1, evidence.pk])
    assert 'value="scan001"' in client.get(address).content.decode()

    typed = {
        "title": "Báo cáo tháng 5",
        "document_number": "12/BC-CN",
        "document_on": "30/5/2021",
        "extract": "Đã rà soát 16 cụm.",
        "seen": fingerprint(evidence.facts),
    }
    with at(2021, 6, 10, 9):
        page = client.post(address, typed, follow=True).content.decode()

    assert "số 12/BC-CN · ngày 30/5/2021" in page
    line = JournalEntry.objects.get(code="documents.evidenceitem.described")
    assert (line.before["title"], line.after["document_on"]) == ("scan001", "2021-05-30")


def test_equal_words_change_nothing(world: World, evidence: EvidenceItem) -> None:
    describe(world, evidence, title="scan001", extract="Tệp quét.")

    assert not JournalEntry.objects.filter(code="documents.evidenceitem.described").exists()


def test_words_that_another_person_wrote_meanwhile_are_shown_before_they_go(
    client: Client, world: World, evidence: EvidenceItem
) -> None:
    client.force_login(world.head)
    address = reverse("campaigns:evidence_edit", args=[world.report.pk, 1, evidence.pk])
    stale = fingerprint(evidence.facts)
    describe(world, evidence, title="Báo cáo của đồng nghiệp", extract="Trích của đồng nghiệp")

    page = client.post(address, {"title": "Của tôi", "extract": "Lời của tôi.", "seen": stale}).content.decode()

    assert (
        "Người khác vừa ghi lại minh chứng này: Báo cáo của đồng nghiệp, trích nội dung “Trích của đồng nghiệp”."
        in page
    )
    assert 'value="Của tôi"' in page
    evidence.refresh_from_db()
    assert evidence.title == "Báo cáo của đồng nghiệp"
    again = {"title": "Của tôi", "extract": "Lời của tôi.", "seen": fingerprint(evidence.facts)}
    assert client.post(address, again).status_code == 302
    evidence.refresh_from_db()
    assert evidence.title == "Của tôi"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "  "}, "Minh chứng phải có tên."),
        ({"extract": ""}, "Minh chứng phải có số văn bản, phần trích nội dung hoặc tệp đính kèm."),
        ({"document_on": date(2999, 1, 1)}, "Ngày của văn bản minh chứng không được sau hôm nay"),
        ({"document_on": date(1021, 6, 1)}, "Ngày của văn bản minh chứng không đúng. Hãy xem lại năm."),
    ],
)
def test_evidence_that_says_nothing_is_refused(
    world: World, evidence: EvidenceItem, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        describe(world, evidence, **values)

    evidence.refresh_from_db()
    assert evidence.title == "scan001"


def test_only_the_units_own_people_write(world: World, evidence: EvidenceItem) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người của đơn vị được soạn báo cáo này"):
        describe(world, evidence, actor=world.office)


def test_what_was_handed_in_keeps_its_words(world: World, evidence: EvidenceItem) -> None:
    submit(world)

    with pytest.raises(RuleBroken, match="Báo cáo đã nộp"):
        describe(world, evidence)

    first = world.report.items.get(ordinal=1)
    with at(2021, 6, 17, 10):
        services.return_submission(
            actor=world.office, submission=world.report, remarks={first.pk: "Ghi rõ số văn bản."}
        )
        describe(world, evidence, document_number="12/BC-CN")
    revision = latest_revision(world.report)
    assert revision is not None
    assert revision.content["items"][0]["evidence"][0]["title"] == "scan001"


def test_evidence_of_an_item_that_is_not_open_stays(world: World, evidence: EvidenceItem) -> None:
    services.attach_evidence(actor=world.head, submission=world.report, ordinals=[2], evidence=evidence)
    submit(world)
    first = world.report.items.get(ordinal=1)
    with at(2021, 6, 17, 10):
        services.return_submission(actor=world.office, submission=world.report, remarks={first.pk: "Ghi rõ."})
        with pytest.raises(RuleBroken, match="còn nằm trong mục không mở hoặc hồ sơ khác"):
            describe(world, evidence)


PAPER = {"title": "Quyết định thành lập cụm", "document_number": "12/QĐ-SCT", "document_on": "1/6/2021"}


def test_a_document_that_the_unit_has_is_used_again_and_the_page_says_so(client: Client, world: World) -> None:
    client.force_login(world.head)
    second = {**PAPER, "title": " quyết định  thành lập cụm", "document_number": "12/qđ-sct"}

    with at(2021, 6, 10, 9):
        pages = [
            client.post(reverse("campaigns:evidence_add", args=[world.report.pk, ordinal]), typed, follow=True)
            for ordinal, typed in ((1, PAPER), (1, PAPER), (2, second))
        ]

    told = "Đơn vị đã có minh chứng “Quyết định thành lập cụm số 12/QĐ-SCT ngày 1/6/2021”. Mục {} dùng minh chứng đó"
    assert [told.format(ordinal) in page.content.decode() for ordinal, page in zip((1, 1, 2), pages, strict=True)] == [
        False,
        True,
        True,
    ]
    evidence = EvidenceItem.objects.get()
    assert [item.ordinal for item in evidence.items.order_by("ordinal")] == [1, 2]
    assert JournalEntry.objects.filter(code="documents.evidenceitem.added").count() == 1
    assert JournalEntry.objects.filter(code="campaigns.submission.evidence_attached").count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Tờ trình thành lập cụm"},
        {"document_number": "13/QĐ-SCT"},
        {"document_on": date(2021, 6, 2)},
        {"extract": "Điều 1."},
        {"upload": SimpleUploadedFile("a.pdf", b"%PDF-1.4 a")},
    ],
)
def test_another_document_extract_or_file_is_another_piece(world: World, other: dict[str, Any]) -> None:
    facts = {**PAPER, "document_on": date(2021, 6, 1)}

    with at(2021, 6, 10, 9):
        for values in (facts, {**facts, **other}):
            services.add_evidence(actor=world.head, item=world.report.items.get(ordinal=1), **values)

    assert EvidenceItem.objects.count() == 2


def test_the_same_file_dropped_twice_is_kept_once(client: Client, world: World) -> None:
    client.force_login(world.head)
    address = reverse("campaigns:evidence_add", args=[world.report.pk, 1])

    with at(2021, 6, 10, 9):
        answers = [
            client.post(
                address,
                {"title": "scan", "upload": SimpleUploadedFile(f"scan{content[-1]}.pdf", content)},
                headers={"Accept": "application/json"},
            ).json()
            for content in (b"%PDF-1.4 a", b"%PDF-1.4 a", b"%PDF-1.4 b")
        ]

    known = "Đơn vị đã có minh chứng “scan”. Mục 1 dùng minh chứng đó, không thêm bản nữa."
    assert answers == [{"kept": True}, {"kept": True, "told": known}, {"kept": True}]
    assert EvidenceItem.objects.count() == 2

"""A piece of evidence gets its document's number, day and extract after its file was dropped."""

from datetime import date
from typing import Any

import pytest
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

"""The desk: where each paragraph and figure came from, what became of its source, who else is writing."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Role
from campaigns.models import Submission, SubmissionItem
from campaigns.services.official import accept_official, submit_official_figures
from campaigns.services.reviews import accept_submission, return_submission
from campaigns.services.submissions import save_item, submit_submission
from core import clock
from core.errors import EditConflict
from reports.models import Consolidation, ConsolidationSection, SourceLink
from reports.queries.cards import Card
from reports.queries.desk import Desk, desk, writers_beside
from reports.queries.doubts import checks_of, doubts_of
from reports.queries.facts import facts_of
from reports.queries.origins import FigureRow, figure_rows
from reports.queries.standing import Standing, standing_of, standings
from reports.services import Typed, finalise_consolidation, save_section, take_source
from tests.factories import make_user
from tests.reports.test_services import mend_and_accept, product_item, section_of
from tests.reports.world import World, hand_in, reward, values_of
from tests.reports.writing import rewrite, shown

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
DAY = date(2021, 6, 25)


def seen(consolidation: Consolidation, code: str = "professional") -> Desk:
    fresh = Consolidation.objects.select_related("campaign__owner", "phase").get(pk=consolidation.pk)
    with clock.at(NOW):
        return desk(fresh, code)


def send_back(world: World) -> SubmissionItem:
    """The office returns the accepted report of industry for its product."""
    item, submission = product_item(world), world.submissions[world.department.industry.pk]
    submission.refresh_from_db()
    with clock.at(datetime(2021, 6, 26, 9)):
        return_submission(actor=world.department.office, submission=submission, remarks={item.pk: "Sửa số liệu."})
    return item


def address(item: SubmissionItem, number: int) -> str:
    return f"{reverse('campaigns:submission_revision', args=[item.submission_id, number])}#muc-{item.ordinal}"


def test_a_paragraph_and_a_card_open_the_item_of_their_version(world: World, consolidation: Consolidation) -> None:
    item = product_item(world)

    page = seen(consolidation)

    written = next(each for each in page.written if each.items == str(item.pk))
    card = next(card for card in page.cards if card.item_id == item.pk)
    assert [(origin.unit, origin.number, origin.url) for origin in written.origins] == [
        ("Phòng Quản lý Công nghiệp", 1, address(item, 1))
    ]
    assert (written.what, card.url, card.revision) == (f"mục {item.ordinal}, lần nộp 1", address(item, 1), 1)


def test_a_changed_source_keeps_the_version_that_was_taken_in(world: World, consolidation: Consolidation) -> None:
    item = mend_and_accept(world)

    page = seen(consolidation)

    written = next(each for each in page.written if each.items == str(item.pk))
    card = page.cards[0]
    assert isinstance(card, Card)
    assert (written.origins[0].url, written.what) == (
        address(item, 1),
        f"mục {item.ordinal}, lần nộp 1, nguồn đã đổi",
    )
    assert (card.state, card.url) == ("changed", address(item, 2))
    assert [words for kind, words in card.pieces if kind != "same"] == ["12", "14", "ngành, địa phương", "ngành"]
    assert (page.changed, page.gone, page.standing) == (1, 0, "1 nguồn đã đổi")


def test_a_source_that_was_sent_back_is_told(world: World, consolidation: Consolidation) -> None:
    item = send_back(world)

    page = seen(consolidation)

    written = next(each for each in page.written if each.items == str(item.pk))
    assert (written.is_changed, written.note) == (True, ", nguồn không còn được chấp nhận")
    cards = [card for card in page.cards if isinstance(card, Card)]
    assert {card.state for card in cards} == {"gone"}
    assert (page.changed, page.gone) == (0, SourceLink.objects.count())
    assert next(place for place in page.places if place.is_current).changed == len(cards)


def test_what_names_no_source_of_the_report_is_the_offices_own(world: World, consolidation: Consolidation) -> None:
    section = section_of(consolidation, "professional")
    foreign = world.submissions[world.department.trade.pk].items.first()
    rewrite(world.department.office, section)

    saved = save_section(
        actor=world.department.office, section=section, typed=[Typed("Lời.", 0, "", items=(foreign.pk, 987654))]
    )

    assert saved.paragraphs == [{"kind": "text", "text": "Lời.", "items": []}]


def test_a_source_that_a_colleague_let_go_comes_back_with_its_paragraph(
    world: World, consolidation: Consolidation
) -> None:
    office, item = world.department.office, product_item(world)
    section = section_of(consolidation, "professional")
    mine = [each for each in shown(section, at_3="Đã sửa.") if each.items == (item.pk,)]
    rewrite(office, section, "Lời khác.")
    with pytest.raises(EditConflict):
        save_section(actor=office, section=section, typed=mine)
    known = [replace(each, seen="") for each in mine]

    save_section(actor=office, section=section, typed=known)
    saved = save_section(actor=office, section=section, typed=known)

    assert saved.paragraphs == [
        {"kind": "text", "text": "Đã sửa.", "items": [item.pk]},
        {"kind": "text", "text": "Lời khác.", "items": []},
    ]
    links = SourceLink.objects.filter(paragraph__section=saved)
    assert links.values_list("item_id", "revision__number").get() == (item.pk, 1)


def test_who_else_is_writing_is_seen_for_ten_minutes(world: World, consolidation: Consolidation) -> None:
    office = world.department.office
    colleague = make_user("dong-nghiep", world.department.unit, Role.OFFICE, full_name="Cao Minh Triết")
    with clock.at(NOW):
        rewrite(colleague, section_of(consolidation, "strengths"), "Kịp thời.")
    rows = seen(consolidation).rows

    def names(user: Any, minute: int) -> list[tuple[str, str]]:
        with clock.at(datetime(2021, 6, 25, 9, minute)):
            return [(writer.name, writer.place) for writer in writers_beside(rows, user, clock.now())]

    assert names(office, 10) == [("Cao Minh Triết", "Mục IV.1")]
    assert (names(office, 11), names(colleague, 1)) == ([], [])


def test_counted_figures_say_from_which_rows(world: World, consolidation: Consolidation) -> None:
    reward(world)
    item, submission = product_item(world), world.submissions[world.department.industry.pk]

    with clock.at(NOW):
        facts = facts_of(consolidation)

    assert list(figure_rows(facts, "professional")) == [
        FigureRow(
            "Phòng Quản lý Công nghiệp",
            f"mục {item.ordinal}",
            "lần nộp 1, ngày 18/6/2021",
            "Hoàn thành trước hạn",
            address(item, 1),
        )
    ]
    assert figure_rows(facts, "direction")[0] == FigureRow(
        "Phòng Quản lý Công nghiệp",
        "báo cáo",
        "lần nộp 1, ngày 18/6/2021",
        "đúng hạn, nộp ngày 18/6/2021",
        submission.get_absolute_url(),
    )
    targets = figure_rows(facts, "targets")
    assert targets[-1].value == "chưa có báo cáo được chấp nhận"
    assert [(row.unit, row.place) for row in targets] == [
        (f"Chỉ số cải cách hành chính năm {world.campaign.year}", "chỉ tiêu 2"),
        ("Phòng Quản lý Công nghiệp", f"mục {item.ordinal}"),
        ("Phòng Quản lý Thương mại", "Xây dựng Đề án phát triển số 2"),
    ]
    assert next((row.place, row.value) for row in figure_rows(facts, "awards")) == (
        "Phòng Quản lý Công nghiệp",
        "Giấy khen của Giám đốc Sở: đã duyệt",
    )
    assert figure_rows(facts, "strengths") == ()


def test_the_snapshot_keeps_the_sources_of_each_paragraph_and_the_rows_of_each_figure(
    world: World, consolidation: Consolidation
) -> None:
    item = product_item(world)
    with clock.at(NOW):
        done = finalise_consolidation(actor=world.department.office, consolidation=consolidation)

    content = done.snapshot.content
    paragraph = next(each for each in content["sections"]["professional"] if each["items"] == [item.pk])
    revision = world.submissions[world.department.industry.pk].revisions.get()
    assert content["form"] == 2
    assert paragraph["sources"] == [
        {"unit": "Phòng Quản lý Công nghiệp", "item": item.pk, "revision": revision.pk, "number": 1}
    ]
    assert [row["url"] for row in content["computed"]["professional"]["rows"]] == [address(item, 1)]


def test_a_finalised_report_says_what_changed_since(world: World, consolidation: Consolidation) -> None:
    with clock.at(NOW):
        finalise_consolidation(actor=world.department.office, consolidation=consolidation)
    before = standing_of(consolidation)
    send_back(world)
    sent_back = standing_of(consolidation)
    mended = make_good(world)
    hand_in(world, world.department.trade, datetime(2021, 6, 28, 9))

    assert (before, before.words) == (Standing(), "")
    assert sent_back.words == "báo cáo của Phòng Quản lý Công nghiệp không còn được chấp nhận"
    assert (mended.changed, mended.gone) == (("Phòng Quản lý Công nghiệp",), ())
    assert standing_of(consolidation).words == (
        "Phòng Quản lý Công nghiệp có lần nộp khác được chấp nhận; Phòng Quản lý Thương mại được chấp nhận thêm"
    )


def make_good(world: World) -> Standing:
    """The report that was sent back is mended and accepted."""
    item, submission = product_item(world), world.submissions[world.department.industry.pk]
    with clock.at(datetime(2021, 6, 27, 9)):
        values = {**values_of(item), "text": "Đã lấy ý kiến 14 sở."}
        save_item(actor=world.department.industry_head, item=item, values=values, version=item.version)
        submission.refresh_from_db()
        submit_submission(actor=world.department.industry_head, submission=submission)
        accept_submission(actor=world.department.office, submission=submission)
    return standing_of(Consolidation.objects.select_related("campaign", "phase").get())


def test_a_draft_says_only_what_reads_otherwise_now(world: World, consolidation: Consolidation) -> None:
    draft = Consolidation.objects.select_related("campaign", "phase").get()
    item = mend_and_accept(world)
    changed = standing_of(draft)
    with clock.at(datetime(2021, 6, 28, 9)):
        section = ConsolidationSection.objects.get(consolidation=draft, code="professional")
        take_source(actor=world.department.office, section=section, item_id=item.pk)

    assert changed == Standing(changed=("Phòng Quản lý Công nghiệp",))
    assert standing_of(draft) == Standing()


def test_a_closed_campaign_is_not_asked(
    world: World, consolidation: Consolidation, django_assert_num_queries: Any
) -> None:
    world.campaign.state = "closed"
    consolidation.campaign = world.campaign

    with django_assert_num_queries(0):
        assert standings([consolidation]) == {}


def test_many_units_are_named_three_and_counted() -> None:
    assert Standing(gone=("A", "B", "C", "D", "E")).words == (
        "báo cáo của A, B, C và 2 đơn vị khác không còn được chấp nhận"
    )


def test_official_figures_are_held_against_the_estimate(world: World, consolidation: Consolidation) -> None:
    submission = Submission.objects.get(pk=world.submissions[world.department.industry.pk].pk)
    item = submission.items.get(role="lead", task__measure="percent")
    with clock.at(datetime(2021, 6, 30, 9)):
        submit_official_figures(
            actor=world.department.industry_head, submission=submission, figures={item.pk: {"value": Decimal(78)}}
        )
        accept_official(actor=world.department.office, submission=submission)

    page = seen(consolidation)
    checks = checks_of(doubts_of(page.sources, page.rows, (), None))

    assert [check.sentence for check in checks if check.kind == "estimate"] == [
        f"“{item.task.text}” (Phòng Quản lý Công nghiệp, mục {item.ordinal}): số chính thức 78%, lần nộp 1 ước 80%."
    ]

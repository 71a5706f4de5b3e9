"""A summary of a day, when the phases after the one that it was written from are accepted: its older words are told as
changed, and replaced or kept."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Phase, Submission, SubmissionItem
from campaigns.queries.submissions import accepted_items
from campaigns.services.reviews import accept_submission, return_submission
from campaigns.services.submissions import save_item, submit_submission
from core import clock
from reports.models import Consolidation, ConsolidationSection, SourceLink
from reports.queries.cards import Card
from reports.queries.desk import Desk, desk
from reports.queries.keeping import kept_of
from reports.queries.sources import sources_of_report
from reports.queries.standing import Standing, standing_of
from reports.services import (
    Typed,
    create_consolidation,
    finalise_consolidation,
    keep_words,
    renew_consolidation,
    save_section,
    take_source,
)
from tests.factories import make_submission
from tests.reports.world import World, consolidate, values_of

pytestmark = pytest.mark.django_db
SECOND = datetime(2021, 11, 17, 9)
LATER = datetime(2021, 11, 23, 9)
DONE = "Đã trình và được thông qua"


@pytest.fixture
def draft(world: World) -> Consolidation:
    """Up to a day of November, begun from the one of June; meanwhile industry's report of phase 2 was accepted."""
    given = consolidate(world, phase=None)
    hand_in_second(world)
    with clock.at(LATER):
        return renew_consolidation(actor=world.department.office, consolidation=given, cut_off_on=LATER.date())


def hand_in_second(world: World, without: str = "") -> Submission:
    """Industry tells its product otherwise in phase 2, nothing of the entry `without`, and all else as in phase 1."""
    Phase.objects.filter(pk=world.second.pk).update(state="open")
    world.second.refresh_from_db()
    submission, head = make_submission(world.second, world.department.industry), world.department.industry_head
    with clock.at(SECOND):
        for item in submission.items.select_related("task__group"):
            told = {"text": f"{DONE}."} if is_product(item) else {}
            told |= {"text": "", "is_none": True} if without and item.entry == without else {}
            save_item(actor=head, item=item, values=values_of(item) | told, version=item.version)
        submit_submission(actor=head, submission=submission)
        accept_submission(actor=world.department.office, submission=submission)
    return submission


def is_product(item: SubmissionItem) -> bool:
    return item.is_lead and item.task is not None and item.task.measure == "product"


def product_of(world: World, phase: Phase) -> SubmissionItem:
    items = SubmissionItem.objects.filter(submission__phase=phase, submission__unit=world.department.industry)
    return items.get(role="lead", task__measure="product")


def seen(report: Consolidation, code: str = "professional") -> Desk:
    with clock.at(LATER):
        return desk(Consolidation.objects.select_related("campaign__owner", "phase").get(pk=report.pk), code)


def section_of(report: Consolidation) -> ConsolidationSection:
    return ConsolidationSection.objects.get(consolidation=report, code="professional")


def cards_of(page: Desk) -> list[Card]:
    return [card for card in page.cards if isinstance(card, Card)]


def page_of(world: World, name: str, report: Consolidation, code: str = "professional") -> str:
    client = Client()
    client.force_login(world.department.office)
    with clock.at(LATER):
        address = reverse(f"reports:{name}", args=[report.pk])
        return client.get(address, {"muc": code}).content.decode()


def test_words_that_a_later_phase_tells_otherwise_are_told_as_changed(world: World, draft: Consolidation) -> None:
    page = seen(draft)

    [card] = [card for card in cards_of(page) if card.state == "changed"]
    second = product_of(world, world.second)
    assert (card.item_id, card.phase, DONE in card.text, DONE in card.before) == (second.pk, 2, True, False)
    assert (page.changed, page.gone, page.standing) == (1, 0, "1 nguồn đã đổi")
    assert [card.state for card in cards_of(page)].count("free") == 0
    assert [each.note for each in page.written if each.is_changed] == [", nguồn đã đổi"]
    current = next(place for place in page.places if place.is_current)
    assert (current.changed, current.taken, current.available) == (1, *[len(accepted(draft))] * 2)


def accepted(report: Consolidation) -> list[str]:
    """What the units tell in the section, each task once."""
    told = sources_of_report(report.campaign, None, report.cut_off_on).told
    return [item.label for item in told if item.section == "professional"]


def test_the_desk_and_the_checks_tell_it(world: World, draft: Consolidation) -> None:
    text, checks = (page_of(world, name, draft) for name in ("consolidation_detail", "consolidation_checks"))

    assert "1 nguồn đã đổi sau khi được đưa vào" in text
    assert "lần nộp 1 của đợt 2" in text
    assert "1 nguồn đã đổi sau khi được đưa vào" in checks
    assert "Không có số liệu nào phải kiểm tra lại" not in checks


def test_a_report_finalised_with_the_older_words_says_so(world: World, draft: Consolidation) -> None:
    with clock.at(LATER):
        finalise_consolidation(actor=world.department.office, consolidation=draft)

    assert "1 nguồn đã đổi. Báo cáo này giữ nguyên số liệu đã chốt" in page_of(world, "consolidation_detail", draft)


def test_taken_in_anew_they_stand_in_place_of_the_older_ones(world: World, draft: Consolidation) -> None:
    before = section_of(draft).rows.count()
    second = product_of(world, world.second)

    with clock.at(LATER):
        take_source(actor=world.department.office, section=section_of(draft), item_id=second.pk)

    texts = [row.text for row in section_of(draft).rows.all() if "Đề án phát triển số 1" in row.text]
    assert (len(texts), DONE in texts[0], section_of(draft).rows.count()) == (1, True, before)
    link = SourceLink.objects.get(paragraph__section=section_of(draft), item=second)
    assert (link.taken_item, link.taken_from, link.revision) == (
        second,
        link.revision,
        second.submission.revisions.get(),
    )
    page = seen(draft)
    assert (page.standing, {card.state for card in cards_of(page)}) == ("", {"taken"})


def test_kept_they_say_which_words_they_are(world: World, draft: Consolidation) -> None:
    first, second = product_of(world, world.phase), product_of(world, world.second)

    with clock.at(LATER):
        keep_words(actor=world.department.office, section=section_of(draft), item_id=second.pk)

    page = seen(draft)
    written = next(each for each in page.written if "Đề án phát triển số 1" in each.text)
    assert (written.note, written.origins[0].url) == (
        "; đã xem lần nộp 1 của đợt 2",
        f"{reverse('campaigns:submission_revision', args=[first.submission_id, 1])}#muc-{first.ordinal}",
    )
    assert (page.standing, {card.state for card in cards_of(page)}) == ("", {"kept", "taken"})
    kept = section_of(draft)
    kept.refresh_from_db()
    # Every figure stands in the words that were kept.
    assert [doubt for doubts in kept_of(kept).doubts.values() for doubt in doubts if doubt.kind == "source"] == []


def test_words_of_which_a_later_phase_has_none_are_kept_or_taken_out(world: World) -> None:
    given = consolidate(world, phase=None)
    hand_in_second(world, without="weaknesses")
    with clock.at(LATER):
        draft = renew_consolidation(actor=world.department.office, consolidation=given, cut_off_on=LATER.date())

    [card] = [card for card in cards_of(seen(draft, "weaknesses")) if card.state == "changed"]
    text = page_of(world, "consolidation_detail", draft, "weaknesses")
    assert (card.text, card.says_something) == ("Đơn vị không có nội dung ở mục này.", False)
    assert ("Giữ lời cũ, hoặc xóa hết chữ của đoạn" in text, "Đưa vào lại" in text) == (True, False)


def test_words_that_stand_beside_the_older_ones_are_not_taken_in_twice(world: World, draft: Consolidation) -> None:
    """As in a draft in which both were taken in before the older ones were marked."""
    second = product_of(world, world.second)
    with clock.at(LATER):
        typed = [Typed("Lời đợt 2.", 0, "", items=(second.pk,))]
        save_section(actor=world.department.office, section=section_of(draft), typed=typed)

    page, text = seen(draft), page_of(world, "consolidation_detail", draft)

    told = [card.state for card in cards_of(page) if card.item_id == second.pk]
    assert (page.standing, told, "Lời này đã có ở mục." in text) == ("1 nguồn đã đổi", ["changed", "taken"], True)
    current = next(place for place in page.places if place.is_current)
    assert (current.taken, len(cards_of(page))) == (current.available, current.available + 1)


def test_an_address_of_the_earlier_phase_takes_in_the_later_words(world: World, draft: Consolidation) -> None:
    """A desk that was open while phase 2 was accepted."""
    client = Client()
    client.force_login(world.department.office)

    with clock.at(LATER):
        address = reverse("reports:source_take", args=[draft.pk, "professional"])
        text = client.post(address, {"item": product_of(world, world.phase).pk}, follow=True).content.decode()

    assert "Đã đưa nguồn vào mục, đoạn 3." in text
    assert seen(draft).changed == 0


def test_a_version_that_came_later_does_not_hide_the_one_of_the_day(world: World) -> None:
    submission = hand_in_second(world)
    item, office, head = product_of(world, world.second), world.department.office, world.department.industry_head
    with clock.at(LATER):
        early = begun_up_to(world, date(2021, 11, 22))
        return_submission(actor=office, submission=submission, remarks={item.pk: "Ghi rõ số văn bản."})
        sent_back = standing_of(early)
        item.refresh_from_db()
        save_item(actor=head, item=item, values={**values_of(item), "text": "Chờ thông qua."}, version=item.version)
        submit_submission(actor=head, submission=submission)
        accept_submission(actor=office, submission=submission)

    def told(day: date) -> list[str]:
        items = accepted_items(world.campaign, cut_off=day)
        return [each.text for each in items if each.item_id == item.pk]

    assert [told(date(2021, 11, day)) for day in (16, 22, 23)] == [[], [f"{DONE}."], ["Chờ thông qua."]]
    assert sent_back.gone == (world.department.industry.name,)
    assert (seen(early).standing, standing_of(early)) == ("", Standing())


def begun_up_to(world: World, day: date) -> Consolidation:
    office = world.department.office
    made = create_consolidation(actor=office, campaign=world.campaign, phase=None, cut_off_on=day)
    return Consolidation.objects.select_related("campaign", "phase").get(pk=made.pk)

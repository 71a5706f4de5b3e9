"""The desk counts from what reports and sections keep: it must say what reading every item of every report says."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import Any

import pytest

from campaigns.deadlines import NOT_HANDED_IN, display_state
from campaigns.models import Phase, Review, Submission, SubmissionItem, SubmissionRevision, Task
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.queries.frozen import counted_items, fingerprint, frozen_content
from campaigns.queries.submissions import items_of, items_of_revision
from core import clock
from reports.drafting import sources_of
from reports.models import Consolidation, ConsolidationSection, SourceLink
from reports.papers.computed import COMPUTED
from reports.papers.summary import awards_sentence, returns_sentence
from reports.queries.behind import rows_behind
from reports.queries.cards import Card, Missing
from reports.queries.desk import Desk, desk
from reports.queries.doubts import checks_of, doubts_of
from reports.queries.facts import ReportFacts, facts_of, figures_told
from reports.queries.figures import task_figures
from reports.queries.keeping import kept_now, kept_of
from reports.queries.origins import figure_rows
from reports.queries.sources import says_something, split_tasks
from reports.services import create_consolidation, save_section, take_source
from tests.factories import make_submission
from tests.reports.item_by_item import accepted_before, checks_item_by_item, expected_before_official
from tests.reports.world import World, make_world
from tests.reports.writing import rewrite, shown

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
DAY = date(2021, 12, 10)
NOW = datetime(2021, 12, 10, 9)


WORDS = [
    "",
    "Đã lấp đầy 20 cụm, đạt 87% kế hoạch.",
    "Lấy ý kiến 12 sở, gồm 5 sở và 6 ngành.",
    "Chủ trì 03 nhiệm vụ, đều đang thực hiện.",
]


def answer(luck: Random) -> dict[str, Any]:
    """What a unit tells of one task."""
    figures = [None, Decimal(20), Decimal(23), Decimal("30.5")]
    return {
        "status": luck.choice(["", "not_started", "in_progress", "done", "ahead"]),
        "text": luck.choice(WORDS[:3]),
        "value": luck.choice(figures),
        "estimate_value": luck.choice(figures),
        "is_none": luck.random() < 0.2,
    }


# What becomes of a report in each of its phases, in the order of its revisions.
FATES = {
    "drafting": [],
    "waived": [],
    "submitted": [("report", None)],
    "returned": [("report", "returned")],
    "accepted": [("report", "accepted")],
    "mended": [("report", "returned"), ("report", "accepted")],
    "taken back": [("report", "accepted returned")],
    "official": [("report", "accepted"), ("official", "accepted")],
    "official refused": [("report", "accepted"), ("official", "returned")],
    "official waits": [("report", "accepted"), ("official", None)],
    "official twice": [("report", "accepted"), ("official", "accepted"), ("official", "accepted")],
    "anew after official": [("report", "accepted returned"), ("official", "accepted returned"), ("report", "accepted")],
}
STATES = {
    "drafting": "drafting",
    "waived": "waived",
    "submitted": "submitted",
    "returned": "returned",
    "taken back": "returned",
}


def live(world: World, submission: Submission, fate: str, luck: Random) -> None:
    """The report goes through its fate: revisions with answers of their own, and judgements."""
    items = items_of(submission)
    before = submission.revisions.count()
    for number, (kind, judged) in enumerate(FATES[fate], start=before + 1):
        for item in items:
            told = answer(luck)
            item.text, item.is_none = told["text"], told["is_none"]
            if item.is_lead:
                item.status, item.value = told["status"], told["value"]
                item.estimate_value = told["estimate_value"] if kind == "report" else None
        content = frozen_content(submission, items)
        revision = SubmissionRevision.objects.create(
            submission=submission,
            number=number,
            submitted_at=clock.now(),
            submitted_by=world.department.office,
            content=content,
            sha256=fingerprint(content),
            counted=counted_items(content),
            kind=RevisionKind.OFFICIAL if kind == "official" else RevisionKind.REPORT,
        )
        for outcome in (judged or "").split():
            Review.objects.create(
                revision=revision,
                reviewer=world.department.office,
                outcome=ReviewOutcome(outcome),
                reason="Sửa.",
                decided_at=clock.now(),
            )
    SubmissionItem.objects.bulk_update(items, ["status", "text", "is_none", "value", "estimate_value"])
    submission.state = STATES.get(fate, "accepted")
    submission.has_official_waiting = fate == "official waits"
    submission.first_submitted_at = clock.now() if FATES[fate] else None
    submission.submitted_on = clock.today() if FATES[fate] else None
    submission.save()


def varied_world() -> World:
    """Three units with tasks measured by figures, one of them divided between two units; two phases."""
    world = make_world(3)
    Task.objects.filter(campaign=world.campaign).update(measure="figure", figure_unit="cụm", target_value=Decimal(23))
    whole, *parts = Task.objects.filter(campaign=world.campaign).order_by("pk")[:3]
    Task.objects.filter(pk__in=[part.pk for part in parts]).update(split_from=whole, target_value=Decimal(11))
    Task.objects.filter(pk=whole.pk).update(is_active=False)
    return world


def oracle(consolidation: Consolidation) -> list[tuple[str, str, str, str]]:
    """Every doubt, found by reading all items of all reports."""
    facts = facts_of(consolidation)
    found = checks_item_by_item(
        facts,
        accepted_before(consolidation),
        split_tasks(consolidation.campaign),
        expected_before_official(consolidation),
        taken_in(consolidation),
    )
    return sorted((each.section, each.kind, each.sentence, each.url) for each in found)


def taken_in(consolidation: Consolidation) -> dict[int, Any]:
    """What the paragraphs were made of, by item, as it was when it was taken in."""
    links = SourceLink.objects.filter(paragraph__section__consolidation=consolidation)
    rows = links.select_related("revision__submission__unit", "revision__submission__phase")
    return {
        link.item_id: item for link in rows for item in items_of_revision(link.revision) if item.item_id == link.item_id
    }


def counted(page: Desk) -> list[tuple[str, str, str, str]]:
    """Every doubt as the desk counts it."""
    facts = facts_of(page.consolidation)
    found = doubts_of(page.sources, page.rows, split_tasks(page.consolidation.campaign), facts.targets)
    return sorted((each.section, each.kind, each.sentence, each.url) for each in checks_of(found))


def reread(consolidation: Consolidation) -> Consolidation:
    return Consolidation.objects.select_related("campaign__owner", "phase").get(pk=consolidation.pk)


def assert_the_same(consolidation: Consolidation) -> None:
    page = desk(reread(consolidation))
    facts = facts_of(page.consolidation)
    sources = facts.sources

    assert_the_figures_are_the_same(page, facts)
    assert counted(page) == oracle(page.consolidation)
    assert page.sources.units == {item.unit.pk for item in sources.told}
    for place in page.places:
        feeding = sources_of(place.section, sources.told)
        linked = SourceLink.objects.filter(paragraph__section__consolidation=page.consolidation)
        taken = set(linked.filter(paragraph__section__code=place.section.code).values_list("item_id", flat=True))
        says = [item for item in feeding if says_something(item)]
        assert (place.available, place.taken) == (len(says), sum(item.item_id in taken for item in says))
        if not place.is_title:
            beside = desk(page.consolidation, place.section.code)
            cards = [card for card in beside.cards if isinstance(card, Card)]
            told = sources.told if page.consolidation.phase else sources.known
            known = {item.item_id for item in told}
            gone = {item for item in taken if item not in known}
            assert beside.source_count == len(cards)
            fed = bool(place.section.entries) or place.section.gathers.startswith("tasks:")
            missing = [card for card in beside.cards if isinstance(card, Missing)]
            assert [(card.unit_id, card.why.startswith("Không có nguồn")) for card in missing] == (
                owed(page.consolidation, {item.unit.pk for item in told}) if fed else []
            )
            assert {card.item_id for card in cards} == gone | {
                item.item_id for item in feeding if says_something(item) or item.item_id in taken
            }
        assert page.sources.figures(place.section.code) == task_figures(feeding)
    for row in page.rows:
        assert kept_of(row) == kept_of(fresh_counts(row))


def assert_the_figures_are_the_same(page: Desk, facts: ReportFacts) -> None:
    """The counted sentences of the desk and the rows behind them are those of the paper, whose annex adds up to them: in a
    summary of a day report by report, whatever a later one replaces."""
    is_last = facts.occasion.is_last_phase
    for code, sentence in (("direction", returns_sentence), ("awards", awards_sentence)):
        told = figures_told(page.consolidation, code, is_last_phase=is_last, tells_tasks=facts.tells_tasks)
        assert sentence(told) == sentence(facts)
    for code in COMPUTED:
        behind = rows_behind(page.consolidation, code, is_last_phase=is_last)
        rows = figure_rows(facts, code)
        assert (len(behind), [*behind[:2], *behind[2:]]) == (len(rows), [*rows])
    led = task_figures(facts.sources.accepted)
    listed = (sum(getattr(row, name) or 0 for row in facts.returns) for name in ("led", "done"))
    assert tuple(listed) == (led.total, led.done)
    if page.consolidation.phase:
        assert led == page.sources.all_figures
    silent = [row.unit for row in facts.returns if row.led is None]
    told_units = {item.submission_id for item in facts.sources.accepted}
    assert silent == [row.unit for row in facts.returns if row.submission_id not in told_units]


def owed(consolidation: Consolidation, told: set[int]) -> list[tuple[int, bool]]:
    """The units that owe a report of which nothing is told, and whether it can still come."""
    rows = Submission.objects.filter(phase__campaign=consolidation.campaign).select_related("phase")
    rows = rows.filter(phase=consolidation.phase) if consolidation.phase else rows.filter(phase__state="open")
    return [
        (row.unit_id, display_state(row, DAY) == NOT_HANDED_IN)
        for row in rows.exclude(state="waived").order_by("unit__position", "unit__name", "phase__ordinal")
        if row.unit_id not in told
    ]


def fresh_counts(row: ConsolidationSection) -> ConsolidationSection:
    """The section as it would keep its counts had it never kept any."""
    blank = ConsolidationSection.objects.get(pk=row.pk)
    blank.kept = None
    blank.kept = kept_now(blank).stored()
    return blank


def lived(seed: int, second: Mapping[int, str] = MappingProxyType({})) -> tuple[World, Random]:
    """Two phases, in which each unit's report meets a fate of its own, in phase 2 the one that `second` names by the place
    of the unit; one of phase 2 is given more time."""
    luck, world = Random(seed), varied_world()
    with clock.at(datetime(2021, 12, 1, 9)):
        Phase.objects.filter(pk=world.second.pk).update(state="open")
        world.second.refresh_from_db()
        for phase in (world.phase, world.second):
            for at, unit in enumerate(world.units):
                submission = world.submissions[unit.pk] if phase == world.phase else make_submission(phase, unit)
                fate = luck.choice(list(FATES))
                live(world, submission, fate if phase == world.phase else second.get(at, fate), luck)
        Submission.objects.filter(phase=world.second, unit=world.units[0]).update(due_on=date(2021, 12, 20))
    return world, luck


def begun(world: World, phase: Phase | None) -> Consolidation:
    with clock.at(NOW):
        return create_consolidation(actor=world.department.office, campaign=world.campaign, phase=phase, cut_off_on=DAY)


@pytest.mark.parametrize("seed", range(4))
def test_the_desk_counts_what_reading_every_item_finds(seed: int) -> None:
    world, luck = lived(seed)
    office = world.department.office
    made = begun(world, world.second)
    assert_the_same(made)

    with clock.at(NOW):
        for submission in Submission.objects.filter(phase=world.second).select_related("phase__campaign", "unit"):
            SubmissionRevision.objects.filter(submission=submission, reviews=None).delete()
            live(world, submission, luck.choice(["official", "taken back", "mended"]), luck)
        assert_the_same(made)
        section = made.sections.get(code="professional")
        for place in (2, 4, 5):
            save_section(actor=office, section=section, typed=shown(section, **{f"at_{place}": luck.choice(WORDS)}))
        save_section(actor=office, section=section, typed=shown(section, at_3=""), added="Hoàn thành 90% nhiệm vụ.")
        rewrite(office, made.sections.get(code="targets"), "Đến nay đạt 95%.")
        free = [card for card in desk(made, "professional").cards if isinstance(card, Card) and card.says_something]
        for card in [each for each in free if each.state != "gone"][:3]:
            take_source(actor=office, section=section, item_id=card.item_id)
    assert_the_same(made)


@pytest.mark.parametrize("seed", range(6, 9))
def test_so_it_does_of_a_closed_phase_for_which_units_handed_nothing_in(seed: int) -> None:
    world, _ = lived(seed, {0: "accepted", 1: "drafting", 2: "returned"})
    made = begun(world, world.second)
    assert_the_same(made)

    Phase.objects.filter(pk=world.second.pk).update(state="closed")
    assert_the_same(made)
    assert {card.why for card in desk(reread(made), "strengths").cards if isinstance(card, Missing)} == {
        "Không có nguồn: đơn vị không nộp báo cáo."
    }
    assert_the_same(begun(world, None))


@pytest.mark.parametrize("seed", range(4, 6))
def test_so_it_does_without_a_phase_before_and_without_any_phase(seed: int) -> None:
    world, _ = lived(seed)

    assert_the_same(begun(world, world.phase))
    assert_the_same(begun(world, None))

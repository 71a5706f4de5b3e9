"""Two people at the consolidation desk: what is frozen is what stands, and two sections do not disturb each other."""

from datetime import datetime
from threading import Event
from time import sleep

import pytest
from django.db import transaction

from core import clock
from core.errors import EditConflict, RuleBroken
from reports.models import Consolidation, ConsolidationSection, ReportSnapshot
from reports.queries.facts import facts_of
from reports.services import Typed, finalise_consolidation, save_section
from reports.services.sections import Move
from tests.concurrency.test_submissions import together
from tests.reports.world import World, consolidate, hand_in, make_world
from tests.reports.writing import rewrite, shown

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
WRAP_UP = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    made = make_world()
    hand_in(made, made.department.industry, datetime(2021, 6, 18, 9))
    return made


@pytest.fixture
def consolidation(world: World) -> Consolidation:
    return consolidate(world)


def write(world: World, consolidation: Consolidation, code: str, words: str) -> ConsolidationSection:
    section = ConsolidationSection.objects.get(consolidation=consolidation, code=code)
    return rewrite(world.department.office, section, words)


def test_two_sections_are_written_at_once(world: World, consolidation: Consolidation) -> None:
    answers = together(
        lambda: write(world, consolidation, "strengths", "Kịp thời."),
        lambda: write(world, consolidation, "weaknesses", "Còn chậm."),
    )

    kept = consolidation.sections.filter(code__in=["strengths", "weaknesses"]).order_by("code")
    assert {type(answer) for answer in answers} == {ConsolidationSection}
    assert [row.paragraphs[0]["text"] for row in kept] == ["Kịp thời.", "Còn chậm."]


def test_a_paragraph_that_two_move_at_once_moves_once(world: World, consolidation: Consolidation) -> None:
    section = consolidation.sections.get(code="professional")
    before = list(section.rows.order_by("position").values_list("pk", flat=True))
    move = Move(before[1], 2, 3)

    together(*(lambda: save_section(actor=world.department.office, section=section, typed=[], move=move) for _ in "ab"))

    after = list(section.rows.order_by("position").values_list("position", "pk"))
    assert after == list(enumerate([before[0], before[2], before[1], *before[3:]], start=1))


def test_a_section_being_saved_is_in_what_is_frozen(world: World, consolidation: Consolidation) -> None:
    saved = Event()

    def save() -> None:
        with transaction.atomic(), clock.at(WRAP_UP):
            write(world, consolidation, "strengths", "Kịp thời.")
            saved.set()
            sleep(0.5)

    def freeze() -> Consolidation:
        saved.wait(timeout=10)
        with clock.at(WRAP_UP):
            return finalise_consolidation(actor=world.department.office, consolidation=consolidation)

    answers = together(save, freeze)

    frozen = ReportSnapshot.objects.get().content
    assert answers == [None, consolidation]
    assert frozen["sections"]["strengths"] == [{"kind": "text", "text": "Kịp thời.", "items": [], "sources": []}]


def test_a_section_saved_while_the_report_is_frozen_is_refused(world: World, consolidation: Consolidation) -> None:
    frozen = Event()

    def freeze() -> None:
        with transaction.atomic(), clock.at(WRAP_UP):
            finalise_consolidation(actor=world.department.office, consolidation=consolidation)
            frozen.set()
            sleep(0.5)

    def save() -> ConsolidationSection:
        frozen.wait(timeout=10)
        return write(world, consolidation, "strengths", "Kịp thời.")

    refusal = together(freeze, save)[1]

    assert isinstance(refusal, RuleBroken)
    assert "đã hoàn tất nên không sửa được nữa" in str(refusal)


@pytest.mark.postgresql
def test_without_the_lock_what_is_frozen_may_lack_what_was_saved(world: World, consolidation: Consolidation) -> None:
    """The control: whoever reads the report before he locks it freezes words that are no longer those that stand."""
    is_read, is_saved = Event(), Event()

    def freeze() -> str:
        with transaction.atomic(), clock.at(WRAP_UP):
            facts = facts_of(Consolidation.objects.select_related("campaign__owner", "phase").get(pk=consolidation.pk))
            is_read.set()
            is_saved.wait(timeout=10)
            return facts.sections["strengths"][0].text

    def save() -> None:
        is_read.wait(timeout=10)
        write(world, consolidation, "strengths", "Kịp thời.")
        is_saved.set()

    frozen = together(freeze, save)[0]

    assert frozen != "Kịp thời."
    assert consolidation.sections.get(code="strengths").paragraphs[0]["text"] == "Kịp thời."


@pytest.mark.postgresql
def test_two_who_save_one_section_keep_one_text_and_tell_the_other(world: World, consolidation: Consolidation) -> None:
    section = ConsolidationSection.objects.get(consolidation=consolidation, code="strengths")

    mine, yours = shown(section, at_1="Của tôi."), shown(section, at_1="Của bạn.")

    def save(typed: list[Typed]) -> ConsolidationSection:
        return save_section(actor=world.department.office, section=section, typed=typed)

    answers = together(lambda: save(mine), lambda: save(yours))

    kept = [answer for answer in answers if isinstance(answer, ConsolidationSection)]
    told = [answer for answer in answers if isinstance(answer, EditConflict)]
    assert (len(kept), len(told)) == (1, 1)
    assert told[0].current == kept[0]
    section.refresh_from_db()
    assert section.paragraphs[0]["text"] in ("Của tôi.", "Của bạn.")


def test_two_windows_of_one_section_are_written_at_once(world: World, consolidation: Consolidation) -> None:
    section = ConsolidationSection.objects.get(consolidation=consolidation, code="professional")
    mine, yours = shown(section, at_1="Của tôi."), shown(section, at_3="Của bạn.")

    def save(typed: list[Typed], added: str) -> ConsolidationSection:
        return save_section(actor=world.department.office, section=section, typed=typed, added=added)

    together(lambda: save(mine, "Tôi thêm."), lambda: save(yours, "Bạn thêm."))

    texts = [each["text"] for each in section.paragraphs]
    assert (texts[0], texts[2], set(texts[4:])) == ("Của tôi.", "Của bạn.", {"Tôi thêm.", "Bạn thêm."})
    positions = section.rows.order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(1, len(texts) + 1))

from datetime import date

import pytest

from awards.models import Decision, Nomination
from awards.papers import usual_words
from awards.queries.history import awards_in_unit, awards_of_nominee
from awards.queries.nominations import approved_without_paper
from awards.services.decisions import create_decision, revise_decision
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.services import issue_paper, submit_for_signing
from tests.awards import making
from tests.awards.making import World


def decide(world: World, *nominations: Nomination) -> Decision:
    rows = list(approved_without_paper(world.phase))
    return create_decision(
        actor=world.department.office,
        phase=world.phase,
        nominations=nominations or rows,
        words=usual_words(world.phase, rows),
    )


def test_a_decision_makes_a_draft_paper_and_takes_the_approved(world: World) -> None:
    one, other = making.approved(world), making.approved(world, making.new_person(world, "Trần Văn Hai"))

    decision = decide(world)

    assert (decision.paper.kind, decision.paper.state, decision.paper.number) == ("QĐ", "drafted", None)
    assert decision.paper.scope == world.phase.campaign.journal_scope
    assert set(decision.nominations.all()) == {one, other}
    assert JournalEntry.objects.about(decision).get().code == "awards.decision.created"


def test_a_case_is_in_one_decision_only(world: World) -> None:
    nomination = making.approved(world)
    decide(world)

    with pytest.raises(RuleBroken, match="đã nằm trong quyết định khác"):
        decide(world, nomination)


@pytest.mark.parametrize("start", [making.proposed, making.screened])
def test_what_was_not_approved_enters_no_decision(world: World, start: object) -> None:
    nomination = start(world)  # type: ignore[operator]

    with pytest.raises(RuleBroken, match="chưa được duyệt"):
        decide(world, nomination)
    assert Decision.objects.count() == 0


def test_only_the_office_makes_decisions(world: World) -> None:
    rows = [making.approved(world)]

    for actor in (world.department.director, world.head):
        with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
            create_decision(actor=actor, phase=world.phase, nominations=rows, words=usual_words(world.phase, rows))


def test_a_draft_is_revised_and_lets_people_go(world: World) -> None:
    one, other = making.approved(world), making.approved(world, making.new_person(world, "Trần Văn Hai"))
    decision = decide(world)

    revise_decision(
        actor=world.department.office,
        decision=decision,
        nominations=[other],
        words=usual_words(world.phase, [other]),
    )

    assert list(decision.nominations.all()) == [other]
    assert list(approved_without_paper(world.phase)) == [one]


def test_what_is_being_signed_is_not_revised(world: World) -> None:
    nomination = making.approved(world)
    decision = decide(world)
    submit_for_signing(actor=world.department.office, paper=decision.paper)
    words = usual_words(world.phase, [nomination])

    with pytest.raises(RuleBroken, match="đã trình ký"):
        revise_decision(actor=world.department.office, decision=decision, nominations=[nomination], words=words)
    assert list(decision.nominations.all()) == [nomination]


def test_only_an_issued_decision_is_anybodys_award(world: World) -> None:
    nomination = making.approved(world)
    decision = decide(world)
    assert list(awards_in_unit([world.department.industry.pk])) == []

    submit_for_signing(actor=world.department.office, paper=decision.paper)
    issue_paper(
        actor=world.department.office, paper=decision.paper, number=12, issued_on=date(2021, 7, 1), confirmed=True
    )

    assert list(awards_in_unit([world.department.industry.pk])) == [nomination]
    assert list(awards_of_nominee(nomination)) == []

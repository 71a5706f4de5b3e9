"""Official figures at the same moment: sent twice, judged twice, judged while others come, sent while the campaign ends."""

from collections.abc import Callable
from decimal import Decimal
from time import sleep
from typing import Any

import pytest
from django.db import transaction

from campaigns import services
from campaigns.models import Campaign, Review, Submission, SubmissionRevision
from core import clock
from core.errors import RuleBroken
from tests.campaigns.reporting import World, make_world, submit
from tests.concurrency.test_submissions import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


@pytest.fixture
def world() -> World:
    world = make_world()
    submit(world)
    services.accept_submission(actor=world.office, submission=world.report)
    return world


def fresh(world: World) -> Submission:
    return Submission.objects.select_related("phase__campaign", "unit").get(pk=world.report.pk)


def sending(world: World, value: int, number: int) -> Callable[[], object]:
    figures = {world.report.items.get(task=world.figure).pk: {"value": Decimal(value)}}

    def send() -> object:
        return services.submit_official_figures(
            actor=world.head, submission=fresh(world), figures=figures, number=number
        )

    return send


def judging(world: World, verb: Any, **more: Any) -> Callable[[], object]:
    return lambda: verb(actor=world.office, submission=fresh(world), seen_revision=2, **more)


def test_two_presses_at_once_send_one_version(world: World) -> None:
    answers = together(sending(world, 20, 2), sending(world, 20, 2), sending(world, 20, 2))

    assert answers == [SubmissionRevision.objects.get(number=2)] * 3
    assert SubmissionRevision.objects.count() == 2


def test_of_two_figures_at_once_one_is_sent_and_the_other_told(world: World) -> None:
    answers = together(sending(world, 20, 2), sending(world, 21, 2))

    assert sorted(type(answer).__name__ for answer in answers) == ["RuleBroken", "SubmissionRevision"]
    assert SubmissionRevision.objects.count() == 2


def test_figures_are_accepted_or_sent_back_and_never_both(world: World) -> None:
    sending(world, 20, 2)()

    answers = together(
        judging(world, services.accept_official), judging(world, services.return_official, reason="Chưa khớp.")
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Review", "RuleBroken"]
    assert Review.objects.filter(revision__number=2).count() == 1


def test_an_acceptance_does_not_take_figures_that_came_meanwhile(world: World) -> None:
    sending(world, 20, 2)()
    services.return_official(actor=world.office, submission=fresh(world), reason="Chưa khớp.")

    _, answer = together(sending(world, 21, 3), judging(world, services.accept_official))

    report = fresh(world)
    assert isinstance(answer, RuleBroken)
    assert (report.has_official_waiting, report.revisions.count()) == (True, 3)
    assert Review.objects.filter(revision__number=3).count() == 0


def test_figures_wait_or_the_campaign_ends_and_never_both(world: World) -> None:
    for report in (world.foreign_report, world.office_report):
        report.delete()
    services.close_phase(actor=world.office, phase=world.phase)

    together(
        sending(world, 20, 2),
        lambda: services.close_campaign(actor=world.office, campaign=Campaign.objects.get(pk=world.campaign.pk)),
    )

    report = fresh(world)
    assert report.has_official_waiting is (report.phase.campaign.state == "running")


@pytest.mark.postgresql
def test_without_the_locks_they_would_be_accepted_and_sent_back(world: World) -> None:
    sending(world, 20, 2)()
    revision = SubmissionRevision.objects.get(number=2)

    def judge_without_lock(outcome: str) -> Callable[[], object]:
        def judge() -> object:
            with transaction.atomic():
                if not fresh(world).has_official_waiting:
                    raise RuleBroken("Không có số liệu chính thức nào chờ chấp nhận.")
                sleep(0.5)
                words = {"reason": "Chưa khớp.", "decided_at": clock.now()}
                return Review.objects.create(revision=revision, reviewer=world.office, outcome=outcome, **words)

        return judge

    together(judge_without_lock("accepted"), judge_without_lock("returned"))

    assert Review.objects.filter(revision=revision).count() == 2

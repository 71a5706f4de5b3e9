"""The office judges while the unit sends again, or while the phase ends: nobody decides on what he has not seen."""

from collections.abc import Callable
from datetime import datetime
from threading import Event
from time import sleep

import pytest
from django.db import transaction

from accounts.models import User
from campaigns import services
from campaigns.models import Phase, Review, Submission, SubmissionRevision
from campaigns.queries.official import in_force
from campaigns.workflow import SUBMISSION
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from core.workflow import perform
from tests.campaigns.reporting import World, make_world, submit
from tests.concurrency.test_submissions import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
NOW = datetime(2021, 6, 18, 9)
Deed = Callable[[], object]


@pytest.fixture
def world() -> World:
    made = make_world()
    submit(made)
    return made


@pytest.fixture
def mended(world: World) -> World:
    """Sent back once; the unit has mended the item and is about to send again."""
    item = world.report.items.get(ordinal=2)
    with clock.at(NOW):
        services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Ghi rõ số."})
        services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=item.version)
    return world


def fresh(world: World) -> Submission:
    return Submission.objects.select_related("phase__campaign", "unit").get(pk=world.report.pk)


def sending_again(world: World) -> Deed:
    return lambda: services.submit_submission(actor=world.head, submission=fresh(world), number=2)


def returning(world: World, actor: User, seen: int) -> Deed:
    item = world.report.items.get(ordinal=3)
    return lambda: services.return_submission(
        actor=actor, submission=fresh(world), remarks={item.pk: "Bổ sung."}, seen_revision=seen
    )


def accepting(world: World) -> Deed:
    return lambda: services.accept_submission(actor=world.office, submission=fresh(world), seen_revision=1)


def closing(world: World) -> Deed:
    return lambda: services.close_phase(actor=world.office, phase=Phase.objects.get(pk=world.phase.pk))


def while_still_open(first: Deed, second: Deed) -> list[object]:
    """What each gives when the second begins after the first is done and before that is committed."""
    done = Event()

    def begin() -> object:
        with transaction.atomic():
            try:
                answer = first()
            finally:
                done.set()
            sleep(0.5)
            return answer

    def follow() -> object:
        done.wait(timeout=10)
        return second()

    return together(begin, follow)


def test_a_report_sent_again_is_not_returned_by_who_looks_at_the_earlier_one(mended: World) -> None:
    sent, refusal = while_still_open(sending_again(mended), returning(mended, mended.office, seen=1))

    assert isinstance(sent, SubmissionRevision)
    assert str(refusal).startswith("Đơn vị đã nộp lần 2 trong lúc bạn đang xem lần 1.")
    assert (fresh(mended).state, Review.objects.count()) == ("submitted", 1)


def test_a_return_and_sending_again_at_once_leave_one_of_the_two_orders(mended: World) -> None:
    answers = together(sending_again(mended), returning(mended, mended.office, seen=1))

    refused = [answer for answer in answers if isinstance(answer, RuleBroken)]
    assert (type(answers[0]), len(refused)) == (SubmissionRevision, 1)
    assert (fresh(mended).state, fresh(mended).revisions.count()) == ("submitted", 2)
    assert not fresh(mended).items.filter(must_fix=True).exists()


@pytest.mark.postgresql
def test_without_the_lock_what_was_sent_again_would_be_returned_unseen(mended: World) -> None:
    """The control: the version is read before the row is locked, and the judgement falls on one that nobody has read."""
    has_read, is_sent = Event(), Event()

    def return_without_lock() -> int:
        with transaction.atomic():
            report = fresh(mended)
            seen = in_force(report)
            has_read.set()
            is_sent.wait(timeout=10)
            perform(SUBMISSION, "return", report, actor=mended.office, note="Bổ sung.")
            return seen.number if seen else 0

    def send() -> None:
        has_read.wait(timeout=10)
        sending_again(mended)()
        is_sent.set()

    judged = together(return_without_lock, send)[0]

    assert (judged, fresh(mended).state, fresh(mended).revisions.count()) == (1, "returned", 2)


def test_a_report_is_accepted_or_returned_and_never_both(world: World) -> None:
    answers = together(accepting(world), returning(world, world.office, seen=1))

    # Accepted first, it may still be returned; returned first, it is no longer accepted.
    kinds = [type(answer) for answer in answers]
    assert kinds in ([Review, Review], [RuleBroken, Review])
    assert (fresh(world).state, Review.objects.count()) == ("returned", kinds.count(Review))


def test_a_phase_that_waits_for_an_acceptance_ends_with_it(world: World) -> None:
    review, refusal = while_still_open(accepting(world), closing(world))

    assert (type(review), refusal) == (Review, None)
    assert (fresh(world).state, fresh(world).phase.state) == ("accepted", "closed")


def test_no_phase_ends_over_a_report_that_waits(world: World) -> None:
    answers = together(accepting(world), closing(world))

    report = fresh(world)
    assert report.state == "accepted"
    assert (report.phase.state == "closed") is (answers[1] is None)
    closed = JournalEntry.objects.filter(code="campaigns.phase.closed").count()
    assert closed == (report.phase.state == "closed")


@pytest.mark.postgresql
def test_without_the_lock_on_the_phase_an_accepted_report_would_be_returned_in_a_closed_one(world: World) -> None:
    """The control of both: the phase is closed while a judgement that read it as open is still to be written."""
    accepting(world)()
    has_read, is_closed = Event(), Event()

    def return_without_lock() -> str:
        with transaction.atomic():
            report = fresh(world)
            has_read.set()
            is_closed.wait(timeout=10)
            if report.phase.state == "closed":
                return "refused"
            Submission.objects.filter(pk=report.pk).update(state="returned")
            return "returned"

    def close() -> None:
        has_read.wait(timeout=10)
        closing(world)()
        is_closed.set()

    answer = together(return_without_lock, close)[0]

    assert (answer, fresh(world).state, fresh(world).phase.state) == ("returned", "returned", "closed")

"""Two people at the same moment: one revision, one kept text, nothing lost without a word."""

from collections.abc import Callable
from threading import Barrier, Event, Thread
from time import sleep

import pytest
from django.db import connection, transaction

from campaigns import services
from campaigns.models import Submission, SubmissionItem, SubmissionRevision
from campaigns.workflow import SUBMISSION
from core import clock
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from core.workflow import perform
from documents.models import EvidenceItem
from documents.services import add_evidence
from tests.campaigns.reporting import World, fill, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


def together(*deeds: Callable[[], object]) -> list[object]:
    """What each deed gave, or the refusal it met; all begin at once, each on a connection of its own."""
    barrier = Barrier(len(deeds))
    answers: list[object] = [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        barrier.wait()
        try:
            answers[place] = deed()
        except Exception as refusal:
            answers[place] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def world() -> World:
    return make_world()


def test_two_presses_at_once_make_one_revision(world: World) -> None:
    fill(world.report)

    def press() -> object:
        report = Submission.objects.get(pk=world.report.pk)
        return services.submit_submission(actor=world.head, submission=report, number=1)

    answers = together(press, press, press)

    revision = SubmissionRevision.objects.get()
    assert answers == [revision] * 3
    assert JournalEntry.objects.about(world.report).count() == 1


@pytest.mark.postgresql
def test_without_the_lock_two_presses_would_both_hand_in(world: World) -> None:
    """The control: both find nothing handed in yet, and only the unique number stops the second, with an error."""
    fill(world.report)
    have_read = Barrier(2)

    def press_without_lock() -> object:
        with transaction.atomic():
            last = SubmissionRevision.objects.filter(submission=world.report).order_by("-number").first()
            have_read.wait(timeout=10)
            moment = {"submitted_at": clock.now(), "submitted_by": world.head}
            number = last.number + 1 if last else 1
            return SubmissionRevision.objects.create(
                submission=world.report, number=number, content={}, sha256="", **moment
            )

    answers = together(press_without_lock, press_without_lock)

    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError", "SubmissionRevision"]


def test_one_document_added_in_two_windows_is_one_piece_of_evidence(world: World) -> None:
    def add() -> object:
        return add_evidence(actor=world.head, unit=world.report.unit, title="Biên bản", document_number="12/BB")

    answers = together(add, add)

    assert answers == [EvidenceItem.objects.get()] * 2


def test_two_saves_of_one_item_keep_one_text_and_tell_the_other(world: World) -> None:
    item = SubmissionItem.objects.get(submission=world.report, ordinal=1)

    def save(text: str) -> Callable[[], object]:
        return lambda: services.save_item(actor=world.head, item=item, values={"text": text}, version=0)

    answers = together(save("Của tôi."), save("Của bạn."))

    item.refresh_from_db()
    kept = [answer for answer in answers if isinstance(answer, SubmissionItem)]
    told = [answer for answer in answers if isinstance(answer, EditConflict)]
    assert (len(kept), len(told), item.version) == (1, 1, 1)
    assert item.text == kept[0].text


def test_saves_of_two_items_both_hold(world: World) -> None:
    first, second = SubmissionItem.objects.filter(submission=world.report, ordinal__lte=2)

    together(
        lambda: services.save_item(actor=world.head, item=first, values={"text": "Một."}, version=0),
        lambda: services.save_item(actor=world.staff, item=second, values={"text": "Hai."}, version=0),
    )

    texts = SubmissionItem.objects.filter(submission=world.report, ordinal__lte=2).order_by("ordinal")
    assert list(texts.values_list("text", flat=True)) == ["Một.", "Hai."]


def while_the_phase_closes(world: World, deed: Callable[[], object]) -> object:
    """What a deed meets that begins after the phase was closed and before that is committed."""
    closed = Event()

    def close() -> None:
        with transaction.atomic():
            services.close_phase(actor=world.office, phase=world.phase)
            closed.set()
            sleep(0.5)

    def follow() -> object:
        closed.wait(timeout=10)
        return deed()

    return together(close, follow)[1]


def test_no_report_slips_into_a_phase_that_is_being_closed(world: World) -> None:
    fill(world.report)
    report = Submission.objects.get(pk=world.report.pk)

    answer = while_the_phase_closes(world, lambda: services.submit_submission(actor=world.head, submission=report))

    assert isinstance(answer, RuleBroken)
    assert "đã kết thúc nên không nhận báo cáo nữa" in str(answer)
    assert SubmissionRevision.objects.count() == 0


def test_no_accepted_report_is_returned_in_a_phase_that_is_being_closed(world: World) -> None:
    fill(world.report)
    services.submit_submission(actor=world.head, submission=world.report)
    services.accept_submission(actor=world.office, submission=world.report)
    item = world.report.items.get(ordinal=1)

    answer = while_the_phase_closes(
        world,
        lambda: services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Bổ sung."}),
    )

    assert isinstance(answer, RuleBroken)
    assert Submission.objects.get(pk=world.report.pk).state == "accepted"


@pytest.mark.postgresql
def test_without_the_lock_on_the_phase_it_would(world: World) -> None:
    fill(world.report)
    report = Submission.objects.get(pk=world.report.pk)

    def submit_without_lock() -> object:
        with transaction.atomic():
            now, today = clock.now(), clock.today()
            moments = {"submitted_at": now, "first_submitted_at": now, "submitted_on": today}
            return perform(SUBMISSION, "submit", report, actor=world.head, changes=moments)

    answer = while_the_phase_closes(world, submit_without_lock)

    report.refresh_from_db()
    assert (answer, report.state, report.phase.state) == (report, "submitted", "closed")

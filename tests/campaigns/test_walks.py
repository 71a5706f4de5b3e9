"""Anybody does anything with one report at any hour: what is legal stays legal, and no text is ever lost.

One report, begun from what the unit told in the phase before, is written in two windows of the head, by his deputy and his
staff, judged by two people of the office, and tried by a director and by a stranger. After each step all rows are compared
with those before it and with what the walk itself remembers. `EVERYTHING=1` walks farther.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase as Stage
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Membership, Role, User
from campaigns import services
from campaigns.models import (
    Campaign,
    Extension,
    Phase,
    RemarkReply,
    Review,
    ReviewRemark,
    Submission,
    SubmissionItem,
    SubmissionRevision,
)
from campaigns.queries.extensions import present_deadlines
from campaigns.queries.submissions import fingerprint, gaps, items_of
from campaigns.workflow import CAMPAIGN, EXTENSION, PHASE, SUBMISSION
from core import clock
from core.calendar import STANDARD_CALENDAR
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from core.workflow import Workflow
from notifications.models import Notification
from tests.campaigns.reporting import at, make_world, submit
from tests.factories import make_phase, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
WALKS, STEPS = (200, 80) if os.environ.get("EVERYTHING") else (12, 45)
FROM = datetime(2021, 12, 4, 7)
DUE = date(2021, 12, 10)
DEPUTISES = (date(2021, 12, 6), date(2021, 12, 16))

WRITERS = ("head", "second_window", "deputy", "staff")
HEADS = ("head", "second_window", "deputy")
JUDGES = ("office", "colleague")
# Who may ever do it.
MAY = {
    "look": WRITERS,
    "save": WRITERS,
    "confirm": WRITERS,
    "finish": WRITERS,
    "submit": HEADS,
    "ask": HEADS,
    "withdraw": HEADS,
    "send_official": HEADS,
    "reply": WRITERS + JUDGES,
    "accept": JUDGES,
    "send_back": JUDGES,
    "waive": JUDGES,
    "require": JUDGES,
    "grant": JUDGES,
    "refuse": JUDGES,
    "extend": JUDGES,
    "accept_official": JUDGES,
    "send_official_back": JUDGES,
    "close_phase": JUDGES,
    "close_campaign": JUDGES,
}
PEOPLE = (*WRITERS, *JUDGES, "director", "stranger")
WRITING = [*["save"] * 6, *["finish", "submit"] * 2, "look", "confirm", "waive", "extend"]
JUDGING = ["accept", "accept", "send_back", "send_back", "save"]
# The phase and then the campaign end in the last steps of a walk.
ENDING = [*["close_phase", "close_campaign"] * 2, "accept", "send_official", "accept_official", "save", "submit"]


Rows = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """A verb that makes sense, or any; who presses, hours later, which of several, twice or not."""

    verb: str
    person: str
    hours: int
    pick: int
    is_pressed_twice: bool


def step(chance: Random, number: int, rows: Rows) -> Step:
    is_sensible = chance.random() < 0.85
    choice = ENDING if number > STEPS - 10 else sensible(rows) if is_sensible else [*MAY][:-2]
    verb = chance.choice(choice)
    return Step(
        verb=verb,
        person=chance.choice(MAY[verb] if is_sensible else PEOPLE),
        hours=chance.choice((0, 0, 1, 3, 8, 15, 24, 30)),
        pick=chance.randrange(3),
        is_pressed_twice=chance.random() < 0.25,
    )


def sensible(rows: Rows) -> list[str]:
    """What one would do with the report as it is: most steps are such, others do anything at all."""
    report = rows["report"][0]
    is_asked = any(row["state"] == "asked" for row in rows["extensions"])
    answers = ["grant", "grant", "refuse", "withdraw"] if is_asked else ["ask", "ask"]
    if report["has_official_waiting"]:
        return ["accept_official", "accept_official", "send_official_back"]
    return {
        "drafting": [*WRITING, *answers],
        "submitted": JUDGING,
        "returned": [*WRITING, *answers, "submit", "reply", "reply"],
        "accepted": ["send_official", "send_official", "send_back"],
        "waived": ["require"],
    }[report["state"]]


@dataclass
class Place:
    """The report, the people by what they are, and which verbs were ever let through."""

    campaign_id: int
    phase_id: int
    report_id: int
    people: dict[str, User]
    done: Counter[str] = field(default_factory=Counter)

    def report(self) -> Submission:
        return Submission.objects.select_related("phase__campaign", "unit").get(pk=self.report_id)

    def rows(self) -> Rows:
        """All that a verb of the report may write."""
        own = {"submission": self.report_id}
        kinds: dict[str, Any] = {
            "report": Submission.objects.filter(pk=self.report_id),
            "items": SubmissionItem.objects.filter(**own),
            "revisions": SubmissionRevision.objects.filter(**own),
            "reviews": Review.objects.filter(revision__submission=self.report_id),
            "remarks": ReviewRemark.objects.filter(item__submission=self.report_id),
            "replies": RemarkReply.objects.filter(remark__item__submission=self.report_id),
            "extensions": Extension.objects.filter(**own),
            "phases": Phase.objects.filter(pk=self.phase_id),
            "campaigns": Campaign.objects.filter(pk=self.campaign_id),
        }
        found: Rows = {name: list(each.order_by("pk").values()) for name, each in kinds.items()}
        found["lines"], found["notices"] = JournalEntry.objects.count(), Notification.objects.count()
        return found


def make_place() -> Place:
    """The second phase has just begun: each item says what was accepted in the first, and nobody has confirmed it."""
    world = make_world()
    submit(world)
    with at(2021, 6, 18, 9):
        services.accept_submission(actor=world.office, submission=world.report)
    with at(2021, 6, 21, 9):
        services.close_phase(actor=world.office, phase=world.phase)
    dates = {"starts_on": date(2021, 7, 1), "ends_on": date(2021, 12, 31), "wrap_up_on": date(2021, 12, 31)}
    phase = make_phase(world.campaign, 2, report_due_on=DUE, state="planned", **dates)
    with at(2021, 7, 1, 8):
        services.open_phase(actor=world.office, phase=phase)
    world.delegate_to_staff(*DEPUTISES)
    colleague = make_user("chuyenvienvp", world.office_report.unit, Role.STAFF)
    Membership.objects.create(user=colleague, unit=world.campaign.owner, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    return Place(
        campaign_id=world.campaign.pk,
        phase_id=phase.pk,
        report_id=Submission.objects.get(phase=phase, unit=world.report.unit).pk,
        people={
            "head": world.head,
            "second_window": world.head,
            "deputy": world.staff,
            "staff": make_user("nhanvien", world.report.unit, Role.STAFF),
            "office": world.office,
            "colleague": colleague,
            "director": world.director,
            "stranger": world.foreign_head,
        },
    )


@dataclass
class Memory:
    """What the walk knows without asking: the words that each item must say, what each window shows (version and words of
    each item, the version of the report), all that was asked and said, the deadlines."""

    texts: dict[int, str]
    windows: dict[str, dict[int, tuple[int, str]]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    due_on: date = DUE
    mend_until: date | None = None
    versions: dict[int, dict[str, Any]] = field(default_factory=dict)


class Hand:
    """One person at one window; `press` is remembered, so that it can be pressed again."""

    def __init__(self, place: Place, memory: Memory, who: str, number: int, pick: int) -> None:
        self.place, self.memory, self.who, self.number, self.pick = place, memory, who, number, pick
        self.actor = place.people[who]
        self.actor.forget_grants()
        self.presses: list[Callable[[], Any]] = []

    def attempt(self, verb: str) -> RuleBroken | None:
        try:
            getattr(self, verb)(self.place.report())
        except RuleBroken as refusal:
            return refusal
        return None

    def press_again(self) -> None:
        """A double click: the same call once more, from the same page."""
        for press in self.presses:
            try:
                press()
            except RuleBroken:
                continue

    def press(self, verb: Callable[..., Any], **details: Any) -> Any:
        call = partial(verb, actor=self.actor, **details)
        self.presses.append(call)
        return call()

    # The unit's side.

    def look(self, report: Submission) -> None:
        shown = {item.pk: (item.version, item.text) for item in report.items.all()}
        self.memory.windows[self.who] = shown
        self.memory.seen[self.who] = report.revisions.count()

    def window(self, report: Submission) -> dict[int, tuple[int, str]]:
        if self.who not in self.memory.windows:
            self.look(report)
        return self.memory.windows[self.who]

    def item(self, report: Submission) -> SubmissionItem:
        items = items_of(report)
        return items[self.pick % len(items)]

    def save(self, report: Submission) -> None:
        self.write(self.item(report), f"Bước {self.number}, {self.who} ghi.", report)

    def write(self, item: SubmissionItem, text: str, report: Submission) -> None:
        window, standing = self.window(report), self.memory.texts[item.pk]
        version, shown = window[item.pk]
        values = {"text": text, **({"status": "in_progress"} if item.is_lead else {})}
        try:
            row = self.press(services.save_item, item=item, values=values, version=version)
        except EditConflict as conflict:
            # Both texts are in the person's hands: his own in the page, the other in the answer.
            current: Any = conflict.current
            assert current.text == standing
            window[item.pk] = (current.version, current.text)
            raise
        # Nobody writes over words that his window did not show.
        assert shown == standing
        self.memory.texts[item.pk] = text
        window[item.pk] = (row.version, row.text)

    def confirm(self, report: Submission) -> None:
        self.press(services.confirm_item, item=self.item(report))

    def finish(self, report: Submission) -> None:
        """All that is missing, written from a page just loaded."""
        self.look(report)
        items = items_of(report)
        for item in items:
            item.submission = report
        missing = {gap.ordinal for gap in gaps(report, items, report.revisions.order_by("-number").first())}
        for item in items:
            if item.ordinal in missing:
                self.write(item, f"Bước {self.number}, mục {item.ordinal}, {self.who} bổ sung.", report)

    def submit(self, report: Submission) -> None:
        number = report.revisions.count() + 1 if self.number % 2 else None
        self.press(services.submit_submission, submission=report, number=number)

    def day(self) -> date:
        """One of few days, most of them still to come."""
        return DUE + timedelta(days=2 + 5 * self.pick)

    def ask(self, report: Submission) -> None:
        self.press(services.ask_extension, submission=report, until=self.day(), reason=f"Bước {self.number}")

    def withdraw(self, report: Submission) -> None:
        self.press(services.withdraw_extension, extension=self.extension())

    def send_official(self, report: Submission) -> None:
        item = report.items.filter(task__measure="figure", role="lead").get()
        told = {"value": Decimal(self.number), "text": f"Bước {self.number}, số liệu chính thức."}
        number = report.revisions.count() + 1
        self.press(
            services.submit_official_figures, submission=report, figures={item.pk: told}, number=number, note="Đủ số."
        )

    def reply(self, report: Submission) -> None:
        remarks = list(ReviewRemark.objects.filter(item__submission=report).order_by("-pk")[:3])
        if not remarks:
            raise RuleBroken("Chưa có đề nghị sửa nào.")
        text = f"Bước {self.number}, {self.who} trả lời."
        self.press(services.answer_remark, remark=remarks[self.pick % len(remarks)], text=text)
        self.memory.said.append(text)

    # The judge's side.

    def extension(self) -> Extension:
        row = Extension.objects.filter(submission=self.place.report_id).order_by("-pk").first()
        if row is None:
            raise RuleBroken("Chưa có đề nghị gia hạn nào.")
        return row

    def seen_revision(self) -> int | None:
        return self.memory.seen.get(self.who) if self.number % 2 else None

    def accept(self, report: Submission) -> None:
        seen = self.seen_revision()
        review = self.press(services.accept_submission, submission=report, seen_revision=seen)
        assert seen in (None, review.revision.number)

    def send_back(self, report: Submission) -> None:
        text, seen = f"Bước {self.number}, ghi rõ hơn.", self.seen_revision()
        remarks = {self.item(report).pk: text}
        review = self.press(services.return_submission, submission=report, remarks=remarks, seen_revision=seen)
        assert seen in (None, review.revision.number)
        self.memory.asked.append(text)

    def waive(self, report: Submission) -> None:
        self.press(services.waive_submission, submission=report, reason=f"Bước {self.number}")

    def require(self, report: Submission) -> None:
        self.press(services.require_submission, submission=report)

    def grant(self, report: Submission) -> None:
        until = self.day() if self.number % 3 else None
        asked = self.extension()
        was = asked.state
        extension = self.press(services.grant_extension, extension=asked, until=until, note="Được.")
        if was == "asked":
            self.expect_deadline(extension.until)

    def refuse(self, report: Submission) -> None:
        self.press(services.refuse_extension, extension=self.extension(), note=f"Bước {self.number}")

    def extend(self, report: Submission) -> None:
        # The same day and words at another time are not the same press.
        self.press(services.extend_submissions, submissions=[report], until=self.day(), reason="Bão số 2.")
        self.expect_deadline(self.day())

    def expect_deadline(self, until: date) -> None:
        """Who is told "extended" finds the report due on that day."""
        report = self.place.report()
        assert present_deadlines([report], STANDARD_CALENDAR)[report.pk].due_on == until

    def accept_official(self, report: Submission) -> None:
        self.press(services.accept_official, submission=report)

    def send_official_back(self, report: Submission) -> None:
        self.press(services.return_official, submission=report, reason=f"Bước {self.number}")

    def close_phase(self, report: Submission) -> None:
        self.press(services.close_phase, phase=report.phase)

    def close_campaign(self, report: Submission) -> None:
        self.press(services.close_campaign, campaign=report.phase.campaign)


def walk(place: Place, chance: Random) -> None:
    rows = place.rows()
    now, memory = FROM, Memory({item["id"]: item["text"] for item in rows["items"]})
    for number in range(1, STEPS + 1):
        taken = step(chance, number, rows)
        now += timedelta(hours=taken.hours, minutes=1)
        with clock.at(now):
            hand = Hand(place, memory, taken.person, number, taken.pick)
            refusal = hand.attempt(taken.verb)
            before, rows = rows, place.rows()
            if taken.is_pressed_twice:
                hand.press_again()
                assert place.rows() == rows
        place.done[taken.verb] += refusal is None
        # Of several items the first are saved, though the page meets a refusal at a later one.
        if (refusal and taken.verb != "finish") or hand.who not in MAY[taken.verb]:
            assert rows == before
        assert rows["lines"] - before["lines"] == changes(before, rows)
        check_states(before, rows)
        check_versions(rows, memory)
        check_words(rows, memory, taken.verb)
        check_extensions(before, rows, memory)


def moved(before: Rows, after: Rows, name: str, workflow: Workflow) -> list[tuple[str | None, str]]:
    """From where to where the rows of a kind went; each by one line of the table, new ones from nothing."""
    known = {row["id"]: row["state"] for row in before[name]}
    moves = [(known.get(row["id"]), row["state"]) for row in after[name] if known.get(row["id"]) != row["state"]]
    table = {(source, move.target) for move in workflow.transitions for source in move.sources}
    assert {move for move in moves if move[0]} <= table
    return moves


def changes(before: Rows, after: Rows) -> int:
    """How many things became something else, for each of which the journal has one line; saving has none."""
    kinds = {"report": SUBMISSION, "extensions": EXTENSION, "phases": PHASE, "campaigns": CAMPAIGN}
    moves = sum(len(moved(before, after, name, workflow)) for name, workflow in kinds.items())
    replies = len(after["replies"]) - len(before["replies"])
    flag = "has_official_waiting"
    return moves + replies + (before["report"][0][flag] != after["report"][0][flag])


def check_states(before: Rows, after: Rows) -> None:
    was, report = before["report"][0], after["report"][0]
    assert was["first_submitted_at"] in (None, report["first_submitted_at"])
    assert was["submitted_on"] in (None, report["submitted_on"])
    assert (report["state"] in ("submitted", "returned", "accepted")) <= (report["first_submitted_at"] is not None)
    assert report["has_official_waiting"] <= (report["state"] == "accepted")
    # What was to be mended is not forgotten while a report is waived.
    named = any(item["must_fix"] for item in after["items"])
    assert (report["state"] == "returned") <= named <= (report["state"] in ("returned", "waived"))
    closed = after["phases"][0]["state"] == "closed"
    assert closed <= (report["state"] != "submitted")
    assert (after["campaigns"][0]["state"] == "closed") <= (closed and not report["has_official_waiting"])


def check_versions(after: Rows, memory: Memory) -> None:
    """What was handed in stays as it was, numbered without a gap, and is what its fingerprint says."""
    versions = {row["number"]: row for row in after["revisions"]}
    assert list(versions) == list(range(1, len(versions) + 1))
    assert {number: versions[number] for number in memory.versions} == memory.versions
    new = [row for number, row in versions.items() if number not in memory.versions]
    assert [fingerprint(row["content"]) for row in new] == [row["sha256"] for row in new]
    memory.versions = versions


def check_words(after: Rows, memory: Memory, verb: str) -> None:
    """Each item says what was saved last; words that official figures replaced stand in a version; all remarks and replies stand."""
    handed_in = {(item["id"], item["text"]) for row in after["revisions"] for item in row["content"]["items"]}
    standing = {item["id"]: item["text"] for item in after["items"]}
    if verb == "accept_official":
        replaced = memory.texts.items() - standing.items()
        assert replaced <= handed_in
        assert {(pk, standing[pk]) for pk, _ in replaced} <= handed_in
        memory.texts.update({pk: standing[pk] for pk, _ in replaced})
    assert standing == memory.texts
    assert [row["text"] for row in after["remarks"]] == memory.asked
    assert [row["text"] for row in after["replies"]] == memory.said


def check_extensions(before: Rows, after: Rows, memory: Memory) -> None:
    """The deadline is what was granted last; one question waits at most, and none that nobody can answer."""
    report, was = after["report"][0], before["report"][0]
    if report["state"] != was["state"] and report["state"] != "drafting":
        memory.mend_until = None
    earlier = {row["id"]: row["state"] for row in before["extensions"]}
    for row in after["extensions"]:
        if row["state"] == "granted" and earlier.get(row["id"]) != "granted":
            if report["first_submitted_at"] is None:
                memory.due_on = row["until"]
            else:
                memory.mend_until = row["until"]
    assert (report["due_on"], report["mend_until"]) == (memory.due_on, memory.mend_until)
    is_written = report["state"] in ("drafting", "returned") and after["phases"][0]["state"] == "open"
    assert [row["state"] for row in after["extensions"]].count("asked") <= is_written


def test_any_walk_stays_legal_and_loses_no_text() -> None:
    place = make_place()

    # A shorter walk is not sought: that takes minutes, and the seed of a long one is enough to walk it again.
    @settings(max_examples=WALKS, phases=[Stage.generate])
    @given(st.randoms(use_true_random=True))
    def any_walk(chance: Random) -> None:
        with transaction.atomic():
            walk(place, chance)
            transaction.set_rollback(True)

    any_walk()

    # A verb that is never let through proves nothing.
    assert [verb for verb in MAY if not place.done[verb]] == []

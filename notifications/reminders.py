"""Which reminders should have been told by now and were not (architecture P7, P8).

Counted back from the last working day on time; after the named day every few working days, with a copy to the office.
Only the latest date that has come counts, so a missed night is caught up by one message, and running the job twice, or
two days late, gives the right result once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import User
from core import clock
from core.calendar import Deadline, WorkingCalendar
from core.models import Holiday
from core.wording import day_and_month, number, short_date, weekday_name
from notifications.models import Notification, ReminderRule
from notifications.obligations import Obligation, open_obligations
from notifications.queries import reminder_rules
from notifications.services import Message, tell


@dataclass(frozen=True)
class Reminder:
    """One reminder to one person. `offset`: working days from the last working day on time, negative before it."""

    obligation: Obligation
    recipient: Any
    offset: int
    scheduled_on: date
    last_on_time_day: date
    is_copy: bool
    message: Message

    def rows(self) -> list[dict[str, Any]]:
        """One row per channel, as `send_reminders --json` prints it."""
        channels = ["inbox", "email"] if self.recipient.email else ["inbox"]
        return [
            {
                "recipient": self.recipient.username,
                "unit": self.obligation.unit,
                "kind": self.obligation.kind,
                "campaign": self.obligation.campaign,
                "phase": self.obligation.phase,
                "due_on": self.obligation.due_on.isoformat(),
                "last_on_time_day": self.last_on_time_day.isoformat(),
                "offset": self.offset,
                "channel": channel,
                "why": self.message.body,
            }
            for channel in channels
        ]


def schedule(deadline: Deadline, rule: ReminderRule, calendar: WorkingCalendar) -> list[date]:
    """The days on which a reminder is due, in order: before and on the last working day on time, then overdue."""
    last = deadline.last_working_day_on_time(calendar)
    days = [calendar.add(last, -count) for count in sorted(rule.days_before, reverse=True)]
    if rule.on_the_day:
        days.append(last)
    overdue = calendar.next_working_day(deadline.due_on + timedelta(days=1))
    for _ in range(rule.overdue_limit):
        days.append(overdue)
        overdue = calendar.add(overdue, rule.overdue_every)
    return days


def sentence(deadline: Deadline, today: date, calendar: WorkingCalendar) -> str:
    """How the present day stands to the deadline, in words."""
    last = deadline.last_working_day_on_time(calendar)
    if deadline.is_overdue(today):
        return f"đã quá hạn {number(deadline.days_overdue(today))} ngày"
    if today < last:
        return f"còn {deadline.working_days_left(today, calendar)} ngày làm việc"
    if today == last:
        return "hôm nay là ngày làm việc cuối cùng đúng hạn"
    return "hôm nay là ngày ghi hạn" if today == deadline.due_on else "đã hết ngày làm việc đúng hạn"


def _deadline_words(obligation: Obligation, last: date) -> str:
    bound = obligation.deadline.bound
    named = f"{'Trước ngày' if bound == 'before' else 'Chậm nhất ngày'} {short_date(obligation.due_on)}"
    return (
        f"{named} ({weekday_name(obligation.due_on)}). "
        f"Ngày làm việc cuối cùng đúng hạn: {weekday_name(last)} {day_and_month(last)}."
    )


def _message(obligation: Obligation, recipient: Any, *, offset: int, last: date, state: str, is_copy: bool) -> Message:
    who = f"{obligation.unit}: " if is_copy else ""
    return Message(
        recipient=recipient,
        kind="reminder.copy" if is_copy else "reminder",
        subject=f"{who}{obligation.label} – {state}",
        body=_deadline_words(obligation, last),
        dedupe_key=f"reminder:{obligation.key}:{obligation.due_on.isoformat()}:{offset}",
        url=obligation.url,
        scope=obligation.scope,
    )


def pending_reminders(obligations: Iterable[Obligation] | None = None) -> list[Reminder]:
    """Reminders that should have been told by `clock.today()` and were not.

    Statements: those of the obligation sources, and four more whatever their number (rules, days off, people, told).
    """
    rules, calendar, today = reminder_rules(), Holiday.objects.calendar(), clock.today()
    found = list(open_obligations(clock.now(), calendar=calendar) if obligations is None else obligations)
    ids = {pk for obligation in found for pk in (*obligation.owners, *obligation.copies)}
    people = {user.pk: user for user in User.objects.filter(pk__in=ids, is_active=True).select_related("person")}
    reminders: list[Reminder] = []
    for obligation in found:
        deadline = obligation.deadline
        rule = rules.get((obligation.kind, obligation.scope)) or rules.get((obligation.kind, "")) or ReminderRule()
        scheduled_on = max((day for day in schedule(deadline, rule, calendar) if day <= today), default=None)
        if scheduled_on is None:
            continue
        last = deadline.last_working_day_on_time(calendar)
        offset = calendar.count_between(last, scheduled_on)
        state = sentence(deadline, today, calendar)
        copies = obligation.copies if rule.copy_office and deadline.is_overdue(today) else ()
        told_to = [(pk, False) for pk in obligation.owners]
        told_to += [(pk, True) for pk in copies if pk not in obligation.owners]
        reminders += [
            Reminder(
                obligation=obligation,
                recipient=people[pk],
                offset=offset,
                scheduled_on=scheduled_on,
                last_on_time_day=last,
                is_copy=is_copy,
                message=_message(obligation, people[pk], offset=offset, last=last, state=state, is_copy=is_copy),
            )
            for pk, is_copy in told_to
            if pk in people
        ]
    keys = {reminder.message.dedupe_key for reminder in reminders}
    told = set(Notification.objects.filter(dedupe_key__in=keys).values_list("recipient_id", "dedupe_key"))
    return [each for each in reminders if (each.recipient.pk, each.message.dedupe_key) not in told]


def send_reminders() -> list[Reminder]:
    """Tell all pending reminders, in inbox and outbox; return what was told now. Safe to run as often as one likes."""
    reminders = pending_reminders()
    tell([reminder.message for reminder in reminders])
    return reminders

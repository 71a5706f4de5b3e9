"""The days of a story: every act has its moment; on working mornings the reminders run and the post goes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import clock
from core.calendar import WorkingCalendar
from notifications.reminders import send_reminders
from notifications.services import deliver_due

MORNING = time(8, 0)
# What was told in the past counts as delivered then: no letter of former years leaves this machine now.
PAST_POST_OFFICE = "django.core.mail.backends.dummy.EmailBackend"


class Diary:
    """Goes forward only, and never beyond `latest`."""

    def __init__(self, calendar: WorkingCalendar, *, reminders_from: date, latest: datetime | None = None) -> None:
        self.calendar = calendar
        self.reminders_from = reminders_from
        self._latest = latest
        self._moment: datetime | None = None

    @contextmanager
    def on(self, day: date, hour: int = 9, minute: int = 0) -> Iterator[None]:
        """What stands in the block happens at this moment, after the mornings since the last one."""
        moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
        if self._latest is not None:
            moment = min(moment, self._latest)
        self.live_until(moment)
        with clock.at(moment):
            yield
            deliver_due(PAST_POST_OFFICE)

    def live_until(self, moment: datetime) -> None:
        """Let the mornings pass until `moment`."""
        since = self._moment
        if since is not None and moment < since:
            raise ValueError(f"the diary stands at {since} and does not go back to {moment}")
        day = max(timezone.localtime(since).date(), self.reminders_from) if since else self.reminders_from
        while (morning := timezone.make_aware(datetime.combine(day, MORNING))) <= moment:
            if (since is None or morning > since) and self.calendar.is_working_day(day):
                with clock.at(morning):
                    send_reminders()
                    deliver_due(PAST_POST_OFFICE)
            day += timedelta(days=1)
        self._moment = moment

"""The kernel's own verbs: sealing the journal, keeping the days off."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from core import clock, journal
from core.calendar import public_holidays
from core.errors import RuleBroken
from core.models import Holiday, JournalEntry, JournalSeal
from core.queries import GENESIS, seal_digest

HOLIDAY_ADDED = journal.register("core.holiday.added", "thêm ngày nghỉ", "plan")
HOLIDAY_REMOVED = journal.register("core.holiday.removed", "bỏ ngày nghỉ", "plan")

LAW_OF_HOLIDAYS = "Bộ luật Lao động"

# A transaction that is still open may hold a lower id than one already committed; older lines are all in.
SETTLED = timedelta(minutes=15)


def seal_journal() -> JournalSeal | None:
    """Chain the settled lines since the last seal into a new one; None when there is nothing to seal.

    Two sealers at once: the unique `previous` of a seal lets one of them through.
    """
    last = JournalSeal.objects.order_by("-last_id").first()
    lines = list(
        JournalEntry.objects.filter(pk__gt=last.last_id if last else 0, at__lt=clock.now() - SETTLED).order_by("pk")
    )
    if not lines:
        return None
    previous = last.digest if last else GENESIS
    digest, count = seal_digest(previous, lines)
    try:
        with transaction.atomic():
            return JournalSeal.objects.create(
                first_id=lines[0].pk,
                last_id=lines[-1].pk,
                line_count=count,
                previous=previous,
                digest=digest,
                sealed_at=clock.now(),
            )
    except IntegrityError:
        return None


def _refuse_unless_keeper(actor: Any) -> None:
    if not actor.has_perm("core.manage_holidays"):
        raise RuleBroken("Chỉ Văn phòng hoặc quản trị được sửa lịch nghỉ.")


def _enter_days_of_law(first: date) -> int:
    """The public holidays of a year that has no row yet, all but the day being entered; how many."""
    if Holiday.objects.filter(on__year=first.year).exists():
        return 0
    rows = [
        Holiday(on=on, name=name, source=LAW_OF_HOLIDAYS)
        for on, name in public_holidays(first.year).items()
        if on != first
    ]
    return len(Holiday.objects.bulk_create(rows))


@transaction.atomic
def add_holiday(*, actor: Any, on: date, name: str, is_day_off: bool = True, source: str = "") -> Holiday:
    """The day is a day off (or a rest day worked instead). Office or administrator; refused when already entered.

    Once a year has a row, only its rows count; so the first one brings the holidays of the law with it.
    """
    _refuse_unless_keeper(actor)
    if Holiday.objects.filter(on=on).exists():
        raise RuleBroken(f"Ngày {on.day}/{on.month}/{on.year} đã có trong lịch. Bỏ dòng cũ trước khi nhập lại.")
    brought = _enter_days_of_law(on)
    holiday = Holiday.objects.create(on=on, name=name, is_day_off=is_day_off, source=source)
    journal.record(
        actor,
        HOLIDAY_ADDED,
        holiday,
        after={"on": on.isoformat(), "name": name, "is_day_off": is_day_off},
        note=f"Kèm {brought} ngày lễ của năm {on.year} theo {LAW_OF_HOLIDAYS}" if brought else "",
    )
    return holiday


@transaction.atomic
def remove_holiday(*, actor: Any, holiday: Holiday) -> None:
    """The day is an ordinary one again. Office or administrator; journalled with what it was."""
    _refuse_unless_keeper(actor)
    before = {"on": holiday.on.isoformat(), "name": holiday.name, "is_day_off": holiday.is_day_off}
    journal.record(actor, HOLIDAY_REMOVED, holiday, before=before, note=str(holiday))
    holiday.delete()

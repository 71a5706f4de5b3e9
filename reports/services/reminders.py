"""Verbs towards the units: reminding them, drafting the letter that urges them and the invitation to the meeting."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Role
from campaigns.deadlines import due_words
from campaigns.models import Phase, Submission
from campaigns.queries.people import office_of, people_of_unit
from campaigns.services.papers import draft_once, lock_campaign
from core import clock, journal
from core.errors import RuleBroken
from core.models import Holiday
from core.wording import short_date
from documents.letterhead import office_signature
from documents.models import IssuedPaper
from reports.notices import remind, reminder_key
from reports.papers import WrapUpMeeting, urged_units, urging_letter, wrap_up_invitation
from reports.queries.facts import occasion_of
from reports.queries.urging import asked_until, given_longer, urging_of, usual_answer_day

REMINDED = journal.register("reports.submission.reminded", "nhắc đơn vị nộp báo cáo", "bell")


@transaction.atomic
def remind_units(*, actor: Any, submissions: Iterable[Submission]) -> int:
    """Heads and staff of the units are told now that their report is awaited; the number of submissions reminded.

    The office of the owner only. Those handed in or waived are left out; a second press on the same day tells nobody
    again. Refuses when nothing is left to remind. Journalled at each submission, as one act.
    """
    waiting = [row for row in submissions if row.state in ("drafting", "returned") and row.phase.state == "open"]
    if any(not actor.holds(Role.OFFICE, row.phase.campaign.owner_id) for row in waiting):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được nhắc các đơn vị.")
    if not waiting:
        raise RuleBroken("Các đơn vị đã chọn không có báo cáo nào đang chờ nộp.")
    told = Counter(notice.dedupe_key for notice in remind(waiting, actor=actor))
    with journal.one_act():
        for row in waiting:
            if count := told[reminder_key(row)]:
                journal.record(actor, REMINDED, row, note=f"{count} người nhận")
    if not told:
        raise RuleBroken("Hôm nay các đơn vị này đã được nhắc rồi, hoặc chưa có người nhận.")
    return len(told)


@transaction.atomic
def draft_urging_letter(*, actor: Any, phase: Phase, submissions: Iterable[Submission], answer_by: date) -> IssuedPaper:
    """A draft công văn urges the units of these reports to hand in by a day; it lies in the archive of papers.

    The office of the owner only. Those that handed in or were waived are left out. The same units again: the draft that
    lies there is brought up to date, no second one is made. Refuses a phase that takes no reports, a day before today or
    before one that a unit was given, and when no unit owes a report. Journalled.
    """
    owing = [row for row in submissions if row.phase_id == phase.pk and row.state in ("drafting", "returned")]
    if phase.state != "open":
        raise RuleBroken(f"{phase} không mở nên không đôn đốc nộp báo cáo được.")
    if not owing:
        raise RuleBroken("Chọn ít nhất một đơn vị chưa nộp báo cáo để đôn đốc.")
    if answer_by < clock.today():
        raise RuleBroken(f"Ngày đề nghị nộp không được trước hôm nay ({short_date(clock.today())}).")
    _refuse_before_own_deadlines(phase, owing, answer_by)
    campaign = lock_campaign(phase.campaign)
    office = office_of(campaign.owner)
    letter = urging_letter(
        urging_of(phase, office, owing, answer_by=answer_by),
        office_signature(campaign.owner, office, people_of_unit(office)),
    )
    units = urged_units(letter)
    return draft_once(actor=actor, campaign=campaign, content=letter, is_same=lambda old: urged_units(old) == units)


def _refuse_before_own_deadlines(phase: Phase, owing: list[Submission], answer_by: date) -> None:
    """No letter takes back a day that the plan or an extension gave."""
    calendar = Holiday.objects.calendar()
    if not (early := given_longer(owing, calendar, answer_by)):
        return
    named = "; ".join(f"{row.unit.name} (hạn {due_words(asked_until(row))})" for row in early)
    raise RuleBroken(
        f"Ngày {short_date(answer_by)} sớm hơn hạn đang có của {named}. Ghi từ ngày "
        f"{short_date(usual_answer_day(phase, calendar, early))} trở đi, hoặc bỏ chọn các đơn vị này."
    )


@transaction.atomic
def draft_invitation(*, actor: Any, phase: Phase, meeting: WrapUpMeeting) -> IssuedPaper:
    """A draft giấy mời to the meeting that wraps the phase up; the draft that lies there is brought up to date.

    The office of the owner only. Refuses a phase that has not opened, a moment that is past, and what the decree
    forbids. Journalled.
    """
    if phase.state == "planned":
        raise RuleBroken(f"{phase} chưa mở nên chưa mời họp tổng kết được.")
    if meeting.starts_at is not None and meeting.starts_at.date() < clock.today():
        raise RuleBroken(f"Ngày họp không được trước hôm nay ({short_date(clock.today())}).")
    campaign = lock_campaign(phase.campaign)
    office = office_of(campaign.owner)
    invitation = wrap_up_invitation(
        occasion_of(campaign, phase, clock.today()),
        meeting,
        office_signature(campaign.owner, office, people_of_unit(office)),
    )
    return draft_once(actor=actor, campaign=campaign, content=invitation)

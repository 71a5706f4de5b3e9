"""Meetings of the council: writing them down, drafting their minutes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from awards.models import CouncilMeeting, CouncilVote, Nomination
from awards.papers.meeting import count_paper, minutes_paper
from awards.queries.meetings import nominees_of, votes_of
from campaigns.models import Phase
from core import clock, journal
from core.errors import RuleBroken
from documents.models import IssuedPaper
from documents.services import draft_paper, redraft_paper

WRITTEN = journal.register("awards.councilmeeting.written", "ghi cuộc họp Hội đồng", "people")
MINUTES_DRAFTED = journal.register("awards.councilmeeting.minutes_drafted", "lập biên bản", "doc")


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as the office writes it down."""

    held_on: date
    starts_at: time
    ends_at: time | None
    place: str
    chair: str
    chair_post: str
    secretary: str
    members: int
    present: str
    absent: str
    is_secret: bool
    tellers: str
    basis: str
    conclusion: str


@dataclass(frozen=True)
class Votes:
    """The votes about one nominee."""

    nomination: Nomination
    issued: int
    returned: int
    valid: int
    agreed: int
    disagreed: int


@transaction.atomic
def write_meeting(
    *, actor: Any, phase: Phase, facts: MeetingFacts, votes: Sequence[Votes], meeting: CouncilMeeting | None = None
) -> CouncilMeeting:
    """The meeting and its votes stand so; minutes that are drafts still are drafted anew by their own button.

    The owner's office. Refuses parts that do not add up, more people than the council has, a day to come, somebody who
    is no nominee of the phase, and a meeting whose minutes were sent for signing. Journalled.
    """
    _require_office(actor, phase)
    row = CouncilMeeting.objects.select_for_update().get(pk=meeting.pk) if meeting else CouncilMeeting(phase=phase)
    _refuse_signed(row)
    for column, value in asdict(facts).items():
        setattr(row, column, value)
    _refuse_people(row)
    known = set(nominees_of(phase).values_list("pk", flat=True))
    for one in votes:
        if one.nomination.pk not in known:
            raise RuleBroken(f"{one.nomination} không thuộc danh sách đề nghị khen thưởng của đợt này.")
        _refuse_sums(row, one)
    if not votes:
        raise RuleBroken("Ghi kết quả của ít nhất một tập thể hoặc cá nhân.")
    row.written_by, row.written_at = actor, clock.now()
    row.save()
    row.votes.all().delete()
    CouncilVote.objects.bulk_create(
        CouncilVote(
            meeting=row, nomination=one.nomination, issued=one.issued, returned=one.returned, valid=one.valid,
            agreed=one.agreed, disagreed=one.disagreed,
        )
        for one in votes
    )  # fmt: skip
    journal.record(actor, WRITTEN, row, after={"held_on": facts.held_on.isoformat(), "votes": len(votes)})
    return row


@transaction.atomic
def draft_minutes(*, actor: Any, meeting: CouncilMeeting, of_count: bool = False) -> IssuedPaper:
    """The minutes of the meeting, or of the count of its secret ballot, are a draft; one that is there is made anew.

    The owner's office. Refuses a count where nobody voted in secret or no tellers stand, and minutes that were sent for
    signing. Journalled.
    """
    row = CouncilMeeting.objects.select_for_update().get(pk=meeting.pk)
    _require_office(actor, row.phase)
    if of_count and not row.counts_papers:
        raise RuleBroken("Biên bản kiểm phiếu chỉ lập khi bỏ phiếu kín và đã ghi tên ban kiểm phiếu.")
    votes = votes_of(row)
    content = count_paper(row, votes) if of_count else minutes_paper(row, votes)
    paper = row.count_minutes if of_count else row.minutes
    if paper is None:
        owner = row.phase.campaign.owner
        paper = draft_paper(actor=actor, body=owner, content=content, scope=row.journal_scope)
        setattr(row, "count_minutes" if of_count else "minutes", paper)
        row.save(update_fields=["count_minutes" if of_count else "minutes"])
    else:
        paper = redraft_paper(actor=actor, paper=paper, content=content)
    journal.record(actor, MINUTES_DRAFTED, row, after={"paper": paper.pk, "of_count": of_count})
    return paper


def _require_office(actor: Any, phase: Phase) -> None:
    if not actor.has_perm("awards.manage_stock", phase.campaign.owner):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được ghi cuộc họp Hội đồng.")


def _refuse_signed(row: CouncilMeeting) -> None:
    if row.is_signed:
        raise RuleBroken("Biên bản đã trình ký nên không sửa được cuộc họp. Rút lại dự thảo trên trang văn bản trước.")


def _refuse_people(row: CouncilMeeting) -> None:
    if row.held_on > clock.today():
        raise RuleBroken("Ngày họp không được sau hôm nay.")
    if row.ends_at and row.ends_at < row.starts_at:
        raise RuleBroken("Giờ kết thúc không được trước giờ bắt đầu.")
    if not row.present_lines:
        raise RuleBroken("Ghi tên thành viên dự họp, mỗi dòng một người.")
    if len(row.present_lines) > row.members:
        raise RuleBroken(f"Dự họp {len(row.present_lines)} người, nhiều hơn {row.members} thành viên Hội đồng.")


def _refuse_sums(row: CouncilMeeting, votes: Votes) -> None:
    name = votes.nomination.nominee_name
    if votes.issued > row.voters:
        raise RuleBroken(f"{name}: phát ra {votes.issued} phiếu, nhiều hơn {row.voters} người được tính tỷ lệ.")
    if votes.returned > votes.issued:
        raise RuleBroken(f"{name}: thu về {votes.returned} phiếu, nhiều hơn {votes.issued} phiếu phát ra.")
    if votes.valid > votes.returned:
        raise RuleBroken(f"{name}: hợp lệ {votes.valid} phiếu, nhiều hơn {votes.returned} phiếu thu về.")
    if votes.agreed + votes.disagreed != votes.valid:
        raise RuleBroken(
            f"{name}: đồng ý {votes.agreed} cộng không đồng ý {votes.disagreed} phải bằng {votes.valid} phiếu hợp lệ."
        )

"""The papers of a phase's awards as they stand now, whoever asks: kept ones, and what a new draft would say."""

from collections.abc import Iterable

from awards.models import AwardRequest, Certificate, CouncilMeeting, Decision, Nomination, RequestTo
from awards.papers import decision_paper, usual_words
from awards.papers.achievement import BY_PHASE, achievement_report
from awards.papers.meeting import count_paper, minutes_paper
from awards.papers.request import request_paper
from awards.queries.history import awards_of_nominee
from awards.queries.meetings import votes_of
from awards.queries.nominations import approved_without_paper, listed
from awards.queries.requests import nominations_for_request
from awards.services.certificates import CertificatePrint, certificates_under
from campaigns.models import Phase
from core import clock
from core.errors import RuleBroken
from core.text import fold
from documents.content import Paper, WorkingPaper
from documents.models import IssuedPaper
from documents.queries.papers import paper_in_force

REQUEST_TO = {"giam-doc": RequestTo.DIRECTOR, "cap-tren": RequestTo.PROVINCE, "bo": RequestTo.MINISTRY}
# A sentence that names more is not read.
MOST_NAMED = 8


def decision_of(phase: Phase) -> IssuedPaper | Paper:
    """The phase's latest decision, or what stands in its place now; without one, what its approved nominations would be
    drafted as. Refuses a phase without either."""
    kept = Decision.objects.filter(phase=phase).select_related("paper__body").order_by("-pk").first()
    if kept is not None:
        return paper_in_force(kept.paper)
    rows = list(approved_without_paper(phase))
    if not rows:
        raise RuleBroken(f"{_spoken(phase)} chưa có quyết định khen thưởng, cũng chưa có hồ sơ nào được duyệt.")
    return decision_paper(phase.campaign.owner, clock.today().year, usual_words(phase, rows), rows)


def request_of(phase: Phase, to: str) -> IssuedPaper | Paper:
    """The latest tờ trình of the phase to the one who is asked (a key of `REQUEST_TO`); without one, what those who wait
    would be drafted as. Refuses a word that names nobody, and a phase without either."""
    if to not in REQUEST_TO:
        raise RuleBroken(f"Không có nơi trình “{to}”. Các nơi trình: {', '.join(_recipients())}.")
    asked = REQUEST_TO[to]
    kept = AwardRequest.objects.filter(phase=phase, to=asked).select_related("paper__body").order_by("-pk").first()
    if kept is not None:
        return paper_in_force(kept.paper)
    rows = list(nominations_for_request(phase, asked))
    if not rows:
        raise RuleBroken(f"{_spoken(phase)} chưa có tờ trình {asked.label}, cũng không có hồ sơ nào đang chờ trình.")
    return request_paper(phase, asked, rows)


def minutes_of(phase: Phase, *, of_count: bool = False) -> IssuedPaper | Paper:
    """The minutes of the council's latest meeting about the phase, or of its count. Refuses a phase without a meeting,
    and a count where nobody voted in secret or no tellers stand."""
    meetings = CouncilMeeting.objects.filter(phase=phase).select_related(
        "phase__campaign__owner", "minutes__body", "count_minutes__body"
    )
    meeting = meetings.first()
    if meeting is None:
        raise RuleBroken(f"{_spoken(phase)} chưa có cuộc họp Hội đồng Thi đua - Khen thưởng nào.")
    kept = meeting.count_minutes if of_count else meeting.minutes
    if kept is not None:
        return paper_in_force(kept)
    if of_count and not meeting.counts_papers:
        raise RuleBroken(
            f"{_spoken(phase)} chưa có biên bản kiểm phiếu: cuộc họp không bỏ phiếu kín hoặc chưa ghi ban kiểm phiếu."
        )
    return (count_paper if of_count else minutes_paper)(meeting, votes_of(meeting))


def achievement_of_nominee(phase: Phase, wanted: str = "") -> WorkingPaper:
    """The report (Mẫu 07) of the person or collective of this name, with or without marks; the only one of the phase may
    go unnamed. Refuses a phase without nominees, a name that is none of theirs, and one that is several people's."""
    rows = list(listed(Nomination.objects.filter(phase=phase)).order_by("nominee_name", "-pk"))
    if not rows:
        raise RuleBroken(f"{_spoken(phase)} chưa có hồ sơ đề nghị khen thưởng nào.")
    found = [row for row in rows if not wanted or fold(wanted) in _names(row)]
    if not found:
        raise RuleBroken(f"{_spoken(phase)} chưa có hồ sơ đề nghị khen thưởng “{wanted}”. Các hồ sơ: {_some(rows)}.")
    if len({(row.person_id, row.collective_id) for row in found}) > 1:
        raise RuleBroken(f"Thêm --nominee với tên một cá nhân hoặc tập thể: {_some(found)}.")
    return achievement_report(found[0], awards_of_nominee(found[0]), BY_PHASE)


def certificates_of_phase(phase: Phase) -> CertificatePrint:
    """The giấy khen of the phase's latest decision that stands in the sổ vàng. Refuses a phase without one, and a
    decision that holds no longer."""
    entered = Certificate.objects.filter(nomination__decision__phase=phase).order_by("-nomination__decision")
    latest = entered.values_list("nomination__decision", flat=True).first()
    if latest is None:
        raise RuleBroken(f"{_spoken(phase)} chưa có giấy khen nào: chưa có quyết định đã ban hành và vào sổ vàng.")
    return certificates_under(Decision.objects.select_related("paper__body").get(pk=latest))


def _spoken(phase: Phase) -> str:
    return f"Đợt {phase.ordinal} năm {phase.campaign.year}"


def _recipients() -> Iterable[str]:
    return (f"{word} ({to.label})" for word, to in REQUEST_TO.items())


def _named(row: Nomination) -> str:
    return f"{row.nominee_name}, {row.nominee_position}" if row.nominee_position else row.nominee_name


def _names(row: Nomination) -> set[str]:
    """What a person may type for the nominee: the name alone, with the post, a collective's code."""
    names = {row.nominee_name, _named(row)} | ({row.collective.code} if row.collective else set())
    return {fold(name) for name in names}


def _some(rows: Iterable[Nomination]) -> str:
    names = list(dict.fromkeys(_named(row) for row in rows))
    more = f"; và {len(names) - MOST_NAMED} hồ sơ khác" if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + more

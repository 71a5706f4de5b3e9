"""Real values for the sentences that the office words itself: those of the body's latest nominations and meeting."""

from collections.abc import Callable

from accounts.models import Unit
from awards.models import Certificate, CouncilMeeting, Nomination, NominationQuerySet, RequestTo
from awards.papers.achievement import award_of
from awards.papers.citing import cited_meetings, spoken_phase
from awards.papers.decision import Rewarded, decision_values
from awards.papers.meeting import vote_values
from awards.papers.request import asking_of, request_values
from awards.queries.meetings import latest_meeting, votes_of
from core.errors import RuleBroken
from documents.queries.texts import words_of
from documents.texts import Sample


def decision_sample(body: Unit) -> Sample | None:
    """The newest phase of the body in which somebody was approved, and its council's meeting: 5 statements."""
    rows = _newest(body, "approved")
    if not rows:
        return None
    phase = rows[0].phase
    meeting = latest_meeting(body)
    minutes = cited_meetings([meeting], words_of(body)) if meeting else ("",)
    values = {**decision_values(phase, Rewarded.of(rows)), "bien_ban": minutes[0]}
    return _sample(_origin(rows[0]), values)


def request_sample(to: str) -> Callable[[Unit], Sample | None]:
    """Who is asked stands in the sentences, so each recipient has his own values: 5 statements."""

    def sample(body: Unit) -> Sample | None:
        rows = _newest(body, "screened" if to == RequestTo.DIRECTOR else "listed_upward") or _newest(body, "approved")
        try:
            asking = asking_of(body, to, words_of(body))
        except RuleBroken:
            return None
        if not rows:
            return None
        return _sample(_origin(rows[0]), request_values(rows[0].phase, Rewarded.of(rows), asking))

    return sample


def meeting_sample(body: Unit) -> Sample | None:
    """The body's latest meeting of the council: 2 statements."""
    meeting: CouncilMeeting | None = latest_meeting(body)
    return _sample(str(meeting), vote_values(meeting, votes_of(meeting))) if meeting else None


def achievement_sample(body: Unit) -> Sample | None:
    """The newest nomination of the body: 2 statements."""
    newest = _listed(body).order_by("-pk").first()
    if newest is None:
        return None
    values = {"hinh_thuc": award_of(newest, words_of(body)), "dot_thi_dua": spoken_phase(newest.phase)}
    return _sample(_origin(newest), values)


def certificate_sample(body: Unit) -> Sample | None:
    """The newest lines of the sổ vàng, one of a person and one of a collective: 2 statements."""
    lines = Certificate.objects.filter(book__body=body).select_related("book", "nomination__decision__paper__body")
    values: dict[str, str] = {}
    for place, of_person in (("ten_tap_the", False), ("ho_ten", True)):
        line = lines.filter(nomination__person__isnull=not of_person).order_by("-pk").first()
        if line is not None and line.nomination.decision is not None:
            values[place] = line.nomination.nominee_name
            values["so_so_vang"] = line.golden_number
            values["quyet_dinh"] = line.nomination.decision.paper.cited
    return Sample("sổ vàng", values) if values else None


def _listed(body: Unit) -> NominationQuerySet:
    return Nomination.objects.filter(phase__campaign__owner=body).select_related("kind", "phase__campaign__owner")


def _newest(body: Unit, state: str) -> list[Nomination]:
    rows = list(_listed(body).filter(state=state).order_by("-phase__ends_on", "pk"))
    return [row for row in rows if row.phase_id == rows[0].phase_id]


def _origin(row: Nomination) -> str:
    return f"{row.phase} năm {row.phase.campaign.year}"


def _sample(origin: str, values: dict[str, str]) -> Sample:
    return Sample(origin, {name: value for name, value in values.items() if value})

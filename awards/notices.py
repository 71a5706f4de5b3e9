"""Who is told what about nominations, and in which words. Called by the services, inside their transaction."""

from typing import Any

from accounts.models import Role, Scope
from accounts.queries import holders
from awards.models import Nomination
from notifications.services import notify


def _what(nomination: Nomination) -> str:
    return f"{nomination.kind.name} cho {nomination.nominee_name}"


def _key(nomination: Nomination, act: str) -> str:
    # A case may come back; each version is told once.
    return f"nomination:{nomination.pk}:{act}:{nomination.version}"


def _tell(
    role: str, unit_id: int, nomination: Nomination, act: str, subject: str, *, body: str = "", actor: Any = None
) -> None:
    notify(
        holders(role, [unit_id], Scope.AWARDS),
        kind=f"awards.nomination_{act}",
        subject=subject,
        body=body,
        url=nomination.get_absolute_url(),
        scope=nomination.journal_scope,
        dedupe_key=_key(nomination, act),
        actor=actor,
    )


def proposed(nomination: Nomination, *, actor: Any) -> None:
    """The owner's office learns that a nomination came."""
    _tell(
        Role.OFFICE,
        nomination.phase.campaign.owner_id,
        nomination,
        "proposed",
        f"{nomination.proposing_unit} đề nghị tặng {_what(nomination)}",
        body=f"{nomination.phase}, chờ {nomination.office_words} thẩm tra.",
        actor=actor,
    )


def screened(nomination: Nomination, *, actor: Any) -> None:
    """The director learns that a case waits for him."""
    opinion = f" Ý kiến thẩm tra: {nomination.office_opinion}" if nomination.office_opinion else ""
    _tell(
        Role.DIRECTOR,
        nomination.phase.campaign.owner_id,
        nomination,
        "screened",
        f"Chờ duyệt: {_what(nomination)}",
        body=f"{nomination.proposing_unit} đề nghị, {nomination.phase}.{opinion}",
        actor=actor,
    )


def judged(nomination: Nomination, act: str, verdict: str, reason: str, *, actor: Any) -> None:
    """The proposing unit's head and the owner's office learn the outcome with its reason."""
    subject = f"{verdict}: {_what(nomination)}"
    body = f"Lý do: {reason}" if reason else ""
    _tell(Role.HEAD, nomination.proposing_unit_id, nomination, act, subject, body=body, actor=actor)
    _tell(Role.OFFICE, nomination.phase.campaign.owner_id, nomination, act, subject, body=body, actor=actor)

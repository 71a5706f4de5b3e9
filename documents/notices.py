"""Who is told what about papers, and in which words. Called by the services, inside their transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts.models import Role, Unit
from accounts.queries import holders
from core.wording import short_date
from documents.models import IssuedPaper
from notifications.services import notify


def paper_to_sign(paper: IssuedPaper, signers: Iterable[Any], *, actor: Any) -> None:
    """Whom the paper names learns that it lies with him: once for the same words."""
    kind = "documents.paper_to_sign"
    notify(
        signers,
        kind=kind,
        subject=f"Chờ bạn ký: {paper.get_kind_display()} {paper.title}",
        body="Ký trên bản in; văn thư ghi số và ngày sau khi ký. Từ lúc đó ký số được tại trang của văn bản.",
        url=paper.get_absolute_url(),
        dedupe_key=f"{kind}:{paper.pk}:{paper.content_sha256[:16]}",
        scope=paper.scope,
        actor=actor,
    )


def paper_withdrawn(paper: IssuedPaper, *, on: date, actor: Any) -> None:
    """Whoever could read the paper on behalf of a unit, and the director, learn that it no longer holds (Điều 18.4)."""
    by = f" theo {paper.withdrawn_by_document}" if paper.withdrawn_by_document else ""
    _tell(
        paper,
        kind="documents.paper_withdrawn",
        subject=f"Đã thu hồi {paper.spoken}",
        body=f"Thu hồi từ ngày {short_date(on)}{by}. Lý do: {paper.withdrawal_reason}",
        url=paper.get_absolute_url(),
        actor=actor,
    )


def paper_replaced(paper: IssuedPaper, by: IssuedPaper, *, actor: Any) -> None:
    """The same people learn which paper holds instead."""
    _tell(
        paper,
        kind="documents.paper_replaced",
        subject=f"{paper.get_kind_display()} số {paper.symbol} đã bị thay thế",
        body=f"Văn bản thay thế: {by.spoken}.",
        url=by.get_absolute_url(),
        actor=actor,
    )


def _tell(paper: IssuedPaper, *, kind: str, subject: str, body: str, url: str, actor: Any) -> None:
    units = Unit.objects.filter(parent_id=paper.body_id).values_list("pk", flat=True)
    readers = holders(Role.HEAD, units) | holders(Role.DIRECTOR, [paper.body_id])
    notify(
        readers,
        kind=kind,
        subject=subject,
        body=body,
        url=url,
        dedupe_key=f"{kind}:{paper.pk}",
        scope=paper.scope,
        actor=actor,
    )

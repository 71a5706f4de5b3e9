"""Who was let act for another learns it: `accounts` stands below this app and starts the job by name."""

from accounts.models import Delegation, Scope
from core.wording import short_date
from notifications.models import Notification
from notifications.services import notify


def tell_of_delegation(delegation_id: int) -> list[Notification]:
    """The receiver is told once of the delegation, and once when it was revoked."""
    rows = Delegation.objects.select_related("giver__person", "receiver__person", "unit__parent")
    row = rows.filter(pk=delegation_id).first()
    if row is None:
        return []
    # The head of a department may lend two roles: who leads its campaigns and who reports to the body above.
    what = f"{Scope(row.scope).label} ({row.work})"
    if row.revoked_at:
        step, subject = "revoked", f"{row.giver} đã thu hồi ủy quyền thay {row.unit.head}: {what}"
    else:
        step, subject = "given", f"{row.giver} ủy quyền cho bạn thay {row.unit.head}: {what}"
    return notify(
        [row.receiver],
        kind="accounts.delegation",
        subject=subject,
        body=f"Từ {short_date(row.starts_on)} đến hết {short_date(row.ends_on)}, theo {row.document}.",
        url="/",
        dedupe_key=f"delegation:{row.pk}:{step}",
        actor=row.giver,
    )

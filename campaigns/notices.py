"""Whom the reporting cycle tells what, in which words."""

from typing import Any

from django.urls import reverse

from accounts.models import Role
from accounts.queries import holders
from campaigns.models import Phase
from core.calendar import Bound
from core.wording import short_date
from notifications.services import notify


def phase_opened(phase: Phase, actor: Any) -> None:
    """Heads of the participating units learn that a report is due, each once."""
    campaign = phase.campaign
    heads = holders(Role.HEAD, campaign.participants.values_list("pk", flat=True))
    due = f"{Bound(phase.report_due_bound).label} {short_date(phase.report_due_on)}"
    notify(
        heads,
        kind="campaigns.phase_opened",
        subject=f"Đã mở đợt {phase.ordinal}: nộp báo cáo {due}",
        body=f"{campaign.title}. {phase.name}: từ {short_date(phase.starts_on)} đến {short_date(phase.ends_on)}. "
        f"Đơn vị nộp báo cáo {due}.",
        url=reverse("campaigns:submission_list"),
        scope=phase.journal_scope,
        dedupe_key=f"campaigns.phase_opened:{phase.pk}",
        actor=actor,
    )

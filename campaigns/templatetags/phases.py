"""Words of phases for templates."""

from django import template

from campaigns.models import Phase
from core.calendar import Deadline, WorkingCalendar

register = template.Library()


@register.filter
def reports_due(phase: Phase, calendar: WorkingCalendar) -> Deadline:
    """What the units' reports of the phase are due by; no statement when the phase knows its campaign."""
    return phase.deadline_of_reports(calendar)

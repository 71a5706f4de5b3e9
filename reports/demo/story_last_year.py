"""The campaign of the year before today, in short: five units, three phases, closed. So that last year can be compared."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from campaigns.models import Campaign, Phase, SubmissionItem
from campaigns.outline import ENTRIES
from campaigns.services import accept_submission, close_campaign, close_phase, open_phase, submit_submission
from core import clock
from core.models import Holiday
from reports.demo import story_2021
from reports.demo import work_today as work
from reports.demo.acts import fill_in, import_lists, import_plan, submission_of
from reports.demo.diary import Diary
from reports.demo.organisation import Organisation
from reports.demo.plan_today import plan_text, waves_of

SOURCE_NAME = "ke-hoach-nam-truoc.txt"
UNITS = ("QLCN", "QLTM", "QLNL", "KTATMT", "TTKC")
# Who handed in how many days before the due date of a phase; nobody else was late.
LATE = {("QLNL", 1): -2, ("KTATMT", 1): -1, ("QLNL", 2): -3}
USUAL_DAYS_BEFORE = 3
# The phase from which a unit's task of the lists counts as completed.
COMPLETED_FROM = {"QLCN": 3, "QLTM": 2, "QLNL": 2, "KTATMT": 3, "TTKC": 4}


def is_told() -> bool:
    """Also where 2021 itself is the year before."""
    return clock.today().year - 1 <= story_2021.YEAR or Campaign.objects.filter(plan__source_name=SOURCE_NAME).exists()


class Story:
    """One chapter per phase."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.office = organisation.users["vanphong"]
        self.year = clock.today().year - 1
        # Nobody is reminded of what is long over.
        self.diary = Diary(Holiday.objects.calendar(), reminders_from=clock.today())
        self.campaign: Campaign

    def tell(self) -> Campaign:
        issued = date(self.year, 1, 5)
        with self.diary.on(issued):
            self.campaign = import_plan(
                self.organisation,
                text=plan_text(self.year, issued, waves_of(self.year)),
                source_name=SOURCE_NAME,
                number="05/KH-SCT",
                year=self.year,
                participants=UNITS,
            )
            import_lists(self.organisation, self.campaign, work.lists_of(self.year))
        for phase in self.campaign.phases.order_by("ordinal"):
            self._live_through(phase)
        with self.diary.on(date(self.year, 12, 31), 16):
            close_campaign(actor=self.office, campaign=self.campaign)
        return self.campaign

    def _live_through(self, phase: Phase) -> None:
        with self.diary.on(phase.starts_on + timedelta(days=7)):
            open_phase(actor=self.office, phase=phase)
        days = {
            code: phase.report_due_on - timedelta(days=LATE.get((code, phase.ordinal), USUAL_DAYS_BEFORE))
            for code in UNITS
        }
        for code in sorted(UNITS, key=lambda unit: days[unit]):
            with self.diary.on(days[code]):
                report, head = submission_of(phase, self.organisation.units[code]), self.organisation.head_of(code)
                fill_in(head, report, partial(_words, code, phase.ordinal))
                submit_submission(actor=head, submission=report)
        with self.diary.on(phase.report_due_on + timedelta(days=5)):
            for code in UNITS:
                accept_submission(actor=self.office, submission=submission_of(phase, self.organisation.units[code]))
        with self.diary.on(phase.ends_on, 15):
            close_phase(actor=self.office, phase=phase)


def _words(code: str, ordinal: int, item: SubmissionItem) -> dict[str, Any]:
    """What the unit writes into the item in the phase; all figures are illustrative."""
    if item.entry:
        at = next(place for place, entry in enumerate(ENTRIES) if entry.code == item.entry)
        text = work.GENERAL[code][at]
        return {"text": text or "", "is_none": text is None}
    assert item.task is not None
    is_completed = ordinal >= COMPLETED_FROM[code]
    if not item.is_lead:
        return {"text": "Tham gia ý kiến, cung cấp số liệu đúng thời hạn (số liệu minh họa)."}
    return {
        "status": "done" if is_completed else "in_progress",
        "product_number": f"{100 + item.task.ordinal}/SCT" if is_completed else "",
        "product_on": clock.today() - timedelta(days=10) if is_completed else None,
        "text": "Đã trình, được phê duyệt (số liệu minh họa)." if is_completed else "Đang lấy ý kiến các sở, ngành.",
        "done_until": clock.today() - timedelta(days=1),
    }

"""Kiểm tra in the campaign around today: one ended, one asked and answered, one whose answer is awaited, one whose answer was
waived, one to come."""

from datetime import timedelta

from campaigns.models import Campaign, Inspection, Phase
from campaigns.services import answer_inspection, record_inspection, schedule_inspection, waive_answer
from campaigns.services.inspections import InspectionPlan
from core import clock
from core.calendar import Bound, Deadline, WorkingCalendar
from core.models import Holiday
from reports.demo.diary import Diary
from reports.demo.organisation import Organisation

PARTICIPANTS = "Chánh Văn phòng; chuyên viên theo dõi thi đua; lãnh đạo đơn vị"


class Inspections:
    """The office looks at five units; `self._on(-9)` is nine working days ago."""

    def __init__(self, organisation: Organisation, campaign: Campaign) -> None:
        self.organisation = organisation
        self.campaign = campaign
        self.office = organisation.users["vanphong"]
        self.calendar: WorkingCalendar = Holiday.objects.calendar()
        self.today = clock.today()
        self.phase: Phase = campaign.phases.get(ordinal=2)
        # The stories before have lived through these mornings.
        self.diary = Diary(self.calendar, reminders_from=self.today + timedelta(days=1), latest=clock.now())

    def make(self) -> None:
        with self.diary.on(self.calendar.add(self.today, -11), 10):
            told_in_person, ended, answered, awaited = (
                self._schedule("KHTCTH", "desk", -10),
                self._schedule("TTKC", "desk", -9),
                self._schedule("KTATMT", "visit", -8),
                self._schedule("QLNL", "visit", -6),
            )
        with self.diary.on(self.calendar.add(self.today, -10), 15):
            self._record(
                told_in_person,
                "Hồ sơ theo dõi nhiệm vụ được giao còn thiếu văn bản đôn đốc.",
                "Bổ sung văn bản đôn đốc vào hồ sơ theo dõi.",
                6,
            )
        with self.diary.on(self.calendar.add(self.today, -9), 15):
            self._record(ended, "Đã triển khai đủ nội dung đăng ký thi đua; hồ sơ đề án khuyến công lưu đầy đủ.")
        with self.diary.on(self.calendar.add(self.today, -8), 16):
            self._record(
                answered,
                "Kế hoạch kiểm tra an toàn hóa chất chậm so với đăng ký.",
                "Nêu rõ nguyên nhân chậm và lịch kiểm tra các cơ sở còn lại.",
                5,
            )
        with self.diary.on(self.calendar.add(self.today, -6), 16):
            self._record(
                awaited,
                "Số liệu sản lượng điện trong báo cáo chưa khớp với số liệu của Công ty Điện lực.",
                "Đối chiếu, báo cáo lại số liệu kèm văn bản của Công ty Điện lực.",
                9,
            )
        with self.diary.on(self.calendar.add(self.today, -4), 9):
            answer_inspection(
                actor=self.organisation.head_of("KTATMT"),
                inspection=answered,
                answer="Chậm do chờ đoàn liên ngành. Phòng đã lập lịch kiểm tra các cơ sở còn lại (số liệu minh họa).",
            )
        with self.diary.on(self.calendar.add(self.today, -3), 16):
            waive_answer(
                actor=self.office,
                inspection=told_in_person,
                reason="Phòng đã bổ sung hồ sơ và trình bày tại cuộc họp giao ban.",
            )
        with self.diary.on(self.calendar.add(self.today, -1), 10):
            self._schedule("QLTM", "visit", 4)

    def _schedule(self, code: str, kind: str, days: int) -> Inspection:
        plan = InspectionPlan(kind, self.calendar.add(self.today, days), PARTICIPANTS, self.phase)
        unit = self.organisation.units[code]
        return schedule_inspection(actor=self.office, campaign=self.campaign, unit=unit, plan=plan)

    def _record(self, row: Inspection, findings: str, request: str = "", days: int = 0) -> None:
        due = Deadline(self.calendar.add(clock.today(), days), Bound.BY) if request else None
        record_inspection(
            actor=self.office,
            inspection=row,
            held_on=row.held_on,
            participants=row.participants,
            findings=findings,
            request=request,
            answer_due=due,
        )

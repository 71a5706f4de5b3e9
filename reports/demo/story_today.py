"""The campaign around today: what happened until yesterday, so that every state stands in it now."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from accounts.models import User
from awards.services.judging import (
    approve_nomination,
    list_nomination_upward,
    refuse_nomination,
    return_nomination_to_unit,
    screen_nomination,
)
from campaigns.models import Campaign, Extension, Phase, SubmissionItem
from campaigns.outline import ENTRIES
from campaigns.services import (
    accept_submission,
    add_evidence,
    ask_extension,
    grant_extension,
    open_phase,
    return_submission,
    submit_submission,
    waive_submission,
)
from core import clock
from core.models import Holiday
from notifications.services import read_all
from reports.demo import talks_today as talks
from reports.demo import work_today as work
from reports.demo.acts import (
    decide,
    divide_tasks,
    draft_nomination,
    fill_in,
    import_lists,
    import_plan,
    item_about,
    nominate,
    send_for_signing,
    submission_of,
)
from reports.demo.diary import Diary
from reports.demo.files import picture_file
from reports.demo.organisation import Organisation
from reports.demo.plan_today import days_around, plan_text, waves_of
from reports.services import create_consolidation, discard_consolidation, finalise_consolidation

SOURCE_NAME = "ke-hoach-nam-nay.txt"
NEXT_SOURCE_NAME = "ke-hoach-nam-toi.txt"


def is_told() -> bool:
    return Campaign.objects.filter(plan__source_name=SOURCE_NAME).exists()


class Story:
    """One chapter per method; `self.days.working(-3)` is three working days ago."""

    def __init__(self, organisation: Organisation) -> None:
        calendar = Holiday.objects.calendar()
        self.organisation = organisation
        self.office = organisation.users["vanphong"]
        self.director = organisation.users["giamdoc"]
        self.now = clock.now()
        self.days = days_around(clock.today(), calendar)
        self.diary = Diary(calendar, reminders_from=self.days.working(-30), latest=self.now)
        self.campaign: Campaign

    def tell(self) -> Campaign:
        self.begin()
        first, second, _ = self.campaign.phases.order_by("ordinal")
        self.first_phase_falls_due(first)
        self.second_phase_opens(first, second)
        self.units_report_second(first, second)
        self.plan_next_year()
        self.diary.live_until(self.now)
        return self.campaign

    def _on(self, count: int, hour: int = 9, minute: int = 0) -> Any:
        return self.diary.on(self.days.working(count), hour, minute)

    def begin(self) -> None:
        issued = self.days.waves[0].starts_on
        year = self.days.today.year
        with self.diary.on(issued, 15):
            self.campaign = import_plan(
                self.organisation,
                text=plan_text(year, issued, self.days.waves),
                source_name=SOURCE_NAME,
                number="08/KH-SCT",
                year=year,
                participants=list(self.organisation.units),
            )
        with self.diary.on(issued + timedelta(days=1), 9):
            divide_tasks(self.organisation, self.campaign, work.DIVISION)
            import_lists(self.organisation, self.campaign, work.lists_of(year))
        with self.diary.on(issued + timedelta(days=3), 9):
            open_phase(actor=self.office, phase=self.campaign.phases.get(ordinal=1))

    def first_phase_falls_due(self, phase: Phase) -> None:
        """In time, on the named day, late, and one unit not at all."""
        for count, hour, code in (
            (-24, 9, "KHTCTH"),
            (-23, 10, "TTKC"),
            (-22, 14, "VP"),
            (-22, 16, "QLCN"),
            (-21, 15, "TTRA"),
        ):
            with self._on(count, hour):
                self._report(phase, code)
        with self._on(-20, 16):
            # The named day itself: "trước ngày" is over, but nobody calls it late.
            self._report(phase, "QLTM")
        with self._on(-19, 9):
            for code in ("KHTCTH", "TTKC", "QLCN", "TTRA"):
                self._accept(phase, code, self.office)
            self._accept(phase, "VP", self.director)
        with self._on(-17, 11):
            self._report(phase, "QLNL")
        with self._on(-16, 15):
            head = self.organisation.head_of("KTATMT")
            begun = submission_of(phase, self.organisation.units["KTATMT"])
            fill_in(head, begun, lambda item: _words("KTATMT", phase, item) if item.is_lead else {})

    def second_phase_opens(self, first: Phase, second: Phase) -> None:
        with self._on(-12, 8, 30):
            open_phase(actor=self.office, phase=second)
        with self._on(-10, 9):
            create_consolidation(
                actor=self.office, campaign=self.campaign, phase=first, cut_off_on=self.days.working(-11)
            )
            mistaken = create_consolidation(
                actor=self.office, campaign=self.campaign, phase=None, cut_off_on=self.days.working(-11)
            )
            discard_consolidation(actor=self.office, consolidation=mistaken)
        with self._on(-9, 15):
            interim = create_consolidation(
                actor=self.office, campaign=self.campaign, phase=None, cut_off_on=self.days.working(-10)
            )
            finalise_consolidation(actor=self.office, consolidation=interim)
        self._reward(first)

    def _reward(self, phase: Phase) -> None:
        send = partial(nominate, self.organisation, phase)
        with self._on(-8, 9):
            approved = [send(merit) for merit in work.APPROVED]
            later = send(work.APPROVED_LATER)
            waiting = [send(merit) for merit in work.WAITING_FOR_DIRECTOR]
            returned, refused, upward = send(work.RETURNED), send(work.REFUSED), send(work.UPWARD)
        with self._on(-8, 15):
            for nomination in (*approved, later, refused, *waiting):
                if nomination.state == "proposed":
                    screen_nomination(actor=self.office, nomination=nomination, opinion="Đủ điều kiện, hồ sơ hợp lệ.")
            return_nomination_to_unit(actor=self.office, nomination=returned, reason=work.RETURNED_REASON)
            list_nomination_upward(actor=self.office, nomination=upward, opinion="Thuộc thẩm quyền cấp trên.")
        with self._on(-7, 10):
            for nomination in approved:
                approve_nomination(actor=self.director, nomination=nomination)
            refuse_nomination(actor=self.director, nomination=refused, reason=work.REFUSED_REASON)
        with self._on(-7, 15):
            send_for_signing(self.organisation, decide(self.organisation, phase).paper)
        with self._on(-6, 10):
            approve_nomination(actor=self.director, nomination=later)

    def units_report_second(self, first: Phase, phase: Phase) -> None:
        with self._on(-6, 14):
            waive_submission(
                actor=self.office,
                submission=submission_of(phase, self.organisation.units["TTRA"]),
                reason="Thanh tra Sở tham gia đoàn thanh tra liên ngành trong cả đợt.",
            )
        with self._on(-5, 10):
            self._report(phase, "TTKC")
        with self._on(-4, 9):
            self._accept(phase, "TTKC", self.office)
        with self._on(-4, 15):
            self._report(phase, "QLTM")
            for user in self.organisation.users.values():
                read_all(actor=user)
        with self._on(-3, 9):
            self._return(phase)
        with self._on(-3, 14):
            talks.ask_back(self.organisation, phase)
        with self._on(-2, 8, 30):
            talks.answer_back(self.organisation, phase)
        with self._on(-2, 10):
            self._report(phase, "KHTCTH")
            for merit in work.WAITING_FOR_OFFICE:
                nominate(self.organisation, first, merit)
        with self._on(-2, 14):
            self._draft(phase)
        with self._on(-2, 15):
            electricity = self._ask_for_time(
                phase, "QLNL", 8, "Chờ Công ty Điện lực Hà Tĩnh chốt số liệu điện năng thương phẩm của tháng."
            )
            self._ask_for_time(
                phase, "QLCN", 9, "Chờ Cục Thống kê công bố số liệu sản xuất công nghiệp của tháng để ghi các chỉ tiêu."
            )
        with self._on(-1, 9):
            grant_extension(actor=self.office, extension=electricity, note="Đồng ý, đề nghị phòng nộp đúng hạn mới.")
            draft_nomination(self.organisation, first, work.DRAFTED)
            talks.give_reviews(self.organisation, first, phase, self.diary.calendar)
        with self._on(-1, 14):
            talks.send_official_figures(self.organisation, first)
        with self._on(-1, 16):
            self._report(phase, "VP")

    def _draft(self, phase: Phase) -> None:
        """A staff member has written a part; his head has not looked at it yet."""
        drafter = self.organisation.users["chuyenvien"]
        draft = submission_of(phase, self.organisation.units["QLCN"])
        fill_in(drafter, draft, lambda item: _words("QLCN", phase, item) if item.task_id else {})
        add_evidence(
            actor=drafter,
            item=item_about(draft, "Rà soát, tham mưu chính sách"),
            title="Ảnh làm việc với nhà đầu tư hạ tầng",
            upload=picture_file("Lam viec voi nha dau tu", "Làm việc với nhà đầu tư hạ tầng", "Ảnh chụp minh họa."),
        )

    def _ask_for_time(self, phase: Phase, code: str, count: int, reason: str) -> Extension:
        """The unit's head asks until the working day so many days from today."""
        return ask_extension(
            actor=self.organisation.head_of(code),
            submission=submission_of(phase, self.organisation.units[code]),
            until=self.days.working(count),
            reason=reason,
        )

    def _return(self, phase: Phase) -> None:
        submission = submission_of(phase, self.organisation.units["QLTM"])
        return_submission(
            actor=self.office,
            submission=submission,
            remarks={
                item_about(submission, "Phát triển thị trường").pk: (
                    "Chưa có số doanh nghiệp tham gia hội nghị kết nối cung cầu. Đề nghị bổ sung."
                ),
                submission.items.get(entry="weaknesses").pk: "Đề nghị nêu nguyên nhân sức mua tăng chậm.",
            },
            reason="Báo cáo còn thiếu số liệu và nguyên nhân. Đề nghị phòng bổ sung rồi nộp lại trong tuần.",
        )

    def _report(self, phase: Phase, code: str) -> None:
        head, submission = self.organisation.head_of(code), submission_of(phase, self.organisation.units[code])
        fill_in(head, submission, partial(_words, code, phase))
        submit_submission(actor=head, submission=submission)

    def _accept(self, phase: Phase, code: str, by: User) -> None:
        accept_submission(actor=by, submission=submission_of(phase, self.organisation.units[code]))

    def plan_next_year(self) -> None:
        """The plan of the year to come is read and waits: nothing is assigned, no phase is open."""
        year = self.days.today.year + 1
        with self._on(-1, 17):
            import_plan(
                self.organisation,
                text=plan_text(year, clock.today(), waves_of(year)),
                source_name=NEXT_SOURCE_NAME,
                number="",
                year=year,
                participants=list(self.organisation.units),
            )


def _words(code: str, phase: Phase, item: SubmissionItem) -> dict[str, Any]:
    """What the unit writes into the item in the phase."""
    if item.entry:
        at = next(place for place, entry in enumerate(ENTRIES) if entry.code == item.entry)
        text = work.GENERAL[code][at]
        return {"text": text or "", "is_none": True} if text is None else {"text": text, "is_none": False}
    assert item.task is not None
    label = item.task.text
    told = next(words for (unit, beginning), words in work.TOLD.items() if unit == code and label.startswith(beginning))
    at = phase.ordinal - 1
    text = (told.first, told.second)[at]
    if not item.is_lead:
        return {"text": text}
    number = told.number[at]
    until: date = clock.today() - timedelta(days=1)
    return {
        "status": told.status[at],
        "product_number": number,
        "product_on": phase.starts_on + timedelta(days=5) if number else None,
        "value": Decimal(told.value[at]) if told.value[at] else None,
        "text": text,
        "difficulty": told.difficulty,
        "done_until": until,
    }

"""The 2021 campaign of the demo from the plan to its end, on the days on which it would have happened."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.models import User
from awards.services.judging import (
    approve_nomination,
    list_nomination_upward,
    refuse_nomination,
    return_nomination_to_unit,
    screen_nomination,
)
from awards.services.nominations import Proposal, attach_evidence, propose_nomination, update_nomination
from campaigns.models import Campaign, Phase, SubmissionItem
from campaigns.services import (
    accept_submission,
    add_evidence,
    close_campaign,
    close_phase,
    open_phase,
    return_submission,
    submit_submission,
    waive_submission,
)
from core.models import Holiday
from documents.models import IssuedPaper
from documents.services import attach_signed_copy
from documents.services.texts import reword_text
from indicators.models import Indicator
from indicators.services import Published, enter_result
from notifications.services import read_all
from reports.demo import merits_2021 as merits
from reports.demo.acts import (
    decide,
    divide_tasks,
    fill_in,
    import_lists,
    import_plan,
    issue,
    item_about,
    nominate,
    send_for_signing,
    submission_of,
)
from reports.demo.answers_2021 import ANSWERS, FIRST_VERSION, REMARKS
from reports.demo.council_2021 import enter_in_golden_book, hold_meeting
from reports.demo.diary import Diary
from reports.demo.files import pdf_file, picture_file, scan_file, sheet_file
from reports.demo.general_2021 import GENERAL
from reports.demo.notices_2021 import replace_a_notice, withdraw_a_notice
from reports.demo.organisation import Organisation
from reports.demo.tasks_2021 import DIVISION, LISTS
from reports.drafting import mark_of
from reports.models import Consolidation
from reports.services import Typed, create_consolidation, finalise_consolidation, save_section
from reports.wording import CLOSING

PLAN = Path("campaigns/demo/plan-2021.txt")
SOURCE_NAME = "plan-2021.txt"
YEAR = 2021
ILLUSTRATION = "Số hiệu văn bản và số liệu trong báo cáo này là số liệu minh họa."
# The day up to which the units' figures count, by phase.
FIGURES_UNTIL = {1: date(2021, 6, 14), 2: date(2021, 11, 30)}


def is_told() -> bool:
    return Campaign.objects.filter(plan__source_name=SOURCE_NAME).exists()


class Story:
    """One chapter per method, in the order of the year."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.office = organisation.users["vanphong"]
        self.director = organisation.users["giamdoc"]
        self.diary = Diary(Holiday.objects.calendar(), reminders_from=date(2021, 6, 7))
        self.campaign: Campaign

    def tell(self) -> Campaign:
        self.begin()
        first, second = self.campaign.phases.order_by("ordinal")
        replace_a_notice(self.organisation, self.diary)
        self.units_report_first(first)
        withdraw_a_notice(self.organisation, self.diary)
        first_report = self.consolidate(first, date(2021, 6, 25), cut_off_on=date(2021, 6, 24))
        self.reward_first(first)
        self.sign_first(first, first_report)
        self.units_report_second(second)
        self.end(second)
        return self.campaign

    # --- January: the plan becomes work

    def begin(self) -> None:
        with self.diary.on(date(2021, 1, 25), 15):
            self.campaign = import_plan(
                self.organisation,
                text=(settings.BASE_DIR / PLAN).read_text(encoding="utf-8"),
                source_name=SOURCE_NAME,
                number="06/KH-SCT",
                year=2021,
                participants=list(self.organisation.units),
            )
        with self.diary.on(date(2021, 1, 26), 9):
            divide_tasks(self.organisation, self.campaign, DIVISION)
            import_lists(self.organisation, self.campaign, LISTS)
            own_reform_index = Indicator.objects.get(unit=self.organisation.department, code="CCHC-SO")
            enter_result(
                actor=self.office,
                indicator=own_reform_index,
                year=2020,
                published=Published(source="Số liệu minh họa, chưa phải kết quả công bố", rank=12, ranked_count=20),
            )
        with self.diary.on(date(2021, 2, 1), 8, 30):
            open_phase(actor=self.office, phase=self.campaign.phases.get(ordinal=1))
        with self.diary.on(date(2021, 2, 1), 9):
            reword_text(
                actor=self.office,
                body=self.organisation.department,
                code=CLOSING.code,
                text="Trên đây là báo cáo {{ten_bao_cao}}; {{ten_don_vi}} kính báo cáo {{noi_nhan}}.",
                valid_from=date(2021, 2, 1),
            )

    # --- June: the units report

    def units_report_first(self, phase: Phase) -> None:
        with self.diary.on(date(2021, 6, 10), 10):
            waive_submission(
                actor=self.office,
                submission=submission_of(phase, self.organisation.units["TTRA"]),
                reason="Thanh tra Sở làm nhiệm vụ trong đoàn thanh tra liên ngành đến hết tháng 6, không chủ trì nhiệm vụ "
                "nào của đợt 1.",
            )
        with self.diary.on(date(2021, 6, 15), 14):
            # A staff member begins the draft; his head finishes it.
            drafter = self.organisation.users["chuyenvien"]
            draft = submission_of(phase, self.organisation.units["QLCN"])
            fill_in(drafter, draft, lambda item: _words("QLCN", 1, item) if item.task_id and item.is_lead else {})
        self._report(phase, "KHTCTH", date(2021, 6, 16), 10)
        self._report(phase, "QLCN", date(2021, 6, 17), 15, is_first_version=True)
        self._report(phase, "VP", date(2021, 6, 18), 9)
        self._report(phase, "TTKC", date(2021, 6, 18), 16)
        self._accept(phase, "KHTCTH", date(2021, 6, 18), 16, 30)
        self._report(phase, "QLTM", date(2021, 6, 20), 20)
        with self.diary.on(date(2021, 6, 21), 8, 30):
            self._return_first_version(phase)
        self._accept(phase, "VP", date(2021, 6, 21), 9, by=self.director)
        self._accept(phase, "TTKC", date(2021, 6, 21), 9, 30)
        self._accept(phase, "QLTM", date(2021, 6, 21), 10)
        self._report(phase, "QLNL", date(2021, 6, 21), 16)
        self._accept(phase, "QLNL", date(2021, 6, 22), 9)
        with self.diary.on(date(2021, 6, 23), 10):
            head, mended = self.organisation.head_of("QLCN"), submission_of(phase, self.organisation.units["QLCN"])
            fill_in(head, mended, lambda item: _words("QLCN", 1, item) if item.must_fix else {})
            submit_submission(actor=head, submission=mended)
        self._report(phase, "KTATMT", date(2021, 6, 24), 8, 30)
        self._accept(phase, "QLCN", date(2021, 6, 24), 9)
        self._accept(phase, "KTATMT", date(2021, 6, 24), 10)

    def _report(
        self, phase: Phase, code: str, day: date, hour: int, minute: int = 0, *, is_first_version: bool = False
    ) -> None:
        head, submission = self.organisation.head_of(code), submission_of(phase, self.organisation.units[code])
        with self.diary.on(day, hour, minute):
            fill_in(head, submission, partial(_words, code, phase.ordinal, is_first_version=is_first_version))
            self._add_evidence(head, phase, code)
            submit_submission(actor=head, submission=submission)

    def _add_evidence(self, head: User, phase: Phase, code: str) -> None:
        submission = submission_of(phase, self.organisation.units[code])
        for (unit, ordinal, beginning), evidence in EVIDENCE.items():
            if (unit, ordinal) == (code, phase.ordinal):
                upload = evidence.get("upload")
                details = {key: value for key, value in evidence.items() if key != "upload"}
                add_evidence(
                    actor=head, item=item_about(submission, beginning), upload=upload() if upload else None, **details
                )

    def _accept(
        self, phase: Phase, code: str, day: date, hour: int, minute: int = 0, *, by: User | None = None
    ) -> None:
        with self.diary.on(day, hour, minute):
            submission = submission_of(phase, self.organisation.units[code])
            accept_submission(actor=by or self.office, submission=submission)

    def _return_first_version(self, phase: Phase) -> None:
        submission = submission_of(phase, self.organisation.units["QLCN"])
        return_submission(
            actor=self.office,
            submission=submission,
            remarks={item_about(submission, beginning).pk: text for beginning, text in REMARKS.items()},
            reason="Số liệu ở hai mục chưa thống nhất, chưa cụ thể. Đề nghị phòng sửa và nộp lại trước ngày 24/6/2021.",
        )

    # --- The office consolidates

    def consolidate(self, phase: Phase, day: date, *, cut_off_on: date) -> Consolidation:
        with self.diary.on(day, 9):
            report = create_consolidation(actor=self.office, campaign=self.campaign, phase=phase, cut_off_on=cut_off_on)
        with self.diary.on(day, 15):
            opening = report.sections.get(code="opening")
            last = opening.rows.latest("position")
            illustrated = Typed(f"{last.text} {ILLUSTRATION}", last.pk, mark_of(last.text))
            save_section(actor=self.office, section=opening, typed=[illustrated])
            strengths = report.sections.get(code="strengths")
            save_section(actor=self.office, section=strengths, typed=[], added=OFFICE_WORDS[phase.ordinal])
        return report

    def sign_first(self, phase: Phase, report: Consolidation) -> None:
        with self.diary.on(date(2021, 6, 28), 14):
            paper = self._finalise(report)
        with self.diary.on(date(2021, 6, 28), 16):
            send_for_signing(self.organisation, paper)
        with self.diary.on(date(2021, 6, 29), 10):
            issue(self.organisation, paper, number=182, issued_on=date(2021, 6, 29))
        with self.diary.on(date(2021, 6, 29), 15):
            scan = scan_file(
                "Bao cao 182 ban da ky",
                "Báo cáo số 182/BC-SCT",
                "Chỗ này là bản chụp văn bản đã ký, đóng dấu do văn thư tải lên.",
            )
            attach_signed_copy(actor=self.office, paper=paper, upload=scan)
            decision = decide(self.organisation, phase)
            send_for_signing(self.organisation, decision.paper)
        with self.diary.on(date(2021, 6, 30), 10):
            issue(self.organisation, decision.paper, number=211, issued_on=date(2021, 6, 30))
            enter_in_golden_book(self.organisation, decision)
        with self.diary.on(date(2021, 6, 30), 17):
            close_phase(actor=self.office, phase=phase)
        self.diary.reminders_from = date(2021, 11, 26)

    def _finalise(self, report: Consolidation) -> IssuedPaper:
        paper = finalise_consolidation(actor=self.office, consolidation=report).paper
        assert paper is not None
        return paper

    # --- Awards of the first phase

    def reward_first(self, phase: Phase) -> None:
        with self.diary.on(date(2021, 6, 25), 15, 30):
            judged = [nominate(self.organisation, phase, merit) for merit in merits.FIRST]
            sent_back = nominate(self.organisation, phase, merits.SENT_BACK)
            refused = nominate(self.organisation, phase, merits.REFUSED)
            upward = nominate(self.organisation, phase, merits.UPWARD)
        with self.diary.on(date(2021, 6, 25), 16):
            return_nomination_to_unit(actor=self.office, nomination=sent_back, reason=merits.SENT_BACK_REASON)
            for nomination in (*judged, refused):
                nomination.refresh_from_db()
                if nomination.state == "proposed":
                    screen_nomination(actor=self.office, nomination=nomination, opinion="Đủ điều kiện, hồ sơ hợp lệ.")
            list_nomination_upward(actor=self.office, nomination=upward, opinion="Thuộc thẩm quyền cấp trên.")
        with self.diary.on(date(2021, 6, 25), 17):
            sent_back.refresh_from_db()
            head = self.organisation.head_of("QLCN")
            mended = update_nomination(
                actor=head,
                nomination=sent_back,
                version=sent_back.version,
                proposal=Proposal(sent_back.kind, merits.MENDED.achievement, person=sent_back.person),
            )
            attach_evidence(
                actor=head,
                nomination=mended,
                title="Sổ theo dõi tiến độ cụm công nghiệp",
                upload=sheet_file(
                    "So theo doi cum cong nghiep", [("Cụm công nghiệp", "Tiến độ"), ("Cụm số 1", "Xong")]
                ),
            )
            judged.append(propose_nomination(actor=head, nomination=mended))
        with self.diary.on(date(2021, 6, 28), 8, 30):
            screen_nomination(actor=self.office, nomination=judged[-1], opinion="Đã bổ sung số liệu, hồ sơ hợp lệ.")
        hold_meeting(self.organisation, self.diary, phase, judged)
        with self.diary.on(date(2021, 6, 28), 10):
            for nomination in judged:
                approve_nomination(actor=self.director, nomination=nomination)
            refuse_nomination(actor=self.director, nomination=refused, reason=merits.REFUSED_REASON)

    # --- The second half of the year

    def units_report_second(self, phase: Phase) -> None:
        with self.diary.on(date(2021, 7, 1), 8, 30):
            open_phase(actor=self.office, phase=phase)
        for code, day, hour in (
            ("KHTCTH", date(2021, 12, 2), 9),
            ("VP", date(2021, 12, 6), 10),
            ("QLCN", date(2021, 12, 7), 9),
            ("TTKC", date(2021, 12, 7), 14),
            ("KTATMT", date(2021, 12, 8), 10),
            ("QLNL", date(2021, 12, 8), 16),
            ("QLTM", date(2021, 12, 10), 11),
        ):
            self._report(phase, code, day, hour)
        with self.diary.on(date(2021, 12, 10), 15):
            # The inspectorate begins its report late and leaves it at that: the phase is closed without it.
            begun = submission_of(phase, self.organisation.units["TTRA"])
            fill_in(
                self.organisation.head_of("TTRA"),
                begun,
                lambda item: _words("TTRA", 2, item) if item.entry == "direction" else {},
            )
        for minute, code in enumerate(("KHTCTH", "QLCN", "TTKC", "KTATMT", "QLNL", "QLTM")):
            self._accept(phase, code, date(2021, 12, 13), 9, minute * 5)
        self._accept(phase, "VP", date(2021, 12, 13), 14, by=self.director)

    def end(self, phase: Phase) -> None:
        self._reward_second(phase)
        report = self.consolidate(phase, date(2021, 12, 20), cut_off_on=date(2021, 12, 14))
        with self.diary.on(date(2021, 12, 22), 9):
            paper = self._finalise(report)
            send_for_signing(self.organisation, paper)
        with self.diary.on(date(2021, 12, 27), 9):
            issue(self.organisation, paper, number=531, issued_on=date(2021, 12, 27))
            decision = decide(self.organisation, phase)
            send_for_signing(self.organisation, decision.paper)
        with self.diary.on(date(2021, 12, 30), 9):
            issue(self.organisation, decision.paper, number=468, issued_on=date(2021, 12, 30))
            enter_in_golden_book(self.organisation, decision)
        with self.diary.on(date(2021, 12, 31), 16):
            close_phase(actor=self.office, phase=phase)
            close_campaign(actor=self.office, campaign=self.campaign)
            for user in self.organisation.users.values():
                read_all(actor=user)

    def _reward_second(self, phase: Phase) -> None:
        with self.diary.on(date(2021, 12, 14), 9):
            proposed = [nominate(self.organisation, phase, merit) for merit in merits.SECOND]
        with self.diary.on(date(2021, 12, 15), 9):
            for nomination in proposed:
                screen_nomination(actor=self.office, nomination=nomination, opinion="Đủ điều kiện, hồ sơ hợp lệ.")
        with self.diary.on(date(2021, 12, 16), 9):
            for nomination in proposed:
                approve_nomination(actor=self.director, nomination=nomination)


def _words(code: str, ordinal: int, item: SubmissionItem, *, is_first_version: bool = False) -> dict[str, Any]:
    """What the unit writes into the item in the phase."""
    at = ordinal - 1
    if item.entry:
        text = GENERAL[code][item.entry][at]
        return {"text": text or "", "is_none": True} if text is None else {"text": text, "is_none": False}
    assert item.task is not None
    label = item.task.text
    answer = next(row for row in ANSWERS if row.unit == code and label.startswith(row.task))
    text, figure = (answer.first, answer.second)[at], answer.value[at]
    if is_first_version and answer.task in FIRST_VERSION and item.is_lead:
        text, figure = FIRST_VERSION[answer.task]
    if not item.is_lead:
        return {"text": text}
    return {
        "status": answer.status[at],
        "product_number": answer.number[at],
        "product_on": date.fromisoformat(answer.product_on[at]) if answer.product_on[at] else None,
        "value": Decimal(figure) if figure else None,
        "estimate_value": Decimal(answer.estimate_value[at]) if answer.estimate_value[at] else None,
        "text": text,
        "difficulty": answer.difficulty[at],
        "done_until": FIGURES_UNTIL[ordinal],
        "estimate": answer.estimate[at],
    }


# (unit, phase, beginning of the task) → a piece of evidence.
EVIDENCE: dict[tuple[str, int, str], dict[str, Any]] = {
    ("QLTM", 1, "Ban hành Kế hoạch phát triển thương mại điện tử"): {
        "title": "Kế hoạch phát triển thương mại điện tử",
        "document_number": "165/KH-UBND",
        "document_on": date(2021, 5, 21),
        "upload": partial(
            pdf_file,
            "Ke hoach 165",
            "Kế hoạch số 165/KH-UBND",
            "Trang đầu của Kế hoạch phát triển thương mại điện tử giai đoạn 2021-2025.",
        ),
    },
    ("QLCN", 1, "Rà soát, xây dựng phương án phát triển"): {
        "title": "Bảng rà soát hiện trạng cụm công nghiệp",
        "upload": partial(
            sheet_file,
            "Ra soat cum cong nghiep",
            [("STT", "Cụm công nghiệp", "Đã rà soát"), *((str(n), f"Cụm số {n}", "có") for n in range(1, 17))],
        ),
    },
    ("TTKC", 1, "Thực hiện các chính sách xúc tiến thương mại"): {
        "title": "Ảnh phiên chợ hàng Việt về nông thôn",
        "upload": partial(
            picture_file, "Phien cho hang Viet", "Phiên chợ hàng Việt về nông thôn", "Ảnh chụp minh họa."
        ),
    },
    ("KHTCTH", 1, "Xây dựng kế hoạch phát triển ngành"): {
        "title": "Kế hoạch phát triển ngành Công Thương 5 năm 2021-2025",
        "document_number": "61/KH-SCT",
        "document_on": date(2021, 6, 11),
    },
    ("TTKC", 2, "Tổ chức bình chọn, trao chứng nhận"): {
        "title": "Quyết định công nhận sản phẩm tiêu biểu",
        "document_number": "198/QĐ-SCT",
        "document_on": date(2021, 8, 27),
        "upload": partial(pdf_file, "Quyet dinh 198", "Quyết định số 198/QĐ-SCT", "Công nhận 32 sản phẩm tiêu biểu."),
    },
}

# What the office adds to the units' words, by phase.
OFFICE_WORDS = {
    1: (
        "Công tác thi đua gắn chặt với nhiệm vụ chuyên môn và kỷ niệm 70 năm Ngày truyền thống ngành Công Thương; các đơn "
        "vị vừa phòng, chống dịch vừa giữ tiến độ các đề án, nghị quyết được giao."
    ),
    2: (
        "So với đợt 1, các đơn vị nộp báo cáo đúng hạn hơn, số liệu thống nhất hơn; toàn bộ nhiệm vụ trong hai danh mục "
        "được giao đã hoàn thành."
    ),
}

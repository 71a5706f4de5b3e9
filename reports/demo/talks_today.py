"""What office and units have between them in the campaign around today: reports given to reviewers, remarks that are
talked about, official figures that wait."""

from decimal import Decimal

from campaigns.models import Phase, ReviewRemark
from campaigns.services import answer_remark, assign_reviews, submit_official_figures
from core.calendar import WorkingCalendar
from core.clock import today
from reports.demo.acts import item_about, submission_of
from reports.demo.organisation import Organisation

# By the beginning of the item's task, or the outline's entry: what the unit answers, and what the office says to that.
TALKS: dict[str, tuple[str, str]] = {
    "Phát triển thị trường": (
        "Danh sách 64 doanh nghiệp mới có bản giấy, phòng đang nhập. Ghi tổng số trước, gửi danh sách sau được không?",
        "Được. Ghi tổng số và số biên bản hội nghị, danh sách gửi kèm khi nộp lại.",
    ),
    "weaknesses": ("Phòng sẽ nêu nguyên nhân theo số liệu bán lẻ của Cục Thống kê.", ""),
}
OFFICIAL_NOTE = "Số liệu chính thức theo biên bản rà soát với các huyện (số liệu minh họa)."


def give_reviews(organisation: Organisation, first: Phase, second: Phase, calendar: WorkingCalendar) -> None:
    """Two of the reports that wait are the specialist's, one stays with the head of the office."""
    office = organisation.users["vanphong"]
    for username, days, reports in (
        ("chuyenvienvp", 2, ((first, "QLNL"), (second, "KHTCTH"))),
        ("vanphong", 3, ((first, "QLTM"),)),
    ):
        assign_reviews(
            actor=office,
            submissions=[submission_of(phase, organisation.units[code]) for phase, code in reports],
            reviewer=organisation.users[username],
            due_on=calendar.add(today(), days),
        )


def _remark(organisation: Organisation, phase: Phase, about: str) -> ReviewRemark:
    report = submission_of(phase, organisation.units["QLTM"])
    item = report.items.filter(entry=about).first() or item_about(report, about)
    return ReviewRemark.objects.get(item=item)


def ask_back(organisation: Organisation, phase: Phase) -> None:
    """The unit talks about each remark of the report that came back."""
    head = organisation.head_of("QLTM")
    for about, (question, _) in TALKS.items():
        answer_remark(actor=head, remark=_remark(organisation, phase, about), text=question)


def answer_back(organisation: Organisation, phase: Phase) -> None:
    """The specialist of the office answers one of them; the other waits."""
    reviewer = organisation.users["chuyenvienvp"]
    for about, (_, answer) in TALKS.items():
        if answer:
            answer_remark(actor=reviewer, remark=_remark(organisation, phase, about), text=answer)


def send_official_figures(organisation: Organisation, phase: Phase) -> None:
    """A figure of an accepted report is known for sure now and waits for the office."""
    report = submission_of(phase, organisation.units["QLCN"])
    item = item_about(report, "Rà soát, tham mưu chính sách")
    submit_official_figures(
        actor=organisation.head_of("QLCN"),
        submission=report,
        figures={item.pk: {"value": Decimal(10)}},
        note=OFFICIAL_NOTE,
    )

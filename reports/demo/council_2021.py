"""The council of 2021 votes on the awards of the first phase; the sổ vàng of the year. All invented (số liệu minh họa)."""

from collections.abc import Sequence
from datetime import date, time

from awards.models import Decision, Nomination
from awards.services.certificates import enter_certificates
from awards.services.meetings import MeetingFacts, Votes, draft_minutes, write_meeting
from campaigns.models import Phase
from reports.demo.acts import issue, send_for_signing
from reports.demo.diary import Diary
from reports.demo.organisation import Organisation

HELD_ON = date(2021, 6, 28)
MEETING = MeetingFacts(
    held_on=HELD_ON,
    starts_at=time(8, 45),
    ends_at=time(9, 30),
    place="Phòng họp số 1, Sở Công Thương",
    chair="Hoàng Văn Quảng",
    chair_post="Chủ tịch",
    secretary="Đinh Thảo Vy",
    members=7,
    present="Hoàng Văn Quảng, Giám đốc, Chủ tịch Hội đồng\n"
    "Võ Thanh Lâm, Phó Giám đốc, Phó Chủ tịch Hội đồng\n"
    "Đinh Thảo Vy, Chánh Văn phòng, Thư ký Hội đồng\n"
    "Hồ Ngọc Diệp, Trưởng phòng Kế hoạch - Tài chính - Tổng hợp\n"
    "Lưu Khắc Nhân, Trưởng phòng Quản lý Công nghiệp\n"
    "Tô Bích Thủy, Trưởng phòng Quản lý Thương mại",
    absent="Vương Quốc Thiện, Chánh Thanh tra, đi công tác",
    is_secret=False,
    tellers="",
    basis="all_members",
    conclusion="Hội đồng thống nhất đề nghị Giám đốc tặng Giấy khen cho các tập thể, cá nhân có tên trong danh sách "
    "(số liệu minh họa).",
)
AGREED = 6


def hold_meeting(organisation: Organisation, diary: Diary, phase: Phase, nominees: Sequence[Nomination]) -> None:
    """The council agrees to all of them; its minutes are signed and numbered the same day."""
    office = organisation.users["vanphong"]
    votes = [Votes(each, AGREED, AGREED, AGREED, AGREED, 0) for each in nominees]
    with diary.on(HELD_ON, 9, 30):
        meeting = write_meeting(actor=office, phase=phase, facts=MEETING, votes=votes)
        minutes = draft_minutes(actor=office, meeting=meeting)
        send_for_signing(organisation, minutes)
    with diary.on(HELD_ON, 9, 50):
        issue(organisation, minutes, number=12, issued_on=HELD_ON)


def enter_in_golden_book(organisation: Organisation, decision: Decision) -> None:
    """Whoever the decision rewards gets his number in the sổ vàng."""
    enter_certificates(actor=organisation.users["vanphong"], decision=decision)

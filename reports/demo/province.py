"""Two levels: the province's small campaign in which departments take part. One department has handed in; the final
report of the other lies issued, ready to become its report there.

Emulation at the province is the work of Sở Nội vụ, so that it is the office of the root. All invented (số liệu minh họa).
"""

from datetime import timedelta
from typing import Any

from accounts.models import User
from campaigns.models import Campaign, Phase, SubmissionItem, Task
from campaigns.services import change_task, follow_campaign, open_phase
from core import clock
from core.models import Holiday
from documents.decree import figure_date, written_date
from reports.demo import story_today
from reports.demo.acts import divide_tasks, hand_in, import_plan, issue, send_for_signing, submission_of
from reports.demo.diary import Diary
from reports.demo.organisation import Organisation, seed_province
from reports.demo.plan_today import Wave, days_around
from reports.demo.tasks_2021 import Share
from reports.services import create_consolidation, finalise_consolidation

SOURCE_NAME = "ke-hoach-tinh.txt"
REPORT_NUMBER = 36
DIVISION: tuple[tuple[str, tuple[Share, ...]], ...] = (
    (
        "Phát triển hạ tầng cụm công nghiệp",
        (Share("", "SCT", ("SXD",), measure="figure", figure_unit="cụm công nghiệp", target_value=23),),
    ),
    ("Thực hiện khuyến công", (Share("", "SCT", measure="percent"),)),
    ("Phát triển nhà ở xã hội", (Share("", "SXD"),)),
    ("Nâng cao chỉ số cải cách hành chính", (Share("", "SCT", ("SXD",)),)),
)
# The beginning of the department's task, and of the province's task that it serves.
SERVES = (
    ("Rà soát, tham mưu chính sách phát triển công nghiệp", "Phát triển hạ tầng cụm công nghiệp"),
    ("Thực hiện Kế hoạch khuyến công", "Thực hiện khuyến công"),
    ("Theo dõi kế hoạch phát triển ngành", "Nâng cao chỉ số cải cách hành chính"),
    ("Ban hành và thực hiện Kế hoạch cải cách hành chính", "Nâng cao chỉ số cải cách hành chính"),
)
# What the other department writes into the general part.
GENERAL = {
    "direction": "Ban hành Kế hoạch thi đua của ngành, phát động đến 100% đơn vị trực thuộc (số liệu minh họa).",
    "commemoration": "Đăng ký 02 công trình chào mừng các ngày lễ lớn, hoàn thành 01 công trình (số liệu minh họa).",
    "movements": "100% công chức, viên chức hưởng ứng phong trào “Cải cách hành chính”.",
    "exemplars": "Mô hình thẩm định thiết kế trên môi trường mạng, giảm 05 ngày mỗi hồ sơ (số liệu minh họa).",
    "strengths": "Các chỉ tiêu về nhà ở xã hội, phát triển đô thị bám sát tiến độ.",
    "weaknesses": "Giải phóng mặt bằng một số dự án còn chậm.",
    "next_tasks": "Hoàn thành thủ tục khởi công 02 dự án nhà ở xã hội.",
    "proposals": "",
}


def is_told() -> bool:
    return Campaign.objects.filter(plan__source_name=SOURCE_NAME, year=clock.today().year).exists()


class Story:
    """Told after the department's own stories: nothing of these changes."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.province = seed_province(organisation)
        self.office: User = self.province.users["vanphong"]
        calendar = Holiday.objects.calendar()
        self.days = days_around(clock.today(), calendar)
        # The department's own mornings have passed already.
        self.diary = Diary(calendar, reminders_from=clock.today(), latest=clock.now())
        self.campaign: Campaign
        self.own = Campaign.objects.filter(plan__source_name=story_today.SOURCE_NAME).latest("pk")

    def tell(self) -> Campaign:
        first, second, last = self.days.waves
        issued = first.starts_on
        waves = (Wave(issued, second.ends_on, second.due_on, second.wrap_up_on), last)
        year = self.days.today.year
        with self.diary.on(issued, 8):
            self.campaign = import_plan(
                self.province,
                text=plan_text(year, waves),
                source_name=SOURCE_NAME,
                number="15/KH-UBND",
                year=year,
                participants=("SCT", "SXD"),
            )
        with self.diary.on(issued + timedelta(days=1), 8):
            divide_tasks(self.province, self.campaign, DIVISION)
        phase = self.campaign.phases.get(ordinal=1)
        with self.diary.on(issued + timedelta(days=2), 9):
            open_phase(actor=self.office, phase=phase)
        with self.diary.on(issued + timedelta(days=4), 9):
            self._follow()
        self._issue_own_report()
        with self.diary.on(self.days.working(-3), 15):
            self._hand_in_other(phase)
        return self.campaign

    def _follow(self) -> None:
        office = self.organisation.users["vanphong"]
        follow_campaign(actor=office, campaign=self.own, superior=self.campaign)
        for own, above in SERVES:
            task = Task.objects.get(campaign=self.own, is_active=True, text__startswith=own)
            served = Task.objects.get(campaign=self.campaign, text__startswith=above)
            change_task(actor=office, task=task, changes={"serves": served})

    def _issue_own_report(self) -> None:
        office = self.organisation.users["vanphong"]
        with self.diary.on(self.days.working(-8), 10):
            report = create_consolidation(actor=office, campaign=self.own, phase=None, cut_off_on=self.days.working(-9))
            finalise_consolidation(actor=office, consolidation=report)
        assert report.paper is not None
        with self.diary.on(self.days.working(-8), 16):
            send_for_signing(self.organisation, report.paper)
        with self.diary.on(self.days.working(-7), 9):
            issue(self.organisation, report.paper, number=REPORT_NUMBER, issued_on=self.days.working(-7))

    def _hand_in_other(self, phase: Phase) -> None:
        hand_in(self.province.users["xaydung"], submission_of(phase, self.province.units["SXD"]), _words)


def _words(item: SubmissionItem) -> dict[str, Any]:
    if item.entry:
        return {"text": GENERAL[item.entry], "is_none": not GENERAL[item.entry]}
    if not item.is_lead:
        return {"text": "Tham gia ý kiến, cung cấp số liệu đúng thời hạn (số liệu minh họa)."}
    return {
        "status": "in_progress",
        "text": "Khởi công 01 dự án, hoàn thành 120 căn hộ (số liệu minh họa).",
        "done_until": clock.today() - timedelta(days=1),
    }


def plan_text(year: int, waves: tuple[Wave, Wave]) -> str:
    """The province's plan as its office would write it, for the importer to read."""
    phases = "\n\n".join(
        f"+ Đợt thi đua thứ {ordinal} từ ngày {figure_date(wave.starts_on)} đến ngày {figure_date(wave.ends_on)}: "
        f"Phấn đấu hoàn thành các nhiệm vụ được giao theo tiến độ. Tổ chức sơ kết đợt thi đua, hoàn thành trước ngày "
        f"{figure_date(wave.wrap_up_on)}."
        for ordinal, wave in zip(("nhất", "hai"), waves, strict=True)
    )
    dues = "; ".join(
        f"đợt {number} trước ngày {figure_date(wave.due_on)}" for number, wave in enumerate(waves, start=1)
    )
    issued = waves[0].starts_on
    return TEXT.format(year=year, issued=written_date(issued, issued.year), phases=phases, dues=dues)


TEXT = """UBND TỈNH HÀ TĨNH

Số: /KH-UBND

Hà Tĩnh, {issued}

KẾ HOẠCH
Tổ chức phong trào thi đua phát triển kinh tế - xã hội tỉnh năm {year}

Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức phong trào thi đua phát triển kinh tế - xã hội tỉnh năm {year}, với \
những nội dung chính như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Đẩy mạnh phong trào thi đua trong các sở, ngành, phấn đấu hoàn thành các chỉ tiêu phát triển kinh tế - xã hội.

2. Yêu cầu

- Triển khai thường xuyên, thực chất; báo cáo kết quả đúng thời hạn.

II. NỘI DUNG THI ĐUA

1. Tổ chức thi đua

- Trong năm {year}, triển khai 02 đợt thi đua chính:

{phases}

2. Nhiệm vụ thi đua

- Thi đua thực hiện xuất sắc nhiệm vụ chuyên môn, trong đó:

+ Phát triển hạ tầng cụm công nghiệp trên địa bàn tỉnh.

+ Thực hiện khuyến công, xúc tiến thương mại.

+ Phát triển nhà ở xã hội, chỉnh trang đô thị.

- Thi đua thực hiện có hiệu quả công tác cải cách hành chính, trong đó:

+ Nâng cao chỉ số cải cách hành chính, chỉ số PCI, DDCI của tỉnh.

III. TỔ CHỨC THỰC HIỆN

1. Giám đốc các sở tổ chức triển khai và báo cáo kết quả về Sở Nội vụ {dues}.

2. Sở Nội vụ theo dõi, đôn đốc, tổng hợp kết quả, báo cáo UBND tỉnh.

Trên đây là Kế hoạch tổ chức phong trào thi đua năm {year} của Ủy ban nhân dân tỉnh./.

Nơi nhận:

- Các sở, ngành;
- Lưu: VT, NV.

CHỦ TỊCH

Nguyễn Đình Khải
"""

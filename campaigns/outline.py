"""One table for two things: the outline of the summary report and the general part of each unit's form.

The summary report fills each section from the entries whose `code` it names; the form asks the unit the same entries.
Outline after common practice of báo cáo sơ kết / tổng kết phong trào thi đua.
"""

import re
from dataclasses import dataclass

from core.text import fold


@dataclass(frozen=True)
class Entry:
    """One entry of the general part: what the unit is asked, and whether it may answer "không có"."""

    code: str
    label: str
    hint: str
    may_be_none: bool = True


@dataclass(frozen=True)
class Section:
    """One section of the summary report. `entries`: general entries that feed it; `gathers`: what else feeds it
    ("tasks:<group section>", "targets", "awards", "opening")."""

    code: str
    number: str
    title: str
    level: int
    entries: tuple[str, ...] = ()
    gathers: str = ""


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "direction",
        "Chỉ đạo, tuyên truyền",
        "Văn bản đã ban hành, việc phát động, đăng ký thi đua, tuyên truyền trong đơn vị.",
    ),
    Entry(
        "commemoration",
        "Chào mừng các ngày lễ lớn",
        "Phần việc, công trình đăng ký và kết quả thi đua chào mừng các ngày lễ trong đợt.",
    ),
    Entry("movements", "Phong trào chuyên đề", "Kết quả tham gia từng phong trào chuyên đề nêu trong Kế hoạch."),
    Entry(
        "exemplars",
        "Điển hình tiên tiến, mô hình mới",
        "Tập thể, cá nhân điển hình; mô hình, sáng kiến, cách làm mới và hiệu quả.",
    ),
    Entry("strengths", "Ưu điểm", "Những mặt làm được nổi bật của đơn vị trong đợt.", may_be_none=False),
    Entry("weaknesses", "Hạn chế, nguyên nhân", "Việc chưa đạt và nguyên nhân; người đọc cần biết để tháo gỡ."),
    Entry("next_tasks", "Nhiệm vụ kỳ tới", "Việc trọng tâm của đơn vị trong kỳ tới.", may_be_none=False),
    Entry("proposals", "Kiến nghị", "Đề xuất với lãnh đạo Sở, UBND tỉnh."),
)

SECTIONS: tuple[Section, ...] = (
    Section("opening", "", "Phần mở đầu", 0, gathers="opening"),
    Section("direction", "I", "Công tác lãnh đạo, chỉ đạo, tuyên truyền", 1, ("direction",)),
    Section("results", "II", "Kết quả thực hiện phong trào thi đua", 1),
    Section("professional", "1", "Thi đua thực hiện nhiệm vụ chuyên môn", 2, gathers="tasks:professional"),
    Section("reform", "2", "Thi đua thực hiện cải cách hành chính", 2, gathers="tasks:reform"),
    Section(
        "commemoration",
        "3",
        "Thi đua lập thành tích chào mừng các ngày lễ lớn",
        2,
        ("commemoration",),
        gathers="tasks:commemoration",
    ),
    Section("movements", "4", "Các phong trào thi đua chuyên đề", 2, ("movements",)),
    Section("targets", "5", "Kết quả thực hiện các chỉ tiêu", 2, gathers="targets"),
    Section("awards", "III", "Công tác khen thưởng; điển hình tiên tiến, mô hình mới", 1, ("exemplars",), "awards"),
    Section("assessment", "IV", "Đánh giá chung", 1),
    Section("strengths", "1", "Ưu điểm", 2, ("strengths",)),
    Section("weaknesses", "2", "Tồn tại, hạn chế và nguyên nhân", 2, ("weaknesses",)),
    Section("next_tasks", "V", "Phương hướng, nhiệm vụ thời gian tới", 1, ("next_tasks",)),
    Section("proposals", "VI", "Đề xuất, kiến nghị", 1, ("proposals",)),
)

# The sections of the report that a group of tasks may belong to.
TASK_SECTIONS: tuple[tuple[str, str], ...] = (
    ("professional", "Nhiệm vụ chuyên môn"),
    ("reform", "Cải cách hành chính"),
    ("commemoration", "Chào mừng ngày lễ"),
)

_ENTRY_BY_CODE = {entry.code: entry for entry in ENTRIES}
_SECTION_BY_CODE = {section.code: section for section in SECTIONS}


def entry(code: str) -> Entry:
    return _ENTRY_BY_CODE[code]


def section(code: str) -> Section:
    return _SECTION_BY_CODE[code]


# In folded words: `Không./.`, `Không có nội dung`, `Không phát sinh`, `Chưa có mô hình mới`.
_DENIAL = re.compile(
    r"(?:khong|chua co)(?: (?:co|phat sinh|noi dung|gi|nay|trong dot|trong ky|them|khac|va|y kien|de xuat|kien nghi"
    r"|ton tai|han che|kho khan|vuong mac|nguyen nhan|dien hinh|tien tien|mo hinh|moi|phong trao|chuyen de))*"
)


def means_none(text: str) -> bool:
    """Whether the words say no more than the tick "không có" says."""
    return _DENIAL.fullmatch(fold(text)) is not None

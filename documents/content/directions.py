"""What the decree lets an office add to a paper (ô 10b to 13): urgency, how far it goes, who drafted it, how to reach it."""

import re
from dataclasses import dataclass

from documents.decree import PaperRefused

URGENT, VERY_URGENT, MOST_URGENT = "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"
URGENCIES = (URGENT, VERY_URGENT, MOST_URGENT)
CIRCULATIONS = ("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI")
MOST_CONTACT_LINES = 4
_INITIALS = re.compile(r"[^\W\d_]{1,8}")


@dataclass(frozen=True)
class Directions:
    """Empty fields print nothing; `copies` is the number of copies sent out, printed with the drafter's initials."""

    urgency: str = ""
    circulation: str = ""
    drafter: str = ""
    copies: int | None = None
    contact: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.urgency and self.urgency not in URGENCIES:
            raise PaperRefused(f"Không có mức độ khẩn “{self.urgency}”; chỉ có KHẨN, THƯỢNG KHẨN và HỎA TỐC.")
        if self.circulation and self.circulation not in CIRCULATIONS:
            raise PaperRefused(f"Không có chỉ dẫn “{self.circulation}”; chỉ có LƯU HÀNH NỘI BỘ và XEM XONG TRẢ LẠI.")
        if self.drafter and not (_INITIALS.fullmatch(self.drafter) and self.drafter.isupper()):
            raise PaperRefused("Ký hiệu người soạn thảo chỉ gồm các chữ cái in hoa viết liền, ví dụ: PL.")
        if self.copies is not None and self.copies < 1:
            raise PaperRefused("Số lượng bản phát hành phải từ 1 trở lên.")
        if bool(self.drafter) != bool(self.copies):
            raise PaperRefused("Ký hiệu người soạn thảo và số lượng bản phát hành phải ghi cùng nhau, ví dụ: PL.(300).")
        if len(self.contact) > MOST_CONTACT_LINES or not all(line.strip() for line in self.contact):
            raise PaperRefused(f"Địa chỉ cơ quan ghi trong 1 đến {MOST_CONTACT_LINES} dòng, không có dòng trống.")

    @property
    def drafter_mark(self) -> str:
        """`PL.(300)`; empty when nobody is named."""
        return f"{self.drafter}.({self.copies})" if self.drafter else ""

    @property
    def is_empty(self) -> bool:
        return self == Directions()

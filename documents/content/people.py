"""Who issues a paper and who signs it (ô 2 and ô 7 of the decree)."""

import re
from dataclasses import dataclass

from documents.decree import PaperRefused


@dataclass(frozen=True)
class Body:
    """The issuing body as its letterhead names it (ô 2) and as its own sentences name it."""

    name: str
    symbol: str
    place: str
    superior: str = ""
    full_name: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise PaperRefused("Văn bản phải có tên cơ quan ban hành.")
        if not self.symbol.strip():
            raise PaperRefused(f"Cơ quan “{self.name}” chưa có chữ viết tắt để ghi vào ký hiệu văn bản.")
        if not self.place.strip():
            raise PaperRefused(f"Cơ quan “{self.name}” chưa có địa danh để ghi trên văn bản.")
        if self.place.rstrip(" ,") != self.place:
            # The paper prints its own comma.
            object.__setattr__(self, "place", self.place.rstrip(" ,"))

    @property
    def heading(self) -> str:
        return self.name.upper()

    @property
    def superior_heading(self) -> str:
        return self.superior.upper()

    @property
    def spoken_name(self) -> str:
        return self.full_name or self.name


# What people write before a name; the decree wants the bare name (Phụ lục I, mục II.7).
_LEARNED_TITLE = re.compile(
    r"^((GS|PGS|TS|T\.S|Th\.S|ThS|TSKH|BS|BSCK|DS|KS|KTS|CN|CVC|CVCC|LS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT|AHLĐ)[.\s]"
    r"|(giáo sư|phó giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|dược s[ĩỹ]|kỹ sư|kĩ sư|cử nhân|luật sư|kiến trúc sư"
    r"|nhà giáo (ưu tú|nhân dân)|nghệ sĩ (ưu tú|nhân dân)|thầy thuốc (ưu tú|nhân dân)|anh hùng lao động)\s)",
    re.IGNORECASE,
)

# How people speak of a person; a signature has the bare name.
_FORM_OF_ADDRESS = re.compile(r"^((ông|bà|đồng chí)\s|(đ/c|đc\.)\s?)", re.IGNORECASE)
# Quyền hạn typed into the post instead of being chosen.
_TYPED_AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*\.", re.IGNORECASE)


def printed_name(name: str) -> str:
    """The name in lower case, whatever case the list of people has."""
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() and " " in name.strip() else name


@dataclass(frozen=True)
class Signature:
    """Who signs and with what authority (ô 7): "" his own, TM., KT., TL., TUQ. or Q. (Điều 13).

    `for_post` is the post or collective he signs for; `through_post` the one between (TL. GIÁM ĐỐC /
    KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG); `other_post` stands above the name (GIÁM ĐỐC SỞ CÔNG THƯƠNG
    under TM. HỘI ĐỒNG). `collective` is the body that decides together, in whose name any of them signs (TM. ỦY BAN NHÂN
    DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH).
    """

    post: str
    name: str
    authority: str = ""
    for_post: str = ""
    through_post: str = ""
    other_post: str = ""
    delegated_by: str = ""
    collective: str = ""

    def __post_init__(self) -> None:
        if self.authority not in ("", "TM", "KT", "TL", "TUQ", "Q"):
            raise PaperRefused(f"Không có thể thức ký “{self.authority}”; chỉ có TM., KT., TL., TUQ. và Q.")
        if not self.post.strip():
            raise PaperRefused("Văn bản phải ghi chức vụ của người ký.")
        if self.authority in ("TM", "KT", "TL", "TUQ") and not self.for_post.strip():
            raise PaperRefused(f"Ký {self.authority}. phải ghi rõ ký thay cho chức vụ hoặc tập thể nào.")
        if self.authority == "TUQ" and not self.delegated_by.strip():
            raise PaperRefused("Ký thừa ủy quyền (TUQ.) phải có văn bản ủy quyền, giới hạn thời gian và nội dung.")
        if _LEARNED_TITLE.match(self.name.strip()):
            raise PaperRefused("Trước họ tên người ký không ghi học hàm, học vị hoặc danh hiệu danh dự.")
        if _FORM_OF_ADDRESS.match(self.name.strip()):
            raise PaperRefused("Người ký chỉ ghi họ và tên; hãy bỏ chữ “ông”, “bà”, “đồng chí” ở trước.")
        self._refuse_wrong_posts()
        object.__setattr__(self, "name", printed_name(self.name))

    def _refuse_wrong_posts(self) -> None:
        if typed := next((found for post in self._posts if (found := _TYPED_AUTHORITY.match(post))), None):
            raise PaperRefused(f"Chức vụ chỉ ghi tên chức vụ; hãy bỏ “{typed.group(0)}” và chọn thể thức ký tương ứng.")
        if self.authority in ("KT", "TL", "TUQ") and self.post.strip().lower() == self.for_post.strip().lower():
            raise PaperRefused(f"Ký {self.authority}. thì chức vụ người ký phải khác chức vụ được ký thay.")
        if self.through_post and self.authority != "TL":
            raise PaperRefused("Chỉ khi ký thừa lệnh (TL.) mới có dòng ký thay (KT.) ở giữa.")
        if self.authority == "TL" and self.post.strip().lower().startswith("phó ") and not self.through_post:
            raise PaperRefused(
                "Cấp phó ký thừa lệnh (TL.) phải có dòng ký thay cấp trưởng của mình, ví dụ: KT. CHÁNH VĂN PHÒNG."
            )

    @property
    def _posts(self) -> tuple[str, ...]:
        return tuple(post.strip() for post in (self.post, self.for_post, self.through_post, self.other_post))

    @property
    def lines(self) -> tuple[str, ...]:
        """The printed lines of authority and post, in capitals."""
        together = (f"TM. {self.collective.upper()}",) if self.collective else ()
        return (*together, *self._own_lines)

    @property
    def _own_lines(self) -> tuple[str, ...]:
        if self.authority == "":
            return (self.post.upper(),)
        if self.authority == "Q":
            return (f"Q. {self.post.upper()}",)
        through = (f"KT. {self.through_post.upper()}",) if self.through_post else ()
        return (f"{self.authority}. {self.for_post.upper()}", *through, self.post.upper())

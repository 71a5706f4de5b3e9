"""What a heading says its section is about."""

import re
from enum import Enum, auto

from campaigns.plan_import.folding import fold, is_upper_line
from campaigns.plan_import.markers import read_marker


class Role(Enum):
    BASIS = auto()
    PURPOSES_AND_REQUIREMENTS = auto()
    PURPOSES = auto()
    REQUIREMENTS = auto()
    THEME = auto()
    GOALS_AND_TASKS = auto()
    GENERAL_GOAL = auto()
    TARGETS = auto()
    PHASES = auto()
    MOVEMENTS = auto()
    TASKS = auto()
    CONTENT = auto()
    DUTIES = auto()
    OTHER = auto()


# The first pattern that fits decides, so the narrow ones stand before the wide ones.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.PURPOSES_AND_REQUIREMENTS, r"muc dich.*yeu cau|yeu cau.*muc dich"),
        (
            Role.DUTIES,
            (
                r"^to chuc thuc hien|^to chuc trien khai|^phan cong|^trach nhiem|^che do bao cao"
                r"|^(?:thoi gian )?(?:thong tin, )?bao cao|^trien khai thuc hien$|^phan cong thuc hien"
            ),
        ),
        (Role.PURPOSES, r"^muc dich"),
        (Role.REQUIREMENTS, r"^yeu cau"),
        (Role.BASIS, r"^(?:cac )?can cu(?: phap ly| xay dung(?: ke hoach)?| ban hanh)?$"),
        (Role.THEME, r"^(?:ten goi, )?(?:khau hieu, |noi dung, )?chu de"),
        (Role.GOALS_AND_TASKS, r"^muc tieu.*nhiem vu"),
        (Role.GENERAL_GOAL, r"^(?:cac )?muc tieu (?:chung|tong quat)"),
        (Role.TARGETS, r"^(?:cac |he thong )?(?:muc tieu|chi tieu)"),
        (
            Role.MOVEMENTS,
            (
                r"^(?:to chuc |phat dong |huong ung |trien khai |thuc hien "
                r"|phoi hop )*(?:cac )?phong trao (?:thi dua )?"
                r"(?:chuyen de|theo chuyen de|trong tam|trong diem|lon)|^(?:cac )?phong trao thi dua$|^cac phong trao"
                r"|^(?:to chuc )?(?:cac )?(?:dot )?thi dua (?:theo )?chuyen de"
                r"|^(?:phat dong|huong ung|trien khai|to chuc)[^:]{0,60}(?:cac )?phong trao"
            ),
        ),
        (
            Role.PHASES,
            (
                r"^(?:to chuc|phat dong|chia|phan) (?:cac )?(?:dot )?(?:thi dua|dot|ky)|^(?:cac|phan chia|phan) dot"
                r"|^thoi gian|^phan ky|^tien do|^(?:cac )?giai doan|^cac dot|^thi dua theo dot|^dot thi dua$"
                r"|^hinh thuc(?: va thoi gian)?|^noi dung,? (?:va )?thoi gian"
            ),
        ),
        (
            Role.TASKS,
            (
                r"^(?:cac |mot so |noi dung,? |noi dung va |cac noi dung,? )*(?:nhom )?nhiem vu|^noi dung nhiem vu"
                r"|^noi dung,? nhiem vu|^nhung nhiem vu|^(?:cac )?noi dung trong tam"
            ),
        ),
        (Role.CONTENT, r"noi dung"),
        (
            Role.OTHER,
            (
                r"^(?:cong tac )?khen thuong|^(?:cac )?tieu (?:chuan|chi)|^kinh phi|^doi tuong|^pham vi"
                r"|^(?:cac )?(?:bien|giai) phap"
                r"|^thong tin|^tuyen truyen|^(?:cong tac )?thi dua[,-]? khen thuong|^binh xet|^hinh thuc khen"
            ),
        ),
    )
)
_TRAILING = " :.;,"
# Words that make a paragraph a heading even when nothing marks it as one.
_PLAIN_HEADING = re.compile(
    r"^(?:muc dich(?:,? (?:va )?yeu cau)?|yeu cau|(?:cac )?(?:muc tieu|chi tieu)(?: (?:chung|cu the|tong quat"
    r"|thi dua))*"
    r"|(?:muc tieu, chi tieu|chu de)(?: thi dua)?|noi dung(?: thi dua)?|nhiem vu(?: thi dua| trong tam| chu yeu)?"
    r"|to chuc (?:thuc hien|thi dua)|cac dot thi dua|thoi gian(?: thuc hien)?"
    r"|(?:cac )?phong trao (?:thi dua )?chuyen de|(?:cong tac )?khen thuong|kinh phi(?: thuc hien)?)$"
)
_HEADING_LENGTH = 120


def role_of(title: str) -> Role | None:
    """The role named by a heading, or None when its words say nothing known."""
    if len(title) > 2 * _HEADING_LENGTH:
        return None
    folded = " ".join(fold(title).split()).rstrip(_TRAILING)
    if len(folded) > _HEADING_LENGTH:
        return None
    for role, pattern in _ROLES:
        if pattern.search(folded):
            return role
    return None


def is_plain_heading(text: str) -> bool:
    """A paragraph without a mark that consists of nothing but the name of a section."""
    if len(text) > _HEADING_LENGTH:
        return False
    folded = " ".join(fold(text).split()).rstrip(_TRAILING)
    if _PLAIN_HEADING.match(folded):
        return text[0].isupper()
    return is_upper_line(text) and role_of(text) is not None


def is_known_heading(text: str) -> bool:
    """A short line that names a section, with a mark before it or without."""
    marker = read_marker(text)
    title = text[marker.end :] if marker else text
    if not title or len(title) > _HEADING_LENGTH or title.rstrip().endswith((";", ",")):
        return False
    if marker is None:
        return is_plain_heading(title)
    return not marker.is_bullet and len(title) <= 60 and role_of(title) is not None

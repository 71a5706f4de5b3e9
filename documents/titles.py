"""Centred titles cut into lines as a careful hand would: of about equal length, no word, name or number torn."""

from collections.abc import Callable
from functools import cache

# A title reads best when a line begins with one of these: the break then stands between groups of words.
_STARTER_WORDS = (
    "bằng cho của cùng do đến để đối đợt gắn giai giữa kèm khi lần mừng năm ngày nhằm phát phong tại theo thi thuộc thực "
    "tổ trên trong từ và về với xét"
)
# A line never ends with one of these: what it leads to stands on the next.
_LEADER_WORDS = "bằng các cho của để gắn giữa kèm khi lần những nhằm ở tại theo trên trong từ và về với"
# Words of two syllables that titles of this field are made of; “trào thi” as “phong trào thi đua” reads as one.
_PAIRED_SYLLABLES = (
    "cá nhân,công tác,danh hiệu,danh sách,giai đoạn,giám đốc,giấy khen,hội đồng,kế hoạch,kết quả,khen thưởng,nhiệm vụ,"
    "phát triển,phong trào,sơ kết,tập thể,thành tích,thi đua,thực hiện,tổ chức,tổng kết,xuất sắc,đơn vị,điển hình,"
    "tiên tiến,mô hình,số liệu,đề nghị,chuyên đề,báo cáo,đôn đốc,triển khai,"
    "cấp trên,trực tiếp,xác nhận,thủ trưởng,tiếp nhận,"
    "ban hành,chủ trì,cơ quan,đánh giá,đồng ý,hình thức,hoàn thành,ký hiệu,lãnh đạo,mức độ,nội dung,phối hợp,quản lý,"
    "quyết định,sản phẩm,thời hạn,trích yếu,văn bản,trào thi"
)
_STARTERS = frozenset(_STARTER_WORDS.split())
_LEADERS = frozenset(_LEADER_WORDS.split())
_PAIRS = frozenset(_PAIRED_SYLLABLES.split(","))
_NO_BREAK = "\u00a0"
_SPLITS_GROUP, _SPLITS_WORD = 60, 400
_FREE_UNEVENNESS = 8


def balanced(text: str, longest: int) -> tuple[str, ...]:
    """A centred title cut into lines of about equal length, none above `longest` characters; typed line ends stay."""
    lines: list[str] = []
    for part in text.split("\n"):
        # Only plain spaces part words: the no-break gaps for a hand stay whole.
        words = [word for word in part.split(" ") if word]
        if words:
            lines.extend(_balanced_line(tuple(words), longest))
    return tuple(lines)


def unbroken_words(title: str, holds: Callable[[str], bool]) -> str:
    """The title of a column, its words of two syllables bound together where the column `holds` them on one line."""
    first, *others = title.split(" ")
    bound, before = first, first
    for word in others:
        pair = f"{before} {word}"
        is_word = _is_pair(pair) and holds(pair)
        bound += f"{_NO_BREAK if is_word else ' '}{word}"
        before = "" if is_word else word
    return bound


def _is_pair(words: str) -> bool:
    return words.lower().rstrip(",;)") in _PAIRS


def _balanced_line(words: tuple[str, ...], longest: int) -> list[str]:
    """The cheapest cut into the fewest lines; one line more where the fewest would tear a word or a name."""
    fewest = len(_filled(words, longest))
    if fewest == 1:
        return [" ".join(words)]
    cost, lines = _cheapest_cut(words, fewest, longest)
    if cost >= _SPLITS_WORD and fewest < len(words):
        more_cost, more_lines = _cheapest_cut(words, fewest + 1, longest)
        if more_cost < _SPLITS_WORD:
            return list(more_lines)
    return list(lines)


def _cheapest_cut(words: tuple[str, ...], count: int, longest: int) -> tuple[float, tuple[str, ...]]:
    """The words in so many lines: even lengths, no name or number torn from its word."""
    ideal = len(" ".join(words)) / count

    @cache
    def cheapest(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        rest = " ".join(words[start:])
        if lines == 1:
            return (_unevenness(rest, ideal, longest), (rest,))
        found = []
        for end in range(start + 1, len(words) - lines + 2):
            line = " ".join(words[start:end])
            cost, others = cheapest(end, lines - 1)
            found.append(
                (cost + _unevenness(line, ideal, longest) + _tear(words[end - 1], words[end]), (line, *others))
            )
        return min(found)

    return cheapest(0, count)


def _unevenness(line: str, ideal: float, longest: int) -> float:
    off = abs(len(line) - ideal)
    return max(0, off - _FREE_UNEVENNESS) ** 2 + off / 10 + (10_000 if len(line) > longest else 0)


def _tear(before: str, after: str) -> int:
    if before.endswith((",", ";")):
        return 0
    in_a_name = before[0].isupper() and before[1:].islower() and after[0].isupper()
    in_a_date = before[-1].isdigit() and after.lower() in ("tháng", "năm")
    leads_on = before.lower() in _LEADERS or "-" in (before, after)
    if after[0].isdigit() or in_a_date or in_a_name or leads_on or _is_pair(f"{before} {after}"):
        return _SPLITS_WORD
    return 0 if after.lower() in _STARTERS else _SPLITS_GROUP


def _filled(words: tuple[str, ...], longest: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

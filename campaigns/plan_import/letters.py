"""Whether a text is written in Vietnamese letters of Unicode: old fonts and texts without marks cannot be read."""

import re
from collections.abc import Sequence

from campaigns.plan_import.normalise import CleanLine

OLD_FONT = "Chữ trong kế hoạch thuộc bảng mã cũ (TCVN3, VNI …) hoặc bị vỡ; hãy chuyển sang Unicode rồi chọn lại."
NO_MARKS = "Kế hoạch viết không dấu nên không đọc chắc được ngày, đợt và chỉ tiêu; hãy dùng bản có dấu."

# Letters that only Vietnamese has: no old font, and no letter that was decoded wrongly, ends in these.
_OWN = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_MARKED = re.compile("[^\x00-\x7f]")
# A text of some other language may hold a few letters with marks; a plan in an old font has them in every line.
_MANY = 20


def is_vietnamese(lines: Sequence[CleanLine]) -> bool:
    """Some line holds a letter that only Vietnamese has."""
    return any(_OWN.search(line.text) for line in lines)


def is_in_old_letters(lines: Sequence[CleanLine]) -> bool:
    """Many letters with marks, and none of them Vietnamese."""
    return not is_vietnamese(lines) and sum(len(_MARKED.findall(line.text)) for line in lines) >= _MANY

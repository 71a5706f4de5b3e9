"""What to doubt of a plan beside its own text: it may be another body's, or a newer version of a known one. Pure."""

import re
from collections.abc import Iterator

from accounts.models import Unit
from campaigns.models import Campaign
from campaigns.plan_import.draft import Found, PlanDraft, PlanWarning, Span
from core.text import fold

_SYMBOL = re.compile(r"[\w&]+")


def checked_against(draft: PlanDraft, owner: Unit) -> PlanDraft:
    """The draft; with a warning that names both bodies when its letterhead, place or symbol is another's."""
    marks = list(_foreign_marks(draft, owner))
    if not marks:
        return draft
    said = ", ".join(f"{label} “{found.value}”" for label, found in marks)
    own = ", ".join(name for name in (owner.superior, owner.letterhead or owner.name, owner.place) if name)
    message = (
        f"Kế hoạch ghi {said}, khác với nơi đang nhập là {owner.name} ({own}). "
        "Kiểm tra đã chọn đúng kế hoạch chưa; nếu nhầm thì không tạo phong trào từ bản này."
    )
    first = marks[0][1]
    span = first.spans[0] if first.spans else Span(1, 0, 0)
    return draft.with_warning(PlanWarning("unplaced_text", span, first.value, None, message))


def warned_of_namesake(draft: PlanDraft, campaign: Campaign) -> PlanDraft:
    """The draft with a warning that a campaign of a plan with the same number exists: perhaps this is its newer version."""
    number = draft.document.number
    assert number is not None
    message = (
        f"Số {number.value} đã là số kế hoạch của phong trào “{campaign.title}” (năm {campaign.year}). "
        "Nếu đây là bản sửa của kế hoạch đó thì sửa phong trào ấy; chỉ tạo phong trào mới khi hai kế hoạch khác nhau."
    )
    return draft.with_warning(PlanWarning("unplaced_text", number.spans[0], number.value, None, message))


def _foreign_marks(draft: PlanDraft, owner: Unit) -> Iterator[tuple[str, Found[str]]]:
    document = draft.document
    if document.issuer is not None:
        if _is_another(document.issuer.value, owner):
            yield "cơ quan ban hành", document.issuer
    elif document.number is not None and owner.symbol and owner.symbol not in _SYMBOL.findall(document.number.value):
        yield "số, ký hiệu", document.number
    if document.place is not None and owner.place and _plain(document.place.value) != _plain(owner.place):
        yield "địa danh", document.place


def _is_another(letterhead: str, owner: Unit) -> bool:
    """The own name is missing, or it stands below a body that is not the own superior."""
    printed, own, above = _plain(letterhead), _plain(owner.letterhead or owner.name), _plain(owner.superior)
    return own not in printed or bool(above and above not in printed and printed.replace(own, "").strip())


def _plain(name: str) -> str:
    return fold(name).replace("uy ban nhan dan", "ubnd")

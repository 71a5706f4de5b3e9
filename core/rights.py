"""The question "may he?" for verbs that are no transition of a process table."""

from typing import Any

from core.errors import RuleBroken


def require(actor: Any, permission: str, obj: Any = None) -> None:
    """Refuse with a sentence unless `actor` holds `permission` on `obj`."""
    if not actor.has_perm(permission, obj):
        raise RuleBroken("Tài khoản của bạn không có quyền làm việc này. Liên hệ Văn phòng nếu cần.")

"""The office's verbs on the sentences of its papers."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Unit
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.wording import clock_time, short_date
from documents.models import PaperTextVersion
from documents.queries.texts import newest_version, words_of
from documents.texts import TextKind, kind_of, refuse_wrong_text, tidied

REWORDED = journal.register("documents.papertextversion.reworded", "sửa câu mẫu của văn bản", "pencil")
RESTORED = journal.register("documents.papertextversion.restored", "dùng lại câu mẫu cũ", "history")


@transaction.atomic
def reword_text(
    *, actor: Any, body: Unit, code: str, text: str, valid_from: date, seen: int | None = None
) -> PaperTextVersion | None:
    """Papers of the body drafted from the day on say this; those drafted before keep their words.

    The office of the body only. Refuses an unknown place, single braces, no words, and a day that has passed; with `seen`
    (the newest version that the editor saw, 0 for none) a text that somebody else edited since. The words that hold on
    that day already change nothing (the version that has them, None for the registered wording). Journalled.
    """
    return _worded(REWORDED, actor, body, _known(code), text, valid_from, seen)


@transaction.atomic
def restore_text(
    *, actor: Any, body: Unit, code: str, version: PaperTextVersion | None = None
) -> PaperTextVersion | None:
    """The words of an earlier version hold again from today, as a new version; without one those that were registered.

    The office of the body only. Refuses a version with places that are gone. Journalled.
    """
    kind = _known(code)
    text = version.text if version else kind.default
    return _worded(RESTORED, actor, body, kind, text, clock.today())


def _known(code: str) -> TextKind:
    kind = kind_of(code)
    if kind is None:
        raise RuleBroken("Không có câu mẫu này.")
    return kind


def _worded(
    action: str, actor: Any, body: Unit, kind: TextKind, text: str, valid_from: date, seen: int | None = None
) -> PaperTextVersion | None:
    if not actor.has_perm("documents.manage_archive", body):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được sửa câu mẫu của văn bản.")
    if valid_from < clock.today():
        raise RuleBroken("Câu mẫu chỉ đổi được từ hôm nay trở đi; văn bản đã lập giữ nguyên câu chữ cũ.")
    wanted = tidied(text)
    refuse_wrong_text(kind, wanted)
    # Two presses at once wait for each other, so that the second finds the first's version.
    Unit.objects.select_for_update().get(pk=body.pk)
    words = words_of(body, valid_from)
    before = words.text_of(kind)
    if before == wanted:
        return words.version_of(kind.code)
    newest = newest_version(body, kind)
    if seen is not None and newest is not None and newest.pk != seen:
        raise EditConflict(
            f"{newest.edited_by.display_name} đã sửa câu mẫu này lúc {clock_time(newest.edited_at)} ngày "
            f"{short_date(newest.edited_at)}, sau khi bạn mở trang. Xem câu đó ở mục Các bản đã dùng; nếu vẫn muốn lưu câu "
            "của bạn, bấm Lưu câu mẫu lần nữa.",
            newest,
        )
    version = PaperTextVersion.objects.create(
        body=body, code=kind.code, text=wanted, valid_from=valid_from, edited_by=actor, edited_at=clock.now()
    )
    journal.record(
        actor,
        action,
        version,
        before={"text": before},
        after={"text": wanted, "valid_from": valid_from.isoformat()},
        note=f"{kind.paper}: {kind.label}",
    )
    return version

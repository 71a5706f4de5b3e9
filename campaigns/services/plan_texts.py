"""The words of a made campaign that its plan prints, corrected by the office."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from campaigns.models import Campaign, Commemoration, Movement, Phase, TaskGroup
from campaigns.queries.citation import basis_words
from campaigns.queries.plan_texts import Words, changed_texts, clashing_texts, occasion_words, plan_texts
from campaigns.services.papers import lock_campaign, plan_of
from core import journal
from core.errors import EditConflict, RuleBroken
from core.rights import require

TEXTS_CHANGED = journal.register("campaigns.campaign.texts_changed", "sửa nội dung kế hoạch", "pencil")


@transaction.atomic
def change_plan_texts(
    *, actor: Any, campaign: Campaign, texts: Mapping[str, Words], shown: Mapping[str, str]
) -> Campaign:
    """The words of the plan become `texts` (by the keys of `campaigns.queries.plan_texts`); papers drafted or issued before
    keep theirs.

    The office of the owner may. Refuses a closed campaign, words that the paper could not print, and, with `EditConflict`
    (carrying the stored campaign), all of them where one is typed over words that somebody saved since the person read
    those of its fingerprint in `shown`. The same words change nothing. Journalled with before and after of what differs.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    row = lock_campaign(campaign)
    if row.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không sửa nội dung kế hoạch được nữa.")
    before = plan_texts(row)
    changed = changed_texts(before, texts)
    if not changed:
        return row
    if clashing_texts(before, changed, shown):
        raise EditConflict("Người khác vừa sửa đúng chỗ bạn sửa. Xem chỗ khác nhau rồi chọn bản giữ lại.", row)
    hindrance = _hindrance(row)
    for key, value in changed.items():
        _write(row, key, value, before[key].read)
    row.save()
    # What already keeps the paper from being printed is mended where it stands, and keeps no other word from being mended.
    if (refusal := _hindrance(row)) and refusal != hindrance:
        raise RuleBroken(refusal)
    journal.record(
        actor,
        TEXTS_CHANGED,
        row,
        before={key: before[key].value for key in changed},
        after=changed,
        note=", ".join(before[key].label for key in changed),
    )
    campaign.refresh_from_db()
    return row


def _hindrance(campaign: Campaign) -> str:
    """The sentence that refuses the paper of the campaign as it stands; "" when it can be printed."""
    try:
        plan_of(campaign)
    except RuleBroken as refusal:
        return str(refusal)
    return ""


def _write(campaign: Campaign, key: str, value: Words, read: Callable[[str], Any]) -> None:
    column, _, pk = key.partition("-")
    if column == "goals":
        Phase.objects.filter(pk=pk).update(goals=value)
    elif column == "occasions":
        _write_occasions(Commemoration.objects.filter(phase_id=int(pk)), value, read)
    elif column == "group":
        TaskGroup.objects.filter(pk=pk).update(title=value)
    elif column == "movements":
        campaign.movements.all().delete()
        Movement.objects.bulk_create(
            Movement(campaign=campaign, ordinal=ordinal, name=name) for ordinal, name in enumerate(value, start=1)
        )
    elif column == "based_on":
        kept = {basis_words(basis): basis for basis in campaign.based_on}
        campaign.based_on = [kept.get(line) or read(line) for line in value]
    else:
        setattr(campaign, column, value)


def _write_occasions(rows: QuerySet[Commemoration], lines: Iterable[str], read: Callable[[str], Commemoration]) -> None:
    """A line that was there keeps its days, however it would be read alone."""
    kept = {occasion_words(row): row for row in rows}
    occasions = [kept.get(line) or read(line) for line in dict.fromkeys(lines)]
    rows.delete()
    for ordinal, occasion in enumerate(occasions, start=1):
        occasion.pk, occasion.ordinal = None, ordinal
    Commemoration.objects.bulk_create(occasions)

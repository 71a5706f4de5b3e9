"""Kế hoạch (Mẫu 1.4): the campaign as the paper that launches it, its tasks in an annex."""

import re
from collections.abc import Iterable, Iterator, Sequence

from accounts.models import Unit
from campaigns.models import Campaign, Phase
from campaigns.papers import wording
from campaigns.papers.plan_annex import plan_annex
from campaigns.papers.plan_names import (
    bare,
    dash_line,
    goal_lines,
    group_lines,
    occasion_words,
    occasions_line,
    phase_lines,
    target_lines,
)
from campaigns.plan_import.names import in_quotes, unquoted
from campaigns.plan_units import official_names_of
from campaigns.queries.citation import cited_bases, subject_of
from campaigns.queries.plans import CampaignPage
from core import clock
from core.calendar import Bound, Deadline
from documents.content import Block, DashList, Heading, Paper, Paragraph, Signature
from documents.decree import PLAN, figure_date, superior_name
from documents.letterhead import archive_of, body_of, head_of
from documents.models import LegalField, LegalText
from documents.queries.texts import Words, branches_of, words_of

_ARCHIVE = re.compile(r"\W*lưu\s*:\s*(?P<at>.*\w[^.;]*)", re.IGNORECASE)


def plan_paper(
    page: CampaignPage, *, office: Unit, units: Sequence[Unit], signature: Signature, law: Sequence[str] | None = None
) -> Paper:
    """The plan as the campaign stands now, on the law of its day, or of today while it has none, or on the `law` given; a
    campaign without tasks has no annex. `units` are those that the owner may give tasks to. Two statements, one with
    `law`."""
    campaign = page.campaign
    if law is None:
        law = LegalText.objects.bases_on(campaign.plan_issued_on or clock.today(), LegalField.EMULATION)
    words, said = words_of(campaign.owner), plan_values(page, office, law)
    return Paper(
        kind=PLAN,
        body=body_of(campaign.owner),
        summary=_capital(subject_of(campaign)),
        year=campaign.year,
        bases=tuple(f"Căn cứ {line}" for line in law),
        blocks=tuple(_blocks(page, said, words, units)),
        annexes=(plan_annex(page, units),) if page.task_count else (),
        signature=signature,
        recipients=_recipients(campaign, words, said),
        archive=_archive(campaign),
        draft=True,
    )


def plan_values(page: CampaignPage, office: Unit, law: Iterable[str] = ()) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself; `law` is cited before them. No statement."""
    campaign = page.campaign
    superior = superior_name(campaign.owner.superior)
    due = "; ".join(f"{str(phase).lower()} {_due(phase.deadline)}" for phase in page.phases)
    return {
        "ten_don_vi": campaign.owner.short_name or campaign.owner.name,
        "van_phong": office.name,
        "noi_dung": subject_of(campaign),
        "can_cu": "; ".join(cited_bases(campaign, law)),
        "chu_de": bare(campaign.theme),
        "so_nhiem_vu": f"{page.task_count:02d}",
        "cac_han_nop": due or "theo thời hạn của từng đợt",
        "cap_tren": f"{head_of(campaign.owner)}, {superior}" if superior else head_of(campaign.owner),
        "co_quan_cap_tren": superior,
        **branches_of(campaign.owner),
    }


def _blocks(page: CampaignPage, said: dict[str, str], words: Words, units: Sequence[Unit]) -> Iterator[Block]:
    opening = wording.OPENING if said["can_cu"] else wording.OPENING_ALONE
    yield Paragraph(words.say(opening.code, **said))
    yield from _purposes(page.campaign, words, said)
    yield from _targets(page)
    yield Heading("Nội dung thi đua")
    if participants := _named_participants(page, units):
        yield Heading("Đối tượng thi đua", 2)
        yield Paragraph(words.say(wording.PARTICIPANTS.code, **{**said, "cac_don_vi": "; ".join(participants)}))
    yield from _phases(page.phases, words, said)
    if page.movements:
        yield Heading("Phong trào thi đua chuyên đề", 2)
        yield Paragraph(words.say(wording.MOVEMENTS.code, **said), keep_with_next=True)
        yield _dashes(in_quotes(unquoted(movement.name)) for movement in page.movements)
    if page.task_count:
        yield Heading("Nhiệm vụ thi đua", 2)
        yield Paragraph(words.say(wording.TASKS.code, **said), keep_with_next=True)
        yield _dashes(group_lines(page.groups))
    yield Heading("Tổ chức thực hiện")
    for at, duty in enumerate(_duties(page.campaign, words, said), start=1):
        yield Paragraph(f"{at}. {duty}")
    yield Paragraph(words.say(wording.CLOSING.code, **said))


def _purposes(campaign: Campaign, words: Words, said: dict[str, str]) -> Iterator[Block]:
    theme = said["chu_de"]
    requirements = [bare(str(each)) for each in campaign.requirements]
    if campaign.purposes or requirements:
        yield Heading("Mục đích, yêu cầu")
    if campaign.purposes:
        yield Heading("Mục đích", 2)
        yield _dashes(str(each) for each in campaign.purposes)
    if requirements:
        yield Heading("Yêu cầu", 2)
        yield _dashes(requirements)
    if theme and not any(theme.lower() in each.lower() for each in requirements):
        yield Heading("Chủ đề thi đua")
        yield Paragraph(_ended(words.say(wording.THEME.code, **said)))


def _targets(page: CampaignPage) -> Iterator[Block]:
    if page.targets:
        yield Heading("Mục tiêu thi đua")
        yield _dashes(target_lines(page.targets))


def _phases(phases: Sequence[Phase], words: Words, said: dict[str, str]) -> Iterator[Block]:
    if not phases:
        return
    yield Heading("Các đợt thi đua", 2)
    for phase, line in zip(phases, phase_lines(phases), strict=True):
        yield Heading(line, 3)
        yield _dashes(_lines_of_phase(phase, words, said))


def _lines_of_phase(phase: Phase, words: Words, said: dict[str, str]) -> Iterator[str]:
    own = {**said, **phase_values(phase)}
    if occasions := list(phase.commemorations.all()):
        yield occasions_line(occasions, lambda names: words.say(wording.OCCASIONS.code, **{**own, "ngay_le": names}))
    yield from goal_lines(phase.goals)
    yield words.say(wording.PHASE_REPORT.code, **own)
    if own["han_tong_ket"]:
        yield words.say(wording.PHASE_WRAP_UP.code, **own)


def phase_values(phase: Phase) -> dict[str, str]:
    return {
        "ngay_le": "; ".join(occasion_words(each) for each in phase.commemorations.all()),
        "han_nop": _due(phase.deadline),
        "han_tong_ket": _due(phase.wrap_up_deadline) if phase.wrap_up_deadline else "",
    }


def _duties(campaign: Campaign, words: Words, said: dict[str, str]) -> list[str]:
    """What the plan itself says of duties, else what the campaign's own dates and units mean."""
    if campaign.duties:
        return [_ended(str(duty)) for duty in campaign.duties]
    return [words.say(kind.code, **said) for kind in (wording.DUTY_OF_UNITS, wording.DUTY_OF_OFFICE)]


def _named_participants(page: CampaignPage, units: Sequence[Unit]) -> list[str]:
    """The units that take part; none are named when they are those that a plan of the owner means by itself."""
    lines = [line for group in page.groups for line in group.lines]
    assigned = {unit.pk for line in lines for unit in (line.lead, *line.cooperating) if unit is not None}
    meant = {unit.pk for unit in units if unit.reports_by_default or unit.pk in assigned}
    if {unit.pk for unit in page.participants} == meant:
        return []
    names = official_names_of([*units, *page.participants])
    return [names[unit.pk] for unit in page.participants]


def _archive(campaign: Campaign) -> str:
    """What the plan itself says of its archive ("Lưu: VT, VP"), else where its owner keeps papers."""
    kept = (_ARCHIVE.match(str(each)) for each in campaign.recipients)
    return next((found.group("at") for found in kept if found), archive_of(campaign.owner))


def _recipients(campaign: Campaign, words: Words, said: dict[str, str]) -> tuple[str, ...]:
    """Those that the plan names; the line of the archive is printed by the paper itself."""
    named = [str(each).strip().lstrip("-").strip() for each in campaign.recipients]
    kept = tuple(each for each in named if each and not each.lower().startswith("lưu"))
    return kept or words.say_items(wording.RECIPIENTS.code, **said)


def _dashes(lines: Iterable[str]) -> DashList:
    return DashList(tuple(map(dash_line, lines)))


def _due(deadline: Deadline) -> str:
    return f"{Bound(deadline.bound).label} {figure_date(deadline.due_on)}"


def _ended(text: str) -> str:
    return f"{bare(text)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

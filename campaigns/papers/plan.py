"""Kế hoạch (Mẫu 1.4): the campaign as the paper that launches it, its tasks in an annex."""

from collections.abc import Iterable, Iterator, Sequence

from accounts.models import Unit
from campaigns.models import Campaign, Commemoration, Phase
from campaigns.queries.citation import cited_bases, subject_of
from campaigns.queries.plans import CampaignPage, GroupOfTasks
from core.calendar import Bound, Deadline
from documents.content import Annex, Block, Column, DashList, Heading, Paper, Paragraph, Row, Signature, Table
from documents.decree import PLAN, figure_date, superior_name
from documents.letterhead import body_of, head_of


def plan_paper(page: CampaignPage, *, office: Unit, signature: Signature) -> Paper:
    """The plan as the campaign stands now; a campaign without tasks has no annex."""
    campaign = page.campaign
    return Paper(
        kind=PLAN,
        body=body_of(campaign.owner),
        summary=_capital(subject_of(campaign)),
        year=campaign.year,
        blocks=tuple(_blocks(page, office)),
        annexes=(Annex(_annex_title(campaign), (_tasks(page.groups),), landscape=True),) if page.task_count else (),
        signature=signature,
        recipients=tuple(_recipients(campaign)),
        archive="VT, VP",
        draft=True,
    )


def _blocks(page: CampaignPage, office: Unit) -> Iterator[Block]:
    campaign = page.campaign
    bases = "; ".join(cited_bases(campaign))
    owner = _body(campaign)
    yield Paragraph(
        f"{f'Thực hiện {bases}; ' if bases else ''}{owner} ban hành Kế hoạch {subject_of(campaign)}, với những nội dung "
        "chính như sau:"
    )
    yield from _purposes(campaign)
    yield from _targets(page)
    yield Heading("Nội dung thi đua")
    yield from _phases(page.phases)
    if page.movements:
        yield Heading("Phong trào thi đua chuyên đề", 2)
        yield Paragraph("Phối hợp với các ngành tổ chức, hưởng ứng các phong trào thi đua:", keep_with_next=True)
        yield _dashes(f"“{movement.name.strip('“”')}”" for movement in page.movements)
    if page.task_count:
        yield Heading("Nhiệm vụ thi đua", 2)
        yield Paragraph(
            f"Kế hoạch giao {page.task_count:02d} nhiệm vụ cho các phòng, đơn vị (chi tiết tại Phụ lục kèm theo), gồm:",
            keep_with_next=True,
        )
        yield _dashes(f"{_bare(group.group.title)}: {len(group.lines):02d} nhiệm vụ" for group in page.groups)
    yield Heading("Tổ chức thực hiện")
    for at, duty in enumerate(_duties(page, office), start=1):
        yield Paragraph(f"{at}. {duty}")
    yield Paragraph(f"Trên đây là Kế hoạch {subject_of(campaign)} của {owner}.")


def _purposes(campaign: Campaign) -> Iterator[Block]:
    theme = _bare(campaign.theme)
    requirements = [_bare(str(each)) for each in campaign.requirements]
    if theme and not any(theme.lower() in each.lower() for each in requirements):
        requirements.append(f"Bám sát chủ đề thi đua: **{theme}**")
    if not (campaign.purposes or requirements):
        return
    yield Heading("Mục đích, yêu cầu")
    if campaign.purposes:
        yield Heading("Mục đích", 2)
        yield _dashes(str(each) for each in campaign.purposes)
    if requirements:
        yield Heading("Yêu cầu", 2)
        yield _dashes(requirements)


def _targets(page: CampaignPage) -> Iterator[Block]:
    if page.targets:
        yield Heading("Mục tiêu thi đua")
        yield _dashes(target.text for target in page.targets)


def _phases(phases: Sequence[Phase]) -> Iterator[Block]:
    if not phases:
        return
    yield Heading("Các đợt thi đua", 2)
    for phase in phases:
        yield Heading(
            f"{_bare(phase.name) or phase}: từ ngày {figure_date(phase.starts_on)} đến ngày {figure_date(phase.ends_on)}",
            3,
        )
        yield _dashes(_phase_lines(phase))


def _phase_lines(phase: Phase) -> Iterator[str]:
    occasions = list(phase.commemorations.all())
    if occasions:
        yield f"Thi đua lập thành tích chào mừng: {'; '.join(_occasion(each) for each in occasions)}"
    yield from (str(goal) for goal in phase.goals)
    yield f"Các phòng, đơn vị báo cáo kết quả {_due(phase.deadline)}"
    if phase.wrap_up_deadline:
        yield f"Tổng kết đợt thi đua, hoàn thành {_due(phase.wrap_up_deadline)}"


def _occasion(occasion: Commemoration) -> str:
    years = f"{occasion.years} năm " if occasion.years else ""
    span = f" ({figure_date(occasion.since)} - {figure_date(occasion.on)})" if occasion.since and occasion.on else ""
    return f"{years}{_bare(occasion.name)}{span}"


def _duties(page: CampaignPage, office: Unit) -> list[str]:
    """What the plan itself says of duties, else the duties that the campaign's own dates and units mean."""
    campaign = page.campaign
    if campaign.plan and campaign.plan.draft.get("duties"):
        return [_ended(str(duty["text"])) for duty in campaign.plan.draft["duties"]]
    due = "; ".join(f"{str(phase).lower()} {_due(phase.deadline)}" for phase in page.phases)
    superior = superior_name(campaign.owner.superior)
    above = f"{head_of(campaign.owner)}, {superior}" if superior else head_of(campaign.owner)
    units = (
        "Trưởng các phòng, Thủ trưởng các đơn vị căn cứ Kế hoạch này tổ chức triển khai thực hiện; báo cáo kết quả về "
        f"{office.name}{f': {due}' if due else ''}."
    )
    reports = (
        f"{office.name} theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tổng hợp kết quả, báo cáo {above} theo quy "
        "định; đề xuất khen thưởng các tập thể, cá nhân có thành tích xuất sắc."
    )
    return [units, reports]


def _annex_title(campaign: Campaign) -> str:
    return f"Nhiệm vụ thi đua năm {campaign.year} giao các phòng, đơn vị"


def _tasks(groups: Iterable[GroupOfTasks]) -> Table:
    rows: list[Row] = []
    at = 0
    for group in groups:
        rows.append(Row((_bare(group.group.title),), "group"))
        for line in group.lines:
            at += 1
            task = line.task
            product = ", trình ".join(part for part in (_bare(task.product), _bare(task.receiver)) if part)
            rows.append(
                Row(
                    (
                        str(at),
                        _bare(task.text),
                        line.lead.brief if line.lead else "-",
                        ", ".join(unit.brief for unit in line.cooperating) or "-",
                        product or "-",
                        figure_date(task.due_on) if task.due_on else "Theo các đợt",
                    )
                )
            )
    return Table(
        columns=(
            Column("TT", 12, "center"),
            Column("Nhiệm vụ", 98),
            Column("Đơn vị chủ trì", 36),
            Column("Đơn vị phối hợp", 36),
            Column("Sản phẩm", 39),
            Column("Hạn", 26, "center"),
        ),
        rows=tuple(rows),
    )


def _recipients(campaign: Campaign) -> Iterator[str]:
    """Those that the plan names; the line of the archive is printed by the paper itself."""
    named = [str(each).strip().lstrip("-").strip() for each in campaign.recipients]
    kept = [each for each in named if each and not each.lower().startswith("lưu")]
    superior = superior_name(campaign.owner.superior)
    usual = [f"{superior} (b/c)"] if superior else []
    yield from kept or [*usual, "Các phòng, đơn vị trực thuộc"]


def _dashes(lines: Iterable[str]) -> DashList:
    return DashList(tuple(_capital(_ended(line)) for line in lines))


def _due(deadline: Deadline) -> str:
    return f"{Bound(deadline.bound).label} {figure_date(deadline.due_on)}"


def _body(campaign: Campaign) -> str:
    return campaign.owner.short_name or campaign.owner.name


def _ended(text: str) -> str:
    return f"{_bare(text)}."


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".;:, ").removeprefix("- ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The award decision (Quyết định khen thưởng, Mẫu 1.2): its usual words, and its content from what the office left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from accounts.models import Membership, Role, Unit
from awards.models import Category, LegalPeriod, Nomination, Subject
from awards.money import bonus
from awards.queries.law import base_salary_on, legal_period_on
from campaigns.models import Campaign, Phase
from core import clock, wording
from documents.content import Annex, Article, Block, Body, Column, Paper, Row, Signature, Table
from documents.decree import DECISION, roman, written_date

LIST_MENTION = "(có danh sách kèm theo)"


@dataclass(frozen=True)
class DecisionWording:
    """The words that the office may change before the paper is signed."""

    summary: str
    bases: tuple[str, ...]
    merit: str
    money: str
    execution: str
    recipients: tuple[str, ...]
    signer_name: str
    signer_is_deputy: bool = False


@dataclass(frozen=True)
class BonusLine:
    """What each person or collective of one kind is paid, in đồng."""

    subject: str
    coefficient: Decimal
    each: int


_ORDINALS = {1: "nhất", 2: "hai", 3: "ba", 4: "tư"}


def _spoken(phase: Phase) -> str:
    return f"đợt thi đua thứ {_ORDINALS.get(phase.ordinal, phase.ordinal)} năm {phase.campaign.year}"


def _short_body(owner: Unit) -> str:
    return owner.short_name or owner.name


def usual_words(phase: Phase, rows: Sequence[Nomination]) -> DecisionWording:
    """The usual wording for these nominations, signed by the owner's director. Three statements.

    The law is that of the phase, the base salary that of today: bonus money counts by the day of the decision.
    """
    directors = Membership.objects.valid_on(clock.today()).filter(unit=phase.campaign.owner, role=Role.DIRECTOR)
    director = directors.select_related("user__person").first()
    return usual_wording(
        phase,
        kind_names=names_of_awards(phase.campaign.owner, rows),
        period=legal_period_on(phase.ends_on),
        bonuses=_bonus_lines(rows),
        signer_name=director.user.display_name if director else "",
    )


def _bonus_lines(rows: Sequence[Nomination]) -> list[BonusLine]:
    """What each subject is paid if decided today, by kind. One statement."""
    salary = base_salary_on(clock.today())
    if salary is None:
        return []
    kinds = {row.kind_id: row.kind for row in rows}
    return [
        BonusLine(kind.subject, kind.bonus_coefficient, bonus(kind.bonus_coefficient, salary.amount).paid)
        for kind in kinds.values()
        if kind.bonus_coefficient is not None
    ]


def wording_of(paper: Paper) -> DecisionWording:
    """The words of a drafted decision, for mending them."""
    articles = [block for block in paper.blocks if isinstance(block, Article)]
    merit = articles[0].text.partition(LIST_MENTION)[2].strip().rstrip(".")
    return DecisionWording(
        summary=paper.summary,
        bases=paper.bases,
        merit=merit,
        money=articles[1].text,
        execution=articles[2].text,
        recipients=paper.recipients,
        signer_name=paper.signature.name,
        signer_is_deputy=paper.signature.authority == "KT",
    )


def usual_wording(
    phase: Phase,
    *,
    kind_names: Sequence[str],
    period: LegalPeriod | None,
    bonuses: Sequence[BonusLine],
    signer_name: str,
) -> DecisionWording:
    """The wording a decision of this phase usually has; each part can be edited."""
    campaign = phase.campaign
    owner = campaign.owner
    awards = " và ".join(kind_names) or "Giấy khen"
    return DecisionWording(
        summary=f"Về việc tặng {awards} cho tập thể, cá nhân có thành tích trong {_spoken(phase)}",
        bases=_usual_bases(campaign, period),
        merit=f"đã có thành tích xuất sắc trong {_spoken(phase)}",
        money=_usual_money(bonuses, period),
        execution=(
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng các đơn vị "
            "trực thuộc Sở và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
        ),
        recipients=("Lãnh đạo Sở", f"Công đoàn ngành {_short_body(owner).removeprefix('Sở ')}"),
        signer_name=signer_name,
    )


def _usual_bases(campaign: Campaign, period: LegalPeriod | None) -> tuple[str, ...]:
    law = [f"Căn cứ {line.strip()}" for line in period.bases.splitlines() if line.strip()] if period else []
    owner = campaign.owner
    duties = f"Căn cứ quy định về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {owner.name}"
    number = f" số {campaign.plan_number}" if campaign.plan_number else ""
    day = f" {written_date(campaign.plan_issued_on, campaign.year)}" if campaign.plan_issued_on else ""
    plan = f"Căn cứ Kế hoạch{number}{day} của {owner.name} về phong trào thi đua năm {campaign.year}"
    return (*law, duties, plan, "Theo đề nghị của Chánh Văn phòng Sở")


def _usual_money(bonuses: Sequence[BonusLine], period: LegalPeriod | None) -> str:
    source = f"theo {period.decree}, " if period else ""
    if not bonuses:
        return f"Tiền thưởng kèm theo được chi {source}từ quỹ thi đua, khen thưởng của Sở."
    said = ", ".join(
        f"mỗi {'tập thể' if line.subject == Subject.COLLECTIVE else 'cá nhân'} {wording.number(line.each)} đồng"
        for line in bonuses
    )
    return f"Mức tiền thưởng kèm theo: {said}; được chi {source}từ quỹ thi đua, khen thưởng của Sở."


def decision_paper(owner: Unit, year: int, words: DecisionWording, rewarded: Iterable[Nomination]) -> Paper:
    """The content of the decision; the list of names is its annex, collectives first."""
    rows = list(rewarded)
    collectives = [row for row in rows if row.collective_id]
    people = [row for row in rows if row.person_id]
    counted = ", ".join(
        f"{len(group):02d} {word}" for group, word in ((collectives, "tập thể"), (people, "cá nhân")) if group
    )
    kind_names = names_of_awards(owner, rows)
    awards = " và ".join(kind_names)
    return Paper(
        kind=DECISION,
        body=Body(
            name=owner.letterhead or owner.name,
            symbol=owner.symbol,
            place=owner.place,
            superior=owner.superior,
            full_name=owner.name,
        ),
        summary=words.summary,
        authority_line=f"{owner.head_title} {owner.name}".upper(),
        bases=words.bases,
        blocks=(
            Article(f"Tặng {awards} cho {counted} {LIST_MENTION} {words.merit}."),
            Article(words.money),
            Article(words.execution),
        ),
        annexes=(
            Annex(
                title=f"Danh sách tập thể, cá nhân được tặng {awards}",
                blocks=_list_of(collectives, people, with_kind=len(kind_names) > 1),
            ),
        ),
        recipients=words.recipients,
        archive="VT, VP",
        signature=_signature(owner, words),
        year=year,
        draft=True,
    )


def names_of_awards(owner: Unit, rows: Iterable[Nomination]) -> list[str]:
    """The different awards with the one who gives them, in the order of the list."""
    giver = f"{owner.head_title} {_short_body(owner)}"
    return list(
        dict.fromkeys(
            f"{row.kind.name} của {giver}" if row.kind.category == Category.REWARD else row.kind.name for row in rows
        )
    )


def _signature(owner: Unit, words: DecisionWording) -> Signature:
    if words.signer_is_deputy:
        return Signature(
            post=f"Phó {owner.head_title}", name=words.signer_name, authority="KT", for_post=owner.head_title
        )
    return Signature(post=owner.head_title, name=words.signer_name)


def _list_of(collectives: Sequence[Nomination], people: Sequence[Nomination], *, with_kind: bool) -> tuple[Block, ...]:
    columns = [Column("TT", 12, "center"), Column("Tên tập thể, họ và tên", 62), Column("Chức vụ, đơn vị", 86)]
    if with_kind:
        columns = [
            Column("TT", 12, "center"),
            Column("Tên tập thể, họ và tên", 54),
            Column("Chức vụ, đơn vị", 54),
            Column("Hình thức", 40),
        ]
    rows: list[Row] = []
    groups = [(title, group) for title, group in (("TẬP THỂ", collectives), ("CÁ NHÂN", people)) if group]
    for position, (title, group) in enumerate(groups, start=1):
        rows.append(Row((f"{roman(position)}. {title}",), kind="group"))
        for number, row in enumerate(group, start=1):
            cells = [str(number), row.nominee_name, row.nominee_position]
            rows.append(Row((*cells, row.kind.name) if with_kind else tuple(cells)))
    return (Table(columns=tuple(columns), rows=tuple(rows)),)

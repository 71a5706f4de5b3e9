"""Tờ trình khen thưởng (Mẫu 1.4): those who are put to the director or to the superior, with the list as an annex."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Membership, Person, Role
from awards.models import Category, Decider, Nomination, RequestTo
from awards.papers.decision import Rewarded
from campaigns.models import Campaign, Phase
from core import clock
from documents.content import Annex, Column, Paper, Paragraph, Row, Signature, Table
from documents.decree import SUBMISSION_LETTER, roman, superior_name, written_date
from documents.letterhead import body_of, head_of
from documents.models import LegalField, LegalText

COUNCIL = "Hội đồng Thi đua - Khen thưởng"
# A summary in the list: the whole achievement stands in each one's report.
LONGEST_SUMMARY = 300
_ORDINALS = {1: "nhất", 2: "hai", 3: "ba", 4: "tư"}


@dataclass(frozen=True)
class Asked:
    """Who is asked, as the paper addresses him and as its sentences name him."""

    addressees: tuple[str, ...]
    decider: str
    recipients: tuple[str, ...]


def request_paper(phase: Phase, to: str, nominations: Iterable[Nomination]) -> Paper:
    """The content of the tờ trình for these nominations. Three statements."""
    owner = phase.campaign.owner
    rewarded = Rewarded.of(nominations)
    asked = _asked(phase, to)
    whom = f"{_counted(rewarded)} đã có thành tích xuất sắc trong {spoken_phase(phase)}"
    awards = _awards(rewarded, asked)
    own = to == RequestTo.DIRECTOR
    speaker = f"Văn phòng Sở (Thường trực {COUNCIL})" if own else body_of(owner).spoken_name
    verb = "đã thẩm tra hồ sơ, kính trình" if own else "kính đề nghị"
    return Paper(
        kind=SUBMISSION_LETTER,
        body=body_of(owner),
        summary=f"Về việc đề nghị tặng {awards} cho {rewarded.words} có thành tích trong {spoken_phase(phase)}",
        addressees=asked.addressees,
        bases=tuple(f"Căn cứ {line}" for line in (*_law(), _plan(phase.campaign))),
        blocks=(
            Paragraph(
                f"{speaker} {verb} {asked.decider} xem xét, quyết định tặng {awards} cho {whom} "
                "(có danh sách kèm theo)."
            ),
            Paragraph(
                "Hồ sơ kèm theo gồm danh sách đề nghị, báo cáo thành tích của từng tập thể, cá nhân và biên bản họp xét "
                "khen thưởng. Các trường hợp đề nghị đã được thẩm tra về điều kiện, tiêu chuẩn theo quy định; đơn vị đề "
                "nghị chịu trách nhiệm về tính chính xác của thành tích đã báo cáo."
            ),
            Paragraph(f"Kính trình {asked.decider} xem xét, quyết định."),
        ),
        annexes=(
            Annex(
                title=f"Danh sách {rewarded.kind_of_list} đề nghị tặng {awards}",
                blocks=(_list(rewarded),),
                landscape=True,
            ),
        ),
        recipients=asked.recipients,
        archive="VT, VP",
        signature=_signature(phase, own=own),
        year=clock.today().year,
        draft=True,
    )


def spoken_phase(phase: Phase) -> str:
    """`đợt thi đua thứ nhất năm 2021`"""
    return f"đợt thi đua thứ {_ORDINALS.get(phase.ordinal, phase.ordinal)} năm {phase.campaign.year}"


def _asked(phase: Phase, to: str) -> Asked:
    owner = phase.campaign.owner
    if to == RequestTo.DIRECTOR:
        return Asked((head_of(owner),), head_of(owner), (f"Thành viên {COUNCIL}",))
    if to == RequestTo.MINISTRY:
        return Asked(("Bộ Công Thương",), "Bộ trưởng Bộ Công Thương", ("Lãnh đạo Sở",))
    body = superior_name(owner.superior)
    place = f"tỉnh {owner.place}" if owner.place and not owner.place.lower().startswith("tỉnh") else owner.place
    return Asked(
        (f"Chủ tịch {body}", f"Ban Thi đua - Khen thưởng {place}".strip()), f"Chủ tịch {body}", ("Lãnh đạo Sở",)
    )


def _law() -> tuple[str, ...]:
    return LegalText.objects.bases_on(clock.today(), LegalField.EMULATION)


def _plan(campaign: Campaign) -> str:
    """The plan as a căn cứ names it, with its day in words."""
    number = f" số {campaign.plan_number}" if campaign.plan_number else ""
    day = f" {written_date(campaign.plan_issued_on, campaign.year)}" if campaign.plan_issued_on else ""
    return f"Kế hoạch{number}{day} của {campaign.owner.name} về phong trào thi đua năm {campaign.year}"


def _counted(rewarded: Rewarded) -> str:
    return " và ".join(f"{len(group):02d} {word}" for word, group in rewarded.groups)


def _awards(rewarded: Rewarded, asked: Asked) -> str:
    """`Bằng khen của Chủ tịch UBND tỉnh và Cờ thi đua`: each award once; a giấy khen says who gives it."""
    kinds = [row.kind for row in rewarded.rows]
    return " và ".join(
        dict.fromkeys(
            f"{kind.name} của {asked.decider}"
            if kind.category == Category.REWARD and kind.decider == Decider.DEPARTMENT
            else kind.name
            for kind in kinds
        )
    )


def _list(rewarded: Rewarded) -> Table:
    columns = (
        Column("TT", 12, "center"),
        Column("Tên tập thể, họ và tên", 50),
        Column("Chức vụ, đơn vị", 58),
        Column("Hình thức đề nghị", 32),
        Column("Tóm tắt thành tích", 95),
    )
    rows: list[Row] = []
    for position, (word, group) in enumerate(rewarded.groups, start=1):
        if len(rewarded.groups) > 1:
            rows.append(Row((f"{roman(position)}. {word.upper()}",), kind="group"))
        for number, row in enumerate(group, start=1):
            rows.append(
                Row((str(number), row.nominee_name, row.nominee_position, row.kind.name, _summary(row.achievement)))
            )
    return Table(columns=columns, rows=tuple(rows))


def _summary(achievement: str) -> str:
    words = " ".join(achievement.split())
    if len(words) <= LONGEST_SUMMARY:
        return words
    return f"{words[:LONGEST_SUMMARY].rsplit(' ', 1)[0].rstrip(',;.')}…"


def _signature(phase: Phase, *, own: bool) -> Signature:
    """The director towards the superior; the council's standing member, who is the office's head, towards him."""
    owner = phase.campaign.owner
    if own:
        heads = Person.objects.filter(unit__parent=owner, unit__is_office=True, is_leader=True, is_active=True)
        head = heads.select_related("unit").first()
        return Signature(
            post="Ủy viên thường trực",
            name=head.full_name if head else "",
            authority="TM",
            for_post="Hội đồng",
            other_post=f"{head.unit.head_title if head else 'Chánh Văn phòng'} Sở",
        )
    directors = Membership.objects.valid_on(clock.today()).filter(unit=owner, role=Role.DIRECTOR)
    director = directors.select_related("user__person").first()
    return Signature(post=owner.head_title, name=director.user.display_name if director else "")

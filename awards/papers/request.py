"""Tờ trình khen thưởng (Mẫu 1.4): those who are put to the director or to the superior, with the list as an annex.

The office of the body, which keeps the council's papers, asks its director under its own letterhead; the body itself asks
whoever stands above it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Membership, Role, Unit
from awards.models import Category, Decider, Nomination, RequestTo
from awards.papers.citing import short_body, spoken_phase
from awards.papers.decision import Rewarded, awards_in_words, own_bases
from awards.papers.wording import (
    ASKED_BY_BODY,
    ASKED_BY_OFFICE,
    DOSSIER,
    MINISTRY_ADDRESSEES,
    MINISTRY_DECIDER,
    PROVINCE_ADDRESSEES,
    PROVINCE_DECIDER,
    RECIPIENTS_OF_BODY,
    RECIPIENTS_OF_OFFICE,
    REQUEST_CLOSING,
    REQUEST_SUMMARY,
)
from campaigns.models import Phase
from campaigns.queries.people import office_of, people_of_unit
from core import clock
from core.errors import RuleBroken
from documents.content import Annex, Body, Column, Paper, Paragraph, Row, Signature, Table
from documents.decree import SUBMISSION_LETTER, roman, superior_name
from documents.letterhead import archive_of, body_of, head_of, signature_of
from documents.models import LegalField, LegalText
from documents.queries.texts import Words, words_of
from documents.texts import TextKind

# A summary in the list: the whole achievement stands in each one's report.
LONGEST_SUMMARY = 300


@dataclass(frozen=True)
class Asking:
    """Who asks whom: the letterhead and the signature of the one, how the paper addresses and names the other."""

    body: Body
    signature: Signature
    decider: str
    addressees: tuple[str, ...]
    sentence: TextKind
    recipients: TextKind
    archive: str
    office: str = ""


def request_paper(phase: Phase, to: str, nominations: Iterable[Nomination]) -> Paper:
    """The content of the tờ trình for these nominations. Five statements."""
    owner = phase.campaign.owner
    rewarded = Rewarded.of(nominations)
    words = words_of(owner)
    asking = asking_of(owner, to, words)
    said = request_values(phase, rewarded, asking)
    law = LegalText.objects.bases_on(clock.today(), LegalField.EMULATION)
    return Paper(
        kind=SUBMISSION_LETTER,
        body=asking.body,
        summary=words.say(REQUEST_SUMMARY.code, **said),
        addressees=asking.addressees,
        bases=(*(f"Căn cứ {line}" for line in law), *own_bases(phase, rewarded, words)),
        blocks=tuple(Paragraph(words.say(kind.code, **said)) for kind in (asking.sentence, DOSSIER, REQUEST_CLOSING)),
        annexes=(
            Annex(
                title=f"Danh sách {rewarded.kind_of_list} đề nghị tặng {said['hinh_thuc']}",
                blocks=(_list(rewarded),),
                landscape=True,
            ),
        ),
        recipients=words.say_items(asking.recipients.code, **said),
        archive=asking.archive,
        signature=asking.signature,
        year=clock.today().year,
        draft=True,
    )


def asking_of(owner: Unit, to: str, words: Words) -> Asking:
    """Two statements, beside that for the words. Refuses a body without office, or without the superior that is asked."""
    return _by_office(owner) if to == RequestTo.DIRECTOR else _by_body(owner, to, words)


def request_values(phase: Phase, rewarded: Rewarded, asking: Asking) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    owner = phase.campaign.owner
    return {
        **superiors_of(owner),
        "ten_don_vi": short_body(owner),
        "van_phong": asking.office,
        "cap_quyet_dinh": asking.decider,
        "hinh_thuc": _awards(rewarded, asking.decider),
        "doi_tuong": rewarded.words,
        "so_luong": _counted(rewarded),
        "dot_thi_dua": spoken_phase(phase),
    }


def _by_office(owner: Unit) -> Asking:
    """The head of the office asks the director: the council's standing member (Thường trực) is the office."""
    office = office_of(owner)
    body = body_of(office)
    return Asking(
        body=body,
        signature=signature_of(office, people_of_unit(office)),
        decider=head_of(owner),
        addressees=(head_of(owner),),
        sentence=ASKED_BY_OFFICE,
        recipients=RECIPIENTS_OF_OFFICE,
        archive=f"VT, {body.symbol}",
        office=office.name,
    )


def _by_body(owner: Unit, to: str, words: Words) -> Asking:
    """The director asks the superior."""
    decider = decider_of(owner, to, words)
    directors = Membership.objects.valid_on(clock.today()).filter(unit=owner, role=Role.DIRECTOR)
    director = directors.select_related("user__person").first()
    addressees = MINISTRY_ADDRESSEES if to == RequestTo.MINISTRY else PROVINCE_ADDRESSEES
    return Asking(
        body=body_of(owner),
        signature=Signature(post=owner.head_title, name=director.user.display_name if director else ""),
        decider=decider,
        addressees=words.say_items(addressees.code, cap_quyet_dinh=decider, **superiors_of(owner)),
        sentence=ASKED_BY_BODY,
        recipients=RECIPIENTS_OF_BODY,
        archive=archive_of(owner),
    )


def decider_of(owner: Unit, to: str, words: Words) -> str:
    """`Chủ tịch UBND tỉnh Hà Tĩnh`, `Bộ trưởng Bộ Công Thương`. Refuses a body whose superior nobody has entered."""
    above = superiors_of(owner)
    kind, name, what = (
        (MINISTRY_DECIDER, "bo_quan_ly", "bộ quản lý ngành")
        if to == RequestTo.MINISTRY
        else (PROVINCE_DECIDER, "cap_tren", "cơ quan chủ quản")
    )
    if not above[name]:
        raise RuleBroken(
            f"{owner} chưa ghi {what} nên chưa biết trình ai. Quản trị ghi ở mục Đơn vị, sau đó lập lại tờ trình."
        )
    return words.say(kind.code, **above)


def superiors_of(owner: Unit) -> dict[str, str]:
    place = f"tỉnh {owner.place}" if owner.place and not owner.place.lower().startswith("tỉnh") else owner.place
    return {"cap_tren": superior_name(owner.superior), "bo_quan_ly": owner.ministry, "dia_ban": place}


def _counted(rewarded: Rewarded) -> str:
    return " và ".join(f"{len(group):02d} {word}" for word, group in rewarded.groups)


def _awards(rewarded: Rewarded, decider: str) -> str:
    """`Bằng khen của Chủ tịch UBND tỉnh và Cờ thi đua`: each award once; a giấy khen says who gives it."""
    return awards_in_words(
        (row.kind for row in rewarded.rows),
        lambda kind: (
            f"{kind.name} của {decider}"
            if kind.category == Category.REWARD and kind.decider == Decider.DEPARTMENT
            else kind.name
        ),
    )


def _list(rewarded: Rewarded) -> Table:
    columns = (
        Column("TT", 12, "center"),
        Column(rewarded.name_head, 50),
        Column(rewarded.post_head, 58),
        Column("Hình thức đề nghị", 38),
        Column("Tóm tắt thành tích", 89),
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

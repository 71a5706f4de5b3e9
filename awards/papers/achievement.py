"""Báo cáo thành tích of a nominee: theo đợt (Mẫu 07), tập thể (Mẫu 01), cá nhân (Mẫu 02).

The models are those of Nghị định 91/2017/NĐ-CP; the numbers that later decrees give them are not verified.
"""

from collections.abc import Iterable, Iterator

from awards.models import Category, Decider, Nomination, RequestTo, Subject
from awards.papers.citing import spoken_phase
from awards.papers.request import decider_of
from awards.papers.wording_nominee import (
    ACHIEVED,
    CONFIRMED_ABOVE,
    CONFIRMED_BY_HEAD,
    EARLIER,
    FEATURES,
    LIFE,
    MEANS_OF_COLLECTIVE,
    MEANS_OF_PERSON,
    OBSERVANCE,
    OF_PHASE,
    PARTY,
    REPORTED_BY,
    SIGNED_BY_HEAD,
    SUBTITLE,
    TASKS,
)
from core.wording import short_date
from documents.content import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    SignatureBox,
    Table,
    WorkingPaper,
    printable,
    typed_blocks,
)
from documents.letterhead import body_of, head_of
from documents.queries.texts import Words, words_of

BY_PHASE, COLLECTIVE, PERSON = "07", "01", "02"
MODEL_LABELS = {BY_PHASE: "Theo đợt thi đua (Mẫu 07)", COLLECTIVE: "Tập thể (Mẫu 01)", PERSON: "Cá nhân (Mẫu 02)"}
# Where the system knows nothing, a hand writes.
GAP = "…" * 12
# A row as high as a written one.
EMPTY_ROW = Row(("\u00a0", "\u00a0", "\u00a0"))


def models_for(nomination: Nomination) -> tuple[str, ...]:
    """The models that the nominee can report by, the usual one first."""
    return (BY_PHASE, PERSON if nomination.person_id else COLLECTIVE)


def achievement_report(nomination: Nomination, earlier: Iterable[Nomination], model: str) -> WorkingPaper:
    """The report with what the system knows and gaps for the rest; `earlier` are the awards of issued decisions.

    One statement.
    """
    owner = nomination.phase.campaign.owner
    giver, words = body_of(owner), words_of(owner)
    # The office proposes the body itself to the superior; the report is then the body's own.
    is_the_whole_body = owner.pk in (nomination.collective_id, nomination.proposing_unit_id)
    return WorkingPaper(
        title="Báo cáo thành tích",
        subtitle=words.say(SUBTITLE.code, hinh_thuc=award_of(nomination, words)),
        body_name=giver.name if is_the_whole_body else nomination.proposing_unit.name,
        superior=giver.superior if is_the_whole_body else giver.name,
        national_heading=True,
        place=giver.place,
        year=nomination.phase.campaign.year,
        blocks=(
            *(_life(nomination, words) if nomination.person_id else _features(nomination, words)),
            *(_by_phase(nomination, words) if model == BY_PHASE else _by_standards(nomination, words)),
            *_awards(earlier, words),
        ),
        signatures=_signatures(nomination, words),
    )


def award_of(nomination: Nomination, words: Words) -> str:
    """`Giấy khen của Giám đốc Sở Công Thương`: a giấy khen says who gives it."""
    kind, owner = nomination.kind, nomination.phase.campaign.owner
    if kind.category != Category.REWARD or kind.decider != Decider.DEPARTMENT:
        return kind.name
    is_for_superior = nomination.is_for_superior and owner.superior
    giver = decider_of(owner, RequestTo.PROVINCE, words) if is_for_superior else head_of(owner)
    return f"{kind.name} của {giver}"


def _lines(lines: Iterable[str]) -> Iterator[Block]:
    """Gaps for a hand are not justified: their words would be torn apart."""
    return (Paragraph(f"- {line}", align="left") for line in lines)


def _life(nomination: Nomination, words: Words) -> tuple[Block, ...]:
    lines = (
        f"Họ và tên: {nomination.nominee_name}.",
        f"Ngày, tháng, năm sinh: {GAP}",
        f"Giới tính: {GAP}",
        f"Quê quán: {GAP}",
        f"Chức vụ, đơn vị công tác: {nomination.nominee_position}.",
        f"Trình độ chuyên môn, nghiệp vụ: {GAP}",
        f"Quyền hạn, nhiệm vụ được giao: {GAP}",
    )
    return (Heading(words.say(LIFE.code)), *_lines(lines))


def _features(nomination: Nomination, words: Words) -> tuple[Block, ...]:
    lines = (
        f"Tên tập thể: {nomination.nominee_name}, thuộc {nomination.nominee_position}.",
        f"Địa điểm trụ sở, điện thoại: {GAP}",
        f"Quá trình thành lập, cơ cấu tổ chức: {GAP}",
        f"Chức năng, nhiệm vụ được giao: {GAP}",
    )
    return (Heading(words.say(FEATURES.code)), *_lines(lines))


def _told(nomination: Nomination) -> tuple[Block, ...]:
    return printable(tuple(typed_blocks(nomination.achievement))) or (Paragraph(GAP, align="left"),)


def _by_phase(nomination: Nomination, words: Words) -> tuple[Block, ...]:
    return (Heading(words.say(OF_PHASE.code, dot_thi_dua=spoken_phase(nomination.phase))), *_told(nomination))


def _by_standards(nomination: Nomination, words: Words) -> tuple[Block, ...]:
    means = MEANS_OF_PERSON if nomination.subject == Subject.PERSON else MEANS_OF_COLLECTIVE
    return (
        Heading(words.say(ACHIEVED.code)),
        Heading(words.say(TASKS.code), level=2),
        *_told(nomination),
        *(
            block
            for kind in (means, OBSERVANCE, PARTY)
            for block in (Heading(words.say(kind.code), level=2), Paragraph(GAP, align="left"))
        ),
    )


def _awards(earlier: Iterable[Nomination], words: Words) -> tuple[Block, ...]:
    """Two tables: titles, then forms of reward, with the decisions of each."""
    titles: list[Nomination] = []
    rewards: list[Nomination] = []
    for row in earlier:
        (titles if row.kind.category == Category.TITLE else rewards).append(row)
    return (
        Heading(words.say(EARLIER.code)),
        Heading("Danh hiệu thi đua", level=2),
        _table("Danh hiệu thi đua", titles),
        Heading("Hình thức khen thưởng", level=2),
        _table("Hình thức khen thưởng", rewards),
    )


def _table(what: str, awards: list[Nomination]) -> Table:
    columns = (
        Column("Năm", 18, "center"),
        Column(what, 52),
        Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 90),
    )
    rows = [
        Row((str(row.decision.paper.year), row.kind.name, _decision(row)))
        for row in awards
        if row.decision and row.decision.paper.issued_on
    ]
    return Table(columns=columns, rows=tuple(rows or [EMPTY_ROW, EMPTY_ROW]))


def _decision(row: Nomination) -> str:
    paper = row.decision.paper if row.decision else None
    return (
        f"Số {paper.symbol} ngày {short_date(paper.issued_on)}, {paper.body.name}" if paper and paper.issued_on else ""
    )


def _signatures(nomination: Nomination, words: Words) -> tuple[SignatureBox, ...]:
    hint, sealed = "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"
    above = SignatureBox(words.say(CONFIRMED_ABOVE.code), hint=sealed)
    if nomination.person_id:
        return (
            SignatureBox(words.say(CONFIRMED_BY_HEAD.code), hint=sealed),
            SignatureBox(words.say(REPORTED_BY.code), nomination.nominee_name, hint),
            above,
        )
    return (above, SignatureBox(words.say(SIGNED_BY_HEAD.code), hint=hint))

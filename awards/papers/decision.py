"""The award decision (Quyết định khen thưởng, Mẫu 1.2): its usual words, and its content from what the office left."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from accounts.models import Unit
from awards.models import AwardKind, Category, Nomination, Subject
from awards.money import bonus
from awards.papers.citing import cited_meetings, cited_plan, short_body, spoken_phase
from awards.papers.wording import (
    DECISION_RECIPIENTS,
    DUTIES_BASE,
    EXECUTION,
    MEETING_BASE,
    MERIT,
    MONEY,
    MONEY_UNKNOWN,
    PLAN_BASE,
    PROPOSAL,
    SUMMARY,
)
from awards.queries.law import base_salary_on, legal_period_on
from awards.queries.meetings import meetings_about
from campaigns.models import Phase
from campaigns.queries.people import people_of_unit
from core import clock, wording
from documents.content import Annex, Article, Block, Column, Paper, Row, Signature, Table
from documents.decree import DECISION, roman
from documents.letterhead import archive_of, body_of, head_of, signature_of
from documents.models import LegalField, LegalText, citations
from documents.queries.texts import Words, names_of, words_of

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
    signature: Signature
    # Who of `documents.queries.signatories` that is, where the office chose him.
    signatory: str = ""


@dataclass(frozen=True)
class Rewarded:
    """Those whom one decision rewards, collectives first, and how its sentences speak of them."""

    collectives: tuple[Nomination, ...]
    people: tuple[Nomination, ...]

    @classmethod
    def of(cls, rows: Iterable[Nomination]) -> "Rewarded":
        known = list(rows)
        return cls(
            collectives=tuple(row for row in known if row.collective_id),
            people=tuple(row for row in known if row.person_id),
        )

    @property
    def rows(self) -> tuple[Nomination, ...]:
        return (*self.collectives, *self.people)

    @property
    def groups(self) -> list[tuple[str, tuple[Nomination, ...]]]:
        """The groups that have somebody, each with its word."""
        return [(word, group) for word, group in (("tập thể", self.collectives), ("cá nhân", self.people)) if group]

    @property
    def kind_of_list(self) -> str:
        """tập thể · cá nhân · tập thể, cá nhân"""
        return ", ".join(word for word, _ in self.groups)

    @property
    def name_head(self) -> str:
        """The head of the column of names in a list."""
        return _NAME_HEADS[self.kind_of_list]

    @property
    def post_head(self) -> str:
        """The head of the column that says where those named belong."""
        return "Chức vụ, đơn vị" if self.people else "Thuộc"

    @property
    def words(self) -> str:
        """cá nhân · các cá nhân · tập thể · các tập thể · các tập thể, cá nhân"""
        return self.kind_of_list if len(self.rows) == 1 else f"các {self.kind_of_list}"

    @property
    def named(self) -> str:
        """Whom Điều 1 rewards: a single one by name, several by number with the list in the annex."""
        if len(self.rows) == 1:
            return f"{self.kind_of_list} {_by_name(self.rows[0])}"
        counted = ", ".join(f"{len(group):02d} {word}" for word, group in self.groups)
        return f"{counted} {LIST_MENTION}"


def _by_name(row: Nomination) -> str:
    return f"{row.nominee_name}, {row.nominee_position}," if row.person_id else row.nominee_name


@dataclass(frozen=True)
class BonusLine:
    """What each of those who get one award is paid, in đồng."""

    subject: str
    award: str
    count: int
    each: int


def usual_words(phase: Phase, rows: Iterable[Nomination], signature: Signature | None = None) -> DecisionWording:
    """The usual wording for these nominations, signed by the owner's director. Seven statements, six with his signature
    read before.

    The awards' law is that of the phase; căn cứ and base salary are today's: bonus money counts by the day of the decision.
    """
    owner = phase.campaign.owner
    rewarded = Rewarded.of(rows)
    said = decision_values(phase, rewarded)
    words = words_of(owner)
    return DecisionWording(
        summary=words.say(SUMMARY.code, **said).rstrip(". "),
        bases=_usual_bases(phase, rewarded, words, said),
        merit=words.say(MERIT.code, **said).rstrip(". "),
        money=words.say(MONEY.code if said["muc_tien_thuong"] else MONEY_UNKNOWN.code, **said),
        execution=words.say(EXECUTION.code, **said),
        recipients=words.say_items(DECISION_RECIPIENTS.code, **said),
        signature=signature or signature_of(owner, people_of_unit(owner), DECISION),
    )


def decision_values(phase: Phase, rewarded: Rewarded) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. Three statements."""
    owner = phase.campaign.owner
    period = legal_period_on(phase.ends_on)
    return {
        "ten_don_vi": short_body(owner),
        "ten_day_du": owner.name,
        "nguoi_de_nghi": names_of(owner)["nguoi_de_nghi"],
        "lanh_dao": owner.branch_heads,
        "ten_nganh": _sector_of(owner),
        "ke_hoach": cited_plan(phase.campaign),
        "hinh_thuc": _awards_in_words(owner, rewarded),
        "doi_tuong": rewarded.words,
        "dot_thi_dua": spoken_phase(phase),
        "muc_tien_thuong": _amounts(_bonus_lines(rewarded)),
        "theo_nghi_dinh": f"theo {period.decree}" if period else "theo quy định",
    }


def _sector_of(owner: Unit) -> str:
    """`Công Thương`: the sector that a department leads; no other body leads one."""
    kind, _, sector = short_body(owner).partition(" ")
    return sector if kind == "Sở" else ""


def words_for_the_chosen(
    phase: Phase, words: DecisionWording, *, before: Sequence[Nomination], chosen: Sequence[Nomination]
) -> DecisionWording:
    """The words after the list has changed: what nobody had changed is as usual for the chosen, the rest stays.

    No statement while the list is the same, else twelve.
    """
    if {row.pk for row in before} == {row.pk for row in chosen}:
        return words
    offered, usual = usual_words(phase, before), usual_words(phase, chosen)
    parts = [part.name for part in fields(words)]
    return replace(
        words,
        **{part: getattr(usual, part) for part in parts if getattr(words, part) == getattr(offered, part)},
    )


def wording_of(paper: Paper, rows: Iterable[Nomination], signatory: str = "") -> DecisionWording:
    """The words of a decision drafted for these nominations, for mending them; `signatory` as its paper keeps it."""
    articles = [block.text for block in paper.blocks if isinstance(block, Article)]
    rewarded = Rewarded.of(rows)
    before_merit = LIST_MENTION if LIST_MENTION in articles[0] else _by_name(rewarded.rows[0])
    return DecisionWording(
        summary=paper.summary,
        bases=paper.bases,
        merit=articles[0].partition(before_merit)[2].strip().rstrip("."),
        money=articles[1],
        execution=articles[2],
        recipients=paper.recipients,
        signature=paper.signature,
        signatory=signatory,
    )


def _usual_bases(phase: Phase, rewarded: Rewarded, words: Words, said: dict[str, str]) -> tuple[str, ...]:
    """What is in force on the day of the paper, then what the body and the campaign stand on. Two statements."""
    texts = list(LegalText.objects.cited_on(clock.today()))
    law = [f"Căn cứ {line}" for line in citations(texts)]
    # In general words until the office has registered the decision that says them.
    is_registered = any(text.field == LegalField.ORGANISATION for text in texts)
    own = () if is_registered else (words.say(DUTIES_BASE.code, **said),)
    return (*law, *own, *own_bases(phase, rewarded, words), words.say(PROPOSAL.code, **said))


def own_bases(phase: Phase, rewarded: Rewarded, words: Words) -> tuple[str, ...]:
    """The plan, and the council's meetings about those named as far as they are written down. One statement."""
    body = short_body(phase.campaign.owner)
    meetings = cited_meetings(meetings_about(phase, rewarded.rows), words)
    return (
        words.say(PLAN_BASE.code, ke_hoach=cited_plan(phase.campaign), ten_don_vi=body),
        *(words.say(MEETING_BASE.code, bien_ban=cited, ten_don_vi=body) for cited in meetings),
    )


def _bonus_lines(rewarded: Rewarded) -> list[BonusLine]:
    """What each is paid if decided today, by award. One statement."""
    salary = base_salary_on(clock.today())
    if salary is None:
        return []
    kinds = {row.kind_id: row.kind for row in rewarded.rows}
    return [
        BonusLine(
            subject=kind.subject,
            award=_with_its_word(kind),
            count=sum(row.kind_id == kind.pk for row in rewarded.rows),
            each=bonus(kind.bonus_coefficient, salary.amount).paid,
        )
        for kind in kinds.values()
        if kind.bonus_coefficient is not None
    ]


def _amounts(lines: Sequence[BonusLine]) -> str:
    """`tập thể 900.000 đồng, mỗi cá nhân 450.000 đồng`; empty while no amount is known."""
    return ", ".join(f"{_who_is_paid(line, lines)}{wording.number(line.each)} đồng" for line in lines)


def _who_is_paid(line: BonusLine, lines: Sequence[BonusLine]) -> str:
    """“mỗi cá nhân ”, “tập thể ”, “mỗi cá nhân được tặng Giấy khen ”; nothing where there is nobody else."""
    if len(lines) == 1 and line.count == 1:
        return ""
    each = "mỗi " if line.count > 1 else ""
    has_twin = sum(other.subject == line.subject for other in lines) > 1
    return f"{each}{Subject(line.subject).label.lower()} {f'được tặng {line.award} ' if has_twin else ''}"


def decision_paper(owner: Unit, year: int, words: DecisionWording, rows: Iterable[Nomination]) -> Paper:
    """The content of the decision. A single nominee is named in Điều 1, more stand in the annex, collectives first."""
    rewarded = Rewarded.of(rows)
    awards = _awards_in_words(owner, rewarded)
    return Paper(
        kind=DECISION,
        body=replace(body_of(owner), full_name=owner.name),
        summary=words.summary,
        authority_line=wording.said_once(owner.head_title, owner.name).upper(),
        bases=words.bases,
        blocks=(
            Article(f"Tặng {awards} cho {rewarded.named} {words.merit}."),
            Article(words.money),
            Article(words.execution),
        ),
        annexes=_annexes(rewarded, awards),
        recipients=words.recipients,
        archive=archive_of(owner),
        signature=words.signature,
        year=year,
        draft=True,
    )


def _awards_in_words(owner: Unit, rewarded: Rewarded) -> str:
    """The different awards with the one who gives them, in the order of the list."""
    giver = head_of(owner)
    return awards_in_words(
        (row.kind for row in rewarded.rows),
        lambda kind: f"{kind.name} của {giver}" if kind.category == Category.REWARD else kind.name,
    )


def awards_in_words(kinds: Iterable[AwardKind], spoken: Callable[[AwardKind], str]) -> str:
    """`Giấy khen của Giám đốc Sở Công Thương và danh hiệu Lao động tiên tiến`: forms of reward first, each award once."""
    known = list(kinds)
    rewards = dict.fromkeys(spoken(kind) for kind in known if kind.category != Category.TITLE)
    titles = dict.fromkeys(spoken(kind) for kind in known if kind.category == Category.TITLE)
    word = "danh hiệu" if len(titles) == 1 else "các danh hiệu"
    parts = [*rewards, *([f"{word} {', '.join(titles)}"] if titles else [])]
    return f"{', '.join(parts[:-1])} và {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _with_its_word(kind: AwardKind) -> str:
    return f"danh hiệu {kind.name}" if kind.category == Category.TITLE else kind.name


def _annexes(rewarded: Rewarded, awards: str) -> tuple[Annex, ...]:
    if len(rewarded.rows) == 1:
        return ()
    return (Annex(title=f"Danh sách {rewarded.kind_of_list} được tặng {awards}", blocks=(_list_of(rewarded),)),)


_NAME_HEADS = {"tập thể": "Tên tập thể", "cá nhân": "Họ và tên", "tập thể, cá nhân": "Tên tập thể, họ và tên"}


def _list_of(rewarded: Rewarded) -> Block:
    """The table of names; groups have headings where there are two, kinds a column where they differ."""
    names, posts = rewarded.name_head, rewarded.post_head
    with_kind = len({row.kind.name for row in rewarded.rows}) > 1
    columns = (
        (Column("TT", 12, "center"), Column(names, 54), Column(posts, 54), Column("Hình thức", 40))
        if with_kind
        else (Column("TT", 12, "center"), Column(names, 62), Column(posts, 86))
    )
    rows: list[Row] = []
    for position, (word, group) in enumerate(rewarded.groups, start=1):
        if len(rewarded.groups) > 1:
            rows.append(Row((f"{roman(position)}. {word.upper()}",), kind="group"))
        for number, row in enumerate(group, start=1):
            cells = (str(number), row.nominee_name, row.nominee_position)
            rows.append(Row((*cells, row.kind.name) if with_kind else cells))
    return Table(columns=columns, rows=tuple(rows))

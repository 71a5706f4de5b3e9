"""Who may sign a body's papers on a day, each with the authority that the paper prints (Nghị định 30/2020/NĐ-CP, Điều 13)."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import Delegation, Person, Role, Scope, Unit, User
from accounts.queries import holders, stand_ins
from core import clock
from core.wording import said_once, short_date
from documents import decree
from documents.content import Signature
from documents.content.people import printed_name
from documents.decree import PaperRefused
from documents.letterhead import collective_of, is_head, signature_of, symbol_of
from documents.models import IssuedPaper
from documents.rules import DELEGATE, DEPUTY, HEAD, ORDER

# What a head may let the head of a unit sign by order: ordinary papers of the house, none that decides or reports upward.
SIGNED_BY_ORDER = (decree.LETTER, decree.INVITATION, decree.NOTICE)


@dataclass(frozen=True)
class Signatory:
    """One who may sign: the key that a paper keeps, the words of the choice, what the paper prints, and the person."""

    key: str
    label: str
    signature: Signature
    person_id: int | None


@dataclass(frozen=True)
class Signatories:
    """Who may sign one kind of paper of a body on one day, the head first."""

    offered: tuple[Signatory, ...]

    @property
    def head(self) -> Signature:
        """What the paper prints when the head signs it."""
        return self.offered[0].signature

    def find(self, key: str) -> Signatory | None:
        return next((each for each in self.offered if each.key == key), None)

    def who_signs(self, signature: Signature) -> Signatory | None:
        """The one whom a paper with this signature names."""
        return next((each for each in self.offered if each.signature == signature), None)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(each.key, each.label) for each in self.offered]


def signatories(owner: Unit, day: date, kind: str = "") -> Signatories:
    """The head; his deputies (KT.); who has a written delegation to sign that holds on the day (TUQ.); for papers of the
    house the head of the office by order (TL.) with his own deputies. Two statements, four where TL. is possible.

    A deputy head needs no document of delegation (Điều 13.1); anybody else does, limited in time and content (13.3).
    """
    people = _people_of(owner)
    offered = [_head(owner, people, kind), *_deputies(owner, people, kind)]
    offered += _delegates(owner, day)
    if kind in SIGNED_BY_ORDER and not owner.is_office:
        offered += _by_order(owner, day)
    return Signatories(tuple(offered))


def issuer_of(paper: IssuedPaper) -> Unit:
    """The body, or the office inside it that issues under its own letters. One statement for the latter."""
    if not paper.issuer_symbol:
        return paper.body
    offices = Unit.objects.filter(parent_id=paper.body_id, is_office=True).select_related("parent")
    return next((office for office in offices if symbol_of(office) == paper.issuer_symbol), paper.body)


def signatories_of(paper: IssuedPaper, day: date | None = None) -> Signatories:
    """Who may sign this paper on the day, today without one; nobody to choose for a paper whose signatures are those of a
    meeting. Statements of `signatories`, one more for a paper of the office itself."""
    if paper.kind == decree.MINUTES:
        return Signatories(())
    return signatories(issuer_of(paper), day or clock.today(), paper.kind)


def signatory_doubt(paper: IssuedPaper, day: date) -> str:
    """Why whoever was chosen may not sign on the day, in one sentence; "" when he may, and where nobody was chosen.

    Statements of `signatories_of`, none where nobody was chosen.
    """
    if not paper.signatory_key:
        return ""
    named, found = paper.paper.signature, signatories_of(paper, day).find(paper.signatory_key)
    if found is not None and found.signature == named:
        return ""
    if found is not None:
        return (
            f"Dự thảo ghi người ký là {named.post} {named.name}, danh sách ngày {short_date(day)} ghi "
            f"{found.signature.post} {found.signature.name}. Hãy chọn lại người ký."
        )
    if named.authority == "TUQ":
        return (
            f"Ngày {short_date(day)}, {named.name} không có ủy quyền ký còn hiệu lực ({named.delegated_by}). "
            "Hãy chọn người ký khác."
        )
    return f"Ngày {short_date(day)}, {named.name} không giữ chức vụ {named.post}. Hãy chọn người ký khác."


def signers_of(paper: IssuedPaper) -> list[User]:
    """Whom the paper names, of those with an account: the other face of `IssuedPaperQuerySet.to_be_signed_by`. 1
    statement."""
    chosen_by, _, key = paper.signatory_key.partition(":")
    if chosen_by in (DEPUTY, ORDER):
        return list(User.objects.filter(is_active=True, person=int(key)))
    if chosen_by == DELEGATE:
        return list(User.objects.filter(is_active=True, delegations_received=int(key)))
    close = holders(Role.DIRECTOR, [paper.body_id]) | holders(Role.OFFICE, [paper.body_id])
    name = paper.paper.signature.name
    return [user for user in close.select_related("person") if printed_name(user.get_full_name()) == name]


def is_signatory_in_force(user: User, paper: IssuedPaper) -> bool:
    """Whether the paper names this user, and he may sign it today as it says: by his post, or by a delegation about papers
    that holds. Statements of `signatories_of`; none for who is not the person of an account."""
    if user.person_id is None:
        return False
    named = paper.paper.signature
    return any(each.signature == named and each.person_id == user.person_id for each in signatories_of(paper).offered)


def may_sign_today(user: User, paper: IssuedPaper) -> bool:
    """Whether the one whom the paper names holds today what he signs by. No statement for a director of the body, else
    those of `signatories_of`."""
    return user.holds(Role.DIRECTOR, paper.body_id, Scope.PAPERS) or is_signatory_in_force(user, paper)


def _people_of(unit: Unit) -> list[Person]:
    return list(Person.objects.filter(unit=unit, is_active=True).order_by("-is_leader", "full_name", "pk"))


def _head(owner: Unit, people: list[Person], kind: str) -> Signatory:
    signature = signature_of(owner, people, kind)
    name = signature.name or "chưa khai báo ở mục Cá nhân"
    post = f"{'Quyền ' if signature.authority else ''}{owner.head_title}"

    def is_signer(each: Person) -> bool:
        return each.position.casefold() == post.casefold() if signature.authority else is_head(each, owner)

    head = next((each.pk for each in people if is_signer(each)), None)
    return Signatory(HEAD, f"{post}: {name}", signature, head)


def _is_deputy(person: Person, head_title: str) -> bool:
    """Phó Giám đốc, also one who is called phụ trách or thường trực."""
    return person.position.casefold().startswith(f"phó {head_title}".casefold())


def _deputies(owner: Unit, people: list[Person], kind: str) -> Iterator[Signatory]:
    """The printed post is the plain one: no thường trực, no phụ trách (Phụ lục I, mục II.7b)."""
    post = f"Phó {owner.head_title}"
    for person in people:
        if _is_deputy(person, owner.head_title):
            with suppress(PaperRefused):
                yield Signatory(
                    f"{DEPUTY}:{person.pk}",
                    f"{post}: {person.full_name}, ký thay (KT.)",
                    Signature(
                        post=post,
                        name=person.full_name,
                        authority="KT",
                        for_post=owner.head_title,
                        collective=collective_of(owner, kind),
                    ),
                    person.pk,
                )


def _delegates(owner: Unit, day: date) -> Iterator[Signatory]:
    """One line for each document. A deputy head signs as such, whatever was delegated to him."""
    role = Role.HEAD if owner.is_office else Role.DIRECTOR
    rows = (
        Delegation.objects.about(Scope.PAPERS)
        .valid_on(day)
        .filter(Q(revoked_at=None) | Q(revoked_at__date__gt=day))
        .filter(unit=owner, role=role, receiver__in=stand_ins(owner))
        .select_related("receiver__person__unit")
        .order_by("receiver__person__full_name", "-scope", "-pk")
    )
    for row in rows:
        person = row.receiver.person
        if person.unit_id == owner.pk and _is_deputy(person, owner.head_title):
            continue
        with suppress(PaperRefused):
            yield Signatory(
                f"{DELEGATE}:{row.pk}",
                f"{post_of(person)}: {person.full_name}, ký thừa ủy quyền (TUQ.) theo {row.document}, đến hết "
                f"{short_date(row.ends_on)}",
                Signature(
                    post=post_of(person),
                    name=person.full_name,
                    authority="TUQ",
                    for_post=owner.head_title,
                    delegated_by=row.document,
                ),
                person.pk,
            )


def post_of(person: Person) -> str:
    """The post as a paper of another unit writes it: `Trưởng phòng Quản lý Công nghiệp` of a head of a unit; the office's
    head, and who heads nothing, by the post alone."""
    unit, post = person.unit, person.position
    if post.casefold() != unit.head_title.casefold() or unit.is_office:
        return post
    return said_once(post, unit.name)


def _by_order(owner: Unit, day: date) -> Iterator[Signatory]:
    office = Unit.objects.existing_on(day).filter(parent=owner, is_office=True).order_by("position").first()
    if office is None:
        return
    for person in _people_of(office):
        is_deputy = _is_deputy(person, office.head_title)
        if not is_deputy and person.position.casefold() != office.head_title.casefold():
            continue
        post = f"Phó {office.head_title}" if is_deputy else office.head_title
        with suppress(PaperRefused):
            yield Signatory(
                f"{ORDER}:{person.pk}",
                f"{post}: {person.full_name}, ký thừa lệnh (TL.)",
                Signature(
                    post=post,
                    name=person.full_name,
                    authority="TL",
                    for_post=owner.head_title,
                    through_post=office.head_title if is_deputy else "",
                ),
                person.pk,
            )

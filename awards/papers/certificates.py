"""The words of a giấy khen, from the decision as it was issued and the line of the sổ vàng."""

from collections.abc import Iterable, Mapping

from awards.models import Certificate, Decision, Nomination
from awards.papers.decision import wording_of
from awards.papers.wording_nominee import BY_DECISION, GOLDEN_BOOK, TO_COLLECTIVE, TO_PERSON, VERB
from documents.certificates import CertificateText
from documents.content import Paper, Verification
from documents.decree import NATIONAL_MOTTO, NATIONAL_NAME
from documents.models import IssuedPaper
from documents.queries.texts import Words, words_of


def mark_key(certificate: Certificate) -> str:
    """What the public code of a giấy khen is about: its line of the sổ vàng."""
    return f"{certificate.book_id}:{certificate.number}"


def achievement_of(decision: Decision, rewarded: Iterable[Nomination]) -> str:
    """`Đã có thành tích xuất sắc trong …`: what the decision says of all whom it rewards."""
    merit = wording_of(decision.paper.paper, rewarded).merit
    return merit[:1].upper() + merit[1:]


def certificate_texts(
    paper: IssuedPaper, certificates: Iterable[Certificate], marks: Mapping[str, Verification]
) -> list[CertificateText]:
    """The lines of each giấy khen, in the order of the sổ vàng, with its mark by `mark_key`. One statement."""
    content, words = paper.paper, words_of(paper.body)
    return [_text(content, paper.cited, one, marks.get(mark_key(one)), words) for one in certificates]


def _text(
    content: Paper, cited: str, certificate: Certificate, mark: Verification | None, words: Words
) -> CertificateText:
    nomination = certificate.nomination
    return CertificateText(
        {
            "national_name": NATIONAL_NAME,
            "motto": NATIONAL_MOTTO,
            "decider": content.authority_line,
            "verb": words.say(VERB.code),
            "title": nomination.kind.name.upper(),
            "nominee": named_of(nomination, words),
            "position": nomination.nominee_position,
            "achievement": certificate.achievement,
            "decision": words.say(BY_DECISION.code, quyet_dinh=cited),
            "golden_book": words.say(GOLDEN_BOOK.code, so_so_vang=certificate.golden_number),
            "place_and_date": content.place_and_date,
            "post": "\n".join(content.signature.lines),
            "signer": content.signature.name,
        },
        mark,
    )


def named_of(nomination: Nomination, words: Words) -> str:
    """`Ông (bà): Lê Thị Bình`"""
    if nomination.person_id:
        return words.say(TO_PERSON.code, ho_ten=nomination.nominee_name)
    return words.say(TO_COLLECTIVE.code, ten_tap_the=nomination.nominee_name)

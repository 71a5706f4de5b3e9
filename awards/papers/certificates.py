"""The words of a giấy khen, from the decision as it was issued and the line of the sổ vàng."""

from collections.abc import Iterable, Mapping

from awards.models import Certificate, Decision, Nomination
from awards.papers.decision import wording_of
from documents.certificates import CertificateText
from documents.content import Paper, Verification
from documents.decree import NATIONAL_MOTTO, NATIONAL_NAME
from documents.models import IssuedPaper


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
    """The lines of each giấy khen, in the order of the sổ vàng, with its mark by `mark_key`."""
    content = paper.paper
    return [_text(content, paper.cited, one, marks.get(mark_key(one))) for one in certificates]


def _text(content: Paper, cited: str, certificate: Certificate, mark: Verification | None) -> CertificateText:
    nomination = certificate.nomination
    address = "Ông (bà)" if nomination.person_id else "Tập thể"
    return CertificateText(
        {
            "national_name": NATIONAL_NAME,
            "motto": NATIONAL_MOTTO,
            "decider": content.authority_line,
            "verb": "TẶNG",
            "title": nomination.kind.name.upper(),
            "nominee": f"{address}: {nomination.nominee_name}",
            "position": nomination.nominee_position,
            "achievement": certificate.achievement,
            "decision": cited,
            "golden_book": f"Số sổ vàng: {certificate.golden_number}",
            "place_and_date": content.place_and_date,
            "post": "\n".join(content.signature.lines),
            "signer": content.signature.name,
        },
        mark,
    )

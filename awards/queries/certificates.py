"""Questions about giấy khen and the sổ vàng."""

from typing import Any

from django.db.models import Count, QuerySet

from accounts.models import Role, Unit, User
from awards.models import Category, Certificate, CertificateStock, Decider, Decision, GoldenBook, Nomination
from awards.queries.nominations import in_order_of_a_list, rewarded_by
from documents.certificates import CertificateLayout, usual_layout
from documents.queries.papers import paper_in_force
from documents.verification import Standing

CERTIFICATE = "awards.certificate"


def certificate_standing(key: str) -> tuple[Standing, str]:
    """Whether a giấy khen still holds: it falls with its decision. Two statements, one more for each replacement."""
    book, _, number = key.partition(":")
    found = Certificate.objects.filter(book_id=int(book), number=int(number))
    certificate = found.select_related("nomination__decision__paper").first()
    if certificate is None or certificate.nomination.decision is None:
        return Standing.UNISSUED, ""
    if paper_in_force(certificate.nomination.decision.paper).state == "withdrawn":
        return Standing.WITHDRAWN, "Quyết định khen thưởng đã bị thu hồi."
    return Standing.GENUINE, ""


def rewarded_with_certificates(decision: Any) -> QuerySet[Nomination]:
    """Those the decision rewards with their lines of the sổ vàng, collectives first. One statement."""
    return rewarded_by(decision).select_related("certificate__book")


def without_certificate(decision: Decision) -> QuerySet[Nomination]:
    """Those to whom the decision gives a giấy khen that the sổ vàng does not have yet. One statement.

    The condition of `Nomination.gets_certificate`.
    """
    return in_order_of_a_list(
        Nomination.objects.filter(
            decision=decision, certificate=None, kind__category=Category.REWARD, kind__decider=Decider.DEPARTMENT
        )
    )


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """One statement."""
    return (
        Certificate.objects.filter(nomination__decision=decision)
        .select_related("book", "nomination__kind")
        .order_by("book__year", "number")
    )


def stock_layout(body: Unit) -> CertificateLayout:
    """Where the lines stand on the body's stock; as usual where the office has set nothing. One statement."""
    stock = CertificateStock.objects.filter(body=body).first()
    return stock.layout if stock else usual_layout()


def golden_books(user: User) -> list[GoldenBook]:
    """The books that the user may read, latest year first, with how many lines. One statement."""
    return list(
        GoldenBook.objects.filter(body_id__in=user.unit_ids(Role.OFFICE, Role.DIRECTOR))
        .select_related("body")
        .annotate(lines=Count("certificates"))
        .order_by("-year", "body__position")
    )


def lines_of(book: GoldenBook) -> QuerySet[Certificate]:
    """The lines of one book by their numbers, with decision and award. One statement."""
    return (
        Certificate.objects.filter(book=book)
        .select_related("book", "nomination__kind", "nomination__decision__paper__body")
        .defer("nomination__decision__paper__content")
        .order_by("number")
    )

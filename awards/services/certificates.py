"""Giấy khen: entering them in the sổ vàng, printing them, setting up the stock."""

from typing import Any

from django.db import transaction

from accounts.models import Unit
from awards.models import Certificate, CertificateStock, Decision, GoldenBook
from awards.papers.certificates import achievement_of, certificate_texts, mark_key
from awards.queries.certificates import (
    CERTIFICATE,
    certificates_of,
    paper_in_force,
    stock_layout,
    without_certificate,
)
from awards.queries.nominations import rewarded_by
from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date
from documents.certificates import LINES, CertificateLayout, render_certificates, render_test_sheet
from documents.models import IssuedPaper, VerificationMark
from documents.services.verification import mark_of

ENTERED = journal.register("awards.decision.certificates_entered", "vào sổ vàng và lập giấy khen", "star")
STOCK_SET = journal.register("awards.certificatestock.set", "đặt khổ giấy và vị trí in giấy khen", "print")


@transaction.atomic
def enter_certificates(*, actor: Any, decision: Decision) -> list[Certificate]:
    """Each whom the decision gives a giấy khen stands in the sổ vàng of its year, with the next numbers in its order.

    The owner's office. Refuses a decision that is not issued or holds no longer. Who has a number keeps it, so a second
    press changes nothing. Journalled.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    paper = _certified_paper(actor, row)
    waiting = list(without_certificate(row))
    if not waiting or paper.year is None:
        return []
    GoldenBook.objects.get_or_create(body_id=paper.body_id, year=paper.year)
    # Whoever enters another decision of the year meanwhile waits here: numbers run without gap or double.
    book = GoldenBook.objects.select_for_update().get(body_id=paper.body_id, year=paper.year)
    said, now = achievement_of(row, rewarded_by(row)), clock.now()
    entered = [
        Certificate(book=book, number=number, nomination=nomination, achievement=said, entered_by=actor, entered_at=now)
        for number, nomination in enumerate(waiting, start=book.last_number + 1)
    ]
    Certificate.objects.bulk_create(entered)
    VerificationMark.objects.bulk_create(_mark(one, paper) for one in entered)
    book.last_number += len(entered)
    book.save(update_fields=["last_number"])
    numbers = [entered[0].golden_number, entered[-1].golden_number]
    journal.record(actor, ENTERED, row, after={"numbers": numbers, "nominations": [one.pk for one in waiting]})
    return entered


def print_certificates(*, actor: Any, decision: Decision, only: Certificate | None = None) -> bytes:
    """All giấy khen of the decision as one PDF, or one of them, on the body's stock; nothing is stored.

    The owner's office. Refuses a decision without a line in the sổ vàng, one that holds no longer, and words that do not
    fit. Six statements.
    """
    paper = _certified_paper(actor, decision)
    certificates = [one for one in certificates_of(decision) if only is None or one == only]
    if not certificates:
        raise RuleBroken("Quyết định này chưa vào sổ vàng. Bấm “Vào sổ vàng” trước khi in giấy khen.")
    keys = [mark_key(one) for one in certificates]
    marks = VerificationMark.objects.filter(kind=CERTIFICATE, key__in=keys)
    codes = dict(marks.values_list("key", "code"))
    texts = certificate_texts(paper, certificates, {key: mark_of(code) for key, code in codes.items()})
    return render_certificates(stock_layout(paper.body), texts, title=f"Giấy khen theo {paper.spoken}")


def print_test_sheet(*, actor: Any, body: Unit) -> bytes:
    """The boxes of the body's stock with rulers, to lay over a blank. The body's office. One statement."""
    _require_keeper(actor, body)
    return render_test_sheet(stock_layout(body), title=f"Tờ in thử giấy khen, ngày {short_date(clock.today())}")


@transaction.atomic
def set_stock(*, actor: Any, body: Unit, layout: CertificateLayout) -> CertificateStock:
    """Giấy khen of the body are printed so from now on. The body's office. Equal settings change nothing. Journalled."""
    _require_keeper(actor, body)
    stock = CertificateStock.objects.select_for_update().filter(body=body).first() or CertificateStock(body=body)
    before = _facts(stock.layout) if stock.pk else {}
    after = _facts(layout)
    if after != before:
        stock.sheet, stock.dx, stock.dy, stock.lines = layout.sheet, layout.dx, layout.dy, after["lines"]
        stock.save()
        journal.record(actor, STOCK_SET, stock, before=before, after=after)
    return stock


def _mark(certificate: Certificate, paper: IssuedPaper) -> VerificationMark:
    """The code that the giấy khen bears; the public reads its number, not its holder."""
    return VerificationMark(
        kind=CERTIFICATE,
        key=mark_key(certificate),
        name=f"Giấy khen số sổ vàng {certificate.golden_number} theo {paper.spoken}",
        body_name=paper.body.name,
        made_on=clock.today(),
    )


def _facts(layout: CertificateLayout) -> dict[str, Any]:
    settings = {code: layout.setting(code) for code in LINES}
    return {
        "sheet": layout.sheet,
        "dx": layout.dx,
        "dy": layout.dy,
        "lines": {
            code: {"is_printed": said.is_printed, "top": said.top, "size": said.size} for code, said in settings.items()
        },
    }


def _certified_paper(actor: Any, decision: Decision) -> IssuedPaper:
    """The paper in force by which giấy khen are given, when the actor may give them."""
    if not actor.has_perm("awards.manage_decision", decision):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập và in giấy khen.")
    paper = paper_in_force(decision)
    if paper.state == "withdrawn":
        raise RuleBroken("Quyết định đã bị thu hồi nên không lập, không in giấy khen.")
    if paper.state != "issued":
        raise RuleBroken("Giấy khen chỉ lập khi quyết định đã ban hành, có số và ngày.")
    return paper


def _require_keeper(actor: Any, body: Unit) -> None:
    if not actor.has_perm("awards.manage_stock", body):
        raise RuleBroken("Chỉ Văn phòng được đặt cách in giấy khen.")

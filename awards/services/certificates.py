"""Giấy khen: entering them in the sổ vàng, printing them, setting up the stock."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import Unit
from awards.models import Certificate, CertificateStock, Decision, GoldenBook
from awards.papers.certificates import achievement_of, certificate_texts, mark_key
from awards.queries.certificates import (
    CERTIFICATE,
    certificates_of,
    stock_layout,
    without_certificate,
)
from awards.queries.nominations import rewarded_by
from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date
from documents.certificates import LINES, CertificateLayout, CertificateText, render_certificates, render_test_sheet
from documents.models import IssuedPaper, PrintJob, VerificationMark
from documents.queries.papers import paper_in_force
from documents.services.jobs import MadeFile, Progress, fingerprint_of, register, request_job
from documents.services.verification import mark_of
from documents.uploads import CONTENT_TYPES, PDF

CERTIFICATES_JOB = "awards.certificates"
# Laid out at once up to here: about a second.
AT_ONCE = 12

ENTERED = journal.register("awards.decision.certificates_entered", "vào sổ vàng và lập giấy khen", "star")
STOCK_SET = journal.register("awards.certificatestock.set", "đặt khổ giấy và vị trí in giấy khen", "print")


@transaction.atomic
def enter_certificates(*, actor: Any, decision: Decision) -> list[Certificate]:
    """Each whom the decision gives a giấy khen stands in the sổ vàng of its year, with the next numbers in its order.

    The owner's office. Refuses a decision that is not issued or holds no longer. Who has a number keeps it, so a second
    press changes nothing. Journalled.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    _require_giver(actor, row)
    paper = _certified_paper(row)
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


@dataclass(frozen=True)
class CertificatePrint:
    """Giấy khen as they are about to be printed: their words and the body's stock."""

    layout: CertificateLayout
    texts: tuple[CertificateText, ...]
    title: str
    name: str

    @property
    def is_long(self) -> bool:
        """Whether the worker lays them out while the person watches, instead of at once."""
        return len(self.texts) > AT_ONCE

    @property
    def fingerprint(self) -> str:
        """Equal words on equal stock, equal file."""
        words = [[dict(text.words), text.verification and text.verification.code] for text in self.texts]
        return fingerprint_of(CERTIFICATES_JOB, [self.name, self.title, _facts(self.layout), words])

    def pdf(self) -> bytes:
        return render_certificates(self.layout, self.texts, title=self.title)


def certificates_to_print(*, actor: Any, decision: Decision, only: Certificate | None = None) -> CertificatePrint:
    """All giấy khen of the decision, or one of them, in the order of the sổ vàng; nothing is stored.

    The owner's office. Refuses a decision without a line in the sổ vàng and one that holds no longer; words that do not
    fit are refused when they are laid out. Seven statements.
    """
    _require_giver(actor, decision)
    return certificates_under(decision, only)


def certificates_under(decision: Decision, only: Certificate | None = None) -> CertificatePrint:
    """The same for the console, where nobody is signed in."""
    paper = _certified_paper(decision)
    certificates = [one for one in certificates_of(decision) if only is None or one == only]
    if not certificates:
        raise RuleBroken("Quyết định này chưa vào sổ vàng. Bấm “Vào sổ vàng” trước khi in giấy khen.")
    keys = [mark_key(one) for one in certificates]
    marks = VerificationMark.objects.filter(kind=CERTIFICATE, key__in=keys)
    codes = dict(marks.values_list("key", "code"))
    texts = certificate_texts(paper, certificates, {key: mark_of(code) for key, code in codes.items()})
    alone = f" số {only.number}" if only else ""
    return CertificatePrint(
        layout=stock_layout(paper.body),
        texts=tuple(texts),
        title=f"Giấy khen theo {paper.spoken}",
        name=f"Giấy khen {decision.paper.symbol.replace('/', '-')}{alone}.pdf",
    )


def request_certificates(*, actor: Any, decision: Decision) -> PrintJob:
    """A job of the actor's own lays all giấy khen of the decision out; the same ones on the same stock not twice while
    the file is kept. Refuses as `certificates_to_print` and `request_job` do."""
    wanted = certificates_to_print(actor=actor, decision=decision)
    return request_job(
        actor=actor,
        kind=CERTIFICATES_JOB,
        title=f"{len(wanted.texts)} giấy khen theo {decision.paper.spoken}",
        order={"decision": decision.pk},
        fingerprint=wanted.fingerprint,
    )


def _make_certificates(job: PrintJob, progress: Progress) -> MadeFile:
    """The right is asked again: the order may have waited."""
    decision = Decision.objects.select_related("paper__body", "phase__campaign").get(pk=job.order["decision"])
    wanted = certificates_to_print(actor=job.owner, decision=decision)
    total = len(wanted.texts)
    progress.step(f"Đang xếp chữ vào khung của {total} giấy khen", done=0, total=total)
    with progress.pages("giấy khen", total=total):
        return MadeFile(wanted.name, CONTENT_TYPES[PDF], wanted.pdf())


register(CERTIFICATES_JOB, _make_certificates)


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
        # The day that stands on the giấy khen, for the reader to compare.
        made_on=paper.issued_on or clock.today(),
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


def _require_giver(actor: Any, decision: Decision) -> None:
    if not actor.has_perm("awards.manage_decision", decision):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập và in giấy khen.")


def _certified_paper(decision: Decision) -> IssuedPaper:
    """The paper in force by which giấy khen are given."""
    paper = paper_in_force(decision.paper)
    if paper.state == "withdrawn":
        raise RuleBroken("Quyết định đã bị thu hồi nên không lập, không in giấy khen.")
    if paper.state != "issued":
        raise RuleBroken("Giấy khen chỉ lập khi quyết định đã ban hành, có số và ngày.")
    return paper


def _require_keeper(actor: Any, body: Unit) -> None:
    if not actor.has_perm("awards.manage_stock", body):
        raise RuleBroken("Chỉ Văn phòng được đặt cách in giấy khen.")

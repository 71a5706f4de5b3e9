"""Verbs of official papers, from draft to archive."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Unit
from core import clock, jobs, journal
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date
from core.workflow import perform
from documents import issuing, notices
from documents.content import Directions, Paper, to_dict, unjudged
from documents.content.doubts import content_doubts
from documents.content.replacement import naming_replaced
from documents.models import IssuedPaper, NumberingRule
from documents.queries import citation_doubts, meeting_doubts, number_warnings
from documents.queries.signatories import signatory_doubt, signers_of
from documents.remarks import remarks_on
from documents.services.numbering import take_number
from documents.services.verification import with_mark
from documents.workflow import PAPER

DRAFTED = journal.register("documents.issuedpaper.drafted", "lập dự thảo văn bản", "pencil")
DIRECTED = journal.register("documents.issuedpaper.directed", "ghi chỉ dẫn trên văn bản", "pencil")
REDRAFTED = journal.register("documents.issuedpaper.redrafted", "lập lại dự thảo văn bản", "pencil")


class PaperDoubted(RuleBroken):
    """The paper cites law that is not in force, or says what hardly is right; `confirmed=True` goes through."""


class NumberDoubted(RuleBroken):
    """The number or the date is odd; the same call with `confirmed=True` goes through."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        super().__init__(" ".join(warnings))
        self.warnings = warnings


@transaction.atomic
def draft_paper(*, actor: Any, body: Unit, content: Paper, scope: str = "", signatory: str = "") -> IssuedPaper:
    """A new draft of the body with this content, and its print on the way; `signatory` tells who of
    `queries.signatories` the content names, where the office chose him.

    The office of the body only. Journalled; the print is made by the job `documents.render_paper`.
    """
    paper = IssuedPaper(
        kind=content.kind,
        body=body,
        scope=scope,
        signatory_key=signatory,
        created_by=actor,
        created_at=clock.now(),
    )
    require_office(actor, paper)
    take_content(paper, with_mark(paper, as_draft(content)))
    paper.save()
    journal.record(actor, DRAFTED, paper, after={"state": paper.state, "title": paper.title})
    jobs.enqueue("documents.render_paper", paper.pk)
    return paper


@transaction.atomic
def redraft_paper(*, actor: Any, paper: IssuedPaper, content: Paper, signatory: str | None = None) -> IssuedPaper:
    """The draft holds this content instead; equal content changes nothing. Whoever was chosen to sign stays chosen,
    unless `signatory` tells who the content names now.

    The office of the body only. Refuses a paper that was sent for signing or issued, and another kind. Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    if row.state != "drafted":
        raise RuleBroken("Văn bản đã trình ký nên không sửa được nội dung. Hãy rút lại dự thảo trước.")
    if row.kind != content.kind:
        raise RuleBroken("Không đổi được loại của một văn bản đã lập. Hãy lập văn bản khác.")
    before = row.title
    chosen = row.signatory_key if signatory is None else signatory
    drafted = unjudged(as_draft(content), directions=row.paper.directions)
    if row.signatory_key and signatory is None:
        drafted = unjudged(drafted, signature=row.paper.signature)
    if row.replaces:
        drafted = naming_replaced(drafted, row.replaces.cited)
    if take_content(row, with_mark(row, drafted)) or row.signatory_key != chosen:
        row.signatory_key = chosen
        row.save(
            update_fields=[
                "content",
                "content_sha256",
                "title",
                "folded_title",
                "drafting_unit",
                "issuer_symbol",
                "signatory_key",
            ]
        )
        journal.record(actor, REDRAFTED, row, before={"title": before}, after={"title": row.title})
        jobs.enqueue("documents.render_paper", row.pk)
    return row


@transaction.atomic
def direct_paper(*, actor: Any, paper: IssuedPaper, directions: Directions) -> IssuedPaper:
    """The draft bears this degree of urgency, circulation, drafter and address; none of them when all are empty.

    The office of the body only. Refuses a paper that was sent for signing or issued. Journalled; what the draft already
    bears changes nothing.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    if row.state != "drafted":
        raise RuleBroken("Văn bản đã trình ký nên không sửa được chỉ dẫn. Hãy rút lại dự thảo trước.")
    if take_content(row, unjudged(row.paper, directions=None if directions.is_empty else directions)):
        row.save(update_fields=["content", "content_sha256", "title", "folded_title", "drafting_unit"])
        said = {
            "urgency": directions.urgency,
            "circulation": directions.circulation,
            "drafter": directions.drafter_mark,
        }
        journal.record(actor, DIRECTED, row, after={name: words for name, words in said.items() if words})
        jobs.enqueue("documents.render_paper", row.pk)
    return row


@transaction.atomic
def submit_for_signing(*, actor: Any, paper: IssuedPaper, confirmed: bool = False) -> IssuedPaper:
    """The paper lies with its signatory, without the mark of a draft; its content is frozen until it is taken back.

    The office of the body only. Refuses a paper that is no draft, content that the decree forbids, a chosen signatory
    who may not sign today and, unless `confirmed`, a paper that cites law which is not in force today or is doubted
    otherwise (`PaperDoubted`). Journalled; whom the paper names is told.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    if doubt := signatory_doubt(row, clock.today()):
        require_office(actor, row)
        raise RuleBroken(doubt)
    doubts = () if confirmed else _doubts(row, actor)
    if doubts:
        require_office(actor, row)
        raise PaperDoubted(" ".join((*doubts, "Hãy sửa văn bản, hoặc xem lại rồi xác nhận trình ký.")))
    sent = _performed("send_for_signing", actor, row, with_mark(row, replace(row.paper, draft=False)))
    notices.paper_to_sign(sent, signers_of(sent), actor=actor)
    return sent


def _doubts(paper: IssuedPaper, reader: Any) -> tuple[str, ...]:
    """What is to be read again before the paper is sent for signing."""
    remarks = [remark.text for remark in remarks_on(paper, reader) if remark.is_doubt]
    return (*remarks, *citation_doubts(paper, clock.today()), *content_doubts(paper.paper), *meeting_doubts(paper))


@transaction.atomic
def take_back_paper(*, actor: Any, paper: IssuedPaper) -> IssuedPaper:
    """The paper is a draft again. The office of the body only. Refuses one that was issued. Journalled."""
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    return _performed("take_back", actor, row, as_draft(row.paper))


@transaction.atomic
def issue_paper(
    *,
    actor: Any,
    paper: IssuedPaper,
    issued_on: date,
    number: int | None = None,
    confirmed: bool = False,
    read_sha256: str = "",
) -> IssuedPaper:
    """The paper bears its number and date and is issued; its content and bytes never change again.

    The number is typed, or taken from the series of the year where the office chose so (`number=None`). The office (văn
    thư) of the body only, after signing (Nghị định 30/2020/NĐ-CP, Điều 15.2). Refuses a number that the series of the
    year already has, a day to come, and, unless `confirmed`, a jump, a date out of order or a chosen signatory without
    authority on that day (`NumberDoubted`). With `read_sha256` it also refuses a content other than the one that was
    read. A paper that it replaces is replaced from now on. A second press with the same number and date changes nothing.
    Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    if row.state == "issued" and row.issued_on == issued_on and number in (None, row.number):
        return row
    if row.state == "sent_for_signing" and read_sha256 not in ("", row.content_sha256):
        raise RuleBroken(
            "Nội dung văn bản đã được sửa và trình lại sau khi bạn mở trang này. Hãy đọc lại bản in rồi ghi số."
        )
    if issued_on > clock.today():
        raise RuleBroken(f"Ngày ban hành không được sau hôm nay ({short_date(clock.today())}).")
    typed = number is not None
    number = _number_for(row, number, issued_on.year)
    if row.state == "sent_for_signing":
        _refuse_taken_number(row, number, issued_on.year)
        doubts = () if confirmed else _issue_doubts(row, number, issued_on, typed=typed)
        if doubts:
            raise NumberDoubted(doubts)
    try:
        with transaction.atomic():
            issued = _performed(
                "issue",
                actor,
                row,
                row.paper.issued(number=number, issued_on=issued_on),
                number=number,
                year=issued_on.year,
                issued_on=issued_on,
            )
    except IntegrityError as taken:
        # Two people numbered two papers at the same moment: the database let one through.
        raise RuleBroken(_taken(row, number, issued_on.year)) from taken
    _retire_replaced(issued, actor)
    issuing.tell(issued, actor)
    return issued


def _issue_doubts(paper: IssuedPaper, number: int, issued_on: date, *, typed: bool) -> tuple[str, ...]:
    """What is odd about number and date, and a signatory who had no authority on that day."""
    signing = signatory_doubt(paper, issued_on)
    warnings = number_warnings(paper, number=number, issued_on=issued_on, typed=typed)
    return (*((signing,) if signing else ()), *warnings)


def _number_for(paper: IssuedPaper, typed: int | None, year: int) -> int:
    """The number typed, or the next of the series; never a typed one where the site numbers the papers."""
    if NumberingRule.objects.by_series(paper.body_id, paper.kind):
        if typed is not None:
            raise RuleBroken(f"{paper.get_kind_display()} được hệ thống cấp số, không nhập số. Hãy tải lại trang.")
        return take_number(paper, year)
    if typed is None:
        raise RuleBroken("Hãy nhập số văn bản.")
    if typed < 1:
        raise RuleBroken("Số văn bản phải là số nguyên từ 1 trở lên.")
    return typed


def _retire_replaced(paper: IssuedPaper, actor: Any) -> None:
    """The paper that this one replaces holds no longer; one that was withdrawn meanwhile stays withdrawn."""
    old = paper.replaces
    if old is not None and old.state == "issued":
        replaced = perform(PAPER, "replace", old, actor=actor, after={"replaced_by": paper.symbol})
        notices.paper_replaced(replaced, paper, actor=actor)
        issuing.tell_of_end(replaced, actor)


def require_office(actor: Any, paper: IssuedPaper) -> None:
    """Refuses whoever does not keep the papers of the body."""
    if not actor.has_perm("documents.manage_paper", paper):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được lập và quản lý văn bản này.")


def as_draft(content: Paper) -> Paper:
    """The content with the mark of a draft, without number and date; its words are judged when it is sent for signing."""
    return unjudged(content, draft=True, number=None, issued_on=None, year=content.printed_year)


def take_content(paper: IssuedPaper, content: Paper) -> bool:
    """Put the content on the row; whether it differs from what was there."""
    if paper.content_sha256 == content.sha256:
        return False
    paper.content = to_dict(content)
    paper.content_sha256 = content.sha256
    paper.title = " ".join(content.clean_summary.split())
    paper.folded_title = fold(paper.title)
    paper.drafting_unit = content.drafting_unit
    paper.issuer_symbol = content.body.symbol if content.body.symbol != paper.body.symbol else ""
    return True


def _performed(name: str, actor: Any, paper: IssuedPaper, content: Paper, **columns: Any) -> IssuedPaper:
    known = {key: value.isoformat() if isinstance(value, date) else value for key, value in columns.items()}
    row = perform(
        PAPER,
        name,
        paper,
        actor=actor,
        changes={"content": to_dict(content), "content_sha256": content.sha256, **columns},
        after=known,
    )
    jobs.enqueue("documents.render_paper", row.pk)
    return row


def _refuse_taken_number(paper: IssuedPaper, number: int, year: int) -> None:
    if IssuedPaper.objects.same_series(paper, year).filter(number=number).exists():
        raise RuleBroken(_taken(paper, number, year))


def _taken(paper: IssuedPaper, number: int, year: int) -> str:
    return f"Số {number:02d} đã dùng cho một {paper.get_kind_display().lower()} khác của năm {year}. Hãy nhập số khác."

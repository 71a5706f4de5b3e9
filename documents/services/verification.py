"""Putting marks of verification on papers."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from accounts.models import Unit
from core import clock, journal
from core.errors import RuleBroken
from documents.content import Paper, Verification, WorkingPaper
from documents.models import IssuedPaper, PaperSettings, VerificationMark
from documents.services.printing import PrintedPaper, print_paper
from documents.uploads import PDF
from documents.verification import public_address

MARKING_SET = journal.register("documents.papersettings.marking_set", "đổi việc in mã QR trên văn bản", "check")
FORM_NAMES = {PDF: "Bản PDF"}
# A paper is handed out in two forms; more fingerprints come only from a change of its content or of the renderer.
KEPT_FILES = 20


@transaction.atomic
def set_marking(*, actor: Any, body: Unit, marks_papers: bool) -> PaperSettings:
    """Papers of the body that are drafted or sent for signing from now on bear the QR under Nơi nhận, or do not.

    The office of the body only. Issued papers stay as they are. Journalled; what changes nothing is not.
    """
    if not actor.has_perm("documents.manage_archive", body):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được đổi thiết lập văn bản.")
    row, _ = PaperSettings.objects.select_for_update().get_or_create(body=body)
    if row.marks_papers != marks_papers:
        row.marks_papers = marks_papers
        row.save(update_fields=["marks_papers"])
        journal.record(
            actor,
            MARKING_SET,
            row,
            before={"marks_papers": not marks_papers},
            after={"marks_papers": marks_papers},
        )
    return row


def with_mark(paper: IssuedPaper, content: Paper) -> Paper:
    """The content with the paper's own code where the body prints codes: off by default, because Nghị định 30 has no
    place for it."""
    if not PaperSettings.objects.filter(body=paper.body_id, marks_papers=True).exists():
        return content
    return replace(content, verification=mark_of(paper.verification_code))


def mark_of(code: str) -> Verification:
    return Verification(url=public_address(code), code=code)


def print_marked(*, kind: str, key: str, name: str, content: WorkingPaper, form: str = PDF) -> PrintedPaper:
    """The working paper with its QR (`marked`), as a file whose fingerprint the public page knows.

    Whether the reader may have the paper is the caller's rule.
    """
    content = marked(kind=kind, key=key, name=name, content=content)
    printed = print_paper(content, form)
    remember_print(content, form, printed.sha256)
    return printed


def marked(*, kind: str, key: str, name: str, content: WorkingPaper) -> WorkingPaper:
    """The working paper with its QR.

    `kind` and `key` name what the paper is about: the same thing keeps the same code for ever. `name` is public and must
    not hold a person's name.
    """
    mark, _ = VerificationMark.objects.get_or_create(
        kind=kind, key=key, defaults={"name": name, "body_name": content.body_name, "made_on": clock.today()}
    )
    return replace(content, verification=mark_of(mark.code))


@transaction.atomic
def remember_print(content: Paper | WorkingPaper, form: str, sha256: str) -> None:
    """The public page knows the file of a working paper with a code; an official paper's files are its archive."""
    if isinstance(content, Paper) or content.verification is None:
        return
    row = VerificationMark.objects.select_for_update().get(code=content.verification.code)
    if all(file["sha256"] != sha256 for file in row.files):
        name = FORM_NAMES.get(form, "Bản Word")
        row.files = [*row.files, {"name": name, "sha256": sha256}][-KEPT_FILES:]
        row.save(update_fields=["files"])

"""Signing issued papers with a key that is given for one act (PAdES B-B): first the signatory, then the agency."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.views.decorators.debug import sensitive_variables
from PIL import Image
from pyhanko.sign.signers import SimpleSigner

from accounts.models import Unit
from core import clock, journal
from core.errors import RuleBroken
from core.text import fold
from documents.models import IssuedPaper, SignedCopyCheck, StoredFile
from documents.queries.signatories import may_sign_today
from documents.services.files import PAPER_FILES, store_bytes
from documents.services.signing import accept_found, archived_print, checked_copy, refuse_closed, refuse_unissued
from documents.signing.keys import holder_of, open_key
from documents.signing.making import signed, signed_with_mark
from documents.signing.marks import mark_box, mark_page, mark_words
from documents.signing.pictures import Ink, open_picture
from documents.signing.placing import (
    AGENCY_FIELD,
    MM,
    PERSON_FIELD,
    Box,
    fields_of_upload,
    filled_fields,
    placed_signature,
    seal_box,
    signature_box,
    signature_room,
)
from documents.uploads import CONTENT_TYPES, PDF, check_upload

PERSON_SIGNED = journal.register("documents.issuedpaper.signed_by_person", "ký số văn bản", "sign")
ANNEX_SIGNED = journal.register("documents.issuedpaper.annex_signed", "ký số tệp phụ lục", "clip")
AGENCY_SIGNED = journal.register("documents.issuedpaper.signed_by_agency", "ký số của cơ quan", "sign")


@sensitive_variables()
def sign_paper(*, actor: Any, paper: IssuedPaper, key: bytes, password: str, picture: bytes) -> SignedCopyCheck:
    """The signatory's digital signature and its picture stand on the paper; the signed file is its signed copy.

    Only whom the paper names, with a key in his own name: a director of the body, or who may sign it today as the paper
    says (KT., TL., TUQ.). Refuses a paper that is not issued or that he signed before, a wrong key or password, a
    certificate that may not sign now, a picture without transparent ground. Key and password are forgotten at once.
    Journalled.
    """
    paper = IssuedPaper.objects.select_related("pdf", "body").get(pk=paper.pk)
    if not actor.has_perm("documents.sign_paper", paper):
        raise RuleBroken("Chỉ lãnh đạo cơ quan ban hành hoặc người ký ghi trên văn bản được ký văn bản này.")
    refuse_unissued(paper)
    named = paper.paper.signature.name
    if fold(actor.get_full_name()) != fold(named):
        raise RuleBroken(f"Văn bản này do {named} ký. Bạn chỉ ký được văn bản ghi tên mình.")
    if not may_sign_today(actor, paper):
        raise RuleBroken("Hôm nay bạn không giữ chức vụ hoặc ủy quyền ký mà văn bản ghi nên không ký được.")
    at = clock.now()
    signer = open_key(key, password, at=at)
    if fold(holder_of(signer)) != fold(named):
        raise RuleBroken(f"Chứng thư số cấp cho {holder_of(signer)}, không phải {named}.")
    image = open_picture(picture, what="Hình chữ ký", ink=Ink.BLUE)
    base = _base(paper)
    if PERSON_FIELD in filled_fields(base):
        raise RuleBroken("Văn bản đã có chữ ký số của người ký.")

    def place(content: bytes) -> Box:
        return signature_box(signature_room(content, paper.paper.signature), *image.size)

    return _kept(actor, paper, base, signer, image, place, field=PERSON_FIELD, code=PERSON_SIGNED, label=named)


@sensitive_variables()
def seal_paper(*, actor: Any, paper: IssuedPaper, key: bytes, password: str, picture: bytes) -> SignedCopyCheck:
    """The agency's digital signature and the picture of its seal stand on the signed paper, a third over the signature.

    The office (văn thư) of the body only. Refuses a paper that nobody signed digitally yet or that bears the agency's
    signature, a key that was not given to the agency, and what `sign_paper` refuses of keys and pictures. Key and
    password are forgotten at once. Journalled.
    """
    paper = IssuedPaper.objects.select_related("pdf", "body").get(pk=paper.pk)
    if not actor.has_perm("documents.seal_paper", paper):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được ký số của cơ quan lên văn bản này.")
    refuse_unissued(paper)
    base = _base(paper)
    present = filled_fields(base)
    if not present:
        raise RuleBroken("Người có thẩm quyền chưa ký số văn bản này nên chưa đóng được dấu của cơ quan.")
    if AGENCY_FIELD in present:
        raise RuleBroken("Văn bản đã có chữ ký số của cơ quan.")
    signer = _agency_key(paper.body, key, password, at=clock.now())
    image = open_picture(picture, what="Hình con dấu", ink=Ink.RED)

    def place(content: bytes) -> Box:
        room = signature_room(content, paper.paper.signature)
        return seal_box(placed_signature(content, room), image.info["side_mm"] * MM)

    return _kept(
        actor, paper, base, signer, image, place, field=AGENCY_FIELD, code=AGENCY_SIGNED, label=paper.body.name
    )


@sensitive_variables()
def seal_annex(*, actor: Any, paper: IssuedPaper, upload: UploadedFile, key: bytes, password: str) -> StoredFile:
    """An annex that is a file of its own bears the agency's signature with the mark of paper and time, no picture.

    The office (văn thư) of the body only (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8). The signed file is kept with
    the paper. Refuses a paper that is not issued, a file that is no PDF, does not open or bears the agency's signature,
    and what `seal_paper` refuses of keys. Key and password are forgotten at once. Journalled.
    """
    paper = IssuedPaper.objects.select_related("body").get(pk=paper.pk)
    if not actor.has_perm("documents.seal_paper", paper):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được ký số của cơ quan lên văn bản này.")
    refuse_unissued(paper)
    checked = check_upload(upload, (PDF,))
    content = upload.read()
    refuse_closed(content)
    if AGENCY_FIELD in fields_of_upload(content):
        raise RuleBroken("Tệp phụ lục đã có chữ ký số của cơ quan.")
    at = clock.now()
    signer = _agency_key(paper.body, key, password, at=at)
    made = signed_with_mark(
        content,
        signer,
        field=AGENCY_FIELD,
        label=f"Chữ ký số: {paper.body.name}",
        box=mark_box(content),
        mark=mark_page(mark_words(paper.symbol, at)),
        at=at,
    )
    with transaction.atomic():
        stored = store_bytes(
            content=made,
            name=f"{PurePath(checked.name).stem} (ký số).pdf",
            content_type=CONTENT_TYPES[PDF],
            access_kind=PAPER_FILES,
            access_id=paper.pk,
            actor=actor,
        )
        after = {"sha256": stored.sha256, "signer": holder_of(signer)}
        journal.record(actor, ANNEX_SIGNED, paper, after=after, note=stored.name)
    return stored


@sensitive_variables()
def _agency_key(body: Unit, key: bytes, password: str, *, at: datetime) -> SimpleSigner:
    """The agency's key. Refuses one whose certificate names a person or another agency."""
    signer = open_key(key, password, at=at)
    if fold(body.letterhead or body.name) not in fold(holder_of(signer)):
        raise RuleBroken(
            f"Chứng thư số cấp cho {holder_of(signer)}, không phải {body.name}. Hãy chọn khóa của cơ quan."
        )
    return signer


def _base(paper: IssuedPaper) -> bytes:
    """The signed copy when its signatures are sound, so that a second one joins the first; else the archived print."""
    accepted = paper.copy_checks.filter(file=paper.signed_copy_id).select_related("file").first()
    if accepted and accepted.findings and not accepted.must_be_confirmed:
        with accepted.file.file.open("rb") as copy:
            return bytes(copy.read())
    if not paper.is_printed:
        raise RuleBroken("Bản in của văn bản đang được lập, thường xong trong vài giây. Hãy thử lại.")
    return archived_print(paper)


def _kept(
    actor: Any,
    paper: IssuedPaper,
    base: bytes,
    signer: SimpleSigner,
    image: Image.Image,
    place: Callable[[bytes], Box],
    *,
    field: str,
    code: str,
    label: str,
) -> SignedCopyCheck:
    at = clock.now()
    content = signed(base, signer, field=field, label=f"Chữ ký số: {label}", box=place(base), picture=image, at=at)
    found = checked_copy(paper, content, actor)
    with transaction.atomic():
        row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
        refuse_unissued(row)
        if row.signed_copy_id != paper.signed_copy_id:
            raise RuleBroken("Bản đã ký vừa được thay bằng bản khác. Hãy mở lại trang rồi ký.")
        found.paper = row
        found.file = store_bytes(
            content=content,
            name=f"{row.file_name} (ký số).pdf",
            content_type=CONTENT_TYPES[PDF],
            access_kind=PAPER_FILES,
            access_id=row.pk,
            actor=actor,
        )
        found.save()
        accept_found(actor, row, found, code=code, signer=holder_of(signer), serial=found.findings[-1].serial)
    return found

"""Where the pictures of signature and seal stand (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.8)."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import enumerate_sig_fields

from core.errors import RuleBroken
from documents.content import Signature
from documents.pages import one_document_at_a_time
from documents.signing.reading import RevisionReader

MM = 72 / 25.4
# Of a signature picture, whatever its proportions.
WIDEST_SIGNATURE, HIGHEST_SIGNATURE = 55 * MM, 25 * MM
# Where somebody signed without a picture of ours, the seal takes its place from a usual one.
USUAL_SIGNATURE = (45 * MM, 20 * MM)
SEAL_OVER_SIGNATURE = 1 / 3
# The room that a post and its name may have between them, and how far their middles may lie apart.
_ROOM = (8 * MM, 60 * MM)
_ASIDE = 20 * MM

PERSON_FIELD, AGENCY_FIELD = "ChuKyNguoiKy", "ChuKyCoQuan"


@dataclass(frozen=True)
class Box:
    """A rectangle on a page (from 0) in points from the lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def around(self, width: float, height: float) -> "Box":
        """A box of that size in the middle of this one."""
        across, up = self.middle, (self.bottom + self.top) / 2
        return Box(self.page, across - width / 2, up - height / 2, across + width / 2, up + height / 2)


def signature_room(content: bytes, signature: Signature) -> Box:
    """The room between the signatory's post and his name, as they stand on the printed page.

    Refuses a file on which they are not found: nobody may guess where a signature belongs.
    """
    below = signature.other_post.upper() or signature.name
    with one_document_at_a_time, pypdfium2.PdfDocument(content) as document:
        for number in reversed(range(len(document))):
            text = document[number].get_textpage()
            posts = list(_found(text, signature.lines[-1], number))
            names = list(_found(text, signature.name, number))
            rooms = [
                Box(number, post.left, under.top, post.right, post.bottom)
                for under in _found(text, below, number)
                for post in posts
                if _ROOM[0] <= post.bottom - under.top <= _ROOM[1]
                and abs(post.middle - under.middle) <= _ASIDE
                and any(abs(name.middle - under.middle) <= _ASIDE and name.top <= under.top for name in names)
            ]
            if rooms:
                return min(rooms, key=lambda room: room.bottom)
    raise RuleBroken("Không tìm thấy chỗ ký (chức vụ và họ tên người ký) trên bản in, nên không đặt được hình chữ ký.")


def _found(text: pypdfium2.PdfTextPage, words: str, page: int) -> Iterator[Box]:
    searcher = text.search(words, match_case=True)
    while hit := searcher.get_next():
        start, count = hit
        boxes = [text.get_charbox(at) for at in range(start, start + count)]
        left, bottom, right, top = zip(*boxes, strict=True)
        yield Box(page, min(left), min(bottom), max(right), max(top))


def signature_box(room: Box, width: float, height: float) -> Box:
    """The picture of the signature in the middle of its room, in its own proportions."""
    scale = min(WIDEST_SIGNATURE / width, min(HIGHEST_SIGNATURE, room.height) / height)
    return room.around(width * scale, height * scale)


def seal_box(signature: Box, side: float) -> Box:
    """The seal in its real size, covering a third of the signature on its left."""
    right = signature.left + (signature.right - signature.left) * SEAL_OVER_SIGNATURE
    up = (signature.bottom + signature.top) / 2
    return Box(signature.page, right - side, up - side / 2, right, up + side / 2)


def filled_fields(content: bytes) -> frozenset[str]:
    """The names of the signature fields that hold a signature."""
    fields = enumerate_sig_fields(RevisionReader(content), filled_status=True)
    return frozenset(name for name, _, _ in fields)


def fields_of_upload(content: bytes) -> frozenset[str]:
    """The same for a stranger's file. Refuses one whose structure is broken."""
    try:
        return filled_fields(content)
    except (PdfError, ValueError, KeyError, TypeError, RecursionError) as failure:
        raise RuleBroken("Cấu trúc của tệp PDF này bị hỏng nên không ký số được. Hãy xuất lại tệp.") from failure


def placed_signature(content: bytes, room: Box) -> Box:
    """Where the person's signature stands in the file; a usual box in the room when another tool put it there."""
    reader = RevisionReader(content)
    for _, _, field in enumerate_sig_fields(reader, filled_status=True, with_name=PERSON_FIELD):
        left, bottom, right, top = (float(value) for value in field.get_object()["/Rect"])
        if right > left:
            return Box(room.page, left, bottom, right, top)
    return room.around(*USUAL_SIGNATURE)

"""Making a PAdES B-B signature: a new revision of the PDF with the signature's field and picture."""

import io
from datetime import datetime
from typing import Any

from django.utils import timezone
from PIL import Image
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from core.errors import RuleBroken
from documents.signing.placing import Box

_FILLING = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
)


class SignerAt(PdfSigner):
    """Signs at the moment of the one clock, written in local time."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = timezone.localtime(at)

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def signed(
    content: bytes, signer: SimpleSigner, *, field: str, label: str, box: Box, picture: Image.Image, at: datetime
) -> bytes:
    """The file with one more signature whose picture fills the box; what was signed before stays byte for byte."""
    return _signed(content, signer, field=field, label=label, box=box, shown=PdfImage(picture), at=at)


def signed_with_mark(
    content: bytes, signer: SimpleSigner, *, field: str, label: str, box: Box, mark: bytes, at: datetime
) -> bytes:
    """The same with words instead of a picture; `mark` is a PDF page as large as the box."""
    return _signed(content, signer, field=field, label=label, box=box, shown=_PageOf(mark), at=at)


class _PageOf(PdfContent):
    """The first page of a PDF, drawn as it is."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content

    def render(self) -> bytes:
        assert self.writer is not None
        drawn = self.writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.content)), page_ix=0)
        self.set_resource(category=ResourceType.XOBJECT, name=pdf_name("/Mark"), value=drawn)
        left, bottom, right, top = drawn.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Mark Do"


def _signed(
    content: bytes, signer: SimpleSigner, *, field: str, label: str, box: Box, shown: PdfContent, at: datetime
) -> bytes:
    corners = tuple(round(value, 2) for value in (box.left, box.bottom, box.right, box.top))
    place = SigFieldSpec(field, on_page=box.page, box=corners, readable_field_name=label)  # type: ignore[arg-type]
    style = StaticStampStyle(background=shown, border_width=0, background_opacity=1.0, background_layout=_FILLING)
    words = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    try:
        written = SignerAt(words, signer, stamp_style=style, new_field_spec=place, at=at).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(content))
        )
    except (PdfError, SigningError, ValueError) as failure:
        raise RuleBroken(
            "Tệp PDF này không ký số được. Hãy ký bằng công cụ của cơ quan rồi tải bản đã ký lên."
        ) from failure
    return bytes(written.getvalue())

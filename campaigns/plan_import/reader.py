"""A plan's file -> its text. What a file is, its content decides, not its name."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from campaigns.plan_import.docx_text import text_of_docx
from campaigns.plan_import.errors import PlanUnreadable
from campaigns.plan_import.pdf_text import text_of_pdf

LIMIT = 10 * 1024 * 1024
# What is longer is no plan and would keep its reader waiting for more than some seconds.
TEXT_LIMIT = 1_250_000

_MISSING = "Không tìm thấy tệp kế hoạch."
_EMPTY = "Tệp kế hoạch không có nội dung."
_TOO_LARGE = "Tệp lớn hơn 10 MB; hãy chọn tệp nhỏ hơn."
_TOO_LONG = "Tệp dài hơn 500 trang; hãy chọn tệp chỉ có kế hoạch."
_NOT_TEXT = "Tệp không phải là văn bản; chỉ đọc được tệp .txt, .docx hoặc .pdf có chữ."
_OLD_LETTERS = (
    "Tệp văn bản không dùng bảng mã Unicode (có thể là TCVN3, VNI hoặc Windows-1258); "
    "hãy lưu lại với bảng mã UTF-8 rồi chọn lại."
)
_RICH_TEXT = "Tệp thuộc dạng RTF hoặc trang web; hãy lưu lại dạng .docx rồi chọn lại."
_OLD_WORD = "Tệp Word này được đặt mật khẩu hoặc thuộc dạng .doc cũ; hãy bỏ mật khẩu và lưu lại dạng .docx."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_RICH_START = re.compile(r"\s*(?:\{\\rtf|<!doctype\s+html|<html)", re.IGNORECASE)
# Text without its mark: half of its bytes, the same half each time, are nothing but the upper byte of plain letters.
_BARE_UTF_16 = {"utf-16-le": slice(1, 2000, 2), "utf-16-be": slice(0, 2000, 2)}


def read_file(path: str | Path) -> str:
    """The text of the plan at this path; raises PlanUnreadable with one sentence otherwise."""
    file = Path(path)
    try:
        if not file.is_file():
            raise PlanUnreadable(_MISSING)
        if file.stat().st_size > LIMIT:
            raise PlanUnreadable(_TOO_LARGE)
        return read_source(file.read_bytes(), file.name)
    except (OSError, ValueError) as error:
        raise PlanUnreadable("Không mở được tệp kế hoạch.") from error


def read_source(data: bytes, name: str = "") -> str:
    """The text of a plan's file given as bytes; raises PlanUnreadable with one sentence otherwise.

    What it is, its content decides; the name is only what a person calls it.
    """
    if len(data) > LIMIT:
        raise PlanUnreadable(_TOO_LARGE)
    if not data.strip():
        raise PlanUnreadable(_EMPTY)
    if b"%PDF-" in data[:1024]:
        text = text_of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        text = _text_of_zip(data)
    elif data.startswith(_OLE):
        raise PlanUnreadable(_OLD_WORD)
    else:
        text = _decoded(data)
    if not any(letter.isalnum() for letter in text):
        raise PlanUnreadable(_EMPTY)
    if len(text) > TEXT_LIMIT:
        raise PlanUnreadable(_TOO_LONG)
    return text


def _text_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise PlanUnreadable("Tệp .docx bị hỏng, không mở được.") from error
    if "word/document.xml" not in names:
        raise PlanUnreadable(_NOT_TEXT)
    return text_of_docx(data)


def _decoded(data: bytes) -> str:
    """UTF-8, or UTF-16; letters of an older table and anything else that is not text are refused."""
    try:
        text = data.decode(_encoding_of(data))
    except UnicodeDecodeError as error:
        is_text = not _CONTROL.search(data.decode("latin-1"))
        raise PlanUnreadable(_OLD_LETTERS if is_text else _NOT_TEXT) from error
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > _CONTROL_SHARE * len(text):
        raise PlanUnreadable(_NOT_TEXT)
    if _RICH_START.match(text):
        raise PlanUnreadable(_RICH_TEXT)
    return text


def _encoding_of(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding, upper in _BARE_UTF_16.items():
        if data[upper].count(0) > len(data[upper]) // 2:
            return encoding
    return "utf-8-sig"

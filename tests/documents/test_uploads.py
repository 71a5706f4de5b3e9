"""What an upload is, told by its content."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.errors import RuleBroken
from documents.upload_handlers import CappedFileUploadHandler
from documents.uploads import CONTENT_TYPES, DOCX, JPEG, PDF, PNG, XLSX, check_upload


def office(*parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for part in ("[Content_Types].xml", *parts):
            file.writestr(part, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", PDF),
        (office("word/document.xml"), DOCX),
        (office("xl/workbook.xml"), XLSX),
        (b"\xff\xd8\xff\xe0JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n....", PNG),
    ],
)
def test_the_kind_is_told_by_the_content(content: bytes, kind: str) -> None:
    checked = check_upload(SimpleUploadedFile("Báo cáo.bin", content))
    assert (checked.name, checked.content_type, checked.size) == (
        f"Báo cáo.{kind}",
        CONTENT_TYPES[kind],
        len(content),
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\hồ sơ\\tờ trình.PDF", "tờ trình.pdf"),
        ('a"b<c>\x00.pdf', "abc.pdf"),
        (".pdf", "pdf.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_lose_folders_and_control_marks(name: str, kept: str) -> None:
    upload = SimpleUploadedFile("x.pdf", b"%PDF-1.4")
    upload._name = name
    assert check_upload(upload).name == kept


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp rỗng. Hãy chọn tệp khác."),
        (
            b"MZ\x90 a program",
            "Chỉ nhận tệp PDF, DOCX, XLSX, JPG, PNG. Tệp “a.pdf” không phải loại đó theo nội dung bên trong.",
        ),
        (
            office("readme.txt"),
            "Chỉ nhận tệp PDF, DOCX, XLSX, JPG, PNG. Tệp “a.pdf” không phải loại đó theo nội dung bên trong.",
        ),
        (
            b"PK\x03\x04 torn",
            "Chỉ nhận tệp PDF, DOCX, XLSX, JPG, PNG. Tệp “a.pdf” không phải loại đó theo nội dung bên trong.",
        ),
        (
            office("word/document.xml", "word/vbaProject.bin"),
            "Tệp có chứa macro nên không nhận được. Hãy lưu lại thành tệp không có macro.",
        ),
    ],
)
def test_other_files_are_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_upload(SimpleUploadedFile("a.pdf", content))
    assert str(refused.value) == sentence


def test_an_archive_of_a_later_age_is_refused_like_any_other_file() -> None:
    whole = office("word/document.xml")
    place = whole.index(b"PK\x01\x02") + 6  # the version that a reader needs
    later = whole[:place] + b"\xff" + whole[place + 1 :]
    with pytest.raises(RuleBroken, match="không phải loại đó"):
        check_upload(SimpleUploadedFile("a.pdf", later))


def test_a_file_above_the_limit_is_refused(settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 1024  # type: ignore[attr-defined]
    with pytest.raises(RuleBroken) as refused:
        check_upload(SimpleUploadedFile("a.pdf", b"%PDF-1.4" + b"x" * 2048))
    assert str(refused.value) == "Tệp nặng 2 KB, vượt quá 1 KB. Hãy giảm dung lượng hoặc tách tệp."


def test_no_more_of_a_file_is_kept_than_may_be_accepted(settings: Any) -> None:
    """Its true size is counted all the same, so that the refusal says how large it was."""
    settings.UPLOAD_MAX_BYTES = 100
    handler = CappedFileUploadHandler()
    handler.new_file("upload", "lớn.pdf", "application/pdf", None)
    for start in range(0, 300, 50):
        handler.receive_data_chunk(b"%" * 50, start)

    upload = handler.file_complete(300)

    assert upload is not None
    assert (upload.size, len(upload.read())) == (300, 150)
    with pytest.raises(RuleBroken, match="Tệp nặng 300 byte, vượt quá 100 byte"):
        check_upload(upload)

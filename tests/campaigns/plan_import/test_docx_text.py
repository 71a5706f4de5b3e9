"""What a Word file holds beside plain paragraphs: tracked changes, boxes, footnotes, damage."""

import io
import random
import zipfile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from campaigns.plan_import import PlanUnreadable, read_source

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BROKEN = "Tệp .docx bị hỏng, không mở được."
NO_WORD = "Tệp không phải là văn bản; chỉ đọc được tệp .txt, .docx hoặc .pdf có chữ."
OTHER_WORD = "Tệp Word này thuộc dạng mẫu, dạng có macro hoặc dạng Strict; hãy lưu lại dạng .docx thường."


def file_of(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph_with(*runs: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("Đợt 1 từ 01/01/2023")
    for run in runs:
        paragraph._p.append(parse_xml(run.replace(">", f" {NAMES}>", 1)))
    return file_of(document)


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(entry, content.replace(old, new) if entry == name else content)
    return stream.getvalue()


def test_tracked_changes_read_as_accepted():
    data = paragraph_with(
        '<w:del w:id="1"><w:r><w:delText> đến 30/5/2023</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t> đến 30/6/2023</w:t></w:r></w:ins>',
        '<w:moveFrom w:id="3"><w:r><w:t> chỗ cũ</w:t></w:r></w:moveFrom>',
        '<w:moveTo w:id="4"><w:r><w:t> chỗ mới</w:t></w:r></w:moveTo>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:br/><w:noBreakHyphen/></w:r>',
    )
    assert read_source(data) == "Đợt 1 từ 01/01/2023 đến 30/6/2023 chỗ mới\n-"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>Số: 12/KH-SXD</w:t></w:r></w:p></w:txbxContent>"
    data = paragraph_with(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read_source(data) == "Đợt 1 từ 01/01/2023\nSố: 12/KH-SXD"


def test_a_footnote_stands_after_its_paragraph():
    document = Document()
    paragraph = document.add_paragraph("Hoàn thành nhiệm vụ")
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo Quyết định số 5/QĐ-UBND</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {NAMES}>{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="2"/></w:r>'))
    assert read_source(file_of(document)) == "Hoàn thành nhiệm vụ\nChú thích: Theo Quyết định số 5/QĐ-UBND"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("[Content_Types].xml", b"document.main+xml", b"template.main+xml"),
        (
            "[Content_Types].xml",
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
        (
            "word/document.xml",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    ],
    ids=["template", "macros", "strict"],
)
def test_other_kinds_of_word_files_are_named(name, old, new):
    with pytest.raises(PlanUnreadable) as refusal:
        read_source(rewritten(paragraph_with(), name, old, new))
    assert str(refusal.value) == OTHER_WORD


def test_damage_is_refused_with_a_sentence_wherever_it_is():
    whole = paragraph_with()
    chance = random.Random(1)
    sentences = set()
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(8):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        with pytest.raises(PlanUnreadable) as refusal:
            read_source(bytes(damaged))
        sentences.add(str(refusal.value))
    assert sentences <= {BROKEN, NO_WORD}


def test_entities_are_not_followed():
    locked = rewritten(
        paragraph_with(),
        "word/document.xml",
        b"<w:document",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document',
    )
    data = rewritten(locked, "word/document.xml", b"01/01/2023", b"&x;")
    assert read_source(data) == "Đợt 1 từ "

"""The file around the text: a bare Word document, its properties, and bytes that are equal for equal content."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from documents.docx.elements import add
from documents.docx.styles import LANGUAGE, write_styles
from documents.docx.writing import one_line
from documents.layout import Layout

# What python-docx's own template brings along and a paper has no use for: styles, fonts and colours of others.
_KEPT_PARTS = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_KEPT_PACKAGE_PARTS = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_WORD_2013 = 15
_LONGEST_PROPERTY = 255
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def bare_document(m: Layout) -> Any:
    """A Word document without text that has our styles and settings only."""
    document = docx.Document()
    part = document.part
    for rels, kept in ((part.rels, _KEPT_PARTS), (part.package.rels, _KEPT_PACKAGE_PARTS)):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]
    styles = document.styles.element
    _empty(styles)
    write_styles(styles, m)
    _write_settings(document.settings.element)
    return document


def _empty(element: Any) -> None:
    for child in list(element):
        element.remove(child)


def _write_settings(settings: Any) -> None:
    _empty(settings)
    add(settings, "zoom", percent=100)
    add(settings, "defaultTabStop", val=720)
    add(settings, "characterSpacingControl", val="doNotCompress")
    add(
        add(settings, "compat"),
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_2013,
    )
    add(settings, "themeFontLang", val=LANGUAGE)
    add(settings, "decimalSymbol", val=",")
    add(settings, "listSeparator", val=";")


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; `on` is the day of issue, none while the paper has none."""

    title: str
    author: str
    subject: str
    on: date | None


def set_properties(document: Any, told: Properties) -> None:
    """Title, author, language and day, and nothing of python-docx's own template."""
    properties = document.core_properties
    _empty(properties._element)
    properties.title = one_line(told.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = one_line(told.author)[:_LONGEST_PROPERTY]
    properties.subject = one_line(told.subject)[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE
    if told.on:
        properties.created = properties.modified = datetime.combine(told.on, time())


def packed(document: Any) -> bytes:
    """The document's bytes without the time of packing."""
    written = io.BytesIO()
    document.save(written)
    kept = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return kept.getvalue()


def take_section(document: Any) -> Any:
    """The document's only `w:sectPr` with its references to headers and footers, taken out and bare of all else."""
    body = document.element.body
    section = body.sectPr
    for child in list(section):
        if child.tag not in (qn("w:headerReference"), qn("w:footerReference")):
            section.remove(child)
    body.remove(section)
    return section

"""Text into paragraphs: bold pieces and line ends."""

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from documents.content import Run, runs
from documents.docx.elements import add

_XML_SPACE = qn("xml:space")
# The content has one kind of line end and space and no unprintable character; it leaves how they stand to the page.
_SPACES = re.compile(" +")
_AROUND_LINE_END = re.compile(" ?\n ?")


def printable(text: str) -> str:
    """The text with single spaces, none around line ends, as a page shows it; no-break spaces stay."""
    return _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", text)).strip(" \n")


def one_line(text: str) -> str:
    """The printable text on one line."""
    return printable(text).replace("\n", " ")


def write(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Write the text as it is; its line ends become line breaks. False leaves weight and slope to the style."""
    _write_run(paragraph, Run(printable(text), bold), italic=italic)


def write_marked(paragraph: Any, text: str, *, italic: bool = False, label: str = "") -> None:
    """Write a text whose `**…**` is bold, after a bold label if there is one."""
    pieces = runs(printable(text))
    if label:
        pieces = (Run(label, bold=True), Run(" "), *pieces)
    for piece in pieces:
        _write_run(paragraph, piece, italic=italic)


def write_lines(paragraph: Any, lines: Iterable[str], *, bold: bool = False) -> None:
    """Write lines that were cut by hand or by `titles.balanced`."""
    write(paragraph, "\n".join(one_line(line) for line in lines), bold=bold)


def _write_run(paragraph: Any, piece: Run, *, italic: bool) -> None:
    run = add(paragraph, "r")
    if piece.bold or italic:
        properties = add(run, "rPr")
        for tag in (*(("b", "bCs") if piece.bold else ()), *(("i", "iCs") if italic else ())):
            add(properties, tag)
    for at, line in enumerate(piece.text.split("\n")):
        if at:
            add(run, "br")
        if line:
            written = add(run, "t")
            written.set(_XML_SPACE, "preserve")
            written.text = line

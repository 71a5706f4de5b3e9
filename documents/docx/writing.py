"""Text into paragraphs: bold pieces, line ends, and the characters that XML cannot hold."""

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from documents.content import Run, runs
from documents.docx.elements import add

# Marks of a line's end that reach us from Word, old Macs and the web.
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\f]+")
_AROUND_LINE_END = re.compile(" ?\n ?")
# Controls, halves of surrogate pairs and two that are no characters: XML 1.0 forbids them or nothing prints them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with one kind of line end and space, as a page shows it; no-break spaces stay."""
    with_line_ends = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", with_line_ends)).strip(" \n")


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
            written.set(qn("xml:space"), "preserve")
            written.text = line

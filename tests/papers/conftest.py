"""Rendered papers and what a reader of their pages asks: where a text stands, how large, in which font."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pdfplumber
import pytest

from documents.pdf import render_pdf
from tests.papers import samples

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """One printed line: its words, its box in mm from the upper left corner, its font and size in points."""

    text: str
    left: float
    right: float
    top: float
    baseline: float
    font: str
    size: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class ReadPaper:
    """A PDF as pdfplumber reads it back."""

    pdf: Any

    def lines(self, page: int, box: tuple[float, float] = (0, 210)) -> list[Line]:
        """Lines of a page (from 1) whose text stands between two x positions, in mm."""
        read = self.pdf.pages[page - 1]
        cropped = read.crop((box[0] * MM, 0, min(box[1] * MM, float(read.width)), float(read.height)))
        return [_line(found) for found in cropped.extract_text_lines(return_chars=True)]

    def line(self, page: int, start: str, box: tuple[float, float] = (0, 210)) -> Line:
        return next(line for line in self.lines(page, box) if line.text.startswith(start))

    def rules(self, page: int) -> list[tuple[float, float, float]]:
        """Horizontal rules of a page: (left, right, top) in mm, from the top down."""
        drawn = [*self.pdf.pages[page - 1].rects, *self.pdf.pages[page - 1].lines, *self.pdf.pages[page - 1].curves]
        flat = {
            (round(one["x0"] / MM, 1), round(one["x1"] / MM, 1), round(one["top"] / MM, 1))
            for one in drawn
            if one["height"] < 2 and one["width"] > 10
        }
        return sorted(flat, key=lambda rule: rule[2])

    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.pdf.pages)


def _line(found: dict[str, Any]) -> Line:
    first = found["chars"][0]
    return Line(
        text=found["text"],
        left=found["x0"] / MM,
        right=found["x1"] / MM,
        top=found["top"] / MM,
        baseline=found["bottom"] / MM,
        font=first["fontname"].split("+")[-1],
        size=round(first["size"], 2),
    )


def read(content: bytes) -> ReadPaper:
    return ReadPaper(pdfplumber.open(io.BytesIO(content)))


@pytest.fixture(scope="session")
def report() -> Iterator[ReadPaper]:
    paper = read(render_pdf(samples.report()))
    yield paper
    paper.pdf.close()


@pytest.fixture(scope="session")
def decision() -> Iterator[ReadPaper]:
    paper = read(render_pdf(samples.decision(128, date(2021, 7, 5))))
    yield paper
    paper.pdf.close()

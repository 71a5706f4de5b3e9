"""WordprocessingML by hand: Word refuses a file whose elements stand out of the order that ECMA-376 gives them."""

from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml import etree

TWIPS_IN_MM = 1440 / 25.4
TWIPS_IN_POINT = 20
LINE = 240
EIGHTHS_IN_POINT = 8
BLACK = "000000"
_W = f"{{{nsmap['w']}}}"


def add(parent: Any, tag: str, **attributes: Any) -> Any:
    """A new last child `w:tag` with these `w:` attributes."""
    # A table of thousands of rows has a hundred thousand elements: lxml makes them much faster than python-docx does.
    return etree.SubElement(parent, f"{_W}{tag}", {f"{_W}{name}": str(value) for name, value in attributes.items()})


def mm(length: float) -> int:
    """Millimetres in twips."""
    return round(length * TWIPS_IN_MM)


def points(length: float) -> int:
    """Points in twips."""
    return round(length * TWIPS_IN_POINT)


@dataclass(frozen=True)
class Shape:
    """How a paragraph stands: gaps and line heights in points, indents in millimetres; None leaves it to the style."""

    align: str | None = None
    before: float | None = None
    after: float | None = None
    lines: float | None = None
    at_least: float | None = None
    exactly: float | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    rule_above: float | None = None
    box: tuple[float, float] | None = None
    box_colour: str = BLACK


# Word calls the text that is even on both sides "both".
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def shape_paragraph(properties: Any, shape: Shape) -> None:
    """Write the shape into a `w:pPr` that holds at most its style."""
    if shape.keep_next:
        add(properties, "keepNext")
    if shape.keep_lines:
        add(properties, "keepLines")
    _borders(properties, shape)
    _spacing(properties, shape)
    indents = {"left": shape.left, "right": shape.right, "firstLine": shape.first_line}
    known = {name: mm(length) for name, length in indents.items() if length is not None}
    if known:
        add(properties, "ind", **known)
    if shape.align:
        add(properties, "jc", val=_ALIGNMENTS[shape.align])
    if shape.outline is not None:
        add(properties, "outlineLvl", val=shape.outline)


def _borders(properties: Any, shape: Shape) -> None:
    if shape.rule_above is not None:
        add(add(properties, "pBdr"), "top", **line(shape.rule_above))
    if shape.box is not None:
        thickness, padding = shape.box
        borders = add(properties, "pBdr")
        for side, space in (("top", padding), ("left", 0), ("bottom", padding), ("right", 0)):
            add(borders, side, **line(thickness, space, shape.box_colour))


def line(thickness: float, space: float = 0, colour: str = BLACK) -> dict[str, Any]:
    """The attributes of a plain line, thick as given in points."""
    return {"val": "single", "sz": round(thickness * EIGHTHS_IN_POINT), "space": round(space), "color": colour}


def _spacing(properties: Any, shape: Shape) -> None:
    found: dict[str, Any] = {}
    if shape.before is not None:
        found["before"] = points(shape.before)
    if shape.after is not None:
        found["after"] = points(shape.after)
    if shape.lines is not None:
        found |= {"line": round(shape.lines * LINE), "lineRule": "auto"}
    elif shape.at_least is not None:
        found |= {"line": points(shape.at_least), "lineRule": "atLeast"}
    elif shape.exactly is not None:
        found |= {"line": points(shape.exactly), "lineRule": "exact"}
    if found:
        add(properties, "spacing", **found)


def paragraph(parent: Any, style: str, shape: Shape | None = None) -> Any:
    """A new last paragraph in this style (by id)."""
    made = add(parent, "p")
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style)
    if shape is not None:
        shape_paragraph(properties, shape)
    return made


def keep_with_next(made: Any) -> None:
    """Tie a finished paragraph to what follows it."""
    properties = made.find(qn("w:pPr"))
    if properties.find(qn("w:keepNext")) is None:
        properties.find(qn("w:pStyle")).addnext(OxmlElement("w:keepNext"))

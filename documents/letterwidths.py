"""How wide a text prints in Times New Roman, for rules and boxes that are as long as their text.

The widths are those of Times, by which Times New Roman, Tinos and Liberation Serif are made: thousandths of the size.
A letter with marks is as wide as its bare letter; only ơ and ư have widths of their own.
"""

import unicodedata

POINT_MM = 25.4 / 72
_HORN = "\u031b"
_UPRIGHT = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    300: "²³",
    333: "!()-I[]`fr‘’·",
    350: "•",
    389: "Js",
    400: "°",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–§«»",
    529: "ơ",
    541: "~",
    542: "ư",
    549: "≥≤",
    556: "FPS",
    564: "+<=>×",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    776: "Ư",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_BOLD = {
    220: "|",
    250: " ,.\u00a0",
    278: "'/\\il",
    300: "²³",
    333: "!()-:;[]`fjt‘’·",
    350: "•",
    389: "Is",
    394: "{}",
    400: "°",
    444: "cerz",
    500: "#$*0123456789?J_agovxy“”–§«»",
    520: "~",
    549: "≥≤",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>×",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _UPRIGHT), (True, _BOLD))
}
# What a letter of no table is taken for: wide enough that a box drawn for it is not too narrow.
_UNKNOWN = 722


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """The length of the text on one line, at this size in points."""
    table = _WIDTHS[bold]
    return sum(table.get(letter, _UNKNOWN) for letter in _bare(text)) / 1000 * size * POINT_MM


def _bare(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    kept = "".join(mark for mark in parted if mark == _HORN or not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", kept)

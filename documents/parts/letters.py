"""How long words print in the very font that the renderer takes, with its kerning: read from the font's file.

`documents.letterwidths` knows Times without kerning, near enough for rules and boxes; where lines break is asked here.
"""

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

from fontTools.ttLib import TTFont

# Words whose length is remembered.
MOST_WORDS = 20_000
# Lookups that speak of pairs, and those that wrap others.
_PAIRS, _EXTENSION = 2, 9
# Marks over other letters, letters that join, signs that are not drawn: where their lines break is not foretold.
_UNTOLD = {"Mn", "Mc", "Me", "Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


class FontLetters:
    """The letters of one font file, kerned or as they stand by themselves; lengths in em."""

    def __init__(self, file: str, *, kerned: bool = True) -> None:
        self._font = TTFont(file, lazy=True)
        self._em: int = self._font["head"].unitsPerEm
        self._glyphs: Mapping[int, str] = self._font.getBestCmap()
        self._steps: Mapping[str, tuple[int, int]] = self._font["hmtx"].metrics
        self._is_kerned = kerned
        self._pairs: dict[tuple[str, str], int] = {}
        self.width = lru_cache(MOST_WORDS)(self._width)

    def tells(self, letters: Iterable[str]) -> bool:
        """Whether each letter is drawn from this font, by itself and in its order."""
        return all(
            ord(letter) in self._glyphs
            and unicodedata.category(letter) not in _UNTOLD
            and unicodedata.bidirectional(letter) not in ("R", "AL")
            for letter in letters
        )

    def _width(self, word: str) -> float:
        """The length of a word all of whose letters the font tells."""
        glyphs = [self._glyphs[ord(letter)] for letter in word]
        steps = sum(self._steps[glyph][0] for glyph in glyphs)
        if self._is_kerned:
            steps += sum(self._kerned(*pair) for pair in pairwise(glyphs))
        return steps / self._em

    def _kerned(self, left: str, right: str) -> int:
        if (left, right) not in self._pairs:
            steps = (_step(pairs, left, right) for pairs in self._kerning)
            self._pairs[left, right] = next((step for step in steps if step is not None), 0)
        return self._pairs[left, right]

    @cached_property
    def _kerning(self) -> tuple[Any, ...]:
        if "GPOS" not in self._font:
            return ()
        told = self._font["GPOS"].table
        features = [record.Feature for record in told.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
        wanted = sorted({at for feature in features for at in feature.LookupListIndex})
        return tuple(pairs for at in wanted for pairs in _pair_tables(told.LookupList.Lookup[at]))


def _pair_tables(lookup: Any) -> Iterator[Any]:
    for table in lookup.SubTable:
        inner = table.ExtSubTable if table.LookupType == _EXTENSION else table
        if inner.LookupType == _PAIRS:
            yield inner


def _step(pairs: Any, left: str, right: str) -> int | None:
    """What the pair takes from or adds to the space between; none where this table does not speak of it."""
    if left not in pairs.Coverage.glyphs:
        return None
    if pairs.Format == 1:
        of_left = pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord
        record = next((one for one in of_left if one.SecondGlyph == right), None)
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)]
        record = row.Class2Record[pairs.ClassDef2.classDefs.get(right, 0)]
    if record is None:
        return None
    return getattr(record.Value1, "XAdvance", 0) or 0


@cache
def letters_of(families: tuple[str, ...], *, bold: bool, kerned: bool = True) -> FontLetters | None:
    """The font that the renderer draws these families from; none where fontconfig does not answer or has neither."""
    file = _file_of(families, bold=bold)
    return FontLetters(file, kerned=kerned) if file else None


@cache
def _file_of(families: tuple[str, ...], *, bold: bool) -> str | None:
    fc_match = shutil.which("fc-match")
    if fc_match is None:
        return None
    for family in families:
        asked = f"{family}:weight={'bold' if bold else 'regular'}:slant=roman"
        command = [fc_match, "-f", "%{family}\t%{file}", asked]
        told = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
        names, _, file = told.stdout.partition("\t")
        if family in names.split(","):
            return file
    return None

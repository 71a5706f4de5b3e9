"""A layout that papers were issued with prints the same HTML for ever: `golden.json` holds a fingerprint of each.

`PAPERS_GOLDEN=write` adds what is missing there (a new layout, a new sample); it never changes what stands there.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents.content import Directions, Paper, WorkingPaper
from documents.decree import KINDS
from documents.layout import LAYOUTS
from documents.pdf import render_html
from tests.papers import samples
from tests.papers.test_every_kind import WORKING, sample_of

GOLDEN = Path(__file__).with_name("golden.json")
DIRECTIONS = Directions("KHẨN", "LƯU HÀNH NỘI BỘ", "PL", 12, ("Số 02, đường Vũ Quang",))
SAMPLES: dict[str, Callable[[], Paper | WorkingPaper]] = {
    **{kind: lambda kind=kind: sample_of(kind) for kind in KINDS},
    **WORKING,
    "báo cáo dài": samples.report,
    "dự thảo": lambda: samples.report(draft=True),
    "mã tra cứu": lambda: replace(samples.letter(), verification=samples.MARK),
    "chỉ dẫn": lambda: replace(samples.letter(), directions=DIRECTIONS),
}
CHANGED = (
    "“{sample}” prints other HTML with layout {layout} than it did. Papers issued with that layout must print the same "
    "bytes for years. Either restore the old HTML, or put the change into a measure of a new layout: docs/testing.md, "
    "“A new look of papers”."
)


def kept() -> dict[str, dict[str, str]]:
    fingerprints: dict[str, dict[str, str]] = json.loads(GOLDEN.read_text())
    return fingerprints


def fingerprint(layout: str, sample: str) -> str:
    html = render_html(replace(SAMPLES[sample](), layout=layout))
    return hashlib.sha256(html.encode()).hexdigest()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_issued_layout_never_changes(layout: str) -> None:
    before = kept()
    printed = {sample: fingerprint(layout, sample) for sample in SAMPLES}
    if os.environ.get("PAPERS_GOLDEN") == "write":
        before[layout] = printed | before.get(layout, {})
        GOLDEN.write_text(json.dumps(before, ensure_ascii=False, indent=1) + "\n")
    for sample in SAMPLES:
        assert before[layout].get(sample) == printed[sample], CHANGED.format(sample=sample, layout=layout)


def test_no_layout_is_forgotten() -> None:
    assert set(kept()) <= set(LAYOUTS), "A layout that papers were issued with may not be taken away."
    assert {layout: set(fingerprints) for layout, fingerprints in kept().items()} == {
        layout: set(SAMPLES) for layout in kept()
    }

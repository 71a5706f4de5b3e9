"""The same content, kept as JSON, gives the same bytes: in this process, in another, after the present layout moved on."""

import hashlib
import json
from dataclasses import replace

import pytest

from documents import layout
from documents.content import Paper, WorkingPaper, from_dict, to_dict, working_paper_from_dict
from documents.pdf import render_html, render_pdf
from tests.papers import samples
from tests.papers.elsewhere import ROOT, printed_elsewhere


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "paper", [samples.decision(), replace(samples.minutes(), verification=samples.MARK), samples.letter()]
)
def test_a_snapshot_is_printed_byte_for_byte_again(paper: Paper) -> None:
    kept = json.loads(json.dumps(to_dict(paper)))
    assert fingerprint(render_pdf(from_dict(kept))) == fingerprint(render_pdf(paper))


@pytest.mark.parametrize("paper", [samples.receipt(), samples.achievement_report()])
def test_a_working_paper_is_printed_byte_for_byte_again(paper: WorkingPaper) -> None:
    kept = json.loads(json.dumps(to_dict(paper)))
    assert fingerprint(render_pdf(working_paper_from_dict(kept))) == fingerprint(render_pdf(paper))


def test_another_process_prints_the_same_bytes() -> None:
    paper = replace(samples.decision(), verification=samples.MARK)
    assert printed_elsewhere([to_dict(paper)]) == [fingerprint(render_pdf(paper))]


def test_a_paper_keeps_its_layout_when_the_present_one_moves_on(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = samples.decision()
    before = fingerprint(render_pdf(paper))
    amended = replace(layout.DECREE_30, name="nd30-2020/2", text_size=13)
    monkeypatch.setitem(layout.LAYOUTS, amended.name, amended)
    monkeypatch.setattr(layout, "DECREE_30", amended)

    assert fingerprint(render_pdf(from_dict(to_dict(paper)))) == before
    assert samples.decision().layout == amended.name
    assert fingerprint(render_pdf(samples.decision())) != before


def test_no_page_holds_the_moment_of_its_making() -> None:
    content = render_pdf(samples.letter_report())
    assert b"CreationDate" not in content
    assert b"ModDate" not in content


def test_each_layout_is_known_by_its_own_name() -> None:
    assert {name: one.name for name, one in layout.LAYOUTS.items()} == {name: name for name in layout.LAYOUTS}
    assert [layout.breaches(one) for one in layout.LAYOUTS.values()] == [()] * len(layout.LAYOUTS)


def test_the_page_names_nothing_of_this_machine() -> None:
    assert str(ROOT) not in render_html(samples.decision())

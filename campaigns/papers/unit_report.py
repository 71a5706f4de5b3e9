"""Báo cáo of a unit (Mẫu 1.4): what it handed in, frozen, as an official paper to the office."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from accounts.models import Unit
from campaigns.models import SubmissionRevision
from campaigns.models.submissions import RevisionKind
from campaigns.outline import SECTIONS, Section
from campaigns.papers.receipt import spoken_phase
from campaigns.papers.wording import REPORT_CLOSING, REPORT_OFFICIAL, REPORT_OPENING, REPORT_SUMMARY
from campaigns.queries.citation import cited_plan
from campaigns.queries.reading import NOTHING, Fact, ReadItem, reading
from core.wording import local_day
from documents.content import (
    Block,
    DashList,
    Heading,
    Paper,
    Paragraph,
    Signature,
    printable,
    typed_blocks,
    unjudged,
)
from documents.decree import REPORT, figure_date, point_label
from documents.letterhead import body_of, head_of, symbol_of
from documents.queries.signatories import post_of
from documents.queries.texts import words_at

_SHORT_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
# The outline speaks of the whole department; a unit has a word of its own for these.
_OWN_TITLES = {"awards": "Điển hình tiên tiến, mô hình mới", "direction": "Công tác chỉ đạo, tuyên truyền"}


def unit_report(revision: SubmissionRevision, *, office: Unit, authority: str) -> Paper:
    """The revision as a paper in the words of its moment; `authority` are those by which somebody other than the head
    handed it in. What was handed in is never refused: nobody can mend it any more. One statement, one more for the unit of
    somebody else."""
    unit = revision.submission.unit
    day = local_day(revision.submitted_at)
    words = words_at(revision.submission.phase.campaign.owner, revision.submitted_at)
    said = report_values(revision, office)
    opening, closing = (Paragraph(words.say(kind.code, **said)) for kind in (REPORT_OPENING, REPORT_CLOSING))
    told = (*_official(revision, words.say(REPORT_OFFICIAL.code, **said)), *_sections(revision.content))
    paper = Paper(
        kind=REPORT,
        body=body_of(unit),
        summary=words.say(REPORT_SUMMARY.code, **said),
        issued_on=day,
        year=day.year,
        addressees=(said["noi_nhan"],),
        blocks=(opening, closing),
        signature=_signature(revision, authority),
        archive="VT" if unit.letterhead else symbol_of(unit),
    )
    return unjudged(paper, blocks=(*paper.blocks[:1], *printable(told), *paper.blocks[1:]))


def _official(revision: SubmissionRevision, sentence: str) -> Iterator[Block]:
    """What the figures replace, and where they come from; nothing in a report as it was first handed in."""
    if revision.kind == RevisionKind.OFFICIAL:
        yield Paragraph(sentence)
        if revision.note:
            yield from _named_texts("Nguồn của số liệu", " ".join(revision.note.split()))


def report_values(revision: SubmissionRevision, office: Unit) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    unit, phase = revision.submission.unit, revision.submission.phase
    return {
        "ke_hoach": cited_plan(phase.campaign),
        "don_vi": unit.name,
        "phong_trao": spoken_phase(phase),
        "thoi_gian": _span(revision.content),
        "noi_nhan": head_of(phase.campaign.owner) if unit.pk == office.pk else office.name,
    }


def _span(content: dict[str, Any]) -> str:
    first, last = (date.fromisoformat(content["phase"][name]) for name in ("starts_on", "ends_on"))
    return f"(từ ngày {figure_date(first)} đến ngày {figure_date(last)})"


def _signature(revision: SubmissionRevision, authority: str) -> Signature:
    """The head; a deputy of the unit in his place (KT.); whoever else handed it in by a written delegation (TUQ.), the
    head of another unit too."""
    unit, user = revision.submission.unit, revision.submitted_by
    person = user.person
    if not authority or person is None or not person.position:
        return Signature(post=unit.head_title, name=user.display_name)
    if person.unit_id == unit.pk and person.position == unit.head_title:
        return Signature(post=unit.head_title, name=user.display_name)
    if person.unit_id == unit.pk and person.position.startswith("Phó"):
        # No thường trực, no phụ trách beside the post (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7b).
        plain = f"Phó {unit.head_title}"
        post = plain if person.position.casefold().startswith(plain.casefold()) else person.position
        return Signature(post=post, name=user.display_name, authority="KT", for_post=unit.head_title)
    return Signature(
        post=post_of(person),
        name=user.display_name,
        authority="TUQ",
        for_post=unit.head_title,
        delegated_by=authority,
    )


def _sections(content: dict[str, Any]) -> Iterator[Block]:
    """The outline's sections that the unit wrote something in; a heading above them only when one of them did."""
    read = {item.id: item for group in reading(content) for item in group.items}
    above: Section | None = None
    for section in SECTIONS:
        items = [item for item in content["items"] if item["section"] == section.code]
        if section.level == 1:
            above = section
        if not items:
            continue
        if above is not None:
            yield Heading(_title(above))
            above = None
        if section.level > 1:
            yield Heading(_title(section), level=section.level)
        yield from _told([(item, read[item["id"]]) for item in items])


def _title(section: Section) -> str:
    return _OWN_TITLES.get(section.code, section.title)


def _told(items: Sequence[tuple[dict[str, Any], ReadItem]]) -> Iterator[Block]:
    """General entries as text; tasks each under its own letter, under their groups where there are several."""
    tasks = [item["id"] for item, _ in items if item["task"]]
    groups = {item["task"]["group"] for item, _ in items if item["task"]}
    shown_group = ""
    for item, read in items:
        if not item["task"]:
            yield from _texts(read.texts)
            continue
        if len(groups) > 1 and item["task"]["group"] != shown_group:
            shown_group = item["task"]["group"]
            yield Paragraph(f"**{_bare(shown_group)}**", keep_with_next=True)
        at = tasks.index(item["id"])
        label = point_label(at + 1, len(tasks))
        yield Heading(f"{_bare(read.label)} ({read.role.lower()})", level=3, label=label)
        if read.facts:
            yield Paragraph(_figures(read.facts), typed=True)
        yield from _texts(read.texts)
        if read.evidence:
            named = "; ".join(_named(evidence) for evidence in read.evidence)
            yield Paragraph(f"Minh chứng: {named}.", typed=True)


def _figures(facts: Iterable[Fact]) -> str:
    """The short lines of an item as one sentence: `Mức độ thực hiện: hoàn thành; sản phẩm: 45/TTr-SCT ngày 12/5/2021.`"""
    said = []
    for fact in facts:
        words = fact.text.lower() if fact.label == "Mức độ thực hiện" else _SHORT_DATE.sub(_with_zeros, fact.text)
        said.append(f"{fact.label.lower()}: {words.rstrip('.')}")
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _with_zeros(found: re.Match[str]) -> str:
    day, month, year = (int(part) for part in found.groups())
    try:
        return figure_date(date(year, month, day))
    except ValueError:
        return found.group()


def _texts(texts: Iterable[Fact]) -> Iterator[Block]:
    """The unit's words line by line; what is no result is named."""
    for fact in texts:
        yield from _named_texts("" if fact.label == "Kết quả" else fact.label, fact.text)


def _named_texts(name: str, text: str) -> Iterator[Block]:
    first, *others = map(_ended, [*typed_blocks(text)] or typed_blocks(NOTHING))
    if not name:
        yield first
    elif isinstance(first, Paragraph):
        yield replace(first, text=f"{name}: {first.text}")
    else:
        yield from (Paragraph(f"{name}:", keep_with_next=True), first)
    yield from others


def _ended(block: Block) -> Block:
    """The paragraph, or each item of the list, with a sign at its end."""
    match block:
        case Paragraph(text=text):
            return replace(block, text=_with_stop(text))
        case DashList(items=items):
            return replace(block, items=tuple(map(_with_stop, items)))
    return block


def _with_stop(text: str) -> str:
    return text if text[-1:] in ".;:!?…" else f"{text}."


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".;:, ")


def _named(evidence: dict[str, Any]) -> str:
    number = evidence["document_number"]
    on = f" ngày {figure_date(date.fromisoformat(evidence['document_on']))}" if evidence["document_on"] else ""
    title = _bare(evidence["title"])
    return f"{title} (số {number}{on})" if number and number not in title else title

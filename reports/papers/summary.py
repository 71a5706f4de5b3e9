"""The summary report as an official paper (báo cáo, mẫu 1.4 of Nghị định 30/2020/NĐ-CP), under the field's outline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.text import capfirst

from accounts.models import Unit
from campaigns.models import Inspection
from campaigns.models.submissions import ItemStatus
from campaigns.outline import SECTIONS, Section
from campaigns.queries.submissions import AcceptedItem
from core.wording import number
from documents.content import (
    Annex,
    Block,
    Column,
    DashList,
    Heading,
    Paper,
    Row,
    Signature,
    Table,
    printable,
    says_nothing,
    typed_blocks,
    typed_heading,
)
from documents.content import Paragraph as PaperParagraph
from documents.decree import figure_date, roman, superior_name
from documents.letterhead import archive_of, body_of, head_of
from documents.queries.texts import Words, names_of, words_of
from reports import wording
from reports.drafting import Paragraph, sources_of
from reports.queries.facts import ReportFacts
from reports.queries.figures import AwardFigures, task_figures
from reports.queries.targets import TargetBoard

STATUS_WORDS = dict(ItemStatus.choices)
NOTHING_TOLD = "Đến ngày chốt số liệu chưa có kết quả nào của {branches} được tổng hợp vào nội dung này."
# The annexes by their titles.
RETURNS = "Tình hình báo cáo kết quả của {branches}"
TASKS = "Kết quả thực hiện từng nhiệm vụ thi đua"
REWARDED = "Danh sách tập thể, cá nhân được duyệt khen thưởng"


def report_paper(facts: ReportFacts, signature: Signature) -> Paper:
    """The report's content; a draft without number, to be given to `documents`."""
    owner = facts.occasion.campaign.owner
    words = words_of(owner)
    return Paper(
        kind="BC",
        body=body_of(owner),
        summary=_summary(facts.title),
        year=facts.occasion.cut_off_on.year,
        addressees=addressees_of(owner),
        blocks=tuple(_blocks(facts, words)),
        annexes=tuple(_annexes(facts)),
        signature=signature,
        recipients=words.say_items(wording.RECIPIENTS.code, **closing_values(owner, facts.title), **_union(facts)),
        archive=archive_of(owner),
        draft=True,
    )


def _summary(title: str) -> str:
    """The number of a phase stays on the line of its word; what follows a comma begins a line of its own."""
    return re.sub(r"(đợt) (\d)", "\\1\u00a0\\2", title).replace(", ", ",\n", 1)


def addressees_of(owner: Unit) -> tuple[str, ...]:
    """Kính gửi: the head of the body and its superior, as the plan says (báo cáo Giám đốc Sở, UBND tỉnh)."""
    return (head_of(owner), superior_name(owner.superior)) if owner.superior else (head_of(owner),)


def union_of(recipients: Iterable[Any]) -> str:
    """The trade union as the plan's Nơi nhận names it."""
    return ", ".join(str(name).rstrip(";.") for name in recipients if "Công đoàn" in str(name))


def _union(facts: ReportFacts) -> dict[str, str]:
    return {"cong_doan": union_of(facts.occasion.campaign.recipients)}


def _blocks(facts: ReportFacts, words: Words) -> Iterator[Block]:
    owner = facts.occasion.campaign.owner
    for section in SECTIONS:
        if section.level:
            yield Heading(section.title, level=section.level)
        said = [
            *_computed_before(section.code, facts, words),
            *_laid_out(facts.sections.get(section.code, ())),
            *_computed_after(section.code, facts),
        ]
        # A heading with nothing under it would look forgotten.
        nothing = NOTHING_TOLD.format(branches=owner.branches)
        yield from said or ([PaperParagraph(nothing)] if _stands_alone(section) else ())
    yield PaperParagraph(words.say(wording.CLOSING.code, **closing_values(owner, facts.title)))


def _stands_alone(section: Section) -> bool:
    """Whether the section has a heading and no sections under it."""
    below = SECTIONS[SECTIONS.index(section) + 1 :][:1]
    return section.level > 0 and all(next_one.level <= section.level for next_one in below)


def _laid_out(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """Headings number themselves a), b), c)."""
    for kind, group in groupby(paragraphs, lambda each: each.kind):
        if kind == "heading":
            names = (typed_heading(each.text) for each in group if not says_nothing(each.text))
            yield from (Heading(name, level=3, typed=True) for name in names)
        else:
            yield from typed_blocks(*(each.text for each in group))


def _computed_before(code: str, facts: ReportFacts, words: Words) -> Iterator[Block]:
    if code == "direction":
        yield PaperParagraph(returns_sentence(facts, words))
        if facts.inspections:
            yield PaperParagraph(inspections_sentence(facts, words))
    elif code in ("professional", "reform"):
        section = next(each for each in SECTIONS if each.code == code)
        sentence = task_figures(sources_of(section, facts.sources.told)).sentence
        if sentence:
            yield PaperParagraph(f"{sentence} Chi tiết tại {_annex_named(facts, TASKS)} kèm theo.")
    elif code == "awards":
        yield PaperParagraph(awards_sentence(facts, words))
        if facts.awards.rows:
            yield awards_table(facts.awards)
    elif code == "targets" and not (facts.sections.get(code) or facts.targets.targets or facts.targets.beside):
        yield PaperParagraph(words.say(wording.NO_TARGETS.code, ten_don_vi=_body(facts)))


def _computed_after(code: str, facts: ReportFacts) -> Iterator[Block]:
    if code != "targets":
        return
    if facts.targets.targets:
        yield printable(targets_table(facts.targets))
    if facts.targets.beside:
        yield DashList(tuple(f"{beside.name}: {beside.words}." for beside in facts.targets.beside))


def returns_sentence(facts: ReportFacts, words: Words | None = None) -> str:
    """How many units had to report, reported, and in time."""
    words = words or words_of(facts.occasion.campaign.owner)
    said = returns_values(facts)
    return words.say((wording.RETURNS if facts.has_returns else wording.NO_RETURNS).code, **said)


def returns_values(facts: ReportFacts) -> dict[str, str]:
    """What fills the places of the sentence on the reports of the units: 1 statement."""
    counts = facts.counts
    missing = counts.expected - counts.submitted - counts.not_handed_in
    text = f"{counts.on_time:02d} báo cáo đúng hạn"
    if counts.on_named_day:
        text += f" ({counts.on_named_day:02d} báo cáo nộp trong ngày ghi hạn)"
    if counts.late:
        text += f", {counts.late:02d} báo cáo nộp muộn"
    if missing > 0:
        text += f", {missing:02d} báo cáo chưa nộp"
    if counts.not_handed_in:
        text += f", {counts.not_handed_in:02d} báo cáo không nộp"
    if counts.waived:
        text += f"; {counts.waived:02d} đơn vị được miễn nộp"
    return {
        **names_of(facts.occasion.campaign.owner),
        "so_da_nop": f"{counts.submitted:02d}",
        "so_phai_nop": f"{counts.expected:02d}",
        "chi_tiet": text,
        "phu_luc": _annex_named(facts, RETURNS) if facts.has_returns else "",
    }


def inspections_sentence(facts: ReportFacts, words: Words | None = None) -> str:
    """Which units were inspected, how often, and how many answered what was asked of them; empty without inspections."""
    if not facts.inspections:
        return ""
    words = words or words_of(facts.occasion.campaign.owner)
    return words.say(wording.INSPECTED.code, **inspections_values(facts))


def inspections_values(facts: ReportFacts) -> dict[str, str]:
    """What fills the places of the sentence on the inspections; nothing without inspections."""
    rows = facts.inspections
    if not rows:
        return {}
    ways = Counter(str(row.get_kind_display()) for row in rows)
    asked = [row for row in rows if row.request]
    told = f"; đã yêu cầu trả lời trong {len(asked):02d} cuộc, {_answers(asked)}" if asked else ""
    return {
        "ten_don_vi": _body(facts),
        "so_cuoc": f"{len(rows):02d}",
        "so_don_vi": f"{len({row.unit_id for row in rows}):02d}",
        "loai_don_vi": facts.occasion.campaign.owner.branches.removeprefix("các "),
        "hinh_thuc": ", ".join(f"{way[:1].lower()}{way[1:]} {count:02d} cuộc" for way, count in ways.items()),
        "cac_don_vi": "; ".join(f"{row.unit.name}, ngày {figure_date(row.held_on)}" for row in rows),
        "yeu_cau": told,
    }


def _answers(asked: Sequence[Inspection]) -> str:
    """How many answered, and how many ended without an answer; the others are not counted out."""
    answered = sum(row.answered_at is not None for row in asked)
    ended = sum(row.state == "waived" and row.answered_at is None for row in asked)
    told = [f"{answered:02d} cuộc đã có trả lời"] if answered else []
    if not answered and ended < len(asked):
        told = [f"{len(asked) - ended:02d} cuộc chưa có trả lời" if ended else "chưa có trả lời"]
    if ended:
        told.append(f"{ended:02d} cuộc kết thúc không có trả lời")
    return ", ".join(told)


def awards_sentence(facts: ReportFacts, words: Words | None = None) -> str:
    """Counts by subject, and the share of people working directly."""
    words = words or words_of(facts.occasion.campaign.owner)
    said = awards_values(facts)
    told = [words.say((wording.AWARDED if facts.awards.rows else wording.NOT_AWARDED).code, **said)]
    if facts.awards.upward:
        told.append(words.say(wording.UPWARD.code, **said))
    return " ".join(told)


def awards_values(facts: ReportFacts) -> dict[str, str]:
    """What fills the places of the sentences on the awards."""
    awards, occasion = facts.awards, facts.occasion
    return {
        "ten_don_vi": _body(facts),
        "nguoi_duyet": _decider(occasion.campaign.owner),
        "thoi_gian": f"trong {occasion.span}" if occasion.phase or occasion.is_whole_year else occasion.span,
        "so_tap_the": f"{awards.collectives:02d}",
        "so_ca_nhan": f"{awards.people:02d}",
        "co_cau": _direct_workers(awards),
        "phu_luc": _annex_named(facts, REWARDED) if awards.rewarded else "",
        "dang_xet": f"; {awards.waiting:02d} đề nghị đang được xem xét" if awards.waiting else "",
        "so_truong_hop": f"{awards.upward:02d}",
    }


def _decider(owner: Unit) -> str:
    """`Giám đốc Sở`: within its own report a department needs no more."""
    return f"{owner.head_title} Sở" if owner.name.startswith("Sở ") else head_of(owner)


def _direct_workers(awards: AwardFigures) -> str:
    if awards.people and not awards.leaders:
        subject = "các cá nhân đều" if awards.people > 1 else "cá nhân này"
        return f"; {subject} là người trực tiếp công tác, lao động"
    if awards.direct_share is None:
        return ""
    return (
        f"; trong số cá nhân có {awards.people - awards.leaders:02d} người trực tiếp công tác, lao động "
        f"({number(awards.direct_share)}%) và {awards.leaders:02d} lãnh đạo, quản lý"
    )


def _body(facts: ReportFacts) -> str:
    owner = facts.occasion.campaign.owner
    return owner.short_name or owner.name


def targets_table(board: TargetBoard) -> Table:
    """Chỉ tiêu – kế hoạch – thực hiện – đánh giá."""
    return Table(
        columns=(
            Column("STT", 11, "center"),
            Column("Chỉ tiêu", 58),
            Column("Kế hoạch", 30),
            Column("Thực hiện", 37),
            Column("Đánh giá", 24, "center"),
        ),
        rows=tuple(
            Row(
                (
                    str(at),
                    target.text.strip().rstrip("."),
                    _capital(target.planned) or "-",
                    _capital("; ".join(part for part in (target.reached, target.beside) if part)) or "-",
                    target.verdict.label,
                )
            )
            for at, target in enumerate(board.targets, start=1)
        ),
        typed=True,
    )


def awards_table(awards: AwardFigures) -> Table:
    """Kinds of award by subject, leaders and direct workers apart."""
    rows = [
        Row(
            (
                str(at),
                row.kind,
                str(row.collectives),
                str(row.people),
                str(row.people - row.leaders),
                str(row.leaders),
            )
        )
        for at, row in enumerate(awards.rows, start=1)
    ]
    total = Row(
        (
            "",
            "Cộng",
            str(awards.collectives),
            str(awards.people),
            str(awards.people - awards.leaders),
            str(awards.leaders),
        ),
        "total",
    )
    return Table(
        columns=(
            Column("STT", 11, "center"),
            Column("Hình thức khen thưởng", 61),
            Column("Tập thể", 20, "center"),
            Column("Cá nhân", 20, "center"),
            Column("Trực tiếp công tác", 24, "center"),
            Column("Lãnh đạo, quản lý", 24, "center"),
        ),
        rows=(*rows, total) if len(rows) > 1 else tuple(rows),
    )


def _annexes(facts: ReportFacts) -> Iterator[Annex]:
    tables = {
        RETURNS: _returns_table,
        TASKS: lambda told: printable(_tasks_table(told)),
        REWARDED: lambda told: _rewarded_table(told.awards),
    }
    for title in _annex_titles(facts):
        named = title.format(branches=facts.occasion.campaign.owner.branches)
        yield Annex(named, (tables[title](facts),), landscape=title == TASKS)


def _annex_titles(facts: ReportFacts) -> list[str]:
    """The annexes that have something to list, in their order."""
    there = ((RETURNS, facts.has_returns), (TASKS, facts.tells_tasks), (REWARDED, facts.awards.rewarded))
    return [title for title, rows in there if rows]


def _annex_named(facts: ReportFacts, title: str) -> str:
    """`Phụ lục II`: the annex as the text points to it; without a number when it is the only one."""
    titles = _annex_titles(facts)
    return f"Phụ lục {roman(titles.index(title) + 1)}" if len(titles) > 1 else "Phụ lục"


def _returns_table(facts: ReportFacts) -> Table:
    return Table(
        columns=(
            Column("STT", 11, "center"),
            Column("Đơn vị", 58),
            Column("Ngày nộp", 25, "center"),
            Column("Đánh giá thời hạn", 30),
            Column("Nhiệm vụ chủ trì", 21, "center"),
            Column("Hoàn thành", 15, "center"),
        ),
        rows=tuple(
            Row(
                (
                    str(at),
                    row.unit,
                    _day(row.submitted_on),
                    _capital(row.state or row.timeliness),
                    _figure(row.led),
                    _figure(row.done),
                )
            )
            for at, row in enumerate(facts.returns, start=1)
        ),
    )


def _figure(counted: int | None) -> str:
    """A unit whose report is not told leads tasks too, but nobody knows how far they are."""
    return "-" if counted is None else str(counted)


def _tasks_table(facts: ReportFacts) -> Table:
    """Each task of the lead units, in the order of the sections."""
    rows: list[Row] = []
    at = 0
    for section in SECTIONS:
        if not section.gathers.startswith("tasks:"):
            continue
        led = [source for source in sources_of(section, facts.sources.told) if source.task_id and source.counts]
        if not led:
            continue
        rows.append(Row((section.title,), "group"))
        for source in led:
            at += 1
            rows.append(
                Row(
                    (
                        str(at),
                        source.label.strip().rstrip(".;"),
                        source.unit.name,
                        STATUS_WORDS.get(source.status, ""),
                        result_words(source),
                        estimate_words(source),
                    )
                )
            )
    return Table(
        columns=(
            Column("STT", 12, "center"),
            Column("Nhiệm vụ", 82),
            Column("Đơn vị chủ trì", 48),
            Column("Mức độ thực hiện", 31),
            Column("Số liệu, sản phẩm", 42),
            Column("Ước thực hiện đến hết kỳ", 32),
        ),
        rows=tuple(rows),
        typed=True,
    )


def result_words(source: AcceptedItem) -> str:
    """The figure with its unit, or the product with its number and date."""
    parts = []
    if source.value is not None:
        parts.append(number(source.value) + _measured_in(source))
    if source.product_number:
        on = f" ngày {_day(source.product_on)}" if source.product_on else ""
        parts.append(f"{source.product_number}{on}")
    return "; ".join(parts)


def estimate_words(source: AcceptedItem) -> str:
    if source.estimate_value is not None:
        return number(source.estimate_value) + (
            "%" if source.measure == "percent" else f" {source.figure_unit}".rstrip()
        )
    return source.estimate.strip().rstrip(".")


def _measured_in(source: AcceptedItem) -> str:
    return "%" if source.measure == "percent" else f" {source.figure_unit}".rstrip()


def _rewarded_table(awards: AwardFigures) -> Table:
    rows: list[Row] = []
    at = 0
    for title, is_collective in (("I. TẬP THỂ", True), ("II. CÁ NHÂN", False)):
        listed = [each for each in awards.rewarded if each.is_collective == is_collective]
        if not listed:
            continue
        rows.append(Row((title,), "group"))
        for each in listed:
            at += 1
            rows.append(Row((str(at), each.name, each.position or "-", each.kind)))
    return Table(
        columns=(
            Column("STT", 12, "center"),
            Column("Tên tập thể, cá nhân", 48),
            Column("Chức vụ, đơn vị", 64),
            Column("Hình thức khen thưởng", 36),
        ),
        rows=tuple(rows),
    )


def closing_values(owner: Unit, title: str) -> dict[str, str]:
    """What fills the places of the last sentence."""
    return {
        "ten_bao_cao": title[:1].lower() + title[1:],
        "ten_don_vi": owner.short_name or owner.name,
        "noi_nhan": _honoured(owner),
        "cac_don_vi_dau_cau": capfirst(owner.branches),
        "co_quan_thi_dua": "Bộ Nội vụ" if owner.is_province else "Sở Nội vụ",
    }


def _honoured(owner: Unit) -> str:
    return f"{superior_name(owner.superior)} theo quy định" if owner.superior else "theo quy định"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(day: date | None) -> str:
    return figure_date(day) if day else "-"

"""What does not add up: facts made by hand, sentences out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from accounts.models import Unit
from campaigns.models import Campaign, Phase
from campaigns.outline import section
from campaigns.queries.board import Counts
from campaigns.queries.submissions import AcceptedItem
from reports.checks import place_name
from reports.drafting import Occasion, Paragraph, paragraph_of
from reports.queries.doubts import Check
from reports.queries.facts import ReportFacts
from reports.queries.figures import AwardFigures
from reports.queries.sources import SplitTask
from reports.queries.targets import ON_THE_WAY, TargetBoard, TargetState
from tests.reports.item_by_item import checks_item_by_item

INDUSTRY = Unit(pk=1, name="Phòng Quản lý Công nghiệp", short_name="QL Công nghiệp")
TASK = AcceptedItem(
    unit=INDUSTRY,
    phase_id=2,
    phase_ordinal=2,
    submission_id=7,
    revision_id=70,
    revision_number=2,
    submitted_at=datetime(2021, 11, 20, tzinfo=UTC),
    item_id=11,
    ordinal=3,
    section="professional",
    entry="",
    label="Phát triển cụm công nghiệp",
    task_id=5,
    group="Chuyên môn",
    source="programme",
    source_number="5",
    role="lead",
    measure="figure",
    figure_unit="cụm",
    target_value=Decimal(23),
    status="in_progress",
    value=Decimal(20),
    product_number="",
    product_on=None,
    text="Đã lấp đầy 20 cụm; 06 cụm có nhà máy xử lý nước thải.",
    difficulty="",
    done_until=None,
    estimate="",
    estimate_value=None,
    is_none=False,
    evidence=(),
)
AT_THE_ITEM = "/phong-trao/bao-cao/7/lan-nop/2/#muc-3"


def told(*items: AcceptedItem, **sections: list[Paragraph]) -> ReportFacts:
    campaign = Campaign(pk=1, year=2021, owner=INDUSTRY)
    sources: Any = SimpleNamespace(told=items, known=items)
    return ReportFacts(
        title="Tổng kết",
        occasion=Occasion(campaign, Phase(pk=2, ordinal=2, campaign=campaign), date(2021, 11, 30)),
        sections=sections,
        sources=sources,
        counts=Counts(),
        returns=(),
        targets=TargetBoard((), ()),
        awards=AwardFigures((), (), 0, 0),
    )


def sentences(facts: ReportFacts, *before: AcceptedItem, split: tuple[SplitTask, ...] = ()) -> list[tuple[str, str]]:
    return [(check.kind, check.sentence) for check in checks_item_by_item(facts, before, split)]


def test_words_taken_in_as_they_are_raise_no_question() -> None:
    assert checks_item_by_item(told(TASK, professional=[paragraph_of(TASK)])) == []


def test_a_question_opens_the_item_of_the_version() -> None:
    done = replace(TASK, status="done")

    assert checks_item_by_item(told(done)) == [
        Check(
            "percent",
            "professional",
            "“Phát triển cụm công nghiệp” (QL Công nghiệp, mục 3): ghi đã hoàn thành nhưng mới được 20 cụm "
            "(87% mức phải đạt), phải đạt 23 cụm.",
            AT_THE_ITEM,
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"value": Decimal(23)},
            "đã được 23 cụm, phải đạt 23 cụm, nhưng vẫn ghi đang thực hiện",
        ),
        ({"estimate_value": Decimal(18)}, "số ước 18 cụm nhỏ hơn số đã thực hiện 20 cụm"),
        ({"estimate_value": Decimal(22)}, ""),
        ({"status": "done", "value": Decimal(23)}, ""),
        ({"value": None, "status": "done"}, ""),
        ({"role": "cooperating", "status": "done"}, ""),
    ],
)
def test_a_figure_against_its_target_status_and_estimate(changes: dict[str, Any], words: str) -> None:
    expected = [("percent", f"“Phát triển cụm công nghiệp” (QL Công nghiệp, mục 3): {words}.")] if words else []

    assert sentences(told(replace(TASK, **changes))) == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": Decimal(21)}, "thực hiện 20 cụm, nhỏ hơn đợt 1 (21 cụm)"),
        ({"value": Decimal(18), "estimate_value": Decimal(21)}, "đợt 1 ước 21 cụm, số nay là 20 cụm"),
        ({"status": "done"}, "đợt 1 ghi đã hoàn thành, nay ghi đang thực hiện"),
        ({}, ""),
        ({"task_id": 6, "value": Decimal(21)}, ""),
        ({"measure": "percent", "value": Decimal(90)}, ""),
    ],
)
def test_a_task_against_the_phase_before(changes: dict[str, Any], words: str) -> None:
    before = replace(TASK, phase_ordinal=1, item_id=1, **changes)
    expected = [("previous", f"“Phát triển cụm công nghiệp” (QL Công nghiệp, mục 3): {words}.")] if words else []

    assert sentences(told(TASK), before) == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"estimate_value": Decimal(22)}, "số chính thức 20 cụm, lần nộp 1 ước 22 cụm"),
        ({"estimate_value": Decimal(20)}, ""),
        ({"estimate_value": None}, ""),
        ({"estimate_value": Decimal(22), "item_id": 99}, ""),
        ({"estimate_value": Decimal(22), "revision_id": 70}, ""),
    ],
)
def test_official_figures_against_what_was_expected(changes: dict[str, Any], words: str) -> None:
    estimated = replace(TASK, **{"revision_id": 69, "revision_number": 1, **changes})
    expected = [("estimate", f"“Phát triển cụm công nghiệp” (QL Công nghiệp, mục 3): {words}.")] if words else []

    found = checks_item_by_item(told(TASK), estimated=(estimated,))

    assert [(check.kind, check.sentence) for check in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Phát triển cụm công nghiệp: đã lấp đầy 20 cụm.", []),
        ("Đã lấp đầy 20 cụm, đạt 87% kế hoạch.", []),
        ("Đã lấp đầy 20 cụm, đạt 86,9% kế hoạch.", []),
        (
            "Đã lấp đầy 20 cụm, đạt 95% kế hoạch.",
            [
                (
                    "percent",
                    "Mục II.1, đoạn 1: ghi đạt 95%, nguồn ghi 20 cụm (87% mức phải đạt) (QL Công nghiệp, mục 3).",
                )
            ],
        ),
        (
            "Đã lấp đầy 21 cụm.",
            [("source", "Mục II.1, đoạn 1: số 21 không có trong nguồn (QL Công nghiệp, mục 3).")],
        ),
    ],
)
def test_the_figures_of_a_paragraph_against_its_source(text: str, expected: list[tuple[str, str]]) -> None:
    assert sentences(told(TASK, professional=[Paragraph(text, items=(11,))])) == expected


@pytest.mark.parametrize(
    ("said", "is_told"), [("2,5 tỷ đồng", True), ("2.500 triệu đồng", True), ("2,6 tỷ đồng", False)]
)
def test_a_figure_is_that_of_its_source_in_another_measure(said: str, is_told: bool) -> None:
    source = replace(TASK, value=Decimal(2500), target_value=None, figure_unit="triệu đồng", text="Đã giải ngân.")
    found = sentences(told(source, professional=[Paragraph(f"Giải ngân {said}.", items=(11,))]))

    assert (found == []) == is_told


def test_the_sum_of_two_units_is_in_their_sources() -> None:
    other = replace(TASK, item_id=12, task_id=6, ordinal=4, value=Decimal(12), text="Đã lấp đầy 12 cụm.")
    both = [Paragraph("Hai nhiệm vụ lấp đầy 32 cụm.", items=(11, 12))]

    assert sentences(told(TASK, other, professional=both)) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Tổ chức 10 cuộc kiểm tra, gồm 6 cuộc theo kế hoạch và 3 cuộc đột xuất.", "6 + 3 = 9, khác 10"),
        ("Tổ chức 10 cuộc kiểm tra, gồm 6 cuộc theo kế hoạch và 4 cuộc đột xuất.", ""),
        ("Có 10 cuộc kiểm tra, trong đó 8 cuộc đạt, 3 cuộc chưa đạt.", "8 + 3 = 11, khác 10"),
        ("Thu hút 1.250 triệu đồng, gồm ngân sách 300 triệu đồng và doanh nghiệp 950 triệu đồng.", ""),
        (
            "Thu hút 1.250 triệu đồng, gồm ngân sách 1.000 triệu đồng và doanh nghiệp 350 triệu đồng.",
            "1.000 + 350 = 1.350, khác 1.250",
        ),
        ("Tổ chức 12 hội nghị với 500 lượt người dự, gồm 5 hội nghị cấp tỉnh và 7 hội nghị cấp sở.", ""),
        (
            "Tổ chức 12 hội nghị với 500 lượt người dự, gồm 5 hội nghị cấp tỉnh và 8 hội nghị cấp sở.",
            "5 + 8 = 13, khác 12",
        ),
        ("Tổ chức 12 hội nghị với 500 lượt người dự, gồm 5 cấp tỉnh và 9 cấp sở.", ""),
        ("Có 5 văn bản, gồm 3 quyết định và 3 kế hoạch.", "3 + 3 = 6, khác 5"),
        ("Có 10 cuộc kiểm tra, trong đó 6 cuộc ở huyện, 2 cuộc ở xã.", ""),
        (
            "Có 05 nhiệm vụ, trong đó đã hoàn thành 02 nhiệm vụ (hoàn thành trước hạn 01), đang thực hiện 02 nhiệm vụ.",
            "02 + 02 = 4, khác 05",
        ),
        ("Có 05 văn bản, trong đó 80% ban hành sớm, 20% đúng hạn.", ""),
        ("Giải ngân 2,5 tỷ đồng, gồm trung ương 1.500 triệu đồng và địa phương 1.000 triệu đồng.", ""),
        (
            "Giải ngân 2,6 tỷ đồng, gồm trung ương 1.500 triệu đồng và địa phương 1.000 triệu đồng.",
            "1.500 triệu + 1.000 triệu = 2,5 tỷ, khác 2,6 tỷ",
        ),
        ("Giải ngân 2,5 tỷ đồng, gồm trung ương 1.520 tr.đ và địa phương 1.000 trđ.", ""),
        (
            "Giải ngân 2,5 tỷ đồng, gồm trung ương 1.620 tr.đ và địa phương 1.000 trđ.",
            "1.620 triệu + 1.000 triệu = 2,6 tỷ, khác 2,5 tỷ",
        ),
        ("Giải ngân 2.500 triệu đồng, gồm trung ương 1.500 và địa phương 1.100.", "1.500 + 1.100 = 2.600, khác 2.500"),
        ("Giải ngân 2,5 tỷ đồng, gồm trung ương 1.500 và địa phương 1.000 triệu đồng.", ""),
        ("Giải ngân 2,5 tỷ đồng, gồm 3 dự án điện và 2 dự án nước.", ""),
        ("Đạt 12 tấn, gồm 6.000 kg thóc và 6.000 kg ngô.", ""),
        ("Có 2 dự án, gồm 5 tấn thép và 3 tấn gang.", ""),
    ],
)
def test_parts_are_no_more_and_no_less_than_their_sum(text: str, sentence: str) -> None:
    expected = [("sum", f"Mục IV.1, đoạn 1: {sentence}.")] if sentence else []

    assert sentences(told(strengths=[Paragraph(text)])) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Giải quyết 85/100 hồ sơ (95%) đúng hạn.", "85/100 là 85%, khác 95%"),
        ("Giải quyết 85/100 hồ sơ (đạt 85%) đúng hạn.", ""),
        ("Giải quyết 1.201/1.500 hồ sơ (đạt tỷ lệ 80,1%).", ""),
        ("Giải quyết 1.201/1.500 hồ sơ (đạt tỷ lệ 81%).", "1.201/1.500 là 80,1%, khác 81%"),
        ("Có 2/3 đơn vị (67%) đã nộp.", ""),
        ("Hoàn thành ngày 5/12 theo kế hoạch (95%).", ""),
        ("Có 0/0 hồ sơ (0%).", ""),
    ],
)
def test_a_share_is_that_of_the_two_figures_before_it(text: str, sentence: str) -> None:
    expected = [("percent", f"Mục IV.1, đoạn 1: {sentence}.")] if sentence else []

    assert sentences(told(strengths=[Paragraph(text)])) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chủ trì 01 nhiệm vụ, đều đang thực hiện.", ""),
        ("Chủ trì 02 nhiệm vụ, đều đang thực hiện.", "chủ trì 02, nay là 01; đang thực hiện 02, nay là 01"),
        ("Chủ trì 01 nhiệm vụ, đều đã hoàn thành.", "đã hoàn thành 01, nay là 00"),
    ],
)
def test_a_sentence_of_count_against_what_is_accepted_now(text: str, words: str) -> None:
    section = [Paragraph(INDUSTRY.name, kind="heading"), Paragraph(text)]
    sentence = f"Mục II.1, đoạn 2: QL Công nghiệp ghi {words} nhiệm vụ theo báo cáo được chấp nhận."

    assert sentences(told(TASK, professional=section)) == ([("sum", sentence)] if words else [])


def test_the_share_of_tasks_in_the_offices_own_words() -> None:
    own = [Paragraph("Toàn ngành hoàn thành 90% nhiệm vụ được giao.")]
    done = replace(TASK, item_id=12, task_id=6, status="done", value=None, target_value=None)

    assert sentences(told(TASK, done, strengths=own)) == [
        (
            "percent",
            "Mục IV.1, đoạn 1: ghi hoàn thành 90% nhiệm vụ, tính từ báo cáo được chấp nhận là 50% (1/2).",
        )
    ]


@pytest.mark.parametrize(("share", "is_asked"), [("95", True), ("69,6", False), ("100", False)])
def test_a_share_in_the_section_of_targets_against_their_table(share: str, is_asked: bool) -> None:
    target = TargetState(1, "Hoàn thành nhiệm vụ", "100%", "69,6% (16/23 nhiệm vụ)", ON_THE_WAY, percent=69.6)
    facts = replace(told(targets=[Paragraph(f"Đến nay đạt {share}%.")]), targets=TargetBoard((target,), ()))
    sentence = f"Mục II.5, đoạn 1: ghi đạt {share}%, bảng chỉ tiêu chỉ có các tỷ lệ 100%, 69,6%."

    assert sentences(facts) == ([("percent", sentence)] if is_asked else [])


@pytest.mark.parametrize(
    ("parts", "values", "words"),
    [
        (
            (10, 12),
            (None, None),
            (
                "Nhiệm vụ “Phát triển 23 cụm” chia thành 2 phần: mức phải đạt của các phần cộng lại là 22, của cả nhiệm vụ "
                "là 23 cụm."
            ),
        ),
        ((10, 13), (None, None), ""),
        ((None, None), (10, 13), ""),
        (
            (None, None),
            (10, 12),
            (
                "Nhiệm vụ “Phát triển 23 cụm”: các phần đều ghi đã hoàn thành nhưng cộng lại mới được 22, cả nhiệm vụ phải "
                "đạt 23 cụm."
            ),
        ),
    ],
)
def test_the_parts_of_a_divided_task_make_the_whole(
    parts: tuple[int | None, ...], values: tuple[int | None, ...], words: str
) -> None:
    items = [
        replace(TASK, item_id=pk, task_id=pk, status="done", target_value=None, value=Decimal(value), text="Xong.")
        for pk, value in enumerate(values, start=5)
        if value is not None
    ]
    targets = tuple((pk, None if part is None else Decimal(part)) for pk, part in enumerate(parts, start=5))
    whole = SplitTask("Phát triển 23 cụm", "professional", "cụm", Decimal(23), targets)

    assert sentences(told(*items), split=(whole,)) == ([("sum", words)] if words else [])


def test_questions_stand_in_the_order_of_the_outline() -> None:
    more = "Tổ chức 10 cuộc, gồm 6 cuộc lớn và 3 cuộc nhỏ."
    facts = told(replace(TASK, status="done"), strengths=[Paragraph(more)], opening=[Paragraph(more)])

    assert [check.section for check in checks_item_by_item(facts)] == ["opening", "professional", "strengths"]


@pytest.mark.parametrize(
    ("code", "name"),
    [("opening", "Phần mở đầu"), ("direction", "Mục I"), ("targets", "Mục II.5"), ("proposals", "Mục VI")],
)
def test_a_section_is_called_by_its_number(code: str, name: str) -> None:
    assert place_name(section(code)) == name

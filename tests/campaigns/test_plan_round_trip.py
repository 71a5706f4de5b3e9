"""A campaign drafted as an official plan and imported again is the same campaign."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings

from accounts.models import User
from campaigns.models import Campaign, PlanDocument, Task
from campaigns.plan_import import parse_plan, read_source
from campaigns.services import change_task, create_campaign, read_plan, split_task
from campaigns.services.papers import plan_of
from core import catalogue, clock
from core.models import Holiday
from documents.content import Paper, Table
from documents.content.paper import texts
from documents.docx import render_docx
from documents.pdf import render_pdf
from indicators.models import Indicator
from reports.demo import story_2021, story_today
from reports.demo.organisation import seed_organisation
from tests.campaigns.campaign_facts import campaign_facts
from tests.campaigns.campaign_made import CAMPAIGNS, body_of, made

# Acts of the demo look up again what the act before left.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

NOW = datetime(2026, 1, 5, 9)
MANY = 300 if os.environ.get("EVERYTHING") else 5
Render = Callable[[Paper], bytes]
USUAL_WARNINGS = {"missing_number", "due_on_rest_day", "unknown_abbreviation"}


def imported(campaign: Campaign, render: Render = render_docx) -> Campaign:
    """The campaign that its own paper gives."""
    return create_campaign(actor=None, plan=read_again(campaign, render))


def read_again(campaign: Campaign, render: Render = render_docx) -> PlanDocument:
    text = read_source(render(plan_of(campaign)))
    draft = parse_plan(text, Holiday.objects.calendar().is_working_day)
    return read_plan(actor=None, owner=campaign.owner, text=text, draft=draft)


@pytest.mark.parametrize("render", [render_docx, render_pdf], ids=["docx", "pdf"])
@pytest.mark.parametrize("story", [story_2021.Story, story_today.Story], ids=["2021", "today"])
def test_the_campaigns_of_the_demo_come_back_the_same(
    story: type[story_2021.Story | story_today.Story], render: Render
) -> None:
    with clock.at(datetime(2026, 6, 20, 9)):
        organisation = seed_organisation(clock.today())
        catalogue.load_all()
        told = story(organisation)
        told.begin()
        before = campaign_facts(told.campaign)
        plan = read_again(told.campaign, render)
        again = create_campaign(actor=None, plan=plan)

        assert campaign_facts(again) == before
        assert [warning["code"] for warning in plan.draft["warnings"] if warning["code"] not in USUAL_WARNINGS] == [
            # The day of issue is still a gap that a hand fills in.
            "unplaced_text"
        ]


@settings(max_examples=MANY)
@given(facts=CAMPAIGNS)
def test_any_campaign_comes_back_the_same(facts: dict) -> None:
    with clock.at(NOW), transaction.atomic():
        campaign = made(facts, *body_of(facts))
        before = campaign_facts(campaign)

        again = imported(campaign)

        assert campaign_facts(again) == before
        transaction.set_rollback(True)


def tasks_of(*texts: str) -> list[dict]:
    plain = {"measure": "text", "figure_unit": "", "target_value": None, "product": "", "receiver": "", "due_on": None}
    return [
        {**plain, "text": text, "source": "plan", "is_numbered": False, "lead": 0, "cooperating": {1, 2}}
        for text in texts
    ]


FIGURE_OF_A_DECISION = {**tasks_of("Rà soát")[0], "source": "decision", "measure": "figure", "figure_unit": "cụm"}


def campaign_with(groups: list[dict], **changed: Any) -> Campaign:
    facts = {
        "title": "Phong trào thi đua năm 2026",
        "theme": "",
        "purposes": [],
        "requirements": [],
        "recipients": ["UBND tỉnh (b/c)"],
        "based_on": [],
        "phases": [{"name": "", "goals": [], "occasions": [], "report": "before", "wrap_up": ""}],
        "targets": [],
        "movements": [],
        "groups": groups,
        "participants": {0, 1, 2},
        "is_of_province": False,
        **changed,
    }
    return made(facts, *body_of(facts))


@pytest.mark.parametrize(
    "groups",
    [
        [],
        [{"title": "Chuyên môn", "section": "professional", "tasks": tasks_of(*(f"Việc {n}" for n in range(200)))}],
        [
            {"title": "Chuyên môn", "section": "professional", "tasks": tasks_of("Họp giao ban", "Báo cáo")},
            {"title": "Hành chính", "section": "reform", "tasks": tasks_of("Họp giao ban", "Họp giao ban")},
        ],
        # Its row holds "Số lượng (cụm)" and "Nhiệm vụ chủ yếu", which are names of columns too.
        [{"title": "Chuyên môn", "section": "professional", "tasks": [FIGURE_OF_A_DECISION, *tasks_of("Họp")]}],
    ],
    ids=["no task", "two hundred tasks", "the same words in two groups", "a row like a head"],
)
def test_edges(groups: list[dict]) -> None:
    with clock.at(NOW):
        campaign = campaign_with(groups)

        assert campaign_facts(imported(campaign)) == campaign_facts(campaign)


def test_a_letter_that_counts_keeps_its_size() -> None:
    lettered = ["a) Nơi nhận: toàn ngành.", "b) Thi đua thường xuyên.", "đ) Thi đua theo đợt."]
    with clock.at(NOW):
        again = imported(campaign_with([], purposes=lettered, requirements=lettered))

    assert (again.purposes, again.requirements) == (lettered, lettered)


@pytest.mark.parametrize("render", [render_docx, render_pdf], ids=["docx", "pdf"])
def test_the_parts_of_a_divided_task_come_back_under_it(render: Render) -> None:
    divided = {**FIGURE_OF_A_DECISION, "is_numbered": True, "target_value": 23, "parts": ["Nửa đầu năm", "Nửa sau năm"]}
    # Nine tasks above make numbers of parts as long as "11.2.1", which stand on one line.
    above = tasks_of("Họp", *(f"Việc {number}" for number in range(2, 11)))
    unlisted = {**tasks_of("Tuyên truyền")[0], "parts": ["Ở cơ quan", "Ở cơ sở", "Trên báo"]}
    with clock.at(NOW):
        campaign = campaign_with(
            [
                {"title": "Chuyên môn", "section": "professional", "tasks": [*above, divided, unlisted]},
                {"title": "Hành chính", "section": "reform", "tasks": tasks_of("Báo cáo")},
            ]
        )
        office, last = campaign.owner.children.get(is_office=True), campaign.task_groups.get(title="Hành chính")
        actor = User.objects.get(memberships__unit=office)
        # A part of a part; a part told in another section than the others.
        split_task(actor=actor, task=Task.objects.get(text="Nửa sau năm"), texts=["Quý III", "Quý IV"])
        change_task(actor=actor, task=Task.objects.get(text="Trên báo"), changes={"group": last})

        table = plan_of(campaign).annexes[0].blocks[0]
        again = imported(campaign, render)

        assert isinstance(table, Table)
        assert [(row.cells[0], row.cells[1], row.cells[-2]) for row in table.rows if row.kind == "normal"][10:] == [
            ("11", "Rà soát", "-"),
            ("11.1", "Nửa đầu năm", "Theo các đợt"),
            ("11.2", "Nửa sau năm", "-"),
            ("11.2.1", "Quý III", "Theo các đợt"),
            ("11.2.2", "Quý IV", "Theo các đợt"),
            ("12", "Tuyên truyền", "-"),
            ("12.1", "Ở cơ quan", "Theo các đợt"),
            ("12.2", "Ở cơ sở", "Theo các đợt"),
            ("13", "Báo cáo", "Theo các đợt"),
            ("12.3", "Trên báo", "Theo các đợt"),
        ]
        assert campaign_facts(again) == campaign_facts(campaign)
        assert counted(again) == counted(campaign) == [("1", False)]


def counted(campaign: Campaign) -> list[tuple[str, bool]]:
    """The entries of the two lists of which the target is a share: whole ones."""
    rows = Task.objects.filter(campaign=campaign, split_from=None).exclude(source="plan")
    return list(rows.values_list("source_number", "is_active"))


# Each would be read as dates, limits, lists or headings if it were not a name.
PHASE_NAMES = [
    "Đợt cao điểm chào mừng 30/4 - 1/5",
    "Đợt 1 (từ 01/01 đến 30/6): chào mừng ngày 19/5",
    "Tháng 6/2021",
    "20/10 và 20/11; báo cáo trước ngày 20/6",
    "Đợt 2: từ ngày 01/7/2026 đến ngày 31/12/2026",
    "II. Mục tiêu: “nước rút” (lần 2) - Đợt 1",
]
NAMES = [
    "Hội thao 2/9; 3/9, kỷ niệm 81 năm Quốc khánh",
    "Tổ chức thực hiện: trước ngày 20/6 nộp báo cáo đợt 2. Mục đích, yêu cầu",
    "100% nhiệm vụ (đợt 1); tăng 3 bậc “CCHC” - chủ đề: đổi mới",
    'Phong trào "khéo" 20/10 và 20/11/2026',
    "IV. Nhiệm vụ thi đua: 03 nhiệm vụ",
]


@pytest.mark.parametrize("render", [render_docx, render_pdf], ids=["docx", "pdf"])
def test_names_that_read_like_dates_limits_lists_and_headings_come_back(render: Render) -> None:
    phase = {
        "goals": NAMES[:2],
        "occasions": [(name, None, None, 81) for name in NAMES],
        "report": "by",
        "wrap_up": "by",
    }
    with clock.at(NOW):
        campaign = campaign_with(
            [{"title": name, "section": "reform", "tasks": tasks_of(name)} for name in (*NAMES, *PHASE_NAMES)],
            title="Phong trào thi đua “Đoàn kết - Kỷ cương” chào mừng 100 năm (3/2/1930 - 3/2/2030), giai đoạn 2026 - 2030",
            phases=[{**phase, "name": name} for name in PHASE_NAMES],
            targets=[(name, "percent", 90, "at_least", 2025, "stated") for name in (*NAMES, *PHASE_NAMES)],
            movements=NAMES,
        )

        assert campaign_facts(imported(campaign, render)) == campaign_facts(campaign)


def test_a_name_that_reads_as_itself_stands_without_quotes() -> None:
    with clock.at(NOW):
        campaign = campaign_with(
            [],
            phases=[
                {
                    "name": name,
                    "goals": [],
                    "occasions": [("Quốc khánh", None, None, 81)],
                    "report": "by",
                    "wrap_up": "",
                }
                for name in PHASE_NAMES[:3]
            ],
            targets=[("100% nhiệm vụ hoàn thành", "percent", 100, "all", None, "stated")],
        )

        text = read_source(render_docx(plan_of(campaign)))

        assert [line for line in text.splitlines() if "“" in line] == []


def test_a_goal_with_a_figure_is_no_target_of_a_campaign_without_targets() -> None:
    with clock.at(NOW):
        phase = {"name": "", "goals": ["Hoàn thành 100% nhiệm vụ"], "occasions": [], "report": "by", "wrap_up": ""}
        campaign = campaign_with([], phases=[phase])

        assert campaign_facts(imported(campaign)) == campaign_facts(campaign)


GROUPS = [{"title": "Chuyên môn", "section": "reform", "tasks": tasks_of("Rà soát thủ tục")}]


@pytest.mark.parametrize("is_of_province", [False, True], ids=["department", "province"])
def test_the_paper_of_the_campaign_that_came_back_is_the_same_paper(*, is_of_province: bool) -> None:
    with clock.at(NOW):
        campaign = campaign_with(GROUPS, is_of_province=is_of_province)
        again = imported(campaign)

        first, second = plan_of(campaign), plan_of(again)

        assert (second.blocks, second.annexes, second.bases) == (first.blocks, first.annexes, first.bases)


@pytest.mark.parametrize("render", [render_docx, render_pdf], ids=["docx", "pdf"])
def test_a_campaign_of_the_province_speaks_of_its_departments_and_comes_back(render: Render) -> None:
    phase = {"name": "", "goals": [], "occasions": [], "report": "before", "wrap_up": "by"}
    with clock.at(NOW):
        campaign = campaign_with(GROUPS, is_of_province=True, phases=[phase, phase])

        said = list(texts(plan_of(campaign)))

        assert [text for text in said if re.search(r"[Pp]hòng|đơn vị(?! chủ trì)|Văn phòng", text)] == []
        assert [text for text in said if re.search(r"sở, ban, ngành", text, re.IGNORECASE)] == [
            "Nhiệm vụ thi đua năm 2026 giao các sở, ban, ngành",
            (
                "Các sở, ban, ngành tham gia: Sở Kế hoạch và Đầu tư; Sở Văn hóa, Thể thao và Du lịch; Sở Lao động - Thương "
                "binh và Xã hội."
            ),
            "Các sở, ban, ngành báo cáo kết quả trước ngày 19/6/2026.",
            "Các sở, ban, ngành báo cáo kết quả trước ngày 16/12/2026.",
            "Kế hoạch giao 01 nhiệm vụ cho các sở, ban, ngành (chi tiết tại Phụ lục kèm theo), gồm:",
            (
                "1. Thủ trưởng các sở, ban, ngành căn cứ Kế hoạch này tổ chức triển khai thực hiện; báo cáo kết quả về Sở "
                "Nội vụ: đợt 1 trước ngày 19/6/2026; đợt 2 trước ngày 16/12/2026."
            ),
        ]
        assert campaign_facts(imported(campaign, render)) == campaign_facts(campaign)


def test_an_index_and_a_plan_with_its_number_come_back() -> None:
    with clock.at(NOW):
        campaign = campaign_with([])
        index = Indicator.objects.create(code="DDCI", name="Chỉ số DDCI của Sở", unit=campaign.owner)
        campaign.targets.create(
            ordinal=1,
            text="Cải thiện chỉ số DDCI",
            metric="rank_within",
            value=5,
            direction="at_most",
            measured_by="indicator",
            indicator=index,
        )
        paper = replace(plan_of(campaign), number=15, issued_on=date(2026, 1, 5), draft=False)
        text = read_source(render_docx(paper))
        plan = read_plan(actor=None, owner=campaign.owner, text=text, draft=parse_plan(text))

        again = create_campaign(actor=None, plan=plan)

        assert campaign_facts(again) == campaign_facts(campaign)
        assert (again.plan_number, again.plan_issued_on) == ("15/KH-SCT", date(2026, 1, 5))

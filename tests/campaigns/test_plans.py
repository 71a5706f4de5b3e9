"""From the plan's text to a campaign: what is kept, what is refused, what is never lost."""

import copy
from pathlib import Path

import pytest
from django.conf import settings

from campaigns import plan_draft
from campaigns.models import Campaign, PlanDocument, Task
from campaigns.plan_import import parse_plan
from campaigns.services import correct_plan, create_campaign, discard_plan, read_plan, save_plan
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from indicators.models import Indicator
from tests.campaigns.reporting import at
from tests.factories import make_department, make_unit
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db

TEXT = (Path(settings.BASE_DIR) / "campaigns" / "demo" / "plan-2021.txt").read_text(encoding="utf-8")


def read(department: Department, text: str = TEXT) -> PlanDocument:
    return read_plan(
        actor=department.office, owner=department.unit, text=text, draft=parse_plan(text), source_name="ke-hoach.txt"
    )


def test_reading_keeps_the_text_and_a_correctable_draft() -> None:
    department = make_department()
    inspection = make_unit(department.unit, name="Thanh tra Sở", reports_by_default=False)

    plan = read(department)

    assert plan.text == TEXT
    assert plan.draft["title"] == "Phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm 2021"
    assert plan.draft["year"] == 2021
    assert [phase["key"] for phase in plan.draft["phases"]] == ["phases.0", "phases.1"]
    assert [group["section"] for group in plan.draft["task_groups"]] == ["professional", "reform", "commemoration"]
    assert inspection.pk not in plan.draft["participants"]
    assert plan.draft["participants"] == [department.office_unit.pk, department.industry.pk, department.trade.pk]
    assert list(JournalEntry.objects.about(plan).values_list("code", "actor")) == [
        ("campaigns.plandocument.read", department.office.pk)
    ]


def test_every_place_of_the_draft_lies_in_the_text() -> None:
    plan = read(make_department())
    lines = TEXT.split("\n")

    outside = [
        path
        for path, spans in plan.draft["places"].items()
        for line, start, end in spans
        if not 0 <= start < end <= len(lines[line - 1])
    ]

    assert outside == []
    assert plan.draft["places"]["phases.0.report_due_on"] == [[93, 288, 297]]


def test_the_cchc_target_points_to_the_owners_index_when_it_is_kept() -> None:
    department = make_department()
    index = Indicator.objects.create(code="CCHC-SO", name="CCHC", unit=department.unit, ranked_group="các sở")

    targets = read(department).draft["targets"]

    assert [(target["measured_by"], target["indicator"]) for target in targets] == [
        ("task_lists", None),
        ("indicator", index.pk),
    ]


def test_without_the_index_the_office_states_the_result() -> None:
    targets = read(make_department()).draft["targets"]

    assert [(target["measured_by"], target["indicator"]) for target in targets] == [
        ("task_lists", None),
        ("stated", None),
    ]


def test_the_same_text_again_gives_the_draft_in_work_whatever_its_line_ends() -> None:
    department = make_department()
    first = read(department)

    again = read(department, TEXT.replace("\n", "\r\n") + "  \r\n")

    assert (again.pk, PlanDocument.objects.count()) == (first.pk, 1)


def test_the_same_text_is_refused_once_its_campaign_exists_and_names_it() -> None:
    department = make_department()
    with at(2021, 1, 26, 9):
        create_campaign(actor=department.office, plan=read(department))

    with pytest.raises(RuleBroken) as refusal:
        read(department)

    assert str(refusal.value) == (
        "Kế hoạch này đã được nhập ngày 26/1/2021 thành phong trào “Phong trào thi đua thực hiện nhiệm vụ phát triển "
        "ngành Công Thương năm 2021” (năm 2021). Mở phong trào đó ở mục Kế hoạch."
    )


def test_another_owner_may_read_the_same_text() -> None:
    read(make_department())

    read(make_department())

    assert PlanDocument.objects.count() == 2


@pytest.mark.parametrize("who", ["industry_head", "director", "admin"])
def test_only_the_office_reads_a_plan(who: str) -> None:
    department = make_department()

    with pytest.raises(RuleBroken, match="không có quyền"):
        read_plan(actor=getattr(department, who), owner=department.unit, text=TEXT, draft=parse_plan(TEXT))

    assert PlanDocument.objects.count() == 0


def test_a_correction_replaces_the_draft_and_counts_the_version() -> None:
    department = make_department()
    plan = read(department)
    draft = copy.deepcopy(plan.draft)
    draft["theme"] = "Chủ đề đã sửa"

    correct_plan(actor=department.office, plan=plan, version=1, draft=draft)

    plan.refresh_from_db()
    assert (plan.version, plan.draft["theme"]) == (2, "Chủ đề đã sửa")
    entry = JournalEntry.objects.about(plan).latest("id")
    assert (entry.code, entry.before, entry.after) == (
        "campaigns.plandocument.corrected",
        {"version": 1},
        {"version": 2},
    )


def test_a_correction_that_changes_nothing_is_no_version() -> None:
    department = make_department()
    plan = read(department)

    correct_plan(actor=department.office, plan=plan, version=1, draft=copy.deepcopy(plan.draft))

    assert plan.version == 1
    assert JournalEntry.objects.about(plan).count() == 1


def test_the_second_of_two_corrections_is_refused_with_what_is_stored() -> None:
    department = make_department()
    plan = read(department)
    first, second = copy.deepcopy(plan.draft), copy.deepcopy(plan.draft)
    first["theme"], second["theme"] = "Bản thứ nhất", "Bản thứ hai"
    correct_plan(actor=department.office, plan=plan, version=1, draft=first)

    with pytest.raises(EditConflict) as conflict:
        correct_plan(actor=department.office, plan=plan, version=1, draft=second)

    assert isinstance(conflict.value.current, PlanDocument)
    assert conflict.value.current.draft["theme"] == "Bản thứ nhất"
    assert plan_draft.differences(conflict.value.current.draft, second, {}) == [
        plan_draft.Difference("Văn bản: Chủ đề", "Bản thứ nhất", "Bản thứ hai")
    ]


def test_differences_name_rows_that_only_one_version_has() -> None:
    stored = read(make_department()).draft
    ours = copy.deepcopy(stored)
    ours["movements"] = [*ours["movements"][1:], {"key": "them.1", "name": "Phong trào mới"}]
    ours["phases"][0]["report_due_on"] = "2021-06-18"

    found = plan_draft.differences(stored, ours, {})

    assert found == [
        plan_draft.Difference("Đợt 1: Hạn báo cáo", "20/6/2021", "18/6/2021"),
        plan_draft.Difference(
            "Phong trào chuyên đề 1", "Toàn tỉnh chung sức xây dựng nông thôn mới, đô thị văn minh", "không có"
        ),
        plan_draft.Difference("Phong trào chuyên đề 7", "không có", "Phong trào mới"),
    ]


def test_confirming_creates_the_whole_campaign() -> None:
    department = make_department()
    plan = read(department)

    campaign = create_campaign(actor=department.office, plan=plan)

    phases = list(campaign.phases.all())
    assert [
        (str(phase.starts_on), str(phase.ends_on), str(phase.report_due_on), phase.report_due_bound, phase.state)
        for phase in phases
    ] == [
        ("2021-01-01", "2021-06-30", "2021-06-20", "before", "planned"),
        ("2021-07-01", "2021-12-31", "2021-12-10", "before", "planned"),
    ]
    assert [str(phase.wrap_up_on) for phase in phases] == ["2021-06-30", "2021-12-31"]
    assert [phase.commemorations.count() for phase in phases] == [8, 6]
    assert campaign.movements.count() == 6
    assert [group.tasks.count() for group in campaign.task_groups.all()] == [7, 5, 1]
    assert [target.measured_by for target in campaign.targets.all()] == ["task_lists", "stated"]
    assert Task.objects.exclude(receiver="").count() == 1
    assert list(campaign.participants.order_by("position")) == [
        department.office_unit,
        department.industry,
        department.trade,
    ]
    assert (campaign.state, campaign.year, campaign.plan_number) == ("planned", 2021, "")
    assert list(JournalEntry.objects.within(campaign.journal_scope).values_list("code", flat=True)) == [
        "campaigns.campaign.created"
    ]


def test_the_second_press_of_confirm_makes_no_second_campaign() -> None:
    department = make_department()
    plan = read(department)
    create_campaign(actor=department.office, plan=plan)

    with pytest.raises(RuleBroken, match="đã được nhập"):
        create_campaign(actor=department.office, plan=plan)

    assert Campaign.objects.count() == 1


def test_confirming_refuses_a_draft_that_lacks_something_and_says_what() -> None:
    department = make_department()
    plan = read(department)
    draft = copy.deepcopy(plan.draft)
    draft["participants"] = []
    draft["phases"][1]["report_due_on"] = None
    draft["phases"][0]["ends_on"] = "2020-12-31"
    correct_plan(actor=department.office, plan=plan, version=1, draft=draft)

    with pytest.raises(RuleBroken) as refusal:
        create_campaign(actor=department.office, plan=plan)

    assert str(refusal.value) == (
        "Đợt 1: ngày kết thúc phải từ ngày bắt đầu trở đi. Chọn ngày khác. Đợt 2 chưa có hạn đơn vị báo cáo. "
        "Chưa chọn đơn vị tham gia. Chọn ít nhất một đơn vị."
    )
    assert Campaign.objects.count() == 0


def test_the_console_saves_a_plan_without_an_account() -> None:
    department = make_department()

    campaign = save_plan(actor=None, owner=department.unit, text=TEXT, draft=parse_plan(TEXT), source_name="k.txt")

    assert (campaign.plan.source_name, campaign.tasks.count()) == ("k.txt", 13)  # type: ignore[union-attr]
    acts = set(JournalEntry.objects.values_list("act", flat=True))
    assert len(acts) == 1
    with pytest.raises(RuleBroken, match="đã được nhập"):
        save_plan(actor=None, owner=department.unit, text=TEXT, draft=parse_plan(TEXT))


def test_a_reading_may_be_thrown_away_until_its_campaign_exists() -> None:
    department = make_department()
    plan = read(department)
    discard_plan(actor=department.office, plan=plan)
    assert PlanDocument.objects.count() == 0

    kept = read(department)
    create_campaign(actor=department.office, plan=kept)

    with pytest.raises(RuleBroken, match="đã được nhập"):
        discard_plan(actor=department.office, plan=kept)
    assert PlanDocument.objects.get() == kept


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tổ chức phong trào thi đua năm 2021", "Phong trào thi đua năm 2021"),
        ("Phát động phong trào thi đua yêu nước", "Phong trào thi đua yêu nước"),
        ("phong trào thi đua", "Phong trào thi đua"),
        ("V/v phát động thi đua năm 2019", "Phát động thi đua năm 2019"),
        ("Về việc tổ chức phong trào thi đua", "Phong trào thi đua"),
        ("", ""),
    ],
)
def test_the_campaign_is_named_after_the_plan(title: str, name: str) -> None:
    assert plan_draft.campaign_title(title) == name

"""Next year's campaign made from this one: what is copied, moved and left behind, who may, and what is refused."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Role, Unit
from campaigns import services
from campaigns.models import Campaign, Commemoration, Movement, NewYearDraft, Phase, Target, Task, TaskGroup
from campaigns.new_year.days import notes_of
from campaigns.new_year.draft import YearDraft
from campaigns.queries.new_year import plan_next_year, to_plan_anew, unfinished, year_offer
from campaigns.queries.results import counted_tasks
from campaigns.services.papers import plan_of
from core.calendar import STANDARD_CALENDAR
from core.errors import RuleBroken
from core.models import Holiday, JournalEntry
from indicators.models import Indicator, OfficialResult
from tests.factories import Department, make_campaign, make_department, make_phase, make_task, make_unit, make_user
from tests.reports.world import hand_in
from tests.reports.world import make_world as make_reporting_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("december")]


@pytest.fixture
def campaign(department: Department) -> Campaign:
    """The campaign of 2021: two phases, occasions, targets, a listed task that was split, one that was stopped."""
    made = make_campaign(
        department,
        title="Phong trào thi đua năm 2021",
        theme="Đổi mới, sáng tạo năm 2021",
        plan_number="01/KH-SCT",
        plan_issued_on=date(2021, 1, 25),
        based_on=[{"number": "15/KH-UBND", "issued_on": "2021-01-19", "issuer": "UBND tỉnh"}, {"number": "1/NQ-HĐND"}],
        purposes=["Tạo khí thế thi đua năm 2021"],
        requirements=["Bám sát nhiệm vụ"],
        recipients=["UBND tỉnh"],
        rolls_to_working_day=True,
    )
    first = make_phase(made, state="closed", goals=["Hoàn thành nhiệm vụ 6 tháng đầu năm 2021"])
    make_phase(
        made,
        2,
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 12, 31),
        report_due_on=date(2021, 12, 10),
        report_due_bound="by",
        wrap_up_on=date(2021, 12, 31),
    )
    for ordinal, (name, on, since, years) in enumerate(
        [
            ("thành lập Đảng", date(2021, 2, 3), date(1930, 2, 3), 91),
            ("truyền thống ngành", date(2021, 5, 14), date(1951, 5, 14), 70),
            ("Đại hội XIII", None, None, None),
        ],
        start=1,
    ):
        Commemoration.objects.create(phase=first, ordinal=ordinal, name=name, on=on, since=since, years=years)
    Movement.objects.create(campaign=made, ordinal=1, name="Cải cách hành chính")
    Movement.objects.create(campaign=made, ordinal=2, name="Văn hóa công sở")
    Target.objects.create(campaign=made, ordinal=1, text="100% nhiệm vụ năm 2021", metric="percent", value=100)
    make_task(
        made,
        department.industry,
        department.trade,
        text="Rà soát cụm công nghiệp năm 2021",
        measure="figure",
        figure_unit="cụm",
        target_value=Decimal(23),
        due_on=date(2021, 6, 19),
    )
    make_task(made, department.trade, text="Đã thôi", is_active=False)
    return made


def planned(campaign: Campaign, year: int = 2022) -> YearDraft:
    return plan_next_year(Campaign.objects.select_related("owner").get(pk=campaign.pk), year)


def create(department: Department, campaign: Campaign, draft: YearDraft | None = None) -> Campaign:
    return services.create_next_year(actor=department.office, campaign=campaign, draft=draft or planned(campaign))


def test_the_new_campaign_is_the_old_one_a_year_later(department: Department, campaign: Campaign) -> None:
    new = create(department, campaign)

    assert (new.state, new.year, new.copied_from, new.owner) == ("planned", 2022, campaign, department.unit)
    assert (new.plan, new.plan_number, new.plan_issued_on) == (None, "", None)
    assert (new.title, new.theme) == ("Phong trào thi đua năm 2022", "Đổi mới, sáng tạo năm 2022")
    assert (new.purposes, new.requirements) == (["Tạo khí thế thi đua năm 2022"], ["Bám sát nhiệm vụ"])
    assert (new.recipients, new.based_on) == (campaign.recipients, campaign.based_on)
    assert new.rolls_to_working_day
    assert set(new.participants.all()) == {department.industry, department.trade}
    assert [
        (
            each.ordinal,
            each.name,
            each.starts_on,
            each.ends_on,
            each.report_due_on,
            each.report_due_bound,
            each.wrap_up_on,
        )
        for each in new.phases.order_by("ordinal")
    ] == [
        (1, "Đợt thi đua thứ 1", date(2022, 1, 1), date(2022, 6, 30), date(2022, 6, 20), "before", date(2022, 6, 30)),
        (2, "Đợt thi đua thứ 2", date(2022, 7, 1), date(2022, 12, 31), date(2022, 12, 10), "by", date(2022, 12, 31)),
    ]
    assert set(new.phases.values_list("state", flat=True)) == {"planned"}
    assert new.phases.get(ordinal=1).goals == ["Hoàn thành nhiệm vụ 6 tháng đầu năm 2022"]
    assert [movement.name for movement in new.movements.all()] == ["Cải cách hành chính", "Văn hóa công sở"]
    assert [(target.text, target.value) for target in new.targets.all()] == [("100% nhiệm vụ năm 2022", Decimal(100))]


def test_occasions_are_one_year_older_and_those_of_a_round_number_only_stay_behind(
    department: Department, campaign: Campaign
) -> None:
    new = create(department, campaign)

    rows = Commemoration.objects.filter(phase__campaign=new).values_list("ordinal", "name", "on", "since", "years")
    assert list(rows) == [(1, "thành lập Đảng", date(2022, 2, 3), date(1930, 2, 3), 92)]


def test_tasks_come_with_who_does_them_and_stopped_ones_stay(department: Department, campaign: Campaign) -> None:
    new = create(department, campaign)

    task = new.tasks.get()
    source = campaign.tasks.get(is_active=True)
    assert (task.text, task.due_on, task.copied_from) == ("Rà soát cụm công nghiệp năm 2022", date(2022, 6, 19), source)
    assert (task.measure, task.figure_unit, task.target_value) == ("figure", "cụm", Decimal(23))
    assert (task.group.campaign, task.group.title) == (new, source.group.title)
    assert set(task.assignments.values_list("unit", "role")) == {
        (department.industry.pk, "lead"),
        (department.trade.pk, "cooperating"),
    }
    assert planned(campaign).stopped == 1


def test_parts_of_a_listed_task_still_count_as_one_entry(department: Department, campaign: Campaign) -> None:
    whole = make_task(campaign, department.industry, source="programme", source_number="5", text="Đề án")
    parts = services.split_task(actor=department.office, task=whole, texts=["Xây dựng đề án", "Trình đề án"])
    services.split_task(actor=department.office, task=parts[1], texts=["Trình Sở", "Trình UBND tỉnh"])

    new = create(department, campaign)

    rows = new.tasks.filter(source="programme").order_by("ordinal")
    assert [(row.source_number, row.text, row.is_active) for row in rows] == [
        ("5", "Đề án", False),
        ("5.1", "Xây dựng đề án", True),
        ("5.2", "Trình đề án", False),
        ("5.2.1", "Trình Sở", True),
        ("5.2.2", "Trình UBND tỉnh", True),
    ]
    entry = rows.get(source_number="5").pk
    assert counted_tasks(new) == {row.pk: entry for row in rows if row.is_active}


def test_a_unit_that_is_gone_is_told_and_its_heir_does_its_work(department: Department, campaign: Campaign) -> None:
    Unit.objects.filter(pk=department.industry.pk).update(valid_to=date(2021, 12, 31))
    heir = make_unit(department.unit, name="Phòng Công nghiệp và Thương mại", valid_from=date(2022, 1, 1))
    draft = planned(campaign)

    new = create(department, campaign, replace(draft, gone=(replace(draft.gone[0], heir=heir.pk),)))

    assert [(unit.name, unit.task_count, unit.heir) for unit in draft.gone] == [("Phòng Quản lý Công nghiệp", 1, None)]
    assert draft.participants == {department.trade.pk}
    assert [unit.name for unit in draft.units if unit.is_new] == ["Văn phòng Sở", "Phòng Công nghiệp và Thương mại"]
    assert set(new.participants.all()) == {department.trade, heir}
    assert set(new.tasks.get().assignments.values_list("unit", "role")) == {
        (heir.pk, "lead"),
        (department.trade.pk, "cooperating"),
    }


def test_without_an_heir_the_task_waits_to_be_assigned(department: Department, campaign: Campaign) -> None:
    Unit.objects.filter(pk=department.industry.pk).update(valid_to=date(2021, 6, 30))

    new = create(department, campaign)

    assert list(new.tasks.get().assignments.all()) == []


def test_an_heir_that_co_operated_leads_now(department: Department, campaign: Campaign) -> None:
    Unit.objects.filter(pk=department.industry.pk).update(valid_to=date(2021, 6, 30))
    draft = planned(campaign)

    new = create(department, campaign, replace(draft, gone=(replace(draft.gone[0], heir=department.trade.pk),)))

    assert list(new.tasks.get().assignments.values_list("unit", "role")) == [(department.trade.pk, "lead")]


@pytest.mark.parametrize(
    ("published", "newest", "proposal"),
    [
        ({}, "Chỉ số này chưa có kết quả công bố nào.", None),
        ({2021: 9}, "Kết quả công bố mới nhất: năm 2021, hạng 9/20.", None),
        ({2019: 16, 2020: 12}, "Kết quả công bố mới nhất: năm 2020, hạng 12/20. Năm gốc 2021 chưa công bố.", 2020),
        (
            {2021: 2},
            (
                "Kết quả công bố mới nhất: năm 2021, hạng 2/20. Năm gốc đã xếp hạng 2 nên không thể tăng 3 bậc; cần văn bản "
                "diễn giải chỉ tiêu."
            ),
            None,
        ),
    ],
)
def test_the_base_year_of_a_target_moves_and_the_newest_result_is_proposed(
    department: Department, campaign: Campaign, published: dict[int, int], newest: str, proposal: int | None
) -> None:
    index = Indicator.objects.create(code="CCHC", name="CCHC", unit=department.unit, ranked_group="các sở")
    for year, rank in published.items():
        OfficialResult.objects.create(indicator=index, year=year, rank=rank, ranked_count=20, source="Quyết định")
    Target.objects.create(
        campaign=campaign,
        ordinal=2,
        text="Tăng ít nhất 03 bậc so với năm 2020",
        metric="rank_gain",
        value=3,
        baseline_year=2020,
        measured_by="indicator",
        indicator=index,
        stated_result="không chép",
    )

    draft = planned(campaign).targets[1]
    new = create(department, campaign).targets.get(ordinal=2)

    assert (draft.newest, draft.proposal) == (newest, proposal)
    assert (new.text, new.baseline_year, new.indicator) == ("Tăng ít nhất 03 bậc so với năm 2021", 2021, index)
    assert (new.measured_by, new.stated_result) == ("indicator", "")


def test_what_was_taken_out_and_typed_is_what_is_made(department: Department, campaign: Campaign) -> None:
    draft = planned(campaign)
    first = draft.phases[0]
    occasions = tuple(replace(each, is_kept=each.years is None, name="Đại hội XIV") for each in first.occasions)
    draft = replace(
        draft,
        title="Tên khác",
        bases=(1,),
        phases=(replace(first, report_due_on=date(2022, 6, 17), goals=(), occasions=occasions), draft.phases[1]),
        movements=(replace(draft.movements[0], is_kept=False), draft.movements[1]),
        targets=(),
        groups=tuple(
            replace(group, tasks=tuple(replace(task, text="Chữ khác", due_on=None) for task in group.tasks))
            for group in draft.groups
        ),
        participants=frozenset({department.trade.pk}),
    )

    new = create(department, campaign, draft)

    assert (new.title, new.based_on) == ("Tên khác", [{"number": "1/NQ-HĐND"}])
    assert new.phases.get(ordinal=1).report_due_on == date(2022, 6, 17)
    assert [each.name for each in Commemoration.objects.filter(phase__campaign=new)] == ["Đại hội XIV"]
    assert [(each.ordinal, each.name) for each in new.movements.all()] == [(1, "Văn hóa công sở")]
    assert not new.targets.exists()
    assert [(task.text, task.due_on) for task in new.tasks.all()] == [("Chữ khác", None)]
    assert list(new.participants.all()) == [department.trade]


def test_it_is_one_line_in_the_journal_of_the_new_campaign(department: Department, campaign: Campaign) -> None:
    before = JournalEntry.objects.count()

    new = create(department, campaign)

    entry = JournalEntry.objects.latest("pk")
    assert JournalEntry.objects.count() == before + 1
    assert (entry.code, entry.actor, entry.scope) == (
        "campaigns.campaign.copied",
        department.office,
        f"campaign:{new.pk}",
    )
    assert entry.after == {"title": new.title, "year": 2022, "copied_from": campaign.pk}
    assert entry.note == "từ phong trào năm 2021, 1 nhiệm vụ"


def test_the_second_press_is_told_of_the_campaign_that_is_there(department: Department, campaign: Campaign) -> None:
    new = create(department, campaign)

    with pytest.raises(services.YearAlreadyMade) as refusal:
        create(department, campaign)

    assert refusal.value.campaign == new
    assert str(refusal.value) == (
        "Phong trào năm 2022 đã được lập từ phong trào này: “Phong trào thi đua năm 2022”. Mở phong trào đó ở mục Kế hoạch."
    )
    assert Campaign.objects.count() == 2


@pytest.mark.nozeal
def test_another_year_and_the_year_after_can_be_made_too(department: Department, campaign: Campaign) -> None:
    later = create(department, campaign, planned(campaign, 2024))
    new = create(department, campaign)
    next_one = create(department, new, planned(new, 2023))

    assert (later.phases.get(ordinal=1).starts_on, next_one.copied_from) == (date(2024, 1, 1), new)
    assert next_one.tasks.get().copied_from == new.tasks.get()


def test_only_who_manages_the_campaign_makes_the_next(department: Department, campaign: Campaign) -> None:
    draft = planned(campaign)

    for actor in (department.director, department.industry_head, department.admin, make_department().office):
        with pytest.raises(RuleBroken, match="không có quyền"):
            services.create_next_year(actor=actor, campaign=campaign, draft=draft)
        with pytest.raises(RuleBroken, match="không có quyền"):
            services.keep_answers(actor=actor, campaign=campaign, year=2022, step="ngay", answers={})
        with pytest.raises(RuleBroken, match="không có quyền"):
            services.drop_answers(actor=actor, campaign=campaign, year=2022)
    assert (Campaign.objects.count(), NewYearDraft.objects.count()) == (1, 0)


@pytest.mark.parametrize("year", [2021, 2020, 2101])
def test_a_year_that_is_not_later_is_refused(department: Department, campaign: Campaign, year: int) -> None:
    with pytest.raises(RuleBroken, match="Chọn một năm sau năm 2021, không quá năm 2100"):
        create(department, campaign, replace(planned(campaign), year=year))


def test_what_cannot_be_is_refused_and_nothing_is_made(department: Department, campaign: Campaign) -> None:
    draft = planned(campaign)
    first, second = draft.phases
    foreign = make_department().industry
    wrong = {
        "Ghi tên phong trào của năm mới.": replace(draft, title=" "),
        "Đợt 1: ngày kết thúc phải từ ngày bắt đầu trở đi. Chọn ngày khác.": replace(
            draft, phases=(replace(first, ends_on=date(2021, 12, 31)), second)
        ),
        "Chọn ít nhất một đơn vị tham gia.": replace(draft, participants=frozenset()),
        "Có đơn vị không hoạt động trong năm mới. Chọn lại đơn vị ở bước Nhiệm vụ, phân công, chỉ tiêu.": replace(
            draft, participants=frozenset({foreign.pk})
        ),
    }

    for sentence, each in wrong.items():
        with pytest.raises(RuleBroken) as refusal:
            create(department, campaign, each)
        assert str(refusal.value) == sentence
    assert (Campaign.objects.count(), Phase.objects.count(), Task.objects.count()) == (1, 2, 2)


def test_a_row_that_somebody_took_out_meanwhile_is_told(department: Department, campaign: Campaign) -> None:
    draft = planned(campaign)
    campaign.tasks.all().delete()

    with pytest.raises(RuleBroken, match="vừa được sửa"):
        create(department, campaign, draft)

    assert Campaign.objects.count() == 1


def test_a_campaign_under_a_superior_one_follows_its_copy(department: Department, campaign: Campaign) -> None:
    above = make_campaign(make_department())
    served = make_task(above)
    campaign.superior = above
    campaign.save()
    campaign.tasks.filter(is_active=True).update(serves=served)
    above_next = make_campaign(make_department(), owner=above.owner, year=2022, copied_from=above)
    served_next = make_task(above_next, copied_from=served)

    new = create(department, campaign)

    assert (new.superior, new.tasks.get().serves) == (above_next, served_next)


def test_without_a_copy_above_it_follows_nobody_yet(department: Department, campaign: Campaign) -> None:
    campaign.superior = make_campaign(make_department())
    campaign.save()
    campaign.tasks.filter(is_active=True).update(serves=make_task(campaign.superior))

    new = create(department, campaign)

    assert (new.superior, new.tasks.get().serves) == (None, None)


def test_the_drafted_paper_is_of_the_new_year(department: Department, campaign: Campaign) -> None:
    new = create(department, campaign)

    paper = plan_of(new)

    assert (paper.year, paper.draft) == (2022, True)
    assert "năm 2022" in paper.clean_summary


def test_dates_on_days_of_rest_are_told_for_tasks_and_phases(department: Department, campaign: Campaign) -> None:
    Holiday.objects.create(on=date(2022, 6, 20), name="Ngày hội ngành")

    notes = notes_of(planned(campaign), Holiday.objects.calendar())

    first, second = campaign.phases.order_by("ordinal")
    task = campaign.tasks.get(is_active=True)
    assert [(note.key, note.proposal, note.is_doubt) for note in notes] == [
        (f"dot{first.pk}-starts_on", None, False),
        (f"dot{first.pk}-report_due_on", None, False),
        (f"dot{second.pk}-ends_on", None, False),
        (f"dot{second.pk}-report_due_on", None, False),
        (f"nv{task.pk}-due_on", date(2022, 6, 21), True),
    ]
    assert notes[1].sentence.endswith("nên ngày cuối cùng còn đúng hạn là thứ Ba 21/6/2022.")


def test_what_units_reported_as_completed_is_said_beside_the_task() -> None:
    world = make_reporting_world()
    hand_in(world, world.department.industry, datetime(2021, 6, 17, 9))

    tasks = planned(world.campaign).tasks

    assert {task.remark for task in tasks} == {"", "Năm 2021 đã báo hoàn thành."}


@pytest.mark.parametrize("rows", [1, 30])
def test_planning_costs_the_same_for_any_number_of_rows(department: Department, campaign: Campaign, rows: int) -> None:
    for number in range(rows):
        group = TaskGroup.objects.create(campaign=campaign, ordinal=number + 5, title=f"Nhóm {number}")
        make_task(campaign, department.industry, department.trade, group=group)
        Movement.objects.create(campaign=campaign, ordinal=number + 5, name="Phong trào")
    fresh = Campaign.objects.select_related("owner").get(pk=campaign.pk)

    with CaptureQueriesContext(connection) as asked:
        notes_of(plan_next_year(fresh, 2022), STANDARD_CALENDAR)

    assert len(asked) == 12


@pytest.mark.parametrize(
    ("today", "due"), [(date(2021, 10, 31), False), (date(2021, 11, 1), True), (date(2022, 3, 1), True)]
)
def test_from_november_on_a_year_without_a_next_campaign_is_told(
    department: Department, campaign: Campaign, today: date, due: bool
) -> None:
    make_campaign(make_department(), year=2021)

    assert [to_plan_anew(Campaign.objects.all(), department.office, today), year_offer(campaign, today).is_due] == [
        [campaign] if due else [],
        due,
    ]
    assert to_plan_anew(Campaign.objects.all(), department.industry_head, today) == []


def test_a_newer_campaign_however_made_ends_the_reminding(department: Department, campaign: Campaign) -> None:
    make_campaign(department, year=2022, title="Nhập từ văn bản")

    offer = year_offer(campaign, date(2021, 12, 1))

    assert (offer.year, offer.made, offer.is_open, offer.is_due) == (2022, None, False, False)
    assert to_plan_anew(Campaign.objects.all(), department.office, date(2021, 12, 1)) == []


@pytest.mark.parametrize(
    ("today", "due"), [(date(2021, 12, 1), True), (date(2022, 12, 1), True), (date(2023, 1, 2), False)]
)
def test_a_year_that_was_skipped_is_offered_and_reminded_of_until_it_is_over(
    department: Department, campaign: Campaign, today: date, due: bool
) -> None:
    later = make_campaign(department, year=2023, title="Phong trào năm 2023", copied_from=campaign)

    offer = year_offer(campaign, today)

    assert (offer.year, offer.made, offer.is_open, offer.is_due) == (2022, later, True, due)
    assert (campaign in to_plan_anew(Campaign.objects.all(), department.office, today)) == due


def test_answers_are_kept_by_step_and_person_and_gone_once_the_campaign_is_made(
    department: Department, campaign: Campaign
) -> None:
    for step, title in (("ngay", "Một"), ("cong-viec", "Hai"), ("ngay", "Ba")):
        services.keep_answers(
            actor=department.office, campaign=campaign, year=2022, step=step, answers={"title": [title]}
        )

    kept = NewYearDraft.objects.get()
    create(department, campaign)

    assert kept.answers == {"ngay": {"title": ["Ba"]}, "cong-viec": {"title": ["Hai"]}}
    assert not NewYearDraft.objects.exists()


def test_unfinished_years_are_those_that_are_not_made_yet(department: Department, campaign: Campaign) -> None:
    for year in (2022, 2023):
        services.keep_answers(actor=department.office, campaign=campaign, year=year, step="ngay", answers={})
    colleague = make_user("chuyenvienvp", department.office_unit, Role.STAFF)
    Membership.objects.create(user=colleague, unit=department.unit, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    services.create_next_year(actor=colleague, campaign=campaign, draft=planned(campaign))

    assert [draft.year for draft in unfinished(campaign, department.office)] == [2023]

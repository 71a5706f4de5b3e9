"""The wizard's pages: nothing typed is lost, whatever is pressed; what each says; who is let in."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from campaigns.models import Campaign, Commemoration, NewYearDraft, TaskGroup
from core import clock
from core.models import Holiday, JournalEntry
from documents.models import IssuedPaper
from tests.campaigns.wizard import PAGES, address, dates, make_small_campaign, text_of, visitor, work
from tests.factories import Department, make_campaign, make_task, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("december")]


@pytest.fixture
def campaign(department: Department) -> Campaign:
    return make_small_campaign(department)


@pytest.fixture
def office(department: Department) -> Client:
    return visitor(department.office)


def test_from_the_button_to_the_new_campaign_and_its_paper(office: Client, campaign: Campaign) -> None:
    page = text_of(office.get(campaign.get_absolute_url()))
    start = text_of(office.get(reverse("campaigns:new_year_start", args=[campaign.pk])))
    chosen = office.get(reverse("campaigns:new_year_start", args=[campaign.pk]), {"nam": "2022"})
    after_dates = office.post(address(campaign, "ngay"), dates(campaign))
    after_work = office.post(address(campaign, "cong-viec"), work(campaign))
    review = text_of(office.get(address(campaign, "xem-lai")))
    made = office.post(address(campaign, "xem-lai"))

    new = Campaign.objects.get(year=2022)
    shown = text_of(office.get(new.get_absolute_url()))
    drafted = office.post(reverse("campaigns:plan_paper_draft", args=[new.pk]))
    assert "Lập phong trào năm 2022" in page
    assert 'value="2022"' in start
    assert [answer["Location"] for answer in (chosen, after_dates, after_work, made)] == [
        address(campaign, "ngay"),
        address(campaign, "cong-viec"),
        address(campaign, "xem-lai"),
        new.get_absolute_url(),
    ]
    assert "Hạn báo cáo đợt 1 trước ngày 20/6/2022: ngày cuối cùng còn đúng hạn là Chủ nhật 19/6/2022" in review
    assert "Hạn báo cáo đợt 2" not in review
    assert "Đơn vị báo cáo trước ngày 10/12/2022, còn đúng hạn đến hết thứ Sáu 9/12/2022." in review
    assert "1 trong 1 nhiệm vụ đang dùng" in review
    assert "Đã lập phong trào năm 2022. Việc tiếp theo: soạn văn bản Kế hoạch" in shown
    assert "Soạn văn bản Kế hoạch năm 2022" in shown
    assert drafted["Location"] == IssuedPaper.objects.get(scope=f"campaign:{new.pk}").get_absolute_url()
    assert "Phong trào năm 2022" in text_of(office.get(campaign.get_absolute_url()))


def test_the_first_page_says_what_falls_on_days_of_rest_and_that_the_holidays_are_not_entered(
    office: Client, campaign: Campaign
) -> None:
    page = text_of(office.get(address(campaign, "ngay")))
    Holiday.objects.create(on=date(2022, 9, 2), name="Quốc khánh")
    entered = text_of(office.get(address(campaign, "ngay")))

    assert "Đề xuất trước ngày 21/6/2022, còn đúng hạn đến hết thứ Hai 20/6/2022." in page
    assert "Hạn báo cáo đợt 2 trước ngày" not in page
    assert "Lịch nghỉ năm 2022 chưa nhập" in page
    assert f'href="{reverse("core:holiday_list")}"' in page
    assert "chưa nhập" not in entered


def test_a_proposal_is_taken_with_everything_else_typed(office: Client, campaign: Campaign) -> None:
    name = f"dot{campaign.phases.get(ordinal=1).pk}-report_due_on"

    answer = office.post(address(campaign, "ngay"), dates(campaign, title="Tên tôi gõ", take=name))

    page = text_of(office.get(address(campaign, "ngay")))
    assert answer["Location"] == f"{address(campaign, 'ngay')}#div_id_{name}"
    assert f'name="{name}" value="21/6/2022"' in page
    assert "Tên tôi gõ" in page
    assert "Đề xuất trước ngày" not in page


def test_all_proposals_are_taken_at_once(office: Client, campaign: Campaign) -> None:
    task = campaign.tasks.get()
    first, second = campaign.phases.order_by("ordinal")

    office.post(address(campaign, "ngay"), dates(campaign, take="all", **{f"nv{task.pk}-due_on": "19/6/2022"}))

    page = text_of(office.get(address(campaign, "ngay")))
    assert f'name="nv{task.pk}-due_on" value="20/6/2022"' in page
    assert f'name="dot{first.pk}-report_due_on" value="21/6/2022"' in page
    assert f'name="dot{second.pk}-report_due_on" value="10/12/2022"' in page
    assert "Lấy mọi ngày đề xuất" not in page


def test_a_campaign_that_moves_deadlines_itself_is_not_proposed_another_day(office: Client, campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(rolls_to_working_day=True)

    page = text_of(office.get(address(campaign, "ngay")))
    review = text_of(office.get(address(campaign, "xem-lai")))

    assert "nên ngày cuối cùng còn đúng hạn là thứ Hai 20/6/2022." in page
    assert f'name="take" value="dot{campaign.phases.get(ordinal=1).pk}-report_due_on"' not in page
    assert "Đơn vị báo cáo trước ngày 20/6/2022, còn đúng hạn đến hết thứ Hai 20/6/2022." in review


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("dot1-ends_on", "31/12/2021", "Đợt 1: ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ("dot1-report_due_on", "1/1/2022", "Đợt 1: hạn báo cáo phải sau ngày bắt đầu đợt."),
        ("dot1-report_due_on", "31/6/2022", "“31/6/2022” không phải một ngày có trong lịch."),
        ("dot1-report_due_on", "20/6/2002", "Ngày 20/6/2002 quá xa năm 2022."),
        ("dot1-starts_on", "", "Ghi ngày bắt đầu đợt."),
        ("dot1-name", " ", "Ghi tên đợt."),
        ("title", "", "Ghi tên phong trào."),
    ],
)
def test_a_refused_step_keeps_what_was_typed_even_when_left(
    office: Client, campaign: Campaign, field: str, typed: str, sentence: str
) -> None:
    first = campaign.phases.get(ordinal=1)
    field = field.replace("dot1", f"dot{first.pk}")

    answer = office.post(address(campaign, "ngay"), dates(campaign, theme="Chủ đề tôi gõ", **{field: typed}))

    again = office.get(address(campaign, "ngay"))
    for page in (text_of(answer), text_of(again)):
        assert sentence in page
        assert "Chủ đề tôi gõ" in page
    assert office.get(address(campaign, "xem-lai"))["Location"] == address(campaign, "ngay")
    assert office.post(address(campaign, "xem-lai"))["Location"] == address(campaign, "ngay")
    assert Campaign.objects.count() == 1


def test_going_back_keeps_what_was_typed_right_or_wrong(office: Client, campaign: Campaign) -> None:
    task = campaign.tasks.get()

    back = office.post(
        address(campaign, "cong-viec"), work(campaign, back="1", participants=[], **{f"nv{task.pk}-text": "Chữ tôi gõ"})
    )

    page = text_of(office.get(address(campaign, "cong-viec")))
    assert back["Location"] == address(campaign, "ngay")
    assert "Chữ tôi gõ" in page
    assert "Chọn ít nhất một đơn vị tham gia." in page
    assert office.post(address(campaign, "ngay"), dates(campaign, back="1"))["Location"] == reverse(
        "campaigns:new_year_start", args=[campaign.pk]
    )


def test_a_task_that_was_added_after_the_page_was_shown_is_not_lost(
    office: Client, campaign: Campaign, department: Department
) -> None:
    sent = work(campaign)
    new = make_task(campaign, department.trade, text="Thêm sau")

    office.post(address(campaign, "cong-viec"), sent)
    office.post(address(campaign, "xem-lai"))

    assert Campaign.objects.get(year=2022).tasks.filter(copied_from=new).count() == 1


def test_what_was_unticked_is_left_out_and_what_was_changed_is_made(office: Client, campaign: Campaign) -> None:
    occasion, task = Commemoration.objects.get(), campaign.tasks.get()
    sent = dates(campaign, **{f"nv{task.pk}-due_on": ""})
    del sent[f"le{occasion.pk}-keep"]
    sent["bases"] = []
    office.post(address(campaign, "ngay"), sent)
    done = work(campaign, **{f"nv{task.pk}-text": "Chữ mới"})
    del done[f"pt{campaign.movements.get().pk}-keep"], done[f"ct{campaign.targets.get().pk}-keep"]
    office.post(address(campaign, "cong-viec"), done)

    office.post(address(campaign, "xem-lai"))

    new = Campaign.objects.get(year=2022)
    assert [(row.text, row.due_on) for row in new.tasks.all()] == [("Chữ mới", None)]
    assert (new.based_on, new.movements.count(), new.targets.count()) == ([], 0, 0)
    assert not Commemoration.objects.filter(phase__campaign=new).exists()


def test_the_steps_may_be_skipped_because_the_rule_fills_them(office: Client, campaign: Campaign) -> None:
    office.post(address(campaign, "xem-lai"))

    assert Campaign.objects.get(year=2022).tasks.get().due_on == date(2022, 6, 18)


def test_the_second_press_goes_to_the_campaign_that_is_there(office: Client, campaign: Campaign) -> None:
    office.post(address(campaign, "xem-lai"))
    new = Campaign.objects.get(year=2022)

    answers = [
        office.post(address(campaign, "xem-lai")),
        office.post(address(campaign, "ngay"), dates(campaign)),
        office.get(address(campaign, "cong-viec")),
    ]

    assert {answer["Location"] for answer in answers} == {new.get_absolute_url()}
    assert Campaign.objects.count() == 2
    told = text_of(office.get(new.get_absolute_url()))
    line = JournalEntry.objects.get(code="campaigns.campaign.copied")
    assert f"Phong trào năm 2022 do {line.actor} lập lúc" in told
    assert "Đây là phong trào đó; muốn khác thì sửa tại đây." in told


@pytest.mark.parametrize("typed", ["2021", "abc", "", "2.022", "21000"])
def test_a_year_that_cannot_be_is_refused_in_a_sentence(office: Client, campaign: Campaign, typed: str) -> None:
    page = text_of(office.get(reverse("campaigns:new_year_start", args=[campaign.pk]), {"nam": typed}))

    assert "Ghi một năm sau năm 2021, không quá năm 2100, ví dụ 2022." in page
    assert f'value="{typed}"' in page or not typed


def test_addresses_of_years_that_cannot_be_are_not_there(office: Client, campaign: Campaign) -> None:
    assert {office.get(address(campaign, step, year)).status_code for step in PAGES for year in (2021, 2101)} == {404}


def test_unfinished_work_is_offered_again_and_can_be_dropped(
    office: Client, campaign: Campaign, department: Department
) -> None:
    office.post(address(campaign, "ngay"), dates(campaign))
    start = reverse("campaigns:new_year_start", args=[campaign.pk])
    offered = text_of(office.get(start))

    dropped = office.post(reverse("campaigns:new_year_drop", args=[campaign.pk, 2022]), follow=True)

    assert "Làm tiếp năm 2022" in offered
    assert "Đã bỏ phần đang lập dở của năm 2022." in text_of(dropped)
    assert not NewYearDraft.objects.exists()


def test_a_colleague_who_is_at_the_same_year_is_named(
    office: Client, campaign: Campaign, department: Department
) -> None:
    office.post(address(campaign, "ngay"), dates(campaign))
    colleague = Client()
    colleague.force_login(make_user("chuyenvien2", campaign.owner, Role.OFFICE))

    pages = [
        text_of(colleague.get(where))
        for where in (
            reverse("campaigns:new_year_start", args=[campaign.pk]),
            address(campaign, "ngay"),
            address(campaign, "xem-lai"),
        )
    ]

    assert [str(department.office) in page for page in pages] == [True] * 3
    assert "cũng đang lập phong trào năm 2022" in pages[2]
    assert "cũng đang lập phong trào" not in text_of(office.get(address(campaign, "xem-lai")))


def test_a_broken_paste_is_kept_without_its_null(office: Client, campaign: Campaign) -> None:
    office.post(address(campaign, "ngay"), dates(campaign, theme="Đổi\x00 mới"))

    assert NewYearDraft.objects.get().answers["ngay"]["theme"] == ["Đổi mới"]


def test_the_list_reminds_when_the_year_nears_its_end(
    office: Client, campaign: Campaign, department: Department
) -> None:
    reminded = text_of(office.get(reverse("campaigns:campaign_list")))
    head = text_of(visitor(department.industry_head).get(reverse("campaigns:campaign_list")))
    with clock.at(datetime(2021, 10, 1, 9)):
        early = text_of(visitor(department.office).get(reverse("campaigns:campaign_list")))

    home = text_of(office.get(reverse("reports:home")))
    assert "Lập phong trào năm sau" in home
    assert "Lập phong trào năm mới từ năm 2021" in reminded
    assert "Lập phong trào năm mới" not in head
    assert "Lập phong trào năm mới" not in early


@pytest.mark.parametrize(("state", "is_offered"), [("running", True), ("planned", False)])
def test_a_campaign_that_has_not_begun_offers_no_next_year(
    office: Client, campaign: Campaign, state: str, is_offered: bool
) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(state=state, year=2022)

    assert ("Lập phong trào năm 2023" in text_of(office.get(campaign.get_absolute_url()))) == is_offered


def test_only_who_manages_sees_the_button(office: Client, campaign: Campaign, department: Department) -> None:
    readers = (office, visitor(department.industry_head))

    pages = [text_of(reader.get(campaign.get_absolute_url())) for reader in readers]

    assert ["Lập phong trào năm 2022" in page for page in pages] == [True, False]


@pytest.mark.parametrize("rows", [1, 30])
def test_each_page_costs_the_same_for_any_number_of_rows(department: Department, campaign: Campaign, rows: int) -> None:
    for number in range(rows):
        group = TaskGroup.objects.create(campaign=campaign, ordinal=number + 5, title=f"Nhóm {number}")
        make_task(campaign, department.industry, department.trade, group=group, due_on=date(2021, 6, 19))
    counted = {}
    for step in PAGES:
        client = visitor(department.office)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(campaign, step)).status_code == 200
        counted[step] = len(asked)

    assert counted == {"ngay": 21, "cong-viec": 21, "xem-lai": 22}


def test_a_plan_over_several_years_may_be_moved(office: Client, campaign: Campaign) -> None:
    second = campaign.phases.get(ordinal=2)
    second.ends_on, second.report_due_on = date(2025, 12, 31), date(2025, 12, 10)
    second.save()
    days = {f"dot{second.pk}-ends_on": "31/12/2026", f"dot{second.pk}-report_due_on": "10/12/2026"}

    answer = office.post(address(campaign, "ngay"), dates(campaign, **days))

    assert answer["Location"] == address(campaign, "cong-viec")


def test_a_changed_occasion_is_shown_as_it_was_typed(office: Client, campaign: Campaign) -> None:
    occasion = Commemoration.objects.get()
    office.post(address(campaign, "ngay"), dates(campaign, **{f"le{occasion.pk}-name": "ngày thành lập ngành"}))

    assert "Ngày thành lập ngành, 92 năm, thứ Năm 3/2/2022" in " ".join(
        text_of(office.get(address(campaign, "ngay"))).split()
    )


def test_the_page_offers_the_year_between(office: Client, department: Department, campaign: Campaign) -> None:
    make_campaign(department, year=2023, title="Phong trào năm 2023", copied_from=campaign)

    page = office.get(campaign.get_absolute_url()).content.decode()

    assert ("</svg>Phong trào năm 2023</a>" in page, "</svg>Lập phong trào năm 2022</a>" in page) == (True, True)

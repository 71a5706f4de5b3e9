"""What the wizard's pages doubt: units that are gone, words and figures that no longer fit, the old year in a sentence."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import Unit
from campaigns.models import Campaign, Movement, Target
from indicators.models import Indicator, OfficialResult
from tests.campaigns.wizard import address, dates, make_small_campaign, text_of, visitor, work
from tests.factories import Department, make_campaign, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("december")]


@pytest.fixture
def campaign(department: Department) -> Campaign:
    return make_small_campaign(department)


@pytest.fixture
def office(department: Department) -> Client:
    return visitor(department.office)


def test_another_campaign_of_that_year_is_told(office: Client, campaign: Campaign, department: Department) -> None:
    make_campaign(department, year=2022, title="Phong trào nhập từ văn bản")

    page = text_of(office.get(address(campaign, "ngay")))

    assert "Năm 2022 đã có “Phong trào nhập từ văn bản”" in page


def test_a_lead_without_part_and_a_figure_unlike_its_words_are_told(
    office: Client, campaign: Campaign, department: Department
) -> None:
    task, target = campaign.tasks.get(), campaign.targets.get()
    typed = work(campaign, participants=[str(department.trade.pk)], **{f"ct{target.pk}-value": "95"})
    before = text_of(office.get(address(campaign, "xem-lai")))
    office.post(address(campaign, "cong-viec"), typed)

    after = text_of(office.get(address(campaign, "xem-lai")))

    sentences = [
        f"{department.industry.name} chủ trì “{task.text}” mà không tham gia, nên không đơn vị nào báo cáo nhiệm vụ này.",
        f"Chỉ tiêu “{target.text}” không nêu con số phải đạt là 95.",
    ]
    assert [sentence in before for sentence in sentences] == [False, False]
    assert [sentence in after for sentence in sentences] == [True, True]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Hoàn thành 100% nhiệm vụ khung, nhiệm vụ chủ yếu năm 2022", False),
        ("Ít nhất 98,5% nhiệm vụ khung, nhiệm vụ chủ yếu năm 2022 hoàn thành", True),
        ("100% hồ sơ được giải quyết đúng hạn", True),
        ("PAR INDEX thuộc nhóm 100 đơn vị dẫn đầu", True),
        ("Nâng cao chất lượng công tác tham mưu", True),
    ],
)
def test_a_target_whose_new_words_are_of_another_kind_is_told(
    office: Client, campaign: Campaign, text: str, is_told: bool
) -> None:
    Target.objects.filter(campaign=campaign).update(
        text="Hoàn thành 100% nhiệm vụ khung, nhiệm vụ chủ yếu được giao năm 2021",
        metric="percent",
        value=100,
        direction="all",
        measured_by="task_lists",
    )
    key = f"ct{campaign.targets.get().pk}"
    page = text_of(office.get(address(campaign, "cong-viec")))
    untouched = text_of(office.get(address(campaign, "xem-lai")))
    office.post(address(campaign, "cong-viec"), work(campaign, **{f"{key}-text": text}))

    review = text_of(office.get(address(campaign, "xem-lai")))

    measured = "Tỷ lệ phần trăm, tất cả 100 · Tính từ hai danh mục nhiệm vụ được giao"
    told = f"đổi lời mà vẫn đo như cũ: {measured}. Lập phong trào xong, sửa cách đo ở trang của phong trào."
    assert (measured in page, told in untouched, told in review) == (True, False, is_told)


def test_units_that_are_gone_are_told_and_replaced(office: Client, campaign: Campaign, department: Department) -> None:
    Unit.objects.filter(pk=department.industry.pk).update(valid_to=date(2021, 12, 31))
    heir = make_unit(department.unit, name="Phòng Công Thương")
    page = text_of(office.get(address(campaign, "cong-viec")))
    undecided = text_of(office.get(address(campaign, "xem-lai")))

    office.post(
        address(campaign, "cong-viec"),
        work(campaign, participants=[str(department.trade.pk)], **{f"dv{department.industry.pk}": str(heir.pk)}),
    )
    review = text_of(office.get(address(campaign, "xem-lai")))
    office.post(address(campaign, "xem-lai"))

    new = Campaign.objects.get(year=2022)
    assert "Phòng Quản lý Công nghiệp không hoạt động trong năm 2022, đang có phần trong 1 nhiệm vụ." in page
    told = "Phòng Quản lý Công nghiệp không hoạt động trong năm 2022 mà chưa chọn đơn vị làm thay."
    assert [told in answer for answer in (undecided, review)] == [True, False]
    assert "Thay Phòng Quản lý Công nghiệp" in review
    assert set(new.participants.all()) == {department.trade, heir}
    assert new.tasks.get().assignments.get().unit == heir


def test_the_base_of_a_target_is_taken_from_the_newest_result(
    office: Client, campaign: Campaign, department: Department
) -> None:
    index = Indicator.objects.create(code="CCHC", name="CCHC", unit=department.unit, ranked_group="các sở")
    OfficialResult.objects.create(indicator=index, year=2020, rank=12, source="Quyết định")
    target = campaign.targets.get()
    Target.objects.filter(pk=target.pk).update(
        text="Tăng 03 bậc so với năm 2020", metric="rank_gain", value=3, baseline_year=2020, indicator=index
    )
    page = text_of(office.get(address(campaign, "cong-viec")))

    office.post(
        address(campaign, "cong-viec"),
        work(
            campaign,
            take=f"ct{target.pk}-baseline_year",
            **{f"ct{target.pk}-text": "Tăng 03 bậc so với năm 2021", f"ct{target.pk}-baseline_year": "2021"},
        ),
    )
    office.post(address(campaign, "xem-lai"))

    assert "Lấy năm 2020 làm năm gốc" in page
    new = Campaign.objects.get(year=2022).targets.get()
    assert (new.baseline_year, new.text) == (2020, "Tăng 03 bậc so với năm 2020")


def test_sentences_that_still_name_the_year_are_told_with_the_way_to_their_field(
    office: Client, campaign: Campaign
) -> None:
    task = campaign.tasks.get()
    task.text = "Báo cáo trước ngày 30/6/2021"
    task.save()
    movement = Movement.objects.create(campaign=campaign, ordinal=2, name="Phong trào 2021")
    Campaign.objects.filter(pk=campaign.pk).update(purposes=["Theo Nghị quyết ngày 1/2/2021"])

    page = text_of(office.get(address(campaign, "xem-lai")))

    for sentence, where in (
        ("Báo cáo trước ngày 30/6/2021", f"{address(campaign, 'cong-viec')}#div_id_nv{task.pk}-text"),
        ("Phong trào 2021", f"{address(campaign, 'cong-viec')}#div_id_pt{movement.pk}-keep"),
        ("Theo Nghị quyết ngày 1/2/2021", f"{address(campaign, 'ngay')}#div_id_purposes"),
    ):
        assert f'Còn nhắc năm 2021: “{sentence}” <a href="{where}">Sửa' in page
        step, place = where.split("#")
        assert f'id="{place}"' in text_of(office.get(step))


def test_of_many_sentences_that_name_the_year_the_rest_is_counted(office: Client, campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(purposes=[f"Mục {number}, quý I/2021" for number in range(23)])

    page = text_of(office.get(address(campaign, "xem-lai")))

    assert page.count("Còn nhắc năm 2021: ") == 20 * 2
    assert "Và 3 câu nữa còn nhắc năm 2021." in page


def test_an_occasion_that_its_changed_phase_does_not_hold_is_told(office: Client, campaign: Campaign) -> None:
    first = campaign.phases.get(ordinal=1)
    early = {"starts_on": "1/1/2022", "ends_on": "31/1/2022", "report_due_on": "20/1/2022"}

    office.post(
        address(campaign, "ngay"), dates(campaign, **{f"dot{first.pk}-{name}": day for name, day in early.items()})
    )
    review = text_of(office.get(address(campaign, "xem-lai")))

    assert "Thành lập Đảng: ngày 3/2/2022 ngoài thời gian của đợt 1 (1/1/2022 – 31/1/2022)." in review
    assert "hạn tổng kết 30/6/2022 sau ngày kết thúc đợt 31/1/2022 hơn hai tháng" in review

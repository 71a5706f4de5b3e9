"""Pages from the pasted plan to the campaign: what is shown, kept, refused; statement budgets of the lists."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaigns.models import Campaign, PlanDocument
from campaigns.queries.plans import campaign_page, campaigns_of, source_lines
from campaigns.services import create_campaign
from core import clock
from core.wording import short_date
from tests.campaigns.test_plans import TEXT, read
from tests.factories import make_campaign, make_phase, make_submission, make_task
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db

IMPORT = "/phong-trao/ke-hoach/nhap/"


class Fields(HTMLParser):
    """What a browser would send of the form that holds the draft."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._name = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "textarea":
            self._name = name
            self.sent[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.sent[self._select] = [found.get("value") or ""]
        elif tag == "input" and name:
            ticks = found.get("type") == "checkbox"
            if not ticks or "checked" in found:
                self.sent.setdefault(name, []).append(found.get("value") or ("on" if ticks else ""))

    def handle_data(self, data: str) -> None:
        if self._name:
            self.sent[self._name][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # HTML drops the first line break of a text area.
            self.sent[self._name][0] = re.sub(r"^\n", "", self.sent[self._name][0])
            self._name = ""


def fields_of(answer: Any) -> dict[str, Any]:
    html = answer.content.decode()
    start = html.index('id="ban-hieu"')
    reader = Fields()
    reader.feed(html[start : html.index("</form>", start)])
    return reader.sent


def test_pasted_text_becomes_a_draft_beside_its_source(office: Client) -> None:
    answer = office.post(IMPORT, {"text": TEXT}, follow=True)

    plan = PlanDocument.objects.get()
    assert answer.redirect_chain == [(plan.get_absolute_url(), 302)]
    page = answer.content.decode()
    assert 'id="dong-49"' in page
    assert re.search(r'<mark data-facts="[^"]*phases\.0\.report_due_on[^"]*">20/6/2021</mark>', page)
    assert "Ngày 31/6/2021 không có trong lịch vì tháng 6 năm 2021 chỉ có 30 ngày" in page
    assert 'href="#dong-87"' in page


def test_a_campaign_that_the_year_already_has_is_told_before_another_is_made(
    office: Client, department: Department
) -> None:
    there = make_campaign(department, title="Phong trào đã lập từ năm trước")
    make_campaign(department, year=2020)

    page = office.post(IMPORT, {"text": TEXT}, follow=True).content.decode()

    assert f"Năm {there.year} đã có “{there.title}”. Xác nhận sẽ tạo thêm một phong trào nữa." in page
    assert "Năm 2020 đã có" not in page


def test_a_file_is_read_by_its_content(office: Client) -> None:
    office.post(IMPORT, {"upload": SimpleUploadedFile("ke-hoach.txt", TEXT.encode())})

    assert PlanDocument.objects.get().source_name == "ke-hoach.txt"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": "   "}, "Chưa có gì để đọc."),
        ({"upload": SimpleUploadedFile("k.pdf", b"%PDF-1.4 hong")}, "PDF"),
        ({"upload": SimpleUploadedFile("k.txt", b"\x00\x01\x02" * 50)}, "Tệp không phải là văn bản"),
        ({"upload": SimpleUploadedFile("k.txt", b"x" * (10 * 1024 * 1024 + 1))}, "Tệp lớn hơn 10 MB."),
        ({"upload": SimpleUploadedFile("k.txt", TEXT.encode()), "text": TEXT}, "Chỉ dùng một trong hai"),
    ],
    ids=["nothing", "broken pdf", "binary", "too large", "both"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(office: Client, data: dict[str, Any], sentence: str) -> None:
    for sent in data.values():
        if isinstance(sent, SimpleUploadedFile):
            sent.seek(0)

    answer = office.post(IMPORT, data)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert PlanDocument.objects.count() == 0


def test_a_refused_text_stays_in_its_box(office: Client) -> None:
    answer = office.post(IMPORT, {"text": "Kính gửi các phòng, mời họp lúc 8 giờ."})

    assert "Kính gửi các phòng, mời họp lúc 8 giờ.</textarea>" in answer.content.decode()
    assert PlanDocument.objects.count() == 0


def plan_of_tasks(count: int) -> str:
    tasks = "\n".join(f"- Hoàn thành việc số {number} của phòng." for number in range(count))
    return f"KẾ HOẠCH\nThi đua năm 2023\n\nI. NHIỆM VỤ\n{tasks}\n"


def test_a_plan_of_very_many_tasks_is_saved_whole(office: Client) -> None:
    answer = office.post(IMPORT, {"text": plan_of_tasks(130)}, follow=True)
    sent = fields_of(answer)
    assert sum(len(values) for values in sent.values()) > 1000
    assert office.post(PlanDocument.objects.get().get_absolute_url(), sent).status_code == 302


def test_a_plan_of_more_rows_than_a_page_holds_is_refused_and_kept(office: Client) -> None:
    text = plan_of_tasks(501)
    answer = office.post(IMPORT, {"text": text})
    assert answer.context["form"].errors["text"] == [
        (
            "Kế hoạch có 1002 mục, nhiều hơn 1000 mục mà trang này sửa được; "
            "hãy chia thành nhiều kế hoạch hoặc nhờ quản trị nhập bằng dòng lệnh."
        )
    ]
    assert answer.context["form"]["text"].value() == text


def test_saving_the_untouched_page_changes_nothing(office: Client, department: Department) -> None:
    plan = read(department)

    office.post(plan.get_absolute_url(), fields_of(office.get(plan.get_absolute_url())))

    plan.refresh_from_db()
    assert plan.version == 1


def test_every_kind_of_fact_can_be_corrected_added_and_taken_out(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()
    fields = fields_of(office.get(f"{url}?them=ngay-le:phases.1"))
    fields |= {
        "dot-0-report_due_on": "18/6/2021",
        "dot-0-report_due_bound": "by",
        "ngay-le-14-name": "Ngày truyền thống của ngành",
        "ngay-le-14-years": "70",
        "ngay-le-0-DELETE": "on",
        "chi-tieu-0-value": "95,5",
        "nhiem-vu-2-text": "Nhiệm vụ đã sửa",
        "nhom-1-section": "professional",
        "van-ban-number": "12/KH-SCT",
        "van-ban-recipients": "UBND tỉnh\r\n\r\nSở Nội vụ",
        "participants": [str(department.trade.pk)],
        "checked": ["0", "3", "999"],
    }

    answer = office.post(url, fields, follow=True)

    assert "Đã lưu bản sửa." in answer.content.decode()
    plan.refresh_from_db()
    draft = plan.draft
    assert (draft["phases"][0]["report_due_on"], draft["phases"][0]["report_due_bound"]) == ("2021-06-18", "by")
    assert len(draft["phases"][0]["commemorations"]) == 7
    assert draft["phases"][1]["commemorations"][-1] == {
        "key": "them.1",
        "name": "Ngày truyền thống của ngành",
        "on": None,
        "since": None,
        "years": 70,
    }
    assert draft["targets"][0]["value"] == 95.5
    assert draft["task_groups"][0]["tasks"][2]["text"] == "Nhiệm vụ đã sửa"
    assert draft["task_groups"][1]["section"] == "professional"
    assert draft["document"]["number"] == "12/KH-SCT"
    assert draft["recipients"] == ["UBND tỉnh", "Sở Nội vụ"]
    assert (draft["participants"], draft["checked"]) == ([department.trade.pk], [0, 3])


def test_an_added_row_that_stays_empty_is_no_row(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()

    office.post(url, fields_of(office.get(f"{url}?them=nhiem-vu:task_groups.0")))

    plan.refresh_from_db()
    assert plan.version == 1


def test_adding_saves_what_was_typed_and_shows_an_empty_row(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()

    answer = office.post(
        url, {**fields_of(office.get(url)), "van-ban-theme": "Chủ đề mới", "add": "nhiem-vu:task_groups.1"}
    )

    assert answer.headers["Location"] == f"{url}?them=nhiem-vu%3Atask_groups.1#moi"
    plan.refresh_from_db()
    assert plan.draft["theme"] == "Chủ đề mới"
    assert 'id="moi"' in office.get(answer.headers["Location"]).content.decode()


def test_a_wrong_date_keeps_everything_typed(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()
    fields = {**fields_of(office.get(url)), "dot-0-ends_on": "31/6/2021", "van-ban-theme": "Chủ đề đang gõ"}

    page = office.post(url, fields).content.decode()

    assert "“31/6/2021” không phải một ngày có trong lịch." in page
    assert 'value="31/6/2021"' in page
    assert "Chủ đề đang gõ</textarea>" in page
    plan.refresh_from_db()
    assert plan.version == 1


def test_the_second_of_two_savers_sees_both_and_may_then_decide(office: Client, department: Department) -> None:
    plan = read(department)
    url = plan.get_absolute_url()
    shown = fields_of(office.get(url))
    office.post(url, {**shown, "van-ban-theme": "Bản của người thứ nhất"})

    answer = office.post(url, {**shown, "van-ban-theme": "Bản của người thứ hai"})

    page = answer.content.decode()
    assert "Người khác vừa lưu bản này trước bạn." in page
    assert "<td>Bản của người thứ nhất</td><td>Bản của người thứ hai</td>" in page
    plan.refresh_from_db()
    assert plan.draft["theme"] == "Bản của người thứ nhất"
    office.post(url, fields_of(answer))
    plan.refresh_from_db()
    assert plan.draft["theme"] == "Bản của người thứ hai"


def test_confirming_saves_the_corrections_and_leads_to_the_campaign(office: Client, department: Department) -> None:
    plan = read(department)
    fields = {**fields_of(office.get(plan.get_absolute_url())), "van-ban-title": "Phong trào đã sửa", "confirm": "1"}

    first = office.post(plan.get_absolute_url(), fields)
    second = office.post(plan.get_absolute_url(), fields)

    campaign = Campaign.objects.get()
    assert campaign.title == "Phong trào đã sửa"
    assert [first.headers["Location"], second.headers["Location"]] == [campaign.get_absolute_url()] * 2
    assert office.session["campaign_id"] == campaign.pk


def test_what_lacks_is_said_and_nothing_is_made(office: Client, department: Department) -> None:
    plan = read(department)
    fields = {**fields_of(office.get(plan.get_absolute_url())), "dot-1-report_due_on": "", "confirm": "1"}

    page = office.post(plan.get_absolute_url(), fields, follow=True).content.decode()

    assert page.count("Đợt 2 chưa có hạn đơn vị báo cáo.") == 2
    assert Campaign.objects.count() == 0


def test_the_director_reads_the_draft_and_changes_nothing(client: Client, department: Department) -> None:
    plan = read(department)
    client.force_login(department.director)

    answer = client.get(plan.get_absolute_url())

    assert '<fieldset class="stack" disabled>' in answer.content.decode()
    assert "Lưu bản sửa" not in answer.content.decode().replace('aria-hidden="true">Lưu bản sửa', "")


def test_the_plan_stays_readable_once_its_campaign_exists(office: Client, department: Department) -> None:
    plan = read(department)
    campaign = create_campaign(actor=department.office, plan=plan)

    page = office.get(plan.get_absolute_url()).content.decode()

    assert f'href="{campaign.get_absolute_url()}">{campaign.title}</a>' in page
    assert "Xác nhận, tạo phong trào" not in page


def test_lines_are_cut_where_facts_begin_and_end(department: Department) -> None:
    plan = read(department)

    lines = source_lines(plan)

    assert "".join(piece.text for piece in lines[48].pieces) == TEXT.split("\n")[48]
    assert [piece.text for piece in lines[92].pieces if "phases.1.report_due_on" in piece.facts] == ["10/12/2021"]
    assert {line.number for line in lines if line.has_warning} == {
        warning["line"] for warning in plan.draft["warnings"]
    }


def test_opening_and_closing_by_buttons(office: Client, department: Department) -> None:
    campaign = make_campaign(department, state="planned")
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")

    opened = office.post(reverse("campaigns:phase_open", args=[phase.pk]), follow=True).content.decode()
    again = office.post(
        reverse("campaigns:phase_open", args=[phase.pk]),
        HTTP_REFERER=f"http://testserver{campaign.get_absolute_url()}",
        follow=True,
    ).content.decode()
    office.post(reverse("campaigns:phase_close", args=[phase.pk]))
    office.post(reverse("campaigns:campaign_close", args=[campaign.pk]))

    campaign.refresh_from_db()
    assert "Đã mở đợt 1: 2 đơn vị có báo cáo phải nộp và được thông báo." in opened
    assert "Không thể mở đợt vì hồ sơ đang ở trạng thái “đang mở”." in again
    assert (campaign.state, phase.submissions.count()) == ("closed", 2)


def test_a_phase_that_cannot_be_opened_says_why(office: Client, department: Department) -> None:
    campaign = make_campaign(department)
    make_phase(campaign, state="planned")

    page = office.get(campaign.get_absolute_url()).content.decode()

    assert "Chưa nhiệm vụ nào có đơn vị chủ trì. Phân công nhiệm vụ trước." in page


def test_moving_a_phases_dates(office: Client, department: Department) -> None:
    phase = make_phase(make_campaign(department), state="planned")
    url = reverse("campaigns:phase_edit", args=[phase.pk])
    fields = {
        "name": phase.name,
        "starts_on": "1/1/2021",
        "ends_on": "30/6/2021",
        "report_due_bound": "by",
        "report_due_on": "18/6/2021",
        "wrap_up_bound": "before",
        "wrap_up_on": "",
    }

    refused = office.post(url, {**fields, "report_due_on": "31/12/2020"}).content.decode()
    office.post(url, fields)

    phase.refresh_from_db()
    assert "Đợt 1: hạn báo cáo phải sau ngày bắt đầu đợt. Chọn ngày khác." in refused
    assert 'value="31/12/2020"' in refused
    assert (str(phase.report_due_on), phase.report_due_bound, phase.wrap_up_on) == ("2021-06-18", "by", None)


def test_moving_a_phase_over_another_says_so(office: Client, department: Department) -> None:
    campaign = make_campaign(department)
    phase, second = make_phase(campaign, state="planned"), make_phase(campaign, 2)
    fields = {
        "name": phase.name,
        "starts_on": "1/1/2021",
        "ends_on": short_date(second.starts_on),
        "report_due_bound": "by",
        "report_due_on": "18/6/2021",
        "wrap_up_bound": "before",
        "wrap_up_on": "",
    }

    page = office.post(reverse("campaigns:phase_edit", args=[phase.pk]), fields, follow=True).content.decode()

    days = f"{short_date(second.starts_on)} – {short_date(second.ends_on)}"
    assert f"Đợt 1 và đợt 2 ({days}) chồng lên nhau. Xem lại ngày của hai đợt." in page


def test_a_target_is_corrected(office: Client, department: Department) -> None:
    target = make_campaign(department).targets.create(ordinal=1, text="Chỉ tiêu", metric="percent", value=100)
    url = reverse("campaigns:target_edit", args=[target.pk])
    fields = {"text": "Chỉ tiêu", "metric": "percent", "direction": "all", "value": "95,5", "measured_by": "stated"}

    refused = office.post(url, {**fields, "measured_by": "indicator"}).content.decode()
    office.post(url, fields)

    target.refresh_from_db()
    assert "Chọn chỉ số mà chỉ tiêu này lấy kết quả." in refused
    assert str(target.value) == "95.50"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_of_campaigns_takes_two_statements(
    department: Department, count: int, django_assert_num_queries: Any
) -> None:
    campaigns = Campaign.objects.bulk_create(
        Campaign(
            owner=department.unit, year=2000 + number, title=f"Năm {number}", created_at=department.office.date_joined
        )
        for number in range(count)
    )
    for campaign in campaigns[:2]:
        make_phase(campaign)
    assert department.office.grants

    with django_assert_num_queries(2):
        rows = [
            (row.title, row.owner.name, len(row.phases.all()), row.task_count)
            for row in campaigns_of(department.office)
        ]

    assert len(rows) == count


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_page_of_a_campaign_takes_eight_statements(
    department: Department, count: int, django_assert_num_queries: Any
) -> None:
    campaign = make_campaign(department)
    make_phase(campaign).commemorations.create(ordinal=1, name="Quốc khánh")
    for _ in range(count):
        make_task(campaign, department.industry, department.trade)

    with django_assert_num_queries(8):
        page = campaign_page(campaign)
        names = [line.lead.name for group in page.groups for line in group.lines if line.lead]

    assert len(names) == count


@pytest.mark.parametrize("count", [1, 4])
def test_the_buttons_of_many_phases_cost_no_more_than_those_of_one(
    office: Client, department: Department, count: int, django_assert_num_queries: Any
) -> None:
    campaign = make_campaign(department)
    make_task(campaign)
    for ordinal in range(1, count + 1):
        make_phase(campaign, ordinal, state="planned")
    waiting = make_phase(campaign, count + 1)
    make_submission(waiting, department.industry, state="submitted", first_submitted_at=clock.now())

    with django_assert_num_queries(16):
        answer = office.get(campaign.get_absolute_url())

    assert answer.content.decode().count("Chưa nhiệm vụ nào có đơn vị chủ trì.") == count
    assert "Còn 1 báo cáo đã nộp chưa thẩm định." in answer.content.decode()


def test_campaigns_stand_latest_first_and_phases_in_their_order_whenever_they_were_written(
    department: Department,
) -> None:
    late = make_campaign(department, year=2022)
    early = make_campaign(department, year=2021)
    for ordinal in (3, 1, 2):
        make_phase(early, ordinal)

    assert list(campaigns_of(department.office)) == [late, early]
    assert [phase.ordinal for phase in campaign_page(early).phases] == [1, 2, 3]


def test_plans_in_work_are_told_apart_by_their_titles(office: Client, department: Department) -> None:
    plan = read(department)

    pages = [office.get(reverse(f"campaigns:{name}")).content.decode() for name in ("campaign_list", "plan_import")]

    assert [f">{plan.draft['title']}</a>" in page for page in pages] == [True, True]

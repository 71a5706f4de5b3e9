"""Nội dung kế hoạch: the words of a made campaign are corrected, never lost between two people, and printed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.forms.plan_texts import PlanTextsForm
from campaigns.models import Campaign, Commemoration, Phase, TaskGroup
from campaigns.queries.citation import basis_of, basis_words
from campaigns.queries.plan_texts import fingerprint, occasion_of, occasion_words, plan_texts
from campaigns.services import change_plan_texts, draft_plan_paper
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from documents.content.paper import texts
from documents.models import IssuedPaper
from tests.factories import Department, make_campaign, make_phase, make_task

pytestmark = pytest.mark.django_db
BASES = [{"number": "15/KH-UBND", "issued_on": "2021-01-19", "issuer": "Ủy ban nhân dân tỉnh"}]
NO_THEME = {"theme": fingerprint("")}
ELSEWHERE = "Xem lại ngày, hoặc nêu ngày lễ này ở đợt khác."


@pytest.fixture
def campaign(department: Department) -> Campaign:
    made = make_campaign(
        department,
        purposes=["Đẩy mạnh phong trào thi đua"],
        duties=["Văn phòng Sở theo dõi", "Các phòng thực hiện./. Trung tâm phối hợp"],
        based_on=BASES,
    )
    phase = make_phase(made, goals=["Hoàn thành nhiệm vụ"])
    phase.commemorations.create(ordinal=1, name="Ngày sinh Chủ tịch Hồ Chí Minh", since=date(1890, 5, 19))
    make_task(made, department.industry)
    made.movements.create(ordinal=1, name="Cải cách hành chính")
    return made


def address(campaign: Campaign) -> str:
    return reverse("campaigns:plan_texts_edit", args=[campaign.pk])


def shown(office: Client, campaign: Campaign, **typed: str) -> dict[str, str]:
    """What the opened page would send, with what is typed over it."""
    form = PlanTextsForm(texts=plan_texts(campaign))
    return {field.html_name: field.value() for field in form} | typed


def test_a_plan_that_could_not_be_printed_is_mended_on_the_page(office: Client, campaign: Campaign) -> None:
    drafting = reverse("campaigns:plan_paper_draft", args=[campaign.pk])
    office.post(drafting)
    assert IssuedPaper.objects.count() == 0

    page = office.get(campaign.get_absolute_url()).content.decode()
    office.post(
        address(campaign), shown(office, campaign, duties="1. Văn phòng Sở theo dõi\n2. Các phòng thực hiện./.")
    )
    office.post(drafting)

    assert f'href="{address(campaign)}"' in page
    said = [text for text in texts(IssuedPaper.objects.get().paper) if text[:2] in ("1.", "2.")]
    assert said[-2:] == ["1. Văn phòng Sở theo dõi.", "2. Các phòng thực hiện."]


def test_every_text_is_changed_and_journalled(office: Client, department: Department, campaign: Campaign) -> None:
    phase, group = campaign.phases.get(), TaskGroup.objects.get()
    typed = {
        "title": "Phong trào thi đua\n năm 2021 của ngành",
        "theme": "Đoàn kết",
        "based_on": "15/KH-UBND ngày 19/1/2021 của Ủy ban nhân dân tỉnh\nKế hoạch số 2/KH-TU ngày 5/2/2021 của Tỉnh ủy;",
        "purposes": "- Biểu dương\n- Nhân rộng",
        "requirements": "Thực chất",
        "movements": "Dân vận khéo\nCải cách hành chính",
        "duties": "1. Các phòng thực hiện./.",
        "recipients": "Sở Nội vụ\nLưu: VT",
        f"occasions-{phase.pk}": "Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890)\n"
        "91 năm Ngày thành lập Đảng (03/02/1930 - 3/2/2021);",
        f"goals-{phase.pk}": "Về đích trước hạn",
        f"group-{group.pk}": "Nhiệm vụ trọng tâm",
    }

    answer = office.post(address(campaign), shown(office, campaign, **typed))

    assert answer.headers["Location"] == campaign.get_absolute_url()
    campaign.refresh_from_db()
    phase.refresh_from_db()
    group.refresh_from_db()
    assert (campaign.title, campaign.theme) == ("Phong trào thi đua năm 2021 của ngành", "Đoàn kết")
    assert campaign.based_on == [*BASES, {"number": "2/KH-TU", "issued_on": "2021-02-05", "issuer": "Tỉnh ủy"}]
    assert (campaign.purposes, campaign.requirements) == (["Biểu dương", "Nhân rộng"], ["Thực chất"])
    assert (campaign.duties, campaign.recipients) == (["Các phòng thực hiện"], ["Sở Nội vụ", "Lưu: VT"])
    assert list(phase.commemorations.values_list("ordinal", "name", "since", "on", "years")) == [
        (1, "Ngày sinh Chủ tịch Hồ Chí Minh", date(1890, 5, 19), None, None),
        (2, "Ngày thành lập Đảng", date(1930, 2, 3), date(2021, 2, 3), 91),
    ]
    assert [row.name for row in campaign.movements.all()] == ["Dân vận khéo", "Cải cách hành chính"]
    assert (phase.goals, group.title) == (["Về đích trước hạn"], "Nhiệm vụ trọng tâm")
    entry = JournalEntry.objects.get(code="campaigns.campaign.texts_changed")
    assert entry.before is not None
    assert entry.before.keys() == typed.keys()
    assert entry.note.startswith("Tên phong trào, Căn cứ, Mục đích")


def test_the_same_words_change_nothing(office: Client, department: Department, campaign: Campaign) -> None:
    same = {key: text.value for key, text in plan_texts(campaign).items()}

    change_plan_texts(actor=department.office, campaign=campaign, texts=same, shown={})

    assert JournalEntry.objects.count() == 0


@pytest.mark.nozeal  # three savings one after the other
def test_where_two_changed_the_same_words_the_second_reads_both_and_may_insist(
    office: Client, campaign: Campaign
) -> None:
    mine = shown(office, campaign, duties="Các phòng thực hiện", theme="Kỷ cương", recipients="Lưu: VT")
    theirs = shown(office, campaign, duties="Các phòng thực hiện", theme="Sáng tạo", title="Thi đua năm 2021")
    office.post(address(campaign), theirs)

    refused = office.post(address(campaign), mine)
    page = refused.content.decode()
    again = {field.html_name: field.value() for field in refused.context["form"]}
    office.post(address(campaign), again)

    _, _, table = page.partition("<tbody>")
    assert table.startswith('<tr><th scope="row">Chủ đề</th><td>Sáng tạo</td><td>Kỷ cương</td></tr></tbody>')
    assert (">\nKỷ cương</textarea>" in page, ">\nLưu: VT</textarea>" in page) == (True, True)
    campaign.refresh_from_db()
    assert (campaign.theme, campaign.recipients) == ("Kỷ cương", ["Lưu: VT"])
    assert (campaign.title, campaign.duties) == ("Thi đua năm 2021", ["Các phòng thực hiện"])


@pytest.mark.nozeal  # two savings one after the other
def test_words_that_one_left_as_the_page_showed_them_stay_as_another_wrote_them(
    office: Client, campaign: Campaign
) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(duties=["Đợt 1 trước ngày 20/6/2021", "Văn phòng Sở theo dõi"])
    campaign.refresh_from_db()
    mine = {name: value.replace("\n", "\r\n") for name, value in shown(office, campaign, theme="Kỷ cương").items()}
    moved = "Đợt 1 trước ngày 22/6/2021\nVăn phòng Sở theo dõi"
    office.post(address(campaign), shown(office, campaign, title="Thi đua năm 2021", duties=moved))

    answer = office.post(address(campaign), mine, follow=True).content.decode()

    campaign.refresh_from_db()
    assert (campaign.title, campaign.theme, campaign.duties) == ("Thi đua năm 2021", "Kỷ cương", moved.splitlines())
    assert "được giữ nguyên: Tên phong trào, Phân công trách nhiệm." in answer
    assert JournalEntry.objects.order_by("id").last().after == {"theme": "Kỷ cương"}


def test_a_refused_page_shows_the_words_of_another_where_one_changed_none(office: Client, campaign: Campaign) -> None:
    mine = shown(office, campaign, theme="Kỷ cương", title="")
    Campaign.objects.filter(pk=campaign.pk).update(duties=["Văn phòng Sở tổng hợp"])

    page = office.post(address(campaign), mine).content.decode()

    assert "Ghi tên phong trào." in page
    assert (">\nKỷ cương</textarea>" in page, ">\nVăn phòng Sở tổng hợp</textarea>" in page) == (True, True)


def test_a_page_that_does_not_say_what_it_showed_overwrites_nothing_unread(office: Client, campaign: Campaign) -> None:
    campaign.duties = []
    campaign.save()

    page = office.post(address(campaign), {"title": "Thi đua năm 2021"}).content.decode()

    campaign.refresh_from_db()
    assert ("<td>Thi đua năm 2021</td>" in page, campaign.title) == (True, "Phong trào thi đua năm 2021")


def test_a_conflict_carries_the_stored_campaign(department: Department, campaign: Campaign) -> None:
    change_plan_texts(actor=department.office, campaign=campaign, texts={"theme": "Sáng tạo"}, shown=NO_THEME)

    with pytest.raises(EditConflict) as conflict:
        change_plan_texts(actor=department.office, campaign=campaign, texts={"theme": "Kỷ cương"}, shown=NO_THEME)

    assert isinstance(conflict.value.current, Campaign)
    assert conflict.value.current.theme == "Sáng tạo"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("title", "", "Ghi tên phong trào."),
        ("title", "a" * 501, "dài hơn 500 chữ cái. Hãy viết ngắn lại."),
        ("title", "PHONG TRÀO THI ĐUA NĂM 2021", "hãy bỏ kiểu viết hoa toàn bộ."),
        ("purposes", "Hoàn thành trước ngày 31/6/2021", "“31/6/2021” là ngày không có trong lịch"),
        ("duties", "Một./. Hai", "Bỏ dấu đó ở “Một./. Hai”."),
        ("movements", "b" * 301, "dài hơn 300 chữ cái. Hãy viết ngắn lại."),
        ("based_on", "Theo chỉ đạo của tỉnh", "Chưa đọc được căn cứ “Theo chỉ đạo của tỉnh”."),
        ("based_on", "3/KH-UBND ngày 30/2/2021", "ngày không có trong lịch. Xem lại ngày của văn bản này."),
    ],
)
def test_what_the_paper_could_not_print_comes_back_with_all_that_was_typed(
    office: Client, campaign: Campaign, name: str, typed: str, sentence: str
) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(duties=[])
    campaign.refresh_from_db()

    page = office.post(
        address(campaign), shown(office, campaign, **{"recipients": "Sở Nội vụ", name: typed})
    ).content.decode()

    campaign.refresh_from_db()
    assert sentence in page
    assert (">\nSở Nội vụ</textarea>" in page, campaign.recipients) == (True, [])


def test_what_hinders_the_paper_elsewhere_keeps_no_word_from_being_mended(
    department: Department, campaign: Campaign
) -> None:
    campaign.targets.create(ordinal=1, text="Hoàn thành trước ngày 31/6/2021", metric="text")
    Campaign.objects.filter(pk=campaign.pk).update(duties=[])

    change_plan_texts(actor=department.office, campaign=campaign, texts={"theme": "Sáng tạo"}, shown=NO_THEME)
    with pytest.raises(RuleBroken, match="31/4/2021"):
        change_plan_texts(
            actor=department.office,
            campaign=campaign,
            texts={"purposes": ["Xong ngày 31/4/2021"]},
            shown={"purposes": fingerprint(campaign.purposes)},
        )

    campaign.refresh_from_db()
    assert (campaign.theme, campaign.purposes) == ("Sáng tạo", ["Đẩy mạnh phong trào thi đua"])


def test_a_closed_campaign_keeps_its_words_and_gives_back_what_was_typed(office: Client, campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(state="closed")

    opened = office.get(address(campaign), follow=True).content.decode()
    posted = office.post(address(campaign), shown(office, campaign, duties="Một", theme="Kỷ cương")).content.decode()

    campaign.refresh_from_db()
    sentence = "Phong trào đã kết thúc nên không sửa nội dung kế hoạch được nữa."
    assert (sentence in opened, sentence in posted, "Kỷ cương" in posted) == (True, True, True)
    assert (campaign.theme, f'href="{address(campaign)}"' in opened) == ("", False)


def test_an_old_page_changes_only_the_words_that_it_shows(
    office: Client, department: Department, campaign: Campaign
) -> None:
    old = shown(office, campaign, duties="Các phòng thực hiện")
    group = TaskGroup.objects.create(campaign=campaign, ordinal=2, title="Nhiệm vụ mới", section="professional")
    make_task(campaign, department.trade, group=group)

    answer = office.post(address(campaign), old)

    group.refresh_from_db()
    assert (answer.status_code, group.title) == (302, "Nhiệm vụ mới")


@pytest.mark.parametrize("who", ["industry_head", "director", "admin"])
def test_only_the_office_changes_the_words(department: Department, campaign: Campaign, who: str) -> None:
    with pytest.raises(RuleBroken, match="không có quyền"):
        change_plan_texts(
            actor=getattr(department, who), campaign=campaign, texts={"theme": "Kỷ cương"}, shown=NO_THEME
        )


def test_the_draft_is_brought_up_to_date_under_a_new_title(department: Department, campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(duties=[])
    draft = draft_plan_paper(actor=department.office, campaign=campaign)

    change_plan_texts(
        actor=department.office,
        campaign=campaign,
        texts={"title": "Phong trào thi đua của ngành"},
        shown={"title": fingerprint(campaign.title)},
    )
    draft.refresh_from_db()
    before = draft.title
    again = draft_plan_paper(actor=department.office, campaign=campaign)

    assert (before, again) == ("Tổ chức phong trào thi đua năm 2021", draft)
    assert again.title == "Tổ chức phong trào thi đua của ngành"


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("15/KH-UBND", {"number": "15/KH-UBND", "issued_on": None, "issuer": ""}),
        ("5/QĐ-TTg của Thủ tướng.", {"number": "5/QĐ-TTg", "issued_on": None, "issuer": "Thủ tướng"}),
        ("Căn cứ Kế hoạch số 7/KH-TU, ngày 05/02/2021, của Tỉnh ủy",
         {"number": "7/KH-TU", "issued_on": "2021-02-05", "issuer": "Tỉnh ủy"}),
    ],
)  # fmt: skip
def test_a_line_names_a_paper(line: str, row: dict[str, str | None]) -> None:
    assert basis_of(line) == row
    assert basis_of(basis_words(row)) == row


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Quốc khánh (2/9/2021)", ("Quốc khánh", None, date(2021, 9, 2), None)),
        ("Ngày sinh Bác (19/5/1890)", ("Ngày sinh Bác", date(1890, 5, 19), None, None)),
        ("35 năm tái lập tỉnh", ("tái lập tỉnh", None, None, 35)),
        ("Đại hội Đảng bộ (nhiệm kỳ 2020 - 2025)", ("Đại hội Đảng bộ (nhiệm kỳ 2020 - 2025)", None, None, None)),
    ],
)
def test_a_line_names_an_occasion(line: str, facts: tuple[str, date | None, date | None, int | None]) -> None:
    occasion = occasion_of(Phase(starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31)), line)

    assert (occasion.name, occasion.since, occasion.on, occasion.years) == facts
    assert occasion_words(occasion) == line


def test_an_occasion_on_no_day_comes_back(office: Client, campaign: Campaign) -> None:
    key = f"occasions-{campaign.phases.get().pk}"

    page = office.post(
        address(campaign), shown(office, campaign, duties="", **{key: "Lễ (30/2/2021)"})
    ).content.decode()

    assert "“Lễ (30/2/2021)”: ngày không có trong lịch. Xem lại ngày của ngày lễ này." in page
    assert Commemoration.objects.get().name == "Ngày sinh Chủ tịch Hồ Chí Minh"


@pytest.mark.parametrize(
    ("line", "doubts"),
    [
        ("91 năm Ngày A (3/2/1930 - 3/2/2021)", []),
        ("92 năm Ngày A (3/2/1930 - 3/2/2021)",
         ["Kế hoạch ghi 92 năm Ngày A, nhưng 2021 trừ 1930 là 91 năm."]),
        ("92 năm Ngày A (3/2/1930)", ["Kế hoạch ghi 92 năm Ngày A, nhưng 2021 trừ 1930 là 91 năm."]),
        ("92 năm Ngày A (1930-2021)", ["Kế hoạch ghi 92 năm Ngày A (1930-2021), nhưng 2021 trừ 1930 là 91 năm."]),
        ("Ngày A (3/2/2022)", ["Ngày A: ngày 3/2/2022 ngoài thời gian của đợt 1 (1/1/2021 – 30/6/2021). " + ELSEWHERE]),
        ("98 năm Ngày A (3/2/1930 - 3/2/2027)",
         ["Kế hoạch ghi 98 năm Ngày A, nhưng 2027 trừ 1930 là 97 năm.",
          "Ngày A: ngày 3/2/2027 ngoài thời gian của đợt 1 (1/1/2021 – 30/6/2021). " + ELSEWHERE]),
    ],
)  # fmt: skip
def test_an_occasion_is_doubted_as_the_reader_of_plans_does(
    office: Client, campaign: Campaign, line: str, doubts: list[str]
) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(duties=[])
    phase = campaign.phases.get()
    Phase.objects.filter(pk=phase.pk).update(starts_on=date(2021, 1, 1), ends_on=date(2021, 6, 30))
    # What stands there is not asked about again.
    phase.commemorations.create(ordinal=2, name="Quốc khánh", on=date(2021, 9, 2))
    campaign.refresh_from_db()
    key = f"occasions-{phase.pk}"
    typed = f"{line}\nQuốc khánh (2/9/2021)"

    page = office.post(address(campaign), shown(office, campaign, **{key: typed}), follow=True)

    said = [str(message) for message in page.context["messages"]]
    assert said == ["Đã lưu nội dung kế hoạch.", *doubts]

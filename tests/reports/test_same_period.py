"""Two reports of one period: what is said before another is begun, before one is finalised, and beside their papers."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from campaigns.models import Phase
from core import clock
from documents.exports import papers_sheet
from documents.models import IssuedPaper
from documents.services import submit_for_signing, withdraw_paper
from documents.services.papers import issue_paper
from reports.models import Consolidation
from reports.queries.standing import Standing, standing_of
from reports.services import PeriodIsTold, create_consolidation, finalise_consolidation, take_source
from tests.reports.test_services import mend_and_accept
from tests.reports.world import World, consolidate, hand_in, make_world

pytestmark = pytest.mark.django_db
TODAY = datetime(2021, 6, 30, 9)
SAME_DAY = "Đã có dự thảo tổng hợp chốt số liệu đến ngày 25/6/2021. Hãy mở dự thảo đó để viết tiếp."
BESIDE = "Kỳ này đã có bản tổng hợp. Mở bản đó, hoặc vẫn lập dự thảo mới."


@pytest.fixture
def world() -> World:
    made = make_world()
    for unit in made.units:
        hand_in(made, unit, datetime(2021, 6, 18, 9))
    return made


def page(user: User, address: str) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(TODAY):
        return client.get(address).content.decode()


def begin(world: World, day: str, **values: Any) -> Any:
    """The office presses the button of the list."""
    client = Client()
    client.force_login(world.department.office)
    with clock.at(TODAY):
        return client.post(
            reverse("reports:consolidation_list"), {"phase": world.phase.pk, "cut_off_on": day, **values}
        )


def finalise(world: World, consolidation: Consolidation) -> IssuedPaper:
    with clock.at(TODAY):
        paper = finalise_consolidation(actor=world.department.office, consolidation=consolidation).paper
    assert paper
    return paper


def newer(world: World) -> Consolidation:
    with clock.at(TODAY):
        return consolidate(world, cut_off_on=date(2021, 6, 24))


def test_a_second_report_of_the_phase_is_begun_with_another_press(world: World) -> None:
    draft = consolidate(world)

    asked = begin(world, "2021-06-30")
    text = asked.content.decode()
    again = begin(world, "2021-06-30", beside=str(draft.pk))

    assert list(asked.context["same_period"].reports) == [draft]
    assert (BESIDE in text, f'name="beside" value="{draft.pk}"' in text) == (True, True)
    assert f"Dự thảo chốt số liệu đến ngày 25/6/2021, {draft.created_by} lập ngày 25/6/2021." in text
    assert f'href="{draft.get_absolute_url()}">Mở dự thảo' in text
    assert 'value="2021-06-30"' in text
    assert again["Location"] == Consolidation.objects.get(cut_off_on=date(2021, 6, 30)).get_absolute_url()


def test_a_finalised_report_is_told_with_its_paper(world: World) -> None:
    done = consolidate(world)
    finalise(world, done)

    text = begin(world, "2021-06-25").content.decode()

    assert "Báo cáo đã hoàn tất, chốt số liệu đến ngày 25/6/2021" in text
    assert "lập ngày 25/6/2021, văn bản dự thảo." in text


def test_a_report_made_meanwhile_is_told_though_another_was_known(world: World) -> None:
    first, second = consolidate(world), consolidate(world, cut_off_on=date(2021, 6, 24))

    asked = begin(world, "2021-06-30", beside=str(first.pk))

    assert list(asked.context["same_period"].reports) == [first, second]


def test_of_one_day_there_is_one_draft_and_no_second_press(world: World) -> None:
    draft = consolidate(world)

    text = begin(world, "2021-06-25", beside=str(draft.pk)).content.decode()

    assert (SAME_DAY in text, 'name="beside"' in text) == (True, False)
    assert f'href="{draft.get_absolute_url()}">Mở dự thảo' in text
    assert Consolidation.objects.count() == 1


def test_another_phase_and_another_day_between_are_no_reports_of_the_period(world: World) -> None:
    consolidate(world)
    Phase.objects.filter(pk=world.second.pk).update(state="open", starts_on=date(2021, 6, 1))
    days: list[dict[str, Any]] = [
        {"phase": world.second},
        {"phase": None},
        {"phase": None, "cut_off_on": date(2021, 6, 24)},
    ]
    world.second.refresh_from_db()

    made = [consolidate(world, beside=(), **values) for values in days]

    assert [row.phase for row in made] == [world.second, None, None]


def test_the_report_of_the_year_and_that_of_its_last_phase_are_of_one_period(world: World) -> None:
    Phase.objects.filter(pk=world.second.pk).update(state="open")
    world.second.refresh_from_db()
    year = {"cut_off_on": date(2021, 12, 31)}
    first = _in_january(world, phase=None, **year)

    with pytest.raises(PeriodIsTold) as refused:
        _in_january(world, phase=world.second, beside=(), **year)

    assert (list(refused.value.reports), refused.value.may_add) == ([first], True)


def _in_january(world: World, **values: Any) -> Consolidation:
    with clock.at(datetime(2022, 1, 5, 9)):
        return create_consolidation(actor=world.department.office, campaign=world.campaign, **values)


def test_the_desk_and_its_question_name_the_finalised_report(world: World) -> None:
    done, draft = consolidate(world), newer(world)
    alone = page(world.department.office, draft.get_absolute_url())
    finalise(world, done)

    text = page(world.department.office, draft.get_absolute_url())

    sentence = "Kỳ này đã có báo cáo khác hoàn tất, chốt số liệu đến ngày 25/6/2021 (văn bản dự thảo)."
    assert ("Dự thảo chốt số liệu đến ngày 25/6/2021" in alone, sentence in alone) == (True, False)
    assert sentence in text
    assert f'href="{done.get_absolute_url()}">Mở báo cáo' in text


def test_the_paper_of_an_older_report_warns_before_it_is_sent(world: World) -> None:
    older, younger = newer(world), consolidate(world)
    papers = finalise(world, older), finalise(world, younger)

    texts = [page(world.department.office, paper.get_absolute_url()) for paper in papers]

    assert (
        "Văn bản này chốt số liệu đến ngày 24/6/2021; cùng kỳ còn có báo cáo mới hơn, chốt đến ngày 25/6/2021, văn bản "
        "dự thảo. Kiểm tra đúng văn bản cần dùng trước khi trình ký, ban hành."
    ) in texts[0]
    assert ["Đầu trang có điều cần xem trước khi trình ký." in text for text in texts] == [True, False]
    assert "cùng kỳ còn có" not in texts[1]


def test_a_newer_paper_names_the_older_one_that_has_gone_out_and_none_withdrawn(world: World) -> None:
    older, younger = newer(world), consolidate(world)
    gone_out, paper = finalise(world, older), finalise(world, younger)
    office = world.department.office
    with clock.at(TODAY):
        submit_for_signing(actor=office, paper=gone_out, confirmed=True)
        issue_paper(actor=office, paper=gone_out, number=5, issued_on=TODAY.date(), confirmed=True)
    issued = page(office, paper.get_absolute_url())
    with clock.at(TODAY):
        withdraw_paper(actor=office, paper=gone_out, reason="Nhầm bản.", withdrawn_on=TODAY.date())

    told = "cùng kỳ còn có báo cáo chốt đến ngày 24/6/2021, văn bản đã ban hành (05/BC-"
    assert (told in issued, "cùng kỳ còn có" in page(office, paper.get_absolute_url())) == (True, False)


def test_the_list_of_papers_tells_two_reports_of_a_phase_apart(world: World) -> None:
    for report in (newer(world), consolidate(world)):
        finalise(world, report)

    text = page(world.department.office, reverse("documents:paper_list"))

    days = ["Chốt số liệu đến ngày 24/6/2021</span>", "Chốt số liệu đến ngày 25/6/2021</span>"]
    assert [text.count(day) for day in days] == [1, 1]


def test_a_report_finalised_over_a_changed_source_keeps_saying_so(world: World) -> None:
    draft = consolidate(world)
    mend_and_accept(world)
    paper = finalise(world, draft)
    draft = Consolidation.objects.select_related("campaign", "phase").get()

    words = "hoàn tất với lời cũ của Phòng Quản lý Công nghiệp"
    assert standing_of(draft) == Standing(outdated=("Phòng Quản lý Công nghiệp",))
    for address in (reverse("reports:consolidation_list"), draft.get_absolute_url()):
        assert f"Nguồn đã đổi: {words}." in page(world.department.office, address)
    assert f"Nguồn của báo cáo đã đổi: {words}." in page(world.department.office, paper.get_absolute_url())


def test_words_that_the_office_took_in_anew_are_not_old(world: World) -> None:
    draft = consolidate(world)
    item = mend_and_accept(world)
    take_source(actor=world.department.office, section=draft.sections.get(code="professional"), item_id=item.pk)
    finalise(world, draft)

    assert standing_of(Consolidation.objects.select_related("campaign", "phase").get()) == Standing()


def test_the_workbook_of_papers_tells_the_day_too(world: World) -> None:
    papers = [finalise(world, newer(world)), finalise(world, consolidate(world))]

    assert [row[-1] for row in papers_sheet(papers).rows] == [
        "Chốt số liệu đến ngày 24/6/2021",
        "Chốt số liệu đến ngày 25/6/2021",
    ]

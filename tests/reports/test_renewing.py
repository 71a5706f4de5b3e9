"""A summary report that is begun anew from another one, and a draft that is put away."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.obligations import open_wrap_ups
from reports.queries.same_period import others_of
from reports.services import (
    PeriodIsTold,
    discard_consolidation,
    finalise_consolidation,
    keep_words,
    renew_consolidation,
    save_section,
)
from tests.reports.test_services import mend_and_accept
from tests.reports.world import World, consolidate
from tests.reports.writing import posted, shown

pytestmark = pytest.mark.django_db
LATER = datetime(2021, 6, 30, 9)
LINK_COLUMNS = ("item", "taken_from", "taken_text", "revision", "text", "included_at")


@pytest.fixture
def given(world: World) -> Consolidation:
    """A draft in which the office rewrote the strengths."""
    made = consolidate(world)
    section = section_of(made, "strengths")
    save_section(actor=world.department.office, section=section, typed=shown(section, at_2="Lời của Văn phòng."))
    return made


def section_of(consolidation: Consolidation, code: str) -> ConsolidationSection:
    return ConsolidationSection.objects.get(consolidation=consolidation, code=code)


def words_of(consolidation: Consolidation) -> dict[str, Any]:
    rows = SectionParagraph.objects.filter(section__consolidation=consolidation).order_by("section", "position")
    told: dict[str, list[Any]] = defaultdict(list)
    for code, *row in rows.values_list("section__code", "kind", "text", "unit", "edited_by"):
        told[code].append(row)
    return told


def links_of(consolidation: Consolidation) -> list[Any]:
    rows = SourceLink.objects.filter(paragraph__section__consolidation=consolidation).order_by("pk")
    return list(rows.values_list("paragraph__section__code", "paragraph__position", *LINK_COLUMNS))


def renew(world: World, given: Consolidation, day: date = date(2021, 6, 30)) -> Consolidation:
    with clock.at(LATER):
        return renew_consolidation(actor=world.department.office, consolidation=given, cut_off_on=day)


def finalise(world: World, given: Consolidation) -> None:
    with clock.at(LATER):
        finalise_consolidation(actor=world.department.office, consolidation=given)


def discard(world: World, given: Consolidation) -> None:
    with clock.at(LATER):
        discard_consolidation(actor=world.department.office, consolidation=given)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, address: str) -> str:
    with clock.at(LATER):
        return signed_in(user).get(address).content.decode()


def test_a_new_draft_takes_over_the_words_and_their_sources(world: World, given: Consolidation) -> None:
    finalise(world, given)
    before = words_of(given)

    made = renew(world, given)

    assert (made.state, made.phase, made.cut_off_on, made.title) == (
        "drafted",
        world.phase,
        LATER.date(),
        "Sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021",
    )
    assert words_of(made) == {**before, "opening": words_of(made)["opening"]}
    assert links_of(made) == links_of(given)
    assert words_of(given) == before


def test_the_systems_own_sentences_name_the_new_day(world: World, given: Consolidation) -> None:
    made = renew(world, given)

    old, new = ([text for _, text, *_ in words_of(report)["opening"]] for report in (given, made))
    assert new[0] == old[0]
    assert (old[1][:58], new[1]) == (
        "Số liệu trong báo cáo được chốt đến ngày 25/6/2021. Số liệ",
        "Số liệu trong báo cáo được chốt đến ngày 30/6/2021.",
    )


def test_a_day_that_the_office_wrote_itself_stays(world: World, given: Consolidation) -> None:
    section = section_of(given, "opening")
    save_section(actor=world.department.office, section=section, typed=shown(section, at_2="Chốt đến 25/6/2021."))

    assert words_of(renew(world, given))["opening"][1][1] == "Chốt đến 25/6/2021."


def test_the_sections_are_counted_for_the_desk(world: World, given: Consolidation) -> None:
    made = renew(world, given)

    old, new = (section_of(report, "professional").kept for report in (given, made))
    assert (new["length"], new["sources"]) == (old["length"], old["sources"])


def test_the_new_draft_tells_which_sources_changed_since(world: World, given: Consolidation) -> None:
    finalise(world, given)
    item = mend_and_accept(world)

    made = renew(world, given)
    text = page(world.department.office, f"{made.get_absolute_url()}?muc=professional")

    link = SourceLink.objects.get(paragraph__section__consolidation=made, item=item)
    assert (link.revision.number, "nguồn đã đổi" in text) == (1, True)


def test_words_that_the_office_kept_stay_kept(world: World, given: Consolidation) -> None:
    item = mend_and_accept(world)
    section = section_of(given, "professional")
    with clock.at(datetime(2021, 6, 27, 9)):
        keep_words(actor=world.department.office, section=section, item_id=item.pk)

    link = SourceLink.objects.get(paragraph__section__consolidation=renew(world, given), item=item)

    assert (link.taken_from.number, link.revision.number) == (1, 2)


def test_the_new_draft_is_journalled(world: World, given: Consolidation) -> None:
    made = renew(world, given)

    assert JournalEntry.objects.about(made).values_list("code", "after__cut_off_on", "note").get() == (
        "reports.consolidation.renewed",
        "2021-06-30",
        "Từ bản chốt số liệu đến ngày 25/6/2021",
    )


def test_of_one_day_there_is_still_one_draft(world: World, given: Consolidation) -> None:
    with pytest.raises(PeriodIsTold) as refusal:
        renew(world, given, given.cut_off_on)

    assert (refusal.value.reports, refusal.value.may_add, Consolidation.objects.count()) == ([given], False, 1)


def test_only_the_office_begins_anew_and_puts_away(world: World, given: Consolidation) -> None:
    director = world.department.director
    for verb, values in ((renew_consolidation, {"cut_off_on": date(2021, 6, 24)}), (discard_consolidation, {})):
        with pytest.raises(RuleBroken), clock.at(LATER):
            verb(actor=director, consolidation=given, **values)

    given.refresh_from_db()
    assert (Consolidation.objects.count(), given.state) == (1, "drafted")


def test_the_page_proposes_today_and_leads_to_the_new_draft(world: World, given: Consolidation) -> None:
    address = reverse("reports:consolidation_renew", args=[given.pk])

    text = page(world.department.office, address)
    with clock.at(LATER):
        answer = signed_in(world.department.office).post(address, {"cut_off_on": "30/6/2021"})
        again = signed_in(world.department.office).post(address, {"cut_off_on": "30/6/2021"})

    made = Consolidation.objects.exclude(pk=given.pk).get()
    assert ('value="30/6/2021"' in text, answer["Location"]) == (True, made.get_absolute_url())
    assert (again.status_code, made.get_absolute_url() in again.content.decode()) == (200, True)


def test_the_desk_and_the_paper_lead_to_the_new_draft(world: World, given: Consolidation) -> None:
    finalise(world, given)
    given.refresh_from_db()
    assert given.paper
    address = reverse("reports:consolidation_renew", args=[given.pk])

    found = [
        [address in page(user, where) for where in (given.get_absolute_url(), given.paper.get_absolute_url())]
        for user in (world.department.office, world.department.director)
    ]

    assert found == [[True, True], [False, False]]


def test_the_sentence_about_changed_sources_leads_there(world: World, given: Consolidation) -> None:
    finalise(world, given)
    mend_and_accept(world)

    text = page(world.department.office, given.get_absolute_url())

    address = reverse("reports:consolidation_renew", args=[given.pk])
    assert f'hãy lập bản tổng hợp mới. <a href="{address}">Lập bản mới từ bản này</a>' in text


def test_a_draft_that_was_put_away_is_in_no_list(world: World, given: Consolidation) -> None:
    lists = [reverse("reports:consolidation_list"), reverse("reports:report_list"), reverse("reports:home")]
    discard(world, given)

    shown_in = [given.get_absolute_url() in page(world.department.office, where) for where in lists]

    other = consolidate(world)
    assert (shown_in, others_of(other)) == ([False, False, False], [])
    assert JournalEntry.objects.about(given).values_list("code", flat=True).order_by("-pk")[0] == (
        "reports.consolidation.discarded"
    )


def test_the_obligation_leads_to_no_draft_that_was_put_away(world: World, given: Consolidation) -> None:
    with clock.at(LATER):
        led = [obligation.url for obligation in open_wrap_ups(clock.now())]
        discard(world, given)
        leads = [obligation.url for obligation in open_wrap_ups(clock.now())]

    assert (led, leads) == ([given.get_absolute_url()], [reverse("reports:consolidation_list")])


def test_a_second_press_changes_nothing(world: World, given: Consolidation) -> None:
    client, address = signed_in(world.department.office), reverse("reports:consolidation_discard", args=[given.pk])
    with clock.at(LATER):
        answers = [client.post(address) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [reverse("reports:consolidation_list")] * 2
    assert JournalEntry.objects.about(given).filter(code="reports.consolidation.discarded").count() == 1


def test_a_finalised_report_is_not_put_away(world: World, given: Consolidation) -> None:
    finalise(world, given)

    with pytest.raises(RuleBroken) as refusal:
        discard(world, given)

    assert str(refusal.value) == (
        "Không thể bỏ dự thảo vì hồ sơ đang ở trạng thái “hoàn tất”. Tải lại trang để xem tình trạng mới nhất."
    )


def test_an_open_desk_is_told_and_keeps_what_was_typed(world: World, given: Consolidation) -> None:
    typed = shown(section_of(given, "strengths"), at_2="Lời đang gõ.")
    discard(world, given)
    with clock.at(LATER):
        answer = signed_in(world.department.office).post(
            reverse("reports:section_save", args=[given.pk, "strengths"]), posted(typed)
        )
    text, read = answer.content.decode(), page(world.department.office, given.get_absolute_url())

    assert answer.status_code == 409
    assert [sentence in text for sentence in ("Dự thảo này đã được bỏ nên", "Lời đang gõ.", "đã bỏ dự thảo này")] == [
        True,
        True,
        False,
    ]
    assert f"{world.department.office} đã bỏ dự thảo này lúc 09:00, 30/6/2021." in read
    assert ("Hoàn tất dự thảo" in read, "Lưu mục này" in read) == (False, False)

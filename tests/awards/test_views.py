from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from awards.models import AwardKind, Decision, Nomination
from core.models import JournalEntry
from documents.services import issue_paper, submit_for_signing
from tests.awards import making
from tests.awards.making import World


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(world: World, **values: object) -> dict[str, object]:
    return {
        "kind": world.person_kind.pk,
        "person": world.worker.pk,
        "achievement": "Hoàn thành 14/14 nhiệm vụ.",
        "new_name": "",
        "new_position": "",
        **values,
    }


def test_a_head_writes_sends_and_follows_a_nomination(world: World) -> None:
    client = signed_in(world.head)

    client.post(reverse("awards:nomination_create", args=[world.phase.pk]), words(world))
    nomination = Nomination.objects.get()
    client.post(reverse("awards:nomination_propose", args=[nomination.pk]))

    nomination.refresh_from_db()
    assert nomination.state == "proposed"
    page = client.get(reverse("awards:nomination_list")).content.decode()
    assert "Lê Thị Bình" in page


def test_words_that_will_not_print_as_typed_are_told_when_they_are_saved(world: World) -> None:
    client = signed_in(world.head)
    typed = {**words(world), "achievement": "Mở hội nghị 👍 ngày 31/6/2026./."}

    made = client.post(reverse("awards:nomination_create", args=[world.phase.pk]), typed, follow=True)
    again = {**typed, "version": str(Nomination.objects.get().version)}
    mended = client.post(reverse("awards:nomination_edit", args=[Nomination.objects.get().pk]), again, follow=True)

    for page in (made.content.decode(), mended.content.decode()):
        assert page.count("Thành tích có “👍”, phông chữ của văn bản không có") == 1
        assert page.count("Thành tích ghi “31/6/2026”, là ngày không có trong lịch.") == 1


def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    client = signed_in(world.head)

    page = client.post(
        reverse("awards:nomination_create", args=[world.phase.pk]),
        words(world, person="", achievement="Một thành tích dài"),
    ).content.decode()

    assert "Một thành tích dài" in page
    assert "Chọn người được đề nghị" in page
    assert Nomination.objects.count() == 0


def test_a_text_that_is_too_long_is_refused_whole_and_not_cut(world: World) -> None:
    client = signed_in(world.head)
    address = reverse("awards:nomination_create", args=[world.phase.pk])

    page = client.post(address, words(world, achievement="Việc đã làm. " * 800))
    client.post(address, words(world, achievement="Việc tốt. " * 1000))

    assert page.context["form"]["achievement"].errors == ["Ghi tối đa 10000 ký tự; hiện có 10399."]
    assert "Việc đã làm. " * 800 in page.content.decode()
    assert "maxlength" not in str(page.context["form"]["achievement"])
    assert len(Nomination.objects.get().achievement) == 9999


def test_an_opinion_that_is_too_long_is_refused_and_kept(world: World) -> None:
    nomination = making.screened(world)
    client = signed_in(world.department.director)

    page = client.post(reverse("awards:nomination_return", args=[nomination.pk]), {"words": "Thiếu. " * 430})

    text = page.content.decode()
    assert "Ý kiến dài 3.009 ký tự; rút gọn còn không quá 3.000 ký tự." in text
    assert "Thiếu. " * 430 in text


def test_the_second_of_two_people_sees_both_texts(world: World) -> None:
    nomination = making.draft(world)
    address = reverse("awards:nomination_edit", args=[nomination.pk])
    signed_in(world.head).post(address, words(world, achievement="Bản của trưởng phòng", version=1))

    staff = signed_in(world.department.industry_staff)
    page = staff.post(address, words(world, achievement="Bản của chuyên viên", version=1)).content.decode()
    assert "Bản của trưởng phòng" in page
    assert "Bản của chuyên viên" in page

    staff.post(address, words(world, achievement="Hai bản ghép lại", version=2))
    nomination.refresh_from_db()
    assert nomination.achievement == "Hai bản ghép lại"


def test_the_director_goes_through_his_queue(world: World) -> None:
    rows = [making.screened(world, making.new_person(world, name)) for name in ("An", "Bình")]
    client = signed_in(world.department.director)

    first = client.get(rows[0].get_absolute_url()).content.decode()
    assert "Hồ sơ 1 trong 2" in first
    answer = client.post(reverse("awards:nomination_approve", args=[rows[0].pk]), {"words": "Đồng ý"})
    assert answer["Location"] == rows[1].get_absolute_url()
    answer = client.post(reverse("awards:nomination_refuse", args=[rows[1].pk]), {"words": "Chưa đủ"})

    assert answer["Location"] == reverse("awards:approval_list")
    assert list(Nomination.objects.order_by("pk").values_list("state", "decision_reason")) == [
        ("approved", "Đồng ý"),
        ("refused", "Chưa đủ"),
    ]


def test_a_reason_that_is_missing_is_asked_for_in_place(world: World) -> None:
    nomination = making.screened(world)
    client = signed_in(world.department.director)

    page = client.post(reverse("awards:nomination_return", args=[nomination.pk]), {"words": " "}).content.decode()

    assert "Ghi lý do trả lại để đơn vị biết cần sửa gì." in page
    nomination.refresh_from_db()
    assert nomination.state == "screened"


def test_a_second_press_changes_nothing(world: World) -> None:
    nomination = making.screened(world)
    client = signed_in(world.department.director)
    address = reverse("awards:nomination_approve", args=[nomination.pk])

    client.post(address, {"words": ""})
    answer = client.post(address, {"words": ""})

    assert answer["Location"] == nomination.get_absolute_url()
    assert JournalEntry.objects.filter(code="awards.nomination.approved").count() == 1


@pytest.mark.parametrize(
    ("verb", "word"),
    [("nomination_return", "trả lại"), ("nomination_refuse", "không duyệt"), ("nomination_approve", "duyệt")],
)
def test_a_reason_typed_for_a_case_that_was_decided_elsewhere_stays_on_the_page(
    world: World, verb: str, word: str
) -> None:
    nomination = making.approved(world)
    client = signed_in(world.department.director)

    page = client.post(reverse(f"awards:{verb}", args=[nomination.pk]), {"words": "Thiếu số liệu quý II"})

    text = page.content.decode()
    assert f"Không thể {word} vì hồ sơ đang ở trạng thái “đã duyệt”." in text
    assert ">Thiếu số liệu quý II</textarea>" in text
    nomination.refresh_from_db()
    assert (nomination.state, nomination.decision_reason) == ("approved", "")


def test_an_old_tab_does_not_approve_a_case_that_was_mended_meanwhile(world: World) -> None:
    nomination = making.screened(world)
    director = signed_in(world.department.director)
    opened = director.get(nomination.get_absolute_url()).content.decode()
    assert f'name="version" value="{nomination.version}"' in opened
    address = reverse("awards:nomination_approve", args=[nomination.pk])
    Nomination.objects.filter(pk=nomination.pk).update(version=nomination.version + 1)

    page = director.post(address, {"words": "Đồng ý", "version": nomination.version}).content.decode()

    assert "Hồ sơ đã được sửa sau khi bạn mở trang. Hãy xem nội dung mới rồi bấm lại." in page
    assert ">Đồng ý</textarea>" in page
    assert f'name="version" value="{nomination.version + 1}"' in page
    assert Nomination.objects.get().state == "screened"
    assert not JournalEntry.objects.about(nomination).filter(code__endswith=".approved").exists()
    director.post(address, {"words": "Đồng ý", "version": nomination.version + 1})
    assert Nomination.objects.get().state == "approved"
    assert JournalEntry.objects.about(nomination).filter(code__endswith=".approved").count() == 1


def test_an_opinion_typed_for_a_case_that_went_on_stays_on_the_page(world: World) -> None:
    nomination = making.screened(world)
    client = signed_in(world.department.office)

    for verb in ("nomination_opinion", "nomination_return_to_unit"):
        page = client.post(reverse(f"awards:{verb}", args=[nomination.pk]), {"words": "Nên xem lại số liệu"})
        assert ">Nên xem lại số liệu</textarea>" in page.content.decode()

    nomination.refresh_from_db()
    assert (nomination.state, nomination.office_opinion) == ("screened", "")


def test_a_case_of_the_superior_offers_each_only_what_he_may(world: World) -> None:
    nomination = making.propose_nomination(actor=world.head, nomination=making.draft(world, kind=world.provincial_kind))
    buttons = ("Lưu ý kiến", "Trả lại đơn vị", "Trình Giám đốc duyệt", "Đưa vào danh sách đề nghị cấp trên")

    offered = {
        who: [
            word for word in buttons if f"{word}</button>" in client.get(nomination.get_absolute_url()).content.decode()
        ]
        for who in ("office", "director")
        for client in [signed_in(getattr(world.department, who))]
    }

    assert offered == {
        "office": ["Lưu ý kiến", "Trả lại đơn vị", "Đưa vào danh sách đề nghị cấp trên"],
        "director": ["Đưa vào danh sách đề nghị cấp trên"],
    }


def test_the_words_of_who_lists_a_case_upward_stand_under_his_name(world: World) -> None:
    rows = [
        making.propose_nomination(
            actor=world.head, nomination=making.draft(world, kind=world.provincial_kind, person=who)
        )
        for who in (world.worker, making.new_person(world, "Trần Văn Hai"))
    ]

    for row, user in zip(rows, (world.department.office, world.department.director), strict=True):
        signed_in(user).post(reverse("awards:nomination_list_upward", args=[row.pk]), {"words": "Đề nghị tỉnh khen."})

    assert list(Nomination.objects.order_by("pk").values_list("state", "office_opinion", "decision_reason")) == [
        ("listed_upward", "Đề nghị tỉnh khen.", ""),
        ("listed_upward", "", "Đề nghị tỉnh khen."),
    ]


def typed_into(page: Any) -> dict[str, Any]:
    """What the decision form of the page would send if nobody changed it."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields}


def test_the_office_words_and_mends_a_decision(world: World) -> None:
    making.approved(world)
    client = signed_in(world.department.office)
    address = reverse("awards:decision_create", args=[world.phase.pk])

    client.post(address, typed_into(client.get(address)))
    decision = Decision.objects.get()
    edit = reverse("awards:decision_edit", args=[decision.pk])
    deputy = world.department.unit.people.create(full_name="Võ Văn Phó", position="Phó Giám đốc")
    client.post(edit, {**typed_into(client.get(edit)), "signatory": f"deputy:{deputy.pk}"})

    decision.paper.refresh_from_db()
    signature = decision.paper.paper.signature
    assert (*signature.lines, signature.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Võ Văn Phó")
    assert decision.paper.signatory_key == f"deputy:{deputy.pk}"
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Lê Thị Bình" in page
    assert '<p class="quiet">1 cá nhân · ' in page


def test_who_signed_the_draft_stays_until_another_is_chosen(world: World) -> None:
    making.approved(world)
    client = signed_in(world.department.office)
    address = reverse("awards:decision_create", args=[world.phase.pk])
    deputy = world.department.unit.people.create(full_name="Võ Văn Phó", position="Phó Giám đốc")
    client.post(address, {**typed_into(client.get(address)), "signatory": f"deputy:{deputy.pk}"})
    decision = Decision.objects.get()
    edit = reverse("awards:decision_edit", args=[decision.pk])
    deputy.is_active = False
    deputy.save()

    page = client.get(edit)
    assert "Giữ nguyên như dự thảo: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Võ Văn Phó" in page.content.decode()
    client.post(edit, {**typed_into(page), "summary": "Về việc tặng giấy khen"})
    refused = client.post(edit, {**typed_into(client.get(edit)), "signatory": f"deputy:{deputy.pk}"})

    decision.paper.refresh_from_db()
    assert (decision.paper.paper.summary, decision.paper.paper.signature.name) == (
        "Về việc tặng giấy khen",
        "Võ Văn Phó",
    )
    assert decision.paper.signatory_key == f"deputy:{deputy.pk}"
    assert "Người vừa chọn không có quyền ký quyết định hôm nay." in refused.content.decode()


def test_the_words_that_the_office_left_follow_the_ticks(world: World) -> None:
    one, other = making.approved(world), making.approved(world, making.new_person(world, "Trần Văn Hai"))
    client = signed_in(world.department.office)
    address = reverse("awards:decision_create", args=[world.phase.pk])

    client.post(address, {**typed_into(client.get(address)), "nominations": [one.pk]})
    decision = Decision.objects.get()
    alone = decision.paper.paper.summary
    edit = reverse("awards:decision_edit", args=[decision.pk])
    client.post(edit, {**typed_into(client.get(edit)), "nominations": [one.pk, other.pk]})

    decision.paper.refresh_from_db()
    assert [
        summary.partition(" cho ")[2].partition(" có ")[0] for summary in (alone, decision.paper.paper.summary)
    ] == [
        "cá nhân",
        "các cá nhân",
    ]


def test_an_empty_choice_is_refused_with_the_words_kept(world: World) -> None:
    making.approved(world)
    client = signed_in(world.department.office)

    page = client.post(
        reverse("awards:decision_create", args=[world.phase.pk]), {"summary": "Trích yếu đã sửa"}
    ).content.decode()

    assert "Trích yếu đã sửa" in page
    assert "Chọn ít nhất một tập thể hoặc cá nhân" in page
    assert Decision.objects.count() == 0


def test_an_issued_decision_opens_to_the_units_and_shows_as_earlier_award(world: World) -> None:
    making.approved(world)
    office = world.department.office
    from tests.awards.test_services_decisions import decide

    decision = decide(world)
    submit_for_signing(actor=office, paper=decision.paper)
    issue_paper(actor=office, paper=decision.paper, number=1, issued_on=date(2021, 7, 1))
    again = making.draft(world, kind=world.provincial_kind)

    client = signed_in(world.head)
    assert client.get(decision.get_absolute_url()).status_code == 200
    assert "Số 01/QĐ-SCT ngày 1/7/2021" in client.get(again.get_absolute_url()).content.decode()


def test_an_administrator_adds_a_dated_row_and_the_old_one_stays(world: World) -> None:
    client = signed_in(world.department.admin)
    known = world.person_kind

    client.post(
        reverse("awards:kind_adjust", args=[known.pk]),
        {
            "name": known.name,
            "category": "reward",
            "decider": "department",
            "bonus_coefficient": "0,4",
            "article": "Quy chế của Sở",
            "valid_from": "1/1/2021",
            "valid_to": "31/12/2021",
        },
    )

    rows = AwardKind.objects.filter(code="GK_CN", valid_from__year__lte=2021).order_by("pk")
    assert [(str(row.bonus_coefficient), row.entered_by) for row in rows] == [
        ("0.30", None),
        ("0.40", world.department.admin),
    ]
    page = client.get(reverse("awards:kind_list"), {"ngay": "30/6/2021"}).content.decode()
    assert "Quy chế của Sở" in page
    assert "Khác bản kèm theo" in page


def test_a_wrong_day_is_said_and_kept(world: World) -> None:
    page = signed_in(world.head).get(reverse("awards:kind_list"), {"ngay": "31/6/2021"}).content.decode()

    assert "“31/6/2021” không phải một ngày có trong lịch" in page


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_list_page_costs_the_same_for_any_length(
    world: World, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(count):
        making.proposed(world, making.new_person(world, f"Người {number}"))
    client = signed_in(world.department.office)
    client.get(reverse("awards:nomination_list"))

    with django_assert_num_queries(LIST_STATEMENTS):
        client.get(reverse("awards:nomination_list"))


# Session, user with his roles, one of the shell; states, rows, phases, choice of units.
LIST_STATEMENTS = 7


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_case_page_costs_the_same_for_any_phase(
    world: World, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    rows = [making.screened(world, making.new_person(world, f"Người {number}")) for number in range(count)]
    client = signed_in(world.department.director)
    client.get(rows[0].get_absolute_url())

    with django_assert_num_queries(CASE_STATEMENTS):
        client.get(rows[0].get_absolute_url())


# Session, user with his roles, one of the shell; case, earlier awards, law, phase's cases, report, queue, salary,
# evidence, journal.
CASE_STATEMENTS = 12

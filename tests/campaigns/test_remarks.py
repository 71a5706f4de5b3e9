"""Talking about an item: who may, who is told, what the pages show of all rounds."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.models import RemarkReply, ReviewRemark
from campaigns.queries.threads import asked_last, threads_of
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.campaigns.reporting import World, at, make_world, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """A report sent back at item 2."""
    world = make_world()
    submit(world)
    give_back(world, "Ghi rõ số cụm.")
    return world


def give_back(world: World, text: str, day: int = 18) -> None:
    item = world.report.items.get(ordinal=2)
    with at(2021, 6, day, 9):
        services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: text})


def remark_of(world: World) -> ReviewRemark:
    return ReviewRemark.objects.select_related("item__submission__phase").latest("pk")


def answer(world: World, who: str, text: str, hour: int = 10) -> RemarkReply:
    with at(2021, 6, 18, hour):
        return services.answer_remark(actor=getattr(world, who), remark=remark_of(world), text=text)


def mend_and_hand_in(world: World) -> None:
    item = world.report.items.get(ordinal=2)
    with at(2021, 6, 19, 9):
        services.save_item(actor=world.head, item=item, values={"text": "Đã rà soát 16 cụm."}, version=0)
        services.submit_submission(actor=world.head, submission=world.report, number=2)


def test_both_sides_answer_each_other_and_are_told(world: World) -> None:
    answer(world, "staff", "Số của cụm nào?", 10)
    answer(world, "office", " Cả 16 cụm. ", 11)

    said = [message.text for message in threads_of(world.report)[remark_of(world).item_id].last.messages]
    told = Notification.objects.filter(kind="campaigns.remark_answered").order_by("pk")
    assert said == ["Ghi rõ số cụm.", "Số của cụm nào?", "Cả 16 cụm."]
    assert [(note.recipient_id, note.subject) for note in told] == [
        (
            world.office.pk,
            f"{world.report.unit} trao đổi về mục 2 của báo cáo kết quả thi đua đợt 1",
        ),
        (world.head.pk, "Văn phòng trao đổi về mục 2 của báo cáo kết quả thi đua đợt 1"),
        (world.staff.pk, "Văn phòng trao đổi về mục 2 của báo cáo kết quả thi đua đợt 1"),
    ]
    assert told[0].url == reverse("campaigns:remark_thread", args=[world.report.pk, remark_of(world).pk])
    lines = JournalEntry.objects.about(world.report).filter(code="campaigns.submission.remark_answered")
    assert list(lines.order_by("pk").values_list("actor", "note")) == [
        (world.staff.pk, "Số của cụm nào?"),
        (world.office.pk, "Cả 16 cụm."),
    ]


def test_a_second_press_says_it_once(world: World) -> None:
    first, second = (answer(world, "head", "Đã rõ.") for _ in range(2))

    assert first == second
    assert RemarkReply.objects.count() == 1


@pytest.mark.parametrize("who", ["foreign_head", "director", "admin"])
def test_a_third_person_does_not_join(world: World, who: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ người của đơn vị và người thẩm định"):
        answer(world, who, "Tôi cũng nói.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "Ghi nội dung trao đổi rồi gửi."),
        ("a" * 2001, "Nội dung trao đổi dài 2001 chữ cái, tối đa 2000. Hãy rút gọn."),
    ],
)
def test_silence_and_a_novel_are_refused(world: World, text: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        answer(world, "head", text)

    assert str(refusal.value) == sentence


def test_only_the_last_remark_at_an_item_is_answered(world: World) -> None:
    old = remark_of(world)
    mend_and_hand_in(world)
    give_back(world, "Còn thiếu ngày.", 20)

    with pytest.raises(RuleBroken, match="Mục 2 có đề nghị sửa mới hơn, ở lần nộp 2"):
        services.answer_remark(actor=world.head, remark=old, text="Đã ghi.")


def test_a_closed_phase_ends_the_talk(world: World) -> None:
    services.close_phase(actor=world.office, phase=world.phase)

    with pytest.raises(RuleBroken, match="đã kết thúc nên không trao đổi thêm"):
        answer(world, "head", "Xin thêm ngày.")


def test_all_rounds_stay_and_the_last_asks(world: World, django_assert_num_queries: Any) -> None:
    answer(world, "head", "Sẽ ghi.")
    mend_and_hand_in(world)
    give_back(world, "Còn thiếu ngày.", 20)

    with django_assert_num_queries(2):
        threads = threads_of(world.report)

    (thread,) = threads.values()
    assert [(each.revision_number, [message.text for message in each.messages]) for each in thread.rounds] == [
        (1, ["Ghi rõ số cụm.", "Sẽ ghi."]),
        (2, ["Còn thiếu ngày."]),
    ]
    assert [message.is_of_unit for message in thread.rounds[0].messages] == [False, True]
    assert asked_last(threads) == {2: "Còn thiếu ngày."}


@pytest.mark.parametrize(
    ("who", "place", "way"),
    [
        ("staff", "form", "/muc/2/#trao-doi"),
        ("office", "desk", "#muc-2"),
        ("head", "report", "#muc-2"),
        ("office", "", "/trao-doi/"),
        ("office", "form", "/trao-doi/"),
    ],
)
def test_an_answer_leads_back_to_where_it_was_written(
    client: Client, world: World, who: str, place: str, way: str
) -> None:
    client.force_login(getattr(world, who))

    done = client.post(remark_of(world).get_absolute_url(), {"text": "Đã rõ.", "place": place})

    assert done.status_code == 302
    assert way in done.url
    assert RemarkReply.objects.get().text == "Đã rõ."


def test_a_refused_answer_keeps_what_was_typed(client: Client, world: World) -> None:
    client.force_login(world.head)
    typed = "Chúng tôi đã rà soát. " * 120

    page = client.post(remark_of(world).get_absolute_url(), {"text": typed, "place": "form"}).content.decode()

    assert typed.strip() in page
    assert "Chưa gửi được. Phần bạn đã ghi vẫn còn nguyên bên dưới." in page
    assert RemarkReply.objects.count() == 0


def test_form_desk_report_and_thread_page_show_what_was_said(client: Client, world: World) -> None:
    answer(world, "staff", "Số của cụm nào?")
    report = world.report
    pages = [
        (world.staff, reverse("campaigns:submission_item", args=[report.pk, 2]), True),
        (world.staff, report.get_absolute_url(), True),
        (world.office, reverse("campaigns:review_desk", args=[report.pk]), True),
        (world.director, remark_of(world).get_absolute_url(), False),
    ]

    for user, url, may_write in pages:
        client.force_login(user)
        page = client.get(url).content.decode()
        said = [page.count(f'<p class="words">{text}</p>') for text in ("Ghi rõ số cụm.", "Số của cụm nào?")]
        assert said == [1, 1]
        assert ("Gửi trả lời" in page) == may_write


def test_the_form_shows_a_thread_only_where_something_was_asked(client: Client, world: World) -> None:
    client.force_login(world.staff)
    addresses = [reverse("campaigns:submission_item", args=[world.report.pk, item]) for item in (1, 2)]

    pages = [client.get(url).content.decode() for url in addresses]

    assert [page.count('<section class="thread') for page in pages] == [0, 1]


def test_a_report_lets_go_of_the_talk_when_it_is_waived(world: World) -> None:
    services.waive_submission(actor=world.office, submission=world.report, reason="Giải thể.")

    with at(2021, 6, 21), pytest.raises(RuleBroken, match="được miễn nộp báo cáo này nên không cần trao đổi"):
        services.answer_remark(actor=world.head, remark=remark_of(world), text="Cảm ơn.")
    assert world.report.due_on == date(2021, 6, 20)

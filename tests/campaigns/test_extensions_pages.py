"""Pages of extensions: what each role is offered, what a refused form keeps, how many statements they ask."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Role, User
from campaigns import services
from campaigns.models import Extension, Submission
from core import clock
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_extension, make_submission, make_unit, make_user

pytestmark = pytest.mark.django_db
REASON = "Chờ số liệu của các huyện."


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture(autouse=True)
def morning() -> Any:
    with at(2021, 6, 15, 8):
        yield


def visitor(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, *arguments: int) -> str:
    return visitor(user).get(reverse(f"campaigns:{name}", args=arguments)).content.decode()


def ask_for(world: World) -> Extension:
    return services.ask_extension(actor=world.head, submission=world.report, until=date(2021, 6, 25), reason=REASON)


def test_the_head_asks_on_a_page_that_says_the_present_deadline(world: World) -> None:
    form = page(world.head, "extension_ask", world.report.pk)
    answer = visitor(world.head).post(
        reverse("campaigns:extension_ask", args=[world.report.pk]),
        {"until": "25/6/2021", "reason": REASON},
        follow=True,
    )

    extension = Extension.objects.get()
    text = answer.content.decode()
    assert "Đề nghị nộp trước ngày" in form
    assert "Hạn hiện nay: trước ngày 20/6/2021." in form
    assert (extension.until, extension.reason, extension.asked_by) == (date(2021, 6, 25), REASON, world.head)
    assert answer.redirect_chain == [(world.report.get_absolute_url(), 302)]
    assert "Đã gửi đề nghị gia hạn" in text
    assert "Rút đề nghị" in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"until": "14/6/2021", "reason": REASON}, "Ngày 14/6/2021 đã qua."),
        ({"until": "20/6/2021", "reason": REASON}, "Hạn mới phải sau hạn hiện nay (trước ngày 20/6/2021)."),
        ({"until": "31/6/2021", "reason": REASON}, "“31/6/2021” không phải một ngày có trong lịch."),
        ({"until": "", "reason": REASON}, "Ghi ngày của hạn mới."),
        ({"until": "25/6/2021", "reason": " "}, "Ghi lý do để người quyết định biết vì sao cần thêm thời gian."),
    ],
)
def test_a_refused_question_keeps_what_was_typed(world: World, typed: dict[str, str], sentence: str) -> None:
    answer = visitor(world.head).post(reverse("campaigns:extension_ask", args=[world.report.pk]), typed)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert f'value="{typed["until"]}"' in text or not typed["until"]
    assert typed["reason"].strip() in text
    assert Extension.objects.count() == 0


def test_while_a_question_waits_the_page_shows_it_and_lets_it_be_withdrawn(world: World) -> None:
    extension = ask_for(world)

    text = page(world.head, "extension_ask", world.report.pk)
    visitor(world.head).post(reverse("campaigns:extension_withdraw", args=[extension.pk]))

    extension.refresh_from_db()
    assert "Đề nghị đang chờ trả lời" in text
    assert "Gửi đề nghị" not in text
    assert extension.state == "withdrawn"
    assert "Gửi đề nghị" in page(world.head, "extension_ask", world.report.pk)


def test_a_report_that_is_handed_in_says_why_nothing_is_asked(world: World) -> None:
    submit(world)

    assert "Báo cáo đã nộp nên không cần gia hạn nữa." in page(world.head, "extension_ask", world.report.pk)
    assert "Đề nghị gia hạn</a>" not in page(world.head, "submission_detail", world.report.pk)


@pytest.mark.parametrize(
    ("who", "offered"),
    [("head", "Đề nghị gia hạn</a>"), ("office", "Gia hạn báo cáo này</a>"), ("staff", ""), ("director", "")],
)
def test_the_report_offers_each_his_own(world: World, who: str, offered: str) -> None:
    text = page(getattr(world, who), "submission_detail", world.report.pk)

    found = [words for words in ("Đề nghị gia hạn</a>", "Gia hạn báo cáo này</a>") if words in text]
    assert found == ([offered] if offered else [])


def test_who_judges_reads_by_whose_authority_a_deputy_asks(world: World) -> None:
    world.delegate_to_staff(date(2021, 6, 14), date(2021, 6, 18))
    extension = services.ask_extension(
        actor=world.staff, submission=world.report, until=date(2021, 6, 25), reason=REASON
    )

    lent = f"{world.staff}, 08:00, 15/6/2021, theo ủy quyền của {world.head} từ ngày 14/6/2021 đến hết ngày 18/6/2021"
    assert lent in page(world.office, "extension_detail", extension.pk)


@pytest.mark.parametrize("shown", ["submission_preview", "submission_item"])
def test_the_question_before_handing_in_names_the_request_that_waits(world: World, shown: str) -> None:
    words, place = "Đề nghị gia hạn đang chờ trả lời được rút khi nộp", [world.report.pk]
    place += [1] if shown == "submission_item" else []
    fill(world.report)
    before = page(world.head, shown, *place)
    ask_for(world)

    assert (words in before, words in page(world.head, shown, *place)) == (False, True)


def test_the_unit_sees_on_its_report_what_was_answered(world: World) -> None:
    services.refuse_extension(actor=world.office, extension=ask_for(world), note="Sở phải báo cáo đúng hạn.")

    for person in (world.head, world.staff):
        text = page(person, "submission_detail", world.report.pk)
        assert "Không gia hạn" in text
        assert "“Sở phải báo cáo đúng hạn.”" in text
        assert "Không đồng ý gia hạn" in text


def test_the_units_first_page_says_that_it_waits(world: World) -> None:
    extension = ask_for(world)

    text = visitor(world.head).get("/").content.decode()

    assert f'href="{extension.get_absolute_url()}"' in text
    assert "Đề nghị gia hạn báo cáo đợt 1, nộp trước ngày 25/6/2021" in text


def test_the_office_is_told_how_many_wait(world: World) -> None:
    ask_for(world)

    assert "<span>Đề nghị gia hạn chờ trả lời</span><b>1</b>" in visitor(world.office).get("/").content.decode()
    assert "Gia hạn (1)" in page(world.office, "review_list")
    assert "Đề nghị gia hạn chờ trả lời" not in visitor(world.director).get("/").content.decode()


def test_the_office_grants_another_day_with_words(world: World) -> None:
    extension = ask_for(world)

    text = page(world.office, "extension_detail", extension.pk)
    answer = visitor(world.office).post(
        reverse("campaigns:extension_grant", args=[extension.pk]),
        {"until": "23/6/2021", "note": "Số liệu có ngày 22/6."},
        follow=True,
    )

    extension.refresh_from_db()
    assert 'value="25/6/2021"' in text
    assert "thêm 4 ngày làm việc" in text
    assert (extension.state, extension.until) == ("granted", date(2021, 6, 23))
    assert (
        "Đã gia hạn báo cáo đợt 1 của Phòng Quản lý Công nghiệp: nộp trước ngày 23/6/2021." in answer.content.decode()
    )


def test_a_second_press_of_the_grant_is_no_second_grant(world: World) -> None:
    extension = ask_for(world)
    address = reverse("campaigns:extension_grant", args=[extension.pk])

    answers = [visitor(world.office).post(address, {"until": "25/6/2021", "note": ""}).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Submission.objects.get(pk=world.report.pk).due_on == date(2021, 6, 25)


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [
        ("grant", {"until": "20/6/2021", "note": "Được."}, "Hạn mới phải sau hạn hiện nay (trước ngày 20/6/2021)."),
        ("refuse", {"note": " "}, "Ghi lý do không gia hạn để đơn vị biết."),
    ],
)
def test_a_refused_answer_keeps_what_was_typed(world: World, verb: str, typed: dict[str, str], sentence: str) -> None:
    extension = ask_for(world)

    text = (
        visitor(world.office).post(reverse(f"campaigns:extension_{verb}", args=[extension.pk]), typed).content.decode()
    )

    extension.refresh_from_db()
    assert sentence in text
    assert typed["note"].strip() in text
    assert extension.state == "asked"


def test_the_refusal_goes_to_the_unit(world: World) -> None:
    extension = ask_for(world)

    visitor(world.office).post(reverse("campaigns:extension_refuse", args=[extension.pk]), {"note": "Giữ hạn."})

    extension.refresh_from_db()
    assert (extension.state, extension.decision_note) == ("refused", "Giữ hạn.")
    assert "Không gia hạn" in page(world.office, "extension_list")


def test_an_answered_question_is_read_only(world: World) -> None:
    extension = services.grant_extension(actor=world.office, extension=ask_for(world))

    text = page(world.office, "extension_detail", extension.pk)

    assert "Đồng ý gia hạn</button>" not in text
    assert "Được gia hạn" in text


def test_a_day_near_the_wrap_up_is_pointed_out(world: World) -> None:
    extension = services.ask_extension(
        actor=world.head, submission=world.report, until=date(2021, 6, 30), reason=REASON
    )

    assert "không sớm hơn hạn tổng kết đợt" in page(world.office, "extension_detail", extension.pk)


def test_a_rest_day_is_pointed_out_to_the_unit_and_to_the_office(world: World) -> None:
    asked = visitor(world.head).post(
        reverse("campaigns:extension_ask", args=[world.report.pk]),
        {"until": "27/6/2021", "reason": REASON},
        follow=True,
    )
    extension = Extension.objects.get()
    granted = visitor(world.office).post(
        reverse("campaigns:extension_grant", args=[extension.pk]), {"until": "28/6/2021", "note": ""}, follow=True
    )

    saturday = (
        "Ngày cuối cùng còn đúng hạn, thứ Bảy 26/6/2021, là ngày nghỉ: ngày làm việc cuối cùng trước đó là 25/6/2021."
    )
    assert saturday in asked.content.decode()
    assert "Chủ nhật 27/6/2021, là ngày nghỉ" in granted.content.decode()


GRANT = ("grant", {"until": "25/6/2021", "note": "Được."})
REFUSE = ("refuse", {"note": "Giữ."})


@pytest.mark.parametrize(("verb", "typed"), [GRANT, REFUSE, ("refuse", {"note": ""})])
def test_who_answers_what_a_colleague_has_answered_is_told(world: World, verb: str, typed: dict[str, str]) -> None:
    extension = ask_for(world)
    services.refuse_extension(actor=world.office, extension=extension, note="Giữ hạn.")

    text = (
        visitor(world.office)
        .post(reverse(f"campaigns:extension_{verb}", args=[extension.pk]), typed, follow=True)
        .content.decode()
    )

    unsaid = f" Ý kiến bạn vừa ghi không được gửi: “{typed['note']}”" if typed["note"] else ""
    assert (
        f"{world.office} đã trả lời không gia hạn trước khi bạn trả lời. Câu trả lời của bạn không thay đổi gì.{unsaid}"
    ) in text
    extension.refresh_from_db()
    assert (extension.state, extension.decision_note) == ("refused", "Giữ hạn.")


@contextmanager
def just_before(act: Callable[[], object]) -> Iterator[None]:
    """The act happens once, after the page has read the question and before its service takes the rows."""
    waiting = [act]

    def step_in(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SAVEPOINT") and waiting:
            waiting.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(step_in):
        yield


@pytest.mark.parametrize(("verb", "typed"), [GRANT, REFUSE])
def test_who_loses_a_race_sees_no_form_but_who_granted_which_day(
    world: World, verb: str, typed: dict[str, str]
) -> None:
    extension = ask_for(world)
    colleague = make_user("chuyenvienvp", world.office_report.unit, Role.STAFF)
    Membership.objects.create(user=colleague, unit=world.campaign.owner, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    client, address = visitor(world.office), reverse(f"campaigns:extension_{verb}", args=[extension.pk])

    with just_before(
        lambda: services.grant_extension(
            actor=colleague, extension=Extension.objects.get(pk=extension.pk), until=date(2021, 6, 23)
        )
    ):
        answer = client.post(address, typed)
    text = client.get(answer["Location"]).content.decode()

    assert answer["Location"] == reverse("campaigns:extension_detail", args=[extension.pk])
    assert f"{colleague} đã gia hạn trước khi bạn trả lời: nộp trước ngày 23/6/2021." in text
    assert ("Đồng ý gia hạn</button>" in text, "Hạn hiện nay" in text) == (False, False)


def test_what_the_unit_withdrew_meanwhile_is_told(world: World) -> None:
    extension = ask_for(world)
    services.withdraw_extension(actor=world.head, extension=extension)

    text = (
        visitor(world.office)
        .post(reverse("campaigns:extension_grant", args=[extension.pk]), GRANT[1], follow=True)
        .content.decode()
    )

    assert f"{world.head} của đơn vị đã rút đề nghị này." in text


def test_several_questions_get_one_answer(world: World) -> None:
    extensions = [
        ask_for(world),
        services.ask_extension(
            actor=world.foreign_head, submission=world.foreign_report, until=date(2021, 6, 28), reason=REASON
        ),
    ]
    typed = {"extensions": [row.pk for row in extensions], "is_granted": "1", "note": ""}

    answer = visitor(world.office).post(reverse("campaigns:extension_answer"), typed, follow=True)

    due = dict(Submission.objects.values_list("pk", "due_on"))
    assert "Đã gia hạn theo 2 đề nghị." in answer.content.decode()
    assert (due[world.report.pk], due[world.foreign_report.pk]) == (date(2021, 6, 25), date(2021, 6, 28))


def test_several_are_refused_only_with_a_reason(world: World) -> None:
    extension = ask_for(world)
    typed = {"extensions": [extension.pk], "is_granted": "0", "note": ""}
    address = reverse("campaigns:extension_answer")

    silent = visitor(world.office).post(address, typed).content.decode()
    spoken = visitor(world.office).post(address, {**typed, "note": "Giữ hạn."}, follow=True).content.decode()
    again = visitor(world.office).post(address, {**typed, "note": "Giữ hạn."}).content.decode()

    assert "Phòng Quản lý Công nghiệp: Ghi lý do không gia hạn để đơn vị biết." in silent
    assert f'value="{extension.pk}" checked' in silent
    assert "Đã từ chối 1 đề nghị." in spoken
    assert "Có đề nghị đã được trả lời hoặc đã rút." in again


def test_the_office_extends_several_units_at_once(world: World) -> None:
    address = reverse("campaigns:extension_extend")
    typed = {"submissions": [world.report.pk, world.foreign_report.pk], "until": "25/6/2021", "reason": "Bão số 2."}

    shown = visitor(world.office).get(f"{address}?bao-cao={world.report.pk}").content.decode()
    refused = visitor(world.office).post(address, {**typed, "until": "20/6/2021"}).content.decode()
    done = visitor(world.office).post(address, typed, follow=True).content.decode()

    assert f'value="{world.report.pk}" checked' in shown
    assert f'value="{world.foreign_report.pk}" checked' not in shown
    assert f'value="{world.office_report.pk}"' not in shown
    assert "Chưa gia hạn cho báo cáo nào. Phòng Quản lý Công nghiệp: Hạn mới phải sau hạn hiện nay" in refused
    assert "Bão số 2." in refused
    assert f'value="{world.foreign_report.pk}" checked' in refused
    assert "Đã gia hạn 2 báo cáo." in done
    assert set(Extension.objects.values_list("state", "until")) == {("granted", date(2021, 6, 25))}


def test_without_an_open_phase_there_is_nothing_to_extend(world: World) -> None:
    with at(2021, 6, 21, 8):
        services.close_phase(actor=world.office, phase=world.phase)

    assert "không có gì để gia hạn" in page(world.office, "extension_extend")


def test_a_returned_report_says_until_when_it_is_mended(world: World) -> None:
    submit(world)
    item = world.report.items.get(ordinal=1)
    with at(2021, 6, 18, 8):
        services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Sửa."})
        before = page(world.head, "submission_detail", world.report.pk)
        asked = page(world.head, "extension_ask", world.report.pk)
        services.extend_submissions(
            actor=world.office, submissions=[world.report], until=date(2021, 6, 30), reason="Bão số 2."
        )
        after = page(world.head, "submission_detail", world.report.pk)
        form = page(world.head, "submission_item", world.report.pk, 1)

    assert "Nộp lại trước ngày 24/6/2021" in before
    assert "Đề nghị nộp chậm nhất ngày" in asked
    assert "Nộp lại chậm nhất ngày 30/6/2021" in after
    assert "Nộp lại chậm nhất ngày 30/6/2021" in form


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_pages_cost_the_same_for_any_number(world: World, count: int) -> None:
    for number in range(count):
        unit = make_unit(world.campaign.owner)
        head = make_user(f"truong{number}", unit, "head")
        report = make_submission(world.phase, unit)
        make_extension(report, head)
        make_extension(
            report, head, state="refused", decided_by=world.office, decided_at=clock.now(), decision_note="Giữ hạn."
        )
        make_extension(
            world.report, world.head, state="withdrawn", decided_by=world.head, decided_at=datetime.now().astimezone()
        )
    counted = {}
    for who, name, arguments in [
        ("office", "extension_list", []),
        ("office", "extension_extend", []),
        ("office", "extension_detail", [Extension.objects.filter(state="asked")[0].pk]),
        ("head", "extension_ask", [world.report.pk]),
    ]:
        client = visitor(getattr(world, who))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"campaigns:{name}", args=arguments)).status_code == 200
        counted[name] = len(asked)

    assert counted == {"extension_list": 8, "extension_extend": 5, "extension_detail": 8, "extension_ask": 7}

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import strip_tags

from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from core.templatetags.ui import SPRITE, deadline_words
from core.workflow import State

LAST = "Ngày làm việc cuối cùng đúng hạn: thứ Sáu 18/6"
PLAN = Deadline(date(2021, 6, 20), Bound.BEFORE)


def shown(source: str, **context: Any) -> str:
    html = Template(source).render(Context({"working_calendar": STANDARD_CALENDAR, **context}))
    return " ".join(html.split())


def words(source: str, **context: Any) -> str:
    return " ".join(strip_tags(shown(source, **context)).split())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ day|date_vi }}", "20/6/2021"),
        ("{{ day|date_vi_long }}", "Chủ nhật, 20/6/2021"),
        ("{{ day|day_vi }}", "20/6"),
        ("{{ day|weekday_vi }}", "Chủ nhật"),
        ("{{ moment|datetime_vi }}", "14:32, 21/6/2021"),
        ("{{ moment|time_vi }}", "14:32"),
        ("{{ 1490000|number_vi }}", "1.490.000"),
        ("{{ 69.6|number_vi }}", "69,6"),
        ("{{ words|quoted_vi }}", "“Giải trình ‘chậm’ &lt;b&gt;”"),
        ("{{ 'không rõ'|number_vi }}", "không rõ"),
        ("{{ 1258291|size_vi }}", "1,2 MB"),
        ("{{ nothing|date_vi }}{{ nothing|date_vi_long }}{{ nothing|number_vi }}{{ nothing|size_vi }}", ""),
    ],
)
def test_filters(source: str, text: str) -> None:
    words = "Giải trình “chậm” <b>"
    moment = datetime(2021, 6, 21, 14, 32)

    assert shown(source, day=date(2021, 6, 20), moment=moment, nothing=None, words=words) == text


def test_an_icon_is_decoration_from_the_sprite() -> None:
    assert shown('{% icon "clock" %}') == (
        f'<svg class="i" aria-hidden="true" focusable="false"><use href="/static/{SPRITE}#i-clock"/></svg>'
    )


def test_a_chip_says_sign_word_and_colour() -> None:
    html = shown("{% chip state %}", state=State("returned", "Trả lại", "back", "back"))

    assert html.startswith('<span class="chip c-back">')
    assert "#i-back" in html
    assert strip_tags(html) == "Trả lại"


def test_a_chip_can_be_given_by_words() -> None:
    assert shown('{% chip label="Đạt" icon="check" tone="ok" %}').startswith('<span class="chip c-ok">')


def test_the_chip_of_a_report_handed_in_on_the_named_day() -> None:
    html = shown("{% timeliness_chip value %}", value="on_named_day")

    assert (strip_tags(html), 'class="chip c-flag"' in html) == ("Nộp trong ngày ghi hạn", True)


@pytest.mark.parametrize(
    ("today", "left", "tone"),
    [
        (date(2021, 6, 11), "còn 5 ngày làm việc", ""),
        (date(2021, 6, 15), "còn 3 ngày làm việc", "soon"),
        (date(2021, 6, 18), "hôm nay là ngày làm việc cuối", "soon"),
        (date(2021, 6, 19), "còn nộp được đến hết ngày 19/6", "soon"),
        (date(2021, 6, 20), "hôm nay là ngày ghi hạn", "soon"),
        (date(2021, 6, 21), "quá hạn 1 ngày", "past"),
        (date(2028, 11, 18), "quá hạn 2.708 ngày", "past"),
    ],
)
def test_the_countdown_of_a_before_date(today: date, left: str, tone: str) -> None:
    said = deadline_words(PLAN, today, STANDARD_CALENDAR)

    assert (said.due, said.left, said.tone) == ("Trước ngày 20/6/2021 (Chủ nhật)", left, tone)
    assert said.last == LAST


@pytest.mark.parametrize(
    ("today", "left", "tone"),
    [(date(2021, 6, 20), "còn nộp được đến hết ngày 20/6", "soon"), (date(2021, 6, 21), "quá hạn 1 ngày", "past")],
)
def test_the_countdown_of_a_by_date(today: date, left: str, tone: str) -> None:
    said = deadline_words(Deadline(date(2021, 6, 20), Bound.BY), today, STANDARD_CALENDAR)

    assert (said.due, said.left, said.tone) == ("Chậm nhất ngày 20/6/2021 (Chủ nhật)", left, tone)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            '{% deadline plan verb="Nộp lại" %}',
            f"Nộp lại trước ngày 20/6/2021 (Chủ nhật) · còn 3 ngày làm việc {LAST}",
        ),
        ("{% deadline plan compact=True %}", "Trước ngày 20/6/2021 (Chủ nhật) · còn 3 ngày làm việc"),
        ("{% deadline plan compact=True done=True %}", "Trước ngày 20/6/2021 (Chủ nhật)"),
        ("{% deadline nothing %}", ""),
    ],
)
def test_the_deadline_component(source: str, text: str) -> None:
    with clock.at(datetime(2021, 6, 15, 8)):
        assert words(source, plan=PLAN, nothing=None) == text


@pytest.mark.parametrize(("minute", "left"), [((19, 23, 59), "đến hết ngày 19/6"), ((20, 0, 1), "ngày ghi hạn")])
def test_the_countdown_turns_at_local_midnight(minute: tuple[int, int, int], left: str) -> None:
    with clock.at(datetime(2021, 6, *minute)):
        assert words("{% deadline plan compact=True %}", plan=PLAN).endswith(left)


@pytest.mark.django_db
def test_a_deadline_outside_a_request_reads_the_calendar_once(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        Template("{% deadline plan %}").render(Context({"plan": PLAN}))


def test_progress_is_read_aloud() -> None:
    assert shown('{% progress 7 9 "7/9 mục xong" %}') == (
        '<progress max="9" value="7" aria-label="7/9 mục xong"></progress>'
    )


def test_crumbs_lead_back_and_end_here() -> None:
    html = shown('{% crumbs "Báo cáo đơn vị" "/bao-cao/" "Năm 2021" %}')

    assert '<a href="/bao-cao/">Báo cáo đơn vị</a>' in html
    assert html.endswith("<span>Năm 2021</span> </nav>")


def test_pictures_carry_their_numbers_in_a_table() -> None:
    assert words('{% bar_chart rows title="Đúng hạn" unit="%" %}', rows=[("Phòng A", 83.5)]) == (
        "Đúng hạn Đơn vị % Hình Phòng A 83,5 Phòng A: 83,5 %"
    )
    line = words('{% line_chart points title="Điểm" unit="điểm" %}', points=[("2020", 80.5), ("2021", None)])
    assert line.endswith("2020 80,5 2021 chưa có số liệu")


class PlanForm(forms.Form):
    due = forms.DateField(label="Hạn nộp")
    name = forms.CharField(label="Tên")


def test_the_summary_of_a_refused_form_leads_to_its_fields() -> None:
    form = PlanForm({"due": "31/6/2021", "name": "Đợt 1"})

    html = shown('{% include "components/form_errors.html" %}', form=form)

    assert '<a href="#id_due">Hạn nộp</a>' in html
    assert "id_name" not in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert shown('{% include "components/form_errors.html" %}', form=PlanForm()) == ""


def test_an_offer_that_is_refused_says_why_and_sends_nothing() -> None:
    transition = SimpleNamespace(label="Chấp nhận", icon="check", confirm="")
    offer = SimpleNamespace(transition=transition, refusal="Phải do người khác thẩm định.")

    html = shown('{% include "components/offer.html" with url="/x/" %}', offer=offer)

    assert ("<form" in html, 'aria-disabled="true"' in html) == (False, True)
    assert strip_tags(html).strip() == "Chấp nhậnPhải do người khác thẩm định."

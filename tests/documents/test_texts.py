"""Sentences that the office words itself: filling, refusals, versions."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from core import clock
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from documents.models import PaperTextVersion
from documents.queries.texts import texts_by_paper, versions_of, words_at, words_of
from documents.services import texts as services
from documents.texts import Place, TextKind, fill, fill_items, places_of, refuse_wrong_text, register, registry
from documents.texts.filling import parts_of
from tests.factories import Department, make_department, make_user

KIND = TextKind(
    code="tests.report.closing",
    paper="Báo cáo thử",
    label="Câu kết",
    default="Trên đây là báo cáo của {{ten_don_vi}} năm {{nam}}.",
    places=(Place("ten_don_vi", "Tên cơ quan", "Sở Công Thương"), Place("nam", "Năm", "2021")),
)


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    register(KIND)
    yield
    del registry._kinds[KIND.code]


def test_places_are_filled_with_and_without_spaces() -> None:
    assert fill("{{a}} và {{ b }}, {{a}}", {"a": "một", "b": "hai"}) == "một và hai, một"


def test_what_a_value_brings_is_never_filled_again() -> None:
    assert fill("{{a}}", {"a": "{{b}} {% now %} {0}", "b": "hai"}) == "{{b}} {% now %} {0}"


def test_what_was_filled_in_is_told_from_the_offices_words() -> None:
    assert parts_of("Của {{a}}.", {"a": "Sở"}) == [("Của ", ""), ("Sở", "a"), (".", "")]


def test_a_place_that_is_gone_is_no_braces_on_paper() -> None:
    with pytest.raises(RuleBroken, match=r"chỗ điền “\{\{cu\}\}” không còn dùng được"):
        fill("Kính gửi {{cu}}", {"moi": "x"})


WORDS = st.text(alphabet="ab {}ếđ%", max_size=20)


@given(WORDS, st.dictionaries(st.sampled_from(["a", "b", "ab"]), WORDS))
def test_only_places_change(text: str, values: dict[str, str]) -> None:
    if not set(places_of(text)) <= set(values):
        with pytest.raises(RuleBroken):
            fill(text, values)
        return

    parts = parts_of(text, values)

    assert "".join(part.text for part in parts if not part.place) == re.sub(r"\{\{[^{}]*\}\}", "", text)
    assert {part.place for part in parts if part.place} == {name for name in places_of(text) if values[name]}
    assert fill(text, values) == "".join(part.text for part in parts)


ALLOWED = "Câu này dùng được: {{ten_don_vi}}, {{nam}}."
REFUSED = [
    ("  ", "Câu mẫu không được để trống."),
    ("Của {{ten_so}}.", f"Không có chỗ điền “{{{{ten_so}}}}”. {ALLOWED}"),
    ("Của {{tên_đơn_vị}}.", f"Không có chỗ điền “{{{{tên_đơn_vị}}}}”. {ALLOWED}"),
    ("Của {{nam|upper}}.", f"Không có chỗ điền “{{{{nam|upper}}}}”. {ALLOWED}"),
    ("Của {{}}.", f"Không có chỗ điền “{{{{}}}}”. {ALLOWED}"),
    (
        "Của {nam}.",
        f"Dấu ngoặc nhọn ở “Của {{nam}}.” chưa đủ cặp. Chỗ điền viết trong hai cặp ngoặc. {ALLOWED}",
    ),
    (
        "Của {{nam}.",
        f"Dấu ngoặc nhọn ở “Của {{{{nam}}.” chưa đủ cặp. Chỗ điền viết trong hai cặp ngoặc. {ALLOWED}",
    ),
    (
        "Của {% now %}",
        f"Dấu ngoặc nhọn ở “Của {{% now %}}” chưa đủ cặp. Chỗ điền viết trong hai cặp ngoặc. {ALLOWED}",
    ),
    ("Hết./.", "Dấu “./.” được ghi sẵn sau chữ cuối của văn bản; hãy bỏ dấu này trong câu mẫu."),
    ("Trước ngày 31/6/2021", "“31/6/2021” là ngày không có trong lịch."),
    ("a" * 2001, "Câu mẫu dài 2001 ký tự; chỉ được tối đa 2000."),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED, ids=[text[:14] for text, _ in REFUSED])
def test_what_would_spoil_a_paper_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        refuse_wrong_text(KIND, text)

    assert str(refusal.value) == sentence


def test_letters_without_a_shape_in_the_font_are_refused() -> None:
    with pytest.raises(RuleBroken, match="không có trong phông chữ"):
        refuse_wrong_text(KIND, "Chúc mừng 🎉")


@pytest.mark.parametrize("kind", registry.registered(), ids=lambda kind: kind.code)
def test_each_registered_wording_is_one_that_the_office_could_write(kind: TextKind) -> None:
    refuse_wrong_text(kind, kind.default)

    assert set(places_of(kind.default)) <= set(kind.examples)
    assert [place for place in kind.places if not (place.meaning and place.example)] == []


def reworded(department: Department, text: str, valid_from: date = date(2021, 7, 5)) -> PaperTextVersion | None:
    return services.reword_text(
        actor=department.office, body=department.unit, code=KIND.code, text=text, valid_from=valid_from
    )


def said(department: Department, day: date | None = None) -> str:
    return words_of(department.unit, day).say(KIND.code, ten_don_vi="Sở", nam="2021")


def test_without_a_version_the_registered_wording_holds(department: Department) -> None:
    assert said(department) == "Trên đây là báo cáo của Sở năm 2021."


def test_a_version_holds_from_its_day(department: Department) -> None:
    reworded(department, "Báo cáo   của\n{{ten_don_vi}}.")
    reworded(department, "Từ tháng 8: {{ten_don_vi}}.", date(2021, 8, 1))

    assert [said(department, date(2021, 7, day)) for day in (4, 5, 31)] == [
        "Trên đây là báo cáo của Sở năm 2021.",
        "Báo cáo của Sở.",
        "Báo cáo của Sở.",
    ]
    assert said(department, date(2021, 8, 1)) == "Từ tháng 8: Sở."


def test_another_body_keeps_its_words(department: Department) -> None:
    other = make_department()
    reworded(department, "Báo cáo của {{ten_don_vi}}.")

    assert said(other) == "Trên đây là báo cáo của Sở năm 2021."


def test_the_same_words_again_are_no_version(department: Department) -> None:
    first = reworded(department, "Báo cáo của {{ten_don_vi}}.")
    second = reworded(department, "Báo cáo của {{ten_don_vi}}.")
    nothing = reworded(department, KIND.default) and PaperTextVersion.objects.count()

    assert first == second
    assert nothing == 2
    assert JournalEntry.objects.filter(code="documents.papertextversion.reworded").count() == 2


def test_the_journal_tells_before_and_after(department: Department) -> None:
    version = reworded(department, "Báo cáo của {{ten_don_vi}}.")
    assert version is not None

    (line,) = JournalEntry.objects.about(version)
    assert (line.actor, line.note, line.before, line.after) == (
        department.office,
        "Báo cáo thử: Câu kết",
        {"text": KIND.default},
        {"text": "Báo cáo của {{ten_don_vi}}.", "valid_from": "2021-07-05"},
    )


def test_an_earlier_version_comes_back_as_a_new_one(department: Department) -> None:
    first = reworded(department, "Bản một.")
    reworded(department, "Bản hai.")

    with clock.at(datetime(2021, 7, 10, 9)):
        services.restore_text(actor=department.office, body=department.unit, code=KIND.code, version=first)
        assert said(department) == "Bản một."
        services.restore_text(actor=department.office, body=department.unit, code=KIND.code)
        assert said(department) == "Trên đây là báo cáo của Sở năm 2021."

    assert said(department, date(2021, 7, 9)) == "Bản hai."
    assert PaperTextVersion.objects.count() == 4


def test_the_versions_stand_newest_first_with_what_changed(department: Department) -> None:
    reworded(department, "Báo cáo của {{ten_don_vi}}.")
    reworded(department, "Báo cáo gửi {{ten_don_vi}}.", date(2021, 9, 1))

    coming, used, registered = versions_of(department.unit, KIND)

    assert [row.standing for row in (coming, used, registered)] == ["coming", "used", "past"]
    assert [(piece.kind, piece.text) for piece in coming.pieces] == [
        ("same", "Báo cáo "),
        ("gone", "của "),
        ("new", "gửi "),
        ("same", "{{ten_don_vi}}."),
    ]
    assert (registered.version, registered.text) == (None, KIND.default)


def test_the_list_costs_one_statement(department: Department, django_assert_num_queries: object) -> None:
    reworded(department, "Báo cáo của {{ten_don_vi}}.")

    with django_assert_num_queries(1):  # type: ignore[operator]
        rows = texts_by_paper(department.unit)["Báo cáo thử"]
        assert [(row.text, row.version.edited_by.display_name) for row in rows if row.version] == [
            ("Báo cáo của {{ten_don_vi}}.", department.office.display_name)
        ]


def test_refusals_speak(department: Department) -> None:
    with pytest.raises(RuleBroken, match="chỉ đổi được từ hôm nay trở đi"):
        reworded(department, "Mới.", date(2021, 7, 4))
    with pytest.raises(RuleBroken, match="Không có câu mẫu này"):
        services.restore_text(actor=department.office, body=department.unit, code="la")
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng của cơ quan ban hành"):
        services.restore_text(actor=department.director, body=department.unit, code=KIND.code)
    with pytest.raises(RuleBroken, match="Không có chỗ điền"):
        reworded(department, "{{la}}")


TIDIED = [
    ("Của {{ Ten_Don_Vi }}.", "Của {{ten_don_vi}}."),
    ("Của\u200b {{ten\u200b_don_vi}}\u202e,\x00 năm\u00a0{{\tNAM\n}}.", "Của {{ten_don_vi}}, năm {{nam}}."),
    (unicodedata.normalize("NFD", "Trên đây là của  {{ten_don_vi}}"), "Trên đây là của {{ten_don_vi}}"),
]


@pytest.mark.parametrize(("typed", "kept"), TIDIED)
def test_a_text_is_kept_in_one_form(department: Department, typed: str, kept: str) -> None:
    version = reworded(department, typed)

    assert version is not None
    assert version.text == kept


def test_values_are_words_whatever_they_look_like(department: Department) -> None:
    reworded(department, "Của {{ten_don_vi}}: {{nam}}.")

    words = words_of(department.unit).say(KIND.code, ten_don_vi="{{nam}}", nam="{% now %}{{ten_don_vi}}")

    assert words == "Của {{nam}}: {% now %}{{ten_don_vi}}."


def test_what_is_printed_again_keeps_the_words_of_its_moment(department: Department) -> None:
    before = clock.now()
    with clock.at(datetime(2021, 7, 5, 15)):
        reworded(department, "Mới: {{ten_don_vi}}.")
        assert words_at(department.unit, clock.now()).say(KIND.code, ten_don_vi="Sở", nam="2021") == "Mới: Sở."

    assert words_at(department.unit, before).say(KIND.code, ten_don_vi="Sở", nam="2021") == (
        "Trên đây là báo cáo của Sở năm 2021."
    )


def test_an_item_without_anything_to_say_is_left_out() -> None:
    text = " Lãnh đạo {{ten}} ; Công đoàn {{nganh}};{{cap_tren}} (b/c). ;"

    assert fill_items(text, {"ten": "Sở", "nganh": "", "cap_tren": "UBND; tỉnh"}) == (
        "Lãnh đạo Sở",
        "UBND; tỉnh (b/c)",
    )


def test_a_list_of_nothing_is_refused() -> None:
    with pytest.raises(RuleBroken, match="không được để trống"):
        refuse_wrong_text(replace(KIND, is_list=True), " ; ;.")


def test_whoever_saves_second_is_told_of_the_first(department: Department) -> None:
    colleague = make_user("dongnghiep", department.unit, Role.OFFICE)
    known = {"actor": colleague, "body": department.unit, "code": KIND.code, "valid_from": date(2021, 7, 5)}
    first = reworded(department, "Bản một.")
    assert first is not None

    assert services.reword_text(text="Bản một.", seen=0, **known) == first
    with pytest.raises(EditConflict, match="đã sửa câu mẫu này lúc"):
        services.reword_text(text="Bản hai.", seen=0, **known)
    assert services.reword_text(text="Bản hai.", seen=first.pk, **known) != first

"""A frozen report as read text, and what changed between two of them."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from campaigns.queries.reading import reading
from campaigns.queries.submissions import fingerprint
from core.differences import word_difference
from tests.campaigns.reporting import World, make_world, submit


@given(st.text(alphabet="ab \nớ", max_size=30), st.text(alphabet="ab \nớ", max_size=30))
def test_the_difference_holds_both_texts(before: str, after: str) -> None:
    pieces = word_difference(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


def test_the_fingerprint_does_not_depend_on_the_order_of_keys() -> None:
    assert fingerprint({"a": 1, "b": "ớ"}) == fingerprint({"b": "ớ", "a": 1}) != fingerprint({"a": 1, "b": "o"})


@pytest.fixture
def content(db: None) -> dict[str, Any]:
    world: World = make_world()
    return submit(world).content


def test_the_report_reads_in_form_order(content: dict[str, Any]) -> None:
    groups = reading(content)

    first = groups[0].items[0]
    assert [(group.title, len(group.items)) for group in groups] == [("Nhiệm vụ chuyên môn", 5), ("Phần chung", 8)]
    assert [(fact.label, fact.text) for fact in first.facts] == [
        ("Mức độ thực hiện", "Hoàn thành"),
        ("Kết quả bằng số", "16 cụm (kế hoạch 23 cụm, đạt 69,6%)"),
    ]
    assert (first.role, first.source) == ("Chủ trì", "Nguyên văn Kế hoạch, Nhiệm vụ chuyên môn")


def test_what_changed_is_marked_and_the_rest_is_not(content: dict[str, Any]) -> None:
    later = {**content, "items": [dict(item) for item in content["items"]]}
    later["items"][0] |= {"value": "17", "text": "Kết quả mới của mục 1."}
    later["items"][5] |= {"text": "", "is_none": True}

    items = [item for group in reading(later, content) for item in group.items]

    assert [item.ordinal for item in items if item.is_changed] == [1, 6]
    assert [(piece.kind, piece.text) for piece in items[0].texts[0].pieces] == [
        ("same", "Kết quả "),
        ("new", "mới "),
        ("same", "của mục 1."),
    ]
    assert items[5].texts[0].text == "Không có."


def test_evidence_that_came_and_evidence_that_went_are_told(content: dict[str, Any]) -> None:
    kept, gone, new = (
        {
            "id": number,
            "title": f"Văn bản {number}",
            "document_number": "",
            "document_on": None,
            "extract": "Trích.",
            "file": None,
        }
        for number in (1, 2, 3)
    )
    first, *rest = content["items"]
    before = {**content, "items": [{**first, "evidence": [kept, gone]}, *rest]}
    after = {**content, "items": [{**first, "evidence": [kept, new]}, *rest]}

    item = reading(after, before)[0].items[0]

    assert item.is_changed
    assert [(one["title"], one["is_new"]) for one in item.evidence] == [("Văn bản 1", False), ("Văn bản 3", True)]
    assert [one["title"] for one in item.new_evidence] == ["Văn bản 3"]
    assert [one["title"] for one in item.gone_evidence] == ["Văn bản 2"]
    assert reading(after)[0].items[0].new_evidence == ()


def test_rows_of_a_spreadsheet_read_as_the_table_that_they_print(content: dict[str, Any]) -> None:
    content["items"][0].update(text="Gồm:\n+\tMột <b>\n\nĐơn vị\tSố\nPhòng A\t5", is_none=False)

    page = render_to_string("campaigns/submission_content.html", {"groups": reading(content)})

    assert page.count("<table") == 1
    for piece in (
        '<p class="words">Gồm:</p>',
        '<p class="words">+ Một &lt;b&gt;</p>',
        '<th scope="col">Đơn vị</th><th scope="col" class="num">Số</th>',
        '<td>Phòng A</td><td class="num">5</td>',
    ):
        assert piece in page


def test_words_without_a_table_read_as_they_were_typed(content: dict[str, Any]) -> None:
    content["items"][0].update(text="1.\tMột;\n2.\tHai.", is_none=False)

    page = render_to_string("campaigns/submission_content.html", {"groups": reading(content)})

    assert '<div class="words">1.\tMột;\n2.\tHai.\n</div>' in page
    assert "<table" not in page

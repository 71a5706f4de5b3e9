"""The same plan in other clothes gives the same draft."""

import re
import textwrap
import unicodedata
from pathlib import Path

import pytest

from campaigns.plan_import import parse_plan

TEXT = (Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt").read_text(encoding="utf-8")


def without_lines(value):
    if isinstance(value, dict):
        return {key: without_lines(part) for key, part in value.items() if key not in ("line", "lines")}
    return [without_lines(part) for part in value] if isinstance(value, list) else value


def wrapped(text: str, width: int, indent: str = "") -> str:
    lines = (textwrap.wrap(line, width, subsequent_indent=indent) or [""] for line in text.split("\n"))
    return "\n".join(line for paragraph in lines for line in paragraph)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed letters"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="non-breaking spaces"),
        pytest.param(lambda text: "\ufeff" + re.sub(r"(?m)$", "  ", text), id="byte order mark, spaces at line ends"),
        pytest.param(lambda text: re.sub(r"(?m)^- ", "– ", text), id="en dashes"),
        pytest.param(lambda text: re.sub(r"(?m)^- ", "• ", text), id="bullets"),
        pytest.param(lambda text: re.sub(r"(?m)^\+ ", "    + ", text), id="indented items"),
        pytest.param(lambda text: re.sub(r"(?m)^\+ ", "    * ", re.sub(r"(?m)^- ", "* ", text)), id="nested stars"),
        pytest.param(lambda text: re.sub(r"(?m)^([IV]+\. .*)$", r"## **\1**", text), id="Markdown headings"),
        pytest.param(lambda text: re.sub(r"(?m)^(\d)\. ", r"\1) ", text), id="1) for 1."),
    ],
)
def test_same_facts_on_the_same_lines(change):
    assert parse_plan(change(TEXT)).to_json() == parse_plan(TEXT).to_json()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: re.sub(r"\n\n+", "\n", text), id="no empty lines"),
        pytest.param(lambda text: wrapped(text, 80), id="broken at 80"),
        pytest.param(lambda text: wrapped(text, 72, "  "), id="broken at 72, hanging"),
        pytest.param(lambda text: re.sub(r"\n\n+", "\n", wrapped(text, 80)), id="broken at 80, no empty lines"),
        pytest.param(
            lambda text: text.replace("kỷ niệm\n\n76", "kỷ niệm\n\n2\n\n76").replace(
                "quả\n\ncông", "quả\n\n- 3 -\n\f\ncông"
            ),
            id="page numbers",
        ),
    ],
)
def test_same_facts_on_other_lines(change):
    assert without_lines(parse_plan(change(TEXT)).to_json()) == without_lines(parse_plan(TEXT).to_json())


def test_lines_count_in_the_file_as_given():
    shifted = parse_plan("\n\n\n" + TEXT).to_json()
    assert [phase["line"] for phase in shifted["phases"]] == [52, 54]


def test_the_calendar_is_passed_in():
    draft = parse_plan(TEXT, is_working_day=lambda day: True)
    assert [warning.code for warning in draft.warnings if warning.code == "due_on_rest_day"] == []

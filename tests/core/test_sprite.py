"""Every sign that a template or a table of the process names is drawn in the sprite."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from core import journal
from core.templatetags.ui import SPRITE, TIMELINESS_CHIPS
from reports.navigation import ENTRIES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def signs() -> set[str]:
    sprite = ElementTree.parse(Path(settings.BASE_DIR, "static", SPRITE))
    return {symbol.attrib["id"].removeprefix("i-") for symbol in sprite.iter(f"{SVG}symbol")}


def test_signs_named_in_templates(signs: set[str]) -> None:
    named = {
        name
        for template in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for name in re.findall(r'(?:icon |icon=|default:)"([a-z]+)"', template.read_text(encoding="utf-8"))
        if name != "dòng"
    }

    assert named - signs == set()


def test_signs_of_verbs_states_and_places(signs: set[str]) -> None:
    verbs = {journal.action(code).icon for code in journal.registered_codes()}
    places = {entry.icon for entries in ENTRIES.values() for entry in entries}
    timeliness = {sign for sign, _ in TIMELINESS_CHIPS.values()}

    assert (verbs | places | timeliness) - signs == set()

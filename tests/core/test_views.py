"""The kernel's own pages."""

from django.contrib.staticfiles import finders
from django.test import Client


def test_a_page_without_a_head_finds_the_sign(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, "/static/img/mark.svg")
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert finders.find("img/mark.svg") is not None

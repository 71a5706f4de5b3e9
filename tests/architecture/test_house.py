"""What import contracts cannot see: relations by name, names of jobs, sizes of files, words of the glossary."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.db.models import Model

ROOT = Path(settings.BASE_DIR)
LINE_OF_APPS = ["reports", "awards", "campaigns", "indicators", "documents", "notifications", "accounts", "core"]
PACKAGES = [*LINE_OF_APPS, "emulation", "tools"]


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in LINE_OF_APPS]


def our_sources() -> Iterator[Path]:
    for package in [*PACKAGES, "tests"]:
        yield from (path for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)


def registered_jobs() -> set[str]:
    current_app.loader.import_default_modules()
    return set(current_app.tasks)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_relations_point_right(model: type[Model]) -> None:
    place = LINE_OF_APPS.index(model._meta.app_label)

    pointing_left = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and isinstance(field.related_model, type)
        and field.related_model._meta.app_label in LINE_OF_APPS
        and field.related_model._meta.label != settings.AUTH_USER_MODEL
        and LINE_OF_APPS.index(field.related_model._meta.app_label) < place
    ]

    assert pointing_left == []


def test_each_installed_app_of_ours_stands_in_the_line() -> None:
    ours = [name for name in settings.INSTALLED_APPS if (ROOT / name.split(".")[0]).is_dir()]

    assert [name.split(".")[0] for name in ours] == LINE_OF_APPS


def test_each_entry_of_the_schedule_is_a_job() -> None:
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert scheduled - registered_jobs() == set()


def test_each_enqueued_name_is_a_job() -> None:
    names = {
        call.args[0].value
        for path in our_sources()
        if "tests" not in path.relative_to(ROOT).parts
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and (getattr(call.func, "id", None) == "enqueue" or getattr(call.func, "attr", None) == "enqueue")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }

    assert names - registered_jobs() == set()


def test_no_source_file_is_longer_than_500_lines() -> None:
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in our_sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }

    assert too_long == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = [str(path.relative_to(ROOT)) for path in our_sources() if path.stem in {"utils", "helpers", "misc"}]

    assert drawers == []


def test_the_glossary_has_each_model() -> None:
    words = set(re.findall(r"\w+", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))

    missing = sorted(model.__name__ for model in our_models() if model.__name__ not in words)

    assert missing == []

"""Two presses at the same moment: one campaign, one set of drafts, one reading."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from campaigns.models import Campaign, Phase, PlanDocument, Submission
from campaigns.plan_import import parse_plan
from campaigns.services import create_campaign, open_phase, read_plan
from core.errors import RuleBroken
from tests.campaigns.test_plans import TEXT, read
from tests.factories import make_campaign, make_department, make_phase, make_task

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


def at_once(verb: Callable[[], Any], presses: int = 2) -> list[str]:
    """What each of several simultaneous presses met: "done", or the sentence of the refusal."""
    barrier = Barrier(presses)

    def press(_: int) -> str:
        try:
            barrier.wait(timeout=10)
            verb()
        except RuleBroken as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(presses) as pool:
        return sorted(pool.map(press, range(presses)), key=lambda met: met != "done")


def test_confirming_twice_at_once_makes_one_campaign() -> None:
    department = make_department()
    plan = read(department)

    met = at_once(
        lambda: create_campaign(
            actor=User.objects.get(pk=department.office.pk), plan=PlanDocument.objects.get(pk=plan.pk)
        )
    )

    assert met[0] == "done"
    assert met[1].startswith("Kế hoạch này đã được nhập ngày")
    assert Campaign.objects.count() == 1


def test_opening_twice_at_once_makes_one_set_of_drafts() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")

    met = at_once(
        lambda: open_phase(actor=User.objects.get(pk=department.office.pk), phase=Phase.objects.get(pk=phase.pk))
    )

    assert met[0] == "done"
    assert met[1].startswith("Không thể mở đợt vì hồ sơ đang ở trạng thái “đang mở”.")
    assert Submission.objects.count() == 2


def test_reading_the_same_text_twice_at_once_gives_one_reading() -> None:
    department = make_department()
    draft = parse_plan(TEXT)

    met = at_once(
        lambda: read_plan(
            actor=User.objects.get(pk=department.office.pk), owner=department.unit, text=TEXT, draft=draft
        )
    )

    assert met == ["done", "done"]
    assert PlanDocument.objects.count() == 1

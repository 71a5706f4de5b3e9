"""The steps of the wizard as its pages send them, for a small campaign."""

from datetime import date
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from campaigns.models import Campaign, Commemoration, Movement, Target
from tests.factories import Department, make_campaign, make_phase, make_task

PAGES = {"ngay": "new_year_dates", "cong-viec": "new_year_work", "xem-lai": "new_year_review"}


def make_small_campaign(department: Department) -> Campaign:
    """A row of each kind: two phases, an occasion, a movement, a target, a task."""
    made = make_campaign(department, based_on=[{"number": "15/KH-UBND", "issued_on": "2021-01-19"}])
    first = make_phase(made)
    make_phase(
        made,
        2,
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 12, 31),
        report_due_on=date(2021, 12, 10),
        wrap_up_on=None,
    )
    Commemoration.objects.create(phase=first, ordinal=1, name="thành lập Đảng", on=date(2021, 2, 3), years=91)
    Movement.objects.create(campaign=made, ordinal=1, name="Cải cách hành chính")
    Target.objects.create(campaign=made, ordinal=1, text="100% nhiệm vụ", metric="percent", value=100)
    make_task(made, department.industry, text="Rà soát cụm công nghiệp", due_on=date(2021, 6, 18))
    return made


def visitor(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(campaign: Campaign, step: str, year: int = 2022) -> str:
    return reverse(f"campaigns:{PAGES[step]}", args=[campaign.pk, year])


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def dates(campaign: Campaign, **changes: str) -> dict[str, Any]:
    """The first step as its page sends it."""
    first, second = campaign.phases.order_by("ordinal")
    occasion, task = Commemoration.objects.get(phase=first), campaign.tasks.get()
    typed = {
        "rows": [f"dot{first.pk}", f"dot{second.pk}", f"le{occasion.pk}", f"nv{task.pk}"],
        "title": "Phong trào thi đua năm 2022",
        "theme": "",
        "purposes": "",
        "requirements": "",
        "recipients": "",
        "bases": ["0"],
        f"le{occasion.pk}-keep": "on",
        f"le{occasion.pk}-name": "thành lập Đảng",
        f"le{occasion.pk}-on": "3/2/2022",
        f"le{occasion.pk}-years": "92",
        f"nv{task.pk}-due_on": "18/6/2022",
    }
    for phase, days in (
        (first, ("1/1/2022", "30/6/2022", "20/6/2022", "30/6/2022")),
        (second, ("1/7/2022", "31/12/2022", "10/12/2022", "")),
    ):
        names = ("starts_on", "ends_on", "report_due_on", "wrap_up_on")
        typed |= {f"dot{phase.pk}-{name}": day for name, day in zip(names, days, strict=True)}
        typed |= {
            f"dot{phase.pk}-name": phase.name,
            f"dot{phase.pk}-report_due_bound": "before",
            f"dot{phase.pk}-wrap_up_bound": "before",
            f"dot{phase.pk}-goals": "",
        }
    return {**typed, **changes}


def work(campaign: Campaign, **changes: Any) -> dict[str, Any]:
    """The second step as its page sends it, everything kept."""
    task, target, movement = campaign.tasks.get(), campaign.targets.get(), campaign.movements.get()
    return {
        "rows": [f"nv{task.pk}", f"ct{target.pk}", f"pt{movement.pk}"],
        "participants": [str(unit.pk) for unit in campaign.participants.all()],
        f"nv{task.pk}-keep": "on",
        f"nv{task.pk}-text": task.text,
        f"ct{target.pk}-keep": "on",
        f"ct{target.pk}-text": target.text,
        f"ct{target.pk}-value": "100",
        f"ct{target.pk}-baseline_year": "",
        f"pt{movement.pk}-keep": "on",
        **changes,
    }

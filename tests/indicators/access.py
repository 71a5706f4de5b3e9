"""Every address of indicators: who gets which answer. The world is any object with `department`."""

from typing import Any

from core import clock
from indicators import shipped
from indicators.models import Indicator
from indicators.services import Published, enter_result


def _indicator(world: Any) -> Indicator:
    for _ in shipped.load():
        pass
    return Indicator.objects.get(unit=world.department.unit, code="CCHC-SO")


def nothing(world: Any) -> list[int]:
    return []


def indicator(world: Any) -> list[int]:
    return [_indicator(world).pk]


def indicator_with_result(world: Any) -> list[int]:
    known, year = _indicator(world), clock.today().year - 1
    published = Published(source="Quyết định của UBND tỉnh", rank=5, ranked_count=21)
    enter_result(actor=world.department.office, indicator=known, year=year, published=published)
    return [known.pk, year]


def _answers(head: int, foreign_head: int, staff: int, office: int, director: int, admin: int) -> dict[str, int]:
    return {
        "anonymous": 302,
        "head": head,
        "foreign_head": foreign_head,
        "staff": staff,
        "office": office,
        "director": director,
        "admin": admin,
    }


ACCESS = [
    ("indicators:indicator_list", nothing, _answers(200, 200, 200, 200, 200, 200), "get"),
    ("indicators:indicator_detail", indicator, _answers(200, 200, 200, 200, 200, 200), "get"),
    ("indicators:result_create", indicator, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("indicators:result_correct", indicator_with_result, _answers(403, 403, 403, 200, 403, 403), "get"),
]

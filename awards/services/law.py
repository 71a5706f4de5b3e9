"""The office's own rows of the law catalogue: new dated rows beside the shipped ones, never over them."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from awards.models import AwardKind, BaseSalary
from core import clock, journal
from core.errors import RuleBroken

KIND_ADDED = journal.register("awards.awardkind.added", "thêm dòng vào danh mục khen thưởng", "plus")
SALARY_ADDED = journal.register("awards.basesalary.added", "nhập mức lương cơ sở", "plus")


@dataclass(frozen=True)
class KindRow:
    """One dated row of the catalogue as a person enters it."""

    code: str
    name: str
    category: str
    subject: str
    decider: str
    article: str
    valid_from: date
    valid_to: date | None = None
    bonus_coefficient: Decimal | None = None
    criteria: str = ""
    is_verified: bool = False


@transaction.atomic
def add_kind(*, actor: Any, row: KindRow) -> AwardKind:
    """The catalogue has this row with its author; on its days it goes before others of the same code, which stay.

    Office and administrators. Refuses days out of order and a negative coefficient. The same row twice changes nothing.
    Journalled.
    """
    _require(actor)
    _refuse_days(row.valid_from, row.valid_to)
    if row.bonus_coefficient is not None and row.bonus_coefficient < 0:
        raise RuleBroken("Hệ số tiền thưởng không được âm.")
    values = asdict(row)
    twin = AwardKind.objects.own().filter(code=row.code).order_by("-pk").first()
    if twin and all(getattr(twin, column) == value for column, value in values.items()):
        kept: AwardKind = twin
        return kept
    kind = AwardKind.objects.create(**values, entered_by=actor, entered_at=clock.now())
    journal.record(actor, KIND_ADDED, kind, after={key: _plain(value) for key, value in values.items()})
    return kind


@transaction.atomic
def add_base_salary(
    *, actor: Any, amount: int, article: str, valid_from: date, valid_to: date | None = None
) -> BaseSalary:
    """The base salary from the day on is this; earlier rows stay for decisions of their days.

    Office and administrators. Refuses days out of order and no money. The same row twice changes nothing. Journalled.
    """
    _require(actor)
    _refuse_days(valid_from, valid_to)
    if amount <= 0:
        raise RuleBroken("Mức lương cơ sở phải lớn hơn 0 đồng.")
    values = {"amount": amount, "article": article, "valid_from": valid_from, "valid_to": valid_to}
    twin = BaseSalary.objects.own().order_by("-pk").first()
    if twin and all(getattr(twin, column) == value for column, value in values.items()):
        kept: BaseSalary = twin
        return kept
    salary = BaseSalary.objects.create(**values, entered_by=actor)
    journal.record(actor, SALARY_ADDED, salary, after={key: _plain(value) for key, value in values.items()})
    return salary


def _require(actor: Any) -> None:
    if not actor.has_perm("awards.manage_kinds"):
        raise RuleBroken("Chỉ Văn phòng hoặc quản trị được thêm dòng vào danh mục.")


def _refuse_days(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise RuleBroken("Ngày hết áp dụng phải từ ngày bắt đầu áp dụng trở đi.")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value

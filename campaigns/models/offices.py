"""The office that leads a campaign, in the words of the units that it writes to."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery

from accounts.models import Unit
from core import clock

OFFICE = "Văn phòng"


class FromTheOffice:
    """Mixed into a model whose rows tell a unit of the office above it. `office_owner` leads to the body of the office,
    `office_reader` to the unit."""

    office_owner: str
    office_reader: str
    # Read by `with_office`.
    office_name: str | None
    has_own_office: bool
    head_title: str

    @classmethod
    def with_office(cls, rows: Any) -> Any:
        """The rows with what `office_words` reads; no statement of its own."""
        offices = Unit.objects.existing_on(clock.today()).filter(is_office=True).order_by("position")
        return rows.annotate(
            office_name=Subquery(offices.filter(parent=OuterRef(cls.office_owner)).values("name")[:1]),
            has_own_office=Exists(offices.filter(parent=OuterRef(cls.office_reader))),
            head_title=F(f"{cls.office_owner}__head_title"),
        )

    @property
    def office_words(self) -> str:
        """The office as the unit calls it: by its name when the unit has an office of its own or the name is another.
        One statement unless `with_office` read it."""
        self._read_office_once()
        name = self.office_name or OFFICE
        return OFFICE if name.startswith(OFFICE) and not self.has_own_office else name

    @property
    def head_words(self) -> str:
        """The head of the body, by his title. One statement unless `with_office` read it."""
        self._read_office_once()
        return self.head_title

    def _read_office_once(self) -> None:
        if not hasattr(self, "office_name"):
            read = self.with_office(type(self)._default_manager).only("pk").get(pk=self.pk)  # type: ignore[attr-defined]
            self.office_name, self.has_own_office = read.office_name, read.has_own_office
            self.head_title = read.head_title

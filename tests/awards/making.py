"""A department with people, a phase, the law catalogue loaded, and nominations in any state, made by the services."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Person, User
from awards import shipped
from awards.models import AwardKind, Nomination
from awards.services import judging
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from campaigns.models import Phase
from documents import shipped as legal_texts
from tests.factories import Department, make_campaign, make_department, make_phase


@dataclass
class World:
    """Phase 1 of 2021 with its law, and a person of the industry unit who has no account."""

    department: Department
    phase: Phase
    person_kind: AwardKind
    collective_kind: AwardKind
    provincial_kind: AwardKind
    worker: Person

    @property
    def head(self) -> User:
        return self.department.industry_head


def load_law() -> None:
    for load in (shipped.load, legal_texts.load):
        list(load())


def make_world() -> World:
    load_law()
    department = make_department()
    campaign = make_campaign(department, plan_number="97/KH-SCT", plan_issued_on=date(2021, 1, 25))
    phase = make_phase(campaign)
    kinds = {kind.code: kind for kind in AwardKind.objects.valid_on(phase.ends_on)}
    worker = Person.objects.create(full_name="Lê Thị Bình", position="Chuyên viên", unit=department.industry)
    return World(department, phase, kinds["GK_CN"], kinds["GK_TT"], kinds["BK_CN"], worker)


def draft(world: World, person: Person | None = None, *, actor: User | None = None, **values: object) -> Nomination:
    proposal = Proposal(
        **{  # type: ignore[arg-type]
            "kind": world.person_kind,
            "achievement": "Hoàn thành 14/14 nhiệm vụ của đợt.",
            "person": person or world.worker,
            **values,
        }
    )
    return create_nomination(actor=actor or world.head, phase=world.phase, proposal=proposal)


def proposed(world: World, person: Person | None = None) -> Nomination:
    return propose_nomination(actor=world.head, nomination=draft(world, person))


def screened(world: World, person: Person | None = None) -> Nomination:
    return judging.screen_nomination(actor=world.department.office, nomination=proposed(world, person))


def approved(world: World, person: Person | None = None) -> Nomination:
    return judging.approve_nomination(actor=world.department.director, nomination=screened(world, person))


def new_person(world: World, name: str, **values: object) -> Person:
    return Person.objects.create(
        **{"full_name": name, "position": "Chuyên viên", "unit": world.department.industry, **values}
    )

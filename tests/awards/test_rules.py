"""The process table, and the two faces of the view rule."""

from accounts.models import Membership, Role, User
from awards.models import Nomination
from awards.queries.nominations import listed
from awards.workflow import NOMINATION, nobody_decides_on_himself
from tests.awards import making
from tests.awards.making import World


def test_every_state_is_reachable_and_every_transition_has_right_and_label() -> None:
    reached = {"drafted"} | {transition.target for transition in NOMINATION.transitions}

    assert reached == set(NOMINATION.values)
    assert [one.name for one in NOMINATION.transitions if not (one.permission and one.label and one.done)] == []


def test_what_is_listed_is_what_may_be_viewed(world: World) -> None:
    department = world.department
    making.draft(world)
    making.proposed(world, making.new_person(world, "Trần Văn Hai"))
    making.approved(world, making.new_person(world, "Trần Văn Ba"))
    own = making.draft(
        world, actor=department.office, person=None, kind=world.collective_kind, collective=department.unit
    )
    people = (
        department.office,
        department.director,
        department.admin,
        department.industry_head,
        department.industry_staff,
        department.trade_head,
    )

    for user in people:
        visible = set(Nomination.objects.visible_to(user))
        may_view = {row for row in listed(Nomination.objects.all()) if user.has_perm("awards.view_nomination", row)}
        assert visible == may_view, user

    assert set(Nomination.objects.visible_to(department.trade_head)) == set()
    assert own not in Nomination.objects.visible_to(department.director)


def test_whoever_reports_for_the_body_upward_still_lists_the_body_itself(world: World) -> None:
    """The office writes the body's report to the one above as its staff; its own office is no unit of the body."""
    department = world.department
    Membership.objects.create(
        user=department.office, unit=department.unit, role=Role.STAFF, starts_on=department.office.date_joined.date()
    )
    own = making.draft(
        world, actor=department.office, person=None, kind=world.collective_kind, collective=department.unit
    )
    office = User.objects.get(pk=department.office.pk)

    assert nobody_decides_on_himself(own, office) is None
    assert office.acting_unit == department.office_unit
    own.collective = department.office_unit
    assert nobody_decides_on_himself(own, office) is not None

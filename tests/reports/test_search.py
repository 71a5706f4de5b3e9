"""Search over many reports: chosen and counted by the database, the newest first."""

from datetime import date, datetime

import pytest

from accounts.models import User
from campaigns.models import Submission, SubmissionRevision
from core import clock
from reports.queries.search import MOST, HitGroup, found
from tests.reports.world import World, hand_in, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


def reports_found(user: User, words: str) -> HitGroup | None:
    with clock.at(NOW):
        groups = {group.label: group for group in found(User.objects.get(pk=user.pk), words)}
    return groups.get("Báo cáo của đơn vị")


def told(world: World, words: str) -> None:
    """Every unit's report was handed in with these words, folded."""
    for report in Submission.objects.filter(phase=world.phase):
        SubmissionRevision.objects.create(
            submission=report,
            number=1,
            submitted_at=world.campaign.created_at,
            submitted_by=world.department.office,
            content={"items": []},
            sha256="",
            folded=words,
        )


def test_the_newest_are_shown_and_the_rest_counted() -> None:
    world = make_world(MOST + 5)
    told(world, "da trinh de an khuyen cong")
    late = world.submissions[world.units[7].pk]
    Submission.objects.filter(pk=late.pk).update(due_on=date(2021, 6, 28))

    group = reports_found(world.department.office, "Khuyến công đề án")

    assert group is not None
    assert (len(group.hits), group.more) == (MOST, 5)
    assert group.hits[0].url == late.get_absolute_url()


def test_words_may_stand_in_the_unit_the_phase_and_the_report() -> None:
    world = make_world()
    told(world, "da trinh de an khuyen cong")
    unit = world.units[1]

    group = reports_found(world.department.director, f"{unit.name} đợt 1 khuyến công")

    assert group is not None
    assert [hit.url for hit in group.hits] == [world.submissions[unit.pk].get_absolute_url()]
    assert reports_found(world.department.director, f"{unit.name} đợt 9 khuyến công") is None


def test_what_is_handed_in_is_found_by_its_words() -> None:
    world = make_world()
    hand_in(world, world.units[0], datetime(2021, 6, 18, 9))
    revision = SubmissionRevision.objects.get()

    group = reports_found(world.department.director, revision.folded)

    assert group is not None
    assert [hit.url for hit in group.hits] == [revision.submission.get_absolute_url()]

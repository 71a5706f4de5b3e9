"""Make the demo: what stands already is left alone."""

from django.db import transaction

from core import catalogue, clock
from reports.demo import story_2021, story_today
from reports.demo.organisation import Organisation, seed_organisation


@transaction.atomic
def seed() -> Organisation:
    """The department with its accounts, the 2021 campaign lived through, and one around today; twice changes nothing."""
    organisation = seed_organisation(clock.today())
    # Indicators belong to units, so they are loaded once these stand.
    catalogue.load_all()
    if not story_2021.is_told():
        story_2021.Story(organisation).tell()
    if not story_today.is_told():
        story_today.Story(organisation).tell()
    return organisation

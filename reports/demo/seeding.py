"""Make the demo: what stands already is left alone."""

from datetime import datetime, time

from django.db import transaction

from core import catalogue, clock
from documents.models import IssuedPaper
from documents.services import render_paper
from documents.workflow import PUBLISHED
from reports.demo import inspections_today, province, story_2021, story_last_year, story_today
from reports.demo.organisation import Organisation, seed_organisation

ARCHIVED_AT = time(17, 0)


@transaction.atomic
def seed() -> Organisation:
    """The department with its accounts, the campaigns of 2021 and of last year, one around today, and the province's above
    it; twice changes nothing."""
    organisation = seed_organisation(clock.today())
    # Indicators belong to units, so they are loaded once these stand.
    catalogue.load_all()
    if not story_2021.is_told():
        story_2021.Story(organisation).tell()
    if not story_last_year.is_told():
        story_last_year.Story(organisation).tell()
    if not story_today.is_told():
        campaign = story_today.Story(organisation).tell()
        inspections_today.Inspections(organisation, campaign).make()
    if not province.is_told():
        province.Story(organisation).tell()
    return organisation


def archive_issued_papers() -> None:
    """The issued papers are printed, each on its day; drafts are left to the job."""
    for paper in IssuedPaper.objects.waiting_for_print().filter(state__in=PUBLISHED).order_by("issued_on"):
        if paper.issued_on:
            with clock.at(datetime.combine(paper.issued_on, ARCHIVED_AT)):
                render_paper(paper.pk)

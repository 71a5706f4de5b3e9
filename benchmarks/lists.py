"""The pages of a campaign of 1,000 units and 10 phases, and of one a tenth of that: board, list of reviews, one desk, the
first pages of office and director, the search, a unit's own page, the consolidation desk with the rows behind its figures,
the page of the campaign.

The site is made without the verbs (10,000 reports of 12 items each would take an hour) and asked through the whole
application, as a browser would.
"""

from datetime import date, datetime, timedelta
from typing import Any

import django

from benchmarks.measure import Work

UNITS, FEWER, PHASES, ITEMS = 1_000, 100, 10, 12
NOW = datetime(2021, 11, 25, 9)


def board() -> Work:
    """Bảng theo dõi, its first page."""
    return _asks(UNITS, lambda site: "/bang-theo-doi/")


def board_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: "/bang-theo-doi/")


def board_whole() -> Work:
    """All rows, as they are printed."""
    return _asks(UNITS, lambda site: "/bang-theo-doi/?in=1")


def board_workbook() -> Work:
    """All rows as a workbook."""
    return _asks(UNITS, lambda site: "/bang-theo-doi/xuat/")


def review_list() -> Work:
    """Thẩm định, what waits."""
    return _asks(UNITS, lambda site: "/phong-trao/tham-dinh/")


def review_list_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: "/phong-trao/tham-dinh/")


def review_desk() -> Work:
    """One report that waits, with its neighbours."""
    return _asks(UNITS, lambda site: f"/phong-trao/tham-dinh/{site.waiting_id}/")


def office_home() -> Work:
    """Tổng quan of the office."""
    return _asks(UNITS, lambda site: "/")


def office_home_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: "/")


def director_home() -> Work:
    """Tổng quan of the director."""
    return _asks(UNITS, lambda site: "/", who="director")


def director_home_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: "/", who="director")


def search() -> Work:
    """A word that stands in every report."""
    return _asks(UNITS, lambda site: "/tim/?q=trinh")


def search_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: "/tim/?q=trinh")


def own_page() -> Work:
    """Kết quả của đơn vị, one unit over all phases."""
    return _asks(UNITS, lambda site: "/ket-qua/", who="head")


def own_page_of_fewer() -> Work:
    """The same among a tenth of the units."""
    return _asks(FEWER, lambda site: "/ket-qua/", who="head")


def consolidation_desk() -> Work:
    """The desk of a closed phase at the targets."""
    return _asks(UNITS, lambda site: f"/tong-hop/{site.consolidated()}/?muc=targets")


def consolidation_desk_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: f"/tong-hop/{site.consolidated()}/?muc=targets")


def consolidation_desk_of_tasks() -> Work:
    """The desk of a closed phase at the section of all tasks: twelve paragraphs and more of each unit."""
    return _asks(UNITS, lambda site: f"/tong-hop/{site.consolidated()}/?muc=professional")


def consolidation_desk_of_tasks_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: f"/tong-hop/{site.consolidated()}/?muc=professional")


def figure_rows() -> Work:
    """The rows behind the figures of all tasks, their first page."""
    return _asks(UNITS, lambda site: f"/tong-hop/{site.consolidated()}/so-lieu/professional/")


def figure_rows_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: f"/tong-hop/{site.consolidated()}/so-lieu/professional/")


def campaign_page() -> Work:
    """The page of the campaign."""
    return _asks(UNITS, lambda site: site.campaign.get_absolute_url())


def campaign_page_of_fewer() -> Work:
    """The same of a tenth of the units."""
    return _asks(FEWER, lambda site: site.campaign.get_absolute_url())


def _asks(units: int, address: Any, who: str = "office") -> Work:
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment

    from core import clock

    setup_test_environment()
    # The alarm for repeated queries is no part of a site that runs.
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if not each.startswith("zeal")]
    connection.creation.create_test_db(verbosity=0)
    site = _Site(units)
    client = Client()
    client.force_login(getattr(site, who))
    path = address(site)

    def ask() -> None:
        with clock.at(NOW):
            answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")

    # The first answer of a process reads templates; a site that runs has read them.
    ask()
    return ask


class _Site:
    """Nine phases closed and accepted, the tenth open: a third accepted, a third waiting, a third still written."""

    def __init__(self, count: int) -> None:
        from accounts.models import Membership, Role, Unit, User
        from campaigns.models import Campaign, Phase, Task, TaskGroup

        root = Unit.objects.create(code="SO", name="Sở")
        Unit.objects.bulk_create(
            Unit(code=f"DV{at}", name=f"Đơn vị số {at}", parent=root, position=at % 1000) for at in range(1, count + 1)
        )
        self.units = list(Unit.objects.filter(parent=root).order_by("pk"))
        self.office = User.objects.create_user("vanphong", password="chi-de-do-toc-do")
        self.director = User.objects.create_user("giamdoc", password="chi-de-do-toc-do")
        self.head = User.objects.create_user("truongphong", password="chi-de-do-toc-do")
        for user, unit, role in (
            (self.office, root, Role.OFFICE), (self.director, root, Role.DIRECTOR), (self.head, self.units[6], Role.HEAD),
        ):  # fmt: skip
            Membership.objects.create(user=user, unit=unit, role=role, starts_on=date(2021, 1, 1))
        self.campaign = Campaign.objects.create(
            owner=root, year=2021, title="Phong trào", state="running", created_at=self.office.date_joined
        )
        self.campaign.participants.set(self.units)
        group = TaskGroup.objects.create(campaign=self.campaign, ordinal=1, title="Nhiệm vụ", section="professional")
        Task.objects.bulk_create(
            Task(
                campaign=self.campaign,
                group=group,
                ordinal=at,
                text=f"Nhiệm vụ {at}",
                # One task of each unit stands in the lists that the target counts.
                source="decision" if at == 1 else "plan",
                source_number=str(at) if at == 1 else "",
            )
            for at in range(1, ITEMS + 1)
        )
        self.tasks = list(Task.objects.filter(campaign=self.campaign).order_by("ordinal"))
        self.phases = [self._phase(Phase, ordinal) for ordinal in range(1, PHASES + 1)]
        self._reports()

    def _phase(self, model: Any, ordinal: int) -> Any:
        starts_on = date(2021, 1, 1) + timedelta(days=33 * (ordinal - 1))
        return model.objects.create(
            campaign=self.campaign,
            ordinal=ordinal,
            name=f"Đợt {ordinal}",
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=32),
            report_due_on=starts_on + timedelta(days=25),
            state="open" if ordinal == PHASES else "closed",
        )

    def _reports(self) -> None:
        from django.utils import timezone

        from campaigns.models import Review, Submission, SubmissionItem, SubmissionRevision
        from campaigns.queries.frozen import counted_items, fingerprint, folded_words, frozen_content

        rows = []
        for phase in self.phases:
            handed_in_on = phase.report_due_on - timedelta(days=2)
            moment = timezone.make_aware(datetime.combine(handed_in_on, NOW.time()))
            for at, unit in enumerate(self.units):
                state = "accepted" if phase.state == "closed" else ("accepted", "submitted", "drafting")[at % 3]
                sent = state != "drafting"
                rows.append(
                    Submission(
                        phase=phase,
                        unit=unit,
                        state=state,
                        due_on=phase.report_due_on,
                        first_submitted_at=moment if sent else None,
                        submitted_at=moment if sent else None,
                        submitted_on=handed_in_on if sent else None,
                        touched_at=moment,
                    )
                )
        Submission.objects.bulk_create(rows, batch_size=2000)
        reports = list(Submission.objects.order_by("pk").select_related("phase", "unit"))
        SubmissionItem.objects.bulk_create(
            (
                SubmissionItem(
                    submission=report,
                    ordinal=at,
                    task=task,
                    role="lead",
                    status="in_progress",
                    text="Đã lấy ý kiến các đơn vị, địa phương; đang hoàn thiện để trình.",
                )
                for report in reports
                for at, task in enumerate(self.tasks, start=1)
            ),
            batch_size=5000,
        )
        handed_in = [report for report in reports if report.state != "drafting"]
        sample = handed_in[0]
        content = frozen_content(
            sample, list(sample.items.select_related("task__group").prefetch_related("evidence").order_by("ordinal"))
        )
        first_item = dict(SubmissionItem.objects.filter(ordinal=1).values_list("submission_id", "pk"))

        def handed_in_by(report: Any) -> dict[str, Any]:
            # The items of a report were made one after another, so that their ids follow the first.
            first = first_item[report.pk]
            return content | {"items": [item | {"id": first + at} for at, item in enumerate(content["items"])]}

        SubmissionRevision.objects.bulk_create(
            (
                SubmissionRevision(
                    submission=report,
                    number=1,
                    submitted_at=report.submitted_at or self.office.date_joined,
                    submitted_by=self.office,
                    content=handed_in_by(report),
                    sha256=fingerprint(content),
                    folded=folded_words(content),
                    counted=counted_items(handed_in_by(report)),
                )
                for report in handed_in
            ),
            batch_size=500,
        )
        Review.objects.bulk_create(
            Review(revision=revision, reviewer=self.office, outcome="accepted", decided_at=revision.submitted_at)
            for revision in SubmissionRevision.objects.filter(submission__state="accepted").only("pk", "submitted_at")
        )
        self.waiting_id = next(report.pk for report in reports if report.state == "submitted")

    def consolidated(self) -> int:
        """The report on the last phase that is closed, begun by the office."""
        from core import clock
        from reports.services import create_consolidation

        with clock.at(NOW):
            report = create_consolidation(
                actor=self.office, campaign=self.campaign, phase=self.phases[-2], cut_off_on=NOW.date()
            )
        return int(report.pk)

from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import User
from awards.models import Certificate, CouncilMeeting, GoldenBook, Nomination
from awards.workflow import NOMINATION
from campaigns.deadlines import SHOWN_STATES, display_state
from campaigns.models import Campaign, Extension, Inspection, Phase, ReviewRemark, Submission
from campaigns.queries.results import list_progress
from campaigns.workflow import CAMPAIGN, INSPECTION, PHASE
from core import clock
from core.models import Holiday
from core.wording import short_date
from documents.content.doubts import content_doubts
from documents.models import IssuedPaper
from documents.workflow import PAPER, PUBLISHED
from notifications.models import Delivery, Notification
from reports.demo import story_2021, story_today
from reports.demo.organisation import ACCOUNTS, PASSWORD
from reports.demo.seeding import seed
from reports.models import Consolidation
from reports.queries.targets import target_board
from reports.workflow import CONSOLIDATION
from tests.papers.elsewhere import printed_elsewhere

# The seeding is a long story: each act looks up again what the act before left.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

OWN_APPS = ("reports", "awards", "campaigns", "indicators", "documents", "notifications", "accounts", "core")


def row_counts() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label in OWN_APPS
    }


def lived_through() -> Campaign:
    return Campaign.objects.get(plan__source_name=story_2021.SOURCE_NAME)


def around_today() -> Campaign:
    return Campaign.objects.get(plan__source_name=story_today.SOURCE_NAME)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(datetime(2026, 1, 1, 0, 30), id="new year's day"),
        pytest.param(datetime(2028, 2, 29, 9), id="leap day", marks=pytest.mark.thorough),
        pytest.param(datetime(2026, 6, 20, 23, 59), id="a Saturday", marks=pytest.mark.thorough),
        pytest.param(datetime(2026, 12, 31, 15), id="the last day of a year", marks=pytest.mark.thorough),
    ],
)
def test_on_any_day_every_state_stands_in_the_demo(now: datetime) -> None:
    with clock.at(now):
        seed()
        campaign, today = around_today(), clock.today()
        calendar = Holiday.objects.calendar()
        submissions = list(
            Submission.objects.filter(phase__campaign=campaign).select_related("phase", "unit", "reviewer__person")
        )
        past = Submission.objects.filter(phase__campaign=lived_through()).select_related("phase")
        shown = {display_state(row, today).value for row in (*submissions, *past)} | {display_state(None, today).value}
        phases = list(campaign.phases.order_by("ordinal"))

        assert campaign.year == now.year
        assert [phase.state for phase in phases] == ["open", "open", "planned"]
        assert phases[0].ends_on < today
        assert phases[1].deadline.working_days_left(today, calendar) == 5
        assert shown == set(SHOWN_STATES)
        assert not Submission.objects.filter(phase=phases[2]).exists()
        assert set(Nomination.objects.filter(phase__campaign=campaign).values_list("state", flat=True)) == set(
            NOMINATION.values
        )
        assert set(Campaign.objects.values_list("state", flat=True)) == set(CAMPAIGN.values)
        assert set(Phase.objects.values_list("state", flat=True)) == set(PHASE.values)
        assert set(IssuedPaper.objects.values_list("state", flat=True)) == set(PAPER.values)
        assert set(Consolidation.objects.values_list("state", flat=True)) == set(CONSOLIDATION.values)
        assert set(Inspection.objects.values_list("state", flat=True)) == set(INSPECTION.values)
        assert {row.state for row in Extension.objects.filter(submission__phase__campaign=campaign)} == {
            "granted",
            "asked",
        }
        assert {
            (str(row.phase), row.unit.code): str(row.reviewer) for row in submissions if row.reviewer_id is not None
        } == {
            ("Đợt 1", "QLTM"): "Đinh Thảo Vy",
            ("Đợt 1", "QLNL"): "Cao Minh Triết",
            ("Đợt 2", "KHTCTH"): "Cao Minh Triết",
        }
        assert [(row.unit.code, row.phase.ordinal) for row in submissions if row.has_official_waiting] == [("QLCN", 1)]
        assert sorted(
            remark.replies.count() for remark in ReviewRemark.objects.filter(item__submission__phase=phases[1])
        ) == [
            1,
            2,
        ]
        assert Notification.objects.filter(created_at__gt=clock.now()).count() == 0

        before = row_counts()
        seed()
        assert row_counts() == before


def test_the_past_is_told_as_it_was() -> None:
    with clock.at(datetime(2026, 11, 23, 10)):
        seed()
        labels = [
            target_board(row, list_progress(())).targets[1].verdict.label for row in (lived_through(), around_today())
        ]
    campaign = lived_through()
    first = campaign.phases.get(ordinal=1)
    rows = Submission.objects.filter(phase=first).select_related("unit")
    numbers = IssuedPaper.objects.filter(issued_on__year=2021).order_by("issued_on").values_list("kind", "number")
    reminded = Notification.objects.filter(
        kind="reminder", scope=campaign.journal_scope, recipient__username="kythuat", created_at__month=6
    )

    assert (campaign.state, campaign.year) == ("closed", 2021)
    assert {row.unit.code: (row.state, row.timeliness) for row in rows} == {
        "VP": ("accepted", "on_time"),
        "KHTCTH": ("accepted", "on_time"),
        "QLCN": ("accepted", "on_time"),
        "QLTM": ("accepted", "on_named_day"),
        "QLNL": ("accepted", "late"),
        "KTATMT": ("accepted", "late"),
        "TTKC": ("accepted", "on_time"),
        "TTRA": ("waived", None),
    }
    assert Submission.objects.get(phase=first, unit__code="QLCN").revisions.count() == 2
    assert list(numbers) == [
        *(("TB", 58), ("TB", 60), ("TB", 64), ("BB", 12)),
        *(("BC", 182), ("QĐ", 211), ("BC", 531), ("QĐ", 468)),
    ]
    # The days of the issue: seven, three and one working days before Friday 18/6, the day itself, then every second one.
    assert [short_date(row.created_at) for row in reminded.order_by("created_at")] == [
        "9/6/2021",
        "15/6/2021",
        "17/6/2021",
        "18/6/2021",
        "21/6/2021",
        "23/6/2021",
    ]
    meeting = CouncilMeeting.objects.get()
    rewarded = Nomination.objects.awarded().filter(phase__campaign=campaign, kind__code__in=("GK_CN", "GK_TT"))
    assert (meeting.phase, meeting.votes.count(), meeting.minutes.state) == (first, 8, "issued")
    assert Certificate.objects.count() == rewarded.count() == GoldenBook.objects.get(year=2021).last_number
    assert labels == ["Chờ công bố", "Chưa có số liệu gốc"]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent", "no_address"}


def test_the_accounts_stand_and_are_printed_each_time(settings: Any) -> None:
    settings.DEMO = True

    first, second = StringIO(), StringIO()
    call_command("seed_demo", stdout=first)
    call_command("seed_demo", stdout=second)

    assert first.getvalue() == second.getvalue()
    assert not IssuedPaper.objects.waiting_for_print().filter(state="issued").exists()
    assert {doubt for paper in IssuedPaper.objects.all() for doubt in content_doubts(paper.paper)} == set()
    assert all(f"  {username} " in f"{first.getvalue()} " for username, _ in ACCOUNTS)
    assert all(User.objects.get(username=username).check_password(PASSWORD) for username, _ in ACCOUNTS)


@pytest.mark.thorough
def test_another_process_prints_the_papers_of_the_demo_the_same(settings: Any) -> None:
    settings.DEMO = True
    call_command("seed_demo", stdout=StringIO())
    papers = IssuedPaper.objects.filter(state__in=PUBLISHED).select_related("pdf")
    assert printed_elsewhere([paper.content for paper in papers]) == [paper.pdf.sha256 for paper in papers]


def test_without_demo_it_refuses_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="Đặt DEMO=1 rồi chạy lại"):
        call_command("seed_demo")

    assert not User.objects.exists()

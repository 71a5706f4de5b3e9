"""One of each thing that an address can name, as seen by a unit's own people, a foreign unit, the office and the others."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.conf import settings

from accounts.models import Membership, Role, User
from awards.models import AwardKind, CouncilMeeting, GoldenBook, Nomination
from awards.papers import usual_words
from awards.services.decisions import create_decision
from campaigns.models import Review, ReviewRemark, SubmissionItem, Target
from campaigns.plan_import import parse_plan
from campaigns.services import read_plan
from core import clock
from core.models import Holiday
from documents.content import Body, Paper, Paragraph, Signature
from documents.models import IssuedPaper, SignedCopyCheck
from documents.services import WAITING_COPIES, add_evidence, draft_paper, issue_paper, store_bytes, submit_for_signing
from documents.services.jobs import request_job
from documents.signing.comparison import Comparison
from indicators.models import Indicator, OfficialResult
from notifications.models import Delivery
from notifications.services import notify
from reports.services import create_consolidation
from tests.factories import make_delegation, make_department, make_extension, make_inspection, make_legal_text
from tests.reports.world import World, hand_in, make_world

NOW = datetime(2021, 6, 24, 9, 0)
# A head of another unit is foreign to the report; the last two belong to another department altogether.
ROLES = (
    "anonymous",
    "head",
    "staff",
    "foreign_head",
    "office",
    "director",
    "admin",
    "outside_head",
    "outside_office",
)


@dataclass
class Place:
    """The world with a user per role and the ids that addresses take."""

    world: World
    users: dict[str, User]
    ids: dict[str, Any] = field(default_factory=dict)


def paper_of(world: World, summary: str) -> IssuedPaper:
    unit = world.department.unit
    content = Paper(
        kind="BC",
        body=Body(name=unit.letterhead, symbol=unit.symbol, place=unit.place, superior=unit.superior),
        summary=summary,
        blocks=(Paragraph("Nội dung thử nghiệm."),),
        signature=Signature(post="Giám đốc", name="Hoàng Văn Quảng"),
        year=2021,
    )
    return draft_paper(actor=world.department.office, body=unit, content=content)


def waiting_copy(paper: IssuedPaper, office: User) -> SignedCopyCheck:
    """A signed copy with another text that nobody confirmed yet."""
    file = store_bytes(
        content=b"%PDF-1.4 ban da ky", name="ban-da-ky.pdf", content_type="application/pdf",
        access_kind=WAITING_COPIES, access_id=paper.pk, actor=office,
    )  # fmt: skip
    return SignedCopyCheck.objects.create(
        paper=paper, file=file, signatures=[], comparison=Comparison("other").stored(), checked_at=clock.now()
    )


def nomination_of(world: World, state: str, number: int) -> Nomination:
    """A nomination by the industry unit for one of its people."""
    unit = world.department.industry
    person = unit.people.create(full_name=f"Nguyễn Văn Mẫu {number}", position="Chuyên viên")
    kind, _ = AwardKind.objects.get_or_create(
        code="GK-CN",
        valid_from=date(2020, 1, 1),
        defaults={"name": "Giấy khen", "subject": "person", "decider": "department", "article": "Điều 75"},
    )
    return Nomination.objects.create(
        phase=world.phase,
        kind=kind,
        proposing_unit=unit,
        person=person,
        nominee_name=person.full_name,
        nominee_position=person.position,
        achievement="Hoàn thành xuất sắc nhiệm vụ.",
        state=state,
        created_at=clock.now(),
    )


def make_place() -> Place:
    """Phase 1 on 24/6/2021: industry's report handed in and accepted, the trade unit's still a draft."""
    with clock.at(NOW):
        world = make_world()
        department = world.department
        office = department.office
        hand_in(world, department.industry, datetime(2021, 6, 17, 9, 0))
        outside = make_department()
        users = {
            "head": department.industry_head,
            "staff": department.industry_staff,
            "foreign_head": department.trade_head,
            "office": office,
            "director": department.director,
            "admin": department.admin,
            "outside_head": outside.industry_head,
            "outside_office": outside.office,
        }
        own = world.submissions[department.industry.pk]
        draft = world.submissions[department.trade.pk]
        item = SubmissionItem.objects.get(submission=own, ordinal=1)
        evidence = add_evidence(
            actor=department.industry_head, unit=department.industry, title="Biên bản", document_number="12/BB-CN"
        )
        item.evidence.add(evidence)
        issued = paper_of(world, "Báo cáo đã ban hành")
        submit_for_signing(actor=office, paper=issued)
        issue_paper(actor=office, paper=issued, number=1, issued_on=date(2021, 6, 24), confirmed=True)
        stored = store_bytes(
            content=b"%PDF-1.4 thu", name="thu.pdf", content_type="application/pdf",
            access_kind="documents.issuedpaper", access_id=issued.pk, actor=office,
        )  # fmt: skip
        approved = nomination_of(world, "approved", 1)
        decided = nomination_of(world, "approved", 5)
        decision = create_decision(
            actor=office, phase=world.phase, nominations=[decided], words=usual_words(world.phase, [decided])
        )
        text = (settings.BASE_DIR / "campaigns/demo/plan-2021.txt").read_text(encoding="utf-8")
        plan = read_plan(actor=office, owner=department.unit, text=text, draft=parse_plan(text))
        indicator = Indicator.objects.filter(unit=department.unit).first()
        OfficialResult.objects.create(indicator=indicator, year=2020, rank=12, source="thử", entered_at=clock.now())
        notify([department.industry_head], kind="test", subject="Thử", dedupe_key="test:1")
        Delivery.objects.update(state="given_up")
        notification = department.industry_head.notifications.latest("pk")
        delegation = make_delegation(
            department.industry_head,
            department.industry_staff,
            department.industry,
            Role.HEAD,
            starts_on=date(2021, 1, 1),
            ends_on=date(2021, 1, 2),
        )
        ids = {
            "campaign": world.campaign.pk,
            "phase": world.phase.pk,
            "planned_phase": world.second.pk,
            "target": Target.objects.filter(campaign=world.campaign).first().pk,
            "plan": plan.pk,
            "task": world.campaign.tasks.first().pk,
            "submission": own.pk,
            "draft_submission": draft.pk,
            "extension": make_extension(draft, department.trade_head).pk,
            "inspection": make_inspection(world.campaign, department.industry, office).pk,
            "evidence": evidence.pk,
            "remark": ReviewRemark.objects.create(
                review=Review.objects.filter(revision__submission=own).latest("pk"), item=item, text="Bổ sung."
            ).pk,
            "consolidation": create_consolidation(
                actor=office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 24)
            ).pk,
            "draft_nomination": nomination_of(world, "drafted", 2).pk,
            "proposed_nomination": nomination_of(world, "proposed", 3).pk,
            "screened_nomination": nomination_of(world, "screened", 4).pk,
            "approved_nomination": approved.pk,
            "kind": approved.kind_id,
            "decision": decision.pk,
            "council_meeting": CouncilMeeting.objects.create(
                phase=world.phase,
                held_on=date(2021, 6, 23),
                starts_at=time(8),
                place="Phòng họp",
                members=9,
                chair="Hoàng Văn Quảng",
                secretary="Lê Thị Hoa",
                present="Ông Một",
                conclusion="Thống nhất.",
                written_at=clock.now(),
            ).pk,
            "golden_book": GoldenBook.objects.create(body=department.unit, year=2021).pk,
            "paper": paper_of(world, "Báo cáo dự thảo").pk,
            "print_job": request_job(actor=office, kind="documents.dossier", title="Hồ sơ", order={"papers": []}).pk,
            "issued_paper": issued.pk,
            "copy_check": waiting_copy(issued, office).pk,
            "verification_code": issued.verification_code,
            "file": stored.pk,
            "indicator": indicator.pk,
            "legal_text": make_legal_text().pk,
            "notification": notification.pk,
            "delivery": notification.deliveries.get().pk,
            "unit": department.industry.pk,
            "department": department.unit.pk,
            "person": department.industry_staff.person_id,
            "user": department.industry_staff.pk,
            "membership": Membership.objects.get(user=department.industry_staff).pk,
            "delegation": delegation.pk,
            "holiday": Holiday.objects.create(on=date(2021, 9, 2), name="Quốc khánh").pk,
        }
    return Place(world, users, ids)

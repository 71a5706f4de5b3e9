"""Every paper that the product makes, by its own builders, of one small department."""

from dataclasses import replace
from datetime import date, datetime, time

from awards.models import AwardKind, Nomination
from awards.papers.achievement import achievement_report
from awards.papers.decision import decision_paper, usual_words
from awards.papers.meeting import count_paper, minutes_paper
from awards.papers.request import request_paper
from awards.queries.meetings import votes_of
from awards.services import judging
from awards.services.meetings import MeetingFacts, Votes, write_meeting
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from campaigns.models import SubmissionRevision
from campaigns.queries.people import office_of
from campaigns.services.papers import plan_of, receipt_of, report_of
from core import clock
from documents.content import Paper, Signature, WorkingPaper
from documents.models import IssuedPaper
from documents.papers import DossierEntry, contents_page, register_paper
from documents.queries.register import numbered_papers, register_lines
from documents.services import draft_paper
from reports.papers import report_paper, urging_letter, usual_meeting, wrap_up_invitation
from reports.queries.facts import facts_of, occasion_of
from reports.queries.urging import owing_in, urging_of
from reports.services import create_consolidation
from tests.awards.making import load_law
from tests.papers import samples
from tests.reports.world import World, hand_in, make_world

NOW = datetime(2021, 7, 1, 9)
DEPUTY = Signature(post="Phó Giám đốc", name="Nguyễn Văn Minh Họa", authority="KT", for_post="Giám đốc")
OFFICE = Signature(post="Chánh Văn phòng", name="Trần Thị Minh Họa", authority="TL", for_post="Giám đốc")
ACTING = Signature(post="Giám đốc", name="Hoàng Văn Quảng", authority="Q")
DELEGATED = replace(OFFICE, authority="TUQ", delegated_by="Giấy ủy quyền số 05/GUQ-SCT ngày 01/6/2021")


def every_paper() -> dict[str, Paper | WorkingPaper]:
    """One of each kind, drafts and issued ones, with each way of signing."""
    world = make_world(units=4)
    load_law()
    for unit, moment in ((world.units[0], datetime(2021, 6, 18, 9)), (world.units[1], datetime(2021, 6, 21, 9))):
        hand_in(world, unit, moment)
    with clock.at(NOW):
        return {**_of_reporting(world), **_of_awards(world), **_of_the_archive(world)}


def _of_reporting(world: World) -> dict[str, Paper | WorkingPaper]:
    phase, owner, office = world.phase, world.campaign.owner, world.department.office
    revision = SubmissionRevision.objects.filter(submission__unit=world.units[0]).get()
    urging = urging_of(phase, office_of(owner), owing_in(phase), answer_by=date(2021, 7, 5))
    letter = urging_letter(urging, OFFICE)
    occasion = occasion_of(world.campaign, phase, clock.today())
    report = report_paper(
        facts_of(create_consolidation(actor=office, campaign=world.campaign, phase=phase, cut_off_on=clock.today())),
        DEPUTY,
    )
    early = create_consolidation(actor=office, campaign=world.campaign, phase=None, cut_off_on=date(2021, 5, 5))
    return {
        "báo cáo sơ kết": report,
        "báo cáo sơ kết đã ban hành": report.issued(number=5, issued_on=date(2021, 7, 2)),
        "báo cáo đến một ngày chưa có số liệu": report_paper(facts_of(early), ACTING),
        "kế hoạch": plan_of(world.campaign),
        "công văn đôn đốc": letter,
        "công văn theo ủy quyền, có mã QR": replace(letter, signature=DELEGATED, verification=samples.MARK),
        "giấy mời": wrap_up_invitation(occasion, usual_meeting(occasion), OFFICE),
        "báo cáo của đơn vị": report_of(revision),
        "biên nhận": receipt_of(revision),
        "biên nhận có mã QR": replace(receipt_of(revision), verification=samples.MARK),
    }


def _of_awards(world: World) -> dict[str, Paper | WorkingPaper]:
    phase, owner, year = world.phase, world.campaign.owner, 2021
    kinds = {kind.code: kind for kind in AwardKind.objects.valid_on(phase.ends_on)}
    person, collective = _screened(world, kinds["GK_CN"], person=True), _screened(world, kinds["GK_TT"], person=False)
    rows = [collective, person]
    many = [replace_name(person, f"Nguyễn Thị Minh Nguyệt {at}") for at in range(1, 301)]
    meeting = write_meeting(
        actor=world.department.office,
        phase=phase,
        facts=MeetingFacts(
            held_on=date(2021, 6, 30),
            starts_at=time(8, 0),
            ends_at=time(10, 30),
            place="Phòng họp tầng 3",
            chair="Hoàng Văn Quảng",
            chair_post="Chủ tịch",
            secretary="Lê Thị Minh Họa",
            members=3,
            present="Ông Hoàng Văn Quảng, Giám đốc Sở\nBà Lê Thị Minh Họa, Chuyên viên Văn phòng",
            absent="Bà Trần Thị Chín, đi công tác",
            is_secret=True,
            tellers="Ông Nguyễn Văn Đếm, Trưởng ban\nBà Lê Thị Ghi, Chuyên viên",
            basis="all_members",
            conclusion="Hội đồng thống nhất đề nghị Giám đốc Sở tặng Giấy khen.",
        ),
        votes=[Votes(row, 2, 2, 2, 2, 0) for row in rows],
    )
    votes = votes_of(meeting)

    def decision(named: list[Nomination]) -> Paper:
        return decision_paper(owner, year, usual_words(phase, named), named)

    return {
        "quyết định khen một người": decision([person]),
        "quyết định khen một tập thể": decision([collective]).issued(number=7, issued_on=date(2021, 7, 1)),
        "quyết định khen tập thể và cá nhân": replace(decision(rows), signature=DEPUTY),
        "quyết định khen 300 người": decision(many).issued(number=128, issued_on=date(2021, 7, 5)),
        "tờ trình Giám đốc": request_paper(phase, "director", rows),
        "tờ trình tỉnh": request_paper(phase, "province", [collective]),
        "tờ trình 300 người": request_paper(phase, "director", many),
        "biên bản họp": minutes_paper(meeting, votes),
        "biên bản kiểm phiếu": count_paper(meeting, votes),
        "báo cáo thành tích mẫu 07": achievement_report(person, [], "07"),
        "báo cáo thành tích mẫu 02": achievement_report(person, [], "02"),
        "báo cáo thành tích mẫu 01": achievement_report(collective, [], "01"),
    }


def _screened(world: World, kind: AwardKind, *, person: bool) -> Nomination:
    head, unit = world.heads[world.units[0].pk], world.units[0]
    proposal = Proposal(
        kind=kind,
        achievement="Hoàn thành 14/14 nhiệm vụ của đợt.\nHai nhiệm vụ hoàn thành trước hạn.",
        person=head.person if person else None,
        collective=None if person else unit,
    )
    row = propose_nomination(actor=head, nomination=create_nomination(actor=head, phase=world.phase, proposal=proposal))
    return judging.screen_nomination(actor=world.department.office, nomination=row)


def replace_name(row: Nomination, name: str) -> Nomination:
    """The same nomination of another, not saved."""
    values = {item.attname: getattr(row, item.attname) for item in row._meta.concrete_fields}
    made = Nomination(**{**values, "nominee_name": name})
    made.phase, made.kind = row.phase, row.kind
    return made


def _of_the_archive(world: World) -> dict[str, Paper | WorkingPaper]:
    owner = world.department.unit
    draft_paper(actor=world.department.office, body=owner, content=samples.letter_report())
    papers = list(IssuedPaper.objects.filter(body=owner))
    entries = [
        DossierEntry(row.symbol, date(2021, 7, 1), "Báo cáo", row.title, "", 3, f"Báo cáo {at}.pdf", "ab12cd34" * 8)
        for at, row in enumerate(papers, start=1)
    ]
    lines = list(register_lines(numbered_papers(owner.pk, 2021)))
    return {
        "sổ đăng ký": register_paper(
            lines, year=2021, kind="", body_name="SỞ CÔNG THƯƠNG", superior="UBND TỈNH HÀ TĨNH"
        ),
        "mục lục hồ sơ": contents_page(
            entries, body_name="SỞ CÔNG THƯƠNG", superior="UBND TỈNH HÀ TĨNH", made_on=date(2021, 7, 5)
        ),
    }

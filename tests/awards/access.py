"""Every address of awards: who gets which answer. The world is any object with `department` and `phase`; each builder
makes a fresh object, so that one role's press does not change what the next one meets."""

from datetime import date, time
from itertools import count
from typing import Any

from accounts.models import Person
from awards.models import AwardKind, CouncilMeeting, Decision, GoldenBook, Nomination
from awards.papers import usual_words
from awards.services import judging
from awards.services.decisions import create_decision
from awards.services.nominations import Proposal, attach_evidence, create_nomination, propose_nomination
from core import clock
from tests.awards.making import load_law

_numbers = count(1)


def _kind(world: Any, code: str) -> AwardKind:
    if not AwardKind.objects.exists():
        load_law()
    return AwardKind.objects.valid_on(world.phase.ends_on).get(code=code)  # type: ignore[no-any-return]


def _drafted(world: Any, code: str = "GK_CN") -> Nomination:
    unit = world.department.industry
    person = Person.objects.create(full_name=f"Người thứ {next(_numbers)}", position="Chuyên viên", unit=unit)
    proposal = Proposal(kind=_kind(world, code), achievement="Hoàn thành tốt.", person=person)
    return create_nomination(actor=world.department.industry_head, phase=world.phase, proposal=proposal)


def _proposed(world: Any, code: str = "GK_CN") -> Nomination:
    return propose_nomination(actor=world.department.industry_head, nomination=_drafted(world, code))


def _screened(world: Any) -> Nomination:
    return judging.screen_nomination(actor=world.department.office, nomination=_proposed(world))


def _decision(world: Any) -> Decision:
    row = judging.approve_nomination(actor=world.department.director, nomination=_screened(world))
    words = usual_words(world.phase, [row])
    return create_decision(actor=world.department.office, phase=world.phase, nominations=[row], words=words)


def nothing(world: Any) -> list[int]:
    return []


def phase(world: Any) -> list[int]:
    return [world.phase.pk]


def phase_to_province(world: Any) -> list[Any]:
    return [world.phase.pk, "province"]


def phase_with_nominee(world: Any) -> list[int]:
    _proposed(world)
    return [world.phase.pk]


def meeting(world: Any) -> list[int]:
    row = CouncilMeeting.objects.create(
        phase=world.phase, held_on=date(2021, 6, 20), starts_at=time(8), place="Phòng họp", members=9, chair="A",
        secretary="B", present="A", conclusion="Thống nhất.", written_at=clock.now(),
    )  # fmt: skip
    return [row.pk]


def drafted(world: Any) -> list[int]:
    return [_drafted(world).pk]


def drafted_with_evidence(world: Any) -> list[int]:
    row = _drafted(world)
    item = attach_evidence(
        actor=world.department.industry_head, nomination=row, title="Biên bản", document_number="1/BB-CN"
    )
    return [row.pk, item.pk]


def proposed(world: Any) -> list[int]:
    return [_proposed(world).pk]


def for_superior(world: Any) -> list[int]:
    return [_proposed(world, "BK_CN").pk]


def screened(world: Any) -> list[int]:
    return [_screened(world).pk]


def decision(world: Any) -> list[int]:
    return [_decision(world).pk]


def golden_book(world: Any) -> list[int]:
    return [GoldenBook.objects.get_or_create(body=world.department.unit, year=2021)[0].pk]


def kind(world: Any) -> list[int]:
    return [_kind(world, "GK_CN").pk]


def _answers(head: int, foreign_head: int, staff: int, office: int, director: int, admin: int) -> dict[str, int]:
    return {
        "anonymous": 302,
        "head": head,
        "foreign_head": foreign_head,
        "staff": staff,
        "office": office,
        "director": director,
        "admin": admin,
    }


# An empty reason is refused on the page itself, so a right press without words is answered 200, a wrong one 403 or 404.
ACCESS = [
    ("awards:nomination_list", nothing, _answers(200, 200, 200, 200, 200, 403), "get"),
    ("awards:nomination_list_export", nothing, _answers(200, 200, 200, 200, 200, 403), "get"),
    ("awards:nomination_start", nothing, _answers(200, 200, 200, 200, 403, 403), "get"),
    ("awards:nomination_create", phase, _answers(200, 200, 200, 200, 403, 403), "get"),
    ("awards:nomination_detail", drafted, _answers(200, 404, 200, 404, 404, 404), "get"),
    ("awards:nomination_detail", proposed, _answers(200, 404, 200, 200, 200, 404), "get"),
    ("awards:nomination_edit", drafted, _answers(200, 404, 200, 404, 404, 404), "get"),
    ("awards:nomination_discard", drafted, _answers(302, 404, 302, 404, 404, 404), "post"),
    ("awards:nomination_propose", drafted, _answers(302, 404, 403, 404, 404, 404), "post"),
    ("awards:evidence_attach", drafted, _answers(200, 404, 200, 404, 404, 404), "post"),
    ("awards:evidence_detach", drafted_with_evidence, _answers(302, 404, 302, 404, 404, 404), "post"),
    ("awards:nomination_opinion", proposed, _answers(403, 404, 403, 302, 403, 404), "post"),
    ("awards:nomination_screen", proposed, _answers(403, 404, 403, 302, 403, 404), "post"),
    ("awards:nomination_list_upward", for_superior, _answers(403, 404, 403, 302, 302, 404), "post"),
    ("awards:nomination_return_to_unit", proposed, _answers(403, 404, 403, 200, 403, 404), "post"),
    ("awards:nomination_approve", screened, _answers(403, 404, 403, 403, 302, 404), "post"),
    ("awards:nomination_return", screened, _answers(403, 404, 403, 403, 200, 404), "post"),
    ("awards:nomination_refuse", screened, _answers(403, 404, 403, 403, 200, 404), "post"),
    ("awards:approval_list", nothing, _answers(403, 403, 403, 403, 200, 403), "get"),
    ("awards:upward_list", nothing, _answers(403, 403, 403, 200, 200, 403), "get"),
    ("awards:decision_list", nothing, _answers(200, 200, 200, 200, 200, 403), "get"),
    ("awards:decision_create", phase, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:decision_detail", decision, _answers(404, 404, 404, 200, 200, 403), "get"),
    ("awards:decision_edit", decision, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:achievement_pdf", proposed, _answers(200, 404, 200, 200, 200, 404), "get"),
    ("awards:achievement_word", proposed, _answers(200, 404, 200, 200, 200, 404), "get"),
    ("awards:request_draft", phase_to_province, _answers(403, 403, 403, 302, 403, 403), "post"),
    ("awards:meeting_list", nothing, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:meeting_create", phase_with_nominee, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:meeting_edit", meeting, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:meeting_minutes", meeting, _answers(403, 403, 403, 302, 403, 403), "post"),
    ("awards:meeting_count_minutes", meeting, _answers(403, 403, 403, 302, 403, 403), "post"),
    ("awards:certificates_enter", decision, _answers(404, 404, 404, 302, 403, 403), "post"),
    ("awards:certificates_print", decision, _answers(404, 404, 404, 302, 403, 403), "get"),
    ("awards:stock_edit", nothing, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:stock_test_sheet", nothing, _answers(403, 403, 403, 200, 403, 403), "get"),
    ("awards:golden_book", nothing, _answers(403, 403, 403, 200, 200, 403), "get"),
    ("awards:golden_book_export", golden_book, _answers(403, 403, 403, 200, 200, 403), "get"),
    ("awards:kind_list", nothing, _answers(200, 200, 200, 200, 200, 200), "get"),
    ("awards:kind_create", nothing, _answers(403, 403, 403, 200, 403, 200), "get"),
    ("awards:kind_adjust", kind, _answers(403, 403, 403, 200, 403, 200), "get"),
    ("awards:salary_create", nothing, _answers(403, 403, 403, 200, 403, 200), "get"),
]

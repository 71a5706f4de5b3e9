import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Person
from awards.models import Nomination
from awards.services import judging
from awards.services.nominations import (
    NewPerson,
    Proposal,
    attach_evidence,
    create_nomination,
    detach_evidence,
    discard_nomination,
    propose_nomination,
    update_nomination,
)
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.awards import making
from tests.awards.making import World


def codes(nomination: Nomination) -> list[str]:
    return list(JournalEntry.objects.about(nomination).order_by("pk").values_list("code", flat=True))


def test_a_draft_names_the_nominee_as_he_is_now(world: World) -> None:
    nomination = making.draft(world)

    assert (nomination.state, nomination.nominee_name, nomination.nominee_position) == (
        "drafted",
        "Lê Thị Bình",
        "Chuyên viên, Phòng Quản lý Công nghiệp",
    )
    assert nomination.is_for_superior is False
    assert codes(nomination) == ["awards.nomination.started"]


def test_a_typed_person_enters_the_register_once(world: World) -> None:
    new = NewPerson("Phạm  Thị Mới", "Chuyên viên", world.department.industry)
    proposal = Proposal(kind=world.person_kind, achievement="Tốt", new_person=new)
    first = create_nomination(actor=world.head, phase=world.phase, proposal=proposal)

    with pytest.raises(RuleBroken, match="Phạm Thị Mới đã có đề nghị Giấy khen của đơn vị bạn"):
        create_nomination(actor=world.head, phase=world.phase, proposal=proposal)

    assert Person.objects.filter(full_name="Phạm Thị Mới").count() == 1
    assert first.person == Person.objects.get(full_name="Phạm Thị Mới")


def test_a_second_unit_is_told_who_was_first(world: World) -> None:
    making.draft(world)

    with pytest.raises(RuleBroken, match="Lê Thị Bình đã được Phòng Quản lý Công nghiệp đề nghị Giấy khen"):
        making.draft(world, actor=world.department.office)


def test_a_head_nominates_only_his_own_people_and_unit(world: World) -> None:
    stranger = Person.objects.create(full_name="Người khác", unit=world.department.trade)

    with pytest.raises(RuleBroken, match="người của đơn vị mình"):
        making.draft(world, stranger)
    with pytest.raises(RuleBroken, match="tập thể của đơn vị mình"):
        making.draft(world, kind=world.collective_kind, person=None, collective=world.department.trade)


def test_a_title_of_the_year_is_not_given_for_a_phase(world: World) -> None:
    title = world.person_kind.__class__.objects.shipped().filter(code="LDTT").first()

    with pytest.raises(RuleBroken, match="không áp dụng cho đợt"):
        making.draft(world, kind=title)


def test_a_planned_phase_takes_no_nominations(world: World) -> None:
    world.phase.state = "planned"
    world.phase.save()

    with pytest.raises(RuleBroken, match="đợt đã mở"):
        making.draft(world)


@pytest.mark.parametrize("nominee", ["department", "director", "province"])
def test_what_the_department_cannot_decide_is_for_the_superior(world: World, nominee: str) -> None:
    department = world.department
    proposals = {
        "department": Proposal(kind=world.collective_kind, achievement="Tốt", collective=department.unit),
        "director": Proposal(kind=world.person_kind, achievement="Tốt", person=department.director.person),
        "province": Proposal(kind=world.provincial_kind, achievement="Tốt", person=world.worker),
    }
    row = create_nomination(actor=department.office, phase=world.phase, proposal=proposals[nominee])
    propose_nomination(actor=department.office, nomination=row)

    with pytest.raises(RuleBroken, match="cấp trên"):
        judging.screen_nomination(actor=department.office, nomination=row)
    judging.list_nomination_upward(actor=department.office, nomination=row)

    row.refresh_from_db()
    assert (row.is_for_superior, row.state) == (True, "listed_upward")


def test_the_department_stands_under_its_superior_as_one_speaks_of_it(world: World) -> None:
    department = world.department
    proposal = Proposal(kind=world.collective_kind, achievement="Tốt", collective=department.unit)

    row = create_nomination(actor=department.office, phase=world.phase, proposal=proposal)

    assert (department.unit.superior, row.nominee_position) == ("UBND TỈNH HÀ TĨNH", "UBND tỉnh Hà Tĩnh")


def test_the_second_save_of_the_same_version_is_a_conflict_that_shows_the_first(world: World) -> None:
    nomination = making.draft(world)
    mine = Proposal(kind=world.person_kind, achievement="Bản một", person=world.worker)
    theirs = Proposal(kind=world.person_kind, achievement="Bản hai", person=world.worker)
    update_nomination(actor=world.head, nomination=nomination, version=1, proposal=mine)

    with pytest.raises(EditConflict) as conflict:
        update_nomination(actor=world.department.industry_staff, nomination=nomination, version=1, proposal=theirs)

    assert conflict.value.current.achievement == "Bản một"  # type: ignore[attr-defined]
    assert Nomination.objects.get(pk=nomination.pk).achievement == "Bản một"


def test_saving_the_same_again_changes_and_journals_nothing(world: World) -> None:
    nomination = making.draft(world)
    same = Proposal(kind=world.person_kind, achievement=nomination.achievement, person=world.worker)

    update_nomination(actor=world.head, nomination=nomination, version=1, proposal=same)

    nomination.refresh_from_db()
    assert nomination.version == 1
    assert codes(nomination) == ["awards.nomination.started"]


def test_what_was_sent_is_not_edited(world: World) -> None:
    nomination = making.proposed(world)

    with pytest.raises(RuleBroken, match="Hồ sơ đã gửi"):
        update_nomination(
            actor=world.head,
            nomination=nomination,
            version=1,
            proposal=Proposal(kind=world.person_kind, achievement="Khác", person=world.worker),
        )
    with pytest.raises(RuleBroken, match="Hồ sơ đã gửi"):
        discard_nomination(actor=world.head, nomination=nomination)


def test_staff_write_but_only_the_head_sends(world: World) -> None:
    nomination = making.draft(world, actor=world.department.industry_staff)

    with pytest.raises(RuleBroken, match="không có quyền"):
        propose_nomination(actor=world.department.industry_staff, nomination=nomination)

    assert propose_nomination(actor=world.head, nomination=nomination).state == "proposed"


def test_sending_tells_the_office(world: World) -> None:
    nomination = making.proposed(world)

    told = list(Notification.objects.values_list("recipient", "kind", "url"))
    assert told == [(world.department.office.pk, "awards.nomination_proposed", nomination.get_absolute_url())]


def test_the_offices_own_person_goes_straight_to_the_director(world: World) -> None:
    department = world.department
    clerk = Person.objects.create(full_name="Văn thư", position="Chuyên viên", unit=department.office_unit)
    proposal = Proposal(kind=world.person_kind, achievement="Tốt", person=clerk)
    nomination = create_nomination(actor=department.office, phase=world.phase, proposal=proposal)

    sent = propose_nomination(actor=department.office, nomination=nomination)

    assert sent.state == "screened"
    assert codes(sent)[-2:] == ["awards.nomination.proposed", "awards.nomination.passed_to_director"]
    assert list(Notification.objects.values_list("recipient", flat=True)) == [department.director.pk]


def test_evidence_is_attached_and_taken_off_while_the_case_is_open(world: World) -> None:
    nomination = making.draft(world)
    upload = SimpleUploadedFile("báo cáo.pdf", b"%PDF-1.4 noi dung")

    item = attach_evidence(actor=world.head, nomination=nomination, title="Báo cáo thành tích", upload=upload)
    assert list(nomination.evidence.all()) == [item]
    detach_evidence(actor=world.head, nomination=nomination, item=item)
    detach_evidence(actor=world.head, nomination=nomination, item=item)

    assert list(nomination.evidence.all()) == []
    assert codes(nomination)[1:] == ["awards.nomination.evidence_attached", "awards.nomination.evidence_detached"]


def test_a_draft_is_thrown_away_with_a_line_in_the_journal(world: World) -> None:
    nomination = making.draft(world)

    discard_nomination(actor=world.head, nomination=nomination)

    assert Nomination.objects.count() == 0
    assert JournalEntry.objects.latest("pk").code == "awards.nomination.discarded"

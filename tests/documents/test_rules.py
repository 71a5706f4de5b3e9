"""Who sees a paper, a piece of evidence, a private file; filter and predicate agree for every role."""

import pytest

from accounts.models import Role
from documents import access, services
from documents.models import EvidenceItem, IssuedPaper, StoredFile
from tests.factories import Department, make_department, make_unit, make_user

ROLES = ["office", "director", "admin", "industry_head", "industry_staff", "trade_head"]


@pytest.mark.parametrize(
    ("state", "seers"),
    [
        ("draft", {"office", "director"}),
        ("submitted", {"office", "director"}),
        ("issued", {"office", "director", "industry_head", "industry_staff", "trade_head"}),
        ("withdrawn", {"office", "director", "industry_head", "industry_staff", "trade_head"}),
    ],
)
def test_who_sees_a_paper(department: Department, request: pytest.FixtureRequest, state: str, seers: set[str]) -> None:
    paper = request.getfixturevalue(state)
    users = {role: getattr(department, role) for role in ROLES}

    by_rule = {role for role, user in users.items() if user.has_perm("documents.view_paper", paper)}
    by_filter = {
        role for role, user in users.items() if IssuedPaper.objects.visible_to(user).filter(pk=paper.pk).exists()
    }
    assert (by_rule, by_filter) == (seers, seers)


def test_another_body_sees_nothing(issued: IssuedPaper) -> None:
    others = make_department()
    for role in ROLES:
        assert list(IssuedPaper.objects.visible_to(getattr(others, role))) == []


def test_only_the_office_manages(department: Department, draft: IssuedPaper) -> None:
    managers = {role for role in ROLES if getattr(department, role).has_perm("documents.manage_paper", draft)}
    assert managers == {"office"}


def test_who_sees_evidence(department: Department) -> None:
    item = services.add_evidence(
        actor=department.industry_head, unit=department.industry, title="Báo cáo", document_number="1"
    )
    users = {role: getattr(department, role) for role in ROLES}

    by_rule = {role for role, user in users.items() if user.has_perm("documents.view_evidence", item)}
    by_filter = {role for role, user in users.items() if item in EvidenceItem.objects.visible_to(user)}
    assert by_rule == by_filter == {"office", "director", "industry_head", "industry_staff"}


def test_a_house_of_its_own_keeps_its_evidence(department: Department) -> None:
    """The body above a department does not see what the department keeps for itself."""
    above = make_unit(name="UBND tỉnh")
    office = make_user("van-phong-cap-tren", above, Role.OFFICE)
    department.unit.parent = above
    department.unit.save(update_fields=["parent"])
    item = services.add_evidence(
        actor=make_user("chuyen-vien-so", department.unit, Role.STAFF),
        unit=department.unit,
        title="Hồ sơ nội bộ",
        document_number="1",
    )

    assert not office.has_perm("documents.view_evidence", item)
    assert item not in EvidenceItem.objects.visible_to(office)
    assert department.director.has_perm("documents.view_evidence", item)
    assert item in EvidenceItem.objects.visible_to(department.director)


def test_a_file_of_an_unregistered_kind_is_closed(department: Department) -> None:
    stored = StoredFile(access_kind="nobody.knows", access_id=1)
    assert access.may_download(department.office, stored) is False


def test_a_kind_has_one_reader() -> None:
    with pytest.raises(ValueError, match="have a reader already"):
        access.register_reader(services.EVIDENCE_FILES, lambda user, stored: True)


def test_a_kind_has_one_rule() -> None:
    with pytest.raises(ValueError, match="have a rule already"):
        access.register(services.PAPER_FILES, lambda user, pk: True)

"""The register of legal texts: what is cited on a day, what a paper cites in vain, and who may write it."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import User
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services as paper_services
from documents import shipped
from documents.models import IssuedPaper, LegalField, LegalText
from documents.queries import citation_doubts
from documents.services import legal as services
from documents.services.legal import LegalFacts
from tests.factories import Department
from tests.papers import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    list(shipped.load())


def facts(**values: object) -> LegalFacts:
    return LegalFacts(
        **{  # type: ignore[arg-type]
            "kind": "decision",
            "number": "19/2019/QĐ-UBND",
            "title": "ban hành Quy chế thi đua, khen thưởng của tỉnh",
            "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh",
            "field": "emulation",
            "valid_from": date(2019, 5, 1),
            "issued_on": date(2019, 4, 20),
            "is_cited": True,
            **values,
        }
    )


def text(number: str) -> LegalText:
    return LegalText.objects.get(number=number)


CIRCULAR = (
    "Thông tư số 12/2019/TT-BNV ngày 04 tháng 11 năm 2019 của Bộ trưởng Bộ Nội vụ hướng dẫn thi hành một số điều của "
    "Nghị định số 91/2017/NĐ-CP"
)
BASES = [
    (
        date(2021, 6, 30),
        (
            (
                "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, "
                "khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013"
            ),
            (
                "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều "
                "của Luật Thi đua, khen thưởng"
            ),
            CIRCULAR,
        ),
    ),
    (
        date(2024, 1, 1),
        (
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            (
                "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều "
                "của Luật Thi đua, khen thưởng"
            ),
        ),
    ),
    (
        date(2026, 10, 1),
        (
            (
                "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, "
                "khen thưởng ngày 23 tháng 4 năm 2026"
            ),
            (
                "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ về phân cấp, phân quyền trong lĩnh vực "
                "thi đua, khen thưởng"
            ),
        ),
    ),
]


@pytest.mark.parametrize(("day", "expected"), BASES, ids=lambda value: str(value) if isinstance(value, date) else "")
def test_a_decision_cites_what_is_in_force_on_its_day(
    register: None, django_assert_num_queries: object, day: date, expected: tuple[str, ...]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        bases = LegalText.objects.bases_on(day, LegalField.EMULATION)

    assert bases == expected


def test_no_basis_is_one_that_a_paper_would_be_refused_for(register: None) -> None:
    from documents.decree import number_of_act

    for year in range(2018, 2028):
        bases = LegalText.objects.bases_on(date(year, 6, 1), LegalField.EMULATION)
        assert [number_of_act(line) for line in bases] == [None] * len(bases)


def test_loading_twice_changes_nothing() -> None:
    first = [(one.added, one.changed, one.kept) for one in shipped.load()]
    second = [(one.added, one.changed, one.kept) for one in shipped.load()]

    assert (first, second) == ([(14, 0, 0)], [(0, 0, 14)])
    assert text("91/2017/NĐ-CP").replaced_by == text("98/2023/NĐ-CP")


def test_a_text_is_verified_only_where_both_its_days_have_a_source(register: None) -> None:
    verified = LegalText.objects.filter(is_verified=True).order_by("issued_on", "number")

    assert {one.number for one in verified} == {
        "06/2022/QH15",
        "91/2017/NĐ-CP",
        "98/2023/NĐ-CP",
        "152/2025/NĐ-CP",
        "22/2023/TT-BCT",
        "30/2020/NĐ-CP",
    }


def test_what_the_office_wrote_is_never_overwritten(register: None, department: Department) -> None:
    shipped_text = text("12/2019/TT-BNV")
    later = replace(LegalFacts.of(shipped_text), valid_to=date(2024, 4, 9))
    services.edit_legal_text(actor=department.office, text=shipped_text, facts=later)

    (loaded,) = shipped.load()

    assert text("12/2019/TT-BNV").valid_to == date(2024, 4, 9)
    assert (loaded.added, loaded.changed) == (0, 0)
    assert loaded.differences == ("12/2019/TT-BNV đã được sửa trong hệ thống",)


def test_an_added_text_is_cited_and_stands_in_the_journal(department: Department) -> None:
    added = services.add_legal_text(actor=department.office, facts=facts())
    services.add_legal_text(actor=department.office, facts=facts())

    assert LegalText.objects.bases_on(date(2021, 6, 1), LegalField.EMULATION) == (
        (
            "Quyết định số 19/2019/QĐ-UBND ngày 20 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Hà Tĩnh "
            "ban hành Quy chế thi đua, khen thưởng của tỉnh"
        ),
    )
    (line,) = JournalEntry.objects.about(added)
    assert (line.code, line.actor, line.after["number"]) == (
        "documents.legaltext.added",
        department.office,
        "19/2019/QĐ-UBND",
    )


def test_an_edit_tells_what_changed_and_equal_facts_change_nothing(department: Department) -> None:
    added = services.add_legal_text(actor=department.office, facts=facts())
    services.edit_legal_text(actor=department.office, text=added, facts=facts(is_cited=False))
    services.edit_legal_text(actor=department.office, text=added, facts=facts(is_cited=False))

    lines = JournalEntry.objects.about(added).filter(code="documents.legaltext.edited")
    assert [(line.before, line.after) for line in lines] == [({"is_cited": True}, {"is_cited": False})]


def test_a_lapsed_text_names_what_replaces_it(register: None, department: Department) -> None:
    old = services.add_legal_text(actor=department.office, facts=facts())
    new = services.add_legal_text(actor=department.office, facts=facts(number="08/2021/QĐ-UBND"))
    services.lapse_legal_text(actor=department.office, text=old, last_day=date(2021, 3, 31), replaced_by=new)

    old.refresh_from_db()
    assert old.doubt_on(date(2021, 4, 1)) == (
        "Quyết định số 19/2019/QĐ-UBND đã hết hiệu lực từ ngày 1/4/2021; văn bản thay thế: "
        "Quyết định số 08/2021/QĐ-UBND."
    )
    assert old.doubt_on(date(2021, 3, 31)) == ""
    assert old.doubt_on(date(2018, 1, 1)) == (
        "Quyết định số 19/2019/QĐ-UBND chưa có hiệu lực (áp dụng từ ngày 1/5/2019)."
    )


def test_refusals_speak(department: Department) -> None:
    added = services.add_legal_text(actor=department.office, facts=facts())

    with pytest.raises(RuleBroken, match="Văn bản số 19/2019/QĐ-UBND của Ủy ban nhân dân tỉnh Hà Tĩnh đã có"):
        services.add_legal_text(actor=department.office, facts=facts(title="khác"))
    with pytest.raises(RuleBroken, match="từ ngày có hiệu lực \\(1/5/2019\\) trở đi"):
        services.lapse_legal_text(actor=department.office, text=added, last_day=date(2019, 4, 30))
    with pytest.raises(RuleBroken, match="Một văn bản không tự sửa đổi, tự thay thế chính nó"):
        services.lapse_legal_text(actor=department.office, text=added, last_day=date(2021, 4, 30), replaced_by=added)


@pytest.mark.parametrize("who", ["director", "industry_head", "industry_staff"])
def test_only_office_and_administrators_write_the_register(department: Department, who: str) -> None:
    stranger: User = getattr(department, who)

    with pytest.raises(RuleBroken, match="Chỉ Văn phòng hoặc quản trị"):
        services.add_legal_text(actor=stranger, facts=facts())
    assert services.add_legal_text(actor=department.admin, facts=facts()).entered_by == department.admin


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", ["91/2017/NĐ-CP"]),
        ("Căn cứ nghị định 91/2017/nđ-cp;", ["91/2017/NĐ-CP"]),
        ("Căn cứ Nghị định số 191/2017/NĐ-CP", []),
        ("Căn cứ Nghị định số 91/2017/NĐ-CPX", []),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", ["15/2003/QH11"]),
        ("Căn cứ Luật Thi đua,  khen thưởng  ngày 26/11/2003", ["15/2003/QH11"]),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2003", ["15/2003/QH11"]),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", []),
        ("Căn cứ Luật Thi đua, khen thưởng", []),
    ],
)
def test_a_citation_is_found_by_number_or_by_title_and_day(register: None, words: str, cited: list[str]) -> None:
    lapsed = LegalText.objects.not_in_force_on(date(2024, 2, 1)).filter(valid_from__lt=date(2024, 1, 1))

    assert [one.number for one in lapsed if one.is_cited_in(words)] == cited


@pytest.fixture
def decision(register: None, department: Department) -> IssuedPaper:
    return paper_services.draft_paper(actor=department.office, body=department.unit, content=samples.decision())


def test_a_decision_of_2021_cites_nothing_lapsed(decision: IssuedPaper, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert citation_doubts(decision, date(2021, 7, 5)) == ()


def test_the_same_decision_of_2024_is_doubted(decision: IssuedPaper) -> None:
    assert citation_doubts(decision, date(2024, 2, 1)) == (
        "Nghị định số 91/2017/NĐ-CP đã hết hiệu lực từ ngày 1/1/2024; văn bản thay thế: Nghị định số 98/2023/NĐ-CP.",
        "Luật số 15/2003/QH11 đã hết hiệu lực từ ngày 1/1/2024; văn bản thay thế: Luật số 06/2022/QH15.",
    )


def test_a_report_that_tells_of_old_law_is_not_doubted(register: None, draft: IssuedPaper) -> None:
    assert citation_doubts(draft, date(2024, 2, 1)) == ()

"""A code on paper: who made it, whether it still holds, whether a file is the archived one; nothing personal, nothing kept."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services, verification
from documents.content import Verification
from documents.models import IssuedPaper, StoredFile, VerificationMark
from documents.queries import finding_of
from documents.uploads import DOCX
from documents.verification import ALPHABET, Finding, Fingerprint, Standing, new_code, public_address, read_code
from tests.factories import Department
from tests.papers import samples


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def ask(code: str, **sent: Any) -> Any:
    address = reverse("verification:code", args=[code])
    return Client().post(address, sent) if sent else Client().get(address)


def bytes_of(stored: StoredFile) -> bytes:
    with stored.file.open("rb") as kept:
        return bytes(kept.read())


def replaced_by(department: Department, paper: IssuedPaper) -> IssuedPaper:
    draft = services.draft_replacement(actor=department.office, paper=paper)
    services.submit_for_signing(actor=department.office, paper=draft)
    return services.issue_paper(actor=department.office, paper=draft, number=6, issued_on=date(2021, 7, 5))


def test_a_code_is_sixty_bits_of_letters_that_nobody_mistakes() -> None:
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert len(set(ALPHABET)) == 32
    assert not set("0O1I") & set(ALPHABET)
    assert {len(code) for code in codes} == {14}
    assert set("".join(codes)) <= {*ALPHABET, "-"}


@pytest.mark.parametrize("typed", ["7KQ2-M9XD-4HTB", "7kq2m9xd4htb", " 7KQ2 – M9XD – 4HTB ", "7kq2.m9xd.4htb"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == "7KQ2-M9XD-4HTB"


@pytest.mark.parametrize("typed", ["", "7KQ2-M9XD", "7KQ2-M9XD-4HT0", "7KQ2-M9XD-4HTBB", "ĐKQ2-M9XD-4HTB"])
def test_what_is_no_code_is_not_read(typed: str) -> None:
    assert read_code(typed) is None


def test_an_issued_paper_is_genuine_with_the_fingerprints_of_its_files(
    department: Department, issued: IssuedPaper, upload: Callable[..., SimpleUploadedFile]
) -> None:
    services.render_paper(issued.pk)
    services.attach_signed_copy(actor=department.office, paper=issued, upload=upload())
    paper = IssuedPaper.objects.select_related("pdf", "word", "signed_copy").get(pk=issued.pk)
    assert paper.pdf
    assert paper.word
    assert paper.signed_copy

    assert finding_of(paper.verification_code) == Finding(
        code=paper.verification_code,
        name="Báo cáo số 05/BC-SCT",
        body=department.unit.name,
        dated_on=date(2021, 7, 2),
        standing=Standing.GENUINE,
        files=(
            Fingerprint("Bản in lưu trữ (PDF)", paper.pdf.sha256),
            Fingerprint("Bản Word lưu trữ", paper.word.sha256),
            Fingerprint("Bản đã ký", paper.signed_copy.sha256),
        ),
    )


def test_withdrawn_and_replaced_papers_say_so(department: Department, issued: IssuedPaper) -> None:
    new = replaced_by(department, issued)
    old = finding_of(issued.verification_code)
    services.withdraw_paper(actor=department.office, paper=new, reason="Sai tên.", withdrawn_on=date(2021, 7, 5))
    gone = finding_of(new.verification_code)

    assert old is not None
    assert gone is not None
    assert (old.standing, old.note) == (Standing.REPLACED, "Thay thế bằng báo cáo số 06/BC-SCT ngày 5/7/2021.")
    assert (gone.standing, gone.note) == (Standing.WITHDRAWN, "Thu hồi từ ngày 5/7/2021.")


def test_a_draft_is_not_issued_and_says_no_more(draft: IssuedPaper, department: Department) -> None:
    services.render_paper(draft.pk)

    assert finding_of(draft.verification_code) == Finding(
        draft.verification_code, "Báo cáo", department.unit.name, None, Standing.UNISSUED
    )
    assert "Văn bản chưa ban hành." in ask(draft.verification_code).content.decode()


def test_the_page_is_open_to_all_and_shows_nothing_personal(issued: IssuedPaper) -> None:
    answer = ask(issued.verification_code.lower().replace("-", ""))

    page = answer.content.decode()
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in answer["Cache-Control"]
    assert "Văn bản thật, còn giá trị." in page
    assert "Báo cáo số 05/BC-SCT" in page
    assert issued.title not in page
    assert issued.paper.signature.name not in page


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("7KQ2-M9XD-4HTB", "Không có văn bản nào mang mã này. Hãy đối chiếu lại từng chữ trên giấy."),
        ("2345", "Mã tra cứu gồm 12 chữ và số, không có chữ I, O và số 0, 1. Hãy đối chiếu lại trên giấy."),
        ("gì-đó", "Mã tra cứu gồm 12 chữ và số, không có chữ I, O và số 0, 1. Hãy đối chiếu lại trên giấy."),
    ],
)
def test_an_unknown_code_is_not_found_and_one_sentence_says_why(db: None, code: str, sentence: str) -> None:
    answer = ask(code)

    assert (answer.status_code, answer.context["form"].errors["code"]) == (404, [sentence])


def test_a_typed_code_leads_to_its_page(issued: IssuedPaper) -> None:
    typed = issued.verification_code.replace("-", " ").lower()

    answer = Client().get(reverse("verification:form"), {"code": typed})
    assert answer["Location"] == reverse("verification:code", args=[issued.verification_code])
    address = Client().get(reverse("verification:form"), {"code": public_address(issued.verification_code)})
    assert address["Location"] == answer["Location"]
    assert Client().get(reverse("verification:form"), {"code": "123"}).context["form"].errors["code"] == [
        "Mã tra cứu gồm 12 chữ và số, không có chữ I, O và số 0, 1. Hãy đối chiếu lại trên giấy."
    ]


def test_a_file_is_compared_and_not_kept(issued: IssuedPaper) -> None:
    services.render_paper(issued.pk)
    paper = IssuedPaper.objects.select_related("pdf", "word").get(pk=issued.pk)
    assert paper.pdf
    assert paper.word
    archived = {file.name: bytes_of(file) for file in (paper.pdf, paper.word)}
    before = StoredFile.objects.count()

    for name, content in archived.items():
        same = ask(issued.verification_code, upload=SimpleUploadedFile(name, content)).context["same"]
        assert same.name == {"pdf": "Bản in lưu trữ (PDF)", "docx": "Bản Word lưu trữ"}[name.rsplit(".", 1)[1]]
    altered = archived[paper.pdf.name] + b"\n"
    answer = ask(issued.verification_code, upload=SimpleUploadedFile("sua.pdf", altered))

    assert (answer.context["compared"], answer.context["same"]) == (True, None)
    assert "Tệp “sua.pdf” không trùng với tệp nào đã lưu trữ." in answer.content.decode()
    assert StoredFile.objects.count() == before
    same = ask(issued.verification_code, upload=SimpleUploadedFile("b.pdf", archived[paper.pdf.name]))
    assert "Tệp “b.pdf” trùng khớp từng byte với bản in lưu trữ (PDF)." in same.content.decode()
    missing = Client().post(reverse("verification:code", args=[issued.verification_code]))
    assert missing.context["form"].errors["upload"] == ["Hãy chọn tệp cần đối chiếu."]
    refused = ask(issued.verification_code, upload=SimpleUploadedFile("a.pdf", b"no pdf"))
    assert refused.context["form"].errors["upload"] == [
        "Chỉ nhận tệp PDF, DOCX. Tệp “a.pdf” không phải loại đó theo nội dung bên trong."
    ]


def test_the_archived_word_file_is_the_one_handed_out(
    department: Department, issued: IssuedPaper, signed_in: Callable[[User], Client]
) -> None:
    services.render_paper(issued.pk)
    paper = IssuedPaper.objects.select_related("word").get(pk=issued.pk)
    assert paper.word

    served = signed_in(department.office).get(reverse("documents:paper_word", args=[issued.pk]))

    assert b"".join(served.streaming_content) == bytes_of(paper.word)


def test_an_address_that_asks_too_fast_waits(issued: IssuedPaper) -> None:
    answers = [ask(issued.verification_code).status_code for _ in range(32)]

    assert answers == [200] * 30 + [429] * 2
    with clock.at(datetime(2021, 7, 5, 9, 2)):
        assert ask(issued.verification_code).status_code == 200


def test_official_papers_bear_the_code_only_where_the_body_chose_so(department: Department, settings: Any) -> None:
    office, content = department.office, samples.letter_report()
    plain = services.draft_paper(actor=office, body=department.unit, content=content)
    for _ in range(2):
        services.set_marking(actor=office, body=department.unit, marks_papers=True)
    marked = services.draft_paper(actor=office, body=department.unit, content=content)
    services.submit_for_signing(actor=office, paper=plain)

    for paper in (marked, IssuedPaper.objects.get(pk=plain.pk)):
        address = f"{settings.SITE_URL}/xac-minh/{paper.verification_code}/"
        assert paper.paper.verification == Verification(url=address, code=paper.verification_code)
    (line,) = JournalEntry.objects.filter(code="documents.papersettings.marking_set")
    assert (line.before, line.after) == ({"marks_papers": False}, {"marks_papers": True})


def test_a_replacement_bears_its_own_code(department: Department, issued: IssuedPaper) -> None:
    services.set_marking(actor=department.office, body=department.unit, marks_papers=True)

    draft = services.draft_replacement(actor=department.office, paper=issued)

    assert draft.paper.verification is not None
    assert draft.paper.verification.code == draft.verification_code


def test_only_the_office_chooses_marks(department: Department, signed_in: Callable[[User], Client]) -> None:
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        services.set_marking(actor=department.director, body=department.unit, marks_papers=True)
    address = reverse("documents:marking_edit", args=[department.unit.pk])
    assert signed_in(department.director).post(address).status_code == 403
    done = signed_in(department.office).post(address, {"marks_papers": "on"}, follow=True)
    assert [str(said) for said in done.context["messages"]] == [
        "Văn bản lập hoặc trình ký từ nay có mã QR tra cứu dưới Nơi nhận."
    ]


def test_a_working_paper_keeps_its_code_and_each_file_is_known(db: None) -> None:
    known = {"kind": "test.receipt", "key": "7", "name": "Biên nhận báo cáo đợt 1"}
    content = samples.receipt()

    first = services.print_marked(**known, content=content)
    again = services.print_marked(**known, content=content)
    word = services.print_marked(**known, content=content, form=DOCX)

    mark = VerificationMark.objects.get()
    assert first.file == again.file
    assert mark.files == [
        {"name": "Bản PDF", "sha256": first.sha256},
        {"name": "Bản Word", "sha256": word.sha256},
    ]
    finding = finding_of(mark.code)
    assert finding is not None
    assert (finding.name, finding.body, finding.standing) == (
        "Biên nhận báo cáo đợt 1",
        content.body_name,
        Standing.GENUINE,
    )


def test_a_kind_may_say_that_its_papers_hold_no_longer(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "_standings", {})
    verification.register("test.certificate", lambda key: (Standing.WITHDRAWN, f"Thu hồi {key}."))
    mark = VerificationMark.objects.create(
        kind="test.certificate", key="7", name="Giấy khen", body_name="Sở", made_on=date(2021, 7, 5)
    )

    finding = finding_of(mark.code)

    assert finding is not None
    assert (finding.standing, finding.note) == (Standing.WITHDRAWN, "Thu hồi 7.")
    with pytest.raises(ValueError, match="have a standing already"):
        verification.register("test.certificate", lambda key: (Standing.GENUINE, ""))

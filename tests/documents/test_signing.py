"""Signing an issued paper here: the director for himself, then the agency; keys and pictures that may not be used."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.models import IssuedPaper, SignedCopyCheck, StoredFile
from documents.signing import keys, pictures
from documents.signing.placing import AGENCY_FIELD, MM, PERSON_FIELD, filled_fields
from documents.signing.validation import found_signatures
from tests.documents import authority
from tests.factories import Department
from tests.papers import samples

DAY = datetime(2021, 7, 5, 9, 0)


@pytest.fixture
def paper(department: Department) -> IssuedPaper:
    """An issued and printed report of the director."""
    person = department.director.person
    assert person is not None
    person.full_name = authority.DIRECTOR
    person.save()
    office = department.office
    draft = services.draft_paper(actor=office, body=department.unit, content=samples.letter_report())
    services.submit_for_signing(actor=office, paper=draft)
    services.issue_paper(actor=office, paper=draft, number=5, issued_on=date(2021, 7, 2), confirmed=True)
    services.render_paper(draft.pk)
    return IssuedPaper.objects.get(pk=draft.pk)


def sign(department: Department, paper: IssuedPaper, **changed: Any) -> SignedCopyCheck:
    given: dict[str, Any] = {
        "actor": department.director,
        "key": authority.key_file(),
        "password": authority.PASSWORD,
        "picture": authority.stroke(),
    }
    return services.sign_paper(paper=paper, **{**given, **changed})


def seal(department: Department, paper: IssuedPaper, **changed: Any) -> SignedCopyCheck:
    given: dict[str, Any] = {
        "actor": department.office,
        "key": authority.key_file(authority.BODY),
        "password": authority.PASSWORD,
        "picture": authority.seal(),
    }
    return services.seal_paper(paper=paper, **{**given, **changed})


def content_of(check: SignedCopyCheck) -> bytes:
    with check.file.file.open("rb") as kept:
        return bytes(kept.read())


def test_person_then_agency(department: Department, paper: IssuedPaper) -> None:
    first = sign(department, paper)
    second = seal(department, paper)

    kept = IssuedPaper.objects.get(pk=paper.pk)
    assert kept.signed_copy == second.file
    assert [(found.signer, found.standing) for found in second.findings] == [
        (authority.DIRECTOR, "extended"),
        (authority.BODY, "whole"),
    ]
    assert [found.signed_at for found in second.findings] == [datetime(2021, 7, 5, 2, 0, tzinfo=UTC)] * 2
    assert (second.compared.outcome, second.must_be_confirmed) == ("same", False)
    assert content_of(second).startswith(content_of(first))
    assert filled_fields(content_of(second)) == {PERSON_FIELD, AGENCY_FIELD}
    lines = JournalEntry.objects.about(paper).filter(code__contains="signed_by").order_by("id")
    assert [(line.code.rsplit(".", 1)[-1], line.after["signer"]) for line in lines] == [
        ("signed_by_person", authority.DIRECTOR),
        ("signed_by_agency", authority.BODY),
    ]


def test_the_pictures_stand_where_the_decree_wants_them(department: Department, paper: IssuedPaper) -> None:
    sign(department, paper)
    content = content_of(seal(department, paper))

    with pdfplumber.open(io.BytesIO(content)) as document:
        (page,) = document.pages
        post, name = (page.search(words)[-1] for words in ("GIÁM ĐỐC", authority.DIRECTOR))
        stroke, stamp = sorted(page.annots, key=lambda box: -box["x0"])
    # The signature between post and name, in their middle.
    assert post["bottom"] <= stroke["top"] < stroke["bottom"] <= name["top"]
    assert (stroke["x0"] + stroke["x1"]) / 2 == pytest.approx((name["x0"] + name["x1"]) / 2, abs=MM)
    # The seal in its real size, over the left third of the signature.
    assert stamp["x1"] - stamp["x0"] == pytest.approx(36 * MM, abs=0.2 * MM)
    assert stamp["x1"] - stroke["x0"] == pytest.approx((stroke["x1"] - stroke["x0"]) / 3, abs=0.2)
    assert stamp["x0"] < stroke["x0"]


def test_nothing_of_the_key_is_kept(department: Department, paper: IssuedPaper, caplog: Any) -> None:
    key = authority.key_file()
    with pytest.raises(RuleBroken):
        sign(department, paper, password="sai mật khẩu bí mật")
    sign(department, paper, key=key)

    kept = [Path(stored.file.path).read_bytes() for stored in StoredFile.objects.all()]
    assert all(key not in content and authority.PASSWORD.encode() not in content for content in kept)
    written = " ".join(f"{line.note} {line.before} {line.after}" for line in JournalEntry.objects.all())
    assert authority.PASSWORD not in written + caplog.text
    assert "sai mật khẩu bí mật" not in written + caplog.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"password": "sai"}, "Mật khẩu của khóa ký không đúng, hoặc tệp không phải khóa .p12, .pfx."),
        ({"key": b""}, "Tệp khóa ký không đúng. Hãy chọn tệp .p12 hoặc .pfx do tổ chức chứng thực cấp."),
        (
            {"key": authority.key_file(ends=datetime(2021, 7, 1, tzinfo=UTC))},
            "Chứng thư số đã hết hạn ngày 1/7/2021.",
        ),
        (
            {"key": authority.key_file(starts=datetime(2021, 8, 1, tzinfo=UTC))},
            "Chứng thư số chỉ có hiệu lực từ ngày 1/8/2021.",
        ),
        ({"key": authority.key_file(uses=("key_encipherment",))}, "Chứng thư số này không được cấp để ký văn bản."),
        (
            {"key": authority.key_file(purposes=("1.3.6.1.5.5.7.3.1",))},
            "Chứng thư số này không được cấp để ký văn bản.",
        ),
        ({"key": authority.key_file(bits=1024)}, "Khóa ký chỉ dài 1024 bit; cần ít nhất 2048 bit."),
        ({"password": "a\0b"}, "Mật khẩu của khóa ký không đúng."),
        (
            {"key": authority.key_file("Trần Thị Khác")},
            "Chứng thư số cấp cho Trần Thị Khác, không phải Hoàng Văn Quảng.",
        ),
        ({"picture": b"%PDF-1.4"}, "Hình chữ ký phải là ảnh PNG."),
        (
            {"picture": authority.drawn((40, 20), (0, 0, 200), ground=255)},
            "Hình chữ ký phải có nền trong suốt, nếu không sẽ che mất chữ của văn bản.",
        ),
        *[
            (
                {"picture": authority.drawn((400, 160), colour)},
                "Hình chữ ký phải màu xanh (Nghị định 30/2020, Phụ lục I). Hãy chọn ảnh khác.",
            )
            for colour in ((200, 20, 20), (0, 0, 0))
        ],
    ],
)
def test_a_key_or_picture_that_may_not_be_used_gives_one_sentence(
    department: Department, paper: IssuedPaper, changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        sign(department, paper, **changed)
    assert str(refused.value) == sentence
    assert not SignedCopyCheck.objects.exists()


@pytest.mark.parametrize("key", [{"uses": ()}, {"bits": 2048}, {"purposes": ("1.3.6.1.5.5.7.3.4",)}])
def test_every_usual_kind_of_key_signs(department: Department, paper: IssuedPaper, key: dict[str, Any]) -> None:
    (found,) = sign(department, paper, key=authority.key_file(**key)).findings
    assert (found.standing, found.trust) == ("whole", "uncompared")


def test_no_key_file_at_all() -> None:
    with clock.at(DAY), pytest.raises(RuleBroken, match="khóa"):
        keys.open_key(b"\x30\x82 nothing", "", at=clock.now())


def test_a_seal_says_its_own_size() -> None:
    told = pictures.open_picture(
        authority.drawn((400, 400), (200, 0, 0), dpi=254), what="Hình con dấu", ink=pictures.Ink.RED
    )
    silly = pictures.open_picture(
        authority.drawn((400, 400), (200, 0, 0), dpi=10), what="Hình con dấu", ink=pictures.Ink.RED
    )
    assert (round(told.info["side_mm"]), silly.info["side_mm"]) == (40, 36)


def test_each_signs_in_turn_and_once(department: Department, paper: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="chưa ký số văn bản này"):
        seal(department, paper)
    sign(department, paper)
    with pytest.raises(RuleBroken, match="đã có chữ ký số của người ký"):
        sign(department, paper)
    seal(department, paper)
    with pytest.raises(RuleBroken, match="đã có chữ ký số của cơ quan"):
        seal(department, paper)


def test_only_the_director_named_and_the_office(department: Department, paper: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo cơ quan"):
        sign(department, paper, actor=department.office)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        seal(department, paper, actor=department.director)
    person = department.director.person
    assert person is not None
    person.full_name = "Lê Văn Phó"
    person.save()
    other = User.objects.get(pk=department.director.pk)
    with pytest.raises(RuleBroken, match="Văn bản này do Hoàng Văn Quảng ký"):
        sign(department, paper, actor=other)


@pytest.mark.parametrize("holder", [authority.DIRECTOR, "Sở Nội vụ tỉnh Hà Tĩnh"])
def test_the_agency_signs_with_its_own_key_only(
    department: Department, paper: IssuedPaper, upload: Any, holder: str
) -> None:
    sign(department, paper)
    key = authority.key_file(holder)
    words = f"Chứng thư số cấp cho {holder}, không phải Sở Công Thương tỉnh Hà Tĩnh"

    with pytest.raises(RuleBroken, match=words):
        seal(department, paper, key=key)
    with pytest.raises(RuleBroken, match=words):
        services.seal_annex(actor=department.office, paper=paper, upload=upload(), key=key, password=authority.PASSWORD)

    assert seal(department, paper, key=authority.key_file("SỞ CÔNG THƯƠNG HÀ TĨNH")).findings[-1].standing == "whole"


def test_a_paper_not_issued_yet_is_not_signed(department: Department, submitted: IssuedPaper) -> None:
    with pytest.raises(RuleBroken, match="đã có số và ngày ban hành"):
        services.sign_paper(actor=department.director, paper=submitted, key=b"", password="", picture=b"")


def test_the_pages_of_signing(department: Department, paper: IssuedPaper, signed_in: Callable[[User], Client]) -> None:
    director, office = signed_in(department.director), signed_in(department.office)
    address = reverse("documents:paper_sign", args=[paper.pk])
    assert "Ký số" in director.get(address).content.decode()
    assert office.get(address).status_code == 403

    def send(client: Client, address: str, key: bytes, picture: bytes, password: str) -> Any:
        files = {"key": SimpleUploadedFile("k.p12", key), "picture": SimpleUploadedFile("h.png", picture)}
        return client.post(address, {**files, "password": password}, follow=True)

    refused = send(director, address, authority.key_file(), authority.stroke(), "sai")
    assert "Mật khẩu của khóa ký không đúng" in refused.content.decode()
    assert 'value="sai"' not in refused.content.decode()
    done = send(director, address, authority.key_file(), authority.stroke(), authority.PASSWORD)
    assert [str(message) for message in done.context["messages"]] == ["Đã ký số báo cáo số 05/BC-SCT ngày 2/7/2021."]
    sealing = reverse("documents:paper_seal", args=[paper.pk])
    page = send(office, sealing, authority.key_file(authority.BODY), authority.seal(), authority.PASSWORD)
    assert page.content.decode().count("Chữ ký nguyên vẹn") >= 2


def test_an_annex_of_its_own_bears_words(department: Department, paper: IssuedPaper, upload: Any) -> None:
    sent = {"paper": paper, "key": authority.key_file(authority.BODY), "password": authority.PASSWORD}
    stored = services.seal_annex(actor=department.office, upload=upload(name="phu-luc.pdf"), **sent)

    content = Path(stored.file.path).read_bytes()
    (found,) = found_signatures(content, [])
    assert (stored.name, found.signer, found.standing) == ("phu-luc (ký số).pdf", authority.BODY, "whole")
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        document[0].flatten()
        page = document[0]
        text = page.get_textpage()
        assert text.get_text_bounded().strip() == "05/BC-SCT; 05/07/2021 09:00:00 +07:00"
        _, _, right, top = text.get_charbox(text.count_chars() - 1)
        width, height = page.get_size()
    assert (round((width - right) / MM), round((height - top) / MM)) == (15, 9)
    assert JournalEntry.objects.about(paper).latest("id").code.endswith("annex_signed")
    with pytest.raises(RuleBroken, match="đã có chữ ký số của cơ quan"):
        services.seal_annex(actor=department.office, upload=upload(content, "phu-luc.pdf"), **sent)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        services.seal_annex(actor=department.director, upload=upload(name="phu-luc.pdf"), **sent)


def test_the_page_of_an_annex_hands_the_signed_file_back(
    department: Department, paper: IssuedPaper, upload: Any, signed_in: Callable[[User], Client]
) -> None:
    office = signed_in(department.office)
    address = reverse("documents:annex_seal", args=[paper.pk])
    assert "Ký số tệp phụ lục" in office.get(address).content.decode()
    key = SimpleUploadedFile("k.p12", authority.key_file(authority.BODY))
    sent = office.post(address, {"upload": upload(), "key": key, "password": authority.PASSWORD})
    assert (sent.status_code, sent["Location"]) == (302, StoredFile.objects.latest("id").get_absolute_url())

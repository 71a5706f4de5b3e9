"""A signed copy that comes back: what its signatures say, how its words stand to the archived print, who confirms."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import pem, x509
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from accounts.models import User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content import Paper, Paragraph
from documents.models import IssuedPaper, SignedCopyCheck, StoredFile
from documents.pdf import render_pdf
from documents.signing import keys, making, pictures, placing
from documents.signing.comparison import Difference, compared
from documents.signing.findings import SignatureFinding
from documents.signing.roots import trusted_roots
from documents.signing.validation import found_signatures
from tests.documents import authority
from tests.factories import Department
from tests.papers import samples

Upload = Callable[..., SimpleUploadedFile]
SIGNED_AT = datetime(2021, 7, 5, 9, 0)


def issued_report(**changed: Any) -> Paper:
    return replace(samples.letter_report(), number=5, issued_on=date(2021, 7, 2), draft=False, **changed)


def signed_by(content: bytes, holder: str, field: str = placing.PERSON_FIELD, **key: Any) -> bytes:
    """The file with one more signature, made at nine on 5/7/2021."""
    with clock.at(SIGNED_AT):
        now = clock.now()
        room = placing.signature_room(content, samples.letter_report().signature)
        picture = pictures.open_picture(authority.stroke(), what="Hình chữ ký", ink=pictures.Ink.BLUE)
        signer = keys.open_key(authority.key_file(holder, **key), authority.PASSWORD, at=now)
        box = placing.signature_box(room, *picture.size)
        return making.signed(content, signer, field=field, label="Chữ ký", box=box, picture=picture, at=now)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_pdf(issued_report())


@pytest.fixture(scope="module")
def signed(printed: bytes) -> bytes:
    return signed_by(printed, authority.DIRECTOR)


@pytest.fixture
def known_roots(settings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "ca.pem").write_bytes(authority.authority(authority.KNOWN).pem)
    (folder / "broken.cer").write_bytes(b"no certificate")
    (folder / "readme.txt").write_text("not read")
    settings.SIGNATURE_ROOTS = str(folder)


def standing(content: bytes) -> list[tuple[str, str, str]]:
    return [(found.signer, found.standing, found.trust) for found in found_signatures(content, trusted_roots())]


def test_a_scan_has_no_signature(printed: bytes) -> None:
    assert found_signatures(printed, []) == ()


def test_without_roots_the_chain_is_said_to_be_uncompared(signed: bytes) -> None:
    (found,) = found_signatures(signed, trusted_roots())
    assert (found.signer, found.organisation, found.issuer) == (
        authority.DIRECTOR,
        authority.BODY,
        authority.KNOWN,
    )
    assert (found.signed_at, found.is_timestamped) == (datetime(2021, 7, 5, 2, 0, tzinfo=UTC), False)
    assert (found.standing, found.trust, found.is_sound, found.warning) == ("whole", "uncompared", True, "")
    assert found.trust_words == ("Chưa đối chiếu được tổ chức chứng thực, vì hệ thống chưa có danh sách chứng thư gốc.")
    assert SignatureFinding.restored(found.stored()) == found


@pytest.mark.usefixtures("known_roots")
def test_a_known_root_is_trusted_another_is_said(printed: bytes, signed: bytes) -> None:
    assert standing(signed) == [(authority.DIRECTOR, "whole", "trusted")]
    other = signed_by(printed, "Người khác", by=authority.UNKNOWN)
    (found,) = found_signatures(other, trusted_roots())
    assert (found.trust, found.is_sound) == ("unknown", True)


@pytest.mark.usefixtures("known_roots")
def test_a_certificate_that_ran_out_later_did_sign(signed: bytes) -> None:
    with clock.at(datetime(2030, 1, 1, 9, 0)):
        assert standing(signed) == [(authority.DIRECTOR, "whole", "trusted")]


@pytest.mark.usefixtures("known_roots")
def test_person_then_agency(signed: bytes) -> None:
    both = signed_by(signed, authority.BODY, placing.AGENCY_FIELD)
    assert both.startswith(signed)
    assert standing(both) == [(authority.DIRECTOR, "extended", "trusted"), (authority.BODY, "whole", "trusted")]


def test_one_byte_breaks_the_signature(signed: bytes) -> None:
    tampered = bytearray(signed)
    tampered[signed.index(b"stream", 2000) + 40] ^= 1
    (found,) = found_signatures(bytes(tampered), [])
    assert (found.standing, found.is_sound) == ("broken", False)
    assert found.warning == (
        f"Chữ ký của {authority.DIRECTOR}: nội dung đã bị thay đổi sau khi ký: chữ ký không còn giá trị."
    )


def test_what_was_added_after_signing_is_said(signed: bytes) -> None:
    (found,) = found_signatures(painted_over(signed), [])
    assert (found.standing, found.warning) == (
        "altered",
        f"Chữ ký của {authority.DIRECTOR}: sau khi ký, tệp đã bị sửa thêm.",
    )


@pytest.mark.parametrize(
    ("made", "trust", "words"),
    [
        (
            {"digest": "sha1"},
            "weak",
            "chữ ký dùng thuật toán hoặc độ dài khóa đã lỗi thời (như SHA-1, RSA dưới 2048 bit)",
        ),
        ({"bits": 1024}, "weak", "chữ ký dùng thuật toán hoặc độ dài khóa đã lỗi thời (như SHA-1, RSA dưới 2048 bit)"),
        ({"ends": datetime(2021, 7, 1, tzinfo=UTC)}, "expired", "chứng thư số không có hiệu lực vào thời điểm ký."),
        ({"starts": datetime(2021, 8, 1, tzinfo=UTC)}, "expired", "chứng thư số không có hiệu lực vào thời điểm ký."),
        ({"uses": ("key_encipherment",)}, "unfit", "chứng thư số không được cấp để ký văn bản"),
        ({"purposes": ("1.3.6.1.5.5.7.3.1",)}, "unfit", "chứng thư số không được cấp để ký văn bản"),
    ],
)
@pytest.mark.parametrize("roots", [[], [authority.KNOWN]])
def test_a_weak_or_unfit_key_is_said_whatever_roots_are_known(
    printed: bytes, made: dict[str, Any], trust: str, words: str, roots: list[str]
) -> None:
    known = [x509.Certificate.load(pem.unarmor(authority.authority(name).pem)[2]) for name in roots]
    (found,) = found_signatures(authority.signed_elsewhere(printed, at=SIGNED_AT.replace(tzinfo=UTC), **made), known)
    assert (found.standing, found.trust, found.is_sound) == ("whole", trust, False)
    assert words in found.warning


def test_a_time_of_signing_that_has_not_come_yet_is_doubted(printed: bytes) -> None:
    signed_at = SIGNED_AT.replace(tzinfo=UTC)
    file = authority.signed_elsewhere(printed, at=signed_at)

    with clock.at(signed_at - timedelta(hours=4)):
        (early,) = found_signatures(file, [])
    with clock.at(signed_at - timedelta(minutes=5)):
        (usual,) = found_signatures(file, [])

    assert (early.standing, early.trust, early.is_sound) == ("whole", "ahead", False)
    assert "giờ ký ghi trong chữ ký muộn hơn lúc nhận tệp" in early.warning
    assert (usual.trust, usual.is_sound) == ("uncompared", True)


def painted_over(content: bytes) -> bytes:
    """A later revision draws a black bar on the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    bar = generic.StreamObject(stream_data=b"0 0 0 rg 100 400 300 20 re f")
    writer.add_stream_to_page(0, writer.add_object(bar))
    return bytes(_written(writer))


def _written(writer: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n/ByteRange [0 1 2 3]\nstartxref\n99999999\n%%EOF",
        b"%PDF-1.7\n1 0 obj\n<</Type/Sig/ByteRange[0 -1 5 9]/Contents<00>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF",
        b"%PDF-1.4 /ByteRange " + b"[" * 20_000,
    ],
)
def test_a_file_that_cannot_be_read_gives_one_sentence(content: bytes) -> None:
    (found,) = found_signatures(content, [])
    assert found.warning == "Chữ ký này không đọc được nên không kiểm tra được."


def test_a_cut_file_gives_one_sentence(signed: bytes) -> None:
    (found,) = found_signatures(signed[:-100], [])
    assert (found.standing, found.is_sound) == ("unreadable", False)


def test_the_same_words_are_the_same(printed: bytes, signed: bytes) -> None:
    same = compared(printed, signed, symbol="BC-SCT")
    assert (same.outcome, same.filled, same.contradictions, same.must_be_confirmed) == ("same", (), (), False)


def test_a_number_filled_in_elsewhere_is_the_only_difference(printed: bytes) -> None:
    empty = render_pdf(replace(issued_report(), number=None, issued_on=None, year=2021))
    elsewhere = compared(empty, printed, symbol="BC-SCT")
    assert (elsewhere.outcome, elsewhere.differences, elsewhere.must_be_confirmed) == ("same", (), False)
    assert elsewhere.filled == ("Số 05 được điền ngoài hệ thống.", "Ngày 2/7/2021 được điền ngoài hệ thống.")
    assert compared(printed, empty, symbol="BC-SCT").filled == (
        "Số để trống trong phần chữ của bản tải lên; trong hệ thống là 05.",
        "Ngày để trống trong phần chữ của bản tải lên; trong hệ thống là 2/7/2021.",
    )


def test_another_number_must_be_confirmed(printed: bytes) -> None:
    other = compared(printed, render_pdf(replace(issued_report(), number=12)), symbol="BC-SCT")
    assert (other.outcome, other.contradictions, other.must_be_confirmed) == (
        "same",
        ("Số trên bản tải lên là 12, trong hệ thống là 05.",),
        True,
    )


def test_other_words_are_listed_with_those_before_them(printed: bytes) -> None:
    first = issued_report()
    blocks = (*first.blocks, Paragraph("Thêm một câu."))
    longer = compared(printed, render_pdf(replace(first, blocks=blocks)), symbol="BC-SCT")
    assert (longer.outcome, longer.left_out, longer.must_be_confirmed) == ("different", 0, True)
    assert longer.differences[-1].received == "1. Thêm một câu./."
    assert longer == type(longer).restored(longer.stored())
    assert all(isinstance(row, Difference) for row in longer.differences)


def test_a_picture_has_no_words(printed: bytes) -> None:
    from tests.documents.conftest import one_blank_page

    assert compared(printed, one_blank_page(), symbol="BC-SCT").outcome == "no_text"


def test_another_paper_is_another_paper(printed: bytes) -> None:
    other = render_pdf(samples.decision())
    assert compared(printed, other, symbol="BC-SCT").outcome == "other"


@pytest.fixture
def report(department: Department) -> IssuedPaper:
    """The issued report whose archived print `printed` is."""
    office = department.office
    paper = services.draft_paper(actor=office, body=department.unit, content=samples.letter_report())
    services.submit_for_signing(actor=office, paper=paper)
    return services.issue_paper(actor=office, paper=paper, number=5, issued_on=date(2021, 7, 2), confirmed=True)


def codes(paper: IssuedPaper) -> list[str]:
    return [line.code.rsplit(".", 1)[-1] for line in JournalEntry.objects.about(paper).order_by("id")]


def reached(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return int(response.status_code)


def test_a_sound_copy_is_kept_at_once(
    department: Department, report: IssuedPaper, signed: bytes, upload: Upload
) -> None:
    for _ in range(2):
        check = services.attach_signed_copy(actor=department.office, paper=report, upload=upload(signed, "ky.pdf"))

    kept = IssuedPaper.objects.get(pk=report.pk)
    assert (check.warnings, check.compared.outcome, kept.signed_copy) == ((), "same", check.file)
    assert codes(report).count("signed_copy_attached") == 1
    assert JournalEntry.objects.about(report).get(code__endswith="signed_copy_attached").after == {
        "sha256": check.file.sha256,
        "signatures": 1,
        "warnings": 0,
        "differences": 0,
    }


def test_a_doubtful_copy_waits_for_a_word(
    department: Department, report: IssuedPaper, signed: bytes, upload: Upload, signed_in: Callable[[User], Client]
) -> None:
    check = services.attach_signed_copy(
        actor=department.office, paper=report, upload=upload(painted_over(signed), "sua.pdf")
    )
    assert (check.accepted_at, IssuedPaper.objects.get(pk=report.pk).signed_copy) == (None, None)
    assert codes(report)[-1] == "signed_copy_doubted"
    # Until then nobody but the office sees the file.
    address = check.file.get_absolute_url()
    assert [reached(signed_in(user), address) for user in (department.office, department.industry_head)] == [200, 404]
    with pytest.raises(RuleBroken, match="đánh dấu xác nhận"):
        services.accept_signed_copy(actor=department.office, check=check, confirmed=False)
    for _ in range(2):
        services.accept_signed_copy(actor=department.office, check=check, confirmed=True)

    assert IssuedPaper.objects.get(pk=report.pk).signed_copy == check.file
    assert codes(report)[-2:] == ["signed_copy_doubted", "signed_copy_attached"]
    assert reached(signed_in(department.industry_head), address) == 200


def test_a_waiting_copy_gives_way(
    department: Department, report: IssuedPaper, signed: bytes, upload: Upload, django_capture_on_commit_callbacks: Any
) -> None:
    attach = services.attach_signed_copy
    first = attach(actor=department.office, paper=report, upload=upload(painted_over(signed), "sua.pdf"))
    storage, path = first.file.file.storage, first.file.file.name
    with django_capture_on_commit_callbacks(execute=True):
        second = attach(actor=department.office, paper=report, upload=upload(signed, "ky.pdf"))
    assert list(report.copy_checks.all()) == [second]
    assert (storage.exists(path), StoredFile.objects.filter(pk=first.file_id).exists()) == (False, False)
    with pytest.raises(RuleBroken, match="đã được nhận"):
        services.discard_signed_copy(actor=department.office, check=second)


def test_the_page_tells_what_was_found_and_keeps_the_copy(
    department: Department, report: IssuedPaper, signed: bytes, upload: Upload, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(department.office)

    def send(content: bytes) -> str:
        address = reverse("documents:paper_signed_copy", args=[report.pk])
        return str(client.post(address, {"upload": upload(content)}, follow=True).content.decode())

    page = send(painted_over(signed))
    assert "Cần đối chiếu trước khi nhận" in page
    assert "Sau khi ký, tệp đã bị sửa thêm." in page
    check = SignedCopyCheck.objects.get()
    refused = client.post(reverse("documents:signed_copy_accept", args=[report.pk, check.pk]))
    assert refused.context["copies"].waiting == check
    assert list(refused.context["confirm_form"].errors) == ["confirmed"]
    page = client.post(
        reverse("documents:signed_copy_discard", args=[report.pk, check.pk]), follow=True
    ).content.decode()
    assert "Chưa có bản đã ký" in page

    page = send(signed)
    for words in ("Chữ ký nguyên vẹn", authority.DIRECTOR, "09:00, 5/7/2021", "Nội dung trùng với bản lưu."):
        assert words in page


def test_a_scan_is_told_to_be_one(
    department: Department, report: IssuedPaper, upload: Upload, signed_in: Callable[[User], Client]
) -> None:
    services.attach_signed_copy(actor=department.office, paper=report, upload=upload())
    page = signed_in(department.industry_head).get(report.get_absolute_url()).content.decode()
    assert "Bản quét, không có chữ ký số." in page
    assert "không có phần chữ" in page


def test_an_export_that_nobody_signed_waits_for_a_word(
    department: Department, report: IssuedPaper, printed: bytes, upload: Upload
) -> None:
    check = services.attach_signed_copy(actor=department.office, paper=report, upload=upload(printed, "xuat.pdf"))

    assert check.accepted_at is None
    assert check.warnings == ("Tệp không có chữ ký số nào mà có phần chữ: có thể là bản xuất chưa ký.",)


def test_a_closed_file_is_refused(department: Department, report: IssuedPaper, printed: bytes, upload: Upload) -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(printed)))
    writer.encrypt("chu", "khach")
    with pytest.raises(RuleBroken, match="có mật khẩu mở tệp"):
        services.attach_signed_copy(actor=department.office, paper=report, upload=upload(_written(writer)))

"""A department with its people, an empty private store, and papers in each state."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from core import clock
from documents import services
from documents.models import IssuedPaper
from tests.factories import Department, make_department
from tests.papers import samples


def one_blank_page() -> bytes:
    """A true PDF, as a scanner would send it."""
    buffer = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(buffer)
    document.close()
    return buffer.getvalue()


PDF = one_blank_page()


@pytest.fixture(autouse=True)
def private_store(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def midsummer() -> Iterator[None]:
    with clock.at(datetime(2021, 7, 5, 9, 0)):
        yield


@pytest.fixture
def department(db: None) -> Department:
    return make_department()


@pytest.fixture
def draft(department: Department) -> IssuedPaper:
    return services.draft_paper(actor=department.office, body=department.unit, content=samples.letter_report())


@pytest.fixture
def submitted(department: Department, draft: IssuedPaper) -> IssuedPaper:
    return services.submit_for_signing(actor=department.office, paper=draft)


@pytest.fixture
def issued(department: Department, submitted: IssuedPaper) -> IssuedPaper:
    return services.issue_paper(
        actor=department.office, paper=submitted, number=5, issued_on=date(2021, 7, 2), confirmed=True
    )


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """A browser of the user's own."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def withdrawn(department: Department, issued: IssuedPaper) -> IssuedPaper:
    return services.withdraw_paper(
        actor=department.office, paper=issued, reason="Sai số liệu.", withdrawn_on=date(2021, 7, 5)
    )


@pytest.fixture
def upload() -> Callable[..., SimpleUploadedFile]:
    def make(content: bytes = PDF, name: str = "ban-da-ky.pdf") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content)

    return make

"""A reminder reaches the person twice: in the inbox of the site, and by mail through a real mail server."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.management import call_command
from pytest_django import Settings

from notifications.services import notify
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase


@dataclass
class Letterbox:
    """A mail server that keeps what it is given, as (recipient, letter)."""

    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.original_content, policy=policy.default)
        self.letters.extend((recipient, letter) for recipient in envelope.rcpt_tos)
        return "250 OK"

    def to(self, recipient: str) -> list[tuple[str, str]]:
        """Subject and text of each letter, oldest first. A long subject begins on a line of its own."""
        return [
            (letter["subject"].strip(), letter.get_content())
            for address, letter in self.letters
            if address == recipient
        ]


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def letterbox(settings: Settings) -> Iterator[Letterbox]:
    """Mail goes to it through SMTP for the length of the test."""
    kept = Letterbox()
    server = Controller(kept, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    yield kept
    server.stop()


def test_a_reminder_arrives_in_inbox_and_mail(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, letterbox: Letterbox
) -> None:
    open_first_phase(organisation)
    letterbox.letters.clear()
    calendar.is_at(2021, 6, 15)

    call_command("send_reminders", verbosity=0)
    call_command("send_reminders", verbosity=0)

    [(subject, text)] = letterbox.to("congnghiep@thidua.example")
    assert subject == "[Thi đua ngành Công Thương] Nộp báo cáo kết quả thi đua đợt 1 – còn 3 ngày làm việc"
    assert "Ngày làm việc cuối cùng đúng hạn: thứ Sáu 18/6." in text
    head = visit(width=390, height=844).signs_in("congnghiep")
    head.follows("Thông báo: 2 chưa đọc").is_titled("Thông báo").looks(at="inbox", widths=(1280,))
    head.follows("Nộp báo cáo kết quả thi đua đợt 1 – còn 3 ngày làm việc").reads("Soạn báo cáo")
    head.follows("Thông báo: 1 chưa đọc").presses("Đánh dấu đã đọc tất cả").looks(at="inbox, all read")

    calendar.is_at(2021, 6, 21)
    call_command("send_reminders", verbosity=0)

    subjects = [subject for subject, _ in letterbox.to("congnghiep@thidua.example")]
    assert subjects[1:] == ["[Thi đua ngành Công Thương] Nộp báo cáo kết quả thi đua đợt 1 – đã quá hạn 1 ngày"]
    office = visit().signs_in("vanphong").goes_to("notifications:inbox")
    office.reads("Phòng Quản lý Công nghiệp: Nộp báo cáo kết quả thi đua đợt 1 – đã quá hạn 1 ngày")
    office.looks(at="inbox of the office")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_a_notice_that_quotes_a_word_without_end_is_broken_and_cut(
    visit: Callable[..., Visitor], organisation: Organisation, width: int
) -> None:
    office = organisation.users["vanphong"]
    notify([office], kind="test", subject="Chữ" * 100, body="dài" * 1_700, dedupe_key="test:1")

    reader = visit(width=width, height=844).enters(office).goes_to("notifications:inbox").looks(at="a word without end")

    [notice] = reader.page.locator(".notice-line").all()
    told = notice.locator(".measure").inner_text()
    assert (len(told), told[-4:]) == (400, "dài…")

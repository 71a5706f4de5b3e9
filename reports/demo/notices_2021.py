"""Two notices of the office in June 2021: one whose mistake was mended by another, one that was withdrawn."""

from dataclasses import replace
from datetime import date

from accounts.models import User
from documents.content import Body, Paper, Paragraph, Signature
from documents.models import IssuedPaper
from documents.services import (
    draft_paper,
    draft_replacement,
    issue_paper,
    redraft_paper,
    submit_for_signing,
    withdraw_paper,
)
from reports.demo.diary import Diary
from reports.demo.organisation import Organisation

HANDING_IN = "Việc nộp báo cáo kết quả thi đua đợt 1 năm 2021"
WRONG_LINE = "Các phòng, đơn vị gửi báo cáo bằng văn bản giấy về Văn phòng Sở trước ngày 20/6/2021."
RIGHT_LINE = (
    "Các phòng, đơn vị nộp báo cáo trên hệ thống trước ngày 20/6/2021, không phải gửi bản giấy về Văn phòng Sở."
)
MEETING = "Lịch họp sơ kết phong trào thi đua đợt 1 năm 2021"
MEETING_LINE = "Giám đốc Sở chủ trì họp sơ kết lúc 14 giờ ngày 29/6/2021 tại hội trường tầng 2, trụ sở Sở."
CALLED_OFF = "Hoãn họp tập trung để phòng, chống dịch Covid-19; kết quả sơ kết được gửi bằng văn bản."


def replace_a_notice(organisation: Organisation, diary: Diary) -> None:
    """The first notice asked for paper by mistake; the second says so and takes its place."""
    office = organisation.users["vanphong"]
    with diary.on(date(2021, 6, 7), 9):
        wrong = _issued(organisation, HANDING_IN, WRONG_LINE, number=58, on=date(2021, 6, 7))
    with diary.on(date(2021, 6, 9), 9):
        right = draft_replacement(actor=office, paper=wrong)
        content = right.paper
        redraft_paper(
            actor=office,
            paper=right,
            content=replace(content, blocks=(Paragraph(RIGHT_LINE), *content.blocks[1:])),
        )
        _sign(office, right, number=60, on=date(2021, 6, 9))


def withdraw_a_notice(organisation: Organisation, diary: Diary) -> None:
    with diary.on(date(2021, 6, 24), 11):
        called = _issued(organisation, MEETING, MEETING_LINE, number=64, on=date(2021, 6, 24))
    with diary.on(date(2021, 6, 25), 8):
        withdraw_paper(
            actor=organisation.users["vanphong"], paper=called, reason=CALLED_OFF, withdrawn_on=date(2021, 6, 25)
        )


def _issued(organisation: Organisation, summary: str, line: str, *, number: int, on: date) -> IssuedPaper:
    department, office = organisation.department, organisation.users["vanphong"]
    director = organisation.users["giamdoc"].person
    assert director is not None
    content = Paper(
        kind="TB",
        body=Body(
            name=department.letterhead,
            symbol=department.symbol,
            place=department.place,
            superior=department.superior,
            full_name=department.name,
        ),
        summary=summary,
        blocks=(Paragraph(line),),
        signature=Signature(post=director.position, name=director.full_name),
        recipients=("Các phòng, đơn vị thuộc Sở", "Lãnh đạo Sở"),
        year=on.year,
    )
    paper = draft_paper(actor=office, body=department, content=content)
    return _sign(office, paper, number=number, on=on)


def _sign(office: User, paper: IssuedPaper, *, number: int, on: date) -> IssuedPaper:
    submit_for_signing(actor=office, paper=paper)
    return issue_paper(actor=office, paper=paper, number=number, issued_on=on, confirmed=True)

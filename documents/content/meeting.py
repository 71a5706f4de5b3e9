"""What the decree asks of minutes (Mẫu 1.9) and invitations (Mẫu 1.7): who meets, when, where, about what."""

from dataclasses import dataclass, field
from datetime import date, datetime

from documents import decree
from documents.content.blocks import TYPED_END, Block, DashList, Paragraph
from documents.content.stored import LATER
from documents.decree import PaperRefused


@dataclass(frozen=True)
class Meeting:
    """The facts that minutes begin and end with; `starts_at=None` and `ends_at=None` leave gaps for a hand, for the hour
    alone where `held_on` is known."""

    place: str
    attendees: tuple[str, ...]
    chair: str
    secretary: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    year: int = 0
    absent: str = ""
    spoken_name: str = "Cuộc họp"
    chair_label: str = "Chủ trì (chủ tọa)"
    secretary_label: str = "Thư ký (người ghi biên bản)"
    attendees_label: str = "Thành phần tham dự"
    topic_label: str = "Nội dung (theo diễn biến cuộc họp)"
    held_on: date | None = field(default=None, metadata=LATER)

    def __post_init__(self) -> None:
        for value, missing in (
            (self.place.strip(), "địa điểm"),
            (any(line.strip() for line in self.attendees), "thành phần tham dự"),
            (self.chair.strip(), "người chủ trì"),
            (self.secretary.strip(), "thư ký"),
        ):
            if not value:
                raise PaperRefused(f"Biên bản phải ghi {missing}.")
        if self.starts_at is None and self.year < 1900:
            raise PaperRefused("Biên bản chưa có thời gian bắt đầu thì phải cho biết năm.")
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise PaperRefused("Thời gian kết thúc cuộc họp không được trước thời gian bắt đầu.")

    @property
    def printed_year(self) -> int:
        return self.starts_at.year if self.starts_at else self.year

    @property
    def opening(self) -> tuple[Block, ...]:
        people: tuple[Block, ...] = (
            (Paragraph(f"{self.attendees_label}: {_bare(self.attendees[0])}."),)
            if len(self.attendees) == 1
            else (
                Paragraph(f"{self.attendees_label}:", keep_with_next=True),
                DashList(
                    tuple(f"{_bare(line)}{';' if line != self.attendees[-1] else '.'}" for line in self.attendees)
                ),
            )
        )
        absent = (Paragraph(f"Vắng mặt: {_bare(self.absent)}."),) if self.absent.strip() else ()
        return (
            Paragraph(f"Thời gian bắt đầu: {decree.written_time(self.starts_at, self.printed_year, self.held_on)}."),
            Paragraph(f"Địa điểm: {_bare(self.place)}."),
            *people,
            *absent,
            Paragraph(f"{self.chair_label}: {_bare(self.chair)}."),
            Paragraph(f"{self.secretary_label}: {_bare(self.secretary)}."),
            Paragraph(f"{self.topic_label}:", keep_with_next=True),
        )

    @property
    def closing(self) -> tuple[Block, ...]:
        ended = decree.written_time(self.ends_at, self.printed_year, self.held_on)
        return (Paragraph(f"{self.spoken_name} kết thúc vào {ended}."),)


@dataclass(frozen=True)
class Invitation:
    """Whom a giấy mời invites, to what, when and where; printed before the further words."""

    guests: tuple[str, ...]
    topic: str
    place: str
    chair: str = ""
    starts_at: datetime | None = None
    year: int = 0
    closing_words: str = "Kính mong quý đại biểu tham dự đúng thành phần, thời gian."

    def __post_init__(self) -> None:
        for value, missing in (
            (any(line.strip() for line in self.guests), "người được mời"),
            (self.topic.strip(), "nội dung cuộc họp"),
            (self.place.strip(), "địa điểm"),
        ):
            if not value:
                raise PaperRefused(f"Giấy mời phải ghi {missing}.")
        if self.starts_at is None and self.year < 1900:
            raise PaperRefused("Giấy mời chưa có thời gian thì phải cho biết năm.")

    def opening(self, host: str) -> tuple[Block, ...]:
        """The first words, spoken by the issuing body."""
        guests: tuple[Block, ...] = (
            (Paragraph(f"{host} trân trọng kính mời: {_bare(self.guests[0])}"),)
            if len(self.guests) == 1
            else (
                Paragraph(f"{host} trân trọng kính mời:", keep_with_next=True),
                DashList(tuple(f"{_bare(line)}{';' if line != self.guests[-1] else '.'}" for line in self.guests)),
            )
        )
        chair = (Paragraph(f"Chủ trì: {_bare(self.chair)}"),) if self.chair.strip() else ()
        year = self.starts_at.year if self.starts_at else self.year
        return (
            *guests,
            Paragraph(f"Tới dự: {_bare(self.topic)}"),
            *chair,
            Paragraph(f"Thời gian: {decree.written_time(self.starts_at, year)}"),
            Paragraph(f"Địa điểm: {_bare(self.place)}"),
        )

    @property
    def closing(self) -> tuple[Block, ...]:
        return (Paragraph(self.closing_words),) if self.closing_words.strip() else ()


def _bare(text: str) -> str:
    return TYPED_END.sub("", text).strip().lstrip("-").strip().rstrip(";.,").rstrip()

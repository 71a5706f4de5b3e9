"""A meeting of the council as the office types it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django import forms
from django.forms import BoundField

from awards.models import CouncilMeeting, CouncilVote, Nomination, VoteBasis
from awards.services.meetings import MeetingFacts, Votes
from core.fields import DayField, LongTextField

PARTS = {
    "issued": "phát ra",
    "returned": "thu về",
    "valid": "hợp lệ",
    "agreed": "đồng ý",
    "disagreed": "không đồng ý",
}


@dataclass(frozen=True)
class VoteFields:
    """A nominee with his five boxes."""

    nomination: Nomination
    boxes: tuple[tuple[str, BoundField], ...]


class MeetingForm(forms.Form):
    """Facts, then five figures for each nominee; a nominee without figures was not voted on."""

    held_on = DayField(label="Ngày họp")
    starts_at = forms.TimeField(label="Bắt đầu lúc", widget=forms.TimeInput(format="%H:%M"), help_text="Ví dụ 8:00")
    ends_at = forms.TimeField(
        label="Kết thúc lúc", required=False, widget=forms.TimeInput(format="%H:%M"), help_text="Ví dụ 10:30"
    )
    place = forms.CharField(label="Địa điểm", max_length=200)
    chair = forms.CharField(label="Họ tên người chủ trì", max_length=120)
    chair_post = forms.CharField(label="Chức vụ trong Hội đồng", max_length=80, initial="Chủ tịch")
    secretary = forms.CharField(label="Họ tên thư ký", max_length=120)
    members = forms.IntegerField(label="Tổng số thành viên Hội đồng", min_value=1, max_value=200)
    basis = forms.ChoiceField(
        label="Tỷ lệ đồng ý tính trên",
        choices=VoteBasis.choices,
        help_text="Theo quy chế của Hội đồng; biên bản ghi rõ mẫu số này.",
    )
    present = LongTextField(
        label="Thành viên dự họp",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Mỗi dòng một người, ví dụ: Bà Lê Thị Hoa, Ủy viên.",
    )
    absent = LongTextField(
        label="Vắng mặt",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Mỗi dòng một người, kèm lý do.",
    )
    is_secret = forms.BooleanField(label="Bỏ phiếu kín", required=False, initial=True)
    tellers = LongTextField(
        label="Ban kiểm phiếu",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng một người, trưởng ban đứng đầu, người ghi biên bản đứng thứ hai.",
    )
    conclusion = LongTextField(label="Kết luận", max_length=5000, widget=forms.Textarea({"rows": 4}))

    def __init__(
        self,
        *args: Any,
        nominees: Sequence[Nomination],
        meeting: CouncilMeeting | None = None,
        votes: Sequence[CouncilVote] = (),
        **kwargs: Any,
    ) -> None:
        self.nominees = nominees
        initial: dict[str, Any] = {}
        if meeting:
            initial = {field.name: getattr(meeting, field.name) for field in fields(MeetingFacts)}
            initial |= {f"{part}_{vote.nomination_id}": getattr(vote, part) for vote in votes for part in PARTS}
        super().__init__(*args, initial=initial or None, **kwargs)
        for row in nominees:
            for part, label in PARTS.items():
                self.fields[f"{part}_{row.pk}"] = forms.IntegerField(
                    label=f"{row.nominee_name}: {label}", required=False, min_value=0, max_value=200
                )

    @property
    def rows(self) -> Iterator[VoteFields]:
        for row in self.nominees:
            yield VoteFields(
                row, tuple((label.capitalize(), self[f"{part}_{row.pk}"]) for part, label in PARTS.items())
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in self.nominees:
            given = [part for part in PARTS if data.get(f"{part}_{row.pk}") is not None]
            if given and len(given) < len(PARTS):
                missing = next(part for part in PARTS if part not in given)
                if f"{missing}_{row.pk}" not in self.errors:
                    self.add_error(
                        f"{missing}_{row.pk}", f"Ghi đủ năm số của {row.nominee_name}, hoặc để trống cả năm ô."
                    )
        return data

    @property
    def facts(self) -> MeetingFacts:
        return MeetingFacts(**{field.name: self.cleaned_data[field.name] for field in fields(MeetingFacts)})

    @property
    def votes(self) -> list[Votes]:
        data = self.cleaned_data
        return [
            Votes(row, **{part: data[f"{part}_{row.pk}"] for part in PARTS})
            for row in self.nominees
            if data[f"issued_{row.pk}"] is not None
        ]

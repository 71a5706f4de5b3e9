"""What the office types to begin a summary report, in its sections, and for a letter."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.models import Campaign, Phase
from campaigns.outline import ENTRIES
from core import clock
from core.fields import DayField, LinesField
from core.text import without_nul
from documents.content import says_nothing
from reports.services.bulk import ALL_TASKS
from reports.services.sections import Move, Typed


class CutOffForm(forms.Form):
    """The day of a report's figures."""

    cut_off_on = DayField(
        label="Ngày chốt số liệu",
        initial=clock.today,
        help_text="Số liệu trong báo cáo được ghi là tính đến ngày này.",
        error_messages={"required": "Ghi ngày chốt số liệu."},
    )


class ConsolidationForm(CutOffForm):
    """A phase, or any day of the campaign; proposed is the newest phase that has begun."""

    field_order = ("phase", "cut_off_on")
    phase = forms.ModelChoiceField(
        label="Tổng hợp cho",
        queryset=Phase.objects.none(),
        required=False,
        empty_label="Từ đầu năm đến ngày chốt số liệu",
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["phase"]
        opened = campaign.phases.exclude(state="planned").order_by("ordinal")
        field.queryset = opened  # type: ignore[attr-defined]
        field.label_from_instance = lambda phase: f"{phase}: {phase.name}"  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial.setdefault("phase", opened.filter(starts_on__lte=clock.today()).last())


class UrgingForm(forms.Form):
    """Until when the units are asked to hand in."""

    answer_by = DayField(
        label="Đề nghị nộp chậm nhất ngày",
        help_text="Ngày này được ghi trong công văn; hạn của Kế hoạch vẫn giữ nguyên.",
        error_messages={"required": "Ghi ngày đề nghị nộp."},
    )


class NothingForm(forms.Form):
    """Nothing to type: the verb needs no more than its reports."""


class WaiverForm(forms.Form):
    """Why the units need not report."""

    reason = forms.CharField(
        label="Lý do miễn nộp",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        help_text="Mỗi đơn vị nhận được câu này; nhật ký của từng báo cáo giữ lại.",
        error_messages={"required": "Ghi lý do miễn nộp để đơn vị và người xem sau này biết."},
    )


class MoreTimeForm(forms.Form):
    """Until when the reports may come, and why."""

    until = DayField(
        label="Ngày của hạn mới",
        help_text="Báo cáo chưa nộp lần nào giữ cách ghi hạn của đợt (trước ngày hoặc chậm nhất ngày); báo cáo bị trả lại "
        "được sửa đến hết ngày này. Lịch nhắc theo ngày mới; hạn cũ vẫn được giữ trong lịch sử.",
        error_messages={"required": "Ghi ngày của hạn mới."},
    )
    reason = forms.CharField(
        label="Lý do gia hạn",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": "Ghi lý do gia hạn để đơn vị và người xem sau này biết."},
    )


class ReturnManyForm(forms.Form):
    """Which parts of each report are opened again, and what is to be mended in them."""

    parts = forms.MultipleChoiceField(
        label="Các mục phải sửa",
        choices=[(ALL_TASKS, "Tất cả nhiệm vụ"), *((entry.code, entry.label) for entry in ENTRIES)],
        widget=forms.CheckboxSelectMultiple,
        help_text="Đơn vị chỉ sửa được các mục này; báo cáo không có mục nào như vậy được bỏ qua.",
        error_messages={"required": "Chọn ít nhất một mục để đơn vị biết phải sửa mục nào."},
    )
    reason = forms.CharField(
        label="Đề nghị sửa",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        help_text="Câu này đứng ở từng mục phải sửa.",
        error_messages={"required": "Ghi rõ đề nghị sửa."},
    )


class InvitationForm(forms.Form):
    """When, where and with whom the meeting is held; time and day may be left to a hand."""

    held_on = DayField(label="Ngày họp", required=False, help_text="Bỏ trống thì giấy mời chừa chỗ ghi tay.")
    held_at = forms.TimeField(
        label="Giờ họp",
        required=False,
        input_formats=("%H:%M", "%Hh%M", "%Hh", "%H giờ %M", "%H giờ"),
        widget=forms.TextInput({"placeholder": "8:00", "autocomplete": "off", "maxlength": 12}),
        error_messages={"invalid": "Ghi giờ như 8:00 hoặc 14 giờ 30."},
    )
    place = forms.CharField(label="Địa điểm", max_length=200)
    chair = forms.CharField(label="Chủ trì", max_length=200)
    guests = LinesField(
        label="Thành phần được mời",
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Mỗi thành phần một dòng.",
    )
    requests = LinesField(
        label="Đề nghị chuẩn bị",
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi đề nghị một dòng; bỏ trống nếu không có.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("held_on", "held_at") if cleaned.get(name)]
        if len(given) == 1 and not self.errors:
            missing = "held_at" if given == ["held_on"] else "held_on"
            self.add_error(missing, "Ghi cả ngày và giờ họp, hoặc bỏ trống cả hai.")
        return cleaned


@dataclass(frozen=True)
class TypedWindow:
    """What a form of the desk holds: the paragraphs that it showed with the new ones between them, the one written behind
    the last of them, and which one is to move."""

    paragraphs: list[Typed]
    added: str
    added_kind: str
    after: int
    move: Move | None

    @property
    def ids(self) -> list[int]:
        return [each.pk for each in self.paragraphs if each.pk]

    @property
    def last_added(self) -> str:
        """The words that were written last as a paragraph of their own."""
        return self.added or next((each.text for each in reversed(self.paragraphs) if not each.pk), "")


def window_typed(posted: QueryDict) -> TypedWindow:
    """The posted window; line ends as they are kept, not as browsers send them. A paragraph that is not named is left as
    it stands."""
    columns = [posted.getlist(name) for name in ("paragraph", "seen", "kind", "items", "text")]
    paragraphs = [
        Typed(
            text=_words(text),
            pk=int(pk),
            seen=seen,
            kind=_kind(kind),
            items=tuple(int(item) for item in items.split(",") if item.isdecimal()),
        )
        for pk, seen, kind, items, text in zip(*columns, strict=False)
        if pk.isdecimal()
    ]
    after = posted.get("after", "")
    return TypedWindow(
        paragraphs=[each for each in paragraphs if each.pk or each.text],
        added=_words(posted.get("added", "")),
        added_kind=_kind(posted.get("added_kind", "")),
        after=int(after) if after.isdecimal() else 0,
        move=_move(posted),
    )


def _kind(typed: str) -> str:
    return "heading" if typed == "heading" else "text"


def _move(posted: QueryDict) -> Move | None:
    """The button that was pressed names the paragraph and the position that it had."""
    for name, step in (("up", -1), ("down", 1)):
        pk, _, position = posted.get(name, "").partition(":")
        if pk.isdecimal() and position.isdecimal():
            return Move(int(pk), int(position), int(position) + step)
    return None


def _words(typed: str) -> str:
    words = without_nul(typed).replace("\r\n", "\n").strip()
    return "" if says_nothing(words) else words

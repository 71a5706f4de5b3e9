"""What is typed about more time for a report: a day, a reason, an answer."""

from datetime import date
from typing import Any

from django import forms

from campaigns.deadlines import due_words
from campaigns.models import Extension, Submission
from campaigns.queries.extensions import date_refusal, extended_deadline
from core import clock
from core.calendar import Bound, Deadline
from core.fields import DayField

WORDS_LIMIT = 2000
MANY_KEEP_THEIR_WORDING = (
    "Báo cáo chưa nộp lần nào giữ cách ghi hạn của đợt (trước ngày hoặc chậm nhất ngày); báo cáo bị trả lại được sửa đến "
    "hết ngày này."
)


def _words(label: str, *, required: str = "", help_text: str = "") -> forms.CharField:
    """Some sentences; `required` refuses an empty answer."""
    return forms.CharField(
        label=label,
        max_length=WORDS_LIMIT,
        required=bool(required),
        widget=forms.Textarea({"rows": 3}),
        help_text=help_text,
        error_messages={"required": required} if required else None,
    )


class _NewDeadlineForm(forms.Form):
    """A later day for one report: its field speaks as the deadline will, and refuses what the verb would refuse."""

    until = DayField(error_messages={"required": "Ghi ngày của hạn mới."})

    def __init__(self, data: Any = None, *, submission: Submission, present: Deadline, label: str, **more: Any) -> None:
        super().__init__(data, **more)
        self.submission, self.present = submission, present
        bound = extended_deadline(submission, present.due_on).bound
        self.fields["until"].label = f"{label} {Bound(bound).label}"
        self.fields["until"].help_text = f"Hạn hiện nay: {due_words(present)}."

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if refusal := date_refusal(self.submission, until, self.present, clock.today()):
            raise forms.ValidationError(refusal)
        return until


class AskForm(_NewDeadlineForm):
    """The unit asks for more time."""

    reason = _words("Lý do", required="Ghi lý do để người quyết định biết vì sao cần thêm thời gian.")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, label="Đề nghị nộp", **more)


class GrantForm(_NewDeadlineForm):
    """The asked day, or another one."""

    note = _words("Ý kiến với đơn vị", help_text="Không bắt buộc.")

    def __init__(self, data: Any = None, *, extension: Extension, present: Deadline) -> None:
        super().__init__(
            data,
            submission=extension.submission,
            present=present,
            label="Gia hạn, nộp",
            initial={"until": extension.until},
            auto_id="dong-y-%s",
        )


class RefuseForm(forms.Form):
    """Why not."""

    note = _words("Lý do không gia hạn", required="Ghi lý do không gia hạn để đơn vị biết.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="tu-choi-%s")


class AnswerForm(forms.Form):
    """One answer to several questions."""

    extensions = forms.ModelMultipleChoiceField(
        Extension.objects.none(),
        label="Đề nghị",
        error_messages={
            "required": "Chọn ít nhất một đề nghị để trả lời.",
            "invalid_choice": "Có đề nghị đã được trả lời hoặc đã rút. Xem lại danh sách rồi chọn lại.",
        },
    )
    is_granted = forms.TypedChoiceField(
        choices=[("1", "Đồng ý"), ("0", "Không đồng ý")], label="Trả lời", coerce=lambda value: value == "1"
    )
    note = _words("Ý kiến với các đơn vị", help_text="Không gia hạn thì phải ghi lý do.")

    def __init__(self, data: Any = None, *, waiting: Any) -> None:
        super().__init__(data)
        field = self.fields["extensions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = waiting

    @property
    def ticked(self) -> set[str]:
        """Ids that stay ticked when the form comes back."""
        return set(self["extensions"].value() or ())


class ExtendForm(forms.Form):
    """One later day for several reports, for one reason."""

    submissions = forms.ModelMultipleChoiceField(
        Submission.objects.none(),
        label="Báo cáo",
        error_messages={
            "required": "Chọn ít nhất một báo cáo để gia hạn.",
            "invalid_choice": "Có báo cáo không còn gia hạn được. Xem lại danh sách rồi chọn lại.",
        },
    )
    until = DayField(
        label="Hạn mới", error_messages={"required": "Ghi ngày của hạn mới."}, help_text=MANY_KEEP_THEIR_WORDING
    )
    reason = _words("Lý do gia hạn", required="Ghi lý do gia hạn để đơn vị và người xem sau này biết.")

    def __init__(self, data: Any = None, *, extendable: Any, picked: tuple[str, ...] = ()) -> None:
        super().__init__(data, initial={"submissions": picked})
        field = self.fields["submissions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = extendable

    @property
    def ticked(self) -> set[str]:
        """Ids that are ticked: those of the address at first, those of the person afterwards."""
        return set(self["submissions"].value() or ())

"""Who judges the ticked reports, and by when."""

from typing import Any

from django import forms

from accounts.models import User
from campaigns.models import Submission
from campaigns.queries.reviews import assignable, reviewers_of
from core.fields import DayField


class AssignForm(forms.Form):
    """The ticked reports, the reviewer, the day; an empty reviewer takes them back."""

    submissions = forms.ModelMultipleChoiceField(
        queryset=Submission.objects.none(),
        error_messages={
            "required": "Chọn ít nhất một báo cáo để giao.",
            "invalid_choice": "Một báo cáo đã chọn vừa được xử lý xong hoặc không còn ở đây. Chọn lại.",
            "invalid_pk_value": "Một báo cáo đã chọn không còn ở đây. Chọn lại.",
        },
    )
    reviewer = forms.ModelChoiceField(
        label="Người thẩm định",
        queryset=User.objects.none(),
        required=False,
        empty_label="Không giao riêng ai",
        error_messages={"invalid_choice": "Người này không thẩm định báo cáo ở đây. Chọn người khác."},
    )
    due_on = DayField(
        label="Thẩm định xong trước hết ngày",
        required=False,
        help_text="Bỏ trống thì không có hạn; có hạn thì người được giao thấy ở Việc của bạn và được nhắc.",
    )

    def __init__(self, data: Any = None, *, user: User, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["submissions"].queryset = assignable(user)  # type: ignore[attr-defined]
        self.fields["reviewer"].queryset = reviewers_of(user)  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        return self.data.getlist("submissions") if self.is_bound else []  # type: ignore[attr-defined]

"""What is typed about days off."""

from django import forms

from core.fields import DayField
from core.models import Holiday


class HolidayForm(forms.ModelForm):
    on = DayField(
        label="Ngày",
        error_messages={"unique": "Ngày này đã có trong lịch. Bỏ dòng cũ trước khi nhập lại."},
    )

    class Meta:
        model = Holiday
        fields = ["on", "name", "is_day_off", "source"]
        help_texts = {
            "is_day_off": "Bỏ chọn nếu đây là ngày thứ Bảy, Chủ nhật làm bù.",
            "source": "Số, ngày thông báo nghỉ của năm",
        }

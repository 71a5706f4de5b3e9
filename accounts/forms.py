"""What is typed into the registers."""

from collections.abc import Iterable
from typing import Any

from allauth.account import forms as entrance
from django import forms
from django.db.models import Case, Q, When

from accounts.models import Membership, Person, Role, Scope, Unit, User
from accounts.queries import stand_ins
from accounts.services import PERSON_FIELDS, UNIT_FIELDS, may_sign_papers
from core import clock
from core.fields import DayField

POLICY_IN_WORDS = (
    "Ít nhất 14 ký tự, không toàn chữ số, không giống tên của bạn. Gợi ý: ghép bốn, năm từ chẳng liên quan gì nhau."
)


class PasswordChangeForm(entrance.ChangePasswordForm):
    """The policy in one sentence, where the library lists each of its checks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = POLICY_IN_WORDS
        if self.user is not None and self.user.password_is_given:
            self.fields["oldpassword"].label = "Mật khẩu được cấp"
            self.fields["oldpassword"].help_text = ""


class PasswordResetForm(entrance.ResetPasswordKeyForm):
    """The same policy behind the link of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = POLICY_IN_WORDS


class UnitForm(forms.ModelForm):
    valid_from = DayField(label="Hoạt động từ ngày", required=False)
    valid_to = DayField(label="Đến hết ngày", required=False)

    class Meta:
        model = Unit
        fields = list(UNIT_FIELDS)
        help_texts = {
            "code": "Viết liền, không dấu, ví dụ SCT. Dùng khi nhập kế hoạch bằng lệnh.",
            "symbol": "Năm ô này chỉ cần cho đơn vị ban hành văn bản. Ví dụ: SCT",
            "letterhead": "Ví dụ: SỞ CÔNG THƯƠNG",
            "superior": "Ví dụ: UBND TỈNH HÀ TĨNH",
            "ministry": "Ví dụ: Bộ Công Thương. Ghi trên tờ trình đề nghị bộ khen thưởng.",
            "place": "Ví dụ: Hà Tĩnh",
            "position": "Số nhỏ đứng trước.",
        }
        error_messages = {"code": {"unique": "Mã này đã dùng cho đơn vị khác. Chọn mã khác."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].empty_label = "Không thuộc đơn vị nào"  # type: ignore[attr-defined]
        # The unit at the top names the system; the first one ever entered stands there.
        if self.instance.parent_id or (self.instance.pk is None and Unit.objects.exists()):
            del self.fields["system_name"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        values.setdefault("system_name", self.instance.system_name)
        start, end = values.get("valid_from"), values.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Ngày kết thúc phải sau ngày bắt đầu. Chọn ngày khác.")
        return values


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = list(PERSON_FIELDS)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "Chọn đơn vị"  # type: ignore[attr-defined]


class UserCreateForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.filter(user=None, is_active=True).select_related("unit"),
        label="Cá nhân",
        empty_label="Chọn một người",
        help_text="Người chưa có tài khoản. Chưa thấy tên? Thêm ở mục Cá nhân trước.",
    )
    username = forms.RegexField(
        r"^[a-z0-9._-]{3,30}$",
        label="Tên đăng nhập",
        help_text="Chữ thường không dấu, số, dấu chấm, gạch nối; từ 3 đến 30 ký tự.",
        error_messages={"invalid": "Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch nối; từ 3 đến 30 ký tự."},
    )
    email = forms.EmailField(label="Thư điện tử", required=False, help_text="Nơi nhận lời nhắc hạn nộp.")


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["email", "is_active"]
        labels = {"email": "Thư điện tử", "is_active": "Được đăng nhập"}
        help_texts = {"is_active": "Bỏ chọn khi người này thôi việc hoặc chuyển công tác."}


class GrantForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.all(), label="Đơn vị", empty_label="Chọn đơn vị")
    role = forms.ChoiceField(choices=Role.choices, label="Vai trò")
    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa định ngày kết thúc.")


class EndRoleForm(forms.Form):
    ends_on = DayField(label="Đến hết ngày")


# An empty value would be no answer, so everything has a word of its own.
EVERYTHING = "moi-viec"
# What each scope lets a deputy do, by the role that is lent.
WORK = {
    Scope.REPORTS: {
        Role.HEAD: "soạn, nộp, xin gia hạn, trả lời kiểm tra",
        Role.DIRECTOR: "thẩm định báo cáo của {office}",
    },
    Scope.AWARDS: {Role.HEAD: "lập và gửi đề nghị khen thưởng", Role.DIRECTOR: "quyết định các đề nghị khen thưởng"},
    Scope.PAPERS: {Role.HEAD: "đứng tên ký tờ trình của {office}", Role.DIRECTOR: "đứng tên ký, ký số văn bản"},
}


def _office_words(name: str) -> str:
    """`Văn phòng` is called so within its body; an office that is a body itself by its name."""
    return "Văn phòng" if name.startswith("Văn phòng") else name


def _scopes(held: Iterable[Membership]) -> list[tuple[str, str]]:
    """The scopes with a sentence each, as far as what is held reaches; a unit without papers has none to sign."""
    rights = list(held)
    directed = [right.unit_id for right in rights if right.role == Role.DIRECTOR]
    offices = Unit.objects.existing_on(clock.today()).filter(is_office=True, parent__in=directed).order_by("-position")
    named = {right.unit_id: right.unit.name for right in rights} | {row.parent_id: row.name for row in offices}
    choices = [(EVERYTHING, "Mọi việc của chức danh này trên hệ thống.")]
    for scope, work in WORK.items():
        said = dict.fromkeys(
            sentence.format(office=_office_words(named[right.unit_id]))
            for role, sentence in work.items()
            for right in rights
            if right.role == role and (scope != Scope.PAPERS or may_sign_papers(right.role, right.unit))
        )
        if said:
            choices.append((scope.value, f"Chỉ {scope.label}: {'; '.join(said)}."))
    return choices


def _right_in_words(right: Membership, held: Iterable[Membership]) -> str:
    """`Giám đốc Sở Công Thương: điều hành phong trào của Sở Công Thương`. Who leads a body and answers for it above
    holds two rights in one unit: the second is the one of every head of a unit."""
    directs_too = any(other.unit_id == right.unit_id and other.role == Role.DIRECTOR for other in held)
    is_second = right.role == Role.HEAD and directs_too
    head = f"Thủ trưởng đơn vị {right.unit.brief}" if is_second else right.unit.head
    return f"{head}: {right.unit.work_of(right.role)}"


class DelegationForm(forms.Form):
    """What the giver may pass on is one choice: a role in a unit that he holds himself; then what of it."""

    right = forms.ChoiceField(label="Thay chức danh")
    scope = forms.ChoiceField(
        label="Phạm vi",
        initial=EVERYTHING,
        widget=forms.RadioSelect,
        help_text="Phạm vi giới hạn việc được làm; người được ủy quyền vẫn xem được mọi việc của chức danh đã chọn. Giao "
        "hai chức danh hoặc hai phạm vi thì lập hai lần.",
        error_messages={
            "required": "Chọn phạm vi ủy quyền.",
            "invalid_choice": "Phạm vi này không có ở chức danh của bạn. Chọn phạm vi khác.",
        },
    )
    receiver = forms.ModelChoiceField(
        User.objects.none(),
        label="Người được ủy quyền",
        help_text="Người có tài khoản trong nội bộ cơ quan, không phải cấp trên.",
        error_messages={
            "invalid_choice": "Chọn người đang công tác trong nội bộ cơ quan, không phải cấp trên, cơ quan khác hay tài "
            "khoản quản trị."
        },
    )
    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày")
    document = forms.CharField(
        label="Văn bản ủy quyền", max_length=200, help_text="Số, ký hiệu, ngày; ví dụ: Giấy ủy quyền số 02/GUQ-SCT"
    )

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = clock.today()
        self.held = {
            str(membership.pk): membership
            for membership in Membership.objects.valid_on(day)
            .filter(user=giver, role__in=(Role.HEAD, Role.DIRECTOR))
            .select_related("unit__parent")
        }
        rights = self.held.values()
        self.fields["right"].choices = [  # type: ignore[attr-defined]
            (key, _right_in_words(right, rights)) for key, right in self.held.items()
        ]
        self.fields["scope"].choices = _scopes(rights)  # type: ignore[attr-defined]
        units = {right.unit_id: right.unit for right in rights}
        near = Q(pk__in=[])
        for unit in units.values():
            near |= Q(pk__in=stand_ins(unit).values("pk"))
        # The people of one's own unit first: they are the ones who stand in for a head.
        is_far = Case(When(person__unit_id__in=list(units), then=0), default=1)
        colleagues = User.objects.filter(near).exclude(pk=giver.pk).select_related("person__unit")
        ordered = colleagues.order_by(is_far, "person__full_name")
        self.fields["receiver"].queryset = ordered  # type: ignore[attr-defined]
        self.fields["receiver"].empty_label = "Chọn một người"  # type: ignore[attr-defined]
        self.fields["receiver"].label_from_instance = lambda user: f"{user} – {user.person.unit}"  # type: ignore[attr-defined]

    def clean_scope(self) -> str:
        typed: str = self.cleaned_data["scope"]
        return Scope.EVERYTHING if typed == EVERYTHING else typed

    def right_given(self) -> Membership:
        return self.held[self.cleaned_data["right"]]

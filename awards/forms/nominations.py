"""The nomination as a unit types it, and evidence for it."""

from typing import Any

from django import forms

from accounts.models import Person, Unit, User
from awards.models import AwardKind, Nomination, Subject
from awards.queries.law import kinds_for
from awards.queries.nominations import collectives_to_nominate, people_to_nominate
from awards.services.nominations import NewPerson, Proposal
from campaigns.models import Phase
from core.fields import DayField, LongTextField
from documents.uploads import ACCEPT


class PersonChoices(forms.ModelChoiceField):
    """People with their posts and units."""

    def label_from_instance(self, obj: Any) -> str:
        return " – ".join(part for part in (obj.full_name, obj.position, obj.unit.name) if part)


class KindChoices(forms.ModelChoiceField):
    """Radio buttons; the page shows the fields of a person or of a collective by the chosen one's subject."""

    widget = forms.RadioSelect


class NominationForm(forms.Form):
    """One person (of the register or new) or one collective, for one kind valid in the phase."""

    kind = KindChoices(
        label="Hình thức khen",
        queryset=AwardKind.objects.none(),
        empty_label=None,
        error_messages={"required": "Chọn hình thức khen."},
    )
    person = PersonChoices(
        label="Người được đề nghị", queryset=Person.objects.none(), required=False, empty_label="Chọn trong danh sách"
    )
    new_name = forms.CharField(label="Họ và tên", max_length=120, required=False)
    new_position = forms.CharField(
        label="Chức vụ", max_length=120, required=False, help_text="Ví dụ: Chuyên viên, Phó Trưởng phòng"
    )
    new_unit = forms.ModelChoiceField(
        label="Đơn vị của người đó", queryset=Unit.objects.none(), required=False, empty_label=None
    )
    new_is_leader = forms.BooleanField(label="Là lãnh đạo, quản lý", required=False)
    collective = forms.ModelChoiceField(
        label="Tập thể được đề nghị", queryset=Unit.objects.none(), required=False, empty_label="Chọn tập thể"
    )
    achievement = LongTextField(
        label="Thành tích",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        help_text="Việc đã làm và kết quả cụ thể trong đợt, có số liệu nếu được.",
        error_messages={"required": "Ghi thành tích đã đạt."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, phase: Phase, user: User, nomination: Nomination | None = None, **kwargs: Any):
        if nomination is not None:
            kwargs["initial"] = {**self.said_by(nomination), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        owner = phase.campaign.owner
        self.kinds = kinds_for(phase.ends_on)
        units = collectives_to_nominate(user, owner)
        self._choices_of("kind").queryset = AwardKind.objects.filter(pk__in=[kind.pk for kind in self.kinds])
        self._choices_of("person").queryset = people_to_nominate(user, owner)
        self._choices_of("collective").queryset = units
        self._choices_of("new_unit").queryset = units
        self.units = list(units)
        if len(self.units) == 1:
            self.initial.setdefault("collective", self.units[0].pk)
            self.fields["new_unit"].widget = forms.HiddenInput()
            self.initial.setdefault("new_unit", self.units[0].pk)

    def _choices_of(self, name: str) -> Any:
        return self.fields[name]

    @staticmethod
    def said_by(nomination: Nomination) -> dict[str, Any]:
        """What the form shows of a stored nomination."""
        return {
            "kind": nomination.kind_id,
            "person": nomination.person_id,
            "collective": nomination.collective_id,
            "achievement": nomination.achievement,
            "version": nomination.version,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if kind is None:
            return data
        if kind.subject == Subject.COLLECTIVE:
            if not data.get("collective"):
                self.add_error("collective", "Chọn tập thể được đề nghị.")
        elif data.get("new_name"):
            if data.get("person"):
                self.add_error("new_name", "Đã chọn một người trong danh sách thì để trống ô này.")
            if not data.get("new_position"):
                self.add_error("new_position", "Ghi chức vụ của người được đề nghị.")
            if not data.get("new_unit"):
                self.add_error("new_unit", "Chọn đơn vị của người được đề nghị.")
        elif not data.get("person"):
            self.add_error("person", "Chọn người được đề nghị, hoặc nhập họ tên và chức vụ bên dưới.")
        return data

    @property
    def proposal(self) -> Proposal:
        """The checked words as the service takes them."""
        data = self.cleaned_data
        if data["kind"].subject == Subject.COLLECTIVE:
            return Proposal(kind=data["kind"], achievement=data["achievement"], collective=data["collective"])
        new = None
        if data["new_name"]:
            new = NewPerson(data["new_name"], data["new_position"], data["new_unit"], data["new_is_leader"])
        return Proposal(kind=data["kind"], achievement=data["achievement"], person=data["person"], new_person=new)


class EvidenceForm(forms.Form):
    """A file, or the number and date of a document."""

    title = forms.CharField(
        label="Tên tài liệu", max_length=300, help_text="Ví dụ: Báo cáo thành tích, Biên bản họp bình xét"
    )
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False)
    document_on = DayField(label="Ngày văn bản", required=False)
    upload = forms.FileField(
        label="Tệp đính kèm",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text="PDF, DOCX, XLSX, JPG hoặc PNG, không quá 20 MB.",
    )

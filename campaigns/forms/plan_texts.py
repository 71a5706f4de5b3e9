"""The words of a plan as the office corrects them: a field for each."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from campaigns.queries.plan_texts import PlanText, Words, as_typed, fingerprint
from core.errors import RuleBroken
from core.fields import LinesField

_HINTS = {
    "based_on": "Mỗi dòng một văn bản, ví dụ: 15/KH-UBND ngày 19/1/2021 của Ủy ban nhân dân tỉnh. Luật, nghị định không ghi ở "
    "đây: văn bản lấy từ danh mục căn cứ pháp luật.",
    "duties": "Mỗi dòng một mục, không ghi số đầu dòng. Để trống thì văn bản dùng câu mẫu.",
    "recipients": "Mỗi dòng một nơi. Để trống thì văn bản dùng câu mẫu.",
    "movements": "Mỗi dòng một phong trào.",
    "occasions": "Mỗi dòng một ngày lễ, ví dụ: 96 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2026).",
}


class PlanTextsForm(forms.Form):
    """Bound to what was posted it asks only for the words that the page showed, and says only those that were changed
    there: a text left as it was shown is the one stored by now."""

    def __init__(self, data: Mapping[str, str] | None = None, *, texts: Mapping[str, PlanText]) -> None:
        self.texts = {key: text for key, text in texts.items() if data is None or key in data}
        self.labels_of_others: list[str] = []
        super().__init__(None if data is None else self._with_words_of_others(data))
        for key, text in self.texts.items():
            self.fields[key] = _line_field(text) if isinstance(text.value, str) else _lines_field(key, text.value)
            self.fields[key].label = text.label
            self.fields[_shown(key)] = forms.CharField(
                initial=fingerprint(text.value), required=False, widget=forms.HiddenInput
            )

    def _with_words_of_others(self, data: Mapping[str, str]) -> dict[str, str]:
        posted = dict(data.items())
        for key, text in self.texts.items():
            if _is_as_shown(posted, key) and posted[_shown(key)] != fingerprint(text.value):
                self.labels_of_others.append(text.label)
                posted |= {key: as_typed(text.value), _shown(key): fingerprint(text.value)}
        return posted

    def having_read(self, keys: Iterable[str], texts: Mapping[str, PlanText]) -> "PlanTextsForm":
        """The same words typed, by a person who has read what is stored at the keys by now."""
        read = {_shown(key): fingerprint(texts[key].value) for key in keys}
        return PlanTextsForm({**self.data, **read}, texts=texts)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for key in self.texts.keys() & data.keys():
            if sentence := _refusal(data[key], self.texts[key]):
                self.add_error(key, sentence)
        return data

    @property
    def said(self) -> dict[str, Words]:
        return {key: self.cleaned_data[key] for key in self.texts if not _is_as_shown(self.data, key)}

    @property
    def shown(self) -> dict[str, str]:
        """The fingerprints of the words that the page showed, by the keys of their texts."""
        return {key: self.cleaned_data[_shown(key)] for key in self.texts}


def _shown(key: str) -> str:
    return f"shown-{key}"


def _is_as_shown(posted: Mapping[str, str], key: str) -> bool:
    return fingerprint(posted[key]) == posted.get(_shown(key))


def _refusal(value: Words, text: PlanText) -> str:
    lines = [value] if isinstance(value, str) else value
    for line in lines:
        if text.limit and len(line) > text.limit:
            return f"“{line[:60]}…” dài hơn {text.limit} chữ cái. Hãy viết ngắn lại."
        try:
            text.read(line)
        except RuleBroken as refusal:
            return str(refusal)
    return ""


class SentenceField(forms.CharField):
    """One sentence, in a box of several rows that does not cut what is pasted."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


def _line_field(text: PlanText) -> forms.Field:
    return SentenceField(
        initial=text.value,
        required=not text.may_be_empty,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": f"Ghi {text.label[:1].lower()}{text.label[1:]}."},
    )


def _lines_field(key: str, lines: list[str]) -> forms.Field:
    # A line of the widest page holds about ninety letters.
    rows = sum(1 + len(line) // 90 for line in lines)
    return LinesField(
        initial=lines,
        required=False,
        help_text=_HINTS.get(key.partition("-")[0], "Mỗi dòng một ý."),
        widget=forms.Textarea(attrs={"rows": min(max(rows + 1, 3), 14)}),
    )

"""One row of the draft of a plan, as the page that corrects it shows and changes it."""

from django import forms


class RowForm(forms.Form):
    """One row of the draft. A row that was added and left empty is no row, whatever its hidden fields hold."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    lines: tuple[int, ...] = ()

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"key", "parent", "DELETE"})

    @property
    def row_key(self) -> str:
        return str(self["key"].value() or "")

    @property
    def wide_fields(self) -> list[forms.BoundField]:
        return [bound for bound in self.visible_fields() if bound.name in ("text", "name", "title", "number")]

    @property
    def short_fields(self) -> list[forms.BoundField]:
        wide = {bound.name for bound in self.wide_fields} | {"DELETE"}
        return [bound for bound in self.visible_fields() if bound.name not in wide]

    @property
    def is_open(self) -> bool:
        """Rows that were refused, and new ones, show their fields at once."""
        return not self.row_key or (self.is_bound and bool(self.errors))

    def shown(self, name: str) -> str:
        """The value as its field shows it, typed or stored."""
        return str(self.fields[name].widget.format_value(self[name].value()) or "")

    def choice_words(self, name: str) -> str:
        """The label of the chosen value, without its capital."""
        field = self.fields[name]
        label = dict(field.choices).get(self[name].value(), "") if isinstance(field, forms.ChoiceField) else ""
        return str(label)

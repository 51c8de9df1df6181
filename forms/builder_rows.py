"""Rows of the form builder: choices, levels and columns, each with the id it keeps."""

from __future__ import annotations

from typing import Any

from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional

from forms.base import filtered
from forms.columns import CELL_TYPES
from forms.types import TYPE_WORDS

CELL_WORDS = {kind: TYPE_WORDS[kind] for kind in CELL_TYPES}
#: Empty rows under the filled ones, so that more can be added without a script.
SPARE_ROWS = 2
#: Rows shown at the least: enough for most lists of choices and most scales.
LEAST_ROWS = 5


class Row(Form):
    """A row of a list; it is dropped when its label is empty."""

    class Meta:
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            options["filters"] = (*unbound_field.kwargs.get("filters", ()), filtered)
            return unbound_field.bind(form=form, **options)

    id = HiddenField()
    label = StringField("Choice")

    def value(self) -> dict[str, Any]:
        return {
            key: value for key, value in self.data.items() if value not in ("", None) and key != "csrf_token"
        }


class LevelRow(Row):
    label = StringField("Level")
    definition = TextAreaField("When to choose it")
    severity = IntegerField(
        "How serious (0 is least)", [Optional(), NumberRange(0, 100, "Enter a whole number from 0 to 100.")]
    )

    def value(self) -> dict[str, Any]:
        return super().value() | {"severity": self.severity.data or 0}


class ColumnRow(Row):
    label = StringField("Column")
    type = SelectField("What is typed in it", choices=CELL_WORDS, default="short_text")


class Rows(FieldList):
    """A list of rows; each row filters what was typed in it."""

    def __init__(self, row: type[Row], label: str, **kwargs: Any) -> None:
        super().__init__(FormField(row), label, **kwargs)

    def values(self) -> list[dict[str, Any]]:
        """The values of the rows that have a label."""
        return [entry.form.value() for entry in self.entries if entry.form.label.data]

    def add_spare(self) -> None:
        """Show empty rows under the filled ones."""
        for _ in range(max(SPARE_ROWS, LEAST_ROWS - len(self.entries))):
            self.append_entry()

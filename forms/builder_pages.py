"""The forms of the form builder: each reads a part of a definition into its inputs, and gives the changes to make.

Those of sections and questions stand in builder_questions.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from flask_wtf.file import FileField
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from forms.base import BaseForm
from forms.builder_rows import LevelRow, Rows
from forms.model import Characteristic, DefinitionError, FormDefinition, Scale

PROFILES = {
    "minimum": "Minimum: only what the law or the form cannot do without",
    "standard": "Standard: what a careful equality lead would ask",
    "thorough": "Thorough: everything, hints on style included",
}


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of what was typed: a blank line parts them."""
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]


def typed(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)


class EditForm(BaseForm):
    """An edit of a form; ``seen`` is the state its maker saw."""

    #: The inputs under each heading, in the order shown; without it all of them, in their own order.
    layout: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()
    #: Inputs that only some question types need.
    only_for: ClassVar[Mapping[str, str]] = {}
    seen = HiddenField()

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The inputs to show, under their headings."""
        groups = [
            (
                heading,
                [self[name] for name in names if name in self and not isinstance(self[name], HiddenField)],
            )
            for heading, names in self.layout or [("", list(self._fields))]
        ]
        return [(heading, inputs) for heading, inputs in groups if inputs]

    def add_spare(self) -> None:
        """Show empty rows under the filled ones of each list."""
        for field in self:
            if isinstance(field, Rows):
                field.add_spare()

    def refuse(self, error: DefinitionError) -> None:
        """Put the sentence of ``error`` beside the input it is about, or the first one."""
        keys = [key for key in re.findall(r"[a-z_]+", error.path) if key in self._fields]
        aliases = {"example": "good", "show_when": "only_if", "id": "label"}
        found = keys[-1:] or [
            aliases[key] for key in re.findall(r"[a-z_]+", error.path)[::-1] if key in aliases
        ]
        first = next(name for name, field in self._fields.items() if not isinstance(field, HiddenField))
        name = found[0] if found and found[0] in self._fields else first
        self._fields[name].errors = [*self._fields[name].errors, error.sentence]


class FormSettings(EditForm):
    title = StringField("Name of the form", [DataRequired("Enter a name."), Length(max=300)])
    organisation = StringField("Whose form it is", description="Empty for a form that any council may use.")
    introduction = TextAreaField(
        "Words before the first question", description="A blank line starts a new paragraph."
    )
    closing = TextAreaField("Words after the last question")
    profile = SelectField("How much is checked", choices=PROFILES)

    def show(self, definition: FormDefinition) -> None:
        self.title.data, self.organisation.data = definition.title, definition.organisation
        self.introduction.data, self.closing.data = typed(definition.introduction), typed(definition.closing)
        self.profile.data = definition.profile

    def changes(self) -> dict[str, Any]:
        return {
            "title": self.title.data,
            "organisation": self.organisation.data,
            "introduction": paragraphs(self.introduction.data),
            "closing": paragraphs(self.closing.data),
            "profile": self.profile.data,
        }


class CharacteristicForm(EditForm):
    label = StringField("Characteristic", [DataRequired("Enter what it is called.")])
    guidance = TextAreaField("Guidance", description="Who is meant, and where to look for evidence.")

    def show(self, who: Characteristic) -> None:
        self.label.data, self.guidance.data = who.label, typed(who.guidance)


class ScaleForm(EditForm):
    label = StringField("Name of the scale", [DataRequired("Enter what the scale is called.")])
    levels = Rows(LevelRow, "Levels")

    def show(self, scale: Scale) -> None:
        self.label.data = scale.label
        for level in scale.levels:
            self.levels.append_entry(
                {key: getattr(level, key) for key in ("id", "label", "definition", "severity")}
            )


class StartFormForm(BaseForm):
    """A new form from another one."""

    title = StringField("Name of the new form", [DataRequired("Enter a name."), Length(max=300)])
    source = SelectField("Start from", [DataRequired("Choose a form to start from.")])


class ImportForm(BaseForm):
    """A form from a file, or pasted."""

    file = FileField("File", description="A form exported here or by another council (JSON).")
    text = TextAreaField("Or paste it here")


class LiveForm(EditForm):
    change_note = TextAreaField(
        "What changed, and why",
        [DataRequired("Say what changed and why, for those who will read the form’s history.")],
    )

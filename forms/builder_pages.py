"""The forms of the form builder: each reads a part of a definition into its inputs, and gives the changes to make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from forms.base import BaseForm
from forms.builder_rows import ColumnRow, LevelRow, Row, Rows
from forms.columns import FIXED
from forms.model import Characteristic, Condition, DefinitionError, FormDefinition, Question, Scale, Section
from forms.purposes import PURPOSES
from forms.types import TYPE_WORDS

PROFILES = {
    "minimum": "Minimum: only what the law or the form cannot do without",
    "standard": "Standard: what a careful equality lead would ask",
    "thorough": "Thorough: everything, hints on style included",
}
ANSWERED = "*"


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
        shown = self.layout or [("", list(self._fields))]
        return [
            (
                heading,
                [self[name] for name in names if name in self and not isinstance(self[name], HiddenField)],
            )
            for heading, names in shown
        ]

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


class Conditional(EditForm):
    """What a section and a question share: they may be asked only if an earlier answer says so."""

    only_if = SelectField("Ask this", description="Leave this as it is to ask always.", validate_choice=False)
    or_if = SelectField("or if", validate_choice=False)
    or_if_too = SelectField("or if", validate_choice=False)

    def offer(self, earlier: Sequence[Question]) -> None:
        """The answers that a condition may wait for, from the questions that stand before."""
        choices = {"": "always"}
        for question in earlier:
            asked = question.label if len(question.label) <= 60 else f"{question.label[:57]}…"
            choices[f"{question.id}={ANSWERED}"] = f"only if answered: “{asked}”"
            choices |= {
                f"{question.id}={value}": f"only if {words} to “{asked}”"
                for value, words in answers_of(question)
            }
        self.only_if.choices = choices
        self.or_if.choices = self.or_if_too.choices = choices | {"": "(nothing else)"}

    def show_condition(self, condition: Condition | None) -> None:
        if condition:
            values = condition.values or (ANSWERED,)
            for field, value in zip((self.only_if, self.or_if, self.or_if_too), values, strict=False):
                field.data = f"{condition.question}={value}"

    def condition(self) -> dict[str, Any] | None:
        """The condition as the definition holds it. Raises DefinitionError for two questions in one condition."""
        chosen = [data for data in (self.only_if.data, self.or_if.data, self.or_if_too.data) if data]
        questions = list(dict.fromkeys(choice.partition("=")[0] for choice in chosen))
        values = list(dict.fromkeys(choice.partition("=")[2] for choice in chosen))
        if len(questions) > 1:
            raise DefinitionError(
                "form", "$.show_when", "A condition can wait for the answers to one question only."
            )
        if not questions:
            return None
        if ANSWERED in values:
            return {"question": questions[0], "not_blank": True}
        return {"question": questions[0]} | ({"equals": values[0]} if len(values) == 1 else {"in": values})


def answers_of(question: Question) -> list[tuple[str, str]]:
    """What can be answered to ``question`` as (value, words); nothing for words of one's own."""
    if question.type in ("yes_no", "yes_no_unsure"):
        unsure = [("dont_know", "“Don’t know”")] if question.type == "yes_no_unsure" else []
        return [("yes", "“Yes”"), ("no", "“No”"), *unsure]
    parts = question.scale.levels if question.scale else question.options
    return [(part.id, f"“{part.label}”") for part in parts]


class SectionForm(Conditional):
    layout = (
        ("", ("title", "part", "guidance", "for_each", "leave_out", "first_question")),
        ("When it is asked", ("stage", "only_if", "or_if", "or_if_too")),
    )
    title = StringField("Title", [DataRequired("Enter a title.")])
    part = StringField(
        "Heading above it", description="Sections that follow each other under one heading share it."
    )
    stage = SelectField(
        "When it is filled in", choices={"screening": "At screening", "full": "In the full assessment"}
    )
    for_each = BooleanField("Ask these questions about each characteristic")
    leave_out = SelectMultipleField("Except about", description="Tick those that this section leaves out.")
    guidance = TextAreaField("Guidance", description="A blank line starts a new paragraph.")
    first_question = StringField("Its first question", description="You can say more about it afterwards.")

    def show(self, section: Section) -> None:
        self.title.data, self.part.data, self.stage.data = section.title, section.part, section.stage
        self.for_each.data, self.guidance.data = bool(section.for_each), typed(section.guidance)
        self.show_condition(section.show_when)
        if "leave_out" in self:
            self.leave_out.data = list(section.leave_out)

    def offer_people(self, everyone: Sequence[Characteristic]) -> None:
        """The characteristics that the section may leave out; without any the input goes."""
        if everyone:
            self.leave_out.choices = {who.id: who.label for who in everyone}
        else:
            del self.leave_out

    def changes(self) -> dict[str, Any]:
        left_out = self.leave_out.data if self.for_each.data and "leave_out" in self else []
        return {
            "leave_out": left_out or [],
            "title": self.title.data,
            "part": self.part.data,
            "stage": self.stage.data,
            "for_each": "characteristic" if self.for_each.data else "",
            "guidance": paragraphs(self.guidance.data),
            "show_when": self.condition(),
        }


class QuestionForm(Conditional):
    layout = (
        ("", ("label", "purpose", "required")),
        ("How it is answered", ("type", "detail", "options", "scale", "columns", "signs", "statement")),
        ("Help beside it", ("guidance", "good", "weak")),
        ("When it is asked", ("only_if", "or_if", "or_if_too")),
        ("Where it comes from", ("was",)),
    )
    only_for = {
        "detail": "yes_no yes_no_unsure",
        "options": "one_of several_of",
        "scale": "scale",
        "columns": "table evidence consultation actions",
        "signs": "sign_off",
        "statement": "sign_off",
    }
    label = StringField("The question", [DataRequired("Enter the question.")])
    type = SelectField("Kind of answer", choices=TYPE_WORDS)
    purpose = SelectField(
        "What the answer is for",
        choices={key: f"{p.label[:1].upper()}{p.label[1:]}" for key, p in PURPOSES.items()},
        description="The checks find an answer by this, however the question is worded.",
    )
    guidance = TextAreaField("Guidance", description="A blank line starts a new paragraph.")
    good = TextAreaField("Example of a good answer")
    weak = TextAreaField("Example of a weak answer")
    required = BooleanField("An answer is needed")
    detail = StringField("Label of the text box beside a yes or no", description="Empty for no text box.")
    options = Rows(Row, "Choices")
    scale = SelectField("Which scale", choices={})
    columns = Rows(ColumnRow, "Columns")
    signs = SelectField(
        "Who signs",
        choices={"": "Nobody", "lead": "The lead officer", "head_of_service": "The head of service"},
    )
    statement = TextAreaField("The statement that is signed")
    was = StringField("Former ids", description="Ids this question had in earlier forms, parted by commas.")

    def offer_scales(self, scales: Sequence[Scale]) -> None:
        self.scale.choices = {"": "None"} | {scale.id: scale.label or scale.id for scale in scales}

    def show(self, question: Question) -> None:
        self.label.data, self.type.data, self.purpose.data = question.label, question.type, question.purpose
        self.guidance.data, self.required.data = typed(question.guidance), question.required
        self.detail.data, self.statement.data, self.signs.data = (
            question.detail,
            question.statement,
            question.signs,
        )
        self.scale.data, self.was.data = question.scale.id if question.scale else "", ", ".join(question.was)
        if question.example:
            self.good.data, self.weak.data = question.example.good, question.example.weak
        for option in question.options:
            self.options.append_entry({"id": option.id, "label": option.label})
        for column in question.columns:
            self.columns.append_entry({"id": column.id, "label": column.label, "type": column.type})
        self.show_condition(question.show_when)

    def changes(self) -> dict[str, Any]:
        kind = self.type.data
        example = {"good": self.good.data or "", "weak": self.weak.data or ""}
        columns = self.columns.values() if kind == "table" or kind in FIXED else []
        if [(each.get("id"), each["label"]) for each in columns] == [
            (c.id, c.label) for c in FIXED.get(kind, ())
        ]:
            columns = []
        return {
            "label": self.label.data,
            "type": kind,
            "purpose": self.purpose.data,
            "guidance": paragraphs(self.guidance.data),
            "example": example if any(example.values()) else None,
            "required": self.required.data,
            "detail": self.detail.data if kind.startswith("yes_no") else "",
            "options": self.options.values() if kind in ("one_of", "several_of") else [],
            "scale": self.scale.data if kind == "scale" else "",
            "columns": columns,
            "signs": self.signs.data if kind == "sign_off" else "",
            "statement": self.statement.data if kind == "sign_off" else "",
            "was": [part.strip() for part in (self.was.data or "").split(",") if part.strip()],
            "show_when": self.condition(),
        }


class CharacteristicForm(EditForm):
    label = StringField("Characteristic", [DataRequired("Enter what it is called.")])
    guidance = TextAreaField("Guidance", description="Who is meant, and where to look for evidence.")


class ScaleForm(EditForm):
    label = StringField("Name of the scale", [DataRequired("Enter what the scale is called.")])
    levels = Rows(LevelRow, "Levels")


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

"""The forms of a section and of a question in the form builder, and of the condition that both may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forms.builder_pages import EditForm, paragraphs, typed
from forms.builder_rows import ColumnRow, Row, Rows
from forms.columns import FIXED
from forms.model import Characteristic, Condition, DefinitionError, Question, Scale, Section
from forms.purposes import PURPOSES
from forms.types import TYPE_WORDS

#: A condition that waits for any answer at all.
ANSWERED = "*"


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
    first_question = StringField(
        "Its first question",
        [DataRequired("A section needs at least one question. Enter its first.")],
        description="You can say more about it afterwards.",
    )

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
        ("Answers it takes over", ("was",)),
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
    was = SelectMultipleField(
        "This question stands in place of",
        description="Questions of an earlier version. Their answers come along when an assessment moves to this one.",
    )

    def offer_scales(self, scales: Sequence[Scale]) -> None:
        self.scale.choices = {"": "None"} | {scale.id: scale.label or scale.id for scale in scales}

    def offer_former(self, labels: Mapping[str, str]) -> None:
        """The questions by id that this one may take the answers of; without any the input goes."""
        if labels:
            self.was.choices = labels
        else:
            del self.was

    def show(self, question: Question) -> None:
        self.label.data, self.type.data, self.purpose.data = question.label, question.type, question.purpose
        self.guidance.data, self.required.data = typed(question.guidance), question.required
        self.detail.data, self.statement.data, self.signs.data = (
            question.detail,
            question.statement,
            question.signs,
        )
        self.scale.data = question.scale.id if question.scale else ""
        if "was" in self:
            self.was.data = list(question.was)
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
            "show_when": self.condition(),
        } | ({"was": self.was.data or []} if "was" in self else {})

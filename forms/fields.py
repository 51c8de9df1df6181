"""Question type to WTForms field, and section to form.

A field class calls the ``read`` of its question type, so the posted form, autosave and an imported file cannot differ.
A page that is saved is read by the field classes alone (``read_answer``); its form is made to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Field

from forms.base import BaseForm
from forms.document import Place
from forms.model import JSON, Question
from forms.text import clean
from forms.types import TYPES, NotUnderstood

#: Buttons on a section page, by the name they post.
ADD, REMOVE = "form:add", "form:remove"


def posted(form: Any) -> dict[str, list[str]]:
    """A werkzeug multi-dict as ``forms.types`` reads it: every value under each name, each through the input filter."""
    return {name: [clean(value) for value in values] for name, values in form.lists()}


class Sent:
    """A posted page, sorted by address once, so that reading each field costs no more for there being many."""

    def __init__(self, form: Any) -> None:
        self._groups: dict[str, dict[str, list[str]]] = {}
        for name, values in posted(form).items():
            # No address holds a hyphen or a colon: what follows one is a part of the answer, or its version.
            address = name.partition(":")[0].partition("-")[0]
            self._groups.setdefault(address, {})[name] = values
        buttons = form.getlist(REMOVE)
        self._buttons = {REMOVE: buttons} if buttons else {}

    def under(self, address: str) -> dict[str, list[str]]:
        """What was sent for the answer at ``address``, with the button that takes a row away."""
        found = self._groups.get(address, {})
        return {**found, **self._buttons} if self._buttons else found


def posted_json(inputs: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ``inputs`` of an autosave as ``forms.types`` reads them.

    Raises NotUnderstood where a value is neither text nor a list of texts.
    """
    read: dict[str, list[str]] = {}
    for name, value in inputs.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in values):
            raise NotUnderstood("This answer did not arrive as text.")
        read[name] = [clean(item) for item in values]
    return read


def seen_name(address: str) -> str:
    """The hidden input that carries the version of the answer the page showed."""
    return f"{address}:seen"


def read_version(text: str | None) -> int:
    """A version as posted; 0, which is "never answered", where it is not a number."""
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else 0


@dataclass(slots=True)
class Reading:
    """What a posted page says at one address. ``value`` is the stored JSON; ``seen`` the version the page showed."""

    question: Question
    address: str
    seen: int = 0
    value: JSON = None
    #: The sentence to show beside the field, where what was sent cannot be an answer.
    not_understood: str | None = None

    @property
    def problem(self) -> str | None:
        """What is wrong with a value that is kept as it was typed, such as half a date."""
        return None if self.value is None else TYPES[self.question.type].problem(self.question, self.value)


def read_answer(question: Question, address: str, sent: Sent) -> Reading:
    """What ``sent`` says at ``address``, as the field class of the question reads it."""
    form = sent.under(address)
    seen = read_version(next(iter(form.get(seen_name(address), ())), None))
    try:
        value = FIELDS[question.type].read(question, address, form)
    except NotUnderstood as problem:
        return Reading(question, address, seen, not_understood=str(problem))
    return Reading(question, address, seen, value)


class AnswerField(Field):
    """An answer to a question. ``data`` is the stored JSON value; ``typed`` is what was posted, for showing again."""

    def __init__(self, question: Question, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.question = question
        self.sent: Mapping[str, list[str]] = {}
        self.present = False
        self.reading = Reading(question, self.name)

    @property
    def focus_id(self) -> str:
        """The id of the first input."""
        return self.name

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read the value from the posted form; what is not understood is an error of the field."""
        self.process_errors = []
        self.data = None
        if formdata is None:
            return
        self.sent = formdata.under(self.name)
        self.present = seen_name(self.name) in self.sent or bool(self.typed)
        self.reading = read_answer(self.question, self.name, formdata)
        self.data = self.reading.value
        if self.reading.not_understood:
            self.process_errors.append(self.reading.not_understood)

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was posted for the answer, by the names of its inputs."""
        return {
            name: values
            for name, values in self.sent.items()
            if name == self.name or name.startswith(f"{self.name}-")
        }

    @classmethod
    def read(cls, question: Question, name: str, form: Mapping[str, Sequence[str]]) -> JSON:
        """The value posted under ``name``. Raises NotUnderstood with a sentence."""
        return TYPES[question.type].read(question, name, form)


class ChoiceField(AnswerField):
    """Radio buttons or tick boxes, with or without a text box beside."""


class DateField(AnswerField):
    """Day, month and year in three inputs."""

    @property
    def focus_id(self) -> str:
        return f"{self.name}-day"


class GroupField(AnswerField):
    """Inputs in a fieldset, which carries the address as its id."""


class RowsField(AnswerField):
    """Rows that can be added and removed with a button that posts the page."""

    @classmethod
    def read(cls, question: Question, name: str, form: Mapping[str, Sequence[str]]) -> JSON:
        gone = {
            row
            for value in form.get(REMOVE, ())
            if (row := value.removeprefix(f"{name}:")) != value and row.isdecimal()
        }
        if gone:
            form = {
                sent: values
                for sent, values in form.items()
                if not any(sent.startswith(f"{name}-{row}-") for row in gone)
            }
        return super().read(question, name, form)


FIELDS: Mapping[str, type[AnswerField]] = {
    "short_text": AnswerField,
    "long_text": AnswerField,
    "yes_no": ChoiceField,
    "yes_no_unsure": ChoiceField,
    "one_of": ChoiceField,
    "several_of": ChoiceField,
    "scale": ChoiceField,
    "date": DateField,
    "month_or_date": AnswerField,
    "person": GroupField,
    "people": RowsField,
    "attachment": GroupField,
    "sign_off": RowsField,
    "table": RowsField,
    "evidence": RowsField,
    "consultation": RowsField,
    "actions": RowsField,
}


class SectionForm(BaseForm):
    """The form of a page of questions; its fields read a ``Sent``."""

    class Meta(BaseForm.Meta):
        # CSRFProtect has asked for the token before the view began.
        csrf = False

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """An answer's text goes through the input filter where it is read."""
            return unbound_field.bind(form=form, **options)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What Flask-WTF takes from the request, sorted by address."""
            wrapped = super().wrap_formdata(form, formdata)
            return None if wrapped is None else Sent(wrapped)


def section_form(places: Iterable[Place]) -> type[BaseForm]:
    """The form class of a page that asks ``places``.

    Each field is named by its address, and found as ``form["@" + address]``: a question may be called ``data`` or
    ``errors``, which a form class already has.
    """
    fields = {
        f"@{place.address}": FIELDS[place.question.type](place.question, place.label, name=place.address)
        for place in places
    }
    return type("SectionForm", (SectionForm,), dict(fields))

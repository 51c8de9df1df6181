"""Question type to WTForms field, and section to form.

A field calls the ``read`` of its question type, so the posted form, autosave and an imported file cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
        return {**self._groups.get(address, {}), **self._buttons}


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


class AnswerField(Field):
    """An answer to a question. ``data`` is the stored JSON value; ``typed`` is what was posted, for showing again."""

    def __init__(self, question: Question, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.question = question
        self.sent: Mapping[str, list[str]] = {}
        self.seen = 0
        self.present = False
        self.not_understood: str | None = None

    @property
    def focus_id(self) -> str:
        """The id of the first input."""
        return self.name

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read the value from the posted form; a NotUnderstood is kept for ``pre_validate``."""
        self.process_errors = []
        self.data = None
        if formdata is None:
            return
        form = self.sent = formdata.under(self.name)
        self.seen = read_version(next(iter(form.get(seen_name(self.name), ())), None))
        self.present = seen_name(self.name) in form or bool(self.typed)
        try:
            self.data = self.read(form)
        except NotUnderstood as problem:
            self.not_understood = str(problem)
            self.process_errors.append(str(problem))

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was posted for the answer, by the names of its inputs."""
        return {
            name: values
            for name, values in self.sent.items()
            if name == self.name or name.startswith(f"{self.name}-")
        }

    def read(self, form: Mapping[str, Sequence[str]]) -> JSON:
        return TYPES[self.question.type].read(self.question, self.name, form)

    @property
    def problem(self) -> str | None:
        """What is wrong with a value that is kept as it was typed, such as half a date."""
        return None if self.data is None else TYPES[self.question.type].problem(self.question, self.data)


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

    def read(self, form: Mapping[str, Sequence[str]]) -> JSON:
        gone = {
            row
            for value in form.get(REMOVE, ())
            if (row := value.removeprefix(f"{self.name}:")) != value and row.isdecimal()
        }
        if gone:
            form = {
                name: values
                for name, values in form.items()
                if not any(name.startswith(f"{self.name}-{row}-") for row in gone)
            }
        return super().read(form)


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

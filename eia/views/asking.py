"""A question as it stands on a page: what is in its inputs, what is wrong with it, and its HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import current_app, request
from markupsafe import Markup

from forms.document import Place
from forms.fields import FIELDS, AnswerField, RowsField
from forms.model import JSON, Column, Question
from forms.types import TYPES, is_unreadable
from rules import Finding

#: The template with one macro for each question type.
MACROS = "components/field.html"


@dataclass
class Asked:
    """One question on a page. ``inputs`` is by sub-name; ``rows`` are the numbers of the rows shown."""

    place: Place
    inputs: Mapping[str, str | Sequence[str]]
    rows: Sequence[int] = ()
    version: int = 0
    error: str | None = None
    note: str | None = None
    findings: Sequence[Finding] = ()

    @property
    def name(self) -> str:
        return self.place.address

    @property
    def seen(self) -> str:
        """The version of the answer on the page, as its hidden input carries it."""
        return str(self.version)

    @property
    def beside(self) -> Markup:
        """The HTML of what was found in the answer."""
        return beside(self.name, self.findings)

    @property
    def question(self) -> Question:
        return self.place.question

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.place.question.columns

    def value(self, name: str) -> str:
        """What stands in the text input ``name``."""
        found = self.inputs.get(name, "")
        return found if isinstance(found, str) else "\n".join(found)

    def checked(self, name: str, option: str) -> str:
        """The attribute of a radio button or tick box for ``option``."""
        return " checked" if self._holds(name, option) else ""

    def selected(self, name: str, option: str) -> str:
        """The attribute of an option in a list."""
        return " selected" if option and self._holds(name, option) else ""

    def _holds(self, name: str, option: str) -> bool:
        found = self.inputs.get(name, "")
        return option == found if isinstance(found, str) else option in found


def macro(template: str, name: str) -> Any:
    """The macro ``name`` of ``template``, to be called from Python."""
    return getattr(current_app.jinja_env.get_template(template).module, name)


def render(asked: Asked) -> Markup:
    """The HTML of one question with what is found in its answer."""
    return Markup(macro("components/question.html", "question")(asked))


def filled(asked: Asked) -> Markup:
    """The HTML of the inputs of one question, from the macro named after its type."""
    return Markup(macro(MACROS, asked.question.type)(asked))


def beside(address: str, findings: Sequence[Finding]) -> Markup:
    """The HTML of what was found at ``address`` and is not accepted."""
    return _beside(request.script_root, address, tuple(findings))


@lru_cache(maxsize=2048)
def _beside(_root: str, address: str, findings: tuple[Finding, ...]) -> Markup:
    # Its links start with the root the application is served under.
    return Markup(macro("components/finding.html", "beside")(address, findings))


def from_value(place: Place, value: JSON, more: bool = False, **shown: Any) -> Asked:
    """A question with the answer that is stored; ``more`` shows one empty row after the others."""
    note = None
    if is_unreadable(value):
        note, value = f"The original could not be read here: {value['unreadable']}", None
    kind = TYPES[place.question.type]
    inputs = kind.inputs(place.question, place.address, value)
    problem = kind.problem(place.question, value) if value is not None else None
    shown.setdefault("error", problem)
    return Asked(place, inputs, _rows(place, inputs, more), note=note, **shown)


def from_field(place: Place, answer: AnswerField, more: bool = False, **shown: Any) -> Asked:
    """A question with what was typed, exactly, because it could not be understood."""
    inputs = {name: values[0] if len(values) == 1 else list(values) for name, values in answer.typed.items()}
    shown.setdefault("error", answer.reading.not_understood or answer.reading.problem)
    return Asked(place, inputs, _rows(place, inputs, more), **shown)


def _rows(place: Place, inputs: Mapping[str, Any], more: bool) -> Sequence[int]:
    if FIELDS[place.question.type] is not RowsField:
        return ()
    known = [name for name in inputs if name.startswith(f"{place.address}-")]
    numbers = sorted(
        {int(part) for name in known if (part := name[len(place.address) + 1 :].split("-")[0]).isdecimal()}
    )
    return [*numbers, (numbers[-1] + 1) if numbers else 0] if more or not numbers else numbers

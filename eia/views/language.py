"""The language an officer reads a form in: its own, or the second one. The answers are the same data in both."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request, session
from markupsafe import Markup, escape

from eia.permissions import signed_in_user
from forms.document import Document
from forms.keys import Words
from forms.languages import NAMES, base, in_language, languages
from forms.model import FormDefinition


@dataclass(frozen=True)
class Choice:
    """The languages of a form by code, and the one it is read in; nothing to choose where there is one only."""

    now: str
    names: tuple[tuple[str, str], ...]


def choose(definition: FormDefinition) -> None:
    """Remember the language named in the address (``?language=cy``) for this person, where the form has it."""
    wanted = request.args.get("language", "")
    if wanted in _languages(definition):
        session[_place()] = wanted


def choice(definition: FormDefinition) -> Choice:
    """What the person may choose from for ``definition``, and what was chosen."""
    return Choice(_now(definition), tuple((code, NAMES[code]) for code in _languages(definition)))


def read(definition: FormDefinition) -> FormDefinition:
    """``definition`` in the language this person reads it in: the same object each time, its ids the same."""
    language = _now(definition)
    if language == base(definition):
        return definition
    found: FormDefinition | None = definition.kept.get((read, language))
    if found is None:
        found = definition.kept[read, language] = in_language(definition, language)
    return found


def worded(document: Document) -> Document:
    """``document`` with its form in the language this person reads it in."""
    definition = read(document.definition)
    return document if definition is document.definition else replace(document, definition=definition)


def say(text: str) -> str:
    """``text`` with its language where that is not English, the language of every page."""
    if not isinstance(text, Words):
        return text
    return Markup(f'<span lang="{escape(text.lang)}">{escape(str(text))}</span>')


def attribute(text: str) -> str:
    """The language of ``text`` as an attribute, for an element that can hold no other."""
    return f" lang={text.lang}" if isinstance(text, Words) else ""


def _languages(definition: FormDefinition) -> tuple[str, ...]:
    found: tuple[str, ...] | None = definition.kept.get(_languages)
    if found is None:
        found = definition.kept[_languages] = languages(definition)
    return found


def _now(definition: FormDefinition) -> str:
    chosen = session.get(_place(), "")
    return chosen if chosen and chosen in _languages(definition) else base(definition)


def _place() -> str:
    # A browser may be shared: the next person to sign in has not chosen anything.
    return f"language:{signed_in_user().id}"

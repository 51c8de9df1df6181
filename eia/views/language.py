"""The language a form is read in: its own, or the second one. The answers are the same data in both.

An officer's choice is kept for as long as they are signed in; a resident's stands in the address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request, session
from markupsafe import Markup, escape

from eia.models import Publication
from eia.permissions import signed_in_user
from forms.answer import Answer
from forms.document import Document
from forms.keys import Words
from forms.languages import NAMES, base, in_language, languages
from forms.model import Column, FormDefinition

ENGLISH = "en"
#: Of words that an officer typed where nobody knows in which of two languages: it claims neither.
OPEN = Markup(' lang=""')
#: Answers that are chosen, and days: the form's words or the application's, not an officer's.
_NOT_TYPED = frozenset({"one_of", "several_of", "scale", "date", "month_or_date"})


@dataclass(frozen=True)
class Choice:
    """The languages of a form by code, and the one it is read in; nothing to choose where there is one only."""

    now: str
    names: tuple[tuple[str, str], ...]

    @property
    def leaves_answers_open(self) -> bool:
        """Whether nobody can say in which language an answer was written: the form is not in English alone."""
        return self.now != ENGLISH or len(self.names) > 1


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


def published(document: Document, publication: Publication) -> tuple[Document, Choice]:
    """``document`` as a reader of its public page asks for it (``?language=cy``), and what there is to choose from.

    There is a choice where it was published in two languages.
    """
    offered = _offered(base(document.definition), publication.second_language)
    return in_words_of(document, offered.now), offered


def in_words_of(document: Document, language: str) -> Document:
    """``document`` with the words of its form in ``language``, where it has them."""
    definition = in_language(document.definition, language)
    return document if definition is document.definition else replace(document, definition=definition)


def compared(document: Document, older: Publication, newer: Publication) -> Choice:
    """What a reader of the differences may choose from, and chose; ``document`` is the newer one's text.

    There is a choice where both versions were published in the same two languages.
    """
    both = newer.second_language if newer.second_language == older.second_language else None
    return _offered(base(document.definition), both)


def _offered(own: str, second: str | None) -> Choice:
    """The choice of a public page, whose address names a language (``?language=cy``)."""
    if second is None:
        return Choice(own, ((own, NAMES[own]),))
    now = second if request.args.get("language") == second else own
    return Choice(now, tuple((code, NAMES[code]) for code in (own, second)))


def worded(document: Document) -> Document:
    """``document`` with its form in the language this person reads it in."""
    definition = read(document.definition)
    return document if definition is document.definition else replace(document, definition=definition)


def say(text: str) -> str:
    """``text`` with its language where that is not English, the language of every page."""
    if not isinstance(text, Words):
        return text
    return Markup(f'<span lang="{escape(text.lang)}">{escape(str(text))}</span>')


def titled(*parts: str) -> str:
    """A title of parts, each in its language."""
    return Markup(": ").join(say(part) for part in parts if part)


def attribute(text: str) -> str:
    """The language of ``text`` as an attribute, for an element that can hold no other."""
    return f" lang={text.lang}" if isinstance(text, Words) else ""


def of_answer(answer: Answer, is_open: bool) -> str:
    """The language of an answer as an attribute: that of a choice's words, or that nobody knows it.

    Where ``is_open``, what an officer typed may be in either language, and ``lang=""`` claims neither.
    """
    is_typed = answer.question.type not in _NOT_TYPED and (answer.detail or not answer.choice)
    return _claimed(answer.text, is_open and bool(is_typed))


def of_cell(text: str, column: Column, is_open: bool) -> str:
    """The same of a table's cell."""
    return _claimed(text, is_open and column.type not in _NOT_TYPED)


def _claimed(text: str, is_open: bool) -> str:
    if isinstance(text, Words):
        return Markup(' lang="{}"').format(text.lang)
    return OPEN if is_open else ""


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

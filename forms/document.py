"""A Document: a definition, the answers, the waivers and the date it is judged at.

It is what rules, PDF, command line and API read; a Revision stores one as JSON, whole.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any

from forms.answer import Answer, Place
from forms.definition import canonical, dump, parse, shipped
from forms.layout import Layout, layout
from forms.model import JSON, Characteristic, DefinitionError, FormDefinition
from forms.text import clean, clean_value
from forms.types import TYPES, is_unreadable


class DocumentError(ValueError):
    """A Document file that cannot be read; str() says where and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands on the cover: all words, any of them may be empty."""

    reference: str = ""
    title: str = ""
    service: str = ""
    version: str = ""
    status: str = ""
    lead_officer: str = ""
    head_of_service: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A post's reason for accepting the finding ``code`` at ``address``; it lapses when that text changes."""

    code: str
    address: str
    reason: str
    by: str
    on: str
    text_digest: str = ""


@dataclass(frozen=True)
class Document:
    """An assessment as it stands. ``answers`` is by address; ``as_of`` is the day it is judged at."""

    definition: FormDefinition
    answers: Mapping[str, JSON]
    about: About = field(default_factory=About)
    waivers: tuple[Waiver, ...] = ()
    as_of: datetime.date = datetime.date(1, 1, 1)

    @property
    def characteristics(self) -> tuple[Characteristic, ...]:
        return self.definition.characteristics

    def places(self) -> tuple[Place, ...]:
        """Every question that is asked, given the answers, in page order."""
        return self.layout.places

    @cached_property
    def layout(self) -> Layout:
        """The places asked at this turn of the form; one object for every document at the same turn."""
        return layout(self.definition, self.answers)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What readers work out of this document alone and keep with it, each under a key of its own."""
        return {}

    @cached_property
    def made(self) -> dict[str, Answer]:
        """The answers already asked for, by address: most readers ask for a few, again and again."""
        return {}

    @cached_property
    def _found(self) -> dict[tuple[str, str], tuple[Answer, ...]]:
        """The answers already asked for, by purpose and characteristic."""
        return {}

    def _answers(self, purpose: str, who: str) -> tuple[Answer, ...]:
        found = self._found.get((purpose, who))
        if found is None:
            places, made, answers = self.layout.by_address, self.made, self.answers
            addresses = self.layout.by_purpose.get((purpose, who), ())
            found = self._found[purpose, who] = tuple(
                [
                    made.get(address)
                    or made.setdefault(address, Answer(places[address], answers.get(address)))
                    for address in addresses
                ]
            )
        return found

    def at(self, address: str) -> Answer | None:
        """The answer at ``address``; None where the question is not asked."""
        found = self.made.get(address)
        if found is None and (place := self.layout.by_address.get(address)):
            found = self.made[address] = Answer(place, self.answers.get(address))
        return found

    def answer(self, purpose: str, who: Characteristic | None = None) -> Answer | None:
        """The first answer for ``purpose``, about ``who`` or about the whole; None where it is not asked."""
        return next(iter(self._answers(purpose, who.id if who else "")), None)

    def all(self, purpose: str, who: Characteristic | None = None) -> tuple[Answer, ...]:
        """Every answer asked for ``purpose`` in page order; only those about ``who`` where given."""
        return self._answers(purpose, who.id if who else "*")

    def asks(self, purpose: str, who: Characteristic | None = None) -> bool:
        return bool(self.all(purpose, who))

    def is_blank(self, purpose: str, who: Characteristic | None = None) -> bool:
        """Whether ``purpose`` is asked and nothing was answered; False where the form does not ask it."""
        answer = self.answer(purpose, who)
        return answer is not None and answer.is_blank

    def address(self, purpose: str, who: Characteristic | None = None) -> str:
        """Where ``purpose`` is asked. Raises KeyError where it is not."""
        answer = self.answer(purpose, who)
        if answer is None:
            raise KeyError(purpose)
        return answer.address

    def to_json(self) -> dict[str, JSON]:
        """The JSON form with the definition inside, so that it stands alone."""
        return {
            "document": 1,
            "definition": dump(self.definition),
            "as_of": self.as_of.isoformat(),
            "about": asdict(self.about),
            "answers": {address: value for address, value in self.answers.items() if value is not None},
            "waivers": [asdict(waiver) for waiver in self.waivers],
        }

    @classmethod
    def from_json(cls, source: JSON, name: str = "document") -> Document:
        """Make a Document of parsed JSON.

        Raises DocumentError with a sentence for another shape, an answer to a question the form lacks,
        or a value its type cannot hold; DefinitionError for a broken definition inside.
        """
        if not isinstance(source, dict) or source.get("document") != 1:
            raise DocumentError(f"{name}: this is not an assessment document (it has no “document”: 1).")
        definition = _definition(source.get("definition"), name)
        raw = source.get("answers", {})
        if not isinstance(raw, dict):
            raise DocumentError(f"{name}: “answers” must be an object, by address.")
        answers = {address: _answer(definition, address, value, name) for address, value in raw.items()}
        try:
            as_of = datetime.date.fromisoformat(source.get("as_of", ""))
            about = About(
                **{key: clean(value) for key, value in _strings(source.get("about", {}), About).items()}
            )
            waivers = tuple(Waiver(**_strings(item, Waiver)) for item in source.get("waivers", []))
        except (TypeError, ValueError) as error:
            raise DocumentError(f"{name}: as_of, about or waivers cannot be read: {error}.") from error
        return cls(definition, answers, about, waivers, as_of)


def digest(value: JSON) -> str:
    """SHA-256 of the canonical form of ``value``, as 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _definition(source: JSON, name: str) -> FormDefinition:
    if isinstance(source, str):
        try:
            return shipped(source)
        except KeyError as error:
            raise DocumentError(f"{name}: {error.args[0]}") from error
    if source is None:
        raise DocumentError(f"{name}: the form it answers (“definition”) is missing.")
    return parse(source, name)


def _answer(definition: FormDefinition, address: str, value: JSON, name: str) -> JSON:
    found = definition.find(address)
    if found is None:
        raise DocumentError(f"{name}: the form has no question at “{address}”.")
    value = clean_value(value)
    kind = TYPES[found[2].type]
    if value is not None and not is_unreadable(value) and not kind.fits(found[2], value):
        raise DocumentError(f"{name}: the answer at “{address}” must be {kind.shape}.")
    return value


def _strings(source: JSON, kind: type) -> dict[str, str]:
    """``source`` if its keys are fields of the dataclass ``kind`` and its values text, else TypeError."""
    known = {item.name for item in fields(kind)}
    if (
        not isinstance(source, dict)
        or not set(source) <= known
        or not all(isinstance(v, str) for v in source.values())
    ):
        raise TypeError(f"{kind.__name__} takes text for {', '.join(sorted(known))}")
    return source


__all__ = [
    "About",
    "Answer",
    "DefinitionError",
    "Document",
    "DocumentError",
    "Place",
    "Waiver",
    "canonical",
    "digest",
]

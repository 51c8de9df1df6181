"""Which questions a form asks, given the answers, and where: worked out once for each turn the answers can take.

A form's layout depends on the answers only through the conditions of its questions. Each different outcome of all of
them is one turn, and its layout is kept with the definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.answer import Place
from forms.model import JSON, Characteristic, Condition, FormDefinition
from forms.visible import is_shown

#: A form of many conditions has more turns than anybody takes; past this many the layouts are worked out anew.
MOST_TURNS = 64
Turn = tuple[bool, ...]


@dataclass(frozen=True, eq=False)
class Layout:
    """The places asked at one turn, in page order."""

    places: tuple[Place, ...]

    @cached_property
    def by_address(self) -> Mapping[str, Place]:
        return {place.address: place for place in self.places}

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What other modules work out of this layout alone and keep with it, each under a key of its own."""
        return {}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each address comes, for sorting in page order."""
        return {place.address: number for number, place in enumerate(self.places)}

    @cached_property
    def by_purpose(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The addresses by purpose and characteristic: ``""`` for what is asked once, ``"*"`` for all of them."""
        found: dict[tuple[str, str], list[str]] = {}
        for place in self.places:
            who = place.characteristic.id if place.characteristic else ""
            for key in {(place.question.purpose, who), (place.question.purpose, "*")}:
                found.setdefault(key, []).append(place.address)
        return {key: tuple(addresses) for key, addresses in found.items()}


class Layouts:
    """The layouts of one form, and the conditions that tell them apart."""

    def __init__(self, definition: FormDefinition) -> None:
        self._definition = definition
        self._turns: dict[Turn, Layout] = {}
        asked: dict[tuple[Condition, str], tuple[Condition, Characteristic | None]] = {}
        for section in definition.sections:
            for who in section.asked_about(definition.characteristics):
                for condition in (section.show_when, *(question.show_when for question in section.questions)):
                    if condition:
                        about = who if self._repeats(condition) else None
                        asked[condition, about.id if about else ""] = (condition, about)
        self._conditions = tuple(asked.values())
        self._numbers = {key: number for number, key in enumerate(asked)}

    def of(self, answers: Mapping[str, JSON]) -> Layout:
        """The layout for ``answers``, by address."""
        turn = tuple(
            is_shown(condition, answers, self._definition, who) for condition, who in self._conditions
        )
        found = self._turns.get(turn)
        if found is None:
            if len(self._turns) >= MOST_TURNS:
                self._turns = {}
            found = self._turns[turn] = Layout(tuple(self._walk(turn)))
        return found

    def _repeats(self, condition: Condition) -> bool:
        return bool(self._definition.by_question[condition.question][0].for_each)

    def _holds(self, condition: Condition | None, who: Characteristic | None, turn: Turn) -> bool:
        if condition is None:
            return True
        return turn[self._numbers[condition, who.id if who and self._repeats(condition) else ""]]

    def _walk(self, turn: Turn) -> list[Place]:
        return [
            Place(section, who, question, f"{who.id}.{question.id}" if who else question.id)
            for section in self._definition.sections
            for who in section.asked_about(self._definition.characteristics)
            if self._holds(section.show_when, who, turn)
            for question in section.questions
            if self._holds(question.show_when, who, turn)
        ]


def layout(definition: FormDefinition, answers: Mapping[str, JSON]) -> Layout:
    """The layout of ``definition`` for ``answers``."""
    layouts = definition.kept.get(Layouts)
    if layouts is None:
        layouts = definition.kept[Layouts] = Layouts(definition)
    found: Layout = layouts.of(answers)
    return found

"""An answer at its place: what rules and pages ask of it, whatever its type."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms import dates
from forms.model import JSON, Characteristic, Question, Section
from forms.types import TYPES, cell_text, is_unreadable


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands in a document, once per characteristic where the section repeats."""

    section: Section
    characteristic: Characteristic | None
    question: Question
    address: str

    @property
    def label(self) -> str:
        """The place in words: ``Age: What evidence do you have?``"""
        who = self.characteristic
        return f"{self.section.label_of(who)}: {self.question.label}" if who else self.question.label


@dataclass(frozen=True)
class Answer:
    """What was answered at a place; ``value`` is the stored JSON, None when nothing was.

    What it says of the value is worked out once: an answer is asked the same by many readers.
    """

    place: Place
    value: JSON

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What other modules work out of this answer alone and keep with it, each under a key of its own."""
        return {}

    @property
    def address(self) -> str:
        return self.place.address

    @property
    def question(self) -> Question:
        return self.place.question

    @property
    def characteristic(self) -> Characteristic | None:
        return self.place.characteristic

    @property
    def section(self) -> Section:
        return self.place.section

    @property
    def label(self) -> str:
        return self.place.label

    @cached_property
    def is_unreadable(self) -> bool:
        return isinstance(self.value, dict) and is_unreadable(self.value)

    @cached_property
    def is_blank(self) -> bool:
        """Nothing was answered. An unreadable answer is not blank."""
        if self.value is None:
            return True
        return not self.is_unreadable and TYPES[self.question.type].is_blank(self.value)

    @cached_property
    def text(self) -> str:
        """The answer in words, as printed; "" when blank or unreadable."""
        return (
            ""
            if self.value is None or self.is_unreadable
            else TYPES[self.question.type].as_text(self.question, self.value)
        )

    @cached_property
    def choice(self) -> str | None:
        """The id chosen where the question offers a choice of one, else None."""
        if self.value is None or self.is_unreadable:
            return None
        if isinstance(self.value, dict):
            chosen = self.value.get("choice")
            return chosen if isinstance(chosen, str) else None
        return (
            self.value if isinstance(self.value, str) and self.question.type in ("one_of", "scale") else None
        )

    @cached_property
    def detail(self) -> str:
        """The words an officer typed, without the choice beside them."""
        if isinstance(self.value, dict) and "choice" in self.value:
            return str(self.value.get("text", ""))
        return "" if self.choice else self.text

    @cached_property
    def day(self) -> datetime.date | None:
        """The day answered, of a date or of a sign-off line; None for a month, or words that name no day."""
        value = self.value
        if isinstance(value, dict) and isinstance(value.get("date"), dict):
            value = value["date"]
        return dates.day(value.get("date")) if isinstance(value, dict) else None

    @property
    def people(self) -> tuple[Mapping[str, str], ...]:
        """The people named here, each with ``name`` and ``post``."""
        if self.value is None or self.is_unreadable:
            return ()
        match self.question.type:
            case "person":
                return (self.value,)
            case "people":
                return tuple(self.value)
            case "sign_off":
                return tuple(self.value.get("people", ()))
        return ()

    @cached_property
    def rows(self) -> tuple[Mapping[str, JSON], ...]:
        """The rows of a table, evidence, consultation or action list, by column id."""
        return tuple(self.value) if self.question.columns and isinstance(self.value, list) else ()

    def cell(self, row: Mapping[str, JSON], column: str) -> str:
        """The cell of ``row`` under the column id, in words; "" where it is blank or not asked."""
        for item in self.place.question.columns:
            if item.id == column:
                return cell_text(item, row.get(column))
        return ""

    def asks_column(self, column: str) -> bool:
        return any(item.id == column for item in self.question.columns)

"""The frozen parts that a form is made of: sections, questions, scales, characteristics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

#: A JSON value as ``json.loads`` gives it; parsed at the edge, so the looseness ends in this package.
JSON = Any
Stage = Literal["screening", "full"]


class DefinitionError(ValueError):
    """A broken definition: which file, which place in it, and one sentence for the person who edits it."""

    def __init__(self, source: str, path: str, sentence: str) -> None:
        super().__init__(f"{source}: {path}: {sentence}")
        self.source, self.path, self.sentence = source, path, sentence


@dataclass(frozen=True, slots=True)
class Condition:
    """Ask only if ``question`` was answered with one of ``values``; with no values, if it was answered."""

    question: str
    values: tuple[str, ...] = ()
    form: Literal["equals", "in", "not_blank"] = "equals"


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale; ``severity`` orders levels from least (0) to most serious."""

    id: str
    label: str
    definition: str
    severity: int


@dataclass(frozen=True, slots=True)
class Scale:
    id: str
    label: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table question; ``type`` is short_text, long_text, one_of or month_or_date."""

    id: str
    label: str
    type: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    good: str
    weak: str


@dataclass(frozen=True, slots=True)
class Characteristic:
    id: str
    label: str
    statutory: bool
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``detail`` labels the box beside a yes or no; ``signs`` says whose sign-off it is."""

    id: str
    type: str
    purpose: str
    label: str
    detail: str = ""
    guidance: tuple[str, ...] = ()
    example: Example | None = None
    required: bool = False
    show_when: Condition | None = None
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    columns: tuple[Column, ...] = ()
    signs: Literal["", "lead", "head_of_service"] = ""
    statement: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A page of questions; with ``for_each`` one per characteristic, headed by its label or ``labels``.

    ``leave_out`` are the ids of characteristics that the section is not asked about.
    """

    id: str
    title: str
    stage: Stage
    questions: tuple[Question, ...]
    part: str = ""
    guidance: tuple[str, ...] = ()
    for_each: Literal["", "characteristic"] = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    show_when: Condition | None = None
    leave_out: tuple[str, ...] = ()

    def label_of(self, who: Characteristic) -> str:
        """What this section calls ``who``: forms word a row differently from table to table."""
        return self.labels.get(who.id, who.label)

    def asked_about(self, everyone: tuple[Characteristic, ...]) -> tuple[Characteristic | None, ...]:
        """Whom of ``everyone`` the section is asked about in turn; None alone where it is asked once."""
        return tuple(who for who in everyone if who.id not in self.leave_out) if self.for_each else (None,)


@dataclass(frozen=True)
class FormDefinition:
    """A whole form at one version. ``source`` is its JSON: what is stored, digested and exported."""

    id: str
    version: str
    title: str
    characteristics: tuple[Characteristic, ...]
    sections: tuple[Section, ...]
    scales: tuple[Scale, ...] = ()
    organisation: str = ""
    language: str = "en-GB"
    profile: str = "standard"
    introduction: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    rules: Mapping[str, JSON] = field(default_factory=dict)
    source: Mapping[str, JSON] = field(default_factory=dict, repr=False, compare=False)

    @property
    def ref(self) -> str:
        """How a Document names this form: ``eia-standard@1.0``."""
        return f"{self.id}@{self.version}"

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What other modules work out of this form alone and keep with it, each under a key of its own."""
        return {}

    @cached_property
    def by_question(self) -> Mapping[str, tuple[Section, Question]]:
        """Every question by its id, with the section it stands in."""
        return {q.id: (section, q) for section in self.sections for q in section.questions}

    @cached_property
    def purposes(self) -> frozenset[str]:
        """Every purpose that the form asks for."""
        return frozenset(question.purpose for _, question in self.by_question.values())

    @cached_property
    def by_characteristic(self) -> Mapping[str, Characteristic]:
        return {who.id: who for who in self.characteristics}

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)

    def find(self, address: str) -> tuple[Section, Characteristic | None, Question] | None:
        """What stands at ``address`` (``question`` or ``characteristic.question``), or None."""
        head, dot, tail = address.partition(".")
        found = self.by_question.get(tail if dot else head)
        if found is None or bool(found[0].for_each) != bool(dot):
            return None
        who = self.by_characteristic.get(head) if dot else None
        if dot and (who is None or who.id in found[0].leave_out):
            return None
        return found[0], who, found[1]

"""A report to a committee as rules read it, with the assessments that stand beside it.

A finding's address in a report is a field's name, such as ``equality`` or ``scope.term``, or ``assessments[0]``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Literal, cast

from forms.document import Document
from forms.model import JSON
from rules.given import Given

ReportKind = Literal["decision", "note", ""]
KINDS: tuple[ReportKind, ...] = ("decision", "note", "")
_KIND_PREFIX = re.compile(
    r"^\s*(?:for decision|for information|to note|to approve)\s*[-–—:]+\s*", re.IGNORECASE
)


#: Letters and digits in one piece, such as CF/48/21-22 or KD2025.
_REFERENCE = re.compile(r"[A-Za-z][\w/.-]{0,30}\d[\w/-]{0,30}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the report asks to be decided: all words as written, ``start`` as a day or month in ISO form."""

    instrument: str = ""
    term: str = ""
    value: str = ""
    start: str = ""
    places: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """An assessment that the report relies on; ``document`` is None where only the reference is known."""

    reference: str = ""
    document: Document | None = None
    signed_on: datetime.date | None = None
    published_on: datetime.date | None = None
    address: str = ""
    version: str = ""
    consultation_closed: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``equality`` is its paragraph on equality, ``text`` the rest; ``programme`` and ``consultation``
    are the cells of the work programme, as written; ``numbers`` the figures about people, as written.

    ``pack`` holds every item of the programme or agenda it stands in, itself included, in order. ``as_of`` is the day
    it is judged at; None judges it as at its meeting. ``file`` and ``line`` say where it was read; ``settings`` are the
    council's rule settings for it.
    """

    committee: str = ""
    date: datetime.date | None = None
    reference: str = ""
    title: str = ""
    kind: ReportKind = ""
    purpose: str = ""
    equality: str = ""
    text: str = ""
    programme: str = ""
    consultation: str = ""
    appendices: tuple[str, ...] = ()
    key_performance: tuple[str, ...] = ()
    data_date: datetime.date | None = None
    scope: Scope = Scope()
    urgent: bool = False
    exempt: bool = False
    groups: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    assessments: tuple[Linked, ...] = ()
    pack: tuple[Report, ...] = ()
    as_of: datetime.date | None = None
    file: str = ""
    line: int = 0
    settings: Mapping[str, JSON] = field(default_factory=dict)

    @property
    def references(self) -> tuple[str, ...]:
        """Its references one by one: a report to two committees has two in one cell. “TBC” or “5” is none."""
        return tuple(_REFERENCE.findall(self.reference))

    @property
    def subject(self) -> str:
        """Its title without the words that say what the committee does with it."""
        return _subject(self.title)

    def is_item(self, other: Report) -> bool:
        """Whether ``other`` is this report as it stands in a pack."""
        return (self.line, self.title, self.date, self.reference) == (
            other.line,
            other.title,
            other.date,
            other.reference,
        )

    @classmethod
    def from_json(
        cls, source: JSON, name: str = "report", document: Callable[[JSON], Document] = Document.from_json
    ) -> Report:
        """Make a Report of parsed JSON; ``document`` reads each assessment's document.

        Raises GivenError with a sentence, and what ``document`` raises.
        """

        def linked(item: JSON, where: str) -> Linked:
            given = Given.of(item, where, (part.name for part in fields(Linked)))
            inside = given.source.get("document")
            return Linked(
                reference=given.text("reference"),
                document=None if inside is None else document(inside),
                signed_on=given.day("signed_on"),
                published_on=given.day("published_on"),
                address=given.text("address"),
                version=given.text("version"),
                consultation_closed=given.day("consultation_closed"),
            )

        given = Given.of(source, name, (item.name for item in fields(cls)))
        scope = Given.of(
            given.source.get("scope") or {}, f"{name}.scope", (item.name for item in fields(Scope))
        )
        return cls(
            committee=given.text("committee"),
            date=given.day("date"),
            reference=given.text("reference"),
            title=given.text("title"),
            kind=cast(ReportKind, given.word("kind", KINDS)),
            purpose=given.text("purpose"),
            equality=given.text("equality"),
            text=given.text("text"),
            programme=given.text("programme"),
            consultation=given.text("consultation"),
            appendices=given.texts("appendices"),
            key_performance=given.texts("key_performance"),
            data_date=given.day("data_date"),
            scope=Scope(
                instrument=scope.text("instrument"),
                term=scope.text("term"),
                value=scope.text("value"),
                start=scope.text("start"),
                places=scope.texts("places"),
                lots=scope.texts("lots"),
            ),
            urgent=given.flag("urgent"),
            exempt=given.flag("exempt"),
            groups=given.texts("groups"),
            numbers=given.texts("numbers"),
            assessments=given.each("assessments", linked),
            pack=given.each("pack", lambda item, where: cls.from_json(item, where, document)),
            as_of=given.day("as_of"),
            file=given.text("file"),
            line=given.number("line"),
            settings=given.source.get("settings") or {},
        )

    def to_json(self) -> dict[str, JSON]:
        """The report as JSON values, empty fields left out: what ``from_json`` reads back to an equal report."""
        return cast(dict[str, JSON], _plain(self))


@lru_cache(maxsize=2048)
def _subject(title: str) -> str:
    return _KIND_PREFIX.sub("", title, count=1).strip()


def _plain(value: object) -> JSON:
    match value:
        case Document():
            return value.to_json()
        case datetime.date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case Report() | Linked() | Scope():
            parts = ((item.name, getattr(value, item.name)) for item in fields(value))
            return {name: _plain(part) for name, part in parts if part not in _EMPTY}
    return value


#: What an unfilled field holds.
_EMPTY: tuple[object, ...] = ("", None, (), False, 0, {}, Scope())

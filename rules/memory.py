"""What the checks found before, so that a check runs again only when something it read has changed.

Kept with a form's definition: for each rule, what it read and what it found there. A check is a function of what it
reads, so where all of that is equal, so are its findings; remembered or not, the same comes out. What is kept is
bounded, and forgetting costs nothing but time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import Any

from forms.document import Document
from rules.finding import Finding, Severity
from rules.registry import Rule
from rules.view import AS_OF, State, View

#: A check's reading may differ from answer to answer; and so many documents are remembered for each reading.
MOST_READINGS, MOST_DOCUMENTS = 12, 200
#: How many characters of answers are kept for comparison, for each form.
ROOM = 4_000_000


@dataclass(slots=True)
class _Reading:
    """One set of things a check read, and the findings for each state of them."""

    of: Callable[[Any], Any]
    found: dict[object, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Known:
    rule: Rule
    severity: Severity
    readings: dict[tuple[str, ...], _Reading] = field(default_factory=dict)


class Numbers(State):
    """The State of a document with a small number in place of each value: equal numbers, equal answers."""

    def __init__(self, document: Document, memory: Memory) -> None:
        super().__init__(document)
        self._memory = memory

    def __missing__(self, what: str) -> object:
        value = super().__missing__(what)
        number = self[what] = self._memory.number(value)
        return number


class Memory:
    """What is remembered of the documents of one form."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._held = 0
        self._next = count()
        self._known: dict[str, _Known] = {}

    @classmethod
    def of(cls, document: Document) -> Memory:
        """The memory kept with the form of ``document``."""
        kept = document.definition.kept
        found: Memory = kept.get(cls) or kept.setdefault(cls, cls())
        return found

    def number(self, value: object) -> int:
        """A number for ``value``, never given to another value."""
        found = self._numbers.get(value)
        if found is None:
            if self._held > ROOM:
                self._numbers, self._held = {}, 0
            found = self._numbers.setdefault(value, next(self._next))
            written = value[-1] if isinstance(value, tuple) and value else value
            self._held += 200 + (len(written) if isinstance(written, bytes) else 0)
        return found

    def findings(
        self,
        rule: Rule,
        severity: Severity,
        state: Numbers,
        run: Callable[[Document], tuple[Finding, ...]],
    ) -> tuple[Finding, ...]:
        """What ``rule`` finds at ``severity``: remembered where all that it read is as it was, else what ``run`` gives
        for a view of the document. What ``run`` raises is not remembered."""
        known = self._known.get(rule.code)
        if known is None or known.rule is not rule or known.severity is not severity:
            known = self._known[rule.code] = _Known(rule, severity)
        for reading in tuple(known.readings.values()):
            found = reading.found.get(reading.of(state))
            if found is not None:
                return found
        view = View(state.document)
        found = run(view)
        read = view.read or (AS_OF,)
        reading = known.readings.get(read) or _Reading(itemgetter(*read))
        if len(reading.found) >= MOST_DOCUMENTS:
            reading.found = {}
        if read not in known.readings and len(known.readings) >= MOST_READINGS:
            known.readings = {}
        reading.found[reading.of(state)] = found
        known.readings[read] = reading
        return found

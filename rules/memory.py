"""What the checks found last, so that a check runs again only where something it read has changed.

Kept with a form's definition, for the assessments checked last: the document, and for each rule what it read there and
what it found. A check is a function of what it reads, so where all of that is equal, so are its findings; remembered or
not, the same comes out. What is kept is bounded, and forgetting costs nothing but time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from forms.document import Document
from rules.changes import Changes
from rules.finding import Finding, Hit, Severity
from rules.reading import units
from rules.registry import Rule
from rules.text.once import MEMORY
from rules.view import View

#: So many assessments are remembered for each form, and so many characters of what was written in them.
MOST, ROOM = 64, 8_000_000

Word = Callable[[Rule, Severity, Hit], Finding]
#: Findings by the unit they are found in (see ``rules.reading.units``).
Units = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule found, by unit and in order, and what it read in each unit for it, the text of the unit apart."""

    rule: Rule
    severity: Severity
    read: Mapping[str, frozenset[str]]
    units: Units
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Checked:
    """A document, how long its texts are, and what was found in it, by code."""

    document: Document
    length: int
    found: dict[str, Found] = field(default_factory=dict)


class Memory:
    """The last checks of the documents of one form. Threads may ask at the same time: each step is whole."""

    def __init__(self) -> None:
        self._last: OrderedDict[str, Checked] = OrderedDict()

    @classmethod
    def of(cls, document: Document) -> Memory:
        """The memory kept with the form of ``document``."""
        kept = document.definition.kept
        found: Memory = kept.get(cls) or kept.setdefault(cls, cls())
        return found

    def last(self, document: Document) -> Checked | None:
        """The check of a document most likely to be like this one: of the same reference, or else the last of all."""
        found = self._last.get(document.about.reference)
        return found or next(iter(tuple(self._last.values())[-1:]), None)

    def keep(self, checked: Checked) -> None:
        """Remember ``checked`` as the last check of its assessment."""
        reference = checked.document.about.reference
        self._last.pop(reference, None)
        self._last[reference] = checked
        held = sum([one.length for one in tuple(self._last.values())])
        while len(self._last) > 1 and (len(self._last) > MOST or held > ROOM):
            held -= self._last.popitem(last=False)[1].length


class Check:
    """One check of a document, which takes over what still holds of the last one."""

    def __init__(self, document: Document, word: Word) -> None:
        self._word = word
        self._document = document
        self._memory = Memory.of(document)
        self._last = self._memory.last(document) or Checked(document, 0)
        self._changes = Changes(self._last.document, document)
        self._changes.take_over()
        texts = units(document, "text")
        self._now = Checked(document, sum(len(text) for _, text in texts.values()))
        MEMORY.make_room(self._now.length)

    def findings(self, rule: Rule, severity: Severity) -> Iterable[Finding]:
        """What ``rule`` finds at ``severity``. What its check raises is not remembered."""
        found = self._last.found.get(rule.code)
        if found is None or found.rule is not rule or found.severity is not severity:
            found = self._anew(Found(rule, severity, {}, {}, ()))
        elif what := self._changes.what:
            stale = self._changes.units(rule.each).union(
                [unit for unit, read in found.read.items() if not read.isdisjoint(what)]
            )
            if stale:
                found = self._anew(found, stale)
        self._now.found[rule.code] = found
        return found.findings

    def _anew(self, known: Found, stale: Set[str] | None = None) -> Found:
        """What the rule of ``known`` finds where what it found in some units is ``stale``, or in all of them."""
        asked = units(self._document, known.rule.each)
        stale = asked.keys() if stale is None else stale
        view = View(self._document)
        read = {unit: what for unit, what in known.read.items() if unit not in stale}
        found = {unit: said for unit, said in known.units.items() if unit not in stale}
        for unit in sorted(stale & asked.keys()):
            hits = known.rule.check(view, *asked[unit])
            if said := tuple([self._word(known.rule, known.severity, hit) for hit in hits]):
                found[unit] = said
            if what := view.forget():
                read[unit] = what
        if len(found) > 1:
            found = {unit: found[unit] for unit in asked if unit in found}
        findings = tuple([finding for part in found.values() for finding in part])
        return Found(known.rule, known.severity, read, found, findings)

    def keep(self) -> None:
        """Remember this check in the place of the last."""
        self._memory.keep(self._now)

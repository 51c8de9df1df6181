"""What the checks found last, so that a check runs again only where something it read has changed.

Kept with a form's definition, for the assessments checked last: the document, and for each rule what it read there and
what it found. A check is a function of what it reads, so where all of that is equal, so are its findings; remembered or
not, the same comes out. What is kept is bounded, and forgetting costs nothing but time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from forms.document import Document
from rules.changes import Changes
from rules.finding import Finding, Hit, Severity
from rules.reading import units
from rules.registry import Rule
from rules.view import View

#: So many assessments are remembered for each form, and so many characters of what was written in them.
MOST, ROOM = 64, 8_000_000

Word = Callable[[Rule, Severity, Hit], Finding]
#: Findings by the unit they are found in (see ``rules.reading.units``); all under "" where a rule has none.
Units = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule found, and what it read to find it, the text of the units apart."""

    rule: Rule
    severity: Severity
    read: frozenset[str]
    units: Units


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
        self._last = self._memory.last(document)
        self._changes = Changes(self._last.document, document) if self._last else None
        if self._changes:
            self._changes.take_over()
        texts = units(document, "text")
        self._now = Checked(document, sum(len(text) for _, text in texts.values()))

    def findings(self, rule: Rule, severity: Severity) -> Iterable[Finding]:
        """What ``rule`` finds at ``severity``. What its check raises is not remembered."""
        known = self._last.found.get(rule.code) if self._last else None
        changes = self._changes
        if known is None or changes is None or known.rule is not rule or known.severity is not severity:
            found = self._run(rule, severity, None, frozenset())
        elif not known.read.isdisjoint(changes.what):
            found = self._run(rule, severity, None, frozenset())
        elif rule.each and (stale := changes.units(rule.each)):
            found = self._run(rule, severity, known, stale)
        else:
            found = known
        self._now.found[rule.code] = found
        return [finding for part in found.units.values() for finding in part]

    def _run(self, rule: Rule, severity: Severity, known: Found | None, stale: frozenset[str]) -> Found:
        """What ``rule`` finds: all anew, or only in the units that are ``stale``."""
        view = View(self._document)
        if rule.each is None:
            said = self._worded(rule, severity, rule.check(view))
            return Found(rule, severity, view.read, {"": said} if said else {})
        asked = units(self._document, rule.each)
        found = {} if known is None else {key: said for key, said in known.units.items() if key not in stale}
        for key in asked if known is None else stale & asked.keys():
            if said := self._worded(rule, severity, rule.check(view, *asked[key])):
                found[key] = said
        if known is not None and len(found) > 1:
            found = {key: found[key] for key in asked if key in found}
        return Found(rule, severity, view.read | known.read if known else view.read, found)

    def _worded(self, rule: Rule, severity: Severity, hits: Iterable[Hit]) -> tuple[Finding, ...]:
        return tuple([self._word(rule, severity, hit) for hit in hits])

    def keep(self) -> None:
        """Remember this check in the place of the last."""
        self._memory.keep(self._now)

"""Regular expressions that cost nothing where they cannot match.

``compiled`` takes the place of ``re.compile`` in the rules. From the expression it works out words or signs of which
every match holds one; a text that holds none of them is not searched at all, and what was found in a text is kept with
the text. It works out with what a match begins, too, and the expression is tried only there: plain search for a word
runs at memory speed, an alternation of forty words does not, least of all where capitals do not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from rules.text.gates import DIGIT, gate, starts
from rules.text.held import ODD, Parts, blanked, held
from rules.text.once import kept
from rules.text.words import folded, sentences

__all__ = ["DIGIT", "Pattern", "compiled", "has_digit"]


class Pattern:
    """An expression with its gate: every match holds one of these, in lower case. None is no gate.

    With ``low`` it is a text as ``folded`` leaves it that is searched.
    """

    __slots__ = ("__dict__", "_all", "_begins", "_first", "_flags", "_gate", "gate", "low", "pattern")

    def __init__(self, expression: str, flags: int = 0, low: bool = False) -> None:
        parsed = parser.parse(expression, flags)
        parts, begins = gate(parsed), starts(parsed)
        self.pattern = expression
        self._flags = flags
        self.gate = None if parts is None else tuple(sorted(parts))
        self._gate = None if parts is None else Parts(parts)
        self._begins = None if begins is None else Parts(begins)
        self.low = low
        self._first = ("search", self)
        self._all = ("finditer", self)

    @cached_property
    def real(self) -> re.Pattern[str]:
        """The expression as ``re`` has it. Many never come upon a text that opens their gate, and are not compiled."""
        return re.compile(self.pattern, self._flags)

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of ``text`` that may hold a match."""
        parts = self._gate.standing_in(text) if self._gate else ()
        if self._gate is None or DIGIT in parts:
            return list(sentences(text))
        low, spans = folded(text), sentences(text) if parts else ()
        ends, found = [end for _, end in spans], set()
        for part in parts:
            at = low.find(part)
            while at >= 0 and (number := bisect_right(ends, at)) < len(spans):
                start, end = spans[number]
                inside = start <= at and at + len(part) <= end
                if inside:
                    found.add(spans[number])
                at = low.find(part, end if inside else at + 1)
        return sorted(found)

    def _places(self, text: str, start: int, end: int) -> list[int] | None:
        """Where from ``start`` to ``end`` a match may begin, in order; None where that is not known."""
        if self._begins is None or ODD in held(text):
            return None
        low, found = folded(text), []
        for part in self._begins.perhaps_in(text):
            for begun in "0123456789" if part is DIGIT else (part,):
                at = low.find(begun, start, end)
                while at >= 0:
                    found.append(at)
                    at = low.find(begun, at + 1, end)
        found.sort()
        return found

    def _search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        places, said = self._places(text, start, end), folded(text) if self.low else text
        if places is None:
            return self.real.search(said, start, end)
        match = self.real.match
        for at in places:
            if found := match(said, at, end):
                return found
        return None

    def _iterate(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        places, said = self._places(text, start, end), folded(text) if self.low else text
        if places is None:
            yield from self.real.finditer(said, start, end)
        match = self.real.match
        for at in places or ():
            if at >= start and (found := match(said, at, end)):
                yield found
                start = found.end()

    def _first_in(self, text: str) -> re.Match[str] | None:
        if self._gate and not self._gate.standing_in(text):
            return None
        return self._search(text, 0, len(text))

    def _all_in(self, text: str) -> tuple[re.Match[str], ...]:
        if self._gate and not self._gate.standing_in(text):
            return ()
        return tuple(self._iterate(text, 0, len(text)))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.search``; the first match in a whole text is looked for once."""
        if self._gate and self._gate.none_in(text):
            return None
        if start or end is not None:
            return self._search(text, start, len(text) if end is None else end)
        return kept(self._first, text, self._first_in)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``; a whole text is gone through once."""
        if self._gate and self._gate.none_in(text):
            return iter(())
        if start or end is not None:
            return self._iterate(text, start, len(text) if end is None else end)
        return iter(kept(self._all, text, self._all_in))

    def findall(self, text: str, start: int = 0, end: int | None = None) -> list[Any]:
        """As ``re.Pattern.findall``."""
        return self.real.findall(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self.real.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return self.real.fullmatch(text)

    def sub(self, by: str, text: str) -> str:
        """``text`` with ``by`` as it stands for each match."""
        parts, at = [], 0
        for match in self.finditer(text):
            parts += [text[at : match.start()], by]
            at = match.end()
        left = "".join([*parts, text[at:]])
        return blanked(text, left) if by == " " and parts else left

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """As ``re.Pattern.split``."""
        return self.real.split(text, maxsplit)


def compiled(expression: str, flags: int = 0, *, low: bool = False) -> Pattern:
    """The Pattern of ``expression``, to search a text or, with ``low``, what ``folded`` makes of it.

    Raises ``re.error`` for one that is none.
    """
    return Pattern(expression, flags, low)


def has_digit(text: str) -> bool:
    """Whether ``text`` holds a decimal digit of any script."""
    return DIGIT in held(text)

"""Regular expressions that cost nothing where they cannot match.

``compiled`` takes the place of ``re.compile`` in the rules. From the expression it works out words or signs of which
every match holds one; a text that holds none of them is not searched at all, and what was found in a text is kept with
the text. Plain search for a word runs at memory speed, an alternation of forty words does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from rules.text.once import MEMORY
from rules.text.words import folded

#: In a gate, any digit.
DIGIT = "0-9"
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Pattern:
    """A compiled expression with its gate: every match holds one of these, in lower case. None is no gate."""

    __slots__ = ("__dict__", "_find", "_iterate", "pattern", "real")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = expression
        self.real = re.compile(expression, flags)
        self._find = ("search", self)
        self._iterate = ("finditer", self)

    @cached_property
    def gate(self) -> tuple[str, ...] | None:
        found = _gate(parser.parse(self.real.pattern, self.real.flags & ~re.UNICODE))
        return None if found is None else tuple(sorted(found))

    def _may_match(self, text: str) -> bool:
        if self.gate is None:
            return True
        low = folded(text)
        for part in self.gate:
            if part is DIGIT:
                if any(digit in low for digit in "0123456789") or not low.isascii():
                    return True
            elif part in low:
                return True
        return False

    def _kept(self, key: object, text: str, work: Callable[[], Any]) -> Any:
        known = MEMORY.of(text)
        try:
            return known[key]
        except KeyError:
            found = known[key] = work()
            return found

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.search``; the first match in a whole text is looked for once."""
        if start or end is not None:
            if not self._kept(self, text, lambda: self._may_match(text)):
                return None
            return self.real.search(text, start, len(text) if end is None else end)
        found: re.Match[str] | None = self._kept(
            self._find, text, lambda: self.real.search(text) if self._may_match(text) else None
        )
        return found

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``; a whole text is gone through once."""
        if start or end is not None:
            if not self._kept(self, text, lambda: self._may_match(text)):
                return iter(())
            return self.real.finditer(text, start, len(text) if end is None else end)
        found: tuple[re.Match[str], ...] = self._kept(
            self._iterate, text, lambda: tuple(self.real.finditer(text)) if self._may_match(text) else ()
        )
        return iter(found)

    def findall(self, text: str, start: int = 0, end: int | None = None) -> list[Any]:
        """As ``re.Pattern.findall``."""
        return self.real.findall(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self.real.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return self.real.fullmatch(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As ``re.Pattern.sub``."""
        return self.real.sub(by, text) if self._may_match(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """As ``re.Pattern.split``."""
        return self.real.split(text, maxsplit)


def compiled(expression: str, flags: int = 0) -> Pattern:
    """The Pattern of ``expression``. Raises ``re.error`` for one that is none."""
    return Pattern(expression, flags)


def _gate(parsed: Any) -> frozenset[str] | None:
    """Words or signs of which every match holds at least one; the most telling such set, or None."""
    found: list[frozenset[str]] = []
    literal = ""
    for code, value in parsed:
        if code is op.LITERAL:
            literal += chr(value)
            continue
        found += [frozenset([literal])] if literal else []
        literal = ""
        inner: frozenset[str] | None = None
        if code is op.SUBPATTERN:
            inner = _gate(value[3])
        elif code is op.ATOMIC_GROUP:
            inner = _gate(value)
        elif code in _REPEATS and value[0] > 0:
            inner = _gate(value[2])
        elif code is op.BRANCH:
            branches = [_gate(branch) for branch in value[1]]
            if all(branch is not None for branch in branches):
                inner = frozenset().union(*(branch for branch in branches if branch))
        elif code is op.IN and all(kind is op.LITERAL for kind, _ in value):
            inner = frozenset(chr(letter) for _, letter in value)
        elif code is op.IN and value == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
            inner = frozenset([DIGIT])
        found += [inner] if inner else []
    found += [frozenset([literal])] if literal else []
    plain = [frozenset(part if part is DIGIT else folded(part) for part in parts) for parts in found]
    telling = [parts for parts in plain if all(part.strip() for part in parts)]
    return max(telling, key=_telling, default=None)


def _telling(parts: frozenset[str]) -> tuple[int, int]:
    """How seldom a text will hold one of ``parts``: by the shortest, then by their number."""
    return min(1 if part is DIGIT else len(part.strip()) for part in parts), -len(parts)

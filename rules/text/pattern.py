"""Regular expressions that cost nothing where they cannot match.

``compiled`` takes the place of ``re.compile`` in the rules. From the expression it works out words or signs of which
every match holds one; a text that holds none of them is not searched at all, and what was found in a text is kept with
the text. Plain search for a word runs at memory speed, an alternation of forty words does not. Where capitals do not
matter, a lowered text is searched letter by letter, which is several times quicker than to look past them each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from rules.text.once import MEMORY, once
from rules.text.words import folded, lowered, sentences

#: In a gate, any digit.
DIGIT = "0-9"
#: In an expression, what is spelt with letters and stands for none; and letters that only count as i and s at times.
_SIGN = re.compile(r"\\.|\(\?P[<=]\w+[>)]", re.DOTALL)
_ODD = ("ı", "ſ")
#: An expression that may match more than this is looked for in the whole text.
FAR = 300
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Pattern:
    """A compiled expression with its gate: every match holds one of these, in lower case. None is no gate."""

    __slots__ = ("__dict__", "_all", "_first", "pattern", "real")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = expression
        self.real = re.compile(expression, flags)
        self._first = ("search", self)
        self._all = ("finditer", self)

    @cached_property
    def gate(self) -> tuple[str, ...] | None:
        found = _gate(parser.parse(self.real.pattern, self.real.flags & ~re.UNICODE))
        return None if found is None else tuple(sorted(found))

    @cached_property
    def _plain(self) -> re.Pattern[str] | None:
        """The expression for lowered text; None where capitals matter."""
        if not self.real.flags & re.IGNORECASE or any(map(str.isupper, _SIGN.sub("", self.pattern))):
            return None
        return re.compile(self.pattern, self.real.flags & ~re.IGNORECASE)

    def may_match(self, text: str) -> bool:
        """Whether ``text`` holds what every match holds."""
        return self.gate is None or bool(self._held(text))

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of ``text`` that may hold a match."""
        if self.gate is None:
            return list(sentences(text))
        low, found = folded(text), []
        held = self._held(text)
        for start, end in sentences(text) if held else ():
            for part in held:
                if part is DIGIT or low.find(part, start, end) >= 0:
                    found.append((start, end))
                    break
        return found

    def _held(self, text: str) -> list[str]:
        """The parts of the gate that stand in ``text``."""
        low = folded(text)
        return [part for part in self.gate or () if (has_digit(text) if part is DIGIT else part in low)]

    @cached_property
    def _reach(self) -> int | None:
        """How far from a part of the gate a match may look; None where no such bound is known."""
        parsed = parser.parse(self.real.pattern, self.real.flags & ~re.UNICODE)
        widest, ahead = int(parsed.getwidth()[1]), _ahead(parsed)
        return (
            widest + ahead + 1 if max(widest, ahead) < FAR and self.gate and DIGIT not in self.gate else None
        )

    def _windows(self, text: str) -> list[tuple[int, int]]:
        """Where in ``text`` a match may stand, in order: about the parts of the gate, or in all of it."""
        low, reach, held = folded(text), self._reach, self._held(text)
        if reach is None or len(text) < 2 * reach:
            return [(0, len(text))] if held or self.gate is None else []
        found: list[tuple[int, int]] = []
        for at, length in sorted({(at, len(part)) for part in held for at in _places(low, part)}):
            start, end = max(0, at - reach), min(len(text), at + length + reach)
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        return found

    def _first_in(self, text: str) -> re.Match[str] | None:
        found = (self._search(text, *window) for window in self._windows(text))
        return next((match for match in found if match), None)

    def _all_in(self, text: str) -> list[re.Match[str]]:
        return [match for window in self._windows(text) for match in self._iterate(text, *window)]

    def _search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        low = lowered(text) if self._plain else ""
        if not self._plain or any(letter in low for letter in _ODD):
            return self.real.search(text, start, end)
        found = self._plain.search(low, start, end)
        return self.real.match(text, found.start(), end) if found else None

    def _iterate(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        low = lowered(text) if self._plain else ""
        if not self._plain or any(letter in low for letter in _ODD):
            return self.real.finditer(text, start, end)
        found = (self.real.match(text, match.start(), end) for match in self._plain.finditer(low, start, end))
        return (match for match in found if match)

    def _kept(self, key: object, text: str, work: Callable[[str], Any]) -> Any:
        try:
            return MEMORY.young[text][key]
        except KeyError:
            known = MEMORY.of(text)
            found = known[key] = known[key] if key in known else work(text)
            return found

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.search``; the first match in a whole text is looked for once."""
        if start or end is not None:
            if not self._kept(self, text, self.may_match):
                return None
            return self._search(text, start, len(text) if end is None else end)
        found: re.Match[str] | None = self._kept(self._first, text, self._first_in)
        return found

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``; a whole text is gone through once."""
        if start or end is not None:
            if not self._kept(self, text, self.may_match):
                return iter(())
            return self._iterate(text, start, len(text) if end is None else end)
        found: list[re.Match[str]] = self._kept(self._all, text, self._all_in)
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

    def sub(self, by: str, text: str) -> str:
        """``text`` with ``by`` as it stands for each match."""
        if not self.may_match(text):
            return text
        parts, at = [], 0
        for match in self._iterate(text, 0, len(text)):
            parts += [text[at : match.start()], by]
            at = match.end()
        return "".join([*parts, text[at:]])

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """As ``re.Pattern.split``."""
        return self.real.split(text, maxsplit)


def compiled(expression: str, flags: int = 0) -> Pattern:
    """The Pattern of ``expression``. Raises ``re.error`` for one that is none."""
    return Pattern(expression, flags)


@once
def has_digit(text: str) -> bool:
    """Whether ``text`` holds a decimal digit of any script."""
    return any(map(text.__contains__, "0123456789")) or any(
        map(str.isdecimal, text if not text.isascii() else "")
    )


def _places(low: str, part: str) -> Iterator[int]:
    at = low.find(part)
    while at >= 0:
        yield at
        at = low.find(part, at + 1)


def _ahead(parsed: Any) -> int:
    """How many signs the look-aheads of an expression see past the end of a match."""
    widths = [0]
    for code, value in parsed:
        if code in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0:
            widths.append(int(value[1].getwidth()[1]))
        parts = list(value) if isinstance(value, (tuple, list)) else [value]
        while parts:
            part = parts.pop()
            if isinstance(part, parser.SubPattern):
                widths.append(_ahead(part))
            elif isinstance(part, (tuple, list)):
                parts += part
    return max(widths)


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
            if inner and len(value[2]) == 1 and value[2][0][0] in (op.LITERAL, op.IN):
                inner = frozenset(
                    part if part is DIGIT or len(inner) > 1 else part * value[0] for part in inner
                )
        elif code is op.BRANCH:
            branches = [_gate(branch) for branch in value[1]]
            if all(branch is not None for branch in branches):
                inner = frozenset().union(*(branch for branch in branches if branch))
        elif code is op.IN and all(kind is op.LITERAL for kind, _ in value):
            inner = frozenset(folded(chr(letter)) for _, letter in value)
        elif code is op.IN and value == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
            inner = frozenset([DIGIT])
        found += [inner] if inner else []
    found += [frozenset([literal])] if literal else []
    plain = [frozenset(part if part is DIGIT else folded(part) for part in parts) for parts in found]
    telling = [parts for parts in plain if all(part.strip() for part in parts)]
    return max(telling, key=_telling, default=None)


def _telling(parts: frozenset[str]) -> tuple[int, bool, int]:
    """How seldom a text will hold one of ``parts``: by the shortest, a sign before a letter, then by their number."""
    least = min(1 if part is DIGIT else len(part.strip()) for part in parts)
    return least, least > 1 or not any(map(str.isalpha, parts)), -len(parts)

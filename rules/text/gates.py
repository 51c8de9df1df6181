"""What an expression gives away before it is tried: what every match of it holds, and with what every match begins."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

#: Among the parts of a gate or the beginnings of a match, any digit.
DIGIT = "0-9"
#: So many letters of a beginning are enough to look for it; of more beginnings than this, none is looked for.
ENOUGH, MOST = 4, 100
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_NOWHERE = (op.AT, op.ASSERT, op.ASSERT_NOT)
_PLAIN = {"\n": " ", "\t": " ", "\xa0": " ", "’": "'"}
#: Beginnings, each with whether what comes next in the expression stands directly after it.
_Begun = frozenset[tuple[str, bool]]
_NOTHING: _Begun = frozenset([("", True)])
_UNKNOWN: _Begun = frozenset([("", False)])


def gate(parsed: Any) -> frozenset[str] | None:
    """Words or signs, folded, of which every match holds at least one; the most telling such set, or None."""
    found: list[frozenset[str]] = []
    literal = ""
    for code, value in parsed:
        if code is op.LITERAL:
            literal += _letter(value)
            continue
        found += [frozenset([literal])] if literal else []
        literal = ""
        inner: frozenset[str] | None = None
        if code is op.SUBPATTERN:
            inner = gate(value[3])
        elif code is op.ATOMIC_GROUP:
            inner = gate(value)
        elif code in _REPEATS and value[0] > 0:
            inner = gate(value[2])
            if inner and len(value[2]) == 1 and value[2][0][0] in (op.LITERAL, op.IN):
                inner = frozenset(
                    part if part is DIGIT or len(inner) > 1 else part * value[0] for part in inner
                )
        elif code is op.BRANCH:
            branches = [gate(branch) for branch in value[1]]
            if all(branch is not None for branch in branches):
                inner = frozenset().union(*(branch for branch in branches if branch))
        elif code is op.IN and all(kind is op.LITERAL for kind, _ in value):
            inner = frozenset(_letter(letter) for _, letter in value)
        elif code is op.IN and value == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
            inner = frozenset([DIGIT])
        found += [inner] if inner else []
    found += [frozenset([literal])] if literal else []
    telling = [parts for parts in found if all(part.strip() for part in parts)]
    return max(telling, key=_telling, default=None)


def starts(parsed: Any) -> frozenset[str] | None:
    """The beginnings, folded, of which every match has one, none of them the beginning of another; None if unknown."""
    found = {begun for begun, _ in _beginnings(parsed)}
    if any(not begun.strip() for begun in found):
        return None
    return frozenset(
        begun
        for begun in found
        if begun is DIGIT or not any(begun[:end] in found for end in range(1, len(begun)))
    )


def _beginnings(parsed: Any) -> _Begun:
    found = _NOTHING
    for code, value in parsed:
        if code in _NOWHERE:
            continue
        growing = [begun for begun, grows in found if grows and begun is not DIGIT and len(begun) < ENOUGH]
        if not growing:
            break
        here = _choices(code, value)
        grown = (found - {(begun, True) for begun in growing}).union(
            (begun + more, grows) if more is not DIGIT or not begun else (begun, False)
            for begun in growing
            for more, grows in here
        )
        if len(grown) > MOST:
            return frozenset((begun, False) for begun, _ in found)
        found = grown
    return found


def _choices(code: Any, value: Any) -> Iterable[tuple[str, bool]]:
    """The beginnings of what one element of an expression matches."""
    if code is op.LITERAL:
        return [(_letter(value), True)]
    if code is op.SUBPATTERN:
        return _beginnings(value[3])
    if code is op.ATOMIC_GROUP:
        return _beginnings(value)
    if code is op.BRANCH:
        return frozenset().union(*map(_beginnings, value[1]))
    if code in _REPEATS:
        least, most, repeated = value
        once = {(begun, grows and most == 1) for begun, grows in _beginnings(repeated)}
        return once | _NOTHING if least == 0 else once
    if code is op.IN:
        return [(sign, sign != "") for sign in (_in_a_set(kind, one) for kind, one in value)]
    return _UNKNOWN


def _in_a_set(kind: Any, value: Any) -> str:
    """The letter or digit that one member of a set stands for; "" where it stands for many, or bars some."""
    if kind is op.LITERAL:
        return _letter(value)
    is_digit = value == op.CATEGORY_DIGIT or kind is op.RANGE and "0" <= chr(value[0]) <= chr(value[1]) <= "9"
    return DIGIT if is_digit else ""


def _letter(code: int) -> str:
    """One letter of an expression as ``words.folded`` leaves it in a text."""
    low = chr(code).lower()
    return _PLAIN.get(low, low) if len(low) == 1 else chr(code)


def _telling(parts: frozenset[str]) -> tuple[int, int, int]:
    """How seldom a text will hold one of ``parts``: by the shortest, of single ones signs, then digits, then letters,
    and by their number."""
    least = min(1 if part is DIGIT else len(part.strip()) for part in parts)
    common = 0 if least > 1 else 2 if any(map(str.isalpha, parts)) else int(DIGIT in parts)
    return least, -common, -len(parts)

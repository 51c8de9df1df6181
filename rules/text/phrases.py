"""Exact phrases in a text, as whole words.

A phrase can only stand in a text that holds each of its words, so a list of phrases is first compared with the words of
the text, as sets; only the few that may be there are looked for by plain search. No time is lost on long lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rules.text.held import runs
from rules.text.once import kept
from rules.text.words import folded

__all__ = ["Span", "find", "folded", "has", "runs"]

Span = tuple[int, int]


class _Phrases:
    """A list of phrases, arranged by the longest run of each."""

    __slots__ = ("_by_run", "_keys", "_rest")

    def __init__(self, phrases: tuple[str, ...]) -> None:
        by_run: dict[str, list[str]] = {}
        rest: list[str] = []
        for phrase in phrases:
            found = runs(phrase)
            if found:
                by_run.setdefault(max(found, key=lambda run: (len(run), run)), []).append(phrase)
            elif phrase:
                rest.append(phrase)
        self._by_run = by_run
        self._keys = frozenset(by_run)
        self._rest = tuple(rest)

    def first(self, text: str) -> Span | None:
        low = folded(text)
        best: Span | None = None
        for phrase in self._perhaps(text):
            at = _standing(low, phrase)
            if at >= 0 and (best is None or (at, -len(phrase)) < (best[0], best[0] - best[1])):
                best = at, at + len(phrase)
        return best

    def _perhaps(self, text: str) -> list[str]:
        held = self._keys & runs(text)
        return [phrase for run in held for phrase in self._by_run[run]] + list(self._rest)


#: Lists of phrases by what they are, so that one that stands in a rule is not read through each time it is asked for.
_KNOWN: dict[int, tuple[tuple[str, ...], _Phrases]] = {}
_MOST_KNOWN = 1024


def _arranged(phrases: tuple[str, ...]) -> _Phrases:
    known = _KNOWN.get(id(phrases))
    if known is None or known[0] is not phrases:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(phrases)] = phrases, _equal(phrases)
    return known[1]


@lru_cache(maxsize=_MOST_KNOWN)
def _equal(phrases: tuple[str, ...]) -> _Phrases:
    return _Phrases(phrases)


def find(text: str, phrases: Iterable[str]) -> Span | None:
    """The span of the earliest of ``phrases`` (in lower case) that stands in ``text`` as whole words.

    Of two that begin at one place, it is the longer.
    """
    if not text:
        return None
    arranged = _arranged(phrases if isinstance(phrases, tuple) else tuple(phrases))
    return kept(arranged, text, arranged.first)


def has(text: str, phrases: Iterable[str]) -> bool:
    """Whether any of ``phrases`` stands in ``text`` as whole words."""
    return find(text, phrases) is not None


def _standing(text: str, phrase: str) -> int:
    at = text.find(phrase)
    while at >= 0 and not _whole(text, at, at + len(phrase)):
        at = text.find(phrase, at + 1)
    return at


def _whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after

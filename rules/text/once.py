"""Each question about a text is answered once, however many rules ask it.

``@once`` remembers a function's answer with the text. What is kept is bounded by its length, not by the number of
texts, so that a few very long answers cannot fill the memory: when the newest texts hold more than ``ROOM`` characters,
those not asked about since the last such moment are forgotten. A longer document is given room of its own. Threads may
ask at the same time: a dictionary's own steps are whole, and the worst that a race costs is an answer worked out twice.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")

ROOM = 800_000
#: So many times its length is what is read of a document: its texts, and what is cut out of them.
_READ = 3
#: Stands for an answer that is not known yet; an answer may be None.
_UNKNOWN: Any = object()


class Memory:
    """Answers by text, in two halves: asked about lately, and before that."""

    def __init__(self, room: int = ROOM) -> None:
        self._least = self.room = room
        self.young: dict[str, dict[object, Any]] = {}
        self._old: dict[str, dict[object, Any]] = {}
        self._held = 0

    def of(self, text: str) -> dict[object, Any]:
        """What is known of ``text``: the answers by whatever asked, to be added to."""
        found = self.young.get(text)
        if found is None:
            found = self._old.get(text)
            if found is None:
                found = {}
            if self._held > self.room:
                self._old, self.young, self._held = self.young, {}, 0
            self.young[text] = found
            self._held += len(text) + 100
        return found

    def make_room(self, length: int) -> None:
        """Let a document of ``length`` characters be read without forgetting its first texts before its last."""
        self.room = max(self._least, _READ * length)

    def forget(self) -> None:
        """Know nothing of any text."""
        self.young, self._old, self._held = {}, {}, 0

    def __len__(self) -> int:
        return len(self.young.keys() | self._old.keys())


MEMORY = Memory()


def kept(key: object, text: str, answer: Callable[[str], T]) -> T:
    """``answer`` to a question about ``text``, worked out once and kept under ``key``."""
    known = MEMORY.young.get(text)
    if known is None:
        known = MEMORY.of(text)
    found: T = known.get(key, _UNKNOWN)
    if found is _UNKNOWN:
        found = known[key] = answer(text)
    return found


def once(answer: Callable[[str], T]) -> Callable[[str], T]:
    """``answer``, worked out once for each text. It must depend on the text alone and give what nobody can change."""

    @wraps(answer)
    def remembered(text: str) -> T:
        known = MEMORY.young.get(text)
        if known is None:
            known = MEMORY.of(text)
        found: T = known.get(answer, _UNKNOWN)
        if found is _UNKNOWN:  # most texts are new, so nothing is raised and caught here
            found = known[answer] = answer(text)
        return found

    return remembered


def once_for_two(answer: Callable[[str, str], T]) -> Callable[[str, str], T]:
    """``answer``, worked out once for each two texts in their order, and kept with the first."""

    @wraps(answer)
    def remembered(one: str, other: str) -> T:
        known: dict[str, T] = kept(answer, one, _none_yet)
        found: T = known.get(other, _UNKNOWN)
        if found is _UNKNOWN:
            found = known[other] = answer(one, other)
        return found

    return remembered


def _none_yet(_text: str) -> dict[str, Any]:
    return {}

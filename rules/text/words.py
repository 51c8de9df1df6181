"""Words and sentences of a text, and lists of names for a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
#: The look-behind keeps the time linear on a long run of full stops.
_SENTENCE_END = re.compile(r"(?<![.!?])[.!?]++(?=\s)|\n")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, numbers included, with typographic apostrophes made plain."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that hold no digit."""
    return tuple(word for word in words(text) if not any(letter.isdigit() for letter in word))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence or bullet of ``text``, blank ones left out."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[start : end.end()].strip():
            yield start, end.end()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def listed(names: Sequence[str]) -> str:
    """``Age, Sex and Race``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(text: str, limit: int = 60) -> str:
    """The first words of ``text`` in quotation marks, for a message."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + "…"
    return f"“{line}”"

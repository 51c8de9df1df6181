"""Whether a text stands almost letter by letter among others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from rules.text.once import MEMORY, once
from rules.text.words import spaced

#: Of 100 letters so many agree, white space and capitals apart.
ALIKE = 90.0
#: Comparing letter by letter grows with the square of the length; what comes after these letters is not compared.
MOST_LETTERS = 6000


@once
def plain(text: str) -> str:
    """``text`` as it is compared."""
    return " ".join(text.casefold().split())[:MOST_LETTERS]


@dataclass(frozen=True, eq=False, slots=True)
class Others:
    """Texts to compare with, each made ``plain``; what was compared with them is kept with the text."""

    texts: tuple[str, ...]


def echo(text: str, others: Others | Sequence[str]) -> int | None:
    """The position in ``others`` (each made ``plain``) of the text most like ``text``; None where none is so alike."""
    if not isinstance(others, Others):
        return _echo(text, others)
    known = MEMORY.of(text)
    if others not in known:
        known[others] = _echo(text, others.texts)
    found: int | None = known[others]
    return found


def _echo(text: str, others: Sequence[str]) -> int | None:
    length = min(len(spaced(text)), MOST_LETTERS)
    if length * ALIKE > (200 - ALIKE) * max(map(len, others), default=0):
        return None  # even the longest of them, stood in it whole, is too small a part
    found = process.extractOne(plain(text), others, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return None if found is None else int(found[2])

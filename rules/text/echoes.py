"""Whether a text stands almost letter by letter among others."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

#: Of 100 letters so many agree, white space and capitals apart.
ALIKE = 90.0
#: Comparing letter by letter grows with the square of the length; what comes after these letters is not compared.
MOST_LETTERS = 6000


def plain(text: str) -> str:
    """``text`` as it is compared."""
    return " ".join(text.casefold().split())[:MOST_LETTERS]


def echo(text: str, others: Sequence[str]) -> int | None:
    """The position in ``others`` (each made ``plain``) of the text most like ``text``; None where none is so alike."""
    found = process.extractOne(plain(text), others, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return None if found is None else int(found[2])

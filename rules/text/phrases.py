"""Exact phrases in a text. Plain substring search, so that the time grows with the text and with nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """``text`` in lower case with every blank a space and plain apostrophes; positions stay the same."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lowered; then only ASCII is folded
        low = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    return low.translate({10: " ", 9: " ", 160: " ", 8217: "'"})


def find(text: str, phrases: Iterable[str]) -> tuple[int, int] | None:
    """The span of the earliest of ``phrases`` (in lower case) that stands in ``text`` as whole words."""
    low = folded(text)
    best: tuple[int, int] | None = None
    for phrase in phrases:
        at = low.find(phrase)
        while at >= 0 and not _whole(low, at, at + len(phrase)):
            at = low.find(phrase, at + 1)
        if at >= 0 and (best is None or at < best[0]):
            best = at, at + len(phrase)
    return best


def has(text: str, phrases: Iterable[str]) -> bool:
    """Whether any of ``phrases`` stands in ``text`` as whole words."""
    return find(text, phrases) is not None


def _whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after

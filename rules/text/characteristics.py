"""Which characteristics a text names, and the same text with their names masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rules.text.words import words

MASK = "*"

_SYNONYMS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "characteristics.json").read_text(encoding="utf-8")
)


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for who, phrases in _SYNONYMS.items():
        for phrase in phrases:
            parts = words(phrase)
            table.setdefault(parts[0], []).append((parts, who))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_TABLE = _by_first_word()


def _read(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each word with "", or a mask with the characteristic that the words masked by it name."""
    at = 0
    while at < len(tokens):
        for parts, who in _TABLE.get(tokens[at], ()):
            if tokens[at : at + len(parts)] == parts:
                yield MASK, who
                at += len(parts)
                break
        else:
            yield tokens[at], ""
            at += 1


@lru_cache(maxsize=2048)
def named(text: str) -> frozenset[str]:
    """The ids of the characteristics that ``text`` names, by their own name or a listed synonym."""
    return frozenset(who for _, who in _read(words(text)) if who)


def names(who: str, label: str, text: str) -> bool:
    """Whether ``text`` names the characteristic ``who``; one that a council added is looked for by its label."""
    if who in _SYNONYMS:
        return who in named(text)
    return bool(set(words(label)) & set(words(text)))


@lru_cache(maxsize=2048)
def masked(text: str) -> tuple[str, ...]:
    """The words of ``text``, each name of a characteristic (or run of them) replaced by one mask."""
    kept: list[str] = []
    for word, _ in _read(words(text)):
        if word == MASK and kept and kept[-1] == MASK:
            continue
        kept.append(word)
    return tuple(kept)

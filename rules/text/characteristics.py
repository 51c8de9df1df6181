"""Which characteristics a text names, and the same text with their names masked."""

from __future__ import annotations

import json
from itertools import compress
from pathlib import Path

from rules.text.once import once
from rules.text.phrases import has
from rules.text.words import words

MASK = "*"
_EVERYONE = (
    "everyone",
    "all groups",
    "all characteristics",
    "all residents",
    "all users",
    "all of them",
    "all rows",
)

_SYNONYMS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "characteristics.json").read_text(encoding="utf-8")
)


def _by_first_word() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """By the first word of a name: how many words it has, the others of them, and whose it is; longer names first."""
    table: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for who, phrases in _SYNONYMS.items():
        for phrase in phrases:
            first, *rest = words(phrase)
            table.setdefault(first, []).append((len(rest) + 1, tuple(rest), who))
    for entries in table.values():
        entries.sort(key=lambda entry: -entry[0])
    return table


_TABLE = _by_first_word()


@once
def _named_at(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where the words of ``text`` name a characteristic: from which word, to which, and whose name it is."""
    tokens = words(text)
    found: list[tuple[int, int, str]] = []
    free = 0
    for at in compress(range(len(tokens)), map(_TABLE.__contains__, tokens)):
        for length, rest, who in _TABLE[tokens[at]] if at >= free else ():
            if length == 1 or tokens[at + 1 : at + length] == rest:
                free = at + length
                found.append((at, free, who))
                break
    return tuple(found)


@once
def named(text: str) -> frozenset[str]:
    """The ids of the characteristics that ``text`` names, by their own name or a listed synonym."""
    return frozenset(who for _, _, who in _named_at(text))


def names(who: str, label: str, text: str) -> bool:
    """Whether ``text`` names the characteristic ``who``; one that a council added is looked for by its label."""
    if who in _SYNONYMS:
        return who in named(text)
    return bool(set(words(label)) & set(words(text)))


def names_everyone(text: str) -> bool:
    """Whether ``text`` is about all groups at once."""
    return has(text, _EVERYONE)


@once
def masked(text: str) -> tuple[str, ...]:
    """The words of ``text``, each name of a characteristic (or run of them) replaced by one mask."""
    tokens = words(text)
    kept: list[str] = []
    free = 0
    for start, end, _ in _named_at(text):
        kept += tokens[free:start]
        if not kept or kept[-1] != MASK:
            kept.append(MASK)
        free = end
    return (*kept, *tokens[free:])

"""Acronyms that a text uses and nowhere explains."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from operator import itemgetter

from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.words import words

#: A capital first, which is quickly looked for, and then what stands before it.
_ACRONYM = compiled(r"[A-Z](?<![\w£/.-][A-Z])(?:&?[A-Z]){1,5}s?(?![\w/-]|\.[A-Z])")
#: A step of a scale that only people in the field know.
_STEP = compiled(r"\b[Tt]ier \d\b")
#: Known to nearly everybody, or no acronym at all.
_KNOWN = frozenset(
    "UK EU US USA NHS GP GPS BBC MP MPS VAT PDF TV PIN ID OK AM PM IT HR EIA EIAS AGM DVD CD WIFI HIV DNA LGBT LGBTQ "
    "CV FAQ PO BST GMT MOT NI NO YES NOT NA TBC II III IV VI VII VIII IX XI".split()
)
_NAME = r"([A-Z][A-Z&]{1,11}s?|[Tt]ier \d)"
_IN_BRACKETS = compiled(rf"\({_NAME}\)")
#: What stands before a bracket, which is no further away than this.
_BEFORE, _REACH = compiled(rf"{_NAME} \Z"), 14
#: Words that an acronym often skips.
_SMALL = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"))
_CAPITALS = string.ascii_uppercase.encode()
_LETTERS = string.ascii_letters.encode()


@once
def used(text: str) -> tuple[tuple[str, int, int], ...]:
    """Each acronym of ``text`` with its span. Text in capitals throughout holds none that can be told apart."""
    return tuple(_used(text))


def _used(text: str) -> Iterator[tuple[str, int, int]]:
    plain = text.encode("ascii", "ignore")
    capitals, letters = (len(plain) - len(plain.translate(None, signs)) for signs in (_CAPITALS, _LETTERS))
    if capitals * 2 > letters:
        return
    for match in _ACRONYM.finditer(text):
        name = match[0].removesuffix("s")
        if name not in _KNOWN and not _beside_capitals(text, match.start(), match.end()):
            yield name, match.start(), match.end()
    for match in _STEP.finditer(text):
        yield match[0], match.start(), match.end()


def unexplained(texts: Iterable[str], elsewhere: str = "") -> dict[str, tuple[int, tuple[int, int]]]:
    """The acronyms in ``texts`` that neither they nor ``elsewhere`` explain: number of the text and span, first use.

    Explained is one with a bracket after it, one in brackets, and one whose words stand in full somewhere.
    """
    texts = list(texts)
    found: dict[str, tuple[int, tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for name, start, end in used(text):
            found.setdefault(name, (number, (start, end)))
    parts = [*texts, elsewhere] if found else []
    for text in parts:
        for name in _explains(text):
            found.pop(name, None)
    initials = "\n".join(map(_initials, parts)) if found else ""
    return {name: where for name, where in found.items() if not _spelled(name, initials)}


@once
def _explains(text: str) -> frozenset[str]:
    """The names of ``text`` that stand in brackets, or have a bracket after them."""
    found, at = set(), text.find("(")
    while at >= 0:
        if match := _BEFORE.search(text, max(0, at - _REACH), at) or _IN_BRACKETS.match(text, at):
            found.add(match[1].removesuffix("s"))
        at = text.find("(", at + 1)
    return frozenset(found)


@once
def _initials(text: str) -> str:
    """The first letter of each word of ``text``, a space for one of one or two letters; then without small words."""
    found = words(text)
    every = "".join([word[0] if len(word) > 2 else " " for word in found])
    large = "".join(map(itemgetter(0), filterfalse(_SMALL.__contains__, found)))
    return f"{every} {large}"


def _spelled(name: str, initials: str) -> bool:
    """Whether words with these initials stand side by side, each longer than two letters."""
    wanted = name.replace("&", "").lower()
    return len(wanted) > 2 and wanted.isalpha() and wanted in initials


def _beside_capitals(text: str, start: int, end: int) -> bool:
    """Whether the word before or after is in capitals too: then it is a heading, not an acronym."""
    before = text[max(0, start - 25) : start].split()
    after = text[end : end + 25].split()
    return any(len(word) > 2 and word.isalpha() and word.isupper() for word in (before[-1:] + after[:1]))

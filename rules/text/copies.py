"""Which of several texts are copies of one another, the names of characteristics apart.

Two texts are near copies if 85 in 100 characters agree, or if three or more share a run of twelve words;
the run finds a pasted sentence inside a longer answer, where the share of equal characters is small.

Letters are compared only where it can matter: texts that agree in so many letters share runs of three words, so those
that share hardly any are not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from rules.text.characteristics import masked
from rules.text.once import once, once_for_two

ALIKE = 85.0
RUN = 12
LEAST_WORDS = 8
#: Comparing letter by letter grows with the square of the length; past this many words the runs must do.
MOST_WORDS = 2000
#: Of the runs of three words in the shorter text, the share that the longer must hold to be worth comparing.
SHARED = 0.1
#: A text with fewer runs is compared in any case.
SHORT = 12


@once
def _threes(text: str) -> tuple[int, ...]:
    """A number for each run of three words of ``text``, masked: equal for equal words."""
    tokens = masked(text)
    return tuple(map(hash, zip(tokens, tokens[1:], tokens[2:], strict=False)))


@once
def _few(text: str) -> frozenset[int]:
    return frozenset(_threes(text))


@once
def _long(text: str) -> frozenset[int]:
    """A number for each run of twelve words of ``text``, made of its four threes."""
    threes = _threes(text)
    return frozenset(map(hash, zip(threes, threes[3:], threes[6:], threes[9:], strict=False)))


@once
def _compared(text: str) -> str:
    return " ".join(masked(text)[:MOST_WORDS])


@once_for_two
def _alike(one: str, other: str) -> bool:
    """Whether two texts are alike letter by letter; those that share too few runs of three words are not compared."""
    few, others = _few(one), _few(other)
    fewer = min(len(few), len(others))
    if fewer >= SHORT and len(few & others) < SHARED * fewer:
        return False
    return bool(fuzz.ratio(_compared(one), _compared(other), score_cutoff=ALIKE))


@once_for_two
def _shared(one: str, other: str) -> frozenset[int]:
    """The runs of twelve words that stand in two texts."""
    return _long(one) & _long(other)


def groups(texts: Sequence[str]) -> list[list[int]]:
    """The groups of two or more near copies, as positions in ``texts``; short texts are in no group."""
    return [list(group) for group in _groups(tuple(texts))]


@lru_cache(maxsize=32)
def _groups(texts: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    long = [number for number, text in enumerate(texts) if len(masked(text)) >= LEAST_WORDS]
    equals: dict[tuple[str, ...], list[int]] = {}
    for number in long:
        equals.setdefault(masked(texts[number]), []).append(number)
    leader = {number: numbers[0] for numbers in equals.values() for number in numbers}

    def head(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    def join(one: int, other: int) -> None:
        leader[head(other)] = head(one)

    times = {numbers[0]: len(numbers) for numbers in equals.values()}
    shared = {(one, other): _shared(texts[one], texts[other]) for one, other in combinations(times, 2)}
    in_two: set[int] = set()
    in_three: set[int] = set()
    for (one, other), runs in shared.items():
        rare = runs - in_three
        in_three |= rare if times[one] + times[other] > 2 else rare & in_two
        in_two |= rare
    for (one, other), runs in shared.items():
        if not runs.isdisjoint(in_three):
            join(one, other)
    for one, other in shared:
        if head(one) != head(other) and _alike(texts[one], texts[other]):
            join(one, other)
    found: dict[int, list[int]] = {}
    for number in long:
        found.setdefault(head(number), []).append(number)
    return tuple(tuple(group) for group in found.values() if len(group) > 1)

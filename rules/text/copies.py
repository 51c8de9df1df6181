"""Which of several texts are copies of one another, the names of characteristics apart.

Two texts are near copies if 85 in 100 characters agree, or if three or more share a run of twelve words;
the run finds a pasted sentence inside a longer answer, where the share of equal characters is small.

Letters are compared only where it can matter: texts that agree in so many letters share runs of three words, so those
that share hardly any are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from rapidfuzz import fuzz

from rules.text.characteristics import masked
from rules.text.once import once

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


@lru_cache(maxsize=512)
def _alike(one: str, other: str) -> bool:
    return bool(fuzz.ratio(one, other, score_cutoff=ALIKE))


def groups(texts: Sequence[str]) -> list[list[int]]:
    """The groups of two or more near copies, as positions in ``texts``; short texts are in no group."""
    return [list(group) for group in _groups(tuple(texts))]


@lru_cache(maxsize=32)
def _groups(texts: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    long = [number for number, text in enumerate(texts) if len(masked(text)) >= LEAST_WORDS]
    leader = list(range(len(texts)))

    def head(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    equals: dict[tuple[str, ...], list[int]] = {}
    for number in long:
        equals.setdefault(masked(texts[number]), []).append(number)
        leader[number] = equals[masked(texts[number])][0]
    unique = {numbers[0]: len(numbers) for numbers in equals.values()}
    held = {number: _few(texts[number]) for number in unique}
    twice, thrice = _seen((held[number], times) for number, times in unique.items())
    for numbers in (
        _sharing_a_run(texts, unique) if thrice else ()
    ):  # its runs of three are in three texts too
        for number in numbers[1:]:
            leader[head(number)] = head(numbers[0])
    for one, other in _worth_comparing(held, twice):
        if head(one) != head(other) and _alike(_compared(texts[one]), _compared(texts[other])):
            leader[head(other)] = head(one)
    found: dict[int, list[int]] = {}
    for number in long:
        found.setdefault(head(number), []).append(number)
    return tuple(tuple(sorted(group)) for group in found.values() if len(group) > 1)


def _seen(held: Iterable[tuple[frozenset[int], int]]) -> tuple[set[int], set[int]]:
    """What is in two and in three of the sets at least; each comes with how often it counts."""
    once_seen: set[int] = set()
    twice: set[int] = set()
    thrice: set[int] = set()
    for numbers, times in held:
        for _ in range(min(times, 3)):
            thrice |= twice & numbers
            twice |= once_seen & numbers
            once_seen |= numbers
    return twice, thrice


def _sharing_a_run(texts: Sequence[str], unique: Mapping[int, int]) -> list[list[int]]:
    """The texts that hold a same run of twelve words, if three do; each counts as often as it stands there."""
    long = {number: _long(texts[number]) for number in unique}
    _, thrice = _seen((long[number], times) for number, times in unique.items())
    holders: dict[int, list[int]] = {}
    for number in unique if thrice else ():
        for run in thrice & long[number]:
            holders.setdefault(run, []).append(number)
    return [numbers for numbers in holders.values() if len(numbers) > 1]


def _worth_comparing(held: Mapping[int, frozenset[int]], twice: Set[int]) -> Iterator[tuple[int, int]]:
    """The pairs that share enough runs of three words, or are too short to tell by them."""
    shared = {number: few & twice for number, few in held.items()}
    least = {number: SHARED * len(few) if len(few) >= SHORT else 0 for number, few in held.items()}
    kept = [number for number in held if len(shared[number]) >= least[number]]
    for at, one in enumerate(kept):
        for other in kept[at + 1 :]:
            fewer = min(one, other, key=lambda number: len(held[number]))
            if not least[fewer] or len(shared[one] & shared[other]) >= least[fewer]:
                yield one, other

"""P8: near copies among 33 cells of 2,000 characters, against difflib comparing them all letter by letter."""

from __future__ import annotations

import itertools
import math
import random
from difflib import SequenceMatcher

from bench import texts
from bench.local import Case, interleave
from bench.report import Report

CELLS, LENGTH = 33, 2000
#: From this share of equal letters two texts are copies for the oracle.
ALIKE = 0.8


def cells(seed: int) -> list[str]:
    """Half of them one text with more and more of its words changed, half of them with nothing in common."""
    source = random.Random(seed)
    known = texts.words_of_samples()
    template = texts.prose(LENGTH, source).split(" ")
    made = []
    for number in range(CELLS):
        words = source.choices(known, k=LENGTH // 4)
        if number % 2:
            words = [
                other if source.random() < number / 200 else word
                for word, other in zip(template, words, strict=False)
            ]
        made.append(" ".join(words)[:LENGTH])
    return made


def _pairs(groups: list[list[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in itertools.combinations(group, 2)}


def _oracle(made: list[str]) -> set[tuple[int, int]]:
    found = set()
    for (at, one), (other, text) in itertools.combinations(enumerate(made), 2):
        if SequenceMatcher(None, one, text, autojunk=False).ratio() >= ALIKE:
            found.add((at, other))
    return found


def _joined(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs, and those that are joined through others."""
    group = {number: {number} for number in range(CELLS)}
    for one, other in pairs:
        for number in (both := group[one] | group[other]):
            group[number] = both
    return _pairs([sorted(members) for members in {id(each): each for each in group.values()}.values()])


def p8(rounds: int, seconds: float) -> Report:
    """Recall and precision of the pairs found, and the time over cells never seen and over all but one seen."""
    from rules.text import copies

    made = cells(0)
    right, found = _oracle(made), _pairs(copies.groups(made))
    assert right, "without a copy there is nothing to find"
    joined = _joined(right)
    seeds = itertools.count(1)
    cases = {
        "ours, all cells new": Case(copies.groups, lambda: cells(next(seeds))),
        "ours, one cell new": Case(
            copies.groups, lambda: [texts.prose(LENGTH, random.Random(next(seeds))), *made[1:]]
        ),
    }
    told = (
        f"difflib calls {len(right)} of {math.comb(CELLS, 2)} pairs copies (ratio {ALIKE} and above), "
        f"{len(joined)} when the copy of a copy is one too; ours {len(found)}",
        f"recall {len(right & found) / len(right):.2f}, precision {len(joined & found) / (len(found) or 1):.2f} "
        f"({len(right & found) / (len(found) or 1):.2f} against the pairs alone); wanted: 15 ms at recall 1.00",
    )
    return Report(interleave(cases, rounds), notes=told)

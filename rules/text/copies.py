"""Which of several texts are copies of one another, the names of characteristics apart.

Two texts are near copies if 85 in 100 characters agree, or if three or more share a run of twelve words;
the run finds a pasted sentence inside a longer answer, where the share of equal characters is small.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from rules.text.characteristics import masked

ALIKE = 85.0
RUN = 12
LEAST_WORDS = 8
#: Comparing letter by letter grows with the square of the length; past this many words the runs must do.
MOST_WORDS = 2000


def groups(texts: Sequence[str]) -> list[list[int]]:
    """The groups of two or more near copies, as positions in ``texts``; short texts are in no group."""
    tokens = [masked(text) for text in texts]
    long = [number for number, words in enumerate(tokens) if len(words) >= LEAST_WORDS]
    leader = list(range(len(texts)))

    def head(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    first: dict[tuple[str, ...], int] = {}
    for number in long:
        leader[number] = first.setdefault(tokens[number], number)
    for numbers in _sharing_a_run(tokens, list(first.values())):
        for number in numbers[1:]:
            leader[head(number)] = head(numbers[0])
    different = [(number, " ".join(words[:MOST_WORDS])) for words, number in first.items()]
    for at, (one, text) in enumerate(different):
        for other, other_text in different[at + 1 :]:
            if head(one) != head(other) and fuzz.ratio(text, other_text, score_cutoff=ALIKE):
                leader[head(other)] = head(one)
    found: dict[int, list[int]] = {}
    for number in long:
        found.setdefault(head(number), []).append(number)
    return [sorted(group) for group in found.values() if len(group) > 1]


def _sharing_a_run(tokens: Sequence[tuple[str, ...]], unique: list[int]) -> list[list[int]]:
    """The texts that hold a same run of words. Two different texts stand for themselves and their equals."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for number in unique:
        words = tokens[number]
        for run in {words[at : at + RUN] for at in range(len(words) - RUN + 1)}:
            holders.setdefault(run, []).append(number)
    count = {number: tokens.count(tokens[number]) for number in unique}
    return [
        numbers for numbers in holders.values() if len(numbers) > 1 and sum(count[n] for n in numbers) >= 3
    ]

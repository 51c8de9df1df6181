"""Near copies: every pair that letters find is found, and unlike texts are left apart."""

from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz

from rules.text import copies
from rules.text.characteristics import masked

VOCABULARY = [
    f"{start}{end}" for start in "bdfgklmnprst" for end in ("an", "oke", "ily", "ured", "i", "esting")
]


def texts(seed: int, length: int = 330) -> list[str]:
    """33 texts of some 2,000 characters: every second one a light edit of one template, the others unlike it."""
    draw = random.Random(seed)
    template = draw.choices(VOCABULARY, k=length)
    made = []
    for number in range(33):
        line = list(template) if number % 2 else draw.choices(VOCABULARY, k=length)
        for _ in range(int(length * draw.uniform(0, 0.12)) if number % 2 else 0):
            at = draw.randrange(len(line))
            line[at : at + draw.choice((0, 1, 1))] = draw.choice(([], [draw.choice(VOCABULARY)]))
        made.append(" ".join(line))
    return made


def by_letters(given: list[str]) -> set[tuple[int, int]]:
    """The oracle: every pair compared letter by letter."""
    lines = [" ".join(masked(text)) for text in given]
    return {
        (one, other)
        for one in range(len(lines))
        for other in range(one + 1, len(lines))
        if fuzz.ratio(lines[one], lines[other]) >= copies.ALIKE
    }


@pytest.mark.parametrize("seed", range(5))
def test_every_near_copy_is_found_and_nothing_else(seed: int) -> None:
    given = texts(seed)
    pairs = by_letters(given)
    found = copies.groups(given)

    grouped = {(one, other) for group in found for one in group for other in group if one < other}
    assert len(pairs) > 50
    assert pairs <= grouped
    assert found == [list(range(1, 33, 2))]


def test_a_sentence_pasted_into_three_answers_is_found_inside_them() -> None:
    draw = random.Random(5)
    note = " ".join(draw.choices(VOCABULARY, k=copies.RUN))
    given = [
        " ".join([*draw.choices(VOCABULARY, k=40 + n), note, *draw.choices(VOCABULARY, k=50)])
        for n in range(3)
    ]
    shorter = " ".join(note.split()[: copies.RUN - 1])

    assert copies.groups(given) == [[0, 1, 2]]
    assert copies.groups(given[:2]) == []
    assert copies.groups([text.replace(note, shorter) for text in given]) == []


def test_a_run_in_two_equal_texts_and_a_third_counts_three_times() -> None:
    draw = random.Random(6)
    note = " ".join(draw.choices(VOCABULARY, k=copies.RUN))
    first, second = (" ".join([note, *draw.choices(VOCABULARY, k=60)]) for _ in range(2))

    assert copies.groups([first, first, second]) == [[0, 1, 2]]
    assert copies.groups([first, second]) == []

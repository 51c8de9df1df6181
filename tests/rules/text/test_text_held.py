"""What a text holds is put together from its words, and no part that stands in the text is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rules.text import held
from rules.text.gates import DIGIT
from rules.text.words import folded

PARTS = (
    "consult",
    "co-ordinat",
    "to all",
    " of age",
    "20",
    "no",
    "%",
    "it's",
    "s. 1",
    "é",
    "naïve",
    "x_y",
    "_",
)
WORDS = st.sampled_from(
    [
        *PARTS,
        "Consultation",
        "coordinator",
        "Open to all,",
        "2024/25",
        "is’nt",
        "it’s",
        "--",
        "\n",
        "\xa0",
        "a" * 60,
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join) | st.lists(WORDS).map("".join)


@given(TEXTS)
def test_the_parts_that_stand_in_a_text_are_found(text: str) -> None:
    waiting = held.Parts([*PARTS, DIGIT])
    standing = {part for part in PARTS if part in folded(text)}
    digits = {DIGIT} if any(map(str.isdecimal, text)) else set()

    assert set(waiting.standing_in(text)) == standing | digits
    assert set(waiting.perhaps_in(text)) >= standing | digits
    assert not (standing and waiting.none_in(text))


@given(TEXTS)
def test_what_is_asked_later_is_found_in_a_text_looked_through_before(text: str) -> None:
    held.Parts(["consult"]).standing_in(text)

    assert (held.Parts(["ordinat"]).standing_in(text) == ["ordinat"]) == ("ordinat" in folded(text))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_text_with_blanks_in_it_still_holds_what_is_left_of_it(text: str, start: int, length: int) -> None:
    waiting = held.Parts([*PARTS, DIGIT])
    left = held.blanked(text, f"{text[:start]} {text[start + length :]}")
    digits = {DIGIT} if any(map(str.isdecimal, left)) else set()

    assert set(waiting.standing_in(left)) == {part for part in PARTS if part in folded(left)} | digits


def test_so_many_words_are_known_and_no_more() -> None:
    known = held._Known(frozenset({"ant"}))
    for number in range(held.MOST + 10):
        assert known[f"ant{number}x"] == {"ant", DIGIT}

    assert len(known) <= held.MOST
    assert known["x" * 1000 + "ant"] == {"ant"}
    assert "x" * 1000 + "ant" not in known

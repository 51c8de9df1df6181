"""Differences word by word, and form by form."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms import editing
from forms.definition import dump, parse, shipped
from forms.differences import MOST_WORDS, Piece, of_forms, words

STANDARD = shipped("eia-standard@1.0")


def test_a_changed_word_stands_between_words_that_stayed() -> None:
    assert words("The service ends in May.", "The service moves in May.") == (
        Piece("same", "The service "),
        Piece("removed", "ends"),
        Piece("added", "moves"),
        Piece("same", " in May."),
    )


@given(st.text(), st.text())
def test_what_stayed_and_came_is_the_new_text_and_what_stayed_and_went_is_the_old(old: str, new: str) -> None:
    pieces = words(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old


def test_very_long_texts_are_shown_whole() -> None:
    old, new = "a " * (MOST_WORDS + 1), "b"

    assert words(old, new) == (Piece("removed", old), Piece("added", new))


def changed(**edit: Any) -> list[tuple[str, str]]:
    made = editing.change_question(copy.deepcopy(dump(STANDARD)), "review_date", edit)
    return [(difference.part, difference.what) for difference in of_forms(STANDARD, parse(made))]


def test_the_same_form_has_no_differences() -> None:
    assert of_forms(STANDARD, STANDARD) == ()


def test_a_reworded_question_is_named_with_what_changed() -> None:
    assert changed(label="When will you look again?", guidance=["Within a year."]) == [
        ("Question “When will you look again?”", "wording"),
        ("Question “When will you look again?”", "guidance"),
    ]


def test_what_came_went_and_moved_is_said() -> None:
    source = copy.deepcopy(dump(STANDARD))
    made, _ = editing.add_characteristic(source, "Armed forces community")
    made = editing.move_section(made, made["sections"][0]["id"], 1)
    found = [(difference.part, difference.what) for difference in of_forms(STANDARD, parse(made))]

    assert found == [("Characteristic “Armed forces community”", "added"), ("Sections", "order")]
    assert [d.what for d in of_forms(parse(made), STANDARD)] == ["removed", "order"]


def test_what_a_removed_question_was_is_said_without_codes() -> None:
    made = editing.remove_question(copy.deepcopy(dump(STANDARD)), "review_date")
    found = of_forms(STANDARD, parse(made))[0]
    lines = "".join(piece.text for piece in found.pieces).split("\n")

    assert (found.what, lines[0]) == ("removed", "A date")
    assert "needed" in lines
    assert not {"date", "review_date", "yes", "no"} & set(lines)

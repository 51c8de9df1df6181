"""Texts that stand almost letter by letter among others."""

from __future__ import annotations

from rules.text.echoes import echo, plain

OTHERS = [plain(text) for text in ("Nine drivers told us that the gate is too narrow.", "The hall is warm.")]


def test_the_same_words_with_other_spaces_and_a_letter_changed_are_found() -> None:
    assert echo("Nine drivers told us  that the gate\nis too narrow!", OTHERS) == 0
    assert echo("the hall is WARM.", OTHERS) == 1


def test_words_about_the_same_thing_are_no_echo() -> None:
    assert echo("Nine drivers say they cannot pass the gate.", OTHERS) is None
    assert echo("The hall", []) is None


def test_long_texts_are_read_to_the_end_of_the_comparison() -> None:
    assert echo("a " * 20_000, [plain("a " * 20_000)]) == 0

"""The one input filter: what it takes away is never a word."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from forms.text import _CONTROL, _LINE_END, _SURROGATE, clean


def test_words_soft_return_becomes_a_line_end() -> None:
    assert clean("one\vtwo\r\nthree\rfour") == "one\ntwo\nthree\nfour"


def test_control_characters_go_and_a_lone_surrogate_stays_visible() -> None:
    assert clean("a\x00b\x07c\ud800d") == "abc\ufffdd"


def test_accents_are_composed() -> None:
    assert clean("w\u0302") == "ŵ"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_loses_no_letter_or_digit(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    ascii_before = [c for c in text if c.isascii() and c.isalnum()]
    assert [c for c in cleaned if c.isascii() and c.isalnum()] == ascii_before


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    """Of the first two planes, each character alone and after a plain one: being printable decides only the way."""
    for text in (start + chr(number) for number in range(0x20000) for start in ("", "e")):
        long_way = _SURROGATE.sub("\ufffd", _CONTROL.sub("", _LINE_END.sub("\n", text)))
        assert clean(text) == unicodedata.normalize("NFC", long_way), hex(ord(text[-1]))

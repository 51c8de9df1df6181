"""Breaking text into lines: words are never changed, and only one that is wider than a line is cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from eia.pdf import fonts
from eia.pdf.style import TextStyle


class Piece(NamedTuple):
    """Text in one face (the style's own where ``font`` is empty); with ``url`` it is a link.

    ``actual`` is what the text stands for where no face has the letters: it is copied and read aloud instead.
    """

    text: str
    font: str = ""
    url: str = ""
    actual: str = ""


class Broken(NamedTuple):
    """One line: its words as pieces in order, and whether it ends inside a word that was too long."""

    pieces: tuple[Piece, ...]
    inside_word: bool


def break_lines(pieces: Sequence[Piece], style: TextStyle, width: float) -> list[Broken]:
    """Break ``pieces`` into lines no wider than ``width``; a word wider than a line is cut between characters."""
    if len(pieces) == 1 and not pieces[0].url and not pieces[0].actual:
        plain = _break_plain(pieces[0], pieces[0].font or style.font, width / style.size)
        if plain:
            return plain
    return _break_mixed(pieces, style, width)


def _break_plain(piece: Piece, font: str, limit: float) -> list[Broken]:
    """Nearly every text: one face, no links. Gives no line at all where a word is wider than a line."""
    words = _tokens(piece.text)
    known = fonts.widths(font)
    ends = [known[word] for word in words]
    if not ends or max(ends) > limit:
        return []
    space = known[" "]
    ends = list(accumulate(end + space for end in ends))
    # A line's last word is followed by no space.
    limit += space + 1e-9
    lines: list[Broken] = []
    start, before = 0, 0.0
    while start < len(words):
        end = bisect_right(ends, before + limit, start)
        lines.append(Broken((Piece(" ".join(words[start:end]), piece.font),), False))
        start, before = end, ends[end - 1]
    return lines


def _break_mixed(pieces: Sequence[Piece], style: TextStyle, width: float) -> list[Broken]:
    limit = width / style.size
    lines: list[Broken] = []
    current: list[Piece] = []
    used = 0.0

    def close(inside_word: bool) -> None:
        nonlocal current, used
        lines.append(Broken(_joined(current), inside_word))
        current, used = [], 0.0

    for word in _words(pieces):
        long = sum(fonts.width(part.text, part.font or style.font) for part in word)
        space = fonts.width(" ", style.font) if current else 0.0
        if used + space + long > limit and current:
            close(inside_word=False)
            space = 0.0
        if long <= limit:
            if current:
                current.append(
                    Piece(" ", current[-1].font, current[-1].url if current[-1].url == word[0].url else "")
                )
            current.extend(word)
            used += space + long
            continue
        for part in word:
            font = part.font or style.font
            start, rest = 0, limit - used
            for position, char in enumerate(part.text):
                step = fonts.width(char, font)
                if step > rest and (position > start or current):
                    current.append(part._replace(text=part.text[start:position], actual=""))
                    close(inside_word=True)
                    start, rest = position, limit
                rest -= step
            current.append(part._replace(text=part.text[start:], actual=""))
            used = limit - rest
    if current or not lines:
        close(inside_word=False)
    return lines


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The words; one that changes its face or is partly a link has several pieces."""
    words: list[list[Piece]] = []
    glued = False
    for piece in pieces:
        if not piece.text:
            continue
        glued = glued and not piece.text[0].isspace()
        for token in [piece.text] if piece.actual else _tokens(piece.text):
            if glued:
                words[-1].append(piece._replace(text=token))
                glued = False
            else:
                words.append([piece._replace(text=token)])
        glued = bool(words) and not piece.text[-1].isspace()
    return words


def _tokens(text: str) -> list[str]:
    """The words of ``text``; a no-break space does not end one."""
    return text.split() if "\u00a0" not in text else [token for token in text.split(" ") if token]


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours in one face and with one target as one piece."""
    joined: list[list[Piece]] = []
    for piece in pieces:
        if joined and joined[-1][0][1:] == piece[1:]:
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return tuple(group[0]._replace(text="".join(piece.text for piece in group)) for group in joined)

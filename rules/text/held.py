"""Which of the words and signs that the rules wait for stand in a text.

English repeats itself: nearly every word of a text never seen before was seen in another. So what a word holds is
worked out once for each different word, and what a text holds is put together from its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import filterfalse

from rules.text.gates import DIGIT
from rules.text.once import kept, once
from rules.text.words import bare, folded, words

#: Held by a text with letters or digits that match others without looking like them.
ODD = "odd letters"
_ODD = frozenset("ıſİ")
#: A run of so many letters tells texts apart; one or two stand in nearly all of them.
_TELLING = 3
#: So many runs are known at most, and no longer ones: those are no words.
MOST, LONGEST = 20_000, 40
_NOTHING: frozenset[str] = frozenset()


@once
def runs(text: str) -> frozenset[str]:
    """The runs of letters and digits in ``text``, folded: ``self`` and ``employed`` of “self-employed”."""
    found, plain = frozenset(words(text)), bare(text)
    if "-" not in plain and "'" not in plain:
        return found
    joined = [*filterfalse(str.isalnum, found)]
    return found.difference(joined).union(" ".join(joined).replace("-", " ").replace("'", " ").split())


class _Known(dict[str, frozenset[str]]):
    """Which of ``pieces`` a run of letters and digits holds, worked out when it is first asked for."""

    def __init__(self, pieces: frozenset[str]) -> None:
        self.pieces = pieces
        self._lengths = sorted({len(piece) for piece in pieces})

    def __missing__(self, run: str) -> frozenset[str]:
        size = len(run)
        if size > LONGEST:
            spelt = set(run).issuperset  # letters repeated without end hold hardly any piece
            found = frozenset([piece for piece in self.pieces if spelt(piece) and piece in run])
            return found.union(_kinds(run))
        parts = {run[at : at + length] for length in self._lengths for at in range(size - length + 1)}
        found = (self.pieces & parts).union(_kinds(run)) or _NOTHING
        if len(self) >= MOST:
            self.clear()
        self[run] = found
        return found


def _kinds(run: str) -> Iterator[str]:
    """Whether ``run`` holds a digit of any script, and whether it is one of the odd ones."""
    if any(map(str.isdecimal, run)):
        yield DIGIT
    if not run.isascii() and any(sign in _ODD or sign.isdecimal() and not sign.isascii() for sign in run):
        yield ODD


_known = _Known(_NOTHING)


def held(text: str) -> frozenset[str]:
    """The pieces that any ``Parts`` wait for and ``text`` may hold, DIGIT if it holds one, ODD if it may."""
    return kept(_known.pieces, text, _put_together)


def _put_together(text: str) -> frozenset[str]:
    return _NOTHING.union(*map(_known.__getitem__, runs(text)))


def blanked(text: str, left: str) -> str:
    """``left``, which is ``text`` with blanks in some places: it holds no other word, and is not looked through."""
    here = held(text)
    if ODD not in here:
        left_of_it = here if any(map(left.__contains__, "0123456789")) else here - {DIGIT}
        kept(_known.pieces, left, lambda _: left_of_it)
    return left


class Parts:
    """Words or signs to wait for, folded, arranged by the longest piece of each."""

    __slots__ = ("_by_piece", "_loose", "_pieces")

    def __init__(self, parts: Iterable[str]) -> None:
        global _known
        by_piece: dict[str, list[str]] = {}
        loose = []
        for part in parts:
            plain = "".join([sign if sign.isalnum() else " " for sign in part])
            piece = part if part is DIGIT else max(plain.split(), key=len, default="")
            if len(piece) < _TELLING and not piece.isdecimal():
                loose.append(part)
            else:
                by_piece.setdefault(piece, []).append(part)
        self._by_piece, self._loose = by_piece, tuple(loose)
        self._pieces = frozenset(by_piece)
        if not self._pieces <= _known.pieces:
            _known = _Known(_known.pieces | self._pieces)

    def none_in(self, text: str) -> bool:
        """Whether ``text`` holds none of them, as can be told at a glance."""
        return not self._loose and self._pieces.isdisjoint(held(text))

    def perhaps_in(self, text: str) -> list[str]:
        """Those that ``text`` may hold; each is DIGIT or has yet to be looked for."""
        found = [part for piece in self._pieces & held(text) for part in self._by_piece[piece]]
        return [*found, *self._loose] if self._loose else found

    def standing_in(self, text: str) -> list[str]:
        """Those that ``text`` holds."""
        low = folded(text)
        return [part for part in self.perhaps_in(text) if part is DIGIT or part in low]

"""From an answer's text to paragraphs and lists: the one gate an officer's words pass on the way to paper."""

from __future__ import annotations

import re
from urllib.parse import quote

from eia.pdf.glyphs import parts, printable
from eia.pdf.layout import Block
from eia.pdf.lines import Piece
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import TextStyle
from forms.keys import Words, like
from forms.text import clean

_BULLET = re.compile(r"^\s*(?:[-*•·‣▪–]|\u2022)\s+(?=\S)")
#: Brackets belong to an address when they are closed in it, as in encyclopaedia titles.
_ADDRESS = re.compile(r"""https?://(?:[^\s<>"'()\[\]]|\([^\s()]*\))+(?<![.,;:!?])""")

_PLAIN = ":/?#[]@!$&'()*+,;=%-._~"


def words(text: str) -> str:
    """``text`` on one line as it can be printed: cleaned, composed, a named stand-in for what has no glyph.

    Words in another language than English stay marked with it.
    """
    return like(text, " ".join(printable(clean(text)).split()))


def pieces(text: str) -> tuple[Piece, ...]:
    """One paragraph's pieces: web addresses are links, all else is plain text, whatever it looks like."""
    text = clean(text)
    found: list[Piece] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        found += _plain(text[end : match.start()])
        found.append(Piece(printable(match.group()), url=quote(match.group(), safe=_PLAIN)))
        end = match.end()
    return (*found, *_plain(text[end:]))


def _plain(text: str) -> list[Piece]:
    return [Piece(shown, actual=original) for shown, original in parts(text)]


def flow(text: str, parent: Node, body: TextStyle, bullet: TextStyle) -> list[Block]:
    """The paragraphs and lists of ``text`` below ``parent``; at least one block, even for no text at all.

    A line is a paragraph; lines that begin with a dash, star or bullet are one list. Text goes to the page a
    line at a time, so its length does not matter.
    """
    blocks: list[Block] = []
    items: Node | None = None
    lang = text.lang if isinstance(text, Words) else ""
    for line in clean(text).split("\n"):
        if not line.strip():
            continue
        mark = _BULLET.match(line)
        if not mark:
            if items is not None:
                blocks[-1].after = body.after
            items = None
            blocks.append(TaggedParagraph(pieces(line), body, parent.add("P", lang=lang)))
            continue
        if items is None:
            items = parent.add("L", attributes="/O /List /ListNumbering /Disc")
        item = items.add("LI")
        label = item.add("Lbl")
        blocks.append(
            TaggedParagraph(pieces(line[mark.end() :]), bullet, item.add("LBody", lang=lang), label=label)
        )
    if items is not None:
        blocks[-1].after = body.after
    return blocks or [TaggedParagraph("", body, parent.add("P"))]

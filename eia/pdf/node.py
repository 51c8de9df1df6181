"""The logical tree of a document: built together with the story, each piece of text carrying its leaf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc


def pdf_string(text: str) -> str:
    """``text`` as a PDF string: a literal when it is plain ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


class Mark(NamedTuple):
    """A marked sequence: the number it has on its page."""

    page: int
    mcid: int


class LinkMark(NamedTuple):
    """A link's clickable area on a page."""

    page: int
    annotation: pdfdoc.PDFObjectReference


class Place(NamedTuple):
    """A height on a page, counted from nought: where a bookmark or a line of the contents leads."""

    page: int
    top: float


@dataclass(eq=False, slots=True)
class Node:
    """One element of the logical tree: a group with nodes below it, or a leaf that text is drawn for.

    ``attributes`` is a finished attribute dictionary. ``keep`` writes the element even when nothing was
    drawn for it: an empty cell must still stand in its row. ``number`` is the element's in the file, given when it
    is written.
    """

    role: str
    attributes: str = ""
    alt: str = ""
    lang: str = ""
    title: str = ""
    keep: bool = False
    kids: list[Node | Mark | LinkMark] = field(default_factory=list)
    number: int = 0

    def add(self, role: str, attributes: str = "", keep: bool = False, lang: str = "") -> Node:
        """Put a new node of ``role`` last below this one and return it."""
        node = Node(role, attributes, keep=keep, lang=lang)
        self.kids.append(node)
        return node

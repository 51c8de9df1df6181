"""The logical tree of a document, and a canvas that ties every mark on a page to it.

The tree is built together with the story; each piece of text carries its leaf. While pages are drawn the
canvas writes marked content and notes which mark belongs to which leaf; ``eia.pdf.structure`` writes the
tree when the file is closed. Terms are those of ISO 32000-1, 14.6 to 14.8; the rules kept are ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from eia.pdf import fonts


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
    key: int


@dataclass(eq=False, slots=True)
class Node:
    """One element of the logical tree: a group with nodes below it, or a leaf that text is drawn for.

    ``attributes`` is a finished attribute dictionary. ``keep`` writes the element even when nothing was
    drawn for it: an empty cell must still stand in its row.
    """

    role: str
    attributes: str = ""
    alt: str = ""
    lang: str = ""
    title: str = ""
    keep: bool = False
    kids: list[Node | Mark | LinkMark] = field(default_factory=list)

    def add(self, role: str, **values: object) -> Node:
        """Put a new node of ``role`` last below this one and return it."""
        node = Node(role, **values)  # type: ignore[arg-type]
        self.kids.append(node)
        return node

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn for this node or any below it."""
        return not self.keep and all(isinstance(kid, Node) and kid.is_empty for kid in self.kids)


class TaggedPage(pdfdoc.PDFPage):
    """A page that may name its place in the tree; ReportLab's own drops these keys."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class TaggedCanvas(Canvas):
    """A canvas on which nothing can be drawn outside a mark."""

    def __init__(self, *args: object, **values: object) -> None:
        fonts.register()
        super().__init__(*args, initialFontName=fonts.REGULAR, **values)  # type: ignore[arg-type]
        self.pages: list[list[Node]] = []
        self.links: list[tuple[int, Node]] = []
        self._leaves: list[Node] = []
        self._open: Node | str | None = None
        self._seen: set[int] = set()
        self._keys = 0
        self._page_keys: list[int] = []

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Everything drawn inside is the content of ``node``. Raises RuntimeError inside another mark."""
        self._enter(node)
        mark = Mark(len(self.pages), len(self._leaves))
        node.kids.append(mark)
        self._leaves.append(node)
        self._code.append(f"/{node.role} <</MCID {mark.mcid}>> BDC")
        yield
        self._code.append("EMC")
        self._open = None

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration or page furniture, which a screen reader skips."""
        self._enter(kind)
        more = f" /Subtype /{subtype}" if subtype else ""
        self._code.append(f"/Artifact <</Type /{kind}{more}>> BDC")
        yield
        self._code.append("EMC")
        self._open = None

    def _enter(self, what: Node | str) -> None:
        if self._open is not None:
            raise RuntimeError(f"A mark for {what!r} was opened inside another mark.")
        self._open = what

    def first_time(self, thing: object) -> bool:
        """Whether ``thing`` is asked about for the first time: repeated table heads are tagged once."""
        new = id(thing) not in self._seen
        self._seen.add(id(thing))
        return new

    def show(self, x: float, y: float, leading: float, size: float, lines: Sequence[Line]) -> None:
        """Draw lines of text, the first with its base line at ``y``. Raises RuntimeError outside a mark."""
        if self._open is None:
            raise RuntimeError("Text was drawn outside any mark.")
        code = [f"BT 1 0 0 1 {fp_str(x, y)} Tm {fp_str(leading)} TL"]
        last_font, last_colour = "", None
        for number, line in enumerate(lines):
            if number:
                code.append("T*")
            for run in line:
                if run.colour != last_colour:
                    code.append(f"{fp_str(run.colour.red, run.colour.green, run.colour.blue)} rg")
                    last_colour = run.colour
                if run.actual:
                    code.append(f"/Span <</ActualText {pdf_string(run.actual)}>> BDC")
                font = fonts.face(run.font)
                for subset, data in font.splitString(run.text, self._doc):
                    name = font.getSubsetInternalName(subset, self._doc)
                    if name != last_font:
                        code.append(f"{name} {fp_str(size)} Tf")
                        last_font = name
                    code.append(f"({self._escape(data)}) Tj")
                if run.actual:
                    code.append("EMC")
        code.append("ET")
        self._code.append(" ".join(code))

    def fill(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """Fill a rectangle. Raises RuntimeError outside a mark."""
        if self._open is None:
            raise RuntimeError("A shape was drawn outside any mark.")
        rgb = fp_str(colour.red, colour.green, colour.blue)
        self._code.append(f"{rgb} rg {fp_str(x, y, width, height)} re f")

    def link(self, node: Node, url: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Make ``box`` on this page a way to ``url``; ``node`` is its Link element."""
        key = self.next_key()
        self.links.append((key, node))
        name = f"Link{key}"
        self._doc.addAnnotation(
            name,
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Annot"),
                    "Subtype": pdfdoc.PDFName("Link"),
                    "Rect": pdfdoc.PDFArray(list(box)),
                    "Border": pdfdoc.PDFArray([0, 0, 0]),
                    "F": 4,
                    "Contents": pdfdoc.PDFString(words),
                    "StructParent": key,
                    "A": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(url)}),
                }
            ),
        )
        self._annotatePage(name)
        node.kids.append(LinkMark(len(self.pages), self._doc.refAnnotation(name), key))

    def next_key(self) -> int:
        """A fresh key into the tree of parents."""
        self._keys += 1
        return self._keys - 1

    def drawText(self, aTextObject: object) -> None:
        """Refused: ReportLab's own text calls know no marks."""
        raise RuntimeError("Text goes through show(), which knows its mark.")

    def showPage(self) -> None:
        """Close the page, with its key into the tree. Raises RuntimeError while a mark is open."""
        if self._open is not None:
            raise RuntimeError("A page was closed inside a mark.")
        key = self.next_key()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__class__ = TaggedPage
        page.StructParents = key
        page.Tabs = pdfdoc.PDFName("S")
        self.pages.append(self._leaves)
        self._page_keys.append(key)
        self._leaves = []

    @property
    def page_keys(self) -> tuple[int, ...]:
        """The key of each closed page into the tree of parents."""
        return tuple(self._page_keys)


class Run(NamedTuple):
    """Words in one face and one colour; ``actual`` is the text they stand for where no face has its letters."""

    text: str
    font: str
    colour: Color
    actual: str = ""


Line = Sequence[Run]

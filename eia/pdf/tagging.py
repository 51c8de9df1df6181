"""A canvas that ties every mark on a page to the logical tree, and refuses to draw anything outside a mark.

While pages are drawn it writes marked content and notes which mark belongs to which leaf; ``eia.pdf.structure`` writes
the tree when the file is closed. Terms are those of ISO 32000-1, 14.6 to 14.8; the rules kept are ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from eia.pdf import fonts
from eia.pdf.link import Annotation
from eia.pdf.node import LinkMark, Mark, Node, Place, pdf_string
from eia.pdf.pen import Pen, number

#: What is no higher than this, in points, is a rule.
_RULE = 1.0
#: What each page's streams call the kinds of artifact: the words stand once in the file, not once on every page.
_ARTIFACTS = "Artifacts"
_KINDS = {
    "Layout": {"Type": "/Layout"},
    "Pagination": {"Type": "/Pagination"},
    "Header": {"Type": "/Pagination", "Subtype": "/Header"},
    "Footer": {"Type": "/Pagination", "Subtype": "/Footer"},
}


class TaggedPage(pdfdoc.PDFPage):
    """A page that may name its place in the tree, and have several streams; ReportLab's own drops these keys."""

    __Refs__ = ["Parent", "ID"]
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]

    def check_format(self, document: pdfdoc.PDFDocument) -> None:
        """Complete the page as ReportLab does, and name the kinds of artifact that its streams speak of."""
        super().check_format(document)
        self.Resources.Properties = pdfdoc.PDFObjectReference(_ARTIFACTS)
        # What says nothing, or is obsolete (ISO 32000-1, 14.2).
        self.Resources.ProcSet = ()
        self.Rotate = self.Trans = None


class TaggedCanvas(Canvas):
    """A canvas on which nothing can be drawn outside a mark.

    ``places`` is where each address stands, for links and for readers who come from outside.
    """

    def __init__(self, *args: object, **values: object) -> None:
        fonts.register()
        super().__init__(*args, initialFontName=fonts.REGULAR, **values)  # type: ignore[arg-type]
        kinds = {name: pdfdoc.PDFDictionary(kind) for name, kind in _KINDS.items()}
        self._doc.Reference(pdfdoc.PDFDictionary(kinds), _ARTIFACTS)
        # ReportLab begins each page by moving it nowhere.
        self._preamble = ""
        self.pages: list[list[Node]] = []
        self.links: list[tuple[int, Node]] = []
        self._leaves: list[Node] = []
        self._open: Node | str | None = None
        self._seen: set[int] = set()
        self._keys = 0
        self._page_keys: list[int] = []
        self._codes: dict[str, fonts.Codes] = {}
        self._pen = Pen()
        self._furniture: dict[str, pdfdoc.PDFObjectReference] = {}
        self._standing: list[pdfdoc.PDFObjectReference] = []
        self._ground: dict[tuple[bool, Color], list[str]] = {}
        self.bookmarks: list[tuple[int, str, Place]] = []
        self.places: Mapping[str, Place] = {}

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Everything drawn inside is the content of ``node``. Raises RuntimeError inside another mark."""
        self._enter(node)
        self._code.append(self._mark(node))
        yield
        self._code.append("EMC")
        self._open = None

    def _mark(self, node: Node) -> str:
        mcid = len(self._leaves)
        node.kids.append(Mark(len(self.pages), mcid))
        self._leaves.append(node)
        return f"/{node.role}<</MCID {mcid}>>BDC"

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration or page furniture, which a screen reader skips."""
        self._enter(kind)
        self._code.append(f"/Artifact/{subtype or kind} BDC")
        yield
        self._code.append("EMC")
        self._open = None

    def furniture(self, name: str, draw: Callable[[], None]) -> None:
        """Have what ``draw`` draws stand on this page, before all else on it; the file holds it once for all pages.

        ``name`` stands for what is drawn. It must open artifacts only: a mark of the tree belongs to one page.
        """
        if name not in self._furniture:
            pen, begun, self._pen = self._pen, len(self._code), Pen()
            draw()
            self._end_text()
            stream = pdfdoc.PDFStream(content="\n".join(self._code[begun:]) + "\n", filters=[fonts.Packed()])
            self._furniture[name] = self._doc.Reference(stream, f"furniture:{name}")
            del self._code[begun:]
            self._pen = pen
        self._standing.append(self._furniture[name])

    def _enter(self, what: Node | str) -> None:
        if self._open is not None:
            raise RuntimeError(f"A mark for {what!r} was opened inside another mark.")
        self._end_text()
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
        pen = self._pen
        code = [pen.begin(), pen.move(x, y), pen.leading(leading) if len(lines) > 1 else ""]
        for row, line in enumerate(lines):
            if row:
                code.append("T* ")
            for run in line:
                code.append(pen.colour(run.colour))
                if run.actual:
                    code.append(f"/Span <</ActualText {pdf_string(run.actual)}>> BDC ")
                for name, written in self._codes_of(run.font).strings(run.text):
                    code.append(f"{pen.face(name, size)}({written})Tj ")
                if run.actual:
                    code.append("EMC ")
        code.append(pen.end())
        self._code.append("".join(code))

    def write(
        self, node: Node, x: float, y: float, leading: float, size: float, run: Run, lines: Sequence[str]
    ) -> None:
        """Draw lines in the one face and colour of ``run`` as the content of ``node``: what nearly every text is."""
        found = self._codes_of(run.font).strings("\n".join(lines))
        if len(found) > 1:
            with self.tagged(node):
                self.show(x, y, leading, size, [[run._replace(text=line)] for line in lines])
            return
        if self._open is not None:
            raise RuntimeError(f"A mark for {node!r} was opened inside another mark.")
        name, written = found[0]
        pen, more = self._pen, len(lines) - 1
        look = pen.begin() + pen.move(x, y) + pen.colour(run.colour) + pen.face(name, size)
        if more:
            look += pen.leading(leading)
            written = written.replace("\n", ")Tj T*(")
            pen.below(more)
        self._code.append(f"{look}{self._mark(node)}({written})Tj EMC")

    def _end_text(self) -> None:
        if end := self._pen.end():
            self._code.append(end)

    def _codes_of(self, font: str) -> fonts.Codes:
        codes = self._codes.get(font)
        if codes is None:
            codes = self._codes[font] = fonts.Codes(font, self._doc)
        return codes

    def fill(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """Fill a rectangle. Raises RuntimeError outside a mark."""
        if self._open is None:
            raise RuntimeError("A shape was drawn outside any mark.")
        box = " ".join(map(number, (x, y, width, height)))
        self._code.append(f"{self._pen.colour(colour)}{box} re f")

    def ground(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """Fill a rectangle behind all text of this page: a tint or a rule, which a screen reader skips.

        A page's tints and, upon them, its rules stand together before its text, so that its text is never interrupted.
        """
        is_rule = height <= _RULE
        box = " ".join(map(number, (x, y, width, height)))
        self._ground.setdefault((is_rule, colour), []).append(f"{box} re")

    def _ground_code(self) -> list[str]:
        pen, code = Pen(), []
        for (_, colour), boxes in sorted(self._ground.items(), key=lambda one: one[0][0]):
            code.append(f"{pen.colour(colour)}{' '.join(boxes)} f")
        self._ground = {}
        return ["/Artifact BMC", *code, "EMC"] if code else []

    def link(
        self, node: Node, target: str | Place, words: str, box: tuple[float, float, float, float]
    ) -> None:
        """Make ``box`` on this page a way to ``target``, an address or a place; ``node`` is its Link element."""
        key = self.next_key()
        self.links.append((key, node))
        name = f"Link{key}"
        self._doc.addAnnotation(name, Annotation(target, words, box, key))
        self._annotatePage(name)
        node.kids.append(LinkMark(len(self.pages), self._doc.refAnnotation(name)))

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Add an entry to the outline that leads to the height ``top`` on this page."""
        self.bookmarks.append((level, title, Place(len(self.pages), top)))

    def next_key(self) -> int:
        """A fresh key into the tree of parents."""
        self._keys += 1
        return self._keys - 1

    def drop_unused(self) -> None:
        """Take out of every face the letters no page used. Call when all pages are closed."""
        for codes in self._codes.values():
            codes.drop_unused()

    def drawText(self, aTextObject: object) -> None:
        """Refused: ReportLab's own text calls know no marks."""
        raise RuntimeError("Text goes through show(), which knows its mark.")

    def showPage(self) -> None:
        """Close the page, with its key into the tree. Raises RuntimeError while a mark is open."""
        if self._open is not None:
            raise RuntimeError("A page was closed inside a mark.")
        self._end_text()
        self._pen = Pen()
        self._code[:0] = self._ground_code()
        key = self.next_key()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__class__ = TaggedPage
        page.StructParents = key
        # ReportLab would write it in ASCII too, for mail systems of the last century: a quarter more.
        own = pdfdoc.PDFStream(content=page.stream, filters=[fonts.Packed()])
        page.Contents = pdfdoc.PDFArray([*self._standing, self._doc.Reference(own, f"content:{key}")])
        self._standing = []
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

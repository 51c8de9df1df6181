"""Writing the logical tree, the way back from marks to it, and the document's own description."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import chain

from reportlab.pdfbase import pdfdoc

from eia.pdf.fonts import Packed
from eia.pdf.link import destination
from eia.pdf.node import Mark, Node, pdf_string
from eia.pdf.tagging import TaggedCanvas


class Written(pdfdoc.PDFObject):
    """An object whose bytes are already made: ReportLab's own dictionaries are slow for hundreds of elements."""

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The finished bytes."""
        return self.body.encode("ascii")


class TreeWriter:
    """Writes one finished canvas's tree below ``root``, and its outline. Use once, after the last page.

    ``register`` puts the two roots into the catalogue; ``objects`` gives all that hangs on them, numbered from
    ``first`` on, when every other object has its number.
    """

    def __init__(self, canvas: TaggedCanvas, root: Node) -> None:
        self.canvas, self.root = canvas, root
        self.document = canvas._doc
        self.top, self.outline = Written(), Written()
        self._order: list[tuple[Node, Node | None]] = []
        self._next = 0

    def register(self) -> None:
        """Give both roots a number and a place in the catalogue."""
        catalogue = self.document.Catalog
        self.document.Reference(self.top, "StructTreeRoot")
        catalogue.StructTreeRoot = self.top
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.Outlines = None
        if self.canvas.places:
            names = " ".join(
                f"{pdf_string(name)} {destination(place, self.document)}"
                for name, place in sorted(self.canvas.places.items())
            )
            catalogue.Names = Written(f"<</Dests <</Names [{names}]>>>>")
        if self.canvas.bookmarks:
            self.document.Reference(self.outline, "Outline")
            catalogue.Outlines = self.outline
            catalogue.PageMode = pdfdoc.PDFName("UseOutlines")

    def objects(self, first: int) -> Iterator[tuple[int, bytes]]:
        """Every object with its number: the tree, the way back from marks to it, the outline, and both roots."""
        self._next = first
        # The outline first: its words and places stand in the links too, and so near them they cost little.
        if self.canvas.bookmarks:
            yield from self._entries()
        # Then what text was drawn for, in the order of its marks: the way back from them is then one number after the
        # other, which compresses to half.
        for node in chain.from_iterable(self.canvas.pages):
            node.number = node.number or self._take()
        self._number(self.root, None)
        self._order.sort(key=lambda one: one[0].number)
        parents = self._take()
        top = self._number_of("StructTreeRoot")
        pages = [f"{self._number_of(f'Page{page}')} 0 R" for page in range(1, len(self.canvas.pages) + 1)]
        for node, above in self._order:
            yield node.number, self._element(node, above.number if above else top, pages).encode("ascii")
        nums = [
            (key, "[" + " ".join(f"{node.number} 0 R" for node in nodes) + "]")
            for key, nodes in zip(self.canvas.page_keys, self.canvas.pages, strict=True)
        ]
        nums += [(key, f"{node.number} 0 R") for key, node in self.canvas.links]
        ways = " ".join(f"{key} {value}" for key, value in sorted(nums))
        yield parents, f"<</Nums [{ways}]>>".encode("ascii")
        body = (
            f"<</Type /StructTreeRoot /K {self.root.number} 0 R /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {self.canvas.next_key()}>>"
        )
        yield top, body.encode("ascii")

    def _take(self) -> int:
        self._next += 1
        return self._next - 1

    def _number_of(self, name: str) -> int:
        return int(self.document.idToObjectNumberAndVersion[name][0])

    def _number(self, node: Node, above: Node | None) -> bool:
        """Number ``node`` and what is below it; an element that nothing was drawn for gets no number."""
        some = node.keep
        for kid in node.kids:
            some = (self._number(kid, node) if isinstance(kid, Node) else True) or some
        if some:
            node.number = node.number or self._take()
            self._order.append((node, above))
        return some

    def _element(self, node: Node, above: int, pages: list[str]) -> str:
        home = -1
        kids: list[str] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.number:
                    kids.append(f"{kid.number} 0 R")
            elif isinstance(kid, Mark):
                if home < 0:
                    home = kid.page
                if kid.page == home:
                    kids.append(str(kid.mcid))
                else:
                    kids.append(f"<</Type /MCR /Pg {pages[kid.page]} /MCID {kid.mcid}>>")
            else:
                target = kid.annotation.format(self.document).decode("ascii")
                kids.append(f"<</Type /OBJR /Pg {pages[kid.page]} /Obj {target}>>")
        # What differs from one element to the next stands last.
        parts = f"<</S/{node.role}"
        if node.attributes:
            parts += f"/A<<{node.attributes}>>"
        for key, text in (("Alt", node.alt), ("Lang", node.lang), ("T", node.title)):
            if text:
                parts += f"/{key}{pdf_string(text)}"
        if home >= 0:
            parts += f"/Pg {pages[home]}"
        parts += f"/P {above} 0 R"
        if kids:
            parts += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        return parts + ">>"

    def _entries(self) -> Iterator[tuple[int, bytes]]:
        """The outline's entries: each names its parent, its neighbours and the first and last below it."""
        outline = self._number_of("Outline")
        below: dict[int, list[int]] = {outline: []}
        parents: list[int] = []
        stack: list[tuple[int, int]] = [(-1, outline)]
        first = self._next
        for at, (level, _, _) in enumerate(self.canvas.bookmarks):
            while stack[-1][0] >= level:
                stack.pop()
            number = first + at
            parents.append(stack[-1][1])
            below[stack[-1][1]].append(number)
            below[number] = []
            stack.append((level, number))
        self._next = first + len(parents)
        for at, ((_, title, place), parent) in enumerate(zip(self.canvas.bookmarks, parents, strict=True)):
            number, beside = first + at, below[parent]
            rank = beside.index(number) if len(beside) < 2 or beside[-1] != number else len(beside) - 1
            parts = (
                f"<</Title {pdf_string(title)} /Parent {parent} 0 R /Dest {destination(place, self.document)}"
            )
            if rank:
                parts += f" /Prev {beside[rank - 1]} 0 R"
            if rank + 1 < len(beside):
                parts += f" /Next {beside[rank + 1]} 0 R"
            yield number, (parts + _below(below[number]) + ">>").encode("ascii")
        yield outline, f"<</Type /Outlines{_below(below[outline])}>>".encode("ascii")


def _below(numbers: list[int]) -> str:
    return f" /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}" if numbers else ""


def describe(
    canvas: TaggedCanvas, title: str, author: str, subject: str, language: str, made: datetime
) -> None:
    """Give the file its title, language, dates and the mark that says it claims PDF/UA-1."""
    document = canvas._doc
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("eia")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalogue = document.Catalog
    catalogue.Lang = pdfdoc.PDFString(language)
    stamp = document._timeStamp
    stamp.YMDhms = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    xmp = _XMP.format(
        title=escape(title, quote=False),
        author=escape(author, quote=False),
        subject=escape(subject, quote=False),
        language=escape(language, quote=False),
        made=made.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    )
    catalogue.Metadata = pdfdoc.XMP(creator=lambda _: xmp.encode("utf-8"))
    catalogue.Metadata.filters = [Packed()]


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>eia</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

"""Writing the logical tree, the way back from marks to it, and the document's own description."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from eia.pdf.tagging import LinkMark, Mark, Node, TaggedCanvas, pdf_string


class Written(pdfdoc.PDFObject):
    """An object whose bytes are already made: ReportLab's own dictionaries are slow for hundreds of elements."""

    def __init__(self) -> None:
        self.body = ""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The finished bytes."""
        return self.body.encode("ascii")


class TreeWriter:
    """Writes one finished canvas's tree below ``root`` into its catalogue. Use once, after the last page."""

    def __init__(self, canvas: TaggedCanvas, root: Node) -> None:
        self.canvas = canvas
        self.document = canvas._doc
        self.root = root
        self.objects: dict[Node, tuple[Written, str]] = {}

    def write(self) -> None:
        """Register every element and the tree's root with the document."""
        top = Written()
        top_ref = self._register(top)
        first = self._element(self.root, top_ref)
        nums = [
            (key, "[" + " ".join(self._ref(node) for node in nodes) + "]")
            for key, nodes in zip(self.canvas.page_keys, self.canvas.pages, strict=True)
        ]
        nums += [(key, self._ref(node)) for key, node in self.canvas.links]
        parents = Written()
        parents.body = "<</Nums [" + " ".join(f"{key} {value}" for key, value in sorted(nums)) + "]>>"
        next_key = self.canvas.next_key()
        top.body = (
            f"<</Type /StructTreeRoot /K {first} /ParentTree {self._register(parents)} "
            f"/ParentTreeNextKey {next_key}>>"
        )
        catalogue = self.document.Catalog
        catalogue.StructTreeRoot = top
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _ref(self, node: Node) -> str:
        return self.objects[node][1]

    def _register(self, thing: pdfdoc.PDFObject) -> str:
        return str(self.document.Reference(thing).format(self.document).decode("ascii"))

    def _page(self, page: int) -> str:
        return str(
            self.document.Reference(self.document.Pages.pages[page]).format(self.document).decode("ascii")
        )

    def _element(self, node: Node, parent: str) -> str:
        element = Written()
        ref = self._register(element)
        self.objects[node] = (element, ref)
        home = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        kids: list[str] = []
        for kid in node.kids:
            if isinstance(kid, Mark):
                kids.append(
                    str(kid.mcid)
                    if kid.page == home
                    else f"<</Type /MCR /Pg {self._page(kid.page)} /MCID {kid.mcid}>>"
                )
            elif isinstance(kid, LinkMark):
                target = kid.annotation.format(self.document).decode("ascii")
                kids.append(f"<</Type /OBJR /Pg {self._page(kid.page)} /Obj {target}>>")
            elif not kid.is_empty:
                kids.append(self._element(kid, ref))
        parts = [f"/S /{node.role} /P {parent}"]
        if home is not None:
            parts.append(f"/Pg {self._page(home)}")
        if kids:
            parts.append("/K " + (kids[0] if len(kids) == 1 else "[" + " ".join(kids) + "]"))
        for key, text in (("Alt", node.alt), ("Lang", node.lang), ("T", node.title)):
            if text:
                parts.append(f"/{key} {pdf_string(text)}")
        if node.attributes:
            parts.append(f"/A <<{node.attributes}>>")
        element.body = "<<" + " ".join(parts) + ">>"
        return ref


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
        title=escape(title),
        author=escape(author),
        subject=escape(subject),
        language=escape(language),
        made=made.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        producer=escape(document.info.producer),
    )
    catalogue.Metadata = pdfdoc.XMP(creator=lambda _: xmp.encode("utf-8"))


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>eia</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

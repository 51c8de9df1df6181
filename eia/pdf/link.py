"""Links and where they lead: written when the file is closed, because only then has every page its number."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc

from eia.pdf.node import Place, pdf_string
from eia.pdf.pen import number


class Annotation(pdfdoc.PDFObject):
    """A link's area on a page."""

    def __init__(
        self, target: str | Place, words: str, box: tuple[float, float, float, float], key: int
    ) -> None:
        self.target, self.words, self.box, self.key = target, words, box, key

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The finished bytes."""
        if isinstance(self.target, Place):
            leads = f"/Dest {destination(self.target, document)}"
        else:
            leads = f"/A <</S /URI /URI {pdf_string(self.target)}>>"
        box = " ".join(map(number, self.box))
        return (
            f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 "
            f"/Contents {pdf_string(self.words)} /StructParent {self.key} {leads}>>"
        ).encode("ascii")


def destination(place: Place, document: pdfdoc.PDFDocument) -> str:
    """``place`` as a destination."""
    page = document.idToObjectNumberAndVersion[f"Page{place.page + 1}"][0]
    return f"[{page} 0 R /XYZ 0 {place.top:.0f} 0]"

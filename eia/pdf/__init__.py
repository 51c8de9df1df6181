"""A document as a tagged PDF that conforms to PDF/UA-1. Imports ``forms`` and ReportLab, nothing else."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from eia.pdf.cover import status_of, title_of
from eia.pdf.file import finished
from eia.pdf.layout import paginate
from eia.pdf.page import Running, draw_pages
from eia.pdf.record import Brand, FindingLine, FindingRow, Record, SignOffLine
from eia.pdf.story import Story
from eia.pdf.structure import describe
from eia.pdf.style import Styles, readable
from eia.pdf.tagging import TaggedCanvas
from eia.pdf.text import words
from forms.document import Document

__all__ = ["Brand", "FindingLine", "FindingRow", "Record", "SignOffLine", "render"]


def render(document: Document, record: Record, brand: Brand) -> bytes:
    """The PDF of ``document``. The same three give the same bytes: no clock and no chance is read.

    Raises ValueError where ``brand.accent`` is not a colour. No answer, however odd, raises.
    """
    styles = Styles(accent=readable(HexColor(brand.accent)))
    story = Story(document, record, brand, styles)
    story.build()
    pages = paginate(story.blocks)
    canvas = TaggedCanvas(io.BytesIO(), pagesize=A4, invariant=1, pageCompression=1, pdfVersion=(1, 7))
    title = words(title_of(document, record))
    organisation = words(brand.organisation or document.definition.organisation)
    describe(
        canvas,
        title,
        organisation,
        words(document.definition.title),
        document.definition.language,
        record.made,
    )
    parts = (
        organisation,
        record.reference,
        f"Version {record.version}" if record.version else "",
        status_of(record),
    )
    foot = "  |  ".join(words(part) for part in parts if part)
    draw_pages(canvas, pages, Running(title, words(brand.marking), foot), styles)
    return finished(canvas, story.root)

"""A document as a tagged PDF that conforms to PDF/UA-1. Imports ``forms`` and ReportLab, nothing else."""

from __future__ import annotations

import io
import threading

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from eia.pdf.cover import status_of, title_of
from eia.pdf.layout import paginate
from eia.pdf.page import Running, draw_pages
from eia.pdf.record import Brand, FindingLine, FindingRow, Record, SignOffLine
from eia.pdf.story import Story
from eia.pdf.structure import TreeWriter, describe
from eia.pdf.style import Styles, readable
from eia.pdf.tagging import TaggedCanvas
from eia.pdf.text import words
from forms.document import Document

__all__ = ["Brand", "FindingLine", "FindingRow", "Record", "SignOffLine", "render"]

#: ReportLab cuts a face's subset with one read position per face, which threads would move for each other.
_SAVING = threading.Lock()


def render(document: Document, record: Record, brand: Brand) -> bytes:
    """The PDF of ``document``. The same three give the same bytes: no clock and no chance is read.

    Raises ValueError where ``brand.accent`` is not a colour. No answer, however odd, raises.
    """
    styles = Styles(accent=readable(HexColor(brand.accent)))
    story = Story(document, record, brand, styles)
    story.build()
    pages = paginate(story.blocks)
    buffer = io.BytesIO()
    canvas = TaggedCanvas(buffer, pagesize=A4, invariant=1, pageCompression=1, pdfVersion=(1, 7))
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
    TreeWriter(canvas, story.root).write()
    with _SAVING:
        canvas.save()
    return buffer.getvalue()

"""A document as a tagged PDF that conforms to PDF/UA-1. Imports ``forms`` and ReportLab, nothing else."""

from __future__ import annotations

import io
from dataclasses import replace

from reportlab.lib.pagesizes import A4

from eia.pdf.assembly import assemble
from eia.pdf.brand import Brand, read_brand, unfit
from eia.pdf.facts import status_of, title_of
from eia.pdf.file import finished
from eia.pdf.page import Running, draw_pages
from eia.pdf.record import FindingLine, FindingRow, Record, SignOffLine, VersionLine
from eia.pdf.story import Story
from eia.pdf.structure import describe
from eia.pdf.style import Styles
from eia.pdf.tagging import TaggedCanvas
from eia.pdf.text import words
from forms.document import Document

__all__ = [
    "Brand",
    "FindingLine",
    "FindingRow",
    "Record",
    "SignOffLine",
    "VersionLine",
    "read_brand",
    "render",
]


def render(document: Document, record: Record, brand: Brand, large_print: bool = False) -> bytes:
    """The PDF of ``document``, in 18 point where ``large_print``. The same four give the same bytes: no clock is read.

    Raises ValueError where ``brand.accent`` is not a colour. No answer, however odd, raises.
    """
    styles = Styles().branded(brand.colour)
    if large_print:
        styles = styles.large()
    if brand.logo and unfit(brand.logo):
        brand = replace(brand, logo=b"")
    story = Story(document, record, brand, styles)
    story.build()
    pages, places = assemble(story)
    canvas = TaggedCanvas(io.BytesIO(), pagesize=A4, invariant=1, pageCompression=1, pdfVersion=(1, 7))
    canvas.places = places
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
    draw_pages(canvas, pages, Running(title, words(brand.marking), foot, brand.logo), styles)
    return finished(canvas, story.root)

"""The first page: whose document this is, what it is about, and where it stands."""

from __future__ import annotations

import datetime
from dataclasses import replace

from eia.pdf import fonts
from eia.pdf.blocks import Setting
from eia.pdf.layout import Block
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.record import Brand, Record, SignOffLine
from eia.pdf.style import BODY_WIDTH
from eia.pdf.table import Cell, Row, TaggedTable, cell_node
from eia.pdf.text import words
from forms import dates
from forms.document import Document

UNKNOWN = "Not given"


def day(date: datetime.date) -> str:
    """``9 February 2022``."""
    return dates.in_words({"typed": "", "date": date.isoformat()[:10]})


def title_of(document: Document, record: Record) -> str:
    """What is assessed, as the cover and the file's title call it."""
    return record.title or document.about.title or document.definition.title


def status_of(record: Record) -> str:
    """The status with a capital letter."""
    return record.status[:1].upper() + record.status[1:]


def cover(document: Document, record: Record, brand: Brand, setting: Setting) -> list[Block]:
    """Organisation, title, subtitle and the table of details."""
    styles, parent = setting.styles, setting.parent
    blocks: list[Block] = []
    organisation = brand.organisation or document.definition.organisation
    if organisation:
        blocks.append(TaggedParagraph(words(organisation), styles.organisation, parent.add("P")))
    blocks.append(TaggedParagraph(words(document.definition.title), styles.h1, parent.add("H1")))
    if title_of(document, record) != document.definition.title:
        blocks.append(TaggedParagraph(words(title_of(document, record)), styles.subtitle, parent.add("P")))
    node = parent.add("Table")
    caption = TaggedParagraph("Document details", styles.caption, node.add("Caption"), keep_with_next=True)
    body = node.add("TBody")
    value = replace(styles.cell, font=fonts.SEMIBOLD, after=0)
    items = details(document, record, brand)
    rows: list[Row] = []
    for pair in zip(items[::2], items[1::2], strict=True):
        line, cells = body.add("TR"), list[Cell]()
        for label, text in pair:
            cells.append(Cell([TaggedParagraph(words(label), styles.cell_label, cell_node(line, "Row"))]))
            cells.append(Cell([TaggedParagraph(words(text), value, cell_node(line))]))
        rows.append(Row(cells))
    widths = [0.17 * BODY_WIDTH, 0.33 * BODY_WIDTH] * 2
    return [*blocks, caption, TaggedTable(widths, None, rows, styles.accent)]


def details(document: Document, record: Record, brand: Brand) -> list[tuple[str, str]]:
    """The cover's facts as label and words: an even number, for two in a row."""
    items = [
        ("Reference", record.reference or UNKNOWN),
        ("Version", record.version or UNKNOWN),
        ("Service", record.service or UNKNOWN),
        ("Status", status_of(record) or UNKNOWN),
        ("Lead officer", record.lead_officer or UNKNOWN),
        ("Head of service", record.head_of_service or UNKNOWN),
    ]
    if record.as_of:
        items.append(("As it stood on", day(record.as_of)))
    items += [(label, day(date)) for label, date in record.dates]
    items.append(("Published", day(record.published_at.date()) if record.published_at else "Not published"))
    items.append(
        ("Signed off", "; ".join(map(signed, record.sign_offs)) or _typed(document) or "Not signed off")
    )
    if brand.marking:
        items.append(("Classification", brand.marking))
    if len(items) % 2:
        items.append(("Form", f"{document.definition.title}, version {document.definition.version}"))
    return items


def signed(line: SignOffLine) -> str:
    """One signature in a few words: who, as what, when."""
    who = line.post or line.name or line.role
    return f"{who}, {day(line.date)}" if line.date else who


def _typed(document: Document) -> str:
    """The head of service's signature written into the form itself, where nobody signed in the application."""
    answer = document.answer("head_sign_off")
    if answer is None or not answer.people:
        return ""
    names = [person.get("name") or person.get("post", "") for person in answer.people]
    when = [day(answer.day)] if answer.day else []
    return f"{', '.join(names + when)} (as written on the form)"

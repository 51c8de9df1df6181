"""The facts of a record in words: titles, days, signatures, and the rows of the table of details."""

from __future__ import annotations

import datetime

from eia.pdf.brand import Brand
from eia.pdf.record import Record, SignOffLine
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
    if brand.marking:
        items.append(("Classification", brand.marking))
    if len(items) % 2:
        items.append(("Form", f"{document.definition.title}, version {document.definition.version}"))
    return items


def signed(line: SignOffLine) -> str:
    """One signature in a few words: who, as what, when."""
    who = line.post or line.name or line.role
    return f"{who}, {day(line.date)}" if line.date else who

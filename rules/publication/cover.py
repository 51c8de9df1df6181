"""Where a finding about the whole document stands."""

from __future__ import annotations

from forms.document import Document
from rules.reading import place


def page_address(document: Document, *purposes: str) -> str | None:
    """The first address asked for one of ``purposes``, or the document's first; None where nothing is asked."""
    found = (place(document, purpose) for purpose in purposes)
    first = next((asked.address for asked in document.places()), None)
    return next((address for address in found if address), first)

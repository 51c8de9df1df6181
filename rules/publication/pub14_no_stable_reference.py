"""PUB14: a document for the public without a reference or a version."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.publication.cover import page_address
from rules.reading import every_text, given
from rules.text.words import listed


@rule("PUB14", "no-stable-reference", Severity.WARNING, needs=(), stage="publishing")
def check(doc: Document) -> Iterator[Hit]:
    address = page_address(doc, "version", "summary")
    if not any(every_text(doc)) or address is None or any(a.is_unreadable for a in doc.all("version")):
        return
    missing = [] if doc.about.reference.strip() else ["a reference"]
    if not doc.about.version.strip() and not any(given(doc, "version")):
        missing.append("a version")
    if missing:
        yield Hit(address, f"This is to be published without {listed(missing)}. It could not be cited.")

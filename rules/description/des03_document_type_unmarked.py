"""DES03: the kind of document, or whether it is new, is not marked."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("DES03", "document-type-unmarked", Severity.BLOCKER, needs=("document_type",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "document_type"):
        yield Hit(answer.address, "Nothing is marked for the kind of document or service this is.")
    for answer in blank(doc, "document_stage"):
        yield Hit(answer.address, "It is not marked whether this is new, existing or a revision.")

"""DES02: the description does not say what happens now, or what will happen instead."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, given, readable, typed
from rules.text.proposals import says_now, says_then


@rule("DES02", "change-not-stated", Severity.WARNING, precision="L", needs=("description",))
def check(doc: Document) -> Iterator[Hit]:
    described = list(given(doc, "description"))
    if not described or len(list(readable(doc, "description"))) != len(doc.all("description")):
        return
    text = "\n".join(typed(answer) for answer in described)
    stage = chosen(doc, "document_stage", None)
    missing = []
    if stage != "new" and not says_now(text):
        missing.append("what happens now")
    if stage != "existing" and not says_then(text):
        missing.append("what will happen instead")
    if missing:
        yield Hit(described[0].address, f"The description does not say {' or '.join(missing)}.")

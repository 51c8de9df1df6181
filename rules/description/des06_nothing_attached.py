"""DES06: the form asks for the proposal to be attached, and nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("DES06", "nothing-attached", Severity.ADVICE, needs=("attachment",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "attachment"):
        yield Hit(answer.address, "No copy of the proposal is attached or linked.")

"""AIM01: nothing is said about the first aim of the duty."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("AIM01", "eliminate-empty", Severity.BLOCKER, needs=("limb_eliminate",), locked=True, since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "limb_eliminate"):
        yield Hit(
            answer.address,
            "Nothing is said about the first aim: to eliminate discrimination, harassment and victimisation.",
        )

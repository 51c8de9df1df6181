"""INT01: people who share more than one characteristic are not considered."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, typed
from rules.text.characteristics import named


@rule("INT01", "intersections-not-considered", Severity.WARNING, needs=("intersection",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "intersection"):
        if answer.is_blank:
            yield Hit(answer.address, "Nothing is said about people who share more than one characteristic.")
        elif len(named(typed(answer))) < 2:
            yield Hit(
                answer.address,
                "The answer names no people who share two characteristics, as disabled women do.",
            )

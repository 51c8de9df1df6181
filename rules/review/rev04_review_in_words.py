"""REV04: words in the place of a review date."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, iso
from rules.text.words import quoted


@rule("REV04", "review-in-words", Severity.WARNING, needs=("review_date",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "review_date"):
        if not iso(answer):
            yield Hit(
                answer.address, f"{quoted(answer.text)} is not a date on which anybody will look again."
            )

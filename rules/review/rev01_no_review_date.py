"""REV01: no date for the review."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("REV01", "no-review-date", Severity.BLOCKER, needs=("review_date",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "review_date"):
        yield Hit(answer.address, "There is no date for the review.")

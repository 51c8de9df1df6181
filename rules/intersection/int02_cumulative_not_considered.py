"""INT02: the effect together with other changes is not considered."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("INT02", "cumulative-not-considered", Severity.WARNING, needs=("cumulative",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "cumulative"):
        yield Hit(answer.address, "Nothing is said about the effect together with other changes.")

"""SCR02: whether to go on to a full assessment is not marked, or not dated."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank, readable, unanswered


@rule("SCR02", "screening-not-decided", Severity.BLOCKER, needs=("proceed",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "proceed"):
        if unanswered(answer):
            yield Hit(answer.address, "It is not marked whether a full assessment follows.")
    for answer in blank(doc, "proceed_date"):
        yield Hit(answer.address, "The decision on a full assessment is not dated.")

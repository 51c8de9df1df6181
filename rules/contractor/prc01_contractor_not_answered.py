"""PRC01: the question on contractors is not answered."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, unanswered


@rule("PRC01", "contractor-not-answered", Severity.BLOCKER, needs=("contractor",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "contractor"):
        if unanswered(answer):
            yield Hit(answer.address, "It is not answered whether contractors carry this out.")

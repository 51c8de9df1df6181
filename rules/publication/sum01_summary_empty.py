"""SUM01: there is no summary."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable, typed
from rules.text.words import words


@rule("SUM01", "summary-empty", Severity.BLOCKER, needs=("summary",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "summary"):
        own = words(typed(answer))
        if not own:
            yield Hit(answer.address, "The summary is empty.")
        elif own == words(answer.question.label):
            yield Hit(answer.address, "The summary holds only the words of the question.")

"""SCR01: a characteristic without an answer at screening."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable, unanswered


@rule("SCR01", "characteristic-not-screened", Severity.BLOCKER, needs=("negative_screen",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "negative_screen"):
        if unanswered(answer):
            yield Hit(answer.address, f"{name(answer)}: it is not marked whether harm is possible.")

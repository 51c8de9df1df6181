"""EVD03: evidence that does not say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_source, name, typed
from rules.text.words import words

#: Below this EVD13 speaks: the answer is a scope, and a source is not the first thing it lacks.
LEAST_WORDS = 8


@rule("EVD03", "no-named-source", Severity.WARNING, precision="M", needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "evidence"):
        others = [a for a in doc.all("evidence") if a.characteristic == answer.characteristic]
        if answer is not others[0] or any(other.is_unreadable or holds_source(other) for other in others):
            continue
        if sum(len(words(typed(other))) for other in others) >= LEAST_WORDS:
            yield Hit(answer.address, f"{name(answer)}: the evidence names no source.")

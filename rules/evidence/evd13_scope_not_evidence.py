"""EVD13: so few words that they name a group and show nothing."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, typed
from rules.text.words import quoted, words

LEAST_WORDS = 8


@rule("EVD13", "scope-not-evidence", Severity.WARNING, needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "evidence"):
        text = typed(answer)
        if len(words(text)) < LEAST_WORDS and not holds_figure(answer):
            yield Hit(answer.address, f"{name(answer)}: {quoted(text)} is too short to be evidence.")

"""EVD05: everybody is treated the same, offered as evidence."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, typed
from rules.text.sameness import sameness
from rules.text.words import quoted


@rule("EVD05", "sameness-not-evidence", Severity.WARNING, precision="M", needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "evidence"):
        text = typed(answer)
        span = sameness(text)
        if span and not holds_figure(answer):
            yield Hit(
                answer.address,
                f"{name(answer)}: {quoted(text[span[0] : span[1]])} says that all are treated alike, "
                "not what happens to these people.",
                span,
            )

"""INT04: another change of the council is named, and its assessment is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import place
from rules.text.proposals import other_change
from rules.text.words import quoted


@rule("INT04", "other-change-not-linked", Severity.ADVICE, precision="L", needs=(), each="texts")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    if span := other_change(text):
        cumulative = place(doc, "cumulative")
        yield Hit(
            answers[0].address,
            f"{quoted(text[span[0] : span[1]])} names another change, and no assessment of it is linked.",
            span,
            cumulative if cumulative != answers[0].address else None,
        )

"""EVD07: an answer that another assessment already gave."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, row_of
from rules.register import Register
from rules.text.echoes import echo, plain
from rules.text.phrases import has
from rules.text.words import quoted, words

LEAST_WORDS = 8
_OWNED = (
    "carried over",
    "taken over from",
    "taken from",
    "copied from",
    "as in the assessment",
    "unchanged since",
)


@rule("EVD07", "carried-over", Severity.WARNING, needs=("evidence",), reads="register")
def check(doc: Document, register: Register) -> Iterator[Hit]:
    earlier = [
        (other.reference or other.title or "another assessment", plain(text))
        for other in register.others
        for text in other.cells.values()
        if len(words(text)) >= LEAST_WORDS
    ]
    texts = [text for _, text in earlier]
    for answer, text in every_text(doc):
        if len(words(text)) < LEAST_WORDS or has(text, _OWNED):
            continue
        at = echo(text, texts)
        if at is not None:
            yield Hit(
                answer.address,
                f"{row_of(answer)}{quoted(text)} stands almost word for word in {earlier[at][0]}.",
                (0, len(text)) if not answer.rows else None,
            )

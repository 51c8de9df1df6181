"""EVD09: what is meant to happen, in the place of what was found."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, holds_source, name, same_words, typed
from rules.text.intentions import intention, only_intends
from rules.text.words import listed, quoted, words

LEAST_WORDS = 8


@rule("EVD09", "promise-not-evidence", Severity.WARNING, precision="L", needs=("evidence",))
def check(doc: Document) -> Iterator[Hit]:
    texts = [
        (answer, text)
        for answer in given(doc, "benefit", "evidence")
        if len(words(text := typed(answer))) >= LEAST_WORDS
        and not holds_figure(answer)
        and not holds_source(answer)
        and only_intends(text)
    ]
    for text, answers in same_words(texts):
        span = intention(text)
        if span:
            rows = [name(answer) for answer in answers if answer.characteristic]
            yield Hit(
                answers[0].address,
                f"{listed(rows) + ': ' if rows else ''}{quoted(text[span[0] : span[1]])} tells what is meant to "
                "happen. Nothing here was counted, asked or seen.",
                span,
                answers[1].address if len(answers) > 1 else None,
            )

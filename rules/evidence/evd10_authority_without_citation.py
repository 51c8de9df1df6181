"""EVD10: research is claimed and not named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import find
from rules.text.sources import names_source
from rules.text.words import quoted, sentences

_CLAIMS = (
    "well documented", "well-documented", "research shows", "research has shown", "research suggests",
    "research has found", "studies show", "studies have shown", "studies suggest", "studies have found",
    "evidence shows", "evidence suggests", "it is well known",
    "it is widely known", "it is widely accepted", "it is generally accepted", "statistics show",
)  # fmt: skip
_NUMBERED_NOTE = compiled(r"\[\d{1,3}\]|\bsee (?:annex|appendix|table|evidence)\b", re.IGNORECASE)


@rule(
    "EVD10",
    "authority-without-citation",
    Severity.WARNING,
    precision="M",
    needs=(),
    each="texts",
    since="0.1",
)
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    if span := _claimed(text):
        yield Hit(
            answers[0].address,
            f"{quoted(text[span[0] : span[1]])} is said, and no study or report is named.",
            span,
        )


@once
def _claimed(text: str) -> tuple[int, int] | None:
    first = find(text, _CLAIMS)
    for start, end in [span for span in sentences(text) if span[1] > first[0]] if first else ():
        sentence = text[start:end]
        span = find(sentence, _CLAIMS)
        if span and not names_source(sentence) and not _NUMBERED_NOTE.search(sentence):
            return start + span[0], start + span[1]
    return None

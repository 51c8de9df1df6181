"""PUB11: the form's own words, or a filler, in the place of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import find
from rules.text.words import quoted, words

_FILLERS = (
    "[insert", "<insert", "insert text here", "enter text here", "mark as appropriate", "please tick",
    "delete as appropriate", "lorem ipsum", "please attach a copy", "tbc", "tba", "to be completed", "to be confirmed",
    "click here to enter",
)  # fmt: skip
#: Each way ends in two signs side by side that few texts hold, so that hardly any text has to be searched.
_CROSSES = compiled(r"\bxxx+\b|£xx{0,8}\b|£ xx{0,8}\b|\bx{0,8}x%|\bx{0,8}x %|\?{3,}", re.IGNORECASE)
#: A shorter label, such as "Summary", may well begin a real answer.
LEAST_WORDS = 5


@rule("PUB11", "prompt-left-in", Severity.WARNING, needs=(), each="text", since="0.1")
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    if span := _filler(text):
        yield Hit(answer.address, f"{quoted(text[span[0] : span[1]])} is a filler, not an answer.", span)
        return
    label = words(answer.question.label)
    if len(label) >= LEAST_WORDS and words(text)[: len(label)] == label:
        yield Hit(answer.address, "The answer repeats the words of the question.")


@once
def _filler(text: str) -> tuple[int, int] | None:
    if span := find(text, _FILLERS):
        return span
    match = _CROSSES.search(text)
    return match.span() if match else None

"""EVD19: an answer taken from the form's own example or guidance."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from forms.model import FormDefinition, Question
from rules import Hit, Severity, rule
from rules.reading import row_of
from rules.text.echoes import Others, echo, plain
from rules.text.words import quoted, words

#: Two people may well answer in the same five words.
LEAST_WORDS = 8


@rule("EVD19", "words-of-the-form", Severity.WARNING, needs=(), each="text")
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    printed = _printed_on(doc.definition)
    if len(words(text)) >= LEAST_WORDS and echo(text, printed) is not None:
        yield Hit(
            answer.address,
            f"{row_of(answer)}{quoted(text)} are the words of the form, not of this assessment.",
            (0, len(text)) if not answer.rows else None,
        )


def _printed_on(definition: FormDefinition) -> Others:
    found: Others | None = definition.kept.get(_printed_on)
    if found is None:
        texts = (text for _, question in definition.by_question.values() for text in _printed(question))
        found = Others(tuple(plain(text) for text in texts if len(words(text)) >= LEAST_WORDS))
        definition.kept[_printed_on] = found
    return found


def _printed(question: Question) -> Iterator[str]:
    yield from question.guidance
    if question.example:
        yield question.example.good
        yield question.example.weak

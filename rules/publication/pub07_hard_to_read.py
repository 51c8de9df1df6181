"""PUB07: text that asks for much schooling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import name, typed
from rules.text.readability import grade
from rules.text.words import listed


@rule("PUB07", "hard-to-read", Severity.ADVICE, precision="M", needs=(), each="texts")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    most = settings.of(doc).reading_grade
    answers = [answer for answer in answers if not answer.question.columns]
    if not answers:
        return
    text = typed(answers[0])
    years = grade(text)
    if years is not None and years > most:
        where = f" (in {listed([name(answer) for answer in answers])})" if len(answers) > 1 else ""
        yield Hit(
            answers[0].address,
            f"To read this{where} takes about {years:.0f} years of schooling; {most} is the most to ask for.",
            other_address=answers[1].address if len(answers) > 1 else None,
        )

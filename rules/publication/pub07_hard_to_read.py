"""PUB07: text that asks for much schooling."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import every_text, name, same_words
from rules.text.readability import grade
from rules.text.words import listed


@rule("PUB07", "hard-to-read", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    most = settings.of(doc).reading_grade
    texts = ((answer, text) for answer, text in every_text(doc) if not answer.question.columns)
    for text, answers in same_words(texts):
        years = grade(text)
        if years is not None and years > most:
            where = f" (in {listed([name(answer) for answer in answers])})" if len(answers) > 1 else ""
            yield Hit(
                answers[0].address,
                f"To read this{where} takes about {years:.0f} years of schooling; {most} is the most to ask for.",
                other_address=answers[1].address if len(answers) > 1 else None,
            )

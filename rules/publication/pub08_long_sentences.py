"""PUB08: sentences of more than 25 words."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, name, same_words
from rules.text.words import listed, quoted, sentences, words

MOST_WORDS = 25


@rule("PUB08", "long-sentences", Severity.ADVICE, needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    texts = ((answer, text) for answer, text in every_text(doc) if not answer.question.columns)
    for text, answers in same_words(texts):
        long = [
            (len(words(text[a:b])), (a, b)) for a, b in sentences(text) if len(words(text[a:b])) > MOST_WORDS
        ]
        if long:
            count, span = max(long, key=lambda sentence: sentence[0])
            where = f" (in {listed([name(answer) for answer in answers])})" if len(answers) > 1 else ""
            yield Hit(
                answers[0].address,
                f"{len(long)} sentence{'' if len(long) == 1 else 's'} of more than {MOST_WORDS} words{where}; the "
                f"longest has {count}: {quoted(text[span[0] : span[1]])}",
                span,
                answers[1].address if len(answers) > 1 else None,
            )

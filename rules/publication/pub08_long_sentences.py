"""PUB08: sentences of more than 25 words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import name, typed
from rules.text.words import listed, quoted, sentence_lengths, sentences


@rule("PUB08", "long-sentences", Severity.ADVICE, needs=(), each="texts", since="0.1")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    most = settings.of(doc).sentence_words
    answers = [answer for answer in answers if not answer.question.columns]
    if not answers:
        return
    text = typed(answers[0])
    lengths = sentence_lengths(text)
    count = max(lengths, default=0)
    if count > most:
        long = [length for length in lengths if length > most]
        span = sentences(text)[lengths.index(count)]
        where = f" (in {listed([name(answer) for answer in answers])})" if len(answers) > 1 else ""
        yield Hit(
            answers[0].address,
            f"{len(long)} sentence{'' if len(long) == 1 else 's'} of more than {most} words{where}; the "
            f"longest has {count}: {quoted(text[span[0] : span[1]])}",
            span,
            answers[1].address if len(answers) > 1 else None,
        )

"""IMP16: something is kept for one sex, age group, origin or faith, with no reason known to the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.text.exclusions import exclusion
from rules.text.words import quoted


@rule("IMP16", "others-shut-out", Severity.ADVICE, precision="M", needs=(), each="texts")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    if span := exclusion(text):
        yield Hit(
            answers[0].address,
            f"{quoted(text[span[0] : span[1]])} shuts others out. That may be direct discrimination: ask a "
            "solicitor whether an exception applies.",
            span,
            answers[1].address if len(answers) > 1 else None,
        )

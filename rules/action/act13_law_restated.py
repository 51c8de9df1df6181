"""ACT13: further action that only promises to obey the law."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, same_words, typed
from rules.text.dates import DATE
from rules.text.phrases import find
from rules.text.words import listed, quoted

_LAW = (
    "equality legislation", "equality and diversity legislation", "equalities legislation", "relevant legislation",
    "equality act 2010", "human rights act 1998", "human rights act", "policies and procedures in place",
    "legal requirements", "statutory requirements", "equal opportunities policy", "equality policy",
)  # fmt: skip


@rule("ACT13", "law-restated", Severity.WARNING, needs=("mitigation",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    texts = [(answer, typed(answer)) for answer in given(doc, "mitigation") if not holds_figure(answer)]
    for text, answers in same_words(texts):
        span = find(text, _LAW)
        if span and not DATE.search(text):
            yield Hit(
                answers[0].address,
                f"{listed([name(answer) for answer in answers])}: {quoted(text[span[0] : span[1]])} is the law "
                "already. It is no action of yours for these people.",
                span,
                answers[1].address if len(answers) > 1 else None,
            )

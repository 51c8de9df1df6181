"""EVD06: the same words in row after row, the name of the characteristic apart."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, name, typed
from rules.text.characteristics import masked
from rules.text.copies import groups
from rules.text.words import listed, quoted

_COMPARED = (
    "evidence", "mitigation", "adverse", "positive", "rating_reason", "consultation_done", "negative_screen"
)  # fmt: skip


@rule("EVD06", "same-words-in-rows", Severity.WARNING, needs=("evidence",), each="purpose", since="0.1")
def check(doc: Document, purpose: str) -> Iterator[Hit]:
    if purpose not in _COMPARED:
        return
    answers = [answer for answer in given(doc, purpose) if answer.characteristic]
    texts = [typed(answer) for answer in answers]
    for group in groups(texts):
        first = answers[group[0]]
        equal = len({masked(texts[number]) for number in group}) == 1
        alike = "is one text" if equal else "is nearly one text"
        yield Hit(
            first.address,
            f"What is written for {listed([name(answers[number]) for number in group])} {alike}, once the name "
            f"of the characteristic is left out: {quoted(texts[group[0]])}",
            (0, len(texts[group[0]])),
            answers[group[1]].address,
        )

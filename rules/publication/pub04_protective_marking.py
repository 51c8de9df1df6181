"""PUB04: a protective marking in text that is to be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.text.pattern import compiled

#: In capitals, as a marking is written; "official statistics" is something else.
_MARKING = compiled(
    r"\bOFFICIAL(?:[ -]{1,3}SENSITIVE)?\b|\bNOT FOR PUBLICATION\b|\bRESTRICTED\b|\bCONFIDENTIAL\b"
)


@rule("PUB04", "protective-marking", Severity.WARNING, needs=(), each="texts", since="0.1")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    if match := _MARKING.search(text):
        yield Hit(
            answers[0].address,
            f"The marking {match[0]} stands in text that is to be published.",
            match.span(),
            answers[1].address if len(answers) > 1 else None,
        )

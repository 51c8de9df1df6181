"""PRC04: the duty itself is handed to the provider."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.suppliers import carries_the_duty, council_looks
from rules.text.words import quoted

_PLACES = (
    "individual_decisions",
    "good_relations",
    "affected_people",
    "limb_eliminate",
    "limb_advance",
    "limb_foster",
)


@rule("PRC04", "duty-handed-over", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, *_PLACES):
        text = typed(answer)
        span = carries_the_duty(text)
        if span and not council_looks(text):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} hands over a duty that stays with the council.",
                span,
            )

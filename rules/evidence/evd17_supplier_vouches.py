"""EVD17: the only assurance is a promise of the supplier."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, typed
from rules.text.suppliers import council_looks, vouches
from rules.text.words import quoted

_PLACES = (
    "evidence",
    "targeted_action",
    "history_of_outcomes",
    "differential_impact",
    "individual_decisions",
    "good_relations",
)


@rule("EVD17", "supplier-vouches", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, *_PLACES):
        text = typed(answer)
        span = vouches(text)
        if span and not holds_figure(answer) and not council_looks(text):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} leaves the assurance to the supplier. The council has to see "
                "for itself.",
                span,
            )

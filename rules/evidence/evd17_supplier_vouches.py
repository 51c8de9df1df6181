"""EVD17: the only assurance is a promise of the supplier."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, typed
from rules.text.phrases import find
from rules.text.words import quoted

_PROMISES = tuple(
    f"{who} {does}"
    for who in ("provider", "providers", "provider(s)", "supplier", "suppliers", "contractor", "contractors", "vendor")
    for does in (
        "will ensure", "to ensure", "will evidence", "to evidence", "confirms", "has confirmed", "have confirmed",
        "assures us", "will demonstrate", "to demonstrate",
    )
)  # fmt: skip
_PLACES = ("evidence", "targeted_action", "history_of_outcomes", "differential_impact")


@rule("EVD17", "supplier-vouches", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, *_PLACES):
        text = typed(answer)
        span = find(text, _PROMISES)
        if span and not holds_figure(answer):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} leaves the assurance to the supplier. The council has to see "
                "for itself.",
                span,
            )

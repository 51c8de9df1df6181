"""PRC04: the duty itself is handed to the provider."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.phrases import find
from rules.text.words import quoted

_HANDED = tuple(
    f"{who} {does}"
    for who in (
        "provider", "providers", "provider(s)", "provider of the new service", "supplier", "suppliers", "contractor",
        "contractors",
    )
    for does in (
        "will ensure", "must ensure", "is responsible for", "are responsible for", "will be responsible for",
        "will make sure",
    )
)  # fmt: skip
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
        if span := find(text, _HANDED):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} hands over a duty that stays with the council.",
                span,
            )

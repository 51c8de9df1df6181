"""IMP11: the first check claims a gain for a group, and the full assessment says there is none."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, name, readable, typed
from rules.text.gains import gain
from rules.text.words import quoted


@rule("IMP11", "gain-claimed-and-denied", Severity.WARNING, precision="M", needs=("positive",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "positive"):
        if answer.choice != "no" or answer.characteristic is None:
            continue
        for other in given(doc, "negative_screen", "evidence"):
            text = typed(other)
            span = gain(text) if other.characteristic == answer.characteristic else None
            if span:
                yield Hit(
                    answer.address,
                    f"{name(answer)}: “No” to any positive impact, although {quoted(text[span[0] : span[1]])} stands "
                    "in the first check.",
                    other_address=other.address,
                )
                break

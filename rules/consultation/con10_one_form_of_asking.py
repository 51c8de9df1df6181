"""CON10: people were asked on a screen or in writing, and in no other form."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.consulting import is_at_a_distance, names_formats


@rule("CON10", "one-form-of-asking", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    asked = [(a, typed(a)) for a in given(doc, "consultation", "consultation_done") if a.choice != "no"]
    if any(names_formats(text) for _, text in asked):
        return
    for answer, text in asked:
        if is_at_a_distance(text):
            yield Hit(
                answer.address,
                "People were asked in writing or on a screen, and no other form is recorded. Who could not answer that "
                "way?",
            )
            return

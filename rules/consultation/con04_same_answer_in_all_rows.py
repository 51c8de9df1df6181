"""CON04: the consultation column holds one answer, repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, name, typed
from rules.text.characteristics import masked

LEAST_ROWS = 6
#: One row with a word more does not make a column of thought.
MOST_OTHERS = 1


@rule("CON04", "same-answer-in-all-rows", Severity.WARNING, needs=("consultation_done",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    rows = [answer for answer in given(doc, "consultation_done") if answer.characteristic]
    if len(rows) < LEAST_ROWS:
        return
    said = [(answer.choice, masked(typed(answer))) for answer in rows]
    answer_given, count = Counter(said).most_common(1)[0]
    if len(rows) - count <= MOST_OTHERS:
        alike = [row for row, words in zip(rows, said, strict=True) if words == answer_given]
        yield Hit(
            alike[0].address,
            f"{count} of {len(rows)} rows give the same answer to consultation, from {name(alike[0])} to "
            f"{name(alike[-1])}.",
            other_address=alike[1].address,
        )

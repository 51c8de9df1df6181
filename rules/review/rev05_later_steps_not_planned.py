"""REV05: more is to come, and no further assessment is planned."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.phrases import find
from rules.text.words import quoted, words

_COMING = (
    "will be consulted", "will consult", "consultation will", "formal consultation is planned", "to be consulted on",
    "through a tender process", "will be tendered", "will be procured", "procurement will", "subject to consultation",
)  # fmt: skip
_NONE = (("no",), ("none",), ("n", "a"), ("not", "applicable"))
_PLACES = ("contractor", "consultation_done", "consultation", "description", "summary", "differential_impact")


@rule(
    "REV05",
    "later-steps-not-planned",
    Severity.WARNING,
    precision="M",
    needs=("further_assessments",),
    since="0.1",
)
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "further_assessments"):
        if answer.choice != "no" and words(typed(answer)) not in _NONE:
            continue
        for other in given(doc, *_PLACES):
            text = typed(other)
            if span := find(text, _COMING):
                yield Hit(
                    answer.address,
                    f"No further assessment is planned, although {quoted(text[span[0] : span[1]])} is still to come.",
                    other_address=other.address,
                )
                return

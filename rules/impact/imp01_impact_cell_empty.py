"""IMP01: a cell of the impact table is empty."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, is_high, is_low, name, readable, unanswered

_CELLS = {
    "adverse": "whether there is an adverse impact",
    "positive": "whether there is a positive impact",
    "rating": "the rating",
    "mitigation": "the further action",
}


@rule("IMP01", "impact-cell-empty", Severity.BLOCKER, needs=("adverse",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for purpose, words in _CELLS.items():
        for answer in readable(doc, purpose):
            who = answer.characteristic
            if not unanswered(answer):
                continue
            if purpose == "mitigation":
                rating = doc.answer("rating", who)
                harmed = chosen(doc, "adverse", who) == "yes"
                if is_high(rating) or (harmed and is_low(rating)):
                    continue  # IMP03 and IMP04 say it with the reason
            yield Hit(answer.address, f"{name(answer)}: {words} is not filled in.")

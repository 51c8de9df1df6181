"""IMP02: a "No" with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, is_backed, name, readable, typed
from rules.text.words import words

LEAST_WORDS = 8


@rule("IMP02", "bare-no", Severity.BLOCKER, needs=("adverse",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    rows: dict[str, list[Answer]] = {}
    for answer in readable(doc, "adverse", "positive"):
        who = answer.characteristic
        if chosen(doc, answer.question.purpose, who) == "no" and len(words(typed(answer))) < LEAST_WORDS:
            rows.setdefault(who.id if who else "", []).append(answer)
    for who in (*doc.characteristics, None):
        bare = rows.get(who.id if who else "")
        if bare and not is_backed(doc, who):
            which = " and ".join(answer.question.purpose for answer in bare)
            yield Hit(
                bare[0].address,
                f"{name(bare[0])}: “No” to {which} impact, and nothing says how you know.",
                other_address=bare[1].address if len(bare) > 1 else None,
            )

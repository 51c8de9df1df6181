"""EVD12: nothing is known about an effect, and nothing is planned to find out."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, name, readable, typed
from rules.text.characteristics import names


@rule(
    "EVD12",
    "not-known-and-not-sought",
    Severity.BLOCKER,
    needs=("adverse", "action"),
    locked=True,
    since="0.1",
)
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "adverse"):
        who = answer.characteristic
        if answer.choice != "dont_know" or who is None:
            continue
        planned = [*doc.all("evidence_gap", who), *doc.all("mitigation", who), *doc.all("action")]
        if any(plan.is_unreadable for plan in planned):
            continue
        own = any(typed(plan) for plan in planned if plan.characteristic == who)
        if not own and not any(names(who.id, who.label, typed(action)) for action in given(doc, "action")):
            yield Hit(
                answer.address,
                f"{name(answer)}: the effect is not known, and no action says how you will find out.",
            )

"""SCR03: harm is possible, yet no full assessment follows and nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, name, readable, typed
from rules.text.words import listed


@rule(
    "SCR03", "screened-out-against-a-yes", Severity.BLOCKER, needs=("negative_screen", "proceed"), since="0.1"
)
def check(doc: Document) -> Iterator[Hit]:
    proceed = doc.answer("proceed")
    reasons = doc.all("proceed_reason")
    if proceed is None or chosen(doc, "proceed", None) != "no" or any(r.is_unreadable for r in reasons):
        return
    if typed(proceed).strip() or any(typed(reason).strip() for reason in reasons):
        return
    marked = [a for a in readable(doc, "negative_screen") if a.choice in ("yes", "dont_know")]
    if marked:
        rows = listed([name(answer) for answer in marked])
        yield Hit(
            proceed.address,
            f"No full assessment follows, although {rows} {'is' if len(marked) == 1 else 'are'} marked yes or "
            "don't know at screening, and no reason is given.",
            other_address=marked[0].address,
        )

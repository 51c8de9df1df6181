"""IMP06: rated low, with neither a figure nor a source to show it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import is_backed, is_low, name, readable
from rules.text.words import listed


@rule(
    "IMP06", "low-on-no-evidence", Severity.WARNING, precision="M", needs=("rating", "evidence"), since="0.1"
)
def check(doc: Document) -> Iterator[Hit]:
    low = [a for a in readable(doc, "rating") if is_low(a) and not is_backed(doc, a.characteristic)]
    if low:
        yield Hit(
            low[0].address,
            f"{listed([name(answer) for answer in low])}: rated {low[0].text}, although the evidence holds neither "
            "a figure nor a source. Where little is known, the rating cannot be low.",
            other_address=low[1].address if len(low) > 1 else None,
        )

"""CON07: people were asked, and nothing tells what they said."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, typed
from rules.text.phrases import has

_HEARD = (
    "said", "told us", "told", "asked for", "asked us", "wanted", "want", "wants", "preferred", "prefer", "felt",
    "raised", "concern", "concerns", "worried", "objected", "agreed", "disagreed", "supported", "suggested",
    "feedback was", "we changed", "changed", "as a result", "because of this", "found that", "liked", "disliked",
    "complained", "requested", "opposed", "in favour",
)  # fmt: skip


@rule("CON07", "nothing-heard", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "consultation_done", "consultation"):
        if answer.asks_column("said"):
            for number, row in enumerate(answer.rows, start=1):
                if not answer.cell(row, "said"):
                    asked = answer.cell(row, "who") or f"row {number}"
                    yield Hit(answer.address, f"It is not said what {asked} told you.")
            continue
        text = typed(answer)
        if answer.choice != "no" and text.strip(" .-") and not has(text, _HEARD) and not holds_figure(answer):
            yield Hit(answer.address, f"{name(answer)}: a consultation is named, and not what people said.")

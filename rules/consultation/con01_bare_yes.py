"""CON01: people were consulted, it says, and not who, how or when."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable, typed


@rule("CON01", "bare-yes", Severity.BLOCKER, needs=("consultation_done",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    if any(answer.is_unreadable or answer.rows for answer in doc.all("consultation")):
        return
    for answer in readable(doc, "consultation_done"):
        if answer.choice == "yes" and not typed(answer).strip(" .-"):
            yield Hit(
                answer.address,
                f"{name(answer)}: “Yes” to consultation, without who was asked, how or when.",
            )

"""IMP03: rated high, with nothing to reduce the harm and nothing to justify it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import is_high, name, readable


@rule("IMP03", "high-without-mitigation", Severity.BLOCKER, needs=("rating", "mitigation"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    if any(not answer.is_blank for answer in doc.all("justification")):
        return
    for answer in readable(doc, "rating"):
        mitigation = doc.answer("mitigation", answer.characteristic)
        if mitigation and mitigation.is_blank and is_high(answer):
            yield Hit(
                mitigation.address,
                f"{name(answer)}: the impact is rated {answer.text}, and nothing is planned to reduce it.",
                other_address=answer.address,
            )

"""IMP04: an adverse impact is rated low, and no measure explains why."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, is_low, name, readable


@rule(
    "IMP04",
    "low-adverse-without-mitigation",
    Severity.BLOCKER,
    needs=("adverse", "rating", "mitigation"),
    since="0.1",
)
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "rating"):
        mitigation = doc.answer("mitigation", answer.characteristic)
        if mitigation and mitigation.is_blank and is_low(answer):
            if chosen(doc, "adverse", answer.characteristic) == "yes":
                yield Hit(
                    mitigation.address,
                    f"{name(answer)}: an adverse impact is rated {answer.text}, and no measure is named that "
                    "keeps it so.",
                    other_address=answer.address,
                )

"""IMP15: the plan goes on in spite of harm, and the reason is not whole."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, place, readable, typed
from rules.text.reasons import lacking
from rules.text.words import listed


@rule("IMP15", "justified-by-little", Severity.WARNING, precision="M", needs=("outcome", "justification"))
def check(doc: Document) -> Iterator[Hit]:
    if chosen(doc, "outcome", None) != "justify":
        return
    for answer in readable(doc, "justification"):
        missing = list(lacking(typed(answer)))
        if answer.is_blank:
            yield Hit(
                answer.address,
                "The plan is to go on although harm remains, and no reason is given.",
                other_address=place(doc, "outcome"),
            )
        elif missing:
            yield Hit(
                answer.address,
                f"The reason for going on does not say {listed(missing)}.",
                other_address=place(doc, "outcome"),
            )

"""IMP09: nobody says what is left of an adverse impact once the action is taken."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank, chosen, name


@rule("IMP09", "no-residual-rating", Severity.WARNING, needs=("adverse", "residual_rating"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "residual_rating"):
        if chosen(doc, "adverse", answer.characteristic) == "yes":
            yield Hit(answer.address, f"{name(answer)}: it is not rated what remains of the adverse impact.")

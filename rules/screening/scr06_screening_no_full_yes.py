"""SCR06: the full assessment found harm, and the screening still says none."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, name, readable


@rule("SCR06", "screening-no-full-yes", Severity.WARNING, needs=("negative_screen", "adverse"))
def check(doc: Document) -> Iterator[Hit]:
    for screened in readable(doc, "negative_screen"):
        if screened.choice == "no" and chosen(doc, "adverse", screened.characteristic) == "yes":
            yield Hit(
                screened.address,
                f"{name(screened)}: screening says no, but the full assessment found an adverse impact.",
                other_address=doc.address("adverse", screened.characteristic),
            )

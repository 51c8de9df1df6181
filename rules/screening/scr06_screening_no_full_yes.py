"""SCR06: the full assessment found harm, and the screening still says none."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable


@rule("SCR06", "screening-no-full-yes", Severity.WARNING, needs=("negative_screen", "adverse"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for screened in readable(doc, "negative_screen"):
        adverse = doc.answer("adverse", screened.characteristic)
        if adverse and screened.choice == "no" and adverse.choice == "yes":
            yield Hit(
                screened.address,
                f"{name(screened)}: screening says no, but the full assessment found an adverse impact.",
                other_address=adverse.address,
            )

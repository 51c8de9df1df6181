"""SCR05: harm marked at screening, denied in the full assessment."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, name, readable


@rule("SCR05", "screening-yes-full-no", Severity.BLOCKER, needs=("negative_screen", "adverse"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for screened in readable(doc, "negative_screen"):
        adverse = doc.answer("adverse", screened.characteristic)
        if adverse and screened.choice == "yes" and chosen(doc, "adverse", screened.characteristic) == "no":
            yield Hit(
                adverse.address,
                f"{name(adverse)}: screening says that harm is possible, and the full assessment says no.",
                other_address=screened.address,
            )

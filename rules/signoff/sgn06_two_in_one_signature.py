"""SGN06: two people in one signature."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given
from rules.text.owners import owners
from rules.text.words import listed


@rule("SGN06", "two-in-one-signature", Severity.WARNING, needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "lead_sign_off", "head_sign_off"):
        signed = [name for person in answer.people for name in owners(person.get("name", ""))]
        if len(signed) > 1:
            yield Hit(
                answer.address, f"{listed(signed)} share one signature and one date. Who of them agreed?"
            )

"""ACT04: initials that fit nobody on the form."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.owners import initials_of, is_initials, owners
from rules.text.words import listed

_PEOPLE = ("author", "team", "lead_sign_off", "head_sign_off")


@rule("ACT04", "initials-of-nobody", Severity.WARNING, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    named = [a for purpose in _PEOPLE for a in doc.all(purpose)]
    if any(answer.is_unreadable for answer in named):
        return
    known = {initials_of(person.get("name", "")) for answer in named for person in answer.people}
    known |= {initials_of(doc.about.lead_officer), initials_of(doc.about.head_of_service)}
    for answer, number, row in actions(doc, "owner"):
        parts = [part for part in owners(answer.cell(row, "owner")) if is_initials(part)]
        strange = [part for part in parts if part.replace(".", "").replace(" ", "") not in known]
        if strange:
            yield Hit(
                answer.address, f"Action {number}: {listed(strange)} fits nobody who is named on this form."
            )

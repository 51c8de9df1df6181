"""SGN03: the lead officer named at the start is not the one who signs as lead."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import place
from rules.signoff.people import names
from rules.text.words import listed


@rule("SGN03", "someone-else-signs-as-lead", Severity.WARNING, needs=("author", "lead_sign_off"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    lead, signed = names(doc, "author"), names(doc, "lead_sign_off")
    address = place(doc, "lead_sign_off")
    if address and lead and signed and not lead.keys() & signed.keys():
        yield Hit(
            address,
            f"{listed(list(lead.values()))} is named as lead officer, and {listed(list(signed.values()))} signed.",
            other_address=place(doc, "author"),
        )

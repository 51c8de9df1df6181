"""SGN02: one person is lead officer and head of service."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import place
from rules.signoff.people import names


@rule("SGN02", "lead-signs-as-head", Severity.BLOCKER, needs=("head_sign_off",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    signed = place(doc, "head_sign_off")
    if signed is None:
        return
    head = names(doc, "head_sign_off")
    lead = names(doc, "author") | names(doc, "lead_sign_off")
    both = [name for key, name in lead.items() if key in head]
    if both:
        yield Hit(
            signed,
            f"{both[0]} is the lead officer and signs as head of service. A second person has to look.",
            other_address=place(doc, "author"),
        )
    elif doc.about.lead_officer and doc.about.lead_officer.casefold() == doc.about.head_of_service.casefold():
        yield Hit(
            signed,
            f"{doc.about.lead_officer} is both lead officer and head of service. A second person has to look.",
        )

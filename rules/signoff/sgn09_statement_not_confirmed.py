"""SGN09: a signature without each statement confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.publication.cover import page_address
from rules.text.words import listed

_NAMES = {
    "lead": "the lead officer",
    "head_of_service": "the head of service",
    "equality_lead": "the equality lead",
}


@rule("SGN09", "statement-not-confirmed", Severity.ADVICE, needs=(), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    who = [
        _NAMES[signature.role] for signature in history.signatures if signature.on and not signature.confirmed
    ]
    address = page_address(doc, "head_sign_off", "lead_sign_off", "summary")
    if who and address:
        yield Hit(
            address, f"The statements were not confirmed one by one by {listed(list(dict.fromkeys(who)))}."
        )

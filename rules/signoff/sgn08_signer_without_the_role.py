"""SGN08: somebody signed in a role they did not have."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.publication.cover import page_address

_NAMES = {"head_of_service": "head of service", "equality_lead": "equality lead"}


@rule("SGN08", "signer-without-the-role", Severity.WARNING, needs=(), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    address = page_address(doc, "head_sign_off", "lead_sign_off", "summary")
    for signature in history.signatures:
        if address and signature.role in _NAMES and signature.roles and signature.role not in signature.roles:
            on = f" on {signature.on.day} {signature.on:%B %Y}" if signature.on else ""
            who = signature.name or "somebody"
            yield Hit(
                address, f"Signed as {_NAMES[signature.role]}{on} by {who}, who did not have that role."
            )

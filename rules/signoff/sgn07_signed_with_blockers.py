"""SGN07: signed although blockers were open."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.publication.cover import page_address


@rule("SGN07", "signed-with-blockers", Severity.BLOCKER, needs=(), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    count = history.open_blockers_at_signing
    address = page_address(doc, "head_sign_off", "lead_sign_off", "summary")
    if count > 0 and address:
        yield Hit(address, f"It was signed with {count} blocker{'' if count == 1 else 's'} open.")

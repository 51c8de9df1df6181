"""PUB06: what is published is not what was signed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.publication.cover import page_address


@rule("PUB06", "published-other-than-signed", Severity.BLOCKER, needs=(), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    address = page_address(doc, "head_sign_off", "lead_sign_off", "summary")
    if (
        address
        and history.signed_digest
        and history.file_digest
        and history.signed_digest != history.file_digest
    ):
        yield Hit(address, "The published file was not made from the text that was signed.")

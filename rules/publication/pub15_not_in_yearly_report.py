"""PUB15: an assessment that the yearly equality information leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Register, Severity, rule, settings
from rules.publication.cover import page_address


@rule("PUB15", "not-in-yearly-report", Severity.ADVICE, needs=(), stage="publishing", reads="register")
def check(doc: Document, register: Register) -> Iterator[Hit]:
    address = page_address(doc, "summary", "title")
    if address and register.itself_listed is False and settings.of(doc).nation == "england":
        yield Hit(address, "This assessment is not in the council's yearly equality information.")

"""PUB05: published when the decision was already made."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.publication.cover import page_address
from rules.reading import given


@rule("PUB05", "published-after-decision", Severity.WARNING, needs=(), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    decided = history.decision_on or next((a.day for a in given(doc, "decision_date") if a.day), None)
    published = history.published_on
    address = page_address(doc, "decision_date", "summary")
    if decided and published and address and published > decided:
        yield Hit(
            address,
            f"Published on {published.day} {published:%B %Y}, after the decision of {decided.day} {decided:%B %Y}.",
        )

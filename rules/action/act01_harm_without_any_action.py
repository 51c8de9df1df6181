"""ACT01: harm is found, and nothing at all is promised."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, place, readable
from rules.text.words import listed


@rule("ACT01", "harm-without-any-action", Severity.BLOCKER, needs=("adverse", "action"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    promises = (*doc.all("action"), *doc.all("mitigation"))
    if any(not promise.is_blank for promise in promises):
        return
    harmed = [answer for answer in readable(doc, "adverse") if answer.choice == "yes"]
    address = place(doc, "action")
    if harmed and address:
        yield Hit(
            address,
            f"An adverse impact is found for {listed([name(answer) for answer in harmed])}, and no action is given "
            "anywhere.",
            other_address=harmed[0].address,
        )

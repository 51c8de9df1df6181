"""CON02: nobody was consulted, and nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable, typed


@rule("CON02", "no-without-reason", Severity.BLOCKER, needs=("consultation_done",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "consultation_done"):
        if answer.choice == "no" and answer.question.detail and not typed(answer).strip(" .-"):
            yield Hit(answer.address, f"{name(answer)}: “No” to consultation, without a reason.")

"""ACT06: an action without a date, or with words in its place."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.words import quoted


@rule("ACT06", "no-date", Severity.BLOCKER, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "due"):
        due = row.get("due") or {}
        if not due.get("typed", "").strip():
            yield Hit(answer.address, f"Action {number} has no date.")
        elif not due.get("date"):
            yield Hit(answer.address, f"Action {number}: {quoted(due['typed'])} is not a date.")

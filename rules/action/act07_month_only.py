"""ACT07: an action is due in a month, not on a day."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.words import quoted


@rule("ACT07", "month-only", Severity.WARNING, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "due"):
        due = row.get("due") or {}
        if len(due.get("date") or "") == 7:
            yield Hit(answer.address, f"Action {number}: {quoted(due['typed'])} names a month, not a day.")

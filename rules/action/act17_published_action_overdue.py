"""ACT17: a published action whose day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.action.rows import actions
from rules.months import last_day


@rule("ACT17", "published-action-overdue", Severity.WARNING, needs=("action",), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    if history.published_on is None:
        return
    for answer, number, row in actions(doc, "due"):
        due = last_day((row.get("due") or {}).get("date") or "")
        if due and due < doc.as_of and number - 1 not in history.done_actions:
            yield Hit(
                answer.address,
                f"Action {number} was due by {answer.cell(row, 'due')} and is not reported done.",
            )

"""ACT08: an action that was overdue when the assessment was signed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule
from rules.action.rows import actions
from rules.months import last_day
from rules.reading import given


@rule("ACT08", "overdue-when-signed", Severity.BLOCKER, needs=("action",), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    days = [signature.on for signature in history.signatures if signature.on]
    days += [answer.day for answer in given(doc, "lead_sign_off", "head_sign_off") if answer.day]
    if not days:
        return
    signed = max(days)
    for answer, number, row in actions(doc, "due"):
        due = last_day((row.get("due") or {}).get("date") or "")
        if due and due < signed and number - 1 not in history.done_actions:
            yield Hit(
                answer.address,
                f"Action {number} was due by {answer.cell(row, 'due')}. It was not done when this was signed on "
                f"{signed.day} {signed:%B %Y}.",
            )

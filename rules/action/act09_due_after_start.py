"""ACT09: an action that comes when the harm has begun."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.reading import iso


@rule("ACT09", "due-after-start", Severity.WARNING, needs=("action", "start_date"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    start = doc.answer("start_date")
    if start is None or not iso(start):
        return
    begins = iso(start)
    for answer, number, row in actions(doc, "due"):
        due = (row.get("due") or {}).get("date") or ""
        length = min(len(due), len(begins))
        if due and due[:length] >= begins[:length]:
            yield Hit(
                answer.address,
                f"Action {number} is due by {answer.cell(row, 'due')}, and the change starts {start.text}.",
                other_address=start.address,
            )

"""ACT02: an action that belongs to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions


@rule("ACT02", "no-owner", Severity.BLOCKER, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "owner"):
        if not answer.cell(row, "owner").strip():
            yield Hit(answer.address, f"Action {number} has no owner.")

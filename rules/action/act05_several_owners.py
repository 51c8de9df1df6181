"""ACT05: an action with several owners."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.owners import owners
from rules.text.words import quoted


@rule("ACT05", "several-owners", Severity.WARNING, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "owner"):
        text = answer.cell(row, "owner")
        if (count := len(owners(text))) > 1:
            yield Hit(answer.address, f"Action {number} has {count} owners, {quoted(text)}; one has to lead.")

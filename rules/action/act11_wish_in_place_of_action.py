"""ACT11: an action that only wishes."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.promises import only_wishes
from rules.text.words import quoted


@rule("ACT11", "wish-in-place-of-action", Severity.WARNING, precision="M", needs=("action",))
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "action"):
        text = answer.cell(row, "action")
        if not answer.cell(row, "measure") and only_wishes(text):
            yield Hit(answer.address, f"Action {number}: {quoted(text)} is a hope. What will somebody do?")

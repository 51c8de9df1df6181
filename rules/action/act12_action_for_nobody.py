"""ACT12: an action that does not say for whom it is."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.characteristics import named
from rules.text.phrases import has

_EVERYONE = ("everyone", "all groups", "all characteristics", "all residents", "all users")


@rule("ACT12", "action-for-nobody", Severity.WARNING, precision="M", needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "action"):
        text = f"{answer.cell(row, 'for_whom')}\n{answer.cell(row, 'action')}"
        if text.strip() and not answer.cell(row, "for_whom") and not named(text) and not has(text, _EVERYONE):
            yield Hit(answer.address, f"Action {number} does not say which people it is for.")

"""ACT03: the owner of an action is initials or a team."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.action.rows import actions
from rules.text.owners import is_initials, is_team, owners
from rules.text.words import quoted


@rule("ACT03", "owner-not-a-person", Severity.WARNING, needs=("action",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer, number, row in actions(doc, "owner"):
        text = answer.cell(row, "owner")
        named = owners(text)
        if named and all(is_initials(part) or is_team(part) for part in named):
            what = "initials" if all(is_initials(part) for part in named) else "a team"
            yield Hit(
                answer.address, f"Action {number} is owned by {what}, {quoted(text)}, not by a named post."
            )

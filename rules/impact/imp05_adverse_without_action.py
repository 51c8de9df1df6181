"""IMP05: people will be worse off, and no action in the plan is for them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, place, readable
from rules.text.characteristics import names, names_everyone


@rule("IMP05", "adverse-without-action", Severity.WARNING, needs=("adverse", "action"), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    if any(answer.is_unreadable for answer in doc.all("action")):
        return
    promised = [
        f"{answer.cell(row, 'for_whom')}\n{answer.cell(row, 'action')}"
        for answer in doc.all("action")
        for row in answer.rows
    ]
    if any(names_everyone(text) for text in promised):
        return
    for answer in readable(doc, "adverse"):
        who = answer.characteristic
        if answer.choice == "yes" and who and not any(names(who.id, who.label, text) for text in promised):
            yield Hit(
                answer.address,
                f"{name(answer)}: an adverse impact is found, and no action in the plan is for these people.",
                other_address=place(doc, "action"),
            )

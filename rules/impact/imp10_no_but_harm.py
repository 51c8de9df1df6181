"""IMP10: a "No" whose own words go on to describe harm."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import name, readable, typed
from rules.text.phrases import find, has
from rules.text.words import quoted

_TURNS = ("however", "but", "although", "though", "except", "unless", "nevertheless")
_HARMS = (
    "may struggle", "might struggle", "could struggle", "may lose", "might lose", "could lose", "will lose",
    "barrier", "barriers", "harder", "worse off", "disadvantaged", "disadvantage", "reduced", "reduction",
    "fewer", "longer wait", "longer waits", "negative impact", "adverse impact", "adversely affected", "at risk",
)  # fmt: skip


@rule("IMP10", "no-but-harm", Severity.WARNING, precision="M", needs=("adverse",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "adverse"):
        text = typed(answer)
        turn = find(text, _TURNS)
        if answer.choice == "no" and turn and has(text[turn[1] :], _HARMS):
            yield Hit(
                answer.address,
                f"{name(answer)}: the answer is “No”, and then goes on {quoted(text[turn[0] :])}",
                (turn[0], len(text)),
            )

"""SCR10: half of a two-part question, on unequal outcomes in the past, is not answered."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank, given, holds_figure, typed
from rules.text.phrases import has

_PAST = (
    "history", "historically", "in the past", "previous", "previously", "unequal", "inequality", "inequalities",
    "less likely", "more likely", "times as likely", "lower rate", "higher rate", "over-represented", "since",
    "last year", "in recent years", "no difference", "disproportionate", "disproportionately",
)  # fmt: skip


@rule(
    "SCR10", "history-not-answered", Severity.WARNING, precision="M", needs=("targeted_action",), since="0.1"
)
def check(doc: Document) -> Iterator[Hit]:
    if doc.asks("history_of_outcomes"):
        for answer in blank(doc, "history_of_outcomes"):
            yield Hit(answer.address, "Nothing is said about unequal outcomes in the past.")
        return
    for answer in given(doc, "targeted_action"):
        both = "history" in answer.question.label.lower()
        if both and not has(typed(answer), _PAST) and not holds_figure(answer):
            yield Hit(
                answer.address, "The half of the question on unequal outcomes in the past is not answered."
            )

"""CON03: consultation is said to be done and to be still to come."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.consulting import to_come
from rules.text.dates import DATE
from rules.text.statistics import has_statistic
from rules.text.words import quoted


@rule(
    "CON03",
    "consulted-and-still-to-consult",
    Severity.WARNING,
    precision="M",
    needs=("consultation_done",),
    each="text",
)
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    span = to_come(text)
    if span is None:
        return
    coming = f"{quoted(text[span[0] : span[1]])} is still to come"
    if answer.question.purpose == "consultation_done":
        if _is_bare_yes(answer):
            yield Hit(answer.address, f"The answer is yes, but {coming}.", span)
    elif not any(given(doc, "consultation")):
        for row in given(doc, "consultation_done"):
            if answer.characteristic in (None, row.characteristic) and _is_bare_yes(row):
                if not to_come(typed(row)):
                    yield Hit(
                        answer.address,
                        f"{coming}, yet the answer about consultation is yes.",
                        None if answer.question.columns else span,
                        row.address,
                    )
                    return


def _is_bare_yes(answer: Answer) -> bool:
    """Whether ``answer`` is a yes with neither a day nor a number behind it."""
    text = typed(answer)
    return answer.choice == "yes" and not DATE.search(text) and not has_statistic(text)

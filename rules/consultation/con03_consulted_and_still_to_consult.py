"""CON03: consultation is said to be done and to be still to come."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, given, typed
from rules.text.consulting import to_come
from rules.text.dates import DATE
from rules.text.statistics import has_statistic
from rules.text.words import quoted


@rule(
    "CON03", "consulted-and-still-to-consult", Severity.WARNING, precision="M", needs=("consultation_done",)
)
def check(doc: Document) -> Iterator[Hit]:
    bare = []
    for answer in given(doc, "consultation_done"):
        text = typed(answer)
        if answer.choice != "yes" or DATE.search(text) or has_statistic(text):
            continue
        if span := to_come(text):
            yield Hit(
                answer.address,
                f"The answer is yes, but {quoted(text[span[0] : span[1]])} is still to come.",
                span,
            )
        else:
            bare.append(answer)
    if not bare or any(given(doc, "consultation")):
        return
    for answer, text in every_text(doc):
        if answer.question.purpose == "consultation_done":
            continue
        span = to_come(text)
        rows = [row for row in bare if answer.characteristic in (None, row.characteristic)] if span else []
        if span and rows:
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} is still to come, yet the answer about consultation is yes.",
                None if answer.question.columns else span,
                rows[0].address,
            )

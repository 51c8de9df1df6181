"""PRC03: the answer on contractors tells only what will be done."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.dates import DATE
from rules.text.intentions import intention
from rules.text.phrases import has
from rules.text.statistics import has_statistic
from rules.text.words import sentences, words

_FIXED = (
    "clause", "clauses", "question", "questions", "kpi", "kpis", "schedule", "appendix", "annex", "specification",
    "draft contract", "asked", "scored", "scores", "was", "were", "has been", "have been", "we have", "sets",
    "requires", "counted", "counts", "weighting", "method statement",
)  # fmt: skip


@rule("PRC03", "contract-still-to-come", Severity.WARNING, precision="M", needs=("contractor",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "contractor"):
        text = typed(answer)
        if answer.choice == "no" or has(text, _FIXED) or has_statistic(text) or DATE.search(text):
            continue
        parts = [(start, end) for start, end in sentences(text) if len(words(text[start:end])) > 2]
        if parts and all(intention(text[start:end]) for start, end in parts):
            yield Hit(
                answer.address,
                "All of this is still to come. What is already in the tender, the contract or the measures?",
                None if answer.question.columns else (parts[0][0], parts[-1][1]),
            )

"""REP07: the assessment says people were consulted, the report that they will be, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.reading import given
from rules.report.paper import said
from rules.text.consulting import to_come
from rules.text.phrases import folded
from rules.text.words import quoted


@rule("REP07", "consultation-told-two-ways", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    for linked in report.assessments:
        if linked.document is None:
            continue
        done, not_done = _answers(linked.document)
        if done:
            parts = (("consultation", report.consultation), *said(report))
            for address, words in parts:
                if span := to_come(words):
                    yield Hit(
                        address,
                        f"The assessment says that people were consulted; the report: {quoted(words[slice(*span)])}.",
                        span,
                        done[0],
                    )
        elif not_done and folded(report.consultation).strip(" .") in ("y", "yes"):
            yield Hit(
                "consultation",
                "The programme says that people were consulted; the assessment says that they were not.",
                None,
                not_done[0],
            )


def _answers(document: Document) -> tuple[list[str], list[str]]:
    """The addresses at which ``document`` says yes to consultation, and those at which it says no."""
    answers = list(given(document, "consultation_done"))
    return [a.address for a in answers if a.choice == "yes"], [a.address for a in answers if a.choice == "no"]
